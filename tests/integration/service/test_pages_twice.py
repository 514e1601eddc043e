"""Pages that lie in a scan twice: copies that differ, and forms one behind the other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from intake_mailbot.domain.model import Verdict
from tests.integration.service.faxes import PLANNER
from tests.integration.service.office import OfficeFolder
from tests.integration.service.test_orders import reply
from tests.integration.service.test_pages_of_two_projects import (
    crashes,
    notices,
    pdf_of,
    salt,
    taken_in,
)

pytestmark = pytest.mark.xdist_group("scans")

LATER = datetime(2026, 11, 25, 16, tzinfo=UTC)


def test_a_tick_on_one_of_two_signed_copies_is_held_and_a_planner_says_which_counts(
    office: OfficeFolder,
) -> None:
    (first, second), (_, ticked) = salt(), salt(itb="Yes")
    (case,) = taken_in(office, scan_pdf=pdf_of(first, second, ticked))
    assert case.verdict is Verdict.HOLD
    assert "came twice, and the two do not say the same: “Invitation to Bid (ITB)”" in (
        notices(office)
    )
    (notice,) = office.sent_to(PLANNER)
    reply(office, notice, "itb: yes\nsigned", LATER)
    (case,) = office.cases()
    assert case.verdict is Verdict.ACCEPT
    assert case.fields["itb"] is True


def test_a_page_that_was_scanned_twice_is_accepted(office: OfficeFolder) -> None:
    first, second = salt()
    (case,) = taken_in(office, scan_pdf=pdf_of(first, second, second))
    assert case.verdict is Verdict.ACCEPT


def test_an_unsigned_and_a_signed_copy_are_held_for_what_they_are(office: OfficeFolder) -> None:
    (first, signed), (_, unsigned) = salt(), salt(signed=False)
    (case,) = taken_in(office, scan_pdf=pdf_of(first, unsigned, signed))
    assert case.verdict is Verdict.HOLD
    said = notices(office)
    assert "page 2 says “not signed”, and scan.pdf, page 3 says “signed”" in said


@pytest.mark.parametrize("requestor", ["Sample Requestor", ""])
def test_two_forms_in_one_file_are_held_with_both_titles_whatever_is_wrong_with_the_first(
    office: OfficeFolder, requestor: str
) -> None:
    first = salt(requestor_name=requestor)
    (case,) = taken_in(office, scan_pdf=pdf_of(*first, *crashes()))
    assert case.verdict is Verdict.HOLD
    said = notices(office)
    assert "The pages seem to be of more than one form" in said
    assert "“Road Salt Depot”" in said
    assert "“Crash Data Exchange”" in said
    assert "was not read with certainty" not in said
    assert case.fields["business_sponsor_name"] == "Will Hill"
