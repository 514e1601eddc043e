"""Profiles as web pages, to be printed by a browser: another agency's intake page on paper."""

from __future__ import annotations

import base64
import random
from dataclasses import dataclass, field
from html import escape

from tests.layouts import strokes
from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS, YES_NO
from tests.layouts.fresh import fill
from tests.layouts.fresh.blocks import IDENTITY
from tests.layouts.fresh.wording import NAMED, OFFICIAL, OFFICIAL_CURLY, PERSONS, ROLE, SHORT
from tests.layouts.truth import Profile
from tests.layouts.words import Words

_STYLE = """
@page { size: letter; margin: 18mm 16mm }
body { font: 10pt "Liberation Sans", sans-serif; color: #222 }
h1 { font-size: 17pt } h2 { font-size: 12pt; border-bottom: 1px solid #888; break-after: avoid }
.card { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 18px }
.said { white-space: pre-wrap }
.card div, .long { break-inside: avoid } label { display: block; font-size: 8pt; color: #666 }
.said { min-height: 13pt; border: 1px solid #bbb; border-radius: 3px; padding: 2px 5px }
dl { display: grid; grid-template-columns: 42% 58%; row-gap: 10px; margin: 0 }
dt { font-weight: bold; text-align: right; padding-right: 10px }
dd { margin: 0; white-space: pre-wrap }
table { border-collapse: collapse; width: 100%; margin: 6px 0 }
th { text-align: left; background: #e8eef5 }
td, th { border: 1px solid #999; padding: 3px 6px; height: 14pt } tr { break-inside: avoid }
img { height: 34px } p { margin: 5px 0 } .q { display: flex; justify-content: space-between }
"""


@dataclass(frozen=True)
class HtmlDesign:
    """A web page; ``listed`` sets labels at the left of their answers instead of above them."""

    name: str
    listed: bool
    words: Words = field(default_factory=Words)
    kind: str = "browser-print"
    absent: frozenset[str] = frozenset(
        f"vendor_{n}_{part}" for n in (3, 4) for part in ("name", "authority")
    )

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return fill.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile without what this print has no place for."""
        return profile.without(self.absent)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The page, as HTML."""
        web = _Web(profile, rng, self.words)
        body = web.listed() if self.listed else web.cards()
        return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{body}".encode()


@dataclass(frozen=True)
class FillableDesign(HtmlDesign):
    """A web form, for LibreOffice to save as a fillable PDF."""

    kind: str = "lo-pdf-form"

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The page, as HTML with input elements."""
        body = _Inputs(profile, rng, self.words).form(beside=self.listed)
        return f"<!doctype html><meta charset=utf-8><body>{body}</body>".encode()


class _Web:
    def __init__(self, profile: Profile, rng: random.Random, words: Words) -> None:
        self.profile, self.rng, self.words = profile, rng, words

    def said(self, key: str) -> str:
        return escape(self.profile.written[key])

    def label(self, key: str) -> str:
        asks = FIELDS[key].label.endswith(("?", "."))
        return escape(self.words.label(key, "" if asks else None))

    def head(self, number: str) -> str:
        return f"<h2>{escape(self.words.section(number))}</h2>"

    def above(self, keys: list[str], sort: str = "card") -> str:
        cells = (
            f"<div><label>{self.label(k)}</label><div class=said>{self.said(k)}</div></div>"
            for k in keys
        )
        return f"<div class={sort}>{''.join(cells)}</div>"

    def rows(self, keys: list[str]) -> str:
        return (
            "<dl>"
            + "".join(f"<dt>{self.label(k)}</dt><dd>{self.said(k)}&nbsp;</dd>" for k in keys)
            + "</dl>"
        )

    def table(self, head: list[str], rows: list[list[str]]) -> str:
        top = "".join(f"<th>{escape(self.words.word(h))}</th>" for h in head)
        body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>" for cells in rows)
        return f"<table border=1><tr>{top}</tr>{body}</table>"

    def phases(self) -> str:
        rows = [
            [
                escape(self.words.word(n)),
                *(self.said(f"{k}_{x}") for x in ("status", "start", "finish")),
            ]
            for k, n in PHASES.items()
        ]
        return self.table(["Project Phase", "Status", "Start", "Finish"], rows)

    def vendors(self) -> str:
        rows = [[self.said(f"vendor_{n}_name"), self.said(f"vendor_{n}_authority")] for n in (1, 2)]
        return self.table(["Vendor Name(s)", "Purchasing Authority"], rows)

    def ticks(self) -> str:
        return "".join(
            f"<p>{'☒' if self.profile.expected[k] else '☐'} {escape(self.words.label(k, ''))}</p>"
            for k in BOXES
        )

    def asked(self, key: str) -> str:
        said = self.profile.expected[key]
        marks = " &nbsp; ".join(
            f"{'☒' if said is on else '☐'} {w}" for w, on in (("Yes", True), ("No", False))
        )
        return f"<p class=q><span>{self.label(key)}</span><span>{marks}</span></p>"

    def signed(self) -> str:
        rows = []
        for who, role in SIGNERS.items():
            drawn = ""
            if self.profile.signatures[f"{who}_signature"] == "signed":
                data = base64.b64encode(strokes.picture(self.rng)).decode()
                drawn = f'<img height=34 src="data:image/png;base64,{data}">'
            rows.append(
                [
                    escape(self.words.word(role)),
                    drawn,
                    self.said(f"{who}_signed_name"),
                    self.said(f"{who}_signed_date"),
                ]
            )
        return self.table(["", "Signature", "Printed Name", "Date"], rows)

    def cards(self) -> str:
        yes = list(YES_NO)
        keys = [k for keys in IDENTITY for k in keys]
        rest = (
            self.head("II"),
            self.above(["business_objectives"], "long"),
            *map(self.asked, yes[:2]),
            self.head("III"),
            self.above(["services_requested"], "long"),
            self.head("IV"),
            self.phases(),
            *map(self.asked, yes[2:4]),
            self.head("V"),
            self.ticks(),
            self.asked(yes[4]),
            self.vendors(),
            self.head("VI"),
            self.signed(),
        )
        return (
            f"<h1>{escape(self.words.title)}</h1>{self.head('I')}{self.above(keys)}{''.join(rest)}"
        )

    def listed(self) -> str:
        people = [
            [escape(self.words.word(ROLE[p])), self.said(f"{p}_name"), self.said(f"{p}_phone")]
            for p in PERSONS
        ]
        first = [
            "engagement_title",
            "agency",
            "date_requested",
            "desired_go_live",
            "current_phase",
            "request_type",
        ]
        parts = (
            self.head("I"),
            self.rows(first),
            self.table(["", "Name", "Contact Phone"], people),
            self.head("II"),
            self.rows(["business_objectives", "mandated", "documentation_attached"]),
            self.head("III"),
            self.rows(["services_requested"]),
            self.head("IV"),
            self.phases(),
            self.rows(["depends_on_other_agencies", "formal_project_plan"]),
            self.head("V"),
            self.ticks(),
            self.rows(["vendor_engaged"]),
            self.vendors(),
            self.head("VI"),
            self.signed(),
        )
        return f"<h1>{escape(self.words.title)}</h1>{''.join(parts)}"


class _Inputs(_Web):
    """The same with input elements for answers."""

    def said(self, key: str) -> str:
        entry, text = FIELDS[key], escape(self.profile.written[key], quote=True)
        name = f"name=f{list(FIELDS).index(key) + 11}"
        if entry.choices:
            items = (entry.prompt or " ", *entry.choices)
            listed = "".join(
                f"<option{' selected' * (o == self.profile.written[key])}>{escape(o)}</option>"
                for o in items
            )
            return f"<select {name}>{listed}</select>"
        if entry.type == "long_text":
            return f"<textarea {name} rows=9 cols=72>{text}</textarea>"
        size = 14 if entry.type in {"date", "phone"} else 38
        return f'<input type=text {name} size={size} value="{text}">'

    def ticks(self) -> str:
        return "".join(
            f"<p><input type=checkbox name=c{n}{' checked' * bool(self.profile.expected[k])}> "
            f"{escape(self.words.label(k, ''))}</p>"
            for n, k in enumerate(BOXES)
        )

    def ask(self, keys: list[str], beside: bool) -> str:
        if not beside:
            return "".join(f"<p>{self.label(k)}<br>{self.said(k)}</p>" for k in keys)
        cells = (
            f"<tr><td width=240>{self.label(k)}</td><td>{self.said(k)}</td></tr>" for k in keys
        )
        return f"<table>{''.join(cells)}</table>"

    def long(self, key: str) -> str:
        return f"<p>{self.label(key)}<br>{self.said(key)}</p>"

    def form(self, beside: bool) -> str:
        """The whole form; labels at the left of the fields, or above them."""
        yes, names = list(YES_NO), [k for keys in IDENTITY for k in keys]
        first = self.head("I") + self.ask(names, beside) + self.head("II")
        first += self.long("business_objectives") + self.ask(yes[:2], True) + self.head("III")
        first += self.long("services_requested") + self.head("IV") + self.phases()
        last = self.ask(yes[2:4], True) + self.head("V") + self.ticks() + self.ask(yes[4:], True)
        last += self.vendors() + self.head("VI") + self.signed()
        title = f"<p><b>{escape(self.words.title)}</b><br>Version 1.9 (R1.00.40)</p>"
        return f"{title}<form>{first}{last}</form>"


DESIGNS = (HtmlDesign("fr-web-cards", False, NAMED), HtmlDesign("fr-web-list", True, OFFICIAL))
FILLABLE = (
    FillableDesign("fr-fillable-beside", True, OFFICIAL_CURLY),
    FillableDesign("fr-fillable-above", False, SHORT),
)
