"""The same order in the mails that people's programs make of it, and in those of others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake_mailbot.domain.model import MessageKind
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.ordering import (
    NOW,
    PLANNER,
    accepted,
    course,
    reply,
    said,
    take_in,
    the_case,
)

QUOTED = """

--\x20
Pat Planner
Office of Samples
Note: this message may be confidential.

On Mon, Nov 9, 2026 at 11:00 AM Enterprise Planning <best.workintake@example.gov> wrote:
> TO ORDER SOMETHING, REPLY TO THIS MAIL
> - gather (More information is gathered first)
"""
OUTLOOK = """<html><body><div><p class="MsoNormal">Done contact<o:p></o:p></p>
<p class="MsoNormal">&nbsp;</p><p class="MsoNormal">ready<o:p></o:p></p>
<p class="MsoNormal">Thanks,</p><p class="MsoNormal">Pat</p>
<div style="border-top:solid"><p><b>From:</b> Enterprise Planning<br><b>Sent:</b> Monday<br>
<b>To:</b> Pat<br><b>Subject:</b> Due soon</p></div><p>gather</p></div></body></html>"""
GMAIL = """<div dir="ltr"><div>done contact</div><div>ready</div><br><div>Pat</div></div><br>
<div class="gmail_quote"><div>On Mon, Nov 9, 2026 at 11:00 AM X &lt;x@example.gov&gt; wrote:</div>
<blockquote>gather</blockquote></div>"""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("done contact\nready", False),
        ("DONE CONTACT\nREADY", False),
        ("Done Contact.\nReady.", False),
        ("\n\n  done contact\n\n\nready", False),
        ("Hi,\n\ndone contact\nready", False),
        ("Hello team,\ndone contact - called them\nready: all there", False),
        ("- done contact\n- ready", False),
        ("“done contact”\n“ready”", False),
        ("done contact\nready\n\nThanks,\nPat Planner\nOffice of Samples", False),
        (f"done contact\nready{QUOTED}", False),
        ("\ufeffdone\u00a0contact \nready\u200b", False),
        (OUTLOOK, True),
        (GMAIL, True),
        ("<p>done contact<br>ready</p>", True),
    ],
)
def test_two_orders_are_carried_out_however_the_mail_is_written(
    office: OfficeFolder, text: str, html: bool
):
    answer = reply(office, accepted(office), text, html=html)
    assert answer["Subject"].startswith("[EP-2026-0001] Done")
    assert the_case(office).stage == "leadership_review"
    assert course(office).open_tasks == ()


def test_a_note_that_a_mail_program_broke_is_kept_whole(office: OfficeFolder):
    text = (
        "note the sponsor called and will send the plan of the second phase\n"
        "by the end of the month, as was agreed\nPat"
    )
    told = said(reply(office, accepted(office), text))
    assert "second phase by the end of the month, as was agreed. EP-2026-0001 stays" in told


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("redy", "ready"),
        ("Raedy: all there", "ready"),
        ("ready?", "ready"),
        ("done contact\nredy", "ready"),
        ("dnoe contact", "done"),
        ("assgin Networks, A. Lead", "assign"),
        ("deicde ready", "decide"),
        ("noet they called", "note"),
        ("shwo", "show"),
        ("requester_phone: (860) 555-0142", "requestor_phone: …"),
    ],
)
def test_a_slip_of_the_hand_changes_nothing_and_is_told_the_nearest(
    office: OfficeFolder, text: str, meant: str
):
    notice = accepted(office)
    before = course(office)
    answer = reply(office, notice, text)
    assert answer["Subject"].startswith("[EP-2026-0001] Not done")
    assert f"is no order. Did you mean “{meant}”?" in said(answer)
    assert "- ready (" in said(answer)
    assert course(office) == before


@pytest.mark.parametrize(
    "text",
    ["One more thing: they moved.", "Not yet.", "Estimate attached.", "None of it.", "Thanks!",
     "Ready when you are", "The contact is done"],
)  # fmt: skip
def test_a_persons_own_words_are_no_slip(office: OfficeFolder, text: str):
    notice = accepted(office)
    assert reply(office, notice, text)["Subject"] is None
    assert office.ledger()[-1].reason.startswith("words for")


@pytest.mark.parametrize(
    "more",
    [
        {"sender": "stranger@elsewhere.example.com", "passes": False},
        {"sender": "stranger@elsewhere.example.com"},
        {"passes": False},
        {"sender": "planner@example.gov.example.com"},
    ],
)
@pytest.mark.parametrize("text", ["done contact", "dnoe contact", "show", "ready until 2020-01-01"])
def test_a_stranger_and_a_failed_sender_are_not_obeyed_and_told_nothing(
    office: OfficeFolder, text: str, more: dict[str, object]
):
    notice = accepted(office)
    before = course(office)
    thread = (("In-Reply-To", notice["Message-ID"]),)
    sender = str(more.get("sender", PLANNER))
    mail = letter("Re: it", text=text, headers=thread, **{"sender": sender, **more})  # type: ignore[arg-type]
    take_in(office, mail, now=NOW + timedelta(hours=1))
    assert course(office) == before
    if sender != PLANNER:  # the planner is told that somebody writes in their name
        told = " ".join(said(mail) for mail in office.sent_to(sender))
        assert not any(word in told for word in ("EP-2026", "TO ORDER", "contact (", "Permit"))


def test_an_agency_that_orders_is_filed_and_not_obeyed(office: OfficeFolder):
    notice = accepted(office)
    before = course(office)
    reply(office, notice, "done contact\nready", sender="clerk@agency.example.gov")
    assert course(office) == before
    answer = office.sent_to("clerk@agency.example.gov")[-1]
    assert "TO ORDER" not in said(answer)
    assert "order" not in said(answer)


def test_an_order_in_a_mail_of_its_own_is_answered_with_a_mail_that_can_be_answered(
    office: OfficeFolder,
):
    """Its number may be mistyped, and anything may stand in a subject: nothing is changed yet."""
    accepted(office)
    take_in(office, letter("EP-2026-0001", sender=PLANNER, text="done contact"))
    [answer] = [mail for mail in office.sent_to(PLANNER) if "Not done" in mail["Subject"]]
    assert "orders are taken in an answer to a mail of ours about the case" in said(answer)
    assert "done contact" in said(answer)
    assert "contact" in str(course(office).open_tasks)
    again = reply(office, answer, "done contact")
    assert again["Subject"].startswith("[EP-2026-0001] Done")


def test_a_planner_who_writes_to_an_agency_with_a_copy_to_us_is_filed_and_obeyed_in_nothing(
    office: OfficeFolder,
):
    accepted(office)
    copy = letter(
        "EP-2026-0001",
        to="clerk@agency.example.gov, best.workintake@example.gov",
        sender=PLANNER,
        text="done contact",
    )
    take_in(office, copy)
    assert [row.kind for row in office.ledger()][-1] is MessageKind.SUPPLEMENT
    assert office.ledger()[-1].tracking_numbers == ("EP-2026-0001",)
    told = [mail["Subject"] for mail in office.sent_to(PLANNER)]
    assert [subject.partition(":")[0] for subject in told] == ["[EP-2026-0001] Filed"]
    assert "our staff will read it" not in said(office.sent_to(PLANNER)[0])
