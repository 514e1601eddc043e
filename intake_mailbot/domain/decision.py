"""The whole policy: what follows from one message. Pure and total.

``decide`` looks first at what must never be acted upon (our own echo, a copy, a bounce), then at
profiles, which are taken in however the mail looks, and then at what kind of mail it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from form_templates.flow import GIVEN_UP
from form_templates.office import Office
from intake_mailbot.domain.answering import (
    answer,
    fact_of,
    may_answer,
    sentences,
    who,
    why_unanswered,
)
from intake_mailbot.domain.blanks import only_asks
from intake_mailbot.domain.judge import Judged
from intake_mailbot.domain.lone_pages import file_pages, only_pages
from intake_mailbot.domain.model import (
    CaseRef,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    Submitted,
    Verdict,
)
from intake_mailbot.domain.outcomes import Decision, ReplyKind
from intake_mailbot.domain.profiles import decide_profiles
from intake_mailbot.domain.unbelieved import hold_unbelieved
from parsers.errors import ErrorKind

_MENDABLE = {
    ErrorKind.ENCRYPTED,
    ErrorKind.CORRUPT,
    ErrorKind.TOO_LARGE,
    ErrorKind.UNSUPPORTED,
    ErrorKind.NO_FORM,
}
"""Why a file could not be read, where its sender can do something about it."""

_BY_HAND = "Please answer from your own mailbox."
"""What planners are asked to do with what no mail of ours answers."""
_LOOK_AT_SCAN = (
    "Please look at it: where it is a form, ask them for it as Word or PDF, or for a new scan."
)

_FILED_BESIDE = {
    Verdict.ACCEPT: Folder.ACCEPTED,
    Verdict.RETURN: Folder.RETURNED,
    Verdict.HOLD: Folder.HELD,
}


def decide(
    message: Message,
    submitted: Sequence[Submitted],
    offices: Mapping[str, Office],
    now: datetime,
    before: Sequence[Judged] = (),
) -> Decision:
    """What follows from ``message`` and the profiles ``submitted`` with it.

    ``offices`` are by their id; a profile of an office that is not among them is not taken in.
    Signatures and plans are judged as of the day of receipt, in the time zone in which
    ``message.received`` is given (the office's); ``now`` (aware) is the latest it can be.
    ``before`` are judgements that were made already: what is the very same is not judged twice.
    """
    if message.kind in _ASIDE:
        return _ASIDE[message.kind](message)
    profiles = tuple(one for one in submitted if one.office in offices)
    if profiles and only_pages(message, profiles, offices):
        return file_pages(message)
    if profiles:
        blank = only_asks(message, profiles)
        asked = _about_a_blank(message, profiles[0].office) if blank else None
        return asked or decide_profiles(message, profiles, offices, now, before)
    if message.kind in {MessageKind.AUTOMATIC, MessageKind.LIST}:
        return _aside(message)
    if not message.standing.believed:
        return hold_unbelieved(message)
    strange = _fits_none(message, offices)
    answer_it = _WITHOUT_PROFILE.get(message.kind, _inquiry)
    return _hold(message, strange) if strange else answer_it(message)


def _fits_none(message: Message, offices: Mapping[str, Office]) -> str:
    """Why no office of this mailbox can answer the mail, as a sentence; "" where one can.

    Of several offices none answers what may be for another: a planner says whose it is.
    """
    if message.kind in _BRING_FORMS:
        return (
            f"{who(message)} sent a form that no office of this mailbox takes. Forward it to"
            " the one whose form it is, or answer from your own mailbox."
        )
    known = message.office or message.thread.case or message.thread.claimed
    if len(offices) < 2 or known or message.kind is not MessageKind.INQUIRY:
        return ""
    if message.thread.answers_us or message.wants:
        return ""
    titles = ", ".join(office.form.title for office in offices.values())
    return f"{who(message)} wrote without a form, and it fits none of: {titles}. {_BY_HAND}"


def _aside(message: Message) -> Decision:
    return Decision(LedgerState.DONE, Folder.AUTOMATIC, message.kind, message.reason)


def _bounce(message: Message) -> Decision:
    notice = ""
    if message.about:
        notice = f"A mail of ours did not arrive: {message.reason or message.subject}"
    return Decision(
        LedgerState.DONE,
        Folder.AUTOMATIC,
        message.kind,
        message.reason,
        bounced=message.about,
        notice=notice,
    )


def _inquiry(message: Message) -> Decision:
    if message.thread.claimed:
        return _hold(message, _claims(message))
    if message.thanks:
        notice = f"{who(message)} thanked for a mail of ours."
        return Decision(
            LedgerState.DONE, Folder.INQUIRIES, message.kind, message.quiet, notice=notice
        )
    if message.thread.answers_us:
        said = f"{who(message)} answered a mail of ours, and sent no form."
        return _hold(message, f"{said} {_BY_HAND}")
    if message.wants:
        return _hold(message, f"{who(message)} {message.wants}. {_BY_HAND}")
    return _answered(message, ReplyKind.GUIDANCE, Folder.INQUIRIES, "guidance with the blank form")


def _status(message: Message) -> Decision:
    if message.thread.claimed:
        return _hold(message, _claims(message))
    if message.thread.case is None:
        does = message.wants or "asks how a request stands, and names none"
        said = f"{who(message)} {does}."
        return _hold(message, f"{said} {_BY_HAND}")
    number = message.thread.case.tracking_number
    decision = _answered(message, ReplyKind.STATUS, Folder.INQUIRIES, f"status of {number}")
    return replace(decision, asked_about=message.thread.case)


def _supplement(message: Message) -> Decision:
    case = message.thread.case
    if case is None:
        return _inquiry(message)
    work = message.work
    doubt = work.doubt if work else ""
    answered = work is not None and work.answered
    return Decision(
        LedgerState.HELD if doubt else LedgerState.DONE,
        Folder.HELD if doubt else _FILED_BESIDE[case.verdict],
        message.kind,
        work.reason if work else message.reason or f"filed to {case.tracking_number}",
        replies=() if answered else answer(message, ReplyKind.SUPPLEMENT),
        supplement_to=case,
        notice=doubt if work else _of_supplement(message, case),
    )


def _of_supplement(message: Message, case: CaseRef) -> str:
    """Words are for a person; files are where the case does not go on by itself."""
    if message.before_start:
        return ""
    if not message.attachments or message.asks:
        does = f", and {message.wants}" if message.wants else ""
        return f"{who(message)} wrote about {case.tracking_number}{does}."
    if case.verdict is Verdict.ACCEPT:
        return ""
    stands = "is returned" if case.verdict is Verdict.RETURN else "is held"
    if case.stage == GIVEN_UP:
        stands = "was closed without its corrected form"
    return f"{who(message)} sent files for {case.tracking_number}, which {stands}."


def _about_a_blank(message: Message, office: str) -> Decision:
    """A question about the blank is answered as one; in a case's thread a person reads it."""
    if message.thread.case is not None:
        return _supplement(replace(message, kind=MessageKind.SUPPLEMENT, reason="a blank form"))
    asked = replace(message, kind=MessageKind.INQUIRY, office=office, reason="a blank form")
    return _inquiry(asked)


def _unreadable(message: Message) -> Decision:
    """A sender who can mend the file is told how; what only a person can judge is held."""
    if all(problem.kind in _MENDABLE and not problem.scan for _, problem in message.problems):
        decision = _answered(message, ReplyKind.UNREADABLE, Folder.RETURNED, _unread(message))
        return replace(decision, notice=_of_encrypted(message, decision))
    told = " Its sender was told so." if _is_blank(message) and may_answer(message) else ""
    said = f"{_unread(message)}, in a mail from {who(message)}.{told}"
    return _hold(message, f"{said} {_LOOK_AT_SCAN}")


def _is_blank(message: Message) -> bool:
    return any(problem.blank for _, problem in message.problems)


def _of_encrypted(message: Message, decision: Decision) -> str:
    """What planners hear of a mail that nobody here can read: nothing else tells what it was."""
    if not message.encrypted or message.before_start:
        return ""
    asked = "was asked to send it without encryption" if decision.replies else "was told nothing"
    return f"{who(message)} sent an encrypted mail, which cannot be read here, and {asked}."


def _answered(message: Message, kind: ReplyKind, folder: Folder, reason: str) -> Decision:
    """Answer it; what deserves an answer and cannot have one waits for a planner.

    What lay in the mailbox before the bot's first start is only filed: people have seen it.
    """
    case = message.thread.case
    if may_answer(message) or message.before_start:
        said = reason if may_answer(message) else f"{reason}; not sent: {why_unanswered(message)}"
        state, filed = LedgerState.DONE, folder
    else:
        said = f"needs an answer from a person: {why_unanswered(message)}"
        state, filed = LedgerState.HELD, Folder.HELD
    return Decision(
        state,
        filed,
        message.kind,
        said,
        replies=answer(message, kind),
        supplement_to=case if kind is ReplyKind.UNREADABLE else None,
    )


def _hold(message: Message, notice: str) -> Decision:
    return Decision(
        LedgerState.HELD,
        Folder.HELD,
        message.kind,
        sentences((message.reason and f"{message.reason.rstrip('.')}.", notice)),
        replies=answer(message, ReplyKind.ACKNOWLEDGEMENT),
        supplement_to=message.thread.case,
        notice=notice,
    )


def _claims(message: Message) -> str:
    said = f"{who(message)} names {message.thread.claimed} without being part of it."
    return f"{said} {_BY_HAND}"


def _unread(message: Message) -> str:
    return "; ".join(fact_of(name, problem) for name, problem in message.problems)


_BRING_FORMS = frozenset({MessageKind.PROFILE, MessageKind.CORRECTION, MessageKind.DRAFT})

_ASIDE: dict[MessageKind, Callable[[Message], Decision]] = {
    MessageKind.ECHO: _aside,
    MessageKind.DUPLICATE: _aside,
    MessageKind.BOUNCE: _bounce,
}

_WITHOUT_PROFILE: dict[MessageKind, Callable[[Message], Decision]] = {
    MessageKind.INQUIRY: _inquiry,
    MessageKind.STATUS: _status,
    MessageKind.SUPPLEMENT: _supplement,
    MessageKind.UNREADABLE: _unreadable,
}
