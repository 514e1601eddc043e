"""From a field's place to its reading: which control or words there answer it, and how surely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.matching.asked_again import without_question
from parsers.matching.boxes import tick_of
from parsers.matching.choice_boxes import UNSURE, boxes_of, from_boxes, is_answer, under_headers
from parsers.matching.choices import leading_choice, several
from parsers.matching.emphasis import chosen_by_look, left_standing, offers_both
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.gist import gist
from parsers.matching.hints import says_how_much
from parsers.matching.parts import in_parts
from parsers.matching.region import Region, Way
from parsers.matching.repair import with_spill
from parsers.matching.values import Normalised, match_choice, normalise
from parsers.matching.vocabulary import NUMBERED, Vocabulary
from parsers.matching.with_words import is_unread, value_of
from parsers.matching.words import OBJECT, canonical_words
from parsers.model import Control, ControlKind, FoundBy, Reading

_PRINTED_TEXT = 0.75
"""For a long text off a page: what ended a line, the writer or the printer, cannot be seen."""
_PICTURED = 0.6
"""Where a picture stands instead of words, it is a signature's place or shows the answer."""
_ONLY_REMARK = re.compile(r"\s*\([^()\d]{3,100}\)\s*")

_BROKEN = re.compile(r"(?<=\w-)\n(?=\w)")
"""Where a line ends within a double name."""
_ANOTHER = re.compile(r"(?<=\S)[ \u00a0]{3,}[A-Z][^\W\d]*(?: [^\W\d]+){0,2}:[ \u00a0]")
"""Another question on the line, which the form does not ask: "John Doe    Job title: Manager"."""
_MARKED = 0.9
"""How sure an answer is that is told by its look, or beside which words are struck out."""
_AHEAD = re.compile(r"^(?:[\s:;*|–—-]|\.{2,}|…)+(?=[^\s.…]|$)")
"""What stands between a label and its answer."""
_LISTED = re.compile(r"[\s:]*\n[ \t]*[*–—-][ \t]+\S")
"""The first point of a list, on a line of its own."""
_LIST_AHEAD = re.compile(r"^[\s:]+")
_CHOSEN = frozenset({FieldType.YES_NO, FieldType.CHOICE})
_TICKED = frozenset({FieldType.YES_NO, FieldType.CHECKBOX})
_WRITTEN = frozenset({ControlKind.TEXT, ControlKind.CHOICE, ControlKind.DATE})


def from_control(field: Field, control: Control, found_by: FoundBy, confidence: float) -> Reading:
    """The reading of a field whose control is known."""
    shown, value = control.shown, control.value
    confidence *= control.sure
    if isinstance(value, tuple):
        value = ", ".join(value)
    if isinstance(value, bool):
        answer = value if field.type in _TICKED else None
        return Reading(field.id, answer, shown, confidence, found_by, control.anchor)
    if value is None or control.placeholder:
        empty = False if field.type is FieldType.CHECKBOX else None
        return Reading(field.id, empty, shown, confidence, found_by, control.anchor)
    told = value_of(field, value, exact=True)
    if is_unread(field, told):
        confidence = min(confidence, UNSURE)
    return Reading(field.id, told.value, told.shown, confidence, found_by, control.anchor)


def from_region(
    field: Field,
    region: Region,
    label: Occurrence,
    cells: Sequence[CellText],
    vocabulary: Vocabulary,
    *,
    wrapped: bool,
) -> tuple[Reading, Control | None]:
    """The reading of a field whose ground is known, and the control that gave it.

    ``wrapped`` tells that line ends are the printer's, not the writer's (PDF).
    """
    confidence = min(_trust(label), region.sure)
    if field.type is FieldType.CHECKBOX:
        return tick_of(field, region, label, cells, confidence)
    boxes = boxes_of(region, field)
    if boxes and not any(is_answer(field, box.words) for box in boxes):
        headed = under_headers(field, boxes, region, cells)
        unsaid = not any(box.words for box in boxes)
        boxes = headed if unsaid or all(box.words for box in headed) else boxes
    if boxes and field.type in {FieldType.YES_NO, FieldType.CHOICE}:
        return from_boxes(field, boxes, region, confidence), boxes[0].control
    written = [t.control for t in region.things if t.control and t.control.kind in _WRITTEN]
    if written:
        control = written[0]
        if wrapped and not control.name and _only_printed(field, control):
            confidence = min(confidence, _PRINTED_TEXT)
        if field.type is FieldType.LONG_TEXT and not wrapped:
            control = with_spill(control, cells, vocabulary)
        told = from_control(field, control, FoundBy.LABEL, confidence)
        return in_parts(field, region, written, told), written[0]
    if field.type is FieldType.LONG_TEXT:
        region = without_question(vocabulary, field, region)
        confidence = min(confidence, region.sure)
    return _from_text(field, region, confidence, wrapped=wrapped), None


def _only_printed(field: Field, control: Control) -> bool:
    """Whether a flattened field may show something else than was answered.

    A long text's line ends are the printer's; a list may be printed by its options' inner names.
    """
    if field.type is not FieldType.CHOICE:
        return field.type is FieldType.LONG_TEXT
    return isinstance(control.value, str) and not match_choice(control.value, field.choices)


def _trust(label: Occurrence) -> float:
    """How far a place found by this label is trusted."""
    if label.score < 1.0:
        return 0.9 if label.score > 0.9 else 0.86 if label.score > 0.8 else 0.82
    return 0.97 if label.label.unique else 0.93


def _from_text(field: Field, region: Region, confidence: float, *, wrapped: bool) -> Reading:
    long = field.type is FieldType.LONG_TEXT
    if field.type in _CHOSEN and (chosen := chosen_by_look(field, region)):
        told = normalise(field, chosen)
        sure, anchor = min(confidence, _MARKED), region.cell.anchor
        return Reading(field.id, told.value, told.shown, sure, FoundBy.LABEL, anchor)
    if offers_both(field, region):
        shown = " ".join(region.text.split())
        return Reading(field.id, None, shown, UNSURE, FoundBy.LABEL, region.cell.anchor)
    standing = left_standing(region)
    if standing != region.text:
        confidence = min(confidence, _MARKED if standing.strip(" :") else UNSURE)
    text = standing.replace(OBJECT, " ")
    if region.way is Way.TAIL:
        text = (_LIST_AHEAD if long and _LISTED.match(text) else _AHEAD).sub("", text)
    if wrapped:
        text = _BROKEN.sub("", text)
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    if field.type is FieldType.CHOICE and several(field, text):
        shown = " ".join(text.split())
        return Reading(field.id, None, shown, UNSURE, FoundBy.LABEL, region.cell.anchor)
    if field.type is FieldType.TEXT:
        text = _without_number(field, text)
    if field.type is FieldType.TEXT and (asked := _ANOTHER.search(text)):
        text = text[: asked.start()]
    told = _told(field, "" if _is_remark(text) else text)
    if is_unread(field, told):
        confidence = min(confidence, UNSURE)
    if told.value is not None and not told.checked:
        confidence = min(confidence, _PRINTED_TEXT if wrapped and long else 0.9)
    if long and told.shown.islower() and not any(gist(canonical_words(told.shown))):
        told, confidence = replace(told, value=None), UNSURE  # the last words of a question
    confidence = min(confidence * region.read, _doubt(region, told))
    return Reading(field.id, told.value, told.shown, confidence, FoundBy.LABEL, region.cell.anchor)


def _doubt(region: Region, told: Normalised) -> float:
    """How sure it is at most that what was made of a ground is the answer, or that none is.

    What stands over a label and cannot be its answer may be another's. Where it is only said how
    long an answer may be, this may be given elsewhere.
    """
    if not told.shown and says_how_much(region.text.strip()):
        return UNSURE
    if not told.shown and any(thing.mark for thing in region.things):
        return _PICTURED
    return UNSURE if told.value is None and told.shown and region.way is Way.ABOVE else 1.0


def _is_remark(text: str) -> bool:
    """Whether a print says that itself of an answer."""
    return _ONLY_REMARK.fullmatch(text) is not None or says_how_much(text.strip())


def _without_number(field: Field, text: str) -> str:
    """``text`` without the number of its row ("2. ") where the field has one: the print's own."""
    number = NUMBERED.search(field.id)
    own = re.match(rf"\s*\(?{number.group(1)}[.)](?!\S)\s*", text) if number else None
    return text[own.end() :] if own else text


def _told(field: Field, text: str) -> Normalised:
    """What the text says; a remark printed behind the answer does not count."""
    told = value_of(field, text)
    if told.value is None and not told.shown:
        return told
    if field.type is FieldType.CHOICE and not told.checked:
        told = leading_choice(field, told)
    if field.type is FieldType.YES_NO and told.value is not None:
        told = replace(told, shown="Yes" if told.value else "No")
    return told
