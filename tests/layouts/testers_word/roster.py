"""A print whose persons stand in one table, and whose questions are ticked in columns."""

from __future__ import annotations

from tests.layouts.testers_word.form import CLOSING, NOTES, PLAN, WHY, Form
from tests.layouts.testers_word.page import WIDE, cell, grid_table, para, row, run, table

PEOPLE = {
    "requestor": "Requestor", "project_manager": "Project Manager (if applicable)",
    "business_sponsor": "Agency Business Sponsor", "it_director": "Agency IT Director",
}  # fmt: skip


def _persons(f: Form) -> str:
    """A row a person: who, the name, the phone."""
    heads = ("", "Name", "Contact Phone")
    lines = [[run(f.look.word(h), bold=True) for h in heads]]
    for who, role in PEOPLE.items():
        parts = [f.pen.celled(f"{who}_{p}") for p in ("name", "phone")]
        lines.append([run(f.look.word(role)), *parts])
    return grid_table(lines, (3600, 3600, 2400), True, f.look.shade)


def _ticked(f: Form, keys: tuple[str, ...]) -> str:
    """Questions with a column for Yes and one for No."""
    lines = [["", run("Yes", bold=True), run("No", bold=True)]]
    for key in keys:
        note = run(f" {NOTES[key]}", italic=True, size=8) if key in NOTES else ""
        boxes = [f.pen.box(f.pen.profile.written[key] == w, key, w) for w in ("Yes", "No")]
        lines.append([f.label(key) + note, *boxes])
    return grid_table(lines, (7800, 900, 900), True, "")


def _pair(f: Form, *keys: str) -> str:
    cells = []
    for key in keys:
        cells += [cell(para(f.label(key)), wide=2200), f.answer_cell(key, 2600)]
    return row(*cells)


def roster(f: Form) -> str:
    """The whole print."""
    facts = [_pair(f, "engagement_title", "agency"), _pair(f, *CLOSING[:2]), _pair(f, *CLOSING[2:])]
    out = f.title() + f.head("I") + table(facts, (2200, 2600) * 2) + _persons(f)
    for roman, key in (("II", "business_objectives"), ("III", "services_requested")):
        out += f.head(roman) + para(f.label(key), keep=True)
        out += table([row(cell(f.pen.block(key), wide=WIDE))], (WIDE,))
        out += _ticked(f, WHY) if roman == "II" else ""
    out += f.head("IV") + f.planned() + _ticked(f, PLAN)
    out += f.head("V") + f.ticked(True) + _ticked(f, ("vendor_engaged",)) + f.bought()
    return out + f.head("VI") + f.approved()
