"""How answers stand in a Word print: controls, legacy fields, typed over, with tracked changes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from tests.layouts.catalog import FIELDS, VALUES
from tests.layouts.testers_word.look import Look
from tests.layouts.testers_word.page import Paper, para, run
from tests.layouts.truth import Profile

_KINDS = {"text": "txt", "phone": "txt", "date": "dt", "choice": "ddl", "yes_no": "ddl",
          "checkbox": "chk", "long_text": "txt", "signature": "sig"}  # fmt: skip
_ABBREVIATED = {"requestor": "Req", "project": "Proj", "manager": "Mgr", "business": "Bus",
                "sponsor": "Spons", "director": "Dir", "engagement": "Eng"}  # fmt: skip
TICKS = ("glyph", "ballot", "wingdings", "bracket", "control", "legacy")


@dataclass
class Pen:
    """Typed over: the answer is text, and nothing where there is none."""

    profile: Profile
    look: Look
    paper: Paper
    rng: random.Random
    ticks: str = "glyph"
    words: str = "words"
    naming: str = ""
    line: str = ""
    boxes: int = 0
    prefix: bool = True
    whole: bool = False

    def value(self, key: str) -> str:
        """The runs of an answer."""
        return run(self.profile.written[key], **self.look.answer)  # type: ignore[arg-type]

    def celled(self, key: str) -> str:
        """The runs of an answer that has a cell to itself."""
        return self.value(key)

    def block(self, key: str) -> str:
        """The paragraphs of a long answer."""
        lines = self.profile.written[key].split("\n")
        return "".join(para(run(t, **self.look.answer), after=40) for t in lines)  # type: ignore[arg-type]

    def answer(self, key: str) -> str:
        """The runs of any answer: boxes for a choice where this print has them."""
        entry = FIELDS[key]
        boxed = self.words == "boxes" and (entry.type == "yes_no" or key == "request_type")
        if not boxed:
            return self.value(key)
        space = run("   ")
        return space.join(
            self.box(self.profile.written[key] == word, key, word) + run("\u00a0" + word)
            for word in entry.choices
        )

    def box(self, on: bool, key: str, word: str = "") -> str:
        """A check box."""
        self.boxes += 1
        plain = {"glyph": "☒☐", "ballot": "☑☐"}
        if self.ticks in plain:
            return run(plain[self.ticks][0 if on else 1])
        if self.ticks == "bracket":
            return run("[X]" if on else "[ ]")
        if self.ticks == "wingdings":
            return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if on else "F0A8"}"/></w:r>'
        return self._legacy_box(on) if self.ticks == "legacy" else self._control_box(on, key, word)

    def _legacy_box(self, on: bool) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check'
            f'{self.boxes}"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/>'
            f'<w:default w:val="0"/>{"<w:checked/>" if on else ""}</w:checkBox></w:ffData>'
            '</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar '
            'w:fldCharType="end"/></w:r>'
        )

    def _control_box(self, on: bool, key: str, word: str) -> str:
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" '
            'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
            "</w14:checkbox>"
        )
        inside = run("☒" if on else "☐")
        return control(self, key, kind, inside, word=word)


def tag_of(key: str, prefix: bool, word: str = "") -> str:
    """A field's name as this tester's programmer would give it: txtReqName, requestorName."""
    parts = key.split("_")
    if prefix:
        parts = [_ABBREVIATED.get(p, p.capitalize()) for p in parts]
        return ("chk" if word else _KINDS[FIELDS[key].type]) + "".join(parts) + word
    return parts[0] + "".join(p.capitalize() for p in parts[1:]) + word


def title_of(key: str, word: str = "") -> str:
    """A control's title: the words of its label, with those of its person or phase."""
    entry = FIELDS[key]
    text = entry.label.replace("'s Name", "").replace(" (if applicable)", "")
    if entry.label in {"Contact Phone", "Start", "Finish", "Status"}:
        text = key.replace("_", " ").title()
    if key.startswith("vendor_") and key != "vendor_engaged":
        text = f"{entry.label} {key[7]}"
    return f"{text[:58]} {word}".strip()


def control(pen: Pen, key: str, kind: str, inside: str, empty: bool = False, word: str = "",
            block: bool = False) -> str:  # fmt: skip
    """One content control, named as this print names them."""
    names = ""
    if pen.naming == "tag":
        names = f"<w:tag w:val={quoteattr(tag_of(key, pen.prefix, word))}/>"
    if pen.naming == "title":
        names = f"<w:alias w:val={quoteattr(title_of(key, word))}/>"
    showing = "<w:showingPlcHdr/>" if empty else ""
    body = para(inside, after=40) if block else inside
    return (
        f'<w:sdt><w:sdtPr>{names}<w:id w:val="{pen.paper.next() * 104729}"/>{showing}{kind}'
        f"</w:sdtPr><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    )


@dataclass
class Controls(Pen):
    """Content controls."""

    ticks: str = "control"

    def value(self, key: str) -> str:
        return self._made(key, block=False)

    def block(self, key: str) -> str:
        return self._made(key, block=True)

    def _made(self, key: str, block: bool) -> str:
        text, entry = self.profile.written[key], FIELDS[key]
        prompt = "Choose an item." if entry.choices else "Click or tap here to enter text."
        prompt = "Click or tap to enter a date." if entry.type == "date" else prompt
        prompt = entry.prompt if entry.type == "choice" and self.prefix else prompt
        inside = run(text, **self.look.answer) if text else run(prompt, color="808080")  # type: ignore[arg-type]
        return control(self, key, self._kind(key), inside, empty=not text, block=block)

    def _kind(self, key: str) -> str:
        entry = FIELDS[key]
        if entry.type == "date":
            day = self.profile.expected[key]
            full = f' w:fullDate="{day}T00:00:00Z"' if isinstance(day, str) else ""
            return (
                f'<w:date{full}><w:dateFormat w:val="M/d/yyyy"/><w:lid w:val="en-US"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            )
        if entry.choices:
            items = "".join(
                f"<w:listItem w:displayText={quoteattr(c)} w:value={quoteattr(c)}/>"
                for c in entry.choices
            )
            return f"<w:dropDownList>{items}</w:dropDownList>"
        return '<w:text w:multiLine="1"/>' if entry.type == "long_text" else "<w:text/>"


@dataclass
class Legacy(Pen):
    """Legacy form fields called Text1, Dropdown1, Check1 in their order."""

    ticks: str = "legacy"
    count: int = 0

    def block(self, key: str) -> str:
        return para(self.value(key), after=40)

    def value(self, key: str) -> str:
        self.count += 1
        entry, text = FIELDS[key], self.profile.written[key]
        if entry.choices:
            return self._dropdown(entry.prompt or "Choose...", entry.choices, text)
        shown = run(text, **self.look.answer) if text else run("\u2002" * 5)  # type: ignore[arg-type]
        kind = {"date": '<w:type w:val="date"/>'}.get(entry.type, "")
        return _field(f'<w:name w:val="Text{self.count}"/>', f"<w:textInput>{kind}</w:textInput>",
                      "FORMTEXT", shown)  # fmt: skip

    def _dropdown(self, prompt: str, choices: tuple[str, ...], text: str) -> str:
        listed = (prompt, *choices)
        at = listed.index(text) if text else 0
        items = "".join(f"<w:listEntry w:val={quoteattr(c)}/>" for c in listed)
        result = f'<w:result w:val="{at}"/>' if at else ""
        return _field(f'<w:name w:val="Dropdown{self.count}"/>',
                      f"<w:ddList>{result}{items}</w:ddList>", "FORMDROPDOWN", "")  # fmt: skip


def _field(name: str, kind: str, code: str, shown: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{name}<w:enabled/>'
        f'<w:calcOnExit w:val="0"/>{kind}</w:ffData></w:fldChar></w:r><w:r><w:instrText '
        f'xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@dataclass
class Ruled(Pen):
    """Typed after labels in paragraphs: on underscores, or before a leader that fills the line."""

    def value(self, key: str) -> str:
        text = self.profile.written[key]
        if self.line == "leader":
            return run(text + "\t") if text else run("\t")
        if self.line == "underlined":
            return run(f" {text} " if text else "", under=True) + run(
                "_" * max(4, 26 - len(text)))  # fmt: skip
        if self.line == "tabbed":
            return run(f"{text}\t", under=True)
        left = "_" * (3 if text else 26)
        return run(left) + run(text) + (run("_" * max(3, 22 - len(text))) if text else "")

    def celled(self, key: str) -> str:
        return Pen.value(self, key)


_AUTHOR = 'w:author="Agency staff" w:date="2026-02-11T09:30:00Z"'


@dataclass
class Tracked(Pen):
    """Answers as insertions, prompts and first thoughts as deletions."""

    def value(self, key: str) -> str:
        text = self.profile.written[key]
        prompt = {"date": "mm/dd/yyyy", "phone": "(nnn) nnn-nnnn", "choice": "Choose one...",
                  "yes_no": "Choose..."}.get(FIELDS[key].type, "")  # fmt: skip
        if not text:
            return run(prompt, color="808080")
        gone = self._old(key) if self.rng.random() < 0.15 else prompt
        return self._gone(gone) + self._come(text)

    def block(self, key: str) -> str:
        lines = self.profile.written[key].split("\n")
        return "".join(para(self._come(t), after=40) for t in lines)

    def _old(self, key: str) -> str:
        """An answer of the same kind that was taken back."""
        like = [k for k in VALUES if FIELDS[k].type == FIELDS[key].type and k != key]
        return self.profile.written[self.rng.choice(like)]

    def _gone(self, text: str) -> str:
        if not text:
            return ""
        inside = run(text, tag="w:delText")
        return f'<w:del w:id="{self.paper.next()}" {_AUTHOR}>{inside}</w:del>'

    def _come(self, text: str) -> str:
        if not text:
            return ""
        return f'<w:ins w:id="{self.paper.next()}" {_AUTHOR}>{run(text)}</w:ins>'
