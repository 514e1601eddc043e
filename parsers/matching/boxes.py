"""Check boxes by their words: which box a label has, and whether it is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from form_templates.model import Field
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText, Thing
from parsers.matching.neighbours import before
from parsers.matching.prompts import without_fill
from parsers.matching.region import Region, Way
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
    sure = confidence if answer is not None else 0.0
    found_by = FoundBy.LABEL if answer is not None else None
    return Reading(field.id, answer, text, sure, found_by, region.cell.anchor), None


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
    if after and not _answers_beside(region, cell) and _has_words(region.cell, label, after):
        after = None
    left = _left_cell(cells, cell)
    if left is None or not left.text.strip().endswith(OBJECT) or not _is_box(left.things[-1]):
        return after
    first = left
    while (further := _left_cell(cells, first)) is not None:
        first = further
    leads = first.text.strip().startswith(OBJECT)
    return left.things[-1] if leads or after is None else after


def _answers_beside(region: Region, asking: CellText) -> bool:
    """Whether a box stands in the cell beside its label's, where nothing else is asked.

    Words behind it then say what the tick means: "Applies", "Planned".
    """
    table = asking.cell.table
    beside = region.way is Way.RIGHT and table is not None and table == region.cell.cell.table
    return beside and not region.cell.text[region.end :].strip()


def _has_words(cell: CellText, label: Occurrence, thing: Thing) -> bool:
    """Whether a box on another line than its label's stands before words of its own there.

    Yes and no are none: they say what the tick means.
    """
    same = label.cell == cell.index and "\n" not in cell.text[label.end : thing.offset]
    behind = cell.text[thing.offset + 1 :].split("\n", maxsplit=1)[0].replace(OBJECT, "").strip()
    return not same and bool(behind) and parse_yes_no(behind) is None


def _left_cell(cells: Sequence[CellText], cell: CellText) -> CellText | None:
    mine, best = cell.cell, None
    for other in cells:
        there = other.cell
        overlap = min(there.y1, mine.y1) - max(there.y0, mine.y0)
        beside = there.x1 <= mine.x0 + 3 and overlap > 0.4 * min(
            there.y1 - there.y0, mine.y1 - mine.y0
        )
        if beside and (best is None or there.x1 > best.cell.x1):
            best = other
    return best


def _is_box(thing: Thing) -> bool:
    return thing.control is not None and thing.control.kind is ControlKind.CHECKBOX
