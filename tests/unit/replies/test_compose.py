"""Each mail says what it is for, to one person, in text and in HTML alike."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import Reply, ReplyKind
from intake_mailbot.replies.compose import compose
from intake_mailbot.replies.facts import ReplyFacts
from parsers.errors import ErrorKind
from parsers.model import PartProblem
from tests.unit.replies.samples import (
    BOT,
    CLERK,
    DUES,
    FINDINGS,
    KINDS,
    NOW,
    OUR_ID,
    case,
    office,
    part,
    read,
    tracked,
    written,
)

BOTH = ("plain", "html")


def said(kind: ReplyKind, facts: ReplyFacts | None = None) -> tuple[str, str]:
    """The words of both parts, the HTML without its tags."""
    mail = read(written(kind, facts))
    shown = html.fromstring(part(mail, "html")).text_content()
    return part(mail, "plain"), " ".join(shown.split())


@pytest.mark.parametrize("kind", ReplyKind)
def test_every_mail_is_marked_as_automatic_and_goes_to_one_person(kind: ReplyKind) -> None:
    mail = read(written(kind, replace(KINDS[kind], in_reply_to="<a@b>")))
    assert mail["To"] == "clerk@agency.gov"
    assert mail["From"] == f"DAS/BEST Enterprise Planning <{BOT}>"
    assert mail["Message-ID"] == OUR_ID
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["Auto-Submitted"].startswith("auto-")
    assert mail["Date"].datetime == NOW
    assert mail["Subject"]


@pytest.mark.parametrize("kind", ReplyKind)
def test_every_mail_tells_the_same_in_text_and_html(kind: ReplyKind) -> None:
    plain, shown = said(kind)
    for number in re.findall(r"EP-\d{4}-\d{4}", plain):
        assert number in shown
    for finding in (f for o in KINDS[kind].outcomes for f in o.outcome.judgement.findings):
        assert finding.message in plain
        assert finding.mend in plain
        assert finding.message in shown
        assert finding.mend in shown
    assert BOT in plain
    assert BOT in shown
    assert "None" not in plain + shown
    assert "{" not in plain + shown


@pytest.mark.parametrize("kind", [kind for kind in ReplyKind if kind is not ReplyKind.SEVERAL])
def test_a_mail_about_a_case_has_its_number_in_the_subject(kind: ReplyKind) -> None:
    subject = read(written(kind))["Subject"]
    neutral = {ReplyKind.GUIDANCE, ReplyKind.ACKNOWLEDGEMENT, ReplyKind.DRAFT_REVIEW}
    about = kind not in neutral | {ReplyKind.UNREADABLE}
    assert ("[EP-2026-0042]" in subject) is about


def test_the_confirmation_promises_the_clocks_and_nothing_else() -> None:
    for text in said(ReplyKind.CONFIRMATION):
        dates = re.findall(r"\w+day, \w+ \d+, \d{4}", text)
        assert dates == ["Monday, March 16, 2026", "Monday, March 23, 2026"]
        assert all(due.what in text for due in DUES)
        assert all(step in text for step in office().process.next_steps)


def test_a_returned_form_is_told_every_finding_in_the_order_of_the_form() -> None:
    shuffled = ReplyFacts((tracked(Verdict.RETURN, findings=FINDINGS[::-1]),))
    for text in said(ReplyKind.RETURNED, shuffled):
        places = [text.index(finding.message) for finding in FINDINGS]
        assert places == sorted(places)
        assert "4 things need to be corrected" in text
        assert text.index("Section I – Agency Information") < places[0]
        assert "[EP-2026-0042]" in text
        assert "Reply to this message with the corrected form" in text


def test_one_finding_is_one_thing() -> None:
    facts = ReplyFacts((tracked(Verdict.RETURN, findings=FINDINGS[:1]),))
    assert "one thing needs to be corrected" in said(ReplyKind.RETURNED, facts)[0]


def test_a_finding_about_the_whole_form_comes_first() -> None:
    whole = replace(FINDINGS[0], field="", section="", label="The form", message="A page is gone.")
    facts = ReplyFacts((tracked(Verdict.RETURN, findings=(*FINDINGS, whole)),))
    for text in said(ReplyKind.RETURNED, facts):
        assert text.index("A page is gone.") < text.index("Section I –")


def test_an_office_reminder_is_passed_on_with_the_confirmation() -> None:
    check = next(check for check in office().form.checks if not check.returns)
    reminder = replace(FINDINGS[3], rule=check.id, message="An ITB is ticked.")
    facts = ReplyFacts((tracked(Verdict.ACCEPT, findings=(reminder, FINDINGS[3])),))
    for text in said(ReplyKind.CONFIRMATION, facts):
        assert "An ITB is ticked." in text
        assert FINDINGS[3].message not in text


def test_a_complete_draft_is_told_so_and_gets_no_number() -> None:
    facts = ReplyFacts((tracked(Verdict.ACCEPT, ""), tracked(Verdict.ACCEPT, "", title="Other")))
    for text in said(ReplyKind.DRAFT_REVIEW, facts):
        assert "We found nothing missing in “Other”" in text
        assert "EP-" not in text


def test_guidance_brings_the_blank_form_in_both_formats() -> None:
    mail = read(written(ReplyKind.GUIDANCE))
    names = [attached.get_filename() for attached in mail.iter_attachments()]
    assert names == ["Customer-Engagement-Profile.docx", "Customer-Engagement-Profile.pdf"]
    for attached, suffix in zip(mail.iter_attachments(), (".docx", ".pdf"), strict=True):
        assert attached.get_content() == office().blank(suffix).read_bytes()


def test_guidance_names_whom_to_ask_before_a_procurement() -> None:
    for text in said(ReplyKind.GUIDANCE):
        for contact in ("procurement_name", "procurement_phone", "procurement_mailbox"):
            assert office().process.contacts[contact] in text
        for level in ("Level One", "Level Two", "Level Three", "IT procurements"):
            assert level in text


def test_guidance_of_an_office_without_blank_forms_attaches_none(tmp_path: Path) -> None:
    (tmp_path / "messages").symlink_to(office().messages)
    reply = Reply(ReplyKind.GUIDANCE, CLERK)
    mail = compose(
        reply, ReplyFacts(), replace(office(), folder=tmp_path), address=BOT,
        office_name="Office", message_id=OUR_ID, now=NOW,
    )  # fmt: skip
    assert list(read(mail.eml).iter_attachments()) == []
    assert "attached, as a Word file" not in part(read(mail.eml), "plain")


def test_an_acknowledgement_says_nothing_about_any_case() -> None:
    eml = written(ReplyKind.ACKNOWLEDGEMENT, replace(KINDS[ReplyKind.HELD], case=case()))
    for text in (eml.decode(), *said(ReplyKind.ACKNOWLEDGEMENT, KINDS[ReplyKind.HELD])):
        assert "EP-2026" not in text
        assert "Permit" not in text


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.ACCEPT, "has been accepted"),
        (Verdict.RETURN, "We returned your Engagement Profile for correction"),
        (Verdict.HOLD, "a member of our staff is looking at it"),
    ],
)
def test_a_status_says_where_the_case_stands(verdict: Verdict, expected: str) -> None:
    for text in said(ReplyKind.STATUS, ReplyFacts(case=case(verdict))):
        assert expected in text


def test_a_clock_that_was_kept_is_promised_no_more() -> None:
    kept = replace(DUES[0], done=NOW)
    for text in said(ReplyKind.STATUS, ReplyFacts(case=case(), dues=(kept, DUES[1]))):
        assert "March 16" not in text
        assert "March 23" in text


def test_a_late_answer_says_which_days_are_past_and_promises_no_new_ones() -> None:
    late = replace(DUES[0], day=(NOW - timedelta(days=1)).date())
    outcome = replace(tracked(Verdict.ACCEPT), dues=(late, DUES[1]))
    for kind in (ReplyKind.CONFIRMATION, ReplyKind.SEVERAL):
        for text in said(kind, ReplyFacts((outcome,))):
            sorry, past = text.index("Our answer comes later"), text.index("March 8")
            assert sorry < past < text.index("is still to come") < text.index("March 23")
        for text in said(kind):
            assert "comes later" not in text


def test_a_status_does_not_promise_a_day_that_has_passed() -> None:
    past = replace(DUES[0], day=(NOW - timedelta(days=1)).date())
    for text in said(ReplyKind.STATUS, ReplyFacts(case=case(), dues=(past, DUES[1]))):
        upcoming, overdue = text.index("March 23"), text.index("March 8")
        assert upcoming < text.index("by a day that has passed") < overdue
        assert "please reply" in text
    for text in said(ReplyKind.STATUS):
        assert "has passed" not in text


@pytest.mark.parametrize("kind", ErrorKind)
def test_an_unreadable_file_is_named_with_its_mend(kind: ErrorKind) -> None:
    facts = ReplyFacts(problems=(("form.docx", PartProblem(kind, "It cannot be read.")),))
    for text in said(ReplyKind.UNREADABLE, facts):
        assert "form.docx: It cannot be read. Please" in text.replace("read.Please", "read. Please")


def test_a_file_that_its_problem_names_is_not_named_twice() -> None:
    problem = PartProblem(ErrorKind.ENCRYPTED, "a.docx asks for a password; please remove it.")
    for kind in (ReplyKind.UNREADABLE, ReplyKind.PLANNER_NOTICE):
        facts = replace(KINDS[kind], problems=(("a.docx", problem),))
        for text in said(kind, facts):
            assert text.count("a.docx") == 1


def test_a_mend_that_is_said_is_not_said_twice() -> None:
    for text in said(ReplyKind.UNREADABLE):
        assert "Please open it" not in text
        assert "A file without a name" in text


def test_a_supplement_names_what_was_filed() -> None:
    for text in said(ReplyKind.SUPPLEMENT):
        assert "plan.pdf" in text
    assert "EP-2026-0042 “Permit Portal”." in said(
        ReplyKind.SUPPLEMENT, ReplyFacts(case=case())
    )[0]  # fmt: skip


def test_of_what_planners_are_told_its_sender_hears_that_a_person_reads_it() -> None:
    told = ReplyFacts(case=case(), staff_reads=True)
    for text in said(ReplyKind.SUPPLEMENT, told):
        assert "A member of our staff will read it." in text
    for text in said(ReplyKind.SUPPLEMENT):
        assert "staff will read" not in text


def test_who_forgot_the_corrected_form_hears_that_it_is_still_awaited() -> None:
    files = ("Permit Portal.odt",)
    told = ReplyFacts(case=case(Verdict.RETURN), files=files, awaited=True, staff_reads=True)
    for text in said(ReplyKind.SUPPLEMENT, told):
        assert "still waiting for your corrected Engagement Profile" in text
        assert "as a Word file (.docx) or as a PDF." in text
        assert "with all its lines" not in text


def test_guidance_names_the_files_in_which_no_form_was_found() -> None:
    for text in said(ReplyKind.GUIDANCE, ReplyFacts(files=("Our Profile.odt", "map.png"))):
        assert "what you attached (Our Profile.odt, map.png)" in text
        assert "save it as a Word file (.docx) or as a PDF" in text
    for text in said(ReplyKind.GUIDANCE):
        assert "what you attached" not in text


def test_guidance_names_no_file_that_has_no_name() -> None:
    for text in said(ReplyKind.GUIDANCE, ReplyFacts(files=("1.2", "map & plan.png", "2"))):
        assert "what you attached (map & plan.png), and found none" in text
    for text in said(ReplyKind.GUIDANCE, ReplyFacts(files=("1.2",))):
        assert "what you attached, and found none" in text


def test_planners_read_in_the_notice_what_was_written() -> None:
    words = "May her deputy sign?\n\nThanks,\nPat"
    told = ReplyFacts(case=case(), sender=CLERK, notice="Pat wrote.", words=words, message=3)
    for text in said(ReplyKind.PLANNER_NOTICE, told):
        assert "“May her deputy sign? Thanks, Pat”" in text
    for text in said(ReplyKind.PLANNER_NOTICE):
        assert "They wrote" not in text


def test_several_profiles_have_one_mail_with_each_outcome() -> None:
    for text in said(ReplyKind.SEVERAL):
        assert "Complete and accepted." in text
        assert "[EP-2026-0043]" in text
        assert "EP-2026-0044" in text
        assert "This one is a draft" in text


def test_a_notice_to_planners_starts_a_thread_of_its_own() -> None:
    facts = replace(KINDS[ReplyKind.PLANNER_NOTICE], in_reply_to="<a@b>")
    mail = read(written(ReplyKind.PLANNER_NOTICE, facts))
    assert mail["In-Reply-To"] is None
    assert mail["Auto-Submitted"] == "auto-generated"
    for text in said(ReplyKind.PLANNER_NOTICE):
        assert "clerk@agency.gov" in text
        assert "mail 12" in text
        assert "“Dept of <b>”" in text


def test_the_markup_of_foreign_text_is_shown_and_not_obeyed() -> None:
    nasty = '<img src=x onerror="a()">'
    facts = ReplyFacts(
        (tracked(Verdict.ACCEPT, title=nasty),), problems=((f"{nasty}.doc", KINDS_PROBLEM),)
    )
    shown = part(read(written(ReplyKind.CONFIRMATION, facts)), "html")
    assert html.fromstring(shown).xpath("//img | //script | //*[@onerror]") == []
    assert "&lt;img" in shown


KINDS_PROBLEM = PartProblem(ErrorKind.CORRUPT, "<b>damaged</b>")


def test_an_office_without_a_template_is_told_which(tmp_path: Path) -> None:
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "guidance.txt.j2").write_text(
        '{% extends "ours.txt.j2" %}{% block subject %}Hello{% endblock %}'
    )
    broken = replace(office(), folder=tmp_path)
    reply = Reply(ReplyKind.GUIDANCE, CLERK)
    with pytest.raises(SettingsError, match=r"ours\.txt\.j2"):
        compose(
            reply, ReplyFacts(), broken, address=BOT, office_name="Office",
            message_id=OUR_ID, now=NOW,
        )  # fmt: skip


def test_a_template_that_uses_an_unknown_value_is_a_settings_error(tmp_path: Path) -> None:
    messages = tmp_path / "messages"
    messages.mkdir()
    for name in ("held.txt.j2", "held.html.j2"):
        (messages / name).write_text("{% block subject %}x{% endblock %}{{ nobody_knows }}")
    with pytest.raises(SettingsError, match="nobody_knows"):
        compose(
            Reply(ReplyKind.HELD, CLERK), ReplyFacts(), replace(office(), folder=tmp_path),
            address=BOT, office_name="Office", message_id=OUR_ID, now=NOW,
        )  # fmt: skip


def test_a_finding_that_names_its_field_is_not_headed_by_it_again() -> None:
    named = replace(FINDINGS[0], message="“Engagement Title” is empty.")
    facts = ReplyFacts((tracked(Verdict.RETURN, findings=(named, FINDINGS[1])),))
    for text in said(ReplyKind.RETURNED, facts):
        assert text.count("Engagement Title") == 1
        assert FINDINGS[1].label in text
