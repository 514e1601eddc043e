"""Where the form's labels stand in a document.

A label counts where it stands like one: at the start of a line, cell or segment, or with what
follows a label (a colon, a fill line, a control, white space, the line's end). Exact wordings are
looked up word by word; only fields whose label was not met that way are looked for by likeness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from form_templates.model import FieldType
from parsers.matching.edges import Edges, begin_of, edges_of, end_of, opens_at, without_filler
from parsers.matching.flow import CellText
from parsers.matching.likeness import Likeness
from parsers.matching.prompts import is_prompt
from parsers.matching.telling import Telling
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import OBJECT, only_numbers

_DATE_AHEAD = re.compile(
    r"\.?[ \u00a0](?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8})"
)
_PHONE_AHEAD = re.compile(r"\.?[ \u00a0](?:\+?1[ ./-]?)?\(?\d{3}\)?[ ./-]?\d{3}[ ./-]?\d{4}")
_BREAKS_LABEL = re.compile(rf"[:\t{OBJECT}]|_{{2,}}|\.{{3,}}|…|\n\s*\n")
_SPACE_FOR_ANSWER = re.compile(rf"[^\S\n\t]*(?:\t|{OBJECT}|_{{3,}})")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A label at its place. ``start``/``end`` delimit it in the cell's text, remarks included.

    ``score`` is 1 for the exact wording. ``opens`` tells that it begins a line or segment,
    ``ends`` that what follows is no further word, ``colon`` that a colon or question mark follows.
    """

    label: Label
    cell: int
    start: int
    end: int
    score: float
    opens: bool
    ends: bool
    colon: bool
    y0: float
    y1: float
    x: float


Place = tuple[int, int]
"""A cell's index and an offset in its text: the reading order of the document."""


def place(one: Occurrence) -> Place:
    """Where an occurrence stands in reading order."""
    return one.cell, one.start


def rank(one: Occurrence) -> tuple[float, bool, bool, bool]:
    """How much an occurrence looks like the label that it may be; higher is better."""
    return one.score, one.ends and one.opens, one.ends or one.opens, one.label.primary


def find_labels(vocabulary: Vocabulary, cells: Sequence[CellText]) -> tuple[Occurrence, ...]:
    """Every place where a label of the form may stand, in reading order, not overlapping."""
    found: list[Occurrence] = []
    for cell in cells:
        found += find_exact(vocabulary, cell)
    met = {
        field
        for one in found
        if one.label.unique and not _titles(one, cells[one.cell])  # it is no sure label
        for field in one.label.fields
    }
    met |= _shared(found)
    wanted = [label for label in vocabulary.labels if label.unique and label.fields[0] not in met]
    headings = {key for one in found if one.label.sort is Sort.HEADING for key in one.label.keys}
    wanted += [
        label
        for label in vocabulary.labels
        if label.sort is Sort.HEADING and label.keys[0] not in headings
    ]
    if wanted:
        found += _alike(vocabulary, wanted, cells, found)
    return tuple(sorted(found, key=lambda one: (one.cell, one.start)))


def _titles(one: Occurrence, cell: CellText) -> bool:
    """Whether a label is a section's title, or looks like one: a number and its words alone."""
    numbered = cell.text[: one.start].strip() and only_numbers(cell.text[: one.start])
    return bool(one.label.keys) or (bool(numbered) and one.end == len(cell.text) and not one.colon)


def _shared(found: Iterable[Occurrence]) -> set[str]:
    """The fields that share a label which stands several times: theirs is one of these."""
    times = Counter(one.label.fields for one in found if len(one.label.fields) > 1)
    return {field for fields, count in times.items() if count > 1 for field in fields}


def find_exact(vocabulary: Vocabulary, cell: CellText) -> Iterator[Occurrence]:
    """The labels of one cell that stand there word for word."""
    words, at = cell.words, 0
    while at < len(words):
        found = None
        for label in vocabulary.by_first.get(words[at].canonical, ()):
            count = len(label.tokens)
            if tuple(w.canonical for w in words[at : at + count]) != label.tokens:
                continue
            start, end = words[at].start, words[at + count - 1].end
            found = occurrence_at(label, cell, start, end, 1.0, vocabulary)
            if found:
                break
        if found:
            yield found
            while at < len(words) and words[at].start < found.end:
                at += 1
        else:
            at += 1


def occurrence_at(
    label: Label, cell: CellText, start: int, end: int, score: float, vocabulary: Vocabulary
) -> Occurrence | None:
    """The occurrence between two offsets, None where it does not stand like a label.

    Where a value of its type follows, it stands like one anywhere.
    """
    text = cell.text
    if _BREAKS_LABEL.search(text, start, end):
        return None
    end = end_of(vocabulary, label, text, end)
    start = begin_of(vocabulary, label, text, start, end)
    edges = edges_of(text, start, end)
    if edges.asked and not edges.opens and len(label.tokens) < 4:
        return None  # the last words of a question
    answered = label.sort is Sort.FIELD and _answered(vocabulary, label, text, start, edges)
    if not answered and not _stands_like_one(label, text, start, edges):
        return None
    y0, y1 = cell.y_range(start)[0], cell.y_range(max(start, end - 1))[1]
    return Occurrence(
        label, cell.index, start, edges.stop, score, edges.opens, edges.ends or answered,
        edges.colon, y0, y1, cell.x_at(start),
    )  # fmt: skip


def _answered(vocabulary: Vocabulary, label: Label, text: str, start: int, edges: Edges) -> bool:
    """Whether a value of the label's type follows, or the room for one.

    What stands behind a colon is an answer itself ("Name: Paul Begin ____").
    """
    stop = edges.stop
    within = not edges.opens and ":" in re.split(r"[\n\t]", text[:start])[-1]
    room = not within and _SPACE_FOR_ANSWER.match(text, stop) is not None
    asked = re.split(r"[\n\t]", text[stop : stop + 60], maxsplit=1)[0]
    return room or is_prompt(asked) or _valued(vocabulary, label, text[stop : stop + 60])


def _valued(vocabulary: Vocabulary, label: Label, text: str) -> bool:
    """Whether a date, a phone number or a choice of the label's field follows at once."""
    field = vocabulary.form[label.fields[0]]
    if field.type is FieldType.DATE:
        return _DATE_AHEAD.match(text) is not None
    if field.type is FieldType.PHONE:
        return _PHONE_AHEAD.match(text) is not None
    bare = text.lstrip(" .").casefold()
    return field.type is FieldType.CHOICE and bare.startswith(
        tuple(choice.casefold() for choice in field.choices)
    )


def _stands_like_one(label: Label, text: str, start: int, edges: Edges) -> bool:
    opens, ends, colon = edges.opens, edges.ends, edges.colon and not edges.asked
    if label.sort is Sort.HEADING:
        return opens or text[:start].strip(" \t").casefold().endswith(("section", "part", "–", "-"))
    if label.unique and len(label.tokens) >= 4:
        return opens or ends
    if opens and ends:
        return True
    if len(label.tokens) >= 2 and not label.primary:
        return colon or (opens and len(label.tokens) >= 3)
    if len(label.tokens) >= 2:
        return opens or colon or ends
    return colon


def _alike(
    vocabulary: Vocabulary,
    wanted: Sequence[Label],
    cells: Sequence[CellText],
    taken: Iterable[Occurrence],
) -> list[Occurrence]:
    """The best place of each label by likeness, where it is like enough and free."""
    busy: dict[int, list[tuple[int, int]]] = {}
    for one in taken:
        busy.setdefault(one.cell, []).append((one.start, one.end))
    likeness, telling = Likeness(wanted), Telling(vocabulary, wanted)
    best: dict[tuple[str, ...], Occurrence] = {}
    for cell in cells:
        for start, end, text in _candidates(cell, busy.get(cell.index, [])):
            told = telling.of(text)
            for label, score in (*likeness.to(text), *((told,) if told else ())):
                key = label.fields or label.keys
                if key not in best or score > best[key].score:
                    found = occurrence_at(label, cell, start, end, score, vocabulary)
                    if found:
                        best[key] = found
    return _without_overlap(best.values())


def _candidates(cell: CellText, busy: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Runs of words that open a line or segment, up to its end or colon."""
    words = cell.words
    for at, word in enumerate(words):
        if not opens_at(cell.text, without_filler(cell.text, word.start)):
            continue
        last = at
        while last + 1 < len(words) and last - at < 24:
            between = cell.text[words[last].end : words[last + 1].start]
            if re.search(rf"[:?\t{OBJECT}]|_{{2,}}|\n\s*\n", between):
                break
            last += 1
        for stop in {last, min(last, at + 5), min(last, at + 2)}:
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
