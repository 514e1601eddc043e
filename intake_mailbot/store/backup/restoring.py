"""Putting a backup back: into an empty database of either kind, and its files beside."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select, update
from sqlalchemy.exc import OperationalError

from intake_mailbot.store import migrate
from intake_mailbot.store.backup.form import (
    BACKED_UP,
    FILES,
    BackupError,
    Manifest,
    read_manifest,
    table_file,
    unpacked,
)
from intake_mailbot.store.care_tables import reconciliation
from intake_mailbot.store.errors import unreachable
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import case_, message, outbox
from intake_mailbot.store.unit import Store

_AT_ONCE = 500

Told = Callable[[str], None]


def restore(store: Store, folder: Path, told: Told = lambda _: None) -> Manifest:
    """Put the backup in ``folder`` back; all of it, or nothing.

    The tables of ``store`` are there and empty. Mails that waited when the backup was taken become
    *uncertain*: they may have gone out since, and a person says whether they go again.

    Raises BackupError and ServiceUnreachableError.
    """
    manifest = read_manifest(folder)
    if manifest.migration != migrate.NEWEST:
        raise BackupError(
            f"the backup has the tables of migration {manifest.migration}, this version those of"
            f" {migrate.NEWEST}; restore it with the version that made it, then upgrade"
        )
    _copy(store.files, folder, told)
    try:
        with store.engine.begin() as connection:
            _require_empty(connection)
            for table in BACKED_UP:
                told(table.name)
                _fill(connection, table, folder, manifest)
            _doubt_what_waited(connection, manifest)
    except OperationalError as error:
        raise unreachable(error) from error
    return manifest


def _require_empty(connection: Connection) -> None:
    for table in (message, case_, outbox):
        if connection.scalar(select(func.count()).select_from(table)):
            raise BackupError(
                "the database has rows already; name an empty one under [database]: nothing is"
                " ever overwritten"
            )
    # What a start without any mail left: a key, the mailbox's first day, dates of digests.
    for table in (*reversed(BACKED_UP), reconciliation):
        connection.execute(table.delete())


def _fill(connection: Connection, table: Table, folder: Path, manifest: Manifest) -> None:
    count = 0
    for rows in _batches(table, table_file(folder, table)):
        connection.execute(table.insert(), rows)
        count += len(rows)
    if count != manifest.tables.get(table.name):
        raise BackupError(
            f"{table_file(folder, table)} has {count} rows and should have"
            f" {manifest.tables.get(table.name)}; it is damaged: use another backup"
        )
    if connection.dialect.name == "postgresql" and "id" in table.columns and count:
        sequence = func.pg_get_serial_sequence(table.name, "id")
        highest = select(func.max(table.columns["id"])).scalar_subquery()
        connection.execute(select(func.setval(sequence, highest)))


def _batches(table: Table, path: Path) -> Iterator[list[dict[str, Any]]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            while batch := [unpacked(table, line) for line in islice(lines, _AT_ONCE)]:
                yield batch
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise BackupError(f"{path} cannot be read; it is damaged: use another backup") from error


def _doubt_what_waited(connection: Connection, manifest: Manifest) -> None:
    said = f"restored from the backup of {manifest.made:%Y-%m-%d %H:%M} UTC; it may be out since"
    connection.execute(
        update(outbox)
        .where(outbox.c.state.in_([OutboxState.WAITING.value, OutboxState.SENDING.value]))
        .values(state=OutboxState.UNCERTAIN.value, last_error=said)
    )


def _copy(files: FileStore, folder: Path, told: Told) -> None:
    kept = sorted(path for path in (folder / FILES).glob("*/*") if not path.name.startswith("."))
    for number, path in enumerate(kept):
        if number % _AT_ONCE == 0:
            told(f"{number} of {len(kept)} files")
        if files.put(path.read_bytes()) != path.name:
            raise BackupError(f"{path} is damaged: use another backup")
