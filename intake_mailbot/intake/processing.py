"""Processing: attempt, read, understand, decide, commit; trouble stays with its own message."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable
from contextlib import closing
from dataclasses import replace

import structlog

from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.errors import (
    ConcurrentChangeError,
    ServiceUnreachableError,
    UnreadableProcessError,
)
from intake_mailbot.domain.model import LedgerState, MessageKind
from intake_mailbot.domain.outcomes import Decision
from intake_mailbot.intake.again import continued, same_case, supersede, taken_up, vouched
from intake_mailbot.intake.aside import NOTHING, Aside
from intake_mailbot.intake.carrying import carry_out
from intake_mailbot.intake.describing import describe
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.following import follow
from intake_mailbot.intake.meaning import meant
from intake_mailbot.intake.obeying import obeyed
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.intake.readings import Read
from intake_mailbot.intake.submitting import submitted, with_their_case
from intake_mailbot.intake.troubles import failed, held_back, put_off
from intake_mailbot.intake.turns import for_a_while
from intake_mailbot.intake.work import Work, give_back, in_turn, taken_over
from intake_mailbot.message import understand
from intake_mailbot.store.errors import TakenOverError
from intake_mailbot.store.rows import LedgerRow
from parsers.errors import NotReadyError, ParseError, StarvedError
from parsers.model import ParsedMail

_SETTLES = 5

log = structlog.get_logger(__name__)


def process_pending(
    desk: Desk, account: str, without: Collection[int] = (), aside: Aside = NOTHING
) -> Generator[Processed, None, None]:
    """Process what is next of one mailbox: received, or left at work by a process that died.

    That is everything, oldest first; or by the turns of their senders the first ``AT_ONCE``, and
    what can be begun in ``A_WHILE``. ``without`` are ids that are left for later. ``aside`` is what
    goes on in between.

    Close the iterator where not all of it is wanted. Raises ServiceUnreachableError where the
    database or the files cannot be reached: that is nobody's fault here, and the attempt is not
    counted against the message.
    """
    with desk.store.unit(write=False) as unit:
        waiting = [row for row in unit.ledger.pending(account) if row.id not in without]
    turns = desk.turns.next(desk.store.files, waiting)
    yield from _process_all(desk, for_a_while(turns), aside)


def process_one(desk: Desk, message_id: int) -> Processed | None:
    """Process this message; None where there is nothing more to do with it.

    Raises ServiceUnreachableError as ``process_pending`` does.
    """
    with desk.store.unit(write=False) as unit:
        state = unit.ledger.get(message_id).state
    if state not in {LedgerState.RECEIVED, LedgerState.WORKING}:
        return None
    with closing(_process_all(desk, (message_id,))) as done:
        return next(done)


def _process_all(
    desk: Desk, message_ids: Iterable[int], aside: Aside = NOTHING
) -> Generator[Processed, None, None]:
    with closing(in_turn(desk, message_ids, aside)) as works:
        for work in works:
            yield work if isinstance(work, Processed) else _process(desk, work, aside)


def _process(desk: Desk, work: Work, aside: Aside) -> Processed:
    """Take one message of the ledger to its end, or count a failed attempt."""
    try:
        return _work(desk, work, aside)
    except TakenOverError as error:
        return taken_over(work.row, error)


def _work(desk: Desk, work: Work, aside: Aside) -> Processed:
    mail: ParsedMail | None = None
    try:
        read = work.reading.result()
        mail = read.mail
        return _settle(desk, work, read, aside)
    except ServiceUnreachableError:
        give_back(desk, work)
        raise
    except TakenOverError:
        raise
    except NotReadyError as error:
        give_back(desk, work)
        said = f"{error}".rstrip(".")
        raise ServiceUnreachableError(f"{said}. Mail waits until it has begun.") from error
    except StarvedError as error:
        return put_off(desk, work, str(error))
    except UnreadableProcessError as error:
        return held_back(desk, work, mail, str(error))
    except ParseError as error:
        return failed(desk, work, mail, str(error))
    except Exception as error:
        # One message must not stop the others, whatever it hits on: it is tried again, then set
        # aside with the reason.
        log.exception("message failed", message=work.row.id, attempt=work.counted)
        return failed(desk, work, mail, f"{type(error).__name__}: {error}")


def _settle(desk: Desk, work: Work, read: Read, aside: Aside) -> Processed:
    """Decide and commit; a case that changed meanwhile is decided on anew."""
    for left in reversed(range(_SETTLES)):
        try:
            return _settle_once(desk, work, read, aside)
        except ConcurrentChangeError:
            if not left:
                raise
    raise AssertionError


def _settle_once(desk: Desk, work: Work, read: Read, aside: Aside) -> Processed:
    now, row, mail = desk.clock(), work.row, read.mail
    with desk.store.unit() as unit:
        past = taken_up(unit, row, work.attempt)
        if isinstance(past, Processed):
            unit.commit()
            return past
        message = understand(
            mail,
            ledger_id=row.id,
            received=row.server_date or row.first_seen,
            rules=desk.rules,
            lookup=unit.lookup,
            now=now,
            tried_again=past.retried is not None,
            vouched=vouched(unit, past),
        )
        message = same_case(message, past)
        message = replace(message, office=meant(desk, message, mail))
        if settled := obeyed(desk, unit, work, mail, message, now):
            supersede(unit, row, past)
            unit.commit()
            return settled
        followed = follow(desk, unit, message, mail)
        if followed is not None:
            message = replace(message, work=followed.work)
        profiles = with_their_case(desk, unit, message, submitted(desk, mail))
        before = read.likely.judged
        decision = continued(decide(message, profiles, desk.known, now, before), past)
        done = decision.state is LedgerState.DONE or decision.kind is MessageKind.SUPPLEMENT
        events = followed.events if followed and done else ()
        with unit.events.together():
            numbers = carry_out(desk, unit, row, read, message, decision, now, events)
        describe(unit, message, decision.kind)
        unit.ledger.settle(
            row.id,
            state=decision.state,
            folder=decision.folder,
            kind=decision.kind,
            reason=decision.reason,
            body_digest=message.digest,
        )
        supersede(unit, row, past)
        aside.join(unit)
        unit.commit()
    aside.joined()
    _log(row, decision, numbers)
    return Processed(row.id, decision.kind, decision.state, numbers, decision.reason)


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
