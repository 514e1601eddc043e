"""Yes and no by boxes on other prints: sure where the page shows which box is whose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from form_templates import load_office
from form_templates.model import Form
from parsers.model import (
    SURE,
    Anchor,
    Box,
    Cell,
    Control,
    ControlKind,
    Extract,
    FoundBy,
    Line,
    ParsedForm,
    Piece,
    Reading,
    Source,
)
from parsers.scan.foreign.answers.answering import items_of, meaning_of
from parsers.scan.foreign.answers.profile_read import ProfileRead
from parsers.scan.foreign.answers.proving import proven

HIGH, LETTER, SIDE = 12.0, 5.0, 9.0
Row = list[tuple[float, str]]
"""What stands on a line, each with its left edge: "☐" and "☒" are boxes, all else is type."""


def anchor(x: float, y: float) -> Anchor:
    return Anchor("page 1", box=Box(1, x, 700 - y, x + SIDE, 709 - y))


def piece(x: float, y: float, text: str) -> Piece:
    if text not in "☐☒":
        return Piece(x, x + LETTER * len(text), text)
    box = Control("", "", ControlKind.CHECKBOX, text == "☒", text, anchor(x, y))
    return Piece(x, x + SIDE, control=box)


def sheet(*rows: Row) -> tuple[Cell, ...]:
    made = []
    for at, row in enumerate(rows):
        y = 100 + 20.0 * at
        line = Line(y, y + HIGH, tuple(piece(x, y, text) for x, text in row))
        made.append(Cell(50, y, 500, y + HIGH, (line,), Anchor("page 1", box=Box(1, 0, y, 1, y))))
    return tuple(made)


def meant(*rows: Row) -> list[bool | None]:
    """What the boxes stand for, from left to right and downwards."""
    items = items_of(sheet(*rows))
    return [meaning_of(item, items) for item in items if item.anchor is not None]


LEADING: Row = [(100, "☐"), (112, "Yes"), (140, "☒"), (152, "No")]
TRAILING: Row = [(100, "Yes"), (118, "☐"), (145, "No"), (158, "☒")]


@pytest.mark.parametrize(
    ("row", "boxes"),
    [
        (LEADING, [True, False]),
        (TRAILING, [True, False]),
        ([(100, "☐"), (112, "No"), (140, "☒"), (152, "Yes")], [False, True]),
        ([(60, "Ready?"), *LEADING, (180, "(attach it)")], [True, False]),
        ([(60, "Ready?"), *TRAILING, (190, "(attach it)")], [True, False]),
        ([(100, "☐"), (112, "Yes, attached"), (190, "☒"), (202, "No")], [True, False]),
        ([*LEADING, (250, "☐"), (262, "Yes"), (290, "☐"), (302, "No")], [True, False] * 2),
        ([(100, "( ) Yes (X) No")], [True, False]),
        ([(100, "Yes [ ]  No [X]")], [True, False]),
    ],
)
def test_boxes_before_or_behind_their_words_are_told_by_both_words(
    row: Row, boxes: list[bool]
) -> None:
    assert meant(row) == boxes


@pytest.mark.parametrize(
    "row",
    [
        TRAILING[:3],
        TRAILING[1:],
        LEADING[1:],
        LEADING[:3],
        [(100, "☒")],
        [(100, "Yes"), (130, "☐"), (145, "No"), (170, "☒"), (183, "N/A")],
        [(100, "Yes"), (119, "☐"), (132, "No"), (146, "☒"), (159, "Yes")],
        [(100, "☐"), (112, "Ready"), (140, "☒"), (152, "No")],
    ],
)
def test_where_a_box_or_a_word_may_be_lost_nobody_knows_whose_they_are(row: Row) -> None:
    assert not any(answer is not None for answer in meant(row))


def test_boxes_of_a_list_are_told_by_the_words_on_their_lines() -> None:
    assert meant([(100, "☐"), (112, "Yes")], [(100, "☒"), (112, "No")]) == [True, False]
    assert meant([(100, "Yes"), (130, "☐")], [(100, "No"), (130, "☒")]) == [True, False]
    assert meant([(100, "☐"), (112, "Yes")], [(100, "☒"), (112, "Later")]) == [None, None]


def test_boxes_in_columns_are_told_by_the_words_at_their_head() -> None:
    heads: Row = [(200, "Yes"), (250, "No")]
    boxes: Row = [(60, "Ready?"), (203, "☐"), (251, "☒")]
    assert meant(heads, boxes, boxes) == [True, False] * 2
    assert meant([(200, "Yes")], boxes) == [None, None]


def test_a_caption_over_a_box_and_one_under_it_leave_it_in_doubt() -> None:
    captions: Row = [(200, "Yes"), (250, "No")]
    assert meant(captions, [(203, "☐"), (251, "☒")], captions) == [None, None]


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def read(form: Form, value: bool, at: Anchor, cells: tuple[Cell, ...]) -> bool:
    """Whether an answer that was read at a place is sure still."""
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values}
    said = "Yes" if value else "No"
    fields["mandated"] = Reading("mandated", value, said, 0.92, FoundBy.LABEL, at)
    boxed = cells[0].lines[0].pieces[0].control
    if boxed:
        fields["vendor_engaged"] = replace(
            fields["mandated"], field="vendor_engaged", anchor=boxed.anchor
        )
    told = ParsedForm(form.id, form.version, Source.SCAN, 1, fields, {})
    made = proven(ProfileRead(form, told, Extract(Source.SCAN, (), cells, 1, ()), {})).told
    return made.fields["mandated"].confidence >= SURE


@pytest.mark.parametrize(("value", "sure"), [(False, True), (True, False)])
def test_an_answer_is_in_doubt_where_the_ticked_box_does_not_surely_stand_for_it(
    form: Form, *, value: bool, sure: bool
) -> None:
    assert read(form, value, anchor(140, 100), sheet(LEADING)) is sure


def test_a_lone_tick_behind_a_word_in_a_list_of_choices_is_no_yes(form: Form) -> None:
    """The arrow that opens a list was seen as a box with a tick: "No ▾"."""
    assert not read(form, True, anchor(120, 100), sheet([(100, "No"), (120, "☒")]))


def test_an_empty_box_without_a_word_is_no_no(form: Form) -> None:
    lone = sheet([(60, "Mandated?"), (120, "☐")])
    assert not read(form, False, lone[0].anchor, lone)


def test_where_others_have_boxes_a_bare_yes_has_lost_its_own(form: Form) -> None:
    bare = sheet([(60, "Mandated?"), (120, "Yes")])
    assert read(form, True, bare[0].anchor, bare)
    both = sheet(LEADING, [(60, "Mandated?"), (120, "Yes")])
    assert not read(form, True, both[1].anchor, both)


@pytest.mark.parametrize(
    ("behind", "sure"),
    [
        ([(200, "V No")], False),
        ([(200, "No")], False),
        ([(150, "(If no, say why.)")], True),
        ([(400, "No. 7")], True),
    ],
)
def test_a_bare_answer_beside_the_other_one_is_in_doubt(
    form: Form, behind: Row, *, sure: bool
) -> None:
    """Lines to tick were lost, and what ticked one of them: "___ Yes  _✓_ No"."""
    first = sheet([(60, "Mandated?"), (120, "Yes")])
    other = sheet(behind)
    assert read(form, True, first[0].anchor, (*first, *other)) is sure


def test_a_word_behind_empty_brackets_is_no_answer(form: Form) -> None:
    typed = sheet([(100, "() Yes"), (160, "(X) No")])
    assert not read(form, True, typed[0].anchor, typed)


@pytest.mark.parametrize(("row", "sure"), [(1, False), (2, True)])
def test_a_box_on_the_line_of_the_next_question_answers_none_surely(
    form: Form, *, row: int, sure: bool
) -> None:
    """The rule between two rows was not seen, nor the box of the first."""
    words = sheet(
        [(100, "Yes"), (160, "No")], [(20, "Mandated?")], [(20, "Attached?")], [(20, "Engaged?")]
    )
    ticks = sheet([], [], [(102, "☒")], [(102, "☐")]), sheet([], [], [(162, "☐")], [(162, "☒")])
    cells = [replace(cell, table=0, row=at) for at, cell in enumerate(words)]
    columns = [(ticks[0][2], row, 1), (ticks[0][3], 3, 1), (ticks[1][2], 2, 2), (ticks[1][3], 3, 2)]
    cells += [replace(cell, table=0, row=at, column=side) for cell, at, side in columns]
    assert read(form, True, anchor(102, 140), (cells[4], *cells)) is sure


@pytest.mark.parametrize(
    ("row", "others", "sure"),
    [
        ([(52, "Yes")], [], True),
        ([(52, "Yes")], [(52, "No")], False),  # the next of a list whose boxes were lost
        ([(66, "Yes")], [], False),  # a box may have stood before it
        ([(52, "Yes"), (80, "#")], [], False),
    ],
)
def test_a_bare_yes_in_a_frame_of_its_own_is_sure_beside_others_with_boxes(
    form: Form, row: Row, others: Row, *, sure: bool
) -> None:
    """Some questions of a print have boxes, and others a list of which the choice is shown."""
    cells = sheet([(400, "☐"), (412, "Yes"), (440, "☒"), (452, "No")], [], [], row, others)
    assert read(form, True, cells[3].anchor, cells) is sure
