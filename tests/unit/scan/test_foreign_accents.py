"""Accents on lines of other prints that the words read off them lack."""

from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from parsers.scan.blanks import SCALE
from parsers.scan.foreign.lacking import accents_lost
from parsers.scan.picture import Grey
from parsers.scan.recognising import Read

FONT, SIZE = "Helvetica", 10.0


def line(text: str) -> tuple[Grey, tuple[float, ...]]:
    """A line of type as a page is read, and where the middle of each letter is on it."""
    edges = [6 + stringWidth(text[:at], FONT, SIZE) for at in range(len(text) + 1)]
    wide, made = edges[-1] + 6, io.BytesIO()
    canvas = Canvas(made, pagesize=(wide, 16))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(6, 4.5, text)
    canvas.save()
    with pdfium.PdfDocument(made.getvalue()) as document:
        grey = document[0].render(scale=SCALE, grayscale=True).to_pil()
    middles = [(one + other) / 2 / wide for one, other in pairwise(edges)]
    return np.asarray(grey, np.uint8), tuple(middles)


def lost(shown: str, read: str) -> int:
    grey, places = line(shown)
    return len(accents_lost(grey, Read(read, 0.99, 0.99, places, (0.99,) * len(read))))


@pytest.mark.parametrize(
    ("shown", "read"),
    [("Víctor Sample", "Victor Sample"), ("Renée Sample", "Renee Sample"),
     ("Nuñez Sample", "Nunez Sample"), ("Zoë Sample", "Zoe Sample"), ("Übel", "Ubel"),
     ("Šample Hill", "Sample Hill"), ("Françoise Hill", "Francoise Hill")],
)  # fmt: skip
def test_an_accent_that_was_not_read_is_seen(shown: str, read: str) -> None:
    assert lost(shown, read)


@pytest.mark.parametrize(
    "text",
    ["Victor Sample", "Víctor Sample", "Françoise Hill", "Šample Hill", "Zoë Sample",
     "Jill Pilgrim III", "O'Example, Jr.",
     "(860) 555-0100", "12/24/2026", "Dr. Bo Fitting: Aids!"],
)  # fmt: skip
def test_what_was_read_as_it_stands_lacks_no_accent(text: str) -> None:
    assert not lost(text, text)


def test_a_dot_under_a_letter_is_seen_and_one_under_a_question_is_the_questions() -> None:
    grey, places = line("Pham Sample")
    grey = grey.copy()
    x, foot = round(places[2] * grey.shape[1]), round((16 - 4.5) * SCALE)
    grey[foot + 4 : foot + 9, x - 2 : x + 3] = 0
    assert accents_lost(grey, Read("Pham Sample", 0.99, 0.99, places, (0.99,) * 11))
    assert not lost("Who? Sample!", "Who? Sample!")


def test_a_line_of_which_nothing_was_read_lacks_nothing() -> None:
    grey, _ = line("Sample")
    assert not accents_lost(grey, Read("", 0.0, 0.0))
