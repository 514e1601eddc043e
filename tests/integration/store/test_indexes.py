"""What is asked for every mail costs the same after a million mails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from form_templates import load_office
from intake_mailbot.domain.clocks import calendar
from intake_mailbot.domain.digest import Scope
from intake_mailbot.domain.model import CaseRef, Folder, LedgerState, MessageKind, Verdict
from intake_mailbot.domain.process import Arrived, Course, OfficeTime, Rules, advance
from intake_mailbot.store.course_rows import Step
from intake_mailbot.store.digest_runs import Audience
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import Store, UnitOfWork
from tests.integration.store.helpers import ACCEPTED, LATER, NOW, claim, open_case, revise

PROCESS = load_office("ct_cep").process


_OF_ITS_OWN = (
    "SCAN (subquery",
    "SCAN CONSTANT ROW",
    "SCAN case_ USING INDEX ix_case__undelivered",
)
"""What reads rows that another line of the plan has found, or an index of nothing else."""


def one_mail(unit: UnitOfWork) -> None:
    """Everything that happens for one mail and its reply."""
    message = claim(unit)
    unit.ledger.known("a", "INBOX", 7, [1, 2])
    unit.ledger.pending("a")
    unit.ledger.earlier_copy(unit.ledger.get(message))
    unit.ledger.begin_attempt(message)
    unit.ledger.describe(message, header_id="<a@b>", sender="a@b", subject="s", received=NOW)
    unit.lookup.case_by_message_id("<a@b>")
    unit.lookup.case_by_number("EP-2026-0001")
    unit.lookup.duplicate_of("a@b", "<a@b>", "d")
    unit.lookup.sent_by_us("<a@b>")
    unit.lookup.answers_since("a@b", NOW)
    unit.lookup.answers_to_domain_since("b", NOW)
    unit.lookup.answers_in_all_since(NOW)
    case = revise(unit, open_case(unit, message), message, ACCEPTED)
    unit.cases.view(case.tracking_number)
    unit.cases.corrected(case)
    row = unit.outbox.add(
        message_id="<x@bot>", to="a@b", subject="", kind="held", about=About(message, case.id),
        eml=b"x", counts_for_cap=False, created=NOW,
    )  # fmt: skip
    unit.ledger.settle(
        message,
        state=LedgerState.DONE,
        folder=Folder.ACCEPTED,
        kind=MessageKind.PROFILE,
        reason="",
        body_digest="d",
    )
    one_step(unit, case)
    unit.ledger.to_file("a")
    unit.ledger.filed(message)
    unit.outbox.recover(safe_to_repeat=True)
    unit.outbox.next_due()
    unit.outbox.take(LATER)
    unit.outbox.sent(row, LATER)
    unit.cases.of_reply("<x@bot>")


def one_step(unit: UnitOfWork, case: CaseRef) -> None:
    """Everything that happens for one event of a case's process, and the look each minute."""
    rules = Rules(PROCESS.flow, OfficeTime(ZoneInfo("UTC"), calendar("")))
    event = Arrived(Verdict.ACCEPT, NOW)
    course, _ = advance(Course(), event, NOW, rules)
    unit.courses.begin(case, "ct_cep", PROCESS)
    unit.courses.save(case, Step(None, course, event, (), NOW, "pat"), rules)
    unit.courses.standing(case)
    unit.courses.due(NOW.replace(year=2030), 100)
    unit.courses.is_due(case, NOW)
    unit.courses.postpone(case, NOW, LATER)
    unit.courses.commitments("ct_cep", case, NOW.date(), LATER.date())
    tuple(unit.courses.history(case))
    unit.outbox.of_case(case.id, 5)


def one_digest(unit: UnitOfWork) -> None:
    """Everything that a digest asks; the totals are read from rows that it keeps few."""
    day = NOW.date()
    for scope in (Scope(("ct_cep",), ("a",)), Scope(("ct_cep",), sender="a@b")):
        unit.digests.load(scope, day)
        unit.digests.due(scope, None, day, 25)
        unit.digests.due(scope, day, day, 25)
        unit.digests.opened(scope, None, NOW, LATER)
        unit.digests.opened(scope, 1, NOW, LATER)
        unit.digests.standing(scope, "held")
        unit.digests.undelivered(scope)
        unit.digests.mails(scope, LedgerState.HELD)
        unit.digests.replies(scope)
        unit.digests.kept(scope, NOW, LATER)
    of_no_case = Scope((), ("a",))
    unit.digests.mails(of_no_case, LedgerState.HELD)
    unit.digests.replies(of_no_case)
    unit.digests.last_case()
    unit.digest_runs.before("ct_cep", Audience.PLANNERS, day)


def one_mail_and_digest(unit: UnitOfWork) -> None:
    """Both, in one transaction."""
    one_mail(unit)
    one_digest(unit)


def one_report(unit: UnitOfWork) -> None:
    """What a report over a period asks."""
    for asked in (unit.reports.received, unit.reports.entered):
        tuple(asked(("ct_cep",), NOW, LATER))
    unit.reports.corrections(("ct_cep",), NOW, LATER)


def asked_in(url: str, folder: Path, ask: Callable[[UnitOfWork], None]) -> dict[str, list[str]]:
    """Every statement that ``ask`` makes, with SQLite's plan of it."""
    store, asked = Store(url, FileStore(f"file:{folder}")), dict[str, object]()

    @event.listens_for(store.engine, "before_cursor_execute")
    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
            asked.setdefault(statement, parameters)

    with store.unit() as unit:
        ask(unit)
    plans = {}
    with store.engine.connect() as connection:
        for statement, given in list(asked.items()):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)  # type: ignore[arg-type]
            plans[statement] = [row.detail for row in plan]
    store.close()
    return plans


def test_no_question_about_one_mail_reads_a_whole_table(sqlite_url: str, tmp_path: Path) -> None:
    plans = asked_in(sqlite_url, tmp_path, one_mail_and_digest)
    scans = [
        f"{line}: {statement}"
        for statement, plan in plans.items()
        for line in plan
        if line.startswith("SCAN") and not line.startswith(_OF_ITS_OWN)
    ]
    assert len(plans) > 20
    if scans:
        pytest.fail("\n\n".join(scans))


def test_a_report_looks_for_its_period_first(sqlite_url: str, tmp_path: Path) -> None:
    plans = asked_in(sqlite_url, tmp_path, one_report)
    begun = [plan[0].partition(" (")[0] for plan in plans.values()]
    assert begun == [
        "SEARCH submission USING INDEX ix_submission_received",
        "SEARCH moment USING INDEX ix_moment_at",
        "SEARCH event USING INDEX ix_event_correction",
    ]


def test_answers_are_counted_among_those_that_count_alone(sqlite_url: str, tmp_path: Path) -> None:
    def ask(unit: UnitOfWork) -> None:
        unit.lookup.answers_in_all_since(NOW)
        unit.lookup.answers_to_domain_since("agency.gov", NOW)

    begun = [plan[0].partition(" (")[0] for plan in asked_in(sqlite_url, tmp_path, ask).values()]
    assert begun == [
        "SEARCH outbox USING COVERING INDEX ix_outbox_capped",
        "SEARCH outbox USING COVERING INDEX ix_outbox_capped_domain",
    ]
