"""What a story says about looks, gathered in one pass over the few properties that matter.

Most properties of a document (fonts, spacing, colours) say nothing about its content. Looking for
the others once, by name, spares opening every property element on the way through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from parsers.word.names import CELL, DEL, PPR, ROW, ROW_PR, RUN, VAL, P, W
from parsers.word.sdt import is_on
from parsers.word.symbols import is_symbol_font

TWIPS = 20.0
"""Twentieths of a point, Word's own unit, in one point."""
_MOST_COLUMNS = 63
_WIDEST = 10_000.0
"""Points beyond which a width is nonsense."""

_BOLD = W + "b"
_ITALIC = W + "i"
_NUMBER = W + "numId"
_VANISH = W + "vanish"
_STYLE = W + "rStyle"
FONTS = W + "rFonts"
_UNDERLINE = W + "u"
_STRIKES = (W + "strike", W + "dstrike")
_MARKERS = (W + "highlight", W + "shd", W + "bdr")
_SIZE, _COLOR = W + "sz", W + "color"
_SMALL = 16
"""Half points up to which print is small: 8 points."""
_GREY = range(0x50, 0xC1)
"""How light the three colours of a grey are that still can be read."""
_NO_MARK = frozenset({None, "none", "nil", "clear", "auto", "FFFFFF", "white"})
_TABS = W + "tabs"
_INDENT = W + "ind"
_LEFT, _START = W + "left", W + "start"
_SPAN = W + "gridSpan"
_MERGE = W + "vMerge"
_ACROSS = W + "hMerge"
_GONE = W + "cellDel"
_BEFORE = W + "gridBefore"
_NAMES = (
    _BOLD, _ITALIC, _NUMBER, _VANISH, _STYLE, _UNDERLINE, _TABS, _INDENT, _SPAN, _MERGE, _ACROSS,
    _GONE, _BEFORE, DEL, *_STRIKES, *_MARKERS,
    _SIZE, _COLOR,
)  # fmt: skip
HIDING = (_VANISH, _STYLE, FONTS)
"""What may say that a run's text does not show as it stands."""


@dataclass(slots=True)
class ParagraphLook:
    """Indent and tab stops in points; a stop is (position, whether a line runs up to it).

    ``item_of`` is the number of the list that Word counts the paragraph in, "" for none.
    """

    indent: float = 0.0
    stops: tuple[tuple[float, bool], ...] = ()
    end_removed: bool = False
    item_of: str = ""


@dataclass(slots=True)
class CellLook:
    """How many grid columns a cell takes, whether it goes on from above or from the left."""

    span: int = 1
    continues: bool = False
    across: bool = False
    removed: bool = False


class Looks:
    """The looks of one story, by the element that has them."""

    def __init__(self, hidden_styles: Callable[[], frozenset[str]] = frozenset) -> None:
        """No looks at all; ``hidden_styles`` is asked for only where a style is named."""
        self.bold: set[etree._Element] = set()
        self.italic: set[etree._Element] = set()
        self.hidden: set[etree._Element] = set()
        self.underlined: set[etree._Element] = set()
        self.marked: set[etree._Element] = set()
        self.struck: set[etree._Element] = set()
        self.faint: set[etree._Element] = set()
        self.fonts: dict[etree._Element, str] = {}
        self.paragraphs: dict[etree._Element, ParagraphLook] = {}
        self.cells: dict[etree._Element, CellLook] = {}
        self.rows_removed: set[etree._Element] = set()
        self.rows_skipping: dict[etree._Element, int] = {}
        self._switched = {
            _BOLD: self.bold, _ITALIC: self.italic, _VANISH: self.hidden,
            **dict.fromkeys(_STRIKES, self.struck),
        }  # fmt: skip
        self._hidden_styles = hidden_styles

    def gather(self, root: etree._Element, *, symbols: bool) -> None:
        """Look through ``root``; ``symbols`` says whether symbol fonts occur at all."""
        for element in root.iter(*((*_NAMES, FONTS) if symbols else _NAMES)):
            properties = element.getparent()
            owner = None if properties is None else properties.getparent()
            if properties is not None and owner is not None:
                self._note(element, properties, owner)

    def _note(
        self, element: etree._Element, properties: etree._Element, owner: etree._Element
    ) -> None:
        kind = owner.tag
        if kind == RUN:
            self._run(element, owner)
        elif kind == P:
            self._paragraph(element, owner)
        elif kind == CELL:
            self._cell(element, owner)
        elif kind == ROW and properties.tag == ROW_PR:
            if element.tag == DEL:
                self.rows_removed.add(owner)
            elif element.tag == _BEFORE:
                self.rows_skipping[owner] = _count(element.get(VAL), least=0)
        elif kind == PPR and (paragraph := owner.getparent()) is not None:
            if element.tag == DEL:
                self._paragraph_of(paragraph).end_removed = True
            elif element.tag == _NUMBER and element.get(VAL, "0") != "0":
                self._paragraph_of(paragraph).item_of = element.get(VAL, "")

    def _run(self, element: etree._Element, run: etree._Element) -> None:
        tag = element.tag
        if tag in self._switched:
            if is_on(element):
                self._switched[tag].add(run)
        elif tag == _STYLE:
            if element.get(VAL) in self._hidden_styles():
                self.hidden.add(run)
        elif tag == _UNDERLINE:
            if element.get(VAL) != "none":
                self.underlined.add(run)
                self.marked.add(run)
        elif tag == FONTS:
            if is_symbol_font(font := _font(element)):
                self.fonts[run] = font
        elif _is_marker(element):
            self.marked.add(run)
        elif _is_small(element) or _is_grey(element):
            self.faint.add(run)

    def _paragraph_of(self, paragraph: etree._Element) -> ParagraphLook:
        return self.paragraphs.setdefault(paragraph, ParagraphLook())

    def _paragraph(self, element: etree._Element, paragraph: etree._Element) -> None:
        if element.tag == _TABS:
            self._paragraph_of(paragraph).stops = _stops(element)
        elif element.tag == _INDENT:
            left = element.get(_LEFT) or element.get(_START)
            if left and left != "0":
                self._paragraph_of(paragraph).indent = points(left)

    def _cell(self, element: etree._Element, cell: etree._Element) -> None:
        look = self.cells.setdefault(cell, CellLook())
        tag = element.tag
        if tag == _SPAN:
            look.span = _count(element.get(VAL), least=1)
        elif tag == _MERGE:
            look.continues = element.get(VAL, "continue") == "continue"
        elif tag == _ACROSS:
            look.across = element.get(VAL, "continue") == "continue"
        elif tag == _GONE:
            look.removed = True


def hides(element: etree._Element, hidden_styles: Callable[[], frozenset[str]]) -> bool:
    """Whether one of ``HIDING`` hides a run's text, or sets it in pictures of a symbol font."""
    properties = element.getparent()
    run = None if properties is None else properties.getparent()
    if run is None or run.tag != RUN:
        return False
    if element.tag == _STYLE:
        return element.get(VAL) in hidden_styles()
    return is_on(element) if element.tag == _VANISH else is_symbol_font(_font(element))


def _font(element: etree._Element) -> str:
    return element.get(W + "ascii") or element.get(W + "hAnsi") or ""


def _is_marker(element: etree._Element) -> bool:
    """Whether an element highlights, shades or frames."""
    said = {element.get(VAL), element.get(W + "fill")}
    return element.tag in _MARKERS and not said <= _NO_MARK


def _is_small(element: etree._Element) -> bool:
    size = element.get(VAL, "")
    return element.tag == _SIZE and size.isdecimal() and int(size[:4]) <= _SMALL


def _is_grey(element: etree._Element) -> bool:
    """Whether a colour is a grey: as much of red as of green and blue."""
    said = element.get(VAL, "")
    if element.tag != _COLOR or re.fullmatch(r"[0-9A-Fa-f]{6}", said) is None:
        return False
    parts = {int(said[at : at + 2], 16) for at in (0, 2, 4)}
    return len(parts) == 1 and parts.pop() in _GREY


def _stops(tabs: etree._Element) -> tuple[tuple[float, bool], ...]:
    stops = []
    for tab in tabs:
        if tab.get(VAL) not in ("clear", "bar"):
            leader = tab.get(W + "leader") in ("underscore", "heavy")
            stops.append((points(tab.get(W + "pos")), leader))
    return tuple(sorted(stops))


def _count(text: str | None, *, least: int) -> int:
    if text is None or not text.isdecimal():
        return least
    return min(max(int(text[:6]), least), _MOST_COLUMNS)


def points(text: str | None) -> float:
    """Twentieths of a point as points, from 0 on; 0 for what is no number or less."""
    try:
        number = float(text or 0) / TWIPS
    except ValueError:
        return 0.0
    return min(number, _WIDEST) if number > 0 else 0.0
