"""Work that goes on beside the work on messages, in the same thread and the same transactions."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any, Protocol

from intake_mailbot.store.unit import UnitOfWork


class Aside(Protocol):
    """What else is to be done: sending, say, of which only the server is waited for elsewhere."""

    def go_on(self) -> Future[Any] | None:
        """Do what can be done now; gives what is to be waited for then, None: nothing."""
        ...

    def join(self, unit: UnitOfWork) -> None:
        """Write what is to be written within a unit that is about to be committed."""
        ...

    def joined(self) -> None:
        """That unit was committed. Where this is not called, nothing of it has happened."""
        ...


class _Nothing:
    """Nothing goes on beside."""

    def go_on(self) -> None:
        """Nothing is waited for."""

    def join(self, unit: UnitOfWork) -> None:
        """Nothing is written."""

    def joined(self) -> None:
        """Nothing has happened."""


NOTHING: Aside = _Nothing()
"""For who has nothing else to do."""
