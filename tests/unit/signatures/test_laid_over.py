"""What lies over a signed form, and one signature that is made to stand in several places."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec

from fixtures.pdf_fill import fill_pdf
from fixtures.signed_pdf import digitally_signed
from parsers.model import SignatureStatus, Standing
from parsers.reading import read_form
from tests.unit.matching.sheets import form
from tests.unit.signatures.papers import (
    ANSWERS,
    IT,
    SPONSOR,
    changed,
    drawing,
    field_of,
    marks,
    note,
    once,
    page_of,
    paper,
    signed,
    verdict,
)
from tests.unit.signatures.people import person

IT_BOX, SPONSOR_BOX = (153, 134, 298, 184), (153, 80, 298, 130)


def own_field(data: bytes, name: str, box: tuple[int, int, int, int], page: int = 1) -> bytes:
    """``data`` signed in a field that the signer's program puts on the page."""
    spec = SigFieldSpec(name, on_page=page, box=box)
    return signed(data, name, person(f"{name} Roe"), more={"new_field_spec": spec})


@pytest.mark.parametrize("wider", [0, 2, 6])
def test_programs_that_draw_their_own_field_over_a_slot_sign_it(wider: int) -> None:
    def grown(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        return box[0] - wider, box[1] - wider, box[2] + wider, box[3] + wider

    both = own_field(own_field(paper(), "First", grown(IT_BOX)), "Second", grown(SPONSOR_BOX))
    assert [verdict(both, name).standing for name in ("First", "Second")] == [Standing.VALID] * 2


def test_a_signature_over_another_one_is_for_a_person() -> None:
    told = verdict(own_field(own_field(paper(), "First", IT_BOX), "Second", IT_BOX), "First")
    assert (told.standing, "laid over" in told.reason) == (Standing.UNCLEAR, True)


def test_a_signature_as_large_as_a_page_without_fields_is_for_a_person() -> None:
    flat = own_field(fill_pdf(ANSWERS, {}, flat=True), "First", IT_BOX)
    told = verdict(own_field(flat, "Second", (40, 100, 580, 700), page=0), "First")
    assert (told.standing, "laid over" in told.reason) == (Standing.UNCLEAR, True)


def test_an_unsigned_field_that_draws_something_is_a_stamp() -> None:
    more = {"/FT": NameObject("/Sig"), "/T": TextStringObject("x")}
    told = verdict(changed(once(), note("/Widget", 1, (30, 770, 580, 790), "VOID", **more)))
    assert told.reason == "After signing, something was put on page 1."


def test_a_page_that_another_page_draws_with_is_compared_in_all_it_holds() -> None:
    """The first page's resources are the second page, so that its XObjects are what is drawn."""
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        one, other = pdf.pages[0].obj, pdf.pages[1].obj
        for key, value in dict(one.Resources).items():
            other[Name(key)] = value
        empty = pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 612, 792]))
        other[Name.XObject] = Dictionary(Shadow=empty)
        one.Resources = other
        drawn = pdf.make_stream(b"q /Shadow Do Q")
        one.Contents = Array([pdf.make_indirect(one.Contents), pdf.make_indirect(drawn)])
        out = io.BytesIO()
        pdf.save(out)

    def change(writer: IncrementalPdfFileWriter) -> None:
        look = drawing("Approved for 9,000,000 dollars")
        held = DictionaryObject({NameObject("/Shadow"): writer.add_object(look)})
        page_of(writer, 2)[NameObject("/XObject")] = held

    prepared = signed(out.getvalue())
    assert verdict(prepared).standing is Standing.VALID
    assert verdict(changed(prepared, change)).standing is Standing.INVALID


@pytest.mark.parametrize(
    ("key", "holder"), [("/Thumb", "page"), ("/Metadata", "page"), ("/PieceInfo", "document")]
)
def test_drawings_are_compared_that_are_kept_where_nothing_is_drawn_from(
    key: str, holder: str
) -> None:
    """A page, or the whole document, is the list of drawings of another."""
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        page, keeper = pdf.pages[0].obj, pdf.pages[1].obj if holder == "page" else pdf.Root
        box = Array([0, 0, 612, 792])
        keeper[Name(key)] = pdf.make_stream(b" ", Subtype=Name.Form, BBox=box)
        shown = pdf.make_stream(
            f"{key} Do".encode(), Subtype=Name.Form, BBox=box, Resources=Dictionary(XObject=keeper)
        )
        page.Resources = Dictionary({**dict(page.Resources), "/XObject": Dictionary(Shown=shown)})
        drawn = pdf.make_stream(b"q /Shown Do Q")
        page.Contents = Array([pdf.make_indirect(page.Contents), drawn])
        out = io.BytesIO()
        pdf.save(out)

    def change(writer: IncrementalPdfFileWriter) -> None:
        node = page_of(writer, 2) if holder == "page" else writer.root
        node[NameObject(key)] = writer.add_object(drawing("Approved for 9,000,000 dollars"))
        writer.update_root()

    prepared = signed(out.getvalue())
    assert verdict(prepared).standing is Standing.VALID
    assert verdict(changed(prepared, change)).standing is Standing.INVALID


def turned(places: slice, back: slice) -> Callable[[IncrementalPdfFileWriter], None]:
    """An update that shows some of what lies on the first page before the rest of it."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        listed = [page["/Annots"].raw_get(at) for at in range(len(page["/Annots"]))]
        page[NameObject("/Annots")] = ArrayObject([*listed[places], *listed[back]])

    return change


@pytest.mark.parametrize("later", [turned(slice(1, None), slice(1)), turned(slice(None), slice(1))])
def test_what_lay_under_a_field_is_not_shown_over_it_afterwards(
    later: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    """A shadow attack: both were there when it was signed, and only the field was seen."""
    hidden = changed(paper(), note("/FreeText", 1, (42, 601, 300, 616), "Other Agency"))
    data = signed(hidden, mend=turned(slice(-1, None), slice(-1)))
    assert verdict(data).standing is Standing.VALID
    told = verdict(changed(data, later))
    assert (told.standing, "page 1" in told.reason) == (Standing.UNCLEAR, True)


def test_a_note_that_is_given_a_number_of_its_own_is_the_same_note() -> None:
    """As Acrobat writes what other programs had put into the page's own list."""
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([400, 700, 500, 720]))
        pdf.pages[0].obj.Annots.insert(0, link)
        out = io.BytesIO()
        pdf.save(out)
    data = signed(out.getvalue())

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        listed = [page["/Annots"].raw_get(at) for at in range(len(page["/Annots"]))]
        page[NameObject("/Annots")] = ArrayObject([writer.add_object(listed[0]), *listed[1:]])

    assert verdict(changed(data, change)).standing is Standing.VALID


def _click(writer: IncrementalPdfFileWriter) -> None:
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("x")}
    action = DictionaryObject({NameObject(key): value for key, value in script.items()})
    field_of(writer, "agency")[NameObject("/A")] = action


def _choices(writer: IncrementalPdfFileWriter) -> None:
    field_of(writer, "current_phase")[NameObject("/Opt")] = ArrayObject(
        [TextStringObject("Design")]
    )


def _comb(writer: IncrementalPdfFileWriter) -> None:
    field_of(writer, "agency")[NameObject("/Ff")] = NumberObject(1 << 24)


def _under_the_pointer(writer: IncrementalPdfFileWriter) -> None:
    field_of(writer, "agency")["/AP"][NameObject("/R")] = writer.add_object(drawing("Other"))


def _now_and_then(writer: IncrementalPdfFileWriter) -> None:
    field_of(writer, "agency")[NameObject("/F")] = NumberObject(4 | 1 << 8)


def _unturned(writer: IncrementalPdfFileWriter) -> None:
    field_of(writer, "agency")[NameObject("/F")] = NumberObject(4 | 1 << 4)


@pytest.mark.parametrize(
    "change", [_click, _choices, _comb, _under_the_pointer, _now_and_then, _unturned]
)
def test_what_a_field_does_or_lets_choose_and_how_it_is_shown_is_compared(
    change: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    assert verdict(changed(once(), change)).standing is Standing.UNCLEAR


def test_a_field_made_read_only_by_a_later_signer_is_the_same() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        node = field_of(writer, "agency")
        node[NameObject("/Ff")] = NumberObject(int(node.get("/Ff", 0)) | 1)

    assert verdict(changed(once(), change)).standing is Standing.VALID


def test_one_signature_in_two_slots_signs_neither_for_sure() -> None:
    found = marks(digitally_signed(paper(), IT, SPONSOR))
    told = [mark.verified for mark in found.values() if mark.verified]
    assert [one.standing for one in told] == [Standing.UNCLEAR] * 2
    assert all("several fields" in one.reason for one in told)


def test_a_signature_that_shows_in_two_slots_signs_one_of_them_at_most() -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == IT)
        page = next(page.obj for page in pdf.pages if field.objgen in
                    {one.objgen for one in page.obj.Annots})  # fmt: skip
        shown = [
            pdf.make_indirect(Dictionary(Subtype=Name.Widget, Rect=Array(list(box)), Parent=field))
            for box in (IT_BOX, SPONSOR_BOX)
        ]
        page.Annots = Array([*(one for one in page.Annots if one.objgen != field.objgen), *shown])
        del field["/Rect"], field["/Subtype"]
        field.Kids = Array(shown)
        out = io.BytesIO()
        pdf.save(out)
    data = digitally_signed(out.getvalue(), IT)
    assert verdict(data).standing is Standing.VALID
    slots = read_form(data, [form()]).signatures
    assert slots[SPONSOR].status is not SignatureStatus.SIGNED
