"""When an attempt fails: it is tried again; what the message itself ended, three times at most.

What only an administrator can mend first waits for that, held.
"""

from __future__ import annotations

from datetime import datetime

import structlog

from intake_mailbot.domain.answering import answer
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.domain.model import Folder, LedgerState, Message, MessageKind
from intake_mailbot.domain.outcomes import Decision, ReplyKind
from intake_mailbot.intake.again import Past, continued, supersede, taken_up, vouched
from intake_mailbot.intake.answering import Answering
from intake_mailbot.intake.describing import describe
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.intake.work import Work, give_back
from intake_mailbot.message import understand
from intake_mailbot.store.errors import TakenOverError
from intake_mailbot.store.rows import LedgerRow
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import Headers, ParsedMail

_MOST_UNCOUNTED = 10

log = structlog.get_logger(__name__)


def put_off(desk: Desk, work: Work, reason: str) -> Processed:
    """Leave a message to a later attempt that the machine, and not the message, kept from reading.

    It is not counted against the message, but that cannot go on for ever: after ``_MOST_UNCOUNTED``
    such attempts they count.
    """
    if work.attempt - work.counted >= _MOST_UNCOUNTED:
        return failed(desk, work, None, reason)
    log.warning("message put off", message=work.row.id, attempt=work.attempt, reason=reason)
    give_back(desk, work)
    kind = work.row.kind or MessageKind.UNREADABLE
    return Processed(work.row.id, kind, LedgerState.RECEIVED, reason=reason, put_off=True)


def held_back(desk: Desk, work: Work, mail: ParsedMail | None, reason: str) -> Processed:
    """Hold a message for whose case something has to be mended first, as planners are told.

    Its sender, if answerable, hears that a person will look. Where people cannot be told, the
    attempt has failed.
    """
    try:
        return _held_back(desk, work, mail, reason)
    except (ServiceUnreachableError, TakenOverError):
        raise
    except Exception:
        log.exception("not held back", message=work.row.id, attempt=work.counted)
        return failed(desk, work, mail, reason)


def _held_back(desk: Desk, work: Work, mail: ParsedMail | None, reason: str) -> Processed:
    now, row = desk.clock(), work.row
    with desk.store.unit() as unit:
        past = taken_up(unit, row, work.attempt)
        if isinstance(past, Processed):
            unit.commit()
            return past
        message, known = _understood(desk, unit, row, past, mail, now)
        decision = continued(_waiting(message, reason), past)
        _settle(desk, unit, known, message, decision, now, tell=True)
        supersede(unit, row, past)
        unit.commit()
    return Processed(row.id, decision.kind, LedgerState.HELD, reason=reason)


def failed(desk: Desk, work: Work, mail: ParsedMail | None, reason: str) -> Processed:
    """Count a failed attempt; the last one quarantines the message and tells people.

    ``mail`` is what was read of it, None where not even its headers could be. The sender, if known
    and answerable, hears that a person will look.
    """
    try:
        return _failed(desk, work, mail, reason, tell=True)
    except (ServiceUnreachableError, TakenOverError):
        raise
    except Exception:
        # What keeps people from being told must not keep the message at work: it would end every
        # pass, and all other mail would wait behind it. The digest and the folder still show it.
        log.exception("set aside without a word", message=work.row.id)
        return _failed(desk, work, None, reason, tell=False)


def _failed(
    desk: Desk, work: Work, mail: ParsedMail | None, reason: str, *, tell: bool
) -> Processed:
    now, row = desk.clock(), work.row
    with desk.store.unit() as unit:
        past = taken_up(unit, row, work.attempt)
        if isinstance(past, Processed):
            unit.commit()
            return past
        unit.ledger.add_problem(row.id, "", reason, now)
        if work.counted < desk.attempts:
            unit.ledger.put_back(row.id)
            unit.commit()
            return Processed(row.id, MessageKind.UNREADABLE, LedgerState.RECEIVED, reason=reason)
        _quarantine(desk, unit, row, past, mail, reason, now, tell=tell)
        supersede(unit, row, past)
        unit.commit()
    return Processed(row.id, MessageKind.UNREADABLE, LedgerState.QUARANTINED, reason=reason)


def _quarantine(
    desk: Desk,
    unit: UnitOfWork,
    row: LedgerRow,
    past: Past,
    mail: ParsedMail | None,
    reason: str,
    now: datetime,
    *,
    tell: bool,
) -> None:
    message, known = _understood(desk, unit, row, past, mail, now)
    decision = continued(_set_aside(message, reason), past)
    unit.events.add("quarantined", decision.notice, now, message=row.id)
    _settle(desk, unit, known, message, decision, now, tell=tell)


def _understood(
    desk: Desk,
    unit: UnitOfWork,
    row: LedgerRow,
    past: Past,
    mail: ParsedMail | None,
    now: datetime,
) -> tuple[Message, ParsedMail]:
    known = mail or ParsedMail(Headers("", None, "", None), "", "", ())
    message = understand(
        known,
        ledger_id=row.id,
        received=row.server_date or row.first_seen,
        rules=desk.rules,
        lookup=unit.lookup,
        now=now,
        tried_again=past.retried is not None,
        vouched=vouched(unit, past),
    )
    return message, known


def _settle(
    desk: Desk,
    unit: UnitOfWork,
    mail: ParsedMail,
    message: Message,
    decision: Decision,
    now: datetime,
    *,
    tell: bool,
) -> None:
    describe(unit, message, decision.kind)
    unit.ledger.settle(
        message.id,
        state=decision.state,
        folder=decision.folder,
        kind=decision.kind,
        reason=decision.reason,
        body_digest=message.digest if message.message_id else "",
    )
    if tell:
        Answering(desk, unit, mail, message, decision, (), (), now).enqueue()


def _set_aside(message: Message, reason: str) -> Decision:
    return Decision(
        LedgerState.QUARANTINED,
        Folder.QUARANTINE,
        MessageKind.UNREADABLE,
        reason,
        replies=answer(message, ReplyKind.ACKNOWLEDGEMENT),
        notice=f"Mail {message.id} could not be worked on and is set aside: {reason}",
    )


def _waiting(message: Message, reason: str) -> Decision:
    return Decision(
        LedgerState.HELD,
        Folder.HELD,
        message.kind,
        reason,
        replies=answer(message, ReplyKind.ACKNOWLEDGEMENT),
        notice=f"Mail {message.id} waits: {reason}. Then: intake-mailbot mail retry {message.id}",
    )
