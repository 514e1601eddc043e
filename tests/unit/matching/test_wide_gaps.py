"""Thousands of blanks, rules or words between labels: each is read as if there were a few."""

from __future__ import annotations

import pytest

from tests.unit.matching.sheets import read, values

MANY = 6000


@pytest.mark.parametrize("filling", [" ", "\u00a0", "_", "_ ", "\t"])
def test_labels_far_apart_on_a_line_have_their_answers(filling: str) -> None:
    gap = filling * (MANY // len(filling))
    parsed = read(f"Engagement Title: Atlas{gap}\nRequestor Name: Pat{gap}\nAgency: Housing")
    assert values(parsed, "engagement_title", "agency") == ("Atlas", "Housing")


def test_a_label_behind_thousands_of_short_words_is_found() -> None:
    parsed = read("a " * (MANY // 2) + "\nRequestor Name: Pat Sample")
    assert values(parsed, "requestor_name") == ("Pat Sample",)
