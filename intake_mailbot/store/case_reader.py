"""Cases, read: as a decision needs them, as planners see them, as they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Select, and_, bindparam, select

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef, Judgement, Verdict
from intake_mailbot.domain.outcomes import CaseView, Due
from intake_mailbot.store import codec
from intake_mailbot.store.course_tables import clock
from intake_mailbot.store.events import Events
from intake_mailbot.store.rows import Filed
from intake_mailbot.store.tables import case_, case_file, message_case, outbox, submission
from parsers.model import ParsedForm

REDECIDED = "redecided"
"""The kind of the event by which a version is decided again."""

_ASKED_BY_NAME = 100
"""Up to so many cases, only their own files are looked up; beyond, all are."""

# Made once: putting these together costs more than asking them.
_BY_ID = select(case_).where(case_.c.id == bindparam("case"))
_NUMBERED = case_.c.tracking_number.in_([bindparam("given"), bindparam("upper")])
_BY_NUMBER = select(case_).where(_NUMBERED)
_FILES = select(case_file.c.case_id, case_file.c.name, case_file.c.path).order_by(case_file.c.id)
_FILES_OF_ONE = _FILES.where(case_file.c.case_id == bindparam("case"))
_VIEWS = (
    select(case_, submission.c.findings)
    .join(
        submission,
        and_(submission.c.case_id == case_.c.id, submission.c.version == case_.c.version),
    )
    .order_by(case_.c.id)
)
_VIEW_OF_ONE = _VIEWS.where(_NUMBERED)
_CLOCKS = (
    select(clock)
    .join(case_, case_.c.id == clock.c.case_id)
    .order_by(clock.c.run, clock.c.due, clock.c.id)
)
_CLOCKS_OF_ONE = _CLOCKS.where(_NUMBERED)
_VERSION = select(submission).where(
    submission.c.case_id == bindparam("case"), submission.c.version == bindparam("number")
)


class CaseReader:
    """The questions about cases."""

    def __init__(self, connection: Connection, events: Events | None = None) -> None:
        """``events`` are those of the unit, whose history is read and written."""
        self._connection = connection
        self._events = events or Events(connection)

    def get(self, case_id: int) -> CaseRef | None:
        """The case with this id, as it stands now."""
        return self._find(_BY_ID, {"case": case_id})

    def by_number(self, tracking_number: str) -> CaseRef | None:
        """The case with this tracking number, in any case of letters."""
        return self._find(_BY_NUMBER, _asked(tracking_number))

    def view(self, tracking_number: str) -> CaseView:
        """One case as planners see it. Raises ``UsageError`` where there is none."""
        asked = _asked(tracking_number)
        for view in self._views(_VIEW_OF_ONE, _CLOCKS_OF_ONE, asked):
            return view
        raise UsageError(
            f"there is no case {tracking_number}; `intake-mailbot cases list` shows them"
        )

    def list(self) -> tuple[CaseRef, ...]:
        """Every case, oldest first."""
        return case_refs(self._connection, select(case_).order_by(case_.c.id))

    def not_delivered(self) -> tuple[CaseRef, ...]:
        """The cases about which a mail of ours came back, oldest first."""
        wanted = select(case_).where(case_.c.undelivered)
        return case_refs(self._connection, wanted.order_by(case_.c.id))

    def export(self) -> Iterator[CaseView]:
        """Every case with its fields, findings and deadlines, oldest first."""
        return self._views(_VIEWS, _CLOCKS, {})

    def readings(self, case: CaseRef, version: int | None = None) -> ParsedForm:
        """What was read of a version (None: the current one), before any correction."""
        row = self._submission(case, version)
        return codec.form_from_json(row["form"])

    def corrected(
        self, case: CaseRef, version: int | None = None, until: datetime | None = None
    ) -> ParsedForm:
        """A version's readings (None: the current one) with every correction, the latest last.

        ``until`` (aware) leaves out the corrections that came after it.
        """
        form, counts = self.readings(case, version), version or case.version
        signatures = dict(form.signatures)
        for correction in self._events.of_kind(case, "correction"):
            data: codec.Json = dict(correction.data or {})
            if data.get("version") == counts and (until is None or correction.at <= until):
                form = form.corrected(codec.readings_from_json(data["readings"]))
                signatures |= codec.signatures_from_json(data["signatures"])
        return replace(form, signatures=signatures)

    def brought_by(self, case: CaseRef) -> int:
        """The message (its ledger id) that brought the current version."""
        return int(self._submission(case, None)["message_id"])

    def file_of(self, case: CaseRef) -> tuple[str, str, str]:
        """The file that the current version is: its path in the mail, its name, its SHA-256."""
        row = self._submission(case, None)
        return row["path"], row["name"], row["sha256"]

    def judgement(self, case: CaseRef, version: int | None = None) -> Judgement:
        """What was decided about a version (None: the current one)."""
        return judgement_from_json(self.decided(case, version))

    def decided(self, case: CaseRef, version: int | None) -> codec.Json:
        """The same as it is kept: plain JSON, with the ``version``."""
        row = self._submission(case, version)
        return {name: row[name] for name in ("version", "verdict", "findings", "doubts")}

    def submitted(self, case: CaseRef, version: int) -> tuple[datetime, int]:
        """The receipt of a version, and the message (its ledger id) that brought it."""
        row = self._submission(case, version)
        return row["received"], int(row["message_id"])

    def of_message(self, message: int) -> tuple[CaseRef, ...]:
        """The cases that a message (its ledger id) belongs to."""
        return case_refs(
            self._connection,
            select(case_)
            .join(message_case, message_case.c.case_id == case_.c.id)
            .where(message_case.c.message_id == message)
            .order_by(case_.c.id),
        )

    def submitted_in(self, message: int) -> tuple[Filed, ...]:
        """The profiles that a message (its ledger id) brought, as it was last worked on."""
        wanted = (
            select(submission.c.path, submission.c.version, submission.c.case_id)
            .where(submission.c.message_id == message)
            .order_by(submission.c.id)
        )
        rows = self._connection.execute(wanted).all()
        cases = {row.case_id: self.get(row.case_id) for row in rows}
        latest = {row.path: (row.version, cases[row.case_id]) for row in rows}
        return tuple(Filed(path, version, case) for path, (version, case) in latest.items() if case)

    def of_reply(self, message_id: str) -> tuple[CaseRef, ...]:
        """The cases that a mail of ours, with this Message-ID, was about (for its bounce)."""
        about = self._connection.execute(
            select(outbox.c.about_case, outbox.c.about_message).where(
                outbox.c.message_id == message_id
            )
        ).first()
        if about is None:
            return ()
        if about.about_case is None:
            return () if about.about_message is None else self.of_message(about.about_message)
        case = self.get(about.about_case)
        return (case,) if case else ()

    def _find(self, wanted: Select[Any], asked: Mapping[str, int | str]) -> CaseRef | None:
        row = self._connection.execute(wanted, asked).mappings().first()
        if row is None:
            return None
        files = self._connection.execute(_FILES_OF_ONE, {"case": row["id"]})
        return case_ref(row, tuple(file.name or file.path for file in files))

    def _submission(self, case: CaseRef, version: int | None) -> RowMapping:
        number = case.version if version is None else version
        asked = {"case": case.id, "number": number}
        row = self._connection.execute(_VERSION, asked).mappings().first()
        if row is None:
            raise UsageError(f"{case.tracking_number} has no version {version}")
        return row

    def _views(
        self, wanted: Select[Any], clocks: Select[Any], asked: Mapping[str, str]
    ) -> Iterator[CaseView]:
        dues = _dues(self._connection.execute(clocks, asked))
        for row in self._connection.execute(wanted, asked).mappings():
            yield _view(row, tuple(dues.get(row["id"], ())))


def judgement_from_json(data: codec.Json) -> Judgement:
    """What ``decided`` gives, as a value."""
    return Judgement(
        Verdict(data["verdict"]),
        codec.findings_from_json(data["findings"]),
        codec.doubts_from_json(data["doubts"]),
    )


def case_refs(connection: Connection, wanted: Select[Any]) -> tuple[CaseRef, ...]:
    """The rows of ``case_`` that ``wanted`` selects, with the names of the files on each case."""
    rows = connection.execute(wanted).mappings().all()
    files = _file_names(connection, [row["id"] for row in rows]) if rows else {}
    return tuple(case_ref(row, tuple(files.get(row["id"], ()))) for row in rows)


def _file_names(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    few = len(ids) <= _ASKED_BY_NAME
    wanted = _FILES.where(case_file.c.case_id.in_(ids)) if few else _FILES
    names: dict[int, list[str]] = {}
    for row in connection.execute(wanted):
        names.setdefault(row.case_id, []).append(row.name or row.path)
    return names


def case_ref(row: RowMapping, files: tuple[str, ...] = ()) -> CaseRef:
    """A row of ``case_`` as a decision sees it."""
    return CaseRef(
        id=row["id"],
        tracking_number=row["tracking_number"],
        office=row["office"],
        title=row["title"],
        stage=row["stage"],
        verdict=Verdict(row["verdict"]),
        version=row["version"],
        participants=frozenset(row["participants"]),
        received=row["received"],
        row_version=row["row_version"],
        first_received=row["first_received"],
        files=files,
        agency=row["agency"],
    )


def _asked(tracking_number: str) -> dict[str, str]:
    given = tracking_number.strip()
    return {"given": given, "upper": given.upper()}


def _view(row: RowMapping, dues: tuple[Due, ...]) -> CaseView:
    return CaseView(
        tracking_number=row["tracking_number"],
        office=row["office"],
        stage=row["stage"],
        verdict=Verdict(row["verdict"]),
        title=row["title"],
        agency=row["agency"],
        sender=row["sender"],
        received=row["received"],
        version=row["version"],
        fields=row["fields"],
        findings=codec.findings_from_json(row["findings"]),
        deadlines=dues,
    )


def _dues(rows: Iterable[Row[Any]]) -> dict[int, list[Due]]:
    """The latest run of each clock, by case; those that were called off are left out."""
    runs: dict[int, dict[str, Due | None]] = {}
    for row in rows:
        off = row.stopped is not None and not row.kept
        due = Due(row.clock, row.what, row.due, row.stopped, promised=row.promised)
        runs.setdefault(row.case_id, {})[row.clock] = None if off else due
    return {
        case: sorted((due for due in latest.values() if due), key=lambda due: due.day)
        for case, latest in runs.items()
    }
