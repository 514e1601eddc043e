"""From a decision's reply to the finished mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from form_templates.office import Office
from intake_mailbot.domain.outcomes import Reply, ReplyKind
from intake_mailbot.replies.blanks import blanks_of
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.envelope import Envelope, plain_address, to_bytes
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.looking import looks_of, pictures_of
from intake_mailbot.replies.outgoing_check import check_outgoing
from intake_mailbot.replies.render import Setting, render

_WITH_BLANKS = {ReplyKind.GUIDANCE}


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished mail: the bytes that go out, and its subject as people read it."""

    eml: bytes
    subject: str


def compose(
    reply: Reply,
    facts: ReplyFacts,
    office: Office,
    *,
    address: str,
    office_name: str,
    message_id: str,
    now: datetime,
    files: tuple[Attachment, ...] = (),
) -> Composed:
    """The mail to ``reply.to``, finished and checked.

    ``address`` and ``office_name`` are the From; ``message_id`` is ours, with angle brackets;
    ``now`` is aware and in the office's zone: days in the mail are days there; ``files`` go with
    the mail. Raises
    ``UnanswerableAddressError`` where ``reply.to`` cannot be written to, ``SettingsError`` where
    a template is at fault, ``UnsafeReplyError`` where the result is not what it should be.
    """
    to = plain_address(reply.to.address)
    blanks = blanks_of(office, office.form) if reply.kind in _WITH_BLANKS else ()
    setting = Setting(office, office_name, address, now, tuple(blank.name for blank in blanks))
    said = render(reply, facts, setting)
    envelope = Envelope(
        from_name=office_name,
        from_address=address,
        to=to,
        subject=said.subject,
        message_id=message_id,
        date=now,
        in_reply_to="" if reply.kind is ReplyKind.PLANNER_NOTICE else facts.in_reply_to,
        references=facts.references,
    )
    shown = _pictures(reply, facts, office)
    eml = to_bytes(envelope, said.text, said.html, (*blanks, *files, *shown))
    check_outgoing(eml, to=to, sender=plain_address(address), message_id=message_id)
    return Composed(eml, said.subject)


def _pictures(reply: Reply, facts: ReplyFacts, office: Office) -> tuple[Attachment, ...]:
    """The pictures of places in doubt that a notice shows; only planners are shown any."""
    if reply.kind is not ReplyKind.PLANNER_NOTICE or len(reply.outcomes) != 1:
        return ()
    item = facts.outcomes[reply.outcomes[0]]
    evidence = item.outcome.submitted.form.evidence
    return pictures_of((looks_of(item, office.form),), evidence)
