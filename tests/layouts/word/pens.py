"""How values are put into a Word file: content controls, legacy fields, or plain typing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import quoteattr

from tests.layouts.catalog import FIELDS
from tests.layouts.truth import Profile
from tests.layouts.word.ooxml import Package, cell, para, rpr, run, text_of
from tests.layouts.words import Words

TICKS = {
    "box": ("☒", "☐"),
    "check": ("☑", "☐"),
    "bracket": ("[X]", "[ ]"),
    "line": ("_X_", "___"),
    "wingdings": ("\uf0fe", "\uf0a8"),
}


@dataclass
class Pen:
    """The base: typed text, a value standing where its place is.

    ``rule`` is what a blank line looks like: "" (nothing), "after" (the value, then the rest of
    the line), "before" (a stub of the line first), "only" (the line stays when empty).
    """

    profile: Profile
    words: Words
    rng: random.Random
    package: Package
    rule: str = ""
    ticks: str = "box"
    track: bool = False
    look: Callable[[], dict[str, object]] = dict

    def runs(self, text: str) -> str:
        """Runs of a typed value, now and then split as Word does, tracked where asked."""
        if self.track:
            return self._tracked(text)
        if self.rng.random() < 0.12 and len(text) > 4:
            at = self.rng.randrange(1, len(text))
            gap = '<w:proofErr w:type="spellStart"/>'
            return run(text[:at], **self.look()) + gap + run(text[at:], **self.look())
        return run(text, **self.look())

    def _tracked(self, text: str) -> str:
        mark = (
            f'w:id="{self.package.next_id()}" w:author="A. Reviewer" w:date="2026-03-02T09:00:00Z"'
        )
        old = self.rng.choice(("TBD", "John Doe", "555-0100", "see below", "12/31/2024"))
        gone = f"<w:del {mark}><w:r>{text_of(old, 'w:delText')}</w:r></w:del>"
        gone = gone if self.rng.random() < 0.5 else ""
        if not text:
            return gone
        if self.rng.random() < 0.3:
            at = self.rng.randrange(len(text))
            return run(text[:at]) + gone + f"<w:ins {mark}>{run(text[at:])}</w:ins>"
        return gone + f"<w:ins {mark}>{run(text)}</w:ins>"

    def _line(self, text: str) -> str:
        if not self.rule:
            return text
        if not text:
            return "_" * self.rng.randint(14, 24)
        rest = "_" * self.rng.randint(3, 12)
        return {"after": f"{text}{rest}", "before": f"__{text}{rest}", "only": text}[self.rule]

    def text(self, field_id: str, *, many: bool = False) -> str:
        """Runs for a text, phone, date or long text field."""
        del many
        return self.runs(self._line(self.profile.written[field_id]))

    def choose(self, field_id: str) -> str:
        """Runs for a choice shown as one text; the prompt may be left when nothing is chosen."""
        written = self.profile.written[field_id]
        if not written and FIELDS[field_id].prompt and self.rng.random() < 0.5 and not self.rule:
            return run(FIELDS[field_id].prompt, color="808080")
        return self.runs(self._line(written))

    def tick(self, field_id: str, on: bool, label: str = "") -> str:
        """Runs for a check box."""
        del field_id, label
        glyph = TICKS[self.ticks][0 if on else 1]
        if self.ticks == "wingdings":
            return f'<w:r><w:sym w:font="Wingdings" w:char="{ord(glyph):04X}"/></w:r>'
        return run(glyph, font="MS Gothic" if len(glyph) == 1 else "")

    def block(self, field_id: str) -> str:
        """Paragraphs for a long text."""
        lines = self.profile.written[field_id].split("\n")
        if self.rule and lines == [""]:
            return para(run("_" * 80)) + para(run("_" * 80))
        return "".join(para(self.runs(line), after=60) for line in lines)

    def cell(self, field_id: str, width: int, **look: object) -> str:
        """A table cell that holds nothing but the value."""
        kind = FIELDS[field_id].type
        if kind == "long_text":
            return cell(self.block(field_id), width=width, **look)  # type: ignore[arg-type]
        inside = self.choose(field_id) if kind in {"choice", "yes_no"} else self.text(field_id)
        return cell(para(inside), width=width, **look)  # type: ignore[arg-type]


@dataclass
class Controls(Pen):
    """Content controls.

    ``tags``: "ours", "foreign" or ""; ``aliases``: whether titles are the labels; ``deep``: cell
    and block position where possible; ``rich``: rich text controls.
    """

    tags: str = "ours"
    aliases: bool = True
    deep: bool = False
    rich: bool = False
    combo: bool = False

    def _properties(self, field_id: str, kind: str, shows_prompt: bool, name: str = "") -> str:
        number = self.package.next_id()
        tag = {"ours": field_id, "foreign": f"ctl{number:05d}", "": ""}[self.tags]
        if name and self.tags == "ours":
            tag = f"{field_id}.{name}"
        alias = name or self.words.label(field_id, "")
        parts = [f"<w:alias w:val={quoteattr(alias[:64])}/>" if self.aliases else ""]
        parts.append(f"<w:tag w:val={quoteattr(tag[:64])}/>" if tag else "")
        parts.append(f'<w:id w:val="{number * 7919}"/>')
        parts.append("<w:showingPlcHdr/>" if shows_prompt else "")
        return f"<w:sdtPr>{''.join(parts)}{kind}</w:sdtPr>"

    def _prompt(self, text: str) -> tuple[str, bool]:
        """Runs of a prompt, and whether the control says that it shows one."""
        said = self.rng.random() < 0.85
        style = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        return f"<w:r>{style}{text_of(text)}</w:r>", said

    def _wrap(self, properties: str, inside: str) -> str:
        return f"<w:sdt>{properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def _parts(self, field_id: str) -> tuple[str, str]:
        """Properties and the runs within, for any field but a check box."""
        entry, written = FIELDS[field_id], self.profile.written[field_id]
        if entry.type == "date":
            kind, prompt = self._date(written, field_id), "Click or tap to enter a date."
        elif entry.type in {"choice", "yes_no"}:
            kind, prompt = self._list(field_id), entry.prompt or "Choose an item."
        else:
            kind = "" if self.rich else '<w:text w:multiLine="1"/>'
            prompt = "Click or tap here to enter text."
        if written:
            return self._properties(field_id, kind, False), self.runs(written)
        runs, said = self._prompt(prompt)
        return self._properties(field_id, kind, said), runs

    def _date(self, written: str, field_id: str) -> str:
        value = self.profile.expected[field_id]
        if self.rng.random() < 0.25:
            return "<w:text/>"
        full = f' w:fullDate="{date.fromisoformat(str(value))}T00:00:00Z"' if written else ""
        return (
            f'<w:date{full}><w:dateFormat w:val="MM/dd/yyyy"/><w:lid w:val="en-US"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )

    def _list(self, field_id: str) -> str:
        entry = FIELDS[field_id]
        kind = "w:comboBox" if self.combo else "w:dropDownList"
        items = f'<w:listItem w:displayText={quoteattr(entry.prompt)} w:value=""/>'
        for i, choice in enumerate(entry.choices):
            value = quoteattr(choice if self.tags == "ours" else str(i + 1))
            items += f"<w:listItem w:displayText={quoteattr(choice)} w:value={value}/>"
        return f"<{kind}>{items}</{kind}>"

    def text(self, field_id: str, *, many: bool = False) -> str:
        del many
        return self._wrap(*self._parts(field_id))

    choose = text  # a list is a control like any other

    def tick(self, field_id: str, on: bool, label: str = "") -> str:
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" '
            'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
            "</w14:checkbox>"
        )
        glyph = f"<w:r>{rpr(font='MS Gothic')}<w:t>{'☒' if on else '☐'}</w:t></w:r>"
        return self._wrap(self._properties(field_id, kind, False, label), glyph)

    def block(self, field_id: str) -> str:
        written = self.profile.written[field_id]
        properties, runs = self._parts(field_id)
        if not self.rich or not written:
            return self._wrap(properties, para(runs))
        lines = "".join(para(self.runs(line), after=60) for line in written.split("\n"))
        return self._wrap(properties, lines)

    def cell(self, field_id: str, width: int, **look: object) -> str:
        if FIELDS[field_id].type == "long_text":
            return cell(self.block(field_id), width=width, **look)  # type: ignore[arg-type]
        properties, runs = self._parts(field_id)
        if self.deep:
            return self._wrap(properties, cell(para(runs), width=width, **look))  # type: ignore[arg-type]
        return cell(para(self._wrap(properties, runs)), width=width, **look)  # type: ignore[arg-type]


@dataclass
class Legacy(Pen):
    """Form fields of Word 97, with the names Word gives them."""

    unhelpful: bool = True
    _count: int = 0

    def _field(self, code: str, data: str, result: str, stem: str, field_id: str) -> str:
        self._count += 1
        name = f"{stem}{self._count}" if self.unhelpful else field_id[:20]
        if self.unhelpful and stem == "Check":
            name = "Check1"
        number = self.package.next_id()
        head = (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:r><w:fldChar '
            f'w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>'
            f'<w:calcOnExit w:val="0"/>{data}</w:ffData></w:fldChar></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        )
        if result:
            head += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        return f'{head}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="{number}"/>'

    def text(self, field_id: str, *, many: bool = False) -> str:
        del many
        written = self.profile.written[field_id]
        is_date = FIELDS[field_id].type == "date" and self.rng.random() < 0.5
        kind = '<w:type w:val="date"/><w:format w:val="M/d/yyyy"/>' if is_date else ""
        result = self.runs(written) if written else run("\u2002" * 5)
        return self._field(
            "FORMTEXT", f"<w:textInput>{kind}</w:textInput>", result, "Text", field_id
        )

    def choose(self, field_id: str) -> str:
        entry, written = FIELDS[field_id], self.profile.written[field_id]
        options = [entry.prompt, *entry.choices]
        at = options.index(written) if written else 0
        result = f'<w:result w:val="{at}"/>' if at or self.rng.random() < 0.5 else ""
        items = "".join(f"<w:listEntry w:val={quoteattr(o)}/>" for o in options)
        data = f"<w:ddList>{result}{items}</w:ddList>"
        return self._field("FORMDROPDOWN", data, "", "Dropdown", field_id)

    def tick(self, field_id: str, on: bool, label: str = "") -> str:
        del label
        state = "<w:checked/>" if on else self.rng.choice(("", '<w:checked w:val="0"/>'))
        data = f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox>'
        return self._field("FORMCHECKBOX", data, "", "Check", field_id)

    def block(self, field_id: str) -> str:
        return para(self.text(field_id))
