"""Boxes: Yes/No rows, one of several, ticks in columns."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import Cell, Extract, FoundBy, Line, Piece, Source
from tests.unit.matching.sheets import HERE, Block, Content, form, read, tick_box, values

ASKED = "Is this mandated by federal or state statute or regulation?"


def mandated(*content: Content) -> object:
    return read(*content).fields["mandated"].value


def ticks(which: int | None) -> list[Content]:
    """Five cells with a box each, one of them ticked."""
    return [[tick_box(n == which)] for n in range(5)]


@pytest.mark.parametrize("yes", [True, False])
def test_boxes_before_yes_and_no(yes: bool) -> None:
    assert mandated([ASKED + " ", tick_box(yes), " Yes ", tick_box(not yes), " No"]) is yes


@pytest.mark.parametrize("yes", [True, False])
def test_boxes_behind_yes_and_no(yes: bool) -> None:
    assert mandated([ASKED + " Yes ", tick_box(yes), " No ", tick_box(not yes)]) is yes


@pytest.mark.parametrize("yes", [True, False])
def test_boxes_in_cells_of_their_own(yes: bool) -> None:
    row: Block = (ASKED, [tick_box(yes), " Yes"], [tick_box(not yes), " No"])
    assert read(row).fields["mandated"].value is yes


@pytest.mark.parametrize("yes", [True, False])
def test_boxes_under_the_heads_yes_and_no(yes: bool) -> None:
    parsed = read(
        ("Question", "Yes", "No"),
        (ASKED, [tick_box(yes)], [tick_box(not yes)]),
        ("Is there additional documentation attached?", [tick_box(not yes)], [tick_box(yes)]),
    )
    assert values(parsed, "mandated", "documentation_attached") == (yes, not yes)


def test_boxes_drawn_as_characters() -> None:
    assert mandated(f"{ASKED}  ☒ Yes  ☐ No") is True
    assert mandated(f"{ASKED}  ☐ Yes  ☒ No") is False
    assert mandated(f"{ASKED}  [ ] Yes  [X] No") is False
    assert mandated(f"{ASKED}  ___ Yes  _x_ No") is False


def test_a_lone_box_answers_yes_or_no() -> None:
    assert mandated([ASKED + " ", tick_box(True)]) is True
    assert mandated([ASKED + " ", tick_box()]) is False
    assert mandated([ASKED + " ", tick_box(True), " Yes"]) is True


def test_both_ticked_is_no_answer() -> None:
    assert mandated([ASKED + " ", tick_box(True), " Yes ", tick_box(True), " No"]) is None


def test_none_ticked_is_no_answer() -> None:
    parsed = read([ASKED + " ", tick_box(), " Yes ", tick_box(), " No"])
    assert parsed.fields["mandated"].value is None
    assert parsed.fields["mandated"].found


def test_yes_typed_behind_the_question() -> None:
    assert mandated(f"{ASKED} Yes, by statute") is True
    assert read(f"{ASKED} Yes, by statute").fields["mandated"].shown == "Yes"


def test_one_of_several_boxes_is_the_choice() -> None:
    parsed = read(
        ["Type of Request: ", tick_box(), " Level Two Project ", tick_box(True), " IT Procurement"]
    )
    assert parsed.fields["request_type"].value == "IT Procurement"


def test_two_of_several_boxes_are_no_choice() -> None:
    parsed = read(
        ["Type of Request: ", tick_box(True), " Level Two Project ", tick_box(True),
         " IT Procurement"]
    )  # fmt: skip
    assert parsed.fields["request_type"].value is None


def test_a_ticked_box_without_words_is_put_to_a_person() -> None:
    parsed = read(("Type of Request:", [tick_box(True)], [tick_box()]))
    reading = parsed.fields["request_type"]
    assert reading.value is None
    assert not reading.sure


def test_statuses_ticked_in_columns() -> None:
    heads = ("Project Phase", "Not Applicable", "TBD", "Completed", "Active", "Estimated")
    parsed = read(
        heads,
        ("Business Issues", *ticks(2)),
        ("Requirements", *ticks(4)),
        ("Design", *ticks(None)),
    )
    assert values(parsed, "business_issues_status", "requirements_status", "design_status") == (
        "Completed",
        "Estimated",
        None,
    )


@pytest.mark.parametrize("yes", [True, False])
def test_boxes_with_yes_and_no_before_their_question(yes: bool) -> None:
    boxes: Content = [tick_box(yes), " Yes ", tick_box(not yes), " No"]
    assert read((boxes, ASKED)).fields["mandated"].value is yes
    assert read(("7.", boxes, ASKED)).fields["mandated"].value is yes


def test_boxes_behind_another_question_are_not_the_next_one_s() -> None:
    boxes: Content = [tick_box(True), " Yes ", tick_box(False), " No"]
    told = read((ASKED, boxes, "Is there additional documentation attached?")).fields
    assert told["mandated"].value is True
    assert told["documentation_attached"].value is None


def test_yes_with_no_printed_beside_it_is_no_sure_answer() -> None:
    assert not read((ASKED, "Yes", "No")).fields["mandated"].sure
    assert read((ASKED, "Yes", "as of May")).fields["mandated"].sure


def test_a_ticked_box_beside_an_unanswered_question_is_not_overlooked() -> None:
    far = (ASKED, "", [tick_box(True)])
    assert not read(far).fields["mandated"].sure


TICKED = ("Solution and/or System Integrator Procurement(s)", "High Volume Procurement(s)")


@pytest.mark.parametrize("gap", [" ", "  ", "   "])
def test_a_short_rule_before_words_is_an_open_box(gap: str) -> None:
    parsed = read("V. Procurement Support", f"___{gap}{TICKED[0]}", f"_X_{gap}{TICKED[1]}")
    assert values(parsed, "solution_procurement", "high_volume_procurement") == (False, True)


def test_the_tick_before_the_next_line_s_words_is_not_this_line_s() -> None:
    parsed = read("V. Procurement Support", f"(  ) {TICKED[0]}", f"(x) {TICKED[1]}")
    assert parsed.fields["solution_procurement"].value is not True
    assert parsed.fields["high_volume_procurement"].value is True


@pytest.mark.parametrize("ticked", [True, False])
def test_a_box_beside_a_label_may_have_words_but_no_label_of_its_own(ticked: bool) -> None:
    applies = read(("High Volume Procurement(s)", [tick_box(ticked), " applies"]))
    assert applies.fields["high_volume_procurement"].value is ticked
    other = read((TICKED[1], [tick_box(ticked), " Invitation to Bid (ITB)"]))
    assert other.fields["high_volume_procurement"].value is not True
    assert other.fields["itb"].value is ticked


@pytest.mark.parametrize("words", ["Applies", "Planned", "Check if applicable"])
@pytest.mark.parametrize("own", [(), ("Procurement", "Select")])
def test_a_box_beside_a_label_is_its_own_whatever_words_say_what_the_tick_means(
    words: str, own: tuple[str, ...]
) -> None:
    rows = ("Invitation to Bid (ITB)", "Request for Proposals (RFP)", *reversed(TICKED))
    ticked = [(row, [tick_box(row is rows[0]), f" {words}"]) for row in rows]
    parsed = read("V. Procurement Support", *([own] if own else []), *ticked)
    told = [parsed.fields[f] for f in ("itb", "rfp", "high_volume_procurement")]
    assert [one.value for one in told] == [True, False, False]
    assert parsed.fields["solution_procurement"].value is False
    assert all(one.confidence >= 0.8 and one.found_by is FoundBy.LABEL for one in told)


def test_a_sliver_of_a_cell_left_of_a_box_has_nothing_left_of_itself() -> None:
    """What a scan shows beside a rule may be narrower than cells may lap over each other."""
    box, label = Piece(10, 20, control=tick_box(True)), Piece(30, 200, "Solution Procurement")
    cells = (
        Cell(0, 0, 2, 14, (), HERE),
        Cell(8, 0, 22, 14, (Line(0, 14, (box,)),), HERE),
        Cell(24, 0, 300, 14, (Line(0, 14, (label,)),), HERE),
    )
    told = match(Extract(Source.SCAN, (), cells, 1), (form(),), "ct_cep")
    assert told.fields["solution_procurement"].value is True
