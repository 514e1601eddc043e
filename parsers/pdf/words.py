"""Printed words with their places, as a reader sees them.

Characters become words here; lines and columns are made elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.pdf.chars import Char, Style, TextPage, characters
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.glyphs import from_symbol_font, symbolic

_FILL = re.compile(r"_{4,}|\.{3,}|…+")
"""Lines to write on that are printed as type: words of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on the sheet: ``base`` its baseline, ``size`` its em in points.

    ``spaced``: white space stands before it. ``turned``: it runs up or down the page; such a line
    is one word with its blanks, ``tall`` points high.
    ``dingbats`` is the symbol font's family, "" for text. ``pale``: white, seen only on a ground.
    ``run`` numbers the showing of text that it begins in: words of one were written together.
    ``sure`` is how surely it was read: 1 where the file itself says it. ``face`` is the type that
    it is set in: its font and colour, "" where nobody can tell.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    spaced: bool = True
    turned: bool = False
    dingbats: str = ""
    pale: bool = False
    run: int = 0
    tall: float = 0.0
    sure: float = 1.0
    face: str = ""

    @property
    def y0(self) -> float:
        """The top of the em box, or of a turned line."""
        return self.base - (self.tall or 0.78 * self.size)

    @property
    def y1(self) -> float:
        """The bottom of the em box, or of a turned line."""
        return self.base if self.tall else self.base + 0.22 * self.size

    @property
    def fills(self) -> bool:
        """Whether it is a line to write on, of dots or underscores."""
        return _FILL.fullmatch(self.text) is not None

    @property
    def rect(self) -> Rect:
        """The em box."""
        return self.x0, self.y0, self.x1, self.y1


def words_on(text: TextPage, page: Page) -> list[Word]:
    """The words of one page in the order of the file, each once."""
    return list(_once(_grouped(characters(text, page))))


def _grouped(chars: Iterator[Char]) -> Iterator[Word]:
    """Characters that touch become words."""
    run: list[Char] = []
    for char in chars:
        if run and not _touches(run[-1], char):
            yield from _words(run)
            run = []
        run.append(char)
    if run:
        yield from _words(run)


def _words(run: list[Char]) -> Iterator[Word]:
    """A run of characters as words: what is typed to write on apart from what stands beside it."""
    start, texts = 0, "".join(char.text for char in run)
    if len(texts) == len(run) and not run[0].style.turned:
        for found in _FILL.finditer(texts):
            for first, last in ((start, found.start()), found.span()):
                if last > first:
                    yield _word(run[first:last])
            start = found.end()
    if start < len(run):
        yield _word(run[start:])


def _touches(last: Char, char: Char) -> bool:
    if not (char.style is last.style or _alike(char.style, last.style)):
        return False
    if char.style.turned:
        return _goes_on(last.box, char.box, char.style.size)
    if char.spaced:
        return False
    if char.style.dingbats or last.style.dingbats or symbolic(char.text) or symbolic(last.text):
        return False
    em = char.style.size
    gap = char.box[0] - last.box[2]
    return abs(char.base - last.base) < 0.3 * em and -0.6 * em < gap < char.gap * em


def _goes_on(last: Rect, box: Rect, em: float) -> bool:
    """Whether the next letter of a turned line stands over or under the one before."""
    apart = max(box[1] - last[3], last[1] - box[3])
    return apart < 1.2 * em and min(last[2], box[2]) - max(last[0], box[0]) > 0.4 * em


def _alike(one: Style, other: Style) -> bool:
    same = one.bold == other.bold and one.turned == other.turned and one.pale == other.pale
    return same and abs(one.size - other.size) < 0.15 * one.size


def _word(run: list[Char]) -> Word:
    first = run[0]
    turned = first.style.turned
    text = "".join(f" {char.text}" if turned and char.spaced else char.text for char in run).strip()
    if first.style.dingbats or symbolic(text):
        text = from_symbol_font(text, first.style.dingbats, first.style.font)
    base = max(char.box[3] for char in run) if turned else first.base
    return Word(
        text=text,
        x0=min(char.box[0] for char in run),
        x1=max(char.box[2] for char in run),
        base=base,
        size=first.style.size,
        bold=first.style.bold,
        spaced=first.spaced,
        turned=turned,
        dingbats=first.style.dingbats,
        pale=first.style.pale,
        run=first.style.run,
        face=first.style.face,
        tall=base - min(char.box[1] for char in run) if turned else 0.0,
    )


def _once(words: Iterator[Word]) -> Iterator[Word]:
    """Leave out what is printed again on (nearly) the same place: shadows, fake bold."""
    placed: dict[str, list[Word]] = {}
    for word in words:
        twins = placed.setdefault(word.text, [])
        if any(abs(t.x0 - word.x0) < 1.6 and abs(t.base - word.base) < 1.6 for t in twins):
            continue
        twins.append(word)
        yield word
