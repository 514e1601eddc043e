"""What a planner looks at in a held form: one list in the form's order, with pictures.

What has to be decided stands in the list. What only follows from it, and what nothing waits for, is
said in a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from form_templates.model import FieldType, Form
from intake_mailbot.domain.model import Doubt, Finding
from intake_mailbot.domain.outcomes import TrackedOutcome
from intake_mailbot.domain.rules import unsure
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.words import section_headings, short
from parsers.model import Evidence, ParsedForm, Reading, SignatureReading

_PER_PIXEL = 1.9
"""Pixels of a picture for each that a mail gives it: pictures have 180 an inch."""
_WIDEST = 552
"""Pixels between the margins of a mail."""
_COMMON = 4
"""From so many times on, one reason is said once for all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the HTML: ``link`` is its address there, the size is in pixels of the mail."""

    link: str
    alt: str
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Look:
    """One place to look at. ``read`` is what was read, "" for nothing; ``reason`` why it is asked.

    ``confidence`` is 0 to 1, None where there is no reading. ``slot``: it is a signature's.
    """

    field: str
    label: str
    reason: str
    read: str
    confidence: float | None
    place: str
    slot: bool
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class LookSection:
    """The places of one section; ``heading`` is "" for those about the whole form."""

    heading: str
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class Looks:
    """All that there is to look at in one form.

    ``reason`` holds for every place that says none of its own. ``follow`` counts the places that
    need no decision before those listed have theirs. ``texts`` are long texts and ``others`` the
    labels of further answers that were not read with certainty: nothing waits for either.
    ``about`` are sentences about the file as a whole.
    """

    sections: tuple[LookSection, ...]
    reason: str
    follow: int
    texts: tuple[Look, ...]
    others: tuple[str, ...]
    about: tuple[str, ...]

    @property
    def first(self) -> tuple[Look, ...]:
        """Every place that has to be decided, in the form's order."""
        return tuple(look for section in self.sections for look in section.looks)

    @property
    def example(self) -> str:
        """A field that a value can be said for, "" where only signatures are in doubt."""
        return next((one.field for one in self.first if one.field and not one.slot), "")

    @property
    def can_be_confirmed(self) -> bool:
        """Whether "ok" says anything."""
        return any(one.read and not one.slot for one in self.first)

    @property
    def has_slots(self) -> bool:
        """Whether a signature is in doubt."""
        return any(one.slot for one in self.first)


def looks_of(item: TrackedOutcome, form: Form) -> Looks:
    """What a planner looks at in the form of ``item``, which is one of ``form``."""
    judgement, parsed = item.outcome.judgement, item.outcome.submitted.form
    first = [one for one in judgement.doubts if not one.follows]
    told = [_look(one, form, parsed) for one in first]
    reason, told = _common_reason(told)
    asked = {one.field for one in judgement.doubts}
    findings = (one for one in judgement.findings if one.field not in asked)
    unsure_ones = [one for one in findings if one.rule == unsure.RULE]
    texts = tuple(_text(one, form, parsed) for one in unsure_ones if _is_long(one, form))
    return Looks(
        tuple(_sections(first, told, form)), reason, len(judgement.doubts) - len(first), texts,
        tuple(one.label for one in unsure_ones if not _is_long(one, form)), parsed.warnings,
    )  # fmt: skip


def pictures_of(looks: Sequence[Looks], evidence: Sequence[Evidence]) -> tuple[Attachment, ...]:
    """The pictures that a mail with ``looks`` shows, as its inline files."""
    every = [look for one in looks for look in (*one.first, *one.texts)]
    shown = {look.field for look in every if look.picture}
    return tuple(
        Attachment(f"{one.field}.png", "image/png", one.picture, _content_id(one))
        for one in evidence
        if one.field in shown
    )


def _look(doubt: Doubt, form: Form, parsed: ParsedForm) -> Look:
    field = form.fields.get(doubt.field)
    reading = _reading(parsed, doubt.field)
    found = reading is not None and reading.found_by is not None
    return Look(
        doubt.field, doubt.label, doubt.reason, doubt.shown,
        reading.confidence if reading is not None and found else None,
        reading.anchor.place if reading is not None and reading.anchor else "",
        field is not None and field.type is FieldType.SIGNATURE,
        _picture(doubt.field, doubt.label, doubt.shown, parsed),
    )  # fmt: skip


def _text(found: Finding, form: Form, parsed: ParsedForm) -> Look:
    reading = parsed.fields.get(found.field)
    shown = reading.shown if reading is not None else ""
    doubt = Doubt(found.field, found.label, found.section, "", shown)
    return _look(doubt, form, parsed)


def _is_long(found: Finding, form: Form) -> bool:
    field = form.fields.get(found.field)
    return field is not None and field.type is FieldType.LONG_TEXT


def _reading(parsed: ParsedForm, field: str) -> Reading | SignatureReading | None:
    return parsed.fields.get(field) or parsed.signatures.get(field)


def _picture(field: str, label: str, read: str, parsed: ParsedForm) -> Picture | None:
    one = next((found for found in parsed.evidence if found.field == field), None)
    if one is None:
        return None
    wide = min(_WIDEST, round(one.wide / _PER_PIXEL))
    said = f"read as “{short(read, 200)}”" if read else "nothing was read there"
    alt = f"Picture of {short(label, 80)} on {one.place}: {said}"
    return Picture(f"cid:{_content_id(one)}", alt, wide, max(1, round(wide * one.high / one.wide)))


def _content_id(one: Evidence) -> str:
    return f"{one.field}.evidence"


def _common_reason(looks: list[Look]) -> tuple[str, list[Look]]:
    """The reason that most places share, which is then said once, and the places without it."""
    counted = Counter(look.reason for look in looks if look.field)
    reason, times = counted.most_common(1)[0] if counted else ("", 0)
    if times < _COMMON:
        return "", looks
    return reason, [replace(one, reason="") if one.reason == reason else one for one in looks]


def _sections(doubts: list[Doubt], looks: list[Look], form: Form) -> list[LookSection]:
    """The places by section, those about the whole form first; doubts stand in the form's order."""
    made = []
    for section, heading in section_headings(form):
        here = [look for one, look in zip(doubts, looks, strict=True) if one.section == section]
        if here:
            made.append(LookSection(heading, tuple(here)))
    return made
