"""More ways of laying a section out: one table for all, cards, columns of people or signers."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS, PHASES, SIGNERS
from tests.layouts.word.identity import LAST, ROWS
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.planning import ASKED, LONG
from tests.layouts.word.sheet import WIDE, Sheet
from tests.layouts.words import ROLES

PARTS = (("status", "Status"), ("start", "Start"), ("finish", "Finish"))
GRID = (700, 4300, WIDE - 5000)


def _bar(text: str, spans: int) -> str:
    return row(cell(para(run(text, bold=True)), width=WIDE, span=spans, fill="C6D9F1"))


def _numbered(s: Sheet, number: int, label: str, answer: str) -> str:
    left = cell(para(run(str(number))), width=GRID[0])
    return row(left, cell(para(run(label, size=8)), width=GRID[1]), answer)


def one_table(s: Sheet) -> str:
    """The whole form but its phases, vendors and signatures: number, question, response."""
    rows = [
        row(
            *(
                cell(para(run(h, bold=True)), width=w, fill="EDEDED")
                for h, w in zip(("No.", "Question", "Response"), GRID, strict=True)
            )
        )
    ]
    number = 0
    for section, fields in (
        ("I", [f for group in ROWS for f in group]),
        ("II", ASKED["II"]),
        ("III", ASKED["III"]),
    ):
        rows.append(_bar(s.words.section(section), 3))
        for f in fields:
            number += 1
            answer = s.pen.cell(f, GRID[2])
            if f in ASKED["II"][1:]:
                answer = cell(para(s.answer(f)), width=GRID[2])
            rows.append(_numbered(s, number, s.words.label(f, ""), answer))
    return table(*rows, grid=GRID)


def people_cards(s: Sheet) -> str:
    """A card a person: the role as its heading, then Name and Phone."""
    out = s.heading("I") + para(s.pair("engagement_title")) + para(s.pair("agency"))
    for who in PERSONS:
        name = run("Name: ", size=8) + s.value(f"{who}_name")
        phone = run(f"\t{s.words.word('Contact Phone')}: ", size=8) + s.value(f"{who}_phone")
        out += para(run(s.words.word(ROLES[who]), bold=True), before=80, after=0)
        out += para(name, phone, tabs=(5600,), indent=200)
    return out + "".join(para(s.pair(f)) for f in LAST)


def phase_cards(s: Sheet) -> str:
    """A small table a phase, its name in a merged cell on top."""
    third = WIDE // 3
    out = s.heading("IV")
    for phase, label in PHASES.items():
        cells = [
            cell(
                para(run(s.words.word(word), size=7), after=0),
                para(s.value(f"{phase}_{part}"), after=0),
                width=third,
            )
            for part, word in PARTS
        ]
        head = cell(para(run(s.words.word(label), bold=True), after=0), width=WIDE, span=3)
        out += table(row(head), row(*cells), grid=(third,) * 3) + para(after=0)
    return out


def phase_merged(s: Sheet) -> str:
    """Three rows a phase; the phase's name in a cell merged downwards."""
    grid = (3600, 2400, WIDE - 6000)
    rows = []
    for phase, label in PHASES.items():
        for i, (part, word) in enumerate(PARTS):
            name = para(run(s.words.word(label), bold=True)) if not i else para()
            rows.append(
                row(
                    cell(name, width=grid[0], merge="on" if i else "restart"),
                    cell(para(run(s.words.word(word), size=8)), width=grid[1]),
                    s.pen.cell(f"{phase}_{part}", grid[2]),
                )
            )
    return s.heading("IV") + table(*rows, grid=grid)


def yes_no_columns(s: Sheet, number: str) -> str:
    """Questions in a table with a column Yes and a column No."""
    out = s.heading(number) if number != "IV" else para(after=0)
    grid = (WIDE - 1600, 800, 800)
    rows, heads = [], ("", "Yes", "No")
    for f in ASKED[number]:
        if f in LONG:
            out += para(s.lab(f), before=60) + s.pen.block(f)
            continue
        written = s.profile.written[f]
        ticks = [
            cell(para(s.pen.tick(f, written == choice, choice), align="center"), width=800)
            for choice in ("Yes", "No")
        ]
        rows.append(row(cell(para(s.lab(f), s.after(f)), width=grid[0]), *ticks))
    if not rows:
        return out
    top = [
        cell(para(run(h, bold=True), align="center"), width=w)
        for h, w in zip(heads, grid, strict=True)
    ]
    return out + table(row(*top), *rows, grid=grid)


def sign_columns(s: Sheet) -> str:
    """Signers as columns, their signature, name and date as rows."""
    half = (WIDE - 1800) // 2
    grid = (1800, half, half)
    rows = [
        row(
            cell(width=1800),
            *(cell(para(run(s.words.role(w), bold=True)), width=half) for w in SIGNERS),
        )
    ]
    rows.append(
        row(
            cell(para(run("Signature")), width=1800),
            *(cell(para(s.signature(who)), width=half) for who in SIGNERS),
        )
    )
    for part, label in (("signed_name", "Name (print)"), ("signed_date", "Date signed")):
        rows.append(
            row(
                cell(para(run(label)), width=1800),
                *(s.pen.cell(f"{who}_{part}", half) for who in SIGNERS),
            )
        )
    return s.heading("VI") + table(*rows, grid=grid)
