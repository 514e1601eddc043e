"""What is found in the picture of a page whose print nobody knows."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.model import (
    SURE,
    Anchor,
    Box,
    Extract,
    FoundBy,
    Mark,
    MarkKind,
    SignatureStatus,
    Source,
)
from parsers.model import SignatureReading as Slot
from parsers.pdf.geometry import Page
from parsers.scan.foreign import reading
from parsers.scan.foreign.boxes.ruling import ruled
from parsers.scan.foreign.boxes.squares import squares_and_arrows, without_squares
from parsers.scan.foreign.pages import SeenPage
from parsers.scan.foreign.sheet import levelling
from parsers.scan.foreign.sheet.edges import without_rim
from parsers.scan.foreign.sheet.levelling import Way, levelled
from parsers.scan.foreign.sheet.lying import COARSE, Level, Lying
from parsers.scan.foreign.sheet.squaring import lean_of
from parsers.scan.foreign.words import looking
from parsers.scan.foreign.words.inking import inked_on, scrawled, unread
from parsers.scan.foreign.words.leaders import without_leaders
from parsers.scan.foreign.words.runs import Run, runs_of
from parsers.scan.foreign.words.slashes import doubtful_slashes, with_slashes
from parsers.scan.foreign.words.wording import Said, words_in
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey, ink_of
from parsers.scan.pixels.raster import PagePicture, Quality
from tests.unit.scan.squares import squares_on

WIDE, HIGH = 300.0, 200.0
"""Points."""


def paper(wide: float = WIDE, high: float = HIGH) -> Grey:
    return np.full((round(high * SCALE), round(wide * SCALE)), 255, np.uint8)


def px(*points: float) -> tuple[int, ...]:
    return tuple(round(one * SCALE) for one in points)


def line(page: Grey, x0: float, y0: float, x1: float, y1: float, thick: int = 2) -> None:
    cv2.line(page, px(x0, y0), px(x1, y1), 0, thick)


def write(page: Grey, text: str, x: float, y: float, size: float = 10) -> None:
    cv2.putText(page, text, px(x, y), cv2.FONT_HERSHEY_SIMPLEX, size / 30 * SCALE, 0, 2,
                cv2.LINE_AA)  # fmt: skip


def box(page: Grey, x: float, y: float, size: float = 10, *, ticked: bool = False) -> None:
    cv2.rectangle(page, px(x, y), px(x + size, y + size), 0, 2)
    if ticked:
        line(page, x + 2, y + 2, x + size - 2, y + size - 2, 3)
        line(page, x + 2, y + size - 2, x + size - 2, y + 2, 3)


def scrawl(page: Grey, x: float, y: float) -> None:
    t = np.linspace(0, 1, 120)
    way = np.column_stack([x + 90 * t, y - 9 * np.sin(26 * t) - 6 * np.sin(9 * t)]) * SCALE
    cv2.polylines(page, [np.rint(way).astype(np.int32)], False, 30, 4, cv2.LINE_AA)


def test_rules_are_found_and_letters_are_none() -> None:
    page = paper()
    line(page, 20, 40, 280, 40)
    line(page, 20, 80, 280, 80)
    line(page, 150, 40, 150, 80)
    write(page, "ENGAGEMENT TITLE ILLHTE", 30, 65)
    found = ruled(page)
    assert [round(y) for y, _, _ in found.across] == [40, 80]
    ((x, y0, y1),) = found.down
    assert (round(x), round(y0), round(y1)) == (150, 40, 81)
    assert not ink_of(found.bare)[px(30)[0] : px(48)[0]].any()
    assert ink_of(found.bare).sum() > 0.8 * ink_of(page)[px(50)[0] : px(70)[0]].sum()


def test_the_tops_of_bold_letters_that_a_soft_picture_joins_are_no_rule() -> None:
    page = paper()
    line(page, 20, 40, 280, 40)
    line(page, 60, 100, 90, 100, 5)
    for x in range(61, 90, 5):
        line(page, x, 100, x, 107, 4)
    write(page, "typing", 120, 78)
    line(page, 118, 80, 150, 80)
    assert [round(y) for y, _, _ in ruled(page).across] == [40, 80]


def test_a_fine_rule_is_whole_though_letters_stand_close_under_it() -> None:
    page = paper()
    for y in (40, 80):
        cv2.line(page, px(20, y), px(280, y), 195, 2)
    page[px(41.5)[0] : px(52)[0], px(100)[0] : px(170)[0]] = 0  # as close as the tops of capitals
    found = ruled(page).across
    assert [(round(y), round(x0), round(x1)) for y, x0, x1 in found if y < 41] == [(40, 20, 280)]


def test_a_letter_as_high_as_its_row_is_no_rule_and_a_stroke_between_cells_is_one() -> None:
    page = paper()
    for y in (40, 54):
        line(page, 20, y, 280, y)
    for x in (100, 200):
        line(page, x, 40, x, 54)
    for x in (97.5, 103.5):  # the letters before and behind the first
        cv2.circle(page, px(x, 48), px(2)[0], 0, 2)
    assert [round(x) for x, _, _ in ruled(page).down] == [200]


def test_type_on_a_dark_ground_is_made_dark_and_the_ground_is_told() -> None:
    page = paper()
    cv2.rectangle(page, px(20, 60), px(280, 80), 0, -1)
    cv2.putText(page, "SECTION I", px(30, 75), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 255, 2, cv2.LINE_AA)
    found = ruled(page)
    ((x0, y0, x1, y1),) = found.grounds
    assert (x0, x1) == pytest.approx((20, 280), abs=3)
    assert y1 - y0 == pytest.approx(20, abs=3)
    assert 0.02 < ink_of(found.bare)[px(63)[0] : px(77)[0]].mean() < 0.3


def test_a_dark_ground_begins_with_its_title_though_type_fills_its_height() -> None:
    page = paper()
    cv2.rectangle(page, px(20, 60), px(280, 70.5), 80, -1)
    cv2.putText(page, "II. BUSINESS", px(21, 68.5), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2,
                cv2.LINE_AA)  # fmt: skip
    found = ruled(page)
    ((x0, _, x1, _),) = found.grounds
    assert (x0, x1) == pytest.approx((20, 280), abs=3)
    assert [round(x) for x, _, _ in found.down if 24 < x < 276] == []
    assert found.bare[px(61.5)[0], px(22)[0] : px(270)[0]].min() > 150


def test_two_dark_grounds_above_each_other_are_two_and_the_paper_between_them_stays() -> None:
    page = paper()
    for top, bottom in ((60, 80), (90, 110)):
        cv2.rectangle(page, px(20, top), px(280, bottom), 0, -1)
    found = ruled(page)
    tops, bottoms = [y0 for _, y0, _, _ in found.grounds], [y1 for _, _, _, y1 in found.grounds]
    assert tops == pytest.approx([60, 90], abs=2)
    assert bottoms == pytest.approx([80, 110], abs=2)
    assert found.bare[px(82)[0] : px(88)[0], px(30)[0] : px(270)[0]].min() > 200


def test_boxes_are_told_ticked_or_not_and_a_comb_is_none() -> None:
    page = paper()
    box(page, 40, 40)
    box(page, 40, 70, ticked=True)
    cv2.circle(page, px(120, 95), px(6)[0], 0, 2, cv2.LINE_AA)
    for n in range(4):
        box(page, 40 + 12 * n, 120, 12)
    write(page, "BOOK OO8", 60, 50)
    found = {(round(s.rect[0] / 10), round(s.rect[1] / 10)): s.ticked for s in squares_on(page)}
    assert found == {(4, 4): False, (4, 7): True, (11, 9): False}
    assert not ink_of(without_squares(page, squares_on(page)))[px(68)[0] : px(82)[0]].any()


def test_each_box_of_a_page_full_of_little_ones_is_found() -> None:
    page = paper(306, 396)
    for x in range(10, 294, 11):
        for y in range(10, 384, 14):
            box(page, x, y, 7)
    assert len(squares_on(page)) == 26 * 27


def test_a_letter_that_is_higher_than_wide_is_no_box_though_its_sides_are_straight() -> None:
    page = paper()
    cv2.rectangle(page, px(40, 40), px(45.2, 47.2), 0, 3)
    cv2.rectangle(page, px(80, 40), px(87, 47.2), 0, 3)
    assert [round(one.rect[0]) for one in squares_on(page)] == [80]


@pytest.mark.parametrize("empty", [True, False])
def test_a_circle_that_is_black_all_over_is_ticked_where_an_empty_one_is_like_it(
    *, empty: bool
) -> None:
    """In a photograph a dot runs together with its ring; a bullet has no empty one beside it."""
    page = paper()
    cv2.circle(page, px(90, 45), px(4.7)[0], 0, cv2.FILLED, cv2.LINE_AA)
    if empty:
        cv2.circle(page, px(50, 45), px(4.6)[0], 0, 2, cv2.LINE_AA)
    seen = sorted((round(one.rect[0]), one.ticked, one.sure < SURE) for one in squares_on(page))
    assert seen == ([(45, False, False), (85, True, True)] if empty else [])


def test_a_ring_round_a_word_is_no_circle_to_tick() -> None:
    page = paper()
    for x, axes in ((60, (9, 9)), (120, (11, 8)), (180, (9, 9))):
        cv2.ellipse(page, px(x, 60), px(*axes), 0, 0, 360, 0, 2, cv2.LINE_AA)
    write(page, "No", 55, 63, 9)
    write(page, "No", 115, 63, 9)
    assert [round(one.rect[0] / 10) for one in squares_on(page)] == [17]


@pytest.mark.parametrize(("lean", "runs"), [(3.5, 1), (0.0, 3)])
def test_words_with_a_slash_between_them_are_one_run(lean: float, runs: int) -> None:
    page = paper(wide=200)
    write(page, "Water", 20, 60)
    x0 = 57.0
    line(page, x0, 61, x0 + lean, 51)
    write(page, "Soil", x0 + lean + 7, 60)
    assert len(runs_of(ink_of(page, 165))) == runs


def test_words_with_a_dash_between_them_are_one_run_however_wide_it_stands_apart() -> None:
    page = paper()
    write(page, "Forms", 40, 60)
    write(page, "North", 90, 60)
    assert len(runs_of(ink_of(page))) == 2
    line(page, 79, 56, 83, 56, 3)
    (run,) = runs_of(ink_of(page))
    assert (run.left / SCALE, run.right / SCALE) == pytest.approx((40, 118), abs=5)


def test_letters_as_wide_as_they_are_high_are_no_boxes() -> None:
    page = paper()
    for x, wide in ((41, 2), (45, 6), (54, 2)):
        cv2.rectangle(page, px(x, 40), px(x + wide, 46), 0, 3)
    box(page, 120, 40, 8)
    line(page, 118.5, 30, 118.5, 60)
    assert [round(one.rect[0]) for one in squares_on(page)] == [120]


def _fine_box(page: Grey, x: float, y: float, *, ticked: bool) -> None:
    cv2.rectangle(page, px(x, y), px(x + 11, y + 11), 190, 2)
    if ticked:
        cv2.line(page, px(x, y), px(x + 11, y + 11), 185, 1, cv2.LINE_AA)
        cv2.line(page, px(x, y + 11), px(x + 11, y), 185, 1, cv2.LINE_AA)


def test_boxes_of_lines_paler_than_ink_are_seen_and_so_is_what_ticks_them() -> None:
    page = paper()
    _fine_box(page, 40, 40, ticked=False)
    _fine_box(page, 80, 40, ticked=True)
    write(page, "Yes", 95, 50)
    assert sorted((round(s.rect[0] / 10), s.ticked) for s in squares_on(page)) == [
        (4, False), (8, True),
    ]  # fmt: skip


def test_a_box_whose_cross_hides_the_ends_of_its_fine_sides_is_seen_beside_one_like_it() -> None:
    page = paper()
    _fine_box(page, 40, 70, ticked=False)
    _fine_box(page, 40, 40, ticked=True)
    x0, y0, x1, y1 = (edge for at in ((40, 40), (51, 51)) for edge in px(*at))
    for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)):
        cv2.circle(page, (x, y), 9, 225, cv2.FILLED)
        cv2.circle(page, (x, y), 3, 190, cv2.FILLED)
    seen = sorted((round(s.rect[1] / 10), s.ticked) for s in squares_on(page))
    assert seen == [(4, True), (7, False)]
    page[px(0, 65)[1] :] = 255
    assert not squares_on(page)


@pytest.mark.parametrize("soft", [False, True])
def test_the_arrow_of_a_list_of_choices_ticks_no_box(*, soft: bool) -> None:
    page = paper()
    box(page, 40, 40, 13)
    cv2.fillPoly(page, [np.array([px(44, 44.5), px(49, 44.5), px(46.5, 48.5)])], 0)
    if soft:  # its upper edge is hollow
        page[px(44.5)[0], px(45)[0] : px(48)[0]] = 200
    box(page, 80, 40, 13, ticked=True)
    assert [round(one.rect[0]) for one in squares_on(page)] == [80]
    squares, arrows = squares_and_arrows(page)
    assert (len(squares), len(arrows)) == (1, 1)
    assert without_squares(page, squares, arrows).min() == 255


def test_an_uneven_arrow_in_a_column_of_them_ticks_no_box() -> None:
    page = paper()
    for y in (40, 60, 80):
        box(page, 40, y, 13, ticked=y == 80)
    for y in (40, 60):
        cv2.fillPoly(page, [np.array([px(44, y + 4.5), px(49, y + 4.5), px(46.5, y + 8.5)])], 0)
    page[px(65.3)[0], px(46)[0] :: 2][: px(2)[0]] = 255
    page[px(66.5)[0], px(47)[0] + 1 : px(49)[0]] = 0
    (tick,), arrows = squares_and_arrows(page)
    assert (round(tick.rect[1]), tick.ticked, len(arrows)) == (80, True, 2)


def test_a_stop_as_far_from_its_letter_as_a_typewriter_puts_it_is_of_the_word() -> None:
    page = paper()
    write(page, "Dr", 40, 60, 12)
    right = max(run.right for run in runs_of(ink_of(page, 165)))
    dot = np.s_[px(60)[0] - 3 : px(60)[0] + 1]
    page[dot, right + 15 : right + 19] = 0
    assert [run.right for run in runs_of(ink_of(page, 165))] == [right + 19]
    page[dot, right + 15 : right + 19] = 255
    page[dot, right + 24 : right + 28] = 0
    assert [run.right for run in runs_of(ink_of(page, 165))] == [right]


def test_words_stand_where_they_are_printed_and_say_how_surely_they_were_read() -> None:
    page = paper()
    write(page, "Contact Phone", 40, 60)
    write(page, "860-555-0142", 170, 60)
    runs = runs_of(ink_of(page, 165))
    words = [word for said in words_in(page, runs, shift=1000.0) for word in said.words]
    assert "".join(word.text for word in words) == "ContactPhone860-555-0142"
    assert [round(word.x0 / 10) for word in words if word.text[0] in "C8"] == [4, 17]
    assert all(word.base == pytest.approx(1060, abs=2) for word in words)
    assert all(0 < word.sure <= 1 for word in words)


@pytest.mark.parametrize(("lean", "letter"), [(0.4, "/"), (0.0, "I"), (0.2, "I")])
def test_a_lone_stroke_that_leans_is_a_slash(lean: float, letter: str) -> None:
    page = paper()
    write(page, "Agency", 5, 20)
    write(page, "Unit", 80, 20)
    line(page, 65, 20, 65 + 8 * lean, 12, 3)
    places = (*np.linspace(0.02, 0.14, 6), 0.18, 66 / WIDE, 0.25, *np.linspace(0.27, 0.4, 4))
    read = Read("Agency I Unit", 0.5, 0.9, tuple(map(float, places)))
    assert with_slashes(page[: px(24)[0]], read).text == f"Agency {letter} Unit"


def _between_words(lean: float, thick: int = 3) -> tuple[Grey, tuple[float, ...]]:
    page = paper()
    write(page, "Agency", 5, 20)
    write(page, "Unit", 80, 20)
    line(page, 65, 20, 65 + 8 * lean, 12, thick)
    words = (*np.linspace(0.02, 0.14, 6), 0.2, *np.linspace(0.27, 0.4, 4))
    return page[: px(24)[0]], tuple(map(float, words))


def test_a_slash_that_was_not_read_at_all_is_seen_between_its_words() -> None:
    slash, places = _between_words(0.5, 5)
    read = Read("Agency Unit", 0.5, 0.9, places)
    assert with_slashes(slash, read).text == "Agency / Unit"
    upright, _ = _between_words(0.1)
    assert with_slashes(upright, read).text == "Agency Unit"


def test_a_slash_of_pale_type_is_seen() -> None:
    seen, places = _between_words(0.5)
    pale = np.asarray(np.where(seen < 165, 172, 250), np.uint8)
    read = Read("Agency / Unit", 0.9, 0.9, (*places[:6], 0.19, 66 / WIDE, 0.25, *places[7:]))
    assert not doubtful_slashes(pale, read)


@pytest.mark.parametrize(("lean", "doubtful"), [(0.5, False), (0.27, False), (0.05, True)])
def test_a_slash_is_doubtful_where_no_stroke_leans(lean: float, doubtful: bool) -> None:
    seen, places = _between_words(lean)
    read = Read("Agency / Unit", 0.9, 0.9, (*places[:6], 0.19, 66 / WIDE, 0.25, *places[7:]))
    assert bool(doubtful_slashes(seen, read)) is doubtful


def test_what_cannot_be_read_is_no_empty_place() -> None:
    page = paper()
    noise = np.random.default_rng(3).integers(0, 2, (40, 90), np.uint8) * 255
    page[200:240, 200:290] = cv2.resize(noise, (90, 40))
    said = words_in(page, runs_of(ink_of(page, 165)))
    assert [word.text for one in said for word in one.words if word.sure < 0.5]


def test_a_wording_that_forms_print_needs_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    class _Unsure:
        def read(self, lines: list[Grey], **_: object) -> list[Read]:
            looks.append(len(lines))
            return [Read("Contact Phone:", 0.6, 0.9, tuple(n / 14 for n in range(14)))] * len(lines)

    monkeypatch.setattr(looking, "recogniser", _Unsure)
    page = paper()
    write(page, "Contact Phone:", 40, 60)
    runs = runs_of(ink_of(page, 165))[:1]
    (said,) = words_in(page, runs, printed=frozenset({("contact", "phone")}))
    assert looks == [1]
    assert {word.sure for word in said.words} == {0.9}
    words_in(page, runs)
    assert looks == [1, 1, 1, 1]


def test_a_run_of_which_a_letter_was_left_out_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    page = paper()
    for left in range(40, 110, 10):
        write(page, "o", left, 60, size=12)
    run = runs_of(ink_of(page, 165))[0]
    places = tuple((at + 0.5) / 7 for at in range(7) if at != 3)

    class _Hasty:
        def read(self, lines: list[Grey], **_: object) -> list[Read]:
            return [Read("o" * len(places), 0.99, 0.99, places)] * len(lines)

    monkeypatch.setattr(looking, "recogniser", _Hasty)
    (said,) = words_in(page, [run])
    assert {word.sure < SURE for word in said.words} == {True}
    places = tuple((at + 0.5) / 7 for at in range(7))
    (said,) = words_in(page, [run])
    assert {word.sure < SURE for word in said.words} == {False}


def test_rows_of_dots_part_a_question_from_its_answer_and_are_not_read() -> None:
    page = paper()
    write(page, "Tel", 40, 60)
    write(page, "(475)", 180, 60)
    written = page.copy()
    for x in np.arange(58.0, 178.0, 2.9):
        left, top = px(x, 59)
        page[top : top + 4, left : left + 3] = 40
    write(page, "ends...", 40, 100)
    write(written, "ends...", 40, 100)
    assert (ink_of(without_leaders(page)) == ink_of(written)).all()
    assert len(runs_of(ink_of(without_leaders(page), 165))) == 3


def test_lines_that_touch_are_runs_of_their_own() -> None:
    page = paper()
    write(page, "typinggypsy", 40, 60)
    write(page, "KhldThlkd", 40, 70)
    for y in (100, 130, 160):
        write(page, "Anotherline", 40, y)
    assert len(runs_of(ink_of(page, 165))) == 5


def test_a_frame_around_a_page_makes_no_lines_as_wide_as_the_page() -> None:
    page = paper()
    for y in (60, 90, 120, 150):
        write(page, "Anotherline", 40, y)
    line(page, 295, 5, 295, 195, 8)
    line(page, 5, 195, 295, 195, 8)
    wide = [run for run in runs_of(ink_of(page, 165)) if run.wide > px(150)[0]]
    assert all(run.top > px(170)[0] for run in wide)
    assert len(wide) <= 1


def test_the_dark_rim_that_a_scanner_sees_is_taken_off_and_a_rule_that_meets_it_stays() -> None:
    page = paper()
    write(page, "Anotherline", 40, 60)
    line(page, 40, 100, 299, 100)
    inside = np.s_[: px(190)[0], px(12)[0] : px(288)[0]]
    before = page[inside].copy()
    page[:, -px(6)[0] :] = 40
    page[-px(5)[0] :] = 60
    made = without_rim(page)
    assert not ink_of(made[:, -px(5)[0] :]).any()
    assert not ink_of(made[-px(4)[0] :]).any()
    assert (made[inside] == before).all()


def test_what_is_written_into_the_rim_stays_as_far_as_the_rim_goes() -> None:
    page = paper()
    page[:, : px(4)[0]] = 40
    line(page, 3, 120, 13, 110, 4)
    written = np.s_[: px(130)[0], px(7)[0] : px(16)[0]]
    before = page[written].copy()
    made = without_rim(page)
    assert ink_of(before).any()
    assert (made[written] == before).all()
    assert not ink_of(made[: px(90)[0], : px(4)[0]]).any()


def test_rules_that_run_to_the_edge_of_a_picture_are_no_rim() -> None:
    page = paper()
    line(page, 0, 40, 299, 40)
    line(page, 0, 80, 299, 80)
    assert (without_rim(page) == page).all()


def test_handwriting_is_told_from_type() -> None:
    page = paper()
    write(page, "Pat Sample", 40, 60, 14)
    scrawl(page, 150, 120)
    found, mine = inked_on(page)
    (one,) = found
    assert not one.doubtful
    assert px(140)[0] <= one.run.left <= px(155)[0]
    assert mine.sum() > 100


def _form() -> Grey:
    page = paper(612, 792)
    for n in range(9):
        line(page, 60, 80 + 70 * n, 552, 80 + 70 * n)
        write(page, "Please provide a description of it", 70, 110 + 70 * n)
    line(page, 60, 80, 60, 640)
    line(page, 300, 80, 300, 640)
    line(page, 420, 80, 420, 640)
    line(page, 552, 80, 552, 640)
    return page


def _picture(grey: Grey) -> PagePicture:
    high, wide = grey.shape
    return PagePicture(1, grey, 612.0 * wide / 2040, 612.0 * high / 2040, Quality.SCAN)


@pytest.mark.parametrize(("quarters", "angle"), [(1, 0.0), (2, 1.0)])
def test_a_page_is_made_upright_whichever_way_it_lies(quarters: int, angle: float) -> None:
    page = _form()
    middle = (page.shape[1] / 2, page.shape[0] / 2)
    turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
    skewed = np.asarray(cv2.warpAffine(page, turn, page.shape[::-1], borderValue=(255,)), np.uint8)
    lying: Grey = np.ascontiguousarray(np.rot90(skewed, quarters))
    level = levelled(_picture(lying))
    assert level.width < level.height
    assert len(ruled(level.grey).across) == 9
    there = level.to_picture(np.array([[60.0, 80.0], [552.0, 640.0]]))
    for x, y in there:
        near = lying[round(y) - 6 : round(y) + 7, round(x) - 6 : round(x) + 7]
        assert near.min() < 120


def _coarse(page: Grey) -> Grey:
    return Lying(page, 612.0, 792.0, np.diag([SCALE, SCALE, 1.0])).drawn(COARSE)


def test_paper_seen_aslant_is_squared_by_its_rules() -> None:
    page = _form()
    high, wide = page.shape
    square = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = np.array([[30, 0], [wide - 90, 25], [wide, high], [0, high - 40]], np.float32)
    slanted = cv2.warpPerspective(
        page, cv2.getPerspectiveTransform(square, seen), (wide, high), borderValue=(255,)
    )
    there = lean_of(_coarse(np.asarray(slanted, np.uint8)), 612.0, 792.0)
    assert there is not None
    assert lean_of(_coarse(page), 612.0, 792.0) is None


def test_a_sheet_is_found_on_a_desk_that_is_as_bright_at_its_other_end() -> None:
    page = cv2.resize(_form(), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    desk = cv2.copyMakeBorder(page, 120, 120, 120, 120, cv2.BORDER_CONSTANT, value=150)
    light = np.linspace(1.0, 0.5, desk.shape[0])[:, None]
    level = levelled(_picture(np.asarray(desk * light, np.uint8)))
    assert len(ruled(level.grey).across) == 9
    corners = level.to_picture(np.array([[0.0, 0.0], [612.0, 792.0]]))
    edges = np.array([[120, 120], [120 + page.shape[1], 120 + page.shape[0]]])
    assert np.abs(corners - edges).max() < 8


def test_a_place_on_the_upright_page_is_told_in_points_of_the_file() -> None:
    grey = paper(612, 792)
    level = Level(grey, 612.0, 792.0, np.diag([SCALE, SCALE, 1.0]))
    picture = PagePicture(2, grey, 612.0, 792.0, Quality.SCAN)
    mine = SeenPage(2, (0.0, 0.0, 612.0, 792.0), 0, 792.0, level, picture)
    assert mine.box((10.0, 802.0, 110.0, 822.0)) == Box(2, 10.0, 762.0, 110.0, 782.0)
    turned = Page(2, (0.0, 0.0, 792.0, 612.0), 90, 0.0)
    of_file = SeenPage(2, (0.0, 0.0, 612.0, 792.0), 0, 792.0, level, picture, turned)
    assert of_file.box((10.0, 802.0, 110.0, 822.0)) == turned.box((10.0, 10.0, 110.0, 30.0))


def test_a_slot_is_not_missing_where_something_near_it_was_not_read() -> None:
    slot = _slot(SignatureStatus.MISSING, Anchor("page 1", box=Box(1, 100, 200, 300, 215)))
    assert reading._has_near(slot, [Box(1, 130, 230, 170, 240)])
    assert not reading._has_near(slot, [Box(2, 130, 230, 170, 240), Box(1, 130, 300, 170, 310)])
    assert not reading._has_near(_slot(SignatureStatus.MISSING), [Box(1, 130, 230, 170, 240)])


@pytest.mark.parametrize(
    ("beside", "mean", "taken"), [(True, 0.5, True), (True, 0.9, False), (False, 0.5, False)]
)
def test_a_piece_of_a_signature_that_was_read_as_letters_is_of_it(
    mean: float, *, beside: bool, taken: bool
) -> None:
    page = paper()
    scrawl(page, 100, 120)
    (one,), mine = inked_on(page)
    clean = page.copy()
    clean[mine] = 255
    left = one.run.right + px(3 if beside else 20)[0]
    piece = Run(left, one.run.top + 4, left + px(9)[0], one.run.bottom - 4)
    page[piece.top : piece.bottom, piece.left : piece.right : 9] = 0
    (found,), used = scrawled(page, clean, [Said(piece, (), mean)], [one])
    assert (piece in used) is taken
    assert found.run == (one.run.with_(piece) if taken else one.run)
    assert not found.doubtful


def test_pieces_of_handwriting_that_were_read_badly_are_told() -> None:
    pieces, stop, type_ = Run(0, 0, 83, 27), Run(100, 0, 110, 10), Run(200, 0, 300, 27)
    said = [Said(pieces, (), 0.74), Said(stop, (), 0.2), Said(type_, (), 0.97)]
    assert unread(said) == [pieces]


def _slot(status: SignatureStatus, anchor: Anchor | None = None) -> Slot:
    found_by = None if anchor is None else FoundBy.LABEL
    return Slot("it_manager_signature", status, None, 0.93, found_by, anchor=anchor)


def test_ink_that_no_slot_has_may_be_the_signature_of_one_that_seems_empty() -> None:
    here, there = Anchor("page 1", path="a"), Anchor("page 1", path="b")
    extract = Extract(Source.SCAN, (), (), 1, (Mark(MarkKind.INK, True, there),))
    empty = _slot(SignatureStatus.MISSING, here)
    assert reading._may_be_signed(extract, [empty])
    signed = _slot(SignatureStatus.SIGNED, there)
    assert not reading._may_be_signed(extract, [empty, signed])
    assert reading._may_be_signed(Extract(Source.SCAN, (), (), 1), [_slot(SignatureStatus.UNCLEAR)])


class _Reads:
    """A reader that reads each of its samples as well as it is told, one way up after the other."""

    def __init__(self, *ways: list[float]) -> None:
        self.odds = [one for way in ways for one in way]

    def read(self, lines: list[Grey], **_: object) -> list[Read]:
        return [Read("", mean, mean) for mean in (self.odds.pop(0) for _ in lines)]


def test_two_runs_that_are_clearly_read_tell_which_way_up_a_page_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(levelling, "_samples", lambda _: [paper()] * 4)
    monkeypatch.setattr(levelling, "recogniser", lambda: _Reads([0.95, 0.97]))
    assert levelling._way_up(paper()) is Way.UP


def test_what_is_read_neither_way_does_not_turn_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def way(upright: list[float], turned: list[float]) -> Way:
        samples = [paper()] * len(upright)
        whole = len(paper())
        monkeypatch.setattr(levelling, "_samples", lambda g: samples if len(g) == whole else [])
        reads = _Reads(upright, turned)
        monkeypatch.setattr(levelling, "recogniser", lambda: reads)
        return levelling._way_up(paper())

    assert way([0.0, 0.0, 0.0, 0.99], [0.0, 0.33, 0.0, 0.74]) is Way.UP
    assert way([0.6, 0.5, 0.0, 0.6], [0.98, 0.99, 0.2, 0.97]) is Way.DOWN
    assert way([0.4, 0.3], [0.5, 0.4]) is Way.UNKNOWN


@pytest.mark.parametrize("quarters", [0, 1, 3])
def test_a_page_of_few_words_between_many_rules_is_turned_by_its_words(quarters: int) -> None:
    page = paper(612, 792)
    for at in range(14):
        line(page, 40 + 9 * at, 60, 40 + 9 * at, 740, 3)
    write(page, "Agency Business Sponsor signature", 240, 110, 13)
    write(page, "Printed name of the manager", 240, 140, 13)
    level = levelled(_picture(np.ascontiguousarray(np.rot90(page, quarters))))
    assert level.width < level.height
    assert ink_of(level.grey[: px(200)[0], px(230)[0] :]).any()


def test_what_is_left_of_a_frame_is_no_sample_of_words() -> None:
    page = paper()
    line(page, 20, 40, 200, 40)
    write(page, "host the application", 20, 100)
    ink = np.asarray(ink_of(page, 165), np.uint8)
    words = max(runs_of(ink > 0), key=lambda run: (run.top > 60 * SCALE, run.wide))
    assert levelling._holds_letters(ink, words)
    frame = Run(round(20 * SCALE), round(36 * SCALE), round(200 * SCALE), round(44 * SCALE))
    assert not levelling._holds_letters(ink, frame)
