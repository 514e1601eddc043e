"""Retention and erasing as an office has them: by settings, by the service, by commands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from intake_mailbot.care.sweeping import sweep
from intake_mailbot.service import poll
from intake_mailbot.service.nightly import Nights, retain_nightly
from tests.integration.service.office import OfficeFolder, letter, sample
from tests.servers.command import run

CLERK = "clerk@agency.example.gov"
SOON = datetime.now(UTC) + timedelta(days=40)


def question(office: OfficeFolder) -> None:
    office.deliver(letter("A question", text="Do we need a profile for a new server?"))
    office.poll()


def test_each_night_the_service_removes_what_the_settings_name(office: OfficeFolder):
    office.settings |= {"RETENTION__MAIL_DAYS": "30", "RETENTION__AT": "00:00"}
    question(office)
    nights = Nights()
    with office.bureau(clock=lambda: SOON) as bureau:
        assert retain_nightly(bureau, nights) == 2  # the mail and its answer
        assert retain_nightly(bureau, nights) == 0
        assert nights.done is not None
        [row] = office.ledger()
        assert not bureau.store.files.has(row.sha256)


def test_before_the_hour_nothing_is_done(office: OfficeFolder):
    office.settings |= {"RETENTION__MAIL_DAYS": "30", "RETENTION__AT": "23:59"}
    question(office)
    morning = SOON.replace(hour=14, minute=0)
    with office.bureau(clock=lambda: morning) as bureau:
        assert retain_nightly(bureau, Nights()) == 0


def test_an_erased_mail_that_comes_again_is_filed_and_answers_nobody(office: OfficeFolder):
    question(office)
    config = office.path / "config.toml"
    before = len(office.sent())
    assert run("--config", config, "data", "erase", CLERK).returncode == 2
    said = run("--config", config, "data", "erase", CLERK, "--yes")
    assert said.returncode == 0, said.stderr
    assert "In the mailbox, 1 lie in Inquiries" in said.stdout
    office.drag_back("Inquiries")
    office.poll()
    assert len(office.sent()) == before
    assert len(office.folder("Inquiries")) == 1
    first, again = office.ledger()
    assert (first.sender, again.sender) == ("", "")
    assert run("--config", config, "data", "retain").returncode == 2
    with office.store() as store:
        sweep(store)
        assert not store.files.has(first.sha256)


def test_the_same_bytes_in_a_mailbox_that_never_had_them_are_taken_in(office: OfficeFolder):
    raw = sample("01")
    office.deliver(raw)
    office.poll()
    with office.store() as store, store.unit() as unit:
        unit.erasing.discard_mails([1], SOON)
        unit._connection.exec_driver_sql("UPDATE message SET account = 'another'")
        unit.commit()
    office.deliver(raw)
    with office.bureau() as bureau:
        poll(bureau)
    last = office.ledger()[-1]
    with office.store() as store:
        assert store.files.get(last.sha256) == raw
    assert last.discarded is None
    assert last.attempts == 1


def test_commands_on_one_persons_data_say_sums_and_ask(office: OfficeFolder, tmp_path):
    question(office)
    config = office.path / "config.toml"
    made = run("--config", config, "data", "export", CLERK, "-o", tmp_path / "a.zip")
    assert made.stdout.endswith("a.zip: 0 cases, 1 mails, 1 replies.\n"), made.stderr
    dry = run("--config", config, "data", "erase", CLERK, "--dry-run")
    assert "1 mails, 1 replies, 0 cases" in dry.stdout
    assert office.ledger()[0].sender == CLERK
    nobody = run("--config", config, "data", "erase", "x@example.gov", "--yes")
    assert (nobody.returncode, nobody.stderr.count("\n")) == (2, 1)
