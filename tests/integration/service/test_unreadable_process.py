"""A case whose process.toml an update of the product cannot read any more loses nothing."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_mailbot import casework, planning
from intake_mailbot.intake import answering
from intake_mailbot.service import poll
from intake_mailbot.service.diagnosis import BAD
from intake_mailbot.service.keeping import desks_of
from intake_mailbot.service.reckoning import books
from parsers.sandbox import Reader
from tests.integration.service.office import letter, profile_mail
from tests.integration.service.ordering import (
    NOW,
    PLANNER,
    accepted,
    course,
    history,
    reply,
    said,
    take_in,
    the_case,
)
from tests.integration.service.test_process import CLERK, Office, own_office

NUMBER = "EP-2026-0001"
WHY = "the process.toml that this case began under cannot be read any more"
MEND = "intake-mailbot cases move"


class Lost(Office):
    """An office with one case whose process was lost; ``first`` is a mail of ours about it."""

    now = NOW + timedelta(hours=2)
    first = EmailMessage()

    def lose(self, own: Path) -> None:
        """The office writes its process anew; the one of its case is written as nobody reads it."""
        path = own / "process.toml"
        path.write_text(path.read_text("utf-8").replace("amount = 5\n", "amount = 9\n"), "utf-8")
        with self.store() as store, store.engine.begin() as connection:
            connection.execute(text("UPDATE definition SET source = 'first = [unheard of'"))

    def moves(self) -> planning.Moving:
        with self.bureau(clock=lambda: self.now) as bureau:
            return planning.move_over(desks_of(bureau.counters)["ct_cep"], NUMBER, self.now, "pat")

    def sheet(self) -> planning.ProcessSheet:
        with self.bureau(clock=lambda: self.now) as bureau:
            return planning.sheet(desks_of(bureau.counters)["ct_cep"], NUMBER, None, self.now)


@pytest.fixture
def office(tmp_path: Path, reader: Reader) -> Lost:
    office = Lost(tmp_path, reader)
    own = own_office(office, tmp_path)
    office.first = accepted(office)
    office.lose(own)
    return office


@pytest.mark.parametrize("order", ["done contact", "show", "ready"])
def test_a_planners_order_is_answered_with_the_mend_and_changes_nothing(office: Lost, order: str):
    before = course(office)
    answer = reply(office, office.first, order)
    assert answer["Subject"].startswith(f"[{NUMBER}] Not done")
    assert WHY in said(answer)
    assert MEND in said(answer)
    assert course(office) == before
    assert office.ledger()[-1].state == "done"


def test_what_an_agency_sends_is_filed_and_planners_hear_that_it_is_theirs_to_see(office: Lost):
    thread = (("In-Reply-To", office.first["Message-ID"]),)
    take_in(office, letter("Our plan", headers=thread, text="The plan will follow in May."))
    row = office.ledger()[-1]
    assert (row.state, row.kind) == ("held", "supplement")
    notice = office.sent_to(PLANNER)[-1]
    assert "What this mail does in its case is yours to see" in said(notice)
    assert MEND in said(notice)
    take_in(office, letter("Status?", headers=thread, text="How does it stand?"))
    assert office.sent_to(CLERK)[-1]["Subject"].startswith(f"[{NUMBER}]")


def test_a_corrected_form_waits_for_the_mend_and_is_taken_in_then(office: Lost):
    thread = (("In-Reply-To", office.first["Message-ID"]),)
    take_in(office, profile_mail("Our corrected form", headers=thread, received=NOW))
    row = office.ledger()[-1]
    assert (row.state, row.kind, row.attempts) == ("held", "correction", 1)
    assert MEND in said(office.sent_to(PLANNER)[-1])
    assert f"intake-mailbot mail retry {row.id}" in said(office.sent_to(PLANNER)[-1])
    assert any("member of our staff will read it" in said(mail) for mail in office.sent_to(CLERK))
    office.moves()
    with office.bureau(clock=lambda: office.now) as bureau:
        casework.retry(bureau.store, row.id, office.now, "pat")
        poll(bureau)
    assert office.ledger()[-1].state == "done"
    assert the_case(office).version == 2


def test_a_corrected_form_that_waits_and_is_delivered_again_is_known_as_its_copy(office: Lost):
    thread = (("In-Reply-To", office.first["Message-ID"]),)
    mail = profile_mail("Our corrected form", headers=thread, received=NOW)
    take_in(office, mail)
    first, heard = office.ledger()[-1], len(office.sent_to(CLERK))
    take_in(office, b"Delivered-To: planning@example.gov\r\n" + bytes(mail))
    row = office.ledger()[-1]
    assert (row.state, row.kind) == ("done", "duplicate")
    assert row.reason == f"it is a copy of mail {first.id}"
    assert len(office.sent_to(CLERK)) == heard
    with office.bureau(clock=lambda: office.now) as bureau:
        casework.retry(bureau.store, first.id, office.now, "pat")
        poll(bureau)
    again = office.ledger()[-2]
    assert (again.id, again.state, again.kind) == (first.id, "held", "correction")


def test_where_nobody_can_be_told_that_it_waits_it_is_set_aside_with_the_mend_and_mail_goes_on(
    office: Lost, monkeypatch: pytest.MonkeyPatch
):
    def compose(*_: object, **__: object) -> object:
        raise RuntimeError("this cannot be told")

    monkeypatch.setattr(answering, "compose", compose)
    thread = (("In-Reply-To", office.first["Message-ID"]),)
    for _ in range(4):
        take_in(office, profile_mail("Our corrected form", headers=thread, received=NOW))
    monkeypatch.undo()
    take_in(office, letter("How?", text="How do I begin?"))
    rows = office.ledger()
    row = next(one for one in rows if one.state == "quarantined")
    assert MEND in row.reason
    assert rows[-1].state == "done"


def test_it_is_shown_and_the_doctor_names_the_mend(office: Lost):
    sheet = office.sheet()
    assert sheet.outdated
    assert [one.task for one in sheet.course.open_tasks] == ["contact"]
    [found] = [one for one in books(office.load()) if one.sign == BAD]
    assert "1 open case of ct_cep began under a process.toml that cannot be read" in found.said
    assert MEND in found.said


def test_moved_to_the_present_process_it_takes_orders_again(office: Lost):
    due = course(office).due("contact")
    told = office.moves()
    assert told.obstacles == ()
    assert told.changes == (
        "its own process cannot be read any more: what ran keeps its last days",
    )
    assert course(office).due("contact") == due
    assert all(one.sign != BAD for one in books(office.load()))
    answer = reply(office, office.first, "done contact\nready", now=office.now)
    assert answer["Subject"].startswith(f"[{NUMBER}] Done")
    assert the_case(office).stage == "leadership_review"
    assert "its own process cannot be read any more" in " ".join(history(office))
