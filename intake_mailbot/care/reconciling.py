"""Reconciliation: each message on the server in one state of the ledger, each with its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from intake_mailbot.domain.books import Books, Damaged
from intake_mailbot.mailbox import Mailbox
from intake_mailbot.store.comparing import Kept, Round
from intake_mailbot.store.errors import FileDamagedError, FileMissingError
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store, UnitOfWork

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How many messages' bytes are looked at in one go, and how many bytes at most."""

    messages: int
    bytes: int


ROLLING = Pace(20, 8 * 1024 * 1024)
"""The sample of one pass: some milliseconds of reading; a round over a million mails in weeks."""

ALL = Pace(500, 64 * 1024 * 1024)


def reconcile(store: Store, mailbox: Mailbox, now: datetime, pace: Pace = ROLLING) -> Books:
    """Compare one mailbox with the ledger, and the next of its messages with the file store.

    What lies in the inbox although it was filed is to be filed again. What was found is kept for
    the digest, and logged where it is not as it must be. ``now`` is aware. Raises MailboxError and
    ServiceUnreachableError.
    """
    there = mailbox.lying()
    account, where = mailbox.account, (there.folder, there.uidvalidity, there.uids)
    with store.unit(write=False) as unit:
        unknown = unit.comparing.unknown(account, *where)
        misplaced = unit.comparing.misplaced(account, *where)
        done, sample = _sample(unit, account, pace)
    damaged = _damaged(store.files, sample, now)
    books = Books(
        now, len(there.uids), len(unknown), len(misplaced), done.checked, damaged,
    )  # fmt: skip
    with store.unit() as unit:
        unit.comparing.file_again(misplaced)
        _keep(unit, sample, damaged, now)
        unit.comparing.save(account, books, done)
        unit.commit()
    if books.wrong:
        log.warning(
            "mailbox, ledger and files do not agree", unknown=len(unknown),
            misplaced=misplaced, damaged=[one.id for one in damaged],
        )  # fmt: skip
    return books


def check_all(store: Store, account: str, now: datetime) -> tuple[int, tuple[Damaged, ...]]:
    """Look at the bytes of every message of a mailbox; gives how many, and those not right.

    Raises ServiceUnreachableError.
    """
    after, count = 0, 0
    found: list[Damaged] = []
    while True:
        with store.unit(write=False) as unit:
            sample = _fitting(unit.comparing.kept(account, after, ALL.messages), ALL)
        if not sample:
            return count, tuple(found)
        damaged = _damaged(store.files, sample, now)
        with store.unit() as unit:
            _keep(unit, sample, damaged, now)
            unit.commit()
        after, count = sample[-1].id, count + len(sample)
        found += damaged


def _sample(unit: UnitOfWork, account: str, pace: Pace) -> tuple[Round, Sequence[Kept]]:
    """The next messages to look at; after the last one the round begins anew."""
    before = unit.comparing.round_of(account)
    sample = _fitting(unit.comparing.kept(account, before.to, pace.messages), pace)
    if not sample:
        before = Round()
        sample = _fitting(unit.comparing.kept(account, 0, pace.messages), pace)
    if not sample:
        return before, ()
    return replace(before, to=sample[-1].id, checked=before.checked + len(sample)), sample


def _fitting(messages: Iterable[Kept], pace: Pace) -> Sequence[Kept]:
    """The first of ``messages`` that the pace allows, one at least."""
    chosen: list[Kept] = []
    size = 0
    for one in messages:
        size += one.size
        if chosen and size > pace.bytes:
            break
        chosen.append(one)
    return chosen


def _damaged(files: FileStore, sample: Iterable[Kept], now: datetime) -> tuple[Damaged, ...]:
    found: list[Damaged] = []
    for one in sample:
        try:
            files.get(one.sha256)
        except FileMissingError:
            found.append(Damaged(one.id, "its bytes are missing", now))
        except FileDamagedError:
            found.append(Damaged(one.id, "its bytes were altered", now))
    return tuple(found)


def _keep(
    unit: UnitOfWork, sample: Iterable[Kept], damaged: Iterable[Damaged], now: datetime
) -> None:
    bad = {one.id: one.what for one in damaged}
    unit.comparing.looked_at([one.id for one in sample if one.id not in bad], bad, now)
