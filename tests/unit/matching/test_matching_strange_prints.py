"""Prints of many makes: instructions, numbers behind labels, boxes below, pages that end."""

from __future__ import annotations

from parsers.matching import match
from parsers.matching.flow import flow
from parsers.matching.implausible import implausible
from parsers.matching.page_ends import runs_over
from parsers.model import (
    Anchor,
    Box,
    Cell,
    Extract,
    FoundBy,
    Line,
    ParsedForm,
    Piece,
    Reading,
    Source,
)
from tests.unit.matching.sheets import Block, form, sheet, tick_box
from tests.unit.matching.test_matching_open_page import label, listed, option, read_sheet


def read(*blocks: Block) -> ParsedForm:
    return match(Extract(Source.PDF_TEXT, (), sheet(*blocks)), [form()], "ct_cep")


def test_a_sentence_behind_a_label_explains_it_and_answers_nothing() -> None:
    told = read(
        "Engagement Title: the name by which the project is known",
        "Section I - Agency Information",
        ("Engagement Title", "Permit Portal"),
    ).fields
    assert told["engagement_title"].value == "Permit Portal"


def test_a_number_sign_behind_a_label_is_part_of_it() -> None:
    told = read(
        "Section V - Procurement Support", ("Vendor Name: #1", "Acme Inc."),
        ("Vendor Name: #2", "Widgets LLC"),
    ).fields  # fmt: skip
    assert told["vendor_1_name"].value == "Acme Inc."


def test_a_label_that_stands_again_in_its_own_answer_is_part_of_it() -> None:
    told = read("Agency or Business Unit: __Department of Bridges/Business Unit 7___").fields
    assert told["agency"].value == "Department of Bridges/Business Unit 7"


def test_whose_label_follows_at_once_is_no_label_itself() -> None:
    told = read_sheet(
        label(50, 100, "Requested By"), label(50, 114, "Ann Lee"),
        label(50, 140, "Requestor: Telephone"), label(50, 154, "(860) 555-0101"),
    ).fields  # fmt: skip
    assert told["requestor_name"].value == "Ann Lee"
    assert told["requestor_phone"].value == "+18605550101"


def test_the_answer_to_the_next_question_is_no_further_choice_of_this_one() -> None:
    told = read_sheet(
        label(50, 100, "Is this mandated by federal or state statute or regulation?"),
        option(156, 100, "Yes", ticked=True),
        label(50, 114, "Is there additional documentation attached?"),
        option(156, 114, "No", ticked=True),
    ).fields
    assert (told["mandated"].value, told["documentation_attached"].value) == (True, False)


def test_a_yes_under_a_question_that_seems_empty_leaves_it_in_doubt() -> None:
    told = read_sheet(
        label(50, 80, "Section V - Procurement Support"),
        option(50, 90, "Request for Proposals (RFP)", ticked=False),
        label(50, 100, "Has your agency already engaged an outside vendor on this project?"),
        label(50, 127, "Yes"),
        label(50, 154, "Vendor Name 1"), label(50, 181, "Acme Inc."),
        label(50, 208, "Purchasing Authority 1"), label(50, 235, "Agency Contract"),
        label(50, 262, "Vendor Name 2"), label(50, 289, "Widgets LLC"),
        label(50, 316, "Purchasing Authority 2"),
        label(300, 300, "Gadgets Co."), label(300, 314, "Vendor Name 3"),
        label(300, 341, "Sole Source"), label(300, 355, "Purchasing Authority 3"),
    ).fields  # fmt: skip
    assert (told["vendor_engaged"].value, told["vendor_engaged"].sure) == (True, False)


def test_yes_and_no_under_each_other_answer_the_question_over_them() -> None:
    told = read_sheet(
        label(50, 100, "Is there additional documentation attached?"),
        *listed(56, 114, ("Yes", "No"), 1),
    ).fields
    assert told["documentation_attached"].value is False


def test_a_lone_box_without_a_tick_may_hide_the_other() -> None:
    told = read_sheet(
        label(50, 100, "Is there additional documentation attached?"), option(56, 114, "Yes", False)
    ).fields
    assert not told["documentation_attached"].sure


def test_the_boxes_of_the_next_question_are_not_this_ones() -> None:
    told = read_sheet(
        label(50, 100, "Is there additional documentation attached?"),
        option(50, 114, "Yes", True), option(150, 114, "No", False),
        option(250, 114, "Yes", False), option(350, 114, "No", True),
    ).fields  # fmt: skip
    assert told["documentation_attached"].value is True


def test_a_choice_is_no_vendor_and_a_preposition_nobody() -> None:
    told = read("Section V", ("Vendor Name(s)", "DAS Contract")).fields
    assert not told["vendor_1_name"].sure
    reading = Reading("vendor_1_name", "by", "by", 0.9, FoundBy.LABEL)
    assert implausible(form(), form()["vendor_1_name"], reading, "by")


def on_page(page: int, y: float, text: str, control: bool = False) -> Cell:
    piece = Piece(50, 150, control=tick_box()) if control else Piece(50, 150, text)
    anchor = Anchor(f"page {page}", box=Box(page, 50, 0, 150, 10))
    return Cell(50, y, 150, y + 10, (Line(y, y + 10, (piece,)),), anchor)


def test_an_answer_may_go_over_to_a_page_that_begins_with_nobody_s_words() -> None:
    cells = flow((on_page(1, 700, "Question?"), on_page(2, 800, "No")))
    assert runs_over(cells, cells[0], {0})
    assert not runs_over(cells, cells[0], {0, 1})
    assert not runs_over(cells, cells[1], {0})


def test_what_is_asked_further_down_the_page_ends_an_answer() -> None:
    cells = flow((on_page(1, 600, "Question?"), on_page(1, 700, "Next"), on_page(2, 800, "No")))
    assert not runs_over(cells, cells[0], {0, 1})
    assert not runs_over(flow(sheet("Question?")), flow(sheet("Question?"))[0], {0})


def test_a_double_name_broken_at_the_line_s_end_is_one() -> None:
    told = read(("Requestor's Name", "Renée Smith-\nJones")).fields
    assert told["requestor_name"].value == "Renée Smith-Jones"


def test_choices_that_are_none_are_doubted_on_a_page() -> None:
    label_, answer = on_page(1, 100, "Type of Request"), on_page(1, 112, "Something else")
    told = match(Extract(Source.PDF_TEXT, (), (label_, answer)), [form()], "ct_cep").fields
    assert not told["request_type"].sure
