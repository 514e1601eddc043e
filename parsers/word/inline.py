"""What stands inside a paragraph: runs, fields, inline controls, drawings."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from lxml import etree

from parsers.word.document import Document
from parsers.word.fields import FieldReader
from parsers.word.flow import RULED_TAB, Aside, Block, Item, Run, text_of
from parsers.word.looks import Looks
from parsers.word.names import (
    ALTERNATE,
    BREAK,
    CARRIAGE_RETURN,
    CHOICE,
    FALLBACK,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TAB,
    TEXT,
    WRAPPERS,
    W,
)
from parsers.word.nesting import adopt, holds_controls, is_choice_region
from parsers.word.prompts import is_blank
from parsers.word.sdt import Properties, read_properties
from parsers.word.symbols import symbol, symbol_text
from parsers.word.values import content_control

FIXED = {
    TAB: "\t",
    W + "ptab": "\t",
    BREAK: "\n",
    CARRIAGE_RETURN: "\n",
    W + "noBreakHyphen": "-",
}
"""Elements of a run that stand for one character each."""
_KNOWN_CHOICES = ("wordprocessing", "drawing", "/word/", "2006/main", "2010/main")


class InlineReader(FieldReader):
    """Reads the inline content of one story part into items, one pass, in document order."""

    def __init__(self, document: Document, part: str, looks: Looks) -> None:
        super().__init__(document, part)
        self.looks = looks
        self.beside: list[Block] = []

    def drawing(self, element: etree._Element) -> None:
        """Take in a picture, a text box, ink or an embedded control."""
        raise NotImplementedError

    def inline(self, parent: etree._Element) -> None:
        """Read the inline children of ``parent``, which stands in a paragraph."""
        path, self.path = self.path, ""
        for child in parent:
            handler = self.HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
        self.path = path

    def run(self, element: etree._Element) -> None:
        """Read one run; hidden runs say nothing (17.3.2.41)."""
        looks = self.looks
        if element in looks.hidden:
            self._hidden(element)
            return
        self._run_content(element, element)

    def _run_content(self, parent: etree._Element, run: etree._Element) -> None:
        """Read the children of ``parent``, which is ``run`` or a branch inside of it."""
        looks = self.looks
        look = (
            run in looks.bold, run in looks.italic, run in looks.marked, run in looks.struck,
            run in looks.faint,
        )  # fmt: skip
        for node in parent:
            tag = node.tag
            if tag == TEXT:
                text = node.text
                if text:
                    if looks.fonts or "\n" in text or "\t" in text:
                        text = self._printed(run, text)
                    self.write(text, look)
            elif tag == RPR:
                continue
            elif tag in FIXED:
                ruled = tag == TAB and run in looks.underlined
                self.write(RULED_TAB if ruled else FIXED[tag], look)
            elif tag == ALTERNATE:
                branch = chosen_branch(node)
                if branch is not None:
                    self._run_content(branch, run)
            else:
                handler = self.HANDLERS.get(tag)
                if handler is not None:
                    handler(self, node)

    def _printed(self, run: etree._Element, text: str) -> str:
        """The text of a run as printed: line ends in XML are blanks, symbol fonts are pictures."""
        if "\n" in text or "\t" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
        font = self.looks.fonts.get(run)
        return symbol_text(font, text) if font else text

    def _hidden(self, element: etree._Element) -> None:
        """A hidden run can still begin or end a field."""
        for node in element:
            if node.tag == W + "fldChar":
                self.field_char(node)
            elif node.tag == W + "instrText":
                self.instruction(node)

    def _symbol(self, element: etree._Element) -> None:
        self.write(symbol(element.get(W + "font", ""), element.get(W + "char", "")))

    def _ruby(self, element: etree._Element) -> None:
        for base in element:
            if base.tag == W + "rubyBase":
                self.inline(base)

    def _alternate_inline(self, element: etree._Element) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            self.inline(branch)

    # Controls.

    def inline_control(self, sdt: etree._Element) -> None:
        """Read ``w:sdt`` among runs: a control, or the controls it contains."""
        properties, content = split_control(sdt)
        outer = self.items
        inner: list[Item] = []
        self.redirect(inner)
        if content is not None:
            self.inline(content)
        self.redirect(outer)
        self.sink.extend(self.collapse(sdt, properties, inner))

    def collapse(
        self, sdt: etree._Element, properties: Properties, inner: list[Item]
    ) -> list[Item]:
        """One control in the place of ``inner``, or ``inner`` itself where it holds controls."""
        if properties.container:
            return inner
        if len(inner) == 1 and type(inner[0]) is Run:
            shown = inner[0].text
        elif holds_controls(inner):
            own = text_of(inner)
            if adopt(properties, [inner], own, self.document) or is_blank(own):
                return inner
            control = content_control(properties, own, self.anchor(sdt), (), self.document)
            return [Aside(control), *inner]
        else:
            shown = text_of(inner)
        if properties.kind is None and is_choice_region(properties, shown):
            return inner
        return [content_control(properties, shown, self.anchor(sdt), inner, self.document)]

    HANDLERS: ClassVar[dict[str, Callable[[InlineReader, etree._Element], None]]] = {
        **dict.fromkeys(
            (W + "drawing", W + "pict", W + "object", W + "contentPart"),
            lambda reader, element: reader.drawing(element),
        ),
        RUN: run,
        SDT: inline_control,
        ALTERNATE: _alternate_inline,
        W + "fldSimple": FieldReader.simple_field,
        W + "sym": _symbol,
        W + "fldChar": FieldReader.field_char,
        W + "instrText": FieldReader.instruction,
        W + "ruby": _ruby,
        **dict.fromkeys(WRAPPERS, inline),
    }
    """What reads an element among runs.

    No reader keeps methods of its own: it would hold itself, and its document with it, until the
    garbage collector comes by.
    """


def split_control(sdt: etree._Element) -> tuple[Properties, etree._Element | None]:
    """The properties and the content of ``w:sdt``."""
    properties = content = None
    for child in sdt:
        if child.tag == SDT_PR:
            properties = child
        elif child.tag == SDT_CONTENT:
            content = child
    return read_properties(properties), content


def chosen_branch(element: etree._Element) -> etree._Element | None:
    """The one branch of ``mc:AlternateContent`` that we read (29500-3, 7.6): never two.

    The first choice whose namespaces we know, or else the fallback.
    """
    fallback = unknown = None
    for child in element:
        if child.tag == CHOICE:
            prefixes = child.get("Requires", "").split()
            names = (child.nsmap.get(prefix) or "" for prefix in prefixes)
            if all(any(part in name for part in _KNOWN_CHOICES) for name in names):
                return child
            unknown = child if unknown is None else unknown
        elif child.tag == FALLBACK:
            fallback = child
    return unknown if fallback is None else fallback
