"""``cases show --at``: all of a case as it stood, and nothing of what came later."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from intake_mailbot import planning
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from tests.integration.service.office import OfficeFolder, profile_mail, sample
from tests.integration.service.ordering import NOW, PLANNER, at, reply, take_in, the_case
from tests.servers.command import run

DAY = timedelta(days=1)


def lived(office: OfficeFolder) -> None:
    """Held on November 9, corrected and accepted two hours later, assigned on the 11th."""
    take_in(office, sample("09"))
    [notice] = office.sent_to(PLANNER)
    reply(office, notice, "engagement_title: Another name\nsigned", NOW + timedelta(hours=2))
    reply(office, notice, "done contact\nready", NOW + DAY)
    reply(office, notice, "approve\nassign Networks, A. Lead, lead@example.gov", NOW + 2 * DAY)


def stood(office: OfficeFolder, when: datetime) -> planning.PastSheet:
    with office.bureau(clock=at(NOW + 9 * DAY)) as bureau:
        return planning.past(bureau.counters[0].desk, "EP-2026-0001", when, NOW + 9 * DAY)


def test_every_part_of_a_case_is_shown_as_it_stood(office: OfficeFolder):
    lived(office)
    present = the_case(office)
    assert stood(office, NOW - timedelta(hours=1)).case is None

    held = stood(office, NOW + timedelta(hours=1))
    assert held.case
    view = held.case.view
    assert (view.stage, view.verdict, view.version) == ("held", Verdict.HOLD, 1)
    assert view.title == view.fields["engagement_title"] == "Case Calendar"
    assert held.case.doubts
    assert held.process.course.assignment is None
    assert not any("signed" in one.text for one in held.case.history)
    assert {mail.subject.partition(":")[0] for mail in held.case.mails} == {
        "[EP-2026-0001] Received", "[EP-2026-0001] For a planner",
    }  # fmt: skip

    accepted = stood(office, NOW + timedelta(hours=3))
    assert accepted.case
    view = accepted.case.view
    assert (view.stage, view.verdict, view.title) == ("accepted", Verdict.ACCEPT, "Another name")
    assert accepted.case.doubts == ()
    assert [one.task for one in accepted.process.course.open_tasks] == ["contact"]
    assert [due.done for due in view.deadlines] == [None, None]

    last = stood(office, NOW + 3 * DAY)
    assert last.case
    assert last.case.view == present
    assert last.process.course.assignment


def test_a_version_that_came_later_is_not_shown(office: OfficeFolder):
    take_in(office, sample("02"))
    [returned] = office.sent()
    fixed = profile_mail(
        f"Re: {returned['Subject']}",
        headers=(("In-Reply-To", returned["Message-ID"]),), sender=the_case(office).sender,
    )  # fmt: skip
    take_in(office, fixed, now=NOW + DAY)
    assert the_case(office).version == 2
    before = stood(office, NOW + timedelta(hours=1)).case
    assert before
    assert (before.view.version, before.view.stage) == (1, "returned")
    assert before.view.title == "Records Archive"
    assert len(before.view.findings) == 3
    after = stood(office, NOW + 2 * DAY).case
    assert after
    assert after.view == the_case(office)


def test_a_day_that_is_still_to_come_is_refused(office: OfficeFolder):
    take_in(office, profile_mail())
    with pytest.raises(UsageError, match="2026-11-19 is still to come; name a day up to"):
        stood(office, NOW + 10 * DAY)


def test_the_command_prints_it(office: OfficeFolder):
    lived(office)
    config = office.path / "config.toml"

    def shown(moment: str, *more: str) -> str:
        done = run("--config", config, "cases", "show", "EP-2026-0001", "--at", moment, *more)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    held = shown("2026-11-09T12:00")
    assert held.startswith("EP-2026-0001  Case Calendar\nBoard of Sample Hearings · held · needs a")
    assert "to look at: " in held
    assert "Another name" not in held
    assert "lead@example.gov" not in held
    day = shown("2026-11-10T09:00")
    assert "EP-2026-0001  Another name" in day
    assert "· accepted · complete · version 1" in day
    assert "business days left): Contact the agency" in day
    assert "  to do: Contact the agency (planners), by" in day
    assert "cases done" not in day  # nothing can be done in the past
    assert "with: Networks, A. Lead <lead@example.gov>" in shown("2026-11-11")
    assert shown("2026-11-01") == "EP-2026-0001 had not arrived yet.\n"
    assert '"title": "Case Calendar"' in shown("2026-11-09T12:00", "--json")
    assert shown("2026-11-01", "--json") == "null\n"
