"""Check boxes by their words: which box a label has, and whether it is ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from form_templates.model import Field
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText, Thing
from parsers.matching.neighbours import before
from parsers.matching.prompts import without_fill
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.values import parse_yes_no
from parsers.matching.words import OBJECT
from parsers.model import Control, ControlKind, FoundBy, Reading


def tick_of(
    field: Field,
    region: Region,
    label: Occurrence,
    cells: Sequence[CellText],
    confidence: float,
) -> tuple[Reading, Control | None]:
    """The box that belongs to a label: before its words where its line begins with a box."""
    thing = _box_of_label(region, label, cells)
    if thing and thing.control and isinstance(thing.control.value, bool):
        box = thing.control
        sure = confidence * box.sure
        told = Reading(field.id, thing.control.value, box.shown, sure, FoundBy.LABEL, box.anchor)
        return told, box
    text = without_fill(region.text.replace(OBJECT, " ")).strip(" \t\n:*|-–—")
    lead = cells[label.cell].text[: label.start].rpartition("\n")[2].strip(" \t")
    answer = parse_yes_no(lead[-1:]) if lead[-1:] in {"x", "X", "✓", "✔"} else parse_yes_no(text)
    if answer is None and not text and not lead:
        answer = False
        if _is_only_listed(cells, label):
            confidence = min(confidence, DISPUTED)
    sure = confidence if answer is not None else 0.0
    found_by = FoundBy.LABEL if answer is not None else None
    return Reading(field.id, answer, text, sure, found_by, region.cell.anchor), None


def _is_only_listed(cells: Sequence[CellText], label: Occurrence) -> bool:
    """Whether words without a box stand behind others in their cell or row, and no line to mark.

    Who reports what was ticked lists nothing else.
    """
    mine = cells[label.cell]
    if mine.things or without_fill(mine.text) != mine.text or "[" in mine.text:
        return False
    left = _left_cell(cells, mine)
    beside = left is not None and left.cell.table == mine.cell.table is not None
    told = beside and left is not None and not left.blank and not left.things
    return told or re.search(r"[^\W\d_]{3,}", mine.text[: label.start]) is not None


def _box_of_label(region: Region, label: Occurrence, cells: Sequence[CellText]) -> Thing | None:
    cell = cells[label.cell]
    line_start = cell.text.rfind("\n", 0, label.start) + 1
    line_end = cell.text.find("\n", label.end)
    line_end = len(cell.text) if line_end < 0 else line_end
    on_line = [t for t in cell.things_in(line_start, line_end) if _is_box(t)]
    leads = bool(on_line) and not cell.text[line_start : on_line[0].offset].strip()
    if leads or not on_line:
        thing = before(cells, label)
        if thing and _is_box(thing):
            return thing
    after = next((t for t in region.things if _is_box(t)), None)
    if after and (_has_words(region, label, after) or _leads_next(cells, region, label)):
        after = None
    left = _left_cell(cells, cell)
    if left is None or not left.text.strip().endswith(OBJECT) or not _is_box(left.things[-1]):
        return after
    first = left
    while (further := _left_cell(cells, first)) is not None:
        first = further
    leads = first.text.strip().startswith(OBJECT)
    return left.things[-1] if leads or after is None else after


def _has_words(region: Region, label: Occurrence, thing: Thing) -> bool:
    """Whether a box on another line than its label's stands before words of its own there.

    Yes and no are none: they say what the tick means. Beside the label only another label is one.
    """
    cell = region.cell
    if region.way is Way.RIGHT:
        return bool(cell.text[region.end :].strip())
    same = label.cell == cell.index and "\n" not in cell.text[label.end : thing.offset]
    behind = cell.text[thing.offset + 1 :].split("\n", maxsplit=1)[0].replace(OBJECT, "").strip()
    return not same and bool(behind) and parse_yes_no(behind) is None


def _leads_next(cells: Sequence[CellText], region: Region, label: Occurrence) -> bool:
    """Whether a box under its label stands by itself before the words of the next line."""
    if region.way is not Way.BELOW or region.text.replace(OBJECT, "").strip():
        return False
    behind = neighbours.beside(cells, region.cell.cell)
    said = behind.text.replace(OBJECT, " ").strip() if behind else ""
    return behind is not None and behind.index != label.cell and len(said.split()) > 1


def _left_cell(cells: Sequence[CellText], cell: CellText) -> CellText | None:
    mine, best = cell.cell, None
    for other in cells:
        there = other.cell
        overlap = min(there.y1, mine.y1) - max(there.y0, mine.y0)
        beside = there.x1 <= mine.x0 + 3 and overlap > 0.4 * min(
            there.y1 - there.y0, mine.y1 - mine.y0
        )
        beside = beside and there.x0 < mine.x0  # a sliver would be left of itself, for ever
        if beside and (best is None or there.x1 > best.cell.x1):
            best = other
    return best


def _is_box(thing: Thing) -> bool:
    return thing.control is not None and thing.control.kind is ControlKind.CHECKBOX
