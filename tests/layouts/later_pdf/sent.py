"""What a web form sends: a mail of what was entered, and a list of questions and answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.layouts.catalog import FIELDS, PHASES, SIGNERS
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PEOPLE, PLAN, ROLES, SIGNED, WHY
from tests.layouts.later_pdf.pages import Page, _Cards
from tests.layouts.truth import Profile

_MAIL = """body{font:10pt 'Liberation Sans',sans-serif} table{width:100%;border-collapse:collapse}
td{padding:4pt;vertical-align:top} tr.q td{background:#eaf2fa;font-weight:bold}
tr.a td{padding-left:24pt}"""
_ANSWERS = """body{font:11pt 'DejaVu Serif',serif} .q{font-weight:bold;margin-top:9pt}
.a{margin:2pt 0 0 14pt;border-bottom:1px dotted #777;min-height:14pt}
ol{list-style:none;margin:2pt 0 0 14pt;padding:0}"""


@dataclass(frozen=True)
class Sent(Page):
    """``way`` "mail" (a shaded question, its answer below) or "answers" (choices listed)."""

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.html``."""
        maker = (_Mail if self.way == "mail" else _Answers)(self.words, profile, rng)
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{maker.css}</style></head>'
            f"<body><p>{escape(self.words.title)}</p>{maker.body()}</body></html>"
        ).encode()


class _Mail(_Cards):
    css = _MAIL

    def choice(self, field_id: str, written: str) -> str:
        return written or "&nbsp;"

    def field(self, field_id: str, label: str = "") -> str:
        return (f'<tr class="q"><td>{label or self.label(field_id)}</td></tr>'
                f'<tr class="a"><td>{self.value(field_id)}</td></tr>')  # fmt: skip

    def fields(self, ids: Sequence[str]) -> str:
        return f"<table>{''.join(self.field(f, self.named(f)) for f in ids)}</table>"

    def named(self, field_id: str) -> str:
        """The label with the phase or vendor it is about."""
        for phase, name in PHASES.items():
            if field_id in {f"{phase}_{p}" for p in PARTS}:
                return f"{escape(name)} - {self.words.label(field_id, '')}"
        if field_id.startswith("vendor_") and field_id[7].isdigit():
            return f"{self.words.label(field_id, '')} {field_id[7]}"
        if field_id in PEOPLE and field_id.endswith("_phone"):
            return f"{ROLES[field_id.removesuffix('_phone')]} - {self.words.label(field_id, '')}"
        return ""

    def box(self, field_id: str) -> str:
        tick = "☑" if self.profile.written[field_id] else "☐"
        return f"<div>{tick} {escape(self.words.label(field_id, ''))}</div>"

    def phases(self) -> str:
        return self.fields([f"{phase}_{p}" for phase in PHASES for p in PARTS])

    def body(self) -> str:
        first = ("engagement_title", "agency", *PEOPLE, *CLOSING)
        return (
            self.part("I", self.fields(first))
            + self.part("II", self.fields(("business_objectives", *WHY)))
            + self.part("III", self.fields(("services_requested",)))
            + self.part("IV", self.phases() + self.fields(PLAN))
            + self.part("V", "".join(map(self.box, BUYING)) + self.fields(("vendor_engaged",))
                        + self.vendors())
            + self.part("VI", self.fields([f"{w}_{p}" for w in SIGNERS for p in SIGNED]))
        )  # fmt: skip


class _Answers(_Mail):
    css = _ANSWERS

    def choice(self, field_id: str, written: str) -> str:
        return self.listed(("Yes", "No"), written)

    def listed(self, options: Sequence[str], written: str) -> str:
        items = "".join(f"<li>{'◉' if written == o else '○'} {escape(o)}</li>" for o in options)
        return f"<ol>{items}</ol>"

    def field(self, field_id: str, label: str = "") -> str:
        answer = self.value(field_id)
        if FIELDS[field_id].type == "choice":
            answer = self.listed(FIELDS[field_id].choices, self.profile.written[field_id])
        return f'<div class="q">{label or self.label(field_id)}</div><div class="a">{answer}</div>'

    def fields(self, ids: Sequence[str]) -> str:
        return "".join(self.field(f, self.named(f)) for f in ids)
