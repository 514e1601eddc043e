"""The paragraphs in which a long answer goes on: after its first, up to what is asked next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parsers.matching import neighbours
from parsers.matching.boldness import asking, next_by_type
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.hints import Hints, behind_question
from parsers.matching.neighbours import overlap
from parsers.matching.region import is_remark
from parsers.matching.structure import Structure

_HINT = 60
"""Characters of what says how to answer; more are an answer."""


class Following:
    """The paragraphs of one document, each with what goes on after it."""

    def __init__(
        self,
        structure: Structure,
        standing: Mapping[int, Sequence[Occurrence]],
        hints: Hints,
    ) -> None:
        """``standing`` are the labels by cell."""
        self.cells, self._standing, self._hints = structure.cells, standing, hints
        self._titles = {one.cell for one in structure.headings}
        self._asked = asking(one for some in standing.values() for one in some)

    def after(self, index: int, label: Occurrence) -> tuple[CellText, ...]:
        """The paragraphs that go on after a cell, up to the next label, heading or table."""
        found: list[CellText] = []
        for cell in self.cells[index + 1 : next_by_type(self.cells, label, self._asked)]:
            if neighbours.of_same_list(cell, self.cells[index]):
                break
            boxed = cell.text.strip().casefold() in {"yes", "no"}  # heads of columns of boxes
            if cell.cell.table is not None or boxed or self._on_labelled_row(cell):
                break
            if cell.index in self._titles:
                break
            asks = 0 < len(cell.text) == behind_question(cell.text)
            if found or not (asks or is_remark(cell) or self._hints.whole(cell)):
                found.append(cell)
        while found and (found[-1].blank or self.introduces(found[-1])):
            found.pop()
        return tuple(found)

    def introduces(self, cell: CellText) -> bool:
        """Whether a line on the open page leads to the table under it: "The schedule is:"."""
        under = next((c for c in self.cells[cell.index + 1 :] if not c.blank), None)
        if under is None or under.cell.table is None or cell.cell.table is not None or cell.things:
            return False
        said = cell.text.strip()
        told = under.cell.table in {self.cells[index].cell.table for index in self._standing}
        return told and said.endswith(":") and "\n" not in said and len(said) <= _HINT

    def _on_labelled_row(self, cell: CellText) -> bool:
        """Whether the cell, or one beside it, carries a label."""
        return any(overlap(self.cells[index].cell, cell.cell) > 0.4 for index in self._standing)
