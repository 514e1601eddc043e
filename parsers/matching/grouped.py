"""Labels said in two cells: "Engagement" beside several rows, and "Title" in one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parsers.matching.finding import Occurrence, occurrence_at
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import canonical_words

_SCORE = 0.95
_SHORT = 4
"""Words that each of the two cells has at most."""


def grouped(
    vocabulary: Vocabulary, cells: Sequence[CellText], met: Collection[str]
) -> Iterator[Occurrence]:
    """The labels of fields not ``met`` that a merged cell and a cell beside it say together."""
    wanted = {
        label.tokens: label
        for label in vocabulary.labels
        if label.sort is Sort.FIELD and label.unique and label.fields[0] not in met
    }
    groups = [cell for cell in cells if wanted and _is_group(cell, cells)]
    for cell in cells if groups else ():
        said = cell.text.strip(" :*")
        if cell.things or not 0 < len(said.split()) <= _SHORT:
            continue
        for group in groups:
            label = _together(wanted, group, cell) if _beside(group, cell) else None
            if label is None:
                continue
            start = cell.text.index(said)
            found = occurrence_at(label, cell, start, start + len(said), _SCORE, vocabulary)
            if found:
                yield found


def _is_group(cell: CellText, cells: Sequence[CellText]) -> bool:
    """Whether a cell of a few words stands beside several rows of its table."""
    if cell.cell.table is None or cell.things or not 0 < len(cell.text.split()) <= _SHORT:
        return False
    return sum(_beside(cell, other) for other in cells) > 1


def _beside(group: CellText, cell: CellText) -> bool:
    """Whether a cell stands in a row that a taller cell reaches over."""
    mine, other = group.cell, cell.cell
    return (
        mine.table == other.table
        and mine.column < other.column
        and mine.y0 <= other.y0
        and other.y1 <= mine.y1
        and other.y1 - other.y0 < mine.y1 - mine.y0
    )


def _together(
    wanted: dict[tuple[str, ...], Label], group: CellText, cell: CellText
) -> Label | None:
    one, other = canonical_words(group.text), canonical_words(cell.text)
    return wanted.get(one + other) or wanted.get(other + one)
