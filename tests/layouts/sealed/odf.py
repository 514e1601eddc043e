"""Fillable prints as LibreOffice writes them: text documents with form controls, to be exported."""

from __future__ import annotations

import base64
import random
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.layouts import strokes
from tests.layouts.catalog import BOXES, FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.sealed.word_end import CAPTIONS
from tests.layouts.sealed.word_middle import ASKED, PARTS
from tests.layouts.sealed.word_page import TAIL
from tests.layouts.sealed.wording import OFFICIAL, TITLED, Wording
from tests.layouts.truth import Profile

SPACES = {
    "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "draw": "drawing:1.0",
    "style": "style:1.0", "form": "form:1.0", "svg": "svg-compatible:1.0",
    "fo": "xsl-fo-compatible:1.0",
}  # fmt: skip
NAMES = (
    " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in SPACES.items())
    + ' xmlns:ooo="http://openoffice.org/2004/office"'
)
SORTS = {
    "text": ("Text Box", "TextField"), "textarea": ("Text Box", "TextField"),
    "listbox": ("List Box", "ListBox"), "checkbox": ("Check Box", "CheckBox"),
}  # fmt: skip
LINES = (
    '<form:properties><form:property form:property-name="MultiLine" office:value-type="boolean"'
    ' office:boolean-value="true"/></form:properties>'
)
STYLES = """<office:automatic-styles>
<style:style style:name="C" style:family="graphic"><style:graphic-properties
 style:vertical-pos="middle" style:vertical-rel="line"/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="0.05cm"/></style:style>
<style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-size="9.5pt"
 style:font-name="Liberation Sans"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21.59cm"
 fo:page-height="27.94cm" fo:margin="1.8cm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/>
</office:master-styles>"""


@dataclass
class Form:
    """The controls gathered while the text is written."""

    profile: Profile
    words: Wording
    rng: random.Random
    named: bool
    controls: list[str] = field(default_factory=list)

    def control(self, sort: str, key: str, wide: float, inner: str, more: str = "",
                tall: float = 0.55) -> str:  # fmt: skip
        """A control, and its place in the text; lengths in centimetres."""
        number = len(self.controls) + 1
        name = f"{SORTS[sort][0]} {number}"
        if self.named:
            name = "".join(w.capitalize() for w in key.split("_"))
        made = f' form:control-implementation="ooo:com.sun.star.form.component.{SORTS[sort][1]}"'
        self.controls.append(
            f'<form:{sort} form:id="c{number}" xml:id="c{number}" form:name="{name}"{made}{more}>'
            f"{inner}</form:{sort}>"
        )
        return (
            f'<draw:control text:anchor-type="as-char" draw:style-name="C" draw:control="c{number}"'
            f' svg:width="{wide}cm" svg:height="{tall}cm"/>'
        )

    def answer(self, key: str, wide: float) -> str:
        """The control of a field."""
        entry, value = FIELDS[key], self.profile.written[key]
        if entry.choices:
            items = "".join(
                f"<form:option form:label={quoteattr(c)}"
                + (' form:selected="true" form:current-selected="true"' if c == chosen else "")
                + "/>"
                for chosen in (value or entry.prompt,)
                for c in (entry.prompt, *entry.choices)
            )
            more = ' form:dropdown="true" form:bound-column="1"'
            return self.control("listbox", key, wide, items, more)
        said = f" form:current-value={quoteattr(value)}"
        if entry.type == "long_text":
            lines = "".join(f"<text:p>{escape(t)}</text:p>" for t in value.split("\n"))
            return self.control("textarea", key, wide, LINES + lines, said, tall=2.6)
        return self.control("text", key, wide, "", said)

    def box(self, key: str) -> str:
        """A checkbox."""
        on = "checked" if self.profile.written[key] else "unchecked"
        return self.control("checkbox", key, 0.45, "", f' form:current-state="{on}"', tall=0.45)

    def sign(self, who: str) -> str:
        """The picture of a signature, or nothing."""
        if self.profile.signatures[f"{who}_signature"] != "signed":
            return ""
        data = base64.b64encode(strokes.picture(self.rng)).decode()
        return (
            '<draw:frame text:anchor-type="as-char" draw:style-name="C" svg:width="4cm"'
            f' svg:height="1cm"><draw:image draw:mime-type="image/png"><office:binary-data>{data}'
            "</office:binary-data></draw:image></draw:frame>"
        )


def _p(*parts: str) -> str:
    return f'<text:p text:style-name="P">{"".join(parts)}</text:p>'


def _bold(text: str) -> str:
    return f'<text:span text:style-name="B">{escape(text)}</text:span>'


def _table(name: str, rows: list[list[str]]) -> str:
    cols = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="Cell" office:value-type="string">{_p(c)}'
            "</table:table-cell>"
            for c in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}">{cols}{body}</table:table>'


@dataclass(frozen=True)
class OdfDesign:
    """A text document with form controls: Section I in a table or in lines."""

    name: str
    words: Wording
    table: bool
    named: bool
    kind: str = "odf"

    def fit(self, profile: Profile) -> Profile:
        """The profile without the third and the fourth vendor."""
        keys = {f"vendor_{n}_{part}" for n in (3, 4) for part in ("name", "authority")}
        return profile.without(frozenset(keys))

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled document, flat ODF."""
        form = Form(profile, self.words, rng, self.named)
        body = _p(_bold(self.words.form)) + self._first(form) + self._middle(form)
        body += self._end(form)
        forms = (
            '<office:forms><form:form form:name="Form">'
            + "".join(form.controls) + "</form:form></office:forms>"
        )  # fmt: skip
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3"'
            ' office:mimetype="application/vnd.oasis.opendocument.text">'
            f"{STYLES}<office:body><office:text>{forms}{body}</office:text></office:body>"
            "</office:document>"
        )
        return text.encode()

    def _first(self, f: Form) -> str:
        people = [(f"{who}_name", f"{who}_phone") for who in PERSONS]
        pairs = [("engagement_title", "agency"), *people, TAIL[:2], TAIL[2:]]
        head = _p(_bold(self.words.section("I")))
        if self.table:
            rows = [
                [c for k in pair for c in (_bold(self.words.colon(k)), f.answer(k, 4.1))]
                for pair in pairs
            ]
            return head + _table("I", rows) + _p()
        keys = [key for pair in pairs for key in pair]
        return head + "".join(_p(self._asked(f, k, 6.5)) for k in keys) + _p()

    def _asked(self, f: Form, key: str, wide: float) -> str:
        return escape(self.words.colon(key)) + " " + f.answer(key, wide)

    def _questions(self, f: Form, roman: str) -> str:
        out = "" if roman == "IV" else _p(_bold(self.words.section(roman)))
        for key in ASKED[roman]:
            if FIELDS[key].type == "long_text":
                out += _p(escape(self.words.colon(key))) + _p(f.answer(key, 17.5))
            else:
                out += _p(self._asked(f, key, 2.2))
        return out + _p()

    def _middle(self, f: Form) -> str:
        heads = ("Project Phase", "Status", "Start", "Finish")
        rows = [[_bold(self.words.of(h)) for h in heads]]
        for phase in PHASES:
            answers = [f.answer(f"{phase}_{part}", 4.1) for part in PARTS]
            rows.append([escape(self.words.phase(phase)), *answers])
        out = self._questions(f, "II") + self._questions(f, "III")
        out += _p(_bold(self.words.section("IV"))) + _table("IV", rows)
        return out + _p() + self._questions(f, "IV")

    def _end(self, f: Form) -> str:
        out = _p(_bold(self.words.section("V")))
        out += "".join(_p(f.box(key), " ", escape(self.words.of(key))) for key in BOXES)
        out += _p(self._asked(f, "vendor_engaged", 2.2))
        rows = [[_bold(self.words.of(h)) for h in ("Vendor Name(s)", "Purchasing Authority")]]
        rows += [
            [f.answer(f"vendor_{n}_name", 8), f.answer(f"vendor_{n}_authority", 6)] for n in (1, 2)
        ]
        out += _table("V", rows) + _p() + _p(_bold(self.words.section("VI")))
        rows = [[_bold(h) for h in ("Approver", *CAPTIONS.values())]]
        for who in SIGNERS:
            parts = [f.answer(f"{who}_{part}", 4.1) for part in ("signed_name", "signed_date")]
            rows.append([escape(self.words.role(who)), f.sign(who) or " ", *parts])
        return out + _table("VI", rows)


DESIGNS = (
    OdfDesign("sealed-odf-table", OFFICIAL, table=True, named=False),
    OdfDesign("sealed-odf-lines", TITLED, table=False, named=True),
)
