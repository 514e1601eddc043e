"""Mails signed or encrypted with S/MIME, from the mailbox to what planners and senders see."""

from __future__ import annotations

from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from tests.hostile.build import attached, multipart, text
from tests.integration.service.office import PROFILE, OfficeFolder
from tests.integration.service.test_sender_trust import events
from tests.servers.command import run
from tests.unit.signatures.people import Person, person
from tests.unit.signatures.sealed_mails import clear_signed, encrypted, opaque

CLERK = "clerk@agency.example.gov"
PLANNER = "planner@example.gov"
ENTITY = multipart(text("Our profile."), attached(PROFILE.read_bytes(), "profile.docx"))


def head(sender: str = CLERK, *, passes: bool = True, number: int = 1) -> bytes:
    domain = sender.rpartition("@")[2]
    said = f"Authentication-Results: mx.example.gov; dmarc=pass header.from={domain}\r\n"
    return (
        f"{said if passes else ''}From: {sender}\r\nTo: best.workintake@example.gov\r\n"
        f"Subject: Engagement profile\r\nMessage-ID: <sealed{number}@agency.example.gov>\r\n"
    ).encode()


def clerk(address: str = CLERK, kind: str = "ec") -> Person:
    return person("Pat Clerk", kind, address=address)


def told(office: OfficeFolder) -> str:
    [notice] = office.sent_to(PLANNER)
    body = notice.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())


def test_a_signed_profile_is_read_and_its_signer_stands_on_the_case(office: OfficeFolder) -> None:
    office.deliver(clear_signed(clerk(), ENTITY, head=head()))
    office.deliver(opaque(clerk(), ENTITY.replace(b"Our", b"Another"), head=head(number=2)))
    office.poll()
    first = office.cases()[0]
    assert first.verdict.value == "accept"
    for message in (1, 2):
        [said] = events(office, message)
        assert f"its S/MIME signature is by Pat Clerk <{CLERK}>, as in From" in said
        assert "self-signed" in said
    shown = run("cases", "show", first.tracking_number, cwd=office.path).stdout
    assert "its S/MIME signature is by Pat Clerk" in " ".join(shown.split())
    assert "its S/MIME signature is by" in run("mail", "show", "1", cwd=office.path).stdout


def test_a_signature_confirms_no_sender(office: OfficeFolder) -> None:
    office.deliver(clear_signed(clerk(), ENTITY, head=head(passes=False)))
    office.poll()
    assert office.cases() == []
    assert office.ledger()[0].state is LedgerState.HELD
    assert f"Besides, its S/MIME signature is by Pat Clerk <{CLERK}>, as in From" in told(office)


def test_another_signer_is_told_to_planners(office: OfficeFolder) -> None:
    eve = clerk("eve@evil.example")
    office.deliver(clear_signed(eve, ENTITY, head=head(passes=False)))
    office.poll()
    assert (
        f"Beware: its S/MIME signature is by Pat Clerk <eve@evil.example>, and not by {CLERK}"
        in (told(office))
    )


def test_a_signed_question_keeps_what_its_signature_says(office: OfficeFolder) -> None:
    question = text("Which form do we need?")
    office.deliver(clear_signed(clerk(), question, head=head()).replace(b"need?", b"want?"))
    office.poll()
    assert office.ledger()[0].kind is MessageKind.INQUIRY
    [said] = events(office)
    assert "its S/MIME signature does not hold: The mail was changed after it was signed" in said


def test_an_encrypted_mail_is_answered_kindly_and_told(office: OfficeFolder) -> None:
    office.deliver(encrypted(clerk(kind="rsa"), ENTITY, head=head()))
    office.poll()
    [row] = office.ledger()
    assert (row.kind, row.to_folder) == (MessageKind.UNREADABLE, Folder.RETURNED)
    [reply] = office.sent_to(CLERK)
    body = reply.get_body(("plain",))
    assert body
    said = " ".join(body.get_content().split())
    assert "The mail is encrypted (S/MIME), and this mailbox has no key for it" in said
    assert f"{CLERK} sent an encrypted mail, which cannot be read here" in told(office)
