"""Labels in words of somebody else's, told by the words that one field alone is asked with."""

from __future__ import annotations

import pytest

from parsers.matching.telling import Telling
from parsers.matching.vocabulary import vocabulary
from parsers.matching.words import canonical_words
from tests.unit.matching.sheets import form, read, values

WORDS = vocabulary(form())
UNIQUE = [label for label in WORDS.labels if label.unique]


def told(text: str, without: str = "") -> str | None:
    """The field that a wording must mean; ``without`` is one that was found already."""
    wanted = [label for label in UNIQUE if label.fields[0] != without]
    found = Telling(WORDS, wanted).of(" ".join(canonical_words(text)))
    return found[0].fields[0] if found else None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Must other state agencies work on this project?", "depends_on_other_agencies"),
        ("Mandated by a regulation", "mandated"),
        ("Formal plan developed", "formal_project_plan"),
        ("Is documentation attached?", "documentation_attached"),
    ],
)
def test_words_that_only_one_field_is_asked_with_tell_it(text: str, field: str) -> None:
    assert told(text) == field


def test_words_of_two_fields_tell_neither() -> None:
    assert told("Formal documentation regulation") is None


def test_words_of_no_field_tell_none() -> None:
    assert told("Whatever comes next") is None


def test_one_word_alone_tells_nothing() -> None:
    assert told("Regulation") is None


def test_an_answer_with_words_of_its_own_is_no_label() -> None:
    assert told("Regulation statute governs vehicle inspectors throughout Connecticut") is None


def test_a_single_telling_word_needs_all_others_to_be_the_field_s_too() -> None:
    assert told("Formal project plan") == "formal_project_plan"
    assert told("Formal project lunch") is None


def test_a_field_that_was_found_by_its_wording_is_looked_for_no_more() -> None:
    assert told("Mandated by a regulation", without="mandated") is None


def test_a_label_told_so_is_worth_less_than_any_likeness() -> None:
    found = Telling(WORDS, UNIQUE).of("mandated by regulation")
    assert found is not None
    assert found[1] < 0.72


def test_an_answer_is_read_beside_a_label_in_other_words() -> None:
    parsed = read(
        ("Engagement Title", "A"),
        ("Do other agencies have to work for this?", "Yes"),
        ("Agency Name", "B"),
    )
    assert values(parsed, "depends_on_other_agencies") == (True,)
    assert not read(("Whatever comes next", "Yes")).fields["mandated"].value
