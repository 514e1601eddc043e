"""Known names vouch for letters that no look at them knows well, and for nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from form_templates import load_office
from parsers.model import SURE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.raster import Quality
from parsers.scan.telling.days import with_told_months
from parsers.scan.telling.judging import judged
from parsers.scan.telling.vouching import is_spoken_against, is_vouched_for
from parsers.scan.writing.lines import Written
from parsers.scan.writing.silent import leaves_a_marked_letter_out
from tests.unit.scan.typed_lines import line

FORM = load_office("ct_cep").form
FOUND = Written((np.full((40, 300), 255, np.uint8),), wide=600)


def read(name: str, poor: dict[int, float], *, left_out: bool = False) -> Read:
    odds = tuple(poor.get(at, 0.99) for at in range(len(name)))
    places = tuple((at + 0.5) / len(name) for at in range(len(name)))
    return Read(name, 0.0 if left_out else min(odds), 0.99, places, odds)


def vouched(*reads: Read, field: str = "requestor_name") -> bool:
    ways = [judged(FORM[field], [one], Quality.DUSTY) for one in reads]
    return is_vouched_for(FORM[field], FOUND, ways)


@pytest.mark.parametrize(
    ("name", "poor", "sure"),
    [
        ("Maurice St. Pierre", {14: 0.5}, True),
        ("Maurice St. Pierre", {14: 0.2}, False),  # hardly seen
        ("Denise Hill", {7: 0.5}, False),  # or Bill, Gill, Will
        ("Dcnise Whitfield", {1: 0.5}, False),  # no name
        ("Denise J. Whitfield", {8: 0.6}, True),  # the stop of an initial
        ("Denise J. Whitfield", {7: 0.6}, False),  # an initial may be any
        ("Denise Whitfield", {6: 0.6}, False),  # a space
        ("Mary-Kate Denise", {4: 0.6}, False),
        ("Anna Denise III", {14: 0.6}, False),
    ],
)
def test_a_poor_letter_is_told_by_a_name_that_is_known_and_is_none_with_another(
    name: str, poor: dict[int, float], sure: bool
) -> None:
    assert vouched(read(name, poor), read(name, {})) is sure


def test_all_looks_say_the_same_and_more_than_one_does() -> None:
    poor = read("Whitney Pierre", {3: 0.5})
    assert vouched(poor, poor)
    assert not vouched(poor)
    assert not vouched(poor, poor, read("Whitncy Pierre", {}))


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("Whitney Pierre", True),
        ("Marin Pierre", False),  # Martin
        ("Whitney Samplehill", False),  # not known
        ("Anne Marie Pierre", False),  # Annemarie
    ],
)
def test_where_a_letter_may_be_left_out_no_word_may_be_another_with_one_more(
    name: str, sure: bool
) -> None:
    assert vouched(read(name, {}, left_out=True), read(name, {})) is sure


@pytest.mark.parametrize(
    ("name", "poor", "against"),
    [
        ("Silvio Hilf", {10: 0.6}, True),
        ("Silvio Hilf", {}, False),
        ("Silvio Hill", {10: 0.6}, False),
        ("Silvio Samplehill", {10: 0.6}, False),
    ],
)
def test_a_word_is_in_doubt_that_is_none_and_would_be_a_name_with_another_letter(
    name: str, poor: dict[int, float], against: bool
) -> None:
    field, looks = FORM["requestor_name"], [read(name, poor), read(name, {})]
    ways = [judged(field, [one], Quality.SCAN) for one in looks]
    assert is_spoken_against(field, FOUND, ways) is against


@pytest.mark.parametrize(
    ("day", "poor", "sure"),
    [
        ("September 11 2027", {7: 0.4}, True),
        ("Dec. 11 2027", {1: 0.4}, True),
        ("Jun. 11 2027", {2: 0.4}, False),  # July
        ("March 11 2027", {6: 0.4}, False),  # a figure
        ("Septomber 11 2027", {4: 0.4}, False),
    ],
)
def test_a_letter_of_a_month_is_told_by_the_month(
    day: str, poor: dict[int, float], sure: bool
) -> None:
    assert (with_told_months(read(day, poor)).least > 0.9) is sure


@pytest.mark.parametrize(
    ("told", "place", "left_out"),
    [("Robert Hill", 0.37, False), ("Rober Hill", 0.37, True), ("Rober Hill", None, False)],
)
def test_a_letter_that_a_speck_below_made_another_is_missed(
    told: str, place: float | None, left_out: bool
) -> None:
    """The model knows a t with a dot below, and no name has one."""
    paper, places = line("Robert Hill")
    seen = dict(zip("Robert Hill", places, strict=True)) | {"t": places[5]}
    paper = paper.copy()
    if place is not None:
        x, y = round(seen["t"] * paper.shape[1]), paper.shape[0] - 9
        paper[y : y + 4, x - 2 : x + 3] = 0
    kept = [at for at, letter in enumerate("Robert Hill") if told != "Rober Hill" or letter != "t"]
    looked = Read(told, 1.0, 1.0, tuple(places[at] for at in kept), (1.0,) * len(told))
    assert leaves_a_marked_letter_out(paper, looked) is left_out


def test_words_of_agencies_vouch_for_nothing() -> None:
    poor = read("Whitney Pierre", {3: 0.5})
    assert not vouched(poor, poor, field="agency")


@pytest.mark.parametrize(
    ("odds", "sure"), [((0.99, 0.98), True), ((0.99, 0.9), False), ((0.9, 0.99), False)]
)
def test_an_accent_on_a_page_with_specks_is_one_where_every_look_knows_it_well(
    odds: tuple[float, float], sure: bool
) -> None:
    assert vouched(*(read("Zoja Bõstrov", {6: one}) for one in odds)) is sure


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("Adéle Hill", False),  # Adèle, or Adele under a speck
        ("Adèle Hill", True),
        ("Hill Bõstrov", True),
        ("everley Bertin", False),
        ("Otto Hill 1", False),
        ("Otto Hill,CPA", False),
        ("Otto van der Hill", True),
    ],
)
def test_what_no_person_is_called_is_in_doubt_on_any_page(name: str, sure: bool) -> None:
    told = judged(FORM["requestor_name"], [Read(name, 0.99, 0.99)], Quality.SCAN)
    assert (told.confidence >= SURE) is sure
