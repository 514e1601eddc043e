"""Repairs: what other programs break when they save a form."""

from __future__ import annotations

from parsers.matching.repair import repaired
from parsers.model import ControlKind, Source
from tests.unit.matching.sheets import control, extract, read, text_box, values


def test_a_date_whose_first_letter_left_its_control_is_whole_again() -> None:
    day = control(ControlKind.DATE, "/4/2026", "date_requested")
    parsed = read(["Date Requested: 3", day], source=Source.WORD)
    assert values(parsed, "date_requested") == ("2026-03-04",)


def test_a_month_whose_first_letter_left_its_control_is_whole_again() -> None:
    day = control(ControlKind.DATE, "arch 4, 2026")
    parsed = read(["Date Requested: M", day], ["Go-Live Date: ", text_box("1/2/2027")])
    assert values(parsed, "date_requested", "desired_go_live") == ("2026-03-04", "2027-01-02")


def test_what_makes_no_date_is_left_alone() -> None:
    for before, value in (("Date: Q", "soon"), ("Date requested", "3/4/2026"), ("Date: 3", None)):
        told = extract([before, control(ControlKind.DATE, value)])
        assert repaired(told) is told


def test_only_date_controls_are_mended() -> None:
    told = extract(["Date Requested: 3", text_box("/4/2026")])
    assert repaired(told) is told
