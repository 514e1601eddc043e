"""Prints of web portals, form programs and offices that come as strangers."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import Cell, Extract, Line, ParsedForm, Piece, SignatureStatus, Source
from tests.unit.matching.sheets import Block, Content, boxed, form, mark, read, tick_box, values

SIGNED, MISSING = SignatureStatus.SIGNED, SignatureStatus.MISSING


def slots(said: Content, name: str) -> list[Block]:
    """What a signer is asked for, under a title."""
    return [("Sign here", said), ("Print name", name), ("Date", "01/02/2026")]


TITLES = {"it_manager": "Agency IT Manager", "business_sponsor": "Agency Business Sponsor"}


@pytest.mark.parametrize("order", [tuple(TITLES), tuple(TITLES)[::-1]])
@pytest.mark.parametrize("signer", TITLES)
def test_a_signer_is_told_by_the_section_s_title_that_names_him(
    signer: str, order: tuple[str, str]
) -> None:
    said = [
        [
            f"VI. Agency Approvals: {TITLES[who]}",
            *slots(mark() if who == signer else "", f"N. {TITLES[who][7:9]}"),
        ]
        for who in order
    ]
    parsed = read(
        "I. Agency Information", ("Business Sponsor:", "Sue Sponsor"), *said[0],
        "V. Procurement Support", ("Vendor 1", ""), *said[1],
    )  # fmt: skip
    told = {who: parsed.signatures[f"{who}_signature"].status for who in TITLES}
    assert told == {who: SIGNED if who == signer else MISSING for who in TITLES}
    assert values(parsed, "it_manager_signed_name") == ("N. IT",)


def test_who_is_named_in_another_section_signs_nothing_in_this_one() -> None:
    parsed = read(
        "I. Agency Information", ("Business Sponsor:", "Sue Sponsor"),
        "VI. Agency Approvals", *slots(mark(), "Ian Tee"), *slots("", "Sue Sponsor"),
    )  # fmt: skip
    assert parsed.signatures["it_manager_signature"].status is SIGNED
    assert parsed.signatures["business_sponsor_signature"].status is MISSING


def drawn_lines(*rows: tuple[tuple[float, str], ...], high: float = 20) -> tuple[Cell, ...]:
    """Words on an open page of a PDF, line by line: where each begins, and what it says."""
    found = []
    for at, row in enumerate(rows):
        for x, said in row:
            top, parts = at * high, said.split("\n")
            wide = 5.0 * max(map(len, parts))
            lines = tuple(
                Line(top + 10 * n, top + 10 * n + 9, (Piece(x, x + 5 * len(part), text=part),))
                for n, part in enumerate(parts)
            )
            here = boxed(x, 0, x + wide, 9)
            bottom = top + 10 * len(parts) - 1
            found.append(Cell(x, top, x + wide, bottom, lines, here, None, at, 0))
    return tuple(found)


def read_page(cells: tuple[Cell, ...]) -> ParsedForm:
    """A page of a PDF read as the Customer Engagement Profile."""
    return match(Extract(Source.PDF_TEXT, (), cells), [form()], "ct_cep")


STORY = "We ask for two servers, and for help in moving our data to them in the spring."
ASKED = "Please provide a brief description of the business objectives for this request."


def test_a_long_answer_left_of_its_question_is_no_empty_one() -> None:
    told = read_page(
        drawn_lines(
            ((0, "Section I - Agency Information"),),
            ((0, "Permit Portal"), (330, "Engagement Title")),
            ((0, "Ann Page"), (330, "Requestor's Name")),
            ((0, "Department of Labor"), (330, "Agency / Business Unit Name")),
            ((0, "Section II - Business Objectives"),),
            ((0, STORY[:60] + "\n" + STORY[60:]), (330, ASKED)),
            ((0, "Section III - Services Requested of DAS/BEST"),),
        )
    ).fields["business_objectives"]
    assert told.value or told.confidence < 0.8


def test_what_stands_some_lines_over_a_long_question_may_answer_it() -> None:
    told = read_page(
        drawn_lines(
            ((0, "Section II - Business Objectives"),), ((0, STORY),), (), (), ((0, ASKED),),
            ((0, "Section III - Services Requested of DAS/BEST"),),
        )
    ).fields["business_objectives"]  # fmt: skip
    assert told.value or told.confidence < 0.8


def test_the_words_over_the_next_column_s_caption_are_not_surely_this_one_s() -> None:
    parsed = read_page(
        drawn_lines(
            ((0, "Permit Portal"), (330, "Department of Labor\nAgency / Business Unit Name")),
            ((0, "Engagement Title"),), high=9,
        )
    )  # fmt: skip
    told = parsed.fields["engagement_title"]
    assert told.value == "Permit Portal" or told.confidence < 0.8
    agency = parsed.fields["agency"]
    assert agency.value == "Department of Labor" or agency.confidence < 0.8


@pytest.mark.parametrize("asked", ["Support asked of DAS/BEST (brief)", "Support you need:"])
def test_a_question_under_a_section_s_title_is_not_its_long_answer(asked: str) -> None:
    parsed = read("I. Agency Information", "III. Services Requested of DAS/BEST", asked)
    told = parsed.fields["services_requested"]
    assert told.value is None
    parsed = read(("III. Services Requested of DAS/BEST",), (asked,), (STORY,))
    assert values(parsed, "services_requested") == (STORY,)


def test_ticked_choices_that_a_report_lists_are_not_surely_unticked() -> None:
    parsed = read(
        ("Type of procurement", "Invitation to Bid (ITB)\nHigh Volume Procurement(s)"),
        ("Has your agency already engaged an outside vendor on this project?", "No"),
    )
    told = parsed.fields["high_volume_procurement"]
    assert told.value or told.confidence < 0.8


def test_a_box_before_the_next_line_s_words_is_not_that_of_the_line_over_it() -> None:
    parsed = read(
        ("■ High Volume Procurement(s)",),
        (tick_box(), "Acquisition of a Federal Transfer System"),
    )
    told = parsed.fields["high_volume_procurement"]
    assert told.value is not False or told.confidence < 0.8


def test_a_title_s_one_word_is_no_label_where_the_whole_one_stands_under_it() -> None:
    parsed = read("About your agency", "Who asks?", "Agency or business unit: Department of Labor")
    assert values(parsed, "agency") == ("Department of Labor",)


@pytest.mark.parametrize(
    "asked", ["What is the engagement called?", "What do you call this engagement?"]
)
def test_what_something_is_called_is_its_title(asked: str) -> None:
    assert values(read((asked, "Permit Portal")), "engagement_title") == ("Permit Portal",)


def test_in_a_worksheet_of_one_table_the_contacts_keep_their_names() -> None:
    parsed = read(
        ("I. Agency Information",), ("Bus. Sponsor:", "Sue Sponsor", "Tel.", "860-555-0101"),
        ("IV. Project Planning",), ("Phase", "Status", "Start", "Finish"),
        ("Design", "TBD", "", ""), ("VI. Agency Approvals",),
        ("Role", "Name", "Signature", "Date"),
        ("Agency IT Manager", "Ian Tee", mark(), "01/02/2026"),
        ("Agency Business Sponsor", "Sue Signer", mark(), "01/02/2026"),
    )  # fmt: skip
    told = values(parsed, "business_sponsor_name", "business_sponsor_signed_name")
    assert told == ("Sue Sponsor", "Sue Signer")


def test_a_step_within_a_long_answer_does_not_end_it() -> None:
    parsed = read(
        "Customer Engagement Profile",
        "What services are you requesting of DAS/BEST?",
        "Two portals, one after the other.",
        "Step 1",
        "The records are moved.",
    )
    told = parsed.fields["services_requested"]
    assert "The records are moved." in str(told.value)


def test_what_stands_under_a_line_in_the_question_s_own_words_is_in_doubt() -> None:
    parsed = read(
        "Customer Engagement Profile",
        ("Services Requested",),
        ("DAS/BEST support services",),
        ("Office copy: desk four",),
    )
    assert not parsed.fields["services_requested"].sure
