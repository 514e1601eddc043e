"""What ground a label owns: the rest of its line and cell, the cell right of it, the one below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.matching import captions, neighbours
from parsers.matching.answer_boxes import AnswerBoxes
from parsers.matching.asked_again import asks_again
from parsers.matching.finding import Occurrence, place
from parsers.matching.flow import CellText
from parsers.matching.following import Following
from parsers.matching.hints import Hints, before_another, behind_question
from parsers.matching.inline import Inline
from parsers.matching.neighbours import lines_under, overlap
from parsers.matching.numbering import Numbers
from parsers.matching.other_questions import is_printed_title
from parsers.matching.prompts import FILLED, is_prompt, without_fill
from parsers.matching.region import DISPUTED, Region, Way, is_box, is_remark
from parsers.matching.sections import section_at
from parsers.matching.structure import Structure
from parsers.matching.ticks import boxes_ahead
from parsers.matching.trailing import Trailing
from parsers.matching.typed_rules import captions_rule, written_upon
from parsers.matching.words import OBJECT, only_numbers
from parsers.model import ControlKind

_UNSAID = f" \t\n:{OBJECT}"
FAR = 40.0
"""Points below a label beyond which an answer is no longer its own."""
_JOINS = re.compile(r"[ \u00a0]*(?:[/&+,–—-]|and)[ \u00a0]*", re.IGNORECASE)
"""What binds two labels that are answered in one place."""
_HINT = 60
"""Characters of what says how to answer; more are an answer."""


class Ground:
    """Regions of one document. Directions that the document itself prefers settle disputes."""

    def __init__(self, structure: Structure) -> None:
        """``structure`` says which labels stand."""
        self.structure, self.cells = structure, structure.cells
        self._numbers = Numbers(structure)
        self._standing: dict[int, list[Occurrence]] = {}
        for one in structure.standing:
            self._standing.setdefault(one.cell, []).append(one)
        self._inline = Inline(structure, self._standing, lambda one: self.tail(one).blank)
        self._hints = Hints(structure)
        self._following = Following(structure, self._standing, self._hints)
        self._captions = captions.Captions(self)
        self._boxes = AnswerBoxes(self.cells, structure.vocabulary.form, self.is_free)
        bare = (one for one in structure.labels if self.tail(one).blank)
        self._trailing = Trailing(self.cells, list(bare), self.place_of, self.is_free)
        self._prefers = self._preferences()

    def of(self, label: Occurrence, *, long: bool = False) -> Region | None:
        """The region that ``label`` owns; None where it owns no ground at all."""
        if block := captions.lines_of_block(self, label):
            return block
        tail = self.tail(label, long=long)
        if not tail.blank and self._trailing.in_brackets(label):
            tail = replace(tail, start=tail.end)
        behind = self.right(label) if tail.blank else tail
        if not long and (boxed := self._boxes.under(label, behind)):
            return boxed
        if not tail.blank:
            controlled = any(thing.control or thing.mark for thing in tail.things)
            beside = None if controlled else self._control_beside(label)
            return beside or tail
        if FILLED.search(tail.text) and tail.cell.cell.table is None:
            beside = self.right(label)  # a line to write on: the answer stands nowhere else
            return beside if beside and not beside.blank else tail
        return captions.lines_over(self.cells, self._standing, label) or self._around(
            label, tail, long=long
        )

    def _around(self, label: Occurrence, tail: Region, *, long: bool) -> Region | None:
        """The region of a label with nothing behind it: right of it, below it, or above it."""
        if not long and self._trailing.holds(label) and not self.boxes_behind(label):
            before = self._unlabelled(self._trailing.before(label), Way.BEFORE)
            return before.last_segment if before else self._blocked(label, tail)
        right, below = self.right(label), self.below(label, long=long)
        if long and right is None and below is None and self._trailing.usual(label):
            before = self._unlabelled(self._trailing.before(label), Way.BEFORE)
            return replace(before, sure=DISPUTED) if before and not before.things else None
        if long and right and right.cell.cell.table is None:
            right = replace(right, more=lines_under(self.cells, right.cell, label, self._standing))
        unused = tail.ruled and (right is None or right.blank)
        if not long and (unused or self._inline.holds(label)):
            return tail
        if right is None and self._captions.holds(label):
            above = self.above(label)  # with a label of its own it is that label's
            return None if above and self._standing.get(above.cell.index) else above
        chosen = right or below
        if right and below and right.blank and not below.blank:
            chosen = below if self._prefers[Way.BELOW] > self._prefers[Way.RIGHT] else right
        if chosen and not (chosen.blank and label.colon and tail.cell.cell.table is None):
            return chosen
        over = None if long or chosen else self._boxes.over(label)
        return over or (self._blocked(label, tail) if self._trailing.in_brackets(label) else tail)

    def _blocked(self, label: Occurrence, tail: Region) -> Region:
        """The empty ground of a label behind a cell in which words follow another's label."""
        cell = next(iter(neighbours.left(self.cells, label)), None)
        ends = [one.end for one in self._standing.get(cell.index, [])] if cell else []
        said = cell.text[max(ends) :] if cell and ends else ""
        return replace(tail, sure=DISPUTED) if re.search(r"\w", said) else tail

    def boxes_behind(self, marker: Occurrence) -> Region | None:
        """The row of check boxes behind a role; None where none stands there."""
        region = self.right(marker)
        row = self.with_boxes_beside(region) if region else None
        return row if row and len(row.things) > 1 and row is not region else None

    def boxes_ahead(self, label: Occurrence) -> Region | None:
        """The boxes that begin a label's line, with nothing but an answer each: "☐ Yes ☐ No"."""
        return boxes_ahead(self.cells, label, self._standing)

    def with_boxes_beside(self, region: Region) -> Region:
        """The region with the cells that go on with its row of check boxes."""
        if not any(t.control and t.control.kind is ControlKind.CHECKBOX for t in region.things):
            return region
        more, met = list(region.more), {_said(region.cell)} - {""}
        beside = neighbours.beside(self.cells, region.cell.cell)
        while (
            beside and not self._standing.get(beside.index) and not neighbours.holds_answer(beside)
        ):
            if _said(beside) in met or (not beside.things and any(map(str.isdigit, beside.text))):
                break  # the boxes of another question, or a date
            met |= {_said(beside)} - {""}
            more.append(beside)
            beside = neighbours.beside(self.cells, beside.cell)
        return replace(region, more=tuple(more))

    def tail(self, label: Occurrence, *, long: bool = False) -> Region:
        """From the label's end, and what is said there of how to answer, to the next label."""
        cell = self.cells[label.cell]
        later = next((o for o in self._standing[label.cell] if o.start >= label.end), None)
        if later and _JOINS.fullmatch(cell.text, label.end, later.start):
            return self.tail(later, long=long)  # "Name / Phone": what is behind both is both's
        end = later.start if later else len(cell.text)
        end, sure = self._numbers.before(cell.text, label.start, label.end, end)
        end = end if long else before_another(cell.text, label.end, end)
        more: tuple[CellText, ...] = ()
        if long and end == len(cell.text) and cell.cell.table is None:
            more = self._following.after(label.cell, label)
        start = self._hints.behind(cell, label.end, end)
        return Region(cell, start, end, Way.TAIL, sure, more)

    def right(self, label: Occurrence) -> Region | None:
        """The cell right of the label's own, unless it is a label's."""
        found = neighbours.right(self.cells, label)
        if found and captions_rule(self.cells[label.cell], label):
            beside = self._standing.get(found.index, [])
            if len(beside) == 1 and captions_rule(found, beside[0]):
                return None  # the next caption, and the rule over it
        return self._unlabelled(found, Way.RIGHT, label)

    def below(self, label: Occurrence, *, long: bool = False) -> Region | None:
        """The nearest cell below in the same column, unless it is a label's."""
        under = neighbours.below(self.cells, label, across=long)
        under = [cell for cell in under if not self._numbers_label(cell)]
        asked = under
        if long:
            under = self._past_question(label, under)
        best = next((c for c in under if not self._only_tells(c, under)), None)
        if best is None or best.cell.y0 - self.cells[label.cell].cell.y1 > FAR:
            return None
        if long and self._following.introduces(best):
            return None
        best = neighbours.past_spacer(self.cells[label.cell], best, under) if long else best
        region = self._unlabelled(best, Way.BELOW, label)
        if region and len(under) < len(asked):  # what was taken for a question may be the answer
            region = replace(region, sure=min(region.sure, DISPUTED))
        if region and long and best.cell.table is None:
            if neighbours.of_same_list(best, self.cells[label.cell]):
                return None
            start = len(best.text) if is_remark(best) else behind_question(best.text)
            more = () if is_box(best) else self._following.after(best.index, label)
            return Region(best, start, len(best.text), Way.BELOW, more=more)
        if region and long:
            return replace(region, start=behind_question(best.text))
        return region

    def above(self, label: Occurrence) -> Region | None:
        """The cell right above the label's own, unless it is a label's.

        A rule typed on a line of its own is not what is written upon it.
        """
        found = neighbours.above(self.cells, label)
        written = written_upon(self.cells, found)
        return self._unlabelled(written if self.is_free(written) else found, Way.ABOVE)

    def is_free(self, cell: CellText | None) -> bool:
        """Whether a cell is there, and no label stands in it."""
        return cell is not None and not self._standing.get(cell.index)

    def labels_in(self, cell: CellText) -> Sequence[Occurrence]:
        """The labels that stand in a cell."""
        return self._standing.get(cell.index, [])

    def place_of(self, label: Occurrence) -> tuple[str, int | None]:
        """The section and the table in which a label stands."""
        section = section_at(self.structure, place(label))
        return section, self.cells[label.cell].cell.table

    def _past_question(self, label: Occurrence, under: list[CellText]) -> list[CellText]:
        """The cells under a title without the one that asks for its long answer once more."""
        if len(under) < 2 or under[0].cell.table is None or under[0].things:
            return under
        first, second = under[:2]
        near = second.cell.y0 - first.cell.y1 <= FAR and second.cell.table == first.cell.table
        free = self.is_free(first) and self.is_free(second)
        field_id = label.label.fields[0]
        asks = asks_again(self.structure.vocabulary, field_id, first.text.strip())
        return under[1:] if near and free and asks else under

    def _only_tells(self, cell: CellText, column: Sequence[CellText]) -> bool:
        """Whether a cell only says how to answer: what is asked for stands right under it."""
        if cell.things or cell.blank or self._standing.get(cell.index):
            return False
        if self._hints.whole(cell) or is_remark(cell):
            return True
        after = next((c for c in column if c.cell.y0 >= cell.cell.y1 - 3), None)
        if (
            after is None
            or after.cell.y0 - cell.cell.y1 > FAR / 2
            or after.cell.table != cell.cell.table
        ):
            return False
        if self._standing.get(after.index):
            return False
        said = without_fill(after.text.replace(OBJECT, " ")).casefold().split()
        lone = len(cell.text) <= _HINT and bool(after.things) and {"yes", "no"}.issuperset(said)
        return lone or (is_prompt(cell.text) and not after.blank)

    def _numbers_label(self, cell: CellText) -> bool:
        """Whether the cell only numbers the label in the cell behind it."""
        following = self.cells[cell.index + 1 : cell.index + 2]
        return (
            bool(cell.text.strip())
            and only_numbers(cell.text)
            and any(
                overlap(other.cell, cell.cell) > 0.4 and self._standing.get(other.index)
                for other in following
            )
        )

    def _unlabelled(
        self, found: CellText | None, way: Way, asking: Occurrence | None = None
    ) -> Region | None:
        others = captions.claim_of_caption(self, found, asking) if found and asking else 0.0
        if found is None or self._numbers_label(found) or others == 1.0:
            return None
        if way is not Way.RIGHT and is_printed_title(self.structure.vocabulary.form, found):
            return None
        standing = self.labels_in(found)
        before = found.text[: standing[0].start].strip(" ([") if standing else ""
        if standing and only_numbers(before) and standing[0].opens:
            if standing[0].ends:
                return None
            standing = []
        if standing and captions.ends_captioned(self.cells, self._standing, standing[0]):
            return None
        end = standing[0].start if standing else len(found.text)
        end, sure = self._numbers.before(found.text, 0, 0, end)
        if standing and captions.ends_open(found, standing[0]):
            sure = min(sure, DISPUTED)
        return Region(found, 0, end, way, min(sure, 1.0 - others))

    def _control_beside(self, label: Occurrence) -> Region | None:
        """A lone control right of or below a label whose own cell only explains."""
        for region in (self.right(label), self.below(label)):
            if region is None or self._standing.get(region.cell.index):
                continue  # a control with a label of its own is that label's
            if region.things and not without_fill(region.text).strip(_UNSAID):
                return region
        return None

    def _preferences(self) -> Counter[Way]:
        """How often a filled, unlabelled cell stands right of or below a bare label."""
        counted = self._prefers = Counter[Way]()
        for label in self.structure.fields.values():
            if not self.tail(label).blank:
                continue
            right, below = self.right(label), self.below(label)
            if right and not right.blank and not (below and not below.blank):
                counted[Way.RIGHT] += 1
            if below and not below.blank and not (right and not right.blank):
                counted[Way.BELOW] += 1
        return counted


def _said(cell: CellText) -> str:
    """The words of a cell, without its boxes."""
    return cell.text.replace(OBJECT, " ").strip().casefold()
