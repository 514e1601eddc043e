"""Whatever was changed after signing is told: values, looks, pages, things laid over the form.

The attacks are those of pdf-insecurity.org: shadow attacks, and attacks on certified documents.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec

from parsers.model import Standing
from tests.unit.signatures.papers import (
    IT,
    SPONSOR,
    changed,
    drawing,
    field_of,
    note,
    numbers,
    once,
    page_of,
    paper,
    signed,
    verdict,
)
from tests.unit.signatures.people import person

AUTHORITY = "Example Authority"
Change = Callable[[IncrementalPdfFileWriter], None]


def cover(writer: IncrementalPdfFileWriter) -> None:
    """A white page over the first one's answers, prepared before signing."""
    page = page_of(writer, 1)
    hidden = StreamObject(stream_data=b"1 1 1 rg 0 0 1 1 re f")
    contents = page["/Contents"]
    old = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([*old, writer.add_object(hidden)])


def uncover(writer: IncrementalPdfFileWriter) -> None:
    """The drawing that was put in before signing is replaced by another."""
    page = writer.root["/Pages"]["/Kids"][0]
    last = page["/Contents"].raw_get(-1)
    other = StreamObject(stream_data=b"BT 50 700 Td (Something else) Tj ET")
    writer.objects[last.generation, last.idnum] = other


def test_hide_and_replace_is_not_valid() -> None:
    prepared = signed(paper(), mend=cover)
    assert verdict(prepared).standing is Standing.VALID
    told = verdict(changed(prepared, uncover))
    assert told.standing is Standing.INVALID
    assert "page 1 was changed" in told.reason


def test_replacing_the_pages_words_is_not_valid() -> None:
    told = verdict(changed(once(), cover))
    assert (told.standing, told.reason) == (
        Standing.INVALID, "After signing, page 1 was changed.",
    )  # fmt: skip


def test_another_font_under_the_same_name_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        resources = DictionaryObject(dict(page["/Resources"]))
        resources[NameObject("/Font")] = DictionaryObject()
        page[NameObject("/Resources")] = resources

    assert verdict(changed(once(), change)).standing is Standing.INVALID


def test_layers_shown_or_hidden_afterwards_are_not_passed_over() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[NameObject("/OCProperties")] = DictionaryObject()
        writer.update_root()

    told = verdict(changed(once(), change))
    assert (told.standing, "layers were changed" in told.reason) == (Standing.UNCLEAR, True)


def test_a_field_moved_or_hidden_afterwards_is_not_valid() -> None:
    def move(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/Rect")] = numbers(5, 5, 50, 20)

    def hide(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/F")] = NumberObject(2)

    for change in (move, hide):
        told = verdict(changed(once(), change))
        assert (told.standing, "moved or hidden" in told.reason) == (Standing.INVALID, True)


def test_a_field_taken_out_afterwards_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/T")] = TextStringObject("other")

    told = verdict(changed(once(), change))
    assert (told.standing, "was removed" in told.reason) == (Standing.INVALID, True)


@pytest.mark.parametrize("kind", ["/FreeText", "/Stamp", "/Ink", "/Square", "/Redact"])
def test_something_laid_over_the_form_afterwards_is_for_a_person(kind: str) -> None:
    told = verdict(changed(once(), note(kind, 1, (100, 500, 400, 520), "Other Agency")))
    assert told.standing is Standing.UNCLEAR
    assert told.reason == "After signing, something was put on page 1."


def test_a_new_field_over_the_form_is_for_a_person() -> None:
    more = {"/FT": NameObject("/Tx"), "/T": TextStringObject("over"),
            "/V": TextStringObject("Other Agency")}  # fmt: skip
    told = verdict(changed(once(), note("/Widget", 1, (100, 500, 400, 520), "Other", **more)))
    assert (told.standing, "“Other”" in told.reason or "over" in told.reason) == (
        Standing.UNCLEAR, True,
    )  # fmt: skip


def test_a_signature_laid_over_other_fields_is_for_a_person() -> None:
    """The sneaky signature attack on certified documents."""
    spec = SigFieldSpec("over", on_page=0, box=(20, 20, 590, 770))
    data = signed(once(), "over", person("Sam Poe"), more={"new_field_spec": spec})
    told = verdict(data, IT)
    assert (told.standing, "laid over" in told.reason) == (Standing.UNCLEAR, True)


def test_a_signature_taken_away_or_replaced_is_told() -> None:
    both = signed(once(), SPONSOR, person("Sam Poe"))

    def change(writer: IncrementalPdfFileWriter) -> None:
        del field_of(writer, IT)["/V"]

    told = verdict(changed(both, change), SPONSOR)
    assert (told.standing, "was replaced" in told.reason) == (Standing.INVALID, True)


def test_a_page_put_in_or_taken_out_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        pages[NameObject("/Kids")] = ArrayObject(list(pages["/Kids"])[:-1] or [])
        pages[NameObject("/Count")] = NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    told = verdict(changed(once(), change))
    assert (told.standing, "pages and has" in told.reason) == (Standing.INVALID, True)


def test_data_of_an_xfa_form_put_in_afterwards_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        data = writer.add_object(StreamObject(stream_data=b"<xdp/>"))
        form[NameObject("/XFA")] = ArrayObject([TextStringObject("datasets"), data])
        writer.update_container(form)

    told = verdict(changed(once(), change))
    assert (told.standing, "XFA" in told.reason) == (Standing.INVALID, True)


def with_packets(data: bytes, **packets: bytes) -> Change:
    """An update that gives the form XFA packets: its data, and others by their names."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        listed = ArrayObject()
        for name, content in {"datasets": data, **packets}.items():
            listed.append(TextStringObject(name))
            listed.append(writer.add_object(StreamObject(stream_data=content)))
        form[NameObject("/XFA")] = listed
        writer.update_container(form)

    return change


def rewritten(number: int) -> Change:
    """An update of the packet that stands at ``number`` among them."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        at = writer.root["/AcroForm"]["/XFA"].raw_get(2 * number + 1)
        writer.objects[at.generation, at.idnum] = StreamObject(stream_data=b"<other/>")

    return change


@pytest.mark.parametrize(("number", "standing"), [(0, Standing.UNCLEAR), (1, Standing.INVALID)])
def test_answers_written_anew_beside_the_fields_are_for_a_person(
    number: int, standing: Standing
) -> None:
    """As Adobe does for every field that somebody fills in, a second signer's name for instance."""
    prepared = signed(changed(paper(), with_packets(b"<data/>", config=b"<config/>")))
    assert verdict(prepared).standing is Standing.VALID
    told = verdict(changed(prepared, rewritten(number)))
    assert (told.standing, "XFA" in told.reason) == (standing, True)


def test_a_field_of_another_kind_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/FT")] = NameObject("/Ch")

    told = verdict(changed(once(), change))
    assert (told.standing, "another kind" in told.reason) == (Standing.INVALID, True)


def test_a_box_that_only_looks_otherwise_is_for_a_person() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "rfp")[NameObject("/AS")] = NameObject("/Yes")

    told = verdict(changed(once(), change))
    assert (told.standing, "drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def test_a_look_whose_words_cannot_be_told_is_for_a_person() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/AP")] = DictionaryObject()

    told = verdict(changed(once(), change))
    assert (told.standing, "drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def test_the_look_of_a_signature_drawn_anew_is_for_a_person() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        look = writer.add_object(StreamObject(stream_data=b"0 0 9 9 re f"))
        field_of(writer, IT)[NameObject("/AP")] = DictionaryObject({NameObject("/N"): look})

    told = verdict(changed(once(), change))
    assert (told.standing, "drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def test_a_note_taken_off_or_drawn_otherwise_is_for_a_person() -> None:
    noted = signed(changed(paper(), note("/FreeText", 1, (9, 9, 99, 30), "Note")))

    def drop(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        page[NameObject("/Annots")] = ArrayObject(
            one for one in page["/Annots"] if one.get_object().get("/Subtype") != "/FreeText"
        )

    told = verdict(changed(noted, drop))
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, "After signing, something was taken off page 1.",
    )  # fmt: skip

    def redraw(writer: IncrementalPdfFileWriter) -> None:
        listed = writer.root["/Pages"]["/Kids"][0]["/Annots"]
        made = next(one for one in listed if one.get_object().get("/Subtype") == "/FreeText")
        look = made.get_object()["/AP"].raw_get("/N")
        writer.objects[look.generation, look.idnum] = drawing("Other")

    told = verdict(changed(noted, redraw))
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, "After signing, something on page 1 was changed.",
    )  # fmt: skip
