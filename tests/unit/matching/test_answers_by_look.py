"""Of answers printed beside each other the one that is struck round or set off is meant."""

from __future__ import annotations

import pytest

from form_templates import load_office
from parsers.matching import match
from parsers.model import ParsedForm
from parsers.word import read_word
from tests.unit.matching.sheets import values
from tests.unit.word.ooxml import package, para, run

MANDATED = "Is this mandated by federal or state statute or regulation? "
STRUCK, MARKED = "<w:strike/>", '<w:highlight w:val="yellow"/>'


def word(*paragraphs: str) -> ParsedForm:
    """A Word file of these paragraphs, read as the Customer Engagement Profile."""
    extract = read_word(package("".join(paragraphs)))
    return match(extract, [load_office("ct_cep").form], "ct_cep")


def mandated(yes: str, no: str) -> ParsedForm:
    """The question with both answers behind it, each in a look."""
    return word(para(run(MANDATED), run("Yes", yes), run(" / "), run("No", no)))


@pytest.mark.parametrize(
    ("yes", "no", "meant"),
    [
        (STRUCK, "", False),
        ("", STRUCK, True),
        ("", "<w:dstrike/>", True),
        (MARKED, "", True),
        ("", '<w:u w:val="single"/>', False),
        ("", "<w:b/>", False),
        ('<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>', "", True),
    ],
)
def test_of_yes_and_no_the_one_left_standing_or_set_off_is_meant(
    yes: str, no: str, meant: bool
) -> None:
    parsed = mandated(yes, no)
    assert values(parsed, "mandated") == (meant,)
    assert parsed.fields["mandated"].sure


@pytest.mark.parametrize(
    ("yes", "no"),
    [("", ""), (STRUCK, STRUCK), (MARKED, MARKED), ('<w:strike w:val="0"/>', ""),
     ('<w:highlight w:val="none"/>', "")],
)  # fmt: skip
def test_yes_and_no_that_look_alike_are_put_to_a_person(yes: str, no: str) -> None:
    reading = mandated(yes, no).fields["mandated"]
    assert reading.value is None
    assert not reading.sure


def test_of_several_choices_the_one_set_off_is_meant() -> None:
    choices = (run("IT Procurement / "), run("Emergency Request", "<w:b/>"))
    parsed = word(para(run("Type of Request: "), *choices))
    assert values(parsed, "request_type") == ("Emergency Request",)


def test_what_is_struck_out_of_an_answer_is_withdrawn() -> None:
    parsed = word(para(run("Engagement Title: "), run("Old Name", STRUCK), run(" Permit Portal")))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_an_answer_struck_out_with_nothing_in_its_place_is_put_to_a_person() -> None:
    parsed = word(para(run("Engagement Title: "), run("Permit Portal", STRUCK)))
    reading = parsed.fields["engagement_title"]
    assert reading.value is None
    assert not reading.sure
