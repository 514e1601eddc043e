"""Whether each hostile mail became what it must, by what lies in the ledger and the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake_mailbot.domain.model import LedgerState, MessageKind, Verdict
from intake_mailbot.domain.outcomes import CaseView, ReplyKind
from intake_mailbot.store.rows import LedgerRow
from tests.hostile.kinds import Hostile, Must

PLANNER = "planner@example.gov"
HOUSES = ("agency.gov", "example.gov")
_NOTHING_FOUND = {ReplyKind.GUIDANCE.value, ReplyKind.CONFIRMATION.value}
_SET_ASIDE = {MessageKind.AUTOMATIC, MessageKind.LIST, MessageKind.ECHO, MessageKind.BOUNCE,
              MessageKind.DUPLICATE}  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """A mail of ours about a message: to whom, of which kind."""

    to: str
    kind: str


@dataclass(frozen=True)
class Fate:
    """What became of one mail: its row, the replies to it, its cases; ``blamed`` in reading."""

    row: LedgerRow
    replies: Sequence[Reply]
    cases: Sequence[CaseView]
    blamed: bool

    @property
    def accepted(self) -> bool:
        """Whether a case of it was accepted."""
        return any(case.verdict is Verdict.ACCEPT for case in self.cases)

    @property
    def answered(self) -> list[Reply]:
        """The replies that went to anybody but our planners."""
        return [reply for reply in self.replies if reply.to != PLANNER]


def faults(hostile: Hostile, fate: Fate) -> Iterator[str]:
    """What became of the mail that must not, a sentence each."""
    row, kinds = fate.row, {reply.kind for reply in fate.answered}
    if row.state not in {LedgerState.DONE, LedgerState.HELD, LedgerState.QUARANTINED}:
        yield f"it was left {row.state.value}"
    if fate.accepted and not hostile.form:
        yield "a profile was accepted"
    blamed = fate.blamed or hostile.end is Must.BLAMED
    if blamed and row.kind not in _SET_ASIDE and kinds & _NOTHING_FOUND:
        yield f"a part is blamed, and the answer says nothing of it ({', '.join(sorted(kinds))})"
    if blamed and row.kind not in _SET_ASIDE and not kinds and row.state is LedgerState.DONE:
        yield "a part is blamed, and nobody hears of it"
    neutral = kinds == {ReplyKind.ACKNOWLEDGEMENT.value} and not _of_a_house(row.sender, "")
    if hostile.end is Must.UNBELIEVED and neutral:
        pass  # somebody else, whom our own server confirms, hears that it was received
    elif hostile.end in {Must.UNBELIEVED, Must.UNANSWERED} and fate.answered:
        yield f"{fate.answered[0].to} was answered"
    # A copy of one that is held is done with it, and says nothing of its own.
    done = row.state is LedgerState.DONE and row.kind is not MessageKind.DUPLICATE
    if hostile.end is Must.UNBELIEVED and (fate.accepted or done):
        yield "it was believed"
    if hostile.end is Must.BELIEVED and not fate.cases and row.kind not in _SET_ASIDE:
        yield "its profile was not taken in"
    strange = [reply.to for reply in fate.answered if not _of_a_house(reply.to, row.sender)]
    if strange:
        yield f"an answer went to {strange[0]}"
    if len(fate.answered) > 1:
        yield f"it was answered {len(fate.answered)} times"


def fates(
    rows: Sequence[LedgerRow],
    outbox: Mapping[int, Sequence[Reply]],
    cases: Mapping[str, CaseView],
    blamed: Mapping[str, bool],
) -> dict[str, Fate]:
    """What became of each mail by the SHA-256 of its bytes."""
    return {
        row.sha256: Fate(
            row,
            outbox.get(row.id, ()),
            [cases[number] for number in row.tracking_numbers],
            blamed.get(row.sha256, False),
        )
        for row in rows
    }


def _of_a_house(address: str, sender: str) -> bool:
    domain = address.rpartition("@")[2]
    return address == sender or any(domain == h or domain.endswith("." + h) for h in HOUSES)
