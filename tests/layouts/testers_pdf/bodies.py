"""Arrangements of sections I to III in a PDF print."""

from __future__ import annotations

from tests.layouts.testers_pdf import parts
from tests.layouts.testers_pdf.sheet import Rect, Sheet
from tests.layouts.testers_word.form import CLOSING, IDENTITY, WHY
from tests.layouts.testers_word.roster import PEOPLE

_KEYS = tuple(k for line in IDENTITY for k in line)
_LONG: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("II", "business_objectives", WHY),
    ("III", "services_requested", ()),
)


def _label(s: Sheet, key: str, rect: Rect, size: float = 8.5) -> float:
    """A label at the left of a rectangle, in as many lines as it needs; where it ends."""
    x0, y0, x1, y1 = rect
    words = s.split(s.look.label(key), x1 - x0 - 4, size, s.look.bold)
    top = (y0 + y1) / 2 + (size + 1) * (len(words) - 1) / 2 - size / 2 + 1.5
    ends = [s.text(x0 + 3, top - (size + 1) * at, line, size, s.look.bold)
            for at, line in enumerate(words)]  # fmt: skip
    return x0 + 3 + max(ends)


def _over(s: Sheet, key: str, rect: Rect) -> None:
    """A label in small print over its answer."""
    x0, y0, x1, y1 = rect
    s.text(x0 + 3, y1 - 8.5, s.look.label(key), 7, s.look.bold)
    s.answer(key, (x0 + 2, y0 + 1.5, x1 - 2, y1 - 10.5))


def _same(s: Sheet, key: str, rect: Rect) -> None:
    """A label and its answer after it in one line."""
    x = _label(s, key, (rect[0], rect[1], rect[0] + (rect[2] - rect[0]) * 0.68, rect[3]))
    s.answer(key, (x + 3, rect[1] + 1.5, rect[2] - 2, rect[3] - 1.5))


def _middle(s: Sheet) -> None:
    for roman, key, questions in _LONG:
        parts.head(s, roman, 130)
        s.text(s.left + 3, s.y - 11, s.look.label(key), 8.5, s.look.bold)
        s.y -= 15
        high = 62.0
        s.frame((s.left, s.y - high, s.right, s.y))
        s.answer(key, (s.left + 2, s.y - high + 2, s.right - 2, s.y - 2))
        s.y -= high + 4
        for question in questions:
            parts.asked(s, question)


def source(s: Sheet) -> None:
    """The grid of the source."""
    parts.title(s)
    parts.head(s, "I")
    for keys in IDENTITY:
        for key, rect in zip(keys, parts.row(s, 20, (2, 1)[: len(keys)]), strict=True):
            _same(s, key, rect)
    for key, rect in zip(CLOSING, parts.row(s, 28, (1, 1, 1.2, 1.3)), strict=True):
        _over(s, key, rect)
    _middle(s)
    parts.ending(s)


def above(s: Sheet) -> None:
    """Labels over answers, two abreast."""
    parts.title(s)
    parts.head(s, "I")
    for keys in (*IDENTITY, CLOSING[:2], CLOSING[2:]):
        for key, rect in zip(keys, parts.row(s, 28, (3, 2)[: len(keys)]), strict=True):
            _over(s, key, rect)
    _middle(s)
    parts.ending(s)


def beside(s: Sheet) -> None:
    """A list: labels left, answers right."""
    parts.title(s)
    parts.head(s, "I")
    for key in (*_KEYS, *CLOSING):
        label, place = parts.row(s, 19, (2, 3))
        _label(s, key, label)
        s.answer(key, (place[0] + 2, place[1] + 1.5, place[2] - 2, place[3] - 1.5))
    _middle(s)
    parts.ending(s)


def halves(s: Sheet) -> None:
    """Two columns: the persons left, the facts of the request right, on rules."""
    parts.title(s)
    parts.head(s, "I")
    left, right, top = s.left, s.right, s.y
    middle = (left + right) / 2
    persons = [k for k in _KEYS if k not in {"engagement_title", "agency"}]
    sides = (
        (left, middle - 8, persons),
        (middle + 8, right, ("engagement_title", "agency", *CLOSING)),
    )
    for x0, x1, keys in sides:
        y = top
        for key in keys:
            s.text(x0 + 2, y - 9, s.look.label(key), 7.5, s.look.bold)
            s.rule(x0, y - 24, x1)
            s.answer(key, (x0 + 1, y - 23.5, x1, y - 11))
            y -= 27
    s.y = top - 27 * len(persons) - 4
    _middle(s)
    parts.ending(s)


def _persons(s: Sheet) -> None:
    """A row a person: who, the name, the phone."""
    weights = (2, 2.4, 1.6)
    cells = parts.row(s, 15, weights)
    for rect, words in zip(cells, ("", "Name", "Contact Phone"), strict=True):
        s.text(rect[0] + 3, rect[1] + 4, s.look.word(words), 8.5, bold=True)
    for who, role in PEOPLE.items():
        first, *rest = parts.row(s, 18, weights)
        s.text(first[0] + 3, first[1] + 5.5, s.look.word(role), 8.5)
        for rect, part in zip(rest, ("name", "phone"), strict=True):
            s.answer(f"{who}_{part}", (rect[0] + 2, rect[1] + 1.5, rect[2] - 2, rect[3] - 1.5))


def roster(s: Sheet) -> None:
    """Persons in a table of their own, the facts of the request over it."""
    parts.title(s)
    parts.head(s, "I")
    for keys in (("engagement_title", "agency"), CLOSING[:2], CLOSING[2:]):
        for key, rect in zip(keys, parts.row(s, 28, (1, 1)), strict=True):
            _over(s, key, rect)
    s.y -= 6
    _persons(s)
    _middle(s)
    parts.ending(s)
