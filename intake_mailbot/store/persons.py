"""What is kept about one person, found by their mail address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    Text,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
)

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.domain.redacting import Words
from intake_mailbot.store import ageing
from intake_mailbot.store.course_tables import moment
from intake_mailbot.store.events import PUT_TOGETHER
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import case_, event, message, message_case, outbox, submission

_AT_WORK = (LedgerState.RECEIVED.value, LedgerState.WORKING.value)
_TO_SEND = (OutboxState.WAITING.value, OutboxState.SENDING.value)

_TEXTS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (message, ("subject", "reason")),
    (case_, ("fields",)),
    (submission, ("form", "findings", "doubts")),
    (event, ("actor", "text", "data")),
    (outbox, ("subject", "last_error")),
)
"""Where a person may be named beside their own mails, replies and cases."""


@dataclass(frozen=True)
class Person:
    """What is about one address; rows by their ids.

    ``mails`` are the person's own; ``replies`` those to the person, or about their mails and cases.
    ``own_cases`` are cases of which every version came from the person, ``cases`` all in which they
    take part or are named. ``versions`` are the submissions that they sent, and those that such a
    one was put together with. ``at_work`` and
    ``to_send`` are mails and replies that are not at their end; ``open_cases`` tracking numbers.
    """

    address: str
    mails: tuple[int, ...]
    replies: tuple[int, ...]
    cases: tuple[int, ...]
    own_cases: tuple[int, ...]
    versions: tuple[int, ...]
    at_work: tuple[int, ...]
    to_send: tuple[int, ...]
    open_cases: tuple[str, ...]

    @property
    def unknown(self) -> bool:
        """Whether nothing is kept about the address."""
        return not (self.mails or self.replies or self.cases)


class Persons:
    """The questions about one person."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, address: str) -> Person:
        """All that is about ``address`` (in any case of letters)."""
        one = address.strip().lower()
        mails = self._ids(message, func.lower(message.c.sender) == one)
        cases = self._cases(one, mails)
        versions = self._with_put_together(submission.c.message_id.in_(mails))
        others = select(submission.c.case_id).where(submission.c.message_id.not_in(mails))
        theirs = select(submission.c.case_id).where(submission.c.message_id.in_(mails))
        own = self._ids(case_, case_.c.id.in_(theirs), case_.c.id.not_in(others))
        about = or_(
            func.lower(outbox.c.to_address) == one,
            outbox.c.about_message.in_(mails),
            outbox.c.about_case.in_(own),
        )
        return Person(
            one, mails, self._ids(outbox, about), cases, own, versions,
            self._ids(message, message.c.id.in_(mails), message.c.state.in_(_AT_WORK)),
            self._ids(outbox, about, outbox.c.state.in_(_TO_SEND)),
            ageing.open_cases(self._connection, cases),
        )  # fmt: skip

    def replace(self, address: str, words: Words) -> int:
        """Put ERASED wherever a text says ``address`` or another of ``words``; gives how many rows.

        Reads every text that is kept.
        """
        changed = 0
        for table, names in _TEXTS:
            for row in self._naming(table, names, words):
                values = {name: _replaced(row[name], words) for name in names}
                self._connection.execute(
                    table.update().where(table.c.id == row["id"]).values(values)
                )
                changed += 1
        return changed + self._replace_moments(words) + self._leave(address)

    def _replace_moments(self, words: Words) -> int:
        names = ("actor", "event", "said", "course")
        rows = tuple(self._naming(moment, names, words))
        for row in rows:
            values = {
                "actor": words.text(row["actor"]),
                "said": words.plain(row["said"]),
                "event": words.free(row["event"]),
                "course": words.free(row["course"]),
            }
            key = (moment.c.case_id == row["case_id"], moment.c.number == row["number"])
            self._connection.execute(moment.update().where(*key).values(values))
        return len(rows)

    def _leave(self, address: str) -> int:
        """The person takes part in no case any more."""
        named = _says(case_.c.participants, address)
        rows = self._connection.execute(
            select(case_.c.id, case_.c.participants, case_.c.sender).where(
                or_(func.lower(case_.c.sender) == address, named)
            )
        ).all()
        for row in rows:
            others = [one for one in row.participants if one.lower() != address]
            sender = "" if row.sender.lower() == address else row.sender
            self._connection.execute(
                case_.update()
                .where(case_.c.id == row.id)
                .values(participants=others, sender=sender, row_version=case_.c.row_version + 1)
            )
        return len(rows)

    def _naming(
        self, table: Table, names: tuple[str, ...], words: Words
    ) -> Iterator[dict[str, Any]]:
        said = [_says(table.c[name], word) for name in names for word in sorted(words.words)]
        keys = tuple(column for column in table.primary_key.columns)
        wanted = select(*keys, *(table.c[name] for name in names)).where(or_(*said))
        for row in self._connection.execute(wanted).mappings().all():
            yield dict(row)

    def _cases(self, address: str, mails: tuple[int, ...]) -> tuple[int, ...]:
        linked = select(message_case.c.case_id).where(message_case.c.message_id.in_(mails))
        return self._ids(
            case_,
            or_(
                func.lower(case_.c.sender) == address,
                _says(case_.c.participants, address),
                _says(case_.c.fields, address),
                case_.c.id.in_(linked),
            ),
        )

    def _with_put_together(self, sent: ColumnElement[bool]) -> tuple[int, ...]:
        """The versions that were sent so, and those that hold one of them as well."""
        rows = self._connection.execute(
            select(submission.c.case_id, submission.c.version).where(sent)
        )
        found = {(row.case_id, row.version) for row in rows}
        cases = {case for case, _ in found}
        puts = select(event.c.case_id, event.c.data).where(
            event.c.case_id.in_(cases), event.c.kind == PUT_TOGETHER
        )
        for row in self._connection.execute(puts.order_by(event.c.id)):
            if (row.case_id, row.data["before"]) in found:
                found.add((row.case_id, row.data["version"]))
        keys = tuple_(submission.c.case_id, submission.c.version)
        return self._ids(submission, keys.in_(sorted(found)))

    def _ids(self, table: Table, *where: ColumnElement[bool]) -> tuple[int, ...]:
        wanted = select(table.c.id).where(*where).order_by(table.c.id)
        return tuple(self._connection.scalars(wanted))


def _says(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """Whether the text of a column holds ``word``, as it stands there or as JSON writes it."""
    text = func.lower(type_coerce(column, Text))
    ways = {word.lower(), json.dumps(word.lower())[1:-1], json.dumps(word)[1:-1].lower()}
    return or_(*(text.contains(way, autoescape=True) for way in sorted(ways)))


def _replaced(value: Any, words: Words) -> Any:
    return words.text(value) if isinstance(value, str) else words.plain(value)
