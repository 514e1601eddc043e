"""A page of a scan that nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parsers.pdf.geometry import Page
from parsers.scan.pixels.raster import PagePicture


@dataclass(frozen=True)
class Waiting:
    """The page ``number``, from 1, of a file, with its ``geometry`` where that is a PDF.

    ``damaged``: the file may have been cut off, and have had more pages.
    ``draw`` gives its picture, None where it cannot be drawn; it raises the errors of opening, and
    may be called until the next page is asked for.
    """

    number: int
    geometry: Page | None
    draw: Callable[[], PagePicture | None]
    damaged: bool = False
