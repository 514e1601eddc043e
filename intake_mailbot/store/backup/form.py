"""What a backup looks like: ``backup.json``, ``tables/NAME.jsonl.gz``, ``files/``.

A row is a JSON object a line, the same from SQLite and from Postgres. ``backup.json`` is written
last: a folder without it is no backup.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Date, LargeBinary, Table

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.store import care_tables, service_tables
from intake_mailbot.store.columns import UtcDateTime
from intake_mailbot.store.schema import metadata
from intake_mailbot.store.tables import case_count

MANIFEST = "backup.json"
FILES = "files"

_LEFT_OUT = (
    case_count,
    care_tables.reconciliation,
    care_tables.damage,
    service_tables.lease,
    service_tables.service,
)
BACKED_UP = tuple(table for table in metadata.sorted_tables if table not in _LEFT_OUT)
"""The tables that a backup holds, in an order in which they can be filled.

Left out are the counts, which filling the cases makes again, and what comparing the mailbox with
the files gave: another place has to be compared anew.
"""


class BackupError(UsageError):
    """A folder is no whole backup, or cannot be put where it should go."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``tables`` counts rows; ``migration`` is that of the tables.

    ``missing`` are files (SHA-256) that the file store did not have, or not as they were kept.
    """

    made: datetime
    migration: str
    tables: Mapping[str, int]
    files: int
    missing: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        """The backup is whole from here on."""
        said = asdict(self) | {"made": self.made.isoformat()}
        (folder / MANIFEST).write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the backup in ``folder``. Raises BackupError."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Manifest(
            datetime.fromisoformat(said["made"]),
            said["migration"],
            said["tables"],
            said["files"],
            tuple(said["missing"]),
        )
    except OSError as error:
        raise BackupError(
            f"{folder} is no whole backup: it has no {MANIFEST}; name the folder that"
            " `intake-mailbot backup` made"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(
            f"{folder / MANIFEST} cannot be understood; it is damaged: use another backup"
        ) from error


def table_file(folder: Path, table: Table) -> Path:
    """Where a table's rows lie."""
    return folder / "tables" / f"{table.name}.jsonl.gz"


def packed(row: Mapping[str, Any]) -> str:
    """A row as a line."""
    return json.dumps({name: _plain(value) for name, value in row.items()}) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def unpacked(table: Table, line: str) -> dict[str, Any]:
    """The row of ``table`` in a line. Raises ValueError or KeyError for one that is damaged."""
    row: dict[str, Any] = json.loads(line)
    return {name: _typed(table.columns[name].type, value) for name, value in row.items()}


def _typed(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return base64.b64decode(value, validate=True) if isinstance(kind, LargeBinary) else value
