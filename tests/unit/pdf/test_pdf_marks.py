"""Check boxes, pictures, ink and notes that pages draw."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pikepdf import Array, Name

from parsers.errors import UnsupportedError
from parsers.model import MarkKind, Source
from parsers.pdf import read_pdf
from parsers.pdf.geometry import Page
from parsers.pdf.glyphs import from_symbol_font
from parsers.pdf.shapes import Drawing
from parsers.pdf.ticks import take_ticks
from parsers.pdf.words import Word
from tests.unit.pdf.builders import Document, scribble, text, white
from tests.unit.pdf.sheets import drawn, said


@pytest.mark.parametrize(
    ("drawing", "value"),
    [
        ("72 700 10 10 re S\n", False),
        ("72 700 10 10 re S 73 701 m 81 709 l S 73 709 m 81 701 l S\n", True),
        ("72 700 10 10 re S 74 705 m 76 702 l 81 709 l S\n", True),
        ("72 700 10 10 re S 72 700 m 82 710 l S 72 710 m 82 700 l S\n", True),
        ("72 700 10 10 re S 74 702 6 6 re f\n", True),
        ("72 700 10 10 re S 0.9 g 72 700 10 10 re f 0 g\n", False),
        ("72 700 10 10 re S\n" + text(73.5, 701.5, "X", 9), True),
        ("72 700 10 10 re S\n" + text(73.5, 701.5, "4", 9, "Z"), True),
        (text(72, 701, "o", 10, "Z"), False),
        (text(72, 701, "4", 10, "Z"), True),
        ("72 700 m 82 700 l S 72 710 m 82 710 l S 72 700 m 72 710 l S 82 700 m 82 710 l S\n", False),  # noqa: E501
        ("0 0 1 rg 72 700 10 10 re f 1 G 74 705 m 76 702 l 80 708 l S 0 g\n", True),
        ("82 705 m 82 707.8 79.8 710 77 710 c 74.2 710 72 707.8 72 705 c 72 702.2 74.2 700 77 700 c "  # noqa: E501, ISC004
         "79.8 700 82 702.2 82 705 c h S\n", False),
    ],
)  # fmt: skip
def test_drawn_boxes_are_check_boxes(drawing: str, value: bool) -> None:
    extract = drawn(drawing + text(86, 701, "Invitation to Bid"))
    (control,) = extract.controls
    assert (control.name, control.value) == ("", value)
    assert control.box.x0 == pytest.approx(72, abs=2)
    assert said(extract) == [f"{value} | Invitation to Bid"]
    assert extract.source is Source.PDF_TEXT
    assert extract.marks == ()


def test_combs_and_numbered_boxes_are_no_check_boxes() -> None:
    comb = "".join(f"{72 + 14 * n} 700 14 14 re S " for n in range(5))
    assert drawn(comb + "72 600 14 14 re S " + text(75, 603, "12", 8)).controls == ()


def test_boxes_under_widgets_are_not_counted_twice() -> None:
    document = Document()
    document.draw("72 700 10 10 re S " + text(86, 701, "Yes"))
    document.field(
        "yes", (72, 700, 82, 710), FT=Name.Btn, V=Name.Yes, AS=Name.Yes, AP=document.looks("Yes")
    )
    (control,) = read_pdf(document.bytes()).controls
    assert control.name == "yes"


@pytest.mark.parametrize(("pixel", "present"), [(scribble, True), (white, False)])
def test_pictures_are_marks_at_their_place(pixel, present: bool) -> None:
    document = Document()
    document.use("Im", document.image(80, 40, pixel))
    document.draw(text(72, 700, "Signature") + "q 120 0 0 40 150 690 cm /Im Do Q")
    extract = read_pdf(document.bytes())
    (mark,) = extract.marks
    assert (mark.kind, mark.present) == (MarkKind.PICTURE, present)
    assert (mark.anchor.box.x0, mark.anchor.box.y1) == pytest.approx((150, 730), abs=1)
    assert said(extract) == ["Signature", "picture"] or said(extract) == ["picture", "Signature"]


def test_strokes_over_a_slot_are_ink() -> None:
    wave = "150 700 m " + " ".join(
        f"{150 + 10 * n} {720 if n % 2 else 690} {155 + 10 * n} {690 if n % 2 else 720} {160 + 10 * n} 700 c"  # noqa: E501
        for n in range(8)
    )
    extract = drawn(text(72, 700, "Signature") + wave + " S\n")
    (mark,) = extract.marks
    assert (mark.kind, mark.present) == (MarkKind.INK, True)


def test_arrows_and_bar_codes_are_no_ink() -> None:
    bars = " ".join(f"{100 + 3 * n} 500 {1 + n % 2} 40 re" for n in range(150))
    arrow = "100 400 m 200 420 l 190 425 m 200 420 l 192 412 l S "
    assert drawn(text(72, 700, "x") + arrow + bars + " f").marks == ()


def test_typed_notes_are_text_at_their_place() -> None:
    document = Document()
    document.draw(text(72, 700, "Name: ____________") + "72 600 10 10 re S " + text(86, 601, "Yes"))
    document.annotation("FreeText", (200, 695, 320, 712), Contents="Jane Doe", DA="/Helv 10 Tf 0 g")
    document.annotation("FreeText", (72, 598, 84, 612), Contents="X", DA="/Helv 10 Tf")
    document.annotation("FreeText", (72, 500, 200, 530), RC="<body><p>one</p><p>two</p></body>")
    document.annotation(
        "FreeText", (72, 400, 132, 450), Contents="wrapped because it is long", DA="/F 10 Tf"
    )
    document.annotation("FreeText", (72, 300, 132, 350), Contents="hidden", F=2)
    document.annotation("FreeText", (72, 200, 132, 250), Contents=" ")
    extract = read_pdf(document.bytes())
    assert said(extract) == [
        "Name: | ____________", "Jane Doe", "True | Yes", "one", "two", "wrapped because",
        "it is long",
    ]  # fmt: skip


def test_ink_and_stamps_are_marks_and_small_ones_tick() -> None:
    document = Document()
    document.draw("72 600 10 10 re S " + text(86, 601, "Yes"))
    document.annotation("Ink", (150, 690, 300, 720), T="Jane", M="D:20260102")
    document.annotation("Stamp", (150, 500, 300, 540), AP=document.look(""), Name=Name.Approved)
    document.annotation("Stamp", (150, 400, 300, 440))
    document.annotation("Ink", (70, 598, 86, 614))
    document.annotation("Link", (70, 98, 86, 114))
    extract = read_pdf(document.bytes())
    ink, stamp = extract.marks
    assert (ink.kind, ink.present, ink.signer, ink.time.year) == (MarkKind.INK, True, "Jane", 2026)
    assert stamp.label == "Approved"
    assert extract.controls[0].value is True


def test_a_line_of_many_corners_may_be_a_signature_and_an_arrow_is_none() -> None:
    document = Document()
    document.draw(text(72, 700, "Name: Jane"))
    written = [number for x in range(20) for number in (150 + 5 * x, 690 + 30 * (x % 2))]
    document.annotation("PolyLine", (150, 690, 250, 720), Vertices=Array(written))
    document.annotation("PolyLine", (150, 500, 250, 540), Vertices=Array([150, 500, 250, 540]))
    (drawn,) = read_pdf(document.bytes()).marks
    assert (drawn.kind, drawn.present, drawn.doubtful) == (MarkKind.INK, True, True)


def test_a_scan_is_refused_in_plain_words() -> None:
    document = Document()
    document.use("Im", document.image(80, 100, scribble))
    document.draw(
        "q 612 0 0 792 0 0 cm /Im Do Q " + text(72, 700, "hidden words of a scan", more="3 Tr")
    )
    with pytest.raises(UnsupportedError, match="scan"):
        read_pdf(document.bytes())


def test_scanned_pages_beside_text_are_named() -> None:
    document = Document(pages=2)
    document.draw(text(72, 700, "A page of real text that can be read"))
    document.use("Im", document.image(80, 100, scribble), 2)
    document.draw("q 612 0 0 792 0 0 cm /Im Do Q", 2)
    extract = read_pdf(document.bytes())
    assert extract.scanned == (2,)
    assert extract.marks == ()


def test_symbol_fonts_are_read_by_what_they_look_like() -> None:
    assert from_symbol_font("\uf0a8", "wingdings", "wingdings-regular") == "☐"
    assert from_symbol_font("\xfe", "wingdings", "abc+wingdings") == "☑"
    assert from_symbol_font("\x52", "wingdings", "wingdings 2") == "☑"
    assert from_symbol_font("4", "dingbats", "zapfdingbats") == "✔"
    assert from_symbol_font("A", "symbol", "symbol") == "A"
    assert from_symbol_font("✔", "dingbats", "zapfdingbats") == "✔"
    assert from_symbol_font("", "dingbats", "zapfdingbats") == ""


def word(letters: str, x0: float, x1: float) -> Word:
    return Word(letters, x0, x1, base=100, size=10)


@pytest.mark.parametrize(
    ("glyphs", "states"),
    [
        (["☐", "☒", "☑"], [False, True, True]),
        (["☐Yes", "☒No"], [False, True]),
        (["■", "text"], []),
        (["■", "□"], [True, False]),
        (["●", "○"], [True, False]),
        (["•", "item"], []),
        (["✓"], [True]),
    ],
)
def test_box_characters_are_check_boxes(glyphs: list[str], states: list[bool]) -> None:
    words = [word(g, 50 + 100 * n, 50 + 100 * n + 8 * len(g)) for n, g in enumerate(glyphs)]
    page = Page(1, (0, 0, 612, 792), 0, 0)
    made = take_ticks(page, words, Drawing(), [], [])
    assert [control.value for control, _ in made.boxes] == states
    kept = "".join(w.text for w in made.words)
    assert kept == "".join(c for g in glyphs for c in g if c.isascii() or (not states and c in g))


@pytest.mark.parametrize(
    ("x", "base", "face", "states"),
    [
        (50, 120, "Z", [True]),  # in the column of the empty one
        (90, 100, "Z", [True]),  # behind it on its line
        (20, 100, "Z", []),  # a bullet that begins the line
        (90, 120, "Z", []),
        (50, 120, "B", []),
    ],
)
def test_a_filled_square_among_empty_boxes_of_its_type_is_a_full_one(
    x: float, base: float, face: str, states: list[bool]
) -> None:
    empty = replace(word("❏", 50, 58), face="Z")
    solid = replace(word("■", x, x + 8), base=base, face=face)
    made = take_ticks(Page(1, (0, 0, 612, 792), 0, 0), [empty, solid], Drawing(), [], [])
    assert [control.value for control, _ in made.boxes] == [False, *states]
    assert all(control.sure < 0.8 for control, _ in made.boxes if control.value)


def test_a_character_under_a_real_check_box_is_not_counted() -> None:
    page = Page(1, (0, 0, 612, 792), 0, 0)
    made = take_ticks(page, [word("☐", 50, 58)], Drawing(), [], [(48, 90, 60, 104)])
    assert made.boxes == []


def test_transparent_and_tiny_pictures_are_left_out() -> None:
    document = Document()
    document.use("Im", document.image(8, 8, scribble))
    document.draw(
        text(72, 700, "x y z") + "q 2 0 0 200 50 400 cm /Im Do Q q 500 0 0 600 50 50 cm /Im Do Q"
    )
    assert read_pdf(document.bytes()).marks == ()


def test_outlined_text_is_no_text() -> None:
    shapes = "".join(
        f"{x} {y} m {x + 3} {y + 9} l {x + 7} {y + 2} l h f\n"
        for x in range(40, 560, 20)
        for y in range(40, 760, 40)
    )
    with pytest.raises(UnsupportedError):
        drawn(shapes)
