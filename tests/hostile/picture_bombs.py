"""Pictures again: chains of pages, boxes in boxes, scans and frames without end."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator, Sequence

from tests.hostile.build import attached, text, with_parts
from tests.hostile.kinds import Hostile, Must
from tests.hostile.lures import kept
from tests.hostile.opened import FORMS

_PLAIN = ((256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
          (273, 4, 1, 8), (278, 4, 1, 64), (279, 4, 1, 4_096))  # fmt: skip


def picture_bombs(chance: random.Random) -> Iterator[Hostile]:
    """Attached pictures that would cost memory or time; none of them is a form."""
    yield from _chains(chance)
    yield from _boxes(chance)
    yield from _frames(chance)


def _chains(chance: random.Random) -> Iterator[Hostile]:
    """TIFF directories (TIFF 6.0, section 2)."""
    yield _sent("TIFF of two hundred thousand pages", _chain(200_000, ()), "scan.tif")
    yield _sent("TIFF of very many pages", _chain(chance.randint(2_000, 9_000), _PLAIN), "scan.tif")
    entries = [(n, 1, 1, 0) for n in range(65_000)]
    yield _sent("TIFF of very many entries", _chain(1, entries), "scan.tif")
    for name, entry in (
        ("LZW that swells", (259, 3, 1, 5)), ("deflate of noise", (259, 3, 1, 8)),
        ("old JPEG", (259, 3, 1, 6)), ("new JPEG of noise", (259, 3, 1, 7)), ("PackBits", (259, 3, 1, 32_773)),
        ("tiles of a grain", (322, 4, 1, 1)), ("tiles of no size", (322, 4, 1, 0)), ("words of a gigabyte", (270, 2, 2**30, 8)),
        ("sixty thousand samples", (277, 3, 1, 60_000)), ("a palette of nothing", (320, 3, 2**31, 8)),
        ("resolution by nothing", (282, 5, 1, 2)), ("a text that is a number", (305, 12, 2**30, 8)),
        ("its pages in a page", (330, 4, 90_000, 8)), ("a place of its own", (34_853, 4, 1, 8)),
    ):  # fmt: skip
        wide = [(256, 4, 1, 9_000), (257, 4, 1, 9_000), *_PLAIN[2:]]
        listed = [*(old for old in wide if old[0] != entry[0]), entry]
        yield _sent(f"TIFF of {name}", _chain(1, listed), "scan.tif")
    big = b"II+\0\x08\0\0\0" + struct.pack("<Q", 2**62)
    yield _sent("BigTIFF that begins nowhere", big + bytes(99), "scan.tif")
    both = b"MM\0*" + struct.pack(">I", 8) + _chain(1, _PLAIN)[8:]
    yield _sent("TIFF of the other order", both, "scan.tif")


def _boxes(chance: random.Random) -> Iterator[Hostile]:
    """HEIC and AVIF (ISO/IEC 14496-12, 23008-12)."""
    for brand in (b"heic", b"avif", b"mif1"):
        name = brand.decode()
        kind = _box(b"ftyp", brand + bytes(4) + brand + b"mif1")
        size = _box(b"ispe", struct.pack(">IIII", 0, 2**31 - 1, 2**31 - 1, 0)[:12])
        props = _box(b"iprp", _box(b"ipco", size) + _box(b"ipma", bytes(12)))
        yield _sent(f"{name} of two milliards a side", kind + _meta(props), f"a.{name}")
        deep = b""
        for _ in range(chance.randint(500, 5_000)):
            deep = _box(b"meta", bytes(4) + deep)
        yield _sent(f"{name} of boxes in boxes", kind + deep, f"a.{name}")
        items = struct.pack(">IBBH", 0, 0x44, 0, 65_535) + chance.randbytes(3_000)
        yield _sent(f"{name} of very many items", kind + _meta(_box(b"iloc", items)), f"a.{name}")
        grid = struct.pack(">BBBBII", 0, 1, 255, 255, 2**31 - 1, 2**31 - 1)
        yield _sent(f"{name} of a grid", kind + _meta(_box(b"idat", grid)), f"a.{name}")
        none = struct.pack(">I4sQ", 1, b"meta", 0) + bytes(90)
        yield _sent(f"{name} of a box of no size", kind + none, f"a.{name}")
        far = struct.pack(">I4s", 2**32 - 1, b"mdat")
        yield _sent(f"{name} of a box without end", kind + far + chance.randbytes(900), f"a.{name}")


def _frames(chance: random.Random) -> Iterator[Hostile]:
    scan = b"\xff\xda\0\x08\1\1\0\0\0\0" + b"\0" * 9
    wide = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, 9_000, 9_000, 1) + b"\1\x11\0"
    yield _sent(
        "JPEG of very many scans", b"\xff\xd8" + wide + scan * 20_000 + b"\xff\xd9", "a.jpg"
    )
    yield _sent("JPEG of very many marks", b"\xff\xd8" + b"\xff\xe1\0\4ab" * 200_000, "a.jpg")
    several = b"\xff\xe2" + struct.pack(">H", 90) + b"MPF\0II*\0\x08\0\0\0" + b"\xff" * 76
    photo = (FORMS / "scan-phone-1.jpg").read_bytes()
    yield _sent("JPEG of very many pictures", photo[:2] + several + photo[2:30_000], "a.jpg")
    turned = (
        b"\xff\xe1"
        + struct.pack(">H", 40)
        + b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\xff\xff\0\0"
        + bytes(6)
    )
    yield _sent("JPEG turned no way", photo[:2] + turned + photo[2:], "a.jpg", form=True)
    chunk = struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    head = b"IHDR" + struct.pack(">IIBBBBB", 900, 900, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    yield _sent("PNG of very many empty chunks", png + chunk * 200_000, "a.png")
    note = b"iTXtx\0\1\0\0\0" + zlib.compress(bytes(12_000_000))
    noted = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    yield _sent("PNG of notes that swell", png + noted * 5 + chunk, "a.png")
    image = (
        b",\0\0\0\0\xff\xff\xff\xff\x87"
        + bytes(768)
        + b"\x02\x16"
        + b"\x8c\x2d\x99\x87" * 5
        + b"\xff\xff\0"
    )
    yield _sent(
        "GIF of pictures without end",
        b"GIF89a\xff\xff\xff\xff\xf7\0\0" + bytes(768) + image * 2_000 + b";",
        "a.gif",
    )
    frame = b"ANMF" + struct.pack("<I", 16) + b"\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\1\0\0\0"
    webp = (
        b"WEBPVP8X" + struct.pack("<I", 10) + b"\2\0\0\0\xff\xff\xff\xff\xff\xff" + frame * 20_000
    )
    yield _sent("WebP of very many frames", b"RIFF" + struct.pack("<I", len(webp)) + webp, "a.webp")
    for name, data in (
        ("ICO", b"\0\0\1\0" + struct.pack("<H", 65_535) + b"\0" * 16 * 4_000),
        ("PSD", b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 56, 300_000, 300_000, 8, 3) + bytes(99)),
        ("ICNS", b"icns" + struct.pack(">I", 2**32 - 1) + b"ic10" + struct.pack(">I", 8) * 9_000),
        ("DDS", b"DDS |\0\0\0\7\x10\0\0" + struct.pack("<II", 2**31, 2**31) + bytes(200)),
        ("FITS", b"SIMPLE  =                    T" + b" " * 50 + b"NAXIS1  =           9999999999" + b" " * 2_900),
        ("PCX", b"\x0a\5\1\x08" + struct.pack("<HHHH", 0, 0, 65_535, 65_535) + b"\xff" * 9_000),
        ("TGA", b"\0\0\x0a" + bytes(9) + struct.pack("<HH", 65_535, 65_535) + b"\x20\0" + b"\xff" * 9_000),
        ("PPM", b"P6 99999999999 99999999999 255\n" + bytes(900)),
        ("XBM", b"#define a_width 99999999\n#define a_height 99999999\nstatic char a[] = {\n"),
        ("EMF", b"\1\0\0\0l\0\0\0" + b"\xff" * 32 + b" EMF" + b"\xff" * 900),
        ("JPEG 2000", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\x2djp2h\0\0\0\x16ihdr" + b"\xff" * 900),
    ):  # fmt: skip
        yield _sent(
            f"picture of the kind {name} that swells", data, f"scan.{name.split()[0].lower()}"
        )


def _chain(pages: int, entries: Sequence[tuple[int, int, int, int]]) -> bytes:
    """A TIFF of ``pages`` directories of these entries, each pointing at the next."""
    listed = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    size = 6 + len(listed)
    tables = (
        struct.pack("<H", len(entries))
        + listed
        + struct.pack("<I", 8 + (n + 1) * size if n + 1 < pages else 0)
        for n in range(pages)
    )
    return b"II*\0\x08\0\0\0" + b"".join(tables) + bytes(4_200)


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


def _meta(data: bytes) -> bytes:
    handler = _box(b"hdlr", bytes(8) + b"pict" + bytes(13))
    return _box(b"meta", bytes(4) + handler + _box(b"pitm", bytes(6)) + data)


def _sent(name: str, data: bytes, file: str, *, form: bool = False) -> Hostile:
    mail = with_parts(text(), attached(data, file))
    return Hostile(name, mail, kept, Must.HARMLESS, form=form)
