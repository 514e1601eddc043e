"""A planner's day by mail: every act that the terminal has, as a reply to a mail of ours."""

from __future__ import annotations

from datetime import date, timedelta
from email.message import EmailMessage

import pytest

import fixtures
from intake_mailbot.service import poll
from intake_mailbot.service.keeping import keep_deadlines
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.ordering import (
    NOW,
    PLANNER,
    accepted,
    at,
    course,
    history,
    reply,
    said,
    take_in,
    the_case,
)


@pytest.fixture
def hosting(tmp_path, every_reader: Reader) -> OfficeFolder:
    """An office whose process has action items and an estimate."""
    return OfficeFolder(tmp_path, every_reader, {"OFFICE__FORMS": '["cdt_esd"]'})


def due_soon(office: OfficeFolder) -> EmailMessage:
    """The notice that the first contact is due."""
    accepted(office)
    with office.bureau(clock=at(NOW + timedelta(days=7))) as bureau:
        keep_deadlines(bureau)
        poll(bureau)
    return next(mail for mail in office.sent_to(PLANNER) if "Due" in mail["Subject"])


def test_a_notice_lists_what_can_be_ordered_at_its_stage_and_it_can_be(office: OfficeFolder):
    notice = due_soon(office)
    told = said(notice)
    assert "TO ORDER SOMETHING, REPLY TO THIS MAIL, one line for each:" in told
    assert "- done contact (Contact the agency)" in told
    assert "- gather (Is the Profile ready for the Directors' formal review?" in told
    assert "“gather until 2026-11-30” sets the last day" in told
    assert "- reopen" not in told
    assert "intake-mailbot cases" not in told
    html = notice.get_body(("html",))
    assert html is not None
    assert ">done contact</code> Contact the agency<br>" in html.get_content()
    answer = said(reply(office, notice, "done contact", NOW + timedelta(days=7, hours=1)))
    assert "Done: Contact the agency. EP-2026-0001 stays at" in answer
    assert "- done contact" not in answer  # what can be ordered now
    assert "- ready (" in answer


def test_an_agency_is_told_of_no_orders(office: OfficeFolder):
    reply(office, accepted(office), "gather until 2026-12-01: your plan")
    mails = office.sent_to(the_case(office).sender)
    assert len(mails) == 2
    assert not any("TO ORDER" in said(mail) or "intake-mailbot" in said(mail) for mail in mails)


def test_a_decision_can_set_the_last_day_of_the_clock_that_it_starts(office: OfficeFolder):
    answer = said(reply(office, accepted(office), "Gather until Dec 1, 2026: your plan"))
    assert "The agency sends the information that was asked for by 2026-12-01." in answer
    assert "is now at: Gathering information with the agency." in answer
    assert course(office).due("information") == date(2026, 12, 1)
    assert course(office).decisions[-1].note == "your plan"


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("gather until 2026-11-01", "2026-11-01 is past; name a day from 2026-11-09 on"),
        ("gather until soon", "“until soon” names no day; write it as until 2026-12-01"),
        ("ready until 2026-12-01", "starts no clock: leave the last day out"),
        ("decide", "say what is decided: the case is at “Accepted, under internal review”"),
        ("done", "say what. Known are: contact."),
        ("gather until 2126-12-01", "2126-12-01 is more than 10 years away; write the year anew"),
        ("done contct", "“contct” is not open. Did you mean \"contact\"?"),
        ("begin contact: x", "“contact” cannot be begun"),
        ("begin action_item", "say what “action_item” is about"),
        ("note", "the note is empty"),
        ("assign Networks", "write “assign DIVISION, NAME”"),
        ("assign Networks, ", "name the point of contact"),
        ("assign Networks, A. Lead, nobody", "“nobody” is no address"),
        ("estimate cpu=4", "this office makes no estimates"),
        ("reopen", "it is not closed: its stage is “Accepted"),
        ("approve", "“approve” cannot be decided now: the case is at “Accepted"),
    ],
)  # fmt: skip
def test_a_wrong_order_changes_nothing_and_is_told_what_is_possible(
    office: OfficeFolder, order: str, why: str
):
    notice = accepted(office)
    before = course(office)
    answer = reply(office, notice, order)
    assert answer["Subject"].startswith("[EP-2026-0001] Not done")
    assert why in said(answer)
    assert "- ready (Is the Profile ready" in said(answer)
    assert course(office) == before


def test_action_items_are_begun_done_and_estimated_by_mail(hosting: OfficeFolder):
    take_in(hosting, fixtures.office_mail("esd-1"))
    notice = hosting.sent()[0]
    assert "can mean two decisions" in said(reply(hosting, notice, "approve"))
    reply(hosting, notice, "approval_1:approve\ndecide approval_2 approve: by phone")
    assert the_case(hosting).stage == "design"
    reply(hosting, notice, "done contact\ndone review_meeting\ndecide approve")
    assert the_case(hosting).stage == "design"  # the answer says why
    reply(hosting, notice, "done questionnaire: on paper\ndone architecture_diagram")
    reply(hosting, notice, "done contact\ndone review_meeting\napprove")
    told = said(reply(hosting, notice, "done scoping_call"))
    assert "- begin action_item … (Action item: in words of yours)" in told
    assert "- estimate RATE=QUANTITY, … (estimate the cost; rates: windows_server" in told
    told = said(
        reply(
            hosting,
            notice,
            "begin action_item Return the firewall form\n"
            "begin action_item: Name the support team\n"
            "estimate Linux_Server=2, storage = 500",
        )
    )
    assert "To do: Action item – Return the firewall form." in told
    assert "Estimated: $9,000.00." in told
    assert "- done action_item:2 (Action item – Name the support team)" in told
    assert "there are several of “action_item”" in said(reply(hosting, notice, "done action_item"))
    assert "no line; write RATE=QUANTITY" in said(reply(hosting, notice, "estimate storage=lots"))
    assert 'Did you mean "storage"?' in said(reply(hosting, notice, "estimate storag=5"))
    assert "Nothing was changed" in said(reply(hosting, notice, "done action_item:1, 3: came"))
    reply(hosting, notice, "begin action_item Ask the vendor\nbegin action_item Order the disks")
    reply(hosting, notice, "done action_item:3, 4: both")
    items = [one for one in course(hosting).tasks if one.task == "action_item"]
    assert [(one.run, one.note) for one in items if one.done] == [(3, "both"), (4, "both")]
    reply(hosting, notice, "done action_item 1: it came")
    assert history(hosting)[-1] == "done: Action item – Return the firewall form – it came"
    for slip in ("done action_item 1", "done action_item 3", "done action_item 1 team was named"):
        told = said(reply(hosting, notice, slip))
        assert "write “done action_item:2” (Name the support team)" in told
    reply(hosting, notice, "done action_item 2 - named\nsend\naccept")
    assert the_case(hosting).stage == "pod_commit"
    assert any("arrived: Engagement Questionnaire" in line and line.endswith("on paper")
               for line in history(hosting))  # fmt: skip


def test_a_planner_whom_the_process_asks_answers_as_that_one(hosting: OfficeFolder):
    chief = "casey.chief@services.example.gov"
    hosting.settings["OFFICE__PLANNERS"] = f'["{PLANNER}", "{chief}"]'
    take_in(hosting, fixtures.office_mail("esd-1"))
    asked = next(mail for mail in hosting.sent_to(chief) if "Please approve" in mail["Subject"])
    reply(hosting, asked, "Approved.", sender=chief)
    [taken] = course(hosting).decisions
    assert (taken.decision, taken.choice, taken.by) == ("approval_1", "approve", chief)


def test_a_closed_case_is_reopened_and_decided_by_mail(office: OfficeFolder):
    notice = accepted(office)
    reply(office, notice, "ready\ndecline: no funds")
    assert the_case(office).stage == "declined"
    answer = said(reply(office, notice, "approve"))
    assert "cannot be decided now: the case is at “Declined" in answer
    assert "It is closed; reopen it first." in answer
    assert "- reopen (open the case again)" in answer
    assert "- assign" not in answer
    assert "is now at: Executive Leadership review" in said(
        reply(office, notice, "reopen: funds were found")
    )
    assert "opened again – funds were found" in history(office)
    reply(office, notice, "decide approve a good project")
    assert course(office).decisions[-1].note == "a good project"


def test_how_a_case_stands_and_what_happened_is_asked_by_mail(office: OfficeFolder):
    notice = accepted(office)
    reply(office, notice, "note they like us")
    stands = said(reply(office, notice, "show", NOW + timedelta(days=1)))
    assert "of Department of Samples stands at: Accepted, under internal review." in stands
    assert "Contact the agency: by Tuesday, November 17, 2026, 4 business days left." in stands
    assert "To do: Contact the agency (planners), by Tuesday, November 17, 2026." in stands
    told = said(reply(office, notice, "History."))
    assert "2026-11-09 12:00 planner@example.gov: note: they like us" in told


def test_files_that_come_with_an_order_are_filed_to_the_case(office: OfficeFolder):
    reply(office, accepted(office), "done contact", files=(("minutes.docx", b"PK none"),))
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number("EP-2026-0001")
        assert case
        assert "minutes.docx" in case.files


def test_a_planners_own_words_are_filed_and_said_to_order_nothing(office: OfficeFolder):
    notice = accepted(office)
    mail = letter("Re: it", sender=PLANNER, text="More of this is on its way, note well.",
                  headers=(("In-Reply-To", notice["Message-ID"]),))  # fmt: skip
    take_in(office, mail, now=NOW + timedelta(hours=1))
    answer = next(mail for mail in office.sent_to(PLANNER) if "Filed" in mail["Subject"])
    assert "None of its first lines is an order, so nothing else was done." in said(answer)
    assert "- done contact (Contact the agency)" in said(answer)
