"""Fields, complex and simple (ISO/IEC 29500-1, 17.16), in one pass over the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from parsers.model import Anchor, Control, ControlKind
from parsers.word.document import Document
from parsers.word.flow import PLAIN, Item, Look, Run, Slot, text_of
from parsers.word.legacy import FieldData, kind_of, legacy_control, read_field_data
from parsers.word.names import SDT, W
from parsers.word.prompts import is_prompt

_new = tuple.__new__
"""Makes a run in a quarter of the time that its own constructor takes."""

_LONGEST_RUN = 4096
"""Characters from which a run is not lengthened: a million runs must not cost their square."""
_MOST_OPEN = 64
"""Fields open at once; Word nests twenty."""


@dataclass(slots=True)
class OpenField:
    """A complex field that has begun: form fields own a slot and gather their result."""

    data: FieldData | None
    slot: Slot | None
    anchor: Anchor | None
    instruction: str = ""
    in_result: bool = False
    gathered: list[Item] = field(default_factory=list)


class FieldReader:
    """Where printed text goes: to the paragraph, to a form field's result, or nowhere.

    ``items`` is what the current paragraph or control holds so far; ``sink`` is where text goes
    now. ``number`` counts the controls of the paragraph at ``path``.
    """

    def __init__(self, document: Document, part: str) -> None:
        self.document = document
        self.part = part
        self.place = ""
        self.path = ""
        self.number = 0
        self.items: list[Item] = []
        self.sink: list[Item] = self.items
        self.fields: list[OpenField] = []

    def inline(self, parent: etree._Element) -> None:
        """Read the inline children of ``parent``."""
        raise NotImplementedError

    def anchor(self, element: etree._Element) -> Anchor:
        """Where ``element`` stands."""
        if self.path and element.tag == SDT:
            return Anchor(self.place, self.part, f"{self.path}/w:sdt[{self.number}]")
        return Anchor(self.place, self.part, element.getroottree().getpath(element))

    def write(self, text: str, look: Look = PLAIN) -> None:
        """Append printed text; ``look`` is whether it is bold, italic, marked, struck, faint."""
        sink = self.sink
        if sink:
            last = sink[-1]
            if type(last) is Run and last[1:] == look and len(last.text) < _LONGEST_RUN:
                sink[-1] = _new(Run, (last.text + text, *look))
                return
        sink.append(_new(Run, (text, *look)))

    def aim(self) -> None:
        """Point the sink at where printed text goes now."""
        self.sink = self.items
        in_code = False
        for open_field in self.fields:
            if open_field.slot is None:
                if in_code or not open_field.in_result:
                    self.sink = []
                    return
            elif open_field.in_result:
                self.sink = open_field.gathered
            else:
                in_code = True

    def redirect(self, items: list[Item]) -> None:
        """Let what comes stand among ``items``."""
        self.items = self.sink = items
        if self.fields:
            self.aim()

    def field_char(self, element: etree._Element) -> None:
        """Begin a field, go on to its result, or end it (17.16.18)."""
        match element.get(W + "fldCharType"):
            case "begin":
                self._begin_field(element)
            case "separate":
                if self.fields:
                    self.fields[-1].in_result = True
                    self.aim()
            case "end":
                if self.fields:
                    self._end_field(self.fields.pop())

    def _begin_field(self, element: etree._Element) -> None:
        data = None
        for child in element:
            if child.tag == W + "ffData":
                data = read_field_data(child)
        if self.fields and not _may_hold(self.fields[-1], data):
            self._end_field(self.fields.pop())
        if len(self.fields) >= _MOST_OPEN:
            self.end_fields()
        slot = anchor = None
        if data is not None:
            slot, anchor = Slot(), self.anchor(element)
            self.sink.append(slot)
        self.fields.append(OpenField(data, slot, anchor))
        self.aim()

    def instruction(self, element: etree._Element) -> None:
        """Take in a piece of a field's code."""
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def _end_field(self, open_field: OpenField) -> None:
        self.aim()
        if open_field.slot is None or open_field.data is None or open_field.anchor is None:
            self._click_here(open_field)
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

    def _click_here(self, open_field: OpenField) -> None:
        """A MACROBUTTON shows the end of its code: old forms ask for text so (17.16.5.33)."""
        words = open_field.instruction.split(maxsplit=2)
        if len(words) < 3 or words[0].upper() != "MACROBUTTON":
            return
        shown = words[2].strip()
        if not is_prompt(shown):
            self.write(shown)
            return
        anchor = Anchor(self.place, self.part, self.path)
        self.document.legacy += 1
        self.sink.append(Control("", "", ControlKind.TEXT, None, shown, anchor, placeholder=True))

    def end_fields(self, depth: int = 0) -> None:
        """Close every field beyond ``depth``: at the end of a story, or of a cell."""
        while len(self.fields) > depth:
            self._end_field(self.fields.pop())

    def simple_field(self, element: etree._Element) -> None:
        """Read ``w:fldSimple``: a form field without data, or printed text (17.16.19)."""
        kind = kind_of(element.get(W + "instr", ""))
        if kind is None:
            self.inline(element)
            return
        outer, inner = self.items, list[Item]()
        self.redirect(inner)
        self.inline(element)
        self.redirect(outer)
        control = legacy_control(FieldData(kind), text_of(inner), self.anchor(element))
        self.document.legacy += 1
        self.sink.append(control)


def _may_hold(outer: OpenField, inner: FieldData | None) -> bool:
    """Whether a field may begin inside of ``outer``, or ``outer`` was only never ended.

    Form fields hold none in their code, but that of a calculated text or a current date is a field
    of its own (17.16.34).
    """
    if outer.data is None or outer.in_result:
        return True
    return inner is None and outer.data.kind in (ControlKind.TEXT, ControlKind.DATE)
