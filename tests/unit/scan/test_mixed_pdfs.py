"""A PDF of typed pages and of scanned ones is one profile."""

from __future__ import annotations

from itertools import count

import pytest

from fixtures.answers import SLOTS
from fixtures.pdf_fill import fill_pdf
from form_templates import load_office
from form_templates.model import FieldType, Form
from parsers import reading
from parsers.errors import ErrorKind, ScannedPagesError
from parsers.mail.walk import Found
from parsers.model import (
    FileKind,
    FoundBy,
    ParsedForm,
    PartProblem,
    SignatureKind,
    SignatureStatus,
    Source,
)
from parsers.sandbox.wire import Scanned
from parsers.scan.laying.blanks import blank_pages
from parsers.scan.several import read_scans
from tests.unit.pdf.builders import Document, text
from tests.unit.scan.mixed import ANSWERS, SCAN, merged, replaced, scanned, typed
from tests.unit.scan.sheets import stranger


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def statuses(told: ParsedForm) -> set[SignatureStatus]:
    return {told.signatures[slot].status for slot in SLOTS}


@pytest.mark.parametrize(("flat", "before"), [(False, False), (True, True)])
def test_the_scanned_page_in_place_of_the_typed_one_signs_it(
    form: Form, flat: bool, before: bool
) -> None:
    file = merged(typed(flat=flat), (SCAN, 2), without=[2], before=before)
    told = reading.read_form(file, [form])
    assert told.source is (Source.PDF_TEXT if flat else Source.PDF_FORM)
    assert statuses(told) == {SignatureStatus.SIGNED}
    assert (told.missing_sections, told.warnings, told.pages) == ((), (), 2)
    asked = [f.id for f in form.values if f.required and f.type is not FieldType.LONG_TEXT]
    assert [key for key in asked if not told.fields[key].sure] == []
    assert told.fields["engagement_title"].value == ANSWERS["engagement_title"]


def test_scanned_pages_behind_the_typed_ones_sign_them_and_are_compared(form: Form) -> None:
    file = merged(typed(it_director_phone="(860) 555-0199"), (SCAN, 1), (SCAN, 2))
    told = reading.read_form(file, [form])
    assert statuses(told) == {SignatureStatus.SIGNED}
    slot = told.signatures["it_manager_signature"]
    assert slot.anchor is not None
    assert slot.anchor.place == "page 4"
    phone = told.fields["it_director_phone"]
    assert (phone.value, phone.sure) == ("+18605550199", False)
    assert phone.reason == (
        "Page 1 says “(860) 555-0199”, and page 3, which is a scan, says “(860) 555-0104”."
    )


def test_a_scanned_page_that_nobody_understands_may_hold_what_is_missing(form: Form) -> None:
    told = reading.read_form(merged(typed(), (scanned(stranger()), 1)), [form])
    assert statuses(told) == {SignatureStatus.UNCLEAR}
    assert told.warnings == ("Page 3 is a scan, and no page of the form.",)
    assert told.fields["engagement_title"].sure


def test_without_the_extra_the_scanned_page_may_hold_what_is_missing(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda: False)
    told = reading.read_form(merged(typed(), (SCAN, 2), without=[2]), [form])
    assert SignatureStatus.MISSING not in statuses(told)
    assert told.missing_sections == ()
    assert told.warnings == ("Scanned pages were not read: page 2.",)


def test_a_page_on_paper_behind_a_typed_letter_is_found(form: Form) -> None:
    letter = Document().draw(text(72, 700, "Please find the page with our signatures behind."))
    file = merged(letter.bytes(), (SCAN, 2))
    with pytest.raises(ScannedPagesError) as raised:
        reading.read_form(file, [form], scans=False)
    assert raised.value.pages == (2,)
    leaf = Found("2", "signed.pdf", FileKind.PDF, "", file)
    among = Scanned(leaf.path, "", raised.value.pages)
    ((_, told),) = read_scans([leaf], [form], lambda: True, [among])
    assert isinstance(told, ParsedForm)
    assert statuses(told) == {SignatureStatus.SIGNED}
    assert (told.missing_sections, told.warnings) == ((), ())


def test_a_page_replaced_by_its_scan_is_signed_and_keeps_what_its_fields_say(form: Form) -> None:
    told = reading.read_form(replaced(typed(), (SCAN, 2), strips=9), [form])
    assert told.source is Source.PDF_FORM
    assert statuses(told) == {SignatureStatus.SIGNED}
    assert {told.signatures[slot].kind for slot in SLOTS} == {SignatureKind.HANDWRITING}
    asked = [f.id for f in form.values if f.required]
    assert [key for key in asked if not told.fields[key].sure] == []
    assert told.fields["it_manager_signed_date"].found_by is FoundBy.ID
    assert (told.missing_sections, told.warnings, told.pages) == ((), (), 2)


def test_what_only_the_paper_says_counts_where_the_field_on_it_was_left_empty(form: Form) -> None:
    second = {slot.field for slot in blank_pages([form])[1].slots}
    some = fill_pdf({key: said for key, said in ANSWERS.items() if key not in second}, {})
    told = reading.read_form(replaced(some, (SCAN, 2)), [form])
    answered = [key for key in second if ANSWERS.get(key)]
    assert answered
    assert [key for key in answered if told.fields[key].value is None] == []
    asked = [f.id for f in form.values if f.required and f.type is not FieldType.LONG_TEXT]
    assert [key for key in asked if not told.fields[key].sure] == []


@pytest.mark.parametrize("strips", [1, 9])
def test_a_page_replaced_by_an_unsigned_scan_is_not_signed(form: Form, strips: int) -> None:
    bare = fill_pdf(ANSWERS, {}, flat=True)
    told = reading.read_form(replaced(typed(), (bare, 2), strips=strips), [form])
    assert statuses(told) == {SignatureStatus.MISSING}
    assert told.fields["engagement_title"].sure


def test_left_over_fields_on_paper_that_nobody_understands_may_be_answered_there(
    form: Form,
) -> None:
    other = scanned(stranger(), stranger())
    told = reading.read_form(replaced(typed(), (other, 2)), [form])
    assert statuses(told) == {SignatureStatus.UNCLEAR}
    boxes = [f.id for f in form.values if f.type is FieldType.CHECKBOX]
    on_paper = [key for key in boxes if _page_of(told, key) == 2]
    assert [key for key in on_paper if not told.fields[key].value and told.fields[key].sure] == []


def _page_of(told: ParsedForm, key: str) -> int:
    anchor = told.fields[key].anchor
    return anchor.box.page if anchor and anchor.box else 0


@pytest.mark.parametrize("laid_out", [60, 3])
def test_a_form_behind_a_letter_and_many_scanned_pages_is_found(
    form: Form, laid_out: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many pages are before it, and whichever pages of the file are laid out."""
    monkeypatch.setattr("parsers.pdf.printed.MAX_LAID_OUT", laid_out)
    letter = Document().draw(text(72, 700, "Please find the plan, and our form behind it."))
    plan = scanned(stranger())
    file = merged(letter.bytes(), *[(plan, 1)] * 8, (SCAN, 1), (SCAN, 2))
    with pytest.raises(ScannedPagesError) as raised:
        reading.read_form(file, [form], scans=False)
    assert raised.value.pages == tuple(range(2, 12))
    leaf = Found("2", "signed.pdf", FileKind.PDF, "", file)
    among = Scanned(leaf.path, "", raised.value.pages)
    ((_, told),) = read_scans([leaf], [form], lambda: True, [among])
    assert isinstance(told, ParsedForm)
    assert statuses(told) == {SignatureStatus.SIGNED}


def test_a_report_takes_no_time_from_the_scan_behind_it(form: Form) -> None:
    letter = Document().draw(text(72, 700, "Our plan, with pictures."))
    report = merged(letter.bytes(), *[(scanned(stranger()), 1)] * 4)
    asked = count(1)
    files = [Found("2", "report.pdf", FileKind.PDF, "", report),
             Found("3", "form.pdf", FileKind.PDF, "", SCAN)]  # fmt: skip
    told = dict(read_scans(
        files, [form], lambda: next(asked) <= 3, [Scanned("2", "", (2, 3, 4, 5))]
    ))  # fmt: skip
    whole, rest = told["3"], told["2"]
    assert isinstance(whole, ParsedForm)
    assert whole.fields["engagement_title"].sure
    assert isinstance(rest, PartProblem)
    assert rest.kind is ErrorKind.TIMEOUT
