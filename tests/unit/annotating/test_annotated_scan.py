"""Notes on scans: the pages as they were sent, a mark at each place, a summary before them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest

import fixtures
from parsers.annotating import annotate, annotate_pages
from parsers.model import Anchor, Annotated, Box, Note, Notes
from parsers.pdf.opening import opened
from parsers.scan.pixels.pdf import pages_of_pdf
from parsers.scan.pixels.raster import pictures_of
from tests.unit.annotating.saying import AT, HEADING

FORMS = Path(fixtures.__file__).parent / "forms"
PHOTO = (FORMS / "scan-phone-1.jpg").read_bytes()
FAX = (FORMS / "scan-fax.tif").read_bytes()
PDF = (FORMS / "scan-office.pdf").read_bytes()


def note(page: int, part: str = "") -> Note:
    box = Box(page, 100.0, 500.0, 300.0, 520.0)
    return Note("Contact Phone", "This is empty.", Anchor(f"page {page}", part=part, box=box))


def notes(*said: Note, name: str = "scan") -> Notes:
    return Notes(name, "Sample Office", AT, HEADING, said, scan=True)


def marked(copy: Annotated) -> list[int]:
    """How many highlights each page of the copy has."""
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        return [
            sum(one.Subtype == "/Highlight" for one in page.obj.get("/Annots", []))
            for page in pdf.pages
        ]


@pytest.mark.parametrize(("data", "pages"), [(PHOTO, 1), (FAX, 2), (PDF, 2)])
def test_a_scan_becomes_a_pdf_of_its_pages_behind_a_summary(data: bytes, pages: int) -> None:
    copy = annotate(data, notes(note(pages)))
    assert (copy.suffix, copy.scan, copy.apart) == (".pdf", True, False)
    assert marked(copy) == [0] * pages + [1]


def test_a_page_of_a_picture_has_the_size_by_which_it_was_read() -> None:
    copy = annotate(FAX, notes())
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        sizes = [tuple(float(edge) for edge in page.mediabox)[2:] for page in pdf.pages][1:]
    read = [(picture.width, picture.height) for picture in pictures_of(FAX)]
    assert sizes == [pytest.approx(size) for size in read]


def test_the_summary_is_no_page_of_the_copy_and_is_not_gathered() -> None:
    copy = annotate(PHOTO, notes(note(1)))
    with opened(copy.data) as source:
        assert len(source.pages) == 1
    again = annotate(copy.data, notes(note(1)))
    assert marked(again) == [0, 1]


@pytest.mark.parametrize("data", [PHOTO, PDF])
def test_our_notes_are_not_read_where_a_copy_comes_back(data: bytes) -> None:
    bare = pages_of_pdf(annotate(data, notes()).data)
    marked_ones = pages_of_pdf(annotate(data, notes(note(1))).data)
    for one, other in zip(bare, marked_ones, strict=True):
        shown, again = one.draw(), other.draw()
        assert shown is not None
        assert again is not None
        assert np.array_equal(shown.grey, again.grey)


def test_pages_in_several_files_are_marked_each_in_its_own() -> None:
    told = notes(note(1, "b.jpg"), note(2, "a.tif"))
    assert marked(annotate_pages([("a.tif", FAX), ("b.jpg", PHOTO)], told)) == [0, 0, 1, 1]


def test_a_place_in_one_of_two_files_of_the_same_name_is_only_summed_up() -> None:
    told = notes(note(1, "image.jpg"))
    assert marked(annotate_pages([("image.jpg", PHOTO), ("image.jpg", PHOTO)], told)) == [0, 0, 0]


def test_the_summary_says_that_the_pages_are_only_to_look_at() -> None:
    from pypdfium2 import PdfDocument

    with PdfDocument(annotate(PHOTO, notes(note(1), name="photo.jpg")).data) as document:
        words = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Notes on photo.jpg" in words
    assert "only to look at" in words
    assert "This is empty." in words
    assert "digital signature" not in words
