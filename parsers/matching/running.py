"""Running heads and feet: what every page prints at its edge answers nothing.

A long answer that is left empty, or goes over the page, would end in the foot of its page and the
head of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from parsers.matching.vocabulary import Vocabulary
from parsers.matching.words import canonical_words
from parsers.model import Cell

_MOST = 4
"""Lines that a page's head or foot has at most."""
_EVEN = 2.0
"""Points by which the same thing may stand elsewhere on another page."""

_Line = tuple[Cell, ...]


def without_running(vocabulary: Vocabulary, sheet: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a sheet without the feet of its pages, and the heads of all but the first.

    Running is what stands at one place of two pages that follow each other, before or behind all
    else; but for its number it says the same. Nothing of it is a label, a control or a mark.
    """
    pages = _pages(sheet)
    gone: set[int] = set()
    for number, page in pages.items():
        after = pages.get(number + 1, [])
        if _is_copy(page, after):
            continue
        heads = _alike(vocabulary, page, after)
        feet = _alike(vocabulary, page[::-1], after[::-1])
        if heads + feet < min(len(page), len(after)):
            running = after[:heads] + page[len(page) - feet :] + after[len(after) - feet :]
            gone |= {id(cell) for line in running for cell in line}
    return tuple(cell for cell in sheet if id(cell) not in gone)


def _pages(sheet: Iterable[Cell]) -> dict[int, list[_Line]]:
    """The lines of each page from its top; Word files have no pages."""
    pages: dict[int, list[list[Cell]]] = {}
    for cell in sorted(sheet, key=lambda cell: (cell.y0, cell.x0)):
        if cell.anchor.box is None:
            continue
        lines = pages.setdefault(cell.anchor.box.page, [])
        if lines and abs(lines[-1][0].y0 - cell.y0) <= _EVEN:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return {number: [tuple(line) for line in lines] for number, lines in pages.items()}


def _is_copy(page: Sequence[_Line], after: Sequence[_Line]) -> bool:
    """Whether a page is another copy of the one before it."""
    said = [text for line in page if (text := _text(line))]
    again = {_text(line) for line in after}
    return 2 * sum(text in again for text in said) > len(said)


def _alike(vocabulary: Vocabulary, page: Sequence[_Line], after: Sequence[_Line]) -> int:
    """How many lines at one edge of two pages are the same; 0 where they are too many."""
    count = 0
    for one, other in zip(page, after, strict=False):
        if not _same(one, other) or not all(_only_says(vocabulary, cell) for cell in one):
            break
        count += 1
    return count if count <= _MOST else 0


def _same(one: _Line, other: _Line) -> bool:
    if len(one) != len(other):
        return False
    return all(map(_same_place, one, other)) and _next_page(_text(one), _text(other))


def _same_place(one: Cell, other: Cell) -> bool:
    mine, its = one.anchor.box, other.anchor.box
    if mine is None or its is None:
        return False
    return abs(mine.y1 - its.y1) <= _EVEN and abs(mine.x0 - its.x0) <= _EVEN


def _next_page(one: str, other: str) -> bool:
    """Whether two texts are the same but for a page's number."""
    parts, others = re.split(r"(\d+)", one), re.split(r"(\d+)", other)
    return len(parts) == len(others) and all(
        mine == its or (mine.isdigit() and its.isdigit() and int(its) == int(mine) + 1)
        for mine, its in zip(parts, others, strict=True)
    )


def _only_says(vocabulary: Vocabulary, cell: Cell) -> bool:
    """Whether nothing but words stands in a cell of the open page, and no label is among them."""
    pieces = [piece for line in cell.lines for piece in line.pieces]
    if cell.table is not None or any(piece.control or piece.mark for piece in pieces):
        return False
    words = canonical_words(_text((cell,)))
    return not any(
        words[at : at + len(label.tokens)] == label.tokens
        for at, word in enumerate(words)
        for label in vocabulary.by_first.get(word, ())
    )


def _text(line: _Line) -> str:
    return " ".join(_words(line))


def _words(line: _Line) -> Iterator[str]:
    for cell in line:
        for part in cell.lines:
            yield from (piece.text for piece in part.pieces)
