"""“done action_item 2” ends the second, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from form_templates import load_office
from intake_mailbot.domain.clocks import calendar
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process import Course, OfficeTime, Rules
from intake_mailbot.domain.process.course import TaskRun
from intake_mailbot.orders.runs import listed, one_of_several

NOW = datetime(2026, 11, 9, 16, tzinfo=UTC)
FLOW = load_office("cdt_esd").process.flow
RULES = Rules(FLOW, OfficeTime(ZoneInfo("UTC"), calendar("")))


def open_runs(*numbers: int) -> Course:
    runs = (TaskRun("action_item", one, NOW, text=f"item {one}") for one in numbers)
    return Course(tasks=tuple(runs))


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("2", ("action_item:2", "")),
        ("#2", ("action_item:2", "")),
        ("no. 2: sent", ("action_item:2", "sent")),
        ("02 - sent", ("action_item:2", "sent")),
        ("2) sent", ("action_item:2", "sent")),
        ("2, sent", ("action_item:2", "sent")),
        ("2.", ("action_item:2", "")),
        ("", ("action_item", "")),
        ("sent in 2 parts", ("action_item", "sent in 2 parts")),
        ("none is left", ("action_item", "none is left")),
    ],
)
def test_a_number_behind_the_name_is_the_one_meant(note: str, meant: tuple[str, str]):
    assert one_of_several(RULES, open_runs(2, 3), "action_item", note) == meant


@pytest.mark.parametrize("note", ["1", "4: sent", "2 servers were moved"])
def test_what_may_mean_another_is_asked_back(note: str):
    with pytest.raises(UsageError, match=r"write “done action_item:3” \(item 3\), and a note"):
        one_of_several(RULES, open_runs(3), "action_item", note)


@pytest.mark.parametrize(
    "note",
    [
        "2.5 hours spent",
        "2-page summary sent",
        "2,5 h",
        "2:30 call held",
        "2, 3",
        "2 - 3",
        "2-3",
        "2, #3",
        "2, no. 3",
        "2, and 3",
    ],
)
def test_a_measure_or_several_numbers_end_none(note: str):
    with pytest.raises(UsageError, match="may mean a number or a note"):
        one_of_several(RULES, open_runs(2, 3), "action_item", note)


def test_a_task_that_there_is_once_keeps_its_note():
    assert one_of_several(RULES, open_runs(1), "contact", "2 calls") == ("contact", "2 calls")
    assert one_of_several(RULES, Course(), "action_item", "2") == ("action_item", "2")


@pytest.mark.parametrize(
    ("rest", "note"),
    [
        ("action_item:1, 2", ""),
        ("action_item:1,2.", ""),
        ("Action_Item:1 and 2", ""),
        ("action_item:1 2", ""),
        ("action_item:1, 1, #2: sent", "sent"),
        ("action_item:1 & 2 - both sent", "both sent"),
    ],
)
def test_a_list_behind_the_colon_is_of_that_many_items(rest: str, note: str):
    assert listed(rest) == (("action_item:1", note), ("action_item:2", note))


@pytest.mark.parametrize(
    "rest",
    [
        "contact",
        "action_item:1",
        "action_item:1 - 2 boxes",
        "action_item:1, 2 boxes were moved",
        "action_item:1 2.5 hours",
        "action_item 1, 2",
    ],
)
def test_a_note_is_no_list(rest: str):
    assert listed(rest) == ()
