"""Readings survive being written and read."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_mailbot.domain.model import Doubt, Finding, Judgement, Verdict
from intake_mailbot.store import codec
from parsers.model import Anchor, Box, ParsedForm, Reading, SignatureReading

any_text = st.text(st.characters(exclude_categories=()), max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
boxes = st.builds(Box, st.integers(1, 99), numbers, numbers, numbers, numbers)
anchors = st.none() | st.builds(Anchor, any_text, any_text, any_text, st.none() | boxes)
moments = st.none() | st.datetimes(max_value=datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
readings = st.builds(Reading, anchor=anchors, confidence=numbers, shown=any_text)
signatures = st.builds(
    SignatureReading, anchor=anchors, confidence=numbers, time=moments, shown=any_text
)


def by_field(items: list[Reading]) -> dict[str, Reading]:
    return {item.field: item for item in items}


forms = st.builds(
    ParsedForm,
    fields=st.lists(readings, max_size=4).map(by_field),
    signatures=st.lists(signatures, max_size=2).map(lambda s: {i.field: i for i in s}),
    form_score=numbers,
    warnings=st.lists(any_text, max_size=2).map(tuple),
    missing_sections=st.lists(any_text, max_size=2).map(tuple),
)


@given(forms)
def test_a_profile_is_the_same_after_a_round_trip(form: ParsedForm) -> None:
    written = json.dumps(codec.form_to_json(form))
    assert codec.form_from_json(json.loads(written)) == form
    assert list(codec.form_from_json(json.loads(written)).fields) == list(form.fields)


@given(st.lists(st.from_type(Finding), max_size=3), st.lists(st.from_type(Doubt), max_size=3))
@settings(max_examples=30, deadline=None)
def test_a_judgement_is_the_same_after_a_round_trip(
    findings: list[Finding], doubts: list[Doubt]
) -> None:
    judgement = Judgement(Verdict.HOLD, tuple(findings), tuple(doubts))
    written = json.dumps([codec.findings_to_json(judgement), codec.doubts_to_json(judgement)])
    said = json.loads(written)
    assert codec.findings_from_json(said[0]) == judgement.findings
    assert codec.doubts_from_json(said[1]) == judgement.doubts
