"""A prompt is told from an answer by several witnesses."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from parsers.word.prompts import folded, is_blank, is_list_prompt, is_prompt
from tests.unit.word.ooxml import NAMESPACES, dropdown, only, para, read, run, sdt

DOC_PART = '<w:placeholder><w:docPart w:val="P1"/></w:placeholder>'


def glossary(text: str, *, body: str = "") -> dict[str, object]:
    body = body or para(run(text))
    part = (
        f"<w:glossaryDocument {NAMESPACES}><w:docParts><w:docPart><w:docPartPr>"
        f'<w:name w:val="P1"/></w:docPartPr><w:docPartBody>{body}</w:docPartBody>'
        "</w:docPart></w:docParts></w:glossaryDocument>"
    )
    return {"parts": {"word/glossary/document.xml": part}}


RELATED = ("rId5", "glossaryDocument", "glossary/document.xml")


@pytest.mark.parametrize(
    "text",
    [
        "Click or tap here to enter text.",
        "Click here to enter text",
        "Choose an item.",
        "Choose Phase...",
        "Choose one…",
        "Select Status ...",
        "Pick a vendor…",
        "Enter the name of the agency…",
        "[Type the document title]",
        "<Enter name>",
        "Click to enter the date of the request",
        "Klicken oder tippen Sie hier, um Text einzugeben.",
        "Choisissez un élément.",
        "Elija un elemento.",
        "单击或点击此处输入文字。",
        "Click\u00a0or tap here to enter\u200b text.",
    ],
)
def test_words_that_only_a_prompt_uses(text: str) -> None:
    assert is_prompt(text)
    control = only(read(para(sdt(run(escape(text))))))
    assert control.value is None
    assert control.placeholder
    assert control.shown == text


@pytest.mark.parametrize(
    "text",
    ["Jane Doe", "Choose Health", "Select Committee report", "Enterprise licensing", "[TBD]", "No",
     "Click-through analytics", "Type II audit", "Please call Jane", "Insert new ductwork"],
)  # fmt: skip
def test_answers_are_no_prompts(text: str) -> None:
    assert not is_prompt(text)
    assert only(read(para(sdt(text)))).value == text


def test_a_flag_over_a_prompt_means_empty() -> None:
    control = only(read(para(sdt("Engagement title goes here", showing="yes"))))
    assert (control.value, control.placeholder) == (None, True)


def test_a_flag_over_the_title_means_empty() -> None:
    body = para(sdt("Go-Live 1", showing="yes", alias="go-live 1"))
    assert only(read(body)).value is None


def test_a_flag_over_a_chosen_answer_is_stale() -> None:
    kind = dropdown("Choose an item.", "Active", "Completed")
    assert only(read(para(sdt("Active", kind=kind, showing="yes")))).value == "Active"


def test_a_flag_over_what_the_glossary_does_not_say_is_stale() -> None:
    body = para(sdt("Jane Doe", showing="yes", extra=DOC_PART, tag="t"))
    assert only(read(body, RELATED, **glossary("Nominee's Name"))).value == "Jane Doe"


def test_the_glossary_tells_a_prompt_without_a_flag() -> None:
    body = para(sdt("Nominee's Address", extra=DOC_PART))
    control = only(read(body, RELATED, **glossary("Nominee's Address")))
    assert (control.value, control.placeholder) == (None, True)


def test_a_glossary_text_of_another_control_is_no_prompt() -> None:
    other = '<w:placeholder><w:docPart w:val="P2"/></w:placeholder>'
    body = para(sdt("Nominee's Address", extra=other))
    assert only(read(body, RELATED, **glossary("Nominee's Address"))).value is not None


def test_a_prompt_chosen_from_the_list_by_the_glossary_means_empty() -> None:
    kind = dropdown("Not Applicable", "Active")
    body = para(sdt("Not Applicable", kind=kind, showing="yes", extra=DOC_PART))
    assert only(read(body, RELATED, **glossary("Not Applicable"))).value is None
    body = para(sdt("Not Applicable", kind=kind, extra=DOC_PART))
    assert only(read(body, RELATED, **glossary("Not Applicable"))).value == "Not Applicable"


def test_a_date_written_under_a_stale_flag_counts() -> None:
    assert only(read(para(sdt("3/15/2026", kind="<w:date/>", showing="yes")))).value == "3/15/2026"
    assert only(read(para(sdt("A date", kind="<w:date/>", showing="yes")))).value is None


@pytest.mark.parametrize("text", ["(860) 555-0100", "$12,000", "March 3, 2026", "555-0100 ext 7"])
def test_figures_written_under_a_stale_flag_count(text: str) -> None:
    assert only(read(para(sdt(text, showing="yes")))).value == text


def test_figures_in_a_flagged_prompt_make_it_no_answer() -> None:
    body = para(sdt("Title of the project (at most 32 characters)", showing="yes"))
    assert only(read(body)).value is None


@pytest.mark.parametrize("text", ["mm/dd/yyyy", "(nnn) nnn-nnnn", "______", "…", "M/D/YYYY"])
def test_a_shape_to_fill_is_no_answer(text: str) -> None:
    assert only(read(para(sdt(text)))).value is None


def test_the_first_entry_without_a_value_is_the_lists_prompt() -> None:
    kind = dropdown(("Current phase", ""), "Design")
    control = only(read(para(sdt("Current phase", kind=kind))))
    assert (control.value, control.options) == (None, ("Design",))


@pytest.mark.parametrize("text", ["-- Select --", "Select one", "(choose)", "Please select one"])
def test_list_prompts_need_no_dots(text: str) -> None:
    assert is_list_prompt(text)
    assert only(read(para(sdt(text, kind=dropdown("A", "B"))))).value is None


@pytest.mark.parametrize("text", ["", " ", "\u2002\u2002\u2002", "\u00a0", "\u200b"])
def test_blanks_of_every_kind_are_blank(text: str) -> None:
    assert is_blank(text)


def test_a_blank_control_is_empty_without_a_prompt() -> None:
    control = only(read(para(sdt("\u2002\u2002"))))
    assert (control.value, control.placeholder) == (None, False)


def test_folding_forgets_case_blanks_and_edges() -> None:
    assert folded("  [Choose\u00a0 an ITEM.] ") == "choose an item"


LONG_PROMPT = para(run("Replace this tip "), run("with your own words.")) + para(
    run("Terms &amp; conditions apply.")
)


@pytest.mark.parametrize("showing", ["yes", ""])
def test_a_prompt_of_several_runs_and_paragraphs_is_known_by_the_glossary(showing: str) -> None:
    body = sdt(LONG_PROMPT, "", tag="tip", extra=DOC_PART, showing=showing)
    control = only(read(body, RELATED, **glossary("", body=LONG_PROMPT)))
    assert control.value is None
    assert control.placeholder


def test_a_flagged_list_shows_its_prompt_when_no_entry_was_chosen() -> None:
    listed = dropdown("Spring", "Summer")
    assert only(read(para(sdt("B2", listed, showing="yes")))).value is None
    assert only(read(para(sdt("Summer", listed, showing="yes")))).value == "Summer"


def test_a_flagged_combo_box_may_hold_what_is_no_entry() -> None:
    combo = dropdown("2024", "2025", kind="comboBox")
    assert only(read(para(sdt("2026", combo, showing="yes")))).value == "2026"
