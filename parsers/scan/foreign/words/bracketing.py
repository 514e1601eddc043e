"""Empty boxes typed as two brackets, "[ ]": each alone is read as a stroke, a figure one, or not,
and both together as a nought, or any other sign.

Whether a stroke is a bracket its feet tell, which point to the other one of the pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parsers.model import DOUBTED, SURE
from parsers.pdf.words import Word
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.trusting import SURE_WORD
from parsers.scan.foreign.words.wording import Said
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, ink_of

_LEAST, _MOST, _BROAD = 5.0, 13.0, 3.2
"""Points that a bracket is high at least and at most, and wide at most."""
_ROOM = 2.0, 11.0
"""Points between two brackets that are a box."""
_LEVEL = 1.2
"""Points by which the ends of a pair may differ."""
_FOOT, _SHADE = 15.0, 4
"""Shades of grey by which it is darker beside a bracket's ends than beside its middle at least, and
how many pixels beside."""
_BELOW = 0.2
"""The share of a bracket's height that is below the line."""
_PALE = 215
"""The grey up to which something stands between two brackets."""
_NEAR = 12.0
"""Points from a stroke that may be of a box within which its answer stands."""
_LETTER = 0.4
"""The share of a bracket's height that a sign between two of them is high at least."""
_GLUED = re.compile(r"^\[[xX]\](?=[A-Za-z])")
_ANSWERS = frozenset({"yes", "no"})


def with_brackets(grey: Grey, said: Sequence[Said], shift: float = 0.0) -> list[Said]:
    """``said`` with the pairs of brackets between which nothing stands as such.

    A stroke of which it is not known what it is may be of a box: yes and no beside it are in doubt.
    """
    strokes = [one for one in said if _may_be_bracket(one)]
    told = {one.run: pair for one in said if (pair := _as_pair(grey, one, shift)) is not None}
    for left in strokes:
        found = _closing(grey, left.run, said)
        if found is None:
            continue
        told[left.run] = _typed(left.run, "[", shift)
        right, closing = found
        word = _typed(closing, "]", shift)
        told[right.run] = word if right in strokes else _behind(word, right)
    lost = [one.run for one in strokes if one.run not in told and not one.words]
    return [told.get(one.run) or _parted(_doubted_beside(one, lost)) for one in said]


def _parted(one: Said) -> Said:
    """``one`` with ticks in brackets and the answers behind them as words of their own."""
    return replace(one, words=tuple(part for word in one.words for part in _parts(word)))


def _parts(word: Word) -> tuple[Word, ...]:
    glued = _GLUED.match(word.text)
    if glued is None:
        return (word,)
    end = glued.end()
    edge = word.x0 + (word.x1 - word.x0) * end / len(word.text)
    return replace(word, text=word.text[:end], x1=edge), replace(
        word, text=word.text[end:], x0=edge
    )


def _may_be_bracket(one: Said) -> bool:
    high, wide = one.run.high / SCALE, one.run.wide / SCALE
    letters = sum(len(word.text) for word in one.words)
    return _LEAST <= high <= _MOST and wide <= _BROAD and letters <= 1


def _as_pair(grey: Grey, one: Said, shift: float) -> Said | None:
    """``one`` as an opening bracket and a closing one close behind it, where it is these two; with
    a sign between them that was not read it is likely ticked."""
    run = one.run
    high, wide = run.high / SCALE, run.wide / SCALE
    if not (_LEAST <= high <= _MOST and _ROOM[0] <= wide <= 2 * _BROAD + _ROOM[1]):
        return None
    left, right = _first(grey, run), _last(grey, run)
    if right.left < left.right or max(left.wide, right.wide) > _BROAD * SCALE:
        return None
    if not (_is_pair(left, right) and _points(grey, left, left=False)
            and _points(grey, right, left=True)):  # fmt: skip
        return None
    if _is_empty(grey, left, right):
        pair = _typed(left, "[", shift), _typed(right, "]", shift)
        return Said(run, tuple(word for each in pair for word in each.words), SURE_WORD)
    if any(word.sure >= SURE for word in one.words) or not _holds_a_sign(grey, left, right):
        return None
    return _typed(run, "[X]", shift, DOUBTED)


def _holds_a_sign(grey: Grey, one: Run, other: Run) -> bool:
    """Whether what stands between two brackets is as high as a letter, and no speck."""
    rows = _inked(grey, Run(one.right + 1, one.top, other.left - 1, one.bottom)).any(axis=1)
    return int(rows.sum()) >= _LETTER * one.high


def _closing(grey: Grey, run: Run, said: Sequence[Said]) -> tuple[Said, Run] | None:
    """The closing bracket of a pair that the stroke ``run`` opens, and whose run it begins."""
    if not _points(grey, run, left=False):
        return None
    near = [(one, _first(grey, one.run)) for one in said if _is_pair(run, one.run)]
    fits = [
        (one, stroke)
        for one, stroke in near
        if _is_pair(run, stroke) and stroke.wide <= _BROAD * SCALE
        and _points(grey, stroke, left=True) and _is_empty(grey, run, stroke)
    ]  # fmt: skip
    return min(fits, key=lambda fit: fit[1].left, default=None)


def _first(grey: Grey, run: Run) -> Run:
    """The first stroke of ``run``: words may stand right behind a bracket."""
    white = ~_inked(grey, run).any(axis=0)
    return _stroke(grey, run, 0, int(white.argmax()) if white.any() else run.wide)


def _last(grey: Grey, run: Run) -> Run:
    """The last stroke of ``run``."""
    white = ~np.any(np.fliplr(_inked(grey, run)), axis=0)
    return _stroke(
        grey, run, run.wide - (int(white.argmax()) if white.any() else run.wide), run.wide
    )


def _stroke(grey: Grey, run: Run, start: int, end: int) -> Run:
    """The columns of ``run`` from ``start`` to ``end``, as high as their ink is."""
    rows = np.flatnonzero(_inked(grey, run)[:, start:end].any(axis=1))
    if not rows.size:
        return run
    top = run.top + int(rows[0])
    return Run(run.left + start, top, run.left + end, run.top + int(rows[-1]) + 1)


def _inked(grey: Grey, run: Run) -> NDArray[np.bool_]:
    return ink_of(grey[run.top : run.bottom, run.left : run.right], 165)


def _behind(bracket: Said, one: Said) -> Said:
    """``one``, which begins with a ``bracket`` that was not read as a word."""
    edge = bracket.words[0].x1
    words = (replace(w, x0=max(w.x0, edge)) for w in one.words if w.x1 > edge)
    return Said(one.run, (*bracket.words, *words), one.mean)


def _is_pair(one: Run, other: Run) -> bool:
    apart = (other.left - one.right) / SCALE
    off = max(abs(one.top - other.top), abs(one.bottom - other.bottom)) / SCALE
    return _ROOM[0] <= apart <= _ROOM[1] and off <= _LEVEL


def _is_empty(grey: Grey, one: Run, other: Run) -> bool:
    between = grey[max(one.top, other.top) : min(one.bottom, other.bottom),
                   one.right + _SHADE : other.left - _SHADE]  # fmt: skip
    return not ink_of(between, _PALE).any()


def _points(grey: Grey, run: Run, *, left: bool) -> bool:
    """Whether a stroke has feet at both ends that point to the right, or to the ``left``.

    In coarse pictures feet are but a shade: what counts is how much darker it is beside the ends
    than beside the middle, on this side and not on the other.
    """
    around = slice(max(0, run.left - _SHADE), run.right + _SHADE)
    dark: NDArray[np.float64] = np.subtract(255.0, grey[run.top : run.bottom, around], dtype=float)
    stem = int(dark.sum(axis=0).argmax())
    ahead = _feet(dark[:, stem + 2 : stem + 2 + _SHADE])
    behind = _feet(dark[:, max(0, stem - 1 - _SHADE) : max(0, stem - 1)])
    feet, others = (behind, ahead) if left else (ahead, behind)
    return min(feet) >= _FOOT and min(feet) >= 2 * max(others)


def _feet(beside: NDArray[np.float64]) -> tuple[float, float]:
    """How much darker it is ``beside`` the upper and lower end of a stroke than its middle."""
    high = len(beside)
    end = max(2, high // 8)
    if not beside.size or high < 4 * end:
        return 0.0, 0.0
    middle = float(beside[high // 4 : high - high // 4].mean())
    return float(beside[:end].mean()) - middle, float(beside[-end:].mean()) - middle


def _typed(run: Run, text: str, shift: float, sure: float = SURE_WORD) -> Said:
    high, base = run.high / SCALE, run.bottom / SCALE + shift
    word = Word(text, run.left / SCALE, run.right / SCALE, base - _BELOW * high, high,
                sure=sure)  # fmt: skip
    return Said(run, (word,), sure)


def _doubted_beside(one: Said, lost: Sequence[Run]) -> Said:
    if not any(word.text.casefold() in _ANSWERS for word in one.words[:1]):
        return one
    if not any(_is_beside(run, one.run) for run in lost):
        return one
    words = (replace(word, sure=min(word.sure, DOUBTED)) for word in one.words)
    return Said(one.run, tuple(words), one.mean)


def _is_beside(stroke: Run, run: Run) -> bool:
    apart = max(run.left - stroke.right, stroke.left - run.right) / SCALE
    common = min(stroke.bottom, run.bottom) - max(stroke.top, run.top)
    return apart <= _NEAR and common >= 0.5 * min(stroke.high, run.high)
