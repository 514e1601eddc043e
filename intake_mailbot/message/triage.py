"""What a mail is: the questions in their order. The first that says yes names the kind."""

from __future__ import annotations

from collections.abc import Callable

from intake_mailbot.domain.model import MessageKind
from intake_mailbot.message.facts import Facts
from intake_mailbot.message.questions import (
    automatic,
    bounce,
    correction,
    draft,
    duplicate,
    echo,
    inquiry,
    mailing_list,
    profile,
    status,
    supplement,
    unreadable,
)

QUESTIONS: tuple[tuple[MessageKind, Callable[[Facts], str]], ...] = (
    # What must never be acted upon, whatever it holds: a bounce may return our own form.
    (MessageKind.ECHO, echo.ask),
    (MessageKind.BOUNCE, bounce.ask),
    (MessageKind.DUPLICATE, duplicate.ask),
    # A profile is taken in, however automatic its mail looks; only the answer may be withheld.
    (MessageKind.DRAFT, draft.ask),
    (MessageKind.CORRECTION, correction.ask),
    (MessageKind.PROFILE, profile.ask),
    # It may have been a profile: what cannot be read is never "no attachment".
    (MessageKind.UNREADABLE, unreadable.ask),
    # Nobody waits for an answer.
    (MessageKind.LIST, mailing_list.ask),
    (MessageKind.AUTOMATIC, automatic.ask),
    # People.
    (MessageKind.STATUS, status.ask),
    (MessageKind.SUPPLEMENT, supplement.ask),
    (MessageKind.INQUIRY, inquiry.ask),
)


def triage(facts: Facts) -> tuple[MessageKind, str]:
    """The kind of the mail and the reason; the last question always says yes."""
    answers = ((kind, ask(facts)) for kind, ask in QUESTIONS)
    return next((kind, reason) for kind, reason in answers if reason)
