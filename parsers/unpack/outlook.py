"""Outlook messages (.msg): text, sender and files, embedded messages among them.

Source: MS-OXMSG 2.1 and 2.2 (storages, streams), MS-OXPROPS (property ids).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parsers.errors import CorruptError, HostileError, ParseError
from parsers.model import PartProblem
from parsers.text import decode
from parsers.unpack.limits import Budget
from parsers.unpack.member import Member, clean_name
from parsers.unpack.ole import Compound, opened

_ATTACHMENT = "__attach_version1.0_"
_STREAM = "__substg1.0_"
_EMBEDDED = _STREAM + "3701000D"
_TEXT, _HTML, _SUBJECT = "1000", "1013", "0037"
_SENDER = ("5D01", "5D02", "0C1F")
_NAMES = ("3707", "3704", "3001")
_DATA, _CONTENT_ID = "3701", "3712"

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlookMessage:
    """What a .msg file says; files of messages in it are named by the path to them."""

    subject: str
    sender: str
    text: str
    html: bytes
    members: tuple[Member, ...]


def read_outlook(data: bytes, budget: Budget) -> OutlookMessage:
    """The message in the .msg file ``data``; raises CorruptError where it is none."""
    with opened(data) as compound:
        message = _Message(compound, budget)
        return OutlookMessage(
            message.string((), _SUBJECT),
            message.first_string((), _SENDER),
            message.string((), _TEXT),
            message.binary((), _HTML),
            tuple(message.members((), "", 0)),
        )


class _Message:
    """The storages of one .msg file, read by the ids of properties."""

    def __init__(self, compound: Compound, budget: Budget) -> None:
        self._compound = compound
        self._budget = budget
        self._streams: dict[_Path, dict[str, _Path]] = {}
        for path in compound.paths:
            streams = self._streams.setdefault(path[:-1], {})
            if path[-1].startswith(_STREAM):
                streams[path[-1][len(_STREAM) :].upper()] = path
            for depth in range(len(path) - 1):
                self._streams.setdefault(path[:depth], {})

    def members(self, base: _Path, prefix: str, level: int) -> Iterator[Member]:
        """The files of the message in the storage ``base``, those of messages in it too."""
        if level > self._budget.limits.archive_levels:
            raise HostileError(
                "Messages lie in each other too deep; please attach the files to the mail itself."
            )
        for number, storage in enumerate(self._attachments(base), 1):
            self._budget.take_member()
            name = clean_name(self.first_string(storage, _NAMES)) or f"attachment-{number}"
            embedded = (*storage, _EMBEDDED)
            if embedded in self._streams:
                yield from self.members(embedded, f"{prefix}{name}/", level + 1)
            else:
                yield self._member(storage, prefix + name)

    def _attachments(self, base: _Path) -> list[_Path]:
        return sorted(
            path
            for path in self._streams
            if path[:-1] == base and path and path[-1].startswith(_ATTACHMENT)
        )

    def _member(self, storage: _Path, name: str) -> Member:
        content_id = self.string(storage, _CONTENT_ID).strip("<>")
        try:
            data = self.binary(storage, _DATA)
        except ParseError as error:
            return Member(name, problem=PartProblem(error.kind, str(error)), content_id=content_id)
        return Member(name, data, content_id=content_id)

    def binary(self, storage: _Path, prop: str) -> bytes:
        """The bytes of a property, b"" where it is not there; raises CorruptError."""
        path = self._streams.get(storage, {}).get(f"{prop}0102")
        return self._compound.read(path) if path else b""

    def string(self, storage: _Path, prop: str) -> str:
        """The text of a property, "" where it is not there or damaged."""
        streams = self._streams.get(storage, {})
        try:
            if path := streams.get(f"{prop}001F"):
                return self._compound.read(path).decode("utf-16-le", "replace").rstrip("\x00")
            if path := streams.get(f"{prop}001E"):
                return decode(self._compound.read(path).rstrip(b"\x00"))
        except CorruptError:
            return ""
        return ""

    def first_string(self, storage: _Path, props: tuple[str, ...]) -> str:
        """The first of several properties that says anything."""
        found = (self.string(storage, prop) for prop in props)
        return next((text for text in found if text), "")
