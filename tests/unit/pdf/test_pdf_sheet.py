"""The printed page as cells."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name
from pypdfium2 import PdfDocument, PdfiumError

from parsers.errors import CorruptError
from parsers.model import Source
from parsers.pdf import read_pdf
from tests.unit.pdf.builders import Document, text
from tests.unit.pdf.sheets import drawn, grid, said, words


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
