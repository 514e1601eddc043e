"""The properties of controls, remembered by their bytes: copies of one blank have the same.

Taking up each of a control's properties into Python is a third of what reading a form costs, and
an office reads the same blank, filled in by others, all day: of the properties only few differ
(whether a prompt shows, which day a date stores).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from parsers.word.inline import split_control
from parsers.word.names import SDT_CONTENT, SDT_PR
from parsers.word.sdt import Properties, read_properties

_OPENED, _CLOSED = b"<w:sdtPr>", b"</w:sdtPr>"
_NAME = b"sdtPr"
_UTF8 = "UTF-8"
_MOST, _LONGEST = 1_024, 2_000
"""Of a set of prefixes: properties that are remembered, and bytes of one that is worth it."""

Names = tuple[tuple[str | None, str], ...]
"""What the prefixes of a part stand for."""


class Split(NamedTuple):
    """The two halves of a control; its properties are shared: who changes them makes a copy."""

    properties: Properties
    content: etree._Element | None


def split_controls(
    data: bytes, root: etree._Element, controls: Sequence[etree._Element]
) -> list[Split]:
    """All ``controls`` of a part, whose ``root`` was parsed from ``data``.

    What is remembered serves where the part is plain: then the nth properties in the bytes are the
    nth control's.
    """
    written = data.split(_OPENED)
    names = tuple(root.nsmap.items())
    if not _plain(data, root, controls) or len(written) != len(controls) + 1:
        return [Split(*split_control(control)) for control in controls]
    known = _known(names)
    if len(known) >= _MOST:
        known.clear()
    found: list[Split] = []
    for control, behind in zip(controls, written[1:], strict=True):
        said = behind.partition(_CLOSED)[0]
        properties = known.get(said)
        if properties is None:
            properties = read_properties(control[0])
            if len(said) <= _LONGEST and len(known) < _MOST:
                known[said] = properties
        last = control[-1]
        content = last if last.tag == SDT_CONTENT else split_control(control)[1]
        found.append(Split(properties, content))
    return found


def _plain(data: bytes, root: etree._Element, controls: Sequence[etree._Element]) -> bool:
    """Whether each control begins with its properties, and the bytes hold them so and no others.

    What one file says must never be remembered for another's control. So the bytes have to mean
    what they look like (UTF-8, prefixes explained at the root alone), hold no comment or such like
    that could look like properties, and name them in plain pairs of tags, one pair a control.
    """
    many = len(controls)
    encoding = root.getroottree().docinfo.encoding or _UTF8
    return (
        encoding.upper() == _UTF8
        and b"<!" not in data
        and data.count(b"<?") <= 1  # the declaration
        and data.count(b"xmlns") == len(root.nsmap)
        and data.count(_CLOSED) == many
        and data.count(_NAME) == 2 * many
        and all(len(control) > 1 and control[0].tag == SDT_PR for control in controls)
    )


@lru_cache(maxsize=8)
def _known(_names: Names) -> dict[bytes, Properties]:
    """What is remembered of parts whose prefixes mean the same."""
    return {}
