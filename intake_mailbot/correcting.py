"""A held case goes on: a planner confirms or corrects what was read with doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from form_templates.model import Field, FieldType, Form
from form_templates.table import nearest
from intake_mailbot.casework import case_of, redecide_within
from intake_mailbot.domain.corrections import (
    LOOKED_AT,
    CorrectionKind,
    Corrections,
    corrected,
    is_answer,
    kind_of,
    looked_at,
)
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import CaseRef, Doubt, Folder, LedgerState, Verdict
from intake_mailbot.domain.naming import agency_of, title_of
from intake_mailbot.domain.rules import unsure
from intake_mailbot.domain.wording import how_to_fill, quote
from intake_mailbot.intake import Desk
from intake_mailbot.intake.notices import tell_agency
from intake_mailbot.intake.progress import office_of
from intake_mailbot.store.unit import UnitOfWork
from parsers.matching.values import normalise
from parsers.model import ParsedForm, Reading, SignatureReading

OK, SIGNED, NOT_SIGNED, EMPTY = "ok", "signed", "not signed", "empty"
_QUOTATION_MARKS = frozenset({"“”", '""', "''", "‘’", "„“"})

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
    asked = [form.fields[one.field] for one in doubts if one.field and not one.follows]
    for line in lines:
        words = " ".join(line.split())
        if words.lower() == OK:
            left = [one for one in asked if one.id not in readings]  # others are said by themselves
            readings |= _as_read(parsed, left)
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
                readings[field.id] = _said(field, parsed, value)
    kinds = {name: kind_of(parsed.fields.get(name), after) for name, after in readings.items()}
    for name, slot in signatures.items():
        signed = slot.status.value == SIGNED
        kinds[name] = CorrectionKind.SIGNED if signed else CorrectionKind.NOT_SIGNED
    if not kinds and not _is_settled(parsed, asked, lines):
        why = [_no_answer(one, parsed.fields[one.id].shown) for one in _no_answers(parsed, asked)]
        raise UsageError(
            " ".join(why)
            or "nothing of it could be confirmed: write “field: value”, “signed” or “not signed”"
        )
    return Corrections(readings, signatures, kinds)


def _is_settled(parsed: ParsedForm, asked: Sequence[Field], lines: Sequence[str]) -> bool:
    """Whether "ok" is said of readings that a person has settled already."""
    reads = [parsed.fields[one.id] for one in asked if one.id in parsed.fields]
    return any(line.strip().lower() == OK for line in lines) and any(one.sure for one in reads)


def _as_read(parsed: ParsedForm, asked: Sequence[Field]) -> dict[str, Reading]:
    """What was read in doubt, as if read surely; nothing of what answers its field in no way."""
    without = _no_answers(parsed, asked)
    read = {one: parsed.fields[one.id] for one in asked if one.id in parsed.fields}
    return {
        one.id: _confirmed(one, before)
        for one, before in read.items()
        if before.found and not before.sure and one not in without
    }


def _confirmed(field: Field, before: Reading) -> Reading:
    said = normalise(field, before.shown)
    value = before.value if said.value is None else said.value
    return corrected(before, field.id, value, said.shown)


def _no_answers(parsed: ParsedForm, asked: Sequence[Field]) -> list[Field]:
    """Those that are in doubt and show what is no answer of their kind: a date that is none."""
    return [
        one
        for one in asked
        if (before := parsed.fields.get(one.id)) is not None
        and before.found
        and not before.sure
        and not is_answer(one, parsed, _confirmed(one, before))
    ]


def _said(field: Field, parsed: ParsedForm, value: str) -> Reading:
    """What a planner says of ``field``. Raises UsageError where that is no answer of its kind.

    In quotation marks it is what the form shows, answer or not.
    """
    before = parsed.fields.get(field.id)
    worded = field.type in {FieldType.TEXT, FieldType.LONG_TEXT}
    just_so = not worded and len(value) > 1 and value[0] + value[-1] in _QUOTATION_MARKS
    value = value[1:-1].strip() if just_so else value
    said = normalise(field, "" if value.lower() == EMPTY else value)
    found = corrected(before, field.id, said.value, said.shown)
    if not just_so and not is_answer(field, parsed, found):
        raise UsageError(_no_answer(field, value))
    return found


def _no_answer(field: Field, shown: str) -> str:
    return (
        f"{quote(shown)} is no answer to {field.id} ({how_to_fill(field).rstrip('.')}). Say what"
        " stands there; if it is just that, put it in quotation marks, and the form is judged by"
        f" it: {field.id}: {quote(shown)}."
    )


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


def _still_open(desk: Desk, unit: UnitOfWork, case: CaseRef) -> Iterator[str]:
    """That a case is still held, and each place that is to be looked at, a line for each."""
    yield f"{case.tracking_number} is still held:"
    form, parsed = office_of(desk, case).office.form, unit.cases.corrected(case)
    for one in unit.cases.judgement(case).doubts:
        if one.follows:
            continue
        field, found = form.fields.get(one.field), parsed.fields.get(one.field)
        nothing = "Nothing was read there." if found is not None and found.found else ""
        read = f"Read: {quote(one.shown)}." if one.shown else nothing
        none = _no_answer(field, one.shown) if field and _no_answers(parsed, [field]) else ""
        name = f"{one.field} ({one.label})" if one.field else "the form"
        yield " ".join(filter(None, (f"{name}: {one.reason}", none or read)))


def _goes_on(desk: Desk, unit: UnitOfWork, case: CaseRef, verdict: Verdict, now: datetime) -> str:
    """Tell the agency, and let the mail go to the folder where it belongs."""
    number = case.tracking_number
    if verdict is Verdict.HOLD:
        return "\n".join(_still_open(desk, unit, case_of(unit, number)))
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
