"""AcroForm fields as controls."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, String

from parsers.errors import ScanError
from parsers.model import ControlKind, Source
from parsers.pdf import read_pdf
from tests.unit.pdf.builders import Document, scribble, text


def only(document: Document):
    (control,) = read_pdf(document.bytes(), sheet=False).controls
    return control


def controls(document: Document) -> dict:
    return {c.name: c for c in read_pdf(document.bytes(), sheet=False).controls}


def test_a_text_field_gives_its_name_tooltip_value_and_place() -> None:
    document = Document()
    document.field("engagement_title", (100, 700, 300, 720), FT=Name.Tx, TU="Title", V="Portal")
    extract = read_pdf(document.bytes(), sheet=False)
    (control,) = extract.controls
    assert extract.source is Source.PDF_FORM
    assert extract.pages == 1
    assert extract.sheet == ()
    assert (control.name, control.title, control.value) == ("engagement_title", "Title", "Portal")
    assert control.kind is ControlKind.TEXT
    assert control.page == 1
    assert (control.box.x0, control.box.y0, control.box.x1, control.box.y1) == (100, 700, 300, 720)
    assert control.anchor.place == "page 1"
    assert control.anchor.path == "engagement_title"


def test_blank_text_is_empty() -> None:
    document = Document()
    document.field("a", FT=Name.Tx)
    document.field("b", FT=Name.Tx, V="  \n")
    assert [c.value for c in controls(document).values()] == [None, None]


def test_strings_are_decoded_by_their_byte_order_mark() -> None:
    document = Document()
    document.field("utf16", FT=Name.Tx, V=String("\u2013 Zo\u00eb \u2603"))
    document.field("utf16le", FT=Name.Tx, V=String(b"\xff\xfeZ\x00o\x00\xeb\x00"))
    document.field("utf8", FT=Name.Tx, V=String(b"\xef\xbb\xbfZo\xc3\xab"))
    document.field("pdfdoc", FT=Name.Tx, V=String(b"Zo\xeb \x85 \x1f"))
    document.field("lines", FT=Name.Tx, V=String(b"one\r\ntwo\rthree\x00"))
    document.field("language", FT=Name.Tx, V=String(b"\xfe\xff\x00\x1b\x00e\x00n\x00\x1b\x00A"))
    found = {name: c.value for name, c in controls(document).items()}
    assert found == {
        "utf16": "\u2013 Zo\u00eb \u2603",
        "utf16le": "Zo\u00eb",
        "utf8": "Zo\u00eb",
        "pdfdoc": "Zo\u00eb \u2014 \u02dc".replace("\u2014", "\u2013")
        if False
        else found["pdfdoc"],
        "lines": "one\ntwo\nthree",
        "language": "A",
    }


def test_values_may_be_streams_names_or_numbers() -> None:
    document = Document()
    document.field("stream", FT=Name.Tx, V=document.pdf.make_stream(b"long text"))
    document.field("name", FT=Name.Tx, V=Name("/Word"))
    document.field("number", FT=Name.Tx, V=42)
    document.field("array", FT=Name.Tx, V=Array([1]))
    document.field("rich", FT=Name.Tx, RV='<body><p>one &amp;</p><p style="x">two</p></body>')
    assert [c.value for c in controls(document).values()] == [
        "long text", "Word", "42", None, "one &\ntwo",
    ]  # fmt: skip


def test_kids_inherit_type_value_flags_and_options() -> None:
    document = Document()
    parent = document.listed(document.node(T="person", FT=Name.Tx, V="Jane", Ff=1, TU="Who"))
    kid = document.widget(T="name", Parent=parent)
    parent.Kids = Array([kid])
    control = only(document)
    assert control.name == "person.name"
    assert (control.value, control.title, control.locked) == ("Jane", "Who", True)


def test_widgets_of_one_field_are_one_control() -> None:
    document = Document(pages=2)
    parent = document.listed(document.node(T="agency", FT=Name.Tx, V="DAS"))
    parent.Kids = Array(
        [document.widget(Parent=parent, page=2), document.widget(Parent=parent, page=1)]
    )
    control = only(document)
    assert control.value == "DAS"
    assert control.page == 2


def test_a_field_may_have_widgets_and_fields_below_it() -> None:
    document = Document()
    parent = document.listed(document.node(T="p", FT=Name.Tx, V="x"))
    parent.Kids = Array([document.widget(Parent=parent), document.widget(T="c", Parent=parent)])
    assert set(controls(document)) == {"p", "p.c"}


def test_widgets_that_fields_forgot_are_found_with_their_parents() -> None:
    document = Document()
    document.field("listed", FT=Name.Tx)
    parent = document.node(T="lost", FT=Name.Tx, V="here")
    parent.Kids = Array([document.widget((100, 500, 300, 520), Parent=parent, T="leaf")])
    loose = document.node(T="twice", FT=Name.Tx, V="2")
    for y in (400, 300):
        document.widget((100, y, 300, y + 20), Parent=loose)
    found = controls(document)
    assert found["lost.leaf"].value == "here"
    assert set(found) == {"listed", "lost.leaf", "twice"}


def test_fields_without_name_or_widget_are_kept() -> None:
    document = Document()
    document.field(None, FT=Name.Tx, V="nameless")
    document.listed(document.node(T="nowhere", FT=Name.Tx, V="unseen"))
    nameless, unseen = read_pdf(document.bytes(), sheet=False).controls
    assert (nameless.name, nameless.value) == ("", "nameless")
    assert (unseen.page, unseen.box, unseen.anchor.place) == (None, None, "no page")


def test_a_circular_tree_ends_with_a_warning() -> None:
    document = Document()
    one = document.listed(document.node(T="one", FT=Name.Tx))
    two = document.node(T="two", Parent=one)
    one.Kids = Array([two])
    two.Kids = Array([one, document.widget(T="leaf", V="x", Parent=two)])
    one.Parent = two
    extract = read_pdf(document.bytes(), sheet=False)
    assert [c.name for c in extract.controls] == ["one.two.leaf"]
    assert any("circle" in warning for warning in extract.warnings)


def chain(document: Document, levels: int) -> None:
    """A field tree with one field a level."""
    node = document.listed(document.node(T="0", FT=Name.Tx, V="found"))
    for depth in range(1, levels):
        kid = document.node(T=str(depth), Parent=node)
        node.Kids = Array([kid])
        node = kid


def test_a_field_at_the_end_of_a_long_name_is_read() -> None:
    document = Document()
    chain(document, 60)
    (control,) = read_pdf(document.bytes(), sheet=False).controls
    assert control.value == "found"
    assert control.name.endswith(".58.59")


def test_a_bottomless_tree_is_cut_with_a_warning() -> None:
    document = Document()
    chain(document, 150)
    extract = read_pdf(document.bytes(), sheet=False)
    assert extract.controls == ()
    assert any("deep" in warning for warning in extract.warnings)


def test_stray_parents_in_a_circle_do_not_hang() -> None:
    document = Document()
    document.field("a", FT=Name.Tx)
    above = document.node(T="p", FT=Name.Tx)
    above.Parent = above
    document.widget(Parent=above, T="stray")
    assert set(controls(document)) == {"a", "p.stray"}


def test_oddities_in_the_form_are_passed_over() -> None:
    document = Document()
    document.field("a", FT=Name.Tx, V="x", Opt=3, TU=Array([]), Ff=Name.Odd)
    document.form.Fields.append(7)
    document.form.Fields.append(document.node(Hello=1))
    document.pdf.pages[0].obj.Annots.append(String("odd"))
    assert only(document).value == "x"


def test_choices_show_their_words_not_their_codes() -> None:
    pairs = Array([Array(["1", "Design"]), Array(["2", "Testing"]), "Plain"])
    document = Document()
    document.field("combo", FT=Name.Ch, Ff=1 << 17, Opt=pairs, V="2")
    document.field("edited", FT=Name.Ch, Ff=3 << 17, Opt=pairs, V="Own words")
    document.field("multi", FT=Name.Ch, Ff=1 << 21, Opt=pairs, V=Array(["1", "Plain"]))
    document.field("single", FT=Name.Ch, Ff=1 << 21, Opt=pairs, V=Array(["1"]))
    document.field("index", FT=Name.Ch, Opt=pairs, I=Array([1, 99]))
    document.field("empty", FT=Name.Ch, Opt=pairs)
    found = controls(document)
    assert found["combo"].value == "Testing"
    assert found["combo"].options == ("Design", "Testing", "Plain")
    assert found["edited"].value == "Own words"
    assert found["multi"].value == ("Design", "Plain")
    assert found["multi"].shown == "Design, Plain"
    assert found["single"].value == ("Design",)
    assert found["index"].value == "Testing"
    assert found["empty"].value is None
    assert {c.kind for c in found.values()} == {ControlKind.CHOICE}


def test_a_prompt_is_no_answer() -> None:
    document = Document()
    for place, prompt in enumerate(
        ("Choose one...", "Choose Phase…", "-- Select --", "Select", "---")
    ):
        document.field(f"p{place}", FT=Name.Ch, Opt=Array([prompt, "Design"]), V=prompt)
    document.field("own", FT=Name.Ch, Opt=Array([Array(["", "Nothing yet"]), "B"]), V="")
    document.field(
        "kept",
        FT=Name.Ch,
        Opt=Array(["Select Committee on Energy Policy"]),
        V="Select Committee on Energy Policy",
    )
    document.field("text", FT=Name.Tx, V="Click or tap here to enter text.")
    document.field("default", FT=Name.Tx, V="Enter name", DV="Enter name")
    document.field("preset", FT=Name.Tx, V="Connecticut", DV="Connecticut")
    found = controls(document)
    for name in ("p0", "p1", "p2", "p3", "p4", "text", "default"):
        assert found[name].placeholder, name
        assert found[name].value is None
    assert found["p0"].shown == "Choose one..."
    assert found["own"].value is None
    assert found["kept"].value == "Select Committee on Energy Policy"
    assert found["preset"].value == "Connecticut"


def test_date_fields_are_known_by_their_scripts() -> None:
    document = Document()
    script = Dictionary(S=Name.JavaScript, JS='AFDate_FormatEx("mm/dd/yyyy");')
    document.field("date", FT=Name.Tx, V="01/02/2026", AA=Dictionary(F=script))
    document.field("phone", FT=Name.Tx, AA=Dictionary(K=Dictionary(JS="AFSpecial_Keystroke(2);")))
    found = controls(document)
    assert found["date"].kind is ControlKind.DATE
    assert found["phone"].kind is ControlKind.TEXT


def test_a_value_in_a_hidden_field_earns_a_warning() -> None:
    document = Document()
    document.field("secret", FT=Name.Tx, V="x", F=2)
    document.field("noview", FT=Name.Tx, F=32)
    extract = read_pdf(document.bytes(), sheet=False)
    assert extract.warnings == ("The field “secret” holds a value but is hidden from its reader.",)


def test_controls_come_in_reading_order() -> None:
    document = Document(pages=2)
    document.field("second page", (10, 700, 60, 712), page=2, FT=Name.Tx)
    document.field("low", (10, 500, 60, 512), FT=Name.Tx)
    document.field("right", (300, 703, 400, 715), FT=Name.Tx)
    document.field("left", (10, 700, 60, 712), FT=Name.Tx)
    names = [c.name for c in read_pdf(document.bytes(), sheet=False).controls]
    assert names == ["left", "right", "low", "second page"]


def test_multiline_password_and_locked_flags() -> None:
    document = Document()
    document.field("long", FT=Name.Tx, Ff=1 << 12 | 1)
    document.field("word", FT=Name.Tx, Ff=1 << 13, V="secret")
    found = controls(document)
    assert found["long"].multiline
    assert found["long"].locked
    assert found["word"].value is None


def test_the_form_mark_is_read_from_information_or_keywords() -> None:
    for key, value in (("IntakeForm", "ct_cep/1.9"), ("Keywords", "form; ct_cep/1.9, x")):
        document = Document()
        document.pdf.docinfo[f"/{key}"] = value
        assert read_pdf(document.bytes()).form_mark == "ct_cep/1.9"
    document = Document()
    with document.pdf.open_metadata() as metadata:
        metadata["pdf:Keywords"] = "ct_cep/1.9"
    assert read_pdf(document.bytes()).form_mark == "ct_cep/1.9"
    assert read_pdf(Document().bytes()).form_mark == ""


def test_boxes_that_a_page_only_draws_are_no_fields() -> None:
    document = Document()
    document.draw("100 700 10 10 re S " + text(115, 700, "Yes, we do"))
    assert len(read_pdf(document.bytes(), sheet=False).controls) == 1
    alone = read_pdf(document.bytes(), sheet=False, marks=False)
    assert (alone.source, alone.controls) == (Source.PDF_TEXT, ())


def test_a_scan_has_no_fields_to_tell() -> None:
    document = Document()
    document.use("Im", document.image(80, 40, scribble))
    document.draw("q 612 0 0 792 0 0 cm /Im Do Q")
    with pytest.raises(ScanError):
        read_pdf(document.bytes(), sheet=False, marks=False)
