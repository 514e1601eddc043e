"""One print in the making, and the parts that most prints share."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.layouts.catalog import (
    BOXES,
    FIELDS,
    PHASES,
    PLAN_NOTE,
    SIGNATURES,
    SIGNERS,
    VENDOR_NOTE,
)
from tests.layouts.testers_word.look import Look
from tests.layouts.testers_word.page import WIDE, Paper, cell, grid_table, para, row, run, table
from tests.layouts.testers_word.pens import Pen
from tests.layouts.testers_word.signing import signature

IDENTITY = (
    ("engagement_title",), ("requestor_name", "requestor_phone"), ("agency",),
    ("project_manager_name", "project_manager_phone"),
    ("business_sponsor_name", "business_sponsor_phone"), ("it_director_name", "it_director_phone"),
)  # fmt: skip
CLOSING = ("date_requested", "desired_go_live", "current_phase", "request_type")
WHY = ("mandated", "documentation_attached")
PLAN = ("depends_on_other_agencies", "formal_project_plan")
NOTES = {"formal_project_plan": PLAN_NOTE, "vendor_engaged": VENDOR_NOTE}
LEFT, RIGHT = BOXES[:4], BOXES[4:]


@dataclass
class Form:
    """The pen, the look and the paper of one print."""

    pen: Pen
    look: Look
    paper: Paper
    rng: random.Random
    sign: str = "inline"
    approvals: str = "matrix"
    vendors: int = 2

    def label(self, key: str, size: float = 0) -> str:
        """A label's runs."""
        return run(self.look.label(key), bold=self.look.bold, size=size)

    def answer_cell(self, key: str, wide: int, span: int = 1) -> str:
        """The cell of an answer; some prints put the control round the whole of it."""
        if not self.pen.whole:
            return cell(para(self.pen.answer(key)), wide=wide, span=span)
        made = self.pen.answer(key)
        at, end = made.index("<w:sdtContent>") + 14, made.rindex("</w:sdtContent>")
        return made[:at] + cell(para(made[at:end]), wide=wide, span=span) + made[end:]

    def asked(self, key: str) -> str:
        """A question, its answer behind it, and the note that follows some."""
        note = f"  {NOTES[key]}" if key in NOTES else ""
        return self.label(key) + run("  ") + self.pen.answer(key) + run(note, italic=True, size=8)

    def title(self) -> str:
        """The print's title."""
        small = para(run("Bureau of Enterprise Systems and Technology"), align="center", after=0)
        return small + para(
            run("Customer Engagement Profile", bold=True, size=15), align="center", after=120
        )

    def head(self, roman: str) -> str:
        """A section's heading as a paragraph."""
        self.look.reset()
        return para(run(self.look.section(roman), bold=True, size=11.5), keep=True, after=60)

    def bar(self, roman: str, span: int, wide: int = WIDE) -> str:
        """A section's heading as a row of its table."""
        self.look.reset()
        words = para(run(self.look.section(roman), bold=True), after=20)
        return row(cell(words, wide=wide, span=span, fill=self.look.shade or "FFFFFF"))

    def signed(self, who: str) -> str:
        """The runs in a signer's place."""
        on = self.pen.profile.signatures[f"{who}_signature"] == "signed"
        return signature(self.paper, self.rng, self.sign, on, SIGNERS[who])

    def phases(self) -> list[list[str]]:
        """The lines of the table of phases, its head first."""
        words = ("Project Phase", "Status", "Start", "Finish")
        lines = [[run(self.look.word(w), bold=True) for w in words]]
        for phase in PHASES:
            parts = [self.pen.celled(f"{phase}_{p}") for p in ("status", "start", "finish")]
            lines.append([run(self.look.phase(phase)), *parts])
        return lines

    def planned(self) -> str:
        """The table of phases."""
        grid = (3600, 2200, 1900, 1900)
        return grid_table(self.phases(), grid, self.look.borders, self.look.shade)

    def tick(self, key: str) -> str:
        """A kind of procurement with its box."""
        on = self.pen.profile.written[key] == "x"
        return self.pen.box(on, key) + run(" " + self.look.word(FIELDS[key].label))

    def ticked(self, borders: bool = False) -> str:
        """The kinds of procurement in two columns."""
        sides = [[para(self.tick(k), after=20) for k in side] for side in (LEFT, RIGHT)]
        cells = [cell(*side, wide=WIDE // 2) for side in sides]
        return table([row(*cells)], (WIDE // 2, WIDE // 2), borders)

    def bought(self) -> str:
        """The table of vendors."""
        words = ("Vendor Name(s)", "Purchasing Authority")
        lines = [[run(self.look.word(w), bold=True) for w in words]]
        lines += [
            [self.pen.celled(f"vendor_{n}_{p}") for p in ("name", "authority")]
            for n in range(1, self.vendors + 1)
        ]
        return grid_table(lines, (5600, 4000), True, self.look.shade)

    def approved(self) -> str:
        """The signers' part in this print's arrangement."""
        from tests.layouts.testers_word import approvals

        return str(getattr(approvals, self.approvals)(self))


__all__ = ["CLOSING", "IDENTITY", "PLAN", "SIGNATURES", "WHY", "Form"]
