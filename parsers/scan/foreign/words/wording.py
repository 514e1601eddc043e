"""Words with their places and how surely each was read: every run of letters through the model."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.model import DOUBTED
from parsers.pdf.words import Word
from parsers.scan.foreign.words.looking import read_lines
from parsers.scan.foreign.words.owning import letters_passed_over
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.trusting import Sureness, Tokens, words_beside
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey, ink_of

_LEAST_HIGH = 11.0
"""Points that a run is given at least: higher ones cost less, for fewer pixels are across."""
_ASCENDING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhklt!?/|()[]{}'\"’“”&%$#@")
_DESCENDING = frozenset("gjpqyQ,;()[]{}|/_$@")
_HIGH, _MIDDLE, _LOW = 0.72, 0.53, 0.21
"""What letters are high above the line and low below it, in ems."""
_NEARLY = 0.8
SIDE = 0.12
"""Ems of white that a word has on either side: a PDF's words are as wide as their type is set."""
_EVEN = 0.85
"""The em by a run's width, of which the one by its height is seldom less: typewriters' is."""
_WIDTH = 0.52
"""Ems that letters are wide on average."""
_NO_LETTER = 0.45
"""The mean probability from which a run is letters; what else stands there is said so."""
_LETTER = 4.0
"""Points both ways from which what cannot be read is no dust."""
UNREADABLE = "#"


@dataclass(frozen=True)
class Said:
    """One run as read: its words, and the mean probability of its letters."""

    run: Run
    words: tuple[Word, ...]
    mean: float


def words_in(
    grey: Grey, runs: Sequence[Run], shift: float = 0.0, printed: Container[Tokens] = ()
) -> list[Said]:
    """What each of ``runs`` says; places in points, ``shift`` down.

    ``printed`` are wordings that forms print, as canonical words: who reads one of these in full
    has read it rightly, and needs no second look.
    """
    lines = [_cut(grey, run) for run in runs]
    said = [
        _said(run, line, *told, shift)
        for run, line, told in zip(runs, lines, read_lines(lines, printed), strict=True)
    ]
    return _evened(said)


def _evened(said: Sequence[Said]) -> list[Said]:
    """The same with type that is hardly smaller than the page's own given its size.

    Without capitals a word looks smaller than it is, and a typewriter's letters are low.
    """
    sizes = [word.size for one in said for word in one.words]
    usual = float(np.median(sizes)) if sizes else 0.0
    return [
        replace(
            one,
            words=tuple(
                replace(word, size=usual) if _NEARLY * usual <= word.size < usual else word
                for word in one.words
            ),
        )
        for one in said
    ]


def _cut(grey: Grey, run: Run) -> Grey:
    """The run with white around it, as high as a line at least."""
    line = grey[max(0, run.top - 2) : run.bottom + 2, max(0, run.left - 3) : run.right + 4]
    wanted = max(line.shape[0], round(_LEAST_HIGH * SCALE)) + round(2 * SCALE)
    above = (wanted - line.shape[0]) // 2
    side = round(2 * SCALE)
    return np.asarray(
        cv2.copyMakeBorder(
            line, above, wanted - line.shape[0] - above, side, side,
            cv2.BORDER_CONSTANT, value=255,
        ), np.uint8,
    )  # fmt: skip


def _said(run: Run, line: Grey, read: Read, sure: Sureness, shift: float) -> Said:
    if not read.text or read.mean < _NO_LETTER:
        if min(run.high, run.wide) < _LETTER * SCALE:
            return Said(run, (), read.mean)
        read, sure = Read(UNREADABLE, 0.0, 0.0, (0.5,)), (0.0,)
    lacking = words_beside(read, letters_passed_over(line, read))
    sure = tuple(min(one, DOUBTED) if at in lacking else one for at, one in enumerate(sure))
    return Said(run, tuple(_words(run, line, read, sure, shift)), read.mean)


def _words(run: Run, line: Grey, read: Read, sure: Sureness, shift: float) -> Iterator[Word]:
    base, size = _base_and_size(run, read.text)
    edges = _edges(run, line, read)
    at = 0
    for text, each in zip(read.text.split(" "), sure, strict=True):
        if text:
            x0, x1 = edges[at][0] - SIDE * size, edges[at + len(text) - 1][1] + SIDE * size
            yield Word(text, x0, max(x1, x0 + 1), base + shift, size, sure=each)
        at += len(text) + 1


def _edges(run: Run, line: Grey, read: Read) -> list[tuple[float, float]]:
    """The left and right edge of each letter of the text, in points; a space has none of its own.

    Letters are seen near their middles: an edge is where ink ends between two of them.
    """
    left = max(0, run.left - 3) - round(2 * SCALE)
    wide = line.shape[1]
    places = read.places
    inked = np.flatnonzero(ink_of(line, 185).any(axis=0))
    first, last = (float(inked[0]), float(inked[-1])) if inked.size else (0.0, float(wide))
    made: list[tuple[float, float]] = []
    for at, place in enumerate(places):
        before = (places[at - 1] + place) / 2 * wide if at else first
        after = (places[at + 1] + place) / 2 * wide if at + 1 < len(places) else last
        made.append(((left + before) / SCALE, (left + after) / SCALE))
    return made


def _base_and_size(run: Run, text: str) -> tuple[float, float]:
    """The baseline and the em, in points, told by which letters reach up and down."""
    up = _HIGH if any(letter in _ASCENDING for letter in text) else _MIDDLE
    down = _LOW if any(letter in _DESCENDING for letter in text) else 0.0
    even = _EVEN * run.wide / SCALE / max(1, len(text)) / _WIDTH if len(text) > 3 else 0.0
    tall = run.high / SCALE / (up + down)
    size = min(max(tall, min(even, 1.4 * tall), 4.0), 40.0)
    return run.bottom / SCALE - down * size, size
