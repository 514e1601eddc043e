"""The evidence of readings in doubt: rows by case and field, pictures in the file store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, select

from intake_mailbot.domain.model import CaseRef
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import Kept
from intake_mailbot.store.tables import evidence
from parsers.model import Damage, Evidence

_INSERT = evidence.insert()


def keep_pictures(files: FileStore, shown: Iterable[Evidence]) -> None:
    """Keep the pictures, before the rows that name them.

    Raises ServiceUnreachableError where they cannot be kept.
    """
    for one in shown:
        files.put(one.picture)


class EvidenceRows:
    """Which pictures belong to which version of a case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case: CaseRef, shown: Iterable[Evidence]) -> None:
        """Note the evidence of the case's current version; its pictures are kept already."""
        rows = [
            {
                "case_id": case.id, "version": case.version, "field": one.field,
                "sha256": hashlib.sha256(one.picture).hexdigest(), "wide": one.wide,
                "high": one.high, "place": one.place, "damage": one.damage.value,
            }
            for one in {one.field: one for one in shown}.values()
        ]  # fmt: skip
        if rows:
            self._connection.execute(_INSERT, rows)

    def of(self, case: CaseRef) -> tuple[Kept, ...]:
        """The evidence of the case's current version, as it was kept."""
        wanted = (
            select(evidence)
            .where(evidence.c.case_id == case.id, evidence.c.version == case.version)
            .order_by(evidence.c.id)
        )
        return tuple(
            Kept(row.field, row.sha256, row.wide, row.high, row.place, Damage(row.damage))
            for row in self._connection.execute(wanted)
        )


def shown_again(files: FileStore, kept: Iterable[Kept]) -> tuple[Evidence, ...]:
    """The evidence with its pictures. Raises the errors of the file store."""
    return tuple(
        Evidence(one.field, files.get(one.sha256), one.wide, one.high, one.place, one.damage)
        for one in kept
    )
