"""PDFs written object by object, so that any of them can lie."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << >> >>"
DRAWN = b"BT /F1 12 Tf 72 700 Td (Customer Engagement Profile) Tj ET"


def stream(data: bytes, more: bytes = b"", length: int | None = None) -> bytes:
    """A stream object of ``data`` as it is; ``length`` is what it claims."""
    said = len(data) if length is None else length
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (said, more, data)


def deflated(data: bytes, more: bytes = b"") -> bytes:
    """A stream object of ``data`` packed."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + more)


def pdf(
    changes: Mapping[int, bytes | None] = {}, trailer: bytes = b"", *, tail: bytes = b""
) -> bytes:
    """A PDF of one page with other objects; ``trailer`` is added to it, ``tail`` put behind all."""
    objects = {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(DRAWN), **changes}
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in sorted(objects.items()):
        if body is not None:
            places[number] = len(out)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += (
            (b"%010d 00000 n \n" % places[number]) if number in places else b"0000000000 65535 f \n"
        )
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )
    return bytes(out) + tail
