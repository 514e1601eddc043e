"""Words stand as the paper parts them, and a name is what stands on its line."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from form_templates import load_office
from parsers.model import SURE
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import Quality
from parsers.scan.telling.accents import may_lack_an_accent
from parsers.scan.telling.judging import Judged, agreed, judged
from parsers.scan.telling.mistrusting import mistrusted
from parsers.scan.telling.stops import cleaned, may_hold_a_speck
from parsers.scan.writing.lines import Written, written_in
from parsers.scan.writing.numerals import leaves_a_stroke_out
from parsers.scan.writing.parting import parted

FORM = load_office("ct_cep").form
SPACE, NARROW, BARE = 16, 11, 5
"""Pixels between words, at a narrow space, and between letters."""


def typed(text: str, gaps: dict[int, int] | None = None) -> tuple[Grey, list[float]]:
    """Letters of ``text`` side by side with white between them, of ``gaps`` behind some; and the
    middle of each character, in parts of the line."""
    font, x, marks = ImageFont.load_default(size=30), 10.0, list[tuple[str, float, float]]()
    for at, letter in enumerate(text):
        box = font.getbbox(letter)
        wide = SPACE - BARE if letter == " " else box[2] - box[0]
        marks.append((letter, x, x + wide))
        after = BARE if letter != " " and text[at + 1 : at + 2] != " " else 0
        x += wide + (gaps or {}).get(at, after or BARE * (letter != " "))
    picture = Image.new("L", (round(x) + 10, 48), 255)
    for letter, left, _ in marks:
        ImageDraw.Draw(picture).text((left - font.getbbox(letter)[0], 4), letter, 0, font)
    return np.asarray(picture, np.uint8), [(a + b) / 2 / picture.width for _, a, b in marks]


def said(text: str, places: list[float], odds: dict[int, float] | None = None) -> Read:
    """``text`` as read at ``places``, surely but for ``odds``."""
    each = [(odds or {}).get(at, 0.99) for at in range(len(text))]
    return Read(text, min(each), float(np.mean(each)), tuple(places), tuple(each))


def without(text: str, places: list[float]) -> tuple[str, list[float]]:
    """The same without spaces."""
    kept = [(c, at) for c, at in zip(text, places, strict=True) if c != " "]
    return "".join(c for c, _ in kept), [at for _, at in kept]


def with_space(text: str, places: list[float], behind: int) -> tuple[str, list[float]]:
    """The same with a space that is none."""
    place = (places[behind] + places[behind + 1]) / 2
    more = [*places[: behind + 1], place, *places[behind + 1 :]]
    return f"{text[: behind + 1]} {text[behind + 1 :]}", more


def test_a_space_that_the_paper_shows_plainly_is_certain() -> None:
    line, places = typed("Mr Otto Sample")
    told = parted(line, said("Mr Otto Sample", places, {2: 0.6}))
    assert (told.text, told.least) == ("Mr Otto Sample", 0.99)


def test_a_space_that_was_left_out_is_put_in_where_it_is_plain() -> None:
    text = "Mr Otto Sample"
    line, places = typed(text)
    kept = [at for at in range(len(text)) if at != 7]
    told = parted(line, said("Mr OttoSample", [places[at] for at in kept]))
    assert (told.text, told.least) == (text, 0.99)


def test_a_space_behind_a_broad_capital_is_taken_out_where_the_paper_has_none() -> None:
    line, places = typed("Otto Consulting")
    told = parted(line, said(*with_space("Otto Consulting", places, 5), {6: 0.7}))
    assert (told.text, told.least) == ("Otto Consulting", 0.99)


@pytest.mark.parametrize("sure", [0.8, 0.98])
def test_a_lone_capital_whose_space_is_not_plain_is_in_doubt(sure: float) -> None:
    line, places = typed("Otto Consulting", {5: NARROW})
    assert parted(line, said(*with_space("Otto Consulting", places, 5), {6: sure})).least == 0


def test_a_space_that_was_surely_read_and_is_none_is_in_doubt() -> None:
    line, places = typed("Otto Consulting")
    assert parted(line, said(*with_space("Otto Consulting", places, 5))).least == 0


@pytest.mark.parametrize(("name", "sure"), [("R.Q.Sample", False), ("SAMPLE", True)])
def test_words_that_were_read_as_one_are_in_doubt(name: str, sure: bool) -> None:
    wide = {at: SPACE for at, letter in enumerate(name) if letter == "."}
    line, places = typed(name, wide)
    assert (parted(line, said(name, places)).least > 0) is sure


@pytest.mark.parametrize(("name", "sure"), [("A Test /Trial", False), ("A Test / Trial", True)])
def test_a_slash_with_a_space_on_one_side_is_in_doubt(name: str, sure: bool) -> None:
    """It leans over the space on the other side."""
    line, places = typed(name, {7: BARE})
    assert (parted(line, said(name, places)).least > 0) is sure


def test_a_line_of_which_a_stroke_closes_the_gaps_stays_as_it_was_read() -> None:
    line, places = typed("Mr Otto Sample")
    line = line.copy()
    line[40:43] = 0
    read = said("Mr Otto Sample", places, {2: 0.6})
    assert parted(line, read) == read


@pytest.mark.parametrize(("first", "one"), [(90, False), (250, True)])
def test_a_second_line_is_of_the_same_text_where_the_first_is_full(first: int, one: bool) -> None:
    """A stamp's date above a name is no word of it."""
    lines = tuple(np.full((40, wide), 255, np.uint8) for wide in (first, 120))
    assert Written(lines, wide=300).runs_on is one


def test_what_invites_to_write_a_date_is_none_of_the_date_above_it() -> None:
    field = FORM["it_manager_signed_date"]
    lines = [Read("11/12/2026", 0.99, 0.99), Read("mm/dd/yyyy", 0.99, 0.99)]
    assert judged(field, lines, Quality.SCAN).value is not None
    assert judged(field, lines[1:], Quality.SCAN).value is None


@pytest.mark.parametrize(("worn", "sure"), [(True, False), (False, True)])
def test_no_name_is_sure_on_a_worn_copy_of_a_copy(worn: bool, sure: bool) -> None:
    field, told = FORM["requestor_name"], Judged("Jo McTest", "Jo McTest", 0.95)
    once = mistrusted(field, (), told, pale_lost=False, marks_lost=True, worn=worn)
    assert (once.confidence >= SURE) is sure


def test_a_name_may_have_lost_its_accent_with_other_thin_strokes() -> None:
    field, told = FORM["requestor_name"], Judged("Victor Hill", "Victor Hill", 0.95)
    assert mistrusted(field, (), told, pale_lost=False, marks_lost=True).confidence < SURE
    assert mistrusted(field, (), told, pale_lost=False, marks_lost=False).confidence >= SURE
    assert not may_lack_an_accent("Jane Hill")


@pytest.mark.parametrize(("quality", "title"), [(Quality.SCAN, "Plan for Moderniz."),
                                                (Quality.DUSTY, "Plan for Moderniz")])  # fmt: skip
def test_a_stop_at_the_end_is_dust_only_where_there_is_dust_and_then_in_doubt(
    quality: Quality, title: str
) -> None:
    field = FORM["engagement_title"]
    once = judged(field, [Read("Plan for Moderniz.", 0.99, 0.99)], quality)
    assert once.value == title
    twice = agreed(field, [once, once], quality)
    for told in (once, twice):
        assert (told.confidence >= SURE) is (quality is Quality.SCAN)


def test_a_stop_behind_a_word_that_nobody_shortens_may_be_a_speck() -> None:
    assert may_hold_a_speck("Jo DeMock. (acting)")
    assert not may_hold_a_speck("Wm. Sample, Ph.D.")
    assert cleaned(FORM["agency"].type, "Alex Sample.") == ("Alex Sample", True)


@pytest.mark.parametrize(("numeral", "left_out"), [("II", True), ("III", False)])
def test_a_numeral_of_which_the_paper_shows_more_strokes_is_in_doubt(
    numeral: str, left_out: bool
) -> None:
    line, places = typed("Otto Hill III")
    read = said("Otto Hill III"[: 10 + len(numeral)], places[: 10 + len(numeral)])
    assert leaves_a_stroke_out(line, read) is left_out


def test_strokes_with_serifs_that_touch_are_no_fewer() -> None:
    line, places = typed("Otto Hill III")
    line = line.copy()
    line[30:33, round(places[10] * line.shape[1]) : -10] = 0
    assert not leaves_a_stroke_out(line, said("Otto Hill III", places))


@pytest.mark.parametrize("stamped", [True, False])
def test_a_word_that_a_stamp_takes_along_makes_its_name_doubtful(stamped: bool) -> None:
    """A stamp's frame comes in over the edge and runs through the first word."""
    area = Image.new("L", (400, 60), 255)
    pen, font = ImageDraw.Draw(area), ImageFont.load_default(size=28)
    pen.text((16, 12), "Tess" if stamped else "", 0, font)
    pen.text((110, 12), "Sample", 0, font)
    if stamped:
        pen.line((0, 58, 70, -4), fill=120, width=6)
    found = written_in(np.asarray(area, np.uint8), np.full((60, 400), 255, np.uint8))
    assert (found.lost, found.reached) == (stamped, stamped)


@pytest.mark.parametrize(
    ("points", "shown", "sure"),
    [(13, "mm/dd/yyyy", True), (26, "mm/dd/yyyy", False), (13, "", False)],
)
def test_ink_over_a_prompt_and_ink_that_nobody_read_are_not_surely_nothing(
    points: int, shown: str, sure: bool
) -> None:
    line = np.full((round(points * SCALE), 300), 255, np.uint8)
    told = Judged(None, shown, 0.9)
    again = mistrusted(
        FORM["it_manager_signed_date"], [line], told, pale_lost=False, marks_lost=False
    )
    assert (again.confidence >= SURE) is sure
