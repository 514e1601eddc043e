"""Lines of other prints are read at first at half of their height."""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.matching.words import canonical_words
from parsers.scan.foreign.words import looking
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.trusting import is_note, opens_with_a_wording
from parsers.scan.foreign.words.wording import Said, words_in
from parsers.scan.letters.lowering import HIGH, LOW, LOWEST
from parsers.scan.letters.recognising import Read, recogniser
from parsers.scan.pixels.picture import Grey


def line(text: str, size: float = 26) -> Grey:
    picture = Image.new("L", (30 + 15 * len(text), 44), 255)
    ImageDraw.Draw(picture).text((10, 6), text, fill=40, font=ImageFont.load_default(size=size))
    return np.asarray(picture, np.uint8)


def test_a_line_without_ink_and_one_higher_than_the_model_are_read() -> None:
    empty, high = np.full((44, 90), 255, np.uint8), np.pad(line("Sample", 40), 30)
    assert [one.text for one in recogniser().read([empty], high=LOWEST)] == [""]
    assert len(recogniser().read([high, empty], high=LOWEST)) == 2


class _Says:
    """A recogniser that says one thing of low lines and another of others, each with how surely."""

    def __init__(self, glance: tuple[str, float], look: tuple[str, float]) -> None:
        self.told, self.looks = {LOWEST: glance, LOW: glance, HIGH: look}, 0

    def read(
        self,
        lines: Sequence[Grey],
        allowed: Container[str],
        *,
        narrowed: float = 1.0,
        high: int = HIGH,
    ) -> list[Read]:
        self.looks += len(lines)
        text, sure = self.told[high]
        places = tuple((at + 0.5) / len(text) for at in range(len(text)))
        return [Read(text, sure, sure, places, (sure,) * len(text))] * len(lines)


@pytest.mark.parametrize(
    ("glance", "look", "said", "looks"),
    [
        (("12/24", 0.95), ("12/21", 0.95), "12/24", 1),  # figures that are sure at first
        (("sample", 0.95), ("sample", 0.95), "sample", 2),  # a name is looked at closely
        (("sample", 0.6), ("samp1e", 0.95), "samp1e", 2),
        (("sample", 0.6), ("sample", 0.7), "sample", 3),  # both agree, and a closer one is asked
        (("sample", 0.6), ("samp1e", 0.7), "samp1e", 4),
    ],
)
def test_what_a_first_look_is_unsure_of_is_read_at_full_size(
    monkeypatch: pytest.MonkeyPatch,
    glance: tuple[str, float], look: tuple[str, float], said: str, looks: int,
) -> None:  # fmt: skip
    reads = _Says(glance, look)
    monkeypatch.setattr(looking, "recogniser", lambda: reads)
    page = np.full((60, 200), 255, np.uint8)
    page[10:50] = line("sample")[:40].repeat(2, axis=1)[:, :200]
    (one,) = words_in(page, [Run(12, 12, 190, 46)])
    assert [word.text for word in one.words] == [said]
    assert reads.looks == looks


@pytest.mark.parametrize(
    ("glance", "looks"),
    [
        (("Agency Business", 0.95), 1),  # words that forms print, and no whole wording of them
        (("Agency Business", 0.7), 3),  # their letters were not surely read
        (("Agency Baker", 0.95), 2),
        (("Feb. 9, 2025", 0.95), 1),  # a date
        (("Feb. and May", 0.95), 2),
    ],
)
def test_words_of_forms_and_dates_that_were_surely_read_are_read_once(
    monkeypatch: pytest.MonkeyPatch, glance: tuple[str, float], looks: int
) -> None:
    reads = _Says(glance, glance)
    monkeypatch.setattr(looking, "recogniser", lambda: reads)
    page = np.full((60, 200), 255, np.uint8)
    page[20:40, 12:190] = 40
    words_in(page, [Run(12, 12, 190, 46)], printed=frozenset({("agency",), ("business",)}))
    assert reads.looks == looks


def test_an_answer_behind_a_printed_question_is_no_prose() -> None:
    printed = frozenset({canonical_words("Name of Agency"), ("yes",)})
    assert opens_with_a_wording("Name of Agency: Sample Department of Many Words", printed)
    assert not opens_with_a_wording("Yes, the sample has many words", printed)
    assert not opens_with_a_wording("Name of Agency", printed)
    assert not opens_with_a_wording("Name of Agency heads " + 20 * "and so on ", printed)


def test_a_note_in_brackets_is_no_answer_and_a_number_is_none() -> None:
    assert is_note("(If yes, please list the samples below.)")
    assert not is_note("(860) 555-0100")
    assert not is_note("(860) 555-0100 (mobile)")


def test_prose_keeps_its_width_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    widths: dict[int, float] = {}

    class _Notes(_Says):
        def read(
            self,
            lines: Sequence[Grey],
            allowed: Container[str],
            *,
            narrowed: float = 1.0,
            high: int = HIGH,
        ) -> list[Read]:
            widths.update((line.shape[1], narrowed) for line in lines if high < HIGH)
            return super().read(lines, allowed, narrowed=narrowed, high=high)

    monkeypatch.setattr(looking, "recogniser", lambda: _Notes(("a", 0.95), ("a", 0.95)))
    page = np.full((60, 1700), 255, np.uint8)
    page[20:40, 10:300] = page[20:40, 400:] = 0
    words_in(page, [Run(10, 20, 300, 40), Run(400, 20, 1690, 40)])
    short, long_ = sorted(widths)
    assert widths[short] < widths[long_] == 1.0


def word_looked_at(
    monkeypatch: pytest.MonkeyPatch, glance: tuple[str, float], look: tuple[str, float]
) -> Said:
    """A line of which the glance and the closer look say these, and how surely."""
    monkeypatch.setattr(looking, "recogniser", lambda: _Says(glance, look))
    page = np.full((60, 200), 255, np.uint8)
    page[10:50] = line("sample")[:40].repeat(2, axis=1)[:, :200]
    (one,) = words_in(page, [Run(12, 12, 190, 46)])
    return one


def test_a_name_that_a_glance_and_a_look_are_sure_of_and_read_apart_is_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = word_looked_at(monkeypatch, ("Amim", 0.99), ("Arnim", 0.99))
    assert [word.text for word in one.words] == ["Arnim"]
    assert one.words[0].sure < 0.8


def test_what_is_left_of_a_rule_behind_a_name_is_no_letter_that_two_looks_differ_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = word_looked_at(monkeypatch, ("sample_", 0.97), ("sample", 0.99))
    assert [word.text for word in one.words] == ["sample"]
    assert one.words[0].sure >= 0.9
