"""Writes a form with Writer's own controls as flat ODF: controls, tables, frames, paragraphs."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.odf import SPACES
from tests.layouts.truth import Profile
from tests.layouts.words import Words

STYLES = """<office:automatic-styles>
<style:style style:name="ctl" style:family="graphic"><style:graphic-properties
 style:vertical-pos="{seat}" style:vertical-rel="{rel}" fo:border="{frame}"/></style:style>
<style:style style:name="box" style:family="graphic"><style:graphic-properties
 style:wrap="none" style:vertical-pos="top" style:vertical-rel="baseline" fo:padding="0.02in"
 fo:border="none"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties
 fo:padding="0.03in" fo:border="{rule}"/></style:style>
<style:style style:name="open" style:family="table-cell"><style:table-cell-properties
 fo:padding="0.03in" fo:border="none"/></style:style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0.03in"><style:tab-stops><style:tab-stop style:position="2.2in"/>
<style:tab-stop style:position="4.1in"/><style:tab-stop style:position="5.4in"/>
</style:tab-stops></style:paragraph-properties><style:text-properties
 fo:font-size="{size}pt" style:font-name="{font}"/></style:style>
<style:style style:name="S" style:family="paragraph"><style:text-properties
 fo:font-size="7pt" style:font-name="{font}" fo:font-style="italic"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties
 fo:margin-top="0.08in" fo:background-color="#d9e2f3"/><style:text-properties fo:font-size="10pt"
 fo:font-weight="bold" style:font-name="{font}"/></style:style>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="{wide}in"
 fo:page-height="{high}in" fo:margin="0.6in"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="pm"/></office:master-styles>"""
KINDS = {"choice": "listbox", "yes_no": "listbox", "checkbox": "checkbox", "long_text": "textarea"}
MODELS = {
    "text": "TextField", "textarea": "TextField", "listbox": "ListBox", "combobox": "ComboBox",
    "checkbox": "CheckBox", "radio": "RadioButton", "date": "DateField",
}  # fmt: skip
NAMES = {
    "text": "Text Box", "textarea": "Text Box", "listbox": "List Box", "combobox": "Combo Box",
    "checkbox": "Check Box", "radio": "Option Button",
}  # fmt: skip


@dataclass(frozen=True)
class Looks:
    """How the sheet looks; sizes in inches, ``size`` of letters in points."""

    rule: str = "0.5pt solid #606060"
    frame: str = "0.5pt solid #808080"
    font: str = "Liberation Sans"
    size: int = 9
    wide: float = 8.5
    high: float = 11.0
    seat: str = "middle"
    rel: str = "line"
    typed: bool = False
    """Choices and yes or no are typed into text boxes; no lists."""


@dataclass
class Pen:
    """The controls of one form as they are written; names are Writer's own (``Text Box 1``)."""

    profile: Profile
    words: Words
    rng: random.Random
    looks: Looks
    controls: list[str] = field(default_factory=list)

    def _add(self, kind: str, attributes: str, inside: str = "", name: str = "") -> str:
        number = len(self.controls) + 1
        name = name or f"{NAMES[kind]} {number}"
        self.controls.append(
            f'<form:{kind} form:name={quoteattr(name)} xml:id="c{number}" form:id="c{number}" '
            f'form:control-implementation="ooo:com.sun.star.form.component.{MODELS[kind]}" '
            f"{attributes}>{inside}</form:{kind}>"
        )
        return f"c{number}"

    def _shape(self, known: str, wide: float, high: float) -> str:
        return (
            f'<draw:control text:anchor-type="as-char" draw:z-index="{known[1:]}" '
            f'draw:style-name="ctl" svg:width="{wide}in" svg:height="{high}in" '
            f'draw:control="{known}"/>'
        )

    def control(self, field_id: str, wide: float, high: float = 0.22) -> str:
        """The control of a field, anchored as a character."""
        entry, written = FIELDS[field_id], self.profile.written[field_id]
        kind = KINDS.get(entry.type, "text")
        if kind == "listbox" and self.looks.typed:
            kind = "text"
        if kind == "listbox":
            chosen = ' form:current-selected="true" form:selected="true"'
            options = "".join(
                f"<form:option form:label={quoteattr(o)} form:value={quoteattr(o)}"
                f"{chosen if o == written else ''}/>"
                for o in entry.choices
            )
            known = self._add(kind, 'form:dropdown="true" form:bound-column="1"', options)
        elif kind == "checkbox":
            return self.box(on=bool(written))
        else:
            known = self._add(kind, f"form:current-value={quoteattr(written, {chr(10): '&#10;'})}")
        return self._shape(known, wide, 1.4 if kind == "textarea" else high)

    def box(self, *, on: bool, label: str = "", wide: float = 0.16) -> str:
        """A check box; with ``label`` the words are the control's own."""
        state = "checked" if on else "unchecked"
        known = self._add(
            "checkbox",
            f'form:current-state="{state}" form:label={quoteattr(label)} form:value="on"',
        )
        return self._shape(known, wide, 0.17)

    def radio(self, name: str, *, on: bool, wide: float = 0.16) -> str:
        """One button of the group ``name``."""
        said = "true" if on else "false"
        known = self._add(
            "radio", f'form:current-selected="{said}" form:label="" form:value="on"', name=name
        )
        return self._shape(known, wide, 0.17)

    def yes_no(self, field_id: str, way: str) -> str:
        """An answer as a list, two boxes, or two buttons, each with its word behind it."""
        if way == "list":
            return self.control(field_id, 0.8)
        written, out = self.profile.written[field_id], []
        group = f"Group {len(self.controls) + 1}"
        for word in ("Yes", "No"):
            on = written == word
            made = self.radio(group, on=on) if way == "radio" else self.box(on=on)
            out.append(f"{made} {word}")
        return "   ".join(out)

    def signature(self, who: str) -> str:
        """A picture where the slot is signed."""
        if self.profile.signatures[f"{who}_signature"] != "signed":
            return ""
        data = base64.b64encode(strokes.picture(self.rng)).decode()
        return (
            '<draw:frame text:anchor-type="as-char" svg:width="1.5in" svg:height="0.38in"><draw:'
            f"image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
        )

    def heading(self, number: str) -> str:
        """A section's title."""
        return p(escape(self.words.section(number)), style="H")

    def label(self, field_id: str, end: str | None = None) -> str:
        """A field's label."""
        return escape(self.words.label(field_id, end))

    def word(self, said: str) -> str:
        """Any other printed word."""
        return escape(self.words.word(said))

    def document(self, body: str) -> bytes:
        """The whole ``.fodt``."""
        looks = self.looks
        names = " ".join(f'xmlns:{k}="{v}"' for k, v in SPACES.items())
        styles = STYLES.format(
            rule=looks.rule, frame=looks.frame, font=looks.font, size=looks.size, wide=looks.wide,
            high=looks.high, seat=looks.seat, rel=looks.rel,
        )  # fmt: skip
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.text">{styles}<office:body>'
            '<office:text><office:forms><form:form form:name="Form">'
            f"{''.join(self.controls)}</form:form></office:forms>{body}</office:text>"
            "</office:body></office:document>"
        ).encode()


def p(*inside: str, style: str = "P") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def tab() -> str:
    """A tab."""
    return "<text:tab/>"


def frame(inside: str, wide: float, high: float = 0.2) -> str:
    """A text frame, anchored as a character: labels are often put into such."""
    return (
        '<draw:frame draw:style-name="box" text:anchor-type="as-char" '
        f'svg:width="{wide}in" svg:height="{high}in"><draw:text-box>{inside}</draw:text-box>'
        "</draw:frame>"
    )


def table(rows: Sequence[Sequence[str]], *, ruled: bool = True) -> str:
    """A table; a shorter row's cells span evenly."""
    columns, look = max(map(len, rows)), "cell" if ruled else "open"
    lines = ""
    for cells in rows:
        span = columns // len(cells)
        lines += "<table:table-row>"
        for one in cells:
            wide = f' table:number-columns-spanned="{span}"' if span > 1 else ""
            lines += f'<table:table-cell table:style-name="{look}"{wide}>{one}</table:table-cell>'
            lines += "<table:covered-table-cell/>" * (span - 1)
        lines += "</table:table-row>"
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>'
        f"{lines}</table:table>"
    )
