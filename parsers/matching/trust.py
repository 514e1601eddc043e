"""How far a reading by its label is trusted: less where the print says more than was understood.

Every answer stands somewhere. Where a field seems to be empty, or holds what no such field holds,
while words or controls beside it belong to nobody, the print is not understood there: the reading
is put to a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from form_templates.model import Field, FieldType
from parsers.matching import neighbours
from parsers.matching.claims import claims, outside, somebodys
from parsers.matching.emphasis import chosen_by_look
from parsers.matching.finding import Occurrence, place
from parsers.matching.flow import CellText
from parsers.matching.hints import Hints
from parsers.matching.implausible import implausible, of_another_type
from parsers.matching.names import fits
from parsers.matching.page_ends import runs_over
from parsers.matching.places import Placed
from parsers.matching.prompts import is_prompt
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.sections import section_at
from parsers.matching.structure import Structure
from parsers.matching.typed_rules import over_rule
from parsers.matching.values import match_choice, normalise, parse_yes_no
from parsers.matching.wrapped import whole
from parsers.model import DOUBTED, Control, ControlKind, FoundBy, Reading

_NEAR = 40.0
"""Points under a label within which its answer would stand."""
_WORDED = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE})
"""Types whose answers cannot be told from other words."""
_ROOM = 80.0
"""Points that a long answer may stand over its caption."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""A letter that is seen and that the file does not name."""
_RAISED = 5.0
"""Points by which a box may stand higher or lower than the question beside it."""
_SHORT = 60


class Trust:
    """What one document says that no reading accounts for."""

    def __init__(
        self,
        structure: Structure,
        placed: Placed,
        free: Sequence[Control],
        unusable: Collection[str] = (),
    ) -> None:
        """``placed`` are the grounds that gave readings, ``free`` the controls that gave none.

        ``unusable`` are the fields whose words are none of their type: they may be another's.
        """
        self.structure, self.cells, self.placed = structure, structure.cells, placed
        self.form = structure.vocabulary.form
        self.filled = [control for control in free if _filled(control)]
        self._ticked = {id(control) for control in free if control.value is True}
        usable = {key: at for key, at in placed.items() if key not in unusable}
        self._claimed = claims(structure, usable)
        self._hints = Hints(structure)
        self._labelled = {one.cell for one in structure.standing}
        self._unclaimed: dict[int, tuple[str, ...]] = {}

    def weighed(self, reading: Reading) -> Reading:
        """The reading, doubtful where the print does not bear it out."""
        at = self.placed.get(reading.field)
        if at is None or not reading.sure or reading.found_by is not FoundBy.LABEL:
            return reading
        field = self.form[reading.field]
        if self._unproven(field, reading):
            joined = whole(field, reading, at[0], self.cells, self._is_free)
            if joined:
                return joined
        doubted = (
            self._answer_elsewhere(field, *at)
            if reading.value is None and _says_nothing(reading.shown)
            else self._no_such_answer(field, reading, at[0]) or _runs_on(field, reading, *at)
        )
        return replace(reading, confidence=DOUBTED) if doubted else reading

    def _unproven(self, field: Field, reading: Reading) -> bool:
        """Whether words on the next line may be the rest of what was read."""
        if field.type is FieldType.CHOICE:
            return reading.value not in field.choices
        return field.type is FieldType.TEXT or reading.value is None

    def _is_free(self, cell: CellText) -> bool:
        return not cell.things and not cell.blank and not self._claimed.get(cell.index)

    def _answer_elsewhere(self, field: Field, region: Region, label: Occurrence) -> bool:
        """Whether what belongs to nobody could be the answer of a field that seems empty."""
        if any(fits(field.type, control) for control in self.filled):
            return True
        elsewhere = section_at(self.structure, place(label)) not in {"", field.section}
        if elsewhere or runs_over(self.cells, region.cell, self._labelled):
            return True  # elsewhere: its own label, under its own title, was not found
        if any(normalise(field, text).checked for text in self.loose):
            return True
        if field.type is FieldType.YES_NO and (label.score < 1.0 or self._told_on_line(label)):
            return True  # words that are only alike may be half of the question
        near = [region.cell, self.cells[label.cell]]
        if region.way is not Way.CROSSING:
            near += self._around(label)
            if field.type in _WORDED:
                near += neighbours.touching(self.cells, label)
                near += over_rule(self.cells, region.cell) if region.way is Way.ABOVE else []
                near += self._aslant(label) if region.way is Way.TAIL else []
        if field.type is FieldType.LONG_TEXT:
            near += neighbours.left(self.cells, label)[:1] + self._far_over(label)
        if any(self._has_unclaimed(cell) for cell in near) or self._disputed(label):
            return True
        return field.type is FieldType.CHOICE and self._is_listed(field, near)

    def _far_over(self, label: Occurrence) -> list[CellText]:
        """The nearest cell over a long text's label, some lines up: room was left under it."""
        mine = self.cells[label.cell].cell
        over = [
            c
            for c in self.cells
            if 0 <= mine.y0 - c.cell.y1 <= _ROOM
            and min(c.cell.x1, mine.x1) > max(c.cell.x0, mine.x0)
        ]
        return sorted(over, key=lambda c: -c.cell.y1)[:1]

    def _disputed(self, label: Occurrence) -> bool:
        """Whether what stands over a label in its own cell is read as another's, and not surely."""
        return any(
            region.cell.index == label.cell and one.cell != label.cell and region.sure <= DISPUTED
            for region, one in self.placed.values()
        )

    def _is_listed(self, field: Field, near: Collection[CellText]) -> bool:
        """Whether one choice of a field stands by itself that is nobody's, or one alone near it."""
        free = [c for c in self.cells if self._is_free(c) and match_choice(c.text, field.choices)]
        return len(free) == 1 or sum(cell in near for cell in free) == 1

    def _told_on_line(self, label: Occurrence) -> bool:
        """Whether beside a question a box is ticked, or one answer stands, that is nobody's."""
        line = [
            cell
            for cell in self.cells
            if min(cell.cell.y1, label.y1 + _RAISED) > max(cell.cell.y0, label.y0 - _RAISED)
        ]
        said = {parse_yes_no(cell.text.strip()) for cell in line if self._is_free(cell)} - {None}
        ticked = any(id(thing.control) in self._ticked for cell in line for thing in cell.things)
        return ticked or len(said) == 1  # both are what the print offers

    def _aslant(self, label: Occurrence) -> list[CellText]:
        """The nearest cell behind a label whose line is touched from the line over it.

        A label of two lines in a narrow column may be answered beside its first.
        """
        mine = self.cells[label.cell].cell
        behind = [
            c
            for c in self.cells
            if mine.table is None
            and c.cell.x0 >= mine.x1 - _RAISED
            and -_RAISED / 2 <= mine.y0 - c.cell.y1 <= _RAISED
        ]
        return sorted(behind, key=lambda c: c.cell.x0)[:1]

    def _around(self, label: Occurrence) -> Iterator[CellText]:
        beside = (neighbours.right(self.cells, label), neighbours.above(self.cells, label))
        yield from (cell for cell in beside if cell)
        under = neighbours.below(self.cells, label)[:1]
        yield from (c for c in under if c.cell.y0 - self.cells[label.cell].cell.y1 <= _NEAR)

    def _no_such_answer(self, field: Field, reading: Reading, region: Region) -> bool:
        """Whether what stands there is a label or a hint rather than an answer."""
        if field.type is FieldType.CHECKBOX:
            return False
        other = field.type is FieldType.YES_NO and reading.value is None  # and something is said
        if other or _UNKNOWN in reading.shown or of_another_type(self.form, field, reading.shown):
            return True
        if any(thing.control for thing in region.things) or chosen_by_look(field, region):
            return False
        if field.type is FieldType.CHOICE and reading.value not in field.choices:
            printed = region.cell.anchor.box is not None  # nobody can tell whether it is an answer
            return printed or implausible(self.form, field, reading, region.text)
        below = field.type is FieldType.TEXT and region.way is Way.BELOW
        asked = field.type is FieldType.YES_NO
        if (below and self._goes_on(region)) or (
            asked and self._other_answer_beside(reading, region)
        ):
            return True
        return implausible(self.form, field, reading, region.text)

    def _other_answer_beside(self, reading: Reading, region: Region) -> bool:
        """Whether the other of yes and no is printed beside: which one is meant cannot be seen."""
        mine = region.cell.cell
        return any(
            parse_yes_no(c.text) is not None
            and parse_yes_no(c.text) is not reading.value
            and neighbours.overlap(c.cell, mine) > 0.4
            and c.cell.table == mine.table
            and self._is_free(c)
            for c in self.cells
        )

    def _goes_on(self, region: Region) -> bool:
        """Whether words that belong to nobody stand right under an answer of one line."""
        mine = region.cell.cell
        under = [
            c
            for c in self.cells
            if -3 <= c.cell.y0 - mine.y1 <= _NEAR / 2
            and c.cell.table == mine.table
            and min(c.cell.x1, mine.x1) > max(c.cell.x0, mine.x0)
        ]
        return any(self._has_unclaimed(cell) for cell in under)

    def _has_unclaimed(self, cell: CellText) -> bool:
        return bool(self._unclaimed_in(cell))

    def _unclaimed_in(self, cell: CellText) -> tuple[str, ...]:
        """A person's words in a cell that no label and no answer accounts for."""
        if self._hints.whole(cell):
            return ()
        if cell.index not in self._unclaimed:
            spans = self._claimed.get(cell.index, [])
            parts = re.split(r"[\n\t]", outside(cell.text, spans))
            found = tuple(part.strip() for part in parts if somebodys(self.form, part))
            self._unclaimed[cell.index] = found
        return self._unclaimed[cell.index]

    @property
    def left_over(self) -> int:
        """How many words of a person and filled controls no reading accounts for."""
        return len(self.loose) + len(self.filled)

    @cached_property
    def loose(self) -> tuple[str, ...]:
        """All such words on the sheet, short enough to be an answer of a type that can be told."""
        return tuple(t for cell in self.cells for t in self._unclaimed_in(cell) if len(t) <= _SHORT)


def _says_nothing(shown: str) -> bool:
    """Whether what stands there is no answer of anybody's: nothing, marks, a prompt."""
    return not re.search(r"[^\W_]", shown) or is_prompt(shown)


def _runs_on(field: Field, reading: Reading, region: Region, label: Occurrence) -> bool:
    """Whether nothing but a blank parts an answer from a label that may end elsewhere.

    So may a label that was only alike; and so may an answer of several lines end. Words that are
    none of the field's type go on with a label rather than answer it.
    """
    text = region.text
    if region.way is not Way.TAIL or label.colon:
        return False
    apart = re.match(r"[ \u00a0]\S", text) is not None
    if field.type is not FieldType.TEXT:
        return apart and reading.value is None and not any(map(str.isdigit, reading.shown))
    return apart and (label.score < 1.0 or "\n" in text.strip())


def _filled(control: Control) -> bool:
    written = control.kind in {ControlKind.TEXT, ControlKind.DATE, ControlKind.CHOICE}
    return written and not control.placeholder and bool(control.value)
