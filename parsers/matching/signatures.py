"""What stands in a signature slot: a picture, ink, a digital signature, typed words, or nothing.

A digital signature that nobody has verified is *unclear*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from form_templates.model import Field
from parsers.matching.prompts import is_prompt, without_fill
from parsers.matching.region import Region
from parsers.matching.words import OBJECT
from parsers.model import (
    Anchor,
    Box,
    Cell,
    Control,
    ControlKind,
    Extract,
    FoundBy,
    Mark,
    MarkKind,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Standing,
)

_KINDS = {
    MarkKind.PICTURE: SignatureKind.PICTURE,
    MarkKind.INK: SignatureKind.INK,
    MarkKind.DIGITAL: SignatureKind.DIGITAL,
    MarkKind.SIGNATURE_LINE: SignatureKind.DIGITAL,
}
_STATUSES = {
    Standing.VALID: SignatureStatus.SIGNED,
    Standing.INVALID: SignatureStatus.INVALID,
    Standing.UNCLEAR: SignatureStatus.UNCLEAR,
}
_DOUBTFUL_PICTURE = "The picture there is pale or cannot be shown; it may be a placeholder."
_DOUBTFUL_INK = "What is written there may be no signature."
_UNVERIFIED = "It carries a digital signature, which has not been verified."
_NOTHING = re.compile(
    r"^[\W_]*(?:x|sign(?:ed)? here|signature|n/?a|none|by)?[\W_]*$", re.IGNORECASE
)


def from_control(field: Field, control: Control, found_by: FoundBy) -> SignatureReading:
    """The verdict on a slot that is a control of the file."""
    if control.mark is not None:
        return from_mark(field, control.mark, found_by, 0.97)
    text = control.value if isinstance(control.value, str) else ""
    if control.kind in {ControlKind.PICTURE, ControlKind.SIGNATURE} or control.placeholder:
        text = ""
    return _typed(field, text, control.anchor, found_by, 0.97)


def from_slot(
    field: Field, control: Control, found_by: FoundBy, extract: Extract
) -> SignatureReading:
    """The verdict on a slot of ``extract``: what it holds, else what stands over or beside it."""
    told = from_control(field, control, found_by)
    if told.status is not SignatureStatus.MISSING:
        return told
    over = mark_over(control, extract.marks) or mark_beside(control, extract.sheet)
    return from_mark(field, over, found_by, 0.95) if over else told


def from_mark(field: Field, mark: Mark, found_by: FoundBy, confidence: float) -> SignatureReading:
    """The verdict on a picture, ink or signature that stands in the slot."""
    if not mark.present:
        return SignatureReading(
            field.id, SignatureStatus.MISSING, None, confidence, found_by, anchor=mark.anchor
        )
    if mark.doubtful:
        return SignatureReading(
            field.id, SignatureStatus.UNCLEAR, _KINDS[mark.kind], 0.5, found_by,
            reason=_DOUBTFUL_INK if mark.kind is MarkKind.INK else _DOUBTFUL_PICTURE,
            anchor=mark.anchor,
        )  # fmt: skip
    status, sure, reason = _standing(mark)
    return SignatureReading(
        field.id, status, _KINDS[mark.kind], confidence if sure else min(confidence, 0.6), found_by,
        signer=mark.signer, time=mark.time, reason=reason, anchor=mark.anchor,
    )  # fmt: skip


def _standing(mark: Mark) -> tuple[SignatureStatus, bool, str]:
    """The status of a mark that is there, whether it is sure, and why."""
    if mark.kind not in {MarkKind.DIGITAL, MarkKind.SIGNATURE_LINE}:
        return SignatureStatus.SIGNED, True, ""
    if mark.verified is None:
        return SignatureStatus.UNCLEAR, False, _UNVERIFIED
    status = _STATUSES[mark.verified.standing]
    return status, status is not SignatureStatus.UNCLEAR, mark.verified.reason


def any_missing(readings: Iterable[SignatureReading]) -> bool:
    """Whether a slot is empty: then what stands beside its control may have signed it."""
    return any(one.status is SignatureStatus.MISSING for one in readings)


def mark_over(control: Control, marks: Iterable[Mark]) -> Mark | None:
    """A picture or ink that was put over an empty slot of a PDF, with a pen or a viewer's tool.

    Of several the one that lies in it most, one that is no signature for sure only if all are.
    """
    over = [mark for mark in marks if mark.present and lies_in(control, mark)]
    sure = [mark for mark in over if not mark.doubtful] or over
    return max(sure, key=lambda mark: shared(control.box, mark.anchor.box), default=None)


def mark_beside(control: Control, sheet: Iterable[Cell]) -> Mark | None:
    """A mark in the same cell as the empty slot ``control`` of a Word file, and no other slot's.

    Word puts a signature line or a picture beside the control that was meant for it where the
    cursor stands beside.
    """
    if control.box is not None:
        return None
    for cell in sheet:
        pieces = [piece for line in cell.lines for piece in line.pieces]
        held = [piece.control for piece in pieces if piece.control is not None]
        if any(one is control for one in held):
            marks = [piece.mark for piece in pieces if piece.mark and piece.mark.present]
            alone = sum(one.mark is not None for one in held) == 1
            return marks[0] if marks and alone else None
    return None


def lies_in(control: Control, mark: Mark) -> bool:
    """Whether a mark lies over a slot, or in it."""
    return lies_over(control.box, mark.anchor.box)


def lies_over(one: Box | None, other: Box | None) -> bool:
    """Whether at least a third of the smaller of the two lies in the other."""
    if one is None or other is None:
        return False
    least = min((box.x1 - box.x0) * (box.y1 - box.y0) for box in (one, other))
    both = shared(one, other)
    return both > 0 and both >= least / 3


def shared(slot: Box | None, mark: Box | None) -> float:
    """The area in square points that two boxes have in common, 0 on different pages."""
    if slot is None or mark is None or slot.page != mark.page:
        return 0.0
    wide = min(slot.x1, mark.x1) - max(slot.x0, mark.x0)
    high = min(slot.y1, mark.y1) - max(slot.y0, mark.y0)
    return wide * high if wide > 0 and high > 0 else 0.0


def from_region(field: Field, region: Region) -> SignatureReading:
    """The verdict on a slot known by its place: what stands there beyond the printed line.

    That it is empty, or signed, is as sure as its place is, and a typed name as its reading.
    """
    told = _on_ground(field, region)
    if told.kind is SignatureKind.TYPED:
        return replace(told, confidence=told.confidence * region.read)
    return replace(told, confidence=min(told.confidence, region.sure))


def _on_ground(field: Field, region: Region) -> SignatureReading:
    best: SignatureReading | None = None
    for thing in region.things:
        reading = None
        if thing.mark is not None:
            reading = from_mark(field, thing.mark, FoundBy.LABEL, 0.93)
        elif thing.control and thing.control.kind is not ControlKind.CHECKBOX:
            reading = from_control(field, thing.control, FoundBy.LABEL)
        doubtful = thing.mark is not None and thing.mark.doubtful  # a line that is signed beside it
        if doubtful and best is not None and best.status is SignatureStatus.SIGNED:
            continue
        if reading and (best is None or reading.status is not SignatureStatus.MISSING):
            best = reading
    if best is not None and best.status is not SignatureStatus.MISSING:
        return best
    text = without_fill(region.text.replace(OBJECT, " "))
    typed = _typed(field, text, region.cell.anchor, FoundBy.LABEL, 0.93)
    return best if best and typed.status is SignatureStatus.MISSING else typed


def _typed(
    field: Field, text: str, anchor: Anchor, found_by: FoundBy, confidence: float
) -> SignatureReading:
    shown = " ".join(text.split())
    if not shown or _NOTHING.match(shown) or is_prompt(shown):
        return SignatureReading(
            field.id, SignatureStatus.MISSING, None, confidence, found_by, anchor=anchor
        )
    if field.typed_counts:
        return SignatureReading(
            field.id, SignatureStatus.SIGNED, SignatureKind.TYPED, confidence, found_by,
            signer=shown, shown=shown, anchor=anchor,
        )  # fmt: skip
    return SignatureReading(
        field.id, SignatureStatus.UNCLEAR, SignatureKind.TYPED, 0.6, found_by,
        signer=shown, shown=shown, reason="A name is typed where a signature belongs.",
        anchor=anchor,
    )  # fmt: skip


def not_found(field: Field) -> SignatureReading:
    """The slot's place was not found."""
    return SignatureReading(
        field.id, SignatureStatus.UNCLEAR, None, 0.0, None,
        reason="The place for this signature was not found.",
    )  # fmt: skip
