"""What stands inside a paragraph: runs, fields, inline controls, drawings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from parsers.model import Anchor
from parsers.word.document import Document
from parsers.word.flow import RULED_TAB, Aside, Block, Item, Run, Slot, text_of
from parsers.word.legacy import FieldData, kind_of, legacy_control, read_field_data
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

_FIXED = {
    TAB: "\t",
    W + "ptab": "\t",
    BREAK: "\n",
    CARRIAGE_RETURN: "\n",
    W + "noBreakHyphen": "-",
}
_KNOWN_CHOICES = ("wordprocessing", "drawing", "/word/", "2006/main", "2010/main")


_new = tuple.__new__
"""Makes a run in a quarter of the time that its own constructor takes."""


@dataclass(slots=True)
class OpenField:
    """A complex field that has begun: form fields own a slot and gather their result."""

    data: FieldData | None
    slot: Slot | None
    anchor: Anchor | None
    instruction: str = ""
    in_result: bool = False
    gathered: list[Item] = field(default_factory=list)


class InlineReader:
    """Reads the inline content of one story part into items, one pass, in document order."""

    def __init__(self, document: Document, part: str, looks: Looks) -> None:
        self.document = document
        self.part = part
        self.looks = looks
        self.place = ""
        self.path = ""
        self.number = 0
        self.items: list[Item] = []
        self.sink: list[Item] = self.items
        self.fields: list[OpenField] = []
        self.beside: list[Block] = []
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            RUN: self.run,
            SDT: self.inline_control,
            ALTERNATE: self._alternate_inline,
            W + "fldSimple": self._simple_field,
            W + "drawing": self.drawing,
            W + "pict": self.drawing,
            W + "object": self.drawing,
            W + "sym": self._symbol,
            W + "fldChar": self._field_char,
            W + "instrText": self._instruction,
            W + "ruby": self._ruby,
            W + "contentPart": self.drawing,
        }
        self._handlers.update(dict.fromkeys(WRAPPERS, self.inline))

    def drawing(self, element: etree._Element) -> None:
        """Take in a picture, a text box, ink or an embedded control."""
        raise NotImplementedError

    def anchor(self, element: etree._Element) -> Anchor:
        """Where ``element`` stands."""
        if self.path and element.tag == SDT:
            return Anchor(self.place, self.part, f"{self.path}/w:sdt[{self.number}]")
        return Anchor(self.place, self.part, element.getroottree().getpath(element))

    def inline(self, parent: etree._Element) -> None:
        """Read the inline children of ``parent``, which stands in a paragraph."""
        path, self.path = self.path, ""
        handlers = self._handlers
        for child in parent:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)
        self.path = path

    def write(self, text: str, *, bold: bool = False) -> None:
        """Append printed text."""
        sink = self.sink
        if sink:
            last = sink[-1]
            if type(last) is Run and last.bold == bold:
                sink[-1] = _new(Run, (last.text + text, bold))
                return
        sink.append(_new(Run, (text, bold)))

    def run(self, element: etree._Element) -> None:
        """Read one run; hidden runs say nothing (17.3.2.41)."""
        looks = self.looks
        if element in looks.hidden:
            self._hidden(element)
            return
        self._run_content(element, element, bold=element in looks.bold)

    def _run_content(self, parent: etree._Element, run: etree._Element, *, bold: bool) -> None:
        """Read the children of ``parent``, which is ``run`` or a branch inside of it."""
        for node in parent:
            tag = node.tag
            if tag == TEXT:
                text = node.text
                if text:
                    if self.looks.fonts or "\n" in text or "\t" in text:
                        text = self._printed(run, text)
                    self.write(text, bold=bold)
            elif tag == RPR:
                continue
            elif tag in _FIXED:
                ruled = tag == TAB and run in self.looks.underlined
                self.write(RULED_TAB if ruled else _FIXED[tag], bold=bold)
            elif tag == ALTERNATE:
                branch = chosen_branch(node)
                if branch is not None:
                    self._run_content(branch, run, bold=bold)
            else:
                handler = self._handlers.get(tag)
                if handler is not None:
                    handler(node)

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
                self._field_char(node)
            elif node.tag == W + "instrText":
                self._instruction(node)

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
        outer, inner = self.items, []
        self._redirect(inner)
        if content is not None:
            self.inline(content)
        self._redirect(outer)
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

    # Fields.

    def aim(self) -> None:
        """Point the sink at where printed text goes now."""
        self.sink = self.items
        for open_field in self.fields:
            if open_field.slot is not None:
                if open_field.in_result:
                    self.sink = open_field.gathered
            elif not open_field.in_result:
                self.sink = []
                return

    def _redirect(self, items: list[Item]) -> None:
        """Let what comes stand among ``items``."""
        self.items = self.sink = items
        if self.fields:
            self.aim()

    def _field_char(self, element: etree._Element) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                self._begin_field(element)
            case "separate":
                if self.fields:
                    self._separate(self.fields[-1])
                    self.aim()
            case "end":
                if self.fields:
                    self._end_field(self.fields.pop())

    def _begin_field(self, element: etree._Element) -> None:
        if self.fields and self.fields[-1].data and not self.fields[-1].in_result:
            self._end_field(self.fields.pop())
        data = None
        for child in element:
            if child.tag == W + "ffData":
                data = read_field_data(child)
        slot = anchor = None
        if data is not None:
            slot, anchor = Slot(), self.anchor(element)
            self.sink.append(slot)
        self.fields.append(OpenField(data, slot, anchor))
        self.aim()

    def _separate(self, open_field: OpenField) -> None:
        open_field.in_result = True

    def _instruction(self, element: etree._Element) -> None:
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def _end_field(self, open_field: OpenField) -> None:
        self.aim()
        if open_field.slot is None or open_field.data is None or open_field.anchor is None:
            return
        if open_field.data.kind is None:
            open_field.data.kind = kind_of(open_field.instruction)
        shown = text_of(open_field.gathered).rstrip("\n")
        open_field.slot.control = legacy_control(open_field.data, shown, open_field.anchor)
        self.document.legacy += 1
        self.sink.extend(i for i in open_field.gathered if type(i) is not Run)

    def end_paragraph(self) -> None:
        """Close the fields that nobody closed: only a result goes on in the next paragraph."""
        while self.fields and not self.fields[-1].in_result:
            self._end_field(self.fields.pop())
        for open_field in self.fields:
            if open_field.slot is not None:
                open_field.gathered.append(Run("\n", False))

    def end_fields(self) -> None:
        """Close every field at the end of a story."""
        while self.fields:
            self._end_field(self.fields.pop())

    def _simple_field(self, element: etree._Element) -> None:
        kind = kind_of(element.get(W + "instr", ""))
        if kind is None:
            self.inline(element)
            return
        outer, self.items = self.items, []
        self.aim()
        self.inline(element)
        inner, self.items = self.items, outer
        self.aim()
        control = legacy_control(FieldData(kind), text_of(inner), self.anchor(element))
        self.document.legacy += 1
        self.sink.append(control)


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
