"""Form fields as detected by a program, and answers typed over a page as comments."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.lib.utils import simpleSplit

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.furtherpdf.forms import OddNaming
from tests.layouts.later_pdf.kit import Sheet
from tests.layouts.pdf.sheet import Slot
from tests.layouts.pdf.widgets import _show

_KINDS = {"text": "TextField", "long": "TextField", "choice": "DropDownList", "check": "CheckBox",
          "radio": "RadioButtonList", "sign": "SignatureField"}  # fmt: skip


@dataclass
class Detected(OddNaming):
    """Two more schemes of names.

    "detected": made of the printed words near the field, cut short, counted where they come again,
    "undefined" or "Text7" where the program saw none; the tooltip is the name. "shifted": the same
    where the program took the words *above* each field, the caption of the line before; no
    tooltips. "hierarchy": topmostSubform[0].Page1[0].Section1[0].Phone[2], tooltips where somebody
    typed them.
    """

    before: list[str] = field(default_factory=list)

    def name(self, slot: Slot) -> tuple[list[str], str]:
        """The path of names from the root, and the tooltip ("" for none)."""
        if self.scheme == "detected":
            stem = self._near(slot)
            made = self._numbered(stem)
            return [made], made if self._count("tip") % 3 else ""
        if self.scheme == "shifted":
            stem = self._near(slot)
            last = self.before[-1] if self.before else "undefined"
            self.before.append(stem)
            return [self._numbered(last)], ""
        if self.scheme == "hierarchy":
            return self._hierarchy(slot)
        return super().name(slot)

    def _numbered(self, stem: str) -> str:
        count = self._count(stem)
        return stem if count == 1 else f"{stem}_{count}"

    def _near(self, slot: Slot) -> str:
        turn = self._count("all")
        if turn % 11 == 5:
            return "undefined"
        if turn % 13 == 4:
            return f"Text{turn}"
        words = slot.option or self.label(slot)
        if slot.field.startswith(tuple(PHASES)):
            row = list(PHASES).index(re.sub(r"_(status|start|finish)$", "", slot.field))
            words = f"{words}{list(PHASES.values())[row]}" if row % 3 else f"{words}Row{row + 1}"
        if slot.field.startswith("vendor_") and slot.field[7].isdigit():
            words += f"Row{slot.field[7]}"
        return re.sub(r"[^A-Za-z0-9 ]", "", words).strip()[:38]

    def _hierarchy(self, slot: Slot) -> tuple[list[str], str]:
        kind, page = _KINDS[slot.kind], f"Page{slot.page + 1}[0]"
        stem = {"phone": "Phone", "date": "Date"}.get(FIELDS[slot.field].type, kind)
        stem = "Table1[0].Row" if slot.field.startswith(tuple(PHASES)) else stem
        *above, last = stem.split(".")
        last = f"{last}[{self._count(page + last) - 1}]"
        return ["topmostSubform[0]", page, "Section1[0]", *above, last], ""


def _hang(pdf: Pdf, page: int, made: Dictionary) -> None:
    target = pdf.pages[page]
    if Name.Annots not in target:
        target.Annots = Array()
    made.F = 4
    target.Annots.append(pdf.make_indirect(made))


def _look(pdf: Pdf, body: bytes, wide: float, high: float) -> Dictionary:
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                      Encoding=Name.WinAnsiEncoding)  # fmt: skip
    return Dictionary(N=pdf.make_stream(
        body, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, wide, high]),
        Resources=Dictionary(Font=Dictionary(Helv=face))))  # fmt: skip


def _note(pdf: Pdf, slot: Slot, text: str, rng: random.Random, silent: bool) -> None:
    """A text comment laid where the answer belongs, not quite in its middle."""
    x0, y0, x1, y1 = slot.rect
    size = 9.5 if slot.kind != "long" else 8.5
    wide = max(x1 - x0, 14)
    lines = simpleSplit(text, "Helvetica", size, wide - 4)
    while len(lines) > 2 and slot.kind != "long":
        size -= 0.5
        lines = simpleSplit(text, "Helvetica", size, wide - 4)
    high = max(size * 1.2 * len(lines) + 4, 12)
    left, top = x0 + rng.uniform(-2, 5), (y1 if slot.kind == "long" else
                                          (y0 + y1 + high) / 2) + rng.uniform(-3, 2)  # fmt: skip
    made = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Contents=String(text.replace("\n", "\r")),
        Rect=Array([left, top - high, left + wide, top]), DA=String(f"0 0 0.6 rg /Helv {size} Tf"),
    )  # fmt: skip
    body = f"q 0 0 0.6 rg BT /Helv {size} Tf 2 {high - size:.2f} Td {size * 1.2:.2f} TL\n"
    shown = b"".join(map(_show, lines))
    if not silent:
        made.AP = _look(pdf, body.encode() + shown + b"ET Q", wide, high)
    _hang(pdf, slot.page, made)


def _check(pdf: Pdf, slot: Slot) -> None:
    """A check mark drawn with the pencil of a viewer."""
    x0, y0, x1, y1 = slot.rect
    x1 = min(x1, x0 + 12)
    points = [(x0, (y0 + y1) / 2), (x0 + 3, y0), (x1 + 3, y1 + 4)]
    steps = " ".join(f"{x - x0 + 2:.1f} {y - y0 + 2:.1f} {'l' if at else 'm'}"
                     for at, (x, y) in enumerate(points))  # fmt: skip
    wide, high = x1 - x0 + 8, y1 - y0 + 8
    _hang(pdf, slot.page, Dictionary(
        Type=Name.Annot, Subtype=Name.Ink, Rect=Array([x0 - 2, y0 - 2, x0 - 2 + wide,
                                                      y0 - 2 + high]),
        InkList=Array([Array([v for point in points for v in point])]),
        AP=_look(pdf, f"q 0.8 0 0 RG 1.5 w {steps} S Q".encode(), wide, high)))  # fmt: skip


def _autograph(pdf: Pdf, slot: Slot, rng: random.Random) -> None:
    x0, y0, x1, y1 = slot.rect
    lists = Array()
    for stroke in strokes.scribble(rng, min(x1 - x0, 120), y1 - y0):
        lists.append(Array([round(v, 1) for x, y in stroke for v in (x0 + x, y1 - y)]))
    _hang(pdf, slot.page, Dictionary(Type=Name.Annot, Subtype=Name.Ink, InkList=lists,
                                     Rect=Array(list(slot.rect))))  # fmt: skip


def commented(*, silent: bool = False, signed: str = "ink") -> Callable[[bytes, Sheet], bytes]:
    """Answers as comments over a flat print; ``silent`` leaves out their appearances.

    ``signed`` "ink" signs with the pencil, "typed" with a comment of "/s/" and the name.
    """

    def fill(data: bytes, sheet: Sheet) -> bytes:
        pdf = Pdf.open(io.BytesIO(data))
        for slot in sheet.slots:
            if slot.kind == "sign":
                status = sheet.profile.signatures[slot.field]
                name = sheet.profile.written[f"{slot.field.removesuffix('ature')}ed_name"]
                if status == "unclear":
                    _note(pdf, slot, f"/s/ {name or 'J. Doe'}", sheet.rng, silent)
                elif status == "signed":
                    _autograph(pdf, slot, sheet.rng)
            elif slot.kind in {"check", "radio"}:
                if sheet.ticked(slot) and signed == "ink":
                    _check(pdf, slot)
                elif sheet.ticked(slot):
                    _note(pdf, slot, "X", sheet.rng, silent)
            elif text := sheet.profile.written[slot.field]:
                _note(pdf, slot, text, sheet.rng, silent)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

    return fill


__all__ = ["Detected", "commented"]
