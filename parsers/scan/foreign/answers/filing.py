"""Pages of several files read as one form: numbered through, and told by their files again.

Each file counts its pages from 1, and people send pages as a file each, so that only a number of
its own tells a page from the others while the form is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.model import Anchor, Evidence, ParsedForm
from parsers.pdf.geometry import Page
from parsers.scan.pixels.raster import PagePicture


@dataclass(frozen=True)
class Pictured:
    """A page's picture, with its ``geometry`` where it came out of a PDF.

    ``name`` is its file's in anchors, where that is one of several.
    """

    picture: PagePicture
    geometry: Page | None
    name: str = ""

    @property
    def place(self) -> str:
        """Where it is, as people are told."""
        page = f"page {self.picture.number}"
        return f"{self.name}, {page}" if self.name else page

    def numbered(self, number: int) -> Pictured:
        """The same page as the page ``number``."""
        geometry = self.geometry and replace(self.geometry, number=number)
        return replace(self, picture=replace(self.picture, number=number), geometry=geometry)


def numbered(pages: Sequence[Pictured]) -> Iterator[Pictured]:
    """``pages`` with their places in the sequence, from 1, as numbers."""
    return (page.numbered(number) for number, page in enumerate(pages, start=1))


def told_by_file(told: ParsedForm, pages: Sequence[Pictured]) -> ParsedForm:
    """``told`` of pages :func:`numbered`, with its places told by file and page of the file."""
    fields = {k: replace(r, anchor=_filed(r.anchor, pages)) for k, r in told.fields.items()}
    slots = {k: replace(s, anchor=_filed(s.anchor, pages)) for k, s in told.signatures.items()}
    anchors = {k: r.anchor for k, r in fields.items()} | {k: s.anchor for k, s in slots.items()}
    evidence = tuple(_shown_at(one, anchors[one.field]) for one in told.evidence)
    return replace(told, fields=fields, signatures=slots, evidence=evidence)


def _filed(anchor: Anchor | None, pages: Sequence[Pictured]) -> Anchor | None:
    if anchor is None or anchor.box is None:
        return anchor
    page = pages[anchor.box.page - 1]
    box = replace(anchor.box, page=page.picture.number)
    return replace(anchor, place=page.place, part=page.name, box=box)


def _shown_at(one: Evidence, anchor: Anchor | None) -> Evidence:
    return replace(one, place=anchor.place) if anchor else one
