"""Web pages of the form: cards with inputs, and the page that confirms what was entered."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, PHASES, SIGNERS, VENDORS
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PEOPLE, PLAN, ROLES, SIGNED, WHY
from tests.layouts.novelpdf.designs import western
from tests.layouts.truth import Profile
from tests.layouts.words import Words

_CARDS = """body{font:10pt 'DejaVu Sans',sans-serif;color:#222} h2{font-size:12pt;color:#0b3d6b}
section{border:1px solid #cdd5dd;border-radius:6px;padding:8px 12px;margin-bottom:10px}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:6px 18px} .f{break-inside:avoid}
.l{font-size:7.5pt;text-transform:uppercase;color:#667;display:block}
.v{border:1px solid #bbb;border-radius:3px;padding:3px 5px;min-height:13pt;display:block}
.long{grid-column:1/3;white-space:pre-line} img{display:block}
h3{font-size:9pt;margin:6px 0 2px;grid-column:1/3}"""
_CONFIRM = """body{font:11pt 'Liberation Sans',sans-serif} h2{font-size:12pt;background:#e4e4e4}
.row{border-bottom:1px solid #ddd;padding:3pt 0;overflow:hidden}
.l{color:#555;float:left;width:250px}
.v{margin-left:260px;white-space:pre-line} table{border-collapse:collapse;width:100%}
th{text-align:left;border-bottom:1px solid #000} tr:nth-child(even){background:#f2f2f2}"""


@dataclass(frozen=True)
class Page:
    """``way`` "cards" (two abreast, labels above) or "confirm" (label, then what was entered)."""

    name: str
    words: Words
    way: str
    kind: str = "web"
    suffix: str = "html"

    def fit(self, profile: Profile) -> Profile:
        """Every field has its place here."""
        return western(profile)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.html``."""
        maker = (_Cards if self.way == "cards" else _Confirm)(self.words, profile, rng)
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{maker.css}</style></head>'
            f"<body><h1>{escape(self.words.title)}</h1>{maker.body()}</body></html>"
        ).encode()


class _Cards:
    css = _CARDS

    def __init__(self, words: Words, profile: Profile, rng: random.Random) -> None:
        self.words, self.profile, self.rng = words, profile, rng

    def label(self, field_id: str) -> str:
        own = ("signature", "signed_name", "signed_date")
        who = next((SIGNERS[w] for w in SIGNERS if field_id in {f"{w}_{p}" for p in own}), "")
        return escape(f"{who} {self.words.label(field_id)}".strip())

    def value(self, field_id: str) -> str:
        written, kind = self.profile.written.get(field_id, ""), FIELDS[field_id].type
        if kind == "signature":
            if self.profile.signatures[field_id] != "signed":
                return "&nbsp;"
            data = base64.b64encode(strokes.picture(self.rng)).decode()
            return f'<img width="150" height="36" src="data:image/png;base64,{data}">'
        if kind == "yes_no":
            return self.choice(field_id, written)
        return escape(written).replace("\n", "<br>") or "&nbsp;"

    def choice(self, field_id: str, written: str) -> str:
        return " ".join(
            f'<label><input type="radio" name="{field_id}"'
            f"{' checked' if written == o else ''}> {o}</label>" for o in ("Yes", "No")
        )  # fmt: skip

    def field(self, field_id: str, label: str = "") -> str:
        wide = " long" if FIELDS[field_id].type in {"long_text", "yes_no"} else ""
        return (f'<div class="f{wide}"><span class="l">{label or self.label(field_id)}</span>'
                f'<span class="v">{self.value(field_id)}</span></div>')  # fmt: skip

    def fields(self, ids: Sequence[str]) -> str:
        return f'<div class="grid">{"".join(map(self.field, ids))}</div>'

    def box(self, field_id: str) -> str:
        tick = " checked" if self.profile.written[field_id] else ""
        words = escape(self.words.label(field_id, ""))
        return f'<div><label><input type="checkbox"{tick}> {words}</label></div>'

    def part(self, section: str, body: str) -> str:
        return f"<section><h2>{escape(self.words.section(section))}</h2>{body}</section>"

    def phases(self) -> str:
        rows = (
            f'<div class="grid"><h3>{escape(name)}</h3>'
            + "".join(self.field(f"{phase}_{p}") for p in PARTS) + "</div>"
            for phase, name in PHASES.items()
        )  # fmt: skip
        return "".join(rows)

    def vendors(self) -> str:
        return self.fields([f"vendor_{n}_{p}" for n in VENDORS for p in ("name", "authority")])

    def body(self) -> str:
        people = "".join(
            self.field(f, f"{ROLES[f.removesuffix('_phone')]} phone" if "_phone" in f else "")
            for f in PEOPLE
        )
        first = self.fields(("engagement_title", "agency"))
        first += f'<div class="grid">{people}</div>' + self.fields(CLOSING)
        buying = "".join(map(self.box, BUYING)) + self.fields(("vendor_engaged",))
        return (
            self.part("I", first) + self.part("II", self.fields(("business_objectives", *WHY)))
            + self.part("III", self.fields(("services_requested",)))
            + self.part("IV", self.phases() + self.fields(PLAN))
            + self.part("V", buying + self.vendors())
            + self.part("VI", self.fields([f"{w}_{p}" for w in SIGNERS for p in SIGNED]))
        )  # fmt: skip


class _Confirm(_Cards):
    css = _CONFIRM

    def choice(self, field_id: str, written: str) -> str:
        return written or "&nbsp;"

    def field(self, field_id: str, label: str = "") -> str:
        return (f'<div class="row"><div class="l">{label or self.label(field_id)}</div>'
                f'<div class="v">{self.value(field_id)}</div></div>')  # fmt: skip

    def fields(self, ids: Sequence[str]) -> str:
        return "".join(map(self.field, ids))

    def box(self, field_id: str) -> str:
        said = "[x]" if self.profile.written[field_id] else "[ ]"
        return f'<div class="row">{said} {escape(self.words.label(field_id, ""))}</div>'

    def phases(self) -> str:
        heads = "".join(f"<th>{escape(self.words.label(f'design_{p}', ''))}</th>" for p in PARTS)
        rows = "".join(
            f"<tr><td>{escape(name)}</td>"
            + "".join(f"<td>{self.value(f'{phase}_{p}')}</td>" for p in PARTS) + "</tr>"
            for phase, name in PHASES.items()
        )  # fmt: skip
        return f"<table><tr><th>Phase</th>{heads}</tr>{rows}</table>"

    def vendors(self) -> str:
        return "".join(self.field(f"vendor_{n}_{p}", f"{self.label(f'vendor_{n}_{p}')} #{n}")
                       for n in VENDORS for p in ("name", "authority"))  # fmt: skip
