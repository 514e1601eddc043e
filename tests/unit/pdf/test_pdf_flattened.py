"""Flattened forms: every field is left as a small drawing of its own."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from parsers.model import ControlKind, Extract
from parsers.pdf import read_pdf
from tests.unit.pdf.builders import HELV, Document, scribble, text
from tests.unit.pdf.sheets import said

LABELS = ("Title", "Agency", "Phone", "Date")


def filled(*values: str | None, high: float = 20) -> Document:
    """A form with a labelled field of text for each value."""
    made = Document()
    made.form.NeedAppearances = True
    made.form.DA = String("/F1 10 Tf 0 g")
    made.form.DR = Dictionary(Font=Dictionary(F1=HELV))
    drawn = ""
    for number, (label, value) in enumerate(zip(LABELS, values, strict=False)):
        y = 700 - 60 * number
        drawn += text(72, y + 6, label)
        entries = {} if value is None else {"V": String(value)}
        made.field(
            label, (150, y, 350, y + high), FT=Name.Tx, DA=String("/F1 10 Tf 0 g"), **entries
        )
    return made.draw(drawn)


def flattened(made: Document) -> Document:
    """The same file with its looks made and painted onto its pages."""
    made.pdf.Root.AcroForm = made.form
    made.pdf.generate_appearance_streams()
    made.pdf.flatten_annotations("all")
    made.used_form = False
    made.pdf.pages[0].obj.Annots = made.pdf.make_indirect(Array())
    made.form = made.pdf.make_indirect(Dictionary(Fields=Array()))
    return made


def texts(extract: Extract) -> list[str | bool | tuple[str, ...] | None]:
    return [one.value for one in extract.controls if one.kind is ControlKind.TEXT]


def test_flattened_fields_are_read_as_the_fields_they_were() -> None:
    extract = read_pdf(flattened(filled("Permit Portal", "Motor", "860", "3/4/2026")).bytes())
    assert texts(extract) == ["Permit Portal", "Motor", "860", "3/4/2026"]
    assert said(extract)[:2] == ["Title", "Permit Portal"]


def test_a_flattened_field_without_a_value_is_an_empty_field() -> None:
    extract = read_pdf(flattened(filled("Permit Portal", None, "", "3/4/2026")).bytes())
    assert texts(extract) == ["Permit Portal", None, None, "3/4/2026"]


def test_the_values_stand_once_on_the_sheet() -> None:
    extract = read_pdf(flattened(filled("Permit Portal", "Motor", "860", "x")).bytes())
    assert "".join(said(extract)).count("Permit Portal") == 1


def test_two_drawings_are_no_flattened_form() -> None:
    extract = read_pdf(flattened(filled("Permit Portal", "Motor")).bytes())
    assert texts(extract) == []
    assert "Permit Portal" in "".join(said(extract))


def test_a_field_of_signature_that_is_left_hides_no_flattened_field() -> None:
    made = flattened(filled("Permit Portal", "Motor", "860", "3/4/2026"))
    made.field("sign", (150, 400, 350, 430), FT=Name.Sig)
    extract = read_pdf(made.bytes())
    assert texts(extract) == ["Permit Portal", "Motor", "860", "3/4/2026"]
    assert extract.controls[0].kind is ControlKind.SIGNATURE


def test_drawings_beside_fields_that_are_left_are_only_drawings() -> None:
    made = flattened(filled("Permit Portal", "Motor", "860", "3/4/2026"))
    made.field("more", (150, 400, 350, 430), FT=Name.Tx, V=String("Ann"))
    assert texts(read_pdf(made.bytes())) == ["Ann"]


def test_a_page_within_a_drawing_is_looked_into() -> None:
    made = flattened(filled("Permit Portal", "Motor", "860", "3/4/2026"))
    inner = made.pdf.pages[0].as_form_xobject()
    outer = Document()
    outer.use("Page", outer.pdf.copy_foreign(inner))
    extract = read_pdf(outer.draw("q 1 0 0 1 0 0 cm /Page Do Q").bytes())
    assert texts(extract) == ["Permit Portal", "Motor", "860", "3/4/2026"]


def box(
    made: Document, wide: float, high: float, content: bytes = b"", **entries: object
) -> Stream:
    """A drawing in a field's size, empty or with ``content``."""
    stream = Stream(made.pdf, content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, wide, high])
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return made.pdf.make_indirect(stream)


def with_boxes(*painted: str, made: Document | None = None) -> Extract:
    """A page with a drawing of 200 by 20 points (B), of 10 by 10 (S) and of 200 by 2 (T)."""
    made = made or Document()
    made.use("B", box(made, 200, 20))
    made.use("S", box(made, 10, 10))
    made.use("T", box(made, 200, 2))
    return read_pdf(made.draw(text(72, 750, "Form") + "\n".join(painted)).bytes())


def at(name: str, y: float, x: float = 100) -> str:
    return f"q 1 0 0 1 {x} {y} cm /{name} Do Q"


def test_drawings_stand_where_the_matrices_put_them() -> None:
    extract = with_boxes(
        "q 2 0 0 2 0 0 cm 1 0 0 1 50 100 cm /B Do Q", at("B", 600), at("B", 500), "Q Q"
    )
    boxes = [c.box for c in extract.controls]
    assert sorted((b.x0, b.y0, b.x1, b.y1) for b in boxes if b) == [
        (100, 200, 500, 240), (100, 500, 300, 520), (100, 600, 300, 620),
    ]  # fmt: skip


def test_a_drawing_s_own_matrix_counts() -> None:
    made = Document()
    made.use("M", box(made, 100, 10, Matrix=Array([2, 0, 0, 2, 10, 0])))
    extract = with_boxes(at("M", 300), at("B", 600), at("B", 500), made=made)
    assert (110, 300, 310, 320) in [
        (b.x0, b.y0, b.x1, b.y1) for c in extract.controls if (b := c.box)
    ]


def test_the_same_drawing_painted_twice_on_one_place_is_one() -> None:
    extract = with_boxes(at("B", 600), at("B", 600), at("B", 500))
    assert texts(extract) == []


@pytest.mark.parametrize("odd", [at("T", 300), at("B", 3000), at("Nothing", 300), "Q 1 0 cm Do"])
def test_slivers_and_what_is_off_the_page_or_unknown_are_no_fields(odd: str) -> None:
    assert texts(with_boxes(at("B", 600), at("B", 500), odd)) == []


def test_a_drawing_without_a_box_is_no_field() -> None:
    made = Document()
    bare = box(made, 1, 1)
    del bare.BBox
    made.use("N", bare)
    assert texts(with_boxes(at("N", 300), at("B", 600), at("B", 500), made=made)) == []


def test_drawings_with_a_picture_are_logos_or_signatures() -> None:
    made = Document()
    inner = Dictionary(XObject=Dictionary(I=made.image(40, 20, scribble)))
    made.use("L", box(made, 200, 20, b"q 40 0 0 20 0 0 cm /I Do Q", Resources=inner))
    assert texts(with_boxes(at("L", 300), at("B", 600), at("B", 500), made=made)) == []
    assert (
        texts(with_boxes(at("L", 300), *(at("B", y) for y in (600, 500, 400)), made=made))
        == [None] * 3
    )


def test_a_drawing_whose_resources_name_a_picture_that_it_does_not_paint_is_a_field() -> None:
    made = Document()
    shared = Dictionary(XObject=Dictionary(I=made.image(40, 20, scribble)))
    made.use("F", box(made, 200, 20, b"q Q", Resources=shared))
    extract = with_boxes(at("F", 300), at("B", 600), at("B", 500), made=made)
    assert texts(extract) == [None] * 3


def test_words_that_run_over_a_field_s_edge_are_its_own() -> None:
    long = "Department of Mental Health and Addiction Services of the South Region"
    extract = read_pdf(flattened(filled(long, "Motor", "860", "x")).bytes())
    assert texts(extract) == [long, "Motor", "860", "x"]


@pytest.mark.parametrize(
    ("drawn", "value"),
    [
        ("0 g 286 304 m 294 304 l 290 298 l f", True),
        ("0 g 200 304 m 208 304 l 204 298 l f", False),
    ],
    ids=["at the end", "elsewhere"],
)
def test_the_arrow_of_a_list_is_no_ink_in_its_field(drawn: str, value: bool) -> None:
    painted = (at("B", 600), at("B", 500), at("B", 292), drawn)
    assert len(texts(with_boxes(*painted))) == (3 if value else 2)


def test_a_drawing_with_other_resources_than_pictures_is_a_field() -> None:
    made = Document()
    made.use("F", box(made, 200, 20, Resources=Dictionary(XObject=Dictionary())))
    made.use("G", box(made, 200, 20, Resources=Dictionary(Font=Dictionary())))
    extract = with_boxes(at("F", 300), at("G", 600), at("B", 500), made=made)
    assert texts(extract) == [None] * 3


def test_a_slot_with_a_picture_pasted_over_it_is_left_to_the_marks() -> None:
    made = Document()
    made.use("I", made.image(80, 20, scribble))
    pasted = "q 150 0 0 16 110 302 cm /I Do Q"
    extract = with_boxes(*(at("B", y) for y in (600, 500, 300)), pasted, made=made)
    assert texts(extract) == [None] * 2
    assert [mark.present for mark in extract.marks] == [True]


def test_flattened_check_boxes_are_boxes_ticked_or_not() -> None:
    extract = with_boxes(
        *(at("B", y) for y in (600, 500)), at("S", 300), at("S", 280),
        text(101, 302, "X", 8), text(120, 302, "Yes"), text(120, 282, "No"),
    )  # fmt: skip
    boxes = [c for c in extract.controls if c.kind is ControlKind.CHECKBOX]
    assert [box.value for box in boxes] == [True, False]


def test_full_lines_go_on_and_short_ones_end_a_paragraph() -> None:
    made = Document()
    made.use("W", box(made, 200, 60))
    lines = ["Serve all the people of the whole State", "without delay.", "And be kind."]
    drawn = "".join(text(102, 640 - 12 * n, line) for n, line in enumerate(lines))
    extract = with_boxes(at("W", 600), at("B", 500), at("B", 400), drawn, made=made)
    assert texts(extract)[0] == f"{lines[0]} {lines[1]}\n{lines[2]}"


def test_fields_of_all_sizes_are_told_in_reading_order() -> None:
    made = Document()
    made.use("W", box(made, 200, 60))
    extract = with_boxes(at("B", 400), at("W", 500), at("B", 600), at("B", 400, 350), made=made)
    told = [(one.x0, one.y0) for c in extract.controls if (one := c.box)]
    assert told == [(100, 600), (100, 500), (100, 400), (350, 400)]


def test_drawings_within_each_other_without_end_are_left() -> None:
    made = Document()
    loop = box(made, 612, 792)
    loop.write(b"/Me Do")
    loop.Resources = Dictionary(XObject=Dictionary(Me=loop))
    made.use("Loop", loop)
    extract = with_boxes("/Loop Do", *(at("B", y) for y in (600, 500, 400)), made=made)
    assert texts(extract) == [None] * 3


def test_thousands_of_drawings_are_looked_at_only_up_to_a_limit() -> None:
    extract = with_boxes(*[at("S", 300)] * 2_000, *(at("B", y) for y in (600, 500, 400)))
    assert texts(extract) == []


def test_a_page_without_drawings_or_with_odd_resources_has_no_fields() -> None:
    made = Document().draw(text(72, 700, "Title: Portal"))
    made.pdf.pages[0].obj.Resources.XObject = String("odd")
    assert texts(read_pdf(made.bytes())) == []


CIRCLE = (
    "{0} 0 m {0} {1} {1} {0} 0 {0} c -{1} {0} -{0} {1} -{0} 0 c "
    "-{0} -{1} -{1} -{0} 0 -{0} c {1} -{0} {0} -{1} {0} 0 c"
)


@pytest.mark.parametrize("on", [True, False])
def test_a_radio_button_smaller_than_its_field_is_known_by_its_dot(on: bool) -> None:
    made = Document()
    ring = "q 0.8 w 1 0 0 1 2.5 2.5 cm " + CIRCLE.format(2.3, 1.27) + " s Q"
    dot = " q 0 g 1 0 0 1 2.5 2.5 cm " + CIRCLE.format(1.05, 0.58) + " f Q"
    made.use("R", box(made, 10, 10, (ring + dot * on).encode()))
    extract = with_boxes(at("B", 600), at("B", 500), at("R", 300), made=made)
    ticked = [one.value for one in extract.controls if one.kind is ControlKind.CHECKBOX]
    assert ticked == [on]
