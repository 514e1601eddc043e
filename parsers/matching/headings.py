"""Where the form's sections begin: by their titles, by their numbers, by part of a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import FieldType
from parsers.matching.finding import Occurrence, Place, find_exact, place, rank
from parsers.matching.flow import CellText
from parsers.matching.numbered_titles import heading_of, number_of, numbered_titles
from parsers.matching.vocabulary import Sort, Vocabulary
from parsers.matching.words import canonical_words

_UNDER_TITLE = 2
"""Cells from a section's title to the question under it."""
_ASIDE = 20.0
"""Points by which a question may be set in under the title over it."""


def titles_apart(
    vocabulary: Vocabulary, cells: Sequence[CellText], occurrences: Sequence[Occurrence]
) -> list[Occurrence]:
    """A section title that is also a wording of a field is the field's only for want of better."""
    occurrences = [
        _as_title(vocabulary, one) if _heads_question(vocabulary, cells, one, occurrences) else one
        for one in occurrences
    ]
    found: list[Occurrence] = []
    for one in occurrences:
        titled = one.label.sort is Sort.FIELD and one.label.keys
        rival = titled and any(_outranks(other, one) for other in occurrences)
        label = replace(one.label, sort=Sort.HEADING, fields=()) if rival else one.label
        found.append(replace(one, label=label))
    return found


def _outranks(other: Occurrence, title: Occurrence) -> bool:
    """Whether another label of the title's field is the likelier one; of two titles, the latter."""
    if other is title or other.label.fields != title.label.fields:
        return False
    if other.label.keys:
        return _title_rank(other) > _title_rank(title)
    if 0 < other.cell - title.cell <= _UNDER_TITLE and other.opens and other.ends:
        return True
    return rank(other)[:2] >= rank(title)[:2] or (other.label.primary and other.opens)


def _heads_question(
    vocabulary: Vocabulary,
    cells: Sequence[CellText],
    one: Occurrence,
    found: Sequence[Occurrence],
) -> bool:
    """Whether a label of a long text by itself stands over one that could be a title as well.

    "Objectives", and right under it "Business Objectives (what do you want to achieve?)": where a
    label follows at once there is no answer between them.
    """
    if not one.label.unique or one.colon or not one.opens:
        return False
    long = vocabulary.form[one.label.fields[0]].type is FieldType.LONG_TEXT
    bare = not cells[one.cell].text[one.end :].strip() and not cells[one.cell].things
    return (
        long
        and bare
        and any(
            o.cell == one.cell + 1
            and o.label.fields == one.label.fields
            and o.label.keys  # else it is no title itself, and asks more plainly
            and o.opens
            and o.x < one.x + _ASIDE
            for o in found
        )
    )


def _as_title(vocabulary: Vocabulary, one: Occurrence) -> Occurrence:
    section = vocabulary.form[one.label.fields[0]].section
    return replace(one, label=replace(one.label, sort=Sort.HEADING, fields=(), keys=(section,)))


def _title_rank(one: Occurrence) -> tuple[float, bool, bool, Place]:
    return *rank(one)[:2], one.colon, place(one)


def headings(
    vocabulary: Vocabulary, cells: Sequence[CellText], occurrences: Sequence[Occurrence]
) -> list[Occurrence]:
    """Every heading, in reading order, each section once."""
    found = [
        _from_line_start(o, cells[o.cell]) for o in occurrences if _stands_alone(o, cells[o.cell])
    ]
    here = {o.cell for o in found}
    numbered = numbered_titles(vocabulary.form.sections, cells, occurrences)
    found += [o for o in numbered if o.cell not in here]
    found += _partial(vocabulary, cells, found, {o.cell for o in occurrences})
    return sorted(found, key=place)


def is_title(vocabulary: Vocabulary, cell: CellText) -> bool:
    """Whether a cell is a section's title, by its words or by its number."""
    if cell.things:
        return False
    if number_of(vocabulary.form.sections, cell):
        return True
    titled = (o for o in find_exact(vocabulary, cell) if o.label.keys and not o.label.role)
    return any(
        _stands_alone(replace(one, label=replace(one.label, sort=Sort.HEADING)), cell)
        for one in titled
        if one.label.sort is not Sort.ROLE
    )


def _from_line_start(one: Occurrence, cell: CellText) -> Occurrence:
    """The heading with the number that stands before its title."""
    return replace(one, start=cell.text.rfind("\n", 0, one.start) + 1)


def _stands_alone(one: Occurrence, cell: CellText) -> bool:
    if one.label.sort is not Sort.HEADING:
        return False
    line_end = cell.text.find("\n", one.end)
    rest = cell.text[one.end : None if line_end < 0 else line_end]
    return len(rest.split()) <= 6 and not cell.things_in(one.end, one.end + len(rest))


def _partial(
    vocabulary: Vocabulary,
    cells: Sequence[CellText],
    found: Sequence[Occurrence],
    labelled: set[int],
) -> list[Occurrence]:
    """Lines of a few words out of one section's title only, where the sections' order has room."""
    sections = vocabulary.form.sections
    titles = {s.id: set(canonical_words(s.title)) for s in sections}
    order = {section.id: number for number, section in enumerate(sections)}
    missing = {s.id for s in sections} - {o.label.keys[0] for o in found}
    added: list[Occurrence] = []
    for cell in cells:
        said = set(canonical_words(cell.text)) if len(cell.text) <= 60 else set()
        fits = [s for s in sorted(missing, key=order.__getitem__) if said and said <= titles[s]]
        if len(fits) != 1 or cell.index in labelled or not _whole_row(cell, cells):
            continue
        around = [*found, *added]
        before = [order[o.label.keys[0]] for o in around if o.cell < cell.index]
        behind = [order[o.label.keys[0]] for o in around if o.cell > cell.index]
        if max(before, default=-1) < order[fits[0]] < min(behind, default=len(sections)):
            added.append(heading_of(cell, fits[0]))
            missing.discard(fits[0])
    return added


def _whole_row(cell: CellText, cells: Sequence[CellText]) -> bool:
    """Whether no other cell stands in the same row of the same table."""
    mine = cell.cell
    near = cells[max(0, cell.index - 1) : cell.index + 2]
    return mine.table is None or not any(
        other is not cell and other.cell.table == mine.table and other.cell.row == mine.row
        for other in near
    )
