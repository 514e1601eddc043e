"""AcroForms as form programs leave them: odd trees of names, odd export values, odd appearances."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.layouts.catalog import FIELDS
from tests.layouts.furtherpdf.wording import ABBREVIATED
from tests.layouts.pdf.naming import Naming
from tests.layouts.pdf.sheet import Slot
from tests.layouts.pdf.widgets import FormMaker, _show

_STEMS = {"text": "Text", "long": "Text", "choice": "Combo", "check": "Check", "radio": "Radio",
          "sign": "Sig"}  # fmt: skip
_SECTIONS = {"requestor": "req", "project_manager": "pm", "business_sponsor": "spons",
             "it_director": "itdir", "it_manager": "itmgr"}  # fmt: skip


@dataclass
class OddNaming(Naming):
    """More schemes of names.

    "dotted" (Text1.0.3, no tooltips), "numbered" (1, 2, 3, no tooltips), "abbreviated" (numbers,
    abbreviated tooltips where the clerk typed any, else the printed label), "nested"
    (profile.req.phone …, no tooltips).
    """

    def name(self, slot: Slot) -> tuple[list[str], str]:
        """The path of names from the root, and the tooltip ("" for none)."""
        if self.scheme == "dotted":
            at = self._count(_STEMS[slot.kind]) - 1
            return [f"{_STEMS[slot.kind]}1", str(at // 10), str(at % 10)], ""
        if self.scheme == "numbered":
            return [str(self._count("n"))], ""
        if self.scheme == "abbreviated":
            return [f"F{self._count('F')}"], self._tip(slot)
        if self.scheme == "nested":
            return _nested(slot), ""
        return super().name(slot)

    def _tip(self, slot: Slot) -> str:
        if slot.option:
            return f"{self.label(slot)} - {slot.option}"
        return ABBREVIATED.get(slot.field, self.label(slot))


def _nested(slot: Slot) -> list[str]:
    """``profile.req.phone``: the office's own short names, one under the other."""
    for prefix, short in _SECTIONS.items():
        if slot.field.startswith(prefix + "_"):
            return ["profile", short, slot.field.removeprefix(prefix + "_").replace("_", "")]
    path = re.sub(r"_(status|start|finish|authority|name)$", r".\1", slot.field)
    return ["profile", *path.split(".")]


@dataclass
class OddForm(FormMaker):
    """``odd`` names what a program did otherwise, any of:

    "comb" (one figure a cell), "rich" (long texts as rich text beside the plain value),
    "shown" (appearances without values), "silent" (values without appearances, and nobody says
    that they are needed), "labelled" (one check box field with a widget for each choice, each
    with the choice's words as its export value).
    """

    odd: frozenset[str] = frozenset()

    def make(self, drawn: bytes) -> bytes:
        """The pages with their form."""
        if "silent" in self.odd:
            self.fill = "bare"
        made = super().make(drawn)
        if "silent" not in self.odd:
            return made
        return made.replace(b"/NeedAppearances true", b"                     ")

    def _enter(self, path: list[str], leaf: pikepdf.Object) -> None:
        super()._enter(path, leaf)
        self.entered = leaf
        if "shown" in self.odd and leaf.get("/FT") in {Name.Tx, Name.Ch} and "/V" in leaf:
            del leaf.V

    def _text(self, slot: Slot) -> None:
        super()._text(slot)
        leaf, written = self.entered, self.sheet.profile.written[slot.field]
        if "rich" in self.odd and slot.kind == "long" and written:
            leaf.Ff = 4096 | 1 << 25
            leaf.RV = String(_rich(written))
        if "comb" in self.odd and FIELDS[slot.field].type in {"date", "phone"}:
            leaf.Ff, leaf.MaxLen = 1 << 24, 10 if FIELDS[slot.field].type == "phone" else 8
            if written and "/AP" in leaf:
                leaf.AP = Dictionary(N=self._combed(slot, written, int(leaf.MaxLen)))

    def _combed(self, slot: Slot, text: str, count: int) -> pikepdf.Object:
        x0, y0, x1, y1 = slot.rect
        step = (x1 - x0) / count
        body = b"/Tx BMC q BT /Helv 9 Tf 0 g %.2f %.2f Td\n" % (step / 2 - 2.5, (y1 - y0) / 2 - 3)
        for letter in text:
            body += _show(letter).replace(b" T*\n", b" ") + b"%.3f 0 Td\n" % step
        return self._stream(body + b"ET Q EMC", x1 - x0, y1 - y0)

    def _pair(self, group: list[Slot]) -> None:
        if "labelled" in self.odd:
            self._radio_like(group)
        else:
            super()._pair(group)

    def _radio_like(self, group: list[Slot]) -> None:
        """One check box field, its widgets told apart by their export values."""
        path, made = self._field(group[0], Name.Btn, {})
        upper, kids, chosen = self.pdf.make_indirect(made), Array(), "Off"
        for slot in group:
            on = self.sheet.ticked(slot)
            widget, look = self._widget(slot), self._boxed(slot, slot.option, on)
            widget.AP, widget.AS, widget.Parent = look.AP, look.AS, upper
            kids.append(self._hang(slot, widget))
            chosen = slot.option if on else chosen
        upper.Kids, upper.V = kids, Name(f"/{chosen}")
        self._enter(path, upper)


def _rich(text: str) -> str:
    lines = text.replace("&", "&amp;").replace("<", "&lt;").split("\n")
    body = "".join(f'<p dir="ltr"><span style="font-size:9pt">{line}</span></p>' for line in lines)
    return (
        '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/" xfa:APIVersion="Acroform:2.7.0.0" '
        f'xfa:spec="2.1">{body}</body>'
    )
