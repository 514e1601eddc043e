"""Small builders of mails and archives, honest and broken."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
HEAD = (
    b"From: jane@agency.gov\r\nTo: intake@example.gov\r\nSubject: profile\r\nMessage-ID: <1@a>\r\n"
)


def mail(body: bytes = b"Hello\r\n", extra: bytes = b"", head: bytes = HEAD) -> bytes:
    """A mail with ``extra`` header lines."""
    return head + extra + b"\r\n" + body


def part(data: bytes, kind: str, headers: str = "", encoding: str = "base64") -> bytes:
    """One MIME part."""
    body = base64.encodebytes(data) if encoding == "base64" else data
    lines = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{headers}\r\n"
    return lines.encode("utf-8", "surrogateescape") + body


def multipart(*parts: bytes, kind: str = "mixed", boundary: str = "b0", params: str = "") -> bytes:
    """The headers and body of a multipart, to be put behind other headers."""
    mark = b"--" + boundary.encode()
    body = b"".join(mark + b"\r\n" + piece + b"\r\n" for piece in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"{params}\r\n\r\n'.encode()
    return head + body + mark + b"--\r\n"


def with_parts(*parts: bytes, kind: str = "mixed", params: str = "") -> bytes:
    """A whole mail of ``parts``."""
    return HEAD + b"MIME-Version: 1.0\r\n" + multipart(*parts, kind=kind, params=params)


def text(words: str = "Please find the form attached.") -> bytes:
    """A plain text part."""
    return part(words.encode(), "text/plain; charset=utf-8", encoding="8bit")


def attached(data: bytes, name: str, kind: str = "application/octet-stream") -> bytes:
    """An ordinary attachment."""
    return part(data, kind, f'Content-Disposition: attachment; filename="{name}"\r\n')


_ALWAYS = (2026, 1, 2, 3, 4, 6)
"""The date of every entry, so that two runs make the same bytes."""


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of ``files``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = method
            archive.writestr(entry, data)
    return buffer.getvalue()


def nested_zip(levels: int, data: bytes = PDF, name: str = "profile.pdf") -> bytes:
    """``data`` in ``levels`` zips, one in the other."""
    for level in range(levels):
        data, name = zipped({name: data}, zipfile.ZIP_STORED), f"level{level}.zip"
    return data


def overlapping_zip(entries: int = 50) -> bytes:
    """Many directory entries that share one packed body (after David Fifield's zip bomb)."""
    whole = zipped({"a.txt": bytes(10_000)})
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", whole, end + 16)[0]
    entry = whole[start:end]
    directory = entry * entries
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), start, 0)
    return whole[:start] + directory + tail


def many_entries_zip(claimed: int, entries: int) -> bytes:
    """A zip whose directory has ``entries`` entries and claims ``claimed``."""
    name = b"x"
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0
    )
    directory = (entry + name) * entries
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, claimed, claimed, len(directory), 4, 0)
    return b"PK\x03\x04" + directory + tail


def lying_zip(real: int) -> bytes:
    """A member that claims ten bytes and unpacks to ``real``."""
    whole = bytearray(zipped({"a.txt": b"0123456789"}))
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(bytes(real)) + packed.flush()
    local = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(bytes(real)), len(body), 10, 5, 0
    )
    start = len(local) + 5 + len(body)
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(bytes(real)), len(body), 10,
        5, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    directory = entry + b"a.txt"
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), start, 0)
    del whole
    return local + b"a.txt" + body + directory + tail


def locked_zip() -> bytes:
    """A zip whose member says that it is encrypted."""
    whole = bytearray(zipped({"profile.pdf": PDF}))
    struct.pack_into("<H", whole, 6, 1)
    struct.pack_into("<H", whole, whole.index(b"PK\x01\x02") + 8, 1)
    return bytes(whole)


def tnef(*files: tuple[str, bytes], body: str = "", props: bytes = b"") -> bytes:
    """A TNEF stream (MS-OXTNEF 2.1.3) with ``files``."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    out += _attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
    if body:
        out += _attribute(1, 0x0002800C, body.encode("cp1252") + b"\0")
    if props:
        out += _attribute(1, 0x00069003, props)
    for name, data in files:
        out += _attribute(2, 0x00069002, bytes(14))
        out += _attribute(2, 0x00018010, name.encode("cp1252") + b"\0")
        out += _attribute(2, 0x0006800F, data)
        wide = (name + "\0").encode("utf-16-le")
        long_name = struct.pack("<HHII", 0x1F, 0x3707, 1, len(wide)) + wide
        long_name += bytes(-len(wide) % 4)
        out += _attribute(2, 0x00069005, struct.pack("<I", 1) + long_name)
    return out


def _attribute(level: int, name: int, value: bytes) -> bytes:
    head = struct.pack("<BII", level, name, len(value))
    return head + value + struct.pack("<H", sum(value) & 0xFFFF)
