"""Who orders what about which case, and whether it is obeyed.

An order is taken from the addresses of the office's planners only, and only where our own server
confirms them: where no server is configured to ask, a form from an agency is believed all the same,
an order is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from intake_mailbot.casework import let_go_on
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef, Message, Verdict
from intake_mailbot.intake.desk import Desk, Obeyed
from intake_mailbot.message.threading import token_case
from intake_mailbot.orders.lines import Line, is_cut, order_lines
from intake_mailbot.orders.numbered import how_to, ordered_by_number, refuse_numbered
from intake_mailbot.orders.rights import must_be_confirmed, planners_of
from intake_mailbot.orders.verbs import Orders
from intake_mailbot.store.unit import UnitOfWork
from parsers.mail.address import mailboxes
from parsers.model import ParsedMail

_WISH, _WISH_NO_MORE = "weekly summary", "no weekly summary"
_RELEASE = "release"
_MOST = 50
"""References of a mail that are looked at, the latest."""


def obey(
    desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message, now: datetime
) -> Obeyed | None:
    """Carry out what the mail orders, within the unit; None where it orders nothing.

    Raises UsageError for an order that cannot be carried out: the caller undoes what was done.
    """
    lines = order_lines(mail.words)
    if message.sender is None:
        return None
    done = _wish(desk, unit, message, lines[0].text, now) if lines else None
    done = done or _numbered(desk, unit, mail, message, lines, now)
    if done is not None or not lines:
        return done
    case = _case(desk, unit, mail, message)
    released = _release(desk, unit, mail, message, case, lines[0], now)
    if released is not None or case is None:
        return released
    office, sender = desk.offices.get(case.office), message.sender.address.lower()
    if office is None or not message.standing.may_be_answered or sender not in planners_of(office):
        return None
    orders = Orders(desk, unit, office, case, now, sender)
    if not orders.begin(lines, mail.words) or _is_copy(desk, mail):
        return None
    must_be_confirmed(message)
    _must_answer_us(desk, mail)
    refuse_numbered(orders, lines[1:])
    return orders.carry_out(lines)


def _numbered(
    desk: Desk,
    unit: UnitOfWork,
    mail: ParsedMail,
    message: Message,
    lines: Sequence[Line],
    now: datetime,
) -> Obeyed | None:
    """Lines that begin with numbers, in an answer of a planner's to a mail of ours.

    Whoever answers a digest otherwise is told how, where our own server confirms them. Raises
    UsageError as ``obey`` does.
    """
    sender = message.sender.address.lower() if message.sender else ""
    plans = any(sender in planners_of(office) for office in desk.offices.values())
    if not (plans and message.standing.may_be_answered and _answers_us(desk, mail)):
        return None
    done = ordered_by_number(desk, unit, message, lines, now)
    if done is not None and is_cut(mail.words):  # what is not read may order something too
        raise UsageError("too many lines; nothing was done, send them in two mails")
    if done is not None or not message.standing.confirmed:  # or anybody has mails sent to a planner
        return done
    return how_to(desk, now) if unit.lookup.is_digest(mail.headers.in_reply_to) else None


def _answers_us(desk: Desk, mail: ParsedMail) -> bool:
    answered = (mail.headers.in_reply_to, *mail.headers.references[-_MOST:])
    return any(token_case(desk.key, one) is not None for one in answered)


def _is_copy(desk: Desk, mail: ParsedMail) -> bool:
    """Whether the mail answers none of ours and is to others too: its words are for them."""
    fields = (*mail.headers.every("To"), *mail.headers.every("Cc"))
    receivers = {one.address.lower() for field in fields for one in mailboxes(field)}
    return not _answers_us(desk, mail) and not receivers <= desk.rules.own_addresses


def _must_answer_us(desk: Desk, mail: ParsedMail) -> None:
    """Raises UsageError where the mail answers none of ours; what it gets can be answered."""
    if not _answers_us(desk, mail):
        raise UsageError(
            "orders are taken in an answer to a mail of ours about the case; this mail is one:"
            " reply to it with the same lines"
        )


def _case(desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message) -> CaseRef | None:
    """The case of the notice that the mail answers; it alone says which one is meant."""
    if message.thread.case is not None:
        return message.thread.case
    for answered in (mail.headers.in_reply_to, *reversed(mail.headers.references[-_MOST:])):
        case_id = token_case(desk.key, answered)
        if case_id:
            return unit.lookup.case_by_id(case_id)
    return None


def _release(
    desk: Desk,
    unit: UnitOfWork,
    mail: ParsedMail,
    message: Message,
    case: CaseRef | None,
    line: Line,
    now: datetime,
) -> Obeyed | None:
    """ "release": the message that a notice is about is worked on again, its sender believed.

    Of a ``case`` its own planners say so, of none those of any office. A message that brought a
    case that is held is no such one: its readings are confirmed.
    """
    office = desk.offices.get(case.office) if case else None
    planners = (planners_of(one) for one in ((office,) if office else desk.offices.values()))
    sender = message.sender.address.lower() if message.sender else ""
    if line.word != _RELEASE or not any(sender in names for names in planners):
        return None
    told = unit.lookup.told_planners_of(mail.headers.in_reply_to)
    if told is None or not message.standing.may_be_answered:
        return None
    if any(one.case.verdict is Verdict.HOLD for one in unit.cases.submitted_in(told)):
        return None
    must_be_confirmed(message)
    return Obeyed(case, (let_go_on(unit, told, now, sender),), done=True)


def _wish(
    desk: Desk, unit: UnitOfWork, message: Message, line: str, now: datetime
) -> Obeyed | None:
    """An agency's contact asks for a weekly summary of their own cases, or for none any more.

    The office of the case that the mail is about sends it, else the mailbox's first; none any more
    is none of any office.
    """
    words = " ".join(line.lower().strip(" .!").split())
    if words not in {_WISH, _WISH_NO_MORE} or message.sender is None:
        return None
    if not message.standing.believed:
        return None
    sender, case = message.sender.address, message.thread.case
    if words == _WISH:
        meant = desk.offices.get(case.office, desk.default) if case else desk.default
        unit.digest_runs.wish(meant.settings.key, sender, now)
        said = "From now on you get a summary of your requests every week."
    else:
        for key in {one.settings.key for one in desk.offices.values()}:
            unit.digest_runs.wish_no_more(key, sender)
        said = "You get no weekly summary of your requests any more."
    return Obeyed(None, (said,), done=True)
