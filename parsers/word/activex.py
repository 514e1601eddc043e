"""ActiveX controls (``w:control``): their kind, and their state where it is easily read.

The binary of the MorphData controls (check box, option button, text box, lists) is described in
[MS-OFORMS] 2.2.5: a property mask, the properties of fixed size each aligned to its own size, then
the strings.
"""

from __future__ import annotations

import struct

from lxml import etree

from parsers.errors import CorruptError, ParseError
from parsers.model import Anchor, Control, ControlKind
from parsers.word.names import R, W
from parsers.word.package import Package

_KINDS = {
    "8BD21D10": ControlKind.TEXT,
    "8BD21D20": ControlKind.CHOICE,
    "8BD21D30": ControlKind.CHOICE,
    "8BD21D40": ControlKind.CHECKBOX,
    "8BD21D50": ControlKind.CHECKBOX,
    "8BD21D60": ControlKind.CHECKBOX,
    "D7053240": ControlKind.BUTTON,
}
"""The first words of the class ids of Forms 2.0: text box, list box, combo box, check box, option
button, toggle button, command button."""

_SIZES = (4, 4, 4, 4, 1, 1, 1, 1, 8, 2, 4, 2, 2, 2, 2, 2, 1, 1, 1, 0, 1, 1, 4, 4)
"""Bytes of each property of the mask up to the caption; 0 takes no room, 8 (the size of the
control) stands among the strings."""
_SIZE_BIT, _VALUE_BIT, _CAPTION_BIT = 8, 22, 23
_COMPRESSED = 0x80000000
_STORAGE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CLASS_ID_SIZE = 16


def embedded_control(
    package: Package, part: str, element: etree._Element, anchor: Anchor
) -> Control | None:
    """The control that ``w:control`` embeds, or None where its kind is not known."""
    relation = package.relations(part).get(element.get(R + "id", ""))
    if relation is None or not relation.target:
        return None
    try:
        root = package.xml(relation.target)
        class_id = "" if root is None else _attribute(root, "classid").strip("{} ").upper()
        kind = _KINDS.get(class_id[:8])
        if root is None or kind is None:
            return None
        text, caption = _state(package, relation.target, root)
    except ParseError:
        return None
    name = element.get(W + "name", "")
    if kind is ControlKind.CHECKBOX:
        ticked = text == "1"
        shown = "☒" if ticked else "☐"
        return Control(name, caption, kind, None if text is None else ticked, shown, anchor)
    if kind is ControlKind.BUTTON:
        return Control(name, caption, kind, None, caption, anchor)
    return Control(name, caption, kind, text or None, text or "", anchor)


def _attribute(element: etree._Element, local: str) -> str:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == local:
            return str(value)
    return ""


def _state(package: Package, part: str, root: etree._Element) -> tuple[str | None, str]:
    """The value (None where it cannot be read) and the caption."""
    bag = {_attribute(e, "name").lower(): _attribute(e, "value") for e in root if len(e.attrib)}
    if bag:
        return bag.get("value", ""), bag.get("caption", "")
    relation = package.relations(part).get(_attribute(root, "id"))
    data = package.read(relation.target) if relation and relation.target else None
    try:
        return read_morph_data(_streamed(data or b""))
    except CorruptError:
        return None, ""


def _streamed(data: bytes) -> bytes:
    """The binary as a stream with its class id before it; Word also keeps it as a storage.

    A storage (persistStorage) has the same bytes in its stream "contents" ([MS-OFORMS] 1.3).
    """
    if not data.startswith(_STORAGE):
        return data
    from parsers.unpack.ole import opened  # noqa: PLC0415 - few documents embed controls

    with opened(data) as storage:
        return bytes(_CLASS_ID_SIZE) + storage.read(("contents",))


def read_morph_data(data: bytes) -> tuple[str | None, str]:
    """The value and caption in a MorphData binary; a value that is not there is None."""
    try:
        start = data.index(b"\x00\x02", 16, 32)
        mask = struct.unpack_from("<Q", data, start + 4)[0]
        value_size, caption_size, strings = _sizes(data, start + 12, mask)
        value, after = _string(data, strings, value_size)
        caption, _ = _string(data, after, caption_size)
    except (ValueError, struct.error):
        return None, ""
    return value, caption or ""


def _sizes(data: bytes, start: int, mask: int) -> tuple[int, int, int]:
    """The sizes of value and caption, and where the strings begin."""
    at = start
    found = {_VALUE_BIT: 0, _CAPTION_BIT: 0}
    for bit, size in enumerate(_SIZES):
        if not mask >> bit & 1 or size in (0, 8):
            continue
        at = start + _aligned(at - start, size)
        if bit in found:
            found[bit] = struct.unpack_from("<I", data, at)[0]
        at += size
    total = struct.unpack_from("<H", data, start - 10)[0]
    for bit, size in ((24, 4), (25, 4), (26, 4), (27, 2), (28, 2), (29, 2), (32, 4)):
        if mask >> bit & 1:
            at = start + _aligned(at - start, size) + size
    at = start + _aligned(at - start, 4)
    if mask >> _SIZE_BIT & 1:
        at += 8
    if at > start + total:
        raise ValueError(at)
    return found[_VALUE_BIT], found[_CAPTION_BIT], at


def _aligned(offset: int, size: int) -> int:
    return -(-offset // size) * size


def _string(data: bytes, at: int, size: int) -> tuple[str | None, int]:
    length = size & ~_COMPRESSED
    if not length:
        return None, at
    raw = data[at : at + length]
    if len(raw) < length:
        raise ValueError(length)
    text = raw.decode("latin-1" if size & _COMPRESSED else "utf-16-le", "replace")
    return text, at + _aligned(length, 4)
