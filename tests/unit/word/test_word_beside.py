"""Blocks beside each other, and answers under bold titles, as Word files have them."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import ParsedForm
from tests.unit.matching.sheets import form, values
from tests.unit.word.ooxml import cell, para, read, row, run, table

BOLD = "<w:b/>"


def matched(*blocks: str) -> ParsedForm:
    """The form that a Word file of these blocks is."""
    return match(read("".join(blocks)), [form()], "ct_cep")


def block(*texts: str) -> str:
    """A table of one column."""
    return table(*(row(cell(para(run(text)))) for text in texts), grid=(4500,))


def test_two_forms_side_by_side_are_read_one_after_the_other() -> None:
    left = block(
        *("Engagement Title", "Kiosk Pilot", "Requestor's Name", "Ann Page"),
        *("Agency IT Director's Name", "Bo Yi"),
    )
    right = block("Date Requested", "1/5/2026", "Notes")
    parsed = matched(
        para(run("Customer Engagement Profile")),
        table(
            row(
                cell(para(run("Agency Information")), left, para()),
                cell(para(run("Who else")), right, para(run("Procurement Support")), para()),
            ),
            grid=(4800, 4800),
        ),
    )
    told = values(parsed, "engagement_title", "requestor_name", "it_director_name")
    assert told == ("Kiosk Pilot", "Ann Page", "Bo Yi")
    assert parsed.fields["date_requested"].value == "2026-01-05"


def person(who: str, name: str, phone: str) -> tuple[list[str], list[str]]:
    """Who somebody is, and how to reach them."""
    return [who, f"Name: {name}", "Unit: Mills"], ["To reach", f"Phone: {phone}", "E-mail: a@b.c"]


PEOPLE = (
    person("Requestor", "Ann Page", "860-555-0101"),
    person("Agency Business Sponsor", "Cy Dow", "860-555-0102"),
)
BY_ROWS = [row(cell(block(*a), para()), cell(block(*b), para())) for a, b in PEOPLE]
LEFT, RIGHT = ([text for one in PEOPLE for text in one[side]] for side in (0, 1))
BY_LINES = row(cell(block(*LEFT), para()), cell(block(*RIGHT), para()))
HEADED = row(cell(para(run("Who")), block(*LEFT)), cell(para(run("How")), block(*RIGHT, "Notes")))


@pytest.mark.parametrize("rows", [BY_ROWS, [BY_LINES], [HEADED]])
def test_blocks_beside_each_other_whose_rows_belong_together_are_read_row_by_row(
    rows: list[str],
) -> None:
    parsed = matched(para(run("Customer Engagement Profile")), table(*rows, grid=(4800, 4800)))
    told = values(parsed, "requestor_phone", "business_sponsor_phone")
    assert told == ("+18605550101", "+18605550102")


def test_questions_over_and_under_blocks_beside_each_other_keep_the_answers_beside_them() -> None:
    left = block("Requestor's Name", "Ann Page", "Agency / Business Unit Name", "Mills")
    right = block("Agency IT Director's Name", "Bo Yi", "Desired Go-Live Date", "1/9/2026", "Notes")
    asked = (("Engagement Title", "Kiosk Pilot"), ("Date Requested", "1/5/2026"))
    title, date = (row(*(cell(para(run(text))) for text in one)) for one in asked)
    parsed = matched(
        para(run("Customer Engagement Profile")),
        table(title, row(cell(left, para()), cell(right, para())), date, grid=(4800, 4800)),
    )
    told = values(parsed, "engagement_title", "requestor_name", "date_requested")
    assert told == ("Kiosk Pilot", "Ann Page", "2026-01-05")


def test_an_answer_behind_a_bold_question_ends_at_the_next_line_in_bold() -> None:
    phases = ("Business Issues", "Requirements", "Design", "Testing / Quality Assurance")
    parsed = matched(
        para(run("Services Requested of DAS/BEST: ", BOLD), run("Two servers.")),
        para(run("Project phases", BOLD)),
        *(para(run(f"{p}: ", BOLD), run("Completed, 1/5/2026 to 2/6/2026")) for p in phases),
        para(run("Has a formal project plan been developed for this project? ", BOLD), run("No")),
    )
    told = values(parsed, "services_requested", "design_status", "design_finish")
    assert told == ("Two servers.", "Completed", "2026-02-06")


def test_numbered_titles_in_bold_are_in_no_answer_over_them() -> None:
    asked = "Please provide a brief description of the support you are asking of DAS/BEST."
    parsed = matched(
        para(run("1. The request", BOLD)),
        para(run("Engagement Title: Kiosk Pilot")),
        para(run("2. The need", BOLD)),
        para(run(asked)),
        para(run("Two servers.")),
        para(run("3. What comes next", BOLD)),
        para(run("Has a formal project plan been developed for this project? No")),
    )
    assert values(parsed, "services_requested", "formal_project_plan") == ("Two servers.", False)


ASKED = "Please provide a brief description of the support you are asking of DAS/BEST"
PLANNED = para(run("Has a formal project plan been developed for this project? No"))


@pytest.mark.parametrize("behind", ["They are old.", "They are old. " * 90], ids=["short", "long"])
def test_a_line_in_bold_with_no_question_under_it_is_part_of_the_answer(behind: str) -> None:
    asked = para(run(f"{ASKED}: ", BOLD), run("See below."))
    parsed = matched(asked, para(run("Hosting", BOLD)), para(run(behind)), PLANNED)
    told = parsed.fields["services_requested"].value
    assert isinstance(told, str)
    assert told.split() == f"See below. Hosting {behind}".split()


@pytest.mark.parametrize("lead", [(), ("We ask for:",)])
def test_a_numbered_list_in_bold_is_part_of_the_answer(lead: tuple[str, ...]) -> None:
    asked = ("1. Two servers", "2. A database", "3. Training")
    parsed = matched(
        para(run("II. Business Objectives", BOLD)),
        para(run("Please provide a brief description of the business objectives.")),
        para(run("Shorter lines.")),
        para(run("III. Services Requested of DAS/BEST", BOLD)),
        para(run(f"{ASKED}.")),
        *(para(run(text)) for text in lead),
        *(para(run(text, BOLD)) for text in asked),
        para(run("IV. Planning", BOLD)),
        PLANNED,
    )
    told = parsed.fields["services_requested"]
    assert told.value == "\n".join((*lead, *asked))
    assert told.confidence >= 0.8
