"""One form in the making, and the small pieces that several designs share."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS
from tests.layouts.novel.wording import Wording
from tests.layouts.truth import Profile
from tests.layouts.word import signs
from tests.layouts.word.ooxml import Package, cell, para, row, run, table
from tests.layouts.word.pens import Pen

WIDE = 10440
PEOPLE = ("requestor", "project_manager", "business_sponsor", "it_director")
FACTS = ("date_requested", "desired_go_live", "current_phase", "request_type")
QUESTIONS = (
    "mandated",
    "documentation_attached",
    "depends_on_other_agencies",
    "formal_project_plan",
    "vendor_engaged",
)


@dataclass
class Form:
    """A profile, a wording, a pen and what a print does its own way.

    ``answers`` is how yes and no are told: "text", "boxes" (☐ Yes ☐ No), "after" (Yes ☐ No ☐).
    """

    profile: Profile
    words: Wording
    pen: Pen
    rng: random.Random
    package: Package
    answers: str = "text"
    sign: str = "inline"
    vendor_rows: int = 2

    def lab(self, field_id: str, end: str = "", **look: object) -> str:
        """The runs of a label."""
        return run(self.words.label(field_id, end), **{"bold": True, "size": 8.5, **look})

    def val(self, field_id: str) -> str:
        """The runs of a value."""
        kind = FIELDS[field_id].type
        if kind == "yes_no":
            return self.yes_no(field_id)
        if kind == "checkbox":
            return self.pen.tick(field_id, bool(self.profile.written[field_id]))
        return self.pen.choose(field_id) if kind == "choice" else self.pen.text(field_id)

    def yes_no(self, field_id: str) -> str:
        """The answer to a question."""
        if self.answers == "text":
            return self.pen.choose(field_id)
        written, out = self.profile.written[field_id], ""
        for word in ("Yes", "No"):
            box = self.pen.tick(field_id, written == word, word)
            before = self.answers == "boxes"
            out += box + run(f" {word}   ") if before else run(f"{word} ") + box + run("   ")
        return out

    def signature(self, who: str) -> str:
        """The runs of a slot."""
        signed = self.profile.signatures[f"{who}_signature"] != "missing"
        return signs.sign(self.package, self.rng, self.sign, signed)

    @property
    def vendors(self) -> tuple[int, ...]:
        """The numbers of the vendors that the print has room for."""
        return tuple(range(1, self.vendor_rows + 1))


def line(*inline: str, **look: object) -> str:
    """A paragraph."""
    return para(*inline, **look)  # type: ignore[arg-type]


def head(text: str, fill: str = "D9D9D9") -> str:
    """A heading across the page."""
    return para(run(text, bold=True, size=10), fill=fill, before=120)


def grid(rows: list[list[str]], widths: tuple[int, ...], *, shade: bool = True) -> str:
    """A table of inline contents, its first row shaded."""
    made = []
    for number, cells in enumerate(rows):
        fill = "E7E6E6" if shade and not number else ""
        made.append(
            row(*(cell(para(c), width=w, fill=fill) for c, w in zip(cells, widths, strict=True)))
        )
    return table(*made, grid=widths)


def phase_table(f: Form, order: str = "psbf") -> str:
    """The plan: p the phase, s its status, b its begin, f its finish, in an order of columns."""
    status, start, finish = f.words.columns
    heads = {"p": "Project Phase", "s": status, "b": start, "f": finish}
    keys = {"s": "status", "b": "start", "f": "finish"}
    rows = [[run(heads[c], bold=True) for c in order]]
    rows += [
        [run(f.words.phase(phase)) if c == "p" else f.val(f"{phase}_{keys[c]}") for c in order]
        for phase in PHASES
    ]
    widths = tuple(4000 if c == "p" else 2100 for c in order)
    return grid(rows, widths)


def vendor_table(f: Form) -> str:
    """The vendors, one a row."""
    rows = [[run(text, bold=True) for text in f.words.vendors]]
    rows += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    return grid(rows, (6000, 4000))


def approval_table(f: Form) -> str:
    """The approvals, a signer a row."""
    rows = [[run("Approval", bold=True), *(run(t, bold=True) for t in f.words.approvals)]]
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        rows.append([run(role), f.signature(who), f.val(f"{who}_signed_name"),
                     f.val(f"{who}_signed_date")])  # fmt: skip
    return grid(rows, (2600, 3200, 2840, 1800))


def boxes(f: Form, *, behind: bool = False) -> str:
    """The check boxes, a line each; ``behind`` puts the box behind its words."""
    out = ""
    for key in BOXES:
        box, words = f.val(key), run(f.words.label(key))
        out += para(words, run("  "), box) if behind else para(box, run(" "), words)
    return out


def questions(f: Form, end: str = "  ") -> str:
    """The yes/no questions, a line each."""
    return "".join(para(f.lab(q), run(end), f.val(q)) for q in QUESTIONS)
