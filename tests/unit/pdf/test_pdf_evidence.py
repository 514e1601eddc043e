"""Places in doubt on the pages of a PDF are shown as they look."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

import fixtures
from form_templates import load_office
from parsers.model import ParsedForm
from parsers.pdf.evidence import with_evidence
from parsers.reading import read_form

FORMS = Path(fixtures.__file__).parent / "forms"
FLAT = (FORMS / "pdf-flat.pdf").read_bytes()
FORM = load_office("ct_cep").form


def doubted(read: ParsedForm, *names: str) -> ParsedForm:
    """``read`` with these readings in doubt."""
    unsure = {name: replace(read.fields[name], confidence=0.5) for name in names}
    return replace(read.corrected(unsure), evidence=())


def test_a_required_place_in_doubt_is_cut_from_its_page() -> None:
    read = doubted(read_form(FLAT, [FORM]), "requestor_phone", "it_manager_signed_date")
    made = {one.field: one for one in with_evidence(FLAT, read, [FORM]).evidence}
    assert {"requestor_phone", "it_manager_signed_date"} <= set(made)
    phone = made["requestor_phone"]
    with Image.open(io.BytesIO(phone.picture)) as picture:
        grey = np.asarray(picture.convert("L"))
    assert (grey < 100).any()
    anchor = read.fields["requestor_phone"].anchor
    assert anchor is not None
    assert phone.place == anchor.place


def test_long_texts_and_what_nobody_is_asked_about_are_not_drawn() -> None:
    fields = {one.field for one in read_form(FLAT, [FORM], pictures=True).evidence}
    assert not fields & {"business_objectives", "services_requested", "itb"}


def test_a_form_without_doubts_has_no_pictures() -> None:
    data = (FORMS / "pdf-ink.pdf").read_bytes()
    assert read_form(data, [FORM], pictures=True).evidence == ()


def test_a_file_that_cannot_be_drawn_keeps_its_readings() -> None:
    read = doubted(read_form(FLAT, [FORM]), "requestor_phone")
    assert with_evidence(b"%PDF-1.4 nothing", read, [FORM]) == read
