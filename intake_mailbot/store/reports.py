"""What reports are made from. A report reads its whole period; nothing waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from intake_mailbot.domain.model import Finding, Severity, Verdict
from intake_mailbot.domain.report import Corrected
from intake_mailbot.store import codec
from intake_mailbot.store.course_tables import moment
from intake_mailbot.store.tables import case_, event, submission

_AT_ONCE = 1_000
_CORRECTION: ColumnElement[str] = literal_column("'correction'")
"""Written out, as the partial index has it."""

_OFFICE: ColumnElement[str] = func.coalesce(case_.c.office, "")
"""So that SQLite looks for the period first, and not through all cases of the office."""


@dataclass(frozen=True, slots=True)
class Received:
    """One version of a form: when it came, what it deserves, what sends it back."""

    at: datetime
    verdict: Verdict
    errors: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A case came to a stage, so long after its first receipt."""

    stage: str
    after: timedelta


class Reports:
    """Questions about a period [begin, end) of some offices (ids)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def received(
        self, offices: Sequence[str], begin: datetime, end: datetime
    ) -> Iterator[Received]:
        """Every version of a form that was received, with the errors of those returned."""
        wanted = (
            select(submission.c.received, submission.c.verdict, submission.c.findings)
            .join(case_, case_.c.id == submission.c.case_id)
            .where(_OFFICE.in_(offices))
            .where(submission.c.received >= begin, submission.c.received < end)
            .order_by(submission.c.received)
        )
        for row in self._connection.execute(wanted).yield_per(_AT_ONCE):
            verdict = Verdict(row.verdict)
            found = codec.findings_from_json(row.findings) if verdict is Verdict.RETURN else ()
            errors = tuple(one for one in found if one.severity is Severity.ERROR)
            yield Received(row.received, verdict, errors)

    def entered(self, offices: Sequence[str], begin: datetime, end: datetime) -> Iterator[Entered]:
        """Every stage that a case came to for the first time."""
        wanted = (
            select(moment.c.at, moment.c.case_id, moment.c.course, case_.c.first_received)
            .join(case_, case_.c.id == moment.c.case_id)
            .where(_OFFICE.in_(offices))
            .where(moment.c.at >= begin, moment.c.at < end)
            .order_by(moment.c.at, moment.c.number)
        )
        seen: set[tuple[int, str]] = set()
        for row in self._connection.execute(wanted).yield_per(_AT_ONCE):
            stage, entered = row.course.get("stage", ""), row.course.get("entered")
            new = entered is not None and datetime.fromisoformat(entered) == row.at
            if new and (row.case_id, stage) not in seen:
                seen.add((row.case_id, stage))
                yield Entered(stage, row.at - row.first_received)

    def corrections(
        self, offices: Sequence[str], begin: datetime, end: datetime
    ) -> tuple[Corrected, ...]:
        """What planners did to readings, by field, kind of file, damage and kind of correction.

        What was said last about a reading counts.
        """
        wanted = (
            select(event.c.case_id, event.c.data)
            .join(case_, case_.c.id == event.c.case_id)
            .where(event.c.kind == _CORRECTION, _OFFICE.in_(offices))
            .where(event.c.at >= begin, event.c.at < end)
            .order_by(event.c.id)
        )
        last: dict[tuple[int, int, str], tuple[str, str, str, str]] = {}
        for case, data in self._connection.execute(wanted):
            source, damages = data.get("source", ""), data.get("damages", {})
            for field, kind in data.get("kinds", {}).items():
                last[case, data["version"], field] = field, source, damages.get(field, ""), kind
        counted = Counter(last.values())
        return tuple(Corrected(*key, number) for key, number in sorted(counted.items()))
