"""Small grey pictures as PNG, written without compression so that every machine makes the same."""

from __future__ import annotations

import struct
import zlib

Pixels = tuple[bytes, ...]
"""Rows of grey values from the top, one byte a pixel; 255 is white."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_STORED_BLOCK = 0xFFFF
_ICON_SHAPE = 3.75
"""How many times as wide as it is high the picture in unsigned slots is."""


def encode_png(pixels: Pixels) -> bytes:
    """``pixels`` as an 8-bit grey PNG (ISO 15948)."""
    header = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 0, 0, 0, 0)
    data = b"".join(b"\0" + row for row in pixels)
    chunks = ((b"IHDR", header), (b"IDAT", _stored(data)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def enlarged(rows: tuple[tuple[bool, ...], ...], scale: int) -> Pixels:
    """Dark and light modules as black and white squares of ``scale`` pixels."""
    lines = (b"".join((b"\0" if dark else b"\xff") * scale for dark in row) for row in rows)
    return tuple(line for line in lines for _ in range(scale))


def icon_size(wide: float, high: float) -> tuple[float, float]:
    """Width and height of the picture that stands in an unsigned slot of that width and height."""
    width = min(wide - 8, (high - 2) * _ICON_SHAPE)
    return width, width / _ICON_SHAPE


def signature_icon(width: int = 300, height: int = 80) -> Pixels:
    """What stands in a signature control until it is signed: a frame, a cross and a line.

    All of it is within 32 levels of grey, so that nobody takes it for a signature.
    """
    ground, pale, line = 0xF7, 0xDE, 0xD8
    rows = [bytearray((ground,) * width) for _ in range(height)]
    for x in range(width):
        for y in (0, 1, height - 2, height - 1):
            rows[y][x] = pale
    for row in rows:
        row[0:2] = row[-2:] = bytes((pale, pale))
    low = height - 22
    for x in range(40, width - 16):
        rows[low][x] = rows[low + 1][x] = line
    for step in range(14):
        for thick in range(2):
            rows[low - 13 + step][16 + step + thick] = line
            rows[low - step][16 + step + thick] = line
    return tuple(bytes(row) for row in rows)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def _stored(data: bytes) -> bytes:
    """A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4)."""
    blocks = [data[at : at + _STORED_BLOCK] for at in range(0, len(data), _STORED_BLOCK)]
    out = [b"\x78\x01"]
    for number, block in enumerate(blocks, start=1):
        size = len(block)
        out.append(struct.pack("<BHH", number == len(blocks), size, size ^ _STORED_BLOCK) + block)
    return b"".join(out) + struct.pack(">I", zlib.adler32(data))
