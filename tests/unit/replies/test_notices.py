"""The mails of a process are written as plain text; the HTML says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy

import pytest

from form_templates.flow import messages_of
from form_templates.notice_values import (
    AssignmentWords,
    CaseWords,
    ChoiceWords,
    ClockWords,
    CommitmentWords,
    DecisionWords,
    NoticeValues,
    WorkWords,
)
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.replies.errors import UnanswerableAddressError
from intake_mailbot.replies.notices import Notice, as_html, compose_notice
from tests.unit.replies.samples import BOT, NOW, OUR_ID, office, part

DAY = date(2026, 3, 16)
HOSTILE = '<b>x</b> {{ 7 * 7 }} "quoted"'
EMPTY = NoticeValues(
    CaseWords("EP-2026-0042", "", "", "clerk@agency.gov", "Accepted", DAY, DAY, 1),
    "DAS/BEST Enterprise Planning",
    BOT,
    "Engagement Profile",
    DAY,
    fields=dict.fromkeys(office().form.fields, ""),
    contacts=office().process.contacts,
)
FULL = replace(
    EMPTY,
    case=replace(EMPTY.case, title="Permit Portal", agency=HOSTILE),
    mark="overdue",
    clock=ClockWords("We will contact you", DAY, paused=True, days_late=1),
    clocks=(ClockWords("We will contact you", DAY),),
    tasks=(WorkWords("Contact the agency", "planners", DAY), WorkWords("Meet", "leadership")),
    deliverables=(WorkWords("Documents", "the agency", DAY, signed=True),),
    arrived=("a.pdf",),
    decision=DecisionWords("Ready?", "No", HOSTILE, DAY),
    choices=(ChoiceWords("Approved", "approve"),),
    assignment=AssignmentWords("Networks", "A. Lead", "lead@example.gov"),
    conflicts=(CommitmentWords("EP-2026-0001", "Other", "An Agency", "Accepted", DAY, DAY),),
)


def written(message: str, values: NoticeValues = FULL, to: str = "clerk@agency.gov") -> Notice:
    return compose_notice(message, values, office(), to=to, message_id=OUR_ID, now=NOW)


@pytest.mark.parametrize("message", messages_of(office().process.flow))
@pytest.mark.parametrize("values", [FULL, EMPTY], ids=["full", "empty"])
def test_every_notice_can_be_written_whatever_is_known(message: str, values: NoticeValues) -> None:
    notice = written(message, values)
    mail = message_from_bytes(notice.eml, policy=policy.default)
    assert notice.subject.startswith("[EP-2026-0042] ")
    assert mail["Subject"] == notice.subject
    assert mail["Auto-Submitted"] == "auto-generated"
    plain, html = part(mail, "plain"), part(mail, "html")  # type: ignore[arg-type]
    assert "49" not in plain
    assert "None" not in plain
    assert "<b>x</b>" not in html
    assert "BEST Enterprise Planning" in plain


@pytest.mark.parametrize("mark", ["warned", "due", "overdue", "escalated"])
def test_a_deadline_says_what_is_true_at_its_mark(mark: str) -> None:
    notice = written("deadline", replace(FULL, mark=mark))
    text = part(message_from_bytes(notice.eml, policy=policy.default), "plain")  # type: ignore[arg-type]
    said = {
        "warned": "is due on Monday, March 16, 2026.",
        "due": "is due today",
        "overdue": "was due on Monday, March 16, 2026, 1 business day ago.",
        "escalated": "was due on",
    }
    assert said[mark] in text
    assert "noted beside the clock" in text


def test_plain_text_becomes_paragraphs_lists_and_headings() -> None:
    html = as_html("One & two\nThree\n\nHEADING\n\n- a <b>\n- c\nAfter\n\n\n")
    assert "<p" in html
    assert ">One &amp; two</p>" in html
    assert ">HEADING</h2>" in html
    assert html.count("<li") == 2
    assert "a &lt;b&gt;" in html
    assert html.index("</ul>") < html.index(">After</p>")


def test_a_message_that_is_missing_is_told_with_its_mend() -> None:
    with pytest.raises(SettingsError, match=r"has no template nowhere\.txt\.j2; write one"):
        written("nowhere")


def test_an_address_that_cannot_be_written_to_is_refused() -> None:
    with pytest.raises(UnanswerableAddressError):
        written("deadline", to="nobody")
