"""A digital signature of a whole file: what it says about slots that it does not name.

In a PDF a signature stands in its slot; one that stands nowhere is a service's seal and signs none
for sure. But a seal that is broken tells that the file is not what was sealed, drawn signatures and
all, and where there are as many as empty slots, it may be the signers who signed elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from form_templates.model import Field, Form
from parsers.matching.signatures import from_mark
from parsers.model import FoundBy, Mark, MarkKind, SignatureReading, SignatureStatus, Standing

_RANKS = {Standing.VALID: 0, Standing.UNCLEAR: 1, Standing.INVALID: 2}
_SURE = 0.95
_LOOSE = 0.6
_SPENT = frozenset({SignatureStatus.SIGNED, SignatureStatus.INVALID, SignatureStatus.UNCLEAR})
_ELSEWHERE = "The file is signed digitally, but outside of this place."
_NAMELESS = "It names no signature slot, so which of them it signs cannot be told."


def with_whole_file(
    form: Form, signed: Mapping[str, SignatureReading], marks: Iterable[Mark]
) -> dict[str, SignatureReading]:
    """``signed`` with the file's own digital signatures heard at the slots that are empty.

    The only slot of a form is signed by the file's signature. Of several, an empty one is unclear
    then: the signature may be anyone's. A signature that stands in a slot is nobody else's.
    """
    spent = {(one.signer, one.time) for one in signed.values() if one.status in _SPENT}
    loose = [
        mark
        for mark in marks
        if mark.kind is MarkKind.DIGITAL and mark.present and mark.verified is not None
        and mark.anchor.part and (mark.signer, mark.time) not in spent
    ]  # fmt: skip
    if not loose:
        return dict(signed)
    best = min(loose, key=lambda mark: _RANKS[mark.verified.standing] if mark.verified else 3)
    return {
        name: _heard(form[name], one, best, only=len(signed) == 1)
        if one.status is SignatureStatus.MISSING
        else one
        for name, one in signed.items()
    }


def with_signed_elsewhere(
    signed: Mapping[str, SignatureReading], marks: Iterable[Mark]
) -> dict[str, SignatureReading]:
    """``signed`` with empty slots of a PDF in doubt that may have been signed elsewhere in it.

    What was signed before the form was filled in, as a certified blank is, signs no answers.
    """
    here = {one.anchor for one in signed.values()}
    loose = [
        mark
        for mark in marks
        if mark.kind is MarkKind.DIGITAL and mark.verified is not None and not mark.anchor.part
        and mark.verified.standing is not Standing.INVALID and not mark.verified.filled
        and mark.anchor not in here
    ]  # fmt: skip
    empty = [name for name, one in signed.items() if one.status is SignatureStatus.MISSING]
    if len(loose) < len(empty):
        return dict(signed)
    return {
        name: replace(one, status=SignatureStatus.UNCLEAR, confidence=_LOOSE, reason=_ELSEWHERE)
        if name in empty
        else one
        for name, one in signed.items()
    }


def with_broken_seals(
    signed: Mapping[str, SignatureReading], marks: Iterable[Mark]
) -> dict[str, SignatureReading]:
    """``signed`` with drawn signatures in doubt where a seal outside of the slots is broken.

    A signature that holds, in a slot or outside, speaks for the file as it is now.
    """
    sealed = [mark for mark in marks if mark.kind is MarkKind.DIGITAL and mark.verified is not None]
    standings = {mark.verified.standing for mark in sealed if mark.verified}
    here = {one.anchor for one in signed.values()}
    broken = [mark for mark in sealed if mark.verified and mark.anchor not in here
              and mark.verified.standing is Standing.INVALID]  # fmt: skip
    if not broken or Standing.VALID in standings:
        return dict(signed)
    reason = _broken(broken[0])
    return {
        name: replace(one, status=SignatureStatus.UNCLEAR, confidence=_LOOSE, reason=reason)
        if one.status is SignatureStatus.SIGNED
        else one
        for name, one in signed.items()
    }


def _broken(mark: Mark) -> str:
    whose = f" by {mark.signer}" if mark.signer else ""
    reason = mark.verified.reason if mark.verified else ""
    return f"The file was sealed{whose}, and the seal is broken: {reason}"


def _heard(field: Field, slot: SignatureReading, mark: Mark, *, only: bool) -> SignatureReading:
    told = from_mark(field, mark, slot.found_by or FoundBy.LABEL, _SURE)
    told = replace(told, anchor=slot.anchor)
    if only or told.status is SignatureStatus.UNCLEAR:
        return told
    if told.status is SignatureStatus.INVALID:
        whose = f" by {mark.signer}" if mark.signer else ""
        reason = f"The file as a whole was signed{whose}. {told.reason}".strip()
        return replace(told, signer=None, reason=reason)
    reason = f"{told.reason} {_NAMELESS}".strip()
    return replace(told, status=SignatureStatus.UNCLEAR, confidence=_LOOSE, reason=reason)
