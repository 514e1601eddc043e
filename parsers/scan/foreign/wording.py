"""Words with their places and how surely each was read: every run of letters through the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.matching.words import canonical_words
from parsers.pdf.words import Word
from parsers.scan.blanks import SCALE
from parsers.scan.foreign.faraway import EVERY
from parsers.scan.foreign.lacking import accents_lost
from parsers.scan.foreign.owning import letters_passed_over
from parsers.scan.foreign.runs import Run
from parsers.scan.foreign.slashes import with_slashes
from parsers.scan.foreign.trusting import (
    AGREED,
    DOUBTED,
    SURE_WORD,
    Sureness,
    Tokens,
    agreed,
    agreed_again,
    is_note,
    looked_at,
    opens_with_a_wording,
    sureness,
    words_beside,
)
from parsers.scan.lowering import LOW
from parsers.scan.picture import Grey, ink_of
from parsers.scan.recognising import Read, recogniser
from parsers.scan.spacing import spaced

_LEAST_HIGH = 11.0
"""Points that a run is given at least: higher ones cost less, for fewer pixels are across."""
_GLANCED, _LONG = 0.9, 330.0
"""How wide a line is made at first look, of its own width, and the points from which one is
likelier prose than an answer: it is seldom read again, and keeps its width."""
_PROSE, _ANSWERED = 60, 90
"""Letters from which a run is of a long text, and up to which a question and its answer are one."""
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
_WORD = re.compile(r"[^\W\d_]{3}")
_NO_SPACE = re.compile(r"(?<=\S) +(?=[.,;:)’'](?:\W|$|[A-Za-z]\b))|(?<=[’']) +(?=s\b)|(?<=\() +")
_RULE = re.compile(r"^[|\s]*(?:[\[\]|](?![^\[\]]*\])\s*)?|\s*[|\[]\s*$|(?<=[^\W_])_\s*$")


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
    first = [_spaced(line, read) for line, read in zip(lines, _glanced(lines), strict=True)]
    sure = [sureness(*one, printed) for one in zip(lines, first, strict=True)]
    wanted = _worth_again(first, sure, printed)
    for at, read in _looks(_plain, lines, wanted):
        sure[at] = looked_at(read, sureness(lines[at], read, printed), first[at], sure[at])
        first[at] = read
    apart = [at for at in wanted if min(sure[at]) < AGREED]
    for at, read in _looks(_softened, lines, apart):
        sure[at] = agreed(first[at], sure[at], read)
    twice = [at for at, each in enumerate(sure) if AGREED in each]
    for at, read in _looks(_sharpened, lines, twice):
        sure[at] = agreed_again(first[at], sure[at], read)
    sure = [_with_accents(*one, printed) for one in zip(lines, first, sure, strict=True)]
    said = [_said(*one, shift) for one in zip(runs, lines, first, sure, strict=True)]
    return _evened(said)


def _with_accents(line: Grey, read: Read, sure: Sureness, printed: Container[Tokens]) -> Sureness:
    """``sure`` with words that lack an accent in doubt; prose and what forms print lack none."""
    if len(read.text) > _ANSWERED or not _may_be_a_name(read.text, printed):
        return sure
    lacking = words_beside(read, accents_lost(line, read))
    return tuple(min(one, DOUBTED) if at in lacking else one for at, one in enumerate(sure))


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
    said = with_slashes(line, said)
    # what was put in stands where the paper shows it
    odds = dict(zip(read.places, read.odds or [read.least] * len(read.places), strict=True))
    return replace(said, odds=tuple(odds.get(place, 1.0) for place in said.places))


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


def _worth_again(
    first: Sequence[Read], sure: Sequence[Sureness], printed: Container[Tokens]
) -> list[int]:
    """The lines that another look may settle, and those that may be names, of which a glance says
    too little; prose is never sure, and needs none, nor do notes."""
    return [
        at
        for at, (read, each) in enumerate(zip(first, sure, strict=True))
        if read.text
        and (min(each) < SURE_WORD or _may_be_a_name(read.text, printed))
        and not is_note(read.text)
        and (len(read.text) <= _PROSE or opens_with_a_wording(read.text, printed))
    ]


def _may_be_a_name(text: str, printed: Container[Tokens]) -> bool:
    """Whether letters of ``text`` may be misread for others, "rn" for "m": it has words of letters
    that are none of what forms print."""
    return canonical_words(text) not in printed and _WORD.search(text) is not None


def _looks(
    look: Callable[[Grey], Grey], lines: Sequence[Grey], wanted: Sequence[int]
) -> Iterator[tuple[int, Read]]:
    """What those of ``lines`` that are ``wanted`` say at another look, each with its place."""
    read = _read([look(lines[at]) for at in wanted])
    yield from ((at, _spaced(lines[at], one)) for at, one in zip(wanted, read, strict=True))


def _read(lines: Sequence[Grey]) -> list[Read]:
    return recogniser().read(lines, allowed=EVERY) if lines else []


def _glanced(lines: Sequence[Grey]) -> list[Read]:
    """What ``lines`` say at first look, at two thirds of their height."""
    told: dict[int, Read] = {}
    for size in (_GLANCED, 1.0):
        mine = [at for at, line in enumerate(lines)
                if (line.shape[1] >= _LONG * SCALE) is (size == 1.0)]  # fmt: skip
        if mine:
            read = recogniser().read(
                [lines[at] for at in mine], allowed=EVERY, narrowed=size, high=LOW
            )
            told |= dict(zip(mine, read, strict=True))
    return [told[at] for at in range(len(lines))]


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


def _plain(line: Grey) -> Grey:
    """A line as it stands."""
    return line


def _softened(line: Grey) -> Grey:
    """Another look: blurred a little, and with other margins."""
    wider = cv2.copyMakeBorder(line, 3, 3, 4, 4, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.GaussianBlur(wider, (0, 0), 1.0), np.uint8)


def _sharpened(line: Grey) -> Grey:
    """A third look: closer, and with the letters' edges lifted."""
    soft = cv2.GaussianBlur(line, (0, 0), 1.5)
    return np.asarray(cv2.addWeighted(line, 1.6, soft, -0.6, 0)[2:-2, 2:-2], np.uint8)


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
