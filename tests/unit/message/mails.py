"""Mails as read, and a past to ask about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from form_templates.office import Numbering
from intake_mailbot.domain.model import CaseRef, Message, Verdict
from intake_mailbot.message import FakeLookup, MailRules, make_message_id, understand
from intake_mailbot.message.conversation import thread_of
from intake_mailbot.message.facts import Facts
from intake_mailbot.message.trust import standing
from intake_mailbot.message.understanding import body_digest
from parsers.errors import ErrorKind
from parsers.model import (
    Address,
    FileKind,
    FoundBy,
    Headers,
    Leaf,
    ParsedForm,
    ParsedMail,
    PartProblem,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Source,
)

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
KEY = b"k" * 32
OFFICE = "intake@office.example.gov"
CLERK = "pat@agency.example.gov"
PASS = ("Authentication-Results", "mx.example.gov; dmarc=pass header.from=agency.example.gov")

RULES = MailRules(
    own_addresses=frozenset({OFFICE}),
    token_key=KEY,
    agency_domains=("example.gov",),
    authserv_ids=("mx.example.gov",),
    numberings=(Numbering("EP"),),
)

CASE = CaseRef(
    id=3,
    tracking_number="EP-2026-0042",
    office="ct_cep",
    title="Permit Portal",
    stage="received",
    verdict=Verdict.RETURN,
    version=1,
    participants=frozenset({CLERK}),
    received=NOW - timedelta(days=2),
)
TOKEN = make_message_id(KEY, CASE.id, "abcdefgh01", "office.example.gov")
LOOKUP = FakeLookup(cases=(CASE,))


def form(title="Permit Portal", *, signed=True, source=Source.WORD) -> ParsedForm:
    status = SignatureStatus.SIGNED if signed else SignatureStatus.MISSING
    slot = SignatureReading("s", status, SignatureKind.PICTURE, 1.0, FoundBy.ID)
    reading = Reading("engagement_title", title, title, 1.0, FoundBy.ID)
    return ParsedForm("ct_cep", "1.9", source, None, {"engagement_title": reading}, {"s": slot})


def leaf(name="notes.pdf", kind=FileKind.PDF, **more) -> Leaf:
    return Leaf(f"2/{name}", name, kind, "", 10, f"sha of {name}", **more)


def profile(name="profile.docx", **more) -> Leaf:
    return leaf(name, FileKind.WORD, form=form(**more))


def broken(name="profile.docx", kind=ErrorKind.ENCRYPTED) -> Leaf:
    return leaf(name, problem=PartProblem(kind, f"{name} asks for a password."))


def headers(*fields, sender=CLERK, subject="Our profile", **more) -> Headers:
    """Headers with ``fields`` on top of From, passing unless an Authentication-Results is given."""
    named = {name.lower() for name, _ in fields}
    top = () if "authentication-results" in named else (PASS,)
    rest = (*top, *fields, ("From", sender or ""), ("Subject", subject))
    plain = {"message_id": "<m1@agency.example.gov>", "date": None}
    return Headers(
        sender=Address(sender) if sender else None,
        subject=subject,
        fields=tuple((name.lower(), value) for name, value in rest),
        **{**plain, **more},
    )


def mail(*leaves, words="Good morning.", text=None, head=None, **more) -> ParsedMail:
    return ParsedMail(
        headers=head or headers(),
        text=words if text is None else text,
        words=words,
        leaves=leaves,
        **more,
    )


def understood(parsed, *, rules=RULES, lookup=LOOKUP, received=NOW, now=NOW) -> Message:
    return understand(parsed, ledger_id=9, received=received, rules=rules, lookup=lookup, now=now)


def facts(parsed, *, rules=RULES, lookup=LOOKUP) -> Facts:
    believed, _ = standing(parsed.headers, rules)
    thread = thread_of(parsed, believed, rules, lookup)
    return Facts(parsed, rules, lookup, believed, thread, body_digest(parsed))


def from_sender(parsed: ParsedMail, sender: str) -> ParsedMail:
    return replace(parsed, headers=replace(parsed.headers, sender=Address(sender)))
