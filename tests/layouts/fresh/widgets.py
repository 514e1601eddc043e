"""Fields put into a printed PDF, and flattened again where a design asks for it."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.words import Words

COMBO, RADIO, MULTILINE = 1 << 17, (1 << 15) | (1 << 14), 1 << 12


@dataclass(frozen=True)
class Widget:
    """A place for a field: page from 1, box in points, what was entered; ``value`` of a pair."""

    page: int
    key: str
    rect: tuple[float, float, float, float]
    text: str
    value: str = ""


@dataclass(frozen=True)
class Naming:
    """How fields are called: the name and the tooltip from key, label and running number."""

    name: Callable[[str, str, int], str]
    tip: Callable[[str, str, int], str] = lambda key, label, number: ""
    signed: str = "picture"
    radios: bool = False
    appearances: bool = True
    shuffled: bool = False
    tree: str = ""
    states: tuple[str, str] = ("Yes", "No")


def add(
    data: bytes, widgets: list[Widget], naming: Naming, words: Words, rng: random.Random, flat: bool
) -> bytes:
    """The file with its fields."""
    pdf = Pdf.open(io.BytesIO(data))
    maker = _Maker(pdf, naming, words, rng)
    for widget in widgets:
        maker.make(widget)
    maker.finish()
    if flat:
        pdf.flatten_annotations("all")
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


class _Maker:
    def __init__(self, pdf: Pdf, naming: Naming, words: Words, rng: random.Random) -> None:
        self.pdf, self.naming, self.words, self.rng = pdf, naming, words, rng
        self.fields: list[pikepdf.Object] = []
        self.groups: dict[str, pikepdf.Object] = {}
        self.taken: Counter[str] = Counter()
        self.number = 0
        self.font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )
        self.marks = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        )

    def make(self, w: Widget) -> None:
        """Add one widget's field."""
        kind = FIELDS[w.key].type
        if kind == "signature":
            self._slot(w)
        elif w.value and self.naming.radios:
            self._radio(w)
        elif kind == "checkbox" or w.value:
            self._check(w)
        else:
            self._text(w)

    def _head(self, w: Widget, kind: str) -> Dictionary:
        self.number += 1
        label = self.words.label(w.key, "")
        name = self.naming.name(w.key, label, self.number) + (f" {w.value}" if w.value else "")
        self.taken[name] += 1
        name += f"_{self.taken[name]}" if self.taken[name] > 1 else ""
        head = Dictionary(T=String(name.replace(".", "")), FT=Name(f"/{kind}"))
        if tip := self.naming.tip(w.key, label, self.number):
            head.TU = String(f"{tip} {w.value}".strip())
        return head

    def _place(self, w: Widget, made: Dictionary) -> pikepdf.Object:
        made.Type, made.Subtype, made.F = Name.Annot, Name.Widget, 4
        made.Rect = Array([round(v, 2) for v in w.rect])
        page = self.pdf.pages[w.page - 1]
        made.P = page.obj
        thing = self.pdf.make_indirect(made)
        self._annotate(page, thing)
        return thing

    def _annotate(self, page: pikepdf.Page, thing: pikepdf.Object) -> None:
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(thing)

    def _text(self, w: Widget) -> None:
        entry = FIELDS[w.key]
        made = self._head(w, "Ch" if entry.choices else "Tx")
        shown = w.text
        if entry.choices:
            options = [entry.prompt or " ", *entry.choices]
            made.Opt = Array([String(o) for o in options])
            made.Ff, shown = COMBO, w.text or options[0]
            made.V = String(shown)
        else:
            made.Ff = MULTILINE if entry.type == "long_text" else 0
            if shown:
                made.V = String(shown.replace("\n", "\r"))
        made.DA = String("/Helv 9 Tf 0 g")
        if self.naming.appearances:
            made.AP = Dictionary(N=self._drawn(w, shown))
        self.fields.append(self._place(w, made))

    def _drawn(self, w: Widget, text: str) -> pikepdf.Object:
        from tests.layouts.fresh.press import wrap

        wide, high = w.rect[2] - w.rect[0], w.rect[3] - w.rect[1]
        lines = wrap(text, "Helvetica", 9, wide - 4) if text else []
        shown = " ".join(f"<{x.encode('cp1252').hex()}> Tj 0 -11 Td" for x in lines)
        code = f"/Tx BMC q BT /Helv 9 Tf 0 g 2 {high - 10:.2f} Td {shown} ET Q EMC"
        stream = self.pdf.make_stream(code.encode())
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox = Array([0, 0, round(wide, 2), round(high, 2)])
        stream.Resources = Dictionary(Font=Dictionary(Helv=self.font))
        return stream

    def _mark(self, on: bool) -> pikepdf.Object:
        cross = "1 1 m 8 8 l 1 8 m 8 1 l S" if on else ""
        stream = self.pdf.make_stream(f"q 0.7 w 0.5 0.5 8 8 re S {cross} Q".encode())
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox, stream.Resources = Array([0, 0, 9, 9]), Dictionary()
        return stream

    def _state(self, made: Dictionary, on: bool, name: str) -> None:
        made.AP = Dictionary(
            N=Dictionary({f"/{name}": self._mark(True), "/Off": self._mark(False)})
        )
        made.MK, made.DA = Dictionary(CA=String("8")), String("/ZaDb 0 Tf 0 g")
        made.AS = Name(f"/{name}") if on else Name.Off

    def _check(self, w: Widget) -> None:
        made = self._head(w, "Btn")
        name = self.naming.states[0]
        self._state(made, bool(w.text), name)
        made.V = Name(f"/{name}") if w.text else Name.Off
        self.fields.append(self._place(w, made))

    def _radio(self, w: Widget) -> None:
        if w.key not in self.groups:
            plain = Widget(w.page, w.key, w.rect, w.text)
            head = self._head(plain, "Btn")
            head.Ff, head.Kids, head.V = RADIO, Array(), Name.Off
            self.groups[w.key] = self.pdf.make_indirect(head)
            self.fields.append(self.groups[w.key])
        group = self.groups[w.key]
        choices = FIELDS[w.key].choices
        state = self.naming.states[choices.index(w.value)] if len(choices) == 2 else w.value
        state = state.replace(" ", "")
        made = Dictionary(Parent=group)
        self._state(made, bool(w.text), state)
        if w.text:
            group.V = Name(f"/{state}")
        group.Kids.append(self._place(w, made))

    def _slot(self, w: Widget) -> None:
        if self.naming.signed != "bare":
            self.fields.append(self._place(w, self._head(w, "Sig")))
        if not w.text:
            return
        page = self.pdf.pages[w.page - 1]
        wide, high = min(w.rect[2] - w.rect[0], 140), w.rect[3] - w.rect[1]
        lines = strokes.scribble(self.rng, wide, high)
        paths = [[(w.rect[0] + x, w.rect[3] - y) for x, y in line] for line in lines]
        code = (
            "q 0 0 0.4 RG 1.1 w "
            + " ".join(
                f"{p[0][0]:.1f} {p[0][1]:.1f} m "
                + " ".join(f"{x:.1f} {y:.1f} l" for x, y in p[1:])
                + " S"
                for p in paths
            )
            + " Q"
        )
        if self.naming.signed in {"picture", "bare"}:
            page.contents_add(code.encode())
            return
        stream = self.pdf.make_stream(code.encode())
        stream.Type, stream.Subtype, stream.Resources = Name.XObject, Name.Form, Dictionary()
        rect = Array([round(v, 2) for v in w.rect])
        stream.BBox = rect
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name(f"/{self.naming.signed}"),
            Rect=rect,
            F=4,
            AP=Dictionary(N=stream),
        )
        if self.naming.signed == "Ink":
            note.InkList = Array([Array([round(v, 1) for xy in p for v in xy]) for p in paths])
        self._annotate(page, self.pdf.make_indirect(note))

    def finish(self) -> None:
        """Hang the fields into the document."""
        fields = self.fields
        if self.naming.shuffled:
            self.rng.shuffle(fields)
        if self.naming.tree:
            top = self.pdf.make_indirect(Dictionary(T=String(self.naming.tree), Kids=Array(fields)))
            for one in fields:
                one.Parent = top
            fields = [top]
        form = Dictionary(
            Fields=Array(fields),
            DA=String("/Helv 9 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=self.font, ZaDb=self.marks)),
        )
        if not self.naming.appearances:
            form.NeedAppearances = True
        self.pdf.Root.AcroForm = form
