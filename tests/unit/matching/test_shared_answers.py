"""Several answers in one place are told apart by their types, and by their order."""

from __future__ import annotations

import pytest

from parsers.model import ParsedForm
from tests.unit.matching.sheets import Atom, Block, read, text_box, values

BOTH = "Requestor's Name / Contact Phone"
SPAN = ("design_start", "design_finish")


@pytest.mark.parametrize(
    "said",
    ["Ann Page / (860) 555-0101", "(860) 555-0101, Ann Page", "Ann Page (860) 555-0101"],
)
def test_a_name_and_a_phone_under_one_label(said: str) -> None:
    parsed = read((BOTH, said), ("Desired Go-Live Date", "9/1/2026"))
    assert values(parsed, "requestor_name", "requestor_phone") == ("Ann Page", "+18605550101")


def test_a_name_without_a_phone_leaves_the_phone_empty() -> None:
    parsed = read((BOTH, "Ann Page"), ("Desired Go-Live Date", "9/1/2026"))
    assert values(parsed, "requestor_name", "requestor_phone") == ("Ann Page", None)


def test_two_phones_for_one_person_are_put_to_a_person() -> None:
    said = "Ann Page (860) 555-0101 (860) 555-0102"
    parsed = read((BOTH, said), ("Desired Go-Live Date", "9/1/2026"))
    assert not parsed.fields["requestor_phone"].sure


def test_controls_under_one_label_are_in_its_order() -> None:
    both: list[Atom] = [text_box("Ann Page"), " / ", text_box("(860) 555-0101")]
    parsed = read((BOTH, both), ("Desired Go-Live Date", "9/1/2026"))
    assert values(parsed, "requestor_name", "requestor_phone") == ("Ann Page", "+18605550101")


def plan(*said: object) -> ParsedForm:
    """A plan with one column for both dates of a phase; ``said`` is the design's."""
    rows: list[Block] = [("Project Phase", "Status", "Dates (Start – Finish)")]
    rows += [
        ("Business Issues", "Completed", "1/5/2026 – 3/3/2026"),
        ("Requirements", "Completed", "March 4, 2026 to 5 April 2026"),
        ("Design", "Active", *said),  # type: ignore[arg-type]
        ("Construction", "TBD", ""),
    ]
    return read(*rows)


def test_begin_and_end_in_one_cell() -> None:
    parsed = plan("2026-05-01 – 2026-06-02")
    assert values(parsed, *SPAN) == ("2026-05-01", "2026-06-02")
    told = values(parsed, "requirements_start", "requirements_finish", "construction_start")
    assert told == ("2026-03-04", "2026-04-05", None)
    assert values(parsed, "design_status", "construction_status") == ("Active", "TBD")


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("5/1/2026 –", ("2026-05-01", None)),
        ("– 6/2/2026", (None, "2026-06-02")),
        ("to 6/2/2026", (None, "2026-06-02")),
    ],
)
def test_half_a_span_of_time(said: str, dates: tuple[str | None, str | None]) -> None:
    assert values(plan(said), *SPAN) == dates


def test_one_date_where_two_belong_is_put_to_a_person() -> None:
    parsed = plan("6/2/2026")
    assert not parsed.fields["design_start"].sure
    assert not parsed.fields["design_finish"].sure


def test_begin_and_end_as_two_controls_in_one_cell() -> None:
    parsed = plan([text_box("5/1/2026"), " – ", text_box("6/2/2026")])
    assert values(parsed, *SPAN) == ("2026-05-01", "2026-06-02")


def test_a_phase_in_one_line() -> None:
    parsed = read(
        "Project Planning",
        "Business Issues: Completed, 1/5/2026 to 3/3/2026",
        "Requirements: Active, 3/4/2026 to 4/5/2026",
        "Design: TBD",
    )
    told = values(parsed, "requirements_status", "requirements_start", "requirements_finish")
    assert told == ("Active", "2026-03-04", "2026-04-05")
    assert values(parsed, "design_status", "design_start") == ("TBD", None)
