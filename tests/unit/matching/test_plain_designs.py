"""Plain designs: a number sign and a star behind a label, numbers before each, names said twice."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import Cell, Extract, Line, ParsedForm, Piece, SignatureStatus, Source
from tests.unit.matching.sheets import Block, boxed, form, mark, read, text_box, values

REQUESTOR, PHONE = "requestor_name", "requestor_phone"
SPONSOR, SPONSOR_PHONE = "business_sponsor_name", "business_sponsor_phone"


@pytest.mark.parametrize("marked", ["#*:", "# *:", "#", "#:", "# (required):", "No.*:"])
def test_a_number_sign_and_a_star_behind_a_label_are_no_answer(marked: str) -> None:
    parsed = read(
        ("Requestor's Name", "Ann Page", f"Contact Phone {marked}", "(860) 555-0101"),
        ("Agency Business Sponsor's Name", "Jo Ford", f"Contact Phone {marked}", "(860) 555-0102"),
    )
    assert values(parsed, PHONE, SPONSOR_PHONE) == ("+18605550101", "+18605550102")
    assert parsed.fields[SPONSOR_PHONE].sure


def test_a_phone_under_the_number_sign_of_its_label_is_the_answer() -> None:
    parsed = read(
        ("3a. Requested By\nAnn Page", "3b. Phone #\n(860) 555-0131 ext. 681"),
        ("5a. Agency Business Sponsor\nJo Ford", "5b. Phone #\n(959) 555-0102"),
    )
    assert values(parsed, SPONSOR, SPONSOR_PHONE) == ("Jo Ford", "+19595550102")


def test_the_next_row_s_whole_answer_does_not_complete_what_is_none() -> None:
    parsed = read(
        ("Requestor's Name", "Ann Page", "Contact Phone: call", ""),
        ("Agency Contact", "Jo Ford", "Work", "(860) 555-0102"),
        ("Engagement Title", "Permit Portal", "Date Requested", "1/5/2026"),
    )
    assert parsed.fields[PHONE].value is None


@pytest.mark.parametrize(
    "line",
    [
        "2. Requestor's Name: Ann Page__________3. Contact Phone: 860-555-0101____",
        "2. Requestor's Name: Ann Page..........3. Contact Phone: 860-555-0101....",
        "2) Requestor's Name: Ann Page\t3) Contact Phone: 860-555-0101",
        "2a. Requestor's Name: Ann Page      2b. Contact Phone: 860-555-0101",
        "(b) Requestor's Name: Ann Page\t(c) Contact Phone: 860-555-0101",
        "iii) Requestor's Name: Ann Page____iv) Contact Phone: 860-555-0101",
    ],
)
def test_the_number_of_the_next_question_ends_no_answer(line: str) -> None:
    parsed = read("1. Engagement Title: Permit Portal", line, "4. Date Requested: 1/5/2026")
    assert values(parsed, REQUESTOR, PHONE) == ("Ann Page", "+18605550101")


def test_nothing_but_the_next_question_s_number_is_no_answer() -> None:
    parsed = read(
        "1. Engagement Title: Permit Portal________",
        "2. Requestor's Name: ____________3. Contact Phone: 860-555-0101____",
    )
    told = parsed.fields[REQUESTOR]
    assert (told.value, told.shown) == (None, "")
    assert told.found_by is not None


def test_a_number_that_may_end_the_answer_before_the_next_question_is_in_doubt() -> None:
    parsed = read("Engagement Title: Portal Release 3. Date Requested: 1/5/2026")
    assert not parsed.fields["engagement_title"].sure
    assert parsed.fields["date_requested"].value == "2026-01-05"


@pytest.mark.parametrize(
    "more", [(), ("2. Agency: Motor", "3. Date Requested: 1/5/2026"), ("Agency: Motor",)]
)
def test_the_next_number_ends_an_answer_in_doubt_where_the_print_does_not_count_on(
    more: tuple[str, ...],
) -> None:
    parsed = read("1. Engagement Title: Release 2. Requestor's Name: Ann Page", *more)
    assert not parsed.fields["engagement_title"].sure
    assert parsed.fields[REQUESTOR].value == "Ann Page"


@pytest.mark.parametrize(
    "blocks",
    [
        ("1. Engagement Title: Portal 2. Requestor's Name: Ann 3. Date Requested: 1/5/2026",),
        ("1. Agency: Motor", "2. Engagement Title: Portal 3. Requestor's Name: Ann"),
        ("1. Engagement Title: Portal 2. Requestor's Name: Ann", "3. Date Requested: 1/5/2026"),
    ],
)
def test_the_next_number_ends_an_answer_where_the_print_counts_on(blocks: tuple[str, ...]) -> None:
    parsed = read(*blocks)
    assert values(parsed, "engagement_title", REQUESTOR) == ("Portal", "Ann")
    assert parsed.fields["engagement_title"].sure


def test_a_version_s_number_is_not_the_next_question_s() -> None:
    parsed = read("Engagement Title: Portal 2.4. Date Requested: 1/5/2026")
    assert parsed.fields["engagement_title"].value == "Portal 2.4."


SIGNERS = (
    ("", "Signature", "Printed Name", "Date"),
    ("Agency IT Manager", "", "Al Kay", "1/5/2026"),
    ("Agency Business Sponsor", "", "Jo Ford", "1/5/2026"),
)


@pytest.mark.parametrize(
    "asked",
    [
        ("7. Business Sponsor's Name", "Jo Ford"),
        ("7. Business Sponsor's Name", "Jo Ford", "8. Contact Phone #", "860-555-0102"),
    ],
)
def test_a_sponsor_who_is_named_is_not_looked_for_among_the_signers(asked: tuple[str, ...]) -> None:
    first = ("I. Agency Information", "1. Requestor's Name", "Ann Page")
    parsed = read(*first, *asked, "VI. Agency Approvals", *SIGNERS)
    assert values(parsed, SPONSOR, "business_sponsor_signed_name") == ("Jo Ford", "Jo Ford")
    assert parsed.fields[SPONSOR].sure


def paragraph(*lines: str, x: float, y: float, apart: float = 14) -> Cell:
    """Lines of one paragraph on a page, as wide as its widest."""
    wide = [5.0 * len(line) for line in lines]
    made = tuple(
        Line(y + apart * at, y + apart * at + 9, (Piece(x, x + wide[at], text=line),))
        for at, line in enumerate(lines)
    )
    down = y + apart * len(lines)
    return Cell(x, y, x + max(wide), down, made, boxed(x, 700 - down, x + max(wide), 700 - y))


def test_each_of_two_questions_in_one_paragraph_has_the_answer_on_its_line() -> None:
    longer = "Is this mandated by federal or state statute or regulation?*"
    shorter = "Is there additional documentation attached?*"
    cells = (
        paragraph("II. Business Objectives", x=40, y=80),
        paragraph(longer, shorter, x=40, y=100),
        paragraph("No", x=50 + 5 * len(longer), y=100),
        paragraph("Yes", x=50 + 5 * len(shorter), y=114),
    )
    parsed = match(Extract(Source.PDF_TEXT, (), cells), [form()], "ct_cep")
    assert values(parsed, "mandated", "documentation_attached") == (False, True)


@pytest.mark.parametrize(("beside", "sure"), [(("Yes",), False), (("Yes", "No"), True)])
def test_one_of_yes_and_no_on_a_question_s_line_that_is_nobody_s_leaves_it_in_doubt(
    beside: tuple[str, ...], sure: bool
) -> None:
    question = paragraph("Is there additional documentation attached?", x=60, y=100)
    words = (paragraph(word, x=5 + 25 * at, y=100) for at, word in enumerate(beside))
    told = on_page(*words, paragraph("II. Business Objectives", x=40, y=90), question)
    assert told.fields["documentation_attached"].sure is sure


def signer(title: str, name: str, date: str) -> tuple[Block, ...]:
    """A signer's title, room to sign, and captions under rules in a table without borders."""
    rules = ("__________\nSignature", "__________\nPrinted Name", "__________\nDate")
    return (title, ([mark(), "\n\n\n"], name, date), rules)


def test_captions_under_rules_are_of_the_signer_whose_title_stands_over_them() -> None:
    parsed = read(
        "VI. Agency Approvals",
        *signer("Agency IT Manager", "Al Kay", "1/5/2026"),
        *signer("Agency Business Sponsor", "Jo Ford", "1/6/2026"),
    )
    signed = ("it_manager_signed_name", "it_manager_signed_date")
    assert values(parsed, *signed) == ("Al Kay", "2026-01-05")
    signed = ("business_sponsor_signed_name", "business_sponsor_signed_date")
    assert values(parsed, *signed) == ("Jo Ford", "2026-01-06")
    assert parsed.fields["it_manager_signed_name"].sure


def test_a_signer_s_empty_place_over_a_caption_is_missing_whoever_else_has_signed() -> None:
    sponsor = signer("Agency Business Sponsor", "Jo Ford", "1/6/2026")
    title, _, rules = signer("Agency IT Manager", "", "")
    parsed = read("VI. Agency Approvals", title, ("\n\n\n", "", ""), rules, *sponsor)
    assert parsed.signatures["it_manager_signature"].status is SignatureStatus.MISSING
    assert parsed.signatures["business_sponsor_signature"].status is SignatureStatus.SIGNED


def test_a_control_beside_yes_or_no_that_says_other_words_is_in_doubt() -> None:
    parsed = read(("Is there additional documentation attached?", text_box("Estimated")))
    assert not parsed.fields["documentation_attached"].sure


def on_page(*cells: Cell) -> ParsedForm:
    """Paragraphs of a page without rules under the first section's title."""
    title = paragraph("I. Agency Information", x=40, y=80)
    return match(Extract(Source.PDF_TEXT, (), (title, *cells)), [form()], "ct_cep")


def test_an_answer_beside_the_first_line_of_a_wrapped_label_leaves_its_emptiness_in_doubt() -> None:
    told = on_page(
        paragraph("Agency IT Director's", x=40, y=100),
        paragraph("Ruth Chen", x=170, y=100),
        paragraph("Name*:", x=40, y=112),
    )
    assert not told.fields["it_director_name"].sure


def test_words_far_over_the_rule_of_a_caption_leave_its_emptiness_in_doubt() -> None:
    title = paragraph("VI. Agency Approvals", x=40, y=80)
    cells = [title]
    for y, signer_, name in ((100, "Agency IT Manager", "Al Kay"),
                             (220, "Agency Business Sponsor", "Jo Ford")):  # fmt: skip
        cells.append(paragraph(signer_, x=40, y=y))
        cells.append(paragraph(name, x=280, y=y + 18))
        for x, caption in ((40, "Signature"), (280, "Printed Name"), (440, "Date")):
            cells.append(paragraph("____________", x=x, y=y + 60))
            cells.append(paragraph(caption, x=x, y=y + 76))
    told = match(Extract(Source.PDF_TEXT, (), tuple(cells)), [form()], "ct_cep")
    assert not told.fields["it_manager_signed_name"].sure
    assert not told.fields["business_sponsor_signed_name"].sure


def test_word_s_prompt_printed_over_two_lines_is_no_answer() -> None:
    told = on_page(
        paragraph("Project Manager's Name:", x=40, y=112),
        paragraph("Click or tap here to enter", x=170, y=101),
        paragraph("text.", x=170, y=112),
    )
    assert told.fields["project_manager_name"].value is None
