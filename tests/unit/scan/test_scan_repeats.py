"""Prompts and choices that come again look the same; a figure for another does not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.repeats import first_alike
from parsers.scan.writing.spacing import spaced


def line(text: str, shift: float = 0.0, noise: int = 0) -> Grey:
    """``text`` as type, ``shift`` pixels aside."""
    picture = Image.new("L", (320, 44), 250)
    font = ImageFont.load_default(size=30)
    ImageDraw.Draw(picture).text((8 + shift, 4), text, font=font, fill=20)
    grain = np.random.default_rng(noise).normal(0, 4, (44, 320))
    return np.clip(np.asarray(picture, np.float64) + grain, 0, 255).astype(np.uint8)


def test_the_same_words_are_alike_however_the_scanner_shook() -> None:
    lines = [line("Choose one...", noise=1), line("Active", noise=2)]
    lines += [line("Choose one...", 1.5, noise=3), line("Active", 0.5, noise=4)]
    assert first_alike(lines) == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("11/02/2026", "11/03/2026"), ("Phase 1", "Phase 7"), ("Level Two", "Level Ten")],
)
def test_a_figure_for_another_is_not_alike(one: str, other: str) -> None:
    assert first_alike([line(one), line(other)]) == [0, 1]


def test_what_is_of_another_size_is_not_alike() -> None:
    assert first_alike([line("Yes"), np.ascontiguousarray(line("Yes")[:, :200])]) == [0, 1]


def read(text: str, middles: list[float], wide: int) -> Read:
    return Read(text, 1.0, 1.0, tuple(at / wide for at in middles))


def test_a_gap_narrower_than_the_spaces_of_its_line_parts_no_word() -> None:
    """Thin letters of typewriter type stand far apart; its spaces are wider."""
    page: Grey = np.full((40, 300), 255, np.uint8)
    middles = []
    for x in (10, 28, 54, 72, 130, 148, 166):
        page[5:35, x : x + 12] = 0
        middles.append(x + 6.0)
    spaced_out = read("abcd efg", [*middles[:4], 107.0, *middles[4:]], 300)
    assert spaced(page, spaced_out).text == "abcd efg"
    joined = read("abcdefg", middles, 300)
    assert spaced(page, joined).text == "ab cd efg"


@pytest.mark.parametrize(
    ("text", "told"),
    [("Grants", "Grants"), ("O'Ex", "O'Ex"), ("Aunit", "A unit"), ("MDunit", "MD unit")],
)
def test_a_capital_is_not_parted_from_the_word_that_it_begins(text: str, told: str) -> None:
    """Another font in the room of the blank's leaves gaps behind its broad capitals."""
    page: Grey = np.full((40, 300), 255, np.uint8)
    after = max(at for at, letter in enumerate(text) if letter.isupper())
    middles, x = [], 10
    for at in range(len(text)):
        page[5:35, x : x + 12] = 0
        middles.append(x + 6.0)
        x += 26 if at == after else 14
    assert spaced(page, read(text, middles, 300)).text == told


def test_a_figure_behind_a_stop_is_no_new_word() -> None:
    """A figure one is narrow and stands in the middle of its ground: white is on both its sides."""
    page = np.full((40, 200), 255, np.uint8)
    middles = [15.0, 34.0, 53.0, 72.0, 93.0, 115.0]
    for at in middles:
        page[10:30, int(at) - 7 : int(at) + 7] = 40
    page[10:30, 79:100] = 255
    page[26:30, 84:88] = 40
    for text, told in (("abc3.1", "abc3.1"), ("abcd.1", "abcd. 1")):
        assert spaced(page, read(text, middles, 200)).text == told
