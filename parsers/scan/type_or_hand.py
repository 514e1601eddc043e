"""Whether what stands in a slot was made by a machine: a stamp's frame, a line of type."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of
from parsers.scan.lines import lines_of
from parsers.scan.notices import is_stamped
from parsers.scan.picture import Grey, grown
from parsers.scan.recognising import Read, recogniser
from parsers.scan.standing import feet_on_line, likeness_of_same

_WHOLE, _BROKEN, _RULED = (20.0, 34.0, 5.0), (14.0, 26.0, 9.0), (20.0, 26.0, 5.0)
"""Points: the ink, the length and the gaps of a stamp's side, of one on a fax, and of any line."""
_STROKE, _ALL = 2.4, 0.95
"""Points that a line is broad at most where nearly all ink lies on such, and how much that is."""
_APART = 12.0
_LYING, _SQUARE, _EVENLY = 0.4, 0.15, 0.06
_FACING, _SPANS = 0.5, 0.6
"""The share of the shorter of two sides that lies beside the longer one, and of their distance
that a line across is long at least."""
_LINE, _INKED, _ALONG, _BESIDE = 3.6, 0.5, 0.85, 2
"""Points that a frame's line is broad at most; the share of it that is inked, and that of its ink
which runs along it; and pixels by which ink lies beside the line that is laid through it."""
_LETTERS = 4
_NOTES = frozenset({"na", "nia", "nla", "n1a", "tbd", "no"})
"""What is written into slots that nobody signs: a slash is read as a letter too."""
_LOW, _TALL = 2.5, 18.0
"""Points between which a letter is high."""
_PLAIN = 0.95
"""How well type is read whose letters touch."""
_TWINS, _SAME = 0.9, 0.94
"""How alike the same letter is twice: type from 0.9, hardly any hand from 0.94."""
_LARGE = 12.5
"""Points: capitals of names that are typed in a slot are lower, those of type of 17 points."""
_TYPED_TWINS = 0.96
"""How alike the same letter is twice in type that is large."""
_EVEN_TYPE = 0.012
"""The share of its height by which a letter of large type is off its line at most."""
_SPARE = 4
_EVEN, _HARDLY_EVEN = 0.72, 0.55
"""The share of letters that stand on one line in type, and where they touch."""
_READ, _READ_ON_FAX = 0.9, 0.85
"""How well type is read."""
_STAMPED = 0.7
"""How well what is stamped is read: its ink is uneven."""
_ASKEW, _STEEP = 2.0, 20.0
"""Degrees between which a stamp is askew."""
_FEET, _ALL_FEET, _LOW_TYPE = 0.7, 0.9, 11.0
"""The share of feet that stand on one line in capitals of type, 0.85 at least on samples and 0.6 in
the middle of those by hand; that in low ones, and the points that these are high at most: such as
are by hand are higher."""
_SMALL, _READ_SMALL, _SMALL_EVEN = 9.0, 0.8, 0.85
"""Points that small type is high at most, how well it is read however worn, and the share of its
letters or feet on one line: 0.62 at most in letters by hand that are as low."""
_SCRIPT, _ALIKE_IN_SCRIPT = 1.49, 0.82
"""How well script is read and the share of its feet on one line together: from 1.5 on samples, and
up to 1.59 by hand; and how alike a letter is twice in it."""


def looks_stamped(ink: NDArray[np.bool_], *, fax: bool) -> bool:
    """Whether two long straight lines run side by side, lying or with one across, as a frame's do.

    A line is ink that runs along it; where the tops or feet of letters stand in a row it runs
    across. Tall and slanting letters have lines side by side too, but these stand, and none is
    across from the one to the other.
    """
    ends = _lines_in(ink, *(_BROKEN if fax else _WHOLE))
    return any(_is_frame(ends, at) for at in range(len(ends)))


def is_ruled(ink: NDArray[np.bool_]) -> bool:
    """Whether nearly all ink lies on long straight lines, as that of an empty frame does."""
    mask = np.zeros(ink.shape, np.uint8)
    for x0, y0, x1, y1 in _lines_in(ink, *_RULED).astype(int).tolist():
        cv2.line(mask, (x0, y0), (x1, y1), 1, round(_STROKE * SCALE))
    return int((ink & (mask > 0)).sum()) > _ALL * max(1, int(ink.sum()))


def _lines_in(
    ink: NDArray[np.bool_], inked: float, least: float, gap: float
) -> NDArray[np.float64]:
    """The ends, a row each, of straight lines with ink for ``inked`` points, which are as long as
    ``least`` points and broken by ``gap`` at most."""
    found = cv2.HoughLinesP(
        ink.astype(np.uint8) * 255, 1, np.pi / 180, round(inked * SCALE), None,
        least * SCALE, gap * SCALE,
    )  # fmt: skip
    if found is None:
        return np.zeros((0, 4))
    every = np.asarray(found, np.float64).reshape(-1, 4)
    return every[[_runs_along(ink, end) for end in every]]


def _is_frame(ends: NDArray[np.float64], at: int) -> bool:
    """Whether a line faces another one as one side of a frame does."""
    way = ends[:, 2:] - ends[:, :2]
    long_ = np.hypot(*way.T)
    angle = np.arctan2(way[:, 1], way[:, 0])
    middle = (ends[:, 2:] + ends[:, :2]) / 2 - (ends[at, 2:] + ends[at, :2]) / 2
    along = way[at] / long_[at]
    apart = np.abs(middle @ np.array([-along[1], along[0]]))
    shared = (long_ + long_[at]) / 2 - np.abs(middle @ along)
    turned = np.abs((angle - angle[at] + np.pi / 2) % np.pi - np.pi / 2)
    facing = (turned < _EVENLY) & (apart > _APART * SCALE)
    facing &= shared > _FACING * np.minimum(long_, long_[at])
    if not facing.any() or abs(along[1]) < _LYING:
        return bool(facing.any())
    across = long_[turned > np.pi / 2 - _SQUARE]
    return bool(across.size and across.max() > _SPANS * apart[facing].min())


def _runs_along(ink: NDArray[np.bool_], end: NDArray[np.float64]) -> bool:
    """Whether most ink on the line between two places runs along it and not across."""
    start, way = end[:2], end[2:] - end[:2]
    steps = max(2, round(float(np.hypot(*way))))
    side = np.array([-way[1], way[0]]) / np.hypot(*way)
    broad = round(_LINE * SCALE)
    offs = np.arange(-broad, broad + 1)
    at = start + way * np.linspace(0, 1, steps)[:, None]
    x, y = (np.rint(at[:, [n]] + side[n] * offs).astype(int) for n in (0, 1))
    seen = (x >= 0) & (y >= 0) & (x < ink.shape[1]) & (y < ink.shape[0])
    seen &= ink[y.clip(0, ink.shape[0] - 1), x.clip(0, ink.shape[1] - 1)]
    on = seen[:, broad - _BESIDE : broad + _BESIDE + 1].any(axis=1)
    after, before = seen[:, broad + _BESIDE :], seen[:, broad - _BESIDE :: -1]
    thick = sum(np.minimum.accumulate(part, axis=1).sum(axis=1) for part in (after, before))
    narrow = np.count_nonzero(on & (thick < broad))
    return bool(narrow >= max(_INKED * steps, _ALONG * np.count_nonzero(on)))


def looks_typed(left: Grey, ink: NDArray[np.bool_], *, fax: bool) -> tuple[str, bool]:
    """What is typed there, "" where it is no type, and whether it surely is type.

    Type can be read well and stands on a line; on a fax only capitals are asked for the line. What
    was stamped stands askew: it is looked at upright too.
    """
    told = _typed(left, ink, fax=fax)
    tilt = 0.0 if told[0] else _tilt(ink)
    if not _ASKEW < abs(tilt) < _STEEP:
        return told
    high, wide = ink.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), tilt, 1)
    upright = cv2.warpAffine(left, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)
    drawn = cv2.warpAffine(ink.astype(np.uint8) * 255, turn, (wide, high))
    return _typed(np.asarray(upright, np.uint8), np.asarray(drawn > 127), fax=fax)[0], False


def _tilt(ink: NDArray[np.bool_]) -> float:
    """The degrees by which the narrowest box around ``ink`` leans."""
    *_, angle = cv2.minAreaRect(np.argwhere(ink)[:, ::-1].astype(np.float32))
    return float(angle - 90 * round(angle / 90))


def _typed(left: Grey, ink: NDArray[np.bool_], *, fax: bool) -> tuple[str, bool]:
    alone = left.copy()
    alone[~grown(ink, 3)] = 255
    lines = lines_of(alone, ink)
    if not 1 <= len(lines) <= 2:
        return "", False
    read = recogniser().read(lines)
    text = " ".join(line.text for line in read)
    least, even = min(line.mean for line in read), evenness(ink)
    if sum(c.isalnum() for c in text) < _LETTERS:
        return (text if _is_note(ink, text, least) else ""), False
    if least >= _STAMPED and is_stamped(text):
        return text, False
    if _is_type_on_fax(ink, text, least) if fax else _is_type(left, ink, text, least):
        return text, even >= _EVEN
    if _is_small(ink, least):
        return text, False
    longest = max(range(len(read)), key=lambda at: len(read[at].text))
    return (text, False) if _is_script(lines[longest], read[longest], ink) else ("", False)


def _is_note(ink: NDArray[np.bool_], text: str, least: float) -> bool:
    """Whether two or three letters are as low as type, or a note that there is no name."""
    letters = "".join(c for c in text.lower() if c.isalnum())
    low = float(np.ptp(np.flatnonzero(ink.any(axis=1)))) <= _LARGE * SCALE
    return letters in _NOTES or (low and len(letters) > 1 and least >= _READ)


def _is_type(left: Grey, ink: NDArray[np.bool_], text: str, least: float) -> bool:
    """Whether ``text``, of which a line is as ``least`` sure, is type whose letters stand apart."""
    if _is_low(ink, text) and least >= _READ_ON_FAX:
        return True
    if least < _READ:
        return False
    if text == text.upper() and feet_on_line(ink) < _FEET:
        return False
    even, twins = evenness(ink), likeness_of_twins(left, ink)
    plain = twins >= _SAME or least >= _PLAIN
    stands = even >= _EVEN or (even >= _HARDLY_EVEN and plain)
    return stands and not _is_lettered(text, twins) and not _is_large(ink, text, twins)


def _is_type_on_fax(ink: NDArray[np.bool_], text: str, least: float) -> bool:
    """The same on a fax, where letters lose their forms: capitals by hand stand on no line."""
    return least >= _READ_ON_FAX and (text != text.upper() or feet_on_line(ink) >= _FEET)


def _is_script(line: Grey, read: Read, ink: NDArray[np.bool_]) -> bool:
    """Whether a line is of a typeface that is like a pen's, its letters joined.

    Measured on three such typefaces: it is read as well as type, half of its feet and more stand on
    one line, and a letter that comes again looks the same. Of 130 joined signatures by hand two
    have all of that.
    """
    small = read.text != read.text.upper() and sum(c.isalnum() for c in read.text) >= _LETTERS
    if not small or read.mean < _READ or read.mean + feet_on_line(ink) < _SCRIPT:
        return False
    alike = likeness_of_same(line, read)
    return alike is None or alike >= _ALIKE_IN_SCRIPT


def _is_low(ink: NDArray[np.bool_], text: str) -> bool:
    """Whether ``text`` is capitals as low as type, all on one line: needles make each of dots, so
    that none is the same twice."""
    low = text == text.upper() and _height_of(ink) <= _LOW_TYPE * SCALE
    return low and feet_on_line(ink) >= _ALL_FEET


def _is_small(ink: NDArray[np.bool_], least: float) -> bool:
    """Whether letters are low and stand on a line, as worn type does that is read less well."""
    low = least >= _READ_SMALL and _height_of(ink) <= _SMALL * SCALE
    return low and max(evenness(ink), feet_on_line(ink)) >= _SMALL_EVEN


def _height_of(ink: NDArray[np.bool_]) -> float:
    """How high, in pixels, the letter in the middle is."""
    return float(np.median(blots_of(ink)[1][1:, 3]))


def _is_lettered(text: str, twins: float) -> bool:
    """Whether ``text`` is capitals by hand: some come again, and no two look the same.

    A machine makes the same letter the same each time, no hand does.
    """
    letters = [c for c in text if c.isalnum()]
    return text == text.upper() and len(set(letters)) < len(letters) and twins < _TWINS


def _is_large(ink: NDArray[np.bool_], text: str, twins: float) -> bool:
    """Whether ``text`` is capitals larger than anybody types, and not as even as type."""
    _, about = blots_of(ink)
    high = float(np.median(about[1:, 3]))
    tall = about[1:][about[1:, 3] >= 0.6 * high]
    if text != text.upper() or high < _LARGE * SCALE or twins >= _TYPED_TWINS or len(tall) < 3:
        return False
    x, top, _, down, _ = np.asarray(tall, np.float64).T
    return max(_off_line(x, top), _off_line(x, top + down)) > _EVEN_TYPE * high


def _off_line(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> float:
    """How far, in pixels, the nearer four fifths of some places are from their best line."""
    count = max(3, -(-4 * len(xs) // 5))
    slopes = np.linspace(-0.12, 0.12, 49)
    lines = ys[None, :] - slopes[:, None] * xs[None, :]
    away = np.sort(np.abs(lines - np.median(lines, axis=1, keepdims=True)), axis=1)
    return float(away[:, :count].mean(axis=1).min())


def likeness_of_twins(left: Grey, ink: NDArray[np.bool_]) -> float:
    """How alike, up to 1, the two most alike letters of one size are in ``left``; 0 for none."""
    _, about = blots_of(ink)
    tall = [one for one in about[1:] if _LOW * SCALE <= one[3] <= _TALL * SCALE]
    best = 0.0
    for at, (x, y, wide, high, _) in enumerate(tall):
        around = cv2.copyMakeBorder(
            left[y : y + high, x : x + wide], *(_SPARE,) * 4, cv2.BORDER_CONSTANT, value=255
        )
        for left_, top, across, down, _ in tall[:at]:
            if abs(across - wide) <= 2 and abs(down - high) <= 2:
                other = left[top : top + down, left_ : left_ + across]
                found = cv2.matchTemplate(around, other, cv2.TM_CCOEFF_NORMED)
                best = max(best, float(found.max()))
    return best


def evenness(ink: NDArray[np.bool_]) -> float:
    """The share of letters whose feet stand on one straight line, however steep."""
    _, about = blots_of(ink)
    tall = [one for one in range(1, len(about)) if _LOW * SCALE <= about[one, 3] <= _TALL * SCALE]
    if len(tall) < _LETTERS:
        return 0.0
    x = np.array([about[one, 0] + about[one, 2] / 2 for one in tall], np.float64)
    y = np.array([about[one, 1] + about[one, 3] for one in tall], np.float64)
    best = 0.0
    for slope in np.linspace(-0.05, 0.05, 21):
        foot = y - slope * x
        for here in foot:
            best = max(best, float((np.abs(foot - here) < 0.35 * SCALE).mean()))
    return best
