"""The questions that triage asks about what is known; shaped as ``message/lookup.py`` asks them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from form_templates.flow import GIVEN_UP
from intake_mailbot.domain.model import CaseRef, LedgerState, Verdict
from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.store.case_reader import CaseReader, case_refs
from intake_mailbot.store.cases import STAGES
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import case_, message, message_case, outbox

_SETTLED = (LedgerState.DONE.value, LedgerState.HELD.value)


_ASKED = bindparam("message_id", type_=message.c.message_id.type)

_BY_MESSAGE_ID = (
    select(case_)
    .where(
        case_.c.id.in_(
            select(message_case.c.case_id)
            .join(message, message.c.id == message_case.c.message_id)
            .where(message.c.message_id == _ASKED, message.c.message_id != "")
        )
        | case_.c.id.in_(select(outbox.c.about_case).where(outbox.c.message_id == _ASKED))
    )
    .limit(2)
)

_RETURNED = (
    select(case_)
    .where(case_.c.sender == bindparam("sender"))
    .where(case_.c.verdict == Verdict.RETURN.value)
    .where(case_.c.stage.in_((STAGES[Verdict.RETURN], GIVEN_UP)))
    .order_by(case_.c.id.desc())
    .limit(20)
)

_TAKEN_IN = (
    select(case_)
    .where(case_.c.sender == bindparam("sender"))
    .where(case_.c.verdict != Verdict.RETURN.value)
    .order_by(case_.c.id.desc())
    .limit(20)
)

DIGEST = "digest"
"""The kind of a nightly digest in the outbox."""

_OURS = select(outbox.c.id).where(outbox.c.message_id == _ASKED)

_DUPLICATE = (
    select(message.c.id)
    .where(message.c.message_id == _ASKED, message.c.sender == bindparam("sender"))
    .where(message.c.body_digest == bindparam("digest"), message.c.state.in_(_SETTLED))
    .order_by(message.c.id)
    .limit(1)
)

_ANSWERS = (
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.created >= bindparam("since"))
    .where(outbox.c.counts_for_cap, outbox.c.state != OutboxState.DISCARDED.value)
)
_ANSWERS_TO_ADDRESS = _ANSWERS.where(outbox.c.to_address == bindparam("address"))
_ANSWERS_TO_DOMAIN = _ANSWERS.where(outbox.c.to_domain == bindparam("domain"))


class StoreLookup:
    """Answers from the database, within the unit's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cases = CaseReader(connection)

    def case_by_id(self, case_id: int) -> CaseRef | None:
        """The case with this id, which a token of ours names."""
        return self._cases.get(case_id)

    def case_by_number(self, number: str) -> CaseRef | None:
        """The case with this tracking number."""
        return self._cases.by_number(number)

    def case_by_message_id(self, message_id: str) -> CaseRef | None:
        """The one case that a mail belongs to: an agency's own, or one of ours about a case.

        None where the mail is unknown, or belongs to several cases.
        """
        found = case_refs(self._connection, _BY_MESSAGE_ID.params(message_id=message_id))
        return found[0] if len(found) == 1 else None

    def returned_to(self, sender: str) -> tuple[CaseRef, ...]:
        """The cases, the latest first, whose last version this sender sent and was sent back."""
        return case_refs(self._connection, _RETURNED.params(sender=sender))

    def taken_in_from(self, sender: str) -> tuple[CaseRef, ...]:
        """The cases, the latest first, whose last version this sender sent, accepted or held."""
        return case_refs(self._connection, _TAKEN_IN.params(sender=sender))

    def told_planners_of(self, message_id: str) -> int | None:
        """The message (its ledger id) that our notice to planners with this Message-ID is about."""
        wanted = select(outbox.c.about_message).where(
            outbox.c.message_id == message_id, outbox.c.kind == ReplyKind.PLANNER_NOTICE.value
        )
        return self._connection.scalar(wanted)

    def is_digest(self, message_id: str) -> bool:
        """Whether this Message-ID is of a nightly digest of ours."""
        wanted = _OURS.where(outbox.c.kind == DIGEST)
        return self._connection.scalar(wanted, {"message_id": message_id}) is not None

    def sent_by_us(self, message_id: str) -> bool:
        """Whether this Message-ID is of a mail of ours."""
        return self._connection.scalar(_OURS, {"message_id": message_id}) is not None

    def duplicate_of(self, sender: str, message_id: str, body_digest: str) -> int | None:
        """The settled mail of the same sender, Message-ID, words and files; its ledger id."""
        if not (message_id and body_digest):
            return None
        same = {"message_id": message_id, "sender": sender.lower(), "digest": body_digest}
        return self._connection.scalar(_DUPLICATE, same)

    def answers_since(self, address: str, since: datetime) -> int:
        """How many answers that count for the cap this address was written since then."""
        asked = {"since": since, "address": address.lower()}
        return self._connection.scalar(_ANSWERS_TO_ADDRESS, asked) or 0

    def answers_to_domain_since(self, domain: str, since: datetime) -> int:
        """The same for every address of a domain."""
        asked = {"since": since, "domain": domain.lower()}
        return self._connection.scalar(_ANSWERS_TO_DOMAIN, asked) or 0

    def answers_in_all_since(self, since: datetime) -> int:
        """The same for everybody."""
        return self._connection.scalar(_ANSWERS, {"since": since}) or 0
