"""What of a mail's words is an order, and what was meant as one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.orders.lines import (
    Choosing,
    Line,
    choosing,
    is_set_off,
    named,
    order_lines,
    quantity_lines,
)
from intake_mailbot.orders.slips import Known, meant

KNOWN = Known(
    {"ready", "gather", "more", "end", "information:complete"},
    {"contact", "action_item"},
    ("requestor_phone", "date_requested"),
)


@given(st.text(max_size=400))
def test_any_mail_has_lines_that_say_something_or_none(text: str):
    for line in order_lines(text):
        assert line.text.strip() == line.text != ""
        assert line.word == line.word.lower()
        meant(line, KNOWN)


@pytest.mark.parametrize(
    "greeting", ["Hi,", "Hello Pat", "Dear all,", "Good morning!", "Thanks", "hey -"]
)
def test_a_greeting_is_passed_over(greeting: str):
    assert [line.text for line in order_lines(f"{greeting}\n\nready")] == ["ready"]


def test_a_long_sentence_that_begins_like_a_greeting_is_none():
    text = "Thank you for the form, which we have looked at together this morning"
    assert [line.text for line in order_lines(f"{text}\nready")] == [text, "ready"]


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("", Choosing(None, "")),
        (": all there", Choosing(None, "all there")),
        ("– all there", Choosing(None, "all there")),
        ("until 2026-12-01", Choosing(date(2026, 12, 1), "")),
        ("Until December 1, 2026: the plan", Choosing(date(2026, 12, 1), "the plan")),
        ("until 12/01/2026 - the plan", Choosing(date(2026, 12, 1), "the plan")),
        (": until then we wait", Choosing(None, "until then we wait")),
    ],
)
def test_a_choice_has_its_last_day_and_its_note_behind_it(rest: str, found: Choosing):
    assert choosing(rest) == found
    assert is_set_off(rest)


def test_a_last_day_that_is_none_is_refused():
    for rest in ("until", "until soon", "until the plan is there"):
        with pytest.raises(UsageError, match="write it as until 2026-12-01"):
            choosing(rest)


def test_words_behind_a_choice_make_it_no_decision():
    assert not is_set_off("information came in")
    assert not is_set_off(", but only if they call")


def test_a_task_has_its_note_behind_it():
    assert named("Contact - called them") == ("contact", "called them")
    assert named("contact: called them") == ("contact", "called them")
    assert named("contact:called them") == ("contact", "called them")
    assert named("action_item:2 sent") == ("action_item:2", "sent")
    assert named("contact.") == ("contact", "")


@pytest.mark.parametrize("stop", [":", ",", ".", ";", "-", " -"])
def test_the_number_of_a_task_is_kept_whatever_stop_is_behind_it(stop: str):
    assert named(f"action_item:2{stop} sent") == ("action_item:2", "sent")


def test_an_estimate_has_its_lines_however_they_are_parted():
    assert quantity_lines("cpu=4, storage = 500") == ("cpu=4", "storage=500")
    assert quantity_lines(": cpu=4; storage=2.5.") == ("cpu=4", "storage=2.5")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("raedy", "ready"),
        ("gater until 2026-12-01", "gather"),
        ("information:complet", "information:complete"),
        ("doen contact", "done"),
        ("beginn action_item the form", "begin"),
        ("assign_ Networks, A. Lead", "assign"),
        ("estimat cpu=4", "estimate"),
        ("decid ready", "decide"),
        ("re-open", "reopen"),
        ("not singed", "not signed"),
        ("historie", "history"),
        ("requestor_fone: 1", "requestor_phone: …"),
    ],
)
def test_a_slip_of_the_hand_is_known(text: str, order: str):
    assert meant(Line(text), KNOWN) == order


@pytest.mark.parametrize(
    "text",
    ["Not yet, they said.", "One question: who signs?", "Being away, I cannot", "And then?",
     "Doing it tomorrow", "Many thanks", "Regards, Pat", "Note_book: x", "-", "?"],
)  # fmt: skip
def test_a_persons_own_words_are_none(text: str):
    assert meant(Line(text), KNOWN) == ""
