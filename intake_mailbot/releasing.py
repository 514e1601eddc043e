"""Letting a message go on that waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from intake_mailbot.casework import let_go_on
from intake_mailbot.correcting import OK, confirm_within
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import LedgerState, Verdict
from intake_mailbot.intake import Desk
from intake_mailbot.store.unit import UnitOfWork


def release(desk: Desk, message_id: int, lines: Sequence[str], now: datetime, actor: str) -> str:
    """Let a held or quarantined message go on; gives a sentence saying what came of it.

    Where it brought a case that is held, its readings are confirmed by ``lines`` (none: "ok"). Else
    it is worked on again at the next pass, and its sender counts as believed. Raises UsageError for
    a message that is done or not there, or for ``lines`` about readings that no case waits for,
    ConcurrentChangeError where a case changed meanwhile.
    """
    with desk.store.unit() as unit:
        filed = unit.cases.submitted_in(message_id)
        held = [one.case for one in filed if one.case.verdict is Verdict.HOLD]
        said = [
            confirm_within(desk, unit, case, lines or (OK,), now, actor)
            for case in dict.fromkeys(held)
        ]
        if not held:
            _require_plain(unit, message_id, lines)
            said = [let_go_on(unit, message_id, now, actor)]
        unit.commit()
    return " ".join(said)


def _require_plain(unit: UnitOfWork, message_id: int, lines: Sequence[str]) -> None:
    """Raise UsageError where something is said of a form that no held case has."""
    state = unit.ledger.get(message_id).state
    meant = [line for line in lines if line.strip().lower() != OK]
    if meant and state in {LedgerState.HELD, LedgerState.QUARANTINED}:
        raise UsageError(
            f"mail {message_id} has no held case that “{meant[0]}” could be said of: release it by"
            f" `intake-mailbot mail release {message_id}` alone. Where its case is held then, say"
            " it there, with `cases confirm` and its number."
        )
