"""A planner answers the nightly digest: each line begins with the number of its case."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pytest

from intake_mailbot.service.keeping import send_digests
from intake_mailbot.service.passes import drain_outboxes
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.ordering import (
    NOW,
    PLANNER,
    at,
    begin_with,
    course,
    reply,
    said,
    take_in,
)

ONE, TWO = "EP-2026-0001", "EP-2026-0002"
LATER = NOW + timedelta(hours=12)


@pytest.fixture
def digest(office: OfficeFolder) -> EmailMessage:
    """Tonight's digest about two accepted cases."""
    begin_with(office, _evening(office.reader))
    return next(mail for mail in office.sent_to(PLANNER) if mail["Subject"].startswith("Digest"))


@cache
def _evening(reader: Reader) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="evening-")
    office = OfficeFolder(Path(folder.name), reader)
    take_in(office, profile_mail(received=NOW), profile_mail("Another one", received=NOW))
    with office.bureau(clock=at(NOW + timedelta(hours=8))) as bureau:
        send_digests(bureau)
        drain_outboxes(bureau)
    return folder


def stages(office: OfficeFolder) -> dict[str, str]:
    return {case.tracking_number: case.stage for case in office.cases()}


def answered(office: OfficeFolder, digest: EmailMessage, text: str, **more: object) -> EmailMessage:
    return reply(office, digest, text, LATER, **more)


def test_the_digest_says_how_it_is_answered(digest: EmailMessage):
    assert "as in “NUMBER done contact”" in said(digest)


def test_orders_for_several_cases_are_carried_out_in_one_answer(
    office: OfficeFolder, digest: EmailMessage
):
    text = (
        f"Hi,\n\n{ONE} done contact - called them\nep 2026 2: note they will send a plan of the"
        f" second phase\nby the end of May\n- [{TWO}] ready: all there\n\nThanks,\nPat"
    )
    answer = answered(office, digest, text)
    assert answer["Subject"].startswith("Done: ")
    assert f"{ONE} stays at: " in said(answer)
    assert "second phase by the end of May" in said(answer)
    assert f"{TWO} is now at: Executive Leadership review." in said(answer)
    assert stages(office) == {ONE: "accepted", TWO: "leadership_review"}
    assert office.ledger()[-1].tracking_numbers == (ONE, TWO)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("done contact", "begin each line with the number of the case that it is about"),
        ("Thanks, I will look at them tomorrow.", "EP-2026-0012 note they will call"),
        (f"{ONE}", "begin each line with the number"),
        (f"{ONE} looks fine to me", "begin each line with the number"),
        (f"{ONE} done contact\nready", f"“ready” names no case: write “{ONE} ready”"),
        (f"{ONE} done contact\n{TWO} approve", f"{TWO}: “approve” cannot be decided now"),
        (f"{ONE} done contact\n{TWO} looks fine", f"{TWO}: “looks fine” is no order"),
        (f"{ONE} done contact\nEP-2026-0099 ready", "EP-2026-0099 is no case that you can order"),
        (f"{ONE} dnoe contact", "Did you mean “done”?"),
    ],
)
def test_what_cannot_be_carried_out_changes_nothing_and_is_told_kindly(
    office: OfficeFolder, digest: EmailMessage, text: str, told: str
):
    answer = answered(office, digest, text)
    assert answer["Subject"].startswith("Not done: ")
    assert told in said(answer)
    assert stages(office) == {ONE: "accepted", TWO: "accepted"}
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(ONE)
        assert case
        standing = unit.courses.standing(case)
        assert standing
        assert [one.task for one in standing.course.open_tasks] == ["contact"]


@pytest.mark.parametrize(
    "more", [{"sender": "clerk@agency.example.gov"}, {"passes": False}, {"sender": "x@example.gov"}]
)
def test_nobody_else_orders_anything(
    office: OfficeFolder, digest: EmailMessage, more: dict[str, object]
):
    thread = (("In-Reply-To", digest["Message-ID"]),)
    told = {"sender": PLANNER, **more}
    take_in(office, letter("Re: it", text=f"{ONE} ready", headers=thread, **told), now=LATER)  # type: ignore[arg-type]
    assert stages(office)[ONE] == "accepted"


def test_a_signature_and_a_disclaimer_behind_an_order_are_none(
    office: OfficeFolder, digest: EmailMessage
):
    text = f"{TWO} ready\n\nThanks,\nPat\n\nNOTE: This e-mail is confidential."
    assert answered(office, digest, text)["Subject"].startswith("Done: ")
    assert stages(office)[TWO] == "leadership_review"


def test_a_digest_s_long_answer_is_carried_out_to_its_end(
    office: OfficeFolder, digest: EmailMessage
):
    many = f"{ONE} note they called\n\n" * 40
    assert f"{TWO} is now at: " in said(answered(office, digest, f"{many}{TWO} ready"))


def test_an_answer_that_is_longer_than_is_read_is_refused_whole(
    office: OfficeFolder, digest: EmailMessage
):
    long = "they called, and will send a plan " * 600
    answer = answered(office, digest, f"{TWO} ready\n{ONE} note {long}\n{ONE} done contact")
    assert "too many lines; nothing was done, send them in two mails" in said(answer)
    assert stages(office)[TWO] == "accepted"


def test_how_a_digest_is_answered_is_told_to_nobody_who_only_says_who_they_are(
    office: OfficeFolder, digest: EmailMessage
):
    office.settings["TRUST__AUTHSERV_IDS"] = "[]"  # no server of ours is asked
    before = len(office.sent_to(PLANNER))
    answered(office, digest, "done contact")
    assert not any("many cases" in said(one) for one in office.sent_to(PLANNER)[before:])


@pytest.mark.parametrize(
    "text",
    [
        f"done contact\n{TWO} ready",
        f"note the sponsor called and will send the plan of the second phase\n{TWO} ready",
        f"done contact\n\nThey called.\n{TWO} raedy",
        f"done contact\n{ONE} ready",
        "done contact\nEP-2026-0099 ready",
    ],
)
def test_orders_with_numbers_behind_one_without_are_refused_with_it(
    office: OfficeFolder, digest: EmailMessage, text: str
):
    notice = next(mail for mail in office.sent() if ONE in mail["Subject"])
    answer = answered(office, notice, text)
    assert "Not done" in answer["Subject"]
    assert "begin each line with the number of its case" in said(answer)
    assert stages(office) == {ONE: "accepted", TWO: "accepted"}


def test_a_number_that_a_note_names_orders_nothing(office: OfficeFolder, digest: EmailMessage):
    notice = next(mail for mail in office.sent() if ONE in mail["Subject"])
    text = f"note the sponsor called, and it is about the same servers as\n{TWO} was"
    assert f"as {TWO} was" in said(answered(office, notice, text))


def test_files_in_a_mail_of_one_numbered_order_are_filed_to_its_case(
    office: OfficeFolder, digest: EmailMessage
):
    minutes = (("minutes.docx", b"PK none"),)
    answered(office, digest, f"{TWO} ready", files=minutes)
    with office.store() as store, store.unit(write=False) as unit:
        one, two = unit.cases.by_number(ONE), unit.cases.by_number(TWO)
    assert one
    assert two
    assert "minutes.docx" in two.files
    assert "minutes.docx" not in one.files


def test_an_answer_about_one_case_may_order_for_others_too(
    office: OfficeFolder, digest: EmailMessage
):
    notice = next(mail for mail in office.sent() if ONE in mail["Subject"])
    answer = answered(office, notice, f"{TWO} ready\n{ONE} show")
    assert f"{TWO} is now at: Executive Leadership review." in said(answer)
    assert f"{ONE} “Permit Portal” of" in said(answer)


def test_several_corrections_of_one_held_case_are_taken_together(office: OfficeFolder):
    take_in(office, sample("09"))
    notice = office.sent_to(PLANNER)[0]
    text = f"{ONE} it_manager_signature: signed\n{ONE} requestor_phone: (860) 555-0199"
    assert f"{ONE} is accepted." in said(reply(office, notice, text, LATER))
    [case] = office.cases()
    assert (case.stage, case.fields["requestor_phone"]) == ("accepted", "+18605550199")


@pytest.mark.parametrize("more", ["", f"{ONE} requestor_phone: (860) 555-0199\n"])
def test_what_is_ordered_behind_corrections_finds_the_case_corrected(
    office: OfficeFolder, more: str
):
    take_in(office, sample("09"))
    notice = office.sent_to(PLANNER)[0]
    text = f"{ONE} it_manager_signature: signed\n{more}{ONE} done contact - called"
    told = said(reply(office, notice, text, LATER))
    assert told.index(f"{ONE} is accepted.") < told.index("called")
    assert "contact" not in [one.task for one in course(office).open_tasks]


def test_corrections_are_not_kept_where_what_is_ordered_behind_them_cannot_be_done(
    office: OfficeFolder,
):
    take_in(office, sample("09"))
    notice = office.sent_to(PLANNER)[0]
    text = f"{ONE} it_manager_signature: signed\n{ONE} done nothing_known"
    assert "Not done" in reply(office, notice, text, LATER)["Subject"]
    [case] = office.cases()
    assert case.stage == "held"
