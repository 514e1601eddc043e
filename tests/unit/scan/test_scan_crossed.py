"""What a stroke crosses, and what stands beside its place, is held and never taken for nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from form_templates import load_office
from parsers.model import SURE, FoundBy, Reading
from parsers.scan.letters.recognising import Read
from parsers.scan.page.asked import Writing
from parsers.scan.page.misplaced import doubted_where_odd
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import Quality
from parsers.scan.telling.crossing import is_borne_out
from parsers.scan.telling.judging import Judged, agreed, judged
from parsers.scan.writing.lines import Written, written_in
from parsers.scan.writing.spacing import without_doubtful_spaces

FORM = load_office("ct_cep").form


Line = tuple[int, int, int, int]


def field_with(words: dict[int, str], line: Line | None = None) -> Written:
    """What is found in a field in which words were typed and a line was drawn."""
    area = Image.new("L", (900, 90), 255)
    pen, font = ImageDraw.Draw(area), ImageFont.load_default(size=30)
    for left, word in words.items():
        pen.text((left, 30), word, 0, font)
    if line:
        pen.line(line, fill=40, width=3)
    return written_in(np.asarray(area, np.uint8), np.full((90, 900), 255, np.uint8))


@pytest.mark.parametrize("name", ["April Hill", "Jo Sample", "Bo Li"])
def test_a_name_that_a_line_runs_through_is_not_surely_none(name: str) -> None:
    """It comes in from the slot beside, and all letters hang together with it."""
    found = field_with({16: name}, (0, 60, 500, 30))
    assert (found.empty, found.doubtful) == (True, True)


def test_a_line_alone_is_no_name() -> None:
    assert not field_with({}, (0, 60, 500, 30)).doubtful


def test_words_that_a_line_takes_along_are_missed_in_what_is_left() -> None:
    line = (899, 30, 150, 60)
    assert field_with({16: "Jo", 200: "Sample III"}, line).lost
    assert not field_with({16: "Jo"}, line).lost


@pytest.mark.parametrize(("word", "reached"), [(True, False), (False, True)])
def test_a_word_whose_letters_touch_is_no_stroke_from_the_left(word: bool, reached: bool) -> None:
    """A photo is soft; a stroke that the frame cuts in two begins behind it too, and is thin."""
    area = Image.new("L", (420, 60), 255)
    pen = ImageDraw.Draw(area)
    pen.text((9, 14), "02/01/2027", 0, ImageFont.load_default(size=28))
    if word:
        pen.line((12, 30, 150, 30), fill=40, width=2)
    else:
        pen.line((8, 50, 140, 28), fill=40, width=2)
    found = written_in(np.asarray(area, np.uint8), np.full((60, 420), 255, np.uint8))
    assert found.reached is reached


@pytest.mark.parametrize(
    ("field", "text"),
    [("requestor_name", "Jane Hill"), ("requirements_finish", "6/5/20"), ("agency", "Test/Unit")],
)
def test_no_letter_or_figure_that_a_stroke_runs_through_is_sure(field: str, text: str) -> None:
    """It makes an R of a P, fills a gap, or stands for a slash, for each look alike."""
    told = judged(FORM[field], [Read(text, 0.99, 0.99)], Quality.CROSSED)
    assert told.confidence < SURE
    assert agreed(FORM[field], [told, told], Quality.CROSSED).confidence < SURE


@pytest.mark.parametrize(("text", "sure"), [("[", False), ("Li", True)])
def test_a_name_has_two_letters_at_least(text: str, sure: bool) -> None:
    told = judged(FORM["vendor_2_name"], [Read(text, 0.99, 0.99)], Quality.SCAN)
    assert (told.confidence >= SURE) is sure


def test_a_prompt_of_which_a_letter_was_misread_is_that_prompt() -> None:
    """On a fax "(nnn)" passes for "(0nn)", which is no number that somebody wrote."""
    told = judged(FORM["project_manager_phone"], [Read("(0nn) nnn-nnnn", 0.6, 0.9)], Quality.SCAN)
    assert (told.value, told.shown) == (None, "(nnn) nnn-nnnn")
    for read in ("mm/dd/vvvv", "mm /dd/yvvvy"):
        told = judged(FORM["testing_start"], [Read(read, 0.6, 0.9)], Quality.SCAN)
        assert (told.shown, told.confidence >= SURE) == ("mm/dd/yyyy", True)


def test_what_invites_to_write_a_date_is_no_empty_choice() -> None:
    """It belongs to the column beside."""
    told = judged(FORM["testing_status"], [Read("mm/dd/yyyy", 0.99, 0.99)], Quality.SCAN)
    assert told.confidence < SURE
    told = judged(FORM["testing_start"], [Read("mm/dd/yyyy", 0.99, 0.99)], Quality.SCAN)
    assert told.confidence >= SURE


def dates(odd: int) -> dict[str, Reading]:
    """Dates of a page, of which some make no sense, and a box beside them."""
    names = [name for name in FORM.fields if name.endswith(("_start", "_finish"))][:12]
    made = {name: Reading(name, "2026-05-04", "5/4/2026", 0.95, FoundBy.REGION) for name in names}
    for name in names[:odd]:
        made[name] = replace(made[name], value=None, shown="ated 5/4/2", confidence=0.6)
    return made | {"itb": Reading("itb", True, "Yes", 0.95, FoundBy.REGION)}


@pytest.mark.parametrize(("odd", "believed"), [(2, True), (5, False)])
def test_nothing_is_believed_on_a_page_whose_answers_stand_beside_their_places(
    odd: int, believed: bool
) -> None:
    told = doubted_where_odd(FORM, dates(odd))
    assert (told["itb"].confidence >= SURE) is believed


def typed(text: str) -> Grey:
    """A line of type."""
    picture = Image.new("L", (20 + 17 * len(text), 44), 255)
    ImageDraw.Draw(picture).text((10, 4), text, 0, ImageFont.load_default(size=28))
    return np.asarray(picture, np.uint8)


@pytest.mark.parametrize(("paper", "sure"), [("Mar. 7, 2026", True), ("Mar. 17, 2026", False)])
def test_a_date_is_no_less_sure_for_its_spaces_unless_a_figure_may_stand_there(
    paper: str, sure: bool
) -> None:
    read = "Mar. 7, 2026"
    odds = tuple(0.5 if letter == " " else 0.99 for letter in read)
    seen = Read(read, 0.5, 0.9, tuple(np.linspace(0.1, 0.9, len(read))), odds)
    assert (without_doubtful_spaces(typed(paper), seen).least > 0.9) is sure


@pytest.mark.parametrize(("paper", "sure"), [("4/28/2026.", True), ("4/28/20261", False)])
def test_a_date_is_no_less_sure_for_a_speck_behind_it_unless_a_figure_may_stand_there(
    paper: str, sure: bool
) -> None:
    read = "4/28/2026."
    odds = (*(0.99 for _ in read[:-1]), 0.4)
    seen = Read(read, 0.4, 0.9, tuple(np.linspace(0.1, 0.9, len(read))), odds)
    assert (without_doubtful_spaces(typed(paper), seen).least > 0.9) is sure


def test_what_is_left_of_the_frame_is_no_letter_behind_which_another_was_lost() -> None:
    """It stood a little aside of where the blank has it."""
    area = Image.new("L", (300, 200), 255)
    pen = ImageDraw.Draw(area)
    pen.text((24, 60), "4/28/2026", 0, ImageFont.load_default(size=30))
    for top, bottom in ((40, 52), (64, 69), (72, 198)):
        pen.line((7, top, 7, bottom), fill=60, width=2)
    pen.line((0, 198, 299, 198), fill=60, width=2)
    found = written_in(np.asarray(area, np.uint8), np.full((200, 300), 255, np.uint8))
    assert (found.lost, found.reached) == (False, False)


@pytest.mark.parametrize("name", ["Board of Tests /Unit 7", "Sam's IT·Repair"])
def test_a_slash_may_hide_a_space_and_a_speck_stand_in_one_for_all_looks(name: str) -> None:
    field, read = FORM["agency"], Read(name, 0.99, 0.99)
    told = judged(field, [read], Quality.SCAN)
    assert agreed(field, [told, told], Quality.SCAN).confidence < SURE


def test_a_writing_keeps_what_is_known_of_it_at_another_look() -> None:
    found = Written((np.full((40, 90), 255, np.uint8),), wide=300, lost=True)
    one = Writing(FORM["agency"], found, Quality.SCAN)
    assert one.seen(lambda line: line).found.lost


def found_under(stroke: tuple[int, int], name: str = "Denise Hill") -> Written:
    """A name of 14 pixels a letter, of which a stroke touches the columns ``stroke``."""
    touched = np.zeros(400, np.bool_)
    touched[stroke[0] : stroke[1]] = True
    line = np.full((40, 14 * len(name) + 14), 255, np.uint8)
    return Written((line,), reached=True, span=(10, 10 + 14 * len(name)), touched=touched, wide=400)


def told_of(name: str, least: float = 0.95) -> Judged:
    places = tuple((14 * at + 14) / (14 * len(name) + 14) for at in range(len(name)))
    return judged(FORM["requestor_name"], [Read(name, least, 0.99, places)], Quality.CROSSED)


@pytest.mark.parametrize(
    ("name", "stroke", "sure"),
    [
        ("Denise Hill", (0, 30), True),
        ("Denise Hill", (0, 110), False),  # the space too
        ("Dcnise Hill", (0, 30), False),  # no name
        ("Juan Hill", (0, 20), False),  # of a T it makes a J
        ("Rob ert Hill", (0, 30), False),  # it hides a letter
        ("Victor Hill", (0, 30), False),  # it hides an accent, perhaps
        ("Siobhan Hill", (0, 30), True),  # that would stand behind what it touches
        ("Zoë Hill", (0, 20), True),
        ("Jözef Hill", (0, 30), False),  # or makes another of it
    ],
)
def test_a_name_whose_first_word_a_stroke_touches_is_sure_where_it_is_a_known_one(
    name: str, stroke: tuple[int, int], sure: bool
) -> None:
    told = told_of(name)
    field, found = FORM["requestor_name"], found_under(stroke, name)
    assert is_borne_out(field, found, [told, told]) is sure


def test_a_name_under_a_stroke_wants_two_looks_and_one_of_them_sure() -> None:
    field, found = FORM["requestor_name"], found_under((0, 30))
    sure, less = told_of("Denise Hill"), told_of("Denise Hill", 0.8)
    assert is_borne_out(field, found, [sure, less])
    assert not is_borne_out(field, found, [less, less])
    assert not is_borne_out(field, found, [sure])
    assert not is_borne_out(field, found, [sure, told_of("Denisc Hill")])


@pytest.mark.parametrize(("stroke", "begins"), [(False, True), (True, True)])
def test_letters_that_a_stroke_ties_to_the_frame_are_not_taken_off_with_it(
    stroke: bool, begins: bool
) -> None:
    area = Image.new("L", (420, 200), 255)
    pen = ImageDraw.Draw(area)
    pen.text((24, 60), "Jane Hill", 0, ImageFont.load_default(size=30))
    pen.line((1, 0, 1, 199), fill=0, width=2)
    pen.line((0, 198, 419, 198), fill=0, width=2)
    if stroke:
        pen.line((0, 92, 60, 80), fill=40, width=2)
    found = written_in(np.asarray(area, np.uint8), np.full((200, 420), 255, np.uint8))
    assert found.span is not None
    assert (found.span[0] < 28) is begins
    assert (found.reached, found.lost) == (stroke, False)


def test_a_word_that_begins_thin_is_no_stroke_where_nothing_stands_beyond_the_frame() -> None:
    """A soft 4 hangs together with the rest of its date, and begins behind the frame."""
    area = Image.new("L", (420, 60), 255)
    pen = ImageDraw.Draw(area)
    pen.text((12, 14), "J-/2/26", 0, ImageFont.load_default(size=28))
    pen.line((8, 38, 120, 34), fill=40, width=2)
    grey, blank = np.asarray(area, np.uint8), np.full((60, 420), 255, np.uint8)
    beyond = np.zeros(60, np.bool_)
    assert written_in(grey, blank).reached
    assert not written_in(grey, blank, beyond).reached
    beyond[36] = True
    assert written_in(grey, blank, beyond).reached
