"""Words with their places and how surely each was read: every run of letters through the model."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.matching.words import canonical_words
from parsers.pdf.words import Word
from parsers.scan.blanks import SCALE
from parsers.scan.foreign.runs import Run
from parsers.scan.foreign.slashes import has_doubtful_slash, with_slashes
from parsers.scan.picture import Grey, ink_of
from parsers.scan.recognising import Read, recogniser
from parsers.scan.silent import leaves_a_letter_out
from parsers.scan.spacing import spaced

Tokens = tuple[str, ...]

_LEAST_HIGH = 11.0
"""Points that a run is given at least: higher ones cost less, for fewer pixels are across."""
_SURE_LETTER = 0.9
"""A run read with less is looked at a second time."""
_PROSE = 60
"""Letters from which a run is of a long text."""
_AGREED = 0.88
"""What two looks that agree are worth: enough for what its type checks, too little for a name."""
_GUESSED = 0.3
"""The probability of a letter up to which nothing bears it out."""
_DOUBTED = 0.6
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
_NO_SPACE = re.compile(r"(?<=\S) +(?=[.,;:)’'](?:\W|$|[A-Za-z]\b))|(?<=[’']) +(?=s\b)|(?<=\() +")
_RULE = re.compile(r"^[|\s]*(?:[\[\]|](?![^\[\]]*\])\s*)?|\s*[|\[]\s*$")


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
    first = [_spaced(line, read) for line, read in zip(lines, _read(lines), strict=True)]
    first = [_borne_out(read, printed) for read in first]
    weak = [at for at, read in enumerate(first) if _is_weak(read)]
    again = _read([_softened(lines[at]) for at in weak])
    second = {at: _spaced(lines[at], read) for at, read in zip(weak, again, strict=True)}
    said = [
        _said(run, line, read, second.get(at), shift)
        for at, (run, line, read) in enumerate(zip(runs, lines, first, strict=True))
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


def _spaced(line: Grey, read: Read) -> Read:
    """``read`` with the spaces that the paper shows, each letter of it with its place.

    No space stands before a stop, however wide the type is, and what is left of a rule at either
    end is no letter.
    """
    letters = _placed(spaced(line, read).text, read)
    text = "".join(letter for letter, _ in letters)
    gone = {at for found in _NO_SPACE.finditer(text) for at in range(*found.span())}
    gone |= {at for found in _RULE.finditer(text) for at in range(*found.span())}
    kept = [one for at, one in enumerate(letters) if at not in gone]
    said = replace(
        read, text="".join(one for one, _ in kept), places=tuple(place for _, place in kept)
    )
    return with_slashes(line, said)


def _placed(text: str, read: Read) -> list[tuple[str, float]]:
    """The letters of ``text``, which is that of ``read`` with spaces put in, with their places."""
    made: list[tuple[str, float]] = []
    at = 0
    for letter in text:
        if at < len(read.text) and letter == read.text[at]:
            made.append((letter, read.places[at]))
            at += 1
        else:
            before = made[-1][1] if made else 0.0
            after = read.places[at] if at < len(read.places) else 1.0
            made.append((letter, (before + after) / 2))
    return made


def _borne_out(read: Read, printed: Container[Tokens]) -> Read:
    """``read``, as sure as if two looks agreed where it is one of the wordings ``printed``."""
    if not _is_weak(read) or read.least <= _GUESSED:
        return read
    tokens = canonical_words(read.text)
    return replace(read, least=_SURE_LETTER) if tokens and tokens in printed else read


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
    sure = read.least
    if not read.text or read.mean < _NO_LETTER:
        if min(run.high, run.wide) < _LETTER * SCALE:
            return Said(run, (), read.mean)
        read, sure, second = Read(UNREADABLE, 0.0, 0.0, (0.5,)), 0.0, None
    if second is not None:
        agreed = second.text.replace(" ", "") == read.text.replace(" ", "")
        sure = max(sure, _AGREED) if agreed and sure > _GUESSED else min(sure, _DOUBTED)
    if has_doubtful_slash(line, read) or leaves_a_letter_out(line, read):
        sure = min(sure, _DOUBTED)
    words = tuple(_words(run, line, read, sure, shift))
    return Said(run, words, read.mean)


def _words(run: Run, line: Grey, read: Read, sure: float, shift: float) -> Iterator[Word]:
    base, size = _base_and_size(run, read.text)
    edges = _edges(run, line, read)
    at = 0
    for text in read.text.split(" "):
        if text:
            x0, x1 = edges[at][0] - SIDE * size, edges[at + len(text) - 1][1] + SIDE * size
            yield Word(text, x0, max(x1, x0 + 1), base + shift, size, sure=sure)
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
