"""Broken, locked and hostile files end in an error of ours, soon."""

from __future__ import annotations

import contextlib
import zlib
from io import BytesIO

import pypdfium2 as pypdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Permissions, Stream, String

from parsers.errors import (
    CorruptError,
    EncryptedError,
    HostileError,
    ParseError,
    TooLargeError,
    UnsupportedError,
)  # fmt: skip
from parsers.pdf import limits, opening, read_pdf
from parsers.pdf.grid import faces_of
from parsers.pdf.prompts import is_choice_prompt, is_text_prompt
from parsers.pdf.streams import inflated, unpacked
from parsers.pdf.strings import date_of, decoded, number, rich_text
from tests.hostile.pdf_tables import with_table
from tests.unit.pdf.builders import Document, text


def sample() -> bytes:
    document = Document()
    document.draw(text(72, 700, "Name:") + "72 600 10 10 re S 60 500 200 20 re S")
    document.field("name", FT=Name.Tx, V="Jane", TU="Name")
    document.field("tick", (72, 400, 82, 410), FT=Name.Btn, AP=document.looks("Yes"))
    document.annotation("FreeText", (72, 300, 200, 320), Contents="typed")
    return document.bytes()


SAMPLE = sample()


def test_empty_and_foreign_bytes_are_named() -> None:
    with pytest.raises(CorruptError, match="empty"):
        read_pdf(b"")
    with pytest.raises(UnsupportedError):
        read_pdf(b"PK\x03\x04 hello")
    with pytest.raises(CorruptError) as caught:
        read_pdf(b"%PDF-1.7\nnothing here")
    assert caught.value.__cause__ is not None


def test_a_password_is_asked_for_and_an_empty_one_is_none() -> None:
    locked = BytesIO()
    with Pdf.open(BytesIO(SAMPLE)) as pdf:
        pdf.save(locked, encryption=Encryption(owner="o", user="u"))
    with pytest.raises(EncryptedError, match="password"):
        read_pdf(locked.getvalue())
    restricted = BytesIO()
    with Pdf.open(BytesIO(SAMPLE)) as pdf:
        pdf.save(
            restricted, encryption=Encryption(owner="o", user="", allow=Permissions(extract=False))
        )
    assert read_pdf(restricted.getvalue()).controls[0].value == "Jane"


def test_a_foreign_security_handler_is_a_lock_too() -> None:
    data = SAMPLE.replace(b"trailer <<", b"trailer << /Encrypt << /Filter /Adobe.PubSec /V 9 >> ")
    if data == SAMPLE:
        data = SAMPLE[: SAMPLE.rindex(b"startxref")]
        data = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3/ID[<00><00>]/Encrypt<</Filter/Adobe.PubSec/V 4>>>>\n"  # noqa: E501
    with pytest.raises(EncryptedError):
        read_pdf(data)


def test_a_file_without_pages_is_broken() -> None:
    out = BytesIO()
    Pdf.new().save(out)
    with pytest.raises(CorruptError, match="no pages"):
        read_pdf(out.getvalue())


def test_too_many_bytes_pages_or_fields_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    with pytest.raises(TooLargeError):
        read_pdf(SAMPLE)
    monkeypatch.undo()
    with pytest.raises(TooLargeError, match="301 pages"):
        read_pdf(Document(pages=301).bytes())
    monkeypatch.setattr("parsers.pdf.tree.MAX_NODES", 2)
    with pytest.raises(HostileError):
        read_pdf(SAMPLE)


def test_a_wide_tree_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("parsers.pdf.tree.MAX_NODES", 10)
    document = Document()
    top = document.listed(document.node(T="a", FT=Name.Tx))
    top.Kids = Array([document.node(T=str(n)) for n in range(14)])
    with pytest.raises(HostileError):
        read_pdf(document.bytes())


def test_memory_that_runs_out_is_our_error(monkeypatch) -> None:
    def burst(*_args) -> None:
        raise MemoryError

    monkeypatch.setattr("parsers.pdf.reader.read_tree", burst)
    with pytest.raises(TooLargeError) as caught:
        read_pdf(SAMPLE)
    assert isinstance(caught.value.__cause__, MemoryError)


def test_without_a_memory_file_the_bytes_are_read_as_a_stream(monkeypatch) -> None:
    monkeypatch.delattr("os.memfd_create", raising=False)
    assert read_pdf(SAMPLE).controls[0].value == "Jane"


def test_a_full_memory_file_falls_back(monkeypatch) -> None:
    def full(_name: str) -> int:
        raise OSError

    monkeypatch.setattr("os.memfd_create", full, raising=False)
    assert read_pdf(SAMPLE).controls[0].value == "Jane"


def flate(document: Document, data: bytes) -> Stream:
    stream = Stream(document.pdf, zlib.compress(data, 9))
    stream.Filter = Name.FlateDecode
    return document.pdf.make_indirect(stream)


def saved(document: Document) -> bytes:
    return document.bytes(compress_streams=False)


def test_packed_bombs_are_refused() -> None:
    document = Document()
    document.field("a", FT=Name.Tx, V=flate(document, b"x" * 30_000_000))
    with pytest.raises(HostileError):
        read_pdf(saved(document))
    document = Document()
    document.pdf.pages[0].obj.Contents = flate(document, b" " * 30_000_000)
    with pytest.raises(HostileError):
        read_pdf(saved(document))


def test_chains_of_packing_are_refused() -> None:
    document = Document()
    twice = Stream(document.pdf, zlib.compress(zlib.compress(b"x" * 40_000_000, 9), 9))
    twice.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    with pytest.raises(HostileError):
        unpacked(twice)
    grown = Stream(document.pdf, b"\x80" * 900_000)
    grown.Filter = Array([Name.LZWDecode])
    with pytest.raises(HostileError):
        unpacked(grown)
    thrice = Stream(document.pdf, zlib.compress(b"x"))
    thrice.Filter = Array([Name.FlateDecode, Name.LZWDecode, Name.RunLengthDecode])
    with pytest.raises(HostileError):
        unpacked(thrice)


def test_honest_streams_are_unpacked() -> None:
    document = Document()
    stream = Stream(document.pdf, b"48656c6c6f>")
    stream.Filter = Name.ASCIIHexDecode
    assert unpacked(stream) == b"Hello"
    stream = Stream(document.pdf, b"\x02abc\x80")
    stream.Filter = Name.RunLengthDecode
    assert unpacked(stream) == b"abc"
    stream = Stream(document.pdf, b"jpeg")
    stream.Filter = Name.DCTDecode
    assert unpacked(stream) == b""
    packed = zlib.compress(bytes(range(256)) * 40)
    assert bytes(range(256)) in inflated(packed[:-30]) + bytes(range(256))
    broken = packed[:200] + b"\x00" * 50 + packed[250:]
    assert isinstance(inflated(broken), bytes)
    assert inflated(b"no zlib") == b""


def test_drawings_that_multiply_are_refused() -> None:
    document = Document()
    last = document.look("0 0 m 9 9 l S " * 20).N
    for _ in range(9):
        outer = document.look("/X Do " * 10).N
        outer.Resources = Dictionary(XObject=Dictionary(X=last))
        last = outer
    document.use("X", last)
    document.draw("/X Do")
    with pytest.raises(HostileError, match="draws"):
        read_pdf(document.bytes())


def test_drawings_in_a_circle_end() -> None:
    document = Document()
    drawing = document.look("BT /F1 9 Tf (in) Tj ET /X Do").N
    drawing.Resources = Dictionary(XObject=Dictionary(X=drawing), Font=drawing.Resources.Font)
    document.use("X", drawing)
    document.draw(text(72, 700, "page") + "/X Do /Nothing Do")
    assert read_pdf(document.bytes()).pages == 1


def test_contents_may_come_in_parts() -> None:
    document = Document()
    parts = [text(72, 700, "one"), text(72, 600, "two")]
    streams = [document.pdf.make_stream(part.encode()) for part in parts]
    document.pdf.pages[0].obj.Contents = Array(streams)
    assert len(read_pdf(document.bytes()).sheet) == 2


def test_pages_with_odd_boxes_are_letter_sized() -> None:
    document = Document()
    page = document.pdf.pages[0].obj
    page.MediaBox = Array([0, 0, 0, 0])
    page.CropBox = String("odd")
    page.Rotate = Name.Odd
    document.draw(text(72, 700, "here"))
    (cell,) = read_pdf(document.bytes()).sheet
    assert cell.anchor.box.page == 1


def test_images_that_lie_about_their_size_are_not_unpacked() -> None:
    from parsers.pdf.images import look_of
    from parsers.pictures import Look

    document = Document()
    picture = document.image(4, 4, lambda _x, _y: 255)
    assert look_of(picture) is Look.BLANK
    liar = Stream(document.pdf, zlib.compress(b"\xff" * 5_000_000))
    liar.Filter, liar.Width, liar.Height = Name.FlateDecode, 4, 4
    liar.ColorSpace, liar.BitsPerComponent = Name.DeviceGray, 8
    assert look_of(liar) is not Look.BLANK
    broken = Stream(document.pdf, b"not zlib")
    broken.Filter, broken.Width, broken.Height = Name.FlateDecode, 4, 4
    assert look_of(broken) is not Look.BLANK
    odd = Stream(document.pdf, b"x")
    odd.Width, odd.Height, odd.Filter = 4, 4, Name.JBIG2Decode
    assert look_of(odd) is not Look.BLANK
    assert look_of(Stream(document.pdf, b"")) is Look.BLANK


def test_a_map_of_rules_has_no_cells() -> None:
    many = [(float(n * 4), 0.0, 4000.0) for n in range(700)]
    assert faces_of(many, many) == []
    some = [(float(n * 4), 0.0, 4000.0) for n in range(200)]
    assert faces_of(some, some) == []


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damaged_files_never_raise_anything_else(data) -> None:
    raw = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        raw = raw[: data.draw(st.integers(0, len(raw)))]
    with contextlib.suppress(ParseError):
        read_pdf(bytes(raw))


@given(st.binary(max_size=200))
def test_any_bytes_are_some_string(raw: bytes) -> None:
    made = decoded(raw)
    assert "\x00" not in made
    assert "\r" not in made


@given(st.text(max_size=60))
def test_prompts_dates_and_markup_never_raise(words: str) -> None:
    assert is_choice_prompt(words) in {True, False}
    assert is_text_prompt(words, words) in {True, False}
    date_of(words)
    rich_text(words)
    number(words)


def test_dates_are_read_in_every_length() -> None:
    assert date_of("D:2026").isoformat() == "2026-01-01T00:00:00+00:00"
    assert date_of("20260102030405Z").isoformat() == "2026-01-02T03:04:05+00:00"
    assert date_of("D:20260102030405+01'30'").utcoffset().total_seconds() == 5400
    assert date_of("D:20269999") is None
    assert date_of("yesterday") is None


def test_long_strings_are_cut() -> None:
    assert len(decoded(b"x" * (limits.MAX_STRING + 5))) == limits.MAX_STRING


def test_fields_are_told_though_no_page_can_be_drawn(monkeypatch) -> None:
    document = Document()
    document.listed(document.node(T="approved", FT=Name.Sig))

    def refuse(*_args: object) -> None:
        raise pypdfium.PdfiumError("broken")

    monkeypatch.setattr(pypdfium.PdfDocument, "__getitem__", refuse)
    extract = read_pdf(document.bytes(), sheet=False)
    assert [control.name for control in extract.controls] == ["approved"]
    assert any("Damaged" in warning for warning in extract.warnings)
    with pytest.raises(CorruptError):
        read_pdf(Document().bytes())


def test_a_table_whose_entries_take_no_bytes_is_not_counted_to_its_end() -> None:
    said = b"/Size 9 /W [0 0  0] /Index [0 999999999]"
    with pytest.raises(CorruptError, match="damaged"):
        read_pdf(with_table(bytes(9), said))
