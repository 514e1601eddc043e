"""Dates of which a fax has eaten strokes: slashes that are gone, months that lost a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz

from parsers.matching.values import parse_date
from parsers.scan.letters.recognising import Read

_PARTS = re.compile(r"(\d{1,2})[\s./,-]+(\d{1,2})[\s./,-]+((?:19|20)\d{2})")
_BARS = re.compile(r"(\d{2})[1Il|](\d{2})[1Il|]((?:19|20)\d{2})")
"""Ten figures are a date whose slashes were read as ones."""
_NO_LETTERS = re.compile(r"\d+(?:[\s./,-]+\d+){1,2}[\s.,]*")
"""Figures of which something that is no figure parts some."""
_GAP = re.compile(r"(?<=\d)[ .](?=\d)")
"""What a broken figure or a speck puts between two figures of one number."""
_STROKE = re.compile(r"^\D{1,2} +(?=\d{1,2}[/-])")
"""What a signature's end before a date is read as."""
_WRITTEN = re.compile(r"([A-Za-z]{3,})\W*(\d{1,2})\W+((?:19|20)\d{2})")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_LETTERS = re.compile(r"[A-Z][a-z]{2,}")
_WELL, _SEEN = 0.9, 0.2
"""How probable a letter is that is well known, and one at least that is seen at all."""
_SHORT = 4
"""Letters that a shortened month has at most."""
_LIKE, _AHEAD = 74.0, 8.0
"""How alike, of 100, a word is to the month that it is, and how much less to any other."""


def restored(text: str) -> str:
    """``text`` as the date that it must have been; itself where it is one, or may be several.

    >>> restored("1 29 2027"), restored("0211212026"), restored("Septenber 14 2025")
    ('1/29/2027', '02/12/2026', 'September 14, 2025')
    >>> restored("1 1/03/2025"), restored("July 1.7, 2025"), restored("4 525")
    ('11/03/2025', 'July 17, 2025', '4/5/25')
    """
    if parse_date(text) is not None:
        return text
    found = _PARTS.fullmatch(text) or _BARS.fullmatch(text)
    made = "/".join(found.groups()) if found else _with_month(text)
    if made and parse_date(made) is not None:
        return made
    text = _STROKE.sub("", text)
    if parse_date(text) is not None:
        return text
    if slashed := _with_slashes(text):
        return slashed
    closed = {text[: at.start()] + text[at.end() :] for at in _GAP.finditer(text)}
    days = [one for one in closed if parse_date(one) is not None]
    return days[0] if len(days) == 1 else text


def with_told_months(read: Read) -> Read:
    """``read``, a date, no less sure for letters of its month that can be no others: there are
    twelve."""
    if len(read.odds) != len(read.text) or not read.least:
        return read
    odds = list(read.odds)
    for word in _LETTERS.finditer(read.text):
        poor = [at for at in range(*word.span()) if odds[at] < _WELL]
        likely = all(odds[at] >= _SEEN for at in poor)
        if likely and _is_told(word.group(), [at - word.start() for at in poor]):
            odds[word.start() : word.end()] = [1.0] * len(word.group())
    return replace(read, odds=tuple(odds), least=min(odds), mean=float(np.mean(odds)))


def _is_told(word: str, poor: Sequence[int]) -> bool:
    """Whether ``word`` is a month, and none with any other letters at ``poor``."""
    forms = [form for month in _MONTHS for form in (month, month[:3], month[:4])]
    fitting = {
        form[:3]
        for form in forms
        if len(form) == len(word)
        and all(at in poor or a == b for at, (a, b) in enumerate(zip(form, word, strict=True)))
    }
    return word in forms and len(fitting) == 1


def _with_slashes(text: str) -> str:
    """Figures as the one date that they are with slashes where something parts them, and with
    another where nothing does; "" where they are none or several."""
    if _NO_LETTERS.fullmatch(text) is None:
        return ""
    made = {"/".join(parts) for parts in _in_three(re.findall(r"\d+", text))}
    days = [one for one in made if parse_date(one) is not None]
    return days[0] if len(days) == 1 else ""


def _in_three(figures: Sequence[str]) -> Iterator[Sequence[str]]:
    """``figures``, of which one is parted in two where they are but two."""
    if len(figures) == 3:
        yield figures
        return
    first, last = figures
    parted = [(first[:at], first[at:], last) for at in range(1, len(first))]
    parted += [(first, last[:at], last[at:]) for at in range(1, len(last))]
    yield from (parts for parts in parted if len(parts[0]) <= 2)


def _with_month(text: str) -> str:
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return ""
    word, day, year = found.groups()
    if len(word) <= _SHORT and (short := [m for m in _MONTHS if m[:3] == word[:3].title()]):
        return f"{short[0]} {day}, {year}"
    alike = sorted((fuzz.ratio(word.casefold(), m.casefold()), m) for m in _MONTHS)
    (less, _), (most, month) = alike[-2:]
    return f"{month} {day}, {year}" if most >= _LIKE and most - less >= _AHEAD else ""
