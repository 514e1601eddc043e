"""A typed form and the scan of its print in one mail: the answers as typed, the ink as scanned.

People fill in the file, print it, sign the paper, and send both: the whole print, or the page with
the signatures. The file says what was answered better than any picture of it, and the picture alone
says who signed. Where the two do not say the same, nobody but a person can tell which was signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Submitted
from intake_mailbot.domain.naming import title_field, title_of
from intake_mailbot.domain.strangers import by_strangers
from intake_mailbot.domain.wording import label_of, quote
from parsers.model import (
    Evidence,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
    warnings_of,
)

DOUBTED = 0.6
_TYPED = frozenset(Source) - {Source.SCAN, Source.MAIL_BODY}
_PARTIAL = 0.5
"""The share of fields from which a scan is of more than some pages."""
_ALIKE = 0.75
"""How alike the titles of one project are, as typed and as read off paper."""
_AGREEING = 0.6
_ENOUGH = 3
_WORDED = frozenset({FieldType.TEXT, FieldType.PHONE, FieldType.DATE, FieldType.CHOICE})
_WRITTEN = _WORDED | {FieldType.LONG_TEXT, FieldType.AMOUNT}


def is_typed(one: Submitted) -> bool:
    """Whether a file holds answers as they were typed."""
    return one.form.source in _TYPED


def is_scan(one: Submitted) -> bool:
    """Whether a file is a picture of paper."""
    return one.form.source is Source.SCAN


def is_of(form: Form, typed: Submitted, scan: Submitted) -> bool:
    """Whether ``scan`` is paper that ``typed`` was printed on: the whole of it, or some pages."""
    if typed.office != scan.office:
        return False
    pairs = list(_pairs(form, typed.form, scan.form))
    agreeing = sum(not _differ(field, one, other) for field, one, other in pairs)
    if not _is_whole(form, scan.form):
        return agreeing > 0 or len(pairs) < 2
    if _likeness(form, typed.form, scan.form) < _ALIKE:
        return False
    return len(pairs) < _ENOUGH or agreeing >= _AGREEING * len(pairs)


def signed_print(form: Form, typed: Submitted, scan: Submitted) -> Submitted:
    """``typed`` with the signatures of ``scan``, and in doubt where the two do not say the same.

    What the file does not answer with certainty the scan supplies. A slot is signed only where one
    of the two shows its signature. The title says whose signatures these are: it may not differ
    even by a letter that was not read with certainty.
    """
    differing = {field.id for field in differing_fields(form, typed.form, scan.form)}
    if _likeness(form, typed.form, scan.form) < 1:
        differing.add(title_field(form))
    fields = {
        key: _answer(one, scan.form.fields.get(key), typed.name, scan.name, key in differing)
        for key, one in typed.form.fields.items()
    }
    slots = {
        key: _signature(form, key, one, scan, typed.name)
        for key, one in typed.form.signatures.items()
    }
    took = any(slots[key] is scan.form.signatures.get(key) for key in slots)
    labels = (label_of(form, field) for field in form.values if field.id in differing)
    lacking = tuple(s for s in typed.form.missing_sections if s in scan.form.missing_sections)
    both = (typed.form, scan.form)
    several = typed.form.perhaps_several or scan.form.perhaps_several
    read = replace(typed.form, fields=fields, signatures=slots, missing_sections=lacking)
    read = replace(read, perhaps_several=several)
    if took and not title_of(form, scan.form):
        read = by_strangers(form, read, scan)
    read = replace(read, evidence=evidence_for(read, both), warnings=warnings_of(read, both))
    return replace(
        typed,
        form=read,
        signed_on=scan.name if took else typed.signed_on,
        differs=tuple(dict.fromkeys((*typed.differs, *labels))),
    )


def evidence_for(whole: ParsedForm, parts: Sequence[ParsedForm]) -> tuple[Evidence, ...]:
    """What shows the readings of ``whole``: the part they are of, or in doubt any of them."""
    found: dict[str, Evidence] = {}
    for part in parts:
        for one in part.evidence:
            mine = whole.fields.get(one.field) or whole.signatures.get(one.field)
            theirs = part.fields.get(one.field) or part.signatures.get(one.field)
            doubted = mine is not None and not mine.sure
            if mine is theirs or (doubted and one.field not in found):
                found[one.field] = one
    return tuple(found.values())


def differing_fields(
    form: Form, one: ParsedForm, other: ParsedForm, *, exact: bool = False
) -> list[Field]:
    """The fields in which both surely say something, and not the same.

    ``exact``: both were typed, so that long texts can be compared too.
    """
    types = _WRITTEN if exact else _WORDED
    pairs = _pairs(form, one, other, types)
    return [field for field, a, b in pairs if _differ(field, a, b, types)]


def _is_whole(form: Form, parsed: ParsedForm) -> bool:
    found = sum(reading.found for reading in parsed.fields.values())
    return bool(title_of(form, parsed)) or found >= _PARTIAL * len(form.values)


def _likeness(form: Form, typed: ParsedForm, scan: ParsedForm) -> float:
    """How alike the titles are, from 0 to 1; 1 where the scan has none."""
    one, other = (_plain(title_of(form, parsed)) for parsed in (typed, scan))
    if not other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _pairs(
    form: Form, typed: ParsedForm, scan: ParsedForm, types: frozenset[FieldType] = _WORDED
) -> Iterator[tuple[Field, Reading, Reading]]:
    """What both say with certainty, field by field."""
    for field in form.values:
        one, other = typed.fields.get(field.id), scan.fields.get(field.id)
        if one is None or other is None or not (one.found and other.found):
            continue
        if one.sure and other.sure and _says(field, one, types) and _says(field, other, types):
            yield field, one, other


def _says(field: Field, reading: Reading, types: frozenset[FieldType]) -> bool:
    if field.type in types:
        return isinstance(reading.value, str) and bool(reading.value.strip())
    return isinstance(reading.value, bool)


def _differ(
    field: Field, one: Reading, other: Reading, types: frozenset[FieldType] = _WORDED
) -> bool:
    if field.type in types:
        return _plain(str(one.value)) != _plain(str(other.value))
    return one.value is not other.value


def _answer(
    typed: Reading, scanned: Reading | None, file: str, scan: str, differing: bool
) -> Reading:
    if scanned is None:
        return typed
    if differing:
        reason = f"{file} says {_shown(typed)}, and {scan} says {_shown(scanned)}."
        return replace(typed, confidence=min(typed.confidence, DOUBTED), reason=reason)
    better = scanned.found and scanned.sure and scanned.value is not None
    known = typed.found and typed.sure and typed.value is not None
    return scanned if better and not known else typed


def _shown(reading: Reading) -> str:
    said = reading.shown or str(reading.value)
    if isinstance(reading.value, bool):
        said = "Yes" if reading.value else "No"
    return quote(said)


def _signature(
    form: Form, key: str, typed: SignatureReading, scan: Submitted, file: str
) -> SignatureReading:
    """What the paper shows, where it shows more than the file.

    A slot that the file leaves empty is in doubt where its place on the paper was not found and
    may be among what was not understood.
    """
    if typed.status in {SignatureStatus.SIGNED, SignatureStatus.INVALID}:
        return typed
    inked = scan.form.signatures.get(key)
    if inked is not None and inked.found_by is not None:
        shows = inked.status is not SignatureStatus.MISSING or typed.found_by is None
        return inked if shows else typed
    missing = typed.status is SignatureStatus.MISSING
    if not missing or form[key].section in scan.form.missing_sections:
        return typed
    reason = f"{file} is not signed here, and the place for it was not found on {scan.name}."
    sure = min(typed.confidence, DOUBTED)
    return replace(typed, status=SignatureStatus.UNCLEAR, confidence=sure, reason=reason)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
