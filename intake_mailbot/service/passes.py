"""One pass over a mailbox: claim, process, send, file."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field

import structlog

from intake_mailbot.care.reconciling import reconcile
from intake_mailbot.domain.errors import MailboxError, ServiceUnreachableError
from intake_mailbot.domain.model import Folder
from intake_mailbot.intake import Processed, claim, process_pending
from intake_mailbot.intake.aside import NOTHING, Aside
from intake_mailbot.mailbox import Filing
from intake_mailbot.service.fleet import alone
from intake_mailbot.service.wiring import Bureau, Counter
from intake_mailbot.store.locks import poller_lock
from intake_mailbot.store.rows import LedgerRow

WAITS_FOR_LOCK = 60.0
"""Seconds that a pass waits for another process that holds the mailbox."""

_KNOWN_AT_ONCE = 500

log = structlog.get_logger(__name__)

Seen = Callable[[Processed], None]
Stopping = Callable[[], bool]


def _never() -> bool:
    return False


@dataclass
class Pass:
    """What one pass over one mailbox did."""

    claimed: int = 0
    processed: list[Processed] = field(default_factory=list)
    sent: int = 0
    filed: int = 0
    trouble: list[str] = field(default_factory=list)


def poll(bureau: Bureau, seen: Seen | None = None) -> list[Pass]:
    """One pass over every mailbox and its outbox.

    ``seen`` is called with each message when it is done. Raises ServiceUnreachableError where a
    mailbox, its lock or a way out could not be had; all else was served first.
    """
    done: list[Pass] = []
    with holding_outboxes(bureau):
        for counter in bureau.counters:
            try:
                with poller_lock(bureau.store, counter.mailbox.account, WAITS_FOR_LOCK):
                    done.append(serve(counter, seen))
            except ServiceUnreachableError as error:
                done.append(Pass(trouble=[str(error)]))
    trouble = [said for one in done for said in one.trouble]
    if trouble:
        raise ServiceUnreachableError(trouble[0])
    return done


@contextmanager
def holding_outboxes(bureau: Bureau, wait_seconds: float = WAITS_FOR_LOCK) -> Iterator[None]:
    """This process alone sends; what a dead one left half sent is settled first.

    Over Postgres no service runs meanwhile, and one that starts waits. Raises
    ServiceUnreachableError, after ``wait_seconds`` where another process sends.
    """
    with ExitStack() as stack:
        stack.enter_context(alone(bureau, wait_seconds))
        for delivery in bureau.deliveries:
            name = f"outbox/{delivery.name}"
            stack.enter_context(poller_lock(bureau.store, name, wait_seconds))
            delivery.recover()
        yield


def drain_outboxes(bureau: Bureau) -> bool:
    """Send what is due, unless another process does so; False where it does.

    Raises ServiceUnreachableError where a way out cannot be reached: the rest waits.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(holding_outboxes(bureau, 0))
        except ServiceUnreachableError:
            return False
        for delivery in bureau.deliveries:
            delivery.drain()
    return True


def serve(counter: Counter, seen: Seen | None = None) -> Pass:
    """Claim, process, send and file once; what cannot be reached is told as trouble.

    Raises ServiceUnreachableError where the database or the files are away.
    """
    done = Pass()
    with counter.delivery.beside() as sending:
        try:
            take_in(counter, seen, done=done, aside=sending)
        except ServiceUnreachableError as error:
            done.trouble.append(str(error))  # what is answered is sent and filed all the same
    done.sent = sending.sent
    try:
        done.sent += counter.delivery.drain()
    except ServiceUnreachableError as error:
        done.trouble.append(str(error))
    done.filed = file_away(counter, done)
    compare(counter, done)
    return done


def compare(counter: Counter, done: Pass) -> None:
    """Compare mailbox, ledger and files after a pass; what failed is told as trouble of ``done``.

    Where the mailbox failed before, there is nothing to compare with.
    """
    if done.trouble:
        return
    try:
        reconcile(counter.desk.store, counter.mailbox, counter.desk.clock())
    except MailboxError as error:
        done.trouble.append(str(error))


def take_in(
    counter: Counter,
    seen: Seen | None = None,
    stopping: Stopping = _never,
    done: Pass | None = None,
    aside: Aside = NOTHING,
) -> Pass:
    """Claim what is new, and process everything that is pending, until ``stopping``.

    Where much is pending, the mailbox is looked into again in between, so that new mail gets its
    turn. A mailbox that fails is told as trouble: what was claimed is processed all the same. What
    was done is given back in ``done``, a new one where there is none: it tells of that also where
    this raises ServiceUnreachableError. ``aside`` is what goes on in between.
    """
    done, tried = done or Pass(), Tally[int]()
    while not stopping():
        if not done.trouble:
            _claim(counter, done, stopping)
        spent = {one for one, times in tried.items() if times >= counter.desk.attempts}
        before = tried.total()
        pending = process_pending(counter.desk, counter.mailbox.account, spent, aside)
        with closing(pending) as processed:
            for one in processed:
                done.processed.append(one)
                tried[one.id] += 1
                if seen:
                    seen(one)
                if stopping():
                    return done
        if tried.total() == before:
            break
    return done


def collect(counter: Counter, stopping: Stopping = _never) -> Pass:
    """Claim what is new, until ``stopping``, and leave the work on it to those who take jobs."""
    done = Pass()
    _claim(counter, done, stopping)
    return done


def _claim(counter: Counter, done: Pass, stopping: Stopping) -> None:
    mailbox = counter.mailbox
    try:
        for _ in claim(counter.desk, mailbox.account, mailbox.new(_known(counter))):
            done.claimed += 1
            if stopping():
                return
    except MailboxError as error:
        done.trouble.append(str(error))


def _known(counter: Counter) -> Callable[[str, int, Sequence[int]], Collection[int]]:
    store, account = counter.desk.store, counter.mailbox.account

    def known(folder: str, uidvalidity: int, uids: Sequence[int]) -> Collection[int]:
        found: set[int] = set()
        with store.unit(write=False) as unit:
            for at in range(0, len(uids), _KNOWN_AT_ONCE):
                some = uids[at : at + _KNOWN_AT_ONCE]
                found |= unit.ledger.known(account, folder, uidvalidity, some)
        return found

    return known


def file_away(counter: Counter, done: Pass) -> int:
    """Move what is settled into the folders that people see; repeating it is harmless.

    A mailbox that fails is told as trouble of ``done``.
    """
    store, mailbox = counter.desk.store, counter.mailbox
    with store.unit(write=False) as unit:
        rows = unit.ledger.to_file(mailbox.account)
    if not rows:
        return 0
    try:
        mailbox.file_many(_filing(row) for row in rows if row.filed_in != row.to_folder)
    except MailboxError as error:
        done.trouble.append(str(error))
        return 0
    with store.unit() as unit:
        unit.ledger.filed(*(row.id for row in rows))
        unit.commit()
    return len(rows)


def _filing(row: LedgerRow) -> Filing:
    return Filing(
        row.uidvalidity,
        row.uid,
        (row.to_folder or Folder.AUTOMATIC).value,
        source=row.filed_in,
        sha256=row.sha256,
        size=row.size,
        message_id=row.message_id,
    )
