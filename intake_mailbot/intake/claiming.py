"""Claiming: the bytes go to the file store, then the ledger rows are committed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.turns import queued
from intake_mailbot.mailbox.protocol import Fetched
from intake_mailbot.store.rows import Claim
from intake_mailbot.store.unit import UnitOfWork

_BATCH = 50
_AT_ONCE = 4
"""Files that are stored at the same time: each waits for its disk or its server, not for us."""


def claim(desk: Desk, account: str, messages: Iterable[Fetched]) -> Iterator[Claim]:
    """Take messages into the ledger, a batch a transaction; gives each batch's claims.

    From the commit on nothing can be lost: the bytes lie in the file store.
    """
    waiting = iter(messages)
    while batch := list(islice(waiting, _BATCH)):
        with ThreadPoolExecutor(_AT_ONCE, "storing") as pool:
            kept = pool.map(desk.store.files.put, [one.raw for one in batch])
            stored = list(zip(batch, kept, strict=True))
        with desk.store.unit() as unit:
            claims = [
                unit.ledger.claim(
                    account=account,
                    folder=one.folder,
                    uidvalidity=one.uidvalidity,
                    uid=one.uid,
                    sha256=sha256,
                    size=one.size or len(one.raw),
                    first_seen=desk.clock(),
                    server_date=one.server_date,
                )
                for one, sha256 in stored
            ]
            _know_dropped(desk, unit, stored, claims)
            if desk.store.queue:
                for one, claimed in zip(batch, claims, strict=True):
                    if claimed.new:
                        unit.wants(queued(claimed.id, account, one.raw))
            unit.commit()
        yield from claims


def _know_dropped(
    desk: Desk,
    unit: UnitOfWork,
    stored: Sequence[tuple[Fetched, str]],
    claims: Sequence[Claim],
) -> None:
    """Bytes that were removed and come again: kept for who is new, removed again for who is known.

    What is being removed at this moment is stored once more before the claim is committed.
    """
    dropped = unit.dropped_files.among([sha256 for _, sha256 in stored])
    for (one, sha256), claimed in zip(stored, claims, strict=True):
        if sha256 not in dropped:
            continue
        row = unit.ledger.get(claimed.id)
        earlier = unit.ledger.earlier_copy(row)
        if row.discarded or (earlier and earlier.discarded):
            unit.erasing.known_again(claimed.id, desk.clock())
        else:
            desk.store.files.put(one.raw)
            unit.dropped_files.keep(sha256)
