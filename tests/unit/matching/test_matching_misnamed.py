"""Field names that a program took from its neighbours."""

from __future__ import annotations

from parsers.matching import match
from parsers.matching.misnamed import are_misnamed
from parsers.model import Control, Extract, Source
from tests.unit.matching.sheets import form, sheet, text_box

SHIFTED = {
    "requestor_phone": "Ann Lee",
    "date_requested": "(860) 555-0101",
    "business_sponsor_name": "860-555-0102",
    "it_director_phone": "03/04/2026",
    "it_director_name": "",
}


def known(answers: dict[str, str]) -> dict[str, Control]:
    return {field: text_box(value or None, name=field) for field, value in answers.items()}


def test_dates_for_phones_and_phones_for_names_betray_the_names() -> None:
    assert are_misnamed(form(), known(SHIFTED))


def test_an_odd_answer_or_two_do_not() -> None:
    assert not are_misnamed(form(), known({**SHIFTED, "it_director_phone": "n/a",
                                           "date_requested": "soon"}))  # fmt: skip
    assert not are_misnamed(form(), {"itb": text_box("x", name="itb")})


def test_the_printed_page_is_asked_then() -> None:
    boxes = {field: text_box(value, name=field) for field, value in (
        ("date_requested", "(860) 555-0101"), ("requestor_phone", "3/4/2026"),
        ("it_director_name", "860-555-0102"))}  # fmt: skip
    cells = sheet(
        ("Date Requested", boxes["requestor_phone"]),
        ("Requestor Phone", boxes["date_requested"]),
        ("IT Director Phone", boxes["it_director_name"]),
    )
    told = match(Extract(Source.PDF_FORM, tuple(boxes.values()), cells), [form()], "ct_cep").fields
    assert told["date_requested"].value == "2026-03-04"
    assert told["it_director_phone"].value == "+18605550102"
