"""How findings name a field and quote a value."""

from dataclasses import replace

from form_templates.model import FieldType
from intake_mailbot.domain.wording import count, how_to_fill, label_of, listed, quote
from tests.unit.domain.making import form
from tests.unit.domain.small import a_field, form_of


def test_a_repeated_label_is_named_with_its_person_or_row():
    labels = {label_of(form(), field) for field in form().fields.values()}
    assert "Agency Business Sponsor – Contact Phone" in labels
    assert "Requirements – Start" in labels


def test_no_two_fields_of_the_form_are_named_alike():
    labels = [label_of(form(), field) for field in form().fields.values()]
    assert sorted(labels) == sorted(set(labels))


def test_a_label_that_stands_alone_stays_as_printed():
    assert label_of(form(), form()["engagement_title"]) == "Engagement Title"


def test_a_repeated_label_without_a_role_is_named_by_its_neighbour():
    first = a_field("one")
    phone = replace(a_field("p"), label="Phone:", beside="one")
    other = replace(a_field("q"), label="Phone", beside="gone")
    small = form_of(first, phone, other)
    assert label_of(small, phone) == "One – Phone"
    assert label_of(small, other) == "Phone"


def test_long_values_are_quoted_in_part_and_on_one_line():
    assert quote("a\n b") == "“a b”"
    long = quote("word " * 40)
    assert long.endswith(" …”")
    assert len(long) < 70


def test_numbers_and_lists_read_as_people_say_them():
    assert count(1, "error") == "1 error"
    assert count(1024, "character") == "1,024 characters"
    assert count(2, "reply", "replies") == "2 replies"
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B or C"


def test_every_type_says_how_it_is_filled_in():
    assert how_to_fill(a_field("x")) == "Please fill it in."
    assert how_to_fill(a_field("x", limit=5)) == "Please fill it in (up to 5 characters)."
    assert "tick" in how_to_fill(a_field("x", FieldType.CHECKBOX))
    assert how_to_fill(a_field("x", FieldType.CHOICE)) == "Please fill it in."
    assert "signed" in how_to_fill(a_field("x", FieldType.SIGNATURE))
