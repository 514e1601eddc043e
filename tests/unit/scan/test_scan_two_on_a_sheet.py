"""Two pages that are printed on one sheet are two pages of the form."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from form_templates import load_office
from form_templates.model import Form
from parsers.model import FileKind, ParsedForm
from parsers.scan.pixels.picture import Grey
from parsers.scan.reader import read_scan
from tests.unit.scan.sheets import file_of, pages

_MARK = (slice(40, 230), slice(1050, 1220))


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def _sheet(left: Grey, right: Grey) -> bytes:
    return file_of([np.hstack([left, right])])


@pytest.fixture(scope="module")
def together(form: Form) -> ParsedForm:
    return read_scan(_sheet(*pages()), FileKind.IMAGE, [form])


def test_both_pages_of_a_sheet_are_read(together: ParsedForm) -> None:
    assert together.fields["engagement_title"].value == "Permit Portal"
    assert together.fields["rfp"].value is True
    assert together.pages == 1
    assert not together.missing_sections
    assert not together.warnings


def test_each_place_in_doubt_is_shown_on_its_own_page(together: ParsedForm) -> None:
    shown = {one.field: one for one in together.evidence}
    assert "business_objectives" in shown
    picture = Image.open(io.BytesIO(shown["business_objectives"].picture))
    assert np.asarray(picture.convert("L")).min() < 128


def test_a_page_that_cannot_be_told_on_a_sheet_is_not_called_missing(form: Form) -> None:
    one, two = pages()
    unknown = one.copy()
    unknown[_MARK] = 255
    found = read_scan(_sheet(unknown, two), FileKind.IMAGE, [form])
    assert not found.missing_sections
