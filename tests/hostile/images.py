"""Pictures that swell, lie about their size, go in circles, or are something else as well."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.hostile.build import PDF, attached, text, with_parts, zipped
from tests.hostile.kinds import Blamed, Check, Hostile, Must
from tests.hostile.lures import URL, kept
from tests.hostile.opened import FORMS

_SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><script href="{URL}"/><image href="{URL}"/></svg>'


def images(chance: random.Random) -> Iterator[Hostile]:
    """Attached pictures; none of them is a form."""
    yield from _pngs(chance)
    yield from _tiffs(chance)
    yield from _others(chance)
    yield from _both(chance)


def _pngs(chance: random.Random) -> Iterator[Hostile]:
    side = chance.randint(13_500, 15_000)
    row = bytes(1 + side // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    yield _sent("PNG bomb", _png(side, side, packed, depth=1), "scan.png", Blamed())
    yield _sent(
        "PNG of four milliards a side", _png(2**31 - 1, 2**31 - 1, b"x"), "scan.png", Blamed()
    )
    yield _sent("PNG of no size", _png(0, 0, b""), "scan.png")
    yield _sent("PNG of noise", _png(900, 900, chance.randbytes(4_000)), "scan.png")
    noted = _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(20_000_000), 9))
    yield _sent(
        "PNG whose note is a bomb", _png(9, 9, zlib.compress(bytes(9 * 10)), noted), "scan.png"
    )
    profile = _chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(20_000_000), 9))
    yield _sent(
        "PNG whose colours are a bomb", _png(9, 9, zlib.compress(bytes(90)), profile), "a.png"
    )
    frames = _chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))
    yield _sent(
        "PNG of two milliards of frames", _png(9, 9, zlib.compress(bytes(90)), frames), "a.png"
    )
    yield _sent(
        "PNG with a wrong sum", _png(9, 9, zlib.compress(bytes(90)))[:-5] + b"xxxxx", "a.png"
    )
    yield _sent(
        "PNG with a chunk of four gigabytes", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR", "a.png"
    )


def _tiffs(chance: random.Random) -> Iterator[Hostile]:
    plain = [(256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
             (273, 4, 1, 8), (278, 4, 1, 64), (279, 4, 1, 4_096)]  # fmt: skip
    yield _sent("TIFF whose pages go in a circle", _tiff(plain, after=8), "scan.tif")
    yield _sent("TIFF whose next page is nowhere", _tiff(plain, after=0xFFFFFFF0), "scan.tif")
    for name, entry in (
        ("a milliard a side", (256, 4, 1, 10**9)), ("strips of four gigabytes", (279, 4, 1, 2**32 - 1)),
        ("very many strips", (273, 4, 2**31, 8)), ("a count that wraps round", (258, 3, 2**31 + 1, 8)),
        ("an unknown packing", (259, 3, 1, 60_000)), ("a page table of itself", (330, 4, 1, 8)),
        ("camera data of itself", (34_665, 4, 1, 8)), ("no bits", (258, 3, 1, 0)),
    ):  # fmt: skip
        listed = [entry if entry[0] == old[0] else old for old in plain]
        listed += [] if entry in listed else [entry]
        yield _sent(f"TIFF of {name}", _tiff(listed), "scan.tif")
    fax = [(256, 4, 1, 60_000), (257, 4, 1, 60_000), (258, 3, 1, 1), (259, 3, 1, 4), (262, 3, 1, 0),
           (273, 4, 1, 8), (278, 4, 1, 60_000), (279, 4, 1, 4_096)]  # fmt: skip
    yield _sent("fax that is a bomb", _tiff(fax), "fax.tif")
    whole = (FORMS / "scan-fax.tif").read_bytes()
    yield _sent("fax cut short", whole[: chance.randrange(500, len(whole) // 2)], "fax.tif", _any)


def _others(chance: random.Random) -> Iterator[Hostile]:
    photo = (FORMS / "scan-phone-1.jpg").read_bytes()
    yield _sent("JPEG cut short", photo[: chance.randrange(600, len(photo) // 2)], "a.jpg", _any)
    yield _sent("JPEG of noise", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + chance.randbytes(5_000), "a.jpg")
    at = photo.index(b"\xff\xc0") if b"\xff\xc0" in photo else 2
    huge = photo[: at + 5] + b"\xff\xff\xff\xff" + photo[at + 9 :]
    yield _sent("JPEG of sixty thousand a side", huge, "a.jpg", _any)
    exif = b"Exif\0\0II*\0\x08\0\0\0" + b"\xff\xff" + struct.pack("<HHII", 0x0112, 3, 2**31, 8) * 90
    trapped = photo[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + photo[2:]
    yield _sent("JPEG whose camera data loop", trapped[:40_000], "a.jpg", _any)
    yield _sent(
        "GIF of sixty thousand a side", b"GIF89a\xff\xff\xff\xff\xf7\0\0" + bytes(2_000), "a.gif"
    )
    frame = b"\x21\xf9\x04\0\0\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x4c\x01\0"
    yield _sent(
        "GIF of ten thousand huge frames",
        b"GIF89a\xff\xff\xff\xff\0\0\0" + frame * 10_000 + b";",
        "a.gif",
    )
    head = struct.pack("<IiiHHIIiiII", 40, 2**31 - 1, -(2**31) + 1, 1, 24, 0, 0, 0, 0, 0, 0)
    yield _sent(
        "BMP of two milliards a side", b"BM" + struct.pack("<IHHI", 99, 0, 0, 54) + head, "a.bmp"
    )
    runs = struct.pack("<IiiHHIIiiII", 40, 30_000, 30_000, 1, 8, 1, 0, 0, 0, 0, 0)
    yield _sent(
        "BMP of runs that is a bomb",
        b"BM" + struct.pack("<IHHI", 99, 0, 0, 54) + runs + b"\xff\0" * 9_000,
        "a.bmp",
    )
    webp = b"RIFF" + struct.pack("<I", 2**32 - 1) + b"WEBPVP8X\n\0\0\0\0\0\0\0" + b"\xff" * 6
    yield _sent("WebP of sixteen millions a side", webp + chance.randbytes(900), "a.webp")
    heic = (
        b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"
        + struct.pack(">I", 2**31)
        + b"meta"
        + chance.randbytes(900)
    )
    yield _sent("HEIC of noise", heic, "a.heic")
    yield _sent("SVG that calls home", _SVG.encode(), "a.svg", _any)
    yield _sent(
        "EPS that never ends",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop",
        "a.jpg",
        _any,
    )
    yield _sent(
        "EPS that writes a file", b"%!PS\n(/tmp/x) (w) file closefile (/bin/sh) run", "a.eps", _any
    )
    yield _sent("WMF of noise", b"\xd7\xcd\xc6\x9a" + chance.randbytes(3_000), "a.wmf", _any)


def _both(chance: random.Random) -> Iterator[Hostile]:
    tiny = io.BytesIO()
    Image.new("L", (chance.randint(5, 40), 9), 255).save(tiny, "PNG")
    yield _sent("PNG that is a zip too", tiny.getvalue() + zipped({"a.pdf": PDF}), "a.png")
    yield _sent("PNG called PDF", tiny.getvalue(), "profile.pdf", _any)
    yield _sent("PDF called PNG", PDF, "scan.png", Blamed())
    yield _sent("GIF that is a script", b"GIF89a/*" + bytes(50) + b"*/=1;alert(1)//;", "a.gif")
    yield _sent(
        "JPEG that is a web page",
        b"\xff\xd8\xff\xfe\0\x30<html><script>alert(1)</script>",
        "a.html",
    )
    strip = io.BytesIO()
    Image.new("1", (1, 60_000), 1).save(strip, "PNG")
    yield _sent("picture of one column", strip.getvalue(), "scan.png")


def _any(read: object) -> bool:
    return True


def _sent(name: str, data: bytes, file: str, check: Check | None = None) -> Hostile:
    mail = with_parts(text(), attached(data, file))
    checked = check or (lambda read: not read.forms and kept(read))
    return Hostile(name, mail, checked, Must.BLAMED if isinstance(check, Blamed) else Must.HARMLESS)


def _png(wide: int, high: int, data: bytes, more: bytes = b"", depth: int = 8) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, depth, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _tiff(entries: list[tuple[int, int, int, int]], after: int = 0) -> bytes:
    listed = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    table = struct.pack("<H", len(entries)) + listed + struct.pack("<I", after)
    return b"II*\0\x08\0\0\0" + table + bytes(4_200)
