"""How surely each word of another's print was read."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from parsers.model import SURE
from parsers.scan.foreign.words import looking
from parsers.scan.foreign.words.pitch import left_out_behind
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.trusting import (
    AGREED,
    AGREED_THRICE,
    Tokens,
    agreed_again,
    sureness,
    words_beside,
)
from parsers.scan.foreign.words.wording import words_in
from parsers.scan.letters.lowering import HIGH, LOWEST
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey

PITCH, STROKE, SPACE = 18, 12, 14
"""Pixels from letter to letter, that each is wide, and of white that a space adds."""
FORMS: frozenset[Tokens] = frozenset({("contact", "phone"), ("completed",)})


def typed(text: str, space: int = SPACE) -> tuple[Grey, tuple[float, ...]]:
    """A line with a bar for each letter of ``text``, and where the letters stand on it."""
    line = np.full((44, 16 + len(text) * (PITCH + space)), 255, np.uint8)
    x, middles = 8, []
    for letter in text:
        if letter == " ":
            middles.append(x + (space - (PITCH - STROKE)) / 2)
            x += space
        else:
            line[8:36, x : x + STROKE] = 0
            middles.append(x + STROKE / 2)
            x += PITCH
    line = line[:, : x + 8]
    return line, tuple(at / line.shape[1] for at in middles)


def read(text: str, places: tuple[float, ...], **weak: float) -> Read:
    """``text``, each letter sure but those named; ``space`` names a space."""
    odds = tuple(weak.get("space" if letter == " " else letter, 0.99) for letter in text)
    return Read(text, min(odds), 0.95, places, odds)


def test_a_space_that_the_paper_shows_is_no_doubt() -> None:
    line, places = typed("Gene Nemo")
    assert min(sureness(line, read("Gene Nemo", places, space=0.5), ())) >= SURE


def test_a_space_that_the_paper_does_not_show_is_in_doubt() -> None:
    line, places = typed("Gene Nemo", space=0)
    assert max(sureness(line, read("Gene Nemo", places, space=0.5), ())) < SURE


@pytest.mark.parametrize(
    ("place", "words"), [(0.05, {0}), (0.2, {0}), (0.42, {0, 1}), (0.6, {1}), (0.99, {1})]
)
def test_only_the_words_beside_ink_that_has_no_letter_are_in_doubt(
    place: float, words: set[int]
) -> None:
    assert words_beside(Read("Gene Nemo", 0.9, 0.9, tuple(n / 9 for n in range(9))), [place]) == (
        words
    )
    assert words_beside(Read("Gene Nemo", 0.9, 0.9), []) == {0, 1}


def _with_bars(bars: int, bar: Callable[[Grey, int], None]) -> Grey:
    """A line that reads "Nemo III", with ``bars`` behind the name."""
    line, _ = typed("Nemo")
    line = np.pad(line, ((0, 0), (0, 90)), constant_values=255)
    for at in range(bars):
        bar(line, 100 + 9 * at)
    return line


def _plain(line: Grey, x: int) -> None:
    line[8:36, x : x + 4] = 0


def _flagged(line: Grey, x: int) -> None:
    _plain(line, x)
    line[10:13, x - 3 : x] = 0


@pytest.mark.parametrize(
    ("bars", "bar", "sure"),
    [(3, _plain, True), (2, _plain, False), (4, _plain, False), (3, _flagged, False)],
)
def test_the_bars_of_a_numeral_behind_a_name_are_counted(
    bars: int, bar: Callable[[Grey, int], None], sure: bool
) -> None:
    line = _with_bars(bars, bar)
    at = [14, 32, 50, 68, 88, 102, 111, 120]
    said = read("Nemo III", tuple(x / line.shape[1] for x in at), I=0.5)
    assert (min(sureness(line, said, ())) >= SURE) is sure


def test_each_word_of_a_line_is_as_sure_as_its_own_letters() -> None:
    line, places = typed("Xeno Nemo")
    sure = sureness(line, read("Xeno Nemo", places, X=0.5), ())
    assert [one >= SURE for one in sure] == [False, True]


def test_a_word_that_forms_print_is_borne_out_and_one_that_was_guessed_is_not() -> None:
    line, places = typed("Completed Kompleted")
    sure = sureness(line, read("Completed Kompleted", places, d=0.5), FORMS)
    assert [one >= SURE for one in sure] == [True, False]
    guessed = sureness(line, read("Completed Kompleted", places, d=0.2), FORMS)
    assert max(guessed) < SURE


@pytest.mark.parametrize(
    ("text", "weak"), [("Completed, today", ","), ("Completed today", "C"), ("Com pleted", "space")]
)
def test_what_no_word_tells_is_not_borne_out_by_one(text: str, weak: str) -> None:
    line, places = typed(text, space=0)
    forms = frozenset({("completed",), ("com",)})
    assert sureness(line, read(text, places, **{weak: 0.5}), forms)[0] < SURE


@pytest.mark.parametrize(("text", "sure"), [("Agency {} Unit", True), ("Fees {} Unit", False)])
@pytest.mark.parametrize("stroke", ["/", "I"])
def test_a_stroke_between_words_is_in_doubt_but_where_forms_print_a_slash(
    text: str, stroke: str, *, sure: bool
) -> None:
    line, places = typed(text.format(stroke))
    told = read(text.format(stroke), places, **{stroke: 0.5})
    words = sureness(line, told, frozenset({("agency", "unit"), ("unit",)}))
    assert [one >= SURE for one in words] == [True, sure, True]


def test_where_a_letter_was_half_seen_nothing_of_a_line_is_sure() -> None:
    line, places = typed("Completed")
    assert sureness(line, Read("Completed", 0.0, 0.9, places, (0.9,) * 9), FORMS) == (0.0,)


def test_letters_that_stand_too_far_apart_have_one_between_them_that_was_not_read() -> None:
    _, places = typed("Nguxyen Nemo")
    missing = places[:3] + places[4:]
    wide = typed("Nguxyen Nemo")[0].shape[1]
    assert left_out_behind(read("Nguyen Nemo", missing), wide) == {2}
    assert not left_out_behind(read("Nguxyen Nemo", places), wide)


def test_a_word_of_which_a_letter_was_left_out_is_in_doubt_however_often_it_is_read_so() -> None:
    line, places = typed("Nguxyen Nemo")
    sure = sureness(line, read("Nguyen Nemo", places[:3] + places[4:]), ())
    assert [one >= SURE for one in sure] == [False, True]


@pytest.mark.parametrize(
    ("looks", "sure"),
    [
        (("Xeno Nemo", "Xeno Nemo", "Xeno Nemo"), (0.9, 0.99)),
        (("Xeno Nemo", "Xeno Nemo", "Keno Nemo"), (0.88, 0.99)),
        (("Xeno Nemo", "Keno Nemo"), (0.5, 0.99)),
    ],
)
def test_what_three_looks_say_is_surer_than_what_two_say(
    monkeypatch: pytest.MonkeyPatch, looks: tuple[str, ...], sure: tuple[float, ...]
) -> None:
    line, seen = typed("Xeno Nemo")
    high, wide = line.shape
    page = np.full((high + 40, wide + 40), 255, np.uint8)
    page[20 : 20 + high, 20 : 20 + wide] = line
    run = Run(28, 28, 20 + wide - 8, 56)
    left = list(looks)

    class _Looks:
        def read(self, lines: list[Grey], high: int = HIGH, **_: object) -> list[Read]:
            if high == LOWEST:
                return [Read("?", 0.3, 0.3, (0.5,), (0.3,))] * len(lines)
            if not lines:
                return []
            assert len(lines) == 1
            text = left.pop(0)
            cut = lines[0].shape[1]
            places = tuple((one - 0.5) * wide / cut + 0.5 for one in seen)
            third = len(left) == len(looks) - 3
            odds = (0.95 if third else 0.5, *(0.99,) * (len(text) - 1))
            return [Read(text, 0.5, 0.95, places, odds)]

    monkeypatch.setattr(looking, "recogniser", _Looks)
    (said,) = words_in(page, [run])
    assert tuple(word.sure for word in said.words) == sure
    assert not left


def test_a_third_look_settles_a_word_only_where_it_is_sure_itself() -> None:
    twice = (AGREED, AGREED)
    first = Read("Xenia Muster", 0.7, 0.9, (0.1,) * 12, (0.7,) * 12)
    surely = Read("Xenia Muster", 0.95, 0.97, (0.1,) * 12, (0.95,) * 6 + (0.7,) + (0.97,) * 5)
    assert agreed_again(first, twice, surely) == (AGREED_THRICE, AGREED)
    nowhere = Read("Xenia Muster", 0.7, 0.9, (0.1,) * 12, (0.8,) * 12)
    assert agreed_again(first, twice, nowhere) == twice
