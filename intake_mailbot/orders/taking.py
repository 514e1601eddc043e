"""Who orders what about which case, and whether it is obeyed.

An order is taken from the addresses of the office's planners only, and only where our own server
confirms them: where no server is configured to ask, a form from an agency is believed all the same,
an order is not.
"""

from __future__ import annotations

from datetime import datetime

from intake_mailbot.casework import let_go_on
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef, Message, Verdict
from intake_mailbot.intake.desk import Desk, Obeyed, OfficeDesk
from intake_mailbot.message.threading import token_case
from intake_mailbot.orders.lines import Line, order_lines
from intake_mailbot.orders.verbs import Orders
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import ParsedMail

_WISH, _WISH_NO_MORE = "weekly summary", "no weekly summary"
_RELEASE = "release"
_UNCONFIRMED = (
    "orders by mail are taken only where our own mail server confirms who sent them, and here it"
    " does not: the administrator names it in the settings ([trust] authserv_ids or"
    " internal_header); until then use intake-mailbot cases"
)
"""A notice's Message-ID is seen by whoever handles the mail; an address is easily written."""


def obey(
    desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message, now: datetime
) -> Obeyed | None:
    """Carry out what the mail orders, within the unit; None where it orders nothing.

    Raises UsageError for an order that cannot be carried out: the caller undoes what was done.
    """
    lines = order_lines(mail.words)
    if not lines or message.sender is None:
        return None
    wished = _wish(desk, unit, message, lines[0].text, now)
    if wished is not None:
        return wished
    case = _case(desk, unit, mail, message)
    released = _release(desk, unit, mail, message, case, lines[0], now)
    if released is not None or case is None:
        return released
    office, sender = desk.offices.get(case.office), message.sender.address.lower()
    if office is None or not message.standing.may_be_answered or sender not in _planners(office):
        return None
    orders = Orders(desk, unit, office, case, now, sender)
    if not orders.begin(lines, mail.words):
        return None
    if not message.standing.confirmed:
        raise UsageError(_UNCONFIRMED)
    return orders.carry_out(lines)


def _planners(office: OfficeDesk) -> frozenset[str]:
    return frozenset(planner.lower() for planner in office.settings.planners)


def _case(desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message) -> CaseRef | None:
    """The case of the notice that the mail answers; it alone says which one is meant."""
    if message.thread.case is not None:
        return message.thread.case
    for answered in (mail.headers.in_reply_to, *reversed(mail.headers.references[-50:])):
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
    planners = (_planners(one) for one in ((office,) if office else desk.offices.values()))
    sender = message.sender.address.lower() if message.sender else ""
    if line.word != _RELEASE or not any(sender in names for names in planners):
        return None
    told = unit.lookup.told_planners_of(mail.headers.in_reply_to)
    if told is None or not message.standing.may_be_answered:
        return None
    if any(one.case.verdict is Verdict.HOLD for one in unit.cases.submitted_in(told)):
        return None
    if not message.standing.confirmed:
        raise UsageError(_UNCONFIRMED)
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
