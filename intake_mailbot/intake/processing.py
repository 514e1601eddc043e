"""Processing: attempt, read, understand, decide, commit; trouble stays with its own message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import structlog

from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.errors import ConcurrentChangeError, ServiceUnreachableError
from intake_mailbot.domain.model import (
    CaseRef,
    Decision,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    Submitted,
    Thread,
)
from intake_mailbot.intake.carrying import carry_out
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.intake.troubles import failed
from intake_mailbot.message import understand
from intake_mailbot.store.rows import LedgerRow
from intake_mailbot.store.unit import UnitOfWork
from parsers.errors import ParseError
from parsers.model import ParsedMail

_SETTLES = 5
_TRIED_AGAIN = frozenset({LedgerState.HELD, LedgerState.QUARANTINED})

log = structlog.get_logger(__name__)


def process_pending(desk: Desk, account: str) -> Iterator[Processed]:
    """Process everything of one mailbox that is received or was left at work, oldest first."""
    with desk.store.unit(write=False) as unit:
        waiting = [row.id for row in unit.ledger.pending(account)]
    for message_id in waiting:
        yield process(desk, message_id)


def process(desk: Desk, message_id: int) -> Processed:
    """Take one message of the ledger to its end, or count a failed attempt.

    Raises ServiceUnreachableError where the database or the files cannot be reached: that is
    nobody's fault here, and the attempt is not counted against the message.
    """
    with desk.store.unit() as unit:
        row = unit.ledger.get(message_id)
        earlier = unit.ledger.earlier_copy(row)
        attempt = unit.ledger.begin_attempt(message_id)
        if earlier and earlier.state is LedgerState.DONE:
            told = _file_again(unit, row, earlier)
            unit.commit()
            return told
        unit.commit()
    mail: ParsedMail | None = None
    try:
        mail = desk.reader.read_mail(desk.store.files.get(row.sha256))
        again = earlier.tracking_numbers if earlier and earlier.state in _TRIED_AGAIN else ()
        return _settle(desk, row, mail, again)
    except ServiceUnreachableError:
        with desk.store.unit() as unit:
            unit.ledger.give_back(message_id)
            unit.commit()
        raise
    except ParseError as error:
        return failed(desk, row, mail, attempt, str(error))
    except Exception as error:
        log.exception("message failed", message=message_id, attempt=attempt)
        return failed(desk, row, mail, attempt, f"{type(error).__name__}: {error}")


def _file_again(unit: UnitOfWork, row: LedgerRow, earlier: LedgerRow) -> Processed:
    """The same bytes once more: filed where they were filed before, nobody is answered."""
    reason = f"the same message as mail {earlier.id}"
    unit.ledger.settle(
        row.id,
        state=LedgerState.DONE,
        folder=earlier.to_folder or Folder.AUTOMATIC,
        kind=MessageKind.DUPLICATE,
        reason=reason,
    )
    unit.ledger.describe(
        row.id, header_id=earlier.message_id, sender=earlier.sender, subject=earlier.subject,
        received=earlier.received or row.first_seen, kind=MessageKind.DUPLICATE,
    )  # fmt: skip
    return Processed(row.id, MessageKind.DUPLICATE, LedgerState.DONE, reason=reason)


def _settle(desk: Desk, row: LedgerRow, mail: ParsedMail, again: tuple[str, ...]) -> Processed:
    """Decide and commit; a case that changed meanwhile is decided on anew."""
    for left in reversed(range(_SETTLES)):
        try:
            return _settle_once(desk, row, mail, again)
        except ConcurrentChangeError:
            if not left:
                raise
    raise AssertionError


def _settle_once(desk: Desk, row: LedgerRow, mail: ParsedMail, again: tuple[str, ...]) -> Processed:
    now = desk.clock()
    with desk.store.unit() as unit:
        message = understand(
            mail,
            ledger_id=row.id,
            received=row.server_date or row.first_seen,
            rules=desk.rules,
            lookup=unit.lookup,
            now=now,
        )
        message = _same_case(unit, message, again)
        decision = decide(message, submitted(desk, mail), desk.known, now)
        numbers = carry_out(desk, unit, row, mail, message, decision, now)
        unit.ledger.describe(
            row.id,
            header_id=mail.headers.message_id,
            sender=message.sender.address if message.sender else "",
            subject=message.subject,
            received=message.received,
            kind=decision.kind,
        )
        unit.ledger.settle(
            row.id,
            state=decision.state,
            folder=decision.folder,
            kind=decision.kind,
            reason=decision.reason,
            body_digest=message.digest,
        )
        unit.commit()
    _log(row, decision, numbers)
    return Processed(row.id, decision.kind, decision.state, numbers, decision.reason)


def _same_case(unit: UnitOfWork, message: Message, again: tuple[str, ...]) -> Message:
    """A held message that a person dragged back goes on with the case that it opened."""
    if len(again) != 1 or message.thread.case:
        return message
    case: CaseRef | None = unit.lookup.case_by_number(again[0])
    return replace(message, thread=Thread(case, "again")) if case else message


def submitted(desk: Desk, mail: ParsedMail) -> tuple[Submitted, ...]:
    """The profiles in a mail whose form one of this mailbox's offices takes."""
    by_form = {one.office.form.id: office_id for office_id, one in desk.offices.items()}
    return tuple(
        Submitted(leaf.path, leaf.name, leaf.sha256, by_form[leaf.form.form], leaf.form)
        for leaf in mail.forms
        if leaf.form and leaf.form.form in by_form
    )


def _log(row: LedgerRow, decision: Decision, numbers: tuple[str, ...]) -> None:
    log.info(
        "message",
        id=row.id,
        kind=decision.kind.value,
        state=decision.state.value,
        cases=numbers,
        verdicts=[one.judgement.verdict.value for one in decision.outcomes],
        replies=[reply.kind.value for reply in decision.replies],
    )
