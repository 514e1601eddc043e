"""Which label occurrences stand, and for which field: sections, long texts, roles.

A repeated label ("Contact Phone", "Start", "Date") belongs to the person or row beside it. What
looks like a label inside an answer is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.between import markers_between
from parsers.matching.choices import several
from parsers.matching.extent import without_answers
from parsers.matching.finding import Occurrence, place, rank
from parsers.matching.flow import CellText
from parsers.matching.gist import gist
from parsers.matching.headers import alone, same_row
from parsers.matching.headings import headings, titles_apart
from parsers.matching.sections import in_section
from parsers.matching.settling import settle
from parsers.matching.signer_titles import with_signers_titles
from parsers.matching.translations import without_translations
from parsers.matching.values import match_choice
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import canonical_words, only_numbers

_UNDER = 50.0
"""Points within which a role's own labels stand under its name."""
_UNDER_LINE = 100.0
"""The same where there is room to sign between them."""


@dataclass
class Structure:
    """What the labels of one document say. ``fields`` maps each field to its own label."""

    vocabulary: Vocabulary
    cells: Sequence[CellText]
    headings: list[Occurrence] = field(default_factory=list)
    labels: list[Occurrence] = field(default_factory=list)
    markers: list[tuple[str, Occurrence]] = field(default_factory=list)
    headers: list[Occurrence] = field(default_factory=list)
    fields: dict[str, Occurrence] = field(default_factory=dict)

    @property
    def standing(self) -> list[Occurrence]:
        """Every occurrence that delimits an answer."""
        marks = [one for _, one in self.markers]
        unique = {(o.cell, o.start): o for o in (*self.headings, *self.labels, *marks)}
        return sorted(unique.values(), key=place)


def resolve(
    vocabulary: Vocabulary, cells: Sequence[CellText], occurrences: Sequence[Occurrence]
) -> Structure:
    """The structure of a document whose label occurrences were found."""
    structure = Structure(vocabulary, cells)
    occurrences = titles_apart(vocabulary, cells, without_translations(cells, occurrences))
    structure.headings = headings(vocabulary, cells, occurrences)
    rest = _labels_below(structure.headings, occurrences)
    rest = [o for one in rest if (o := in_section(structure, one, rest)) is not None]
    rest = _roles_apart(vocabulary, cells, without_answers(structure, rest))
    rest = with_signers_titles(vocabulary, cells, rest)
    structure.labels = [o for o in rest if o.label.sort is Sort.FIELD]
    roles = [o for o in rest if o.label.sort is Sort.ROLE and _leads(structure, o, rest)]
    roles = [o for o in roles if _confirmed(structure, o) and not _answers(structure, o)]
    markers = _markers(structure, roles)
    markers += markers_between(vocabulary, cells, markers, _of_several(structure))
    structure.markers = sorted(markers, key=lambda pair: place(pair[1]))
    settle(structure)
    return structure


def _of_several(structure: Structure) -> set[int]:
    """The cells with labels that several roles share: "Contact Phone"."""
    role_of = structure.vocabulary.role_of
    return {o.cell for o in structure.labels if len({role_of[f] for f in o.label.fields}) > 1}


def _labels_below(
    headings_: Sequence[Occurrence], occurrences: Sequence[Occurrence]
) -> list[Occurrence]:
    """All but the headings; what a heading's line says is a field's label only for want of one."""

    def titles(one: Occurrence) -> bool:
        return any(h.cell == one.cell and h.start <= one.start < h.end for h in headings_)

    better = {o.label.fields for o in occurrences if o.opens and not titles(o)}
    return [
        o
        for o in occurrences
        if o.label.sort is not Sort.HEADING
        and not (titles(o) and o.label.unique and o.label.fields in better)
    ]


def _roles_apart(
    vocabulary: Vocabulary, cells: Sequence[CellText], found: Sequence[Occurrence]
) -> list[Occurrence]:
    """A role's name that stands over labels of its own ("Requestor", then "Name:") is no label.

    Nor is it where it stands over itself: a card's title over "Requestor:".
    """
    told: list[Occurrence] = []
    leading = {
        place(o) for o in found if o.label.role and _leads_label(vocabulary, cells, o, found)
    }
    for one in found:
        field_id = one.label.fields[0] if one.label.role else ""
        under = _others(vocabulary, one.label) | {field_id}
        own = [o for o in found if not under.isdisjoint(o.label.fields) and place(o) not in leading]
        heads = field_id and any(
            0 <= o.y0 - one.y0 <= _UNDER
            and (not o.label.unique or (o.colon and not one.colon and o.cell != one.cell))
            for o in own
        )
        heads = heads and not any(_answered_before(cells, one, o) for o in own)
        heads = heads or place(one) in leading
        named = vocabulary.roles.get(one.label.tokens, ())
        keys = tuple(dict.fromkeys((one.label.role, *named)))
        label = replace(one.label, sort=Sort.ROLE, fields=(), keys=keys)
        told.append(replace(one, label=label) if heads else one)
    return told


def _leads_label(
    vocabulary: Vocabulary, cells: Sequence[CellText], one: Occurrence, found: Sequence[Occurrence]
) -> bool:
    """Whether a label of the role's own follows its colon at once: "Requestor: Telephone"."""
    members = set(vocabulary.members[one.label.role])
    return one.colon and any(
        o.cell == one.cell
        and not o.label.unique
        and o.ends
        and members & set(o.label.fields)
        and cells[one.cell].text[one.end : o.start] in {"", " "}
        for o in found
    )


def _answered_before(cells: Sequence[CellText], one: Occurrence, other: Occurrence) -> bool:
    """Whether a role's name has a colon and an answer, or its line, before the next label."""
    if not one.colon or one.cell != other.cell or other.start < one.end:
        return False
    between = cells[one.cell].text[one.end : other.start]
    return "\n" not in between and bool(between.strip())


def _others(vocabulary: Vocabulary, label: Label) -> set[str]:
    """The fields of whom else a role's wording may name: who sponsors signs as well."""
    keys = set(vocabulary.roles.get(label.tokens, ())) - {label.role}
    return {field_id for key in keys for field_id in vocabulary.members[key]}


def _leads(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a role stands first on its line, or has a label of its own behind it on it.

    In an answer ("Current Phase: Design") it is none.
    """
    text = structure.cells[one.cell].text
    line = text[text.rfind("\n", 0, one.start) + 1 : one.start]
    if only_numbers(line) or not re.sub(r"[\W\d_]+", "", line):
        return True
    if one.ends and _says_section(structure, one, line):
        return True
    members = {f for key in one.label.keys for f in structure.vocabulary.members[key]}
    after = next((o for o in found if place(o) > place(one)), None)
    return after is not None and after.cell == one.cell and bool(members & set(after.label.fields))


def _says_section(structure: Structure, one: Occurrence, text: str) -> bool:
    """Whether the words before a role say what the role's section is: "Approval of the …"."""
    titles = structure.vocabulary.form.sections
    named = {key.partition(":")[0] for key in one.label.keys}
    known = {w for s in titles if s.id in named for w in canonical_words(s.title)}
    said = re.sub(r"^\s*[IVX\d]{1,4}[.)]\s", "", text)
    return all(word in known or not gist(("", word)) for word in canonical_words(said))


def _confirmed(structure: Structure, one: Occurrence) -> bool:
    """Whether labels of the role's own stand around it; else it is somebody's answer ("Design").

    Behind it on its line, under it, or at the head of columns (or rows) that meet its row. In a
    table it is enough that nothing but controls stands behind it.
    """
    members = {f for key in one.label.keys for f in structure.vocabulary.members[key]}
    own = [o for o in structure.labels if members & set(o.label.fields)]
    return (
        not own
        or neighbours.heads_controls(structure.cells, one)
        or _titles_signer(structure, one, own)
        or any(
            (same_row(o, one) and o.x > one.x)
            or 0 <= o.y0 - one.y0 <= _UNDER
            or (o.y0 < one.y0 and o.x > one.x + 3)
            or (o.y0 > one.y0 and o.x < one.x - 3)
            for o in own
        )
    )


def _titles_signer(structure: Structure, one: Occurrence, own: Sequence[Occurrence]) -> bool:
    """Whether a signer's name is alone on its line, and the next label is one of the signer's.

    It stands farther below where it is the caption of a line to sign on. A name nearer under such a
    caption is of that one: it says who signed there.
    """
    after = next((o for o in structure.labels if place(o) > place(one)), None)
    form = structure.vocabulary.form
    signs = any(form[f].type is FieldType.SIGNATURE for o in own for f in o.label.fields)
    if after is None or after not in own or after.y0 - one.y0 > _UNDER_LINE:
        return False
    captioned = any(
        o.label.fields == after.label.fields and 0 < one.y0 - o.y0 < after.y0 - one.y0
        for o in structure.labels
    )
    return signs and not captioned and alone(structure, one)


def _answers(structure: Structure, one: Occurrence) -> bool:
    """Whether a role's words are the choice of a label beside them: "Current Phase | Design"."""
    form, cells = structure.vocabulary.form, structure.cells
    said = cells[one.cell].text[one.start :].split("\n", maxsplit=1)[0].split("\t")[0]
    best: dict[str, Occurrence] = {}
    for label in structure.labels:
        sofar = best.get(label.label.fields[0])
        if label.label.unique and (sofar is None or rank(label) > rank(sofar)):
            best[label.label.fields[0]] = label
    for asked in best.values():
        field_ = form[asked.label.fields[0]]
        if match_choice(said.strip(" _.:"), field_.choices) is None and not several(field_, said):
            continue
        if asked.cell == one.cell:
            between = cells[one.cell].text[asked.end : one.start]
            if asked.end <= one.start and not between.strip(" \t\n_.:"):
                return True
            caption = cells[one.cell].text[one.end : asked.start]
            if one.end <= asked.start and not caption.strip(" \t\n("):
                return True
        elif alone(structure, one) and not cells[asked.cell].text[asked.end :].strip(" \t\n_.:"):
            beside = neighbours.right(cells, asked)
            under = neighbours.below(cells, asked)[:1]
            if beside is cells[one.cell] or (under and under[0] is cells[one.cell]):
                return True
    return False


def _markers(structure: Structure, roles: Iterable[Occurrence]) -> list[tuple[str, Occurrence]]:
    """Where a person, phase or approver is named: role labels, and labels of one field of it."""
    found = [(key, one) for one in roles for key in one.label.keys]
    role_of = structure.vocabulary.role_of
    together = [set(keys) for keys in structure.vocabulary.roles.values() if len(keys) > 1]
    for one in structure.labels:
        keys = dict.fromkeys(role_of[field_id] for field_id in one.label.fields)
        if one.label.unique and "" not in keys:
            named = structure.vocabulary.roles.get(one.label.tokens, ())
            found += [(each, one) for each in dict.fromkeys((*keys, *named))]
        elif len(keys) > 1 and any(keys.keys() <= named for named in together):
            found.append((next(iter(keys)), one))  # "Sponsor Name": who sponsors signs as well
    return found
