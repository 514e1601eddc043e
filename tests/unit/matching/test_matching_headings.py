"""Headings: sections by title, by number, by part of a title; what a page lacks."""

from __future__ import annotations

from parsers.matching.flow import flow
from parsers.matching.labels import find_labels
from parsers.matching.structure import resolve
from parsers.matching.vocabulary import vocabulary
from tests.unit.matching.sheets import Block, form, read, sheet, text_box, values


def sections(*blocks: Block) -> list[str]:
    words = vocabulary(form())
    cells = flow(sheet(*blocks))
    found = resolve(words, cells, find_labels(words, cells)).headings
    return [heading.label.keys[0] for heading in found]


def test_sections_by_their_titles() -> None:
    assert sections(
        "Agency Information", "Engagement Title: A", "Section II – Business Objectives",
        "Is this mandated? No", "III. Services Requested of DAS/BEST", "PROJECT PLANNING",
    ) == ["I", "II", "III", "IV"]  # fmt: skip


def test_sections_by_their_numbers() -> None:
    assert sections(
        "Section 1: About you", "Engagement Title: A", "Section 2: What for", "Part 3 – Help wanted"
    ) == ["I", "II", "III"]


def test_sections_by_letters_with_a_word_of_their_title() -> None:
    assert sections("A. Information on the agency", "B. The objectives of it") == ["I", "II"]


def test_numbers_that_do_not_rise_are_no_headings() -> None:
    assert sections("Section 2: What for", "Section 1: About you") == []
    assert sections("Section 1: About you", "Section 19: What for") == []


def test_sections_by_part_of_a_title_where_their_order_has_room() -> None:
    assert sections(
        "Agency Information", "Planning", "Procurement Support", "Approvals"
    ) == ["I", "IV", "V", "VI"]  # fmt: skip


def test_part_of_a_title_out_of_order_or_beside_other_cells_is_none() -> None:
    assert sections("Agency Approvals", "Planning") == ["VI"]
    assert sections("Agency Information", ("Planning", "some words here")) == ["I"]


def test_a_title_within_a_sentence_is_no_heading() -> None:
    text = "Project planning is what we all have done for years and years on end here."
    assert sections("Agency Information", text) == ["I"]


def test_a_misspelt_title_is_known_by_its_likeness() -> None:
    assert sections("Agency Informations", "Procurment Suport") == ["I", "V"]


def test_a_repeated_label_belongs_to_its_section() -> None:
    parsed = read(
        "Section I: Agency Information",
        ("Agency Business Sponsor's Name", "Ann Roe"),
        ("Contact Phone", "(860) 555-0103"),
        "Section VI: Agency Approvals",
        ("Agency Business Sponsor", "Printed Name: Ann Roe-Poe", "Date: 3/5/2026"),
    )
    assert values(parsed, "business_sponsor_name", "business_sponsor_signed_name") == (
        "Ann Roe",
        "Ann Roe-Poe",
    )


def test_a_title_is_the_label_where_no_other_is() -> None:
    parsed = read("Business Objectives:", "Serve people.", "Is this mandated? No")
    assert values(parsed, "business_objectives") == ("Serve people.",)


def test_a_title_above_its_own_label_is_the_heading() -> None:
    parsed = read(
        "Section II: Business Objectives",
        "Please provide a brief description of the business objectives for this request.",
        "Serve people.",
        "Section III: Services Requested of DAS/BEST",
        "Please provide a brief description of the support you are asking of DAS/BEST.",
        "A server.",
    )
    assert values(parsed, "business_objectives", "services_requested") == (
        "Serve people.",
        "A server.",
    )


def test_a_section_of_which_nothing_stands_is_missing() -> None:
    parsed = read(
        ("Engagement Title", "A"), ("Is this mandated?", "No"), ("Services Requested", "B"),
        "Section IV: Project Planning", ("Has an outside vendor been engaged?", "No"),
    )  # fmt: skip
    assert parsed.missing_sections == ("VI",)


def test_where_most_sections_are_missing_none_is_named() -> None:
    assert read(("Engagement Title", "A")).missing_sections == ()
    assert read("Nothing of ours").missing_sections == ()


def test_what_cannot_be_read_misses_no_sections_and_says_why() -> None:
    parsed = read(["Engagement Title", text_box("A")], unreadable="It needs Adobe.",
                  warnings=("A page is turned.",))  # fmt: skip
    assert parsed.missing_sections == ()
    assert parsed.warnings == ("A page is turned.", "It needs Adobe.")
