"""One mail with the typed form, unsigned, and a scan of the paper that was signed."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest

import fixtures
from fixtures.answers import complete
from fixtures.word_fill import fill_word
from intake_mailbot.domain.model import Verdict
from tests.integration.service.office import OfficeFolder, letter
from tests.unit.scan.mixed import merged
from tests.unit.scan.mixed import typed as typed_pdf

pytestmark = pytest.mark.xdist_group("scans")

CLERK = "clerk@agency.example.gov"
SCAN = Path(fixtures.__file__).parent / "forms" / "scan-office.pdf"


def typed(**changes: str) -> bytes:
    """The profile of the sample scan as a Word file that nobody signed."""
    answers = complete("Road Salt Depot", "Test Roads Office", "Sample Requestor", "11/20/2026")
    return fill_word(answers | changes, {})


def page(number: int) -> bytes:
    """One page of the sample scan, from 1."""
    out = io.BytesIO()
    with pikepdf.open(SCAN) as whole:
        for other in reversed([n for n in range(len(whole.pages)) if n != number - 1]):
            del whole.pages[other]
        whole.save(out)
    return out.getvalue()


def send(office: OfficeFolder, word: bytes, scan: bytes) -> EmailMessage:
    """Take in both files in one mail; the answer to the clerk."""
    office.deliver(letter(files=(("profile.docx", word), ("signed.pdf", scan))))
    office.poll()
    (answer,) = office.sent_to(CLERK)
    return answer


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


def test_the_scanned_signature_page_signs_the_word_file(office: OfficeFolder) -> None:
    answer = send(office, typed(), page(2))
    (case,) = office.cases()
    assert case.verdict is Verdict.ACCEPT
    assert case.title == "Road Salt Depot"
    said = text_of(answer)
    assert "the answers from profile.docx and the signatures from signed.pdf" in said


def test_where_paper_and_file_differ_a_person_looks_and_the_clerk_hears_where(
    office: OfficeFolder,
) -> None:
    answer = send(office, typed(it_director_phone="(860) 555-0199"), SCAN.read_bytes())
    (case,) = office.cases()
    assert case.verdict is Verdict.HOLD
    assert case.fields["it_director_phone"] == "+18605550199"
    assert "Agency IT Director – Contact Phone" in text_of(answer)
    (notice,) = [mail for mail in office.sent() if "planner" in mail["Subject"]]
    said = text_of(notice)
    assert "profile.docx says “(860) 555-0199”" in said
    assert "signed.pdf says “(860) 555-0104”" in said


def test_paper_without_the_signatures_signs_nothing(office: OfficeFolder) -> None:
    answer = send(office, typed(), page(1))
    (case,) = office.cases()
    assert case.verdict is Verdict.RETURN
    assert {found.rule for found in case.findings if found.severity == "error"} == {"not_signed"}
    assert "the signatures from" not in text_of(answer)


def test_a_pdf_whose_last_page_was_signed_on_paper_and_scanned_is_accepted(
    office: OfficeFolder,
) -> None:
    file = merged(typed_pdf(), (SCAN.read_bytes(), 2), without=[2])
    office.deliver(letter(files=(("profile.pdf", file),)))
    office.poll()
    (case,) = office.cases()
    assert case.verdict is Verdict.ACCEPT
    assert case.title == "Road Salt Depot"
