"""Web pages of the form, as an agency's portal shows them before they are printed to PDF."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from tests.layouts import strokes
from tests.layouts.catalog import BOXES, PHASES, SIGNERS, VENDORS
from tests.layouts.outsiders_word import wording
from tests.layouts.outsiders_word.people import DAYS, PHONES, Hand
from tests.layouts.outsiders_word.wording import ONE, WHOSE, Wording
from tests.layouts.truth import Profile

_STYLE = (
    "@page{size:Letter;margin:18mm;@bottom-center{content:'CEP ' counter(page) ' of ' "
    "counter(pages);font-size:8pt}}body{font-family:'DejaVu Sans';font-size:9pt}"
    "table{border-collapse:collapse;width:100%}td,th{border:.5pt solid #555;padding:3pt;"
    "text-align:left;vertical-align:top}h1{font-size:15pt}h2{font-size:11pt;margin:9pt 0 4pt}"
    "img{height:28pt}.n{border:0}.k{color:#555;font-size:7.5pt}dt{font-weight:bold;float:left;"
    "clear:left;width:82mm}dd{margin:0 0 3pt 84mm;min-height:11pt}.c{display:inline-block;"
    "width:47%;border:.5pt solid #99a;border-radius:4pt;padding:4pt;margin:2pt;"
    "vertical-align:top;min-height:24pt}.r{text-align:right}p{margin:4pt 0}"
)


@dataclass
class Page:
    """What a web page is written with."""

    profile: Profile
    words: Wording
    rng: random.Random

    def label(self, key: str) -> str:
        """A label."""
        return escape(self.words.label(key))

    def said(self, key: str) -> str:
        """An answer."""
        return escape(self.profile.written[key]).replace("\n", "<br>")

    def pair(self, key: str) -> str:
        """Yes and No with their marks."""
        said = self.profile.written[key]
        return " &nbsp; ".join(f"{'☑' if said == w else '☐'} {w}" for w in ("Yes", "No"))

    def sign(self, who: str) -> str:
        """A signature."""
        if self.profile.signatures[f"{who}_signature"] != "signed":
            return ""
        data = base64.b64encode(strokes.picture(self.rng)).decode()
        return f'<img alt="" src="data:image/png;base64,{data}">'


def _rows(*rows: list[str], head: list[str] | None = None) -> str:
    top = f"<thead><tr>{''.join(f'<th>{h}</th>' for h in head)}</tr></thead>" if head else ""
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<table>{top}<tbody>{body}</tbody></table>"


def _rest(p: Page) -> str:
    w = p.words
    plan = [[escape(w.phase(x)), *(p.said(f"{x}_{d}") for d in ("status", "start", "finish"))]
            for x in PHASES]  # fmt: skip
    heads = ["Phase", *(w.word(h) for h in ("Status", "Start", "Finish"))]
    boxes = "".join(f"<p>{'☑' if p.profile.expected[k] else '☐'} {escape(w.label(k, ''))}</p>"
                    for k in BOXES)  # fmt: skip
    listed = [[p.said(f"vendor_{n}_name"), p.said(f"vendor_{n}_authority")] for n in VENDORS]
    signed = [[escape(w.role(x)), p.sign(x), p.said(f"{x}_signed_name"), p.said(f"{x}_signed_date")]
              for x in SIGNERS]  # fmt: skip

    def asked(key: str) -> str:
        return f"<p>{p.label(key)} &nbsp; {p.pair(key)}</p>"

    def told(key: str) -> str:
        return f"<p><b>{p.label(key)}</b></p>" + _rows([p.said(key) or "&nbsp;"])

    parts = (
        "II", told("business_objectives"), asked("mandated"), asked("documentation_attached"),
        "III", told("services_requested"), "IV", _rows(*plan, head=heads),
        asked("depends_on_other_agencies"), asked("formal_project_plan"), "V", boxes,
        asked("vendor_engaged"),
        _rows(*listed, head=[w.word("Vendor Name(s)"), w.word("Purchasing Authority")]), "VI",
        _rows(*signed, head=["Approver", "Signature", "Printed Name", "Date"]),
    )  # fmt: skip
    return "".join(f"<h2>{escape(w.section(x))}</h2>" if len(x) < 4 else x for x in parts)


def _whose(p: Page, key: str) -> str:
    if key.endswith("_phone"):
        return f"{WHOSE[key.removesuffix('_phone')].partition(' (')[0]} {p.label(key)}"
    return p.label(key)


def listed(p: Page) -> str:
    """Terms and what is said of them."""
    return "<dl>" + "".join(f"<dt>{p.label(k)}</dt><dd>{p.said(k)}</dd>" for k in ONE) + "</dl>"


def cards(p: Page) -> str:
    """Cards two a row, a small label over each answer."""
    return "".join(f'<div class=c><div class=k>{_whose(p, k)}</div>{p.said(k) or "&nbsp;"}</div>'
                   for k in ONE)  # fmt: skip


def roster(p: Page) -> str:
    """Facts and then people in a table."""
    facts = [k for k in ONE if not k.endswith(("_name", "_phone"))]
    people = [[WHOSE[w], p.said(f"{w}_name"), p.said(f"{w}_phone")] for w in WHOSE]
    return (_rows(*([p.label(k), p.said(k)] for k in facts)) + "<p>&nbsp;</p>"
            + _rows(*people, head=["Role", "Name", p.words.word("Contact Phone")]))  # fmt: skip


def mirrored(p: Page) -> str:
    """Labels that stand flush right, close to their answers."""
    return '<table class=n>' + "".join(
        f'<tr><td class="n r" style="width:60mm">{p.label(k)}</td><td class=n><b>{p.said(k)}</b>'
        "</td></tr>" for k in ONE) + "</table>"  # fmt: skip


@dataclass(frozen=True)
class WebPage:
    """A web page to be printed; ``build`` gives the page itself."""

    name: str
    body: Callable[[Page], str]
    words: Wording = wording.SOURCE
    hand: Hand = field(default_factory=lambda: Hand(DAYS[:5], PHONES[:6]))
    kind: str = "pdf-text"

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return self.hand.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The page as HTML."""
        page = Page(profile, self.words, rng)
        top = f"<h1>{escape(self.words.title)}</h1><h2>{escape(self.words.section('I'))}</h2>"
        html = f"<!doctype html><html lang=en><meta charset=utf-8><style>{_STYLE}</style>"
        return (html + top + self.body(page) + _rest(page)).encode()


PAGES = (
    WebPage("op-web-terms", listed, wording.OFFICIAL),
    WebPage("op-web-cards", cards, wording.SOURCE),
    WebPage("op-web-roster", roster, wording.PLAIN),
    WebPage("op-web-mirrored", mirrored, wording.SPANISH),
)
