"""Every office that comes along has its blanks, as they are built from its forms today."""

from __future__ import annotations

import pytest

from form_templates import Form, Office, known_offices, load_office
from form_templates.builders.office import build_layout
from form_templates.builders.pdf import build_pdf
from form_templates.builders.word import build_word
from tests.unit.form_templates.test_word_blank import unpacked

BLANKS = [
    pytest.param(office, form, id=form.id)
    for office in map(load_office, known_offices())
    for form in office.forms
    if form.id != "ct_cep"  # which has tests of its own
]


@pytest.mark.parametrize(("office", "form"), BLANKS)
def test_the_committed_blanks_are_what_is_built(office: Office, form: Form) -> None:
    home = office.home(form)
    assert unpacked((home / f"{form.id}.docx").read_bytes()) == unpacked(build_word(form))
    assert (home / f"{form.id}.pdf").read_bytes() == build_pdf(form)
    layout = "layout.json" if form.opens else f"{form.id}.json"
    assert (home / layout).read_text("utf-8") == build_layout(form)


def test_five_offices_come_along() -> None:
    assert known_offices() == ("bc_crm", "cdt_esd", "ct_cep", "dta_blueprint", "wwp_services")
