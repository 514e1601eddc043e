"""Prints of other agencies and vendors: hints, groups, columns, brackets, tables for office use."""

from __future__ import annotations

from form_templates import load_office
from parsers.matching import match
from parsers.model import ControlKind, ParsedForm, SignatureStatus
from parsers.word import read_word
from tests.unit.matching.sheets import control, mark, read, text_box, values
from tests.unit.word.ooxml import cell, package, para, row, run, table

PHASES = ("Business Issues", "Requirements", "Design", "Construction")
COUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
SUPPORT = "Please provide a brief description of the support you are asking of DAS/BEST."


def word(*paragraphs: str) -> ParsedForm:
    """A Word file of these paragraphs, read as the Customer Engagement Profile."""
    extract = read_word(package("".join(paragraphs)))
    return match(extract, [load_office("ct_cep").form], "ct_cep")


def hint(text: str) -> str:
    """A paragraph in italics."""
    return para(run(text, "<w:i/>"))


FILLER = para(
    "This form is for agencies of the executive branch and takes ten minutes to fill in. "
    "It goes to the bureau by mail, with what else may help, and is answered soon."
)


def test_what_is_said_in_italics_of_how_to_answer_is_no_answer() -> None:
    parsed = word(
        FILLER, para("Engagement Title"), hint("Keep it short."), para("Permit Portal"),
        para("Requestor's Name"), hint("Whom shall we call?"), para("Ann Page"),
    )  # fmt: skip
    assert values(parsed, "engagement_title", "requestor_name") == ("Permit Portal", "Ann Page")
    assert parsed.fields["engagement_title"].sure


def test_answers_in_italics_are_answers() -> None:
    parsed = word(para("Engagement Title"), hint("Title of a Permit Portal"),
                  para("Requestor's Name"), hint("Ann Page"))  # fmt: skip
    assert values(parsed, "requestor_name") == ("Ann Page",)


def test_the_next_question_that_word_counts_ends_a_long_answer() -> None:
    parsed = word(para(SUPPORT, properties=COUNTED), para("Hosting."),
                  para("Plans by phase", properties=COUNTED), para("None."))  # fmt: skip
    assert values(parsed, "services_requested") == ("Hosting.",)


def test_a_label_in_bold_ends_where_the_bold_does() -> None:
    label = run("This request is mandated by federal or state statute or regulation", "<w:b/>")
    assert values(word(para(label, run(" Yes"))), "mandated") == (True,)


def test_a_merged_cell_and_the_cell_beside_it_say_a_label_together() -> None:
    over = cell("Engagement", properties='<w:vMerge w:val="restart"/>')
    more = cell("", properties="<w:vMerge/>")
    rows = (row(over, "Title", "Permit Portal"), row(more, "Agency", "Motor Vehicles"))
    parsed = word(table(*rows, grid=(2000, 2000, 4000)))
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", "Motor Vehicles")


def test_a_list_with_choices_that_only_one_field_has_is_that_field_s() -> None:
    form = load_office("ct_cep").form
    kinds = control(ControlKind.CHOICE, "IT Procurement",
                    options=("Choose...", *form["request_type"].choices))  # fmt: skip
    parsed = read(["What we want is a ", kinds], ["Title: ", text_box("Permit Portal")])
    assert values(parsed, "request_type") == ("IT Procurement",)


def test_a_column_under_an_unknown_head_is_known_by_the_statuses_in_it() -> None:
    rows = [(phase, "Completed", "1/2/2026", "2/3/2026") for phase in PHASES]
    parsed = read(("Phase", "How far along", "First day", "Last day"), *rows)
    told = values(parsed, "design_status", "design_start", "design_finish")
    assert told == ("Completed", "2026-01-02", "2026-02-03")


def test_a_table_for_office_use_takes_no_signer_s_place() -> None:
    parsed = read(
        ("Role", "Signature", "Printed Name", "Date"),
        ("Agency IT Manager", mark(), "Ann Page", "1/2/2026"),
        ("Agency Business Sponsor", mark(), "Paul Begin", "1/3/2026"),
        "For office use",
        ("Reviewer", "Signature", "Date"),
    )
    assert parsed.signatures["business_sponsor_signature"].status is SignatureStatus.SIGNED
    assert values(parsed, "business_sponsor_signed_date") == ("2026-01-03",)


def test_beside_a_signature_the_printed_name_is_the_signer_s() -> None:
    parsed = read(
        "Sponsor Name: Ann Page",
        "",
        ("Role", "Signature", "Print Name", "Date"),
        ("Agency IT Manager", mark(), "Li Young", "1/2/2026"),
        ("Agency Business Sponsor", mark(), "Paul Begin", "1/3/2026"),
    )
    told = values(parsed, "business_sponsor_name", "business_sponsor_signed_name")
    assert told == ("Ann Page", "Paul Begin")


def test_an_answer_may_be_typed_between_square_brackets() -> None:
    parsed = read("Engagement Title: [ Permit Portal ]", "Date Requested: [ 1/2/2026 ]",
                  "Has a formal project plan been developed for this project?: [ No ]")  # fmt: skip
    told = values(parsed, "engagement_title", "date_requested", "formal_project_plan")
    assert told == ("Permit Portal", "2026-01-02", False)


def test_a_question_that_nobody_asked_ends_somebody_s_name() -> None:
    parsed = read("Requestor's Name: Ann Page Jr.    Job title: Manager")
    assert values(parsed, "requestor_name") == ("Ann Page Jr.",)


def test_label_words_are_nobody_s_name() -> None:
    assert not read("Requestor's Name: Support Phase").fields["requestor_name"].sure


def test_a_name_in_brackets_says_what_stands_before_it() -> None:
    parsed = read(("Head of Computing (IT Director)", "Ann Page"))
    assert values(parsed, "it_director_name") == ("Ann Page",)


def test_short_rules_without_a_tick_are_boxes_without_one() -> None:
    parsed = read("Invitation to Bid (ITB)  ___", "___\tRequest for Proposals (RFP)",
                  "_X_\tRequest for Qualifications (RFQ)")  # fmt: skip
    assert values(parsed, "itb", "rfp", "rfq") == (False, False, True)


def test_parts_with_letters_alone_are_not_the_form_s_sections() -> None:
    parsed = read("Part A", "Engagement Title: Permit Portal",
                  "Is this mandated by federal or state statute or regulation? Yes", "Part B",
                  "Current Project Phase: Design")  # fmt: skip
    assert values(parsed, "mandated", "current_phase") == (True, "Design")
