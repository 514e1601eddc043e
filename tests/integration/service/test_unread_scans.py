"""Scans in which no form is found: each side is told what it can do about them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from intake_mailbot.domain.model import LedgerState
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.ordering import PLANNER, said, take_in

pytestmark = pytest.mark.xdist_group("scans")
CLERK = "clerk@agency.example.gov"


def page(kind: str, *, written: bool) -> bytes:
    """A sheet of letter paper at 100 dpi, blank or with lines of something that is no form."""
    sheet, made = Image.new("L", (850, 1100), 252), io.BytesIO()
    pen = ImageDraw.Draw(sheet)
    for y in range(100, 1000, 30) if written else ():
        pen.text((100, y), "Minutes of the garden club, which met on a sunny day. " * 2, fill=0)
    sheet.save(made, kind)
    return made.getvalue()


def test_who_sent_a_blank_scan_hears_that_its_pages_are_blank(office: OfficeFolder) -> None:
    take_in(office, letter(files=(("profile.pdf", page("PDF", written=False)),)))
    assert [row.state for row in office.ledger()] == [LedgerState.HELD]
    [reply], [notice] = office.sent_to(CLERK), office.sent_to(PLANNER)
    assert "All pages of profile.pdf came to us blank." in said(reply)
    assert "scan them again, and reply to this message" in said(reply)
    assert notice["Subject"] == (
        "For a planner: profile.pdf shows nothing but blank pages, in a mail from …"
    )
    assert "Its sender was told so." in said(notice)


def test_planners_are_not_asked_for_what_agencies_are(office: OfficeFolder) -> None:
    take_in(office, letter(files=(("photo.jpg", page("JPEG", written=True)),)))
    [notice] = office.sent_to(PLANNER)
    told = said(notice)
    assert "photo.jpg is a scan or a picture in which no form that this office knows was" in told
    assert f"in a mail from {CLERK}. Please look at it: where it is a form, ask them for it" in told
    assert "please send" not in told
    assert "could not be opened" not in told
    assert "blank" not in said(office.sent_to(CLERK)[0])


def test_a_blank_scan_beside_other_files_is_told_as_what_it_is(office: OfficeFolder) -> None:
    files = (("a.pdf", page("PDF", written=False)), ("photo.jpg", page("JPEG", written=True)))
    take_in(office, letter(files=files))
    reply = said(office.sent_to(CLERK)[0])
    assert "All pages of a.pdf came to us blank." in reply
    assert "photo.jpg" not in reply
