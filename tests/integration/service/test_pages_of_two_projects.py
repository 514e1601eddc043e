"""Scanned pages of two projects in one mail: nobody's form is signed by another's people."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pypdfium2 as pypdfium
import pytest
from PIL import Image

from fixtures.answers import SLOTS, complete
from fixtures.pdf_fill import Pen, fill_pdf
from intake_mailbot.domain.model import Folder, Verdict
from intake_mailbot.domain.outcomes import CaseView
from parsers.scan.pixels.picture import Grey
from tests.integration.service.faxes import PLANNER
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_signed_prints import text_of
from tests.unit.scan.sheets import file_of

pytestmark = pytest.mark.xdist_group("scans")

DPI = 200
A = {"it_director_name": "Mary Example", "business_sponsor_name": "Will Hill"}
B = {"it_director_name": "Ingrid Kowalczyk", "business_sponsor_name": "Denise Whitfield"}


@cache
def pages(title: str, *, signed: bool = True, **changes: str) -> tuple[Grey, Grey]:
    """The two pages of a complete profile, signed by those whom it names where it is ``signed``."""
    people = A if title == "Road Salt Depot" else B
    named = {
        "it_manager_signed_name": people["it_director_name"],
        "business_sponsor_signed_name": people["business_sponsor_name"],
    }
    answers = complete(title, "Test Roads Office", "Sample Requestor", "11/20/2026")
    seeds = {slot: number for number, slot in enumerate(SLOTS if signed else (), start=7)}
    filled = fill_pdf(answers | people | named | changes, seeds, pen=Pen.STROKES, flat=True)
    with pypdfium.PdfDocument(filled) as document:
        first, second = (
            np.asarray(page.render(scale=DPI / 72, grayscale=True).to_pil(), np.uint8)
            for page in document
        )
    return first, second


def salt(*, signed: bool = True, **changes: str) -> tuple[Grey, Grey]:
    return pages("Road Salt Depot", signed=signed, **changes)


def crashes() -> tuple[Grey, Grey]:
    return pages("Crash Data Exchange")


def pdf_of(*sheets: Grey) -> bytes:
    first, *others = [Image.fromarray(sheet) for sheet in sheets]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DPI)
    return out.getvalue()


def taken_in(office: OfficeFolder, **files: bytes) -> list[CaseView]:
    """The cases of one mail with ``files``, by name without the dot of its ending."""
    named = tuple((name.replace("_", "."), data) for name, data in files.items())
    office.deliver(letter(files=named))
    office.poll()
    return office.cases()


def png(sheet: Grey) -> bytes:
    return file_of([sheet], "PNG", (DPI, DPI))


def notices(office: OfficeFolder) -> str:
    return " ".join(text_of(mail) for mail in office.sent_to(PLANNER))


def test_two_pages_whose_names_agree_are_one_form_and_are_accepted(office: OfficeFolder) -> None:
    first, second = salt()
    (case,) = taken_in(office, a1_png=png(first), a2_png=png(second))
    assert (case.verdict, case.title) == (Verdict.ACCEPT, "Road Salt Depot")


def test_another_project_s_signed_page_signs_no_loose_first_page(office: OfficeFolder) -> None:
    (case,) = taken_in(office, a1_png=png(salt()[0]), b2_png=png(crashes()[1]))
    assert (case.verdict, case.title) == (Verdict.HOLD, "Road Salt Depot")
    assert "It is signed by “Ingrid Kowalczyk” and “Denise Whitfield”" in notices(office)


def test_nor_where_only_the_sponsor_is_another(office: OfficeFolder) -> None:
    """The clerk of one agency sends two projects: their IT director is one person."""
    second = salt(business_sponsor_signed_name="Denise Whitfield")[1]
    (case,) = taken_in(office, a1_png=png(salt()[0]), b2_png=png(second))
    assert case.verdict is Verdict.HOLD
    assert "do not say that they are of one form" in notices(office)


@pytest.mark.parametrize("order", ["a1 b1 b2", "a1 b1 b2 a2"])
def test_loose_pages_of_two_projects_are_a_person_s_to_sort(
    office: OfficeFolder, order: str
) -> None:
    (a1, a2), (b1, b2) = salt(), crashes()
    sheets = {"a1": a1, "a2": a2, "b1": b1, "b2": b2}
    cases = taken_in(office, **{f"{name}_png": png(sheets[name]) for name in order.split()})
    assert {case.verdict for case in cases} == {Verdict.HOLD}
    assert {case.title for case in cases} >= {"Road Salt Depot", "Crash Data Exchange"}
    assert [row.to_folder for row in office.ledger()] == [Folder.HELD]
    assert "whose are they?" in notices(office)
    assert "was not found in the file" not in notices(office)


def test_a_whole_form_beside_loose_pages_of_another_is_not_theirs(office: OfficeFolder) -> None:
    (a1, _), whole = salt(), crashes()
    cases = taken_in(office, a1_png=png(a1), b_pdf=pdf_of(*whole))
    assert {case.title: case.verdict for case in cases} == {
        "Road Salt Depot": Verdict.RETURN,
        "Crash Data Exchange": Verdict.ACCEPT,
    }


def test_pages_of_two_projects_in_one_pdf_are_held(office: OfficeFolder) -> None:
    (case,) = taken_in(office, scan_pdf=pdf_of(salt()[0], crashes()[1]))
    assert case.verdict is Verdict.HOLD
    assert "are its pages of one form?" in notices(office)


def test_a_deputy_s_name_in_one_pdf_is_a_warning_as_before(office: OfficeFolder) -> None:
    sheets = salt(it_manager_signed_name="Ingrid Kowalczyk")
    (case,) = taken_in(office, scan_pdf=pdf_of(*sheets))
    assert case.verdict is Verdict.ACCEPT
    assert "other_person" in {found.rule for found in case.findings}
