"""What lies over empty signature fields is found without laying the pages out."""

from __future__ import annotations

import pytest

from fixtures.answers import SLOTS, complete
from fixtures.pdf_fill import Pen, fill_pdf
from parsers.model import Mark
from parsers.pdf import read_pdf
from parsers.pdf.over import marks_over as real

_ANSWERS = complete("A title", "An agency", "A person", "11/02/2026")
_BOTH = dict.fromkeys(SLOTS, 3)


def _present(data: bytes, *, sheet: bool, marks: bool = True) -> list[Mark]:
    return [mark for mark in read_pdf(data, sheet, marks=marks).marks if mark.present]


@pytest.mark.parametrize("pen", [Pen.INK, Pen.PICTURE])
def test_ink_and_pictures_over_the_slots_are_found_as_when_laid_out(pen: Pen) -> None:
    data = fill_pdf(_ANSWERS, _BOTH, pen=pen)
    light, whole = _present(data, sheet=False), _present(data, sheet=True)
    assert len(light) == 2
    assert set(light) <= set(whole)
    assert read_pdf(data, sheet=False).sheet == ()


def test_only_the_slot_that_is_signed_has_a_mark() -> None:
    one = fill_pdf(_ANSWERS, {SLOTS[0]: 3}, pen=Pen.PICTURE)
    assert len(_present(one, sheet=False)) == 1


def test_an_unsigned_form_has_no_mark_over_its_slots() -> None:
    assert _present(fill_pdf(_ANSWERS, {}), sheet=False) == []


def test_nothing_is_looked_for_where_only_the_controls_are_asked_for() -> None:
    data = fill_pdf(_ANSWERS, _BOTH, pen=Pen.INK)
    assert _present(data, sheet=False, marks=False) == []


def test_a_slot_s_page_that_cannot_be_drawn_has_the_file_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pypdfium2 import PdfiumError

    def broken(*_: object) -> None:
        raise PdfiumError("cannot be drawn")

    data = fill_pdf(_ANSWERS, _BOTH, pen=Pen.PICTURE)
    told: list[object] = []
    monkeypatch.setattr("parsers.pdf.drawing.drawing_on", broken)
    monkeypatch.setattr(
        "parsers.pdf.reader.marks_over", lambda *args: told.append(real(*args)) or told[-1]
    )
    assert read_pdf(data, sheet=False).sheet != ()
    assert told == [None]
