"""How much is open: what a monitor asks every few seconds, by indexes alone."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import message, outbox

_OPEN = {
    message: tuple(state.value for state in LedgerState if state is not LedgerState.DONE),
    outbox: (
        OutboxState.WAITING.value,
        OutboxState.SENDING.value,
        OutboxState.UNCERTAIN.value,
        OutboxState.FAILED.value,
    ),
}


def open_rows(connection: Connection) -> Mapping[tuple[str, str], int]:
    """Rows by (table, state), of the states that are no end; 0 where there is none."""
    found: dict[tuple[str, str], int] = {}
    for table, states in _OPEN.items():
        counted = (
            select(table.c.state, func.count())
            .where(table.c.state.in_(states))
            .group_by(table.c.state)
        )
        rows = {row[0]: int(row[1]) for row in connection.execute(counted)}
        found |= {(table.name, state): rows.get(state, 0) for state in states}
    return found
