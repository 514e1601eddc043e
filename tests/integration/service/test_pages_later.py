"""The page that a form lacked, or that was signed at last, comes by itself in a further mail."""

from __future__ import annotations

from pathlib import Path

import pytest

import fixtures
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import CaseView
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_signed_prints import CLERK, page, text_of, typed

pytestmark = pytest.mark.xdist_group("scans")
FORMS = Path(fixtures.__file__).parent / "forms"


def _take_in(office: OfficeFolder, subject: str, name: str, data: bytes) -> CaseView:
    office.deliver(letter(subject, files=((name, data),)))
    office.poll()
    (case,) = office.cases()
    return case


def _said(office: OfficeFolder) -> list[str]:
    told = (text_of(mail) for mail in office.sent_to(CLERK))
    return [
        text for text in told if "We put the pages that you sent together with the form" in text
    ]


def test_the_photograph_of_page_two_is_put_with_that_of_page_one_for_a_person(
    office: OfficeFolder,
) -> None:
    first, second = ((FORMS / f"scan-phone-{number}.jpg").read_bytes() for number in (1, 2))
    case = _take_in(office, "Profile", "IMG_1.jpg", first)
    assert (case.verdict, case.title) == (Verdict.RETURN, "Bee Census")
    case = _take_in(office, f"[{case.tracking_number}] page 2", "IMG_2.jpg", second)
    assert (case.version, case.verdict, case.title) == (2, Verdict.HOLD, "Bee Census")
    assert len(_said(office)) == 1


def test_the_signed_page_of_a_word_file_that_was_returned_is_put_with_it_for_a_person(
    office: OfficeFolder,
) -> None:
    case = _take_in(office, "Profile", "profile.docx", typed())
    assert (case.verdict, case.title) == (Verdict.RETURN, "Road Salt Depot")
    case = _take_in(office, f"[{case.tracking_number}] signed now", "signed.pdf", page(2))
    assert (case.version, case.verdict, case.title) == (2, Verdict.HOLD, "Road Salt Depot")
    assert len(_said(office)) == 1


def test_pages_for_an_accepted_case_take_nothing_back_and_wait_for_a_person(
    office: OfficeFolder,
) -> None:
    office.deliver(letter("Profile", files=(("profile.docx", typed()), ("signed.pdf", page(2)))))
    office.poll()
    (case,) = office.cases()
    assert case.verdict is Verdict.ACCEPT
    case = _take_in(office, f"[{case.tracking_number}] once more", "page.pdf", page(2))
    assert (case.version, case.verdict) == (1, Verdict.ACCEPT)
    assert _said(office) == []
