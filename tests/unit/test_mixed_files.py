"""What is typed and what the paper shows are one profile; a person looks where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from form_templates import load_office
from form_templates.model import FieldType, Form
from parsers.cropping import shown_as
from parsers.mixed import joined, unjoined
from parsers.model import (
    Anchor,
    Box,
    Damage,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
    Value,
)

SLOT = "it_manager_signature"
TITLE = "engagement_title"
PHONE = "it_director_phone"


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def at(page: int) -> Anchor:
    return Anchor(f"page {page}", box=Box(page, 0, 0, 10, 10))


def said(field: str, value: Value, sure: float = 0.95, page: int = 1) -> Reading:
    shown = "" if value is None else str(value)
    return Reading(field, value, shown, sure, FoundBy.LABEL, at(page))


def slot(status: SignatureStatus, found: FoundBy | None = FoundBy.LABEL) -> SignatureReading:
    return SignatureReading(SLOT, status, None, 0.95, found)


def told(
    form: Form, *readings: Reading, signed: SignatureReading | None = None, **more: object
) -> ParsedForm:
    """A profile that says ``readings`` and was not found to say anything else."""
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values}
    slots = {s.id: slot(SignatureStatus.UNCLEAR, None) for s in form.signatures}
    slots[SLOT] = signed or slots[SLOT]
    fields |= {one.field: one for one in readings}
    made = ParsedForm(form.id, form.version, Source.PDF_TEXT, 2, fields, slots)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "paper", "value", "sure"),
    [
        (("+18605550101", 0.95), ("+18605550101", 0.9), "+18605550101", True),
        (("+18605550101", 0.95), ("+18605550102", 0.9), "+18605550101", False),
        (("+18605550101", 0.95), ("+18605550102", 0.5), "+18605550101", True),
        (("+18605550101", 0.5), ("+18605550102", 0.9), "+18605550102", True),
        ((None, 0.95), ("+18605550102", 0.6), "+18605550102", False),
        ((None, 0.95), (None, 0.95), None, True),
        ((None, 0.95), (None, 0.6), None, False),
        (("+18605550101", 0.95), (None, 0.95), "+18605550101", True),
    ],
)
def test_the_typed_answer_counts_unless_the_paper_surely_says_another(
    form: Form, typed: tuple[Value, float], paper: tuple[Value, float], value: Value, sure: bool
) -> None:
    one = told(form, said(PHONE, *typed))
    made = joined(form, one, told(form, said(PHONE, *paper, page=2))).fields[PHONE]
    assert (made.value, made.sure) == (value, sure)


def test_the_title_may_not_differ_even_by_a_letter_in_doubt(form: Form) -> None:
    one = told(form, said(TITLE, "Road Salt Depot"))
    made = joined(form, one, told(form, said(TITLE, "Road Salt Depots", 0.5, page=2)))
    assert not made.fields[TITLE].sure
    assert made.fields[TITLE].reason == (
        "Page 1 says “Road Salt Depot”, and page 2, which is a scan, says “Road Salt Depots”."
    )


@pytest.mark.parametrize(
    ("typed", "paper", "status"),
    [
        (SignatureStatus.MISSING, SignatureStatus.SIGNED, SignatureStatus.SIGNED),
        (SignatureStatus.MISSING, SignatureStatus.UNCLEAR, SignatureStatus.UNCLEAR),
        (SignatureStatus.MISSING, SignatureStatus.MISSING, SignatureStatus.MISSING),
        (SignatureStatus.SIGNED, SignatureStatus.MISSING, SignatureStatus.SIGNED),
        (SignatureStatus.INVALID, SignatureStatus.SIGNED, SignatureStatus.INVALID),
        (SignatureStatus.UNCLEAR, SignatureStatus.MISSING, SignatureStatus.UNCLEAR),
    ],
)
def test_a_slot_is_signed_where_one_of_the_two_shows_it(
    form: Form, typed: SignatureStatus, paper: SignatureStatus, status: SignatureStatus
) -> None:
    made = joined(form, told(form, signed=slot(typed)), told(form, signed=slot(paper)))
    assert made.signatures[SLOT].status is status


def test_an_answer_left_over_from_a_page_that_was_taken_out_yields_to_the_paper(
    form: Form,
) -> None:
    box = next(f.id for f in form.values if f.type is FieldType.CHECKBOX)
    orphan = Reading(box, False, "", 1.0, FoundBy.ID, Anchor("no page"))
    made = joined(form, told(form, orphan), told(form, said(box, True, page=2)))
    assert (made.fields[box].value, made.fields[box].sure) == (True, True)
    unread = unjoined(told(form, orphan, scanned=(2,)))
    assert not unread.fields[box].sure


def test_a_section_that_only_the_paper_holds_is_not_missing(form: Form) -> None:
    section = form[SLOT].section
    one = told(form, missing_sections=(section,))
    paper = told(form, signed=slot(SignatureStatus.SIGNED))
    assert joined(form, one, paper).missing_sections == ()
    assert joined(form, one, told(form)).missing_sections == (section,)


def test_nothing_is_missing_where_a_page_was_not_understood(form: Form) -> None:
    missing = slot(SignatureStatus.MISSING)
    one = told(form, said(PHONE, None), signed=missing, missing_sections=("VI",), scanned=(3,))
    made = joined(form, one, told(form, scanned=(3,)))
    assert made.signatures[SLOT].status is SignatureStatus.UNCLEAR
    assert made.signatures[SLOT].reason.endswith("it may stand on page 3, a scan.")
    assert (made.fields[PHONE].sure, made.missing_sections, made.scanned) == (False, (), ())
    assert unjoined(one).signatures[SLOT].status is SignatureStatus.UNCLEAR
    assert unjoined(told(form)) == told(form)


def test_each_doubt_keeps_the_picture_of_the_page_that_it_was_read_on(form: Form) -> None:
    typed_picture = shown_as(PHONE, Image.new("L", (30, 10)), "page 1", Damage.NONE)
    paper_picture = shown_as(PHONE, Image.new("L", (30, 10)), "page 2", Damage.NONE)
    assert typed_picture
    assert paper_picture
    one = told(form, said(PHONE, "+18605550101", 0.5), evidence=(typed_picture,))
    paper = told(form, said(PHONE, "+18605550102", 0.6, page=2), evidence=(paper_picture,))
    assert joined(form, one, paper).evidence == (typed_picture,)
    empty = told(form, said(PHONE, None), evidence=(typed_picture,))
    assert joined(form, empty, paper).evidence == (paper_picture,)
