"""What every way out offers: one finished mail to one recipient."""

from __future__ import annotations

from typing import Protocol


class Sender(Protocol):
    """Sends finished mails; one thread uses it."""

    def send(self, eml: bytes, sender: str, to: str) -> None:
        """Hand one mail over.

        ``eml`` is the whole message with CRLF line ends; ``sender`` is the office's address, and
        ``to`` the one recipient's.

        Raises SendRefusedForNowError (try later), SendRefusedError (for good), SendUncertainError
        (it may have been taken; never send it again unasked), ServiceUnreachableError (nothing
        was handed over; try later).
        """
        ...

    def check(self) -> tuple[str, ...]:
        """Try it without sending; sentences for ``doctor``. Raises ServiceUnreachableError."""
        ...

    def close(self) -> None:
        """Leave; harmless when there is nothing to leave."""
        ...
