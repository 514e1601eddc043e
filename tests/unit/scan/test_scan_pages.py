"""Scanned pages in any order and position are one profile."""

from __future__ import annotations

import numpy as np
import pytest

from form_templates import load_office
from form_templates.model import FieldType, Form
from parsers import read_form
from parsers.errors import NoFormError, ScanError, UnsupportedError
from parsers.matching.values import normalise
from parsers.model import SURE, FileKind, FoundBy, ParsedForm, SignatureStatus, Source
from parsers.scan.reader import read_scan
from tests.unit.scan.sheets import ANSWERS, file_of, pages, stranger


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


@pytest.fixture(scope="module")
def shuffled(form: Form) -> ParsedForm:
    """The second page first and upside down, then a page of something else, then the first."""
    one, two = pages()
    turned = np.ascontiguousarray(two[::-1, ::-1])
    return read_form(file_of([turned, stranger(), one]), [form], name="scan.tif")


def test_every_answer_is_read_whatever_the_pages_order(form: Form, shuffled: ParsedForm) -> None:
    wrong = {}
    for field in form.values:
        if field.type in {FieldType.LONG_TEXT, FieldType.CHECKBOX}:
            continue
        expected = normalise(field, ANSWERS.get(field.id, "")).value
        if shuffled.fields[field.id].value != expected:
            wrong[field.id] = shuffled.fields[field.id]
    assert not wrong
    assert shuffled.source is Source.SCAN
    assert shuffled.pages == 3


def test_what_is_read_on_a_clean_scan_is_sure_but_long_texts(
    form: Form, shuffled: ParsedForm
) -> None:
    doubted = [name for name, reading in shuffled.fields.items() if not reading.sure]
    assert {form[name].type for name in doubted} <= {FieldType.LONG_TEXT}
    assert all(reading.found_by is FoundBy.REGION for reading in shuffled.fields.values())


def test_long_texts_are_read_but_not_sure(shuffled: ParsedForm) -> None:
    objectives = shuffled.fields["business_objectives"]
    assert str(objectives.value).startswith("Permit Portal replaces paper")
    assert objectives.confidence < SURE


def test_boxes_are_ticked_or_not(form: Form, shuffled: ParsedForm) -> None:
    ticked = {
        field.id
        for field in form.values
        if field.type is FieldType.CHECKBOX and shuffled.fields[field.id].value
    }
    assert ticked == {"itb", "rfp"}


def test_both_slots_are_signed(shuffled: ParsedForm) -> None:
    assert {s.status for s in shuffled.signatures.values()} == {SignatureStatus.SIGNED}


def test_a_reading_says_where_it_stands_in_the_file(shuffled: ParsedForm) -> None:
    title = shuffled.fields["engagement_title"].anchor
    assert title is not None
    assert title.place == "page 3"
    assert title.box is not None
    assert (title.box.page, title.box.x0, title.box.y0) == pytest.approx((3, 42, 663), abs=2)
    slot = shuffled.signatures["it_manager_signature"].anchor
    assert slot is not None
    assert slot.box is not None
    assert slot.box.page == 1
    assert slot.box.x1 > 612 - 170  # upside down: what stands at the left is at the right


def test_a_page_of_something_else_is_named_and_nothing_is_called_missing(
    shuffled: ParsedForm,
) -> None:
    assert shuffled.warnings == ("Page 2 is no page of a form that is known.",)
    assert shuffled.missing_sections == ()


def test_a_scan_of_something_else_is_no_form(form: Form) -> None:
    with pytest.raises(NoFormError):
        read_form(file_of([stranger()], "PNG"), [form], name="garden.png")


def test_where_scans_are_not_read_a_picture_says_so(form: Form) -> None:
    with pytest.raises(ScanError, match=r"garden\.png is a picture"):
        read_form(file_of([stranger()], "PNG"), [form], name="garden.png", scans=False)


def test_only_pictures_and_pdfs_are_scans(form: Form) -> None:
    with pytest.raises(UnsupportedError):
        read_scan(b"words", FileKind.TEXT, [form])
