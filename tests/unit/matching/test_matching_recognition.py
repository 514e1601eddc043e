"""Recognition: which form a file is, and that a foreign one is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.errors import NoFormError
from parsers.matching import match
from parsers.model import Extract, Source
from tests.unit.matching.sheets import Block, extract, form, text_box

EIGHT = (
    ("Engagement Title", "A"),
    ("Agency Name", "B"),
    ("Date Requested", "3/4/2026"),
    ("Desired Go-Live Date", "9/1/2026"),
    ("Current Project Phase", "Design"),
    ("Type of Request", "IT Procurement"),
    ("Agency IT Director's Name", "C"),
    ("Project Manager's Name (if applicable)", "D"),
)


def recognised(*blocks: Block, form_mark: str = "", form_id: str | None = None) -> str | None:
    return match(extract(*blocks, form_mark=form_mark), [form()], form_id).form


def test_enough_labels_make_the_form() -> None:
    assert recognised(*EIGHT) == "ct_cep"


def test_fewer_labels_do_where_the_form_is_named() -> None:
    assert recognised("CUSTOMER  ENGAGEMENT PROFILE", *EIGHT[:4]) == "ct_cep"


@pytest.mark.parametrize(
    "blocks",
    [
        EIGHT[:4],
        ("Customer Engagement Profile", *EIGHT[:2]),
        ("Dear Sir or Madam,", "please find our invoice attached.", ("Total", "$ 12.00")),
        ("Minutes of the meeting", "Project planning: we met on Monday.", "Date: 3/4/2026"),
        (),
    ],
)
def test_a_foreign_document_is_no_form(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(NoFormError, match="No form"):
        recognised(*blocks)


def test_the_forms_own_mark_is_enough() -> None:
    assert recognised("A page of it", form_mark="ct_cep/1.9") == "ct_cep"


def test_a_mark_of_another_form_is_not() -> None:
    with pytest.raises(NoFormError):
        recognised("A page of it", form_mark="other/1.0")


def test_a_forced_form_is_taken_as_said() -> None:
    assert recognised("A page of it", form_id="ct_cep") == "ct_cep"


def test_an_unknown_form_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(NoFormError, match="the forms known are ct_cep"):
        recognised("A page of it", form_id="other")


def test_enough_names_make_the_form_without_a_page() -> None:
    some = [text_box("x", field) for field in form().fields][:40]
    assert match(Extract(Source.PDF_FORM, tuple(some), ()), [form()]).form == "ct_cep"


def test_titles_of_controls_count_as_labels() -> None:
    titled = tuple(text_box("x", title=str(label)) for label, _ in EIGHT)
    assert match(Extract(Source.PDF_FORM, titled, ()), [form()]).form == "ct_cep"


def test_of_two_forms_the_better_fitting_is_taken() -> None:
    other = replace(form(), id="other", sections=())
    told = extract(*EIGHT, form_mark="ct_cep/1.9")
    assert match(told, [other, form()]).form == "ct_cep"
    assert match(told, [form(), other]).form == "ct_cep"
