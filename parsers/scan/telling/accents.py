"""Accents that a speck over a letter makes, told from those that names have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from parsers.scan.letters.recognising import Read
from parsers.scan.telling.known_names import is_written_so

_ONE_STROKE = frozenset("àáâãçèéêìíîïñòóôõùúûýÀÁÂÃÇÈÉÊÌÍÎÏÑÒÓÔÕÙÚÛÝ")
"""What one speck over a letter passes for; a hair for a tilde or a circumflex."""
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = 0.97
"""How probable an accent is to every look that names have: of 73 on pages with specks 68 are, of 60
that specks make four, by a first look alone."""
_USUAL = frozenset({
    "adán", "aída", "aimée", "alarcón", "álvarez", "andrée", "andrés", "ángel", "angélica",
    "araújo", "bárbara", "béatrice", "beltrán", "benítez", "berríos", "calderón", "cárdenas",
    "carrión", "chávez", "chloé", "colón", "córdova", "cortés", "cristóbal", "dávila", "désirée",
    "desirée", "díaz", "domínguez", "echeverría", "efraín", "élise", "élodie", "encarnación",
    "érica", "estévez", "fermín", "fernández", "galán", "garcía", "geneviève", "gómez", "gonzález",
    "gutiérrez", "guzmán", "hélène", "hernán", "hernández", "ibáñez", "inés", "jérôme", "jesús",
    "jiménez", "joaquín", "josé", "josée", "josué", "julián", "lebrón", "león", "lópez", "malavé",
    "martínez", "matías", "mejía", "mélanie", "meléndez", "méndez", "millán", "mónica", "morán",
    "muñíz", "nicolás", "noémie", "núñez", "ordóñez", "páez", "pagán", "peláez", "pérez",
    "quiñónez", "ramírez", "ramón", "raúl", "rené", "renée", "rincón", "ríos", "rodríguez",
    "rubén", "sáez", "sánchez", "santillán", "seán", "sebastián", "sébastien", "siobhán", "solís",
    "suárez", "teófilo", "tomás", "valdés", "vázquez", "velásquez", "vélez", "verónica", "yáñez",
    "zúñiga",
})  # fmt: skip
"""First and last names that are written so, in lower case; none that is as usual without."""


def may_be_a_speck(text: str) -> bool:
    """Whether an accent of ``text`` may be a speck: the word is no name that is known to have one.

    >>> may_be_a_speck("Màry Núñez"), may_be_a_speck("Renée Núñez"), may_be_a_speck("Zoë Müller")
    (True, False, False)
    """
    return any(
        not _ONE_STROKE.isdisjoint(word) and word.casefold() not in _USUAL
        for word in _WORD.findall(text)
    )


def has_a_strange_accent(name: str) -> bool:
    """Whether a word of ``name`` is one that is known without the accent that it has, and not so.

    >>> has_a_strange_accent("Adéle Hill"), has_a_strange_accent("Adèle Hill")
    (True, False)
    """
    return any(
        not _ONE_STROKE.isdisjoint(word)
        and not (word.casefold() in _USUAL or is_written_so(word))
        and is_written_so(_bare(word))
        for word in _WORD.findall(name)
    )


def are_plain(reads: Sequence[Read]) -> bool:
    """Whether every look knows each accent well: one that a speck makes is known to hardly any."""
    return all(
        odds >= _PLAIN
        for read in reads
        for letter, odds in zip(read.text, read.odds, strict=True)
        if letter in _ONE_STROKE
    )


def may_lack_an_accent(text: str) -> bool:
    """Whether a word of ``text`` is a name that usually has an accent, without it.

    >>> may_lack_an_accent("Victor Perez"), may_lack_an_accent("Víctor Pérez")
    (True, False)
    """
    return any(word.casefold() in _WITHOUT for word in _WORD.findall(text))


def may_lack_an_accent_at(word: str, places: Collection[int]) -> bool:
    """Whether ``word`` is such a name, and has its accent at one of ``places``.

    >>> may_lack_an_accent_at("Siobhan", [0, 1]), may_lack_an_accent_at("Siobhan", [5])
    (False, True)
    """
    if word.casefold() in _OFTEN_BARE:
        return True
    return any(
        _bare(name) == word.casefold() and any(name[at] != word[at].casefold() for at in places)
        for name in _USUAL
    )


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_OFTEN_BARE = frozenset({"maria", "sofia", "victor"})
_WITHOUT = frozenset(map(_bare, _USUAL)) | _OFTEN_BARE
"""The same names as they look where thin strokes are gone, and those that are as usual so."""
