"""Facts for mails, as the use cases would hand them over."""

from __future__ import annotations

from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

from form_templates.loader import load_office
from form_templates.office import Office
from intake_mailbot.domain.model import (
    CaseRef,
    Doubt,
    Finding,
    Judgement,
    Severity,
    Submitted,
    Verdict,
)
from intake_mailbot.domain.outcomes import CaseOutcome, Due, Reply, ReplyKind, TrackedOutcome
from intake_mailbot.replies.compose import compose
from intake_mailbot.replies.facts import ReplyFacts
from parsers.errors import ErrorKind
from parsers.model import Address, ParsedForm, PartProblem, Source

NOW = datetime(2026, 3, 9, 10, 30, tzinfo=ZoneInfo("America/New_York"))
BOT = "best.workintake@example.gov"
OUR_ID = "<abcdefgh.0011223344556677.00112233445566778899@example.gov>"
CLERK = Address("clerk@agency.gov", "Pat Clerk")
NO_VALUES = ParsedForm("ct_cep", "1.9", Source.WORD, None, {}, {})


@cache
def office() -> Office:
    return load_office("ct_cep")


def finding(field: str, severity: Severity = Severity.ERROR, said: str = "") -> Finding:
    form = office().form
    message, mend = said or f"Something about {field} is wrong.", f"Please mend {field}."
    return Finding(
        field, form[field].full_label, form[field].section, "required", severity, message, mend
    )


FINDINGS = (
    finding("engagement_title"),
    finding("requestor_phone"),
    finding("business_objectives"),
    finding("design_start", Severity.WARNING),
    finding("it_manager_signature"),
)
DUES = (
    Due("contact", "DAS/BEST will contact you", date(2026, 3, 16)),
    Due("leadership_review", "The Leadership Team will meet", date(2026, 3, 23)),
)


def tracked(
    verdict: Verdict,
    number: str = "EP-2026-0042",
    findings: tuple[Finding, ...] = (),
    *,
    title: str = "Permit Portal",
    name: str = "profile.docx",
    doubts: tuple[Doubt, ...] = (),
) -> TrackedOutcome:
    outcome = CaseOutcome(
        Submitted("2", name, "0" * 64, "ct_cep", NO_VALUES),
        Judgement(verdict, findings, doubts),
        opens=bool(number),
    )
    dues = DUES if verdict is Verdict.ACCEPT and number else ()
    return TrackedOutcome(outcome, number, dues, title)


def case(verdict: Verdict = Verdict.ACCEPT, title: str = "Permit Portal") -> CaseRef:
    return CaseRef(
        7, "EP-2026-0042", "ct_cep", title, "accepted", verdict, 1, frozenset(), NOW
    )  # fmt: skip


ENCRYPTED = PartProblem(ErrorKind.ENCRYPTED, "The Word file is locked with a password.")
DAMAGED = PartProblem(ErrorKind.CORRUPT, "The file is damaged; please save it again.")
DOUBT = Doubt("agency", "Agency", "I", "This was not read with certainty.", "Dept of <b>")

KINDS: dict[ReplyKind, ReplyFacts] = {
    ReplyKind.CONFIRMATION: ReplyFacts((tracked(Verdict.ACCEPT),)),
    ReplyKind.RETURNED: ReplyFacts((tracked(Verdict.RETURN, findings=FINDINGS),)),
    ReplyKind.HELD: ReplyFacts((tracked(Verdict.HOLD),), problems=(("b.docx", ENCRYPTED),)),
    ReplyKind.DRAFT_REVIEW: ReplyFacts((tracked(Verdict.RETURN, "", FINDINGS[:2]),)),
    ReplyKind.GUIDANCE: ReplyFacts(),
    ReplyKind.SUPPLEMENT: ReplyFacts(case=case(), files=("plan.pdf",)),
    ReplyKind.STATUS: ReplyFacts(case=case(), dues=DUES),
    ReplyKind.UNREADABLE: ReplyFacts(problems=(("a.docx", ENCRYPTED), ("", DAMAGED))),
    ReplyKind.ACKNOWLEDGEMENT: ReplyFacts(case=case()),
    ReplyKind.SEVERAL: ReplyFacts(
        (
            tracked(Verdict.ACCEPT),
            tracked(Verdict.RETURN, "EP-2026-0043", FINDINGS[:2], title="Second"),
            tracked(Verdict.HOLD, "EP-2026-0044", title="Third"),
            tracked(Verdict.RETURN, "", FINDINGS[:1], title="Fourth"),
        )
    ),
    ReplyKind.ORDER: ReplyFacts(case=case(), said=("EP-2026-0042 is accepted.",), done=True),
    ReplyKind.PLANNER_NOTICE: ReplyFacts(
        (tracked(Verdict.HOLD, doubts=(DOUBT,), findings=FINDINGS[3:4]),),
        sender=CLERK,
        subject="Our profile",
        notice="A profile from clerk@agency.gov is held.",
        message=12,
    ),
}


def written(kind: ReplyKind, facts: ReplyFacts | None = None, to: Address = CLERK) -> bytes:
    """A mail of this kind, about all the outcomes among its facts."""
    told = KINDS[kind] if facts is None else facts
    return compose(
        Reply(kind, to, tuple(range(len(told.outcomes)))),
        told,
        office(),
        address=BOT,
        office_name="DAS/BEST Enterprise Planning",
        message_id=OUR_ID,
        now=NOW,
    ).eml


def read(eml: bytes) -> EmailMessage:
    """The mail as its receiver's program reads it."""
    return cast("EmailMessage", message_from_bytes(eml, policy=policy.default))


def part(mail: EmailMessage, kind: str) -> str:
    """Its "plain" or "html" part, whitespace folded."""
    body = mail.get_body((kind,))
    assert body is not None
    return " ".join(str(body.get_content()).split())
