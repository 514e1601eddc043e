"""Is every date a day of the calendar?"""

import pytest

from intake_mailbot.domain.model import Severity
from tests.unit.domain.making import findings, having, only, profile, reading


@pytest.mark.parametrize("shown", ["13/45/2026", "next spring", "02/30/2026", "ASAP"])
def test_a_required_date_that_is_none_is_an_error_that_quotes_it(shown):
    parsed = having("desired_go_live", None, shown)
    found = only(parsed, "not_a_date")
    assert found.severity is Severity.ERROR
    assert f"“{shown}”" in found.message
    assert found.mend == "Please write the date as mm/dd/yyyy."
    assert not findings(parsed, "required")


def test_a_value_that_is_no_iso_date_is_unusable():
    assert findings(having("desired_go_live", "soon", "soon"), "not_a_date")


def test_tbd_beside_a_phase_that_needs_no_dates_is_no_finding():
    assert not findings(profile(reading("design_start", None, "TBD")), "not_a_date")


def test_a_broken_date_beside_a_phase_that_needs_none_is_an_error():
    parsed = profile(reading("design_start", None, "2/31/2026"))
    assert only(parsed, "not_a_date").severity is Severity.ERROR


def test_words_beside_a_phase_that_needs_no_dates_are_a_warning():
    parsed = profile(reading("design_start", None, "after the budget"))
    assert only(parsed, "not_a_date").severity is Severity.WARNING
