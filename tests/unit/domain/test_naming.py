"""What a profile is called and whose it is."""

from form_templates.model import FieldType
from intake_mailbot.domain.naming import agency_of, title_of
from tests.unit.domain.making import form, having, profile
from tests.unit.domain.small import a_field, filled, form_of


def test_the_form_says_which_field_names_it():
    assert title_of(form(), having("engagement_title", "Permit\n Portal")) == "Permit Portal"


def test_without_a_word_it_is_the_first_text_field():
    small = form_of(a_field("day", FieldType.DATE), a_field("name"))
    assert title_of(small, filled({"name": "Pier"})) == "Pier"
    assert agency_of(small, filled({"name": "Pier"})) == ""
    assert title_of(form_of(), filled({})) == ""


def test_what_was_not_read_has_no_name():
    assert title_of(form(), having("engagement_title", None)) == ""
    assert isinstance(agency_of(form(), profile()), str)
