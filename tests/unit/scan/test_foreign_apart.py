"""An answer of which the lines stand far apart on another print is nobody's surely."""

from __future__ import annotations

import pytest

from form_templates import load_office
from parsers.model import (
    SURE,
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
from parsers.scan.foreign.answers.apart import set_apart
from parsers.scan.foreign.answers.profile_read import ProfileRead

HERE = Anchor("page 1", box=Box(1, 50, 600, 300, 700))


@pytest.mark.parametrize(
    ("leading", "field", "sure"),
    [
        (13.0, "agency", True),
        (20.0, "agency", True),
        (36.0, "agency", False),
        (36.0, "business_objectives", True),
    ],
)
def test_lines_of_two_rows_in_one_cell_are_no_sure_answer(
    leading: float, field: str, *, sure: bool
) -> None:
    form = load_office("ct_cep").form
    said = "Vendor Name(s)", "Oak & Elm Partners", "Blue Heron Analytics"
    lines = tuple(
        Line(100 + leading * at, 111 + leading * at, (Piece(50, 150, text),))
        for at, text in enumerate(said)
    )
    sheet = (Cell(50, 100, 300, 200, lines, HERE),)
    answer = Reading(field, " ".join(said[1:]), " ".join(said[1:]), 0.9, FoundBy.LABEL, HERE)
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values} | {field: answer}
    told = ParsedForm(form.id, form.version, Source.SCAN, 1, fields, {})
    made = set_apart(ProfileRead(form, told, Extract(Source.SCAN, (), sheet, 1, ()), {})).told
    assert (made.fields[field].confidence >= SURE) is sure


@pytest.mark.parametrize(
    ("pieces", "field", "sure"),
    [
        (("Office of Samples / Client Services",), "agency", True),
        (("Office of Samples", "Client Services"), "agency", False),
        (("Agency:", "Office of Samples Client Services"), "agency", True),
        (("Office of Samples", "Client Services"), "services_requested", True),
    ],
)
def test_words_with_room_between_them_for_what_was_not_seen_are_no_sure_answer(
    pieces: tuple[str, ...], field: str, *, sure: bool
) -> None:
    form = load_office("ct_cep").form
    line = Line(100, 111, tuple(Piece(50 + 99 * n, 134 + 99 * n, t) for n, t in enumerate(pieces)))
    said = " ".join(pieces).removeprefix("Agency: ")
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values}
    fields[field] = Reading(field, said, said, 0.9, FoundBy.LABEL, HERE)
    told = ParsedForm(form.id, form.version, Source.SCAN, 1, fields, {})
    sheet = (Cell(50, 100, 300, 200, (line,), HERE),)
    made = set_apart(ProfileRead(form, told, Extract(Source.SCAN, (), sheet, 1, ()), {})).told
    assert (made.fields[field].confidence >= SURE) is sure


@pytest.mark.parametrize(("high", "sure"), [(12, True), (42, False)])
def test_an_answer_beside_a_cell_of_several_questions_may_be_another_one_s(
    high: float, *, sure: bool
) -> None:
    form = load_office("ct_cep").form
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values}
    right = Anchor("page 1", box=Box(1, 316, 522, 380, 533))
    left = Anchor("page 1", box=Box(1, 54, 521, 131, 521 + high))
    fields["business_sponsor_phone"] = Reading(
        "business_sponsor_phone", "+14755550147", "(475) 555-0147", 0.9, FoundBy.LABEL, right
    )
    fields["it_director_phone"] = Reading("it_director_phone", None, "", 0.6, FoundBy.LABEL, left)
    told = ParsedForm(form.id, form.version, Source.SCAN, 1, fields, {})
    made = set_apart(ProfileRead(form, told, Extract(Source.SCAN, (), (), 1, ()), {})).told
    assert (made.fields["business_sponsor_phone"].confidence >= SURE) is sure
