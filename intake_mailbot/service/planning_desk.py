"""A desk for what planners do: everything but what reads foreign mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from intake_mailbot.intake.desk import Desk
from intake_mailbot.service.keeping import desks_of
from intake_mailbot.service.wiring import Bureau, child_limits, now_utc, open_bureau
from intake_mailbot.settings import Settings
from parsers.errors import ParseError
from parsers.model import Annotated, Notes, ParsedMail
from parsers.sandbox import ChildLimits, Reader


class _ReadsNothing:
    """Stands where mail is read: a planner's word reads none.

    A child is started only where a form goes back by that word, to write the notes on its copy.
    """

    def __init__(self, limits: ChildLimits) -> None:
        self._limits = limits

    def read_mail(self, raw: bytes) -> ParsedMail:
        """Raises ParseError."""
        raise ParseError(f"a mail of {len(raw)} bytes is not read here")

    def annotate(self, data: bytes, notes: Notes, path: str = "") -> Annotated:
        """A copy with ``notes``. Raises ParseError."""
        with Reader(limits=self._limits) as reader:
            return reader.annotate(data, notes, path)


def open_quiet_bureau(
    settings: Settings, *, clock: Callable[[], datetime] = now_utc
) -> AbstractContextManager[Bureau]:
    """Everything wired but what reads foreign mail. Raises as ``open_bureau`` does."""
    return open_bureau(settings, clock=clock, reader=_ReadsNothing(child_limits(settings)))


@contextmanager
def open_desk(
    settings: Settings, number: str, *, clock: Callable[[], datetime] = now_utc
) -> Iterator[Desk]:
    """The desk of the office of this case, the first one where there is no such case.

    Raises SettingsError or ServiceUnreachableError.
    """
    with open_quiet_bureau(settings, clock=clock) as bureau:
        with bureau.store.unit(write=False) as unit:
            case = unit.cases.by_number(number)
        desks = desks_of(bureau.counters)
        yield desks.get(case.office if case else "", bureau.counters[0].desk)


@contextmanager
def open_message_desk(settings: Settings, message: int) -> Iterator[Desk]:
    """The desk of the mailbox that this message came to.

    Raises SettingsError or ServiceUnreachableError, UsageError where there is no such message.
    """
    with open_quiet_bureau(settings) as bureau:
        with bureau.store.unit(write=False) as unit:
            account = unit.ledger.get(message).account
        desks = {counter.mailbox.account: counter.desk for counter in bureau.counters}
        yield desks.get(account, bureau.counters[0].desk)
