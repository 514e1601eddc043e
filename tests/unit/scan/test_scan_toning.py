"""Answers paler than the form are read as dark ones; broad tints under letters count for none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from form_templates import load_office
from parsers.scan.laying.blanks import SCALE, BlankPage, blank_pages
from parsers.scan.laying.cleaning import darker
from parsers.scan.page.asked import PageAsked
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import Quality
from parsers.scan.writing.toning import tone_of_answers

NAMES = ("requestor_name", "agency", "project_manager_name", "business_sponsor_name",
         "it_director_name", "engagement_title")  # fmt: skip


@pytest.fixture(scope="module")
def blank() -> BlankPage:
    return blank_pages([load_office("ct_cep").form])[0]


def typed(blank: BlankPage, *tones: int) -> Grey:
    """The page with a name in each of some fields, in these tones in turn."""
    made = Image.fromarray(blank.fine)
    pen, font = ImageDraw.Draw(made), ImageFont.load_default(size=32)
    for at, name in enumerate(NAMES):
        slot = next(one for one in blank.slots if one.field == name)
        place = (slot.x0 + 4) * SCALE, slot.y0 * SCALE + 6
        pen.text(place, "Sample Test", tones[at % len(tones)], font)
    return np.asarray(made, np.uint8)


def asked(blank: BlankPage, page: Grey) -> PageAsked:
    none = np.zeros(page.shape, np.bool_)
    return PageAsked(blank, page, page, Quality.SCAN, {}, none, none)


@pytest.mark.parametrize(
    ("tones", "pale"),
    [((165,), True), ((40,), False), ((165, 40), False), ((210,), False)],
)
def test_answers_are_pale_where_none_is_dark_and_none_shines_through(
    blank: BlankPage, tones: tuple[int, ...], pale: bool
) -> None:
    assert (tone_of_answers(typed(blank, *tones), blank) is not None) is pale


def test_pale_answers_are_made_as_dark_as_print(blank: BlankPage) -> None:
    page = typed(blank, 165)
    tone = tone_of_answers(page, blank)
    assert tone is not None
    (slot,) = (one for one in blank.slots if one.field == "agency")
    assert not asked(blank, page).written_at(slot).lines
    (line,) = asked(blank, darker(page, tone)).written_at(slot).lines
    assert line.min() < 80


def test_a_page_without_answers_has_no_tone(blank: BlankPage) -> None:
    assert tone_of_answers(blank.fine, blank) is None


@pytest.mark.parametrize("paper", [170, 190, 210])
def test_a_highlighter_over_a_name_is_no_stroke_through_it(blank: BlankPage, paper: int) -> None:
    """It begins before the frame, and ends within the field."""
    page = typed(blank, 30)
    (slot,) = (one for one in blank.slots if one.field == "agency")
    plain = asked(blank, page).written_at(slot)
    rows, columns = blank.slice_of(slot)
    under = np.s_[rows.start - 8 : rows.stop - 10, columns.start - 30 : columns.start + 260]
    marked = page.copy()
    marked[under] = np.minimum(page[under], paper)
    found = asked(blank, marked).written_at(slot)
    assert (found.reached, found.lost, len(found.lines)) == (False, False, 1)
    assert found.lines[0].shape[1] == plain.lines[0].shape[1]
