"""How wide and high printed text is, so that both formats break lines at the same places."""

from __future__ import annotations

import re

from reportlab.pdfbase.pdfmetrics import stringWidth

REGULAR, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"

_WORDS = re.compile(r"\S+")


def text_width(text: str, font: str, size: float) -> float:
    """The width of ``text`` in points."""
    return float(stringWidth(text, font, size))


def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """``text`` in lines no wider than ``width`` points; a word too long stands alone."""
    lines: list[str] = []
    for word in _WORDS.findall(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
