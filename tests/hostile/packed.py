"""Archives again, with sizes and places drawn by chance."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import stat
import struct
import tarfile
import zipfile
from collections.abc import Iterator

from tests.hostile.build import PDF, attached, text, with_parts, zipped
from tests.hostile.kinds import ANY_BLAME, Blamed, Check, Hostile, Must, survives
from tests.hostile.opened import PROFILE

_NAMES = (
    "../../../../etc/cron.d/profile.pdf", "/etc/passwd", "C:\\Windows\\System32\\x.pdf",
    "\\\\server\\share\\profile.pdf", "....//....//profile.pdf", "a/../../b/../../profile.pdf",
    "~/.ssh/authorized_keys", "profile.pdf/../../../x", "/dev/null", "file:///etc/passwd",
)  # fmt: skip
_DEVICES = ("CON", "NUL.pdf", "COM1.docx", "LPT9", "aux.txt", "PRN.pdf", "CLOCK$", "nul .pdf")


def packed(chance: random.Random) -> Iterator[Hostile]:
    """Bombs, lies and climbing names in every packing that mails carry."""
    zeros = bytes(chance.randint(4, 12) * 1_000_000)
    for name, data in (
        ("gzip bomb", gzip.compress(zeros, 9, mtime=0)),
        ("bzip2 bomb", bz2.compress(zeros)),
        ("xz bomb", lzma.compress(zeros, preset=0)),
        ("tar that climbs", _tar("../../etc/profile.pdf", PDF)),
        ("tar of a symbolic link", _tar_link("/etc/passwd")),
        ("packed tar", gzip.compress(_tar("profile.pdf", PDF), mtime=0)),
        ("7-Zip of noise", b"7z\xbc\xaf\x27\x1c" + chance.randbytes(400)),
        ("RAR of noise", b"Rar!\x1a\x07\x00" + chance.randbytes(400)),
    ):
        yield _sent(name, data, Blamed(), "forms.bin")
    for method, kind in ((zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "LZMA")):
        yield _sent(f"zip bomb of {kind}", zipped({"a.pdf": zeros}, method), Blamed())
    yield _sent("zip of zips of a bomb", _shells(zipped({"a": zeros}), chance.randint(1, 2)))
    yield _sent("zip bomb beside a small file", zipped({"a.txt": b"x", "b": zeros}))
    yield from _lies(chance)
    yield from _named(chance)


def _lies(chance: random.Random) -> Iterator[Hostile]:
    whole = zipped({"profile.pdf": PDF * 20, "other.pdf": chance.randbytes(5_000)})
    end = whole.rindex(b"PK\x05\x06")
    first = whole.index(b"PK\x01\x02")
    yield _sent("directory beyond the file", _at(whole, end + 16, "<I", 0xFFFFFFF0))
    yield _sent("directory at a random place", _at(whole, end + 16, "<I", chance.randrange(first)))
    yield _sent("member beyond the file", _at(whole, first + 42, "<I", len(whole) + 9))
    yield _sent("member that begins in the directory", _at(whole, first + 42, "<I", first))
    yield _sent("sizes of four gigabytes", _at(whole, first + 20, "<II", 0xFFFFFFFE, 0xFFFFFFFE))
    yield _sent("zip64 end that lies", _zip64(whole, chance.getrandbits(63)))
    yield _sent("two directories", whole + whole[end:], survives)
    yield _sent("comment that holds another end", _comment(whole), survives)
    yield _sent("AES lock", _at(_at(whole, 6, "<H", 1), first + 8, "<HH", 1, 99))
    cut = chance.randrange(30, len(whole) - 30)
    yield _sent("zip cut at a random place", whole[:cut])
    yield _sent("zip with noise in the middle", _noise(whole, chance), survives)
    yield _sent(
        "other name inside than in the directory",
        whole.replace(b"profile.pdf", b"invoice.exe", 1),
        survives,
    )
    yield _sent("sixty thousand empty members", _empties(60_000))
    yield _sent("PDF that is a zip too", PDF + whole, Blamed(), "profile.pdf")


def _named(chance: random.Random) -> Iterator[Hostile]:
    data = PROFILE.read_bytes()
    climbing, device = chance.choice(_NAMES), chance.choice(_DEVICES)
    for name, member in (
        (f"zip of {climbing}", climbing),
        (f"zip of the device {device}", device),
        ("zip of a name of sixty thousand letters", "a" * 60_000 + ".docx"),
        ("zip of a name that turns round", "profile\u202excod.exe.docx"),
        ("zip of a name of dots", "." * chance.randint(3, 200)),
    ):
        yield _sent(name, zipped({member: data}), lambda _: True, form=True)
    yield _sent("zip of a symbolic link", _zip_link("/etc/passwd"), survives)
    yield _sent("folder and file of one name", zipped({"a/": b"", "a": data}), lambda _: True,
                form=True)  # fmt: skip


def _sent(
    name: str, data: bytes, check: Check = ANY_BLAME, file: str = "forms.zip", *, form: bool = False
) -> Hostile:
    return Hostile(name, with_parts(text(), attached(data, file)), check, Must.HARMLESS, form=form)


def _tar(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def _tar_link(target: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("profile.pdf")
        info.type, info.linkname = tarfile.SYMTYPE, target
        archive.addfile(info)
    return buffer.getvalue()


def _zip_link(target: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("profile.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, target)
    return buffer.getvalue()


def _shells(data: bytes, levels: int) -> bytes:
    for _ in range(levels):
        data = zipped({"a.zip": data})
    return data


def _at(whole: bytes, place: int, form: str, *values: int) -> bytes:
    changed = bytearray(whole)
    struct.pack_into(form, changed, place, *values)
    return bytes(changed)


def _zip64(whole: bytes, count: int) -> bytes:
    """The same with a zip64 end that claims ``count`` members in as many bytes."""
    end = whole.rindex(b"PK\x05\x06")
    big = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, count, count)
    where = struct.pack("<IIQI", 0x07064B50, 0, end, 1)
    return (
        whole[:end] + big + where + _at(whole[end:], 8, "<HHII", *[0xFFFF] * 2, *[0xFFFFFFFF] * 2)
    )


def _comment(whole: bytes) -> bytes:
    end = whole.rindex(b"PK\x05\x06")
    return _at(whole, end + 20, "<H", 22) + whole[end : end + 22]


def _noise(whole: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(whole) - 64)
    return whole[:at] + chance.randbytes(32) + whole[at + 32 :]


def _empties(count: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    return buffer.getvalue()
