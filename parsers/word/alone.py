"""The controls of a story alone, where nothing that is printed can belong to them.

A form with tagged controls says all it says by them; laying out the page around them costs more
than reading them. Only plain stories are read so, and only controls in usual places; where there
is any doubt the whole file is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parsers.model import Anchor, Control, ControlKind
from parsers.word.boxes import MAYBE
from parsers.word.document import Document, Story
from parsers.word.inline import FIXED, split_control
from parsers.word.names import (
    BREAK,
    CARRIAGE_RETURN,
    CELL,
    DEL,
    PPR,
    ROW,
    RPR,
    RUN,
    SDT,
    TAB,
    TABLE,
    TEXT,
    TEXT_BOX,
    P,
    W,
)
from parsers.word.nesting import is_choice_region
from parsers.word.places import Places
from parsers.word.sdt import Properties
from parsers.word.story import StoryReader
from parsers.word.values import content_control

_FIELD_MARKS = frozenset([W + "fldChar", W + "instrText", W + "fldSimple"])
_CODES = ("FORM", "MACROBUTTON")
_REFUSED = frozenset(
    [TEXT_BOX, *(W + name for name in ("ffData", "control", "sym", "altChunk", "cellDel"))]
)
_NAMES = (SDT, DEL, *_FIELD_MARKS, *_REFUSED)
_SILENT = frozenset([PPR, SDT, *(W + n for n in ("bookmarkStart", "bookmarkEnd", "proofErr"))])
"""What may stand between a control and the text beside it without being either."""


def controls_alone(document: Document, story: Story, prefix: str) -> list[Control] | None:
    """The controls of ``story`` in reading order.

    None where it has to be read whole: it has form fields, embedded controls, text boxes, deleted
    paragraphs or rows, boxes that are only typed, hidden text, controls in unusual places, or text
    beside a control that may be a part of it.
    """
    found = _controls_of(story.root)
    if found is None or _prints_boxes(story.root):
        return None
    if not found:
        return []
    looks = document.looks(story.root, printed=False)
    if looks.hidden or looks.fonts:
        return None
    reader = _Reader(document, story, StoryReader(document, story.part, looks), prefix)
    made = [reader.read(sdt) for sdt in found]
    return None if None in made else [one for one in made if one]


def _controls_of(root: etree._Element) -> list[etree._Element] | None:
    found: list[etree._Element] = []
    fields = False
    for element in root.iter(*_NAMES):
        tag = element.tag
        if tag == SDT:
            found.append(element)
        elif tag in _FIELD_MARKS:
            code = (element.text or element.get(W + "instr") or "").strip().upper()
            if code.startswith(_CODES):
                return None
            fields = True
        elif tag in _REFUSED or not _is_run_deletion(element):
            return None
    return None if fields and found else found


def _is_run_deletion(element: etree._Element) -> bool:
    """Whether ``w:del`` holds deleted text, and does not mark a deleted paragraph or row."""
    parent = element.getparent()
    return parent is not None and parent.tag == P


def _prints_boxes(root: etree._Element) -> bool:
    """Whether a box may be printed outside of controls."""
    for element in root.iter(TEXT):
        text = element.text
        if not text or (text.isascii() and "[" not in text and "(" not in text):
            continue
        if MAYBE.search(text) and next(element.iterancestors(SDT), None) is None:
            return True
    return False


class _Reader:
    """Reads the controls of one story, each by itself."""

    def __init__(self, document: Document, story: Story, reader: StoryReader, prefix: str) -> None:
        self.document = document
        self.part = story.part
        self.reader = reader
        self.places = Places(story.root, prefix)

    def read(self, sdt: etree._Element) -> Control | None:
        """The control ``sdt``, None where it does not stand in a usual place, or not apart."""
        parent = sdt.getparent()
        if parent is None:
            return None
        if parent.tag != P:
            return self._block(sdt, parent)
        place, number = self.places.in_table(sdt) or (self.places.of(parent), 0)
        if place is None or not _touches_nothing(sdt):
            return None
        number = number or self.places.number(parent)
        control = self._inline(sdt, place[0], place[1], number)
        return control if control and _is_whole(control, sdt, parent) else None

    def _inline(self, sdt: etree._Element, place: str, path: str, number: int) -> Control | None:
        properties, content = split_control(sdt)
        shown = "" if content is None else _plain_text(content)
        if shown is not None:
            return self._made(
                properties, shown, Anchor(place, self.part, f"{path}/w:sdt[{number}]")
            )
        reader = self.reader
        reader.place, reader.path, reader.number = place, path, number
        reader.items = reader.sink = []
        items = reader.items
        reader.inline_control(sdt)
        only = items[0] if len(items) == 1 else None
        return only if isinstance(only, Control) else None

    def _block(self, sdt: etree._Element, parent: etree._Element) -> Control | None:
        """A control around the paragraphs of a cell or the body, or around one cell."""
        properties, content = split_control(sdt)
        place = self.places.inside(sdt, parent)
        if content is None or place is None:
            return None
        if parent.tag == ROW:
            if len(content) != 1 or content[0].tag != CELL:
                return None
            content = content[0]
        texts = [
            _plain_text(child) if child.tag == P else None
            for child in content
            if not child.tag.endswith("Pr")
        ]
        if not texts or None in texts:
            return None
        if properties.kind is None:
            properties.multiline = True
        shown = "\n".join(text for text in texts if text is not None)
        path = sdt.getroottree().getpath(sdt)
        control = self._made(properties, shown, Anchor(place, self.part, path))
        return control if control and _is_whole(control, sdt, sdt) else None

    def _made(self, properties: Properties, shown: str, anchor: Anchor) -> Control | None:
        if properties.container or (
            properties.kind is None and is_choice_region(properties, shown)
        ):
            return None
        return content_control(properties, shown, anchor, (), self.document)


def _plain_text(parent: etree._Element) -> str | None:
    """The text of runs that hold nothing but text; None where anything else stands among them."""
    text = ""
    for child in parent:
        if child.tag == RUN:
            for node in child:
                tag = node.tag
                if tag == TEXT:
                    text += _unbroken(node.text or "")
                elif tag in FIXED:
                    text += FIXED[tag]
                elif tag != RPR:
                    return None
        elif child.tag not in _SILENT or child.tag == SDT:
            return None
    return text


def _unbroken(text: str) -> str:
    """Line ends and tabs in XML are blanks."""
    if "\n" in text or "\t" in text:
        return text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return text


def _touches_nothing(sdt: etree._Element) -> bool:
    """Whether no word beside the control runs into it."""
    before = _text_beside(sdt.itersiblings(preceding=True), -1)
    behind = _text_beside(sdt.itersiblings(), 0)
    return not (before is None or behind is None or _in_word(before) or _in_word(behind))


def _text_beside(siblings: Iterator[etree._Element], end: int) -> str | None:
    """The nearest character on one side, "" for none; None where that cannot be told."""
    for sibling in siblings:
        tag = sibling.tag
        if tag == SDT:
            return ""
        if tag == RUN:
            text = _plain_text_of_run(sibling)
            if text is None:
                return None
            if text:
                return text[end]
        elif tag not in _SILENT:
            return None
    return ""


def _plain_text_of_run(run: etree._Element) -> str | None:
    text = ""
    for node in run:
        if node.tag == TEXT:
            text += node.text or ""
        elif node.tag in FIXED:
            text += FIXED[node.tag]
        elif node.tag != RPR:
            return None
    return text


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_whole(control: Control, sdt: etree._Element, block: etree._Element) -> bool:
    """Whether nothing behind a control, in its cell, can be the rest of its text.

    ``block`` is the paragraph that holds it, or the control itself where it holds paragraphs.
    """
    if control.kind is not ControlKind.TEXT or not control.value or control.multiline:
        return True
    if block is not sdt:
        for sibling in sdt.itersiblings():
            if sibling.tag == SDT:
                return True
            if next(sibling.iter(BREAK, CARRIAGE_RETURN, TAB), None) is not None:
                return False
    cell = block.getparent()
    if cell is None or cell.tag != CELL:
        return True
    for behind in block.itersiblings():
        if behind.tag == TABLE or any(text.text for text in behind.iter(TEXT)):
            return behind.tag != TABLE and next(behind.iter(SDT), None) is not None
    return True
