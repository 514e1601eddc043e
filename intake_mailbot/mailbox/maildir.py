"""A mailbox in a folder: Maildir with Maildir++ subfolders (``.Accepted`` …).

Source: the Maildir format of qmail (maildir(5)) and Maildir++ for subfolders. Unique names must
not hold line feeds; a colon begins the flags.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shlex
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.protocol import (
    LARGEST_MESSAGE,
    Fetched,
    Filing,
    Known,
    Lying,
    nothing_known,
)
from intake_mailbot.mailbox.uidlist import locked
from intake_mailbot.mailbox.waker import Waker

INBOX = "INBOX"
_PLACES = ("tmp", "new", "cur")
_TICK = 0.1  # seconds between looks at the folders' times of change
_LOOK_ANYWAY = 10  # ticks: two deliveries within one tick of the file system's clock look like one
_HEADERS = 1024 * 1024  # bytes read of a message that is too large


@dataclass(frozen=True, slots=True)
class _Entry:
    """One message file; ``place`` is "new" or "cur", ``name`` the file's name with its flags."""

    unique: str
    place: str
    name: str

    @property
    def trashed(self) -> bool:
        """Whether a person has deleted it (flag T)."""
        return "T" in self.name.partition(":2,")[2]


class MaildirMailbox:
    """The inbox of a Maildir that is there already: a path that was mistyped is not made."""

    def __init__(self, path: Path, *, largest: int = LARGEST_MESSAGE) -> None:
        self._path = path
        self._largest = largest
        self._waker = Waker()
        self._seen: frozenset[str] = frozenset()

    @property
    def account(self) -> str:
        """``maildir:`` and the folder's absolute path."""
        return f"maildir:{self._path.absolute()}"

    def open(self) -> None:
        """Make folders that a Maildir lacks. Raises MailboxError where there is no Maildir."""
        if not self._is_maildir():
            three = " ".join(shlex.quote(str(self._path / place)) for place in _PLACES)
            raise MailboxError(
                f"There is no Maildir at {self._path}: mend the path in the settings, or make it"
                f" with: mkdir -p {three}"
            )
        with self._errors("opened"):
            _make(self._path)

    def _is_maildir(self) -> bool:
        """Whether mail can lie there: one of its folders is there, or it is an empty folder."""
        try:
            return any((self._path / place).is_dir() for place in _PLACES) or not any(
                self._path.iterdir()
            )
        except FileNotFoundError:
            return False
        except OSError:
            return True  # what is wrong with it is told by whoever opens it

    def close(self) -> None:
        """Nothing is held between calls."""

    def new(self, known: Known = nothing_known) -> Iterator[Fetched]:
        """See ``Mailbox.new``; in order of delivery."""
        self.open()
        with self._errors("read"):
            entries, numbers, validity = self._numbered()
        self._seen = frozenset(entries)
        uids = sorted(numbers[unique] for unique, entry in entries.items() if not entry.trashed)
        had = set(known(INBOX, validity, uids)) if uids else set()
        by_uid = {uid: unique for unique, uid in numbers.items()}
        for uid in uids:
            if uid not in had and (mail := self._fetch(entries[by_uid[uid]], validity, uid)):
                yield mail

    def lying(self) -> Lying:
        """See ``Mailbox.lying``."""
        self.open()
        with self._errors("read"):
            entries, numbers, validity = self._numbered()
        uids = (numbers[unique] for unique, entry in entries.items() if not entry.trashed)
        return Lying(INBOX, validity, tuple(sorted(uids)))

    def file(self, uidvalidity: int, uid: int, folder: str) -> None:
        """See ``Mailbox.file``."""
        self.file_many([Filing(uidvalidity, uid, folder)])

    def file_many(self, filings: Iterable[Filing]) -> None:
        """See ``Mailbox.file_many``."""
        self.open()
        with self._errors("filed into"), locked(self._path) as uids:
            entries, names = _scan(self._path), uids.names()
            for filing in filings:
                if filing.source:
                    self._refile(filing)
                    continue
                if filing.uidvalidity != uids.uidvalidity or filing.uid not in names:
                    continue
                unique = names.pop(filing.uid)
                if unique in entries:
                    self._move(entries.pop(unique), filing.folder)
                del uids.uids[unique]

    def _refile(self, filing: Filing) -> None:
        """Move what was filed before; a message that a person moved on meanwhile stays there."""
        home = self._home(filing.source)
        entries = _scan(home).values() if _is_subfolder(home) else ()
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):
                mail = self._load(entry, 0, 0, home)
                same = mail.size == filing.size and _digest(mail.raw) == filing.sha256
                if same:
                    self._move(entry, filing.folder, home)
                    return

    def wait(self, seconds: float) -> bool:
        """See ``Mailbox.wait``: notices a delivery within 0.1 s."""
        end = time.monotonic() + seconds
        before: tuple[int, ...] | None = None
        ticks = 0
        while True:
            now = self._changed()
            if now != before or ticks % _LOOK_ANYWAY == 0:
                before = now
                if not self._seen.issuperset(self._present()):
                    return True
            ticks += 1
            left = end - time.monotonic()
            if left <= 0 or self._waker.sleep(min(_TICK, left)):
                return False

    def wake(self) -> None:
        """See ``Mailbox.wake``."""
        self._waker.wake()

    def folders(self) -> tuple[str, ...]:
        """See ``Mailbox.folders``."""
        self.open()
        with self._errors("listed"):
            return tuple(sorted(p.name[1:] for p in self._path.iterdir() if _is_subfolder(p)))

    def check(self) -> tuple[str, ...]:
        """See ``Mailbox.check``."""
        self.open()
        with self._errors("written to"):
            probe = self._path / "tmp" / f"check.{os.getpid()}"
            probe.write_bytes(b"")
            probe.unlink()
            count = len(_scan(self._path))
        return (f"The Maildir {self._path} can be read and written.", f"{count} in the inbox.")

    def _numbered(self) -> tuple[Mapping[str, _Entry], Mapping[str, int], int]:
        with locked(self._path) as uids:
            entries = _scan(self._path)
            if uids.uids.keys() - entries.keys():
                # A mail program that renames a file while we list can hide it from us once.
                entries |= _scan(self._path)
            uids.update(entries)
            return entries, dict(uids.uids), uids.uidvalidity

    def _fetch(self, entry: _Entry, validity: int, uid: int) -> Fetched | None:
        """The message, None when somebody took it away meanwhile."""
        with self._errors("read"):
            try:
                return self._load(entry, validity, uid)
            except FileNotFoundError:
                renamed = _scan(self._path).get(entry.unique)  # its flags have changed
            with contextlib.suppress(FileNotFoundError):
                return self._load(renamed, validity, uid) if renamed else None
        return None

    def _load(self, entry: _Entry, validity: int, uid: int, home: Path | None = None) -> Fetched:
        with self._file(entry, home).open("rb") as file:
            stat = os.fstat(file.fileno())
            large = stat.st_size > self._largest
            raw = _headers(file.read(_HEADERS)) if large else file.read()
        taken = datetime.fromtimestamp(stat.st_mtime, UTC)
        return Fetched(INBOX, validity, uid, raw, taken, stat.st_size)

    def _move(self, entry: _Entry, folder: str, source_home: Path | None = None) -> None:
        home = self._home(folder)
        _make(home)
        source, target = self._file(entry, source_home), home / entry.place / entry.name
        if target.exists() and not target.samefile(source):
            flags = entry.name[len(entry.unique) :]
            target = target.with_name(f"{entry.unique}-{secrets.token_hex(4)}{flags}")
        with contextlib.suppress(FileNotFoundError):
            source.rename(target)

    def _home(self, folder: str) -> Path:
        return self._path / f".{_folder_name(folder)}"

    def _file(self, entry: _Entry, home: Path | None = None) -> Path:
        return (home or self._path) / entry.place / entry.name

    def _changed(self) -> tuple[int, ...]:
        with contextlib.suppress(OSError):
            return tuple((self._path / place).stat().st_mtime_ns for place in ("new", "cur"))
        return ()

    def _present(self) -> frozenset[str]:
        with contextlib.suppress(OSError):
            return frozenset(u for u, e in _scan(self._path).items() if not e.trashed)
        return frozenset()

    @contextlib.contextmanager
    def _errors(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MailboxError(
                f"The Maildir {self._path} cannot be {what} ({error.strerror or error}): "
                "see that the folder exists and belongs to the user that runs this."
            ) from error


def _make(path: Path) -> None:
    for place in _PLACES:
        (path / place).mkdir(parents=True, exist_ok=True)


def _scan(path: Path) -> dict[str, _Entry]:
    """Message files by unique name, in order of delivery as far as names and times tell it."""
    found: list[tuple[int, _Entry]] = []
    for place in ("cur", "new"):
        with os.scandir(path / place) as items:
            for item in items:
                if item.name.startswith(".") or "\n" in item.name:
                    continue
                with contextlib.suppress(FileNotFoundError):
                    if item.is_file():
                        entry = _Entry(item.name.partition(":")[0], place, item.name)
                        found.append((item.stat().st_mtime_ns, entry))
    found.sort(key=lambda pair: (pair[0], pair[1].unique))
    return {entry.unique: entry for _, entry in found}


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _headers(start: bytes) -> bytes:
    for blank in (b"\r\n\r\n", b"\n\n"):
        head, found, _ = start.partition(blank)
        if found:
            return head + blank
    return start


def _folder_name(folder: str) -> str:
    """A folder's name in Maildir++, where a dot divides levels and a slash cannot stand."""
    return folder.strip("/.").replace(".", "_").replace("/", ".")


def _is_subfolder(path: Path) -> bool:
    return path.name.startswith(".") and (path / "cur").is_dir()
