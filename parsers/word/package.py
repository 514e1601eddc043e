"""The package: a zip of parts that relate to each other (ISO/IEC 29500-2), or one flat XML file.

Nothing is inflated that nobody asks for. What is inflated is counted in real bytes.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree

from parsers.errors import (
    CorruptError,
    EncryptedError,
    HostileError,
    ParseError,
    TooLargeError,
    UnsupportedError,
)
from parsers.unpack.directory import Entry, directory
from parsers.word.names import PKG, RELATIONSHIP, STRICT

MAX_INFLATED = 100_000_000
"""Bytes that all parts read from one package may have together."""
MAX_MEMBERS = 4_000
MAX_RATIO = 100
RATIO_FROM = 100_000
"""Inflated bytes below which no ratio is asked for: small files of blanks are honest."""

_SMALL = 20_000
"""Bytes of a part that is worth remembering."""
_LOCAL_HEADER = 30
"""Bytes of a member's own header before its name (APPNOTE.TXT 4.3.7)."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: ``kind`` is the last word of its type, ``target`` a part's full name.

    ``target`` is "" for what lies outside the package.
    """

    id: str
    kind: str
    target: str


class Package:
    """The parts of one document, read when asked for, names compared without case.

    ``repeated`` is a part that stands there twice, "" where each stands once: of two the last is
    read, and others may read the first.
    """

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises a ParseError where it is no package."""
        self._data = data
        self._flat: dict[str, bytes] = {}
        self._entries: dict[str, Entry] = {}
        self._inflated = 0
        self._relations: dict[str, dict[str, Relation]] = {}
        self.repeated = ""
        self._zipped = data[:2] == b"PK"
        if self._zipped:
            self._open_zip(data)
        elif b"xmlPackage" in data[:4096]:
            self._open_flat(data)
        else:
            raise _not_a_package(data)

    def _open_zip(self, data: bytes) -> None:
        try:
            entries = directory(data)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise CorruptError(
                "The Word file is damaged or was cut off on the way; please send it again."
            ) from error
        if len(entries) > MAX_MEMBERS:
            raise HostileError(f"The Word file holds {len(entries)} parts; no form has that many.")
        for entry in entries:
            name = entry.name.replace("\\", "/").lstrip("/").lower()
            self.repeated = name if name in self._entries else self.repeated
            self._entries[name] = entry

    def _open_flat(self, data: bytes) -> None:
        for part in parse_xml(data, "the file"):
            name = part.get(PKG + "name", "").lstrip("/").lower()
            for body in part:
                if body.tag == PKG + "xmlData" and len(body):
                    self._flat[name] = etree.tostring(body[0])
                elif body.tag == PKG + "binaryData":
                    self._flat[name] = _base64(body.text or "")

    @property
    def flat(self) -> bool:
        """Whether the parts stand in one XML file, and so not as they were written."""
        return not self._zipped

    def fresh(self) -> Package:
        """The same package, nothing of it read yet."""
        return Package(self._data)

    def names(self) -> tuple[str, ...]:
        """Every part's name, lower-cased."""
        return tuple(self._entries or self._flat)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lower() in self._entries or name.lower() in self._flat

    def fingerprint(self, name: str) -> tuple[int, int, int] | None:
        """The check sum and sizes of a part as the zip says them, None where there is no zip."""
        entry = self._entries.get(name.lower())
        return None if entry is None else (entry.crc, entry.size, entry.packed)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is no such part.

        Raises CorruptError, EncryptedError, HostileError or TooLargeError.
        """
        name = name.lower()
        if not self._zipped:
            return self._flat.get(name)
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flags & 1:
            raise EncryptedError("The Word file is locked with a password.")
        return self._counted(name, self._inflate(name, entry), entry.packed)

    def _inflate(self, name: str, entry: Entry) -> bytes:
        """A member's bytes, never more than is still allowed and one.

        By hand: the standard library's member files cost more than the parts they hold.
        """
        at = entry.at
        head = self._data[at : at + _LOCAL_HEADER]
        if len(head) < _LOCAL_HEADER or head[:4] != b"PK\x03\x04":
            raise CorruptError(f"The part {name} of the Word file is damaged.")
        at += _LOCAL_HEADER + int.from_bytes(head[26:28], "little")
        at += int.from_bytes(head[28:30], "little")
        packed = self._data[at : at + entry.packed]
        allowed = MAX_INFLATED - self._inflated + 1
        if entry.method == zipfile.ZIP_STORED:
            data = packed[:allowed]
        elif entry.method == zipfile.ZIP_DEFLATED:
            try:
                data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, allowed)
            except zlib.error as error:
                raise CorruptError(f"The part {name} of the Word file is damaged.") from error
        else:
            raise UnsupportedError(
                f"The part {name} of the Word file is packed in a way Word does not write."
            )
        if len(data) < allowed and zlib.crc32(data) != entry.crc:
            raise CorruptError(f"The part {name} of the Word file is damaged.")
        return data

    def _counted(self, name: str, data: bytes, packed: int) -> bytes:
        self._inflated += len(data)
        if self._inflated > MAX_INFLATED:
            raise TooLargeError(
                f"The Word file unpacks to more than {MAX_INFLATED // 1_000_000} MB."
            )
        if len(data) > RATIO_FROM and len(data) > MAX_RATIO * max(packed, 1):
            raise HostileError(
                f"The part {name} of the Word file swells more than {MAX_RATIO}-fold."
            )
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, or None where there is no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data, name)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their id ("" is the package itself)."""
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = self._read_relations(part)
        return known

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, _, name = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        data = self.read(rels)
        if data is None:
            return {}
        told = _told_relations if len(data) <= _SMALL else _told_relations.__wrapped__
        return {one.id: one for one in told(data, rels, folder)}

    def related(self, part: str, kind: str) -> list[str]:
        """The targets of ``part``'s relationships of one kind, each part once, in file order."""
        targets = (r.target for r in self.relations(part).values() if r.kind == kind and r.target)
        return [name for name in dict.fromkeys(targets) if self.has(name)]


@lru_cache(maxsize=64)
def _told_relations(data: bytes, name: str, folder: str) -> tuple[Relation, ...]:
    """What a part of relationships says; copies of one blank all have the same."""
    return tuple(
        Relation(
            element.get("Id", ""),
            element.get("Type", "").rpartition("/")[2],
            ""
            if element.get("TargetMode") == "External"
            else _resolve(folder, element.get("Target", "")),
        )
        for element in parse_xml(data, name).iter(RELATIONSHIP)
    )


def _resolve(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/"))
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")


def _base64(text: str) -> bytes:
    import base64  # noqa: PLC0415  (flat files are rare)

    try:
        return base64.b64decode(text)
    except ValueError as error:
        raise CorruptError("A part of the flat Word file is damaged.") from error


def _not_a_package(data: bytes) -> ParseError:
    if not data.strip(b"\0 \t\r\n"):
        return CorruptError("The file is empty.")
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            return EncryptedError(
                "The Word file is locked with a password; please send it without one."
            )
        return UnsupportedError(
            "This is a Word file of the old kind (.doc); please save it as .docx and send it again."
        )
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, what in _FOREIGN:
        if start.startswith(magic.lower()):
            return UnsupportedError(f"This is not a Word file but {what}.")
    return CorruptError("This is not a Word file, or it is damaged.")


_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse one part: no DTD, no entity, no network, Strict names made Transitional.

    Raises CorruptError where it is not well-formed and HostileError where it has a DTD or nests
    deeper than the parser goes.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = _DECLARATION.sub("", data.decode("utf-16", "replace")).encode()
    if b"!" in data and b"<!DOCTYPE" in data:  # one letter is looked for in a tenth of the time
        raise HostileError(f"The part {name} of the Word file brings a DTD; Word never writes one.")
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "depth" in str(error):
            raise HostileError(f"The part {name} of the Word file nests too deeply.") from error
        raise CorruptError(f"The part {name} of the Word file is damaged.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostileError(f"The part {name} of the Word file brings a DTD; Word never writes one.")
    return root
