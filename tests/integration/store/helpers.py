"""Values that the store's tests share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from form_templates.office import Numbering
from intake_mailbot.domain.model import (
    CaseRef,
    Finding,
    Judgement,
    Severity,
    Submitted,
    Verdict,
)
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import (
    Anchor,
    Box,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
)

NOW = datetime(2026, 3, 9, 14, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
NUMBERING = Numbering("EP")
SHA = "ab" * 32


def profile(title: str = "Permit Portal") -> ParsedForm:
    """A small profile with an anchor of each kind."""
    anchor = Anchor("table 1, row 1", "word/document.xml", "/w:document/w:body/w:p[1]")
    boxed = Anchor("page 3", box=Box(3, 10.0, 20.5, 200.0, 48.0))
    return ParsedForm(
        form="ct_cep",
        form_version="1.9",
        source=Source.WORD,
        pages=None,
        fields={
            "engagement_title": Reading(
                "engagement_title", title, title, 1.0, FoundBy.LABEL, anchor
            ),
            "agency": Reading("agency", "Revenue Services", "Revenue Services", 1.0, FoundBy.ID),
            "mandated": Reading("mandated", True, "Yes", 0.9, FoundBy.POSITION),
            "desired_go_live": Reading("desired_go_live", None, "soon", 0.9, FoundBy.LABEL),
        },
        signatures={
            "it_manager_signature": SignatureReading(
                "it_manager_signature",
                SignatureStatus.UNCLEAR,
                None,
                0.4,
                FoundBy.LABEL,
                time=NOW,
                anchor=boxed,
            )
        },
        warnings=("one",),
    )


FINDING = Finding(
    "desired_go_live",
    "Desired Go-Live Date",
    "I",
    "date",
    Severity.ERROR,
    "“soon” is not a date.",
    "Write it as mm/dd/yyyy.",
)
ACCEPTED = Judgement(Verdict.ACCEPT, (), ())
RETURNED = Judgement(Verdict.RETURN, (FINDING,), ())


def claim(unit: UnitOfWork, uid: int = 1, *, sha256: str = SHA, uidvalidity: int = 7) -> int:
    """Claims a message of the mailbox ``a``; gives its ledger id."""
    claimed = unit.ledger.claim(
        account="a",
        folder="INBOX",
        uidvalidity=uidvalidity,
        uid=uid,
        sha256=sha256,
        size=1000,
        first_seen=NOW,
        server_date=None,
    )
    return claimed.id


def open_case(
    unit: UnitOfWork,
    message: int,
    judgement: Judgement = ACCEPTED,
    *,
    title: str = "Permit Portal",
    form: ParsedForm | None = None,
) -> CaseRef:
    """Opens a case of ``clerk@agency.gov`` for a message."""
    return unit.cases.open(
        "ct_cep",
        Submitted("2", "profile.docx", SHA, "ct_cep", form or profile(title)),
        judgement,
        sender="Clerk@agency.gov",
        received=NOW,
        message=message,
        numbering=NUMBERING,
        year=2026,
        now=NOW,
    )


def revise(unit: UnitOfWork, case: CaseRef, message: int, judgement: Judgement) -> CaseRef:
    """Sends in the next version of a case."""
    return unit.cases.revise(
        case,
        Submitted("2", "profile-2.docx", SHA, "ct_cep", profile()),
        judgement,
        sender="other@agency.gov",
        received=LATER,
        message=message,
        now=LATER,
    )
