"""Capital I and small l are told by the word that they stand in, or are in doubt."""

from __future__ import annotations

import pytest

from parsers.scan.letters.recognising import Read
from parsers.scan.telling.capitals import capital_i, with_told_strokes


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("lvan Sample", "Ivan Sample"),  # no name begins with a small l and a consonant
        ("Dr. lris de la Sample", "Dr. Iris de la Sample"),
        ("lñaki Sample", "Iñaki Sample"),
        ("Ana de los Samples", "Ana de los Samples"),
        ("Maria de las Samples", "Maria de las Samples"),
        ("Lloyd MacIntyre", "Lloyd MacIntyre"),
        ("Sean McIver III", "Sean McIver III"),
        ("luis sample", "luis sample"),  # all of it is small
        ("A.I. Sample", "A.I. Sample"),
        ("Al Sample", "Al Sample"),
    ],
)
def test_what_the_word_tells_is_certain(read: str, name: str) -> None:
    assert capital_i(read) == (name, True)


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("lan Sample", "Ian Sample"),
        ("Sam lolanda Example", "Sam Iolanda Example"),
        ("AI Sample", "AI Sample"),
        ("WiIliam Sample", "WiIliam Sample"),
        ("Hal lliff", "Hal lliff"),
    ],
)
def test_what_it_does_not_tell_is_in_doubt(read: str, name: str) -> None:
    assert capital_i(read) == (name, False)


def least(text: str, unsure: dict[int, float], *, personal: bool) -> float:
    odds = tuple(unsure.get(at, 0.99) for at in range(len(text)))
    return with_told_strokes(Read(text, min(odds), 0.99, (), odds), personal=personal).least


@pytest.mark.parametrize(
    ("text", "unsure", "sure"),
    [
        ("Jo Ingram", {3: 0.55}, True),
        ("Jo Ingram", {3: 0.3}, False),  # it may be another letter
        ("Jo Ingram", {4: 0.55}, False),
        ("Jo lngram", {3: 0.55}, True),
        ("Illingworth", {0: 0.6, 1: 0.7, 2: 0.8}, True),
        ("Jo Ian", {3: 0.55}, False),  # or Lan
        ("Jo MacIntyre", {6: 0.5}, True),
        ("Jo Maclean", {6: 0.5}, False),
    ],
)
def test_a_stroke_that_can_be_no_other_letter_is_no_doubt(
    text: str, unsure: dict[int, float], sure: bool
) -> None:
    assert (least(text, unsure, personal=True) > 0.9) is sure


def test_a_small_l_begins_words_that_are_no_names() -> None:
    assert least("Sample ltd", {7: 0.6}, personal=False) < 0.9
    assert least("Sample Inc", {7: 0.6}, personal=False) > 0.9
