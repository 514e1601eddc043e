"""What is left after all the kills, held against what was delivered."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.rows import LedgerRow, OutboxRow, OutboxState
from tests.crashes.load import Sent
from tests.crashes.world import PLANNER, World

_ENDED = {LedgerState.DONE, LedgerState.HELD, LedgerState.QUARANTINED}
_OPEN = {OutboxState.WAITING, OutboxState.SENDING}


@dataclass(frozen=True)
class Sums:
    """Counts over a whole run; all but the last two must be 0.

    ``lost``: not in exactly one place of the mailbox, or not in the ledger as often as it was
    delivered. ``altered``: the bytes kept are not those delivered. ``unfinished``: messages or
    replies that nobody would go on with. ``uncertain`` replies were being handed over at a kill;
    nobody sends them again unasked.
    """

    lost: int
    altered: int
    unfinished: int
    cases_missing: int
    cases_double: int
    numbers_double: int
    replies_missing: int
    replies_double: int
    set_aside: int
    uncertain: int
    mails: int

    @property
    def wrong(self) -> dict[str, int]:
        """What is not as it must be."""
        told = {"uncertain", "mails"}
        return {name: count for name, count in asdict(self).items() if count and name not in told}


def audit(world: World, sent: Sequence[Sent]) -> Sums:
    """Count what is left in ``world`` of the mails ``sent``."""
    store = world.store()
    with store.unit(write=False) as unit:
        rows, cases = unit.ledger.list(), list(unit.cases.export())
        outbox = unit.outbox.list()
    altered = sum(_sha(store.files.get(sha)) != sha for sha in {row.sha256 for row in rows})
    store.close()
    got = Counter(case.sender for case in cases)
    delivered = Counter({one.sha256: one.copies for one in sent})
    missing, double = _replies(world, sent, outbox)
    return Sums(
        lost=_lost(delivered, rows, world.messages()),
        altered=altered,
        unfinished=sum(row.state not in _ENDED or not row.filed for row in rows)
        + sum(row.state in _OPEN for row in outbox),
        cases_missing=sum(max(one.cases - got[one.sender], 0) for one in sent),
        cases_double=sum(max(got[one.sender] - one.cases, 0) for one in sent),
        numbers_double=len(cases) - len({case.tracking_number for case in cases}),
        replies_missing=missing,
        replies_double=double,
        set_aside=sum(row.state is LedgerState.QUARANTINED for row in rows),
        uncertain=sum(row.state is OutboxState.UNCERTAIN for row in outbox),
        mails=sum(delivered.values()),
    )


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _lost(delivered: Counter[str], rows: Iterable[LedgerRow], lying: Iterable[bytes]) -> int:
    in_ledger = Counter(row.sha256 for row in rows)
    in_mailbox = Counter(_sha(raw) for raw in lying)
    return sum(
        in_ledger[sha] != times or in_mailbox[sha] != times for sha, times in delivered.items()
    )


def _replies(world: World, sent: Sequence[Sent], outbox: Iterable[OutboxRow]) -> tuple[int, int]:
    """Replies that an agency did not get and none is uncertain, and those that it got twice."""
    handed_over = world.went_out()
    got = Counter(to for _, to in handed_over)
    unsure = Counter(row.to for row in outbox if row.state is OutboxState.UNCERTAIN)
    again = sum(times - 1 for times in Counter(name for name, _ in handed_over).values())
    missing = sum(max(one.replies - got[one.sender] - unsure[one.sender], 0) for one in sent)
    more = sum(max(got[one.sender] - one.replies, 0) for one in sent)
    known = {one.sender for one in sent} | {PLANNER}
    strangers = sum(times for to, times in got.items() if to not in known)
    return missing, again + more + strangers
