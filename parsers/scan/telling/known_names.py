"""Words that are names of people, as they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import import_module

_COUNTRIES = (
    "en", "en_US", "en_GB", "en_IE", "en_IN", "en_NG", "en_PK", "es_CO", "es_ES", "es_MX",
    "fr_CA", "fr_FR", "it_IT", "de_DE", "nl_NL", "pl_PL", "pt_BR", "pt_PT", "vi_VN", "ig_NG",
    "yo_NG",
)  # fmt: skip
"""Whose names are taken, as Faker lists them: those that many in the United States have."""
_ACCENTED = (*_COUNTRIES, "cs_CZ", "hu_HU", "sk_SK")
"""Whose names tell which accents a name may have."""
_LEAST = 3
"""Letters that a name has at least: of shorter ones any two make one."""


def is_known_name(word: str) -> bool:
    """Whether ``word``, written with a capital, is a first or a last name, or a part of one.

    >>> is_known_name("Denise"), is_known_name("Zoë")
    (True, True)
    >>> is_known_name("Dcnise"), is_known_name("denise"), is_known_name("OBrien")
    (False, False, False)
    """
    return word.istitle() and _plain(word) in _known()


def is_written_so(word: str) -> bool:
    """Whether ``word`` is a name with just these accents, small or large.

    >>> is_written_so("Élodie"), is_written_so("Elodié")
    (True, False)
    """
    return word.casefold() in _written()


@cache
def _known() -> frozenset[str]:
    """Small letters, no accents."""
    return frozenset(_plain(name) for country in _COUNTRIES for name in _names_of(country))


@cache
def _written() -> frozenset[str]:
    """Small letters, with their accents."""
    return frozenset().union(*map(_names_of, _ACCENTED))


@cache
def _names_of(country: str) -> frozenset[str]:
    found: set[str] = set()
    provider = import_module(f"faker.providers.person.{country}").Provider
    for kind, names in vars(provider).items():
        if kind.startswith(("first_name", "last_name")) and isinstance(names, Iterable):
            found |= {part.casefold() for name in names for part in _parts(str(name))}
    return frozenset(one for one in found if len(one) >= _LEAST)


def _parts(name: str) -> list[str]:
    return name.replace("-", " ").split()


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))
