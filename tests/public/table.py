"""What is expected of every document with controls, and of every one that cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.public.inspecting import KINDS, Said

_TABLE = Path(__file__).with_name("expected.csv")
_COLUMNS = ("package", "path", "sha256", "outcome", *KINDS, "values", "checked")
PLAIN = ("word-text", "pdf-text")
"""What a document is that stands in no row: it can be read, and it has no controls."""


@dataclass(frozen=True, slots=True)
class Row:
    """One document's expectation.

    ``checked`` says by what the row is known to be true: "hand" (the page or the XML was looked
    at), "other reader" (one that shares no code with ours says the same), "" for nothing yet;
    "wrong" is what inspect says though it is not so.
    """

    package: str
    path: str
    sha256: str
    outcome: str
    counts: tuple[int, ...]
    values: str
    checked: str


def expected() -> dict[str, Row]:
    """The rows by SHA-256."""
    with _TABLE.open(newline="", encoding="utf-8") as file:
        rows = [
            Row(
                one["package"], one["path"], one["sha256"], one["outcome"],
                tuple(int(one[kind] or 0) for kind in KINDS), one["values"], one["checked"],
            )
            for one in csv.DictReader(file)
        ]  # fmt: skip
    return {row.sha256: row for row in rows}


def write(rows: Iterable[Row]) -> None:
    """Write the table anew, in the order of packages and paths."""
    with _TABLE.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for row in sorted(rows, key=lambda one: (one.package, one.path)):
            counts = [count or "" for count in row.counts]
            writer.writerow(
                [row.package, row.path, row.sha256, row.outcome, *counts, row.values, row.checked]
            )


def agrees(row: Row | None, said: Said) -> tuple[bool, bool]:
    """Whether outcome and counts are as the table says, and whether the values are as well."""
    if row is None:
        right = said.outcome in PLAIN and not any(said.counts)
        return right, right
    counts = (row.outcome, row.counts) == (said.outcome, said.counts)
    return counts, counts and row.values == said.values
