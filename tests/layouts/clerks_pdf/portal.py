"""A portal's page to print: what was entered in each step, as lists of terms and as tables."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.layouts import strokes
from tests.layouts.catalog import BOXES, FIELDS, PERSONS, PHASES, SIGNERS, VENDORS
from tests.layouts.later_pdf.kit import CLOSING, PARTS, PLAN, SIGNED, WHY
from tests.layouts.novelpdf.designs import western
from tests.layouts.truth import Profile
from tests.layouts.words import Words

_STYLE = """body{font:10pt 'Liberation Sans',sans-serif;color:#1b1b1b}
nav,.foot{color:#666;font-size:8pt} h2{font-size:12pt;border-left:6px solid #005ea2;
padding-left:8px} dl{display:grid;grid-template-columns:%s;gap:4px 16px;margin:0}
dt{font-weight:bold} dd{margin:0 0 4px;white-space:pre-line} table{width:100%%;
border-collapse:collapse} th,td{text-align:left;padding:3px 6px;%s} th{background:#f0f0f0}
tr,section.keep{break-inside:avoid} .edit{float:right;color:#005ea2;font-size:8pt}
.tag{border:1px solid #999;border-radius:8px;padding:0 6px;font-size:8pt;margin-right:6px}"""
_NAV = "Home &rsaquo; My requests &rsaquo; Request 2026-00417 &rsaquo; Print view"
_FOOT = "Questions? Call the help desk at 860-555-0190. Printed 01/02/2026."


@dataclass(frozen=True)
class Portal:
    """``side`` sets terms left of what was entered; else they stand over it.

    A box that was ticked says "Yes", the others "No".
    """

    name: str
    words: Words
    side: bool = True
    kind: str = "web"
    suffix: str = "html"

    def fit(self, profile: Profile) -> Profile:
        """Every field has its place here."""
        return western(profile)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.html``."""
        style = _STYLE % (("38% 1fr", "border-bottom:1px solid #ccc") if self.side
                          else ("1fr", "border:1px solid #bbb"))  # fmt: skip
        body = _Page(self, profile, rng).body()
        return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Print view</title>'
                f"<style>{style}</style></head><body><nav>{_NAV}</nav>{body}"
                f'<p class="foot">{_FOOT}</p></body></html>').encode()  # fmt: skip


class _Page:
    def __init__(self, design: Portal, profile: Profile, rng: random.Random) -> None:
        self.words, self.profile, self.rng, self.side = (
            design.words, profile, rng, design.side)  # fmt: skip

    def value(self, field_id: str) -> str:
        kind = FIELDS[field_id].type
        if kind == "signature":
            if self.profile.signatures[field_id] != "signed":
                return "&nbsp;"
            data = base64.b64encode(strokes.picture(self.rng)).decode()
            return f'<img width="150" height="36" src="data:image/png;base64,{data}">'
        written = self.profile.written[field_id]
        if kind == "checkbox":
            return "Yes" if written else "No"
        return escape(written) or "&nbsp;"

    def terms(self, ids: Sequence[str]) -> str:
        inside = "".join(f"<dt>{escape(self.words.label(f, ''))}</dt><dd>{self.value(f)}</dd>"
                         for f in ids)  # fmt: skip
        return f"<dl>{inside}</dl>"

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        top = "".join(f"<th>{escape(h)}</th>" for h in heads)
        body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in rows)
        return f"<table><tr>{top}</tr>{body}</table>"

    def step(self, section: str, *inside: str) -> str:
        title = escape(self.words.section(section))
        return (
            f'<section><h2>{title} <span class="edit">Edit</span></h2>{"".join(inside)}</section>'
        )

    def body(self) -> str:
        label = self.words.label
        people = [f"{w}_{p}" for w in PERSONS for p in ("name", "phone")]
        out = f'<h1>{escape(self.words.title)}</h1><p><span class="tag">Submitted</span></p>'
        out += self.step("I", self.terms(("engagement_title", "agency", *people, *CLOSING)))
        out += self.step("II", self.terms(("business_objectives", *WHY)))
        out += self.step("III", self.terms(("services_requested",)))
        heads = ("Phase", *(label(f"design_{p}", "") for p in PARTS))
        rows = [(escape(n), *(self.value(f"{p}_{x}") for x in PARTS)) for p, n in PHASES.items()]
        out += self.step("IV", self.table(heads, rows), self.terms(PLAN))
        heads = ("", label("vendor_1_name", ""), label("vendor_1_authority", ""))
        rows = [(f"{n}", self.value(f"vendor_{n}_name"), self.value(f"vendor_{n}_authority"))
                for n in VENDORS]  # fmt: skip
        out += self.step("V", self.terms((*BOXES, "vendor_engaged")), self.table(heads, rows))
        heads = ("Approver", *(label(f"it_manager_{p}", "") for p in SIGNED))
        rows = [(escape(role), *(self.value(f"{w}_{p}") for p in SIGNED))
                for w, role in SIGNERS.items()]  # fmt: skip
        return out + self.step("VI", self.table(heads, rows))
