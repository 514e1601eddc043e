"""``demo``, and what the lists say about it: the keys of spec/config.md."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from fixtures import mails
from fixtures.catalog import SAMPLES
from tests.acceptance.conftest import Demo
from tests.servers.command import run

pytestmark = pytest.mark.xdist_group("demo")

CASE = {
    "tracking_number", "office", "stage", "verdict", "title", "agency", "sender", "received",
    "version", "fields", "findings", "deadlines",
}  # fmt: skip
MAIL = {
    "id", "message_id", "sha256", "from", "subject", "received", "kind", "state",
    "tracking_number", "attempts", "reason",
}  # fmt: skip
REPLY = {"id", "message_id", "to", "subject", "about", "state", "attempts", "last_error"}


def test_it_prints_what_came_in_what_was_decided_and_what_was_answered(demo: Demo):
    assert f"{len(mails())} sample mails" in demo.printed
    places = [demo.printed.index(f"What {what}") for what in ("came in", "was decided", "was ans")]
    assert places == sorted(places)
    assert max(len(line) for line in demo.printed.splitlines() if "/" not in line) <= 80


def test_it_ends_with_tonights_digest_and_leaves_it_among_what_was_sent(demo: Demo):
    last = demo.printed.rpartition("Tonight's digest")[2]
    assert "OVERDUE" in last
    assert "HELD, WAITING FOR A LOOK" in last
    [mail] = [f for f in (demo.path / "sent").glob("*.eml") if b"Subject: Digest" in f.read_bytes()]
    assert b"deadlines.ics" in mail.read_bytes()


def test_a_digest_is_shown_as_often_as_asked_and_sent_once_a_date(own_demo: Demo):
    config = ("--config", own_demo.path / "config.toml")
    for _ in range(2):
        shown = run(*config, "digest", "--on", "2026-11-24")
        assert shown.stdout.startswith("Digest for Tue, Nov 24:"), shown.stderr
    sent = [run(*config, "digest", "--on", "2026-11-24", "--send").stdout for _ in range(2)]
    assert sent == [
        "The digest of 2026-11-24 goes to planner@example.gov.\n",
        "The digest of 2026-11-24 was sent before.\n",
    ]
    assert run(*config, "digest", "--on", "soon").returncode == 2


def test_every_sample_is_taken_for_what_it_is(demo: Demo):
    found = Counter(row["kind"] for row in demo.json("mail", "list", "--json"))
    assert found == Counter(sample.kind.value for sample in SAMPLES)


def test_every_sample_comes_to_the_state_and_the_case_that_its_table_says(demo: Demo):
    rows = {row["id"]: row for row in demo.json("mail", "list", "--json")}
    found = [(row["kind"], row["state"], row["tracking_number"] or "") for row in rows.values()]
    wanted = [(one.kind.value, one.state.value, one.number) for one in SAMPLES]
    assert found == wanted


def test_it_leaves_everything_to_look_at(demo: Demo):
    assert list((demo.path / "sent").glob("*.eml"))
    assert list((demo.path / "mailbox" / ".Accepted").glob("*/*"))
    assert not list((demo.path / "mailbox" / "new").iterdir())


def test_it_begins_anew_in_the_folder_of_an_earlier_one_and_refuses_a_foreign_one(
    demo: Demo, tmp_path
):
    [first, *_] = demo.json("mail", "list", "--json")  # the earlier one had taken it in
    assert (first["id"], first["attempts"]) == (1, 1)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    refused = run("demo", tmp_path / "mine")
    assert refused.returncode == 2
    assert "is not empty and no earlier demo" in refused.stderr
    assert (tmp_path / "mine" / "letter.txt").read_text() == "keep me"
    assert run("demo", tmp_path / "mine" / "letter.txt").returncode == 2


def test_cases_are_exported_with_the_keys_of_the_contract(demo: Demo):
    cases = demo.json("cases", "export", "--format", "json")
    assert cases == demo.json("cases", "export")
    assert all(set(case) == CASE for case in cases)
    first = cases[0]
    assert first["tracking_number"].startswith("EP-")
    assert first["verdict"] == "accept"
    assert datetime.fromisoformat(first["received"]).tzinfo
    assert first["fields"]["agency"] == first["agency"]
    assert all(set(due) == {"clock", "due", "done"} for due in first["deadlines"])
    assert {due["clock"] for due in first["deadlines"]} == {"contact", "leadership_review"}
    assert all(date.fromisoformat(due["due"]) for due in first["deadlines"])
    assert all(due["done"] is None for case in cases for due in case["deadlines"])
    findings = [finding for case in cases for finding in case["findings"]]
    assert findings
    assert all(set(one) == {"field", "rule", "severity", "message", "mend"} for one in findings)


def test_a_deadline_that_was_kept_says_when(own_demo: Demo):
    assert own_demo.run("cases", "done", "EP-2026-0001", "contact").returncode == 0
    [case, *_] = own_demo.json("cases", "export")
    [contact, review] = case["deadlines"]
    assert (contact["clock"], review["clock"]) == ("contact", "leadership_review")
    assert datetime.fromisoformat(contact["done"]).tzinfo
    assert review["done"] is None


def test_exports_as_csv_and_xlsx_have_a_row_a_case(demo: Demo, tmp_path):
    count = len(demo.json("cases", "export"))
    printed = demo.run("cases", "export", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert len(rows) == count
    assert rows[0]["tracking_number"].startswith("EP-")
    book = tmp_path / "cases.xlsx"
    assert demo.run("cases", "export", "--format", "xlsx", "-o", book).returncode == 0
    assert load_workbook(book).active.max_row == count + 1
    nowhere = tmp_path / "nowhere" / "x.xlsx"
    refused = demo.run("cases", "export", "--format", "xlsx", "-o", nowhere)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_mails_and_replies_are_listed_with_the_keys_of_the_contract(demo: Demo):
    rows = demo.json("mail", "list", "--json")
    assert all(set(row) == MAIL for row in rows)
    assert len(rows) == len(mails())
    replies = demo.json("outbox", "list", "--json")
    assert all(set(reply) == REPLY for reply in replies)
    assert {reply["state"] for reply in replies} == {"sent"}
    assert len(replies) == len(list((demo.path / "sent").glob("*.eml")))


def test_one_case_and_one_mail_are_shown(demo: Demo):
    [first, *_] = demo.json("cases", "list", "--json")
    number = first["tracking_number"]
    sheet = demo.json("cases", "show", number, "--json")
    assert {slot["status"] for slot in sheet.pop("signatures").values()} == {"signed"}
    assert sheet == first
    shown = demo.run("cases", "show", number)
    assert first["title"] in shown.stdout
    assert "opened: accept" in shown.stdout
    assert demo.json("mail", "show", 1, "--json")["tracking_number"] == number
    assert "message_id:" in demo.run("mail", "show", 1).stdout


def test_lists_in_a_pipe_cut_nothing(demo: Demo):
    long = max((row["subject"] for row in demo.json("mail", "list", "--json")), key=len)
    plain = run("--config", demo.path / "config.toml", "mail", "list", COLUMNS="80").stdout
    assert " ".join(long.split())[:100] in plain


def test_doctor_finds_the_demo_well(demo: Demo):
    done = demo.run("doctor")
    assert done.returncode == 0
    assert "✗" not in done.stdout
    assert "tables are up to date" in done.stdout
