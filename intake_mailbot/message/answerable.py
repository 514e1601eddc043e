"""Who may be answered, and why nobody is."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from intake_mailbot.domain.model import MessageKind, Standing
from intake_mailbot.message.facts import Facts
from intake_mailbot.message.questions import automatic, mailing_list
from intake_mailbot.message.thanks import only_thanks
from intake_mailbot.message.trust import in_domains
from parsers.model import Address

_DAY = timedelta(days=1)
_PROFILES = {MessageKind.PROFILE, MessageKind.CORRECTION, MessageKind.DRAFT}
_NO_ONE_THERE = re.compile(
    r"(?:^|[-_.+])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|dont[-_.]?reply|unattended)(?:$|[-_.+\d])"
    r"|^(?:bounces?|mailer-daemon|postmaster|nobody|null)(?:$|[-_.+])"
)
_SUPPRESS = {"all", "autoreply", "oof"}


def reply_address(facts: Facts) -> Address | None:
    """The one address that may be answered, None where nobody may be.

    The sender, or the Reply-To where it is one address of the sender's domain or of an agency. No
    answer to a program, a list, an address that nobody reads, or ourselves.
    """
    if automatic.ask(facts) or mailing_list.ask(facts):
        return None
    sender = facts.headers.sender
    if sender is None:
        return None
    named = facts.headers.reply_to
    wanted = named[0] if len(named) == 1 and _same_house(facts, sender, named[0]) else sender
    if wanted.address.lower() in facts.rules.own_addresses:
        wanted = sender
    local = wanted.address.rpartition("@")[0].lower()
    return None if _NO_ONE_THERE.search(local) else wanted


def _same_house(facts: Facts, sender: Address, other: Address) -> bool:
    domains = (sender.domain, *facts.rules.agency_domains)
    return in_domains(other.domain, domains)


def why_quiet(facts: Facts, kind: MessageKind, received: datetime, now: datetime) -> str:
    """Why nobody is answered although the mail is taken in; "" where somebody may be."""
    if before_start(facts, received):
        return "it lay in the mailbox before the bot's start"
    program = automatic.ask(facts) or mailing_list.ask(facts)
    if program:
        return program
    suppressing = facts.headers.every("X-Auto-Response-Suppress")
    asked = re.split(r"[,;\s]+", " ".join(suppressing).lower())
    if _SUPPRESS & set(asked):
        return "its sender asks for no automatic answer (X-Auto-Response-Suppress)"
    if is_thanks(facts, kind):
        return "a word of thanks needs no answer"
    if kind in _PROFILES and facts.standing.believed:
        return ""
    return _over_cap(facts, now)


def is_thanks(facts: Facts, kind: MessageKind) -> bool:
    """Whether it answers a mail, or adds to a case, with thanks and nothing else.

    The mail may be one that somebody of the office wrote by hand. A subject of its own words says
    something else.
    """
    answers = facts.thread.answers_us or bool(facts.headers.in_reply_to)
    to_us = kind is MessageKind.INQUIRY and answers
    if facts.attachments or not (to_us or kind is MessageKind.SUPPLEMENT):
        return False
    case = facts.thread.case
    number = case.tracking_number if case else ""
    subject = facts.new_subject.replace(number, "").strip(" []:-–—")
    return only_thanks(facts.mail.words) and (not subject or only_thanks(subject))


def before_start(facts: Facts, received: datetime) -> bool:
    """Whether the mail is older than the time from which the bot answers."""
    return facts.rules.start is not None and received < facts.rules.start


def _over_cap(facts: Facts, now: datetime) -> str:
    """Whether the answers of the last 24 hours are used up; nobody is asked about a stranger."""
    if facts.standing is Standing.STRANGER or facts.headers.sender is None:
        return ""
    caps, since = facts.rules.caps, now - _DAY
    reply_to = reply_address(facts)
    address = reply_to.address.lower() if reply_to is not None else facts.sender
    if facts.lookup.answers_since(address, since) >= caps.per_address:
        return f"{address} has had {caps.per_address} automatic answers within a day"
    domain = address.rpartition("@")[2]
    if facts.lookup.answers_to_domain_since(domain, since) >= caps.per_domain:
        return f"{domain} has had {caps.per_domain} automatic answers within a day"
    if facts.lookup.answers_in_all_since(since) >= caps.in_all:
        return f"{caps.in_all} automatic answers were sent within a day"
    return ""
