"""What labels and answers account for on a sheet, and which of the other words are a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from form_templates.model import Form, Note
from parsers.matching.hints import Hints
from parsers.matching.places import Placed
from parsers.matching.prompts import is_prompt, without_fill
from parsers.matching.structure import Structure
from parsers.matching.words import OBJECT, canonical_words, only_numbers, without_brackets

_BOUND = f" \t\n:;*.,|–—-{OBJECT}"


def claims(structure: Structure, placed: Placed) -> Mapping[int, list[tuple[int, int]]]:
    """What labels and answers account for, as slices of each cell's text."""
    claimed: dict[int, list[tuple[int, int]]] = {}
    for one in (*structure.standing, *structure.headers):
        claimed.setdefault(one.cell, []).append((one.start, one.end))
    for one in structure.headings:
        text = structure.cells[one.cell].text
        stop = text.find("\n", one.end)
        claimed[one.cell].append((one.start, len(text) if stop < 0 else stop))
    hints = Hints(structure)
    for region, label in placed.values():
        cell = structure.cells[label.cell]
        said = hints.behind(cell, label.end, len(cell.text))
        claimed.setdefault(label.cell, []).append((label.end, said))
        claimed.setdefault(region.cell.index, []).append((region.start, region.end))
        for cell in region.more:
            claimed.setdefault(cell.index, []).append((0, len(cell.text)))
    return claimed


def outside(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with line ends in the place of the ``spans`` from start to end."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = "\n" * (end - start)
    return "".join(kept)


def somebodys(form: Form, text: str) -> bool:
    """Whether ``text`` may be a person's: not fill, a number, a remark, nor the form's own."""
    bare = without_brackets(without_fill(text.replace(OBJECT, " "))).strip(_BOUND)
    if not re.search(r"\w", bare) or only_numbers(bare) or is_prompt(bare):
        return False
    words = canonical_words(bare)
    return f" {' '.join(words)} " not in _own_words(form)


@lru_cache(maxsize=16)
def _own_words(form: Form) -> str:
    """All that the form prints by itself, as canonical words between blanks."""
    said = [form.title, form.publisher, "yes", "no"]
    for section in form.sections:
        said += [section.heading, *(p.text for p in section.parts if isinstance(p, Note))]
        for grid in section.grids():
            said += [grid.corner, *grid.headers, *(row.label for row in grid.rows)]
    for field in form.fields.values():
        said += [field.label, *field.also, field.hint, field.prompt, *field.choices]
    return " \n ".join(["", *(" ".join(canonical_words(text)) for text in said), ""])
