"""Several held forms in one mail, and what is corrected of an accepted one."""

from __future__ import annotations

from pathlib import Path

import pytest

import fixtures
from intake_mailbot import correcting
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from tests.integration.service.faxes import LATER, NOW
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_orders import PLANNER, at, reply, said, take_in, the_case
from tests.unit.word.ooxml import zipped
from tests.unit.word.opc import parts_of, text_of

FORMS = Path(fixtures.__file__).parent / "forms"
TYPED = (FORMS / "word-typed-signature.docx").read_bytes()
COMPLETE = (FORMS / "word-complete.docx").read_bytes()
LOCKED = (FORMS / "word-encrypted.docx").read_bytes()
SCAN = (FORMS / "scan-office.pdf").read_bytes()


def renamed(data: bytes, title: str) -> bytes:
    """The form with another title."""
    files = parts_of(data)
    text = text_of(files["word/document.xml"])
    files["word/document.xml"] = text.replace("Case Calendar", title)
    return zipped(files)


def test_each_held_form_of_a_mail_has_a_notice_that_a_reply_settles(office: OfficeFolder) -> None:
    both = (("a.docx", TYPED), ("b.docx", renamed(TYPED, "Fleet Ledger")))
    take_in(office, letter(files=both), now=LATER)
    assert [case.verdict for case in office.cases()] == [Verdict.HOLD, Verdict.HOLD]
    notices = office.sent_to(PLANNER)
    assert sorted(notice["Subject"][:14] for notice in notices) == [
        "[EP-2026-0001]", "[EP-2026-0002]",
    ]  # fmt: skip
    second = next(notice for notice in notices if "0002" in notice["Subject"])
    assert "b.docx is held for a look" in said(second)
    assert "a.docx is held" not in said(second)
    assert "EP-2026-0002 is accepted." in said(reply(office, second, "signed", LATER))
    assert [case.verdict for case in office.cases()] == [Verdict.HOLD, Verdict.ACCEPT]


def test_one_held_form_beside_a_complete_one_has_one_notice_of_its_own(office: OfficeFolder):
    take_in(office, letter(files=(("good.docx", COMPLETE), ("typed.docx", TYPED))), now=LATER)
    assert [case.verdict for case in office.cases()] == [Verdict.ACCEPT, Verdict.HOLD]
    [notice] = office.sent_to(PLANNER)
    assert notice["Subject"].startswith("[EP-2026-0002] For a planner: typed.docx is held")


def test_what_else_is_to_say_of_several_forms_bears_the_number_of_none(office: OfficeFolder):
    files = (("good.docx", COMPLETE), ("typed.docx", TYPED), ("locked.docx", LOCKED))
    take_in(office, letter(files=files), now=LATER)
    about_all, own = sorted(office.sent_to(PLANNER), key=lambda one: one["Subject"].startswith("["))
    assert own["Subject"].startswith("[EP-2026-0002] For a planner: typed.docx is held")
    assert about_all["Subject"].startswith(
        "For a planner: 2 forms in one mail: What came with it could not be taken in: locked.docx"
    )
    told = said(about_all)
    assert "EP-2026-0001 “Permit Portal”: the form is complete" in told
    assert "EP-2026-0002 “Case Calendar”: the form needs a look" in told
    assert "a mail of its own" in told
    assert "A name is typed" not in told
    assert "A name is typed" in said(own)


@pytest.mark.xdist_group("scans")
def test_a_text_of_an_accepted_scan_is_corrected_and_nothing_else(office: OfficeFolder) -> None:
    take_in(office, letter(files=(("scan.pdf", SCAN),)), now=NOW)
    before = the_case(office)
    assert before.verdict is Verdict.ACCEPT
    with office.bureau(clock=at(LATER)) as bureau:
        desk, number = bureau.counters[0].desk, before.tracking_number
        told = correcting.confirm(desk, number, ["services_requested: Hosting."], LATER, "pat")
        assert told == f"{number}: noted. It stays accepted."
        with pytest.raises(UsageError, match="is not held"):
            correcting.confirm(desk, number, ["requestor_phone: (860) 555-0199"], LATER, "pat")
        with pytest.raises(UsageError, match="could not stay accepted"):
            correcting.confirm(desk, number, ["business_objectives: empty"], LATER, "pat")
    after = the_case(office)
    assert (after.verdict, after.stage) == (before.verdict, before.stage)
    assert after.fields["services_requested"] == "Hosting."
    assert after.fields["business_objectives"] == before.fields["business_objectives"]
    assert "services_requested" not in [one.field for one in after.findings]
