"""A mail that gives an order: carried out, answered with what was done, and settled."""

from __future__ import annotations

from datetime import datetime

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Folder, LedgerState, Message, MessageKind, Verdict
from intake_mailbot.domain.outcomes import Reply, ReplyKind
from intake_mailbot.intake.answering import answer_order
from intake_mailbot.intake.describing import describe
from intake_mailbot.intake.desk import Desk, Obeyed
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.intake.work import Work
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import ParsedMail

_NEVER = frozenset(
    {
        MessageKind.ECHO,
        MessageKind.BOUNCE,
        MessageKind.DUPLICATE,
        MessageKind.LIST,
        MessageKind.AUTOMATIC,
    }
)
_FOLDERS = {
    Verdict.ACCEPT: Folder.ACCEPTED,
    Verdict.RETURN: Folder.RETURNED,
    Verdict.HOLD: Folder.HELD,
}


def obeyed(
    desk: Desk, unit: UnitOfWork, work: Work, mail: ParsedMail, message: Message, now: datetime
) -> Processed | None:
    """What became of a mail that is an order, within the unit; None where it is none.

    An order that cannot be carried out changes nothing, and its sender is told why. A program, a
    copy and mail from before the bot's start give no orders. Raises ``TakenOverError``.
    """
    row = work.row
    if desk.obeys is None or message.kind in _NEVER or message.before_start:
        return None
    if message.reply_to is None or mail.forms:
        return None
    try:
        done = desk.obeys(desk, unit, mail, message, now)
    except UsageError as error:
        unit.rollback()  # which lets go of the message too
        unit.mailboxes.decide_alone(row.account)
        unit.ledger.hold(row.id, work.attempt)
        done = Obeyed(message.thread.case, (f"{error}",), done=False)
    if done is None:
        return None
    answer_order(desk, unit, mail, message, done, Reply(ReplyKind.ORDER, message.reply_to), now)
    describe(unit, message, MessageKind.SUPPLEMENT)
    reason = f"an order, {'carried out' if done.done else 'not carried out'}: {done.said[0]}"
    case = unit.lookup.case_by_id(done.case.id) if done.case else None
    if case is not None:
        unit.cases.asked(case, row.id, now=now, said=f"order by mail: {done.said[0]}")
    unit.ledger.settle(
        row.id,
        state=LedgerState.DONE,
        folder=_FOLDERS[case.verdict] if case else Folder.INQUIRIES,
        kind=MessageKind.SUPPLEMENT,
        reason=reason,
        body_digest=message.digest,
    )
    for one in done.also:
        unit.cases.asked(one, row.id, now=now, said="order by mail, with others")
    cases = (case,) if case else done.also
    files = [leaf for leaf in mail.leaves if leaf.name and not leaf.decoration]
    if files and len(cases) == 1:  # of several cases nobody says whose they are
        unit.cases.attach(cases[0], row.id, files, now=now)
    numbers = tuple(one.tracking_number for one in cases)
    return Processed(row.id, MessageKind.SUPPLEMENT, LedgerState.DONE, numbers, reason)
