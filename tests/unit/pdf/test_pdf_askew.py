"""Pages that were turned away from their letters are read as paper is."""

from __future__ import annotations

import io

import pikepdf
import pytest

from fixtures.answers import complete
from fixtures.pdf_fill import fill_pdf
from parsers.errors import ScanError
from parsers.model import Source
from parsers.pdf import read_pdf

ANSWERS = complete("Permit Portal", "Example Agency", "Lee Moe", "11/19/2026")


def turned(turn: int, *pages: int, flat: bool = True) -> bytes:
    """A filled-in form of which some pages are shown turned, all where none is named."""
    with pikepdf.open(io.BytesIO(fill_pdf(ANSWERS, {}, flat=flat))) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            if number in pages or not pages:
                page.rotate(turn, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_letters_that_run_up_and_down_are_not_read_as_lines_of_type(turn: int) -> None:
    with pytest.raises(ScanError):
        read_pdf(turned(turn))
    assert read_pdf(turned(turn, 2)).scanned == (2,)


def test_the_fields_of_a_page_say_what_was_answered_however_it_is_turned() -> None:
    told = read_pdf(turned(90, flat=False))
    assert (told.source, told.scanned) == (Source.PDF_FORM, ())


def test_a_page_that_is_upright_is_type_whatever_runs_up_its_side() -> None:
    with pikepdf.open(io.BytesIO(turned(0))) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        name = page.add_resource(font, pikepdf.Name.Font)
        side = f"BT {name} 6 Tf 0 1 -1 0 20 100 Tm ({'Form of the sample office. ' * 9}) Tj ET"
        page.contents_add(side.encode())
        out = io.BytesIO()
        pdf.save(out)
    assert read_pdf(out.getvalue()).scanned == ()
