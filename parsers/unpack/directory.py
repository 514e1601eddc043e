"""The directory of a zip, read by itself where it is as plain as Word and most programs write it.

``zipfile`` makes an object of twenty attributes for each member; for a form of some twenty small
parts that costs more than unpacking them. What is not plain is left to ``zipfile``.

Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import NamedTuple

_END = struct.Struct("<4s8xIIH")
_ENTRY = struct.Struct("<4s2xBxHH4xIIIHHH8xI")
_LOCATOR = b"PK\x06\x07"
"""Begins the record of a directory beyond the sizes that are read here (zip64)."""
_LOCATOR_SIZE = 20
_NEWEST = 63
"""The version of the format, times ten, that ``zipfile`` knows."""
_LARGEST = 1_000_000
"""Bytes of a directory that is read here."""
_UNTOLD = 0xFFFFFFFF
"""Stands where a size is told elsewhere (zip64)."""


class Entry(NamedTuple):
    """A member of a zip as its directory tells it; sizes and ``at``, where it begins, in bytes."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int


def directory(data: bytes) -> list[Entry]:
    """The members of the zip ``data``; raises what ``zipfile`` raises where it is none."""
    plain = plain_directory(data)
    if plain is not None:
        return plain
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            Entry(
                info.filename, info.flag_bits, info.compress_type, info.CRC,
                info.compress_size, info.file_size, info.header_offset,
            )
            for info in archive.infolist()
        ]  # fmt: skip


def plain_directory(data: bytes) -> list[Entry] | None:
    """The members, None where anything about the directory is unusual or it is damaged.

    Plain is a directory that ends with the file, holds nothing but its entries, all within four
    gigabytes, and names its members in ASCII.
    """
    end = len(data) - _END.size
    if end < _LOCATOR_SIZE or data[end - _LOCATOR_SIZE :].startswith(_LOCATOR):
        return None
    mark, size, start, comment = _END.unpack_from(data, end)
    if mark != b"PK\x05\x06" or comment or start + size != end or size > _LARGEST:
        return None
    return _entries(data, start, end)


def _entries(data: bytes, start: int, end: int) -> list[Entry] | None:
    found: list[Entry] = []
    at = start
    while at + _ENTRY.size <= end:
        (mark, version, flags, method, crc, packed, size, named, extra, comment, begins) = (
            _ENTRY.unpack_from(data, at)
        )
        at += _ENTRY.size + named
        name = data[at - named : at]
        if mark != b"PK\x01\x02" or version > _NEWEST or extra or comment or at > end:
            return None
        if _UNTOLD in (packed, size, begins) or not name.isascii() or b"\0" in name:
            return None
        found.append(Entry(name.decode("ascii"), flags, method, crc, packed, size, begins))
    return found if at == end else None
