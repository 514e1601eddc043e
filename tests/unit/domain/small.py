"""A small form of one's own, for questions that the shipped form does not raise."""

from __future__ import annotations

from form_templates.model import Check, Field, FieldType, Form, Schedule, Section
from parsers.model import FoundBy, ParsedForm, Reading, SignatureReading, Source, Value


def form_of(
    *fields: Field, checks: tuple[Check, ...] = (), schedule: Schedule | None = None
) -> Form:
    """A form of one section "I" with these fields."""
    return Form(
        id="small",
        title="Small Form",
        publisher="",
        version="1",
        revision="",
        sections=(Section("I", "Things", ()), Section("II", "Rest", ())),
        fields={field.id: field for field in fields},
        checks=checks,
        schedule=schedule,
    )


def a_field(field_id: str, kind: FieldType = FieldType.TEXT, **more: object) -> Field:
    """A field of section I whose label is its id with a capital."""
    return Field(field_id, "I", field_id.capitalize(), kind, **more)  # type: ignore[arg-type]


def filled(
    values: dict[str, Value],
    *,
    shown: dict[str, str] | None = None,
    sure: float = 1.0,
    signatures: tuple[SignatureReading, ...] = (),
) -> ParsedForm:
    """A reading for each value, all of the same confidence."""
    texts = shown or {}
    readings = {
        name: Reading(name, value, texts.get(name, str(value or "")), sure, FoundBy.LABEL)
        for name, value in values.items()
    }
    slots = {slot.field: slot for slot in signatures}
    return ParsedForm("small", None, Source.WORD_TEXT, None, readings, slots)
