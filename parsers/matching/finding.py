"""Where the form's labels stand in a document.

A label counts where it stands like one: at the start of a line, cell or segment, or with what
follows a label (a colon, a fill line, a control, white space, the line's end). Exact wordings are
looked up word by word; only fields whose label was not met that way are looked for by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from form_templates.model import FieldType
from parsers.matching.edges import Edges, begin_of, edges_of, end_of
from parsers.matching.flow import CellText
from parsers.matching.prompts import is_prompt
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import OBJECT, canonical_words

_DATE_AHEAD = re.compile(
    r"\.?[ \u00a0](?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8})"
)
_PHONE_AHEAD = re.compile(r"\.?[ \u00a0](?:\+?1[ ./-]?)?\(?\d{3}\)?[ ./-]?\d{3}[ ./-]?\d{4}")
_BRACKETED = re.compile(r"(?:^|[\n\t]|[ \u00a0]{2})[\d.\s]*((?:[^\W\d_]+[ \u00a0]+){1,6})\($")
"""What a name in brackets explains: "Head of Information Technology (IT Director)"."""
_NEXT_BRACKET = re.compile(r"[^\S\n]*\n[^\S\n]*\(")
_BEFORE = 160
"""Characters before a bracket within which what it explains stands."""
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


def find_exact(vocabulary: Vocabulary, cell: CellText) -> Iterator[Occurrence]:
    """The labels of one cell that stand there word for word."""
    words, at = cell.words, 0
    while at < len(words):
        found = _exact_at(vocabulary, cell, at)
        if found:
            found = _before_caption(vocabulary, cell, found)
            yield found
            while at < len(words) and words[at].start < found.end:
                at += 1
        else:
            at += 1


def _exact_at(vocabulary: Vocabulary, cell: CellText, at: int) -> Occurrence | None:
    """The longest label that begins with a word of a cell."""
    words = cell.words
    for label in vocabulary.by_first.get(words[at].canonical, ()):
        count = len(label.tokens)
        if tuple(w.canonical for w in words[at : at + count]) != label.tokens:
            continue
        start, end = words[at].start, words[at + count - 1].end
        if found := occurrence_at(label, cell, start, end, 1.0, vocabulary):
            return found
    return None


def _before_caption(vocabulary: Vocabulary, cell: CellText, found: Occurrence) -> Occurrence:
    """A label without the brackets on its next line where these hold a label of their own.

    Then it is what is written over that: "Requirements", and under it "(Current Phase)".
    """
    bracket = _NEXT_BRACKET.search(cell.text, found.start, found.end)
    if bracket is None:
        return found
    behind = (at for at, word in enumerate(cell.words) if word.start >= bracket.end())
    first = next(behind, None)
    own = None if first is None else _exact_at(vocabulary, cell, first)
    captions = own is not None and own.label.sort is Sort.FIELD and own.end >= found.end
    return replace(found, end=bracket.start()) if captions else found


def occurrence_at(
    label: Label, cell: CellText, start: int, end: int, score: float, vocabulary: Vocabulary
) -> Occurrence | None:
    """The occurrence between two offsets, None where it does not stand like a label.

    Where a value of its type follows, it stands like one anywhere.
    """
    text = cell.text
    if _BREAKS_LABEL.search(text, start, end):
        return None
    named = label.unique and text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if named and (bracketed := _BRACKETED.search(text, max(0, start - _BEFORE), start)):
        start = bracketed.start(1)
    end = end_of(vocabulary, label, text, end)
    edges = edges_of(text, start, end)
    valued = label.sort is Sort.FIELD and _valued(vocabulary, label, text[edges.stop :][:60])
    start = begin_of(vocabulary, label, text, start, answered=edges.ends or valued)
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
    space = None if within else _SPACE_FOR_ANSWER.match(text, stop)
    ruled = space is not None and space.group().endswith("_")
    room = space is not None and (
        edges.opens or not ruled or _known_before(vocabulary, text, start)
    )
    asked = re.split(r"[\n\t]", text[stop : stop + 60], maxsplit=1)[0]
    return room or is_prompt(asked) or _valued(vocabulary, label, text[stop : stop + 60])


def _known_before(vocabulary: Vocabulary, text: str, start: int) -> bool:
    """Whether the form's own words stand before on the line: "Design Status ____", no name."""
    before = re.split(rf"[\n\t:{OBJECT}]|_{{2,}}|[ ]{{2}}", text[:start])[-1]
    return all(word in vocabulary.owners for word in canonical_words(before))


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
        return colon or edges.ruled or (opens and len(label.tokens) >= 3)
    if len(label.tokens) >= 2:
        return opens or colon or ends
    return colon
