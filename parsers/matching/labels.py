"""All places in a document where labels of the form stand, by their wording or alike.

Exact wordings are looked up word by word; only fields whose label was not met that way are looked
for by likeness, by telling words and by what is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from form_templates.model import FieldType
from parsers.matching.edges import opens_at, without_filler
from parsers.matching.finding import Occurrence, find_exact, occurrence_at
from parsers.matching.flow import CellText
from parsers.matching.gist import SAME, Gist
from parsers.matching.grouped import grouped
from parsers.matching.likeness import Likeness
from parsers.matching.prompts import bids
from parsers.matching.telling import Telling
from parsers.matching.values import normalise
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import OBJECT, only_numbers

_ROLES = 3
"""Roles under each other that make a column of them."""

_ANSWER = 24
"""Characters that a date, a yes or a no may have with what is printed round it."""


@lru_cache(maxsize=16)
def gists(vocabulary: Vocabulary) -> Gist:
    """The labels of a vocabulary by what they ask for, made once."""
    return Gist(vocabulary.labels)


def find_labels(vocabulary: Vocabulary, cells: Sequence[CellText]) -> tuple[Occurrence, ...]:
    """Every place where a label of the form may stand, in reading order, not overlapping."""
    found: list[Occurrence] = []
    for cell in cells:
        found += find_exact(vocabulary, cell)
    corners = _corners(found, cells)
    found = [one for one in found if one.cell not in corners or not one.label.unique]
    asking = [cell for cell in cells if cell.index not in corners]
    met = {
        field
        for one in found
        if one.label.unique and not _unsure(vocabulary, one, cells[one.cell])
        for field in one.label.fields
    }
    met |= _shared(found)
    together = list(grouped(vocabulary, cells, met))
    taken = {one.cell for one in together}
    found = [one for one in found if one.cell not in taken] + together
    met |= {field for one in together for field in one.label.fields}
    wanted = [label for label in vocabulary.labels if label.unique and label.fields[0] not in met]
    headings = {key for one in found if one.label.sort is Sort.HEADING for key in one.label.keys}
    wanted += [
        label
        for label in vocabulary.labels
        if label.sort is Sort.HEADING and label.keys[0] not in headings
    ]
    gist = gists(vocabulary)
    if wanted:
        found += _alike(vocabulary, wanted, gist, asking, found)
    found += _about(vocabulary, gist, asking, found)
    return tuple(sorted(_outermost(found), key=lambda one: (one.cell, one.start)))


def _outermost(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """All but the last words of a label that are another's: "has engaged an outside vendor"."""
    around: dict[int, list[Occurrence]] = {}
    for one in found:
        if one.opens:
            around.setdefault(one.cell, []).append(one)
    for one in found:
        within = (o.start < one.start and one.end <= o.end for o in around.get(one.cell, ()))
        if one.opens or not any(within):
            yield one


def _corners(found: Sequence[Occurrence], cells: Sequence[CellText]) -> set[int]:
    """The cells that head a column of roles: they name these and ask for no answer."""
    roles: dict[tuple[int, int], list[int]] = {}
    for one in found:
        here = cells[one.cell].cell
        heads = only_numbers(cells[one.cell].text[: one.start])
        if one.label.sort is Sort.ROLE and here.table is not None and heads:
            roles.setdefault((here.table, round(here.x0)), []).append(here.row)
    columns = {column: min(rows) for column, rows in roles.items() if len(rows) >= _ROLES}
    return {
        cell.index
        for cell in cells
        if cell.cell.table is not None
        and cell.cell.row + 1 == columns.get((cell.cell.table, round(cell.cell.x0)), 0)
        and not re.search(r"[\n\t:]", cell.text.strip(" :"))
        and not cell.things
    }


def _unsure(vocabulary: Vocabulary, one: Occurrence, cell: CellText) -> bool:
    """Whether a label may be none: a title, a row's head, or part of an answer that goes on."""
    rest = re.split(r"[\n\t]", cell.text[one.end :], maxsplit=1)[0].strip()
    field = vocabulary.form[one.label.fields[0]]
    goes_on = (
        field.type in {FieldType.YES_NO, FieldType.DATE}
        and one.colon
        and len(rest) > _ANSWER
        and OBJECT not in rest
        and not normalise(field, rest).checked
    )
    heads = one.label.role and cell.cell.table is not None and not one.colon
    return goes_on or bool(heads) or _titles(one, cell)


def _titles(one: Occurrence, cell: CellText) -> bool:
    """Whether a label is a section's title, or looks like one: a number and its words alone."""
    numbered = cell.text[: one.start].strip() and only_numbers(cell.text[: one.start])
    return bool(one.label.keys) or (bool(numbered) and one.end == len(cell.text) and not one.colon)


def _shared(found: Iterable[Occurrence]) -> set[str]:
    """The fields that share a label which stands several times: theirs is one of these."""
    times = Counter(one.label.fields for one in found if len(one.label.fields) > 1)
    return {field for fields, count in times.items() if count > 1 for field in fields}


def _alike(
    vocabulary: Vocabulary,
    wanted: Sequence[Label],
    gist: Gist,
    cells: Sequence[CellText],
    taken: Iterable[Occurrence],
) -> list[Occurrence]:
    """The best place of each label by likeness, where it is like enough and free."""
    busy: dict[int, list[tuple[int, int]]] = {}
    for one in taken:
        busy.setdefault(one.cell, []).append((one.start, one.end))
    likeness, telling = Likeness(wanted), Telling(vocabulary, wanted)
    fields = {label.fields for label in wanted if label.unique}
    best: dict[tuple[str, ...], Occurrence] = {}
    for cell in cells:
        for start, end, text in _candidates(cell, busy.get(cell.index, [])):
            if text in vocabulary.choices:
                continue  # "Agency Contract" is somebody's answer, however like "Agency Contact"
            told = [one for one in (telling.of(text), gist.of(text)) if one]
            told = [one for one in told if one[0].fields in fields]
            for label, score in (*likeness.to(text), *told):
                key = label.fields or label.keys
                sofar = best.get(key)
                if sofar and (score, end - start) <= (sofar.score, sofar.end - sofar.start):
                    continue
                if _another_s(vocabulary, label, text):
                    continue
                found = occurrence_at(label, cell, start, end, score, vocabulary)
                if found and (found.ends or (label, score) not in told):
                    best[key] = found
    return _without_overlap(best.values())


def _another_s(vocabulary: Vocabulary, label: Label, text: str) -> bool:
    """Whether a word of ``text`` is only in the labels of another check box than the one meant."""
    form = vocabulary.form
    if not label.unique or form[label.fields[0]].type is not FieldType.CHECKBOX:
        return False
    owners = [vocabulary.owners.get(word, frozenset()) for word in text.split()]
    return any(
        label.fields[0] not in owner and any(form[f].type is FieldType.CHECKBOX for f in owner)
        for owner in owners
    )


def _about(
    vocabulary: Vocabulary,
    gist: Gist,
    cells: Sequence[CellText],
    taken: Iterable[Occurrence],
) -> Iterator[Occurrence]:
    """Labels that several fields share, told by what they are about: "Date of Start"."""
    busy: dict[int, list[tuple[int, int]]] = {}
    for one in taken:
        busy.setdefault(one.cell, []).append((one.start, one.end))
    for cell in cells:
        free = _candidates(cell, busy.get(cell.index, []), whole=True)
        for start, end, text in free:
            told = gist.of(text)
            if told and told[1] >= SAME and not told[0].unique:
                found = occurrence_at(told[0], cell, start, end, told[1], vocabulary)
                prompt = found and not found.colon and bids(cell.text[start:end])
                if found and found.ends and found.opens and not prompt:
                    yield found


def _candidates(
    cell: CellText, busy: Sequence[tuple[int, int]], *, whole: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Runs of words that open a line or segment, up to its end or colon, and shorter ones."""
    words = cell.words
    for at, word in enumerate(words):
        if not opens_at(cell.text, without_filler(cell.text, word.start)):
            continue
        last = at
        while last + 1 < len(words) and last - at < 24:
            between = cell.text[words[last].end : words[last + 1].start]
            if re.search(rf"[:?\t{OBJECT}]|_{{2,}}|\.{{3,}}|…|\n\s*\n", between):
                break
            last += 1
        parted = next(
            (n for n in range(at, last) if "  " in cell.text[words[n].end : words[n + 1].start]),
            last,
        )
        for stop in {last} if whole else {last, parted, min(last, at + 5), min(last, at + 2)}:
            start, end = word.start, words[stop].end
            if not any(s < end and start < e for s, e in busy):
                yield start, end, " ".join(w.canonical for w in words[at : stop + 1])


def _without_overlap(found: Iterable[Occurrence]) -> list[Occurrence]:
    kept: list[Occurrence] = []
    for one in sorted(found, key=lambda o: (-o.score, o.start - o.end)):
        clash = any(
            one.cell == other.cell and one.start < other.end and other.start < one.end
            for other in kept
        )
        if not clash:
            kept.append(one)
    return kept
