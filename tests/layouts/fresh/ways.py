"""The ways of answering in Word: content controls, legacy fields, typed text, tracked changes."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.fresh.ooxml import look, picture, run
from tests.layouts.fresh.sheet import Sheet

_GREY = look(color="808080")
_PROMPTS = {
    "date": "Click or tap to enter a date.",
    "choice": "Choose an item.",
    "yes_no": "Choose an item.",
}


@dataclass(frozen=True)
class Controls:
    """Content controls; ``tags`` and ``titles`` say what they carry."""

    tags: bool = False
    titles: bool = False
    own_prompts: bool = False

    def _head(self, sheet: Sheet, key: str, title: str = "") -> str:
        title = title or sheet.name(key)
        head = f"<w:alias w:val={quoteattr(title[:64])}/>" if self.titles else ""
        head += f'<w:tag w:val="{key}"/>' if self.tags else ""
        return head + f'<w:id w:val="{70000 + sheet.next()}"/>'

    def _prompt(self, key: str) -> str:
        entry = FIELDS[key]
        if self.own_prompts:
            return entry.prompt or f"Enter {entry.label.lower().rstrip('.?')}"
        return _PROMPTS.get(entry.type, "Click or tap here to enter text.")

    def answer(self, sheet: Sheet, key: str) -> str:
        """A text, date or drop-down control, with its prompt where nothing was entered."""
        entry, text = FIELDS[key], sheet.text(key)
        kind = '<w:text w:multiLine="1"/>' if entry.type == "long_text" else "<w:text/>"
        if entry.type == "date":
            iso = sheet.profile.expected[key]
            full = f' w:fullDate="{iso}T00:00:00Z"' if iso else ""
            kind = f'<w:date{full}><w:dateFormat w:val="M/d/yyyy"/><w:lid w:val="en-US"/></w:date>'
        if entry.choices:
            items = [self._prompt(key), *entry.choices]
            inner = "".join(
                f"<w:listItem w:displayText={quoteattr(i)} w:value={quoteattr(i)}/>" for i in items
            )
            kind = f"<w:dropDownList>{inner}</w:dropDownList>"
        shown = run(text, sheet.answer_look) if text else run(self._prompt(key), _GREY)
        flag = "" if text else "<w:showingPlcHdr/>"
        head = self._head(sheet, key)
        props = f"<w:sdtPr>{head}{flag}{kind}</w:sdtPr>"
        return f"<w:sdt>{props}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    def box(self, sheet: Sheet, key: str, on: bool) -> str:
        """A checkbox control."""
        glyph = "☐☒"[on]
        shown = run(glyph, look(font="MS Gothic"))
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" '
            'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
            "</w14:checkbox>"
        )
        head = self._head(sheet, key)
        return f"<w:sdt><w:sdtPr>{head}{kind}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    def slot(self, sheet: Sheet, key: str, drawn: str) -> str:
        """A picture control, with Word's icon while it is empty."""
        flag = "" if drawn else "<w:showingPlcHdr/>"
        shown = drawn or picture(sheet.images(strokes.icon()), sheet.next(), 1.2, 0.4)
        head = self._head(sheet, key)
        return (
            f"<w:sdt><w:sdtPr>{head}{flag}<w:picture/></w:sdtPr><w:sdtContent>{shown}"
            "</w:sdtContent></w:sdt>"
        )


@dataclass(frozen=True)
class Legacy:
    """Form fields of old Word, named as Word names them; ``helped`` ones have a status line."""

    helped: bool = False

    def _field(self, sheet: Sheet, key: str, code: str, data: str, shown: str) -> str:
        number = sheet.next()
        name = f"{code[4:].capitalize()}{number - 100}"
        help_ = (
            f'<w:statusText w:type="text" w:val={quoteattr(sheet.name(key)[:138])}/>' * self.helped
        )
        begin = (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>'
            f'<w:calcOnExit w:val="0"/>{help_}{data}</w:ffData></w:fldChar></w:r>'
        )
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code_run = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        return begin + code_run + mark.format("separate") + shown + mark.format("end")

    def answer(self, sheet: Sheet, key: str) -> str:
        """A text field or a drop-down."""
        entry, text = FIELDS[key], sheet.text(key)
        if entry.choices:
            items = [entry.prompt or " ", *entry.choices]
            listed = "".join(f"<w:listEntry w:val={quoteattr(i)}/>" for i in items)
            at = items.index(text) if text else 0
            result = f'<w:result w:val="{at}"/>' if at else ""
            return self._field(
                sheet, key, "FORMDROPDOWN", f"<w:ddList>{result}{listed}</w:ddList>", ""
            )
        shown = run(text or "\u2002" * 5, sheet.answer_look)
        kind = '<w:type w:val="date"/><w:format w:val="M/d/yyyy"/>' if entry.type == "date" else ""
        return self._field(sheet, key, "FORMTEXT", f"<w:textInput>{kind}</w:textInput>", shown)

    def box(self, sheet: Sheet, key: str, on: bool) -> str:
        """A checkbox field."""
        state = "<w:checked/>" if on else '<w:default w:val="0"/>'
        data = f"<w:checkBox><w:sizeAuto/>{state}</w:checkBox>"
        return self._field(sheet, key, "FORMCHECKBOX", data, "")

    def slot(self, sheet: Sheet, key: str, drawn: str) -> str:
        """The bare drawing."""
        return drawn


@dataclass(frozen=True)
class Typed:
    """Text typed in; ``pad`` stands before and behind it, ``blank`` where nothing was typed."""

    pad: str = ""
    blank: str = ""
    marks: tuple[str, str] = ("☐", "☒")
    symbol_font: str = ""

    def answer(self, sheet: Sheet, key: str) -> str:
        """The words, among what is left of the line they were typed over."""
        text = sheet.text(key)
        if not text:
            return run(self.blank)
        if "\n" in text or len(text) > 90:
            return run(text, sheet.answer_look)
        return run(self.pad) + run(text, sheet.answer_look) + run(self.pad)

    def box(self, sheet: Sheet, key: str, on: bool) -> str:
        """A character as checkbox."""
        mark = self.marks[on]
        if self.symbol_font:
            return f'<w:r><w:sym w:font="{self.symbol_font}" w:char="{mark}"/></w:r>'
        return run(mark)

    def slot(self, sheet: Sheet, key: str, drawn: str) -> str:
        """The drawing, or the blank."""
        return drawn or run(self.blank)


@dataclass(frozen=True)
class Tracked(Typed):
    """Answers as insertions; what was deleted (an old value, a prompt) stands there too."""

    prompt: str = "<fill in>"
    second_thoughts: bool = True

    def answer(self, sheet: Sheet, key: str) -> str:
        """Insertions and deletions as Word tracks them."""
        text = sheet.text(key)
        old = self.prompt
        if self.second_thoughts and text and sheet.rng.random() < 0.35:
            old = "To be confirmed" if FIELDS[key].type == "text" else "TBA"
        gone = self._mark(sheet, "del", run(old, tag="delText"))
        if not text:
            return gone if sheet.rng.random() < 0.5 else ""
        words = text.split(" ")
        if self.second_thoughts and len(words) > 2 and "\n" not in text:
            cut = sheet.rng.randint(1, len(words) - 1)
            wrong = self._mark(sheet, "del", run("of the ", tag="delText"))
            first = self._mark(sheet, "ins", run(" ".join(words[:cut]) + " ", sheet.answer_look))
            rest = self._mark(sheet, "ins", run(" ".join(words[cut:]), sheet.answer_look))
            return gone + first + wrong + rest
        return gone + self._mark(sheet, "ins", run(text, sheet.answer_look))

    def box(self, sheet: Sheet, key: str, on: bool) -> str:
        """A box replaced by a crossed one."""
        if not on:
            return run(self.marks[0])
        gone = self._mark(sheet, "del", run(self.marks[0], tag="delText"))
        return gone + self._mark(sheet, "ins", run(self.marks[1]))

    def slot(self, sheet: Sheet, key: str, drawn: str) -> str:
        """The picture, inserted."""
        return self._mark(sheet, "ins", drawn) if drawn else ""

    def _mark(self, sheet: Sheet, tag: str, runs: str) -> str:
        if not runs:
            return ""
        when = f"2026-02-03T09:{sheet.number % 60:02d}:00Z"
        who = f'w:id="{sheet.next()}" w:author="Agency" w:date="{when}"'
        return f"<w:{tag} {who}>{runs}</w:{tag}>"
