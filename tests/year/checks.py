"""What must hold after any time of an office's life."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from intake_mailbot.domain.model import CaseRef, LedgerState
from intake_mailbot.domain.process import Mark
from intake_mailbot.service import Bureau
from intake_mailbot.store.digest_runs import Audience
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.unit import UnitOfWork
from tests.year.living import is_down

_ANSWERS = {"confirmation", "returned", "held", "several", "draft_review"}


def wrong(bureau: Bureau, first: date, last: date, planners: int = 1) -> list[str]:
    """Everything that is not as it must be; [] where all is well."""
    with bureau.store.unit(write=False) as unit:
        cases, rows, mails = unit.cases.list(), unit.ledger.list(), unit.outbox.list()
        found = [f"mail {row.id} is {row.state}" for row in rows
                 if row.state not in {LedgerState.DONE, LedgerState.HELD}]  # fmt: skip
        found += [f"reply {m.id} is {m.state}" for m in mails if m.state is not OutboxState.SENT]
        texts = {m.id: _text(unit.outbox.eml(m.id)) for m in mails if m.about}
        now = bureau.clock()
        for case in cases:
            found += _of_case(unit, case, now)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        sent = [day for day in days if unit.digest_runs.was("ct_cep", Audience.PLANNERS, day)]
    answered = Counter(m.about for m in mails if m.kind in _ANSWERS and m.about)
    found += [f"{case.tracking_number} was never answered" for case in cases
              if not answered[case.tracking_number]]  # fmt: skip
    told = Counter((m.about, m.to, m.created, texts[m.id]) for m in mails if m.about)
    found += [f"told twice: {key[:3]}" for key, number in told.items() if number > 1]
    digests = Counter(m.subject.partition(":")[0] + f"{m.created:%Y}" for m in mails
                      if m.kind == "digest")  # fmt: skip
    if len(digests) != len(sent) or any(n != planners for n in digests.values()):
        found.append(f"{sum(digests.values())} digests for {len(sent)} dates")
    found += [f"no digest on {day}" for number, day in enumerate(days)
              if day.weekday() < 5 and not is_down(number) and day not in sent]  # fmt: skip
    return found


def _text(eml: bytes) -> bytes:
    """What a mail says: two clocks of a case may be told at one time, under one subject."""
    plain = eml.partition(b"Content-Type: text/plain")[2]
    return sha256(plain.partition(b"\r\n--")[0]).digest()


def _of_case(unit: UnitOfWork, case: CaseRef, now: datetime) -> list[str]:
    standing = unit.courses.standing(case)
    if standing is None or not standing.course.stage or standing.course.stage != case.stage:
        return [f"{case.tracking_number} stands nowhere"]
    course, found = standing.course, []
    names = Counter((run.clock, run.run) for run in course.clocks)
    running = Counter(run.clock for run in course.running)
    found += [f"{case.tracking_number}: {name} doubled" for name, n in names.items() if n > 1]
    found += [f"{case.tracking_number}: {name} runs twice" for name, n in running.items() if n > 1]
    if course.closed and running:
        found.append(f"{case.tracking_number} is closed and its clocks run")
    for run in course.clocks:
        marks = Counter((one.mark, one.level) for one in run.passed)
        found += [f"{case.tracking_number}: {m} twice" for m, n in marks.items() if n > 1]
        long_past = datetime.combine(run.due, datetime.min.time(), UTC) + timedelta(days=8)
        ended = run.stopped or now
        if ended > long_past and not run.paused and not run.has_passed(Mark.OVERDUE):
            found.append(f"{case.tracking_number}: {run.clock} was overdue and nobody was told")
    stored = unit.cases.view(case.tracking_number).deadlines
    latest = {run.clock: run for run in course.clocks}
    kept = {name for name, run in latest.items() if run.running or run.kept}
    if {due.id for due in stored} != kept:
        found.append(f"{case.tracking_number}: clocks of the course and of the table differ")
    return found
