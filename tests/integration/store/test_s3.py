"""Files in a bucket: the same promises as in a folder, over a real HTTP server on loopback."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from intake_mailbot.domain.errors import ServiceUnreachableError, SettingsError
from intake_mailbot.store.errors import FileDamagedError, FileMissingError
from intake_mailbot.store.files import FileStore
from tests.servers.s3 import S3

pytestmark = pytest.mark.xdist_group("s3")  # one process loads and runs the server

DATA = b"A profile, made up. " * 5_000
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(scope="module")
def server() -> Iterator[S3]:
    with S3().running() as running:
        yield running


@pytest.fixture
def s3(server: S3, monkeypatch: pytest.MonkeyPatch) -> S3:
    for name, value in server.variables.items():
        monkeypatch.setenv(name, value)
    return server


def test_bytes_are_kept_once_under_their_hash_and_come_back_whole(s3: S3):
    files = FileStore(s3.url)
    assert files.put(DATA) == files.put(DATA) == NAME
    assert files.get(NAME) == DATA
    assert [key for key in s3.names() if NAME in key] == [f"office/{NAME[:2]}/{NAME}"]


def test_another_process_sees_at_once_what_was_stored_and_removed(s3: S3):
    one, other = FileStore(s3.url), FileStore(s3.url)
    name = hashlib.sha256(b"of one").hexdigest()
    assert not other.has(name)
    one.put(b"of one")
    assert other.has(name)
    other.remove(name)
    other.remove(name)
    assert not one.has(name)
    with pytest.raises(FileMissingError, match=name):
        one.get(name)


def test_altered_bytes_are_not_given_out(s3: S3):
    files = FileStore(s3.url)
    name = files.put(b"a form")
    s3.client().put_object(Bucket=s3.bucket, Key=f"office/{name[:2]}/{name}", Body=b"another")
    with pytest.raises(FileDamagedError, match="put it back from a backup"):
        files.get(name)


def test_a_bucket_that_is_not_there_is_said(s3: S3):
    with pytest.raises(ServiceUnreachableError, match="s3://nowhere-at-all/x cannot be used"):
        FileStore("s3://nowhere-at-all/x").put(b"a form")


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch):
    def missing(*_: object, **__: object) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(SettingsError, match=r"pip install 'intake-mailbot\[s3\]'"):
        FileStore("s3://bucket/x")
