"""Our own blank, filled in, flattened, and with one required answer left out at a time."""

from __future__ import annotations

import io
import warnings
from datetime import date
from functools import cache

import pikepdf
import pytest

from fixtures.answers import SLOTS, complete
from fixtures.pdf_fill import fill_pdf
from form_templates import load_office
from form_templates.model import FieldType
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Judgement, Severity, Verdict
from parsers import read_form

FORM = load_office("ct_cep").form
ANSWERS = complete(
    "Records Portal", "Department of Sample Affairs", "Sam Requestor", signed="09/01/2026"
)
TOLD = [
    field.id
    for field in FORM.fields.values()
    if field.required and field.type not in {FieldType.SIGNATURE, FieldType.YES_NO}
]


@cache
def judged(missing: str, *, printed: bool) -> Judgement:
    answers = {field: answer for field, answer in ANSWERS.items() if field != missing}
    seeds = {slot: place + 5 for place, slot in enumerate(SLOTS) if slot != missing}
    data = fill_pdf(answers, seeds, flat=printed)
    read = read_form(data if printed else flattened(data), (FORM,))
    return judge(FORM, read, (), date(2026, 9, 2))


def flattened(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("printed", [True, False], ids=["printed", "flattened"])
def test_a_complete_and_signed_print_is_accepted(printed: bool):
    assert judged("", printed=printed).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("printed", [True, False], ids=["printed", "flattened"])
@pytest.mark.parametrize("missing", [*TOLD, *SLOTS])
def test_a_print_with_an_answer_or_a_signature_left_out_is_not_accepted(
    missing: str, printed: bool
):
    told = judged(missing, printed=printed)
    errors = {found.field for found in told.findings if found.severity is Severity.ERROR}
    assert told.verdict is not Verdict.ACCEPT
    assert missing in errors | {doubt.field for doubt in told.doubts}
