"""Pictures of a line to sign on that nobody signed, as word processors draw theirs: "X______"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.pictures import on_paper

if TYPE_CHECKING:
    from PIL.Image import Image

_STANDS_OUT = 32
"""Grey levels from the paper's beyond which a pixel counts as drawn."""
_LONG = 0.6
"""The share of a picture's width that its line has at least."""
_CROSS = 0.2
"""The share of it within which the cross before the line stands."""
_SIDE = 600
"""Pixels to which a larger picture is made smaller."""
_CLEAR = 1
"""Pixels over a line that may still be its own."""


def is_bare_line(image: Image) -> bool:
    """Whether a picture shows a straight line with nothing over it but, at its left end, a cross.

    Who signs writes over the line; what stands under it says who is to sign there.
    """
    grey = on_paper(image).convert("L")
    if grey.width > 2 * _SIDE:
        grey = grey.reduce(grey.width // _SIDE)
    counts = grey.histogram()
    paper = counts.index(max(counts))
    drawn = grey.point([255 * (abs(level - paper) > _STANDS_OUT) for level in range(256)])
    line = _first_line(drawn)
    if line is None:
        return False
    over = drawn.crop((round(_CROSS * grey.width), 0, grey.width, max(0, line - _CLEAR)))
    return over.getbbox() is None


def _first_line(drawn: Image) -> int | None:
    """The topmost row of which a picture's line takes up the most; None where it has none."""
    from PIL.Image import Resampling  # noqa: PLC0415 - only documents with pictures pay for it

    filled = drawn.resize((1, drawn.height), Resampling.BOX).tobytes()
    rows = [row for row, share in enumerate(filled) if share >= 255 * _LONG]
    return rows[0] if rows and len(rows) <= max(3, drawn.height // 10) else None
