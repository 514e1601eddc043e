"""Does nothing end before it begins, and is no signature dated in the future?"""

from datetime import date

from intake_mailbot.domain.model import Verdict
from tests.unit.domain.making import findings, having, only, profile, reading, verdict


def test_a_go_live_before_the_request_is_an_error_that_quotes_both():
    found = only(having("desired_go_live", "2026-02-19"), "date_order")
    assert found.field == "desired_go_live"
    assert "(02/19/2026) is before “Date Requested” (02/20/2026)" in found.message


def test_the_same_day_is_not_before():
    assert not findings(having("desired_go_live", "2026-02-20"), "date_order")


def test_a_finish_before_its_start_is_named_by_its_phase():
    found = only(
        profile(
            reading("design_status", "Estimated"),
            reading("design_start", "2026-06-01"),
            reading("design_finish", "2026-05-01"),
        ),
        "date_order",
    )
    assert found.label == "Design – Finish"


def test_dates_in_doubt_are_not_compared():
    parsed = profile(
        reading("desired_go_live", "2020-01-01", sure=0.5),
    )
    assert not findings(parsed, "date_order")
    assert verdict(parsed).verdict is Verdict.HOLD


def test_a_signature_dated_after_the_receipt_is_an_error():
    found = only(having("it_manager_signed_date", "2026-03-03"), "future_date")
    assert found.label == "Agency IT Manager – Date"
    assert "03/03/2026" in found.message


def test_a_signature_of_the_day_of_receipt_is_right():
    assert not findings(having("it_manager_signed_date", "2026-03-02"), "future_date")
    assert verdict(profile(), on=date(2026, 2, 27)).verdict is Verdict.ACCEPT


def test_dates_of_another_decade_earn_one_note_and_do_not_send_the_form_back():
    old = profile(
        reading("date_requested", "2016-02-20"),
        reading("desired_go_live", "2017-02-20"),
        reading("it_manager_signed_date", "2016-02-20"),
    )
    found = only(old, "long_past")
    assert found.field == "date_requested"
    assert "“Date Requested” (02/20/2016) and 2 further dates lie far back" in found.message
    assert verdict(old).verdict is Verdict.ACCEPT


def test_a_signature_of_more_than_a_year_ago_is_noted_and_a_plan_begun_then_is_not():
    signed = only(having("it_manager_signed_date", "2024-11-30"), "long_past")
    assert "(11/30/2024) lies far back" in signed.message
    assert not findings(having("business_issues_start", "2024-11-30"), "long_past")
    assert not findings(profile(), "long_past")
