"""Answers printed beside each other of which one is told by its look: "Yes / No", one struck out.

Who has no box to tick strikes out what does not apply, or marks what does: in bold, underlined,
highlighted. What is struck out of any other answer is withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from form_templates.model import Field, FieldType
from parsers.matching.flow import CellText, Spans
from parsers.matching.region import Region

_PAIR = re.compile(
    r"\b(yes(?=\W{1,9}no\b)|no(?=\W{1,9}yes\b))\b[\s/|,.–—-]{1,9}\b(yes|no)\b", re.IGNORECASE
)
_LEAST = 0.5
"""The share of an answer's letters that must have a look."""


def chosen_by_look(field: Field, region: Region) -> str | None:
    """The one of several printed answers that is left standing or set off; None for none.

    Several struck out leave the last one; otherwise exactly one must be marked, or in bold.
    """
    cell = region.cell
    found = dict(_answers(field, cell.text[region.start : region.end], region.start))
    if len(found) < 2:
        return None
    struck = {answer for answer, span in found.items() if _has(cell.struck, cell, span)}
    if struck:
        left = found.keys() - struck
        return left.pop() if len(left) == 1 else None
    for spans in (cell.marked, cell.bolds):
        set_off = [answer for answer, span in found.items() if _has(spans, cell, span)]
        if len(set_off) == 1:
            return set_off[0]
    return None


def offers_both(field: Field, region: Region) -> bool:
    """Whether nothing but both answers to a question stand there."""
    said = re.sub(r"[\W_]+", " ", region.text).strip().casefold()
    return field.type is FieldType.YES_NO and said in {"yes no", "no yes"}


def left_standing(region: Region) -> str:
    """What stands on a ground and is not struck out."""
    cell, kept = region.cell, []
    at = region.start
    for start, end in cell.struck:
        if start < region.end and end > at:
            kept.append(cell.text[at : max(at, start)])
            at = min(end, region.end)
    kept.append(cell.text[at : region.end])
    return "\n".join(("".join(kept), *(other.text for other in region.more)))


def _answers(field: Field, text: str, offset: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The answers of ``field`` that stand in ``text`` once, with where they stand."""
    if field.type is FieldType.YES_NO:
        pair = _PAIR.search(text)
        for start, end in (pair.span(1), pair.span(2)) if pair else ():
            yield text[start:end].capitalize(), (start + offset, end + offset)
        return
    for choice in sorted(field.choices, key=len, reverse=True):
        words = r"\s+".join(re.escape(word) for word in choice.split())
        met = list(re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE))
        for one in met:
            text = text[: one.start()] + "_" * (one.end() - one.start()) + text[one.end() :]
        if len(met) == 1:
            yield choice, (met[0].start() + offset, met[0].end() + offset)


def _has(spans: Spans, cell: CellText, span: tuple[int, int]) -> bool:
    """Whether most of the letters between two offsets have a look."""
    said = [at for at in range(*span) if cell.text[at].isalnum()]
    count = sum(any(start <= at < end for start, end in spans) for at in said)
    return count > _LEAST * len(said)
