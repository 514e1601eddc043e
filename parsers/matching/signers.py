"""Signers beside each other: which of their labels is whose, by the titles of their columns.

Three may have lines in one row, and the form ask for two of them: the third's are nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching.finding import Occurrence, place
from parsers.matching.flow import CellText
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.words import canonical_words
from parsers.model import Cell

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.structure import Structure

_BLOCK = 140.0
"""Points that the lines of one signer are high at most."""
_NEAR = 24.0
"""Points between what is signed and its caption."""
_SLACK = 3.0
NOBODY = ""
"""Whose a label is in a column with a title of its own that names none of the form's signers."""


def whose(structure: Structure, one: Occurrence, free: Collection[str]) -> str | None:
    """The signer in whose column a label stands, of the roles ``free``; None where it is unsaid."""
    role_of = structure.vocabulary.role_of
    if not any(is_signers(structure, f) for f in one.label.fields):
        return None
    keys = {role_of[f] for f in one.label.fields}
    beside = [o for o in structure.labels if o is one or _beside(structure, o, one)]
    if len({o.cell for o in beside}) < 2:
        return _of_row_over(structure, one, keys, free)
    told = {place(o): _titles(structure, o, beside, keys) for o in beside}
    if not any(told.values()):
        return None
    mine = [key for key in told[place(one)] if key in free]
    if mine:
        return mine[0]
    return NOBODY if told[place(one)] or _headed(structure, one, beside) else None


def _of_row_over(
    structure: Structure, one: Occurrence, keys: Collection[str], free: Collection[str]
) -> str | None:
    """Whose a label is under the row of its signer: captions of rows, the last under the last."""
    cells = structure.cells
    mine = cells[one.cell].cell
    here = [
        (k, m) for k, m in structure.markers if k in keys and _table(structure, m) == mine.table
    ]
    alike = [
        cells[o.cell].cell.row
        for o in structure.labels
        if set(o.label.fields) == set(one.label.fields) and _table(structure, o) == mine.table
    ]
    last = max((cells[m.cell].cell.row for _, m in here), default=0)
    if mine.table is None or len(alike) < 2 or not here or last >= max(alike):
        return None
    start = max((row for row in alike if row < mine.row), default=-1)
    titles = [key for key, m in here if start < cells[m.cell].cell.row <= mine.row]
    if titles:
        return next((key for key in titles if key in free), NOBODY)
    return NOBODY if _headed_rows(structure, mine, start) else None


def _headed_rows(structure: Structure, mine: Cell, start: int) -> bool:
    """Whether words that are no label of the form head a row over a cell, behind row ``start``."""
    here = [o for o in structure.labels if _table(structure, o) == mine.table]
    labelled = {structure.cells[o.cell].cell.row for o in here}
    heads: dict[int, CellText] = {}
    for cell in structure.cells:
        row = cell.cell.row
        if cell.cell.table == mine.table and start < row < mine.row and row not in labelled:
            heads[row] = min(heads.get(row, cell), cell, key=lambda one: one.cell.x0)
    return any(any(map(str.isalpha, cell.text)) for cell in heads.values())


def _table(structure: Structure, one: Occurrence) -> int | None:
    return structure.cells[one.cell].cell.table


def is_signers(structure: Structure, field_id: str) -> bool:
    """Whether a field is a signature, or a signer's name or date beside one."""
    form = structure.vocabulary.form
    beside = form[field_id].beside
    return FieldType.SIGNATURE in {form[field_id].type, form[beside].type if beside else None}


def _beside(structure: Structure, one: Occurrence, other: Occurrence) -> bool:
    """Whether two labels of one wording stand in cells beside each other."""
    mine, its = structure.cells[one.cell].cell, structure.cells[other.cell].cell
    alike = set(one.label.fields) == set(other.label.fields) and mine.table == its.table
    level = mine.row == its.row if mine.table is not None else abs(one.y0 - other.y0) <= _SLACK
    return alike and level and (mine.x1 <= its.x0 + _SLACK or its.x1 <= mine.x0 + _SLACK)


def _titles(
    structure: Structure, one: Occurrence, beside: Collection[Occurrence], keys: Collection[str]
) -> list[str]:
    """The signers named in a label's column and in no other's: over it, nearest first, or under."""
    over: list[tuple[float, str]] = []
    under: list[tuple[float, str]] = []
    for key, marker in structure.markers:
        if key not in keys or not _only_over(structure, marker.cell, one, beside):
            continue
        down = one.y0 - marker.y0
        if abs(down) <= _BLOCK:
            (over if place(marker) < place(one) else under).append((abs(down), key))
    return [key for _, key in (*sorted(over), *sorted(under))]


def _only_over(
    structure: Structure, cell: int, one: Occurrence, beside: Collection[Occurrence]
) -> bool:
    """Whether a cell of a label's table stands in its column, and in that of none beside it."""
    it, mine = structure.cells[cell].cell, structure.cells[one.cell].cell

    def shared(other: Occurrence) -> bool:
        its = structure.cells[other.cell].cell
        return min(it.x1, its.x1) - max(it.x0, its.x0) > _SLACK

    others = [o for o in beside if o.cell != one.cell]
    return it.table == mine.table and shared(one) and not any(shared(o) for o in others)


def _headed(structure: Structure, one: Occurrence, beside: Collection[Occurrence]) -> bool:
    """Whether words that are no label of the form stand in a label's column right over it."""
    mine = structure.cells[one.cell].cell
    labelled = {o.cell for o in structure.labels}
    return any(
        any(map(str.isalpha, cell.text))
        and cell.index not in labelled
        and 0 < one.y0 - cell.cell.y0 <= _BLOCK
        and cell.cell.y1 <= mine.y0 + _SLACK
        and _only_over(structure, cell.index, one, beside)
        for cell in structure.cells
    )


def doubt_shared_lines(structure: Structure, found: Placed) -> None:
    """Whose is what stands over or under two signers' captions on one line cannot be told.

    Nor is it where it stands under several labels at once: there it is the next signer's title.
    """
    mine = [f for f in found if is_signers(structure, f)]
    under = Counter(found[f][0].cell.index for f in mine if found[f][0].way is Way.BELOW)
    for field_id in mine:
        region, label = found[field_id]
        bare = region.blank and not region.ruled and not label.colon
        off_line = bare or not _on_line(structure, region, label)
        common = region.way is Way.BELOW and under[region.cell.index] > 1
        if common or (off_line and _is_repeated_on_line(structure, label)):
            found[field_id] = replace(region, sure=min(region.sure, DISPUTED)), label


def _is_repeated_on_line(structure: Structure, label: Occurrence) -> bool:
    """Whether a label of the same fields stands on the same line of the same cell."""
    return any(
        o.cell == label.cell and o.y0 == label.y0 and o.start != label.start
        for o in structure.labels
        if set(o.label.fields) == set(label.label.fields)
    )


def _on_line(structure: Structure, region: Region, label: Occurrence) -> bool:
    """Whether a ground is part of the line of its label, and not of those over and under it."""
    text = structure.cells[label.cell].text
    start, end = text.rfind("\n", 0, label.start) + 1, text.find("\n", label.end)
    inside = start <= region.start and (end < 0 or region.end <= end)
    return region.cell.index == label.cell and inside


def leave_to_neighbours(structure: Structure, found: Placed) -> None:
    """What stands beside a label, but right over or under the next column's own, is that one's.

    On an open page an empty block moves up, and its caption stands beside the neighbour's mark.
    """
    for field_id, (region, label) in found.items():
        if region.way is not Way.RIGHT or not is_signers(structure, field_id):
            continue
        if any(_stands_by(structure, region.cell, o) for o in _behind(structure, label)):
            mine = structure.cells[label.cell]
            blank = Region(mine, label.end, label.end, Way.TAIL, sure=DISPUTED)
            found[field_id] = blank, label


def _behind(structure: Structure, one: Occurrence) -> list[Occurrence]:
    """The labels of the same fields, or of slots too, that begin right of the cell of another."""
    form, mine = structure.vocabulary.form, structure.cells[one.cell].cell
    wanted = set(one.label.fields)

    def alike(fields: set[str]) -> bool:
        slots = all(form[f].type is FieldType.SIGNATURE for f in fields | wanted)
        return fields == wanted or slots

    return [o for o in structure.labels if o.x >= mine.x1 and alike(set(o.label.fields))]


def _stands_by(structure: Structure, cell: CellText, label: Occurrence) -> bool:
    """Whether a cell stands right over or under a label, and not in its own cell or line."""
    it, mine = cell.cell, structure.cells[label.cell].cell
    apart = max(label.y0 - it.y1, it.y0 - label.y1)
    across = min(it.x1, mine.x1) - max(it.x0, mine.x0) > 0
    return cell.index != label.cell and across and -_SLACK <= apart <= _NEAR


def names_another(structure: Structure, cell: CellText, asking: Occurrence) -> bool:
    """Whether a cell beside a signer's label says the same of somebody: "Vendor Signature"."""
    if cell.things or not all(is_signers(structure, f) for f in asking.label.fields):
        return False
    said = canonical_words(structure.cells[asking.cell].text[asking.start : asking.end])
    return bool(said) and canonical_words(cell.text)[-1:] == said[-1:]
