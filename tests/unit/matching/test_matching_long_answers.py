"""Long answers: what looks like a label in them is none."""

from __future__ import annotations

from parsers.model import Source
from tests.unit.matching.sheets import read, text_box, values

ASKED = "Please provide a brief description of the business objectives for this request."
SUPPORT = "Please provide a brief description of the support you are asking of DAS/BEST."


def test_a_long_answer_goes_on_over_paragraphs() -> None:
    parsed = read(
        ASKED,
        "One place for permits.",
        "Fewer visits.",
        "Is this mandated by federal or state statute or regulation? No",
    )
    assert values(parsed, "business_objectives", "mandated") == (
        "One place for permits.\nFewer visits.",
        False,
    )


def test_words_of_labels_inside_an_answer_stay_in_it() -> None:
    text = "The Project Manager of the agency signs.\nDesign: by the vendor. Start in March."
    parsed = read(
        "Section II: Business Objectives",
        (ASKED,),
        (text,),
        "Is this mandated? Yes",
        "Section III: Services Requested",
        (SUPPORT,),
        ("Help.",),
    )
    assert values(parsed, "business_objectives", "services_requested") == (text, "Help.")
    assert not parsed.fields["project_manager_name"].found


def test_a_remark_under_the_question_is_no_part_of_the_answer() -> None:
    parsed = read(ASKED, "(Limit your answer to seven hundred characters.)", "Serve people.")
    assert values(parsed, "business_objectives") == ("Serve people.",)


def test_an_answer_ends_at_a_table() -> None:
    parsed = read(SUPPORT, "A server.", ("Vendor Name(s)", "Purchasing Authority"), ("", ""))
    assert values(parsed, "services_requested") == ("A server.",)


def test_an_answer_ends_at_the_next_heading() -> None:
    parsed = read(
        "Section II: Business Objectives",
        "Business Objectives:",
        "Serve people.",
        "Section III: Services Requested of DAS/BEST",
        "Section IV: Project Planning",
    )
    assert values(parsed, "business_objectives") == ("Serve people.",)


def test_an_empty_long_answer_is_empty() -> None:
    parsed = read(ASKED, "", "Is this mandated? No")
    assert values(parsed, "business_objectives") == (None,)
    assert parsed.fields["business_objectives"].found


def test_paragraphs_that_left_their_control_are_taken_back() -> None:
    first = text_box("First paragraph.", name="business_objectives")
    parsed = read([first, "\nSecond paragraph."], source=Source.WORD)
    assert values(parsed, "business_objectives") == ("First paragraph.\nSecond paragraph.",)


def test_paragraphs_that_left_a_control_known_by_its_label_are_taken_back() -> None:
    parsed = read(
        [f"{ASKED}\n", text_box("First paragraph."), "\nSecond paragraph."], source=Source.WORD
    )
    assert values(parsed, "business_objectives") == ("First paragraph.\nSecond paragraph.",)


def test_what_follows_a_control_and_is_a_label_or_a_remark_stays_outside() -> None:
    for behind in ("\nIs this mandated? No", "\n(750 characters)", "\n", " and more"):
        field = text_box("Serve people.", name="business_objectives")
        assert values(read([field, behind], source=Source.WORD), "business_objectives") == (
            "Serve people.",
        )


def test_a_control_for_several_lines_lost_nothing() -> None:
    field = text_box("Serve people.", name="business_objectives", multiline=True)
    assert values(read([field, "\nOther words"], source=Source.WORD), "business_objectives") == (
        "Serve people.",
    )
