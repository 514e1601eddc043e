"""Where things stand in a TOML file: the standard parser gives values without their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

Where = tuple[str | int, ...]
"""A path into the parsed file: keys, and positions in arrays ("fields", 3, "limit")."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"' -]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_STRINGS = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*$')


class TomlText:
    """The lines of one TOML file, by path."""

    def __init__(self, text: str) -> None:
        """Read through ``text`` once; text that is no valid TOML only gives worse lines."""
        self._lines = text.splitlines()
        self._at: dict[Where, int] = {}
        self._headers: set[int] = set()
        for line, where, is_header in _entries(self._lines):
            self._at.setdefault(where, line)
            if is_header:
                self._headers.add(line)

    def line(self, where: Where, needle: str = "") -> int | None:
        """The line, from 1, of what stands at ``where`` or nearest above it.

        ``needle`` is a quoted text to look for from there to the end of the table or value: the
        line of an element of a long array. None where not even the beginning of the path is there.
        """
        for length in range(len(where), 0, -1):
            start = self._at.get(where[:length], self._at.get((*where[:length], 0)))
            if start is not None:
                return self._within(start, needle)
        return None

    def _within(self, start: int, needle: str) -> int:
        ends = self._headers if start in self._headers else set(self._at.values())
        for number in range(start, len(self._lines) + 1) if needle else ():
            if number > start and number in ends:
                break
            if f'"{needle}"' in self._lines[number - 1]:
                return number
        return start


def _entries(lines: list[str]) -> Iterator[tuple[int, Where, bool]]:
    """Every header, key, and element of an array on a line of its own; True for a header."""
    table: Where = ()
    value: Where = ()
    counts: dict[Where, int] = {}
    depth, in_long_string, element = 0, False, 0
    for number, line in enumerate(lines, start=1):
        if line.count('"""') % 2:
            in_long_string = not in_long_string
            key = None if depth or not in_long_string else _KEY.match(line)
            if key:
                yield number, (*table, key[1]), False
            continue
        if in_long_string:
            continue
        header = None if depth else _HEADER.match(line)
        key = None if depth else _KEY.match(line)
        if header:
            table = _table(header, counts)
            yield number, table, True
            continue
        if key:
            value, element = (*table, key[1]), 0
            yield number, value, False
        elif depth == 1 and line.lstrip().startswith("{"):
            yield number, (*value, element), False
            element += 1
        depth = max(0, depth + _opened(line))


def _opened(line: str) -> int:
    """How many brackets ``line`` opens beyond those that it closes."""
    bare = _STRINGS.sub("", line)
    return sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))


def _table(header: re.Match[str], counts: dict[Where, int]) -> Where:
    """The path of a ``[table]`` or of the next ``[[table]]``, inside the last of its parents."""
    names = [name.strip(" \"'") for name in header[2].split(".")]
    path: Where = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, names[-1])
    if header[1] == "[[":
        counts[path] = counts.get(path, -1) + 1
        path = (*path, counts[path])
    return path
