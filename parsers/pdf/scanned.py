"""Which pages of a PDF are pictures of paper, asked where nothing else of them is wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Any

import pypdfium2 as pypdfium

from parsers.errors import ParseError
from parsers.pdf.contents import check_contents
from parsers.pdf.covered import text_is_covered
from parsers.pdf.drawing import drawing_on
from parsers.pdf.geometry import Page
from parsers.pdf.marks import is_filled, is_scan, seen_words, shows_paper
from parsers.pdf.opening import Opened
from parsers.pdf.printed import opened_by_pdfium
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word, words_on


def scanned_among(
    source: Opened, pages: Sequence[Page], fielded: Collection[int]
) -> tuple[int, ...]:
    """The numbers of those of ``pages`` that are scans; a page that cannot be drawn is none.

    On ``fielded`` ones fields lie, so that letters drawn as outlines are the form's own print.
    Raises HostileError where pages hold too much.
    """
    check_contents(source.pages_of(page.number for page in pages))
    return tuple(_scanned(source, pages, fielded))


def is_paper(document: Any, page: Page, drawing: Drawing) -> bool:
    """Whether what the page shows is a picture of paper, whatever fields lie on it."""
    if not is_filled(page, drawing):
        return False
    return shows_paper(page, _words(document, page, drawing), drawing)


def _scanned(source: Opened, pages: Sequence[Page], fielded: Collection[int]) -> Iterator[int]:
    with suppress(ParseError), opened_by_pdfium(source.data, source.pdf) as document:
        for page in pages:
            with suppress(pypdfium.PdfiumError):
                raw = document[page.number - 1]
                drawing = drawing_on(raw.raw, page)
                if page.number in fielded:
                    found = is_paper(document, page, drawing)
                else:
                    found = is_scan(page, _words(document, page, drawing), drawing)
                if found:
                    yield page.number


def _words(document: Any, page: Page, drawing: Drawing) -> list[Word]:
    """The words of a page that can be seen."""
    raw = document[page.number - 1]
    words = seen_words(words_on(raw.get_textpage(), page), drawing)
    return [] if text_is_covered(document, page, words, drawing) else words
