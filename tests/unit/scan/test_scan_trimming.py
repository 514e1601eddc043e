"""The model of letters is read without the characters that stand on no form."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.scan import recognising
from parsers.scan.picture import Grey
from parsers.scan.recognising import Recogniser, model_folder
from parsers.scan.trimming import trimmed

folder = model_folder()
assert folder is not None
MODEL = next(folder.glob("*rec*.onnx"))


def line(text: str) -> Grey:
    picture = Image.new("L", (30 + 15 * len(text), 40), 255)
    font = ImageFont.load_default(size=26)
    ImageDraw.Draw(picture).text((10, 4), text, fill=40, font=font)
    return np.asarray(picture, np.uint8)


def test_of_eighteen_thousand_characters_those_of_east_asia_are_left_out() -> None:
    data, kept = trimmed(MODEL.read_bytes(), lambda one: one.isascii())
    assert len(data) < MODEL.stat().st_size
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
    assert trimmed(strange, lambda _: True) == (strange, ["", " "])
