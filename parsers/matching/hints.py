"""What a print says of how to answer, between a question and its answer.

Most prints set it in italics, smaller or in grey, as no other words of theirs are. Where much of
a page is set so, its answers are.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from parsers.matching.flow import CellText

if TYPE_CHECKING:
    from parsers.matching.structure import Structure

_ANOTHER = re.compile(r"\t(?:job )?(?:title|position|e-?mail|fax):(?=[ \t\u00a0]|$)", re.IGNORECASE)
"""A label that is none of the form's, and stands beside names."""
_LEADS_IN = re.compile(r"(?<=\S)[ \u00a0]{3,}(?:(?:on|this|the|of|as|at) ){1,3}$")
"""Small words behind a gap that lead to a date's label on the line; others may be the answer's."""
_DATE = re.compile(r"dated?\b", re.IGNORECASE)
_RARE = 0.2
"""The share of a print's letters that may be in italics where these are no answers."""
_FAINT = 0.3
"""The same of letters that are small or grey, which fewer people answer in."""
_BIDDING = re.compile(
    r"[ \u00a0]+(?:please|briefly|describe|explain|provide|include|attach|limit)\b[^.\n\t]*\.?"
    r"[ \u00a0*]*(?=\n|$)",
    re.IGNORECASE,
)
"""A sentence behind a question, to the end of its line, that bids to answer it."""
_QUESTION = re.compile(
    r"[^\S\n]*(?:\d{1,2}[a-z]?[.)][^\S\n]*)?(?:please\s+)?(?:briefly\s+)?"
    r"(?:describe|explain|summari[sz]e|tell\s+us"
    r"|provide\s+(?:an?|the)\s+(?:brief\s+|short\s+)?(?:description|summary|explanation))\b"
    r"(?=[^.?:]*\b(?:you|your|us)\b)[^.?:]{3,200}[.?:]?[^\S\n]*(?:\n|$)",
    re.IGNORECASE,
)
"""A sentence on lines of its own that bids the reader to answer, under a title that names what is
asked. One that speaks to nobody may be the answer's first: "Explain the new rules to towns."
"""
_WORDS = 3
"""Words that a hint has at least; fewer may be a title in italics."""

_HOW = re.compile(
    r"[(\s]*(?:(?:please\s+)?(?:at most|up to|no more than|not more than|max(?:imum|\.)?(?: of)?"
    r"|limit(?:ed to)?:?)\s+[\d,.]+\s+(?:char(?:acter)?s?|words|lines)\b.{0,60}"
    r"|[\d,.]+\s+(?:characters|words|lines)\s+(?:max(?:imum|\.)?|or (?:fewer|less)|at most)"
    r"|mm?\s*[/.-]\s*dd?\s*[/.-]\s*(?:yy){1,2}"
    r"|(?:choose|select|pick|mark)\s+(?:only\s+)?one\b.{0,40}"
    r"|required\s+(?:for|if|when|where|only)\b.{0,60}"
    r"|not\s+(?:before|after)\s+the\b.{0,40}"
    r"|(?:please\s+)?(?:print|type)(?:\s+clearly)?|if\s+applicable|optional)[.)\s]*",
    re.IGNORECASE,
)
"""What only says how to answer."""
_LIMIT = re.compile(r"\d\s+(?:char(?:acter)?s?|words|lines)\b", re.IGNORECASE)


def behind_question(text: str, start: int = 0) -> int:
    """Where a long answer may begin that is asked for by a sentence first; else ``start``."""
    asked = _QUESTION.match(text, start)
    return asked.end() if asked else start


def says_how(text: str) -> bool:
    """Whether words are none but such as say how to answer."""
    return _HOW.fullmatch(text) is not None


def says_how_much(text: str) -> bool:
    """Whether words only say how long an answer may be."""
    return says_how(text) and _LIMIT.search(text) is not None


class Hints:
    """The hints of one document."""

    def __init__(self, structure: Structure) -> None:
        """``structure`` says which labels stand; a label in italics is no hint."""
        self._cells = structure.cells
        self._labelled = {one.cell for one in structure.standing}

    def whole(self, cell: CellText) -> bool:
        """Whether a cell is nothing but a hint."""
        if cell.things or cell.index in self._labelled or len(cell.text.split()) < _WORDS:
            return False
        return says_how_much(cell.text) or self._hint(cell, 0, len(cell.text))

    def _hint(self, cell: CellText, start: int, end: int) -> bool:
        """Whether all words between two offsets are in a look that is rare in this print."""
        if cell.italics and self._rare_italics and cell.all_in(cell.italics, start, end):
            return True
        return bool(cell.faints) and self._rare_faints and cell.all_in(cell.faints, start, end)

    def behind(self, cell: CellText, start: int, end: int) -> int:
        """Where an answer behind a label may begin: behind the hint on the next lines.

        ``start`` where there is no such hint.
        """
        bidding = _BIDDING.match(cell.text, start, end)
        start = bidding.end() if bidding else start
        at = cell.text.find("\n", start, end)
        if at < 0 or cell.text[start:at].strip(" :*") or not (cell.italics or cell.faints):
            return start
        stop = at
        while 0 <= stop < end:
            following = cell.text.find("\n", stop + 1, end)
            line_end = end if following < 0 else following
            enough = len(cell.text[stop + 1 : line_end].split()) >= _WORDS
            if not enough or cell.things_in(stop, line_end):
                break
            if not self._hint(cell, stop, line_end):
                break
            stop = line_end
        return stop if stop > at else start

    @cached_property
    def _rare_italics(self) -> bool:
        """Whether italics are rare enough not to be how somebody answers."""
        slanted = sum(stop - start for cell in self._cells for start, stop in cell.italics)
        return slanted <= _RARE * self._said

    @cached_property
    def _rare_faints(self) -> bool:
        """The same of small and grey print."""
        faint = sum(stop - start for cell in self._cells for start, stop in cell.faints)
        return faint <= _FAINT * self._said

    @cached_property
    def _said(self) -> int:
        return sum(len(cell.text) for cell in self._cells)


def before_another(text: str, start: int, end: int) -> int:
    """Where a short answer between two offsets ends: before a signer's "Title:" behind a gap.

    Or before the small words behind a gap with which a date's label begins: "   on this date:".
    """
    leads = _LEADS_IN.search(text, start, end) if _DATE.match(text, end) else None
    another = _ANOTHER.search(text, start, end) or leads
    return another.start() if another and re.search(r"\w", text[start : another.start()]) else end
