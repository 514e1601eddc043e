"""One Word form in the making: a profile, a wording, a pen, and the small habits of a print."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, PLAN_NOTE, SIGNERS, VENDOR_NOTE, VENDORS
from tests.layouts.truth import Profile
from tests.layouts.word import signs
from tests.layouts.word.ooxml import Package, para, run
from tests.layouts.word.pens import Controls, Pen
from tests.layouts.words import Words

WIDE = 10440


@dataclass
class Sheet:
    """What the section builders work with.

    ``yes_no``: "list", "boxes" (☐ Yes ☐ No) or "after" (Yes ☐ No ☐); ``request``: "list" or
    "boxes"; ``sign``: a style of :func:`signs.sign`; ``hints``: paragraphs of instruction.
    """

    profile: Profile
    words: Words
    rng: random.Random
    package: Package
    pen: Pen
    yes_no: str = "list"
    request: str = "list"
    sign: str = "inline"
    sign_rule: str = ""
    vendor_rows: int = 4
    hints: bool = False
    bold: bool = True
    rows_repeat: bool = False

    def lab(self, field_id: str, end: str | None = None, **look: object) -> str:
        """The label's run."""
        return run(self.words.label(field_id, end), **{"bold": self.bold, "size": 8, **look})

    def value(self, field_id: str) -> str:
        """The value's runs, whatever the field's type."""
        kind = FIELDS[field_id].type
        if kind == "yes_no":
            return self.answer(field_id)
        if field_id == "request_type" and self.request == "boxes":
            return self.options(field_id, FIELDS[field_id].choices)
        if kind == "choice":
            return self.pen.choose(field_id)
        if kind == "checkbox":
            return self.pen.tick(field_id, bool(self.profile.written[field_id]))
        return self.pen.text(field_id)

    def pair(self, field_id: str, gap: str = " ") -> str:
        """Label and value in one line."""
        return self.lab(field_id) + run(gap) + self.value(field_id)

    def options(self, field_id: str, choices: tuple[str, ...], gap: str = "    ") -> str:
        """A row of check boxes, one of them ticked."""
        written, out = self.profile.written[field_id], ""
        for choice in choices:
            box = self.pen.tick(field_id, written == choice, choice)
            before = self.yes_no != "after" or len(choices) > 2
            out += box + run(f" {choice}{gap}") if before else run(f"{choice} ") + box + run(gap)
        return out

    def answer(self, field_id: str) -> str:
        """A yes/no in this print's way."""
        if self.yes_no == "list":
            return self.pen.choose(field_id)
        return self.options(field_id, ("Yes", "No"))

    def after(self, field_id: str) -> str:
        """The printed remark behind a question."""
        note = {"formal_project_plan": PLAN_NOTE, "vendor_engaged": VENDOR_NOTE}.get(field_id, "")
        return run(f" {note}", italic=True, size=8) if note else ""

    def question(self, field_id: str) -> str:
        """A yes/no question with its answer on the line."""
        return self.pair(field_id, "  ") + self.after(field_id)

    def heading(self, number: str, fill: str = "D9E2F3") -> str:
        """The heading of a section, as a paragraph."""
        return para(run(self.words.section(number), bold=True, size=10), fill=fill, before=160)

    def hint(self, text: str) -> str:
        """A paragraph of instruction, where this print has them."""
        return para(run(text, italic=True, size=8, color="444444")) if self.hints else ""

    def signature(self, who: str) -> str:
        """Runs for a signer's slot."""
        slot = f"{who}_signature"
        tags = self.pen.tags if isinstance(self.pen, Controls) else ""
        tag = {"ours": slot, "foreign": f"pic{self.package.next_id()}", "": ""}[tags]
        named = isinstance(self.pen, Controls) and self.pen.aliases
        alias = f"{SIGNERS[who]} signature" if named else ""
        signed = self.profile.signatures[slot] != "missing"
        if self.sign == "typed":
            name = self.profile.written[f"{who}_signed_name"] or "A. Signer"
            return run(f"/s/ {name}" if signed else self.sign_rule)
        return signs.sign(
            self.package, self.rng, self.sign, signed, tag, alias, rule=self.sign_rule
        )

    @property
    def vendors(self) -> tuple[int, ...]:
        """The numbers of the vendor rows on this print."""
        return VENDORS[: self.vendor_rows]

    def masthead(self, seal: bool = False) -> str:
        """The title of the form, with the department above it."""
        picture = signs.inline(self.package, strokes.seal(), 48, 48) if seal else ""
        return (
            para(picture, run("State of Connecticut", size=9), align="center")
            + para(run("Department of Administrative Services", bold=True), align="center")
            + para(run(self.words.title, bold=True, size=15), align="center", after=120)
        )


def missing_rows(vendor_rows: int) -> frozenset[str]:
    """The vendor fields that a print with so many rows has no place for."""
    gone = VENDORS[vendor_rows:]
    return frozenset(f"vendor_{n}_{part}" for n in gone for part in ("name", "authority"))
