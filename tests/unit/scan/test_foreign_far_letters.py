"""Letters of names from far away on other prints: read where the model knows them, never sure."""

from __future__ import annotations

import pytest

from parsers.model import SURE
from parsers.scan.foreign.answers.naming import oddity_of
from parsers.scan.foreign.words.faraway import EVERY, far_letters
from parsers.scan.foreign.words.owning import letters_passed_over
from parsers.scan.foreign.words.trusting import sureness, words_beside
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import LATIN, Read
from tests.unit.scan.typed_lines import line


def read(text: str, places: tuple[float, ...]) -> Read:
    return Read(text, 0.99, 0.99, places, (0.99,) * len(text))


def test_a_line_is_asked_for_letters_that_few_names_have_and_for_no_signs() -> None:
    assert LATIN < EVERY
    assert set("țșłńőűğşęąčřžđơưạễ") <= EVERY
    assert all(letter.isalpha() for letter in EVERY - LATIN)


@pytest.mark.parametrize(
    ("shown", "name"),
    [("Ratiu Sample", "Rațiu Sample"), ("Lucja Sample", "Łucja Sample"),
     ("Nguyen Sample", "Nguyễn Sample")],
)  # fmt: skip
def test_a_word_with_such_a_letter_is_in_doubt_and_no_other_is(shown: str, name: str) -> None:
    grey, places = line(shown)
    sure = sureness(grey, read(name, places), ())
    assert [one >= SURE for one in sure] == [False, True]


def test_letters_of_forms_are_none_of_these() -> None:
    assert not list(far_letters("Renée Núñez-Müller, 12/24 Straße"))


@pytest.mark.parametrize("name", ["Sofia Femi", "Nguyen Bell", "Anna Hill"])
def test_a_letter_that_was_passed_over_is_seen_by_its_ink(name: str) -> None:
    grey, places = line(name)
    for at in (index for index, letter in enumerate(name) if letter in "aegnouy"):
        less = read(name[:at] + name[at + 1 :], places[:at] + places[at + 1 :])
        lost = letters_passed_over(grey, less)
        assert words_beside(less, lost) & {name[:at].count(" ")}
    assert not letters_passed_over(grey, read(name, places))


def test_each_letter_that_was_read_is_one_on_the_paper() -> None:
    """Between two that have ink of their own a third stands, however near they are seen to it."""
    grey, places = line("Femi")
    off = 1.5 / (grey.shape[1] / SCALE)
    near = (places[0] + off, places[2] - off, places[3])
    assert letters_passed_over(grey, read("Fmi", near))


def test_of_a_line_of_which_nothing_was_read_all_is_passed_over() -> None:
    grey, _ = line("Femi")
    assert len(letters_passed_over(grey, Read("", 0.0, 0.0))) == 3


@pytest.mark.parametrize(
    "name",
    ["Anna de la Müller", "anna sample", "José Núñez-Ortega, Esq.", "Dr. Bo St. Pierre III",
     "Zoë Bell, CPA, CGFM", "Bo Bell, Ph.D.", "Bell, Jane",
     "Siobhán O'Brien", "Zoë Van der Meer", "Jean-luc Sample", "Mary d’Example"],
)  # fmt: skip
def test_names_as_people_write_them_are_not_odd(name: str) -> None:
    assert not oddity_of(name)


@pytest.mark.parametrize(
    ("name", "why"),
    [("pórsson Jón", "small letter"), ("Trän Bell", "accent"), ("Nãone Bell", "accent"),
     ("Sample", "left out"), ("Jane S.", "left out"), ("Jane Sample, CPA,", "cut off"),
     ("Jane Sample, Pt", "cut off"), ("Jane Sample.", "speck")],
)  # fmt: skip
def test_a_name_is_odd_where_a_letter_of_it_may_be_another_or_is_lost(name: str, why: str) -> None:
    assert why in oddity_of(name)
