"""Section titles by their numbers: "Section II", "Part C – Planning", "3. Services"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from form_templates.model import Section
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Label, Sort
from parsers.matching.words import canonical_words

_NUMBER = r"(?P<number>[IVX]{1,4}|\d{1,2}|[A-H])"
_NUMBERED = re.compile(
    rf"^\s*(?:section|part|step|block|area)\s+{_NUMBER}\b[\s.:)|/–—-]*(?P<title>.{{0,80}})$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"^\s*{_NUMBER}[\s.:)|/–—-]+(?P<title>[^\d\W].{{2,80}})$")
_SEVERAL = 3
"""Numbered titles that need not stand in the form's order."""
_OTHERS = 2
"""Numbered titles that say another section's, from which the numbers are not the form's."""
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
}  # fmt: skip


def numbered_titles(
    sections: Sequence[Section], cells: Sequence[CellText], occurrences: Sequence[Occurrence]
) -> list[Occurrence]:
    """The titles that numbers tell, where these are in order or the titles' words agree."""
    asked = {o.cell for o in occurrences if o.label.fields and not o.label.keys and o.opens}
    matches = (_BARE_NUMBER.match(cells[at].text) for at in asked)
    items = [_value(m["number"]) for m in matches if m and m["number"].isdigit()]
    free = cells  # without the labels where these are what is numbered
    if max(items, default=0) > len(sections):
        free = [cell for cell in cells if cell.index not in asked]
    goes_on = min(items, default=0) > len(sections)  # what counts the lines counts these too
    counting = cells if goes_on else free
    last = max((o.cell for o in occurrences if o.label.fields and o.opens), default=-1)
    numbered = _counted_instead(sections, counting, _numbered(sections, free), last)
    rising = _rising(sections, numbered) or _titled(sections, cells, numbered)
    return numbered if rising else []


def _numbered(sections: Sequence[Section], cells: Sequence[CellText]) -> list[Occurrence]:
    found, cells_by = [], {cell.index: cell for cell in cells}
    for cell in cells:
        number = number_of(sections, cell)
        if number and not cell.things:
            found.append(heading_of(cell, sections[number - 1].id))
    found = _by_own_letters(sections, found, cells_by)
    untitled = [o for o in found if len(cells_by[o.cell].text.split()) <= 2]
    few = 2 * len(untitled) < len(sections)  # "Part A" and "Part B" are parts of another kind
    return [o for o in found if not (few and o in untitled)]


def _by_own_letters(
    sections: Sequence[Section], found: list[Occurrence], cells: Mapping[int, CellText]
) -> list[Occurrence]:
    """The numbered titles; where several say another section's title, by their words alone.

    Then the print counts parts of its own: "Part C – Planning", "Part D – Approvals".
    """
    titles = {section.id: set(canonical_words(section.title)) for section in sections}
    said = [_title_words(cells[one.cell]) for one in found]
    own = [bool(words & titles[one.label.keys[0]]) for one, words in zip(found, said, strict=True)]
    fits = [[key for key, title in titles.items() if words and words <= title] for words in said]
    others = [len(keys) == 1 and not mine for keys, mine in zip(fits, own, strict=True)]
    if sum(others) < _OTHERS or sum(others) < sum(own):
        return found
    return [
        heading_of(cells[one.cell], keys[0])
        for one, keys in zip(found, fits, strict=True)
        if len(keys) == 1
    ]


def _title_words(cell: CellText) -> set[str]:
    """The words of a numbered title."""
    text = " ".join(cell.text.split())
    match = _NUMBERED.match(text) or _BARE_NUMBER.match(text)
    return set(canonical_words(match["title"])) if match else set()


def _counted_instead(
    sections: Sequence[Section], cells: Sequence[CellText], numbered: list[Occurrence], asked: int
) -> list[Occurrence]:
    """As many numbered lines as there are sections, where those with known words are among them.

    ``asked`` is the cell of the last question.
    """
    if len(numbered) >= _SEVERAL:
        return numbered
    counted = _counted(sections, cells, asked)
    told = {(one.cell, one.label.keys) for one in counted}
    agreed = all((one.cell, one.label.keys) in told for one in numbered)
    return counted if counted and agreed else numbered


def _counted(
    sections: Sequence[Section], cells: Sequence[CellText], asked: int
) -> list[Occurrence]:
    """Lines numbered from 1 to as many as there are sections, whatever their words.

    Where the numbers go on and more is asked there, the print has parts of its own.
    """
    found: list[CellText] = []
    for cell in cells:
        if len(found) == len(sections) and cell.index > asked:
            break
        match = _BARE_NUMBER.match(cell.text)
        short = match is not None and len(match["title"].split()) <= 8 and "?" not in cell.text
        if match and short and not cell.things and _value(match["number"]) == len(found) + 1:
            found.append(cell)
    if len(found) != len(sections):
        return []
    return [heading_of(cell, section.id) for cell, section in zip(found, sections, strict=True)]


def _value(said: str) -> int:
    said = said.lower()
    return _ROMAN.get(said) or (int(said) if said.isdigit() else ord(said) - ord("a") + 1)


def number_of(sections: Sequence[Section], cell: CellText) -> int:
    """Which section a line numbers, by a word for it or by a word of its title; 0 for none."""
    broken = cell.cell.table is not None and ":" not in cell.text  # in a narrow cell
    match = _NUMBERED.match(" ".join(cell.text.split()) if broken else cell.text)
    bare = None if match else _BARE_NUMBER.match(cell.text)
    match = match or bare
    if match is None:
        return 0
    number = _value(match["number"])
    if not 1 <= number <= len(sections):
        return 0
    title = set(canonical_words(sections[number - 1].title))
    return number if bare is None or title & set(canonical_words(match["title"])) else 0


def _rising(sections: Sequence[Section], found: Sequence[Occurrence]) -> bool:
    order = [section.id for section in sections]
    numbers = [order.index(one.label.keys[0]) for one in found]
    return len(numbers) >= 2 and numbers == sorted(set(numbers))


def _titled(
    sections: Sequence[Section], cells: Sequence[CellText], found: Sequence[Occurrence]
) -> bool:
    """Whether each of several numbered lines, in whatever order, has words of its own title."""
    titles = {section.id: set(canonical_words(section.title)) for section in sections}
    named = [one.label.keys[0] for one in found]
    own = all(
        titles[name] & set(canonical_words(cells[one.cell].text))
        for name, one in zip(named, found, strict=True)
    )
    return len(named) >= _SEVERAL and len(set(named)) == len(named) and own


def heading_of(cell: CellText, section: str) -> Occurrence:
    """A cell as the title of a section."""
    label = Label((), Sort.HEADING, keys=(section,), primary=False)
    return Occurrence(
        label, cell.index, 0, len(cell.text), 1.0, opens=True, ends=True, colon=False,
        y0=cell.cell.y0, y1=cell.cell.y1, x=cell.cell.x0,
    )  # fmt: skip
