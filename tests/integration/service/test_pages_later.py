"""The page that a form lacked, or that was signed at last, comes by itself in a further mail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import fixtures
from form_templates import load_office
from intake_mailbot.care.erasing import erase, plan
from intake_mailbot.care.personal import impersonal_fields
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import CaseView
from intake_mailbot.service.wiring import now_utc
from intake_mailbot.store.events import PUT_TOGETHER
from parsers.sandbox import Reader
from tests.integration.care.test_erasing import everything
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_signed_prints import CLERK, page, text_of, typed

pytestmark = pytest.mark.xdist_group("scans")
FORMS = Path(fixtures.__file__).parent / "forms"
PEOPLE = ("Sample Requestor",)


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


@pytest.fixture(scope="module")
def photographs(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """The folder of an office to which both pages came, a mail each; they are read once."""
    office = OfficeFolder(tmp_path_factory.mktemp("photographs") / "office", reader)
    first, second = ((FORMS / f"scan-phone-{number}.jpg").read_bytes() for number in (1, 2))
    case = _take_in(office, "Profile", "IMG_1.jpg", first)
    assert (case.verdict, case.title) == (Verdict.RETURN, "Bee Census")
    assert all(said in str(case.fields) for said in PEOPLE)
    _take_in(office, f"[{case.tracking_number}] page 2", "IMG_2.jpg", second)
    return office.path


@pytest.fixture
def photographed(tmp_path: Path, photographs: Path, reader: Reader) -> OfficeFolder:
    """The same in an office of a test's own."""
    shutil.copytree(photographs, tmp_path / "office")
    return OfficeFolder(tmp_path / "office", reader)


def test_the_photograph_of_page_two_is_put_with_that_of_page_one_for_a_person(
    photographed: OfficeFolder,
) -> None:
    (case,) = photographed.cases()
    assert (case.version, case.verdict, case.title) == (2, Verdict.HOLD, "Bee Census")
    assert len(_said(photographed)) == 1


def test_the_signed_page_of_a_word_file_that_was_returned_is_put_with_it_for_a_person(
    office: OfficeFolder,
) -> None:
    case = _take_in(office, "Profile", "profile.docx", typed())
    assert (case.verdict, case.title) == (Verdict.RETURN, "Road Salt Depot")
    case = _take_in(office, f"[{case.tracking_number}] signed now", "signed.pdf", page(2))
    assert (case.version, case.verdict, case.title) == (2, Verdict.HOLD, "Road Salt Depot")
    assert len(_said(office)) == 1
    with office.store() as store, store.unit(write=False) as unit:
        ref = unit.cases.by_number(case.tracking_number)
        assert ref is not None
        (put,) = unit.events.of_kind(ref, PUT_TOGETHER)
    assert put.text == "version 2 is the pages that came, put together with version 1"


def test_when_the_clerk_wishes_it_nothing_of_both_mails_is_left(photographed: OfficeFolder) -> None:
    (case,) = photographed.cases()
    with photographed.store() as store:
        with store.unit() as unit:
            ref = unit.cases.by_number(case.tracking_number)
            assert ref is not None
            unit.events.add("note", f"{CLERK} was called", now_utc(), case=ref.id)
            unit.commit()
        nobody = impersonal_fields([load_office("ct_cep")])
        planned = plan(store, CLERK)
        erase(store, planned, now_utc(), "admin", impersonal=nobody, with_open=True)
        left = everything(store)
    assert [said for said in (*PEOPLE, CLERK) if said in left] == []
    assert [file for file in (photographed.path / "files").rglob("*") if file.is_file()] == []


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
