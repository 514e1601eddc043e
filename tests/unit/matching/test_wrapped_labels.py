"""Labels that go over on a second line beside their answers, on pages without rules."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import ParsedForm
from tests.unit.matching.sheets import form, values
from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn, said

SPONSOR, PHASE = "business_sponsor_name", "current_phase"


def page(*lines: tuple[float, float, str]) -> ParsedForm:
    """A page of lines at their places, under the titles of a form."""
    head = ((40, 760, "Section I: Agency Information"), (40, 500, "Section IV: Project Planning"))
    body = "".join(text(x, y, words, 9) for x, y, words in (*head, *lines))
    return match(drawn(body), [form()], "ct_cep")


def test_a_label_ends_at_its_colon_on_the_next_line() -> None:
    parsed = page(
        (40, 700, "Agency Business"), (150, 700, "Ann Page"),
        (300, 700, "Contact Phone:"), (400, 700, "(860) 555-0101"),
        (40, 688, "Sponsor's Name:"),
        (40, 670, "Date Requested:"), (150, 670, "1/5/2026"),
    )  # fmt: skip
    assert values(parsed, SPONSOR, "business_sponsor_phone") == ("Ann Page", "+18605550101")


def test_a_label_s_last_word_on_the_next_line_is_no_answer() -> None:
    parsed = page(
        (40, 700, "Date of Request:"), (150, 700, "1/5/2026"),
        (300, 700, "Go-Live Date"), (400, 700, "3/4/2026"),
        (300, 688, "Desired:"),
    )  # fmt: skip
    assert values(parsed, "desired_go_live") == ("2026-03-04",)


@pytest.mark.parametrize(
    ("first", "y", "second"),
    [
        ("Agency Name:", 688, "Sponsor's Name:"),
        ("Agency Business", 684, "Sponsor's Name:"),
        ("Agency Business", 688, "Sponsor's Name: Jo"),
    ],
)
def test_a_whole_label_a_line_further_off_and_one_with_an_answer_are_labels_of_their_own(
    first: str, y: float, second: str
) -> None:
    extract = drawn(text(40, 700, first, 9) + text(150, 700, "Page", 9) + text(40, y, second, 9))
    assert second in said(extract)


def test_a_label_with_a_line_to_write_on_and_the_label_under_it_are_two() -> None:
    parsed = page(
        (40, 700, "Date Requested"), (200, 700, "________"),
        (40, 688, "Desired Go-Live Date:"), (40, 676, "1/5/2026"),
        (40, 650, "Engagement Title:"), (200, 650, "Portal"),
    )  # fmt: skip
    assert values(parsed, "date_requested", "desired_go_live") == (None, "2026-01-05")


def test_a_prompt_that_goes_over_on_another_line_is_no_answer() -> None:
    parsed = page(
        (40, 700, "Project Manager's"), (150, 700, "Click or tap here to enter"),
        (40, 688, "Name:"), (150, 688, "text."),
    )  # fmt: skip
    assert parsed.fields["project_manager_name"].value is None


def test_that_a_label_of_another_section_has_no_answer_says_little_of_a_field() -> None:
    parsed = page((40, 480, "Project Phase"), (200, 480, "Status"), (300, 480, "Start Date"),
                  (40, 465, "Design"), (200, 465, "Active"), (300, 465, "1/5/2026"))  # fmt: skip
    assert not parsed.fields[PHASE].sure
