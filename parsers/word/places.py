"""Where paragraphs stand, for controls that are read without reading what is around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from parsers.model import Anchor
from parsers.remembering import LONGEST
from parsers.word.names import CELL, ROW, SDT, SDT_CONTENT, TABLE, WRAPPERS, P, W

_BODY = W + "body"
_STORIES = frozenset(W + name for name in ("body", "hdr", "ftr", "footnote", "endnote"))
_STEPS = {P: "w:p", TABLE: "w:tbl", ROW: "w:tr", CELL: "w:tc"}

Place = tuple[str, str]
"""What a person calls it ("table 1, row 2"), and lxml's path."""


class Spot(NamedTuple):
    """Where a control stands in a paragraph: its anchor, the paragraph's path, its number there."""

    anchor: Anchor
    paragraph: str
    number: int


class _InTable(NamedTuple):
    """The numbers of a table of the body and of a row in it, from 1.

    ``spot`` is what stands there where the table is called by its number.
    """

    table: int
    row: int
    spot: Spot


_BODY_PATH = "/w:document/w:body"
_IN_TABLE = re.compile(
    _BODY_PATH + "".join(rf"/w:{name}(?:\[(\d+)\])?" for name in ("tbl", "tr", "tc", "p", "sdt"))
)
"""As libxml2 tells a path: an element with no like beside it has no number."""


@lru_cache(maxsize=4096)
def _in_table(path: str, part: str) -> _InTable | None:
    """Where a control stands whose path is ``path``, None unless in a table of the body.

    Remembered: controls stand in rows 1 to 50 of a few tables in all forms.
    """
    found = _IN_TABLE.fullmatch(path)
    if found is None:
        return None
    table, row, cell, paragraph, number = found.groups("1")
    within = f"{_BODY_PATH}/w:tbl[{table}]/w:tr[{row}]/w:tc[{cell}]/w:p[{paragraph}]"
    spot = _spot(f"table {table}, row {row}", part, within, int(number))
    return _InTable(int(table), int(row), spot)


def _spot(place: str, part: str, paragraph: str, number: int) -> Spot:
    return Spot(Anchor(place, part, f"{paragraph}/w:sdt[{number}]"), paragraph, number)


def _step(tag: str, number: int) -> str:
    return f"{_STEPS[tag]}[{number}]"


class Places:
    """The places of one story, counted as :class:`parsers.word.story.StoryReader` counts them."""

    def __init__(self, root: etree._Element, part: str, prefix: str) -> None:
        self._part, self._prefix = part, prefix
        self._tree = root.getroottree()
        self._tables = {table: number for number, table in enumerate(root.iter(TABLE), 1)}
        self._known: dict[etree._Element, Place] = {}
        self._counted: set[etree._Element] = set()
        self._counts: dict[etree._Element, tuple[int, str]] = {}
        self._blocks: dict[etree._Element, str] = {}
        self._paragraphs = 0
        self._numbers: dict[etree._Element, int] = {}
        short = len(part) <= LONGEST  # a part's name is remembered with each path in it
        self._plain_tables = [
            number if next(table.iterchildren(SDT, *WRAPPERS), None) is None else 0
            for table, number in self._tables.items()
            if getattr(table.getparent(), "tag", "") == _BODY and short
        ]

    def in_table(self, sdt: etree._Element) -> Spot | None:
        """Where ``sdt`` stands, None unless in a paragraph of a plain table of the body.

        One look below Python, and no counting of what stands before.
        """
        path = self._tree.getpath(sdt)
        stands = _in_table(path, self._part) if len(path) <= LONGEST else None
        if stands is None or stands.table > len(self._plain_tables):
            return None
        called, spot = self._plain_tables[stands.table - 1], stands.spot
        if called == stands.table:
            return spot
        place = f"table {called}, row {stands.row}"
        return _spot(place, self._part, spot.paragraph, spot.number) if called else None

    def in_paragraph(self, paragraph: etree._Element) -> Spot | None:
        """Where the next control of ``paragraph`` stands, None where that is an unusual place."""
        place = self.of(paragraph)
        if place is None:
            return None
        number = self._numbers[paragraph] = self._numbers.get(paragraph, 0) + 1
        return _spot(place[0], self._part, place[1], number)

    def of(self, element: etree._Element) -> Place | None:
        """The place of a paragraph, cell, row or table; None where it stands in an unusual one."""
        known = self._known.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        if parent is None:
            return None
        ground = self._known.get(parent) or self._ground(parent)
        if ground is None:
            return None
        if parent not in self._counted:
            self._counted.add(parent)
            self._count(parent)
        counted = self._counts.get(element)
        if counted is None:
            return None
        number, name = counted
        place = self._known[element] = (
            name or ground[0],
            f"{ground[1]}/{_step(element.tag, number)}",
        )
        return place

    def inside(self, sdt: etree._Element, parent: etree._Element) -> str | None:
        """What a person calls the place of a control that holds paragraphs or a cell."""
        if parent.tag in _STORIES:
            self.of(next(parent.iterchildren(P, TABLE), sdt))
            return self._blocks.get(sdt)
        if parent.tag not in (CELL, ROW):
            return None
        place = self.of(parent)
        return place[0] if place else None

    def _count(self, parent: etree._Element) -> None:
        """Number everything that stands in ``parent``; a name where it has one of its own."""
        in_story = parent.tag in _STORIES
        counts = dict.fromkeys(_STEPS, 0)
        for child in parent:
            tag = child.tag
            if tag not in counts:
                if tag in WRAPPERS or (tag == SDT and parent.tag == TABLE):
                    return
                if tag == SDT and in_story:
                    self._count_block(child)
                continue
            number = counts[tag] = counts[tag] + 1
            name = ""
            if tag == ROW:
                name = f"{self._prefix}table {self._tables[parent]}, row {number}"
            elif in_story and tag == P:
                self._paragraphs += 1
                name = f"{self._prefix}paragraph {self._paragraphs}"
            self._counts[child] = number, name

    def _ground(self, parent: etree._Element) -> Place | None:
        if parent.tag not in _STORIES:
            return self.of(parent)
        if parent.tag == _BODY:
            return "", _BODY_PATH
        return "", self._tree.getpath(parent)

    def _count_block(self, sdt: etree._Element) -> None:
        """Count the paragraphs in a control of the body."""
        for content in sdt.iterchildren(SDT_CONTENT):
            count = sum(1 for _ in content.iterchildren(P))
            if count:
                self._blocks[sdt] = f"{self._prefix}paragraph {self._paragraphs + 1}"
            self._paragraphs += count
