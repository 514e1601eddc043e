"""The lines of a mail that may be orders, and what stands in one. Pure: text in, text out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from intake_mailbot.domain.errors import UsageError
from parsers.matching.values import parse_date

_MOST_LINES = 1_000
_MOST = 20_000
_WRAPPED = 55
"""Characters from which on a line may be one that a mail program broke."""

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_BULLET = re.compile(r"^(?:[-*•]\s+)+")
_GREETING = re.compile(
    r"^(?:hi|hello|hallo|hey|dear|greetings|good (?:morning|afternoon|evening|day)|thanks"
    r"|thank you)\b[^:=]{0,40}$",
    re.IGNORECASE,
)
_BETWEEN = " .:!–—-"
"""What may stand between an order and its note."""
_STOPS = ":.,;!–—-"
_UNTIL = re.compile(r"^until\b[ :]*", re.IGNORECASE)
_LONGEST_DATE = 3
"""Words: December 1, 2026."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a mail. ``apart``: blank lines stand before it. ``wrapped``: it may go on.

    ``cut`` are the characters that stood before ``text`` on the line.
    """

    text: str
    apart: bool = False
    cut: int = 0

    @property
    def wrapped(self) -> bool:
        """Whether it is so long that a mail program may have broken it."""
        return self.cut + len(self.text) >= _WRAPPED

    @property
    def word(self) -> str:
        """Its first word in small letters, without the stop behind it."""
        return self.text.partition(" ")[0].rstrip(":,.!;").lower()

    @property
    def rest(self) -> str:
        """What follows the first word, and the stop that stands between them."""
        return self.text[len(self.word) :].strip()


def order_lines(words: str) -> tuple[Line, ...]:
    """The lines of a mail's own ``words`` that say something, a greeting at its head left out."""
    return tuple(_after_greeting(list(_lines(words))))


def is_cut(words: str) -> bool:
    """Whether ``words`` go on behind what is read of them."""
    said = words.rstrip()
    return len(said) > _MOST or len(said.splitlines()) > _MOST_LINES


def _lines(words: str) -> Iterator[Line]:
    apart = False
    for raw in words[:_MOST].splitlines()[:_MOST_LINES]:
        text = " ".join(_BULLET.sub("", _INVISIBLE.sub("", raw).strip()).split())
        if text:
            yield Line(_unquoted(text), apart)
        apart = not text


def _unquoted(text: str) -> str:
    """An order that was copied with the quotation marks round it."""
    quoted = len(text) > 2 and text[0] + text[-1] in {"“”", '""', "``"}
    return text[1:-1].strip() if quoted else text


def _after_greeting(lines: Sequence[Line]) -> Sequence[Line]:
    greets = bool(lines) and bool(_GREETING.match(lines[0].text))
    return lines[1:] if greets else lines


@dataclass(frozen=True, slots=True)
class Choosing:
    """What stands behind a choice: its last day, None where none is said, and its note."""

    until: date | None
    note: str


def choosing(rest: str) -> Choosing:
    """The last day and the note behind a choice: "until 2026-12-01: the plan", ": the plan".

    Raises UsageError for a last day that is none.
    """
    until = _UNTIL.match(rest.strip())
    if until is None:
        return Choosing(None, _note(rest))
    words = rest.strip()[until.end() :].split()
    for count in range(min(_LONGEST_DATE, len(words)), 0, -1):
        day = parse_date(" ".join(words[:count]).rstrip(".,:;–—"))
        if day is not None:
            return Choosing(day, _note(" ".join(words[count:])))
    said = " ".join(words[:_LONGEST_DATE])
    raise UsageError(f"“until {said}” names no day; write it as until 2026-12-01")


def _note(text: str) -> str:
    return text.lstrip(_BETWEEN).rstrip(" :–—-")


def is_set_off(rest: str) -> bool:
    """Whether nothing follows a choice, or its last day, or what is set off as its note.

    "More information came in" is no decision for "more".
    """
    return not rest or rest[0] in _BETWEEN or bool(_UNTIL.match(rest))


def named(rest: str) -> tuple[str, str]:
    """A name and the note behind it: "contact - called them"."""
    name, _, note = rest.partition(" ")
    whole, colon, more = name.partition(":")
    more = more.rstrip(_STOPS)
    if colon and more and not more.isdigit():  # "contact:called them", and not "action_item:2"
        return whole.lower(), _note(f"{more} {note}")
    return name.rstrip(_STOPS).lower(), _note(note)


def quantity_lines(rest: str) -> tuple[str, ...]:
    """The lines of an estimate: "cpu=4, storage = 500"."""
    joined = re.sub(r"\s*=\s*", "=", rest.strip(" :"))
    return tuple(one.strip(".") for one in re.split(r"[\s,;]+", joined) if one.strip("."))
