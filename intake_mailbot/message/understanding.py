"""From a mail as read to a message as a decision needs it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from intake_mailbot.domain.model import Message, MessageKind, Standing
from intake_mailbot.message import beside
from intake_mailbot.message.alike import remarks
from intake_mailbot.message.answerable import before_start, is_thanks, reply_address, why_quiet
from intake_mailbot.message.conversation import thread_of
from intake_mailbot.message.facts import Facts
from intake_mailbot.message.lookup import Lookup
from intake_mailbot.message.mail_rules import MailRules
from intake_mailbot.message.questions import bounce
from intake_mailbot.message.received import received_at
from intake_mailbot.message.seals import Seal, seal_of
from intake_mailbot.message.triage import triage
from intake_mailbot.message.trust import standing
from intake_mailbot.message.wanting import wants_person
from parsers.model import ParsedMail, PartProblem

_WORDS = {MessageKind.INQUIRY, MessageKind.STATUS, MessageKind.SUPPLEMENT}
_WITH_PROFILE = {MessageKind.PROFILE, MessageKind.CORRECTION, MessageKind.DRAFT}


def understand(
    mail: ParsedMail,
    *,
    ledger_id: int,
    received: datetime,
    rules: MailRules,
    lookup: Lookup,
    now: datetime,
    tried_again: bool = False,
    vouched: bool = False,
) -> Message:
    """What the mail is, from whom, about which case, and who may be answered.

    ``received`` (aware, as ``now``) counts where no Received line says when it came. A person put
    it back (``tried_again``), or vouches for its sender (``vouched``). Never raises on any mail.
    """
    believed, why = _standing(mail, rules, vouched=vouched)
    thread = thread_of(mail, believed, rules, lookup)
    facts = Facts(mail, rules, lookup, believed, thread, body_digest(mail), tried_again)
    kind, reason = triage(facts)
    arrived = received_at(mail.headers, received, now).astimezone(rules.zone)
    seal = seal_of(mail.signature, mail.headers.sender)
    against = _against(mail, seal, rules)
    return Message(
        id=ledger_id,
        kind=kind,
        message_id=mail.headers.message_id,
        sender=mail.headers.sender,
        reply_to=reply_address(facts),
        subject=mail.headers.subject,
        received=arrived,
        standing=believed,
        thread=thread,
        attachments=beside.names(facts.attachments),
        problems=_problems(facts, kind),
        about=bounce.ours(facts) if kind is MessageKind.BOUNCE else (),
        quiet=why_quiet(facts, kind, arrived, now),
        reason=reason if believed.believed else "; ".join((reason, why, *against)),
        before_start=before_start(facts, arrived),
        drafts=facts.drafts.paths if kind in _WITH_PROFILE else (),
        digest=facts.digest,
        scans=beside.names(beside.scans(mail)),
        proof=_proof(f"{believed.value}: {why}", seal, against),
        remarks=against,
        seal=seal.said,
        encrypted=beside.is_encrypted(mail),
        thanks=is_thanks(facts, kind),
        wants=wants_person(mail, facts.new_subject, thread, rules) if kind in _WORDS else "",
        asks="?" in mail.words or "?" in facts.new_subject,
    )


def _standing(mail: ParsedMail, rules: MailRules, *, vouched: bool) -> tuple[Standing, str]:
    """How far the sender is believed, and why; a person's word makes up for what failed."""
    believed, why = standing(mail.headers, rules)
    if vouched and not believed.believed:
        believed = Standing.UNVERIFIED
    return believed, why


def _against(mail: ParsedMail, seal: Seal, rules: MailRules) -> tuple[str, ...]:
    """What speaks against the sender: the address, and a signature that is another's."""
    told = remarks(mail.headers.sender, rules.agency_domains)
    return (*told, seal.said) if seal.against else tuple(told)


def _proof(believed: str, seal: Seal, against: tuple[str, ...]) -> str:
    """How far the sender is believed and why, with all that is known of them besides."""
    spoken = (seal.said,) if seal.said and not seal.against else ()
    return "; ".join((believed, *spoken, *against))


def _problems(facts: Facts, kind: MessageKind) -> tuple[tuple[str, PartProblem], ...]:
    """The parts that could not be read, by name, with why."""
    looked_for = kind in {MessageKind.UNREADABLE, MessageKind.SUPPLEMENT}
    leaves = (*facts.unread, *(facts.word_processed if looked_for else ()))
    unread = ((leaf.name or leaf.path, leaf.problem) for leaf in leaves)
    return tuple((name, problem) for name, problem in unread if problem is not None)


def body_digest(mail: ParsedMail) -> str:
    """What two copies of one mail have in common: its text and its files, as SHA-256 in hex.

    Headers are left out: a second delivery changes them.
    """
    digest = hashlib.sha256(" ".join(mail.text.split()).encode("utf-8", "replace"))
    for leaf in mail.leaves:
        if not leaf.decoration:
            digest.update(b"\0" + leaf.sha256.encode())
    return digest.hexdigest()
