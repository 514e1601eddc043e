"""Running heads and feet: what every page prints at its edge answers nothing.

A long answer that is left empty, or goes over the page, would end in the foot of its page and the
head of the next. An answer that stands right under its label at the page's end may say what the
next page says there too: what may be one is kept, and read with doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from form_templates.model import FieldType
from parsers.matching.values import normalise
from parsers.matching.vocabulary import Vocabulary
from parsers.matching.words import canonical_words, without_brackets
from parsers.model import DOUBTED, Cell

_MOST = 4
"""Lines that a page's head or foot has at most."""
_EVEN = 2.0
"""Points by which the same thing may stand elsewhere on another page."""
_NEAR = 40.0
"""Points under a label within which its answer would stand."""
_NUMBER = re.compile(r"([0-9]+)")
_DIGITS = 6
"""Figures that a page's number has at most."""
_PHONE = 7
"""Figures that a phone number has at least."""
_PAGE = re.compile(r"\b(?:page|pg|p)[ .:#]*$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|/)\s+[0-9]+\W*$", re.IGNORECASE)
_WRITTEN_ON = ("__", "...", "…")
"""How a line to write on ends: what answers its label stands on it."""
_ASKING = (":", "?")

_Line = tuple[Cell, ...]


def without_running(vocabulary: Vocabulary, sheet: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a sheet without the feet of its pages, and the heads of all but the first.

    Running is what stands at one place of two pages that follow each other, before or behind all
    else; but for the page's number it says the same. Nothing of it is a label, a control, a mark,
    or what a field's type vouches for. Where it may as well answer the label right over it, it
    stays, and is not surely read.
    """
    pages = _pages(sheet)
    gone: set[int] = set()
    doubtful: set[int] = set()
    for number, page in pages.items():
        after = pages.get(number + 1, [])
        if _is_copy(page, after):
            continue
        heads = _alike(vocabulary, page, after)
        feet = _alike(vocabulary, page[::-1], after[::-1])
        if heads + feet >= min(len(page), len(after)):
            continue
        gone |= {id(cell) for line in after[:heads] for cell in line}
        for one, other in zip(page[::-1][:feet], after[::-1][:feet], strict=True):
            sure = _counts_pages(one, other)
            for line, where in ((one, page), (other, after)):
                kept = not sure and _under_label(vocabulary, line, where)
                (doubtful if kept else gone).update(map(id, line))
    left = (cell for cell in sheet if id(cell) not in gone - doubtful)
    return tuple(_doubted(cell) if id(cell) in doubtful else cell for cell in left)


def _doubted(cell: Cell) -> Cell:
    """A cell whose words are not surely an answer."""
    lines = (
        replace(one, pieces=tuple(replace(piece, sure=DOUBTED) for piece in one.pieces))
        for one in cell.lines
    )
    return replace(cell, lines=tuple(lines))


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
        if not _same(one, other) or not all(_only_says(vocabulary, cell) for cell in one + other):
            break
        if not _counts_pages(one, other) and any(_vouched(vocabulary, c) for c in one + other):
            break
        count += 1
    return count if count <= _MOST else 0


def _same(one: _Line, other: _Line) -> bool:
    """Whether two lines stand at one place and say the same, but perhaps for the page's number."""
    if len(one) != len(other) or not all(map(_same_place, one, other)):
        return False
    return _text(one) == _text(other) or _counted(one, other) is not None


def _same_place(one: Cell, other: Cell) -> bool:
    mine, its = one.anchor.box, other.anchor.box
    if mine is None or its is None:
        return False
    return abs(mine.y1 - its.y1) <= _EVEN and abs(mine.x0 - its.x0) <= _EVEN


def _counted(one: _Line, other: _Line) -> tuple[str, int, str] | None:
    """The one number by which two lines differ, where it grows by one; and the words about it."""
    parts, others = _NUMBER.split(_text(one)), _NUMBER.split(_text(other))
    differing = [at for at, (a, b) in enumerate(zip(parts, others, strict=False)) if a != b]
    if len(parts) != len(others) or len(differing) != 1 or differing[0] % 2 == 0:
        return None
    at = differing[0]
    if max(len(parts[at]), len(others[at])) > _DIGITS or int(others[at]) != int(parts[at]) + 1:
        return None
    return "".join(parts[:at]), int(parts[at]), "".join(parts[at + 1 :])


def _counts_pages(one: _Line, other: _Line) -> bool:
    """Whether two lines say nothing but which page each is, or say it of a page by that word."""
    counted = _counted(one, other)
    if counted is None:
        return False
    before, number, behind = counted
    if _PAGE.search(before):
        return True
    box = one[0].anchor.box
    alone = not re.search(r"\w", before) and (
        not re.search(r"\w", behind) or _OF.match(behind) is not None
    )
    return alone and box is not None and number == box.page


def _only_says(vocabulary: Vocabulary, cell: Cell) -> bool:
    """Whether nothing but words stands in a cell of the open page, and no label is among them."""
    pieces = [piece for line in cell.lines for piece in line.pieces]
    if cell.table is not None or any(piece.control or piece.mark for piece in pieces):
        return False
    return not any(_label_ends(vocabulary, canonical_words(_text((cell,)))))


def _vouched(vocabulary: Vocabulary, cell: Cell) -> bool:
    """Whether the type of a field vouches for what a cell says: a date, a phone, a choice."""
    text = _text((cell,))
    if not re.search(r"\w", text) or text.strip(" -–—|.").isdigit():  # it may be a page's number
        return False
    phones = sum(map(str.isdigit, text)) >= _PHONE
    fields = vocabulary.form.fields.values()
    return any(
        normalise(field, text).checked
        for field in fields
        if phones or field.type is not FieldType.PHONE
    )


def _under_label(vocabulary: Vocabulary, line: _Line, page: Sequence[_Line]) -> bool:
    """Whether a label that nothing answers on its own line stands right over a line."""
    return any(_is_open(vocabulary, _over(cell, page)) for cell in line)


def _over(cell: Cell, page: Sequence[_Line]) -> str:
    """What stands right over a cell in its column, but for remarks in brackets."""
    near = [
        _text((one,))
        for line in page
        for one in line
        if 0 <= cell.y0 + _EVEN - one.y1 <= _NEAR and one.x0 < cell.x1 and one.x1 > cell.x0
    ]
    said = (text for text in reversed(near) if re.search(r"\w", without_brackets(text)))
    return next(said, "")


def _is_open(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text ends with a label, or as one does, and no line to write on."""
    if text.rstrip().endswith(_ASKING):
        return True
    if text.rstrip().endswith(_WRITTEN_ON):
        return False
    both = canonical_words(text), canonical_words(without_brackets(text))
    return any(end == len(words) for words in both for end in _label_ends(vocabulary, words))


def _label_ends(vocabulary: Vocabulary, words: Sequence[str]) -> Iterator[int]:
    """Where labels end among words."""
    for at, word in enumerate(words):
        for label in vocabulary.by_first.get(word, ()):
            if tuple(words[at : at + len(label.tokens)]) == label.tokens:
                yield at + len(label.tokens)


def _text(line: _Line) -> str:
    return " ".join(_words(line))


def _words(line: _Line) -> Iterator[str]:
    for cell in line:
        for part in cell.lines:
            yield from (piece.text for piece in part.pieces)
