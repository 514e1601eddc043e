"""The fields of one placed page: writing, ticks and signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from form_templates.model import FieldType
from parsers.model import DOUBTED, SURE, FoundBy, Reading, SignatureReading, SignatureStatus
from parsers.scan.laying.blanks import SCALE, Slot
from parsers.scan.letters.recognising import DATE, LATIN, PHONE, Read, Recogniser, recogniser
from parsers.scan.page.asked import FAXES, PageAsked, Writing
from parsers.scan.pixels.looks import sharpened, softened, softer
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import Quality
from parsers.scan.pixels.repeats import first_alike
from parsers.scan.slots import ink, ticks
from parsers.scan.slots.stems import with_stems
from parsers.scan.telling.capitals import with_told_strokes
from parsers.scan.telling.crossing import is_borne_out
from parsers.scan.telling.days import with_told_months
from parsers.scan.telling.judging import (
    CAPPED,
    EMPTY_SURE,
    Judged,
    agreed,
    is_settled,
    judged,
    says_no_more,
)
from parsers.scan.telling.mistrusting import mistrusted
from parsers.scan.telling.vouching import is_spoken_against, is_vouched_for
from parsers.scan.writing.numerals import leaves_a_stroke_out, with_counted_strokes
from parsers.scan.writing.parting import parted
from parsers.scan.writing.silent import holds_more, leaves_a_letter_out, leaves_a_marked_letter_out
from parsers.scan.writing.spacing import spaced, without_doubtful_spaces

AROUND = 40.0
"""Points around a slot that are looked at: signatures reach beyond it, and into it from others, of
which most must be seen."""
_FIRST = 9.0
"""Points from a line's left edge within which its first letter has its middle."""
_CLEAR, _BORNE_OUT = frozenset({Quality.SCAN, Quality.PALE}), 0.82
"""Pages on which nothing but a pen hides letters, and how sure a name is that stands anyhow."""
_WHOLE = _CLEAR | {Quality.DUSTY}
"""Pages on which letters may be poor for themselves, and are told by their words."""
_ALLOWED = {FieldType.PHONE: PHONE, FieldType.DATE: DATE}
Told = Reading | SignatureReading


def read_fields(page: PageAsked) -> tuple[dict[str, Told], frozenset[str]]:
    """What stands in each field of ``page``, and the fields into whose letters a stroke runs."""
    form = page.blank.form
    told: dict[str, Told] = {**read_slots(page)}
    writing: list[Writing] = []
    for slot in page.blank.slots:
        field = form[slot.field]
        if field.type is FieldType.CHECKBOX:
            told[field.id] = _ticked(page, slot)
        elif field.type is not FieldType.SIGNATURE:
            found = page.written_at(slot)
            writing.append(Writing(field, found, page.quality_at(slot, found)))
    crossed = frozenset(one.field.id for one in writing if one.found.reached)
    return told | _written(page, writing), crossed


def read_slots(page: PageAsked) -> dict[str, SignatureReading]:
    """What stands in each signature slot of ``page``."""
    form = page.blank.form
    slots = (slot for slot in page.blank.slots if form[slot.field].type is FieldType.SIGNATURE)
    return {slot.field: _signed(page, slot) for slot in slots}


def _ticked(page: PageAsked, slot: Slot) -> Reading:
    shares = ticks.shares_of_ink(page.upright, slot)
    value, confidence = ticks.told(*shares, faint=page.quality is Quality.FAINT or page.thin_lost)
    if page.quality is Quality.STANDARD_FAX:
        confidence = min(confidence, DOUBTED)  # half of the rows of a box's frame may be lost
    return _reading(page, slot.field, Judged(value, "Yes" if value else "", confidence))


def _signed(page: PageAsked, slot: Slot) -> SignatureReading:
    here, own = page.blank.ground_of(slot, AROUND)
    area = with_stems(page.inked, page.streaks, here, page.blank.slice_of(slot))
    found = ink.verdict(area, page.blank.fine[here], own)
    confidence = found.confidence
    lost = page.quality in CAPPED or page.thin_lost
    lost = lost or bool(page.streaks[page.blank.slice_of(slot)].any())
    if found.status is SignatureStatus.MISSING and lost:
        # pale ink may have been overlooked, a tall straight stroke taken for a streak
        confidence = min(confidence, DOUBTED)
    return SignatureReading(
        slot.field, found.status, found.kind, confidence, FoundBy.REGION,
        shown=found.shown, reason=found.reason, anchor=page.anchors[slot.field],
    )  # fmt: skip


def _written(page: PageAsked, writing: Sequence[Writing]) -> dict[str, Told]:
    """The fields that are written into: further looks only at what the first is not sure of."""
    made = {one.field.id: _empty(one, page.thin_lost) for one in writing if one.found.empty}
    filled = [one for one in writing if not one.found.empty]
    if filled:
        reads = recogniser()
        made |= _first_look(reads, filled)
        ways = {one.field.id: [made[one.field.id]] for one in filled}
        third = softer if page.quality is Quality.STANDARD_FAX else sharpened
        for look in (softened, third):
            again = [one for one in filled if _worth_again(one, ways[one.field.id])]
            seen = _looked_at(reads, [one.seen(look) for one in again])
            for one in again:
                ways[one.field.id].append(seen[one.field.id])
                made[one.field.id] = agreed(one.field, ways[one.field.id], one.quality)
            made |= _by_their_words(page, again, ways, made)
    made |= _mistrusted(page, filled, made)
    return {one.field.id: _reading(page, one.field.id, made[one.field.id]) for one in writing}


def _mistrusted(
    page: PageAsked, filled: Sequence[Writing], made: Mapping[str, Judged]
) -> dict[str, Judged]:
    figures = [
        line
        for one in filled
        if one.field.type in _ALLOWED and made[one.field.id].confidence >= SURE
        for line in one.found.lines
    ]
    return {
        one.field.id: mistrusted(
            one.field, one.found.lines, made[one.field.id],
            pale_lost=page.pale_lost, marks_lost=page.marks_lost, worn=page.worn, figures=figures,
        )
        for one in filled
    }  # fmt: skip


def _by_their_words(
    page: PageAsked,
    again: Sequence[Writing],
    ways: Mapping[str, Sequence[Judged]],
    made: Mapping[str, Judged],
) -> dict[str, Judged]:
    """Names of ``made`` that a stroke touches, or of which letters are poor, and that are sure
    nevertheless, or in doubt, by the names that are known."""
    told: dict[str, Judged] = {}
    for one in again:
        key, each = one.field.id, ways[one.field.id]
        if made[key].confidence < SURE:
            if _stands(page, one, each):
                told[key] = replace(made[key], confidence=_BORNE_OUT)
        elif is_spoken_against(one.field, one.found, each):
            told[key] = replace(made[key], confidence=DOUBTED)
    return told


def _stands(page: PageAsked, one: Writing, ways: Sequence[Judged]) -> bool:
    """Whether what all looks say alike is told by known names."""
    if one.quality is Quality.CROSSED:
        return page.quality in _CLEAR and is_borne_out(one.field, one.found, ways)
    return one.quality in _WHOLE and is_vouched_for(one.field, one.found, ways)


def _empty(one: Writing, thin: bool) -> Judged:
    """Nothing is there; pale writing on a page that hardly shows any may have been overlooked, and
    a date by hand on one that loses ``thin`` strokes."""
    unsure = one.found.doubtful or one.quality in CAPPED or one.quality is Quality.PALE
    unsure = unsure or (thin and one.field.type is FieldType.DATE)
    return Judged(None, "", DOUBTED if unsure else EMPTY_SURE)


def _worth_again(one: Writing, ways: Sequence[Judged]) -> bool:
    """Whether another look may settle it: the ways so far are unsure, or do not agree."""
    # a speck beside letters makes others of them, and not for every look
    alone = ways[0].confidence >= SURE and not (one.is_name and one.quality is Quality.DUSTY)
    if one.field.type is FieldType.LONG_TEXT or alone:
        return False
    return not is_settled(one.field, ways, one.quality)


def _first_look(reads: Recogniser, filled: Sequence[Writing]) -> dict[str, Judged]:
    """As :func:`_looked_at`; of prompts and choices that look the same only one is read."""
    single = [one for one in filled if len(one.found.lines) == 1]
    same = first_alike([one.found.lines[0] for one in single])
    leads = {one.field.id: single[at].field for one, at in zip(single, same, strict=True)}
    fresh = [one for one in filled if leads.get(one.field.id, one.field) is one.field]
    seen = _reads_of(reads, fresh)
    told = {one.field.id: judged(one.field, seen[one.field.id], one.quality) for one in fresh}
    left = []
    for one in filled:
        if one.field.id in told:
            continue
        lead = leads[one.field.id]
        if lead.type is one.field.type and says_no_more(lead, told[lead.id]):
            told[one.field.id] = judged(one.field, seen[lead.id], one.quality)
        else:
            left.append(one)
    return told | _looked_at(reads, left)


def _looked_at(reads: Recogniser, filled: Sequence[Writing]) -> dict[str, Judged]:
    """Every field as one look at its lines tells it."""
    seen = _reads_of(reads, filled)
    return {one.field.id: judged(one.field, seen[one.field.id], one.quality) for one in filled}


def _reads_of(reads: Recogniser, filled: Sequence[Writing]) -> dict[str, list[Read]]:
    """Every field's lines in batches, those of one sort together."""
    told: dict[str, list[Read]] = {}
    ways = [(_ALLOWED.get(one.field.type, LATIN), one.narrowed, one.high) for one in filled]
    for way in dict.fromkeys(ways):
        mine = [one for one, its in zip(filled, ways, strict=True) if its == way]
        flat = [line for one in mine for line in one.found.lines]
        read = iter(reads.read(flat, way[0], narrowed=way[1], high=way[2]))
        for one in mine:
            lines = [spaced(line, next(read)) for line in one.found.lines]
            if one.field.type is FieldType.TEXT:
                lines = list(map(parted, one.found.lines, lines))
                lines = [_whole(*both) for both in zip(one.found.lines, lines, strict=True)]
                if one.quality in {Quality.SCAN, Quality.PALE}:  # elsewhere specks are strokes too
                    lines = list(map(with_counted_strokes, one.found.lines, lines))
                if one.quality in {Quality.SCAN, Quality.DUSTY}:  # a T may have lost its bar else
                    lines = [with_told_strokes(r, personal=one.field.personal) for r in lines]
                if not one.found.runs_on:
                    lines = [replace(read, least=0.0) for read in lines]
            elif one.field.type in _ALLOWED and one.quality not in FAXES:
                lines = list(map(without_doubtful_spaces, one.found.lines, lines))
                if one.field.type is FieldType.DATE:
                    lines = list(map(with_told_months, lines))
            told[one.field.id] = lines
    return told


def _whole(line: Grey, read: Read) -> Read:
    """``read`` doubted where something of the line, at its beginning perhaps, was left out."""
    late = not read.places or read.places[0] * line.shape[1] > _FIRST * SCALE
    less = late or holds_more(line, read) or leaves_a_letter_out(line, read)
    less = less or leaves_a_stroke_out(line, read) or leaves_a_marked_letter_out(line, read)
    return replace(read, least=0.0) if less else read


def _reading(page: PageAsked, field: str, told: Judged) -> Reading:
    return Reading(
        field, told.value, told.shown, told.confidence, FoundBy.REGION, page.anchors[field]
    )
