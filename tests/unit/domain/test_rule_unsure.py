"""Was anything read that the reader is not sure of?"""

from intake_mailbot.domain.model import Severity, Verdict
from tests.unit.domain.making import findings, only, profile, reading, verdict


def test_an_optional_value_in_doubt_is_a_warning_and_holds_nothing():
    parsed = profile(
        reading("vendor_2_name", "W1dgets", sure=0.5), reading("vendor_2_authority", "Other")
    )
    found = only(parsed, "unsure")
    assert found.severity is Severity.WARNING
    assert "“W1dgets”" in found.message
    assert verdict(parsed).verdict is Verdict.ACCEPT


def test_a_box_that_is_perhaps_ticked_is_named_even_where_nothing_shows():
    assert only(profile(reading("itb", True, "", sure=0.5)), "unsure").message.endswith(
        "certainty."
    )


def test_an_optional_field_that_is_perhaps_empty_raises_nothing():
    assert not findings(profile(reading("vendor_2_name", None, "", sure=0.5)), "unsure")
    assert not findings(profile(reading("itb", False, "", sure=0.5)), "unsure")


def test_a_required_value_in_doubt_is_a_doubt_and_no_warning():
    assert not findings(profile(reading("agency", "DQT", sure=0.5)), "unsure")
