"""Does every text fit within its limit?"""

from dataclasses import replace

from intake_mailbot.domain.model import Severity, Verdict
from intake_mailbot.domain.rules.limit import text_length
from parsers.model import Source
from tests.unit.domain.making import findings, having, only, verdict


def test_a_title_over_the_tracking_systems_limit_is_an_error():
    found = only(having("engagement_title", "x" * 33), "over_limit")
    assert found.severity is Severity.ERROR
    assert "33 characters, where at most 32 characters" in found.message


def test_a_text_of_exactly_its_limit_fits():
    assert not findings(having("engagement_title", "x" * 32), "over_limit")


def test_a_limit_of_our_own_only_warns():
    parsed = having("requestor_name", "N" * 65)
    assert only(parsed, "over_limit").severity is Severity.WARNING
    assert verdict(parsed).verdict is Verdict.ACCEPT


def test_a_long_value_is_quoted_in_part():
    found = only(having("business_objectives", "word " * 200), "over_limit")
    assert "…" in found.message
    assert len(found.message) < 300


def test_a_doubtful_long_text_has_a_margin_and_is_held_beyond_it():
    assert findings(having("business_objectives", "x" * 820), "over_limit")
    within = verdict(having("business_objectives", "x" * 820, sure=0.5))
    assert within.verdict is Verdict.ACCEPT
    beyond = verdict(having("business_objectives", "x" * 900, sure=0.5))
    assert beyond.verdict is Verdict.HOLD
    assert "longer than allowed" in beyond.doubts[0].reason


def test_a_doubtful_short_text_is_no_error():
    assert not findings(having("engagement_title", "x" * 60, sure=0.5), "over_limit")


def test_a_scan_that_runs_over_by_a_readers_slip_is_held_however_sure_it_is():
    parsed = replace(having("engagement_title", "G rant-Desk: " + "x" * 20), source=Source.SCAN)
    assert not findings(parsed, "over_limit")
    assert "longer than allowed" in verdict(parsed).doubts[0].reason
    beyond = replace(having("engagement_title", "x" * 40), source=Source.SCAN)
    assert only(beyond, "over_limit").severity is Severity.ERROR


def test_a_line_end_counts_as_one_character_and_blanks_at_the_ends_as_none():
    assert text_length("  a\r\nb\n ") == 3


def test_an_answer_where_a_text_belongs_has_no_length():
    assert not findings(having("engagement_title", True), "over_limit")
