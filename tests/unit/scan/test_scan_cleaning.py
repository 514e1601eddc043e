"""What is done about dirt and low toner, and what is left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from form_templates import load_office
from parsers.model import SURE, Anchor, SignatureStatus
from parsers.scan.laying.blanks import SCALE, BlankPage, blank_pages
from parsers.scan.laying.cleaning import (
    darkened,
    is_crisp,
    is_dusty,
    is_faint,
    is_worn,
    loses_thin_print,
    parted_streaks,
    streaks_on,
)
from parsers.scan.page.asked import PageAsked
from parsers.scan.page.fields import read_fields, read_slots
from parsers.scan.pixels.picture import Grey, ink_of
from parsers.scan.pixels.raster import Quality
from parsers.scan.writing.lines import written_in
from parsers.scan.writing.typed import is_typed


@pytest.fixture(scope="module")
def blank() -> BlankPage:
    return blank_pages([load_office("ct_cep").form])[1]


def pale(page: Grey, keep: float) -> Grey:
    return np.asarray(255 - (255 - page.astype(np.float64)) * keep, np.uint8)


def test_low_toner_is_made_dark_again(blank: BlankPage) -> None:
    faint = pale(blank.fine, 0.4)
    assert is_faint(faint, blank)
    assert not is_faint(darkened(faint, blank), blank)


def test_print_that_is_gone_stays_gone(blank: BlankPage) -> None:
    lost = pale(blank.fine, 0.4)
    lost[:, ::2] = 255
    lost[::2] = 255
    lost = cv2.blur(lost, (5, 5)).astype(np.uint8)
    assert is_faint(darkened(lost, blank), blank)


def test_a_dark_page_is_left_as_it_is(blank: BlankPage) -> None:
    assert np.array_equal(darkened(blank.fine, blank), blank.fine)


def test_specks_on_bare_paper_are_dust_and_a_clean_page_has_none(blank: BlankPage) -> None:
    page = blank.fine.copy()
    assert not is_dusty(page, blank)
    ys, xs = np.nonzero(blank.bare)
    cv2.circle(page, (int(xs[len(xs) // 2]), int(ys[len(ys) // 2])), 2, 60, -1)
    assert is_dusty(page, blank)


def test_a_streak_down_the_glass_is_found_and_a_rule_printed_aside_is_none(
    blank: BlankPage,
) -> None:
    page = blank.fine.copy()
    shifted = np.roll(ink_of(blank.fine, 200), round(5 * SCALE), axis=1)
    tall = np.ones((round(26 * SCALE), 1), np.uint8)
    rules = cv2.morphologyEx(shifted.astype(np.uint8), cv2.MORPH_OPEN, tall) > 0
    page[rules] = 60
    assert not streaks_on(page, blank).any()
    free = np.flatnonzero(~blank.ruled.any(axis=0))
    column = int(free[len(free) // 2])
    page[:, column : column + 2] = 120
    assert streaks_on(page, blank)[:, column].any()


@pytest.mark.parametrize(("away", "quality"), [(3.0, Quality.FAINT), (30.0, Quality.SCAN)])
def test_a_streak_makes_doubtful_what_it_lies_on_and_not_what_ends_well_before_it(
    blank: BlankPage, away: float, quality: Quality
) -> None:
    slot = next(one for one in blank.slots if one.field == "it_manager_signed_name")
    page = blank.fine.copy()
    cv2.putText(
        page, "Alex Sample", (round((slot.x0 + 6) * SCALE), round((slot.y1 - 5) * SCALE)),
        cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA,
    )  # fmt: skip
    here = blank.slice_of(slot, 1.5)
    found = written_in(page[here], blank.fine[here])
    assert found.span is not None
    streaks = np.zeros(page.shape, np.bool_)
    column = here[1].start + found.span[1] + round(away * SCALE)
    streaks[:, column : column + 3] = True
    asked = PageAsked(blank, page, page, Quality.SCAN, {}, streaks, streaks)
    assert asked.quality_at(slot, found) is quality


@pytest.mark.parametrize(("streaked", "sure"), [(True, False), (False, True)])
def test_a_slot_out_of_which_a_streak_was_taken_is_not_surely_empty(
    blank: BlankPage, streaked: bool, sure: bool
) -> None:
    """It may have been a tall straight stroke of a name."""
    slot = next(one for one in blank.slots if one.field == "it_manager_signature")
    streaks = np.zeros(blank.fine.shape, np.bool_)
    rows, columns = blank.slice_of(slot)
    streaks[rows, columns.start + 60 : columns.start + 64] = streaked
    anchors = {one.field: Anchor("page 2") for one in blank.slots}
    told = read_slots(
        PageAsked(blank, blank.fine, blank.fine, Quality.SCAN, anchors, streaks, streaks)
    )
    assert told[slot.field].status in {SignatureStatus.MISSING, SignatureStatus.UNCLEAR}
    assert (told[slot.field].confidence >= SURE) is sure


def test_a_copy_without_its_thin_rules_may_have_lost_thin_writing(blank: BlankPage) -> None:
    assert not loses_thin_print(blank.fine, blank)
    harsh = np.where(blank.fine > 40, 255, blank.fine).astype(np.uint8)
    assert loses_thin_print(harsh, blank)
    anchors = {one.field: Anchor("page 2") for one in blank.slots}
    none = np.zeros(harsh.shape, np.bool_)
    slots = read_slots(
        PageAsked(blank, harsh, harsh, Quality.SCAN, anchors, none, none, thin_lost=True)
    )
    assert {slot.status for slot in slots.values()} == {SignatureStatus.MISSING}
    assert not any(slot.confidence >= SURE for slot in slots.values())


@pytest.mark.parametrize(
    ("quality", "sure"), [(Quality.STANDARD_FAX, False), (Quality.FINE_FAX, True)]
)
def test_no_box_is_sure_on_a_fax_that_has_half_its_rows(
    blank: BlankPage, quality: Quality, sure: bool
) -> None:
    anchors = {one.field: Anchor("page 2") for one in blank.slots}
    none = np.zeros(blank.fine.shape, np.bool_)
    told, _ = read_fields(PageAsked(blank, blank.fine, blank.fine, quality, anchors, none, none))
    assert (told["itb"].confidence >= SURE) is sure


def test_a_page_that_lies_a_point_aside_has_its_rules(blank: BlankPage) -> None:
    assert not loses_thin_print(np.roll(blank.fine, (3, 4), axis=(0, 1)), blank)


@pytest.mark.parametrize(("specks", "dusty"), [((), False), ((60, 700), True)])
def test_dots_of_labels_in_a_wider_type_are_no_dust(
    blank: BlankPage, specks: tuple[int, ...], dusty: bool
) -> None:
    """They stand where the blank prints nothing; so do their letters."""
    bare = np.argwhere(cv2.erode(blank.bare.astype(np.uint8), np.ones((90, 260), np.uint8)) > 0)
    y, x = bare[len(bare) // 2]
    paper = blank.fine.copy()
    cv2.putText(paper, "wide", (x - 60, y + 12), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 30, 3)
    cv2.circle(paper, (int(x) + 45, int(y) + 10), 2, 30, -1)
    others = np.argwhere(blank.bare)
    far = others[np.abs(others - (y, x)).max(axis=1) > 200]
    for at in specks:
        cv2.circle(paper, (int(far[at * 50][1]), int(far[at * 50][0])), 2, 30, -1)
    assert is_dusty(paper, blank) is dusty


@pytest.mark.parametrize(("soft", "worn"), [(False, True), (True, False)])
def test_print_is_worn_where_parts_are_gone_and_not_where_it_is_soft(
    blank: BlankPage, soft: bool, worn: bool
) -> None:
    page = blank.fine.copy()
    holes = np.random.default_rng(1).random((page.shape[0] // 8, page.shape[1] // 8)) < 0.25
    gone = cv2.resize(holes.astype(np.uint8), page.shape[::-1], interpolation=cv2.INTER_NEAREST)
    page[gone > 0] = np.maximum(page[gone > 0], 155 if soft else 255)
    assert is_worn(page, blank) is worn


@pytest.mark.parametrize(("edge", "worn"), [(60, True), (190, False)])
def test_print_is_worn_where_a_copier_thinned_its_strokes(
    blank: BlankPage, edge: int, worn: bool
) -> None:
    """Accents and the tails of commas go before the letters do."""
    soft = cv2.GaussianBlur(blank.fine, (0, 0), 1.2)
    page = np.where(soft < edge, 0, 255).astype(np.uint8)
    assert (is_worn(page, blank), is_crisp(page, blank)) == (worn, True)


@pytest.mark.parametrize(("share", "worn"), [(0.105, False), (0.15, True)])
def test_print_of_which_a_tenth_lies_aside_is_not_worn(
    blank: BlankPage, share: float, worn: bool
) -> None:
    """The Word blank's type is wider than the other's, of which a page knows where print is."""
    page = blank.fine.copy()
    dark = (page < 110).sum(axis=1).cumsum()
    page[: int(np.searchsorted(dark, share * dark[-1]))] = 255
    assert is_worn(page, blank) is worn


@pytest.mark.parametrize(("tone", "stays"), [(170, True), (60, False)])
def test_letters_under_a_pale_streak_stay_and_under_a_dark_one_may_be_hidden(
    tone: int, stays: bool
) -> None:
    """A streak is a stripe of dirt on the glass: what is darker shows through it."""
    page = np.full((400, 60), 255, np.uint8)
    page[200:230, 28:34] = 20
    streaks = np.zeros(page.shape, np.bool_)
    streaks[:, 27:32] = True
    page[:, 28:31] = np.minimum(page[:, 28:31], tone)
    wiped, hidden = parted_streaks(page, streaks)
    assert wiped[100, 27:32].all()
    assert (not wiped[210, 28:31].any()) is stays
    assert (not hidden.any()) is stays
    assert not hidden[100].any()


def test_a_date_that_no_look_knows_alone_is_typed_where_others_have_its_figures() -> None:
    """No two of its own figures are the same, but those of the other dates of its page are."""
    font = ImageFont.load_default(size=28)

    def line(text: str) -> Grey:
        area = Image.new("L", (420, 60), 255)
        ImageDraw.Draw(area).text((12, 14), text, 0, font)
        return np.asarray(area, np.uint8)

    assert not is_typed(line("4-30-27"))
    assert is_typed(line("4-30-27"), [line("3-27-2025"), line("4-05-2024")])
    assert not is_typed(line("4-30-27"), [line("11-15-2026")])
