"""The form as a web page, to be printed by an office program and by a browser."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS, VENDORS
from tests.layouts.furtherpdf.tables import FIRST, SIGNED
from tests.layouts.novelpdf.boxes import BUYING, PLAN, WHY
from tests.layouts.novelpdf.designs import western
from tests.layouts.novelpdf.kit import ROLES
from tests.layouts.truth import Profile
from tests.layouts.words import Words

LONG = (("II", "business_objectives", WHY), ("III", "services_requested", ()))
_CSS = """body{font:10pt 'Liberation Serif',serif} h2{font-size:12pt;border-bottom:1px solid #000}
table{border-collapse:collapse;width:100%%} dt{font-weight:bold} td,th{padding:2pt 4pt;%s}
th{text-align:left;font-weight:normal} .v{color:#003366;font-family:'Liberation Sans'}"""


@dataclass(frozen=True)
class Web:
    """A web page; ``way`` "list" (bold labels, answers under them) or "table" (ruled tables)."""

    name: str
    words: Words
    way: str = "table"
    kind: str = "web"
    suffix: str = "html"

    def fit(self, profile: Profile) -> Profile:
        """Every field has its place here."""
        return western(profile)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.html``."""
        page = _Page(self, profile, rng)
        css = _CSS % ("border:1px solid #666" if self.way == "table" else "")
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{css}</style></head><body>'
            f"<h1>{escape(self.words.title)}</h1>{page.body()}</body></html>"
        ).encode()


class _Page:
    def __init__(self, design: Web, profile: Profile, rng: random.Random) -> None:
        self.words, self.listed = design.words, design.way == "list"
        self.profile, self.rng = profile, rng

    def value(self, field_id: str) -> str:
        written, kind = self.profile.written.get(field_id, ""), FIELDS[field_id].type
        if kind == "signature":
            if self.profile.signatures[field_id] != "signed":
                return "&nbsp;"
            data = base64.b64encode(strokes.picture(self.rng)).decode()
            return f'<img width="150" height="36" src="data:image/png;base64,{data}">'
        if kind == "yes_no":
            return " &nbsp; ".join(f"{'☒' if written == o else '☐'} {o}" for o in ("Yes", "No"))
        text = escape(written).replace("\n", "<br>")
        return f'<span class="v">{text}</span>' if text else "&nbsp;"

    def fields(self, ids: Sequence[str]) -> str:
        if self.listed:
            rows = (f"<dt>{self._label(f)}</dt><dd>{self.value(f)}</dd>" for f in ids)
            return f"<dl>{''.join(rows)}</dl>"
        rows = (f'<tr><th width="45%">{self._label(f)}</th><td>{self.value(f)}</td></tr>'
                for f in ids)  # fmt: skip
        return f"<table>{''.join(rows)}</table>"

    def _label(self, field_id: str) -> str:
        return escape(self.words.label(field_id))

    def rows(
        self, corner: str, heads: Sequence[str], some: Sequence[tuple[str, Sequence[str]]]
    ) -> str:
        out = "<tr>" + "".join(f"<th><b>{escape(h)}</b></th>" for h in (corner, *heads)) + "</tr>"
        for title, ids in some:
            cells = "".join(f"<td>{self.value(f)}</td>" for f in ids)
            out += f"<tr><th>{escape(title)}</th>{cells}</tr>"
        return f"<table>{out}</table>"

    def body(self) -> str:
        label = self.words.label
        parts = ("status", "start", "finish")
        out = self._h("I") + self.fields(FIRST[:2])
        out += self.rows("Contact", ("Name", "Phone"),
                         [(ROLES[w], [f"{w}_name", f"{w}_phone"]) for w in PERSONS])  # fmt: skip
        out += self.fields(FIRST[10:])
        for section, long, asked in LONG:
            out += self._h(section) + self.fields((long, *asked))
        out += self._h("IV")
        out += self.rows("Phase", [label(f"design_{p}", "") for p in parts],
                         [(n, [f"{p}_{x}" for x in parts]) for p, n in PHASES.items()])  # fmt: skip
        out += self.fields(PLAN) + self._h("V")
        for field_id in BUYING:
            tick = "☒" if self.profile.written[field_id] else "☐"
            out += f"<div>{tick} {escape(label(field_id, ''))}</div>"
        out += self.fields(("vendor_engaged",))
        out += self.rows("No.", [label(f"vendor_1_{p}", "") for p in ("name", "authority")],
                         [(str(n), [f"vendor_{n}_name", f"vendor_{n}_authority"])
                          for n in VENDORS])  # fmt: skip
        out += self._h("VI")
        for who in SIGNERS:
            out += f"<h3>{ROLES[who]}</h3>" + self.fields([f"{who}_{p}" for p in SIGNED])
        return out

    def _h(self, section: str) -> str:
        return f"<h2>{escape(self.words.section(section))}</h2>"
