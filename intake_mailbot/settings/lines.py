"""On which line of a TOML file each key stands.

The standard parser gives values without places, so this looks for the places alone; what it
cannot place has none. Source: TOML 1.0 (tables, arrays of tables, dotted keys).
"""

from __future__ import annotations

import re
from collections import Counter

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_TABLE = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_ARRAY = re.compile(rf"\s*\[\[\s*({_DOTTED})\s*\]\]")
_ASSIGNED = re.compile(rf"\s*({_DOTTED})\s*=(.*)")
_PART = re.compile(_KEY)
_LONG_QUOTE = re.compile(r'"""|\'\'\'')

Place = tuple[str | int, ...]


def line_numbers(text: str) -> dict[Place, int]:
    """Lines from 1 by path; the entries of an array of tables are counted from 0."""
    lines: dict[Place, int] = {}
    counts: Counter[Place] = Counter()
    here: Place = ()
    inside = ""  # the quotes of a long string that is still open
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            inside = "" if inside in line else inside
        elif found := _ARRAY.match(line):
            name = _path(found[1])
            here = (*name, counts[name])
            counts[name] += 1
            lines.setdefault(here, number)
        elif found := _TABLE.match(line):
            here = _within(_path(found[1]), counts)
            lines.setdefault(here, number)
        elif found := _ASSIGNED.match(line):
            lines.setdefault((*here, *_path(found[1])), number)
            inside = _opened(found[2])
    return lines


def _path(dotted: str) -> Place:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _within(path: Place, counts: Counter[Place]) -> Place:
    """``[mailboxes.outgoing]`` belongs to the last of ``[[mailboxes]]``."""
    for length in range(len(path), 0, -1):
        if seen := counts[path[:length]]:
            return (*path[:length], seen - 1, *path[length:])
    return path


def _opened(value: str) -> str:
    quotes = _LONG_QUOTE.findall(value)
    return quotes[0] if quotes and quotes.count(quotes[0]) % 2 else ""
