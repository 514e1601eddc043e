"""A PDF that was cut off on its way is read as far as it goes; what it lacks is not missing."""

from __future__ import annotations

from datetime import date

import pytest

from form_templates import load_office
from form_templates.model import Form
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Judgement, Verdict
from parsers import read_form
from parsers.model import ParsedForm
from tests.unit.scan.mixed import ANSWERS, SCAN, typed

SAID = "The file was damaged or cut off on its way; what could be saved of it was read."
WHY = (
    "Nothing was found here, but the file was damaged or cut off on its way: it may have stood in "
    "what is lost."
)


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def judged(form: Form, told: ParsedForm) -> Judgement:
    return judge(form, told, ["plan.docx"], date(2026, 11, 23))


def without_table(data: bytes) -> bytes:
    """The same with a table of contents that is not where the end says, as some copiers write."""
    return data[: data.rindex(b"startxref")] + b"startxref\n12345\n%%EOF\n"


def test_a_scan_that_was_cut_off_before_its_last_page_is_held(form: Form) -> None:
    told = read_form(SCAN[: len(SCAN) * 6 // 10], [form])
    assert told.pages == 1
    assert SAID in told.warnings
    assert told.missing_sections == ()
    assert judged(form, told).verdict is Verdict.HOLD


def test_a_whole_scan_is_accepted_however_its_program_writes(form: Form) -> None:
    told = read_form(without_table(SCAN), [form])
    assert judged(form, told).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("flat", [False, True])
def test_what_a_damaged_file_seems_not_to_say_is_put_to_a_person(form: Form, flat: bool) -> None:
    whole = typed(flat=flat, requestor_phone="", signed=())
    assert judged(form, read_form(whole, [form])).verdict is Verdict.RETURN
    told = read_form(without_table(whole), [form])
    phone = told.fields["requestor_phone"]
    assert (phone.value, phone.sure, phone.reason) == (None, False, WHY)
    assert told.signatures["it_manager_signature"].reason == WHY
    assert told.fields["engagement_title"].value == ANSWERS["engagement_title"]
    assert judged(form, told).verdict is Verdict.HOLD
