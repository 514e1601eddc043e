"""History: lines are added, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from intake_mailbot.domain.model import CaseRef
from intake_mailbot.store.rows import Event
from intake_mailbot.store.tables import event

_INSERT = event.insert()

BOT = "intake-mailbot"
"""The actor of what the bot does by itself."""

RELEASED = "released"
"""The kind of the event by which a planner vouches for a message's sender."""


PUT_TOGETHER = "put_together"
"""The kind of the event that says that a case's ``version`` holds one ``before`` it as well."""


class Events:
    """The events of cases and messages."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: list[dict[str, object]] = []
        self._together = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added within is written in one statement: at the end, or before one is read."""
        self._together = True
        try:
            yield
            self._write()
        finally:
            self._together = False
            self._kept.clear()

    def add(
        self,
        kind: str,
        text: str,
        at: datetime,
        *,
        case: int | None = None,
        message: int | None = None,
        actor: str = BOT,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Writes one line. ``kind`` is a short word, ``text`` a sentence, ``data`` plain JSON."""
        self.add_all(kind, (text,), at, case=case, message=message, actor=actor, data=data)

    def add_all(
        self,
        kind: str,
        texts: Sequence[str],
        at: datetime,
        *,
        case: int | None = None,
        message: int | None = None,
        actor: str = BOT,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Writes several lines that differ in their text, in this order."""
        values = {
            "case_id": case, "message_id": message, "at": at, "actor": actor, "kind": kind,
            "data": None if data is None else dict(data),
        }  # fmt: skip
        self._kept += [{**values, "text": text} for text in texts]
        if not self._together:
            self._write()

    def _write(self) -> None:
        if self._kept:
            self._connection.execute(_INSERT, self._kept)
            self._kept.clear()

    def history(self, case: CaseRef) -> tuple[Event, ...]:
        """All that happened to a case, oldest first."""
        return self._read(select(event).where(event.c.case_id == case.id))

    def of_message(self, message: int) -> tuple[Event, ...]:
        """All that happened to a message (its ledger id), oldest first."""
        return self._read(select(event).where(event.c.message_id == message))

    def of_kind(self, case: CaseRef, kind: str) -> tuple[Event, ...]:
        """A case's events of one kind, oldest first."""
        return self._read(select(event).where(event.c.case_id == case.id, event.c.kind == kind))

    def _read(self, wanted: Select[tuple[Any, ...]]) -> tuple[Event, ...]:
        self._write()
        return tuple(
            _event(row) for row in self._connection.execute(wanted.order_by(event.c.id)).mappings()
        )


def _event(row: RowMapping) -> Event:
    return Event(
        row["id"],
        row["at"],
        row["actor"],
        row["kind"],
        row["text"],
        row["case_id"],
        row["message_id"],
        row["data"],
    )
