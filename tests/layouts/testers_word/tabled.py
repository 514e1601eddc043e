"""Prints in tables: as the source has it, labels beside answers, labels over answers."""

from __future__ import annotations

from tests.layouts.testers_word.form import CLOSING, IDENTITY, PLAN, WHY, Form
from tests.layouts.testers_word.page import WIDE, cell, para, row, run, table

_FIELDS = tuple(k for line in IDENTITY for k in line)


def _same(f: Form, key: str, wide: int, span: int) -> str:
    """Label and answer in one cell."""
    return cell(para(f.label(key), run(" "), f.pen.answer(key), after=20), wide=wide, span=span)


def _over(f: Form, key: str, wide: int, span: int = 1) -> str:
    """The label over the answer, in one cell."""
    return cell(para(f.label(key, 8), after=0), para(f.pen.answer(key), after=20), wide=wide,
                span=span)  # fmt: skip


def _long(f: Form, roman: str, key: str, asked: tuple[str, ...]) -> str:
    """A section of a long answer, and questions under it, in one table."""
    rows = [f.bar(roman, 1), row(cell(para(f.label(key)), f.pen.block(key), wide=WIDE))]
    rows += [row(cell(para(f.asked(k)), wide=WIDE)) for k in asked]
    return table(rows, (WIDE,), f.look.borders)


def _ending(f: Form) -> str:
    """Sections IV to VI in tables."""
    out = f.head("IV") + f.planned() + "".join(para(f.asked(k)) for k in PLAN)
    out += f.head("V") + f.ticked(f.look.borders) + para(f.asked("vendor_engaged")) + f.bought()
    return out + f.head("VI") + f.approved()


def source(f: Form) -> str:
    """The grid of the source: label and answer in one cell, four facts in the last row."""
    step = WIDE // 12
    rows = [f.bar("I", 12)]
    for keys in IDENTITY:
        spans = (12,) if len(keys) == 1 else (8, 4)
        rows.append(row(*(_same(f, k, s * step, s) for k, s in zip(keys, spans, strict=True))))
    rows.append(row(*(_over(f, k, 3 * step, 3) for k in CLOSING)))
    out = f.title() + table(rows, (step,) * 12, f.look.borders)
    out += _long(f, "II", "business_objectives", WHY) + _long(f, "III", "services_requested", ())
    return out + _ending(f)


def two_columns(f: Form) -> str:
    """Labels left, answers right, the section's name in a row over them."""
    grid = (3600, WIDE - 3600)

    def line(key: str) -> str:
        return row(cell(para(f.label(key)), wide=grid[0]),
                   f.answer_cell(key, grid[1]))  # fmt: skip

    def long(key: str) -> str:
        return row(cell(para(f.label(key)), wide=grid[0]), cell(f.pen.block(key), wide=grid[1]))

    rows = [f.bar("I", 2), *(line(k) for k in (*_FIELDS, *CLOSING))]
    rows += [f.bar("II", 2), long("business_objectives"), *(line(k) for k in WHY)]
    rows += [f.bar("III", 2), long("services_requested")]
    out = f.title() + table(rows, grid, f.look.borders)
    return out + _ending(f)


def above(f: Form) -> str:
    """Rows of labels with rows of answers under them, two or three abreast."""

    def lines(keys: tuple[str, ...]) -> list[str]:
        span = 6 // len(keys)
        wide = WIDE // 6 * span
        labels = (
            cell(para(f.label(k, 8), after=0), wide=wide, span=span, fill=f.look.shade)
            for k in keys
        )
        answers = (cell(para(f.pen.answer(k)), wide=wide, span=span) for k in keys)
        return [row(*labels), row(*answers)]

    rows = [f.bar("I", 6)]
    for keys in (*IDENTITY, CLOSING[:2], CLOSING[2:]):
        rows += lines(keys)
    out = f.title() + table(rows, (WIDE // 6,) * 6, f.look.borders)
    out += _long(f, "II", "business_objectives", WHY) + _long(f, "III", "services_requested", ())
    return out + _ending(f)


def four_columns(f: Form) -> str:
    """Two pairs of label and answer abreast."""
    grid = (2200, 2900, 1800, 2700)

    def pair(*keys: str) -> str:
        cells = []
        for at, key in enumerate(keys):
            last = len(keys) == 1
            cells.append(cell(para(f.label(key)), wide=grid[2 * at]))
            wide = sum(grid[1:]) if last else grid[2 * at + 1]
            cells.append(f.answer_cell(key, wide, 3 if last else 1))
        return row(*cells)

    rows = [f.bar("I", 4), *(pair(*keys) for keys in (*IDENTITY, CLOSING[:2], CLOSING[2:]))]
    out = f.title() + table(rows, grid, f.look.borders)
    out += _long(f, "II", "business_objectives", WHY) + _long(f, "III", "services_requested", ())
    return out + _ending(f)
