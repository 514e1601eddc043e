"""Check boxes that are only typed."""

from __future__ import annotations

import pytest

from parsers.model import ControlKind, Source
from parsers.word.boxes import is_box
from tests.unit.word.ooxml import only, para, read, run, sdt, texts


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("☐ Yes ☒ No", "{False} Yes {True} No"),
        ("☑ RFP", "{True} RFP"),
        ("□ Yes ■ No", "{False} Yes {True} No"),
        ("[ ] Yes [x] No", "{False} Yes {True} No"),
        ("[_] Yes [X] No", "{False} Yes {True} No"),
        ("[]Yes [ X ]No", "{False}Yes {True}No"),
        ("( ) Yes (X) No", "{False} Yes {True} No"),
        ("(X) No", "{True} No"),
        ("○ Yes ● No", "{False} Yes {True} No"),
        ("○ Yes", "{False} Yes"),
        ("✓", "{True}"),
        ("✓ RFP", "{True} RFP"),
        ("Yes [\u2002] No [✓]", "Yes {False} No {True}"),
    ],
)
def test_characters_that_stand_as_boxes(line: str, shown: str) -> None:
    extract = read(para(line))
    assert texts(extract) == [shown]
    assert all(c.kind is ControlKind.CHECKBOX and not c.name for c in extract.controls)
    assert extract.source is Source.WORD_TEXT


@pytest.mark.parametrize(
    "line",
    [
        "■ Bullet",
        "● Bullet",
        "○ Bullet",
        "array[x] f(x) see (x) below",
        "Phone (   ) ___-____",
        "( ) 555-0100",
        "cost [1] (2)",
        "A✓B",
        "[see note]",
        "the scale of the OR:[].",
        "none of these, ( ) ^ ~ : or | [ ] # %",
    ],
)
def test_characters_that_do_not(line: str) -> None:
    extract = read(para(line))
    assert extract.controls == ()
    assert texts(extract) == [line]


@pytest.mark.parametrize(
    ("font", "code", "value"),
    [
        ("Wingdings", "F0A8", False),
        ("Wingdings", "F06F", False),
        ("Wingdings", "F0FE", True),
        ("Wingdings", "F0FD", True),
        ("Wingdings", "00A8", False),
        ("Wingdings 2", "F052", True),
        ("Wingdings 2", "F0A3", False),
        ("Webdings", "F063", False),
    ],
)
def test_symbols_that_print_boxes(font: str, code: str, value: bool) -> None:
    control = only(read(para(sym(font, code), " Yes")))
    assert control.value is value


def test_letters_set_in_a_symbol_font_print_boxes() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    extract = read(para(run("\u00a8", fonts), " Yes ", run("þ", fonts), " No", run("x")))
    assert texts(extract) == ["{False} Yes {True} Nox"]


@pytest.mark.parametrize("code", ["zz", "F041", "10FFFF", ""])
def test_other_symbols_are_no_boxes(code: str) -> None:
    assert read(para(sym("Wingdings", code), "x")).controls == ()
    assert read(para(sym("Symbol", code), "x")).controls == ()


def test_a_box_anchors_at_its_paragraph() -> None:
    assert only(read(para("☐ a"))).anchor.path == "/w:document/w:body/w:p[1]"


def test_boxes_in_an_answer_stay_in_the_answer() -> None:
    assert only(read(para(sdt("☐ a ☒ b")))).value == "☐ a ☒ b"


def test_a_rich_control_around_a_list_of_boxes_leaves_the_boxes() -> None:
    extract = read(para(sdt("☐ Yes ☒ No", kind="")))
    assert texts(extract) == ["{False} Yes {True} No"]
    assert len(extract.controls) == 2


def test_one_box_character_is_a_box() -> None:
    assert is_box(" ☒ ") is True
    assert is_box("☐") is False
    assert is_box("x") is None
    assert is_box("☐☐") is None
