"""The running heads and feet of Word files: a file says which they are; no answer goes on in them.

A form may ask in its head: one in which a label stands, a control, what ends as a label does, or a
date or phone that has a table's cell for itself, is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from parsers.matching.values import parse_date, parse_phone
from parsers.matching.vocabulary import Vocabulary
from parsers.matching.words import canonical_words
from parsers.model import Cell

EDGES = ("header, ", "footer, ")
"""How the place of what stands in a running head or foot of a Word file begins."""
_ASKING = re.compile(r"[^\W\d_]\)?[:?](?!//)|__")
"""How words end that are answered behind them."""


def without_silent_edges(vocabulary: Vocabulary, sheet: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a sheet without the heads and feet that ask nothing; their pictures stay."""
    parts: dict[str, list[Cell]] = {}
    for cell in sheet:
        if cell.anchor.place.startswith(EDGES):
            parts.setdefault(cell.anchor.part, []).append(cell)
    silent = {part for part, cells in parts.items() if not _asks(vocabulary, cells)}
    if not silent:
        return sheet
    return [
        cell
        for cell in sheet
        if cell.anchor.part not in silent
        or not cell.anchor.place.startswith(EDGES)
        or _pictured(cell)
    ]


def _asks(vocabulary: Vocabulary, cells: Iterable[Cell]) -> bool:
    """Whether a label, a control or a plain answer stands in one of these cells."""
    return any(_controlled(cell) or _answers(cell) or _labelled(vocabulary, cell) for cell in cells)


def _controlled(cell: Cell) -> bool:
    return any(piece.control for line in cell.lines for piece in line.pieces)


def _pictured(cell: Cell) -> bool:
    return any(piece.mark for line in cell.lines for piece in line.pieces)


def _text(cell: Cell) -> str:
    return "\n".join("".join(piece.text for piece in line.pieces) for line in cell.lines)


def _answers(cell: Cell) -> bool:
    """Whether a table's cell is nothing but a date or a phone."""
    text = "" if cell.table is None else _text(cell).strip()
    return bool(text) and (parse_date(text) is not None or parse_phone(text) is not None)


def _labelled(vocabulary: Vocabulary, cell: Cell) -> bool:
    text = _text(cell)
    words = canonical_words(text)
    return _ASKING.search(text) is not None or any(
        tuple(words[at : at + len(label.tokens)]) == label.tokens
        for at, word in enumerate(words)
        for label in vocabulary.by_first.get(word, ())
    )
