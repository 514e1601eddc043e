"""Replies as files: one ``.eml`` a reply, named by its Message-ID."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from email import message_from_bytes
from pathlib import Path

from intake_mailbot.domain.errors import SendRefusedForNowError, ServiceUnreachableError

_UNSAFE = re.compile(r"[^A-Za-z0-9._@=+-]")
_LONGEST = 120  # characters: file systems end at 255 bytes, and the name is written aside too


class DirectorySender:
    """Writes each mail aside, flushes it to disk and renames it.

    A crash leaves nothing uncertain, and sending a mail again replaces it by itself.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def send(self, eml: bytes, sender: str, to: str) -> None:  # noqa: ARG002
        """See ``Sender.send``; only SendRefusedForNowError is raised (the disk is full, say)."""
        target = self._path / file_name(eml)
        aside = target.with_name(f".{target.name}.tmp")
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            with aside.open("wb") as file:
                file.write(eml)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
            _flush_folder(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
            raise SendRefusedForNowError(
                f"The reply cannot be written into {self._path} ({error.strerror or error}): "
                "see that the folder can be written and the disk has room."
            ) from error

    def check(self) -> tuple[str, ...]:
        """See ``Sender.check``."""
        probe = self._path / f".check.{os.getpid()}"
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise ServiceUnreachableError(
                f"The folder for replies {self._path} cannot be written "
                f"({error.strerror or error}): give it to the user that runs this."
            ) from error
        return (f"Replies are written into {self._path}.",)

    def close(self) -> None:
        """Nothing is held between calls."""


def file_name(eml: bytes) -> str:
    """The file's name for a mail: its Message-ID made safe, or a digest where it has none.

    Two Message-IDs that differ get names that differ: what was replaced or cut off is made up for
    by a digest.
    """
    head = eml.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    message_id = str(message_from_bytes(head + b"\n\n")["Message-ID"] or "").strip().strip("<>")
    safe = _UNSAFE.sub("_", message_id).lstrip(".")
    if safe == message_id and 0 < len(safe) <= _LONGEST:
        return f"{safe}.eml"
    digest = hashlib.sha256(message_id.encode("utf-8", "surrogateescape") or eml).hexdigest()[:16]
    return f"{safe[:_LONGEST]}{'-' if safe else ''}{digest}.eml"


def _flush_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
