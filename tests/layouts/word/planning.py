"""Sections II to IV in the ways in which offices lay them out."""

from __future__ import annotations

from tests.layouts.catalog import PHASES
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet

ASKED = {
    "II": ("business_objectives", "mandated", "documentation_attached"),
    "III": ("services_requested",),
    "IV": ("depends_on_other_agencies", "formal_project_plan"),
}
LONG = ("business_objectives", "services_requested")


def boxed(s: Sheet, number: str) -> str:
    """A question a table row, the answer in the same cell."""
    rows = []
    for f in ASKED[number]:
        inside = [para(s.lab(f)), s.pen.block(f)] if f in LONG else [para(s.question(f))]
        rows.append(row(cell(*inside, width=WIDE)))
    head = s.heading(number) if number != "IV" else ""
    return head + table(*rows, grid=(WIDE,))


def plain(s: Sheet, number: str) -> str:
    """Questions and answers as paragraphs."""
    out = s.heading(number) if number != "IV" else ""
    for f in ASKED[number]:
        if f in LONG:
            out += para(s.lab(f), before=60) + s.hint("(Do not exceed the space provided.)")
            out += s.pen.block(f)
        else:
            out += para(s.question(f), before=60)
    return out


def beside(s: Sheet, number: str) -> str:
    """The question in the left cell, its answer in the right one."""
    rows = []
    for f in ASKED[number]:
        left = cell(para(s.lab(f), s.after(f)), width=4200, fill="F2F2F2")
        if f in LONG or s.yes_no == "list":
            right = s.pen.cell(f, WIDE - 4200)
        else:
            right = cell(para(s.answer(f)), width=WIDE - 4200)
        rows.append(row(left, right))
    head = s.heading(number) if number != "IV" else ""
    return head + table(*rows, grid=(4200, WIDE - 4200))


def phase_table(s: Sheet, order: tuple[str, ...] = ("status", "start", "finish")) -> str:
    """Phases as rows under column heads; the columns may stand in another order."""
    heads = {"status": "Status", "start": "Start", "finish": "Finish"}
    grid = (4200, 2280, 1980, 1980)
    top = ["Project Phase", *(heads[o] for o in order)]
    rows = [
        row(
            *(
                cell(para(run(s.words.word(h), bold=True)), width=w, fill="EDEDED")
                for h, w in zip(top, grid, strict=True)
            ),
            head=True,
        )
    ]
    for phase, label in PHASES.items():
        cells = [cell(para(run(s.words.word(label))), width=grid[0])]
        cells += [s.pen.cell(f"{phase}_{o}", w) for o, w in zip(order, grid[1:], strict=True)]
        rows.append(_maybe_row_control(s, row(*cells)))
    return s.heading("IV") + table(*rows, grid=grid)


def _maybe_row_control(s: Sheet, inside: str) -> str:
    if not s.rows_repeat:
        return inside
    number = s.package.next_id() * 7919
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w15:repeatingSectionItem/></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def phase_lines(s: Sheet) -> str:
    """A paragraph a phase: its name, then status, start and finish."""
    out = s.heading("IV") + s.hint("Give a status and, where known, dates for each project phase.")
    for phase, label in PHASES.items():
        parts = [run(s.words.word(label) + ":", bold=True)]
        for part, word in (("status", "Status"), ("start", "Start"), ("finish", "Finish")):
            value = s.value(f"{phase}_{part}")
            parts += [run(f"  {s.words.word(word)} ", size=8), value]
        out += para(*parts, after=80)
    return out


def phase_blocks(s: Sheet) -> str:
    """A phase takes two lines: its name as a small heading, the three values below."""
    out = s.heading("IV")
    for phase, label in PHASES.items():
        out += para(run(s.words.word(label), bold=True), before=80, after=0)
        parts = (("status", "Status"), ("start", "Start"), ("finish", "Finish"))
        inside = run("\t").join(
            run(f"{s.words.word(word)}: ", size=8) + s.value(f"{phase}_{part}")
            for part, word in parts
        )
        out += para(inside, tabs=(3600, 6800), indent=240)
    return out
