"""How an answer gets into a Word form: typed, in a control, in a legacy field, in a revision."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import quoteattr

from tests.layouts.catalog import FIELDS
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.truth import Profile

_WHO = 'w:author="Agency Staff" w:date="2026-02-01T10:00:00Z"'
_CHECKED = ("☒", "☐")


@dataclass
class Pen:
    """Types answers as plain text; ``look`` is the look of an answer, ``ticks`` the two marks."""

    profile: Profile
    rng: random.Random
    look: dict[str, object] = field(default_factory=dict)
    ticks: tuple[str, str] = _CHECKED
    count: int = 100

    def written(self, key: str) -> str:
        """What the agency wrote at a field."""
        return self.profile.written[key]

    def answer(self, key: str) -> str:
        """The runs of an answer."""
        return x.run(self.written(key), **self.look) if self.written(key) else ""

    def tick(self, on: bool) -> str:
        """The runs of a mark."""
        return x.run(self.ticks[not on])

    def box(self, key: str) -> str:
        """The mark of a checkbox field."""
        return self.tick(bool(self.profile.expected[key]))

    def pair(self, key: str, gap: str = "     ") -> str:
        """Two boxes, Yes and No."""
        said = self.written(key).casefold()
        yes, no = self.tick(said == "yes"), self.tick(said == "no")
        return yes + x.run(f" Yes{gap}") + no + x.run(" No")


@dataclass
class Bracketed(Pen):
    """Types, and ticks as [x] and [ ]."""

    ticks: tuple[str, str] = ("[x]", "[ ]")


@dataclass
class Wingdings(Pen):
    """Types, and ticks with the symbols of Wingdings."""

    def tick(self, on: bool) -> str:
        """A box of Wingdings."""
        return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if on else "F0A8"}"/></w:r>'


@dataclass
class Circled(Pen):
    """Types; of Yes and No, both printed, the one that is meant has a ring round it."""

    def pair(self, key: str, gap: str = "   /   ") -> str:
        """Yes and No, one of them ringed."""
        said = self.written(key)
        yes, no = (x.run(f" {w} ", boxed=said == w) for w in ("Yes", "No"))
        return yes + x.run(gap) + no


@dataclass
class Ruled(Pen):
    """Types on an underline that goes on to ``wide`` characters."""

    wide: int = 28

    def answer(self, key: str) -> str:
        """An answer on its line."""
        said = self.written(key)
        room = {"date": 10, "choice": 15}.get(FIELDS[key].type, self.wide)
        rest = "_" * max(room - len(said), 2)
        return (x.run(said, under=True, **self.look) if said else "") + x.run(rest)


@dataclass
class Controls(Pen):
    """Content controls of the type of the field, with no names; empty ones show their prompt."""

    prompt: str = "Click or tap here to enter text."

    def answer(self, key: str) -> str:
        """A control with its answer."""
        entry, said = FIELDS[key], self.written(key)
        self.count += 1
        prompt = entry.prompt or (
            "Click or tap to enter a date." if entry.type == "date" else self.prompt
        )
        showing = "" if said else "<w:showingPlcHdr/>"
        inside = x.run(said, **self.look) if said else x.run(prompt, color="808080")
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{self.count}"/>{showing}{self._kind(key)}</w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def _kind(self, key: str) -> str:
        entry = FIELDS[key]
        if entry.choices:
            items = "".join(
                f"<w:listItem w:displayText={quoteattr(c)} w:value={quoteattr(c)}/>"
                for c in entry.choices
            )
            return f"<w:dropDownList>{items}</w:dropDownList>"
        if entry.type == "date":
            day = self.profile.expected[key]
            full = f' w:fullDate="{date.fromisoformat(str(day))}T00:00:00Z"' if day else ""
            return f'<w:date{full}><w:dateFormat w:val="M/d/yyyy"/></w:date>'
        return '<w:text w:multiLine="1"/>'

    def tick(self, on: bool) -> str:
        """A checkbox control."""
        self.count += 1
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{self.count}"/><w14:checkbox><w14:checked '
            f'w14:val="{int(on)}"/></w14:checkbox></w:sdtPr><w:sdtContent>'
            f"{x.run(_CHECKED[not on], font='MS Gothic')}</w:sdtContent></w:sdt>"
        )


@dataclass
class Legacy(Pen):
    """Legacy form fields, called Text1, Dropdown2, Check3 as Word calls them."""

    def answer(self, key: str) -> str:
        """A legacy field with its answer."""
        entry, said = FIELDS[key], self.written(key)
        self.count += 1
        if entry.choices:
            options = [entry.prompt, *entry.choices]
            at = options.index(said) if said else 0
            items = "".join(f"<w:listEntry w:val={quoteattr(c)}/>" for c in options)
            data = f'<w:ddList><w:result w:val="{at}"/>{items}</w:ddList>'
            return self._field("FORMDROPDOWN", f"Dropdown{self.count}", data, "")
        inside = x.run(said or "\u2002" * 5, **self.look)
        return self._field("FORMTEXT", f"Text{self.count}", "<w:textInput/>", inside)

    def tick(self, on: bool) -> str:
        """A legacy checkbox."""
        self.count += 1
        data = f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{int(on)}"/>'
        return self._field("FORMCHECKBOX", f"Check{self.count}", f"{data}</w:checkBox>", "")

    def _field(self, code: str, name: str, data: str, inside: str) -> str:
        mid = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inside}' if inside else ""
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/>'
            f'<w:enabled/><w:calcOnExit w:val="0"/>{data}</w:ffData></w:fldChar></w:r><w:r>'
            f'<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mid}<w:r>'
            '<w:fldChar w:fldCharType="end"/></w:r>'
        )


@dataclass
class Tracked(Pen):
    """Every answer a revision: the printed hint struck out, the answer put in."""

    hint: str = "[fill in]"

    def answer(self, key: str) -> str:
        """A struck hint and an inserted answer; an empty field keeps its blank."""
        said = self.written(key)
        self.count += 2
        gone = f"<w:r>{x.text(self.hint, 'delText')}</w:r>"
        out = f'<w:del w:id="{self.count}" {_WHO}>{gone}</w:del>'
        if said:
            new = x.run(said, **self.look)
            out += f'<w:ins w:id="{self.count + 1}" {_WHO}>{new}</w:ins>'
        return out

    def tick(self, on: bool) -> str:
        """An open box, struck out for a crossed one where it is ticked."""
        if not on:
            return x.run("☐")
        self.count += 2
        gone = f"<w:r>{x.text('☐', 'delText')}</w:r>"
        return (
            f'<w:del w:id="{self.count}" {_WHO}>{gone}</w:del>'
            f'<w:ins w:id="{self.count + 1}" {_WHO}>{x.run("☒")}</w:ins>'
        )
