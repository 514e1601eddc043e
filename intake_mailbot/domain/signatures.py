"""What a signature slot's reading means for a judgement."""

from __future__ import annotations

from enum import Enum, auto

from form_templates.model import Field, Form
from intake_mailbot.domain.states import Requirement, requirement
from parsers.model import SURE, ParsedForm, SignatureKind, SignatureReading, SignatureStatus


class Slot(Enum):
    """What follows from one slot."""

    SIGNED = auto()
    MISSING = auto()
    INVALID = auto()
    DOUBTFUL = auto()
    """It must be signed and it is not sure that it is, or that it is not."""
    OPTIONAL = auto()
    """It need not be signed, and nothing sure speaks against it."""
    NOT_FOUND = auto()
    """It must be signed and its place was not found."""


def slot(form: Form, field: Field, parsed: ParsedForm) -> Slot:
    """What follows from the signature slot ``field``."""
    reading = parsed.signatures.get(field.id)
    found = reading is not None and reading.found_by is not None
    if found and reading is not None and _surely(reading, SignatureStatus.INVALID):
        return Slot.INVALID
    needed = requirement(form, field, parsed)
    if needed is Requirement.NO:
        return Slot.OPTIONAL
    if reading is None or not found:
        return Slot.NOT_FOUND
    if is_signed(field, reading):
        return Slot.SIGNED
    if needed is Requirement.YES and _surely(reading, SignatureStatus.MISSING):
        return Slot.MISSING
    return Slot.DOUBTFUL


def is_signed(field: Field, reading: SignatureReading) -> bool:
    """Whether the slot is surely signed; a typed name only where the form says that it counts."""
    if reading.kind is SignatureKind.TYPED:
        typed = {SignatureStatus.SIGNED, SignatureStatus.UNCLEAR}
        return field.typed_counts and reading.status in typed
    return _surely(reading, SignatureStatus.SIGNED)


def _surely(reading: SignatureReading, status: SignatureStatus) -> bool:
    return reading.status is status and reading.confidence >= SURE
