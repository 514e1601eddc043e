"""winmail.dat: what Outlook's TNEF wraps.

Source: MS-OXTNEF 2.1 (attribute stream) and 2.1.3.4 (property lists), MS-OXPROPS for the property
ids. Written here because the known readers drop trailing zero bytes of files and loop on counts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.errors import CorruptError
from parsers.unpack.limits import Budget
from parsers.unpack.member import Member, clean_name

_SIGNATURE = 0x223E9F78
_BODY, _ATTACH_DATA, _ATTACH_TITLE = 0x800C, 0x800F, 0x8010
_RENDER, _MESSAGE_PROPS, _ATTACH_PROPS, _CODEPAGE = 0x9002, 0x9003, 0x9005, 0x9007

_P_BODY, _P_HTML, _P_DISPLAY = 0x1000, 0x1013, 0x3001
_P_DATA, _P_FILENAME, _P_LONG_FILENAME, _P_CONTENT_ID = 0x3701, 0x3704, 0x3707, 0x3712

_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 0x40: 8, 0x48: 16}
_STRING8, _UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_VARIABLE = (_STRING8, _UNICODE, _OBJECT, _BINARY)
_EMBEDDED_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What a TNEF stream holds: files, and the mail's text where it is only in there."""

    members: tuple[Member, ...]
    text: str = ""
    html: bytes = b""


@dataclass
class _Attachment:
    title: bytes = b""
    data: bytes = b""
    props: dict[int, bytes | str] = field(default_factory=dict)


def unwrap(data: bytes, budget: Budget) -> Wrapped:
    """The files and text in the TNEF stream ``data``; raises CorruptError where it is none.

    A stream that is cut off gives what stands before the cut, and a CorruptError where that is
    nothing at all. Raises TooLargeError for too many files.
    """
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:
        raise CorruptError("winmail.dat is damaged; please send the mail as plain text or HTML.")
    attachments: list[_Attachment] = []
    message: dict[int, bytes | str] = {}
    codepage = "cp1252"
    body = b""
    for name, value in _attributes(data):
        if name == _CODEPAGE and len(value) >= 4:
            codepage = _codec(struct.unpack_from("<I", value)[0])
        elif name == _BODY:
            body = value
        elif name == _MESSAGE_PROPS:
            message.update(_properties(value, codepage))
        elif name == _RENDER:
            budget.take_member()
            attachments.append(_Attachment())
        elif attachments:
            _add(attachments[-1], name, value, codepage)
    text = message.get(_P_BODY) or body.decode(codepage, "replace")
    html = message.get(_P_HTML)
    return Wrapped(
        tuple(_member(item, codepage, n) for n, item in enumerate(attachments, 1)),
        str(text).rstrip("\x00") if isinstance(text, str) else "",
        html if isinstance(html, bytes) else b"",
    )


def _add(item: _Attachment, name: int, value: bytes, codepage: str) -> None:
    if name == _ATTACH_TITLE:
        item.title = value
    elif name == _ATTACH_DATA:
        item.data = value
    elif name == _ATTACH_PROPS:
        item.props.update(_properties(value, codepage))


def _member(item: _Attachment, codepage: str, number: int) -> Member:
    names = (
        item.props.get(_P_LONG_FILENAME), item.props.get(_P_FILENAME),
        item.title.rstrip(b"\x00").decode(codepage, "replace"), item.props.get(_P_DISPLAY),
    )  # fmt: skip
    name = next((clean_name(n) for n in names if isinstance(n, str) and clean_name(n)), "")
    held = item.props.get(_P_DATA)
    data = item.data or (held if isinstance(held, bytes) else b"")
    cid = item.props.get(_P_CONTENT_ID)
    return Member(
        name or f"attachment-{number}",
        data.removeprefix(_EMBEDDED_MESSAGE),
        content_id=cid.strip("<>") if isinstance(cid, str) else "",
    )


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    offset = 6
    while offset + 9 <= len(data):
        name, length = struct.unpack_from("<xHxxI", data, offset)
        value = data[offset + 9 : offset + 9 + length]
        yield name, value
        offset += 9 + length + 2


def _properties(data: bytes, codepage: str) -> dict[int, bytes | str]:
    """The string, binary and object properties by id; stops quietly where the list breaks off."""
    found: dict[int, bytes | str] = {}
    try:
        for kind, name, raw in _property_values(data):
            if kind == _UNICODE:
                text = raw[: len(raw) & ~1].decode("utf-16-le", "replace")
                found[name] = text.rstrip("\x00")
            elif kind == _STRING8:
                found[name] = raw.decode(codepage, "replace").rstrip("\x00")
            else:
                found[name] = raw
    except (struct.error, CorruptError):
        return found
    return found


def _property_values(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = struct.unpack_from("<I", data)[0]
    offset = 4
    for _ in range(min(count, len(data) // 4)):
        kind, name = struct.unpack_from("<HH", data, offset)
        offset += 4
        if name >= 0x8000:
            offset = _skip_name(data, offset)
        several, kind = bool(kind & 0x1000), kind & 0xEFFF
        if kind in _VARIABLE:
            values = struct.unpack_from("<I", data, offset)[0]
            offset += 4
            for _ in range(min(values, len(data) // 4)):
                length = struct.unpack_from("<I", data, offset)[0]
                yield kind, name, data[offset + 4 : offset + 4 + length]
                offset += 4 + (length + 3) // 4 * 4
        else:
            offset = _skip_fixed(data, offset, kind, several)


def _skip_name(data: bytes, offset: int) -> int:
    """Past a named property's GUID and name (MS-OXTNEF 2.1.3.4.1)."""
    is_string, length = struct.unpack_from("<II", data, offset + 16)
    return offset + 24 + ((length + 3) // 4 * 4 if is_string else 0)


def _skip_fixed(data: bytes, offset: int, kind: int, several: bool) -> int:
    size = _FIXED.get(kind)
    if size is None:
        raise CorruptError("A property in winmail.dat is of no known kind.")
    if not several:
        return offset + size
    count = struct.unpack_from("<I", data, offset)[0]
    each = 2 if kind in {2, 11} else size
    return int(offset + 4 + (count * each + 3) // 4 * 4)


def _codec(number: int) -> str:
    name = {20127: "ascii", 28591: "latin-1", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
