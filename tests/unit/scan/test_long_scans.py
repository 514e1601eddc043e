"""However long a scan is, no page of it is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from itertools import count

import numpy as np
import pytest

from form_templates import load_office
from form_templates.model import Form
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Verdict
from parsers.errors import ErrorKind, NoFormError, ReadTimeoutError, TooLargeError
from parsers.mail.walk import Found
from parsers.model import FileKind, ParsedForm, PartProblem
from parsers.scan.pixels import pdf, raster
from parsers.scan.reader import read_scan
from parsers.scan.several import read_scans
from tests.unit.scan.mixed import SCAN, scanned
from tests.unit.scan.sheets import file_of, pages, stranger

TODAY = date(2026, 11, 23)
WHITE = np.full((220, 170), 255, np.uint8)


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def time_for(most: int) -> Callable[[], bool]:
    asked = count(1)
    return lambda: next(asked) <= most


def verdict(form: Form, told: ParsedForm, attachments: Collection[str] = ("plan.docx",)) -> Verdict:
    return judge(form, told, attachments, TODAY).verdict


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_the_last_page_of_a_long_scan_is_read_like_the_first(form: Form, kind: str) -> None:
    first, second = pages()
    sheets = [first, *[WHITE] * 25, second]
    data = file_of(sheets) if kind == "TIFF" else scanned(*sheets)
    told = read_scan(data, FileKind.IMAGE if kind == "TIFF" else FileKind.PDF, [form])
    assert (told.pages, told.missing_sections, told.warnings) == (27, (), ())
    assert told.fields["itb"].found


def test_pages_that_there_was_no_time_for_are_named_and_the_form_is_held(form: Form) -> None:
    first, second = pages()
    data = file_of([first, WHITE, WHITE, WHITE, second])
    told = read_scan(data, FileKind.IMAGE, [form], time_left=time_for(2))
    assert "There was no time to read page 3–5." in told.warnings
    assert told.missing_sections == ()
    assert verdict(form, told) is Verdict.HOLD


def test_a_whole_form_before_pages_that_nobody_looked_at_is_held_for_them(form: Form) -> None:
    """They may be another copy of it, which says something else."""
    data = file_of([*pages(), *[WHITE] * 4])
    whole = read_scan(data, FileKind.IMAGE, [form])
    told = read_scan(data, FileKind.IMAGE, [form], time_left=time_for(2))
    assert whole.fields["engagement_title"].sure
    title = told.fields["engagement_title"]
    assert (title.value, title.sure) == ("Permit Portal", False)
    assert title.reason == (
        "Not all that came was read (page 3–6): please look through it before this is decided."
    )
    assert verdict(form, told) is Verdict.HOLD


def test_an_empty_place_is_no_error_while_pages_are_unread(form: Form) -> None:
    first, second = (page.copy() for page in pages())
    phone = read_scan(file_of([first, second]), FileKind.IMAGE, [form]).fields["requestor_phone"]
    assert phone.anchor
    box = phone.anchor.box
    assert box
    top, bottom = (round((792 - edge) * 150 / 72) for edge in (box.y1, box.y0))
    first[top + 3 : bottom - 3, round(box.x0 * 150 / 72) + 3 : round(box.x1 * 150 / 72) - 3] = 255
    data = file_of([first, second, WHITE])
    assert verdict(form, read_scan(data, FileKind.IMAGE, [form])) is Verdict.RETURN
    told = read_scan(data, FileKind.IMAGE, [form], time_left=time_for(2))
    assert verdict(form, told) is Verdict.HOLD


def test_a_page_that_cannot_be_drawn_is_named(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = pdf._seen
    monkeypatch.setattr(
        pdf, "_seen", lambda file, page: None if page.number == 2 else drawn(file, page)
    )
    told = read_scan(SCAN, FileKind.PDF, [form])
    assert "Damaged pages cannot be read: page 2." in told.warnings
    assert told.missing_sections == ()
    assert verdict(form, told) is Verdict.HOLD


def test_no_form_on_the_pages_that_were_read_says_nothing_of_the_others(form: Form) -> None:
    data = file_of([WHITE, WHITE, *pages()])
    with pytest.raises(ReadTimeoutError, match=r"pages that were not read \(2 of 4\)"):
        read_scan(data, FileKind.IMAGE, [form], time_left=time_for(2))
    leaf = Found("2", "long.tif", FileKind.IMAGE, "", data)
    ((_, told),) = read_scans([leaf], [form], time_for(2))
    assert isinstance(told, PartProblem)
    assert (told.kind, told.scan) == (ErrorKind.TIMEOUT, True)


def test_of_many_strange_pages_the_last_count_as_unread(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parsers.scan.reader._MOST_STRANGE", 1)
    data = file_of([stranger()] * 3)
    with pytest.raises(ReadTimeoutError, match=r"\(2 of 3\)"):
        read_scan(data, FileKind.IMAGE, [form])
    monkeypatch.undo()
    with pytest.raises(NoFormError):
        read_scan(data, FileKind.IMAGE, [form])


def test_a_picture_of_more_pages_than_a_pdf_may_have_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(raster, "MAX_PAGES", 2)
    with pytest.raises(TooLargeError, match="more than 2 pages"):
        list(raster.pictures_of(file_of([WHITE] * 3)))


def test_strange_pages_that_there_was_no_time_to_draw_again_are_unread(form: Form) -> None:
    """The first three are kept as drawn."""
    data = file_of([stranger()] * 5)
    with pytest.raises(ReadTimeoutError, match=r"\(2 of 5\)|no time to read"):
        read_scan(data, FileKind.IMAGE, [form], time_left=time_for(5))
