"""Ways to write an answer into a Word document: one pen a kind of file."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches
from docx.text.paragraph import Paragraph

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.sealed import controls as xml
from tests.layouts.sealed.wording import Wording
from tests.layouts.truth import Profile

ENTER = "Click or tap here to enter text."
ENTER_DATE = "Click or tap to enter a date."


def append(p: Paragraph, inner: str) -> None:
    """Add the elements of a text to a paragraph."""
    holder = parse_xml(f"<w:p {nsdecls('w')} {xml.W14}>{inner}</w:p>")
    for child in list(holder):
        p._p.append(child)


@dataclass
class Pen:
    """Writes the answers of one profile; a subclass says with what."""

    profile: Profile
    wording: Wording
    rng: random.Random
    style: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1001))

    def value(self, key: str) -> str:
        """What the agency wrote."""
        return self.profile.written[key]

    def answer(self, p: Paragraph, key: str) -> None:
        """The answer to a field, after what the paragraph already says."""
        raise NotImplementedError

    def tick(self, p: Paragraph, key: str, on: bool) -> None:
        """A box; ``key`` ends in _yes or _no where two boxes are one field's."""
        raise NotImplementedError

    def box(self, p: Paragraph, key: str) -> None:
        """The box of a checkbox field."""
        self.tick(p, key, bool(self.value(key)))

    def pair(self, p: Paragraph, key: str) -> None:
        """A yes/no answered by two boxes."""
        for word in ("Yes", "No"):
            self.tick(p, f"{key}_{word.lower()}", self.value(key) == word)
            p.add_run(f" {word}" + ("     " if word == "Yes" else ""))

    def sign(self, p: Paragraph, slot: str) -> None:
        """A picture of a signature, where there is one."""
        if self.profile.signatures[slot] == "signed":
            p.add_run().add_picture(io.BytesIO(strokes.picture(self.rng)), width=Inches(1.6))


class Controls(Pen):
    """Content controls. Style: "id", "camel", "title", "person" or "" for no names at all."""

    def _names(self, key: str) -> str:
        if self.style == "id":
            return xml.named(key, key.replace("_", " ").capitalize())
        if self.style == "camel":
            return xml.named("".join(w.capitalize() for w in key.split("_")))
        if self.style in {"title", "person"} and key in FIELDS:
            return xml.named(title=self._title(key))
        return ""

    def _title(self, key: str) -> str:
        label = self.wording.of(key)
        if self.style == "title":
            return label
        whose, _, last = key.rpartition("_")
        if last in {"start", "finish", "status"}:
            return f"{self.wording.phase(whose)} – {label}"
        if last == "phone":
            return f"{self.wording.of(whose + '_name')} – {label}"
        return f"{label} {key[7]}" if key.startswith("vendor_") and key[7].isdigit() else label

    def answer(self, p: Paragraph, key: str) -> None:
        entry, value = FIELDS[key], self.value(key)
        kind, prompt = "<w:text/>", ENTER
        if entry.choices:
            prompt = (
                entry.prompt
                if key not in self.profile.emptied or entry.type != "yes_no"
                else "Choose an item."
            )
            kind = xml.dropdown(entry.choices, prompt)
        elif entry.type == "date":
            kind, prompt = xml.date_kind(), ENTER_DATE
        elif entry.type == "long_text":
            kind = '<w:text w:multiLine="1"/>'
        content = self.content(value, prompt)
        append(p, xml.sdt(kind, content, next(self.numbers), self._names(key), not value))

    def content(self, value: str, prompt: str) -> str:
        """What stands in the control."""
        return xml.run(value) if value else xml.run(prompt, xml.GREY)

    def tick(self, p: Paragraph, key: str, on: bool) -> None:
        glyph = xml.run("☒" if on else "☐", xml.GOTHIC)
        append(p, xml.sdt(xml.box_kind(on), glyph, next(self.numbers), self._names(key)))

    def sign(self, p: Paragraph, slot: str) -> None:
        """A picture control: the signature, or the icon of an empty one."""
        signed = self.profile.signatures[slot] == "signed"
        image = strokes.picture(self.rng) if signed else strokes.icon()
        made = p.add_run()
        made.add_picture(io.BytesIO(image), width=Inches(1.6 if signed else 0.6))
        names = self._names(slot)
        holder = xml.sdt("<w:picture/>", "", next(self.numbers), names, not signed)
        append(p, holder)
        control = p._p[-1]
        control.find(qn("w:sdtContent")).append(made._r)


class TrackedControls(Controls):
    """Content controls filled with changes tracked."""

    def content(self, value: str, prompt: str) -> str:
        """The prompt taken out and the answer put in."""
        if not value:
            return xml.run(prompt, xml.GREY)
        old = xml.deleted(prompt, next(self.numbers))
        return old + xml.inserted(value, next(self.numbers))


class Legacy(Pen):
    """Legacy form fields. Style "own": names of their own; else Text1, Check1 … as Word gives."""

    def _name(self, sort: str, key: str) -> str:
        if self.style == "own":
            return "".join(w[:4].capitalize() for w in key.split("_"))[:20]
        return f"{sort}{next(self.numbers) - 1000}"

    def answer(self, p: Paragraph, key: str) -> None:
        entry, value = FIELDS[key], self.value(key)
        if entry.choices:
            name = self._name("Dropdown", key)
            append(p, xml.legacy_list(name, value, entry.choices, entry.prompt))
        else:
            append(p, xml.legacy_text(self._name("Text", key), value))

    def tick(self, p: Paragraph, key: str, on: bool) -> None:
        append(p, xml.legacy_box(self._name("Check", key), on))


class Typed(Pen):
    """Plain text. Style: "" leaves nothing, "prompt" the prompts, "line" a line to write on."""

    def _blank(self, key: str) -> str:
        if self.style == "prompt":
            return FIELDS[key].prompt
        return "_" * 18 if self.style == "line" else ""

    def answer(self, p: Paragraph, key: str) -> None:
        value = self.value(key)
        made = p.add_run(value or self._blank(key))
        made.underline = bool(value) and self.style == "line" and FIELDS[key].type != "long_text"

    def tick(self, p: Paragraph, key: str, on: bool) -> None:
        glyphs = ("[X]", "[ ]") if self.style == "line" else ("☒", "☐")
        p.add_run(glyphs[not on])

    def sign(self, p: Paragraph, slot: str) -> None:
        """The picture, or the line left blank."""
        super().sign(p, slot)
        if self.profile.signatures[slot] != "signed" and self.style == "line":
            p.add_run("_" * 24)


class Tracked(Pen):
    """Plain text, put in with changes tracked over a prompt or an older answer."""

    def _old(self, key: str) -> str:
        kind = FIELDS[key].type
        if FIELDS[key].choices:
            return FIELDS[key].prompt
        older = {"date": "01/15/2026", "phone": "(860) 555-0100", "text": "to be named"}
        return older.get(kind, "Draft text, to be replaced.") if self.rng.random() < 0.5 else ""

    def answer(self, p: Paragraph, key: str) -> None:
        old, value = self._old(key), self.value(key)
        if old:
            append(p, xml.deleted(old, next(self.numbers)))
        if value:
            append(p, xml.inserted(value, next(self.numbers)))

    def tick(self, p: Paragraph, key: str, on: bool) -> None:
        if on:
            old = xml.deleted("☐", next(self.numbers))
            append(p, old + xml.inserted("☒", next(self.numbers)))
        else:
            p.add_run("☐")
