"""A planner's day on the terminal: what can be done is shown, done, and told to the agency."""

from __future__ import annotations

import pytest

from tests.acceptance.conftest import Demo
from tests.servers.command import run

pytestmark = pytest.mark.xdist_group("demo")

NUMBER = "EP-2026-0001"


def test_a_case_goes_from_its_receipt_to_its_end(own_demo: Demo):
    def says(*words: object) -> str:
        done = own_demo.run("cases", *words)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    shown = says("show", NUMBER)
    assert "stage: Accepted, under internal review" in shown
    assert "to do: Contact the agency (planners), by 2026-11-09" in shown
    assert f"cases decide {NUMBER} ready" in shown
    assert "stays at: Accepted" in says("done", NUMBER, "contact", "--note", "by phone")
    assert "Gathering information" in says("decide", NUMBER, "gather", "--until", "2030-01-15")
    assert "due 2030-01-15 (" in says("show", NUMBER)
    assert "Executive Leadership review" in says("decide", NUMBER, "information", "complete")
    assert "Assignment" in says("decide", NUMBER, "approve", "--note", "a good project")
    concluded = says("assign", NUMBER, "Networks", "A. Lead", "--mail", "lead@example.gov")
    where = f"{NUMBER} is now at: Intake concluded, with a Service Division."
    assert concluded == f"Assigned to Networks, A. Lead. {where}\n"
    assert says("note", NUMBER, "they like us").startswith(f"Note: they like us. {NUMBER} stays at")
    assert "Engagement ended" in says("decide", NUMBER, "end")
    assert "Intake concluded" in says("reopen", NUMBER)
    history = says("history", NUMBER)
    assert "done: Contact the agency – by phone" in history
    assert "note: they like us" in history
    assert "mail of" in says("show", NUMBER)
    steps = own_demo.json("cases", "history", NUMBER, "--json")
    assert [step["stage"] for step in steps][-3:] == ["engaged", "closed", "engaged"]
    replies = own_demo.json("outbox", "list", "--json")
    mine = [one["subject"] for one in replies if one["about"] == NUMBER and one["state"] != "sent"]
    assert [subject.split("] ")[1].split(":")[0] for subject in mine] == [
        "Information needed", "For Executive Leadership review", "To assign",
        "Your point of contact", "You are the point of contact",
    ]  # fmt: skip


def test_a_case_is_shown_with_what_stands_in_each_signature_slot(own_demo: Demo):
    shown = own_demo.run("cases", "show", "EP-2026-0006").stdout
    slots = own_demo.json("cases", "show", "EP-2026-0006", "--json")["signatures"]
    assert set(slots) == {"it_manager_signature", "business_sponsor_signature"}
    typed = slots["it_manager_signature"]
    assert {"status", "kind", "signer", "time", "reason", "confidence", "where"} == set(typed)
    told = next(line for line in shown.splitlines() if "signature: it_manager_signature: " in line)
    assert f"{typed['status']} ({typed['kind']})" in told
    assert str(typed["where"]) in told
    before = own_demo.run("cases", "show", NUMBER, "--at", "2026-11-02").stdout
    assert "signature: business_sponsor_signature: signed" in before


def test_a_case_is_shown_as_it_stood(own_demo: Demo):
    own_demo.run("cases", "decide", NUMBER, "ready")
    before = own_demo.run("cases", "show", NUMBER, "--at", "2026-11-02").stdout
    assert "stage: Accepted, under internal review" in before
    earlier = own_demo.run("cases", "show", NUMBER, "--at", "2026-11-02T08:00").stdout
    assert earlier == f"{NUMBER} had not arrived yet.\n"


def test_a_form_that_a_planner_sends_back_goes_with_notes_on_it(own_demo: Demo):
    done = own_demo.run("cases", "confirm", "EP-2026-0006", "not-signed")
    assert (done.returncode, done.stderr) == (0, "")
    assert "is returned" in done.stdout
    assert own_demo.run("poll").returncode == 0
    sent = [path for path in (own_demo.path / "sent").rglob("*") if path.is_file()]
    assert any("Case-Calendar-notes.docx" in path.read_text(errors="replace") for path in sent)


def test_what_cannot_be_done_is_said_in_one_sentence(demo: Demo):
    for words, said in (
        (("decide", NUMBER, "approve"), "the case is at “Accepted, under internal review”"),
        (("done", NUMBER, "contct"), 'Did you mean "contact"?'),
        (("done", "EP-1999-0001", "contact"), "there is no case EP-1999-0001"),
        (("reopen", NUMBER), "it is not closed"),
        (("assign", NUMBER, "Networks", "A. Lead", "--mail", "x"), "is no address"),
        (("decide", NUMBER, "gather", "--until", "soon"), "write it as 2026-03-20"),
        (("show", NUMBER, "--at", "then"), "write it as"),
        (("history", NUMBER, "--at", "2026-11-02Tnoon"), "2026-03-09T14:30"),
        (("assign", "EP-2026-0002"), "division"),
    ):
        done = demo.run("cases", *words)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert said in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_process_is_drawn_as_text_and_as_a_picture(tmp_path):
    drawn = run("forms", "diagram", "ct_cep")
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert drawn.stdout.startswith("flowchart TD\n")
    picture, chart = tmp_path / "p.svg", tmp_path / "p.mmd"
    assert run("forms", "diagram", "ct_cep", "-o", picture).returncode == 0
    assert picture.read_text("utf-8").startswith("<svg")
    assert run("forms", "diagram", "ct_cep", "-o", chart).returncode == 0
    assert chart.read_text("utf-8") == drawn.stdout
    refused = run("forms", "diagram", "ct_cep", "-o", tmp_path / "p.png")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert run("forms", "diagram", "ct_cpe").returncode == 2
