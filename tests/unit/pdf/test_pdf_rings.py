"""Rings that go round words, and boxes with round corners, which are none."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf.rings import ringed
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word


def word(letters: str, x0: float, base: float = 100) -> Word:
    return Word(letters, x0, x0 + 6 * len(letters), base=base, size=10)


def rings(words: Sequence[Word], *rects: tuple[float, float, float, float]) -> int:
    return len(list(ringed(words, Drawing(rings=list(rects)))))


def test_a_ring_goes_round_the_words_of_one_line() -> None:
    words = [word("Mandated:", 50), word("Yes", 120), word("No", 160)]
    assert rings(words, (116, 96, 142, 112)) == 1


def test_a_round_box_with_a_label_above_its_answer_is_no_ring() -> None:
    words = [word("10/28/2026", 56, base=88), word("Requested", 54, base=102)]
    assert rings(words, (48, 85, 124, 110)) == 0
