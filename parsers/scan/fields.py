"""The fields of one placed page: writing, ticks and signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from form_templates.model import Field, FieldType
from parsers.model import (
    SURE,
    Anchor,
    FoundBy,
    Reading,
    SignatureReading,
)
from parsers.scan import ink, ticks
from parsers.scan.blanks import BlankPage, Slot
from parsers.scan.judging import EMPTY_DOUBTED, EMPTY_SURE, Judged, agreed, judged
from parsers.scan.lines import Written, written_in
from parsers.scan.picture import Grey
from parsers.scan.raster import Quality
from parsers.scan.recognising import DATE, PHONE, Read, Recogniser, recogniser
from parsers.scan.spacing import spaced

_MARGIN = 1.5
"""Points around a field that are looked at too: writing seldom keeps within its box."""
_AROUND = 14.0
"""Points around a slot that are looked at: signatures reach beyond it, and into it from others."""
_FAXES = frozenset({Quality.FINE_FAX, Quality.STANDARD_FAX})
_ALLOWED = {FieldType.PHONE: PHONE, FieldType.DATE: DATE}
Told = Reading | SignatureReading


@dataclass(frozen=True)
class PageAsked:
    """A page upright and flattened at the blanks' scale, and where its fields stand in the file."""

    blank: BlankPage
    upright: Grey
    quality: Quality
    anchors: dict[str, Anchor]


def read_fields(page: PageAsked) -> dict[str, Told]:
    """What stands in each field of ``page``."""
    form = page.blank.form
    told: dict[str, Told] = {}
    writing: list[tuple[Field, Written]] = []
    for slot in page.blank.slots:
        field = form[slot.field]
        if field.type is FieldType.CHECKBOX:
            told[field.id] = _ticked(page, slot)
        elif field.type is FieldType.SIGNATURE:
            told[field.id] = _signed(page, slot)
        else:
            here = page.blank.slice_of(slot, _MARGIN)
            writing.append((field, written_in(page.upright[here], page.blank.fine[here])))
    return told | _written(page, writing)


def _ticked(page: PageAsked, slot: Slot) -> Reading:
    share = ticks.share_of_ink(page.upright, slot)
    value, confidence = ticks.told(share, faint=page.quality is Quality.FAINT)
    return _reading(page, slot.field, Judged(value, "Yes" if value else "", confidence))


def _signed(page: PageAsked, slot: Slot) -> SignatureReading:
    rows, columns = here = page.blank.slice_of(slot, _AROUND)
    own: NDArray[np.bool_] = np.zeros(page.upright[here].shape, np.bool_)
    left, top, right, bottom = slot.pixels()
    own[top - rows.start : bottom - rows.start, left - columns.start : right - columns.start] = True
    fax = page.quality in _FAXES
    found = ink.verdict(page.upright[here], page.blank.fine[here], own, fax=fax)
    return SignatureReading(
        slot.field, found.status, found.kind, found.confidence, FoundBy.REGION,
        shown=found.shown, reason=found.reason, anchor=page.anchors[slot.field],
    )  # fmt: skip


def _written(page: PageAsked, writing: Sequence[tuple[Field, Written]]) -> dict[str, Told]:
    """The fields that are written into: a second look only at what the first is not sure of."""
    filled = [(field, found.lines) for field, found in writing if not found.empty]
    made: dict[str, Judged] = {
        field.id: Judged(None, "", EMPTY_DOUBTED if found.doubtful else EMPTY_SURE)
        for field, found in writing
        if found.empty
    }
    if filled:
        reads = recogniser()
        made |= _first(reads, filled, page.quality)
        ways = {field.id: [made[field.id]] for field, _ in filled}
        for look in (_softened, _sharpened):
            again = [(f, ls) for f, ls in filled if _worth_again(f, ways[f.id])]
            seen = _first(reads, [(f, tuple(map(look, ls))) for f, ls in again], page.quality)
            for field, _ in again:
                ways[field.id].append(seen[field.id])
                made[field.id] = agreed(field, ways[field.id], page.quality)
    return {field.id: _reading(page, field.id, made[field.id]) for field, _ in writing}


def _worth_again(field: Field, ways: Sequence[Judged]) -> bool:
    """Whether another look may settle it: the ways so far are unsure and do not agree."""
    if field.type is FieldType.LONG_TEXT or ways[0].confidence >= SURE:
        return False
    return len(ways) == 1 or ways[0].value != ways[1].value


def _first(
    reads: Recogniser, filled: Sequence[tuple[Field, Sequence[Grey]]], quality: Quality
) -> dict[str, Judged]:
    """Every field's lines in batches, those of one alphabet together."""
    lines: dict[str, list[Read]] = {}
    for allowed in dict.fromkeys(_ALLOWED.get(field.type) for field, _ in filled):
        mine = [(f, ls) for f, ls in filled if _ALLOWED.get(f.type) == allowed]
        flat = [line for _, ls in mine for line in ls]
        told = iter(reads.read(flat, allowed) if allowed else reads.read(flat))
        for field, ls in mine:
            lines[field.id] = [spaced(line, next(told)) for line in ls]
    return {field.id: judged(field, lines[field.id], quality) for field, _ in filled}


def _softened(line: Grey) -> Grey:
    """Another look at the same line: blurred a little, and with other margins."""
    wider = cv2.copyMakeBorder(line, 3, 3, 4, 4, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.GaussianBlur(wider, (0, 0), 1.0), np.uint8)


def _sharpened(line: Grey) -> Grey:
    """A third look: closer, and with the letters' edges lifted."""
    soft = cv2.GaussianBlur(line, (0, 0), 1.5)
    lifted = cv2.addWeighted(line, 1.6, soft, -0.6, 0)
    return np.asarray(lifted[2:-2, 2:-2], np.uint8)


def _reading(page: PageAsked, field: str, told: Judged) -> Reading:
    return Reading(
        field, told.value, told.shown, told.confidence, FoundBy.REGION, page.anchors[field]
    )
