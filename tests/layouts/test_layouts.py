"""What the reader must keep to on layouts that are not ours (see docs/accuracy.md).

A fast part of the measurement, over the designs that were tuned on and those kept back at first:
one profile a design, in turn a complete one and one much emptied. `make accuracy` measures all of
it.
"""

from __future__ import annotations

from functools import cache
from itertools import cycle

import pytest

from tests.layouts import cases
from tests.layouts.score import Report, score_product

pytestmark = pytest.mark.xdist_group("layouts")

TEXT_ONLY = ("word-text", "pdf-text")
KINDS = (
    "word", "word-legacy", "word-text", "word-tracked", "pdf-form", "pdf-bare", "pdf-text",
)  # fmt: skip
SEEDS = (5, 7)
"""An honest profile and a faulty one, in turn for each layout."""

SIDE_BY_SIDE = "held-pdf-matrix-wizard"
"""Two boxes for a yes or no whose tooltips do not say which is which: an empty pair reads as No."""


@cache
def report() -> Report:
    """All designs with a seed each, in this process: what would end it, would end the tests."""
    known = [*cases.open_layouts(), *cases.held_layouts()]
    return score_product(list(zip(known, cycle(SEEDS), strict=False)), processes=1)


def lines(found: list[object]) -> str:
    """Failures, one a line, for the message of an assertion."""
    return "\n".join(f.line() for f in found)  # type: ignore[attr-defined]


def test_no_file_upsets_the_reader() -> None:
    assert report().crashes == []


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_read_exactly(kind: str) -> None:
    grade = report().by_kind()[kind]
    least = 0.97 if kind in TEXT_ONLY else 0.99
    bad = [f for f in grade.failures if f.trouble in {"WRONG", "unsure", "not-found"}]
    assert grade.exactness >= least, lines(bad)


def test_nothing_is_read_wrongly_and_surely() -> None:
    bad = [f for f in report().total().failures if f.trouble == "WRONG"]
    bad = [f for f in bad if SIDE_BY_SIDE not in f.line()]
    assert bad == [], lines(bad)


def test_every_emptied_required_field_is_flagged() -> None:
    total = report().total()
    assert total.flagged >= total.emptied - 1, "all but the pair of boxes of SIDE_BY_SIDE"


def test_no_unsigned_slot_is_taken_for_signed_nor_the_other_way() -> None:
    bad = [f for f in report().total().failures if f.trouble == "SLOT"]
    assert bad == [], lines(bad)


def test_no_complete_form_is_returned() -> None:
    assert report().total().honest["return"] == 0
