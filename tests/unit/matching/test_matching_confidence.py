"""Confidence: what is odd or guessed is put to a person, what is plain is sure."""

from __future__ import annotations

from parsers.matching.vocabulary import vocabulary
from parsers.model import ControlKind
from tests.unit.matching.sheets import control, form, read, read_controls, text_box, tick_box


def test_a_plain_answer_beside_its_own_label_is_sure() -> None:
    assert read(("Engagement Title", "Permit Portal")).fields["engagement_title"].sure


def test_an_id_is_surer_than_a_title_and_that_than_a_label() -> None:
    by_id = read_controls(text_box("A", "agency")).fields["agency"].confidence
    by_title = read_controls(text_box("A", title="Agency Name")).fields["agency"].confidence
    by_label = read(("Agency Name", "A")).fields["agency"].confidence
    assert by_id > by_title > by_label


def test_words_are_less_sure_than_what_its_type_vouches_for() -> None:
    parsed = read(("Agency Name", "A"), ("Date Requested", "3/4/2026"))
    assert parsed.fields["agency"].confidence < parsed.fields["date_requested"].confidence


def test_a_repeated_label_is_trusted_less_than_one_of_its_own() -> None:
    parsed = read(("Requestor's Name", "", "Contact Phone", "860-555-0101"), ("Agency Name", ""))
    fields = parsed.fields
    assert fields["requestor_phone"].confidence < fields["agency"].confidence


def test_the_less_alike_a_label_the_less_it_is_trusted() -> None:
    exact = read(("Desired Go-Live Date", "9/1/2026")).fields["desired_go_live"]
    near = read(("Desired Go-Liv Date", "9/1/2026")).fields["desired_go_live"]
    far = read(("Desirable Go-Liv Dates", "9/1/2026")).fields["desired_go_live"]
    assert exact.confidence > near.confidence >= far.confidence


def test_what_was_not_found_has_no_confidence() -> None:
    parsed = read("Nothing of ours")
    assert {reading.confidence for reading in parsed.fields.values()} == {0.0}


def test_ticks_without_words_are_never_sure() -> None:
    reading = read(("Type of Request", [tick_box(True)], [tick_box()])).fields["request_type"]
    assert not reading.sure


def test_a_written_control_that_shows_no_date_keeps_its_words() -> None:
    odd = control(ControlKind.DATE, "after the summer", "desired_go_live")
    reading = read_controls(odd).fields["desired_go_live"]
    assert (reading.value, reading.shown) == (None, "after the summer")


def test_a_vocabulary_is_made_once() -> None:
    assert vocabulary(form()) is vocabulary(form())
