"""Section VI in the arrangements that prints have."""

from __future__ import annotations

from tests.layouts.catalog import SIGNERS
from tests.layouts.testers_word.form import Form
from tests.layouts.testers_word.page import WIDE, cell, para, row, run, stop, table

_WORDS = {"signature": "Signature", "signed_name": "Printed Name", "signed_date": "Date"}


def _part(f: Form, who: str, part: str) -> str:
    return f.signed(who) if part == "signature" else f.pen.celled(f"{who}_{part}")


def matrix(f: Form) -> str:
    """A row a signer; signature, printed name and date in columns."""
    grid = (2400, 3200, 2400, 1600)
    heads = ("", *_WORDS.values())
    rows = [row(*(cell(para(run(f.look.word(h), bold=True), after=20), wide=w, fill=f.look.shade)
                  for h, w in zip(heads, grid, strict=True)))]  # fmt: skip
    for who in SIGNERS:
        inside = [run(f.look.role(who)), *(_part(f, who, p) for p in _WORDS)]
        rows.append(row(*(cell(para(i, after=60), wide=w)
                          for i, w in zip(inside, grid, strict=True))))  # fmt: skip
    return table(rows, grid)


def columns(f: Form) -> str:
    """A column a signer; signature, printed name and date in rows."""
    grid = (2000, 3800, 3800)
    heads = ("", *(f.look.role(w) for w in SIGNERS))
    rows = [row(*(cell(para(run(h, bold=True), after=20), wide=w, fill=f.look.shade)
                  for h, w in zip(heads, grid, strict=True)))]  # fmt: skip
    for part, words in _WORDS.items():
        inside = [run(f.look.word(words)), *(_part(f, who, part) for who in SIGNERS)]
        rows.append(row(*(cell(para(i, after=60), wide=w)
                          for i, w in zip(inside, grid, strict=True))))  # fmt: skip
    return table(rows, grid)


def blocks(f: Form) -> str:
    """A small table a signer, the role over it, labels left of what is asked."""
    out = ""
    grid = (2600, WIDE - 2600)
    end = ":" if f.look.colon else ""
    for who in SIGNERS:
        head = cell(para(run(f.look.role(who), bold=True), after=20), wide=WIDE, span=2,
                    fill=f.look.shade)  # fmt: skip
        rows = [row(head)]
        for part, words in _WORDS.items():
            label = cell(para(run(f.look.word(words) + end, bold=f.look.bold)), wide=grid[0])
            rows.append(row(label, cell(para(_part(f, who, part)), wide=grid[1])))
        out += table(rows, grid)
    return out


def lines(f: Form) -> str:
    """Paragraphs: the signature and the date in one line, the printed name in the next."""
    out = ""
    tabs = stop(6200) + stop(9400)
    for who in SIGNERS:
        on = f.pen.profile.signatures[f"{who}_signature"] == "signed"
        place = f.signed(who) if on or f.sign == "line" else run("_" * 30)
        out += para(run(f.look.role(who), bold=True), keep=True, after=80)
        date = run("\tDate: ") + f.pen.value(f"{who}_signed_date")
        out += para(run("Signature: "), place, date, tabs=tabs, after=60)
        out += para(run("Printed Name: "), f.pen.value(f"{who}_signed_name"), tabs=tabs, after=160)
    return out


def under(f: Form) -> str:
    """Answers over a rule, what each is under it in small print, the role over them."""
    grid = (4400, 3200, 2000)
    out = ""
    for who in SIGNERS:
        out += para(run(f.look.role(who), bold=True), keep=True, after=80)
        parts = (cell(para(_part(f, who, p), after=0), wide=w)
                 for p, w in zip(_WORDS, grid, strict=True))  # fmt: skip
        rules = (cell(para(run("_" * (w // 130))), para(run(f.look.word(t), size=7)), wide=w)
                 for t, w in zip(_WORDS.values(), grid, strict=True))  # fmt: skip
        out += table([row(*parts), row(*rules)], grid, borders=False)
    return out


def within(f: Form) -> str:
    """One row a signer, each cell with its label in small print over what is asked."""
    grid = (4400, 3200, 2000)
    rows = []
    for who in SIGNERS:
        cells = []
        for (part, words), wide in zip(_WORDS.items(), grid, strict=True):
            text = f"{f.look.role(who)} {words}" if part == "signature" else words
            label = para(run(f.look.word(text), size=7.5, bold=f.look.bold), after=0)
            cells.append(cell(label, para(_part(f, who, part)), wide=wide))
        rows.append(row(*cells))
    return table(rows, grid)
