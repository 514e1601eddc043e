"""A document as it flows, between reading its XML and laying it out on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, final

from lxml import etree

from parsers.model import Control, Mark


@final
class Run(NamedTuple):
    r"""Printed text of one look. "\t" is a tab, "\n" a line's end.

    ``marked`` is what is underlined, highlighted, shaded or framed, ``struck`` what is crossed out,
    ``faint`` what is small or grey.
    """

    text: str
    bold: bool
    italic: bool = False
    marked: bool = False
    struck: bool = False
    faint: bool = False


Look = tuple[bool, bool, bool, bool, bool]
"""Whether a run is bold, in italics, marked, struck, faint."""
PLAIN: Look = (False, False, False, False, False)


@final
@dataclass(slots=True)
class Slot:
    """Where a legacy field began; its control is known once the field ends."""

    control: Control | None = None


@final
class Aside(NamedTuple):
    """A control that has no place of its own, since its content is a region of the document."""

    control: Control


RULED_TAB = "\v"
"""Stands in a run's text for a tab under which a line is printed."""

Item = Run | Control | Mark | Slot | Aside


@final
@dataclass(slots=True)
class Paragraph:
    """What stands in one paragraph; ``indent`` and ``stops`` in points from the left edge.

    A stop is (position, whether a line is printed up to it). ``item_of`` names the list that Word
    counts it in, "" for none.
    """

    items: list[Item]
    place: str
    path: str
    indent: float = 0.0
    stops: tuple[tuple[float, bool], ...] = ()
    item_of: str = ""


@final
@dataclass(slots=True)
class TableCell:
    """A cell; ``column`` and ``span`` in grid columns; ``continues`` the cell above it.

    ``element`` is None where tabs make the table.
    """

    blocks: list[Block]
    element: etree._Element | None
    path: str
    column: int
    span: int = 1
    continues: bool = False


@final
@dataclass(slots=True)
class Table:
    """A table; ``index`` counts the document's tables from 0, ``grid`` is in points.

    ``places`` are what its rows are called where they are lines on tabs.
    """

    index: int
    place: str
    grid: list[float]
    indent: float = 0.0
    rows: list[list[TableCell]] = field(default_factory=list)
    places: tuple[str, ...] = ()


Block = Paragraph | Table


@final
@dataclass(slots=True)
class StoryFlow:
    """One story part: a header, the body, a footer, the notes."""

    part: str
    blocks: list[Block]


def text_of(items: Sequence[Item]) -> str:
    """The printed text among ``items``."""
    text = "".join([item.text for item in items if type(item) is Run])
    return text.replace(RULED_TAB, "\t") if RULED_TAB in text else text
