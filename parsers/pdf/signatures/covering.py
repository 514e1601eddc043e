"""Which bytes of the file a signature covers (ISO 32000-2, 12.8.1).

The file is asked, not the library: two ranges from the first byte on, with nothing left out between
them but the signature's own hexadecimal digits. All else is a wrapping attack or a broken file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.cms import BrokenSignatureError
from parsers.pdf.strings import number
from parsers.pdf.tree import Node, elements

_EMPTY = b" \t\r\n\f\x00"
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_LONGEST_END = 64
_OTHERWISE = (
    "The signature does not fit the file as it is now, which happens when another program saves it."
)


@dataclass(frozen=True, slots=True)
class Covered:
    """``contents`` are the signature's own bytes, ``gap`` where they stand, ``end`` is the first
    byte after the signed part. ``whole``: nothing stands behind it.
    """

    contents: bytes
    gap: tuple[int, int]
    end: int
    whole: bool

    def pieces(self, data: bytes) -> tuple[memoryview, memoryview]:
        """The signed bytes of ``data``."""
        view = memoryview(data)
        return view[: self.gap[0]], view[self.gap[1] : self.end]


def covered(signature: Node, data: bytes) -> Covered:
    """What the signature dictionary ``signature`` covers of ``data``.

    Raises BrokenSignatureError where its ranges are none, or leave out more than itself.
    """
    contents = contents_of(signature)
    ranges = [number(one, -1) for one in elements(signature.get("/ByteRange"))]
    if not contents or len(ranges) != 4:
        raise BrokenSignatureError("The signature does not say which part of the file it covers.")
    first, length, second, rest = ranges
    end = second + rest
    if first != 0 or length <= 0 or rest <= 0 or second <= length or end > len(data):
        raise BrokenSignatureError(_OTHERWISE)
    if not _is_hex_of(data[length:second], contents):
        raise BrokenSignatureError(_OTHERWISE)
    if not data[max(0, end - _LONGEST_END) : end].rstrip(_EMPTY).endswith(b"%%EOF"):
        raise BrokenSignatureError("The signature covers only a part of the document.")
    return Covered(contents, (length, second), end, not data[end:].strip(_EMPTY))


def contents_of(signature: Node) -> bytes:
    """The signature's /Contents, b"" where there are none."""
    value = signature.get("/Contents")
    try:
        return bytes(value) if value is not None else b""
    except (TypeError, ValueError, NotImplementedError):
        return b""


def ends_as_update(data: bytes, signed_end: int) -> bool:
    """Whether what stands behind the signed part ends as an update of the document does."""
    found = _END.search(data[-1024:].rstrip(b"\x00"))
    return found is not None and signed_end <= int(found.group(1)) < len(data)


def _is_hex_of(gap: bytes, contents: bytes) -> bool:
    """Whether ``contents`` stand in the gap and nothing else; blanks say nothing (7.3.4.3)."""
    if gap[:1] != b"<" or gap[-1:] != b">":
        return False
    digits = gap[1:-1].translate(None, _EMPTY).lower()
    return digits + b"0" * (len(digits) % 2) == contents.hex().encode("ascii")
