"""The directory of a zip, read by itself, says what the standard library says of it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from parsers.detect import detect
from parsers.model import FileKind
from parsers.unpack.directory import Entry, directory, plain_directory


def _zip(members: dict[str, bytes], comment: bytes = b"", extra: bytes = b"") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type, info.extra = zipfile.ZIP_DEFLATED, extra
            archive.writestr(info, content)
    return stream.getvalue()


def _told(data: bytes) -> list[Entry]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            Entry(
                info.filename, info.flag_bits, info.compress_type, info.CRC,
                info.compress_size, info.file_size, info.header_offset,
            )
            for info in archive.infolist()
        ]  # fmt: skip


_SOME = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"text" * 9}


def test_a_plain_directory_is_read_by_itself() -> None:
    assert plain_directory(_zip(_SOME)) == _told(_zip(_SOME))


_ODD = {
    "a comment at its end": _zip(_SOME, comment=b"made by hand"),
    "further words on its members": _zip(_SOME, extra=b"\x99\x99\x02\x00ab"),
    "something before it": b"begins later" + _zip(_SOME),
    "a name in other letters": _zip({**_SOME, "wörd/größe.xml": b""}),
}


@pytest.mark.parametrize("data", _ODD.values(), ids=_ODD)
def test_what_is_not_plain_is_left_to_the_standard_library(data: bytes) -> None:
    assert plain_directory(data) is None
    assert directory(data) == _told(data)
    assert detect(data[data.index(b"PK") :]) is FileKind.WORD


@pytest.mark.parametrize("written", [b"\0", b"\xff", b"PK", b""], ids=["0", "255", "PK", "cut"])
def test_wherever_a_directory_is_broken_both_say_the_same(written: bytes) -> None:
    whole = _zip(_SOME)
    for at in range(whole.index(b"PK\x01\x02"), len(whole)):
        data = whole[:at] + (written + whole[at + len(written) :] if written else b"")
        try:
            expected = _told(data)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            assert plain_directory(data) is None, at
        else:
            assert plain_directory(data) in (None, expected), at
