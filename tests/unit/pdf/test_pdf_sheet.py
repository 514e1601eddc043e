"""The printed page as cells."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pikepdf import Array, Dictionary, Name
from pypdfium2 import PdfDocument, PdfiumError

from parsers.errors import CorruptError, UnsupportedError
from parsers.model import Cell, Extract, MarkKind, Source
from parsers.pdf import read_pdf
from parsers.pdf.drawing import Drawing
from parsers.pdf.geometry import Page
from parsers.pdf.glyphs import from_symbol_font
from parsers.pdf.ticks import take_ticks
from parsers.pdf.words import Word
from tests.unit.pdf.builders import Document, scribble, text, white


def drawn(instructions: str, **options) -> Extract:
    return read_pdf(Document(**options).draw(instructions).bytes())


def words(cell: Cell) -> str:
    """A cell's lines; a control as its value, a mark as its kind."""
    return "\n".join(
        " | ".join(
            p.text or (str(p.control.value) if p.control else p.mark.kind.value)
            for p in line.pieces
        )
        for line in cell.lines
    )


def said(extract: Extract | Iterable[Cell]) -> list[str]:
    cells = extract.sheet if isinstance(extract, Extract) else extract
    return [words(cell) for cell in cells]


def grid(xs: list[float], ys: list[float]) -> str:
    """Ruled lines at every x and y."""
    lines = [f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys]
    lines += [f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs]
    return "\n".join(lines) + "\n"


def test_columns_of_a_line_are_cells_side_by_side() -> None:
    extract = drawn(text(72, 700, "Name: Jane Doe") + text(300, 700, "Phone: 860-555-1234"))
    assert extract.source is Source.PDF_TEXT
    left, right = extract.sheet
    assert (words(left), words(right)) == ("Name: Jane Doe", "Phone: 860-555-1234")
    assert left.table is None
    assert left.x1 < right.x0
    assert left.y0 == pytest.approx(792 - 700 - 7.8, abs=1)
    assert left.anchor.box.page == 1
    assert left.anchor.box.y0 == pytest.approx(697.8, abs=1)


def test_full_lines_of_one_paragraph_are_one_cell() -> None:
    lines = [
        "The agency wishes to replace its old licence portal with",
        "another service that lets residents renew on line and",
        "without delay.",
    ]
    extract = drawn("".join(text(72, 700 - 12 * n, line) for n, line in enumerate(lines)))
    assert said(extract) == ["\n".join(lines)]


def test_short_lines_below_each_other_are_cells_of_their_own() -> None:
    lines = ["Agency", "Department of Motor Vehicles and more", "Next"]
    extract = drawn("".join(text(72, 700 - 12 * n, line) for n, line in enumerate(lines)))
    assert said(extract) == ["Agency", "Department of Motor Vehicles and more", "Next"]


def test_rows_of_an_unruled_table_stay_apart() -> None:
    rows = [("Design", "Completed"), ("Testing", "Completed"), ("Build", "Completed")]
    extract = drawn(
        "".join(
            text(72, 700 - 12 * n, a) + text(200, 700 - 12 * n, b) for n, (a, b) in enumerate(rows)
        )
    )
    assert said(extract) == [word for row in rows for word in row]


def test_a_label_begins_a_cell() -> None:
    extract = drawn(text(72, 700, "Requestor: Jane Doe") + text(72, 688, "Agency: Motor Vehicles"))
    assert said(extract) == ["Requestor: Jane Doe", "Agency: Motor Vehicles"]


def test_a_fill_line_parts_the_value_from_the_caption_below() -> None:
    extract = drawn(
        text(72, 700, "Jane Doe of Motor")
        + "72 697 m 300 697 l S\n"
        + text(72, 688, "Printed name of")
    )
    assert said(extract) == ["Jane Doe of Motor", "Printed name of"]


def test_bold_words_are_pieces_of_their_own() -> None:
    (cell,) = drawn(text(72, 700, "Agency", font="F2") + text(110, 700, "Motor Vehicles")).sheet
    assert [(p.text, p.bold) for p in cell.lines[0].pieces] == [
        ("Agency", True), ("Motor Vehicles", False),
    ]  # fmt: skip


def test_ruled_boxes_are_table_cells_with_their_texts() -> None:
    extract = drawn(
        grid([72, 200, 400], [640, 660, 700])
        + text(75, 688, "Requestor's Name") + text(75, 670, "Jane Doe") + text(204, 688, "Phone")
        + text(75, 645, "Agency")
    )  # fmt: skip
    cells = {(c.row, c.column): words(c) for c in extract.sheet}
    assert cells == {
        (0, 0): "Requestor's Name\nJane Doe",
        (0, 1): "Phone",
        (1, 0): "Agency",
        (1, 1): "",
    }
    assert {c.table for c in extract.sheet} == {0}
    box = extract.sheet[0].anchor.box
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((72, 660, 200, 700), abs=1)


@pytest.mark.parametrize(
    "border",
    [
        "72 660 128 40 re S 200 660 200 40 re S\n",
        "0.9 g 72 660 128 40 re f 0.9 g 200 660 200 40 re f 0 g\n",
        "72 660 328 .5 re f 72 700 328 .5 re f 72 660 .5 40 re f 200 660 .5 40 re f 400 660 .5 40 re f\n",  # noqa: E501
        "72 660 328 40 re 72.5 660.5 327 39 re f* 200 660 m 200 700 l S\n",
        "q 1 0 0 1 72 660 cm 0 0 m 328 0 l 328 40 l 0 40 l h S 128 0 m 128 40 l S Q\n",
        "72 700 m 400 700 l 400 699.4 l 72 699.4 l f 72 660 m 400 660 l 400 660.6 l f "  # noqa: ISC004
        "72 660 m 72 700 l S 200 660 m 200 700 l S 400 660 m 400 700 l S\n",
    ],
)
def test_borders_may_be_drawn_in_any_way(border: str) -> None:
    extract = drawn("1 w\n" + border + text(75, 680, "Name") + text(204, 680, "Jane"))
    assert [(c.column, words(c)) for c in extract.sheet if c.lines] == [(0, "Name"), (1, "Jane")]


def test_a_frame_around_columns_is_no_cell() -> None:
    extract = drawn(
        "60 600 400 120 re S\n" + text(72, 700, "Name") + text(200, 700, "Jane")
        + text(72, 670, "Agency") + text(200, 670, "Motor Vehicles")
    )  # fmt: skip
    assert said(extract) == ["Name", "Jane", "Agency", "Motor Vehicles"]


def test_a_box_drawn_inside_a_table_cell_parts_its_text() -> None:
    extract = drawn(
        grid([72, 400, 500], [660, 700]) + "150 670 100 15 re S\n"
        + text(75, 674, "Full given Name") + text(153, 674, "Jane")
    )  # fmt: skip
    assert [words(c) for c in extract.sheet if c.lines] == ["Full given Name | Jane"]


def test_lone_boxes_inside_a_frame_stay_boxes() -> None:
    extract = drawn(
        "60 600 400 120 re S 150 690 200 20 re S\n"
        + text(72, 695, "Name:")
        + text(155, 695, "Jane")
    )
    assert said(extract) == ["Name:", "Jane"]
    assert all(c.table is None for c in extract.sheet)


def test_pages_follow_each_other_downwards() -> None:
    document = Document(pages=2)
    document.draw(text(72, 700, "one"), 1).draw(text(72, 700, "two"), 2)
    first, second = read_pdf(document.bytes()).sheet
    assert second.y0 - first.y0 == pytest.approx(792)
    assert second.anchor.place == "page 2"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_cropped_pages_are_read_as_they_are_seen(turn: int) -> None:
    matrix = {
        0: "1 0 0 1 100 700", 90: "0 1 -1 0 100 300", 180: "-1 0 0 -1 500 300", 270: "0 -1 1 0 300 500",  # noqa: E501
    }[turn]  # fmt: skip
    document = Document()
    document.draw(f"q {matrix} cm BT /F1 10 Tf 0 0 Td (Name:) Tj 200 0 Td (Jane) Tj ET Q")
    page = document.pdf.pages[0].obj
    page.Rotate = turn
    page.CropBox = Array([50, 50, 560, 760])
    name, jane = read_pdf(document.bytes()).sheet
    assert (words(name), words(jane)) == ("Name:", "Jane")
    assert name.y0 == pytest.approx(jane.y0, abs=0.5)
    assert jane.x0 - name.x0 == pytest.approx(200, abs=1)
    box = name.anchor.box
    x, y = {0: (100, 700), 90: (100, 300), 180: (500, 300), 270: (300, 500)}[turn]
    assert box.x0 - 3 <= x <= box.x1 + 3
    assert box.y0 - 3 <= y <= box.y1 + 3


def test_turned_text_stands_alone() -> None:
    extract = drawn(text(72, 700, "Name") + "q 0 1 -1 0 60 600 cm BT /F1 9 Tf (MARGIN) Tj ET Q")
    assert sorted(said(extract)) == ["MARGIN", "Name"]


def test_what_nobody_sees_is_not_read() -> None:
    extract = drawn(
        text(72, 700, "seen")
        + text(72, 650, "invisible", more="3 Tr") + "0 Tr "
        + text(900, 650, "outside") + text(72, -40, "below")
        + "1 g " + text(72, 600, "white") + "0 g "
    )  # fmt: skip
    assert said(extract) == ["seen"]


def test_white_text_on_a_dark_band_is_read() -> None:
    extract = drawn("0 0 .5 rg 60 690 400 20 re f 1 g " + text(72, 696, "SECTION I"))
    assert said(extract) == ["SECTION I"]


def test_shadows_are_read_once() -> None:
    assert said(drawn(text(72, 700, "Title") + text(72.8, 699.2, "Title"))) == ["Title"]


def test_form_drawings_are_read_at_their_place() -> None:
    document = Document()
    document.use("Fm", document.look("BT /F1 10 Tf 2 4 Td (Jane) Tj ET").N)
    document.draw(text(72, 700, "Name:") + "q 1 0 0 1 200 696 cm /Fm Do Q")
    _, jane = read_pdf(document.bytes()).sheet
    assert words(jane) == "Jane"
    assert jane.x0 == pytest.approx(202, abs=1)


def test_widgets_stand_in_their_cell_and_their_values_are_no_text() -> None:
    document = Document()
    document.draw(grid([72, 200, 400], [680, 700]) + text(75, 686, "Name"))
    document.field(
        "name",
        (204, 682, 390, 698),
        FT=Name.Tx,
        V="Jane",
        AP=document.look("BT /F1 9 Tf (Jane) Tj ET"),
    )
    extract = read_pdf(document.bytes())
    left, right = extract.sheet
    assert words(left) == "Name"
    assert right.lines[0].pieces[0].control.name == "name"
    assert right.lines[0].pieces[0].text == ""
    assert extract.source is Source.PDF_FORM


def test_a_widget_without_rules_stands_beside_its_label() -> None:
    document = Document()
    document.draw(text(72, 700, "Objectives of the") + text(72, 688, "request"))
    document.field("tall", (204, 600, 500, 710), FT=Name.Tx, V="x")
    document.field("tick", (72, 560, 82, 570), FT=Name.Btn, AP=document.looks("Yes"))
    document.draw(text(72, 700, "Objectives") + text(85, 561, "Invitation to Bid"))
    assert said(read_pdf(document.bytes())) == ["Objectives", "x", "False | Invitation to Bid"]


@pytest.mark.parametrize(
    ("drawing", "value"),
    [
        ("72 700 10 10 re S\n", False),
        ("72 700 10 10 re S 73 701 m 81 709 l S 73 709 m 81 701 l S\n", True),
        ("72 700 10 10 re S 74 705 m 76 702 l 81 709 l S\n", True),
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
        "Name: ____________", "Jane Doe", "True | Yes", "one", "two", "wrapped because",
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
    assert extract.warnings == ("Scanned pages are not read yet: page 2.",)
    assert extract.marks == ()


def test_an_empty_page_is_an_empty_sheet() -> None:
    extract = read_pdf(Document().bytes())
    assert (extract.sheet, extract.controls, extract.pages) == ((), (), 1)


def test_a_field_that_shows_other_words_than_its_value_earns_a_warning() -> None:
    document = Document()
    look = document.look

    def add(name: str, value: str, shown: str, **more) -> None:
        y = 700 - 30 * len(document.form.Fields)
        document.field(name, (72, y, 200, y + 20), FT=Name.Tx, V=value, AP=look(shown), **more)

    add("same", "Jane (Doe)", r"BT (Jane \(Doe\)) Tj ET")
    add("split", "Jane", "BT [(Ja) -3 (ne)] TJ ET")
    add("hex", "Jane", "BT <4A616E65> Tj ET")
    add(
        "octal",
        "Jane",
        r"BT (J\141n\
e) Tj ET",
    )
    add("phone", "8605551234", r"BT (\(860\) 555-1234) Tj ET")
    add("stale", "Jane", "BT (John) Tj ET")
    add("forgot", "", "BT (Words) Tj ET")
    add("silent", "Jane", "BT ET")
    add("drawn", "Jane", "q /X Do Q")
    warnings = read_pdf(document.bytes()).warnings
    assert [w.split("”")[0].removeprefix("The field “") for w in warnings] == [
        "stale",
        "forgot",
        "silent",
    ]


def test_looks_in_fonts_with_codes_of_their_own_are_not_judged() -> None:
    document = Document()
    for font in (
        Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X),
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.X,
            Encoding=Dictionary(Differences=Array([1])),
        ),
    ):
        look = document.look("BT (zzz) Tj ET")
        look.N.Resources = Dictionary(Font=Dictionary(F1=font))
        document.field("a", FT=Name.Tx, V="Jane", AP=look)
    assert read_pdf(document.bytes()).warnings == ()


def test_fields_that_no_page_shows_are_said_and_the_page_is_read() -> None:
    document = Document()
    document.draw(text(72, 700, "Name: Jane"))
    document.listed(document.node(T="name", FT=Name.Tx, V="John"))
    extract = read_pdf(document.bytes(), sheet=False)
    assert said(extract) == ["Name: Jane"]
    assert any("no page shows" in warning for warning in extract.warnings)


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


def test_a_character_under_a_real_check_box_is_not_counted() -> None:
    page = Page(1, (0, 0, 612, 792), 0, 0)
    made = take_ticks(page, [word("☐", 50, 58)], Drawing(), [], [(48, 90, 60, 104)])
    assert made.boxes == []


def test_long_documents_are_laid_out_in_part() -> None:
    extract = read_pdf(Document(pages=62).draw(text(72, 700, "x"), 62).bytes())
    assert extract.pages == 62
    assert extract.sheet == ()
    assert extract.warnings == ("Only the first 60 pages were laid out.",)


def test_too_many_drawn_things_are_cut_with_a_warning(monkeypatch) -> None:
    monkeypatch.setattr("parsers.pdf.drawing.MAX_OBJECTS", 1)
    extract = drawn(
        "".join(text(72, 700 - 20 * n, "x") for n in range(3)) + "0 0 m 9 9 l S 1 1 m 9 9 l S"
    )
    assert extract.warnings == ("Page 1 draws more than we read.",)


def test_a_damaged_page_is_named_and_the_others_are_read(monkeypatch) -> None:
    real = PdfDocument.__getitem__

    def page(self, index: int):
        if index == 0:
            raise PdfiumError("broken")
        return real(self, index)

    monkeypatch.setattr(PdfDocument, "__getitem__", page)
    extract = read_pdf(Document(pages=2).draw(text(72, 700, "second"), 2).bytes())
    assert said(extract) == ["second"]
    assert extract.warnings == ("Damaged pages cannot be read: page 1.",)
    with pytest.raises(CorruptError):
        read_pdf(Document().bytes())


def test_what_pdfium_cannot_open_is_mended_first(monkeypatch) -> None:
    real = PdfDocument.__init__
    tries = []

    def init(self, data, *args, **more) -> None:
        tries.append(data)
        if len(tries) == 1 or more.get("never"):
            raise PdfiumError("broken")
        real(self, data, *args, **more)

    monkeypatch.setattr(PdfDocument, "__init__", init)
    assert said(read_pdf(Document().draw(text(72, 700, "x")).bytes())) == ["x"]
    assert len(tries) == 2

    def never(self, *_args) -> None:
        raise PdfiumError("broken")

    monkeypatch.setattr(PdfDocument, "__init__", never)
    with pytest.raises(CorruptError):
        read_pdf(Document().bytes())


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


@pytest.mark.parametrize("spread", [False, True])
def test_radio_words_are_left_alone_where_the_page_does_not_tell(spread: bool) -> None:
    document = Document(pages=2)
    parent = document.listed(document.node(T="r", FT=Name.Btn, Ff=1 << 15, V=Name("/1")))
    parent.Kids = Array([
        document.widget((100, 700, 112, 712), Parent=parent, AP=document.looks("0")),
        document.widget((160, 700, 172, 712), 2 if spread else 1, Parent=parent, AP=document.looks("1")),  # noqa: E501
    ])  # fmt: skip
    document.draw(text(114, 702, "Same") + text(174, 702, "Same"))
    assert read_pdf(document.bytes()).controls[0].value == "1"
