"""Where long answers end: what only looks like a label since it stands inside of one is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.boldness import asking, next_by_type
from parsers.matching.finding import Occurrence, Place, place, rank
from parsers.matching.headers import alone
from parsers.matching.region import is_box
from parsers.matching.values import normalise
from parsers.matching.vocabulary import Sort
from parsers.matching.words import OBJECT, only_numbers

if TYPE_CHECKING:
    from parsers.matching.structure import Structure

_ANSWER = 24
"""Characters of a line from which it is rather an answer that goes on than a short one."""
_TOUCH = 12.0
"""Points between a question and the box for its answer."""


def without_answers(structure: Structure, found: Sequence[Occurrence]) -> list[Occurrence]:
    """Drop what only looks like a label since it stands inside a long answer, or its own."""
    form = structure.vocabulary.form
    found = [o for o in found if not _echoes(structure, o, found)]
    longs = [
        o for o in found if o.label.unique and form[o.label.fields[0]].type is FieldType.LONG_TEXT
    ]
    dropped: set[Place] = set()
    for one in longs:
        rivals = [o for o in longs if o.label.fields == one.label.fields]
        if any(_entitled(structure, one, o) for o in rivals):
            dropped.add(place(one))
        if any(rank(o) > rank(one) for o in rivals) or place(one) in dropped:
            continue
        end = _answer_end(structure, one, found)
        dropped |= {place(o) for o in found if place(one) < place(o) < end}
    return [o for o in found if place(o) not in dropped]


def _echoes(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a label's words stand in its own answer: "Agency: Bureau of Agency 7"."""
    if one.colon or not one.label.unique:
        return False
    text = structure.cells[one.cell].text
    before = (o for o in found if o.cell == one.cell and o.label.fields == one.label.fields)
    return any(
        o.colon and o.end <= one.start and not {"\n", "\t"} & set(text[o.end : one.start])
        for o in before
    )


def _entitled(structure: Structure, one: Occurrence, other: Occurrence) -> bool:
    """Whether a label alone on its line is the title over a question for the same answer."""
    bare = not structure.cells[one.cell].text[one.end :].strip(" :")
    under = other.cell - one.cell == 1 and other.opens and other.ends
    return bare and under and structure.cells[one.cell].cell.table is None


def _answer_end(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> Place:
    """Where a long answer ends: at the next heading, or the next label that can only follow it."""
    if _has_box_below(structure, one):
        return one.cell + 2, 0
    heading = next((place(h) for h in structure.headings if place(h) > place(one)), None)
    heading = _earlier(heading, _next_question(structure, one))
    bold = next_by_type(structure.cells, one, asking(found))
    heading = _earlier(heading, None if bold is None else (bold, 0))
    for other in found:
        if place(other) <= place(one):
            continue
        if heading and place(other) > heading:
            break
        if _ends(structure, one, other, found):
            return place(other)
    return heading or (len(structure.cells), 0)


def _earlier(one: Place | None, other: Place | None) -> Place | None:
    return min((at for at in (one, other) if at is not None), default=None)


def _next_question(structure: Structure, one: Occurrence) -> Place | None:
    """The next paragraph of the list in which Word counts the question; None for none."""
    counted = structure.cells[one.cell].cell.item_of
    following = structure.cells[one.cell + 1 :]
    return next(((c.index, 0) for c in following if counted and c.cell.item_of == counted), None)


def _ends(
    structure: Structure, one: Occurrence, other: Occurrence, found: Sequence[Occurrence]
) -> bool:
    """Whether a label behind the question of a long answer ends that answer."""
    mine, its = structure.cells[one.cell].cell, structure.cells[other.cell]
    own_cell = other.cell != one.cell and mine.table is not None
    tabled = mine.table is None and its.cell.table is not None
    if other.label.unique and _asked_elsewhere(structure, other, found):
        return False
    if other.label.unique and other.opens and other.ends:
        begins = only_numbers(its.text[: other.start].rpartition("\n")[2])
        own = begins and (own_cell or tabled)
        if own or _follows(structure, one, other) or _asked_here(structure, one, other, found):
            return True
    if _begins_table(structure, one, other):
        return True
    if _begins_row(structure, other, found) and not _elsewhere(structure, other, found):
        return True
    return own_cell and other.opens and other.start == 0 and other.cell > one.cell + 1


def _asked_elsewhere(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a label that only speaks on is that of a field answered beside another label."""
    text = structure.cells[one.cell].text
    rest = text[one.end :].split("\n", maxsplit=1)[0].strip()
    if len(rest) <= _ANSWER or _asks(structure, one):
        return False
    rivals = (o for o in found if o.label.fields == one.label.fields and o is not one)
    return any(o.opens and o.ends and _answered(structure, o) for o in rivals)


def _answered(structure: Structure, one: Occurrence) -> bool:
    """Whether an answer stands on a label's line, or in the cell beside or below it."""
    if _asks(structure, one):
        return True
    if structure.cells[one.cell].text[one.end :].strip(" :"):
        return False
    field_ = structure.vocabulary.form[one.label.fields[0]]
    beside = neighbours.right(structure.cells, one)
    under = neighbours.below(structure.cells, one)[:1]
    near = [cell for cell in (beside, *under) if cell is not None]
    return any(bool(cell.things) or normalise(field_, cell.text).checked for cell in near)


def _follows(structure: Structure, one: Occurrence, other: Occurrence) -> bool:
    """Whether the form asks for the other label's field after this one's."""
    order = list(structure.vocabulary.form.fields)
    return order.index(other.label.fields[0]) > order.index(one.label.fields[0])


def _asked_here(
    structure: Structure, one: Occurrence, other: Occurrence, found: Sequence[Occurrence]
) -> bool:
    """Whether a label that no earlier one was like has its answer on its line, or beside it."""
    asked = {o.label.fields[0] for o in found if o.label.unique and place(o) < place(one)}
    told = _asks(structure, other) or (alone(structure, other) and _answered(structure, other))
    return other.label.fields[0] not in asked and told


def _asks(structure: Structure, one: Occurrence) -> bool:
    """Whether the answer to a label stands on its line, as it would in no other answer.

    A control, a box, or nothing but a yes or a no, a date, a phone number, a choice of its field.
    """
    text = structure.cells[one.cell].text
    rest = text[one.end :].split("\n", maxsplit=1)[0]
    if OBJECT in rest:
        return True
    field_ = structure.vocabulary.form[one.label.fields[0]]
    parted = one.colon or rest.startswith("  ")
    said = rest.strip("\t ").split("\t", maxsplit=1)[0]
    return parted and normalise(field_, said).checked


def _elsewhere(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a role heads a row of a table somewhere else: in an answer it is only spoken of."""
    return any(
        o.cell != one.cell
        and set(one.label.keys) & set(o.label.keys)
        and structure.cells[o.cell].cell.table is not None
        and alone(structure, o)
        for o in found
    )


def _has_box_below(structure: Structure, one: Occurrence) -> bool:
    """Whether a drawn box stands right under a label on the open page: it holds the answer."""
    cell, rest = structure.cells[one.cell], structure.cells[one.cell + 1 : one.cell + 2]
    if cell.cell.table is not None or cell.text[one.end :].strip(" :\n") or not rest:
        return False
    mine, other = cell.cell, rest[0].cell
    under = -_TOUCH <= other.y0 - mine.y1 <= _TOUCH and other.x0 < mine.x1
    return under and other.table is None and is_box(rest[0])


def _begins_table(structure: Structure, one: Occurrence, other: Occurrence) -> bool:
    """Whether a label heads a table of its own: an answer over it, on the open page, is ended.

    A box of one cell may be the answer's.
    """
    mine, table = (structure.cells[o.cell].cell.table for o in (one, other))
    if mine is not None or table is None or not (other.opens and other.ends):
        return False
    cells = [cell for cell in structure.cells if cell.cell.table == table]
    return len(cells) > 1 and alone(structure, other)


def _begins_row(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a role stands alone or heads its line, with a label of its own behind it."""
    if one.label.sort is not Sort.ROLE or not one.opens:
        return False
    members = {f for key in one.label.keys for f in structure.vocabulary.members[key]}
    after = next((o for o in found if place(o) > place(one)), None)
    near = after is not None and (
        after.cell == one.cell or (after.cell <= one.cell + 2 and alone(structure, one))
    )
    if not near or after is None or members.isdisjoint(after.label.fields):
        return False
    rest = structure.cells[after.cell].text[after.end :].split("\n", maxsplit=1)[0]
    speaks = after.label.sort is Sort.FIELD and after.colon and len(rest.strip()) > _ANSWER
    return not speaks or _asks(structure, after)
