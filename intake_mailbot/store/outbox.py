"""The outbox: mails of ours, written with the case and sent after it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, select

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import MessageKind
from intake_mailbot.store.rows import About, OutboxItem, OutboxRow, OutboxState
from intake_mailbot.store.tables import case_, message, outbox
from intake_mailbot.store.wanted import Task, Wanted

_ITEM = tuple(
    outbox.c[name] for name in ("id", "message_id", "to_address", "eml", "attempts", "created")
)
_LIST = tuple(column for column in outbox.c if column.name != "eml")

_ALL = (
    select(*_LIST, case_.c.tracking_number)
    .outerjoin(case_, case_.c.id == outbox.c.about_case)
    .order_by(outbox.c.id)
)

_ADD = outbox.insert().returning(outbox.c.id)

_TAKE = (
    outbox.update()
    .where(
        outbox.c.id
        == select(outbox.c.id)
        .where(outbox.c.state == OutboxState.WAITING.value)
        .where(outbox.c.next_attempt <= bindparam("now"))
        .where(outbox.c.outgoing == bindparam("way_out"))
        .order_by(outbox.c.next_attempt, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    .values(state=OutboxState.SENDING.value, attempts=outbox.c.attempts + 1)
    .returning(*_ITEM)
)

_TAKE_ONE = (
    outbox.update()
    .where(outbox.c.id == bindparam("row_id"))
    .where(outbox.c.state == OutboxState.WAITING.value)
    .where(outbox.c.next_attempt <= bindparam("now"))
    .values(state=OutboxState.SENDING.value, attempts=outbox.c.attempts + 1)
    .returning(*_ITEM)
)

_MOVE = outbox.update().where(
    outbox.c.id == bindparam("row_id"), outbox.c.state.in_(bindparam("allowed", expanding=True))
)

_RETRIED = (OutboxState.FAILED, OutboxState.UNCERTAIN, OutboxState.WAITING)
_DISCARDED = (*_RETRIED, OutboxState.DISCARDED)


def _nobody(_: Wanted) -> None:
    """What is wanted is found by looking."""


class Outbox:
    """The mails to send. Rows are named by their id; an unknown id raises ``UsageError``."""

    def __init__(self, connection: Connection, wants: Callable[[Wanted], None] = _nobody) -> None:
        self._connection = connection
        self._wants = wants

    def add(
        self,
        *,
        message_id: str,
        to: str,
        subject: str,
        kind: str,
        about: About,
        eml: bytes,
        counts_for_cap: bool,
        created: datetime,
        due: datetime | None = None,
        outgoing: str = "",
    ) -> int:
        """Puts a finished mail in the outbox, to be sent from ``due`` (None: at once).

        ``outgoing`` names the way out that it takes.

        ``message_id`` keeps its angle brackets and never changes, however often it is tried.
        ``counts_for_cap`` says whether it uses up what its address may be sent automatically.
        """
        values = {
            "message_id": message_id,
            "to_address": to.lower(),
            "to_domain": to.rpartition("@")[2].lower(),
            "subject": subject,
            "kind": kind,
            "about_case": about.case,
            "about_message": about.message,
            "outgoing": outgoing,
            "counts_for_cap": counts_for_cap,
            "state": OutboxState.WAITING.value,
            "created": created,
            "next_attempt": created if due is None else due,
            "eml": eml,
        }
        new_id = int(self._connection.execute(_ADD, values).scalar_one())
        self._wants(Wanted(Task.REPLY, new_id, outgoing=outgoing))
        return new_id

    def take(self, now: datetime, outgoing: str = "") -> OutboxItem | None:
        """Takes the mail that is due longest and marks it *sending*; None when nothing is due.

        ``outgoing`` names the way out that asks.

        Commit before sending: then no other process sends it too, and a crash leaves it *sending*.
        """
        row = self._connection.execute(_TAKE, {"now": now, "way_out": outgoing}).first()
        if row is None:
            return None
        return OutboxItem(
            row.id, row.message_id, row.to_address, row.eml, row.attempts, row.created
        )

    def take_one(self, outbox_id: int, now: datetime) -> OutboxItem | None:
        """``take``, of this one; None where it is not waiting, or not due."""
        row = self._connection.execute(_TAKE_ONE, {"now": now, "row_id": outbox_id}).first()
        return None if row is None else OutboxItem(*row)

    def due(self, outbox_id: int) -> datetime | None:
        """When this one is due, None where it does not wait."""
        return self._connection.scalar(
            select(outbox.c.next_attempt)
            .where(outbox.c.id == outbox_id)
            .where(outbox.c.state == OutboxState.WAITING.value)
        )

    def next_due(self, outgoing: str = "") -> datetime | None:
        """When the next waiting mail of this way out is due, None when none waits."""
        return self._connection.scalar(
            select(outbox.c.next_attempt)
            .where(outbox.c.state == OutboxState.WAITING.value, outbox.c.outgoing == outgoing)
            .order_by(outbox.c.next_attempt)
            .limit(1)
        )

    def flows(self, outgoing: str, since: datetime) -> bool:
        """Whether one went out over this way ``since`` then, by whomever, or none is left to."""
        of_way = select(outbox.c.id).where(outbox.c.outgoing == outgoing).limit(1)
        sent = of_way.where(outbox.c.sent_at >= since)
        left = of_way.where(outbox.c.state.in_((OutboxState.WAITING, OutboxState.SENDING)))
        found = self._connection.scalar
        return found(sent) is not None or found(left) is None

    def pull_in(self, latest: datetime, now: datetime, outgoing: str = "") -> int:
        """What waits for a time after ``latest`` is due ``now``; gives how many there were."""
        put_off = (
            outbox.update()
            .where(outbox.c.state == OutboxState.WAITING.value, outbox.c.next_attempt > latest)
            .where(outbox.c.outgoing == outgoing)
            .values(next_attempt=now)
        )
        return self._connection.execute(put_off).rowcount

    def sent(self, outbox_id: int, now: datetime) -> None:
        """The outgoing server took it; so nothing is uncertain, whatever others had to assume."""
        of = (OutboxState.SENDING, OutboxState.UNCERTAIN)
        self._move(outbox_id, of, OutboxState.SENT, sent_at=now, last_error="")

    def later(self, outbox_id: int, error: str, when: datetime) -> None:
        """Refused for now: tried again from ``when``."""
        self._move(
            outbox_id,
            (OutboxState.SENDING,),
            OutboxState.WAITING,
            last_error=error,
            next_attempt=when,
        )

    def failed(self, outbox_id: int, error: str) -> None:
        """Refused for good."""
        self._move(outbox_id, (OutboxState.SENDING,), OutboxState.FAILED, last_error=error)

    def uncertain(self, outbox_id: int, error: str) -> None:
        """The connection was lost after its text was sent: never sent again by itself."""
        self._move(outbox_id, (OutboxState.SENDING,), OutboxState.UNCERTAIN, last_error=error)

    def retry(self, outbox_id: int, now: datetime) -> None:
        """A person wants it sent. Raises ``UsageError`` for one that is sent or discarded."""
        self._move(outbox_id, _RETRIED, OutboxState.WAITING, next_attempt=now)

    def discard(self, outbox_id: int) -> None:
        """A person settles that it is not sent. Raises ``UsageError`` for one that is sent."""
        self._move(outbox_id, _DISCARDED, OutboxState.DISCARDED)

    def recover(self, *, safe_to_repeat: bool, outgoing: str = "") -> int:
        """Settles what a dead process left *sending*; gives how many there were.

        Call it only while holding the lock of the outbox. ``safe_to_repeat`` is True where sending
        twice leaves one mail (the folder of ``dir:``): they wait again. Else they are uncertain.
        """
        return self._recover(outbox.c.outgoing == outgoing, safe_to_repeat=safe_to_repeat)

    def recover_one(self, outbox_id: int, *, safe_to_repeat: bool) -> None:
        """``recover`` for one, whose sender is known to have died or to be frozen."""
        self._recover(outbox.c.id == outbox_id, safe_to_repeat=safe_to_repeat)

    def _recover(self, which: ColumnElement[bool], *, safe_to_repeat: bool) -> int:
        state = OutboxState.WAITING if safe_to_repeat else OutboxState.UNCERTAIN
        error = "" if safe_to_repeat else "the process ended while it was being sent"
        settled = (
            outbox.update()
            .where(outbox.c.state == OutboxState.SENDING.value, which)
            .values(state=state.value, last_error=error)
        )
        return self._connection.execute(settled).rowcount

    def eml(self, outbox_id: int) -> bytes:
        """The finished mail."""
        found = self._connection.scalar(select(outbox.c.eml).where(outbox.c.id == outbox_id))
        if found is None:
            raise _unknown(outbox_id)
        return bytes(found)

    def texts(self) -> Iterator[tuple[int, bytes]]:
        """Every mail of ours that has its text still, oldest first."""
        wanted = select(outbox.c.id, outbox.c.eml).where(func.length(outbox.c.eml) > 0)
        for row in self._connection.execute(wanted.order_by(outbox.c.id)).yield_per(100):
            yield row.id, bytes(row.eml)

    def list(self) -> tuple[OutboxRow, ...]:
        """Every mail of ours, oldest first."""
        return tuple(_outbox_row(row) for row in self._connection.execute(_ALL).mappings())

    def of_case(
        self, case_id: int, limit: int, until: datetime | None = None
    ) -> tuple[OutboxRow, ...]:
        """The latest mails of ours about a case, the latest first; those written by ``until``."""
        wanted = _ALL.where(outbox.c.about_case == case_id).order_by(None)
        if until is not None:
            wanted = wanted.where(outbox.c.created <= until)
        rows = self._connection.execute(wanted.order_by(outbox.c.id.desc()).limit(limit))
        return tuple(_outbox_row(row) for row in rows.mappings())

    def of_message_id(self, message_id: str) -> OutboxRow | None:
        """The mail with this Message-ID, None where it is none of ours."""
        wanted = _ALL.where(outbox.c.message_id == message_id)
        row = self._connection.execute(wanted).mappings().first()
        return None if row is None else _outbox_row(row)

    def tells_of_one_that_came_back(self, outbox_id: int) -> bool:
        """Whether a mail of ours was written because another one did not arrive."""
        kind = select(message.c.kind).join(outbox, message.c.id == outbox.c.about_message)
        found = self._connection.scalar(kind.where(outbox.c.id == outbox_id))
        return bool(found == MessageKind.BOUNCE.value)

    def get(self, outbox_id: int) -> OutboxRow:
        """One mail of ours."""
        wanted = _ALL.where(outbox.c.id == outbox_id)
        row = self._connection.execute(wanted).mappings().first()
        if row is None:
            raise _unknown(outbox_id)
        return _outbox_row(row)

    def _move(
        self, outbox_id: int, allowed: Collection[OutboxState], to: OutboxState, **values: object
    ) -> None:
        states = [state.value for state in allowed]
        params = {"row_id": outbox_id, "allowed": states, "state": to.value, **values}
        if self._connection.execute(_MOVE, params).rowcount:
            return
        state = self._connection.scalar(select(outbox.c.state).where(outbox.c.id == outbox_id))
        if state is None:
            raise _unknown(outbox_id)
        raise UsageError(f"reply {outbox_id} is {state} and cannot become {to.value}")


def _unknown(outbox_id: int) -> UsageError:
    return UsageError(f"there is no reply {outbox_id}; `intake-mailbot outbox list` shows them")


def _outbox_row(row: RowMapping) -> OutboxRow:
    about = f"mail {row['about_message']}" if row["about_message"] is not None else ""
    return OutboxRow(
        id=row["id"],
        message_id=row["message_id"],
        to=row["to_address"],
        subject=row["subject"],
        kind=row["kind"],
        about=row["tracking_number"] or about,
        state=OutboxState(row["state"]),
        attempts=row["attempts"],
        created=row["created"],
        next_attempt=row["next_attempt"],
        sent_at=row["sent_at"],
        last_error=row["last_error"],
    )
