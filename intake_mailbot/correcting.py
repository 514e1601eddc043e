"""A held case goes on: a planner confirms or corrects what was read with doubt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from form_templates.model import Field, FieldType, Form
from form_templates.table import nearest
from intake_mailbot.casework import case_of, redecide_within
from intake_mailbot.domain.corrections import (
    LOOKED_AT,
    CorrectionKind,
    Corrections,
    corrected,
    kind_of,
    looked_at,
)
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import CaseRef, Doubt, Folder, LedgerState, Verdict
from intake_mailbot.domain.naming import agency_of, title_of
from intake_mailbot.domain.rules import unsure
from intake_mailbot.intake import Desk
from intake_mailbot.intake.notices import tell_agency
from intake_mailbot.intake.progress import office_of
from intake_mailbot.store.unit import UnitOfWork
from parsers.matching.values import normalise
from parsers.model import ParsedForm, Reading, SignatureReading

OK, SIGNED, NOT_SIGNED, EMPTY = "ok", "signed", "not signed", "empty"

_FOLDERS = {
    Verdict.ACCEPT: Folder.ACCEPTED,
    Verdict.RETURN: Folder.RETURNED,
    Verdict.HOLD: Folder.HELD,
}


def is_correction(form: Form, line: str) -> bool:
    """Whether ``line`` is "ok", "signed", "not signed" or "field: value" of this form."""
    name, colon, _ = line.partition(":")
    words = " ".join(line.lower().split())
    return words in {OK, SIGNED, NOT_SIGNED} or (
        bool(colon) and name.strip().lower() in form.fields
    )


def confirm(desk: Desk, number: str, lines: Sequence[str], now: datetime, actor: str) -> str:
    """Confirm or correct the readings of a held case, and decide it again over them.

    ``lines`` as in ``confirm_within``. Raises UsageError, ConcurrentChangeError.
    """
    with desk.store.unit() as unit:
        said = confirm_within(desk, unit, case_of(unit, number), lines, now, actor)
        unit.commit()
    return said


def confirm_within(
    desk: Desk, unit: UnitOfWork, case: CaseRef, lines: Sequence[str], now: datetime, actor: str
) -> str:
    """The same within a transaction; gives one sentence saying what came of it.

    A line is "ok" (what was read is right; says nothing of signatures), "signed" or "not signed"
    (every slot in doubt), or "field: value", where the value may be "empty", "signed" or "not
    signed". The case is decided again once a person has looked at every signature in doubt; what
    the agency hears then is what it would have heard at first. Of a case that is accepted only what
    was not read with certainty can be corrected.
    """
    if case.verdict is not Verdict.HOLD:
        return _amend(desk, unit, case, lines, now, actor)
    form, parsed = office_of(desk, case).office.form, unit.cases.corrected(case)
    doubts = unit.cases.judgement(case).doubts
    made = corrections(form, parsed, doubts, lines)
    if made.kinds:
        unit.cases.correct(
            case, made.readings, made.signatures, now=now, actor=actor, kinds=made.kinds
        )
    unlooked = _unlooked(form, unit.cases.corrected(case), doubts)
    if unlooked:
        names = ", ".join(unlooked)
        return f"{case.tracking_number}: noted. Say whether it is signed: {names}."
    verdict = redecide_within(desk, unit, case, now, actor).verdict
    return _goes_on(desk, unit, case, verdict, now)


def _amend(
    desk: Desk, unit: UnitOfWork, case: CaseRef, lines: Sequence[str], now: datetime, actor: str
) -> str:
    """Correct what an accepted case says though it was hardly read; it stays accepted."""
    office, number = office_of(desk, case), case.tracking_number
    form, before = office.office.form, unit.cases.judgement(case)
    asked = tuple(
        Doubt(one.field, one.label, one.section, one.message)
        for one in before.findings
        if one.rule == unsure.RULE
    )
    named = {line.partition(":")[0].strip().lower() for line in lines}
    known = {OK, *(one.field for one in asked)}
    if case.verdict is not Verdict.ACCEPT or not asked or not named <= known:
        raise UsageError(f"{number} is not held: nothing of it is in doubt")
    made = corrections(form, unit.cases.corrected(case), asked, lines)
    unit.cases.correct(case, made.readings, now=now, actor=actor, kinds=made.kinds)
    whole = unit.cases.corrected(case)
    today = case.received.astimezone(office.settings.time_zone).date()
    judgement = judge(form, whole, case.files, today)
    if judgement.verdict is not Verdict.ACCEPT:
        wrong = next((one.message for one in judgement.findings), "it would be in doubt")
        raise UsageError(f"{number} could not stay accepted with that: {wrong}")
    unit.cases.redecide(
        case, judgement, whole, now=now, actor=actor, title=title_of(form, whole),
        agency=agency_of(form, whole), stage=case.stage,
    )  # fmt: skip
    return f"{number}: noted. It stays accepted."


def corrections(
    form: Form, parsed: ParsedForm, doubts: Sequence[Doubt], lines: Sequence[str]
) -> Corrections:
    """What ``lines`` say about a form. Raises UsageError for a line that says nothing."""
    readings: dict[str, Reading] = {}
    signatures: dict[str, SignatureReading] = {}
    asked = [form.fields[one.field] for one in doubts if one.field]
    for line in lines:
        words = " ".join(line.split())
        if words.lower() == OK:
            for one in asked:
                before = parsed.fields.get(one.id)
                if one.id in readings:  # said by itself in the same breath
                    continue
                if before is not None and before.found and not before.sure:
                    readings[one.id] = _read_as(one, before, before.shown)
        elif words.lower() in {SIGNED, NOT_SIGNED}:
            slots = [one.id for one in asked if one.type is FieldType.SIGNATURE]
            signatures |= {
                name: looked_at(parsed, name, signed=words.lower() == SIGNED) for name in slots
            }
        else:
            field, value = _field_and_value(form, words)
            if field.type is FieldType.SIGNATURE:
                signatures[field.id] = looked_at(parsed, field.id, signed=_is_signed(field, value))
            else:
                before = parsed.fields.get(field.id)
                shown = "" if value.lower() == EMPTY else value
                readings[field.id] = _read_as(field, before, shown)
    kinds = {name: kind_of(parsed.fields.get(name), after) for name, after in readings.items()}
    for name, slot in signatures.items():
        signed = slot.status.value == SIGNED
        kinds[name] = CorrectionKind.SIGNED if signed else CorrectionKind.NOT_SIGNED
    if not kinds and not _is_settled(parsed, asked, lines):
        raise UsageError(
            "nothing of it could be confirmed: write “field: value”, “signed” or “not signed”"
        )
    return Corrections(readings, signatures, kinds)


def _is_settled(parsed: ParsedForm, asked: Sequence[Field], lines: Sequence[str]) -> bool:
    """Whether "ok" is said of readings that a person has settled already."""
    reads = [parsed.fields[one.id] for one in asked if one.id in parsed.fields]
    return any(line.strip().lower() == OK for line in lines) and any(one.sure for one in reads)


def _read_as(field: Field, before: Reading | None, shown: str) -> Reading:
    said = normalise(field, shown)
    return corrected(before, field.id, said.value, said.shown)


def _field_and_value(form: Form, line: str) -> tuple[Field, str]:
    name, colon, value = line.partition(":")
    found = form.fields.get(name.strip().lower())
    if not colon or found is None:
        known = form.fields if colon else (OK, SIGNED, NOT_SIGNED)
        near = nearest(name.strip().lower(), known)
        hint = near if near.startswith("Did") else "The notice and `cases show` name the fields."
        raise UsageError(
            f"“{line}” is no correction: write “ok”, “signed”, “not signed” or “field: value”."
            f" {hint}"
        )
    return found, value.strip()


def _is_signed(field: Field, value: str) -> bool:
    words = " ".join(value.lower().split())
    if words not in {SIGNED, NOT_SIGNED}:
        raise UsageError(f"{field.id} is “signed” or “not signed”, not “{value}”")
    return words == SIGNED


def _unlooked(form: Form, parsed: ParsedForm, doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """The signatures in doubt that no person has looked at yet: no verdict may rest on them."""
    slots = [one.field for one in doubts if one.field and form.fields[one.field] in form.signatures]
    looked = {name for name, one in parsed.signatures.items() if one.reason == LOOKED_AT}
    return tuple(name for name in slots if name not in looked)


def _goes_on(desk: Desk, unit: UnitOfWork, case: CaseRef, verdict: Verdict, now: datetime) -> str:
    """Tell the agency, and let the mail go to the folder where it belongs."""
    number = case.tracking_number
    if verdict is Verdict.HOLD:
        open_now = unit.cases.judgement(case_of(unit, number)).doubts
        left = "; ".join(f"{one.field or 'the form'}: {one.reason}" for one in open_now[:5])
        return f"{number} is still held. {left}"
    message = unit.ledger.get(unit.cases.brought_by(case))
    others = [one for one in unit.cases.submitted_in(message.id) if one.case.id != case.id]
    if message.state is LedgerState.HELD and all(
        one.case.verdict is not Verdict.HOLD for one in others
    ):
        unit.ledger.refile(
            message.id, _FOLDERS[verdict], f"{number} was looked at: {verdict.value}"
        )
    tell_agency(desk, unit, case_of(unit, number), message, now)
    return f"{number} is {'accepted' if verdict is Verdict.ACCEPT else 'returned to the agency'}."
