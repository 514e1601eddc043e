"""Two people's mails, cases and replies, as the service leaves them, on each kind of database."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from intake_mailbot.domain.model import CaseRef, Folder, LedgerState, MessageKind
from intake_mailbot.store.rows import About
from intake_mailbot.store.tables import case_
from intake_mailbot.store.unit import Store, UnitOfWork
from tests.integration.store.helpers import ACCEPTED, NOW, RETURNED, open_case, revise

CLERK, OTHER = "clerk@agency.gov", "other@agency.gov"
LONG_AFTER = NOW + timedelta(days=400)


def mail_of(store: Store, unit: UnitOfWork, sender: str, uid: int, text: str = "") -> int:
    """A settled and filed mail of ``sender`` with its bytes; gives its ledger id."""
    raw = f"From: {sender}\r\n\r\n{text or uid}\r\n".encode()
    claimed = unit.ledger.claim(
        account="a", folder="INBOX", uidvalidity=7, uid=uid, sha256=store.files.put(raw),
        size=len(raw), first_seen=NOW, server_date=None,
    )  # fmt: skip
    unit.ledger.describe(
        claimed.id, header_id=f"<{uid}@agency.gov>", sender=sender, subject=f"About {sender}",
        received=NOW, kind=MessageKind.PROFILE,
    )  # fmt: skip
    unit.ledger.settle(
        claimed.id, state=LedgerState.DONE, folder=Folder.ACCEPTED, kind=MessageKind.PROFILE,
        reason=f"{sender} wrote", body_digest="d" * 64,
    )  # fmt: skip
    unit.ledger.filed(claimed.id)
    return claimed.id


def reply_to(unit: UnitOfWork, address: str, about: About, number: int = 1) -> int:
    """A reply that went out."""
    eml = f"To: {address}\r\nSubject: Yours\r\n\r\nHello {address}\r\n".encode()
    reply = unit.outbox.add(
        message_id=f"<{number}@example.gov>", to=address, subject=f"To {address}",
        kind="confirmation", about=about, eml=eml, counts_for_cap=True, created=NOW,
    )  # fmt: skip
    unit.outbox.take(NOW)
    unit.outbox.sent(reply, NOW)
    return reply


def returned_case(store: Store, sender: str = CLERK, uid: int = 1) -> CaseRef:
    """A case of one mail that was returned, with its reply, a note and a correction."""
    with store.unit() as unit:
        mail = mail_of(store, unit, sender, uid)
        case = open_case(unit, mail, RETURNED, title=f"Portal {uid}")
        theirs = update(case_).where(case_.c.id == case.id)
        unit._connection.execute(theirs.values(sender=sender, participants=[sender]))
        reply_to(unit, sender, About(message=mail, case=case.id), uid)
        unit.events.add("note", f"{sender} was called", NOW, case=case.id, actor="pat")
        form = unit.cases.readings(case)
        unit.cases.correct(case, {"agency": form.fields["agency"]}, now=NOW, actor=sender)
        unit.commit()
    return case


def shared_case(store: Store) -> CaseRef:
    """A case that CLERK opened and OTHER sent the next version of."""
    with store.unit() as unit:
        first = mail_of(store, unit, CLERK, 10)
        second = mail_of(store, unit, OTHER, 11)
        case = revise(unit, open_case(unit, first), second, ACCEPTED)
        unit._connection.execute(update(case_).values(stage="returned"))
        unit.commit()
    return case
