"""Zip archives: members out, bombs refused, each member's failure its own.

Source: PKWARE APPNOTE 6.3.10, sections 4.3.12, 4.3.14 and 4.3.16. Sizes in headers are only used to
refuse early; what counts is what comes out (CVE-2019-9674, CVE-2024-0450).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from parsers.errors import CorruptError, EncryptedError, HostileError, ParseError, TooLargeError
from parsers.model import PartProblem
from parsers.unpack.limits import Budget
from parsers.unpack.member import Member, clean_path, is_junk

_CHUNK = 65_536
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_END_REACH = 65_557
_SANE_ENTRIES = 10_000
_READ_ERRORS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, KeyError, struct.error, OverflowError,
)  # fmt: skip


def directory_is_sane(data: bytes, most: int = _SANE_ENTRIES) -> bool:
    """Whether the central directory has at most ``most`` entries, counted and not as claimed."""
    end = data.rfind(_END, max(0, len(data) - _END_REACH))
    if end < 0 or end + 20 > len(data):
        return True
    size = int(struct.unpack_from("<I", data, end + 12)[0])
    start = max(0, end - size) if size != 0xFFFFFFFF else 0
    return data.count(_ENTRY, start, end) <= most


def members(data: bytes, budget: Budget) -> Iterator[Member]:
    """Every file of the archive, unpacked; a member that cannot be read carries its problem.

    Raises CorruptError for what is no zip, HostileError for overlapping members, TooLargeError for
    too many of them.
    """
    if not directory_is_sane(data, budget.limits.members * 2):
        raise TooLargeError(
            f"The zip archive holds more than {budget.limits.members:,} files; please attach only "
            "the files that belong to the form."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _READ_ERRORS as error:
        raise CorruptError(
            "The zip archive is damaged; please attach the files without packing them."
        ) from error
    with archive:
        entries = archive.infolist()
        _refuse_overlaps(entries)
        for entry in entries:
            if not entry.is_dir():
                budget.take_member()
                yield _member(archive, entry, budget)


def _refuse_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    end = 0
    for entry in sorted(entries, key=lambda item: item.header_offset):
        if entry.header_offset < end:
            raise HostileError(
                "Files in the zip archive overlap, which no packing program makes; please attach "
                "the files without packing them."
            )
        end = entry.header_offset + 30 + entry.compress_size


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> Member:
    name = clean_path(entry.filename) or "unnamed"
    try:
        data = _inflate(archive, entry, budget)
    except ParseError as error:
        return Member(name, problem=PartProblem(error.kind, str(error)), junk=is_junk(name))
    return Member(name, data, junk=is_junk(name))


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    if entry.flag_bits & 0x41:
        raise EncryptedError(
            f"{clean_path(entry.filename)} lies in a zip archive with a password; please attach it "
            "without one."
        )
    pieces: list[bytes] = []
    total = 0
    try:
        with archive.open(entry) as member:
            while piece := member.read(_CHUNK):
                total += len(piece)
                budget.take_inflated(len(piece), entry.compress_size, total)
                pieces.append(piece)
    except _READ_ERRORS as error:
        raise CorruptError(
            f"{clean_path(entry.filename)} in the zip archive is damaged; please attach it by "
            "itself."
        ) from error
    return b"".join(pieces)
