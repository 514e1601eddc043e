"""Which of two labels of one field is its question: the other is a title or stands in prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching.finding import Occurrence, rank
from parsers.matching.headers import alone

if TYPE_CHECKING:
    from parsers.matching.structure import Structure

_SENTENCE = 6
"""Words from which what stands behind a label is a sentence."""
_ENDED_SENTENCE = 5
"""The same where it ends with a stop."""
_TITLE = re.compile(r"(?:\b[A-Z][a-z]?|\.[A-Z]\w*|\b(?:Inc|Ltd|Corp|Esq))\.$")
"""The end of a person's or firm's name, with a stop that ends no sentence."""


def better(structure: Structure, one: Occurrence, sofar: Occurrence) -> bool:
    """Whether the second of two labels of a field looks more like it: a question, no row's head."""
    bare = [
        bool(o.label.role) and not o.colon and structure.cells[o.cell].cell.table is not None
        for o in (one, sofar)
    ]
    if bare[0] is not bare[1] and min(one.score, sofar.score) < 1.0:
        return bare[1]
    prose = [_explains(structure, o) for o in (one, sofar)]
    if prose[0] is not prose[1]:
        return prose[1]
    titles = [_numbered_title(structure, o) for o in (one, sofar)]
    if titles[0] is not titles[1]:
        return titles[1]
    if rank(one) == rank(sofar) and _says_more(structure, one, sofar):
        return True
    return rank(one) > rank(sofar) or _only_titles(structure, sofar, one)


def _explains(structure: Structure, one: Occurrence) -> bool:
    """Whether a sentence stands behind a label, as in instructions, where an answer is short."""
    field = structure.vocabulary.form[one.label.fields[0]]
    if field.type is FieldType.LONG_TEXT:
        return False
    rest = structure.cells[one.cell].text[one.end :]
    said, line = rest.split("\t", maxsplit=1)[0].split(), rest.split("\n", maxsplit=1)[0].strip()
    small = sum(word[:1].islower() for word in said)
    if len(said) >= _SENTENCE and 5 * small >= 2 * len(said):
        return True
    ended = line.endswith(".") and _TITLE.search(line) is None
    return ended and len(line.split()) >= _ENDED_SENTENCE


def _numbered_title(structure: Structure, one: Occurrence) -> bool:
    """Whether a label stands on the open page like a title: a number and its words alone."""
    cell = structure.cells[one.cell]
    numbered = bool(cell.text[: one.start].strip())
    return cell.cell.table is None and numbered and not one.colon and alone(structure, one)


def _says_more(structure: Structure, one: Occurrence, sofar: Occurrence) -> bool:
    """Whether the second of two labels is whole where the first has but one word of it.

    That one stands by itself on the open page among words that bind: "About your agency" is a
    title over "Agency or business unit".
    """
    cell = structure.cells[sofar.cell]
    bound = len(cell.text[sofar.start : sofar.end].split()) > len(sofar.label.tokens) == 1
    titled = bound and not sofar.colon and cell.cell.table is None and alone(structure, sofar)
    return titled and set(sofar.label.tokens) < set(one.label.tokens)


def _only_titles(structure: Structure, sofar: Occurrence, one: Occurrence) -> bool:
    """Whether the first of two labels that look alike is a title: at once a label follows it."""
    following = {o.cell for o in structure.labels if o.opens and o.ends}
    return (
        rank(one) == rank(sofar)
        and one.colon
        and not sofar.colon
        and alone(structure, sofar)
        and sofar.cell + 1 in following
    )
