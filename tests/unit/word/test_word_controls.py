"""Content controls in every position, of every kind, each once."""

from __future__ import annotations

import pytest

from parsers.model import ControlKind, Source
from tests.unit.word.ooxml import (
    cell,
    dropdown,
    only,
    para,
    read,
    row,
    run,
    sdt,
    table,
    texts,
    tick,
)

REPEAT = "<w15:repeatingSection/>"
ITEM = "<w15:repeatingSectionItem/>"


def test_an_inline_control_stands_after_its_label() -> None:
    extract = read(para("Name: ", sdt("Jane", tag="who", alias="Your name")))
    control = only(extract)
    assert (control.name, control.title, control.value) == ("who", "Your name", "Jane")
    assert texts(extract) == ["Name: {Jane}"]
    assert extract.source is Source.WORD


def test_a_block_control_of_several_paragraphs_keeps_its_lines() -> None:
    extract = read(sdt(para("One") + para("Two"), kind="", tag="goals"))
    control = only(extract)
    assert control.value == "One\nTwo"
    assert control.multiline
    assert len(extract.sheet) == 1


def test_a_control_around_a_cell_is_what_the_cell_holds() -> None:
    extract = read(table(row("Title", sdt(cell("Big plan"), tag="title"))))
    assert only(extract).value == "Big plan"
    assert texts(extract) == ["Title", "{Big plan}"]
    assert [(c.row, c.column) for c in extract.sheet] == [(0, 0), (0, 1)]


def test_a_control_around_a_row_leaves_the_row_printed() -> None:
    extract = read(table(row("Head"), sdt(row("Name", sdt(cell("Acme"), tag="v")), kind=ITEM)))
    assert only(extract).value == "Acme"
    assert texts(extract) == ["Head", "Name", "{Acme}"]


def test_a_row_control_without_inner_controls_keeps_its_cells() -> None:
    extract = read(table(sdt(row("Name", "Acme"), kind="", tag="vendor")))
    assert texts(extract) == ["Name", "Acme"]


def test_repeating_sections_and_groups_are_no_controls_themselves() -> None:
    items = "".join(sdt(para(sdt(f"v{n}", tag=f"t{n}")), kind=ITEM) for n in range(3))
    extract = read(sdt(sdt(items, kind=REPEAT), kind="<w:group/>"))
    assert [c.value for c in extract.controls] == ["v0", "v1", "v2"]


def test_a_rich_control_that_only_holds_another_is_no_control() -> None:
    extract = read(sdt(para(sdt("x", tag="inner")), kind="", tag="outer"))
    assert [c.name for c in extract.controls] == ["inner"]


def test_a_parent_does_not_repeat_what_its_child_says() -> None:
    extract = read(para(sdt(run("Own words ") + sdt("child", tag="inner"), kind="", tag="outer")))
    assert [(c.name, c.value) for c in extract.controls] == [
        ("outer", "Own words "),
        ("inner", "child"),
    ]
    assert texts(extract) == ["Own words {child}"]


def test_a_region_around_a_table_stays_printed() -> None:
    extract = read(sdt(table(row("Label", sdt(cell("v"), tag="in"))), kind="", tag="all"))
    assert texts(extract)[-2:] == ["Label", "{v}"]
    assert "in" in [c.name for c in extract.controls]


def test_a_list_shows_the_chosen_text_and_offers_its_answers() -> None:
    kind = dropdown(("Choose Phase...", ""), ("Design", "D"), ("Testing", "T"))
    control = only(read(para(sdt("Design", kind=kind))))
    assert control.kind is ControlKind.CHOICE
    assert control.value == "Design"
    assert control.options == ("Design", "Testing")


def test_a_combo_box_takes_what_is_not_on_its_list() -> None:
    kind = dropdown("One", "Two", kind="comboBox")
    assert only(read(para(sdt("Three", kind=kind)))).value == "Three"


@pytest.mark.parametrize(
    ("state", "value"),
    [("1", True), ("true", True), (None, True), ("0", False), ("false", False), ("off", False)],
)
def test_a_check_box_is_on_by_its_state(state: str | None, value: bool) -> None:
    control = only(read(para(sdt("", kind=tick(state)))))
    assert control.kind is ControlKind.CHECKBOX
    assert control.value is value


def test_a_check_box_that_shows_another_state_is_read_as_seen_with_a_warning() -> None:
    extract = read(para(sdt("☒", kind=tick("0"), alias="RFP")))
    assert only(extract).value is True
    assert "RFP" in extract.warnings[0]


def test_a_check_box_with_glyphs_of_its_own() -> None:
    kind = (
        '<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="00FE"/>'
        '<w14:uncheckedState w14:val="zz"/></w14:checkbox>'
    )
    assert only(read(para(sdt("þ", kind=kind)))).value is True


def test_a_rich_control_around_one_box_is_a_check_box() -> None:
    control = only(read(para(sdt("☒", kind="", tag="itb"))))
    assert (control.kind, control.value, control.name) == (ControlKind.CHECKBOX, True, "itb")


def test_a_list_of_boxes_is_a_check_box() -> None:
    control = only(read(para(sdt("☐", kind=dropdown("☐", "☒")))))
    assert (control.kind, control.value) == (ControlKind.CHECKBOX, False)


def test_a_date_reads_as_it_stands() -> None:
    kind = '<w:date w:fullDate="2026-03-15T00:00:00Z"><w:dateFormat w:val="M/d/yyyy"/></w:date>'
    control = only(read(para(sdt("3/15/2026", kind=kind))))
    assert (control.kind, control.value) == (ControlKind.DATE, "3/15/2026")


def test_a_date_with_the_day_first_is_told_by_the_stored_date() -> None:
    kind = '<w:date w:fullDate="2026-04-03T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
    control = only(read(para(sdt("03/04/2026", kind=kind))))
    assert (control.value, control.shown) == ("2026-04-03", "03/04/2026")


def test_a_date_typed_over_counts_as_shown_with_a_warning() -> None:
    kind = '<w:date w:fullDate="2026-04-03T00:00:00Z"/>'
    extract = read(para(sdt("12/24/2026", kind=kind)))
    assert only(extract).value == "12/24/2026"
    assert len(extract.warnings) == 1


@pytest.mark.parametrize("shown", ["April 3, 2026", "2026-04-03", "31/31/2026"])
def test_a_date_in_another_form_stands_as_written(shown: str) -> None:
    kind = '<w:date w:fullDate="2026-04-03T00:00:00Z"/>'
    assert only(read(para(sdt(shown, kind=kind)))).value == shown


def test_a_date_with_a_broken_stored_date_stands_as_written() -> None:
    assert only(read(para(sdt("1/2/2026", kind='<w:date w:fullDate="soon"/>')))).value == "1/2/2026"


def test_locks_and_lines_are_told() -> None:
    body = para(
        sdt("a", extra='<w:lock w:val="sdtContentLocked"/>'),
        sdt("b", extra='<w:lock w:val="sdtLocked"/>', kind='<w:text w:multiLine="1"/>'),
    )
    first, second = read(body).controls
    assert (first.locked, second.locked) == (True, False)
    assert (first.multiline, second.multiline) == (False, True)


def test_a_control_without_content_is_empty() -> None:
    body = "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr></w:sdt></w:p>"
    assert only(read(body)).value is None
    assert only(read("<w:sdt><w:sdtPr/></w:sdt>")).value is None
    assert read(table(row("a", "<w:sdt><w:sdtPr/></w:sdt>"))).controls == ()
    assert read(table(row("a"), "<w:sdt><w:sdtPr/></w:sdt>")).controls == ()


def test_a_control_in_an_empty_block_has_a_cell() -> None:
    extract = read(sdt("<w:p/>", tag="x") + "<w:sdt><w:sdtContent/></w:sdt>")
    assert [c.value for c in extract.controls] == [None, None]
    assert len(extract.sheet) == 2


def test_anchors_lead_back_to_the_control() -> None:
    body = para("x") + table(row("L", cell(para(sdt("a"), sdt("b"))))) + para("y", sdt("c"))
    extract = read(body)
    assert [c.anchor.path for c in extract.controls] == [
        "/w:document/w:body/w:tbl[1]/w:tr[1]/w:tc[2]/w:p[1]/w:sdt[1]",
        "/w:document/w:body/w:tbl[1]/w:tr[1]/w:tc[2]/w:p[1]/w:sdt[2]",
        "/w:document/w:body/w:p[2]/w:sdt[1]",
    ]
    assert [c.anchor.place for c in extract.controls] == [
        "table 1, row 1",
        "table 1, row 1",
        "paragraph 2",
    ]
    assert {c.anchor.part for c in extract.controls} == {"word/document.xml"}


def test_controls_are_found_inside_links_and_smart_tags() -> None:
    body = para(
        f"<w:hyperlink>{sdt('a')}</w:hyperlink>",
        f"<w:smartTag>{sdt('b')}</w:smartTag>",
        f"<w:customXml>{sdt('c')}</w:customXml>",
    )
    assert [c.value for c in read(body).controls] == ["a", "b", "c"]
    extract = read(f"<w:customXml>{para(sdt('d'))}</w:customXml>")
    assert only(extract).value == "d"


def test_rows_and_cells_inside_custom_xml_are_read() -> None:
    inner = row("a", f"<w:customXml>{cell('b')}</w:customXml>")
    assert texts(read(table(f"<w:customXml>{inner}</w:customXml>"))) == ["a", "b"]


def test_a_picture_in_a_rich_control_goes_with_its_text() -> None:
    from tests.unit.word.ooxml import picture

    extract = read(sdt(para(picture(), "Caption"), kind="", tag="c"))
    assert only(extract).value == "Caption"
    assert only(extract).mark is not None


def test_a_block_control_anchors_at_itself() -> None:
    extract = read(para("x") + sdt(para("v"), tag="a") + para("y"))
    assert only(extract).anchor.path == "/w:document/w:body/w:sdt"
    assert only(extract).anchor.place == "paragraph 2"


def test_a_named_region_around_controls_has_no_place_but_its_own_words() -> None:
    body = sdt(para("Vendor: ", sdt("Acme", tag="in")), kind="", tag="region")
    extract = read(body)
    assert [(c.name, c.value) for c in extract.controls] == [("region", "Vendor: "), ("in", "Acme")]
    assert texts(extract) == ["Vendor: {Acme}"]
    assert len(read(sdt(para("Vendor: ", sdt("Acme", tag="in")), kind="")).controls) == 1
    assert len(read(sdt(table(row("a")), kind="", tag="t")).controls) == 1


def block(name: str) -> str:
    return f'<w:placeholder><w:docPart w:val="{name}"/></w:placeholder>'


def test_a_check_box_wrapped_with_its_label_goes_by_the_wrappings_name() -> None:
    inner = sdt("☐", kind=tick("0"), extra=block("itb"))
    outer = sdt(para(inner, " Invitation to Bid"), kind="", alias="Invitation to Bid")
    extract = read(outer)
    control = only(extract)
    assert (control.kind, control.title, control.name) == (
        ControlKind.CHECKBOX,
        "Invitation to Bid",
        "itb",
    )
    assert texts(extract) == ["{False} Invitation to Bid"]


def test_names_of_blocks_stand_in_where_every_tag_was_dropped() -> None:
    body = para(sdt("a", extra=block("agency")), sdt("b", extra=block("agency")))
    assert [c.name for c in read(body).controls] == ["agency", ""]
    made_up = "0123456789ABCDEF0123456789ABCDEF"
    body = para(sdt("a", extra=block(made_up)), sdt("b", extra=block("DefaultPlaceholder_-1")))
    assert [c.name for c in read(body).controls] == ["", ""]
    body = para(sdt("a", extra=block("agency")), sdt("b", tag="t"))
    assert [c.name for c in read(body).controls] == ["", "t"]


def test_a_picture_wrapped_twice_is_empty_when_its_wrapping_says_so() -> None:
    from tests.unit.word.ooxml import picture, scribble

    inner = sdt(picture(), kind="", alias="Signature")
    image = ("rId9", "image", "media/image1.png")
    parts = {"word/media/image1.png": scribble()}
    flagged = para(sdt(inner, kind="<w:picture/>", showing="yes"))
    mark = only(read(flagged, image, parts=parts)).mark
    assert mark is not None
    assert not mark.present
    plain = para(sdt(inner, kind="<w:picture/>"))
    mark = only(read(plain, image, parts=parts)).mark
    assert mark is not None
    assert mark.present
