"""A line that was meant as an order and is none, by a slip of the hand. Pure.

Only what looks like an order is taken for one that was meant: a person's own words are filed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from intake_mailbot.domain.process.possible import Verb
from intake_mailbot.orders.lines import Line, is_set_off

_NEAR, _NEAR_NAME = 0.75, 0.6
"""How like a known word another one has to be, 0 to 1; a name behind a verb less so."""
_BARE = ("show", "history", "signed", "not signed", "ok")
"""Orders that stand by themselves."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words that order something about a case.

    ``choices`` are those of its process, ``tasks`` what can be done or begun now, ``fields`` those
    of its form.
    """

    choices: Collection[str]
    tasks: Collection[str]
    fields: Collection[str]


def meant(line: Line, known: Known) -> str:
    """The order that ``line`` was probably meant to be, "" where it is a person's own words."""
    return _choice(line, known) or _verb(line, known) or _bare(line) or _field(line, known)


def _choice(line: Line, known: Known) -> str:
    return _near(line.word, known.choices) if is_set_off(line.rest) else ""


def _verb(line: Line, known: Known) -> str:
    near = get_close_matches(line.word, [verb.value for verb in Verb], n=3, cutoff=_NEAR)
    return next((verb for verb in near if _fits(Verb(verb), line, known)), "")


def _fits(verb: Verb, line: Line, known: Known) -> bool:
    """Whether what follows the word is what follows ``verb``."""
    first = line.rest.partition(" ")[0].rstrip(":.,").lower()
    match verb:
        case Verb.DONE | Verb.BEGIN:
            return bool(_near(first.partition(":")[0], known.tasks, _NEAR_NAME))
        case Verb.DECIDE:
            return bool(_near(first, known.choices, _NEAR_NAME))
        case Verb.ASSIGN:
            return "," in line.rest
        case Verb.ESTIMATE:
            return "=" in line.rest
        case Verb.REOPEN:
            return is_set_off(line.rest)
        case _:  # "not", "one" and "none" begin many a sentence
            return sorted(line.word) == sorted(verb) and bool(line.rest)


def _bare(line: Line) -> str:
    return _near(line.text.rstrip(".!").lower(), _BARE)


def _field(line: Line, known: Known) -> str:
    name, colon, _ = line.text.partition(":")
    is_name = bool(colon) and "_" in name and " " not in name.strip()
    near = _near(name.strip().lower(), known.fields) if is_name else ""
    return f"{near}: …" if near else ""


def _near(word: str, known: Collection[str], cutoff: float = _NEAR) -> str:
    if len(word) < 2:
        return ""
    return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), "")
