"""What a planner says about readings that are in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from form_templates.model import Field, FieldType
from intake_mailbot.domain.prompts import says_nothing
from intake_mailbot.domain.states import State, answer, same_choice, state
from parsers.model import (
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Value,
)

LOOKED_AT = "a planner looked at it"
"""The reason on a signature that a person decided on."""


class CorrectionKind(StrEnum):
    """What a correction did to what was read."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    FILLED = "filled"
    EMPTIED = "emptied"
    SIGNED = "signed"
    NOT_SIGNED = "not signed"


_WORDS: Mapping[CorrectionKind | None, str] = {
    CorrectionKind.CONFIRMED: "confirmed",
    CorrectionKind.SIGNED: "signed",
    CorrectionKind.NOT_SIGNED: "not signed",
}
"""The kinds that are no correction, as the history says them."""


@dataclass(frozen=True)
class Corrections:
    """Readings in place of those that were read, with the kind of each, by field."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    signatures: Mapping[str, SignatureReading] = field(default_factory=dict)
    kinds: Mapping[str, CorrectionKind] = field(default_factory=dict)


def corrected(before: Reading | None, name: str, value: Value, shown: str) -> Reading:
    """What a person read for the field ``name``; its place is that of the reading before."""
    found = (before.found_by if before else None) or FoundBy.REGION
    return Reading(name, value, shown, 1.0, found, before.anchor if before else None)


def is_answer(field: Field, parsed: ParsedForm, said: Reading) -> bool:
    """Whether ``said`` is an answer of the field's kind: a date, a phone, a choice of the list.

    So is nothing, and what says in words that there is nothing.
    """
    if says_nothing(said.shown):
        return True
    if state(field, parsed.corrected({field.id: said})) is State.UNUSABLE:
        return False
    listed = field.type is FieldType.CHOICE and field.choices and not field.choices_are_ours
    return not (listed and said.shown) or same_choice(answer(said), field.choices)


def kind_of(before: Reading | None, after: Reading) -> CorrectionKind:
    """What the correction did."""
    if before is None or not before.shown:
        return CorrectionKind.FILLED if after.shown else CorrectionKind.CONFIRMED
    if not after.shown:
        return CorrectionKind.EMPTIED
    same = (before.value, before.shown) == (after.value, after.shown)
    return CorrectionKind.CONFIRMED if same else CorrectionKind.CHANGED


def said_of(kinds: Mapping[str, CorrectionKind], names: Iterable[str]) -> str:
    """What a planner said about the fields ``names``, for the history: confirmed is not corrected.

    A field without a kind counts as corrected.
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_WORDS.get(kinds.get(name), "corrected"), []).append(name)
    return "; ".join(f"{word}: {', '.join(here)}" for word, here in groups.items())


def looked_at(form: ParsedForm, name: str, *, signed: bool) -> SignatureReading:
    """The slot ``name`` as a person sees it.

    No kind is kept: a typed name that a person takes for a signature is one.
    """
    before = form.signatures.get(name)
    status = SignatureStatus.SIGNED if signed else SignatureStatus.MISSING
    found = (before.found_by if before else None) or FoundBy.REGION
    return SignatureReading(
        name,
        status,
        None,
        1.0,
        found,
        signer=before.signer if before else None,
        shown=before.shown if before else "",
        reason=LOOKED_AT,
        anchor=before.anchor if before else None,
    )
