"""Tracking numbers: how they are written, and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from string import Formatter

from form_templates.office import Numbering

_DASHES = r"\-‐‑‒–—−"

_DIGITS = {"year": r"\d{4}", "sequence": r"\d{1,9}"}


def format_number(numbering: Numbering, year: int, sequence: int) -> str:
    """The tracking number of the ``sequence``-th profile of ``year`` (in the office's zone)."""
    return numbering.format.format(prefix=numbering.prefix, year=year, sequence=sequence)


def find_numbers(text: str, numberings: Sequence[Numbering]) -> tuple[str, ...]:
    """The tracking numbers that ``text`` names, as we write them, in order, each once.

    Case, missing zeros, blanks and kinds of dash do not matter ("ep 2026 – 42"). What is part of a
    longer word or number is none.
    """
    found: dict[str, int] = {}
    for numbering in numberings:
        for match in _pattern(numbering).finditer(text):
            number = format_number(numbering, int(match["year"] or 0), int(match["sequence"]))
            found.setdefault(number, match.start())
    return tuple(sorted(found, key=found.__getitem__))


def leading_number(text: str, numberings: Sequence[Numbering]) -> tuple[str, str] | None:
    """The tracking number that ``text`` begins with, and what follows it; None where none does.

    Brackets round it and a stop or dash behind it do not matter.
    """
    bare = text.lstrip('[(“" ')
    for numbering in numberings:
        match = _pattern(numbering).match(bare)
        if match:
            number = format_number(numbering, int(match["year"] or 0), int(match["sequence"]))
            return number, bare[match.end() :].lstrip('])”" :.,–—-')
    return None


@lru_cache(maxsize=64)
def _pattern(numbering: Numbering) -> re.Pattern[str]:
    pieces = []
    named: set[str] = set()
    for literal, name, _spec, _conversion in Formatter().parse(numbering.format):
        pieces.append(_loosely(literal))
        if name == "prefix":
            pieces.append(_loosely(numbering.prefix))
        elif name in named:
            pieces.append(f"(?P={name})")
        elif name in _DIGITS:
            named.add(name)
            pieces.append(f"(?P<{name}>{_DIGITS[name]})")
    if "year" not in named:
        pieces.append("(?P<year>)")
    body = "".join(pieces)
    return re.compile(rf"(?<!\w)(?<!\w-){body}(?!\w|[.\-]\w)", re.IGNORECASE)


def _loosely(literal: str) -> str:
    """A pattern for ``literal`` in which blanks are free and a dash may be left out for one."""
    return "".join(_loose_character(character) for character in literal)


def _loose_character(character: str) -> str:
    if character in _DASHES:
        return rf"[ \t\u00a0]{{0,2}}(?:[{_DASHES}]|[ \t\u00a0])[ \t\u00a0]{{0,2}}"
    if character.isspace():
        return r"\s{1,3}"
    return re.escape(character)
