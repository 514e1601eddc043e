"""A page is laid out once, however a file is read: laying out is most of what reading costs."""

from __future__ import annotations

import pytest

from fixtures import forms
from form_templates import load_office
from parsers import read_form
from parsers.pdf import printed, read_pdf

FORM = load_office("ct_cep").form
FLAT = ("pdf-flat.pdf", "pdf-flat-other.pdf", "pdf-signed-print.pdf")
FILES = {path.name: path.read_bytes() for path in forms() if path.name in FLAT}


@pytest.mark.parametrize("name", FLAT)
def test_a_print_without_fields_is_laid_out_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[object] = []
    really = printed.with_sheet

    def counted(*parts: object) -> object:
        laid_out.append(parts)
        return really(*parts)  # type: ignore[arg-type]

    monkeypatch.setattr(printed, "with_sheet", counted)
    read_form(FILES[name], (FORM,))
    assert len(laid_out) == 1


@pytest.mark.parametrize("name", FLAT)
def test_what_the_first_look_laid_out_is_all_that_the_page_says(name: str) -> None:
    assert read_pdf(FILES[name], sheet=False) == read_pdf(FILES[name])
