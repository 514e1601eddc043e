"""Which pages of a PDF are pictures of paper, asked where nothing else of them is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import pypdfium2 as pypdfium

from parsers.errors import ParseError
from parsers.pdf.contents import check_contents
from parsers.pdf.covered import text_is_covered
from parsers.pdf.drawing import drawing_on
from parsers.pdf.geometry import Page
from parsers.pdf.marks import is_scan, seen_words
from parsers.pdf.opening import Opened
from parsers.pdf.printed import opened_by_pdfium
from parsers.pdf.words import words_on


def scanned_among(source: Opened, pages: Sequence[Page]) -> tuple[int, ...]:
    """The numbers of those of ``pages`` that are scans; a page that cannot be drawn is none.

    Raises HostileError where pages hold too much.
    """
    check_contents(source.pages_of(page.number for page in pages))
    return tuple(_scanned(source, pages))


def _scanned(source: Opened, pages: Sequence[Page]) -> Iterator[int]:
    with suppress(ParseError), opened_by_pdfium(source.data, source.pdf) as document:
        for page in pages:
            with suppress(pypdfium.PdfiumError):
                raw = document[page.number - 1]
                drawing = drawing_on(raw.raw, page)
                words = seen_words(words_on(raw.get_textpage(), page), drawing)
                hidden = text_is_covered(document, page, words, drawing)
                if is_scan(page, [] if hidden else words, drawing):
                    yield page.number
