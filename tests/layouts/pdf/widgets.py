"""Adds form fields to drawn pages, and values to them, as different programs leave them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.lib.utils import simpleSplit

from tests.layouts.catalog import FIELDS
from tests.layouts.pdf.naming import Naming
from tests.layouts.pdf.sheet import PdfSheet, Slot


@dataclass
class FormMaker:
    """Makes an AcroForm over the slots of a sheet.

    ``fill``: "direct" (value and appearance), "bare" (value only, NeedAppearances) or "later"
    (blank; ``values`` then says what to fill). ``parent`` puts names and values into a parent of
    the widget. ``state`` is the export value of check boxes; ``pairs`` gives choices an export
    value beside the text shown; ``opt`` numbers radio buttons and names them in /Opt.
    ``wrap`` breaks long texts beforehand, for a library that does not.
    """

    sheet: PdfSheet
    naming: Naming
    fill: str = "direct"
    parent: bool = False
    state: str = "Yes"
    pairs: bool = False
    opt: bool = False
    wrap: bool = False
    values: dict[str, str] = field(default_factory=dict)

    def make(self, drawn: bytes) -> bytes:
        """The pages with their form."""
        pdf = Pdf.open(io.BytesIO(drawn))
        self.pdf, self.roots = pdf, {}
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                          Encoding=Name.WinAnsiEncoding)  # fmt: skip
        ding = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        fonts = Dictionary(Helv=pdf.make_indirect(font), ZaDb=pdf.make_indirect(ding))
        self.fonts = fonts
        pdf.Root.AcroForm = Dictionary(
            Fields=Array(), DR=Dictionary(Font=fonts), DA=String("/Helv 9 Tf 0 g")
        )
        if self.fill == "bare":
            pdf.Root.AcroForm.NeedAppearances = True
        for group in self._groups():
            if group[0].option:
                self._radio(group) if group[0].kind == "radio" else self._pair(group)
            else:
                self._single(group[0])
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

    def _groups(self) -> list[list[Slot]]:
        groups: list[list[Slot]] = []
        for slot in self.sheet.slots:
            if slot.kind == "sign" and self.sheet.sign != "field":
                continue
            if slot.option and groups and groups[-1][0].field == slot.field:
                groups[-1].append(slot)
            else:
                groups.append([slot])
        return groups

    def _widget(self, slot: Slot) -> Dictionary:
        return Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array(list(slot.rect)), F=4,
            P=self.pdf.pages[slot.page].obj, MK=Dictionary(),
        )  # fmt: skip

    def _hang(self, slot: Slot, widget: Dictionary) -> pikepdf.Object:
        """Put a widget on its page."""
        made = self.pdf.make_indirect(widget)
        page = self.pdf.pages[slot.page]
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(made)
        return made

    def _enter(self, path: list[str], leaf: pikepdf.Object) -> None:
        """Put a field into the tree under its path of names."""
        leaf.T = String(path[-1])
        siblings, key, above = self.pdf.Root.AcroForm.Fields, "", None
        for part in path[:-1]:
            key += f"/{part}"
            if key not in self.roots:
                node = self.pdf.make_indirect(Dictionary(T=String(part), Kids=Array()))
                if above is not None:
                    node.Parent = above
                siblings.append(node)
                self.roots[key] = node
            above = self.roots[key]
            siblings = above.Kids
        if above is not None:
            leaf.Parent = above
        siblings.append(leaf)

    def _field(
        self, slot: Slot, kind: Name, more: dict[str, object]
    ) -> tuple[list[str], Dictionary]:
        path, tip = self.naming.name(slot)
        made = Dictionary(FT=kind, **more)
        if tip:
            made.TU = String(tip)
        return path, made

    def _join(self, slot: Slot, path: list[str], made: Dictionary, look: Dictionary) -> None:
        """One field with one widget: one object, or two where values stand in the parent."""
        widget = self._widget(slot)
        for key in look.keys():  # noqa: SIM118 - a pikepdf dictionary
            widget[key] = look[key]
        if not self.parent:
            for key in made.keys():  # noqa: SIM118
                widget[key] = made[key]
            self._enter(path, self._hang(slot, widget))
            return
        upper = self.pdf.make_indirect(made)
        widget.Parent = upper
        upper.Kids = Array([self._hang(slot, widget)])
        self._enter(path, upper)

    def _single(self, slot: Slot) -> None:
        makers = {"text": self._text, "long": self._text, "choice": self._choice,
                  "check": self._check, "sign": self._signature}  # fmt: skip
        makers[slot.kind](slot)

    def _look(self, slot: Slot, shown: str) -> Dictionary:
        """Appearance of a text or choice widget."""
        look = Dictionary(DA=String("/Helv 9 Tf 0 g"))
        if self.fill == "bare":
            return look
        x0, y0, x1, y1 = slot.rect
        wide, high = x1 - x0, y1 - y0
        size = 9.0
        lines = simpleSplit(shown, "Helvetica", size, wide - 4)
        while len(lines) > 1 and slot.kind != "long" and size > 5:
            size -= 0.5
            lines = simpleSplit(shown, "Helvetica", size, wide - 4)
        y = high - size - 1 if slot.kind == "long" else (high - size) / 2 + 1.5
        inside = f"/Tx BMC q BT /Helv {size} Tf 0 g 2 {y:.2f} Td {size * 1.15:.2f} TL\n"
        body = inside.encode() + b"".join(_show(line) for line in lines) + b"ET Q EMC"
        look.AP = Dictionary(N=self._stream(body, wide, high))
        return look

    def _stream(self, body: bytes, wide: float, high: float) -> pikepdf.Object:
        return self.pdf.make_stream(
            body, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, wide, high]),
            Resources=Dictionary(Font=self.fonts),
        )  # fmt: skip

    def _text(self, slot: Slot) -> None:
        written = self.sheet.profile.written[slot.field]
        more: dict[str, object] = {"Ff": 4096} if slot.kind == "long" else {}
        path, made = self._field(slot, Name.Tx, more)
        if self.fill == "later":
            given = "\n".join(simpleSplit(written, "Helvetica", 9, slot.rect[2] - slot.rect[0] - 8))
            self.values[".".join(path)] = given if slot.kind == "long" and self.wrap else written
            written = ""
        if written:
            made.V = String(written.replace("\n", "\r"))
        self._join(slot, path, made, self._look(slot, written))

    def _choice(self, slot: Slot) -> None:
        entry, written = FIELDS[slot.field], self.sheet.profile.written[slot.field]
        shown = [entry.prompt, *entry.choices]
        exports = [f"v{i}" if self.pairs else text for i, text in enumerate(shown)]
        options = [
            Array([String(e), String(t)]) if self.pairs else String(t)
            for e, t in zip(exports, shown, strict=True)
        ]
        path, made = self._field(slot, Name.Ch, {"Ff": 1 << 17, "Opt": Array(options)})
        if self.fill == "later":
            self.values[".".join(path)], written = written, ""
        elif written or self.sheet.rng.random() < 0.7:
            made.V = String(exports[shown.index(written)] if written else exports[0])
        self._join(slot, path, made, self._look(slot, written or entry.prompt))

    def _boxed(self, slot: Slot, state: str, on: bool) -> Dictionary:
        """Appearance of a check box or a radio button."""
        x0, y0, x1, y1 = slot.rect
        sign = b"4" if slot.kind == "check" else b"l"
        body = b"q BT /ZaDb %d Tf 1 1.5 Td (%s) Tj ET Q" % (round(y1 - y0) - 1, sign)
        drawn = self._stream(body, x1 - x0, y1 - y0)
        off = self._stream(b"", x1 - x0, y1 - y0)
        normal = Dictionary({f"/{state}": drawn, "/Off": off})
        return Dictionary(AP=Dictionary(N=normal), AS=Name(f"/{state}" if on else "/Off"))

    def _check(self, slot: Slot, path: list[str] | None = None) -> None:
        on = self.sheet.ticked(slot)
        own, made = self._field(slot, Name.Btn, {})
        path = path or own
        if self.fill == "later":
            self.values[".".join(path)], on = f"/{self.state}" if on else "", False
        made.V = Name(f"/{self.state}" if on else "/Off")
        self._join(slot, path, made, self._boxed(slot, self.state, on))

    def _pair(self, group: list[Slot]) -> None:
        """Two check boxes, each a field of its own."""
        for slot in group:
            path = [f"{slot.field}.{slot.option}"] if self.naming.scheme == "ids" else None
            path = path and path[0].replace(".", "_").split("/")
            self._check(slot, path)

    def _radio(self, group: list[Slot]) -> None:
        path, made = self._field(group[0], Name.Btn, {"Ff": (1 << 15) | (1 << 14)})
        upper, kids = self.pdf.make_indirect(made), Array()
        states = [str(i) if self.opt else s.option for i, s in enumerate(group)]
        chosen = [s for s, slot in zip(states, group, strict=True) if self.sheet.ticked(slot)]
        if self.fill == "later":
            self.values[".".join(path)] = f"/{chosen[0]}" if chosen else ""
            chosen = []
        for slot, state in zip(group, states, strict=True):
            widget = self._widget(slot)
            look = self._boxed(slot, state, state in chosen)
            widget.AP, widget.AS, widget.Parent = look.AP, look.AS, upper
            kids.append(self._hang(slot, widget))
        upper.Kids = kids
        upper.V = Name(f"/{chosen[0]}" if chosen else "/Off")
        if self.opt:
            upper.Opt = Array([String(s.option) for s in group])
        self._enter(path, upper)

    def _signature(self, slot: Slot) -> None:
        path, made = self._field(slot, Name.Sig, {})
        if self.sheet.profile.signatures[slot.field] != "missing":
            who = slot.field.replace("_signature", "_signed_name")
            made.V = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Sig, Filter=Name("/Adobe.PPKLite"),
                    SubFilter=Name("/adbe.pkcs7.detached"), M=String("D:20260305101500-05'00'"),
                    Name=String(self.sheet.profile.written[who] or "Signer"),
                    ByteRange=Array([0, 100, 300, 100]), Contents=String(b"\x30\x80" + bytes(64)),
                )
            )  # fmt: skip
        self._join(slot, path, made, Dictionary())


def _show(line: str) -> bytes:
    data = line.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        data = data.replace(sign, b"\\" + sign)
    return b"(" + data + b") Tj T*\n"
