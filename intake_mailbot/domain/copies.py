"""Several files of one mail that are one profile: copies, and pages of it.

Agencies send the Word file with a PDF of the same profile, or with a scan of its signature page.
These are one case, not two: what one file lacks the other supplies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from form_templates.model import FieldType, Form
from form_templates.office import Office
from intake_mailbot.domain.later_pages import to_be_seen
from intake_mailbot.domain.model import Submitted
from intake_mailbot.domain.naming import title_of
from intake_mailbot.domain.printed import evidence_for, is_of, is_scan, is_typed, signed_print
from intake_mailbot.domain.stray_pages import beside_pages, lacked, supplies
from intake_mailbot.domain.two_signed import as_signed
from parsers.model import (
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    warnings_of,
)

_COMPARED = {FieldType.TEXT, FieldType.PHONE, FieldType.DATE}
_AGREEMENT = 0.9
_ENOUGH = 3
_PARTIAL = 0.5
_RANK = (
    SignatureStatus.MISSING,
    SignatureStatus.UNCLEAR,
    SignatureStatus.INVALID,
    SignatureStatus.SIGNED,
)


def combine(submitted: Sequence[Submitted], offices: Mapping[str, Office]) -> tuple[Submitted, ...]:
    """The profiles of a mail, each once, in the order of the mail.

    Two files with the same title and the same answers are one profile. A file with little more
    than a signature page, or with pages that the profile beside it lacks, joins that one where
    there is exactly one and nothing contradicts; of pages that it lacks none joins where one does
    contradict, and who signed what they bring together is to be seen. A scan joins the one typed
    file that it is a print of, and signs it. Where nobody can tell whose the pages are, a person
    does: they lie there, so that nothing is plainly missing.
    """
    profiles: list[Submitted] = []
    pages: list[Submitted] = []
    lacks = lacked(submitted, offices)
    for one in sorted(submitted, key=is_scan):
        form = offices[one.office].form
        if is_scan(one) and (signed := _with_print(profiles, one, offices)):
            profiles = signed
            continue
        if is_partial(form, one.form) or supplies(form, one, lacks):
            pages.append(one)
            continue
        twin = next((i for i, other in enumerate(profiles) if _same(form, one, other)), None)
        if twin is None:
            profiles.append(one)
        else:
            profiles[twin] = merged(form, profiles[twin], one)
    if len(profiles) == 1:
        profiles, pages = _with_pages(profiles[0], pages, offices)
    order = {one.path: place for place, one in enumerate(submitted)}
    return beside_pages(sorted(profiles, key=lambda one: order[one.path]), pages)


def _with_print(
    profiles: Sequence[Submitted], scan: Submitted, offices: Mapping[str, Office]
) -> list[Submitted] | None:
    """``profiles`` with the one typed file signed that ``scan`` is a print of; None without one."""
    form = offices[scan.office].form
    of = [i for i, one in enumerate(profiles) if is_typed(one) and is_of(form, one, scan)]
    if len(of) != 1:
        return None
    return [signed_print(form, one, scan) if i in of else one for i, one in enumerate(profiles)]


def is_partial(form: Form, parsed: ParsedForm) -> bool:
    """Whether the file holds only some pages: no title, and fewer than half of the fields."""
    if not parsed.missing_sections or title_of(form, parsed):
        return False
    found = sum(reading.found for reading in parsed.fields.values())
    return found < _PARTIAL * len(form.values)


def _with_pages(
    profile: Submitted, pages: Sequence[Submitted], offices: Mapping[str, Office]
) -> tuple[list[Submitted], list[Submitted]]:
    """The profile with the pages that are its own, and those that are not.

    Where it lacks sections, they are its own all or none: pages that share no field with it may be
    another's, whichever comes first.
    """
    form = offices[profile.office].form
    own = [page for page in pages if page.office == profile.office]
    lacking = profile.form.missing_sections
    if lacking and not _agree(form, (profile, *own)):
        return [profile], list(pages)
    others: list[Submitted] = []
    for page in pages:
        if page.office == profile.office and not _contradict(form, profile.form, page.form):
            profile = merged(form, profile, page, keep=profile)
        else:
            others.append(page)
    if profile.form.missing_sections != lacking:
        profile = replace(profile, form=to_be_seen(profile.form))
    return [profile], others


def _agree(form: Form, files: Sequence[Submitted]) -> bool:
    return not any(_contradict(form, one.form, other.form) for one, other in combinations(files, 2))


def merged(
    form: Form, one: Submitted, other: Submitted, keep: Submitted | None = None
) -> Submitted:
    """One profile out of two files of it.

    The file with more signatures leads, since it is what was signed, then the fuller one; the other
    supplies what was not found, or not surely read, in it. ``keep`` names the file by which the
    profile goes.
    """
    lead, second = (other, one) if _weight(other.form) > _weight(one.form) else (one, other)
    fields = {
        field.id: _better(lead.form.fields[field.id], second.form.fields.get(field.id))
        for field in form.values
        if field.id in lead.form.fields
    }
    signatures = {
        slot.id: _stronger(lead.form.signatures[slot.id], second.form.signatures.get(slot.id))
        for slot in form.signatures
        if slot.id in lead.form.signatures
    }
    missing = set(lead.form.missing_sections) & set(second.form.missing_sections)
    form_read = replace(
        (keep or lead).form,
        fields=fields,
        signatures=as_signed(form, lead, second, signatures),
        missing_sections=tuple(s for s in lead.form.missing_sections if s in missing),
        perhaps_several=lead.form.perhaps_several or second.form.perhaps_several,
    )
    both = (lead.form, second.form)
    shown, said = evidence_for(form_read, both), warnings_of(form_read, both)
    return replace(keep or lead, form=replace(form_read, evidence=shown, warnings=said))


def _same(form: Form, one: Submitted, other: Submitted) -> bool:
    if one.office != other.office:
        return False
    if one.sha256 == other.sha256:
        return True
    if _plain(title_of(form, one.form)) != _plain(title_of(form, other.form)):
        return False
    pairs = list(_shared(form, one.form, other.form))
    agreeing = sum(a == b for a, b in pairs)
    return len(pairs) >= _ENOUGH and agreeing >= _AGREEMENT * len(pairs)


def _contradict(form: Form, one: ParsedForm, other: ParsedForm) -> bool:
    return any(a != b for a, b in _shared(form, one, other))


def _shared(form: Form, one: ParsedForm, other: ParsedForm) -> list[tuple[str, str]]:
    """What both files surely say in words, field by field."""
    compared = (field.id for field in form.values if field.type in _COMPARED)
    both = ((_sure_words(one, field), _sure_words(other, field)) for field in compared)
    return [(a, b) for a, b in both if a and b]


def _sure_words(parsed: ParsedForm, field_id: str) -> str:
    reading = parsed.fields.get(field_id)
    if reading is None or not reading.sure or not isinstance(reading.value, str):
        return ""
    return _plain(reading.value)


def _weight(parsed: ParsedForm) -> tuple[int, int]:
    signed = sum(s.status is SignatureStatus.SIGNED for s in parsed.signatures.values())
    filled = sum(r.sure and r.value is not None for r in parsed.fields.values())
    return signed, filled


def _better(first: Reading, second: Reading | None) -> Reading:
    """The reading that says more: a sure value, then a sure emptiness; the first of two equals."""
    return first if second is None or _says(first) >= _says(second) else second


def _says(reading: Reading) -> tuple[bool, bool, bool]:
    sure = reading.found and reading.sure
    return sure and reading.value is not None, sure, reading.found


def _stronger(first: SignatureReading, second: SignatureReading | None) -> SignatureReading:
    if second is None or second.found_by is None:
        return first
    if first.found_by is None or _strength(second) > _strength(first):
        return second
    return first


def _strength(signature: SignatureReading) -> tuple[int, float]:
    return _RANK.index(signature.status), signature.confidence


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
