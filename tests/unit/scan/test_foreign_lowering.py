"""Lines of other prints are read at first by a model that sees two thirds of their height."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.matching.words import canonical_words
from parsers.scan.foreign import lowering, wording
from parsers.scan.foreign.lowering import lowered
from parsers.scan.foreign.runs import Run
from parsers.scan.foreign.trusting import is_note, opens_with_a_wording
from parsers.scan.foreign.wording import words_in
from parsers.scan.picture import Grey
from parsers.scan.recognising import Read, model_folder, recogniser

folder = model_folder()
assert folder is not None
MODEL = next(folder.glob("*rec*.onnx"))


def line(text: str, size: float = 26) -> Grey:
    picture = Image.new("L", (30 + 15 * len(text), 44), 255)
    ImageDraw.Draw(picture).text((10, 6), text, fill=40, font=ImageFont.load_default(size=size))
    return np.asarray(picture, np.uint8)


def test_lines_are_read_as_with_all_of_their_height() -> None:
    lines = [line(text) for text in ("Renee Sample-Jones III", "(860) 555-0100", "05/12/2026")]
    low = lowering.low_recogniser()
    assert low is not recogniser()
    for one, other in zip(low.read(lines), recogniser().read(lines), strict=True):
        assert one.text == other.text
        assert min(one.mean, other.mean) >= 0.9
        assert one.places == pytest.approx(other.places, abs=0.05)


def test_a_line_without_ink_and_one_higher_than_the_model_are_read() -> None:
    empty, high = np.full((44, 90), 255, np.uint8), np.pad(line("Sample", 40), 30)
    assert [one.text for one in lowering.low_recogniser().read([empty])] == [""]
    assert len(lowering.low_recogniser().read([high, empty])) == 2


def test_a_model_that_is_made_otherwise_is_not_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lowered(b"") is None
    assert lowered(lowered(MODEL.read_bytes()) or b"") is None
    monkeypatch.setattr(lowering, "lowered", lambda _: None)
    assert lowering.low_recogniser.__wrapped__() is recogniser()


def _saying(text: str, sure: float, seen: list[str]) -> Callable[[], object]:
    class _Says:
        def read(self, lines: Sequence[Grey]) -> list[Read]:
            seen.extend([text] * len(lines))
            places = tuple((at + 0.5) / len(text) for at in range(len(text)))
            return [Read(text, sure, sure, places, (sure,) * len(text))] * len(lines)

    return _Says


@pytest.mark.parametrize(
    ("glance", "look", "said", "looks"),
    [
        (("sample", 0.95), ("samp1e", 0.95), "sample", 1),  # sure at first
        (("sample", 0.6), ("samp1e", 0.95), "samp1e", 2),
        (("sample", 0.6), ("sample", 0.7), "sample", 3),  # both agree, and a closer one is asked
        (("sample", 0.6), ("samp1e", 0.7), "samp1e", 4),
    ],
)
def test_what_a_first_look_is_unsure_of_is_read_at_full_size(
    monkeypatch: pytest.MonkeyPatch,
    glance: tuple[str, float], look: tuple[str, float], said: str, looks: int,
) -> None:  # fmt: skip
    seen: list[str] = []
    monkeypatch.setattr(wording, "low_recogniser", _saying(*glance, seen))
    monkeypatch.setattr(wording, "recogniser", _saying(*look, seen))
    page = np.full((60, 200), 255, np.uint8)
    page[10:50] = line("sample")[:40].repeat(2, axis=1)[:, :200]
    (one,) = words_in(page, [Run(12, 12, 190, 46)])
    assert [word.text for word in one.words] == [said]
    assert len(seen) == looks


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


def test_prose_is_given_its_full_size_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[float] = []
    fitted = lowering._fitted

    def noted(line: Grey, narrowed: float) -> np.ndarray:
        sizes.append(narrowed)
        return fitted(line, narrowed)

    monkeypatch.setattr(lowering, "_fitted", noted)
    lowering.low_recogniser().read([np.full((44, wide), 255, np.uint8) for wide in (300, 1200)])
    assert sizes == [lowering._NARROWED, 1.0]
