"""The file store: bytes under the name of their SHA-256, in a folder or in a bucket."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from intake_mailbot.domain.errors import ServiceUnreachableError, SettingsError
from intake_mailbot.store.errors import FileDamagedError, FileMissingError


class _Files(Protocol):
    """Where the bytes lie; names are relative, with slashes."""

    def write(self, name: str, data: bytes) -> None:
        """Whole or not at all, and on the disk when it returns."""

    def read(self, name: str) -> bytes:
        """Raises ``FileNotFoundError``."""

    def exists(self, name: str) -> bool:
        """Whether ``name`` was written."""

    def remove(self, name: str) -> None:
        """Takes ``name`` away; harmless where it is not there."""


class FileStore:
    """Files by content: the same bytes are kept once, and nothing is ever overwritten."""

    def __init__(self, url: str) -> None:
        """``url`` is ``file:FOLDER`` or whatever ``fsspec`` can open (``s3://bucket/prefix``)."""
        self.url = url
        self._files: _Files = _open(url)

    def put(self, data: bytes) -> str:
        """Keeps ``data`` and gives its SHA-256 in hex; safe on the disk when it returns.

        Raises ``ServiceUnreachableError`` where it cannot be kept.
        """
        digest = hashlib.sha256(data).hexdigest()
        try:
            if not self._files.exists(_name(digest)):
                self._files.write(_name(digest), data)
        except OSError as error:
            raise self._unreachable(error) from error
        return digest

    def get(self, sha256: str) -> bytes:
        """The bytes.

        Raises ``FileMissingError``, ``FileDamagedError`` or ``ServiceUnreachableError``.
        """
        try:
            data = self._files.read(_name(sha256))
        except FileNotFoundError as error:
            raise FileMissingError(
                f"file {sha256} is not in {self.url}; put it back from a backup"
            ) from error
        except OSError as error:
            raise self._unreachable(error) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileDamagedError(
                f"file {sha256} in {self.url} is damaged; put it back from a backup"
            )
        return data

    def has(self, sha256: str) -> bool:
        """Whether the bytes are kept. Raises ``ServiceUnreachableError``."""
        try:
            return self._files.exists(_name(sha256))
        except OSError as error:
            raise self._unreachable(error) from error

    def mark(self, name: str) -> None:
        """Leaves a mark by which the store is known again from elsewhere.

        Raises ``ServiceUnreachableError``.
        """
        try:
            self._files.write(_mark(name), b"")
        except OSError as error:
            raise self._unreachable(error) from error

    def is_marked(self, name: str) -> bool:
        """Whether this is the store that was marked so. Raises ``ServiceUnreachableError``."""
        try:
            return self._files.exists(_mark(name))
        except OSError as error:
            raise self._unreachable(error) from error

    def remove(self, sha256: str) -> None:
        """Takes the bytes away for good; harmless where they are gone.

        Raises ``ServiceUnreachableError`` where they cannot be removed.
        """
        try:
            self._files.remove(_name(sha256))
        except OSError as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: OSError) -> ServiceUnreachableError:
        return ServiceUnreachableError(
            f"the file store {self.url} cannot be used ({error.strerror or error}); see that it can"
            " be written and has room, or mend url under [files]"
        )


def _name(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def _mark(name: str) -> str:
    return f".store-{name}"


def _open(url: str) -> _Files:
    scheme, _, rest = url.partition(":")
    if scheme == "file" and rest:
        return _Folder(Path(rest.removeprefix("//")))
    if "://" in url:
        return _Remote(url)
    raise SettingsError(f"the files url {url!r} cannot be understood; write file:FOLDER")


class _Folder:
    """A folder on this machine: written aside, synced, renamed."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def write(self, name: str, data: bytes) -> None:
        """Written aside and renamed: whole or not at all, and on the disk when it returns."""
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with aside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def read(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    def exists(self, name: str) -> bool:
        return (self._root / name).exists()

    def remove(self, name: str) -> None:
        path = self._root / name
        if path.exists():
            path.unlink(missing_ok=True)
            _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Remote:
    """Any file system of fsspec; such stores show an object only when it is whole.

    No listing is kept in mind: other processes write there too.
    """

    def __init__(self, url: str) -> None:
        import fsspec  # noqa: PLC0415  slow to import, and a folder does not need it

        try:
            system, root = fsspec.core.url_to_fs(
                url, use_listings_cache=False, skip_instance_cache=True
            )
        except ImportError as error:
            raise SettingsError(
                f"the files url {url!r} needs the extra \"s3\": pip install 'intake-mailbot[s3]'"
            ) from error
        except ValueError as error:
            raise SettingsError(f"the files url {url!r} cannot be used: {error}") from error
        self._system: Any = system
        self._root: str = root.rstrip("/")

    def write(self, name: str, data: bytes) -> None:
        with _as_os_errors():
            self._system.pipe_file(f"{self._root}/{name}", data)

    def read(self, name: str) -> bytes:
        with _as_os_errors():
            return bytes(self._system.cat_file(f"{self._root}/{name}"))

    def exists(self, name: str) -> bool:
        with _as_os_errors():
            return bool(self._system.exists(f"{self._root}/{name}"))

    def remove(self, name: str) -> None:
        if self.exists(name):
            with _as_os_errors():
                self._system.rm_file(f"{self._root}/{name}")


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """Errors of S3's library – no key, no server – as what they are for us: no storage."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in {"botocore", "aiobotocore", "aiohttp"}:
            raise
        raise OSError(f"{type(error).__name__}: {error}") from error
