"""The file store keeps bytes by content, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_mailbot.domain.errors import ServiceUnreachableError, SettingsError
from intake_mailbot.store.errors import FileDamagedError, FileMissingError
from intake_mailbot.store.files import FileStore


@pytest.fixture(params=["file", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if request.param == "file":
        return FileStore(f"file:{tmp_path / 'var' / 'files'}")
    return FileStore(f"memory://bucket/{tmp_path.name}")


@given(data=st.binary(max_size=200))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_come_back_under_their_hash(files: FileStore, data: bytes) -> None:
    name = files.put(data)
    assert name == hashlib.sha256(data).hexdigest()
    assert files.put(data) == name
    assert files.get(name) == data
    assert files.has(name)


def test_a_file_that_is_not_there_is_named(files: FileStore) -> None:
    assert not files.has("00" * 32)
    with pytest.raises(FileMissingError, match="00" * 32):
        files.get("00" * 32)


def test_a_damaged_file_is_not_given_out(tmp_path: Path) -> None:
    files = FileStore(f"file:{tmp_path}")
    name = files.put(b"profile")
    (tmp_path / name[:2] / name).write_bytes(b"profil?")
    with pytest.raises(FileDamagedError, match="damaged"):
        files.get(name)


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("intake_mailbot.store.files.os.fsync", full)
    files = FileStore(f"file://{tmp_path}")
    with pytest.raises(ServiceUnreachableError, match="No space"):
        files.put(b"profile")
    assert not files.has(hashlib.sha256(b"profile").hexdigest())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("url", ["var/files", "file:", "nowhere://x/y"])
def test_an_url_that_nobody_understands_is_a_settings_error(url: str) -> None:
    with pytest.raises(SettingsError, match="files url"):
        FileStore(url)
