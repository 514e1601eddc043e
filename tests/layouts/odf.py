"""Forms made in LibreOffice Writer with its own form controls, as flat ODF.

Its PDF export turns the controls into an AcroForm; the texts go into ``lo-form`` files only.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.layouts import strokes
from tests.layouts import words as wording
from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS, VENDORS
from tests.layouts.truth import Profile
from tests.layouts.word.identity import ROWS
from tests.layouts.word.planning import ASKED, LONG
from tests.layouts.words import Words

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "ooo": "http://openoffice.org/2004/office",
}
_STYLES = """<office:automatic-styles>
<style:style style:name="ctl" style:family="graphic"><style:graphic-properties
 style:vertical-pos="middle" style:vertical-rel="line" draw:auto-grow-height="false"
 fo:border="0.5pt solid #808080"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties
 fo:padding="0.03in" fo:border="0.5pt solid #606060"/></style:style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0.03in"/><style:text-properties fo:font-size="9pt"
 style:font-name="Liberation Sans"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties
 fo:margin-top="0.08in" fo:background-color="#d9e2f3"/><style:text-properties fo:font-size="10pt"
 fo:font-weight="bold" style:font-name="Liberation Sans"/></style:style>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="8.5in"
 fo:page-height="11in" fo:margin="0.6in"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="pm"/></office:master-styles>"""
_KIND = {"choice": "listbox", "yes_no": "listbox", "checkbox": "checkbox", "long_text": "textarea"}
_IMPLEMENTATION = {"text": "TextField", "textarea": "TextField", "listbox": "ListBox",
                   "checkbox": "CheckBox"}  # fmt: skip
_NAMES = {"text": "Text Box", "textarea": "Text Box", "listbox": "List Box",
          "checkbox": "Check Box"}  # fmt: skip


@dataclass
class _Writer:
    """Controls and body of one form; ``titled`` names controls after their labels."""

    profile: Profile
    words: Words
    rng: random.Random
    titled: bool
    controls: list[str] = field(default_factory=list)

    def control(self, field_id: str, width: float) -> str:
        """A control anchored as a character; ``width`` in inches."""
        entry, written = FIELDS[field_id], self.profile.written[field_id]
        kind, number = _KIND.get(entry.type, "text"), len(self.controls) + 1
        name = f"{_NAMES[kind]} {number}"
        if self.titled:
            name = self.words.label(field_id, "").replace("(if applicable)", "").strip()[:60]
        head = (
            f'form:{kind} form:name={quoteattr(name)} xml:id="control{number}" '
            f'form:id="control{number}" form:control-implementation='
            f'"ooo:com.sun.star.form.component.{_IMPLEMENTATION[kind]}"'
        )
        if kind == "listbox":
            options = "".join(
                f"<form:option form:label={quoteattr(o)} form:value={quoteattr(o)}"
                + (' form:current-selected="true" form:selected="true"' if o == written else "")
                + "/>"
                for o in entry.choices
            )
            made = f'<{head} form:dropdown="true" form:bound-column="1">{options}</form:listbox>'
        elif kind == "checkbox":
            state = "checked" if written else "unchecked"
            made = f'<{head} form:current-state="{state}" form:label="" form:value="on"/>'
        else:
            value = quoteattr(written, {"\n": "&#10;"})
            made = f"<{head} form:current-value={value}/>"
        self.controls.append(made)
        high = {"textarea": 1.5, "checkbox": 0.16}.get(kind, 0.22)
        return (
            f'<draw:control text:anchor-type="as-char" draw:z-index="{number}" '
            f'draw:style-name="ctl" svg:width="{width}in" svg:height="{high}in" '
            f'draw:control="control{number}"/>'
        )

    def signature(self, who: str) -> str:
        """A picture where the slot is signed."""
        if self.profile.signatures[f"{who}_signature"] != "signed":
            return ""
        data = base64.b64encode(strokes.picture(self.rng)).decode()
        return (
            '<draw:frame text:anchor-type="as-char" svg:width="1.5in" svg:height="0.38in"><draw:'
            f"image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
        )


def _p(*inside: str, style: str = "P") -> str:
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def _table(rows: list[list[str]]) -> str:
    columns = max(map(len, rows))
    lines = ""
    for cells in rows:
        span = columns // len(cells)
        lines += "<table:table-row>"
        for one in cells:
            wide = f' table:number-columns-spanned="{span}"' if span > 1 else ""
            lines += f'<table:table-cell table:style-name="cell"{wide}>{one}</table:table-cell>'
            lines += "<table:covered-table-cell/>" * (span - 1)
        lines += "</table:table-row>"
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>'
        f"{lines}</table:table>"
    )


@dataclass(frozen=True)
class OdfDesign:
    """A layout with the label before ("inline") or above ("above") its control in the cell."""

    name: str
    way: str
    titled: bool
    words: Words = wording.PLAIN
    kind: str = "odf"
    habits: Mapping[str, object] = field(default_factory=dict)

    def fit(self, profile: Profile) -> Profile:
        """Every field has its place here."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.fodt``."""
        w = _Writer(profile, self.words, rng, self.titled)
        body = _p(escape(self.words.title), style="H") + self._identity(w)
        body += self._asked(w, "II") + self._asked(w, "III") + self._phases(w)
        body += self._asked(w, "IV") + self._procurement(w) + self._approvals(w)
        names = " ".join(f'xmlns:{k}="{v}"' for k, v in SPACES.items())
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body>'
            '<office:text><office:forms><form:form form:name="Form">'
            f"{''.join(w.controls)}</form:form></office:forms>{body}</office:text></office:body>"
            "</office:document>"
        ).encode()

    def _pair(self, w: _Writer, field_id: str, width: float) -> str:
        label = escape(w.words.label(field_id))
        if self.way == "above":
            return _p(label) + _p(w.control(field_id, width))
        return _p(label, " ", w.control(field_id, width))

    def _identity(self, w: _Writer) -> str:
        room = {1: 4.5, 2: 1.6, 4: 1.5}
        rows = []
        for fields in ROWS:
            if len(fields) == 4 and self.way != "above":
                rows += [[self._pair(w, f, 1.4) for f in fields[i : i + 2]] for i in (0, 2)]
            else:
                rows.append([self._pair(w, f, room[len(fields)]) for f in fields])
        return _p(escape(w.words.section("I")), style="H") + _table(rows)

    def _asked(self, w: _Writer, number: str) -> str:
        out = _p(escape(w.words.section(number)), style="H") if number != "IV" else ""
        for f in ASKED[number]:
            label = escape(w.words.label(f))
            if f in LONG:
                out += _p(label) + _p(w.control(f, 7.1))
            else:
                out += _p(label, "  ", w.control(f, 0.8))
        return out

    def _phases(self, w: _Writer) -> str:
        heads = ("Project Phase", "Status", "Start", "Finish")
        rows = [[_p(escape(w.words.word(h))) for h in heads]]
        for phase, label in PHASES.items():
            parts = [_p(w.control(f"{phase}_{x}", 1.4)) for x in ("status", "start", "finish")]
            rows.append([_p(escape(w.words.word(label))), *parts])
        return _p(escape(w.words.section("IV")), style="H") + _table(rows)

    def _procurement(self, w: _Writer) -> str:
        out = _p(escape(w.words.section("V")), style="H")
        for f in BOXES:
            out += _p(w.control(f, 0.16), " ", escape(w.words.label(f, "")))
        out += _p(escape(w.words.label("vendor_engaged")), "  ", w.control("vendor_engaged", 0.8))
        rows = [[_p(escape(w.words.word(h))) for h in ("Vendor Name(s)", "Purchasing Authority")]]
        rows += [
            [_p(w.control(f"vendor_{n}_{x}", 2.6)) for x in ("name", "authority")] for n in VENDORS
        ]
        return out + _table(rows)

    def _approvals(self, w: _Writer) -> str:
        rows = [[_p(h) for h in ("Approval", "Signature", "Printed Name", "Date")]]
        rows += [
            [
                _p(escape(w.words.role(who))),
                _p(w.signature(who)),
                _p(w.control(f"{who}_signed_name", 1.6)),
                _p(w.control(f"{who}_signed_date", 1.2)),
            ]
            for who in SIGNERS
        ]
        return _p(escape(w.words.section("VI")), style="H") + _table(rows)


OPEN = (
    OdfDesign("writer-inline", "inline", titled=True),
    OdfDesign("writer-above", "above", titled=False, words=wording.CURLY),
    OdfDesign("writer-bare", "inline", titled=False, words=wording.SOURCE),
)
HELD = (
    OdfDesign("writer-abbreviated", "above", titled=True, words=wording.ABBREVIATED),
    OdfDesign("writer-loud", "inline", titled=False, words=wording.LOUD),
)
