"""Lines of type or handwriting as text: PP-OCRv6 by onnxruntime, many lines at once."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.letters.lowering import HIGH, let_lines_be_low
from parsers.scan.letters.onnxfile import read_model
from parsers.scan.letters.pooling import pool_early
from parsers.scan.letters.trimming import trim
from parsers.scan.pixels.picture import Grey, ink_of

_WIDEST = 2400
"""Pixels that all lines of a batch may be wide together."""
_INK, _WHITE = 165, 2
"""The grey of ink, and the rows of white that are left above and below it."""
_LIKE = 1.12
"""How many times as wide as another a line of its batch is at most: what is filled up costs too."""
LATIN = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    " !\"#$%&'()*+,-./:;<=>?@[\\]_|~·—•…§°"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"
)
_HALF_SEEN, _BESIDE = 0.15, (-2, -1, 1, 2)
"""How likely a letter is that is half seen, and the places beside one that are the same letter's;
on samples 4 in 1,000 lines have such a one beside those that lost a letter to a speck."""
_KNOWN = 0.5
"""How likely, all together, the letters are that may be read where the model sees no other."""
_FAR = ("CJK", "HANGUL")
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013", "''\"\"-")
DIGITS = frozenset("0123456789")
PHONE = DIGITS | frozenset("()-+./ extEXTn")
DATE = DIGITS | frozenset("/-., abcdefghijlmnoprstuvyADFJMNOS")


@dataclass(frozen=True, slots=True)
class Read:
    """One line as read: ``least`` and ``mean`` are the probabilities of its characters.

    ``places`` say where on the line each character was seen, from 0 to 1, ``odds`` how probable
    each is.
    """

    text: str
    least: float
    mean: float
    places: tuple[float, ...] = ()
    odds: tuple[float, ...] = ()


def model_folder() -> Path | None:
    """Where the models lie that come with rapidocr; None where it is not installed."""
    found = importlib.util.find_spec("rapidocr")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(next(iter(found.submodule_search_locations))) / "models"


class Recogniser:
    """A loaded model; one a process, for one thread."""

    def __init__(self, model: Path) -> None:
        """Load ``model``: PP-OCR with its characters in its own metadata, East Asia's left out."""
        made = read_model(model.read_bytes())
        listed = trim(made, _may_stand)
        pool_early(made)
        self._any_height = let_lines_be_low(made)
        self._session = session(made.SerializeToString())
        self._input = self._session.get_inputs()[0].name
        # Chinese type has wide forms of brackets and stops, which stand for the narrow ones; and
        # no scan tells kinds of apostrophes apart.
        self._characters = [unicodedata.normalize("NFKC", one) for one in listed]
        self._characters = [one.translate(_PLAIN) for one in self._characters]
        self._alphabets: dict[frozenset[str], Alphabet] = {}

    def read(
        self,
        lines: Sequence[Grey],
        allowed: frozenset[str] = LATIN,
        *,
        narrowed: float = 1.0,
        high: int = HIGH,
    ) -> list[Read]:
        """The text of each of ``lines``, of the characters ``allowed`` only.

        ``narrowed`` is how wide a line is made, of its own width, and ``high`` how many pixels
        high: less is faster, and less exact where letters are not whole.
        """
        made = [_fitted(line, narrowed, high if self._any_height else HIGH) for line in lines]
        order = sorted(range(len(made)), key=lambda at: made[at].shape[1])
        told: dict[int, Read] = {}
        batch: list[int] = []
        for at in order:
            widest = made[at].shape[1]
            wide = (len(batch) + 1) * widest > _WIDEST
            if batch and (wide or widest > _LIKE * made[batch[0]].shape[1]):
                told |= self._batch(batch, made, allowed)
                batch = []
            batch.append(at)
        if batch:
            told |= self._batch(batch, made, allowed)
        return [told[at] for at in range(len(made))]

    def _batch(
        self, batch: Sequence[int], made: Sequence[NDArray[np.float32]], allowed: frozenset[str]
    ) -> dict[int, Read]:
        widest = max(made[at].shape[1] for at in batch)
        stack = np.zeros((len(batch), 3, len(made[batch[0]]), widest), np.float32)
        for row, at in enumerate(batch):
            stack[row, :, :, : made[at].shape[1]] = made[at]
        out: NDArray[np.float32] = self._session.run(None, {self._input: stack})[0]
        alphabet = self._alphabet(allowed)
        return {
            at: decoded(alphabet.seen_in(out[row]), alphabet, widest / made[at].shape[1])
            for row, at in enumerate(batch)
        }

    def _alphabet(self, allowed: frozenset[str]) -> Alphabet:
        if allowed not in self._alphabets:
            named = enumerate(self._characters)
            chosen = [("", 0), *sorted((c, n) for n, c in named if n and c in allowed)]
            starts = [at for at, (c, _) in enumerate(chosen) if not at or c != chosen[at - 1][0]]
            self._alphabets[allowed] = Alphabet(
                tuple(chosen[at][0] for at in starts),
                np.array([number for _, number in chosen], np.intp),
                np.array(starts, np.intp),
                usual=allowed == LATIN,
            )
        return self._alphabets[allowed]


@dataclass(frozen=True)
class Alphabet:
    """Characters that are allowed, the first one for none.

    ``columns`` are the model's that stand for them, in their order; a character may have several,
    and ``starts`` says at which of ``columns`` each one's begin. ``usual``: they are those of usual
    words, and what looks like another is not one of them that is damaged.
    """

    characters: tuple[str, ...]
    columns: NDArray[np.intp]
    starts: NDArray[np.intp]
    usual: bool = False

    @cached_property
    def letters(self) -> NDArray[np.bool_]:
        """Which of ``characters`` are letters or figures."""
        return np.array([one.isalnum() for one in self.characters], np.bool_)

    def seen_in(self, out: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of each character at each place, of all its forms together."""
        return np.asarray(np.add.reduceat(out[:, self.columns], self.starts, axis=1), np.float32)


def decoded(seen: NDArray[np.float32], alphabet: Alphabet, wider: float) -> Read:
    """The likeliest characters, repeats and blanks left out (CTC).

    ``wider`` is how many times the line's width the batch is. Where a letter is half seen and left
    out, nothing of the line is certain: ``least`` is 0.
    """
    best = seen.argmax(axis=1)
    sure = seen[np.arange(len(best)), best]
    first = np.concatenate([[True], best[1:] != best[:-1]]) & (best > 0)
    text = "".join(alphabet.characters[at] for at in best[first])
    if not text.strip():
        return Read("", 0.0, 0.0)
    odds = sure[first]
    places = (np.flatnonzero(first) + 0.5) / len(best) * wider
    start = len(text) - len(text.lstrip())
    kept = slice(start, start + len(text.strip()))
    there, each = tuple(places[kept].tolist()), tuple(odds[kept].tolist())
    least = 0.0 if _leaves_out(seen, best, alphabet) else float(odds.min())
    return Read(text.strip(), least, float(odds.mean()), there, each)


def _leaves_out(seen: NDArray[np.float32], best: NDArray[np.intp], alphabet: Alphabet) -> bool:
    """Whether a letter is half seen where none is read, and is not the one beside it; or one that
    no line of these forms is thought to have, as an s with a speck below, of which nothing is."""
    blank = np.flatnonzero(best == 0)
    if alphabet.usual and (seen[blank].sum(axis=1) < _KNOWN).any():
        return True
    odds = np.where(alphabet.letters, seen[blank], 0.0)
    for aside in _BESIDE:
        near = np.clip(blank + aside, 0, len(best) - 1)
        odds[np.arange(len(blank)), best[near]] = 0.0
    return bool((odds >= _HALF_SEEN).any())


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """The recogniser of this process, loaded on first need."""
    folder = model_folder()
    if folder is None:
        raise RuntimeError("rapidocr is not installed")
    return Recogniser(next(folder.glob("*rec*.onnx")))


def _may_stand(character: str) -> bool:
    """Whether ``character`` is none of East Asia's, which stand on no form and rival no letter: of
    752 lines one is read by a hundredth more or less certainly without them, and none otherwise."""
    names = (unicodedata.name(one, "") for one in unicodedata.normalize("NFKC", character))
    return not any(name.startswith(_FAR) for name in names)


def session(model: bytes) -> Any:
    """A session that starts no threads: the child may have none."""
    import onnxruntime  # noqa: PLC0415 - heavy

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _fitted(line: Grey, narrowed: float, high: int) -> NDArray[np.float32]:
    """``line`` as the model wants it: ``high`` pixels high, from -1 to 1.

    It is as large as where it fills :data:`HIGH`: what is less is taken off the white above and
    below, and off the letters' height where that is not enough.
    """
    scale = HIGH / len(line)
    held = line if high == HIGH else _inked(line)
    tall = min(high, max(1, round(len(held) * scale)))
    width = max(16, round(line.shape[1] * scale * narrowed))
    way = cv2.INTER_AREA if tall < len(held) else cv2.INTER_CUBIC
    small = np.full((high, width), 255, np.uint8)
    above = (high - tall) // 2
    cv2.resize(held, (width, tall), dst=small[above : above + tall], interpolation=way)
    return np.asarray(small, np.float32) / 127.5 - 1.0


def _inked(line: Grey) -> Grey:
    """The rows of ``line`` from its first ink to its last, with a little white."""
    rows = np.flatnonzero(ink_of(line, _INK).any(axis=1))
    if not rows.size:
        return line
    return line[max(0, int(rows[0]) - _WHITE) : int(rows[-1]) + 1 + _WHITE]
