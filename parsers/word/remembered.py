"""The properties of controls, remembered by their bytes: copies of one blank have the same.

Taking up each of a control's properties into Python is a third of what reading a form costs, and
an office reads the same blank, filled in by others, all day: of the properties only few differ
(whether a prompt shows, which day a date stores).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from parsers.word.inline import split_control
from parsers.word.names import SDT_CONTENT, SDT_PR
from parsers.word.sdt import Properties, read_properties

_NAME = b"sdtPr"
_OPENED, _CLOSED = b"<w:", b"</w:"
_UTF8 = "UTF-8"
_MOST, _LONGEST = 1_024, 2_000
"""Of a set of prefixes: properties that are remembered, and bytes of one that is worth it."""

Names = tuple[tuple[str | None, str], ...]
"""What the prefixes of a part stand for."""


def split_controls(
    data: bytes, root: etree._Element, controls: Sequence[etree._Element]
) -> list[tuple[Properties, etree._Element | None]]:
    """What each of ``controls`` says and its content; several may share their properties.

    ``root`` is the part's, parsed from ``data``.

    What is remembered serves where the part is plain: then the nth properties in the bytes are the
    nth control's.
    """
    written = _written(data, root, controls)
    if written is None:
        return [split_control(control) for control in controls]
    known = _known(tuple(root.nsmap.items()))
    if len(known) >= _MOST:
        known.clear()
    found: list[tuple[Properties, etree._Element | None]] = []
    for control, said in zip(controls, written, strict=True):
        properties = known.get(said)
        if properties is None:
            properties = read_properties(control[0])
            if len(said) <= _LONGEST and len(known) < _MOST:
                known[said] = properties
        last = control[-1]
        content = last if last.tag == SDT_CONTENT else split_control(control)[1]
        found.append((properties, content))
    return found


def _written(
    data: bytes, root: etree._Element, controls: Sequence[etree._Element]
) -> list[bytes] | None:
    """The bytes of each control's properties; None where they may not be just these.

    What one file says must never be remembered for another's control. So the bytes have to mean
    what they look like (UTF-8, prefixes explained at the root alone), each control has to begin
    with its properties, and the bytes have to name properties in plain pairs of tags, one pair a
    control. Each control needs a tag of its own that opens them, and each of these one that closes
    them: where there are no more than these, none stands in a comment or such like.
    """
    pieces = data.split(_NAME)
    encoding = root.getroottree().docinfo.encoding or _UTF8
    plain = (
        len(pieces) == 2 * len(controls) + 1
        and encoding.upper() == _UTF8
        and data.count(b"xmlns") == len(root.nsmap)
        and all(len(control) > 1 and control[0].tag == SDT_PR for control in controls)
    )
    written = pieces[1::2]
    if (
        plain
        and all(before.endswith(_OPENED) for before in pieces[:-1:2])
        and all(said.startswith(b">") and said.endswith(_CLOSED) for said in written)
    ):
        return written
    return None


@lru_cache(maxsize=8)
def _known(_names: Names) -> dict[bytes, Properties]:
    """What is remembered of parts whose prefixes mean the same."""
    return {}
