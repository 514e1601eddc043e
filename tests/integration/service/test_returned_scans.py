"""A scan that goes back: its pages with marks, and a mail that says what they are for."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest

import fixtures
from intake_mailbot.domain.model import Verdict
from tests.integration.service.faxes import LATER, held
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_annotated_returns import CLERK, files_of, the_answer
from tests.integration.service.test_orders import reply, said, take_in, the_case

pytestmark = pytest.mark.xdist_group("scans")
PAGE = (Path(fixtures.__file__).parent / "forms" / "scan-first-page.pdf").read_bytes()


def highlights(data: bytes) -> list[int]:
    """How many places are marked on each page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            sum(one.Subtype == "/Highlight" for one in page.obj.get("/Annots", []))
            for page in pdf.pages
        ]


def test_a_returned_scan_comes_back_to_look_at_and_not_to_correct(office: OfficeFolder) -> None:
    take_in(office, letter(files=(("page one.pdf", PAGE),)))
    answer = the_answer(office)
    ((name, copy),) = files_of(answer).items()
    assert name == "page-one-notes.pdf"
    assert len(highlights(copy)) == 2
    words = said(answer)
    assert "the pages that you sent, with a mark at each place (page-one-notes.pdf)" in words
    assert "Correct the form. Where a signature is missing" in words
    assert "that copy" not in words
    assert "your copy" not in words


def test_a_form_that_a_planner_sends_back_has_its_marks_too(fax_office: OfficeFolder) -> None:
    notice = held(fax_office)
    reply(fax_office, notice, "ok\nit_manager_signature: not signed", LATER)
    assert the_case(fax_office).verdict is Verdict.RETURN
    answers: list[EmailMessage] = fax_office.sent_to(CLERK)
    answer = next(mail for mail in answers if "Please correct" in mail["Subject"])
    ((name, copy),) = files_of(answer).items()
    assert name == "fax-notes.pdf"
    assert highlights(copy) == [0, 0, 1]
