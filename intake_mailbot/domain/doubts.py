"""Why a planner must look: readings too unsure to act on, and places that were not found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Doubt
from intake_mailbot.domain.rules.limit import perhaps_too_long
from intake_mailbot.domain.signatures import Slot, slot
from intake_mailbot.domain.states import Requirement, State, requirement, section_missing, state
from intake_mailbot.domain.wording import label_of
from parsers.model import ParsedForm, SignatureKind

NOT_FOUND = "The place of this field was not found in the file."
_UNSURE = "This was not read with certainty."
_SLOT_NOT_FOUND = "The place of this signature was not found in the file."
LOST = frozenset({NOT_FOUND, _SLOT_NOT_FOUND})
"""The reasons of a doubt about a place that the file does not show."""


def find_doubts(form: Form, parsed: ParsedForm) -> Iterator[Doubt]:
    """The doubts of a profile in the order of the form.

    What the form requires is asked, and an optional answer where such a one hangs on it. A file in
    which no place at all was found is one doubt about the whole form.
    """
    if not _anything_found(parsed):
        yield Doubt("", form.title, "", _unread(parsed))
        return
    asked = {one.field: one for one in _of_required(form, parsed)}
    deciding = {_decider(form[one.field]) for one in asked.values() if one.follows}
    asked |= {one.field: one for one in _of_optional(form, parsed, deciding - set(asked))}
    for name in form.fields:
        if name in asked:
            one = asked[name]
            yield replace(one, follows=one.follows and _decider(form[name]) in asked)


def _of_required(form: Form, parsed: ParsedForm) -> Iterator[Doubt]:
    for field in form.fields.values():
        if field.type is FieldType.SIGNATURE:
            yield from _signature_doubt(form, field, parsed)
        else:
            yield from _value_doubt(form, field, parsed)


def _of_optional(form: Form, parsed: ParsedForm, names: Collection[str]) -> Iterator[Doubt]:
    for field in form.values:
        if field.id in names and state(field, parsed) is State.DOUBTFUL:
            reading = parsed.fields[field.id]
            reason = reading.reason or _UNSURE
            yield Doubt(field.id, label_of(form, field), field.section, reason, reading.shown)


def _decider(field: Field) -> str:
    """The field whose answer decides whether this one is needed, "" for none."""
    return field.required_when.field if field.required_when else ""


def _anything_found(parsed: ParsedForm) -> bool:
    return any(reading.found for reading in parsed.fields.values()) or any(
        reading.found_by is not None for reading in parsed.signatures.values()
    )


def _unread(parsed: ParsedForm) -> str:
    said = " ".join(warning.rstrip(".") + "." for warning in parsed.warnings)
    return said or "None of the form's fields could be found in the file."


def _value_doubt(form: Form, field: Field, parsed: ParsedForm) -> Iterator[Doubt]:
    needed = requirement(form, field, parsed)
    standing = state(field, parsed)
    reading = parsed.fields.get(field.id)
    shown = reading.shown if reading is not None else ""
    if standing is State.FILLED:
        if reading is not None and perhaps_too_long(field, reading, parsed.source):
            reason = "This seems to be longer than allowed, but was not read with certainty."
            yield Doubt(field.id, label_of(form, field), field.section, reason, shown)
        return
    match standing:
        case _ if needed is Requirement.NO:
            return
        case State.NOT_FOUND if section_missing(field, parsed):
            return
        case State.NOT_FOUND:
            reason = NOT_FOUND
        case State.DOUBTFUL:
            reason = reading.reason if reading is not None else ""
            reason = reason or _UNSURE
        case _ if needed is Requirement.UNSURE:
            reason = "Whether this is needed depends on an answer that was not read with certainty."
        case _:
            return
    follows = needed is Requirement.UNSURE and not shown and standing is not State.NOT_FOUND
    yield Doubt(field.id, label_of(form, field), field.section, reason, shown, follows)


def _signature_doubt(form: Form, field: Field, parsed: ParsedForm) -> Iterator[Doubt]:
    match slot(form, field, parsed):
        case Slot.NOT_FOUND if not section_missing(field, parsed):
            reason, shown = _SLOT_NOT_FOUND, ""
        case Slot.DOUBTFUL:
            reading = parsed.signatures[field.id]
            shown = reading.shown
            if reading.reason:
                reason = reading.reason
            elif reading.kind is SignatureKind.TYPED:
                reason = "A name is typed here; whether that counts as signed is for a person."
            else:
                reason = "It is not certain whether this is signed."
        case _:
            return
    yield Doubt(field.id, label_of(form, field), field.section, reason, shown)
