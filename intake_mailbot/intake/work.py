"""Attempts at messages; the next message is read while the last one is decided on.

Reading is done by a child process and takes as long as all that follows. So the attempts at the
next messages are begun, and committed, before the one before them is settled; whatever depends on
the messages before is asked only when its own turn has come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from itertools import islice

import structlog

from intake_mailbot.domain.model import LedgerState, MessageKind
from intake_mailbot.intake.again import past_of, put_aside
from intake_mailbot.intake.aside import Aside
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.intake.readings import Read, Readings
from intake_mailbot.store.errors import TakenOverError
from intake_mailbot.store.rows import Attempt, LedgerRow
from intake_mailbot.store.unit import UnitOfWork
from parsers.errors import ChildDiedError

_MOST_STOPS = 10
"""Deaths of the whole process at one message after which the message is set aside.

A machine that is switched off hits a message once or twice; only a message that ends the process
itself is met that often, and it must not keep all others waiting.
"""

log = structlog.get_logger(__name__)

_AHEAD = 2
"""Messages that wait for their reading, or for their turn, while one is settled.

Two, since one mail takes longer to read than another: the child has always the next one at hand.
"""
_AT_ONCE = 3
"""Attempts that are begun in one transaction, when fewer than these are ahead."""


@dataclass(frozen=True)
class Work:
    """One attempt at a message.

    ``row`` is the message as it stood when the attempt began; ``attempt`` is the attempt's number
    in the ledger, ``counted`` how many of the message's own attempts there were, this one included.
    ``reading`` is under way, or done; asking for its result raises what the reading raised.
    ``alone`` says that the whole process died at the message before: nothing is begun behind it
    until it is settled, so that its neighbours are not suspected with it.
    """

    row: LedgerRow
    attempt: int
    counted: int
    reading: Future[Read]
    alone: bool = False


def in_turn(
    desk: Desk, message_ids: Iterable[int], aside: Aside
) -> Generator[Work | Processed, None, None]:
    """The attempts at these messages, each when its reading has ended; till then ``aside`` goes on.

    What could be put aside without reading it is given as what became of it. Every attempt is
    committed before its reading begins. Whoever stops asking must close the iterator: the attempt
    at a message that was read ahead is given back then.
    """
    begun: deque[Work | Processed] = deque()
    waiting = iter(message_ids)
    with Readings(desk) as readings:
        try:
            while _fill(desk, begun, waiting, readings):
                if isinstance(begun[0], Work):
                    _wait(begun[0].reading, aside)
                yield begun.popleft()
        finally:
            readings.stop()
            for work in begun:
                if isinstance(work, Work):
                    give_back(desk, work)


def _wait(reading: Future[Read], aside: Aside) -> None:
    """Until the reading has ended, with other work in the meantime."""
    while not reading.done():
        under_way = aside.go_on()
        wait([reading, *filter(None, [under_way])], return_when=FIRST_COMPLETED)


def _fill(
    desk: Desk,
    begun: deque[Work | Processed],
    waiting: Iterator[int],
    readings: Readings,
) -> bool:
    """Begin the next attempts, up to one that is to be alone; whether any is begun."""
    while len(begun) <= _AHEAD and not any(isinstance(one, Work) and one.alone for one in begun):
        following = _begin(desk, waiting, readings)
        if not following:
            break
        begun += following
    return bool(begun)


def _begin(desk: Desk, waiting: Iterator[int], readings: Readings) -> list[Work | Processed]:
    """Begin some attempts in one transaction, up to one that is to be alone, and their readings."""
    begun: list[Processed | tuple[LedgerRow, Attempt]] = []
    with desk.store.unit() as unit:
        for message_id in islice(waiting, _AT_ONCE):
            one = _attempt(unit, message_id)
            begun.append(one)
            if isinstance(one, tuple) and one[1].stops:
                break
        if begun:
            unit.commit()
    return [one if isinstance(one, Processed) else _work(desk, *one, readings) for one in begun]


def _attempt(unit: UnitOfWork, message_id: int) -> Processed | tuple[LedgerRow, Attempt]:
    """A message and the attempt at it that begins; or what became of it without one."""
    row = unit.ledger.get(message_id)
    past = past_of(unit, row)
    try:
        attempt = unit.ledger.begin_attempt(message_id)
    except TakenOverError as error:
        return taken_over(row, error)
    return put_aside(unit, row, past) or (row, attempt)


def _work(desk: Desk, row: LedgerRow, attempt: Attempt, readings: Readings) -> Work:
    if attempt.stops >= _MOST_STOPS:
        return Work(row, attempt.number, desk.attempts, _given_up(attempt.stops))
    reading = readings.begin(row)
    return Work(row, attempt.number, attempt.counted, reading, alone=attempt.stops > 0)


def taken_over(row: LedgerRow, error: TakenOverError) -> Processed:
    """What became of a message that another process has, or had."""
    log.warning("message taken over", message=row.id)
    kind = row.kind or MessageKind.UNREADABLE
    return Processed(row.id, kind, LedgerState.WORKING, reason=str(error))


def _given_up(stops: int) -> Future[Read]:
    """No reading of a mail beside which the whole process died again and again."""
    given_up: Future[Read] = Future()
    said = f"the program ended {stops} times while it was at work on this mail"
    given_up.set_exception(ChildDiedError(said))
    return given_up


def give_back(desk: Desk, work: Work) -> None:
    """Uncount an attempt that the message itself did not end."""
    with desk.store.unit() as unit:
        unit.ledger.give_back(work.row.id, work.attempt)
        unit.commit()
