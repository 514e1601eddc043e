"""Words with their places and how surely each was read: every run of letters through the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from parsers.pdf.words import Word
from parsers.scan.blanks import SCALE
from parsers.scan.foreign.runs import Run
from parsers.scan.picture import Grey, ink_of
from parsers.scan.recognising import Read, recogniser
from parsers.scan.spacing import spaced

_LEAST_HIGH = 11.0
"""Points that a run is given at least: higher ones cost less, for fewer pixels are across."""
_SURE_LETTER = 0.9
"""A run read with less is looked at a second time."""
_PROSE = 60
"""Letters from which a run is of a long text."""
_AGREED = 0.9
"""What two looks that agree are worth."""
_DOUBTED = 0.6
_ASCENDING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhklt!?/|()[]{}'\"’“”&%$#@")
_DESCENDING = frozenset("gjpqyQ,;()[]{}|/_$@")
_HIGH, _MIDDLE, _LOW = 0.72, 0.53, 0.21
"""What letters are high above the line and low below it, in ems."""
_NO_LETTER = 0.45


@dataclass(frozen=True)
class Said:
    """One run as read: its words, and the mean probability of its letters."""

    run: Run
    words: tuple[Word, ...]
    mean: float


def words_in(grey: Grey, runs: Sequence[Run], shift: float = 0.0) -> list[Said]:
    """What each of ``runs`` says; places in points, ``shift`` down."""
    lines = [_cut(grey, run) for run in runs]
    first = [spaced(line, read) for line, read in zip(lines, _read(lines), strict=True)]
    weak = [at for at, read in enumerate(first) if _is_weak(read)]
    again = _read([_softened(lines[at]) for at in weak])
    second = {at: spaced(lines[at], read) for at, read in zip(weak, again, strict=True)}
    return [
        _said(run, line, read, second.get(at), shift)
        for at, (run, line, read) in enumerate(zip(runs, lines, first, strict=True))
    ]


def _is_weak(read: Read) -> bool:
    """Whether a second look may settle what a run says; prose is never sure, and needs none."""
    return bool(read.text) and read.least < _SURE_LETTER and len(read.text) <= _PROSE


def _read(lines: Sequence[Grey]) -> list[Read]:
    return recogniser().read(lines) if lines else []


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


def _softened(line: Grey) -> Grey:
    """Another look: blurred a little, and with other margins."""
    wider = cv2.copyMakeBorder(line, 3, 3, 4, 4, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.GaussianBlur(wider, (0, 0), 1.0), np.uint8)


def _said(run: Run, line: Grey, read: Read, second: Read | None, shift: float) -> Said:
    if not read.text or read.mean < _NO_LETTER:
        return Said(run, (), read.mean)
    sure = read.least
    if second is not None:
        agreed = second.text.replace(" ", "") == read.text.replace(" ", "")
        sure = max(sure, _AGREED) if agreed and sure > 0.3 else min(sure, _DOUBTED)
    words = tuple(_words(run, line, read, sure, shift))
    return Said(run, words, read.mean)


def _words(run: Run, line: Grey, read: Read, sure: float, shift: float) -> Iterator[Word]:
    base, size = _base_and_size(run, read.text)
    edges = _edges(run, line, read)
    at = 0
    for text in read.text.split(" "):
        if text:
            x0, x1 = edges[at][0], edges[at + len(text) - 1][1]
            yield Word(text, x0, max(x1, x0 + 1), base + shift, size, sure=sure)
        at += len(text) + 1


def _edges(run: Run, line: Grey, read: Read) -> list[tuple[float, float]]:
    """The left and right edge of each letter of the text, in points; a space has none of its own.

    Letters are seen near their middles: an edge is where ink ends between two of them.
    """
    left = max(0, run.left - 3) - round(2 * SCALE)
    wide = line.shape[1]
    places = _spread(read)
    inked = np.flatnonzero(ink_of(line, 185).any(axis=0))
    first, last = (float(inked[0]), float(inked[-1])) if inked.size else (0.0, float(wide))
    made: list[tuple[float, float]] = []
    for at, place in enumerate(places):
        before = (places[at - 1] + place) / 2 * wide if at else first
        after = (places[at + 1] + place) / 2 * wide if at + 1 < len(places) else last
        made.append(((left + before) / SCALE, (left + after) / SCALE))
    return made


def _spread(read: Read) -> list[float]:
    """A place for every letter: spaces that were put in have none and stand between."""
    if len(read.places) == len(read.text):
        return list(read.places)
    known = iter(read.places)
    bare = [next(known, None) if letter != " " else None for letter in read.text]
    if sum(at is not None for at in bare) != len(read.places):
        return [(n + 0.5) / len(read.text) for n in range(len(read.text))]
    made: list[float] = []
    for at, place in enumerate(bare):
        after = next((one for one in bare[at:] if one is not None), 1.0)
        made.append(place if place is not None else ((made[-1] if made else 0.0) + after) / 2)
    return made


def _base_and_size(run: Run, text: str) -> tuple[float, float]:
    """The baseline and the em, in points, told by which letters reach up and down."""
    up = _HIGH if any(letter in _ASCENDING for letter in text) else _MIDDLE
    down = _LOW if any(letter in _DESCENDING for letter in text) else 0.0
    size = min(max(run.high / SCALE / (up + down), 4.0), 40.0)
    return run.bottom / SCALE - down * size, size
