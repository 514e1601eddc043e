"""Profiles for tests: a complete one, and changes to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from form_templates import load_office
from form_templates.model import Field, FieldType, Form
from form_templates.office import Office
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Finding, Judgement
from parsers.model import (
    FoundBy,
    ParsedForm,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Source,
    Value,
)

TODAY = date(2026, 3, 2)

TEXTS: dict[str, Value] = {
    "engagement_title": "Permit Portal",
    "agency": "Department of Permits",
    "project_manager_name": "Pat Manager",
    "business_sponsor_name": "Sam Sponsor",
    "it_director_name": "Ira Director",
    "it_manager_signed_name": "Ira Director",
    "business_sponsor_signed_name": "Sam Sponsor",
    "date_requested": "2026-02-20",
    "desired_go_live": "2027-01-04",
    "current_phase": "Requirements",
    "request_type": "Level Two Project",
    "business_issues_status": "Completed",
    "business_issues_start": "2026-01-05",
    "business_issues_finish": "2026-01-30",
    "requirements_status": "Active",
    "requirements_start": "2026-02-02",
    "requirements_finish": "2026-04-30",
    "it_manager_signed_date": "2026-02-27",
    "business_sponsor_signed_date": "2026-02-27",
}


@cache
def office() -> Office:
    return load_office("ct_cep")


def form() -> Form:
    return office().form


def reading(field_id: str, value: Value, shown: str | None = None, sure: float = 1.0) -> Reading:
    words = {True: "Yes", False: "No", None: ""}.get(value, value)
    return Reading(field_id, value, str(words) if shown is None else shown, sure, FoundBy.ID)


def absent(field_id: str) -> Reading:
    return Reading(field_id, None, "", 0.0, None)


def signature(
    field_id: str,
    status: SignatureStatus = SignatureStatus.SIGNED,
    kind: SignatureKind | None = SignatureKind.PICTURE,
    confidence: float = 0.97,
    **more: str,
) -> SignatureReading:
    return SignatureReading(field_id, status, kind, confidence, FoundBy.ID, **more)


def _value(field: Field) -> Value:
    if field.id in TEXTS:
        return TEXTS[field.id]
    match field.type:
        case FieldType.PHONE:
            return "+18605550142"
        case FieldType.YES_NO | FieldType.CHECKBOX:
            return False
        case FieldType.CHOICE:
            return "TBD" if field.required else None
        case FieldType.DATE:
            return None
        case _:
            return "Some words" if field.required else None


def profile(*readings: Reading, signatures: tuple[SignatureReading, ...] = ()) -> ParsedForm:
    """A complete, signed Level Two profile with the given readings in place of its own."""
    fields = {field.id: reading(field.id, _value(field)) for field in form().values}
    signed = {slot.id: signature(slot.id) for slot in form().signatures}
    fields.update({changed.field: changed for changed in readings})
    signed.update({changed.field: changed for changed in signatures})
    return ParsedForm("ct_cep", "1.9", Source.WORD, None, fields, signed)


def having(field_id: str, value: Value, shown: str | None = None, sure: float = 1.0) -> ParsedForm:
    return profile(reading(field_id, value, shown, sure))


def verdict(parsed: ParsedForm, *attachments: str, on: date = TODAY) -> Judgement:
    return judge(form(), parsed, attachments, on)


def findings(parsed: ParsedForm, rule: str, *attachments: str) -> list[Finding]:
    """The findings of one rule."""
    return [f for f in verdict(parsed, *attachments).findings if f.rule == rule]


def only(parsed: ParsedForm, rule: str, *attachments: str) -> Finding:
    """The one finding of one rule."""
    (found,) = findings(parsed, rule, *attachments)
    return found


def without_section(parsed: ParsedForm, section: str) -> ParsedForm:
    """The same file with a section missing."""
    gone = [field for field in form().fields.values() if field.section == section]
    fields = {**parsed.fields, **{f.id: absent(f.id) for f in gone if f.id in parsed.fields}}
    lost = {
        f.id: SignatureReading(f.id, SignatureStatus.UNCLEAR, None, 0.0, None)
        for f in gone
        if f.id in parsed.signatures
    }
    return replace(
        parsed,
        fields=fields,
        signatures={**parsed.signatures, **lost},
        missing_sections=(section,),
    )
