"""Check boxes that are only typed: ☐ ☒, a symbol font's boxes, "[ ]" and "(X)".

A character counts as a box when it stands as one. ☐ ☑ ☒ always do; a bullet (■ ●) does when its
empty twin is printed as well; brackets when they stand apart from words, hold nothing or one
cross, and are not the blank of a phone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.model import Anchor, Control, ControlKind
from parsers.word.flow import Block, Item, Paragraph, Run, StoryFlow

EMPTY = "☐□◻⬜▢❏❐❑❒"
TICKED = "☑☒⊠⮽⮾🗹🗵🗷"
_FULL = "■◼⬛"
_RING = "○◯⚪"
_DISC = "●◉⦿⚫"
_TICKS = "✓✔✗✘√"
_ALL = frozenset(EMPTY + TICKED + _FULL + _RING + _DISC + _TICKS)
_HOLLOW = frozenset(EMPTY + _RING)

_SUSPECT = re.compile(rf"[{EMPTY}{TICKED}{_FULL}{_RING}{_DISC}{_TICKS}]|[\[(][^\])]{{0,5}}[\])]")
MAYBE = re.compile(
    rf"[{EMPTY}{TICKED}{_FULL}{_RING}{_DISC}{_TICKS}]|[\[(][\s_xX*]{{0,5}}(?:[\])]|$)"
)
"""Finds what may be a box, or the beginning of one that goes on in the next run."""
_PLAIN_BOXES = frozenset(EMPTY + TICKED)
_BOX = re.compile(
    rf"(?P<empty>[{EMPTY}])|(?P<ticked>[{TICKED}])|(?P<full>[{_FULL}])"
    rf"|(?P<ring>[{_RING}])|(?P<disc>[{_DISC}])"
    rf"|(?<!\S)(?P<tick>[{_TICKS}])(?!\S)"
    r"|(?<![\w\])])\[(?P<square>[\s_]{0,5}|\s{0,5}[xX✓✔✗✘√*]\s{0,5})\]"
    r"|(?<![\w\])])\((?P<round>\s{1,5}|\s{0,5}[xX✓✔✗✘√*]\s{0,5})\)(?!\s*[-_\d.])"
)
_BRACKETS = frozenset(["open", "crossed", "hollow", "filled"])
_STOPS = (".", ",", ";")
_YES_NO = re.compile(r"\W{0,3}(yes|no|n/?a|true|false|none)\b", re.IGNORECASE)


def is_box(text: str) -> bool | None:
    """Whether ``text`` is one box character: True for ticked, False for empty, None for neither."""
    text = text.strip()
    if len(text) != 1 or text not in _ALL:
        return None
    return text not in _HOLLOW


def has_boxes(text: str) -> bool:
    """Whether ``text`` prints boxes beside words, as a list of choices does."""
    return not _PLAIN_BOXES.isdisjoint(text)


def find_boxes(flows: Sequence[StoryFlow]) -> None:
    """Put check box controls in the place of typed boxes, in all of ``flows``."""
    suspects = [
        (flow.part, paragraph)
        for flow in flows
        for paragraph in _paragraphs(flow.blocks)
        if _is_suspect(paragraph)
    ]
    if suspects:
        judge = _Judge(paragraph for _, paragraph in suspects)
        for part, paragraph in suspects:
            paragraph.items = list(judge.split(paragraph, part))


def _is_suspect(paragraph: Paragraph) -> bool:
    for item in paragraph.items:
        if type(item) is Run:
            text = item.text
            if (not text.isascii() or "[" in text or "(" in text) and _SUSPECT.search(text):
                return True
    return False


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)


class _Judge:
    """Knows which kinds of box the document prints anywhere."""

    def __init__(self, paragraphs: Iterator[Paragraph] | Sequence[Paragraph]) -> None:
        seen: set[str] = set()
        for paragraph in paragraphs:
            for item in paragraph.items:
                if type(item) is Run:
                    seen.update(_kind(found) for found in _BOX.finditer(item.text))
        self._seen = seen

    def split(self, paragraph: Paragraph, part: str) -> Iterator[Item]:
        """The paragraph's items, each box an item of its own."""
        anchor = Anchor(paragraph.place, part, paragraph.path)
        for item in paragraph.items:
            if type(item) is not Run:
                yield item
                continue
            done = 0
            for found in _BOX.finditer(item.text):
                state = self._state(found)
                if state is None:
                    continue
                if found.start() > done:
                    yield item._replace(text=item.text[done : found.start()])
                yield Control("", "", ControlKind.CHECKBOX, state, found[0], anchor)
                done = found.end()
            if done < len(item.text):
                yield item._replace(text=item.text[done:])

    def _state(self, found: re.Match[str]) -> bool | None:
        """Ticked or not, None where the match does not stand as a box."""
        kind = _kind(found)
        if kind == "full" and "empty" not in self._seen:
            return None
        if kind in ("ring", "disc") and not {"ring", "disc"} <= self._seen:
            return None if not _beside_yes_no(found) else kind == "disc"
        if kind in _BRACKETS and not _stands_by_words(found):
            return None
        if kind == "crossed" and "open" not in self._seen and not _beside_yes_no(found):
            return None
        return kind not in ("empty", "ring", "open", "hollow")


def _kind(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "round":
        return "crossed" if found[kind].strip() else "open"
    if kind == "square":
        return "filled" if found[kind].strip(" _\t\u00a0\u2002\u2003") else "hollow"
    return kind


def _stands_by_words(found: re.Match[str]) -> bool:
    """Whether brackets stand where words have a box, and not among other signs ("[].")."""
    behind = found.string[found.end() :]
    before, after = found.string[: found.start()].rstrip()[-1:], behind.lstrip()[:1]
    if behind[:1] in _STOPS:
        return False
    return not before or not after or before.isalnum() or after.isalnum() or before in ":?*"


def _beside_yes_no(found: re.Match[str]) -> bool:
    return bool(_YES_NO.match(found.string, found.end()))
