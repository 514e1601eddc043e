"""Unruled lines as paragraphs and columns, each a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.model import ControlKind
from parsers.pdf.flush import columns_of
from parsers.pdf.grid import Across
from parsers.pdf.layout import Item, Row

_LEADING = 1.75
_FLUSH = 2.5
"""Points by which the edges of a paragraph's lines may differ."""
_DOTS = 3
"""Dots that may end a sentence; more of them are a line to write on."""
_PROSE = 45
_HALF = 24
"""Characters from which a line may be half of a question."""
_SHARE = 0.9
"""The share of capitals in a line that is in capitals."""
_BRACKET = 40
_ENDING = 3
"""Words at most with which a label ends on the next line."""
_CLOSE = 1.4
"""Sizes from a line to the next of one label."""
_BEGINS = re.compile(r"[^:?]{2,45}(?<![.:?*)])")
_ASKS = re.compile(r"\?(?:\s*[.…_]{3,}|[\s*]*:|[\s*]*$)")
"""The end of a question, perhaps with a line to write on, or a colon and its answer."""
_CAPITALS = re.compile(r"(?:\W*\b[A-Z]+\b){1,4}\W*\?")
"""The last words of a question in capitals."""
_LABEL = re.compile(r"^[^:]{2,70}:(?:\s|_|$)")


def paragraphs_of(rows: Sequence[Row], across: Sequence[Across] = ()) -> list[list[Row]]:
    """Unruled lines as paragraphs and columns: each is a list of rows of one column.

    A row's segments stand side by side, so each makes a column of its own; rows of plain text
    with the same left edge, size and normal leading continue one another while their lines are
    full and no rule (of ``across``) runs between them.
    """
    done: list[list[Row]] = []
    open_: list[list[Row]] = []
    for row, segments in zip(rows, columns_of(rows), strict=True):
        behind = [segment[0] for segment in segments[1:]]
        edges = [*(item.rect[0] if item.control else None for item in behind), None]
        ahead = [False, *(is_box(segment[-1]) for segment in segments)]
        ruled = [*(_is_filled(segment) for segment in segments[1:]), False]
        asked = [False, *(_asks_beside(segment) for segment in segments)]
        parts = [
            Row(row.y0, row.y1, segment, len(segments) > 1, edge, led, rule, ask)
            for segment, edge, led, rule, ask in zip(
                segments, edges, ahead, ruled, asked, strict=False
            )
        ]
        still = []
        for part in parts:
            above = next(
                (
                    block
                    for block in open_
                    if _continues(block, part) and not _ruled_off(block[-1], part, across)
                ),
                None,
            )
            if above is None:
                above = []
                done.append(above)
            else:
                open_.remove(above)
            above.append(part)
            still.append(above)
        near = [block for block in open_ if row.y0 - block[-1].y1 < block[-1].size]
        open_ = near + still
    return [piece for block in done for piece in _broken(block)]


def is_box(item: Item) -> bool:
    """Whether an item is a check box."""
    return item.control is not None and item.control.kind is ControlKind.CHECKBOX


def _asks_beside(items: Sequence[Item]) -> bool:
    """Whether words end like a label that is answered beside it."""
    return items[-1].word is not None and items[-1].word.text.endswith(":")


def _continues(block: list[Row], part: Row) -> bool:
    last = block[-1]
    if any(item.word is None for item in (*part.items, *last.items)):
        return False
    if last.asked and part.asked:
        return False  # each answers the label on its own line
    flush = _flush_right(last, part)
    if _ends(last, part) or (last.mates and part.mates and not flush and _ends_label(last)):
        return False
    first, start = last.items[0], part.items[0]
    aligned = flush or abs(first.rect[0] - start.rect[0]) <= _FLUSH
    return aligned and _set_alike(first, start) and 0 < part.y1 - last.y1 < _LEADING * start.size


def _ends(last: Row, part: Row) -> bool:
    """Whether a line to write on ends what is said, or a box of its own begins something else."""
    asked = _is_filled(part.items) and _words(last).endswith("?")
    return part.led or asked or _is_filled(last.items)


def _set_alike(first: Item, start: Item) -> bool:
    """Whether two words are of one size, and both bold or neither."""
    sized = abs(first.size - start.size) <= 0.12 * start.size
    bold = bool(first.word and first.word.bold), bool(start.word and start.word.bold)
    return sized and bold[0] == bold[1]


def _ends_label(row: Row) -> bool:
    """Whether a line with something beside it is a whole label: short, or a question's end."""
    return len(_words(row)) < _PROSE or _words(row).endswith("?")


def _is_filled(items: Sequence[Item]) -> bool:
    """Whether a line is one to write on, wholly or behind its label."""
    return any(i.word.fills and len(i.word.text) > _DOTS for i in items if i.word)


def _flush_right(last: Row, part: Row) -> bool:
    """Whether a line goes on with a label that is set flush right: it begins in small letters."""
    left = abs(last.items[0].rect[0] - part.items[0].rect[0]) <= _FLUSH
    even = not left and abs(_end(last) - _end(part)) <= _FLUSH
    said = _words(last)
    return even and (
        said.endswith(" /") or (_words(part)[:1].islower() and not said.endswith((".", "?", ":")))
    )


def _end(row: Row) -> float:
    return max(item.rect[2] for item in row.items)


def _ruled_off(last: Row, part: Row, across: Sequence[Across]) -> bool:
    """Whether a fill line or rule runs between two rows; an underline is as short as its text."""
    left, right = last.items[0].rect[0], max(item.rect[2] for item in last.items)
    low, high = last.y1 - 0.3 * last.size, part.y0 + 0.4 * part.size
    return any(
        low <= y <= high and x0 < right and x1 > left and (x1 > right + 6 or x0 < left - 6)
        for y, x0, x1 in across
    )


def _broken(block: list[Row]) -> list[list[Row]]:
    """Part a block where a line had room for the next line's first word, or a label begins.

    Where only one line reaches to the right nobody can tell how wide the column is: then only a
    long line counts as full.
    """
    ends = [max(item.rect[2] for item in row.items) for row in block]
    right = max(ends)
    vague = len(block) < 3 or sum(end > right - 3 * block[0].size for end in ends) < 2
    limit = min((row.limit for row in block if row.limit is not None), default=None)
    parts = [[block[0]]]
    for last, row in pairwise(block):
        first = row.items[0]
        room = right - max(item.rect[2] for item in last.items)
        wide = first.rect[2] - first.rect[0] + 0.3 * first.size
        short = vague and len(_words(last)) < _PROSE and not _flush_right(last, row)
        broken = _breaks_off(_words(last), _words(row)) or _ends_at_colon(last, row)
        if broken or (limit is not None and _fills(parts[-1], row, limit - wide)):
            parts[-1].append(row)
        elif room > wide or short or _LABEL.match(_words(row)) or _words(last).endswith(":"):
            parts.append([row])
        else:
            parts[-1].append(row)
    return parts


def _breaks_off(text: str, after: str) -> bool:
    """Whether a line ends within brackets, within a double name, or in the middle of a sentence."""
    opened = text.rfind("(") > text.rfind(")") and 0 <= after.find(")") <= _BRACKET
    hyphened = text.endswith("-") and text[-2:-1].isalpha() and after[:1].isalpha()
    asks = len(text) >= _HALF and text[-1:].islower() and after[:1].islower()
    asks = asks or (_is_in_capitals(text) and _CAPITALS.match(after) is not None)
    return opened or hyphened or (asks and _ASKS.search(after) is not None)


def _is_in_capitals(text: str) -> bool:
    """Whether a long line is in capitals, but for its number."""
    small, large = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return len(text) >= _PROSE and large >= _SHARE * (large + small) and text[-1:].isupper()


def _ends_at_colon(last: Row, row: Row) -> bool:
    """Whether a label that stands beside its answer has its end, and its colon, on the next line.

    That line is close and short, and nothing stands beside it. What stands beside the first is an
    answer and no line to write on: such a line ends a whole label.
    """
    said, rest = _words(last), _words(row)
    return (
        last.mates
        and not last.ruled
        and not row.mates
        and row.y1 - last.y1 <= _CLOSE * row.size
        and _BEGINS.fullmatch(said) is not None
        and rest.find(":") == len(rest) - 1 <= _PROSE
        and len(rest.split()) <= _ENDING
    )


def _fills(group: Sequence[Row], row: Row, full: float) -> bool:
    """Whether a row goes on a label beside one answer: the line before it reaches to ``full``."""
    last = group[-1]
    return (
        max(item.rect[2] for item in last.items) > full
        and sum(one.mates for one in (*group, row)) <= 1
        and not _LABEL.match(_words(row))
        and not _words(last).endswith((":", "?"))
    )


def _words(row: Row) -> str:
    return " ".join(item.word.text for item in row.items if item.word)
