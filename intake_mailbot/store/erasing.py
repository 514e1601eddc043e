"""Removing what is personal, and nothing of what keeps the books right.

What remains of a mail: its ids, its SHA-256, kind, state and dates, so that it is known and not
taken in again. Of a reply: its Message-ID, kind and state, so that its thread and bounces are
known. Of a case: number, office, stage, title, agency, verdicts, clocks, and which rules found
fault with which fields. Of history: that and when something happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.domain.redacting import ERASED, Impersonal, Words, written
from intake_mailbot.store.case_reader import REDECIDED
from intake_mailbot.store.course_tables import moment
from intake_mailbot.store.dropping import DroppedFiles
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import (
    case_,
    case_file,
    event,
    evidence,
    message,
    outbox,
    submission,
    summary_wish,
)

_TELLING = 10
"""Characters; a shorter subject ("Form", "opened") says nothing of anybody, and much besides."""

_SETTLED = (OutboxState.FAILED.value, OutboxState.UNCERTAIN.value)


_CORRECTION = "correction"


class Erasing:
    """Removes, within the unit's transaction. Rows are named by their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        if connection.dialect.name == "sqlite":  # else what was removed stays in the file's gaps
            connection.exec_driver_sql("PRAGMA secure_delete = ON")

    def discard_mails(self, mails: Collection[int], now: datetime) -> None:
        """The mails as they came are to go, with the files in them. The messages are done."""
        if not mails:
            return
        gone = (
            message.update()
            .where(message.c.id.in_(mails), message.c.discarded.is_(None))
            .values(discarded=now, state=LedgerState.DONE.value)
            .returning(message.c.sha256)
        )
        DroppedFiles(self._connection).drop(set(self._connection.scalars(gone)), now)

    def known_again(self, mail: int, now: datetime) -> None:
        """A mail whose bytes were removed came again; its earlier row says what becomes of it."""
        of_it = message.update().where(message.c.id == mail).values(discarded=now)
        sha256 = self._connection.scalar(of_it.returning(message.c.sha256))
        DroppedFiles(self._connection).drop({str(sha256)}, now)

    def erase_mails(self, mails: Collection[int], now: datetime) -> None:
        """The same, and who wrote them, and about what."""
        self.discard_mails(mails, now)
        rows = self._rows(message, ("sender", "subject", "reason"), message.c.id.in_(mails))
        subjects = (row["subject"] for row in rows if len(row["subject"]) >= _TELLING)
        words = Words.of((*(row["sender"] for row in rows), *subjects))
        self._replace_in_events(event.c.message_id.in_(mails), words)
        for row in rows:
            self._set(
                message, row["id"], sender="", subject="", message_id="",
                reason=words.text(row["reason"]), erased=now,
            )  # fmt: skip
        names = case_file.update().where(case_file.c.message_id.in_(mails))
        self._connection.execute(names.values(name=""))

    def empty_replies(self, replies: Collection[int]) -> None:
        """The texts of mails of ours; what nobody settled counts as discarded, never as to send."""
        of_these = outbox.update().where(outbox.c.id.in_(replies))
        self._connection.execute(of_these.values(eml=b""))
        open_ = of_these.where(outbox.c.state.in_(_SETTLED))
        self._connection.execute(open_.values(state=OutboxState.DISCARDED.value))

    def erase_replies(self, replies: Collection[int]) -> None:
        """The same, and to whom they went."""
        self.empty_replies(replies)
        of_these = outbox.update().where(outbox.c.id.in_(replies))
        nobody = {"to_address": "", "to_domain": "", "subject": "", "last_error": ""}
        self._connection.execute(of_these.values(nobody))

    def erase_versions(self, versions: Collection[int], now: datetime) -> None:
        """What was read of these submissions (their ids): values, quotes, signers."""
        sent = submission.c.id.in_(versions)
        same = (submission.c.case_id == evidence.c.case_id) & (
            submission.c.version == evidence.c.version
        )
        self.drop_pictures(select(submission.c.id).where(sent, same).exists(), now)
        columns = ("form", "findings", "doubts")
        for row in self._rows(submission, columns, submission.c.id.in_(versions)):
            form = {**row["form"], "fields": [], "signatures": [], "warnings": []}
            self._set(
                submission, row["id"], form=form, name="",
                findings=[_unsaid(one) for one in row["findings"]],
                doubts=[_unsaid(one) for one in row["doubts"]],
            )  # fmt: skip
        self._unsay_events(versions)
        current = (submission.c.case_id == case_.c.id) & (submission.c.version == case_.c.version)
        shown = select(case_.c.id).join(submission, current).where(sent)
        for case in self._connection.scalars(shown).all():
            self.erase_fields(case)

    def _unsay_events(self, versions: Collection[int]) -> None:
        """What was decided of these submissions before they were decided again, and set right."""
        named = select(submission.c.case_id, submission.c.version).where(
            submission.c.id.in_(versions)
        )
        these = {(row.case_id, row.version) for row in self._connection.execute(named)}
        cases = {case for case, _ in these}
        where = (event.c.case_id.in_(cases), event.c.kind.in_((REDECIDED, _CORRECTION)))
        for row in self._rows(event, ("case_id", "kind", "data"), *where):
            data = dict(row["data"] or {})
            if (row["case_id"], data.get("version")) in these:
                plain = _uncorrected if row["kind"] == _CORRECTION else _undecided
                self._set(event, row["id"], data=plain(data))

    def drop_pictures(self, where: ColumnElement[bool], now: datetime) -> None:
        """The pictures of places in doubt (rows of ``evidence``) are to go."""
        gone = evidence.delete().where(where).returning(evidence.c.sha256)
        DroppedFiles(self._connection).drop(set(self._connection.scalars(gone)), now)

    def erase_fields(self, case_id: int) -> None:
        """What the current version of a case says; which fields it has stays."""
        for row in self._rows(case_, ("fields",), case_.c.id == case_id):
            self._set(case_, case_id, fields=dict.fromkeys(row["fields"]))

    def erase_case(self, case_id: int, now: datetime, impersonal: Impersonal) -> None:
        """All that a case says of people: fields, versions, corrections, notes, addresses."""
        words = self.words_of(case_id, impersonal)
        versions = select(submission.c.id).where(submission.c.case_id == case_id)
        self.erase_versions(tuple(self._connection.scalars(versions)), now)
        self.erase_fields(case_id)
        self._set(case_, case_id, sender="", participants=[], erased=now)
        self.erase_corrections([case_id])
        self.replace_in_history([case_id], words)

    def erase_corrections(self, cases: Collection[int]) -> None:
        """What planners set right; that they did, in which field and how, stays for the report."""
        these = (event.c.case_id.in_(cases), event.c.kind == _CORRECTION)
        for row in self._rows(event, ("data",), *these):
            self._set(event, row["id"], data=_uncorrected(row["data"] or {}))

    def replace_in_history(self, cases: Collection[int], words: Words) -> None:
        """Put ERASED for these words wherever the history of these cases says them."""
        self._replace_in_events(event.c.case_id.in_(cases), words)
        columns = (moment.c.case_id, moment.c.number, moment.c.actor, moment.c.event, moment.c.said,
                   moment.c.course)  # fmt: skip
        found = select(*columns).where(moment.c.case_id.in_(cases))
        for one in self._connection.execute(found).mappings().all():
            key = (moment.c.case_id == one["case_id"], moment.c.number == one["number"])
            self._connection.execute(
                moment.update()
                .where(*key)
                .values(
                    actor=words.text(one["actor"]),
                    event=words.free(one["event"]),
                    said=words.plain(one["said"]),
                    course=words.free(one["course"]),
                )
            )

    def _replace_in_events(self, where: ColumnElement[bool], words: Words) -> None:
        for row in self._rows(event, ("text", "actor", "data"), where):
            self._set(
                event, row["id"], text=words.text(row["text"]), actor=words.text(row["actor"]),
                data=words.plain(row["data"]),
            )  # fmt: skip

    def words_of(self, case_id: int, impersonal: Impersonal) -> Words:
        """What a case says of people: addresses, names, phones, notes, names of their files.

        Names and phones are what stands in the fields of its office that are not ``impersonal``.
        """
        office = self._connection.scalar(select(case_.c.office).where(case_.c.id == case_id))
        nobody = impersonal.get(str(office), frozenset())
        names = select(case_file.c.name).where(case_file.c.case_id == case_id)
        found: set[str] = set(self._connection.scalars(names))
        for row in self._rows(case_, ("sender", "participants", "fields"), case_.c.id == case_id):
            found |= {row["sender"], *row["participants"], *_people(row["fields"].items(), nobody)}
        versions = select(submission.c.form).where(submission.c.case_id == case_id)
        for form in self._connection.scalars(versions):
            readings = [(name, text) for name, _, text, *_ in form["fields"]]
            values = [(name, value) for name, value, *_ in form["fields"]]
            found |= set(_people([*readings, *values], nobody))
            found |= {one["signer"] for one in form["signatures"] if one["signer"]}
        said = select(moment.c.event).where(moment.c.case_id == case_id)
        return Words.of(found.union(*(written(one) for one in self._connection.scalars(said))))

    def forget_wish(self, address: str) -> None:
        """No weekly summary goes to ``address`` any more."""
        gone = summary_wish.delete().where(func.lower(summary_wish.c.address) == address)
        self._connection.execute(gone)

    def _rows(self, table: Any, names: Iterable[str], *where: Any) -> Sequence[RowMapping]:
        wanted = select(table.c.id, *(table.c[name] for name in names)).where(*where)
        return self._connection.execute(wanted).mappings().all()

    def _set(self, table: Any, row_id: int, **values: Any) -> None:
        self._connection.execute(table.update().where(table.c.id == row_id).values(values))


def _people(values: Iterable[tuple[str, Any]], nobody: Collection[str]) -> Iterable[str]:
    """What stands in all fields but those in which ``nobody`` stands."""
    for field, value in values:
        if isinstance(value, str) and field not in nobody:
            yield value


def _unsaid(found: Mapping[str, Any]) -> dict[str, Any]:
    """A finding or a doubt without what it quotes."""
    quoting = {"message", "mend", "shown", "reason"}
    return {key: ERASED if key in quoting and value else value for key, value in found.items()}


def _undecided(data: Mapping[str, Any]) -> dict[str, Any]:
    """A decision that another took the place of, without what it quotes."""
    return {
        **data,
        **{name: [_unsaid(one) for one in data[name]] for name in ("findings", "doubts")},
    }


def _uncorrected(data: Mapping[str, Any]) -> dict[str, Any]:
    """A correction without what it says."""
    return {**data, "readings": [], "signatures": []}
