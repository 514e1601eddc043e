"""Cases pinned to an earlier process are moved to the present one, by an explicit command."""

from __future__ import annotations

import io
import json
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from intake_mailbot import planning
from intake_mailbot.cli import process_view
from intake_mailbot.cli.planning import Stands
from intake_mailbot.domain.outcomes import CaseView
from intake_mailbot.planning import Moving
from intake_mailbot.service.keeping import desks_of, keep_deadlines
from parsers.sandbox import Reader
from tests.integration.service.test_process import CLERK, NUMBER, Office, at, own_office
from tests.servers.command import run

OTHER = "EP-2027-0002"


class Changing(Office):
    """An office that writes its process anew while cases are open."""

    own = Path()

    def writes(self, *changes: tuple[str, str]) -> None:
        path = self.own / "process.toml"
        text = path.read_text("utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, "utf-8")

    def outdated(self) -> tuple[str, ...]:
        with self.bureau(clock=lambda: self.now) as bureau:
            desk = desks_of(bureau.counters)["ct_cep"]
            return tuple(planning.outdated(desk, desk.default))

    def moving(self, number: str = NUMBER) -> Moving:
        with self.bureau(clock=lambda: self.now) as bureau:
            return planning.would_move(desks_of(bureau.counters)["ct_cep"], number, self.now)

    def moves(self, number: str = NUMBER) -> Moving:
        with self.bureau(clock=lambda: self.now) as bureau:
            return planning.move_over(desks_of(bureau.counters)["ct_cep"], number, self.now, "pat")

    def stood(self, when: datetime, number: str = NUMBER) -> planning.PastSheet:
        with self.bureau(clock=lambda: self.now) as bureau:
            return planning.past(desks_of(bureau.counters)["ct_cep"], number, when, self.now)

    def case(self, number: str = NUMBER) -> CaseView:
        return next(one for one in self.cases() if one.tracking_number == number)


@pytest.fixture
def office(tmp_path: Path, reader: Reader, database_url: str) -> Changing:
    office = Changing(tmp_path, reader, {"DATABASE__URL": database_url})
    office.own = own_office(office, tmp_path)
    office.receives()
    office.now = at(3, 2)
    return office


LONGER = ('amount = 5\nunit = "business_days"\nstops = ["done:contact"]',
          'amount = 9\nunit = "business_days"\nstops = ["done:contact"]')  # fmt: skip
CALL = (
    'id = "contact"\ntitle = "Contact the agency"\nclock',
    'id = "contact"\ntitle = "Call"\nclock',
)


def test_it_is_first_said_what_would_change_and_nothing_is_done(office: Changing):
    assert office.outdated() == ()
    office.writes(LONGER, CALL)
    assert office.outdated() == (NUMBER,)
    before = office.case()
    titled, due = office.moving().changes
    assert titled == "to do: “Call”, until now “Contact the agency”"
    assert due == (
        "clock: Contact the agency by 2027-03-12, until now by 2027-03-08"
        " (the agency was told of the earlier day)"
    )
    assert office.case() == before
    assert office.outdated() == (NUMBER,)


def test_a_case_that_is_moved_goes_on_by_the_new_process_and_its_past_by_the_old(
    office: Changing,
):
    office.writes(LONGER, CALL, ('id = "ready"', 'id = "go_on"'))
    mailed = office.mailed()
    told = office.moves()
    assert (told.pinned, told.obstacles) == (True, ())
    assert office.outdated() == ()
    assert office.moves() == Moving(NUMBER, told.title, "accepted", pinned=False)
    assert next(due.day for due in office.case().deadlines if due.id == "contact") == date(
        2027, 3, 12
    )
    assert office.mailed() == mailed  # nobody is written to
    process = office.stood(office.now).process
    assert process.history[-1].said == (
        "moved to the process that the office has now", *told.changes,
    )  # fmt: skip
    assert process.history[-1].actor == "pat"
    earlier = office.stood(office.now - timedelta(hours=1)).process
    assert earlier.course.due("contact") == date(2027, 3, 8)
    assert earlier.rules.flow.task("contact").title == "Contact the agency"
    assert office.decides("go_on").endswith("Executive Leadership review.")


def test_its_clocks_are_watched_by_the_new_days(office: Changing):
    office.writes(LONGER)
    office.moves()
    before = len(office.mailed())
    office.now = at(3, 9)
    with office.bureau(clock=lambda: office.now) as bureau:
        assert keep_deadlines(bureau) == 0
    office.now = at(3, 15)
    with office.bureau(clock=lambda: office.now) as bureau:
        keep_deadlines(bureau)
    new = office.mailed()[before:]
    assert "deadline" in {kind for kind, _ in new}
    assert CLERK not in {to for _, to in new}


def test_what_cannot_be_moved_stays_whole_and_what_can_is_moved(office: Changing):
    office.receives("Another profile")
    office.decides("ready")
    office.writes(
        ('[[stages]]\nid = "leadership_review"', '[[stages]]\nid = "review"'),
        ('to = "leadership_review"', 'to = "review"'),
        ('on = "entered:leadership_review"', 'on = "entered:review"'),
    )
    [why] = office.moving().obstacles
    assert "its stage “Executive Leadership review” (leadership_review) is gone" in why
    assert office.moves().obstacles == (why,)
    assert office.moves(OTHER).obstacles == ()
    assert office.outdated() == (NUMBER,)
    assert office.decides("approve").endswith("Assignment to a Service Division.")
    assert office.moves().obstacles == ()
    assert office.outdated() == ()


def test_what_was_done_of_an_earlier_process_is_shown_and_stops_no_notice(office: Changing):
    office.at_desk("done", NUMBER, "contact", note="called")
    office.writes(
        (
            'id = "contact"\ntitle = "Contact the agency"\nclock',
            'id = "call"\ntitle = "Call"\nclock',
        ),
        ('stops = ["done:contact"]', 'stops = ["done:call"]'),
        ('tasks = ["contact"]', 'tasks = ["call"]'),
    )
    assert office.moves().changes == ("to do: Call",)
    with office.bureau(clock=lambda: office.now) as bureau:
        desk = desks_of(bureau.counters)["ct_cep"]
        now = planning.sheet(desk, NUMBER, None, office.now)
    told = io.StringIO()
    process_view.show(Console(file=told), Stands(now, office.now), NUMBER)
    assert "to do: Call" in told.getvalue()
    assert "done:" not in told.getvalue()
    office.decides("gather")
    assert office.mailed()[-1] == ("information_wanted", CLERK)


def test_the_command_says_it_and_with_its_option_does_it(tmp_path: Path, reader: Reader):
    office = Changing(tmp_path, reader)
    office.own = own_office(office, tmp_path)
    office.receives().receives("Another profile")
    office.decides("ready")
    forms = {"INTAKE_MAILBOT_OFFICE__FORMS": f'["{office.own}"]'}

    def command(*words: str) -> tuple[int, str, str]:
        done = run("--config", office.path / "config.toml", "cases", *words, **forms)
        return done.returncode, done.stdout, done.stderr

    assert command("move") == (
        0, "Every open case goes by the process that its office has now.\n", "",
    )  # fmt: skip
    office.writes(
        LONGER,
        ('[[stages]]\nid = "leadership_review"', '[[stages]]\nid = "review"'),
        ('to = "leadership_review"', 'to = "review"'),
        ('on = "entered:leadership_review"', 'on = "entered:review"'),
    )
    assert "pinned to an earlier process – cases move" in command("show", OTHER)[1]
    code, said, _ = command("move")
    assert code == 1  # one of them cannot be
    assert "  cannot be moved: its stage “Executive Leadership review” (leadership_review)" in said
    assert "  clock: Contact the agency by 2027-03-12, until now by 2027-03-08" in said
    assert "1 case would be moved, 1 cannot be moved; nothing was changed." in said
    assert command("move", OTHER)[0] == 0
    code, said, _ = command("move", "--apply", "--json")
    assert [(one["tracking_number"], one["moved"]) for one in json.loads(said)] == [
        (NUMBER, False), (OTHER, True),
    ]  # fmt: skip
    assert "goes by the present process already" in command("move", OTHER)[1]
    code, said, error = command("move", OTHER, "EP-1999-0001", "--apply")
    assert (code, said) == (2, "")
    assert "there is no case EP-1999-0001" in error
    shutil.rmtree(office.own)
