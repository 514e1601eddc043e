"""Looks at the lines of another print: one at all of them, closer ones where it says too little.

What the first one is sure of stands, but for names: of these it sees too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from parsers.matching.values import parse_date
from parsers.matching.words import canonical_words, says_something
from parsers.model import DOUBTED
from parsers.scan.foreign.words.faraway import EVERY
from parsers.scan.foreign.words.lacking import accents_lost
from parsers.scan.foreign.words.slashes import with_slashes
from parsers.scan.foreign.words.trusting import (
    AGREED,
    GUESSED,
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
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.lowering import LOW, LOWEST
from parsers.scan.letters.recognising import Read, recogniser
from parsers.scan.pixels.picture import Grey
from parsers.scan.writing.spacing import spaced

_GLANCED, _LONG = 0.95, 330.0
"""How wide a line is made at first look, of its own width, and the points from which one is
likelier prose than an answer: it is seldom read again, and keeps its width and more height."""
_PROSE, _ANSWERED = 60, 90
"""Letters from which a run is of a long text, and up to which a question and its answer are one."""
_WORD = re.compile(r"[^\W\d_]{3}")
_NO_SPACE = re.compile(r"(?<=\S) +(?=[.,;:)’'](?:\W|$|[A-Za-z]\b))|(?<=[’']) +(?=s\b)|(?<=\() +")
_RULE = re.compile(r"^[|\s]*(?:[\[\]|](?![^\[\]]*\])\s*)?|\s*[|\[]\s*$|(?<=[^\W_])_\s*$")


def read_lines(lines: Sequence[Grey], printed: Container[Tokens]) -> list[tuple[Read, Sureness]]:
    """What each of ``lines`` says, and how surely each of its words.

    ``printed`` are wordings that forms print, as canonical words: who reads one of these in full
    has read it rightly, and needs no second look.
    """
    told = [_spaced(*each) for each in zip(lines, _glanced(lines), strict=True)]
    sure = [sureness(*each, printed) for each in zip(lines, told, strict=True)]
    wanted = _worth_again(told, sure, printed)
    for at, read in _looks(_plain, lines, wanted):
        sure[at] = looked_at(read, sureness(lines[at], read, printed), told[at], sure[at])
        told[at] = read
    apart = [at for at in wanted if any(GUESSED < one < AGREED for one in sure[at])]
    for at, read in _looks(_softened, lines, apart):
        sure[at] = agreed(told[at], sure[at], read)
    twice = [at for at, each in enumerate(sure) if AGREED in each]
    for at, read in _looks(_sharpened, lines, twice):
        sure[at] = agreed_again(told[at], sure[at], read)
    sure = [_with_accents(*each, printed) for each in zip(lines, told, sure, strict=True)]
    return list(zip(told, sure, strict=True))


def _glanced(lines: Sequence[Grey]) -> list[Read]:
    """What ``lines`` say at first look, at half of their height; prose at two thirds."""
    told: dict[int, Read] = {}
    for high, size in ((LOWEST, _GLANCED), (LOW, 1.0)):
        mine = [at for at, line in enumerate(lines)
                if (line.shape[1] >= _LONG * SCALE) is (high == LOW)]  # fmt: skip
        if mine:
            read = recogniser().read(
                [lines[at] for at in mine], allowed=EVERY, narrowed=size, high=high
            )
            told |= dict(zip(mine, read, strict=True))
    return [told[at] for at in range(len(lines))]


def _worth_again(
    first: Sequence[Read], sure: Sequence[Sureness], printed: Container[Tokens]
) -> list[int]:
    """The lines that another look may settle, and those that may be names, of which a glance says
    too little; prose is never sure, and needs none, nor do notes."""
    return [
        at
        for at, (read, each) in enumerate(zip(first, sure, strict=True))
        if read.text
        and (min(each) < SURE_WORD or _may_be_a_name(read, printed))
        and not is_note(read.text)
        and (len(read.text) <= _PROSE or opens_with_a_wording(read.text, printed))
    ]


def _may_be_a_name(read: Read, printed: Container[Tokens]) -> bool:
    """Whether letters of ``read`` may be misread for others, "rn" for "m": it is no date, and has
    words of letters that are none of what forms print, or were not surely read."""
    text = read.text
    if canonical_words(text) in printed or _WORD.search(text) is None:
        return False
    if read.least < SURE_WORD:
        return True
    words = (word for word in text.split(" ") if _WORD.search(word) and says_something(word))
    return parse_date(text) is None and any(canonical_words(word) not in printed for word in words)


def _looks(
    look: Callable[[Grey], Grey], lines: Sequence[Grey], wanted: Sequence[int]
) -> Iterator[tuple[int, Read]]:
    """What those of ``lines`` that are ``wanted`` say at another look, each with its place."""
    read = _read([look(lines[at]) for at in wanted])
    yield from ((at, _spaced(lines[at], one)) for at, one in zip(wanted, read, strict=True))


def _read(lines: Sequence[Grey]) -> list[Read]:
    return recogniser().read(lines, allowed=EVERY) if lines else []


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


def _with_accents(line: Grey, read: Read, sure: Sureness, printed: Container[Tokens]) -> Sureness:
    """``sure`` with words that lack an accent in doubt; prose and what forms print lack none."""
    if len(read.text) > _ANSWERED or canonical_words(read.text) in printed:
        return sure
    lacking = words_beside(read, accents_lost(line, read))
    return tuple(min(one, DOUBTED) if at in lacking else one for at, one in enumerate(sure))
