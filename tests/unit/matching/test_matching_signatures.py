"""Signatures: what stands in a slot, and what it is worth before it is verified."""

from __future__ import annotations

from dataclasses import replace

import pytest

from form_templates.model import Field
from parsers.matching import match, signatures
from parsers.matching.flow import flow
from parsers.matching.region import Region, Way
from parsers.model import (
    Anchor,
    Cell,
    Control,
    ControlKind,
    Extract,
    FoundBy,
    Line,
    Mark,
    MarkKind,
    Piece,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Source,
)
from tests.unit.matching.sheets import (
    Content,
    boxed,
    control,
    form,
    mark,
    read,
    read_controls,
    text_box,
)

SLOT = "it_manager_signature"


def held(one: Mark | None, kind: ControlKind = ControlKind.PICTURE) -> SignatureReading:
    return read_controls(control(kind, name=SLOT, mark=one)).signatures[SLOT]


def printed(*content: Content) -> SignatureReading:
    return read(("IT Manager Signature", [*content])).signatures[SLOT]  # type: ignore[list-item]


def test_a_picture_is_a_signature() -> None:
    told = held(mark())
    assert (told.status, told.kind) == (SignatureStatus.SIGNED, SignatureKind.PICTURE)
    assert told.confidence > 0.9


def test_the_placeholder_icon_is_none() -> None:
    assert held(mark(present=False)).status is SignatureStatus.MISSING


def test_a_pale_picture_is_put_to_a_person() -> None:
    told = held(mark(doubtful=True))
    assert told.status is SignatureStatus.UNCLEAR
    assert "may be a placeholder" in told.reason


def test_ink_is_a_signature() -> None:
    assert held(mark(MarkKind.INK)).kind is SignatureKind.INK


@pytest.mark.parametrize("kind", [MarkKind.DIGITAL, MarkKind.SIGNATURE_LINE])
def test_a_digital_signature_is_unclear_until_verified(kind: MarkKind) -> None:
    told = held(mark(kind, signer="Lee Moe"), ControlKind.SIGNATURE)
    assert (told.status, told.kind, told.signer) == (
        SignatureStatus.UNCLEAR,
        SignatureKind.DIGITAL,
        "Lee Moe",
    )
    assert told.reason
    assert told.confidence < 0.8


def test_an_empty_slot_is_missing() -> None:
    assert held(None, ControlKind.SIGNATURE).status is SignatureStatus.MISSING


def test_words_shown_by_a_picture_control_are_not_typed_by_anybody() -> None:
    told = control(ControlKind.PICTURE, "Lee Moe", SLOT)
    assert read_controls(told).signatures[SLOT].status is SignatureStatus.MISSING


def test_a_typed_name_is_put_to_a_person() -> None:
    told = read_controls(text_box("/s/ Lee Moe", SLOT)).signatures[SLOT]
    assert (told.status, told.kind, told.shown) == (
        SignatureStatus.UNCLEAR,
        SignatureKind.TYPED,
        "/s/ Lee Moe",
    )


def test_a_typed_name_counts_where_the_office_says_so() -> None:
    field: Field = replace(form()[SLOT], typed_counts=True)
    told = signatures.from_control(field, text_box("Lee Moe"), FoundBy.ID)
    assert (told.status, told.signer) == (SignatureStatus.SIGNED, "Lee Moe")


def test_a_typed_name_that_was_not_surely_read_does_not_surely_count() -> None:
    field: Field = replace(form()[SLOT], typed_counts=True)
    line = Line(0, 14, (Piece(0, 40, text="Lee Moe", sure=0.6),))
    ground = flow((Cell(0, 0, 40, 14, (line,), boxed()),))[0]
    told = signatures.from_region(field, Region(ground, 0, len(ground.text), Way.BELOW))
    assert told.confidence < 0.8


@pytest.mark.parametrize(
    "text", ["", "X", "Sign here", "N/A", "Signature:", "X ________", "Click to enter text"]
)
def test_words_that_only_mark_the_slot_sign_nothing(text: str) -> None:
    assert read_controls(text_box(text, SLOT)).signatures[SLOT].status is SignatureStatus.MISSING


def test_a_placeholder_signs_nothing() -> None:
    told = text_box("Your signature", SLOT, placeholder=True)
    assert read_controls(told).signatures[SLOT].status is SignatureStatus.MISSING


def test_a_picture_beside_the_printed_label() -> None:
    told = printed(mark())
    assert (told.status, told.found_by) == (SignatureStatus.SIGNED, FoundBy.LABEL)


def test_a_name_typed_beside_the_printed_label() -> None:
    assert printed("____ Lee Moe ____").kind is SignatureKind.TYPED


def test_an_empty_line_beside_the_printed_label() -> None:
    assert printed("X ______________").status is SignatureStatus.MISSING
    assert printed(mark(present=False), " ").status is SignatureStatus.MISSING


def test_a_real_mark_outranks_a_blank_one() -> None:
    blank, real = mark(present=False), mark(MarkKind.INK)
    assert printed(blank, " ", real).kind is SignatureKind.INK
    assert printed(real, " ", blank).kind is SignatureKind.INK


def test_a_name_typed_beside_an_empty_picture_is_seen() -> None:
    assert printed(mark(present=False), " Lee Moe").kind is SignatureKind.TYPED


def test_a_control_beside_the_printed_label() -> None:
    assert printed(control(ControlKind.PICTURE, mark=mark())).status is SignatureStatus.SIGNED
    assert printed(control(ControlKind.CHECKBOX, False)).status is SignatureStatus.MISSING


def test_a_slot_that_is_nowhere_was_not_found() -> None:
    told = read(("Engagement Title", "A")).signatures[SLOT]
    assert (told.status, told.confidence, told.found_by) == (SignatureStatus.UNCLEAR, 0.0, None)


def over(slot: Anchor, ink: Anchor, **more: object) -> SignatureReading:
    field: Control = control(ControlKind.SIGNATURE, name=SLOT, anchor=slot)
    put = mark(MarkKind.INK, anchor=ink, **more)  # type: ignore[arg-type]
    return read_controls(field, source=Source.PDF_FORM, marks=(put,)).signatures[SLOT]


def test_ink_put_over_an_empty_slot_of_a_pdf_signs_it() -> None:
    told = over(boxed(), boxed(20, 2, 80, 30))
    assert (told.status, told.kind) == (SignatureStatus.SIGNED, SignatureKind.INK)


def test_ink_elsewhere_signs_nothing() -> None:
    assert over(boxed(), boxed(120, 0, 200, 20)).status is SignatureStatus.MISSING
    assert over(boxed(), boxed(page=2)).status is SignatureStatus.MISSING
    assert over(boxed(), boxed(90, 15, 200, 60)).status is SignatureStatus.MISSING
    assert over(boxed(), Anchor("nowhere")).status is SignatureStatus.MISSING
    assert over(Anchor("a Word file"), boxed()).status is SignatureStatus.MISSING
    assert over(boxed(), boxed(), present=False).status is SignatureStatus.MISSING


def test_a_picture_off_its_line_signs_the_empty_slot_it_touches() -> None:
    label = Line(100, 114, (Piece(10, 90, text="IT Manager Signature:"),))
    drawn = Line(110, 150, (Piece(120, 220, mark=mark()),))
    cells = (
        Cell(10, 100, 90, 114, (label,), boxed()),
        Cell(120, 110, 220, 150, (drawn,), boxed()),
    )
    told = match(Extract(Source.PDF_TEXT, (), cells), [form()], "ct_cep").signatures[SLOT]
    assert told.status is SignatureStatus.SIGNED


def test_a_prompt_beside_the_cell_in_which_somebody_signed_is_not_the_slot() -> None:
    rows = (
        (["IT Manager Signature:\n", mark()], "Click or tap here to enter text.", "3/28/2026"),
        ("Business Sponsor Signature:", "Click or tap here to enter text.", "3/28/2026"),
    )
    told = read(*rows).signatures
    assert told[SLOT].status is SignatureStatus.SIGNED
    assert told["business_sponsor_signature"].status is not SignatureStatus.SIGNED


def test_a_slot_is_not_surely_empty_where_a_mark_stands_further_on_in_a_table() -> None:
    head = ("Approvals", "IT Manager Signature", "Printed name", "Date")
    row = ("", ["Head of IT:\n", mark()], "Click or tap here to enter text.", "3/28/2026")
    told = read(head, "Page 1 of 2", "The page ends here, and the table goes on.", row).signatures
    assert told[SLOT].status is not SignatureStatus.MISSING or told[SLOT].confidence < 0.8
