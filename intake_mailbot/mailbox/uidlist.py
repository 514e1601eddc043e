"""Numbers for the messages of a Maildir, as an IMAP server would give them.

A Maildir knows messages by unique file names; the ledger knows them by number. A number belongs
to a name for as long as the message lies in the inbox, and is never used again.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_NAME = "intake-uidlist"
_HEAD = "intake-uidlist:1 "


@dataclass
class UidList:
    """The numbers in use: ``uids`` by unique name, and the next one to give."""

    uidvalidity: int
    next_uid: int = 1
    uids: dict[str, int] = field(default_factory=dict)

    def update(self, names: Iterable[str]) -> bool:
        """Number new names in their order and forget names that left; True if changed."""
        present = list(names)
        gone = self.uids.keys() - set(present)
        fresh = [name for name in present if name not in self.uids]
        for name in gone:
            del self.uids[name]
        for name in fresh:
            self.uids[name] = self.next_uid
            self.next_uid += 1
        return bool(gone or fresh)

    def names(self) -> dict[int, str]:
        """The unique names by number."""
        return {uid: name for name, uid in self.uids.items()}


@contextlib.contextmanager
def locked(maildir: Path) -> Iterator[UidList]:
    """The list of a Maildir for this process alone, written back when it changed.

    A list that is missing or unreadable begins anew with another UIDVALIDITY.
    """
    with (maildir / f"{_NAME}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        uids = _read(maildir / _NAME)
        before = _text(uids)
        yield uids
        if _text(uids) != before or not (maildir / _NAME).exists():
            _write(maildir / _NAME, _text(uids))


def _text(uids: UidList) -> str:
    lines = [f"{_HEAD}{uids.uidvalidity} {uids.next_uid}"]
    lines += [f"{uid} {name}" for name, uid in uids.uids.items()]
    return "\n".join(lines) + "\n"


def _read(path: Path) -> UidList:
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        head, *lines = text.removesuffix("\n").split("\n")
        validity, next_uid = head.removeprefix(_HEAD).split(" ")
        pairs = [line.split(" ", 1) for line in lines]
        return UidList(int(validity), int(next_uid), {name: int(uid) for uid, name in pairs})
    except (OSError, ValueError):
        return UidList(uidvalidity=int(time.time()))


def _write(path: Path, text: str) -> None:
    aside = path.with_suffix(".tmp")
    with aside.open("w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
