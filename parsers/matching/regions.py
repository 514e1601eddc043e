"""What ground a label owns: the rest of its line and cell, the cell right of it, the one below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from parsers.matching.finding import Occurrence, place
from parsers.matching.flow import CellText, Thing
from parsers.matching.prompts import without_fill
from parsers.matching.structure import Structure, section_at
from parsers.matching.words import only_numbers
from parsers.model import Cell, ControlKind, Mark

_NO_ANSWER = " \t\n:;*–—-|"
_REMARK = re.compile(r"\([^()\d]{3,100}\)")
"""A printed remark, such as what to do "(If yes, …)"; an answer in brackets has figures."""


class Way(Enum):
    """Where an answer stands, seen from its label."""

    TAIL = "tail"
    RIGHT = "right"
    BELOW = "below"
    ABOVE = "above"
    CROSSING = "crossing"
    BEFORE = "before"


@dataclass(frozen=True)
class Region:
    """The ground of one answer: a slice of a cell's text. ``sure`` is less for a disputed place."""

    cell: CellText
    start: int
    end: int
    way: Way
    sure: float = 1.0
    more: tuple[CellText, ...] = ()

    @property
    def text(self) -> str:
        """What is printed on it, objects included."""
        return "\n".join((self.cell.text[self.start : self.end], *(c.text for c in self.more)))

    @property
    def things(self) -> tuple[Thing, ...]:
        """The controls and marks on it."""
        mine = self.cell.things_in(self.start, self.end)
        return mine + tuple(thing for cell in self.more for thing in cell.things)

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.things and not _REMARK.sub("", without_fill(self.text)).strip(_NO_ANSWER)


class Ground:
    """Regions of one document. Directions that the document itself prefers settle disputes."""

    def __init__(self, structure: Structure) -> None:
        """``structure`` says which labels stand."""
        self.structure = structure
        self.cells = structure.cells
        self._standing: dict[int, list[Occurrence]] = {}
        for one in structure.standing:
            self._standing.setdefault(one.cell, []).append(one)
        self._captioned: dict[tuple[str, int | None], bool] = {}
        self._prefers = self._preferences()

    def of(self, label: Occurrence, *, long: bool = False) -> Region | None:
        """The region that ``label`` owns; None where it owns no ground at all."""
        tail = self.tail(label, long=long)
        if not tail.blank:
            controlled = any(thing.control or thing.mark for thing in tail.things)
            beside = None if controlled else self._control_beside(label)
            return beside or tail
        right, below = self.right(label), self.below(label, long=long)
        if right is None and self._captions(label):
            return self.above(label)
        if right and below and right.blank and not below.blank:
            prefers_below = self._prefers[Way.BELOW] > self._prefers[Way.RIGHT]
            chosen: Region | None = below if prefers_below else right
        else:
            chosen = right or below
        if chosen is None or (chosen.blank and label.colon and tail.cell.cell.table is None):
            return tail
        return chosen

    def mark_near(self, label: Occurrence, taken: Collection[Mark]) -> Region | None:
        """A mark behind a label on an open page that touches its line: signatures keep to none."""
        if self.cells[label.cell].cell.table is not None:
            return None
        near = [
            other
            for other in self.cells
            if any(t.mark and t.mark.present and t.mark not in taken for t in other.things)
            and other.cell.table is None
            and other.cell.x0 >= self.cells[label.cell].cell.x1 - 3
            and min(other.cell.y1, label.y1) > max(other.cell.y0, label.y0)
        ]
        best = min(
            near, key=lambda c: abs(c.cell.y0 + c.cell.y1 - label.y0 - label.y1), default=None
        )
        return Region(best, 0, len(best.text), Way.RIGHT) if best else None

    def boxes_behind(self, marker: Occurrence) -> Region | None:
        """The row of check boxes behind a role; None where none stands there."""
        region = self.right(marker)
        if region is None:
            return None
        row = self.with_boxes_beside(region)
        return row if len(row.things) > 1 and row is not region else None

    def with_boxes_beside(self, region: Region) -> Region:
        """The region with the cells that go on with its row of check boxes."""
        if not any(t.control and t.control.kind is ControlKind.CHECKBOX for t in region.things):
            return region
        last = region.cell.cell
        more = list(region.more)
        while True:
            beside = [
                other
                for other in self.cells
                if other.cell.x0 >= last.x1 - 3 and _overlap(other.cell, last) > 0.4
            ]
            nearest = min(beside, key=lambda c: c.cell.x0, default=None)
            if nearest is None or self._standing.get(nearest.index) or _holds_answer(nearest):
                break
            more.append(nearest)
            last = nearest.cell
        return replace(region, more=tuple(more))

    def tail(self, label: Occurrence, *, long: bool = False) -> Region:
        """From the label's end to the next label in its cell, or the cell's end."""
        cell = self.cells[label.cell]
        later = (o.start for o in self._standing[label.cell] if o.start >= label.end)
        end = next(later, len(cell.text))
        more: tuple[CellText, ...] = ()
        if long and end == len(cell.text) and cell.cell.table is None:
            more = self._following(label.cell)
        return Region(cell, label.end, end, Way.TAIL, more=more)

    def right(self, label: Occurrence) -> Region | None:
        """The cell right of the label's own, unless it is a label's."""
        mine = self.cells[label.cell].cell
        best: CellText | None = None
        for other in self.cells:
            cell = other.cell
            if other.index == label.cell or cell.x0 < mine.x1 - 3:
                continue
            same = mine.table is not None and cell.table == mine.table and cell.row == mine.row
            overlap = min(cell.y1, label.y1) - max(cell.y0, label.y0)
            if not same and overlap < 0.4 * min(cell.y1 - cell.y0, label.y1 - label.y0):
                continue
            if best is None or cell.x0 < best.cell.x0:
                best = other
        return self._unlabelled(best, Way.RIGHT)

    def below(self, label: Occurrence, *, long: bool = False) -> Region | None:
        """The nearest cell below in the same column, unless it is a label's."""
        mine = self.cells[label.cell].cell
        best: CellText | None = None
        for other in self.cells:
            cell = other.cell
            if other.index == label.cell or cell.y0 < mine.y1 - 3:
                continue
            overlap = min(cell.x1, mine.x1) - max(cell.x0, mine.x0)
            if overlap < 0.3 * min(cell.x1 - cell.x0, mine.x1 - mine.x0):
                continue
            if (cell.table is None) != (mine.table is None) and not long:
                continue
            if self._numbers_label(other):
                continue
            if best is None or (cell.y0, abs(cell.x0 - mine.x0)) < (
                best.cell.y0,
                abs(best.cell.x0 - mine.x0),
            ):
                best = other
        if best is None or best.cell.y0 - mine.y1 > 40:
            return None
        region = self._unlabelled(best, Way.BELOW)
        if region and long and best.cell.table is None:
            start = len(best.text) if self._is_remark(best) else 0
            more = self._following(best.index)
            return Region(best, start, len(best.text), Way.BELOW, more=more)
        return region

    def above(self, label: Occurrence) -> Region | None:
        """The cell right above the label's own, unless it is a label's."""
        mine = self.cells[label.cell].cell
        best: CellText | None = None
        for other in self.cells:
            cell = other.cell
            overlap = min(cell.x1, mine.x1) - max(cell.x0, mine.x0)
            near = cell.y1 <= mine.y0 + 3 and mine.y0 - cell.y1 < 20 and cell.table == mine.table
            if not near or overlap < 0.5 * min(cell.x1 - cell.x0, mine.x1 - mine.x0):
                continue
            if best is None or cell.y1 > best.cell.y1:
                best = other
        if best is not None and self._standing.get(best.index):
            return None
        return self._unlabelled(best, Way.ABOVE)

    def _captions(self, label: Occurrence) -> bool:
        """Whether the labels around this one are captions: printed under what they name.

        Every label of the same section and table that owns nothing on its own line says which it
        stands nearer to, the free cell above or the one below.
        """
        around = self._around(label)
        if around not in self._captioned:
            votes = sum(
                self._leans(one)
                for one in self.structure.fields.values()
                if self._around(one) == around and self.tail(one).blank and not self.right(one)
            )
            self._captioned[around] = votes > 0
        return self._captioned[around]

    def _leans(self, label: Occurrence) -> int:
        """1 where the free cell above is the nearer one, -1 where that below is, 0 for neither."""
        above, below = self.above(label), self.below(label)
        if above is None or below is None:
            return (above is not None) - (below is not None)
        mine = self.cells[label.cell].cell
        up = mine.y0 - above.cell.cell.y1
        down = below.cell.cell.y0 - mine.y1
        if abs(up - down) < 1.5:
            return 0
        return 1 if up < down else -1

    def _around(self, label: Occurrence) -> tuple[str, int | None]:
        section = section_at(self.structure, place(label))
        return section, self.cells[label.cell].cell.table

    def crossing(self, column: Occurrence, row: Occurrence) -> Region | None:
        """The cell under ``column`` and beside ``row``."""
        head = self.cells[column.cell].cell
        heads = self.cells[row.cell]
        right_of = min(heads.x_at(row.end), heads.cell.x1)
        best: tuple[float, CellText] | None = None
        for other in self.cells:
            cell = other.cell
            if other.index in {column.cell, row.cell}:
                continue
            high = min(cell.y1, row.y1) - max(cell.y0, row.y0)
            wide = min(cell.x1, head.x1) - max(cell.x0, head.x0)
            if high < 0.4 * min(cell.y1 - cell.y0, row.y1 - row.y0):
                continue
            if wide < -6 or cell.x0 < right_of - 3:
                continue
            if best is None or wide > best[0]:
                best = wide, other
        if best is None:
            return None
        return Region(best[1], 0, len(best[1].text), Way.CROSSING)

    def column_below(self, head: Occurrence, count: int) -> list[Region]:
        """Up to ``count`` cells under a header, to the next label or heading."""
        found: list[Region] = []
        mine = self.cells[head.cell].cell
        low = mine.y1
        for other in sorted(self.cells, key=lambda c: c.cell.y0):
            cell = other.cell
            wide = min(cell.x1, mine.x1) - max(cell.x0, mine.x0)
            if cell.y0 < low - 3 or wide < 0.5 * min(cell.x1 - cell.x0, mine.x1 - mine.x0):
                continue
            if mine.table is not None and cell.table != mine.table:
                continue
            if self._standing.get(other.index) or len(found) == count or cell.y0 - low > 40:
                break
            if self._is_remark(other):
                continue
            found.append(Region(other, 0, len(other.text), Way.CROSSING))
            low = cell.y1
        return found

    def _numbers_label(self, cell: CellText) -> bool:
        """Whether the cell only numbers the label in the cell behind it."""
        following = self.cells[cell.index + 1 : cell.index + 2]
        return (
            bool(cell.text.strip())
            and only_numbers(cell.text)
            and any(
                _overlap(other.cell, cell.cell) > 0.4 and self._standing.get(other.index)
                for other in following
            )
        )

    def _unlabelled(self, found: CellText | None, way: Way) -> Region | None:
        if found is None or self._numbers_label(found):
            return None
        standing = self._standing.get(found.index, [])
        if standing and only_numbers(found.text[: standing[0].start]) and standing[0].opens:
            if standing[0].ends:
                return None
            standing = []
        end = standing[0].start if standing else len(found.text)
        return Region(found, 0, end, way)

    def _control_beside(self, label: Occurrence) -> Region | None:
        """A lone control right of or below a label whose own cell only explains."""
        for region in (self.right(label), self.below(label)):
            if region is None or self._standing.get(region.cell.index):
                continue  # a control with a label of its own is that label's
            if region.things and not without_fill(region.text).strip(" \ufffc\t\n:"):
                return region
        return None

    def _on_labelled_row(self, cell: CellText) -> bool:
        """Whether the cell, or one beside it, carries a label."""
        return any(_overlap(self.cells[index].cell, cell.cell) > 0.4 for index in self._standing)

    @staticmethod
    def _is_remark(cell: CellText) -> bool:
        """Whether the cell is nothing but a remark in brackets, printed before the answer."""
        return re.fullmatch(r"\s*\([^()\d]{3,100}\)\.?\s*", cell.text) is not None

    def _following(self, index: int) -> tuple[CellText, ...]:
        """The paragraphs that go on after a cell, up to the next label, heading or table."""
        found: list[CellText] = []
        for cell in self.cells[index + 1 :]:
            boxed = cell.text.strip().casefold() in {"yes", "no"}  # heads of columns of boxes
            if cell.cell.table is not None or boxed or self._on_labelled_row(cell):
                break
            if found or not self._is_remark(cell):
                found.append(cell)
        while found and found[-1].blank:
            found.pop()
        return tuple(found)

    def _preferences(self) -> Counter[Way]:
        """How often a filled, unlabelled cell stands right of or below a bare label."""
        counted: Counter[Way] = Counter()
        self._prefers = counted
        for label in self.structure.fields.values():
            if not self.tail(label).blank:
                continue
            right, below = self.right(label), self.below(label)
            if right and not right.blank and not (below and not below.blank):
                counted[Way.RIGHT] += 1
            if below and not below.blank and not (right and not right.blank):
                counted[Way.BELOW] += 1
        return counted


def _holds_answer(cell: CellText) -> bool:
    """Whether a control other than a check box stands in the cell."""
    kinds = {t.control.kind for t in cell.things if t.control}
    return bool(kinds - {ControlKind.CHECKBOX})


def _overlap(one: Cell, other: Cell) -> float:
    """How much of the lower one's height two cells share."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared / max(1.0, min(one.y1 - one.y0, other.y1 - other.y0))


def before(cells: Sequence[CellText], label: Occurrence) -> Thing | None:
    """The control that stands directly before a label on its line (a box before its words)."""
    cell = cells[label.cell]
    things = [t for t in cell.things if t.offset < label.start]
    if not things:
        return None
    last = things[-1]
    between = cell.text[last.offset + 1 : label.start]
    return last if "\n" not in between and not between.strip() else None
