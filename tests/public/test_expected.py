"""The committed table is sound; what it says of the documents takes a network to compare."""

from __future__ import annotations

import json
from pathlib import Path

from tests.public.fetch import packages
from tests.public.inspecting import Said, digest
from tests.public.table import agrees, expected

SEEN = json.loads(Path(__file__).with_name("by_hand.json").read_text(encoding="utf-8"))


def test_what_was_seen_by_hand_is_what_the_table_says() -> None:
    rows = expected()
    assert len(SEEN) >= 40
    assert set(SEEN) == {row.sha256 for row in rows.values() if row.checked == "hand"}
    for sha256, values in SEEN.items():
        assert digest(values) == rows[sha256].values
        assert len(values) == sum(rows[sha256].counts)


def test_every_row_belongs_to_a_package_of_the_list() -> None:
    assert {row.package for row in expected().values()} <= {one.name for one in packages()}


def test_a_document_without_a_row_is_expected_to_have_no_controls() -> None:
    assert agrees(None, Said("pdf-text")) == (True, True)
    assert agrees(None, Said("pdf-text", (1, 0, 0, 0, 0, 0, 0), "x")) == (False, False)
    assert agrees(None, Said("corrupt")) == (False, False)
    assert agrees(None, Said("crash")) == (False, False)


def test_a_row_is_met_by_its_counts_and_by_its_values() -> None:
    row = next(row for row in expected().values() if any(row.counts))
    assert agrees(row, Said(row.outcome, row.counts, row.values)) == (True, True)
    assert agrees(row, Said(row.outcome, row.counts, "other")) == (True, False)
    assert agrees(row, Said(row.outcome)) == (False, False)
