"""What readers must reach on layouts that are not ours (issue: "What it must show")."""

from __future__ import annotations

from functools import cache

import pytest

from tests.layouts import cases, filed
from tests.layouts.score import Report, score_product

TEXT_ONLY = ("word-text", "pdf-text", "lo-word-text", "lo-pdf-text")
KINDS = (
    "word", "word-legacy", "word-text", "word-tracked", "pdf-form", "pdf-bare", "pdf-text",
    "lo-word", "lo-word-text", "lo-pdf-form", "lo-pdf-text",
)  # fmt: skip
SEEDS = (5, 7)
"""An honest profile and a faulty one for each layout."""


@cache
def report(held: bool) -> Report:
    """All layouts of one set with two seeds each, and the committed files."""
    known = cases.held_layouts() if held else cases.open_layouts()
    made = [(name, seed) for name in known for seed in SEEDS]
    return score_product([*made, *filed.filed(held)])


pytestmark = pytest.mark.parametrize("held", [False, True], ids=["open", "held"])


def lines(found: list[object]) -> str:
    """Failures, one a line, for the message of an assertion."""
    return "\n".join(f.line() for f in found)  # type: ignore[attr-defined]


def test_no_file_upsets_the_reader(held: bool) -> None:
    assert report(held).crashes == []


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_read_exactly(kind: str, held: bool) -> None:
    grade = report(held).by_kind().get(kind)
    if grade is None:
        assert held, f"no open layout is of kind {kind}"
        return
    least = 0.97 if kind in TEXT_ONLY else 0.99
    bad = [f for f in grade.failures if f.trouble in {"WRONG", "unsure", "not-found"}]
    assert grade.exactness >= least, lines(bad)


def test_nothing_is_read_wrongly_and_surely(held: bool) -> None:
    bad = [f for f in report(held).total().failures if f.trouble == "WRONG"]
    assert bad == [], lines(bad)


def test_every_emptied_required_field_is_flagged(held: bool) -> None:
    total = report(held).total()
    assert total.flagged == total.emptied


def test_no_unsigned_slot_is_taken_for_signed_nor_the_other_way(held: bool) -> None:
    bad = [f for f in report(held).total().failures if f.trouble == "SLOT"]
    assert bad == [], lines(bad)


def test_no_complete_form_is_returned(held: bool) -> None:
    assert report(held).total().honest["return"] == 0


def test_at_most_one_form_with_controls_in_a_hundred_is_held(held: bool) -> None:
    grades = [g for kind, g in report(held).by_kind().items() if kind not in TEXT_ONLY]
    honest = sum(sum(g.honest.values()) for g in grades)
    assert sum(g.honest["hold"] for g in grades) <= honest / 100
