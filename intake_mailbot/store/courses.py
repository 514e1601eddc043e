"""Where cases stand in their processes: the course itself, its history, its clocks and work.

The course is what counts; rows of clocks, alarms and work are made from it, so that lists and the
check of deadlines need not open every case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, and_, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from form_templates.office import Process
from intake_mailbot.domain.errors import ConcurrentChangeError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import (
    Course,
    DeliverableRun,
    Moment,
    Rules,
    TaskRun,
)
from intake_mailbot.domain.process.events import Repinned, TimePassed
from intake_mailbot.store import course_codec as codec
from intake_mailbot.store.case_reader import case_refs
from intake_mailbot.store.course_rows import (
    Standing,
    Step,
    binds,
    clock_row,
    moment_values,
    work_row,
)
from intake_mailbot.store.course_tables import alarm, clock, course, definition, moment, work
from intake_mailbot.store.inserts import insert_or_ignore, insert_or_replace
from intake_mailbot.store.tables import case_

_CASE: BindParameter[int] = bindparam("case")
_STANDING = (
    select(course.c.number, course.c.definition, moment.c.course)
    .join(moment, and_(moment.c.case_id == course.c.case_id, moment.c.number == course.c.number))
    .where(course.c.case_id == _CASE)
)
_MOVE = course.update().where(course.c.case_id == _CASE, course.c.number == bindparam("before"))
_PIN = course.update().where(course.c.case_id == _CASE).values(definition=bindparam("pinned"))
_STAGE = case_.update().where(case_.c.id == _CASE)
_INSERT = {table: table.insert() for table in (course, moment, alarm)}


class Courses:
    """The courses. What changes one takes the ``Standing`` that the change was decided on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self, case: CaseRef) -> Standing | None:
        """Where the case stands, None where its process has not begun."""
        row = self._connection.execute(_STANDING, {"case": case.id}).first()
        if row is None:
            return None
        return Standing(codec.course_from_json(row.course), row.number, row.definition)

    def source(self, digest: str) -> str:
        """The text of the process that a case began under."""
        found = self._connection.scalar(
            select(definition.c.source).where(definition.c.digest == digest)
        )
        return str(found)

    def history(self, case: CaseRef) -> Iterator[Moment]:
        """All events of a case's process, oldest first."""
        wanted = select(moment).where(moment.c.case_id == case.id).order_by(moment.c.number)
        for row in self._connection.execute(wanted):
            yield Moment(
                row.number,
                row.at,
                row.actor,
                codec.event_from_json(row.kind, row.event),
                tuple(row.said),
                codec.course_from_json(row.course),
            )

    def begin(self, case: CaseRef, office: str, process: Process) -> None:
        """Pins the case to ``process``. Raises ``ConcurrentChangeError`` where it is pinned."""
        known = {"digest": process.digest, "office": office, "source": process.source}
        insert_or_ignore(self._connection, definition, known)
        values = {
            "case_id": case.id, "definition": process.digest, "office": office, "number": 0,
        }  # fmt: skip
        self._insert(course, values, case)

    def pin(self, case: CaseRef, office: str, process: Process) -> None:
        """Pins the case to another definition; what it makes of its course is saved with it."""
        known = {"digest": process.digest, "office": office, "source": process.source}
        insert_or_ignore(self._connection, definition, known)
        self._connection.execute(_PIN, {"case": case.id, "pinned": process.digest})

    def in_force(self) -> tuple[tuple[str, str, int], ...]:
        """Each process that an open case goes by: its office, its text, and how many cases."""
        wanted = (
            select(definition.c.office, definition.c.source, func.count())
            .join(course, course.c.definition == definition.c.digest)
            .where(course.c.closed.is_(None))
            .group_by(definition.c.digest, definition.c.office, definition.c.source)
            .order_by(definition.c.office, definition.c.digest)
        )
        return tuple((one[0], one[1], one[2]) for one in self._connection.execute(wanted))

    def pinned_elsewhere(self, office: str, digest: str, after: int) -> tuple[CaseRef, ...]:
        """Open cases of ``office`` that are not pinned to ``digest``; the next after a case's id.

        At most 100, by their ids.
        """
        wanted = (
            select(case_)
            .join(course, course.c.case_id == case_.c.id)
            .where(course.c.office == office, course.c.closed.is_(None))
            .where(course.c.definition != digest, case_.c.id > after)
            .order_by(case_.c.id)
            .limit(100)
        )
        return case_refs(self._connection, wanted)

    def save(self, case: CaseRef, step: Step, rules: Rules) -> None:
        """Writes an event and all that it changed; the case's stage is that of its course.

        Raises ``ConcurrentChangeError`` where another event came between.
        """
        number = (step.before.number if step.before else 0) + 1
        start, end = binds(step.after, rules)
        values = {
            "case": case.id, "before": number - 1, "number": number,
            "closed": step.after.closed, "binds_from": start, "binds_to": end,
            "division": step.after.assignment.division if step.after.assignment else "",
        }  # fmt: skip
        if self._connection.execute(_MOVE, values).rowcount == 0:
            raise _changed(case)
        self._insert(moment, moment_values(case, number, step), case)
        if step.before or case.stage != step.after.stage:
            self._connection.execute(_STAGE, {"case": case.id, "stage": step.after.stage})
        self._clocks(case, step, rules)
        self._work(case, step, rules)

    def due(self, now: datetime, limit: int) -> tuple[CaseRef, ...]:
        """Cases with a clock that has come to a mark by ``now``, the longest waiting first."""
        waiting = (
            select(clock.c.case_id)
            .where(clock.c.next_alarm <= now)
            .order_by(clock.c.next_alarm)
            .limit(limit)
        )
        ids = list(dict.fromkeys(self._connection.scalars(waiting)))
        found = {one.id: one for one in self._refs(ids)}
        return tuple(found[case_id] for case_id in ids)

    def postpone(self, case: CaseRef, now: datetime, until: datetime) -> None:
        """Alarms that are due by ``now`` wait until then: the case cannot be worked on yet."""
        self._connection.execute(
            clock.update()
            .where(clock.c.case_id == case.id, clock.c.next_alarm <= now)
            .values(next_alarm=until)
        )

    def is_due(self, case: CaseRef, now: datetime) -> bool:
        """Whether a clock of the case has come to a mark by ``now``."""
        wanted = select(clock.c.id).where(clock.c.case_id == case.id, clock.c.next_alarm <= now)
        return self._connection.scalar(wanted.limit(1)) is not None

    def not_begun(self, limit: int, offices: Sequence[str]) -> tuple[CaseRef, ...]:
        """Cases of these offices whose process has not begun, oldest first."""
        wanted = (
            select(case_)
            .outerjoin(course, course.c.case_id == case_.c.id)
            .where(course.c.case_id.is_(None), case_.c.office.in_(offices))
            .order_by(case_.c.id)
            .limit(limit)
        )
        return case_refs(self._connection, wanted)

    def commitments(
        self, office: str, case: CaseRef, start: date, end: date
    ) -> tuple[tuple[CaseRef, date, date], ...]:
        """Other open cases of ``office`` that bind it between ``start`` and ``end``; at most 50."""
        wanted = (
            select(course.c.case_id, course.c.binds_from, course.c.binds_to)
            .where(course.c.office == office, course.c.closed.is_(None))
            .where(course.c.binds_to >= start, course.c.binds_from <= end)
            .where(course.c.case_id != case.id)
            .order_by(course.c.binds_from, course.c.case_id)
            .limit(50)
        )
        rows = self._connection.execute(wanted).all()
        refs = {one.id: one for one in self._refs([row.case_id for row in rows])}
        return tuple((refs[row.case_id], row.binds_from, row.binds_to) for row in rows)

    def _refs(self, ids: list[int]) -> tuple[CaseRef, ...]:
        if not ids:
            return ()
        return case_refs(self._connection, select(case_).where(case_.c.id.in_(ids)))

    def _clocks(self, case: CaseRef, step: Step, rules: Rules) -> None:
        known = set(step.before.course.clocks) if step.before else set()
        changed = [run for run in step.after.clocks if run not in known]
        # The calendar may be another than then, and so may the rules.
        looked = isinstance(step.event, TimePassed | Repinned)
        rows = [
            clock_row(case, run, rules)
            for run in step.after.clocks
            if run not in known or (looked and run.running)
        ]
        insert_or_replace(self._connection, clock, ("case_id", "clock", "run"), rows)
        for run in changed:
            before = step.before.course.run_of(run.clock, run.run) if step.before else None
            for passed in run.passed[len(before.passed) if before else 0 :]:
                values = {
                    "case_id": case.id, "clock": run.clock, "run": run.run,
                    "mark": passed.mark.value, "level": passed.level, "at": step.at,
                }  # fmt: skip
                self._insert(alarm, values, case)

    def _work(self, case: CaseRef, step: Step, rules: Rules) -> None:
        before = step.before.course if step.before else Course()
        known: set[TaskRun | DeliverableRun] = {*before.tasks, *before.deliverables}
        now: tuple[TaskRun | DeliverableRun, ...] = (*step.after.tasks, *step.after.deliverables)
        moved = isinstance(step.event, Repinned)  # titles, owners and clocks may be others
        changed = [one for one in now if one not in known or (moved and one.open)]
        rows = [work_row(case, one, step.after, rules.flow) for one in changed]
        insert_or_replace(self._connection, work, ("case_id", "kind", "name", "run"), rows)

    def _insert(self, table: Table, values: dict[str, Any], case: CaseRef) -> None:
        try:
            self._connection.execute(_INSERT[table], values)
        except IntegrityError as error:
            raise _changed(case) from error


def _changed(case: CaseRef) -> ConcurrentChangeError:
    return ConcurrentChangeError(f"{case.tracking_number} moved on meanwhile; it is done again")
