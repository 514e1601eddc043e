"""Every mail of every office, as its receiver reads it: nothing is missing, nothing is foreign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

import pytest

from form_templates import known_offices, load_office
from form_templates.flow import Flow, Notice, Stage, messages_of
from form_templates.model import Field, FieldType
from form_templates.notice_values import (
    AnswerWords,
    AssignmentWords,
    CaseWords,
    ChoiceWords,
    ClockWords,
    CommitmentWords,
    DecisionWords,
    DoneWords,
    EstimateLineWords,
    EstimateWords,
    IndicatorWords,
    NoticeValues,
    ResponsibilityWords,
    WorkWords,
)
from form_templates.office import Office
from intake_mailbot.domain.model import (
    CaseRef,
    Finding,
    Judgement,
    Severity,
    Submitted,
    Verdict,
)
from intake_mailbot.domain.outcomes import CaseOutcome, Due, Reply, ReplyKind, TrackedOutcome
from intake_mailbot.replies.compose import compose
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.notices import compose_notice
from parsers.model import ParsedForm, Source
from tests.unit.replies.looks import faults, told
from tests.unit.replies.samples import BOT, CLERK, DAMAGED, ENCRYPTED, NOW, OUR_ID, read

DAY, LATER = date(2026, 12, 10), date(2026, 12, 24)
OFFICES = known_offices()
SHOWN = {
    FieldType.PHONE: "(860) 555-0142",
    FieldType.DATE: "Thursday, December 10, 2026",
    FieldType.AMOUNT: "20,000.00",
    FieldType.YES_NO: "Yes",
    FieldType.CHECKBOX: "Yes",
    FieldType.SIGNATURE: "",
}
MESSAGES = [
    (name, message) for name in OFFICES for message in messages_of(load_office(name).process.flow)
]


def shown(field: Field) -> str:
    """What a sample says in a field."""
    return SHOWN.get(field.type) or (field.choices[0] if field.choices else "A sample answer")


def stage_of(flow: Flow, notice: Notice | None) -> Stage:
    """Where the case stands when a notice goes out."""
    kind, _, name = (notice.on if notice else "").partition(":")
    decision, _, chosen = name.partition(":")
    for stage in flow.stages:
        asked = {"done": stage.tasks, "got": stage.deliverables, "decided": stage.decisions}
        if stage.id == name or decision in asked.get(kind, ()):
            choices = flow.decision(decision).choices if kind == "decided" else ()
            to = next((one.to for one in choices if one.id == chosen and one.to), stage.id)
            return flow.stage(to)
    return flow.stage(flow.first)


def decision_of(flow: Flow, notice: Notice | None) -> DecisionWords:
    kind, _, name = (notice.on if notice else "").partition(":")
    wanted, _, chosen = name.partition(":")
    rule = flow.decision(wanted) if kind == "decided" else flow.decisions[0]
    choice = next((one for one in rule.choices if one.id == chosen), rule.choices[0])
    return DecisionWords(rule.title, choice.title, "As it was talked over.", DAY)


def full(office: Office, message: str) -> NoticeValues:
    """What a message could say at most, about a case of this office."""
    flow, form = office.process.flow, office.form
    notice = next((one for one in flow.notices if one.message == message), None)
    stage = stage_of(flow, notice)
    titles = {"agency": "the agency", "planners": "planners", "contact": "the point of contact"}
    titles |= {role.id: role.title for role in flow.roles}
    work = tuple(WorkWords(flow.task(one).title, titles[flow.task(one).owner], DAY)
                 for one in stage.tasks)  # fmt: skip
    mailed = tuple(
        WorkWords(one.title, titles[one.owner], DAY, one.signed)
        for one in map(flow.deliverable, stage.deliverables)
    )
    clocks = tuple(ClockWords(one.what, DAY, LATER if one.earliest else None, one.promised)
                   for one in flow.clocks)  # fmt: skip
    line = EstimateLineWords("Linux server", "server for a year", "2", "$4,200.00", "$8,400.00")
    return NoticeValues(
        CaseWords(
            f"{office.process.numbering.prefix}-2026-0042", "Permit Portal",
            "Department of Samples", "clerk@agency.gov", stage.title, DAY, DAY, 2,
        ),
        "The Office", BOT, form.short_title or form.title, DAY,
        mark="overdue", clock=ClockWords(flow.clocks[0].what, DAY, days_late=2), clocks=clocks,
        tasks=work, deliverables=mailed,
        done=tuple(DoneWords(one.title, one.owner, DAY, "It went well.") for one in work),
        responsibilities=tuple(
            ResponsibilityWords(one.title, one.owner, DAY, "open") for one in work
        ),
        answers=tuple(
            AnswerWords(field.full_label, said, "A note") for field, said in
            zip(form.values, ("Yes", "No") * len(form.values), strict=False)
            if field.type is FieldType.YES_NO
        ),
        arrived=("plan.pdf",),
        decision=decision_of(flow, notice),
        choices=(ChoiceWords("Approved", "intake-mailbot cases decide X-2026-0042 approve"),),
        assignment=AssignmentWords("Team West", "A. Lead", "lead@example.gov"),
        conflicts=(CommitmentWords("X-2026-0001", "Other", "An Agency", "Accepted", DAY, LATER),),
        indicators=tuple(IndicatorWords(one.title, "2") for one in flow.indicators),
        estimate=EstimateWords((line,), "$8,400.00", "$20,000.00", "", "Example rate schedule"),
        lacks=("“Storage” is empty. Please say how much.",),
        attached=("Form.docx", "Form.pdf"),
        fields={name: shown(field) for name, field in form.fields.items()},
        contacts=office.process.contacts,
    )  # fmt: skip


def sparse(office: Office, message: str) -> NoticeValues:
    """What it knows at least: what the form requires, and nothing that people may leave out."""
    form, most = office.form, full(office, message)
    decision = replace(most.decision, note="") if most.decision else None
    return replace(
        most,
        case=replace(most.case, version=1),
        tasks=(), deliverables=(), done=(), responsibilities=(), clocks=(), clock=None,
        answers=(), arrived=(), decision=decision, choices=(), conflicts=(), estimate=None,
        attached=(),
        assignment=AssignmentWords("Team West", "A. Lead", ""),
        fields={n: shown(f) if f.required else "" for n, f in form.fields.items()},
    )  # fmt: skip


@pytest.mark.parametrize(("office", "message"), MESSAGES)
@pytest.mark.parametrize("known", [full, sparse], ids=["full", "sparse"])
def test_a_notice_reads_well_whatever_is_known(office: str, message: str, known) -> None:  # type: ignore[no-untyped-def]
    loaded = load_office(office)
    notice = compose_notice(
        message, known(loaded, message), loaded, to="clerk@agency.gov", message_id=OUR_ID, now=NOW
    )
    mail = message_from_bytes(notice.eml, policy=policy.default)
    assert faults(cast("EmailMessage", mail), office) == []


def outcome(office: Office, verdict: Verdict, number: str = "0042") -> TrackedOutcome:
    """A case of this office with this verdict; returned, it has findings in the form's order."""
    form, wrong = office.form, list(office.form.values)[:3]
    findings = tuple(
        Finding(one.id, one.full_label, one.section, "required", Severity.ERROR,
                f"“{one.full_label}” is empty.", "Please fill it in.")
        for one in wrong
    ) if verdict is Verdict.RETURN else ()  # fmt: skip
    parsed = ParsedForm(form.id, form.version, Source.WORD, None, {}, {})
    done = CaseOutcome(
        Submitted("2", "form.docx", "0" * 64, form.id, parsed),
        Judgement(verdict, findings, ()),
        opens=bool(number),
    )
    promised = (one for one in office.process.flow.clocks if one.promised)
    dues = tuple(Due(one.id, one.what, LATER) for one in promised) if number else ()
    full_number = f"{office.process.numbering.prefix}-2026-{number}" if number else ""
    return TrackedOutcome(done, full_number, dues, "Permit Portal")


def case(office: Office) -> CaseRef:
    number = f"{office.process.numbering.prefix}-2026-0042"
    stage = office.process.flow.first
    return CaseRef(
        7, number, office.id, "Permit Portal", stage, Verdict.ACCEPT, 1, frozenset(), NOW
    )


def replies(office: Office) -> Iterator[tuple[ReplyKind, ReplyFacts]]:
    """Every kind of reply, with what it is about."""
    accepted = outcome(office, Verdict.ACCEPT)
    back, held = outcome(office, Verdict.RETURN), outcome(office, Verdict.HOLD)
    asked = office.process.questions[0] if office.process.questions else None
    yield ReplyKind.CONFIRMATION, ReplyFacts((accepted,))
    yield ReplyKind.RETURNED, ReplyFacts((back,))
    yield ReplyKind.HELD, ReplyFacts((held,), problems=(("b.docx", ENCRYPTED),))
    yield ReplyKind.DRAFT_REVIEW, ReplyFacts((outcome(office, Verdict.RETURN, ""),))
    yield ReplyKind.GUIDANCE, ReplyFacts()
    yield ReplyKind.GUIDANCE, ReplyFacts(asked=asked)
    yield ReplyKind.SUPPLEMENT, ReplyFacts(case=case(office), files=("plan.pdf",))
    yield ReplyKind.STATUS, ReplyFacts(case=case(office), dues=accepted.dues)
    yield ReplyKind.UNREADABLE, ReplyFacts(problems=(("a.docx", ENCRYPTED), ("", DAMAGED)))
    yield ReplyKind.ACKNOWLEDGEMENT, ReplyFacts(case=case(office))
    yield ReplyKind.SEVERAL, ReplyFacts((accepted, back, held))
    yield ReplyKind.ORDER, ReplyFacts(case=case(office), said=("It is accepted.",), done=True)
    yield (
        ReplyKind.PLANNER_NOTICE,
        ReplyFacts((held,), sender=CLERK, subject="Our form", notice="A form is held.", message=12),
    )


@pytest.mark.parametrize("office", OFFICES)
def test_every_reply_of_an_office_reads_well(office: str) -> None:
    loaded = load_office(office)
    wrong = []
    for kind, facts in replies(loaded):
        mail = compose(
            Reply(kind, CLERK, tuple(range(len(facts.outcomes)))),
            facts,
            loaded,
            address=BOT,
            office_name="The Office",
            message_id=OUR_ID,
            now=NOW,
        )
        wrong += [(kind.value, fault) for fault in faults(read(mail.eml), office)]
        asks = re.search(r"\bsigned\b", told(read(mail.eml)))
        if asks and not loaded.form.signatures:
            wrong.append((kind.value, "it asks for a signature, and the form has no place for one"))
    assert wrong == []
