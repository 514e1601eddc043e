"""Legacy form fields, in one pass."""

from __future__ import annotations

import pytest

from parsers.model import ControlKind, Source
from tests.unit.word.ooxml import cell, field, only, para, read, row, run, sdt, table, texts

NAME = '<w:name w:val="Text1"/>'
STATUS = '<w:statusText w:val="Your name"/>'


def entries(*texts_: str, more: str = "") -> str:
    inner = "".join(f'<w:listEntry w:val="{t}"/>' for t in texts_)
    return f"<w:ddList>{more}{inner}</w:ddList>"


def test_a_text_field_is_named_and_read() -> None:
    body = para("Name: ", field(NAME + STATUS + "<w:textInput/>", "FORMTEXT", "Jane"), " end")
    extract = read(body)
    control = only(extract)
    assert (control.name, control.title, control.value) == ("Text1", "Your name", "Jane")
    assert extract.source is Source.WORD_LEGACY
    assert texts(extract) == ["Name: {Jane} end"]


@pytest.mark.parametrize("blank", ["\u2002" * 5, "\u2002\u2002", "\u00a0 \u00a0", "     "])
def test_blanks_in_a_text_field_mean_empty(blank: str) -> None:
    control = only(read(para(field("<w:textInput/>", "FORMTEXT", blank))))
    assert control.value is None
    assert control.shown == blank


def test_a_text_field_over_several_paragraphs_is_one_control() -> None:
    start, end = (
        field("<w:textInput/>", "FORMTEXT", "One", end=False),
        '<w:fldChar w:fldCharType="end"/>',
    )
    body = para("Goals: ", start) + para("Two") + para("Three", f"<w:r>{end}</w:r>", "after")
    extract = read(body)
    assert only(extract).value == "One\nTwo\nThree"
    assert texts(extract) == ["Goals: {One\nTwo\nThree}", "", "after"]


def test_a_calculated_field_shows_its_result_though_its_code_holds_a_field() -> None:
    data = '<w:name w:val="Total"/><w:textInput><w:type w:val="calculated"/></w:textInput>'
    start, rest = field(data, "FORMTEXT", "20.00").split('<w:r><w:fldChar w:fldCharType="sep', 1)
    code = field("", "=15+5", "<w:r><w:instrText>20</w:instrText></w:r>")
    rest = '<w:r><w:fldChar w:fldCharType="sep' + rest
    body = para("Sum ", start, code, rest, " due")
    extract = read(body)
    assert (only(extract).name, only(extract).value) == ("Total", "20.00")
    assert texts(extract) == ["Sum {20.00} due"]


def test_a_form_field_that_nobody_ended_ends_where_the_next_begins() -> None:
    one = field('<w:name w:val="A"/><w:checkBox/>', "FORMCHECKBOX", end=False)
    two = field('<w:name w:val="B"/><w:checkBox><w:checked/></w:checkBox>', "FORMCHECKBOX")
    found = read(para(one, " Yes ", two, " No")).controls
    assert [(control.name, control.value) for control in found] == [("A", False), ("B", True)]


def test_a_date_field_is_a_date() -> None:
    data = '<w:textInput><w:type w:val="date"/></w:textInput>'
    assert only(read(para(field(data, "FORMTEXT", "1/2/2026")))).kind is ControlKind.DATE


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ('<w:result w:val="2"/>', "Testing"),
        ("", None),
        ('<w:result w:val="9"/>', None),
        ('<w:default w:val="1"/>', "Design"),
        ('<w:default w:val="1"/><w:result w:val="2"/>', "Testing"),
        ('<w:result w:val="x"/>', None),
    ],
)
def test_a_list_field_shows_its_result_or_its_first_entry(more: str, value: str | None) -> None:
    data = entries("Select...", "Design", "Testing", more=more)
    control = only(read(para(field(data, "FORMDROPDOWN"))))
    assert (control.kind, control.value) == (ControlKind.CHOICE, value)
    assert control.options == ("Design", "Testing")


def test_the_first_entry_of_a_list_without_a_prompt_is_the_answer() -> None:
    assert only(read(para(field(entries("TBD", "Active"), "FORMDROPDOWN")))).value == "TBD"


@pytest.mark.parametrize(
    ("state", "value"),
    [
        ("<w:checked/>", True),
        ('<w:checked w:val="true"/>', True),
        ('<w:checked w:val="0"/><w:default w:val="1"/>', False),
        ('<w:default w:val="1"/>', True),
        ('<w:default w:val="0"/>', False),
        ("", False),
    ],
)
def test_a_check_box_is_checked_or_its_default(state: str, value: bool) -> None:
    control = only(read(para(field(f"<w:checkBox>{state}</w:checkBox>", "FORMCHECKBOX"))))
    assert (control.kind, control.value) == (ControlKind.CHECKBOX, value)


def test_check_boxes_without_separate_or_end_leave_the_words_beside_them() -> None:
    box = field("<w:checkBox><w:checked/></w:checkBox>", "FORMCHECKBOX", end=False)
    extract = read(para(box, "Yes ", box, "No") + para("next"))
    assert [c.value for c in extract.controls] == [True, True]
    assert texts(extract) == ["{True}Yes {True}No", "next"]


def test_same_names_stay_separate_controls() -> None:
    box = field('<w:name w:val="Check1"/><w:checkBox/>', "FORMCHECKBOX")
    assert [c.name for c in read(para(box, box, box)).controls] == ["Check1"] * 3


def test_the_instruction_tells_what_the_data_does_not() -> None:
    assert only(read(para(field(NAME, "FORMTEXT", "x")))).value == "x"
    assert only(read(para(field(NAME, "", "x")))).kind is ControlKind.TEXT


def test_a_locked_field_is_locked() -> None:
    data = '<w:enabled w:val="0"/><w:helpText w:val="Help"/><w:textInput/>'
    control = only(read(para(field(data, "FORMTEXT", "x"))))
    assert (control.locked, control.title) == (True, "Help")


def test_other_fields_print_their_result_and_hide_their_code() -> None:
    body = para("Page ", field("", 'HYPERLINK "x"', "here"), " of ", field("", "PAGE"))
    assert texts(read(body)) == ["Page here of "]
    nested = field("", "IF", run("yes"), end=True)
    inner = para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("code"), field("", "REF x", "hidden"),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "seen",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', nested,
    )  # fmt: skip
    assert texts(read(inner)) == ["seenyes"]


def test_simple_fields_are_read() -> None:
    body = para(
        f'<w:fldSimple w:instr=" FORMTEXT ">{run("Jane")}</w:fldSimple>',
        f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>',
        '<w:fldSimple w:instr=""/>',
    )
    extract = read(body)
    assert only(extract).value == "Jane"
    assert texts(extract) == ["{Jane}7"]


def test_strayed_field_ends_and_open_fields_harm_nothing() -> None:
    strayed = '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>x</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = para(strayed, separate, "a") + para(field("<w:textInput/>", "FORMTEXT", "b", end=False))
    extract = read(body)
    assert only(extract).value == "b"
    assert texts(extract) == ["a", "{b}"]


def test_a_field_never_closed_does_not_swallow_other_cells_text() -> None:
    open_field = field("", "PAGE", end=False)
    assert texts(read(para(open_field, "x") + para("y"))) == ["", "y"]


def test_fields_in_cells_stay_in_their_cells() -> None:
    box = field("<w:textInput/>", "FORMTEXT", "v")
    extract = read(table(row("Name", cell(para(box)), "Phone", cell(para(box)))))
    assert texts(extract) == ["Name", "{v}", "Phone", "{v}"]


def test_content_controls_beside_legacy_fields_make_it_word() -> None:
    body = para(sdt("a"), field("<w:checkBox/>", "FORMCHECKBOX"))
    extract = read(body)
    assert extract.source is Source.WORD
    assert len(extract.controls) == 2


def test_a_control_in_a_fields_result_is_kept() -> None:
    body = para(field("<w:textInput/>", "FORMTEXT", run("a") + sdt("b", tag="in")))
    assert "in" in [c.name for c in read(body).controls] or only(read(body)).value


def test_a_hidden_run_can_still_close_a_field() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = para(
        f'<w:r>{hidden}<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData>'
        "</w:fldChar></w:r>",
        f"<w:r>{hidden}<w:instrText>FORMTEXT</w:instrText></w:r>",
        f'<w:r>{hidden}<w:fldChar w:fldCharType="separate"/></w:r>', "Jane",
        f'<w:r>{hidden}<w:t>no</w:t><w:fldChar w:fldCharType="end"/></w:r>',
    )  # fmt: skip
    assert only(read(body)).value == "Jane"


def test_a_field_never_closed_ends_with_its_cell() -> None:
    opened = field("<w:textInput/>", "FORMTEXT", "Jane", end=False)
    extract = read(table(row(cell(para(opened)), "Phone"), row("Next", "x")))
    assert only(extract).value == "Jane"
    assert texts(extract) == ["{Jane}", "Phone", "Next", "x"]


def test_a_field_never_closed_ends_before_a_table() -> None:
    opened = field("<w:textInput/>", "FORMTEXT", "Jane", end=False)
    extract = read(para(opened) + table(row("a")) + para("b"))
    assert only(extract).value == "Jane"
    assert texts(extract) == ["{Jane}", "a", "b"]


def test_a_click_here_button_is_a_place_to_fill_in() -> None:
    asks = para("Name: ", field("", "MACROBUTTON NoMacro [Click here and type name]"))
    control = only(read(asks))
    assert (control.value, control.placeholder) == (None, True)
    says = para(field("", "MACROBUTTON Print Print the form"), field("", "MACROBUTTON x"))
    assert texts(read(says)) == ["Print the form"]


def test_fields_opened_without_end_cost_little_and_lose_nothing() -> None:
    begins = "".join(
        f'<w:r w:rsidR="{n * 2654435761 % 2**32:08X}"><w:fldChar w:fldCharType="begin"/></w:r>'
        for n in range(3_000)
    )
    extract = read(para(begins) + para(sdt("after")))
    assert only(extract).value == "after"


def test_very_many_runs_are_read_in_pieces() -> None:
    words = [f"{n * 2654435761 % 2**32:08X}" for n in range(3_000)]
    pieces = read(para(*words)).sheet[0].lines[0].pieces
    assert "".join(p.text for p in pieces) == "".join(words)
    assert len(pieces) > 1
