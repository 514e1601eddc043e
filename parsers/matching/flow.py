"""The sheet as text with objects in it, so that "what stands between two labels" is a slice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from parsers.matching.words import OBJECT, Word, words
from parsers.model import Anchor, Cell, Control, ControlKind, Line, Mark, Piece

GAP = 9.0
"""Points of white from which two pieces of a line stand apart (about two spaces)."""
_TAB = 5.0
"""Points of white between a short rule and the words on the tab stop behind it."""

_LINE = 14.0
"""Points that a line of a form is high."""

_EMPTY_BOXES = "☐□◻▢⬜○◯❏❑❒"
_TICKED_BOXES = "☑☒⊠◉⦿🗹🗷✓✔✗✘"
_DRAWN_BOX = re.compile(
    rf"[{_EMPTY_BOXES}{_TICKED_BOXES}]"
    r"|(?:(?<!\w)_|(?<=[^\W_]_)_)_* ?[xX✓✔] ?_+|_{2,6}(?= ?(?:yes|no)\b)"
    r"|(?:(?<=^)|(?<=  )|(?<=\t))_{2,6}(?= [A-Za-z])|^_{2,6}(?= {1,3}[A-Za-z])"
    r"|(?<!\S)(?:\[[ \u00a0_]?\]|\[[xX✓✔]\]|\( \)|\([xX✓✔]\))(?!\S)",
    re.IGNORECASE,
)


_LOOKS = ("italics", "bolds", "marked", "struck", "faints")
_SHORT_RULE = re.compile(r"_{2,6}")


Spans = tuple[tuple[int, int], ...]
"""Start and end of pieces of a cell's text."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A control or a mark at its place in a cell's text."""

    offset: int
    x0: float
    x1: float
    control: Control | None = None
    mark: Mark | None = None


@dataclass(frozen=True)
class CellText:
    """A cell's text: lines joined by newlines, wide gaps as tabs, objects as one character each.

    ``xs`` maps offsets to x on the sheet, ``line_ys`` the start of each line to its y range.
    ``unsure`` are start, end and sureness of what was not read with certainty, ``italics`` start
    and end of what is printed in italics; ``bolds``, ``marked``, ``struck``, ``faints`` likewise.
    """

    index: int
    cell: Cell
    text: str
    things: tuple[Thing, ...]
    xs: tuple[tuple[int, float], ...]
    lines: tuple[tuple[int, float, float], ...]
    unsure: tuple[tuple[int, int, float], ...] = ()
    italics: Spans = ()
    bolds: Spans = ()
    marked: Spans = ()
    struck: Spans = ()
    faints: Spans = ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that count, in order."""
        return words(self.text)

    @property
    def anchor(self) -> Anchor:
        """Where this cell is in the file."""
        return self.cell.anchor

    def x_at(self, offset: int) -> float:
        """The x on the sheet of the character at ``offset``."""
        at = bisect_right(self.xs, (offset, float("inf"))) - 1
        if at < 0:
            return self.cell.x0
        start, x = self.xs[at]
        return x + (offset - start) * 4.5 if offset > start else x

    def y_range(self, offset: int) -> tuple[float, float]:
        """Top and bottom of the line that holds ``offset``."""
        found = (self.cell.y0, self.cell.y1)
        for start, y0, y1 in self.lines:
            if start > offset:
                break
            found = (y0, y1)
        return found

    def things_in(self, start: int, end: int) -> tuple[Thing, ...]:
        """The controls and marks that stand from ``start`` up to ``end``."""
        return tuple(thing for thing in self.things if start <= thing.offset < end)

    def sure_of(self, start: int, end: int) -> float:
        """How surely the text from ``start`` up to ``end`` was read: 1 where the file says it."""
        met = (sure for a, b, sure in self.unsure if a < end and start < b)
        return min(met, default=1.0)

    def all_in(self, spans: Spans, start: int, end: int) -> bool:
        """Whether words stand from ``start`` up to ``end``, all of them in one look."""
        said = [at for at in range(start, end) if self.text[at].isalnum()]
        return bool(said) and all(any(a <= at < b for a, b in spans) for at in said)

    @cached_property
    def blank(self) -> bool:
        """Whether nothing is printed in it (fill lines do not count) and nothing stands in it."""
        return not self.things and not re.sub(r"[\s_.…·]+", "", self.text)


def flow(sheet: tuple[Cell, ...]) -> tuple[CellText, ...]:
    """Every cell's text, in reading order."""
    return tuple(_cell_text(index, cell) for index, cell in enumerate(_in_reading_order(sheet)))


def _in_reading_order(sheet: tuple[Cell, ...]) -> list[Cell]:
    """Row by row, each from left to right: what begins on a row is of that row.

    Values are often set a little higher or lower than the labels beside them; a cell that spans
    several rows belongs to the first.
    """
    rows: list[list[Cell]] = []
    for cell in sorted(sheet, key=_first_middle):
        middle = _first_middle(cell)
        first = rows[-1][0] if rows else None
        if first and first.y0 <= middle <= first.y1 and cell.table == first.table:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [cell for row in rows for cell in sorted(row, key=lambda c: c.x0)]


def _first_middle(cell: Cell) -> float:
    """The middle of a cell's first line."""
    return cell.y0 + min(cell.y1 - cell.y0, _LINE) / 2


@dataclass
class _Gathered:
    """What the lines of a cell come to, as far as they have been taken in."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    things: list[Thing] = field(default_factory=list)
    xs: list[tuple[int, float]] = field(default_factory=list)
    unsure: list[tuple[int, int, float]] = field(default_factory=list)
    looks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Take in some characters."""
        self.text.append(text)
        self.length += len(text)

    def spans(self, look: str) -> Spans:
        """Where the text has a look."""
        return tuple(self.looks.get(look, ()))


def _cell_text(index: int, cell: Cell) -> CellText:
    got = _Gathered()
    lines: list[tuple[int, float, float]] = []
    for line in cell.lines:
        if got.length:
            got.add("\n")
        lines.append((got.length, line.y0, line.y1))
        _add_line(_with_boxes(line, cell.anchor), got, labelled=cell.anchor.box is None)
    return CellText(
        index, cell, "".join(got.text), tuple(got.things), tuple(got.xs), tuple(lines),
        tuple(got.unsure), *(got.spans(look) for look in _LOOKS),
    )  # fmt: skip


def _with_boxes(line: Line, anchor: Anchor) -> Line:
    """The line with every box that is drawn as a character as a control of its own."""
    ruled = bool(line.pieces) and _SHORT_RULE.fullmatch(line.pieces[0].text) is not None
    if not ruled and not any(p.text and _DRAWN_BOX.search(p.text) for p in line.pieces):
        return line
    pieces = [part for piece in _ruled_first(line.pieces, anchor) for part in _split(piece, anchor)]
    return Line(line.y0, line.y1, tuple(pieces))


def _ruled_first(pieces: Sequence[Piece], anchor: Anchor) -> list[Piece]:
    """The pieces of a line, a short rule before words on a tab stop as a box to tick."""
    first, *rest = pieces
    words = rest[0].text if rest else ""
    if _SHORT_RULE.fullmatch(first.text) and words[:1].isalpha() and rest[0].x0 - first.x1 >= _TAB:
        box = Control("", "", ControlKind.CHECKBOX, False, first.text, anchor)
        return [Piece(first.x0, first.x1, control=box), *rest]
    return list(pieces)


def _split(piece: Piece, anchor: Anchor) -> list[Piece]:
    if not piece.text:
        return [piece]
    wide = (piece.x1 - piece.x0) / len(piece.text)
    found: list[Piece] = []
    at = 0
    for match in _DRAWN_BOX.finditer(piece.text):
        found += _text_piece(piece, at, match.start(), wide)
        ticked = not re.fullmatch(rf"[{_EMPTY_BOXES}]|[\[(][ \u00a0_]?[\])]|_+", match.group())
        box = Control("", "", ControlKind.CHECKBOX, ticked, match.group(), anchor)
        x0 = piece.x0 + match.start() * wide
        found.append(Piece(x0, x0 + wide * len(match.group()), control=box))
        at = match.end()
    return found + _text_piece(piece, at, len(piece.text), wide)


def _text_piece(piece: Piece, start: int, end: int, wide: float) -> list[Piece]:
    if start >= end:
        return []
    x0 = piece.x0 + start * wide
    part = piece.text[start:end]
    apart = piece.apart and start == 0
    return [replace(piece, x0=x0, x1=piece.x0 + end * wide, text=part, apart=apart)]


def _add_line(line: Line, got: _Gathered, *, labelled: bool) -> None:
    last: float | None = None
    for at, piece in enumerate(line.pieces):
        separator = "" if last is None else _separator(piece.x0 - last, got.text[-1], piece)
        if labelled and at == 1 and not separator and _ends_label(line.pieces[0], piece):
            separator = "  "
        if separator:
            got.add(separator)
        got.xs.append((got.length, piece.x0))
        if piece.text:
            _add_text(piece, got)
        else:
            got.things.append(Thing(got.length, piece.x0, piece.x1, piece.control, piece.mark))
            got.add(OBJECT)
        last = piece.x1


def _add_text(piece: Piece, got: _Gathered) -> None:
    span = got.length, got.length + len(piece.text)
    if piece.sure < 1:
        got.unsure.append((*span, piece.sure))
    has_looks = piece.italic, piece.bold, piece.marked, piece.struck, piece.faint
    for look, has in zip(_LOOKS, has_looks, strict=True):
        if has:
            got.looks.setdefault(look, []).append(span)
    got.add(piece.text)


def _ends_label(first: Piece, second: Piece) -> bool:
    """Whether a line begins with several words in bold, and what follows is not: a label's end."""
    bold = first.bold and bool(second.text) and not second.bold
    parted = first.text[-1:].isspace() or second.text[:1].isspace()
    said = first.text.rstrip()
    return bold and parted and len(said.split()) > 1 and said[-1:].isalnum()


def _separator(gap: float, before: str, after: Piece) -> str:
    if gap >= GAP or after.apart:
        return "\t"
    spaced = before[-1:].isspace() or after.text[:1].isspace()
    return " " if gap > 1.2 and not spaced else ""
