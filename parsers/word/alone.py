"""The controls of a story alone, where nothing that is printed can belong to them.

A form with tagged controls says all it says by them; laying out the page around them costs more
than reading them. Only plain stories are read so, and only controls in usual places; where there
is any doubt the whole file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from parsers.model import Anchor, Control, ControlKind
from parsers.word.boxes import MAYBE
from parsers.word.document import Document, Story
from parsers.word.inline import FIXED
from parsers.word.looks import FONTS, HIDING, Looks, hides
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
from parsers.word.places import Places, Spot
from parsers.word.remembered import split_controls
from parsers.word.sdt import Properties
from parsers.word.story import StoryReader
from parsers.word.values import content_control

_FIELD_MARKS = frozenset([W + "fldChar", W + "instrText", W + "fldSimple"])
_CODES = ("FORM", "MACROBUTTON")
_REFUSED = frozenset(
    [TEXT_BOX, *(W + name for name in ("ffData", "control", "sym", "altChunk", "cellDel"))]
)
_UNUSUAL = (DEL, *HIDING, *_FIELD_MARKS, *_REFUSED)
_UNUSUAL_WITHOUT_FONTS = tuple(name for name in _UNUSUAL if name != FONTS)
_INSTRUCTION = W + "instr"
_SILENT = frozenset([PPR, SDT, *(W + n for n in ("bookmarkStart", "bookmarkEnd", "proofErr"))])
"""What may stand between a control and the text beside it without being either."""
MAX_CONTROLS = 20_000
"""Content controls and form fields of one story: a form has some hundreds."""


def controls_alone(document: Document, story: Story, prefix: str) -> list[Control] | None:
    """The controls of ``story`` in reading order.

    None where it has to be read whole: it has form fields, embedded controls, text boxes, deleted
    paragraphs or rows, boxes that are only typed, hidden text, controls in unusual places, or text
    beside a control that may be a part of it.
    """
    found = _controls_of(document, story.root)
    if not found:
        return None if found is None else []
    reader = _Reader(document, story, prefix)
    made: list[Control] = []
    halves = split_controls(story.data, story.root, found)
    for sdt, (properties, content) in zip(found, halves, strict=True):
        control = reader.read(sdt, properties, content)
        if control is None:
            return None
        made.append(control)
    return made


def _controls_of(document: Document, root: etree._Element) -> list[etree._Element] | None:
    """The controls below ``root``, None where it is not plain.

    Looked for by their names, which is libxml2's work: only what is found is taken up into Python.
    """
    fields, hidden = 0, False
    hidden_styles = lambda: document.hidden_styles  # noqa: E731 - only where a style is named
    for element in root.iter(*(_UNUSUAL if document.symbols else _UNUSUAL_WITHOUT_FONTS)):
        tag = element.tag
        if tag in HIDING:
            hidden = hidden or hides(element, hidden_styles)
        elif tag in _FIELD_MARKS:
            code = (element.text or element.get(_INSTRUCTION) or "").strip().upper()
            if code.startswith(_CODES):
                return None
            fields += 1
        elif tag in _REFUSED or not _is_run_deletion(element):
            return None
    found = list(root.iter(SDT))
    if len(found) + fields > MAX_CONTROLS or (found and (fields or hidden)):
        return None
    return None if _prints_box(root) else found


def _is_run_deletion(element: etree._Element) -> bool:
    """Whether ``w:del`` holds deleted text, and does not mark a deleted paragraph or row."""
    parent = element.getparent()
    return parent is not None and parent.tag == P


def _prints_box(root: etree._Element) -> bool:
    """Whether a box may be printed in a text below ``root``, outside of controls."""
    return any(
        MAYBE.search(text) is not None and next(element.iterancestors(SDT), None) is None
        for element in root.iter(TEXT)
        if (text := element.text) and not (text.isascii() and "[" not in text and "(" not in text)
    )


class _Reader:
    """Reads the controls of one story, each by itself."""

    def __init__(self, document: Document, story: Story, prefix: str) -> None:
        self.document = document
        self.part = story.part
        self.reader = StoryReader(document, story.part, Looks())
        self.places = Places(story.root, story.part, prefix)

    def read(
        self, sdt: etree._Element, properties: Properties, content: etree._Element | None
    ) -> Control | None:
        """The control ``sdt``, None where it does not stand in a usual place, or not apart."""
        parent = sdt.getparent()
        if parent is None:
            return None
        if parent.tag != P:
            return self._block(sdt, properties, content, parent)
        spot = self.places.in_table(sdt) or self.places.in_paragraph(parent)
        if spot is None or not _touches_nothing(sdt):
            return None
        shown = "" if content is None else _plain_text(content)
        if shown is not None:
            control = self._made(properties, shown, spot.anchor)
        else:
            control = self._mixed(sdt, spot)
        return control if control and _is_whole(control, sdt, parent) else None

    def _mixed(self, sdt: etree._Element, spot: Spot) -> Control | None:
        """A control that holds more than text, none of it hidden."""
        reader = self.reader
        reader.place, reader.path, reader.number = spot.anchor.place, spot.paragraph, spot.number
        reader.items = reader.sink = []
        items = reader.items
        reader.inline_control(sdt)
        only = items[0] if len(items) == 1 else None
        return only if isinstance(only, Control) else None

    def _block(
        self,
        sdt: etree._Element,
        properties: Properties,
        content: etree._Element | None,
        parent: etree._Element,
    ) -> Control | None:
        """A control around the paragraphs of a cell or the body, or around one cell."""
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
            properties = replace(properties, multiline=True)
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
    if len(parent) == 1 and parent[0].tag == RUN:
        return _text_of_run(parent[0])
    texts: list[str] = []
    for child in parent:
        tag = child.tag
        if tag == RUN:
            text = _text_of_run(child)
            if text is None:
                return None
            texts.append(text)
        elif tag not in _SILENT or tag == SDT:
            return None
    return "".join(texts)


def _text_of_run(run: etree._Element) -> str | None:
    """The text of a run that holds nothing but text, None of any other."""
    many = len(run)
    if many in (1, 2):  # nearly all are one text behind its properties
        last = run[-1]
        if last.tag == TEXT and (many == 1 or run[0].tag == RPR):
            return _unbroken(last.text or "")
    text = ""
    for node in run:
        tag = node.tag
        if tag == TEXT:
            text += _unbroken(node.text or "")
        elif tag in FIXED:
            text += FIXED[tag]
        elif tag != RPR:
            return None
    return text


def _unbroken(text: str) -> str:
    """Line ends and tabs in XML are blanks."""
    if "\n" in text or "\t" in text:
        return text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return text


def _touches_nothing(sdt: etree._Element) -> bool:
    """Whether no word beside the control runs into it; most stand alone in their paragraph."""
    before = sdt.getprevious()
    if before is not None and before.tag == PPR:
        before = before.getprevious()
    if before is not None and not _is_apart(sdt.itersiblings(preceding=True), -1):
        return False
    return sdt.getnext() is None or _is_apart(sdt.itersiblings(), 0)


def _is_apart(siblings: Iterator[etree._Element], end: int) -> bool:
    """Whether the nearest letter on one side is no word's; False where that cannot be told.

    ``end`` is the letter of a sibling's text that is nearest.
    """
    for sibling in siblings:
        tag = sibling.tag
        if tag == SDT:
            return True
        if tag == RUN:
            text = _text_of_run(sibling)
            if text is None:
                return False
            if text:
                return not _in_word(text[end])
        elif tag not in _SILENT:
            return False
    return True


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_whole(control: Control, sdt: etree._Element, block: etree._Element) -> bool:
    """Whether nothing behind a control, in its cell, can be the rest of its text.

    ``block`` is the paragraph that holds it, or the control itself where it holds paragraphs.
    """
    if control.kind is not ControlKind.TEXT or not control.value or control.multiline:
        return True
    if block is not sdt and sdt.getnext() is not None:
        for sibling in sdt.itersiblings():
            if sibling.tag == SDT:
                return True
            if next(sibling.iter(BREAK, CARRIAGE_RETURN, TAB), None) is not None:
                return False
    cell = block.getparent()
    if block.getnext() is None or cell is None or cell.tag != CELL:
        return True
    for behind in block.itersiblings():
        if behind.tag == TABLE or any(text.text for text in behind.iter(TEXT)):
            return behind.tag != TABLE and next(behind.iter(SDT), None) is not None
    return True
