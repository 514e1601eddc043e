"""Reading one table of a TOML file strictly: types, missing keys, unknown keys."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from form_templates.errors import TemplateError
from form_templates.toml_text import TomlText, Where

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Problems:
    """All that is wrong with one file, each problem once.

    ``unsure`` are tables whose ids are not all known, since one is there twice or cannot be used:
    who names a missing one of them is not at fault.
    """

    def __init__(self, path: Path, text: TomlText) -> None:
        """``text`` gives the lines."""
        self.path, self.text = path, text
        self.unsure: set[str] = set()
        self._errors: dict[tuple[int | None, str], TemplateError] = {}

    def add(self, where: Where, problem: str, mend: str, needle: str = "") -> None:
        """Note a problem at ``where``; ``needle`` is the text there that it is about."""
        line = self.text.line(where, needle) or 1
        self._errors.setdefault((line, problem), TemplateError(self.path, line, problem, mend))

    @property
    def errors(self) -> tuple[TemplateError, ...]:
        """In the order of the lines."""
        return tuple(sorted(self._errors.values(), key=lambda error: error.line or 0))


_LONG = 60
_YES_OR_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_TEXTS = "a list of texts"
_MOST = 12
"""Known words that a mend lists; of more, those that are most like the wrong one."""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, whatever its capitals; "" where none is like it."""
    by_lower = {one.lower(): one for one in sorted(set(known))}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """``Did you mean "…"?`` with the known word most like ``word``, or what is known at all."""
    words = sorted(set(known))
    close = closest(word, words)
    if close:
        return f'Did you mean "{close}"?'
    if len(words) > _MOST:
        like = difflib.get_close_matches(word, words, n=_MOST, cutoff=0.0)
        return f"Known are, among {len(words)}: {', '.join(sorted(like))}."
    return f"Known are: {', '.join(words)}." if words else "There is none."


class Table:
    """One table and where it stands; every method notes what is wrong and goes on."""

    def __init__(
        self, values: Mapping[str, object], where: Where, problems: Problems, needle: str = ""
    ) -> None:
        """``values`` as ``tomllib`` gives them; ``needle`` is a text on the line of the table."""
        self.values, self.where, self.problems, self.needle = values, where, problems, needle
        self._asked: set[str] = set()

    def wrong(self, key: str, problem: str, mend: str, needle: str = "") -> None:
        """Note a problem about ``key`` of this table ("" for the table as a whole)."""
        where = (*self.where, key) if key else self.where
        self.problems.add(where, problem, mend, needle or self.needle)

    def take(self, key: str, kind: type[T], words: str) -> T | None:
        """The value of ``key`` if it is a ``kind``; None where it is absent or is not one."""
        self._asked.add(key)
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        said = f"`{key}` is {_shown(value)}."
        self.wrong(key, said, f"It must be {words}{_rather(key, value, kind, words)}.")
        return None

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text; "" where it is absent. ``needed`` makes an absent or empty one a problem."""
        value = self.take(key, str, "a text in quotes") or ""
        if needed and not value and (key not in self.values or self.values[key] == ""):
            self.wrong(key, f"`{key}` is missing.", f'Write {key} = "…".')
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is absent."""
        return self.take(key, bool, "true or false, without quotes") or False

    def whole(self, key: str, *, needed: bool = False) -> int | None:
        """A whole number above zero; None where it is absent."""
        value = self.take(key, int, "a whole number, without quotes")
        if value is not None and value < 1:
            self.wrong(key, f"`{key}` is {value}.", "It must be at least 1.")
            return None
        if needed and key not in self.values:
            self.wrong(key, f"`{key}` is missing.", f"Write {key} = 10, or as many as it is.")
        return value

    def count(self, key: str) -> int | None:
        """A whole number, 0 among them; None where it is absent."""
        value = self.take(key, int, "a whole number, without quotes")
        if value is not None and value < 0:
            self.wrong(key, f"`{key}` is {value}.", "It must be at least 0.")
            return None
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts; () where it is absent."""
        return self._list(key, str, _TEXTS, needed=needed)

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers above zero; () where it is absent."""
        found = self._list(key, int, "a list of whole numbers: [1, 2]", needed=False)
        if any(number < 1 for number in found):
            self.wrong(key, f"`{key}` has a number below 1.", "Each must be at least 1.")
        return found

    def tables(self, key: str, *, needed: bool = False) -> Iterator[Table]:
        """The tables of a list, one after the other."""
        words = f"tables: [[{key}]] once for each, or a list of {{ … }}"
        found: tuple[dict[str, object], ...] = self._list(key, dict, words, needed=needed)
        for position, values in enumerate(found):
            needle = values.get("id", self.needle)
            where = (*self.where, key, position)
            yield Table(values, where, self.problems, needle if isinstance(needle, str) else "")

    def table(self, key: str) -> Table | None:
        """An inner table, None where it is absent."""
        values: dict[str, object] | None = self.take(key, dict, "a table: { … }")
        if values is None:
            return None
        return Table(values, (*self.where, key), self.problems, self.needle)

    def word(self, key: str, words: type[E]) -> E | None:
        """A member of ``words`` by its value; None, with a problem, where it is none of them."""
        value = self.text(key, needed=True)
        known = {member.value: member for member in words}
        if value and value not in known:
            self.wrong(key, f'`{key}` is "{value}", which is unknown.', nearest(value, known))
        return known.get(value)

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked:
                mend = nearest(key, self._asked)
                self.wrong(key, f"`{key}` is not a key that is known here.", mend, key)
                if not self.where:
                    self.problems.unsure.add(closest(key, self._asked))

    def _list(self, key: str, kind: type[T], words: str, *, needed: bool) -> tuple[T, ...]:
        found: list[object] | None = self.take(key, list, words)
        if needed and not found and not self.values.get(key):
            self.wrong(key, f"`{key}` is missing or empty.", f"It must be {words}.")
        good: list[T] = []
        for item in found or ():
            if isinstance(item, kind) and not isinstance(item, bool):
                good.append(item)
            else:
                self.wrong(key, f"`{key}` holds {_shown(item)}.", f"It must be {words}.")
        return tuple(good)


def _shown(value: object) -> str:
    """A value as its writer wrote it; a table or a list by its kind."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"' if len(value) <= _LONG else f'"{value[:_LONG]}…"'
        case dict():
            return "one table"
        case list():
            return "a list"
    return str(value)


def _rather(key: str, value: object, kind: type, words: str) -> str:
    """How the value could be written so that it fits, "" where that cannot be told."""
    match value:
        case str() if kind is int and value.strip().isdigit():
            return f": {key} = {int(value)}"
        case str() if kind is bool and value.lower() in _YES_OR_NO:
            return f": {key} = {str(_YES_OR_NO[value.lower()]).lower()}"
        case str() if kind is list and words == _TEXTS:
            return f": {key} = [{_shown(value)}]"
        case int() | float() if kind is str:
            return f': {key} = "{_shown(value)}"'
    return ""
