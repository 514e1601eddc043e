"""A PDF of which some pages are typed and others are pictures of paper, as one profile.

People print the last page, sign it, scan it, and put it back: in place of the page or behind it;
in place of it, the page's fields may be left over, lying on the picture.
What is typed counts as typed, what only the paper shows as it was read there, and where the two do
not say the same a person looks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from form_templates.model import Form
from parsers.model import DOUBTED, Evidence, ParsedForm, Reading, SignatureReading, SignatureStatus
from parsers.unseen import numbers, perhaps_elsewhere, stands

_NOT_READ = "Scanned pages were not read: page {}."
_MAY_STAND = "Nothing was found here, but it may stand on page {}, a scan."
_LEFT_OVER = "the form field"
_BOTH = "{} says “{}”, and {}, which is a scan, says “{}”."


def joined(form: Form, typed: ParsedForm, scan: ParsedForm) -> ParsedForm:
    """The profile of a file whose typed pages say ``typed`` and whose scanned ones say ``scan``.

    Pages that ``scan.scanned`` names are not understood: what was found nowhere may stand there, so
    that nothing is missing for it.
    """
    paper = frozenset(typed.scanned)
    fields = {
        key: _answer(one, scan.fields.get(key), paper, titles=key == form.title_field)
        for key, one in typed.fields.items()
    }
    slots = {key: _slot(one, scan.signatures.get(key)) for key, one in typed.signatures.items()}
    found = [key for key, one in fields.items() if one.found]
    found += [key for key, one in slots.items() if one.found_by is not None]
    present = {form[key].section for key in found}
    whole = replace(
        typed,
        fields=fields,
        signatures=slots,
        warnings=tuple(dict.fromkeys((*typed.warnings, *scan.warnings))),
        missing_sections=tuple(one for one in typed.missing_sections if one not in present),
        scanned=scan.scanned,
        perhaps_several=scan.perhaps_several,
    )
    return _settled(replace(whole, evidence=tuple(_evidence(whole, typed, scan))))


def unjoined(typed: ParsedForm) -> ParsedForm:
    """``typed`` where its scanned pages stay unread: nothing that they may hold is missing."""
    if not typed.scanned:
        return typed
    said = _NOT_READ.format(numbers(typed.scanned))
    return _settled(replace(typed, warnings=(*typed.warnings, said)))


def _settled(whole: ParsedForm) -> ParsedForm:
    """``whole`` with what seems to be missing in doubt where it may stand on pages in pictures."""
    if not whole.scanned:
        return whole
    why = _MAY_STAND.format(numbers(whole.scanned))
    return replace(perhaps_elsewhere(whole, why, whole.scanned), scanned=())


def _has_place(one: Reading) -> bool:
    return one.anchor is not None and one.anchor.box is not None


def _answer(
    typed: Reading, scanned: Reading | None, paper: Collection[int], *, titles: bool
) -> Reading:
    """The answer to one field; ``titles`` where it says whose profile this is.

    Such a one may not differ even by a letter that was not read with certainty.
    """
    if scanned is None or not scanned.found:
        return typed
    if not typed.found:
        return scanned
    if typed.value is None or (typed.value is False and not stands(typed, paper)):
        written = scanned.value is not None or bool(scanned.shown)
        return scanned if written or not scanned.sure or not stands(typed, paper) else typed
    if scanned.value is None:
        return typed
    if _plain(typed) != _plain(scanned) and (titles or (typed.sure and scanned.sure)):
        return _disputed(typed, scanned, paper)
    return scanned if scanned.sure and not typed.sure else typed


def _disputed(typed: Reading, scanned: Reading, paper: Collection[int]) -> Reading:
    where = _where(typed) if stands(typed, paper) or not _has_place(typed) else _LEFT_OVER
    said = _BOTH.format(where, _shown(typed), _where(scanned), _shown(scanned))
    reason = said[:1].upper() + said[1:]
    return replace(typed, confidence=min(typed.confidence, DOUBTED), reason=reason)


def _where(one: Reading) -> str:
    return one.anchor.place if one.anchor is not None and _has_place(one) else "the file"


def _shown(one: Reading) -> str:
    if isinstance(one.value, bool):
        return "Yes" if one.value else "No"
    return one.shown or str(one.value)


def _plain(one: Reading) -> str:
    return "".join(letter for letter in str(one.value).casefold() if letter.isalnum())


def _slot(typed: SignatureReading, scanned: SignatureReading | None) -> SignatureReading:
    """What the paper shows, where it shows more than the file."""
    if typed.status in {SignatureStatus.SIGNED, SignatureStatus.INVALID}:
        return typed
    if scanned is None or scanned.found_by is None:
        return typed
    shows = scanned.status is not SignatureStatus.MISSING or typed.found_by is None
    return scanned if shows else typed


def _evidence(whole: ParsedForm, typed: ParsedForm, scan: ParsedForm) -> Iterator[Evidence]:
    """What shows the readings of ``whole``: the part that they are of."""
    for part in (typed, scan):
        told = {**part.fields, **part.signatures}
        mine = {**whole.fields, **whole.signatures}
        yield from (one for one in part.evidence if mine.get(one.field) is told.get(one.field))
