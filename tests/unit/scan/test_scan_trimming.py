"""The model of letters is changed before it is loaded: fewer characters, lines of any height."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.scan.letters import recognising
from parsers.scan.letters.lowering import LOW, let_lines_be_low
from parsers.scan.letters.onnxfile import read_model
from parsers.scan.letters.pooling import pool_early
from parsers.scan.letters.recognising import Recogniser, model_folder
from parsers.scan.letters.trimming import trim
from parsers.scan.pixels.picture import Grey

folder = model_folder()
assert folder is not None
MODEL = next(folder.glob("*rec*.onnx"))


def line(text: str) -> Grey:
    picture = Image.new("L", (30 + 15 * len(text), 40), 255)
    font = ImageFont.load_default(size=26)
    ImageDraw.Draw(picture).text((10, 4), text, fill=40, font=font)
    return np.asarray(picture, np.uint8)


def test_of_eighteen_thousand_characters_those_of_east_asia_are_left_out() -> None:
    model = read_model(MODEL.read_bytes())
    kept = trim(model, lambda one: one.isascii())
    assert len(model.SerializeToString()) < MODEL.stat().st_size
    assert kept[0] == ""
    assert kept[-1] == " "
    assert {"a", "Z", "7", "/"} <= set(kept)
    assert "書" not in kept


def test_lines_are_read_as_surely_as_with_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line(text) for text in ("Renee Sample-Jones III", "(860) 555-0100", "05/12/2026")]
    less = Recogniser(MODEL).read(lines)
    monkeypatch.setattr(recognising, "_may_stand", lambda _: True)
    for one, other in zip(less, Recogniser(MODEL).read(lines), strict=True):
        assert one.text == other.text
        assert one.least == pytest.approx(other.least, abs=0.01)


def test_a_model_that_ends_otherwise_is_left_as_it_is() -> None:
    """Field 7 is the graph, in it 12 an output of the name “y”, which nothing makes."""
    strange = bytes([7 << 3 | 2, 5, 12 << 3 | 2, 3, 1 << 3 | 2, 1, ord("y")])
    model = read_model(strange)
    assert trim(model, lambda _: True) == ["", " "]
    assert model.SerializeToString() == strange


def test_low_lines_are_read_as_high_ones_are() -> None:
    texts = ("Renee Sample-Jones III", "(860) 555-0100", "05/12/2026")
    reads = Recogniser(MODEL).read([line(text) for text in texts], high=LOW)
    assert [one.text for one in reads] == list(texts)
    assert min(one.mean for one in reads) > 0.9


def test_high_lines_are_read_as_by_the_model_that_takes_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [line(text) for text in ("Renee Sample-Jones III", "(860) 555-0100")]
    any_height = Recogniser(MODEL).read(lines)
    monkeypatch.setattr(recognising, "let_lines_be_low", lambda _: False)
    alone = Recogniser(MODEL)
    for one, other in zip(any_height, alone.read(lines), strict=True):
        assert (one.text, one.places) == (other.text, other.places)
        assert one.least == pytest.approx(other.least, abs=0.001)
    assert alone.read(lines, high=LOW) == alone.read(lines)


def test_a_model_of_another_build_takes_high_lines_only() -> None:
    model = read_model(MODEL.read_bytes())
    assert let_lines_be_low(model)
    changed = model.SerializeToString()
    assert not let_lines_be_low(model)
    assert model.SerializeToString() == changed


def test_lines_are_read_as_by_the_model_that_takes_the_mean_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [line(text) for text in ("Renee Sample-Jones III", "(860) 555-0100")]
    early = Recogniser(MODEL)
    told = [*early.read(lines), *early.read(lines, high=LOW)]
    monkeypatch.setattr(recognising, "pool_early", lambda _: False)
    late = Recogniser(MODEL)
    for one, other in zip(told, [*late.read(lines), *late.read(lines, high=LOW)], strict=True):
        assert (one.text, one.places) == (other.text, other.places)
        assert one.odds == pytest.approx(other.odds, abs=1e-4)


def test_the_mean_is_taken_early_once() -> None:
    model = read_model(MODEL.read_bytes())
    assert pool_early(model)
    changed = model.SerializeToString()
    assert not pool_early(model)
    assert model.SerializeToString() == changed
