"""Answers over which somebody typed another: nobody can tell which of them counts."""

from __future__ import annotations

import pytest

from fixtures.answers import complete
from fixtures.pdf_fill import fill_pdf
from parsers.matching import match
from parsers.model import ParsedForm
from parsers.pdf import read_pdf
from parsers.reading import read_form
from tests.unit.matching.sheets import form
from tests.unit.pdf.builders import Document, text
from tests.unit.signatures.papers import changed, note

ANSWERS = complete("Permit Portal", "Example Agency", "Lee Moe", "11/19/2026")
AGENCY = (42, 601, 300, 616)


def typed(left: float, low: float, words: str) -> ParsedForm:
    """A print with two answers, and words typed somewhere with a viewer's tool."""
    document = Document()
    document.draw(
        text(60, 700, "Engagement Title: ") + text(160, 700, "Permit Portal")
        + text(60, 670, "Agency / Business Unit Name: ") + text(220, 670, "Example Agency")
    )  # fmt: skip
    look = {"Contents": words, "DA": "/Helv 10 Tf 0 g"}
    document.annotation("FreeText", (left, low, left + 140, low + 13), **look)
    return match(read_pdf(document.bytes()), (form(),), "ct_cep")


def test_an_answer_that_was_typed_over_is_in_doubt() -> None:
    told = typed(160, 697, "License Portal").fields
    assert not told["engagement_title"].sure
    assert told["agency"].sure


def test_what_is_typed_elsewhere_leaves_answers_as_they_are() -> None:
    told = typed(330, 400, "License Portal").fields
    assert told["engagement_title"].sure
    assert told["agency"].sure


@pytest.mark.parametrize(("words", "sure"), [("Other Agency", False), ("X", True), (" ", True)])
def test_so_is_one_of_a_form_that_was_flattened(words: str, sure: bool) -> None:
    flat = fill_pdf(ANSWERS, {}, flat=True)
    told = read_form(changed(flat, note("/FreeText", 1, AGENCY, words)), [form()])
    assert told.fields["agency"].value == "Example Agency"
    assert told.fields["agency"].sure is sure
