"""All of it in a folder, and back again."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.backup import BackupError, back_up, restore
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import About, OutboxState
from intake_mailbot.store.unit import Store
from tests.integration.store.helpers import NOW, claim, open_case
from tests.integration.store.test_outbox import add

MADE = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def _filled(store: Store) -> None:
    """A case, its mail with its bytes, and a reply that waits."""
    sha256 = store.files.put(b"Subject: a profile\r\n\r\nGood day.\r\n")
    with store.unit() as unit:
        message = claim(unit, sha256=sha256)
        case = open_case(unit, message)
        add(unit, about=About(message, case.id))
        unit.secrets.get_or_create("threading", lambda: b"key")
        unit.commit()


def _dumped(store: Store, folder: Path) -> dict[str, bytes]:
    back_up(store, folder, MADE)
    return {path.name: gzip.decompress(path.read_bytes()) for path in (folder / "tables").iterdir()}


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Store:
    """An empty store on the other kind of database, with other files."""
    other = "sqlite" if store.engine.dialect.name == "postgresql" else "postgres"
    url = str(request.getfixturevalue(f"{other}_url"))
    return Store(url, FileStore(f"file:{tmp_path / 'elsewhere'}"))


def test_what_was_backed_up_comes_back_in_the_other_kind_of_database(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    _filled(store)
    before = _dumped(store, tmp_path / "backup")
    restore(elsewhere, tmp_path / "backup")
    after = _dumped(elsewhere, tmp_path / "again")
    waited = {"outbox.jsonl.gz"}
    assert {name: rows for name, rows in after.items() if name not in waited} == {
        name: rows for name, rows in before.items() if name not in waited
    }
    with elsewhere.unit() as unit:
        (row,) = unit.ledger.list()
        assert row.state is LedgerState.RECEIVED
        assert elsewhere.files.get(row.sha256).startswith(b"Subject: a profile")
        assert claim(unit, 99, sha256="b" * 64) > row.id
    elsewhere.close()


def test_a_reply_that_waited_is_not_sent_again_unasked(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    _filled(store)
    back_up(store, tmp_path / "backup", MADE)
    restore(elsewhere, tmp_path / "backup")
    with elsewhere.unit(write=False) as unit:
        (reply,) = unit.outbox.list()
    assert reply.state is OutboxState.UNCERTAIN
    assert "backup of 2026-11-20 04:00 UTC" in reply.last_error
    elsewhere.close()


def test_nothing_is_ever_overwritten(store: Store, tmp_path: Path) -> None:
    _filled(store)
    back_up(store, tmp_path / "backup", MADE)
    with pytest.raises(BackupError, match="has rows already"):
        restore(store, tmp_path / "backup")
    with pytest.raises(BackupError, match="is not empty"):
        back_up(store, tmp_path / "backup", MADE)


def test_a_backup_that_is_not_whole_is_refused_and_changes_nothing(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    _filled(store)
    back_up(store, tmp_path / "whole", MADE)
    for name, spoil in _SPOILT.items():
        folder = tmp_path / name
        shutil.copytree(tmp_path / "whole", folder)
        spoil(folder)
        with pytest.raises(BackupError, match=r"damaged|no whole backup"):
            restore(elsewhere, folder)
        with elsewhere.unit(write=False) as unit:
            assert unit.ledger.list() == ()
    elsewhere.close()


def _shorten(folder: Path) -> None:
    path = folder / "tables" / "message.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-12])


def _empty(folder: Path) -> None:
    (folder / "tables" / "message.jsonl.gz").write_bytes(gzip.compress(b""))


def _garble(folder: Path) -> None:
    (folder / "tables" / "event.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1'))


def _change_a_file(folder: Path) -> None:
    next((folder / "files").glob("*/*")).write_bytes(b"another")


def _break_off(folder: Path) -> None:
    (folder / "backup.json").unlink()


_SPOILT = {
    "short": _shorten,
    "empty": _empty,
    "garbled": _garble,
    "changed": _change_a_file,
    "broken-off": _break_off,
}


def test_a_file_that_the_store_has_lost_is_named(store: Store, tmp_path: Path) -> None:
    with store.unit() as unit:
        claim(unit, sha256="c" * 64)
        unit.commit()
    made = back_up(store, tmp_path / "backup", NOW)
    assert made.missing == ("c" * 64,)
    assert made.files == 0
