"""Likeness: labels that are misspelt, cut short or turned round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.matching.likeness import Likeness
from parsers.matching.vocabulary import Label, vocabulary
from parsers.matching.words import canonical_words
from tests.unit.matching.sheets import form

LABELS = [label for label in vocabulary(form()).labels if label.unique]
LIKENESS = Likeness(LABELS)


def best(text: str) -> str:
    found = LIKENESS.to(" ".join(canonical_words(text)))
    return max(found, key=lambda pair: pair[1])[0].fields[0] if found else ""


def test_a_misspelt_label_is_alike() -> None:
    assert best("Desired Go-Liv Date") == "desired_go_live"
    assert best("Enggagement Title") == "engagement_title"


def test_the_same_words_in_another_order_are_alike() -> None:
    assert best("Go-Live Date Desired") == "desired_go_live"


def test_short_labels_may_differ_less_than_long_ones() -> None:
    assert best("Agenda") == ""
    assert (
        best("Will the project depend on work which must be done by another state agency?")
        == "depends_on_other_agencies"
    )


@given(st.sampled_from(LABELS))
def test_a_label_is_most_like_itself(label: Label) -> None:

    assert (label, 1.0) in LIKENESS.to(" ".join(label.tokens))


@given(st.text(max_size=40))
def test_every_likeness_is_a_share(text: str) -> None:
    assert all(0.7 < score <= 1.0 for _, score in LIKENESS.to(text))
