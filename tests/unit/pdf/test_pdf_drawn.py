"""What pages draw: boxes of two fills, borders, symbols, letters set apart, wrapped labels."""

from __future__ import annotations

import pytest

from parsers.model import Anchor, Control, ControlKind, Extract
from parsers.pdf.chars import Char, Style
from parsers.pdf.glyphs import from_symbol_font, symbolic
from parsers.pdf.grid import Face, faces_of, without_frames
from parsers.pdf.layout import Item, Row
from parsers.pdf.paragraphs import paragraphs_of
from parsers.pdf.shapes import Drawing, Ink, take_rect
from parsers.pdf.words import Word, _grouped
from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn, said

ANSWERS = {"Ann", "Bo"}
"""What stands in controls."""
BLACK, WHITE = Ink(False, True, False), Ink(False, True, True)


def boxes(extract: Extract) -> list[object]:
    return [c.value for c in extract.controls if c.kind is ControlKind.CHECKBOX]


def fills(*rects: tuple[tuple[float, float, float, float], Ink]) -> Drawing:
    made = Drawing()
    for rect, ink in rects:
        take_rect(made, rect, ink)
    return made


def test_a_white_square_upon_a_slightly_larger_dark_one_is_an_empty_box() -> None:
    made = fills(((100, 100, 110, 110), BLACK), ((101, 101, 109, 109), WHITE))
    assert made.tick_boxes == [(100, 100, 110, 110)]
    assert (made.solids, made.blots) == ([], [])


@pytest.mark.parametrize(
    "white", [(104, 104, 106, 106), (100, 100, 110, 110), (200, 100, 208, 108), (99, 99, 111, 111)]
)
def test_white_that_leaves_no_border_of_the_dark_square_makes_no_box(
    white: tuple[float, float, float, float],
) -> None:
    made = fills(((100, 100, 110, 110), BLACK), (white, WHITE))
    assert made.tick_boxes == []
    assert made.solids == [(100, 100, 110, 110)]


def test_white_by_itself_is_nothing() -> None:
    assert fills(((100, 100, 110, 110), WHITE)) == Drawing()


def test_only_the_dark_square_under_the_white_one_becomes_a_box() -> None:
    made = fills(
        ((100, 100, 110, 110), BLACK),
        ((101, 101, 109, 109), WHITE),
        ((200, 100, 210, 110), BLACK),
    )
    assert made.tick_boxes == [(100, 100, 110, 110)]
    assert made.solids == [(200, 100, 210, 110)]


def test_boxes_of_two_fills_are_read_with_their_ticks() -> None:
    pairs = "".join(f"0 g 100 {y} 10 10 re f 1 g 101 {y + 1} 8 8 re f 0 g\n" for y in (700, 680))
    extract = drawn(pairs + text(102, 702, "X", 8) + text(116, 702, "Yes") + text(116, 682, "No"))
    assert boxes(extract) == [True, False]


@pytest.mark.parametrize("code", ["\uf020", "\uf06f", "\uf0fe", "\uf0ff"])
def test_codes_of_symbol_fonts_are_known_as_such(code: str) -> None:
    assert symbolic(code)


@pytest.mark.parametrize("text", ["", "o", "\uf01f", "\uf100", "\uf06f\uf06f", "☐"])
def test_other_characters_and_runs_are_no_symbols(text: str) -> None:
    assert not symbolic(text)


def test_a_private_code_is_a_box_whatever_font_stood_in() -> None:
    assert from_symbol_font("\uf0a8", "", "helvetica") == "☐"
    assert from_symbol_font("\uf0fe", "symbol", "symbolmt") == "☑"
    assert from_symbol_font("\uf052", "wingdings", "wingdings-2") == "☑"
    assert from_symbol_font("\uf034", "dingbats", "zapf") == "✔"


def test_a_letter_is_itself_without_a_symbol_font() -> None:
    assert from_symbol_font("o", "", "helvetica") == "o"
    assert from_symbol_font("\uf041", "", "helvetica") == "\uf041"
    assert from_symbol_font("", "wingdings", "wingdings") == ""


def chars(*letters: tuple[str, float, bool, float]) -> list[str]:
    """Words of letters (said, x, white space before, ems that may be between), 5 points wide."""
    style = Style(
        10, bold=False, turned=False, shown=True, pale=False, dingbats="", font="", face="", run=1
    )
    made = (
        Char(said, (x, 100, x + 5, 110), 108, style, spaced, gap)
        for said, x, spaced, gap in letters
    )
    return [word.text for word in _grouped(made)]


def test_letters_near_each_other_are_a_word() -> None:
    assert chars(("a", 100, True, 0.28), ("b", 107, False, 0.28)) == ["ab"]


def test_a_space_that_was_made_up_parts_only_letters_that_stand_apart() -> None:
    assert chars(("a", 100, True, 0.28), ("b", 106, False, 0.15)) == ["ab"]
    assert chars(("a", 100, True, 0.28), ("b", 107, False, 0.15)) == ["a", "b"]


def test_a_space_of_the_file_parts_letters_however_near() -> None:
    assert chars(("a", 100, True, 0.28), ("b", 105, True, 0.15)) == ["a", "b"]


def test_codes_of_symbol_fonts_are_words_of_their_own() -> None:
    told = chars(("\uf0a8", 100, True, 0.28), ("Y", 105, False, 0.28), ("\uf0fe", 110, False, 0.28))
    assert told == ["☐", "Y", "☑"]


def test_letters_set_apart_by_their_font_are_one_word() -> None:
    apart = "BT /F1 10 Tf 72 700 Td [(Age) -120 (ncy) -700 (Name)] TJ ET\n"
    assert said(drawn(apart)) == ["Agency Name"]


def word(said: str, x: float, y: float) -> Item:
    made = Word(said, x, x + 5 * len(said), y, 10)
    if said in ANSWERS:
        control = Control("", "", ControlKind.TEXT, said, said, Anchor("page 1"))
        return Item(made.rect, 10, control=control)
    return Item(made.rect, 10, word=made)


def _said(item: Item) -> str:
    return item.word.text if item.word else item.control.shown if item.control else ""


def blocks(*lines: list[tuple[str, float]]) -> list[str]:
    """Paragraphs of lines of words and controls (said, x), 12 points apart."""
    rows = []
    for number, line in enumerate(lines):
        items = [word(said, x, 100 + 12 * number) for said, x in line]
        rows.append(Row(items[0].rect[1], items[0].rect[3], items))
    return [
        " / ".join(" ".join(_said(item) for item in row.items) for row in block)
        for block in paragraphs_of(rows)
    ]


def test_a_label_that_wraps_beside_its_answer_is_one() -> None:
    told = blocks([("Agency Business", 72), ("Ann", 160)], [("Sponsor", 72)])
    assert told == ["Agency Business / Sponsor", "Ann"]


def test_a_line_that_had_room_for_the_next_word_ends_its_label() -> None:
    told = blocks([("Agency", 72), ("Ann", 160)], [("Sponsor", 72)])
    assert told == ["Agency", "Sponsor", "Ann"]


@pytest.mark.parametrize("first", ["Agency Business:", "Agency Business?"])
def test_a_label_that_ends_with_a_colon_or_a_question_mark_does_not_wrap(first: str) -> None:
    assert blocks([(first, 72), ("Ann", 165)], [("Sponsor", 72)]) == [first, "Sponsor", "Ann"]


def test_a_next_line_that_is_a_label_is_no_rest_of_one() -> None:
    told = blocks([("Agency Business", 72), ("Ann", 160)], [("Unit: Motor", 72)])
    assert told == ["Agency Business", "Unit: Motor", "Ann"]


def test_lines_with_an_answer_beside_each_are_rows() -> None:
    told = blocks([("Agency Business", 72), ("Ann", 160)], [("Agency Manager", 72), ("Bo", 160)])
    assert told == ["Agency Business", "Ann", "Agency Manager", "Bo"]


CELL = Face((100, 100, 300, 140), table=0)


def test_a_control_s_own_border_in_a_cell_is_no_cell() -> None:
    border = Face((110, 105, 290, 135))
    assert without_frames([CELL, border], [(112, 107, 288, 133)]) == [CELL]


def test_a_sliver_between_a_border_and_the_cell_s_rule_is_no_cell() -> None:
    sliver = Face((110, 136, 290, 139))
    assert without_frames([CELL, sliver], []) == [CELL]


@pytest.mark.parametrize("place", [(112, 107, 250, 133), (112, 107, 288, 128), (0, 0, 10, 10)])
def test_a_box_that_no_control_fills_is_a_box(place: tuple[float, float, float, float]) -> None:
    border = Face((110, 105, 290, 135))
    assert without_frames([CELL, border], [place]) == [CELL, border]


def test_a_control_that_fills_a_cell_leaves_the_cell() -> None:
    own = (102, 102, 298, 138)
    assert without_frames([CELL], [own]) == [CELL]
    assert without_frames([CELL, Face((101, 101, 299, 139))], [own])[0] == CELL


def test_a_border_in_the_open_or_of_the_same_table_is_kept() -> None:
    border = Face((110, 105, 290, 135), table=0, row=1)
    assert without_frames([CELL, border], [(112, 107, 288, 133)]) == [CELL, border]
    alone = Face((400, 105, 490, 135))
    assert without_frames([CELL, alone], [(402, 107, 488, 133)]) == [CELL, alone]


def test_ruled_faces_without_controls_stay_as_they_are() -> None:
    faces = faces_of([(0, 0, 100), (20, 0, 100)], [(0, 0, 20), (50, 0, 20), (100, 0, 20)])
    assert len(faces) == 2
    assert without_frames(faces, []) == faces
