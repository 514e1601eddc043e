"""Labels that stand behind their answers on one line: "________ (Engagement Title)"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.words import only_numbers
from parsers.model import ControlKind

Place = tuple[str, int | None]
_ADJACENT = 12.0
"""Points between an answer's end and a label right behind it."""
_RAISED = 8.0
"""Points between what is written in the middle of a line and a label at its foot."""
_NEARER = 2.0
"""Points by which a label must be nearer to one of the controls beside it."""


class Trailing:
    """Which labels of a document name what stands before them on their line.

    A label in brackets names nothing that stands behind it: where its like have answers before
    them rather than above, so has it. Other labels are told by the controls beside them: nearly
    all must be nearer to the one before than to the one behind.
    """

    def __init__(
        self,
        cells: Sequence[CellText],
        labels: Sequence[Occurrence],
        place_of: Callable[[Occurrence], Place],
        free: Callable[[CellText | None], bool],
    ) -> None:
        """``labels`` are those that stand for fields; ``free`` tells cells that are no label's."""
        self.cells, self.labels, self._free = cells, labels, free
        self._place_of = place_of
        self._known: dict[tuple[Place, bool], bool] = {}

    def holds(self, label: Occurrence) -> bool:
        """Whether the answer to ``label`` stands before it on its line."""
        key = self._place_of(label), self.in_brackets(label)
        if key not in self._known:
            alike = (
                one for one in self.labels if (self._place_of(one), self.in_brackets(one)) == key
            )
            votes = map(self._bracketed_vote if key[1] else self._bare_vote, alike)
            self._known[key] = _carried(list(votes))
        return self._known[key]

    def usual(self, label: Occurrence) -> bool:
        """Whether labels without brackets stand so elsewhere in the print, and this has none."""
        bare = (one for one in self.labels if not self.in_brackets(one))
        return not self.in_brackets(label) and any(self.holds(one) for one in bare)

    def in_brackets(self, label: Occurrence) -> bool:
        """Whether a label with its brackets is all that its cell says."""
        text = self.cells[label.cell].text.strip()
        bracketed = text.startswith("(") and text.endswith(")") and not label.colon
        return bracketed and label.start <= 1 and "\t" not in text

    def before(self, label: Occurrence) -> CellText | None:
        """The free cell before a label on its line, or a little over it where it is in brackets."""
        behind = [c for c in neighbours.left(self.cells, label) if not _is_number(c)]
        found = next(iter(behind), None)
        if not self.in_brackets(label):
            return found if self._free(found) else None
        found = found or self._raised(label)
        if found is not None and not self._free(found):
            found = self._raised(label, found.cell.x1)
        return found if self._free(found) else None

    def _raised(self, label: Occurrence, edge: float = float("-inf")) -> CellText | None:
        """What is written higher than a label at the foot of its line, right of ``edge``."""
        mine = self.cells[label.cell].cell
        found = [
            one
            for one in self.cells
            if one.cell.x1 <= mine.x0
            and one.cell.x0 >= edge
            and -_RAISED / 2 <= mine.y0 - one.cell.y1 <= _RAISED
        ]
        return max(found, key=lambda one: (one.cell.y1, one.cell.x0), default=None)

    def _bracketed_vote(self, label: Occurrence) -> int:
        """1 where something stands before a label and nothing over it, -1 the other way round."""
        over = neighbours.above(self.cells, label)
        return (self.before(label) is not None) - (over is not None and self._free(over))

    def _bare_vote(self, label: Occurrence) -> int:
        """1 where what stands before a label is nearer than what stands behind it, -1 if farther.

        What is written may end anywhere: before a label only a control, or what reaches up to it,
        is its own.
        """
        mine = self.cells[label.cell].cell
        before, behind = self.before(label), neighbours.right(self.cells, label)
        left = mine.x0 - before.cell.x1 if before else None
        if before and left is not None and not _is_control(before):
            left = left if mine.table is None and left <= _ADJACENT else None
        right = behind.cell.x0 - mine.x1 if behind and self._free(behind) else None
        if left is None or right is None:
            return (left is not None) - (right is not None)
        return 0 if abs(left - right) < _NEARER else (1 if left < right else -1)


def _is_number(cell: CellText) -> bool:
    """Whether a cell is but the number of what stands behind it."""
    return bool(cell.text.strip()) and only_numbers(cell.text)


def _carried(votes: Sequence[int]) -> bool:
    """Whether at least two labels, and four times as many as speak against it, speak for it."""
    yes, no = votes.count(1), votes.count(-1)
    return yes >= 2 and yes >= 4 * no


def _is_control(cell: CellText) -> bool:
    control = cell.things[0].control if len(cell.text) == len(cell.things) == 1 else None
    return control is not None and control.kind is not ControlKind.CHECKBOX
