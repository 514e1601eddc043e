"""Pages of a scan as they were read, without reading any."""

from __future__ import annotations

from collections.abc import Mapping

from form_templates import load_office
from form_templates.model import FieldType
from parsers.model import (
    Anchor,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Value,
)
from parsers.scan.laying.blanks import blank_pages
from parsers.scan.page.fields import Told
from parsers.scan.profile.assembling import FileRead, PageRead, assembled

FORM = load_office("ct_cep").form
NAMES = {
    "it_director_name": "Mary Example", "it_manager_signed_name": "Mary Example",
    "business_sponsor_name": "Will Hill", "business_sponsor_signed_name": "Will Hill",
}  # fmt: skip


def page(number: int, at: int, said: Mapping[str, Value] = {}, sure: float = 0.9) -> PageRead:
    """Page ``number`` of the form, which lies ``at`` in its file; unsaid answers are alike."""
    blank = blank_pages([FORM])[number - 1]
    told: dict[str, Told] = {}
    for slot in blank.slots:
        field, place = FORM[slot.field], Anchor(f"page {at}")
        if field.type is FieldType.SIGNATURE:
            signed = SignatureStatus.SIGNED
            hand = SignatureKind.HANDWRITING
            told[field.id] = SignatureReading(
                field.id, signed, hand, 0.9, FoundBy.REGION, anchor=place
            )
            continue
        value: Value = False if field.type is FieldType.CHECKBOX else "x"
        value = said.get(field.id, NAMES.get(field.id, value))
        shown = value if isinstance(value, str) else ""
        told[field.id] = Reading(field.id, value, shown, sure, FoundBy.REGION, place)
    return PageRead(at, blank, 1.0, told)


def made(*pages: PageRead) -> ParsedForm:
    return assembled([FileRead("scan.pdf", len(pages), list(pages))])


def statuses(parsed: ParsedForm) -> set[SignatureStatus]:
    return {slot.status for slot in parsed.signatures.values()}
