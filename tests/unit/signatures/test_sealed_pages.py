"""Scans that are signed digitally: what is read off the pages knows nothing of it."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from pyhanko.sign.fields import SigFieldSpec

from fixtures.pdf_fill import fill_pdf
from parsers.model import (
    NO_ROOTS,
    Anchor,
    Box,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Source,
)
from parsers.reading import read_form
from parsers.sealed_pages import with_digital
from tests.unit.matching.sheets import form
from tests.unit.signatures.papers import ANSWERS, IT, SPONSOR, once, paper, signed
from tests.unit.signatures.people import Person, person

BOXES = {IT: Box(2, 153, 134, 298, 184), SPONSOR: Box(2, 153, 80, 298, 130)}


def off_the_pages(status: SignatureStatus = SignatureStatus.MISSING) -> ParsedForm:
    """What reading the paper gave: nothing in the slots, or something drawn by hand."""
    slots = {
        name: SignatureReading(name, status, None, 0.95, FoundBy.REGION, anchor=Anchor("", box=box))
        for name, box in BOXES.items()
    }
    return ParsedForm("ct_cep", "1.9", Source.SCAN, 2, {}, slots)


def statuses(
    data: bytes, told: ParsedForm | None = None, pages: tuple[int, ...] | None = None
) -> list[SignatureStatus]:
    found = with_digital(data, told or off_the_pages(), [form()], NO_ROOTS, pages).signatures
    return [found[name].status for name in BOXES]


def test_a_digital_signature_signs_the_slot_that_it_lies_over() -> None:
    assert statuses(once()) == [SignatureStatus.SIGNED, SignatureStatus.MISSING]
    both = signed(once(), SPONSOR, person("Sam Poe"))
    assert statuses(both) == [SignatureStatus.SIGNED] * 2


def test_what_is_read_under_a_signature_is_in_doubt() -> None:
    """Viewers show the signature there, and the reader the paper."""
    answer = Reading("agency", "Board", "Board", 0.92, FoundBy.REGION,
                     anchor=Anchor("", box=Box(1, 42, 601, 300, 616)))  # fmt: skip
    told = replace(off_the_pages(), fields={"agency": answer})
    spec = SigFieldSpec("over", on_page=0, box=(42, 601, 300, 616))
    data = signed(paper(), "over", more={"new_field_spec": spec})
    assert not with_digital(data, told, [form()], NO_ROOTS).fields["agency"].sure
    assert with_digital(once(), told, [form()], NO_ROOTS).fields["agency"].sure


def test_a_broken_one_is_said() -> None:
    forger = Person(person("Mallory").key, person("Dana Roe").certificate)
    forged = signed(paper(), by=forger)
    assert statuses(forged) == [SignatureStatus.INVALID, SignatureStatus.MISSING]


def test_signatures_that_stand_nowhere_may_be_the_signers() -> None:
    data = paper()
    for name in ("one", "two"):
        assert statuses(data) == [SignatureStatus.MISSING] * 2
        data = signed(data, name, person(name), more={"new_field_spec": SigFieldSpec(name)})
    assert statuses(data) == [SignatureStatus.UNCLEAR] * 2
    assert statuses(data, pages=(2,)) == [SignatureStatus.MISSING] * 2


def test_signatures_on_pages_that_were_not_read_are_not_theirs() -> None:
    assert statuses(once(), pages=(1,)) == [SignatureStatus.MISSING] * 2
    assert statuses(once(), pages=(2,)) == [SignatureStatus.SIGNED, SignatureStatus.MISSING]


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"%PDF-1.7 /ByteRange", paper()])
def test_a_file_that_is_not_signed_changes_nothing(data: bytes) -> None:
    told = off_the_pages(SignatureStatus.SIGNED)
    assert with_digital(data, told, [form()], NO_ROOTS) == told
    stranger = replace(told, form="another")
    assert with_digital(once(), stranger, [form()], NO_ROOTS) == stranger


@cache
def scan() -> bytes:
    """A form with empty slots, printed and scanned."""
    made = pikepdf.new()
    for page in pypdfium2.PdfDocument(fill_pdf(ANSWERS, {}, flat=True)):
        image = page.render(scale=150 / 72).to_pil().convert("L")
        high, wide = page.get_height(), page.get_width()
        drawn = made.make_stream(image.tobytes())
        drawn.Type, drawn.Subtype = Name.XObject, Name.Image
        drawn.Width, drawn.Height = image.size
        drawn.ColorSpace, drawn.BitsPerComponent = Name.DeviceGray, 8
        made.add_blank_page(page_size=(wide, high))
        made.pages[-1].obj.Resources = Dictionary(XObject=Dictionary(Im=drawn))
        placed = f"q {wide} 0 0 {high} 0 0 cm /Im Do Q".encode()
        made.pages[-1].obj.Contents = made.make_stream(placed)
        made.pages[-1].obj.Rotate = 0
        made.pages[-1].obj.MediaBox = Array([0, 0, wide, high])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_scan_that_both_signers_sign_digitally_is_signed() -> None:
    data = scan()
    for name, box in BOXES.items():
        place = (int(box.x0), int(box.y0), int(box.x1), int(box.y1))
        spec = SigFieldSpec(f"over_{name}", on_page=1, box=place)
        data = signed(data, spec.sig_field_name, person(name), more={"new_field_spec": spec})
    told = read_form(data, [form()])
    assert told.source is Source.SCAN
    for one in told.signatures.values():
        assert (one.status, one.kind) == (SignatureStatus.SIGNED, SignatureKind.DIGITAL)
