"""Taking a backup: one state of the database, then the files that its rows name.

Files are kept before the rows that name them and never change, so that a file which comes in
meanwhile is at most one too many for the rows.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, select, union
from sqlalchemy.exc import OperationalError

from intake_mailbot.store import migrate
from intake_mailbot.store.backup.form import (
    BACKED_UP,
    FILES,
    BackupError,
    Manifest,
    packed,
    table_file,
)
from intake_mailbot.store.engine import read_only
from intake_mailbot.store.errors import FileDamagedError, FileMissingError, unreachable
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.tables import evidence, message
from intake_mailbot.store.unit import Store

_AT_ONCE = 500
_ONE_STATE = "REPEATABLE READ"
_FILES = union(
    select(message.c.sha256).where(message.c.discarded.is_(None)), select(evidence.c.sha256)
).order_by("sha256")
"""Mails are kept as they came; the files in them are found by their path in the mail."""

Told = Callable[[str], None]


def back_up(store: Store, folder: Path, now: datetime, told: Told = lambda _: None) -> Manifest:
    """Write all that ``store`` holds into ``folder``, which is new or empty.

    ``told`` hears what is being written. Raises BackupError for a folder with something in it,
    and ServiceUnreachableError. What the file store has lost is named in the manifest.
    """
    _make(folder)
    counts: dict[str, int] = {}
    try:
        with store.engine.connect() as plain:
            connection = _one_state(plain)
            for table in BACKED_UP:
                told(table.name)
                counts[table.name] = _write(connection, table, table_file(folder, table))
            named = list(connection.scalars(_FILES))
    except OperationalError as error:
        raise unreachable(error) from error
    missing = tuple(_copy(store.files, folder, named, told))
    manifest = Manifest(now, migrate.NEWEST, counts, len(named) - len(missing), missing)
    manifest.write(folder)
    return manifest


def _make(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(f"{folder} is not empty; name a new folder")
    (folder / "tables").mkdir(parents=True)
    folder.chmod(0o700)  # personal data, and the key of the threading tokens


def _one_state(connection: Connection) -> Connection:
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level=_ONE_STATE)
    return read_only(connection)


def _write(connection: Connection, table: Table, path: Path) -> int:
    count = 0
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for row in rows.mappings():
            lines.write(packed(dict(row)))
            count += 1
    return count


def _copy(files: FileStore, folder: Path, named: list[str], told: Told) -> Iterator[str]:
    """Copy the files; gives those that cannot be had as they were kept."""
    kept = FileStore(f"file:{folder / FILES}")
    for number, sha256 in enumerate(named):
        if number % _AT_ONCE == 0:
            told(f"{number} of {len(named)} files")
        try:
            kept.put(files.get(sha256))
        except (FileMissingError, FileDamagedError):
            yield sha256
