"""The check boxes of a drawn page."""

from __future__ import annotations

from parsers.scan.foreign.boxes.squares import Square, squares_and_arrows
from parsers.scan.pixels.picture import Grey


def squares_on(page: Grey) -> list[Square]:
    """The check boxes of ``page``, without the arrows that open lists."""
    return squares_and_arrows(page)[0]
