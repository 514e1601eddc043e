"""Arrangements of labels and answers on a Word page."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import BOXES
from tests.layouts.fresh.ooxml import WIDE, cell, gap, look, para, row, run, table
from tests.layouts.fresh.sheet import Sheet

SHADE = "D9E2F3"
Rows = Sequence[Sequence[str]]
IDENTITY: Rows = (
    ("engagement_title",),
    ("requestor_name", "requestor_phone"),
    ("agency",),
    ("project_manager_name", "project_manager_phone"),
    ("business_sponsor_name", "business_sponsor_phone"),
    ("it_director_name", "it_director_phone"),
    ("date_requested", "desired_go_live", "current_phase", "request_type"),
)


def heading(s: Sheet, number: str, style: str = "bold", shade: str = "", page: bool = False) -> str:
    """A section's heading: bold, big, caps or on a bar."""
    text = s.words.section(number)
    if not text:
        return gap()
    props = {
        "bold": look(bold=True, size=11),
        "big": look(size=15, color="1F3864"),
        "caps": look(bold=True, caps=True, size=9),
        "bar": look(bold=True, color="FFFFFF"),
        "under": look(bold=True, under=True),
    }[style]
    return para(run(text, props), before=160, after=60, shade=shade, page=page, keep=True)


def title(s: Sheet, sub: str = "", align: str = "center") -> str:
    """The form's title and what stands beneath it."""
    out = para(run(s.words.title, look(bold=True, size=15)), align=align, after=20)
    return out + (para(run(sub, look(size=8.5)), align=align, after=120) if sub else "")


def stacked(
    s: Sheet, rows: Rows, lines: str = "single", above: bool = True, shade: str = ""
) -> str:
    """Label and answer one above the other in a cell."""
    out = []
    for keys in rows:
        widths = _shares(len(keys))
        cells = []
        for key, wide in zip(keys, widths, strict=True):
            label, said = para(s.label(key), after=0), para(s.answer(key), after=0)
            both = label + said if above else said + label
            cells.append(cell(both, wide * 840, wide, shade))
        out.append(row(*cells))
    return table(out, [840] * 12, lines) + gap()


def beside(
    s: Sheet,
    rows: Rows,
    lines: str = "single",
    share: float = 0.42,
    shade: str = "",
    under: bool = False,
) -> str:
    """Label in one cell, answer in the cell to its right."""
    out = []
    for keys in rows:
        cells = []
        for key, wide in zip(keys, (24 // len(keys),) * len(keys), strict=True):
            left = max(3, round(wide * (share if len(keys) < 4 else 0.5)))
            left = left if len(keys) > 1 else round(12 * share)
            cells.append(cell(para(s.label(key), after=20), left * 420, left, shade))
            cells.append(
                cell(para(s.answer(key), after=20), (wide - left) * 420, wide - left, under=under)
            )
        out.append(row(*cells))
    return table(out, [420] * 24, lines) + gap()


def within(s: Sheet, rows: Rows, lines: str = "single") -> str:
    """Label and answer on one line in a cell."""
    out = []
    for keys in rows:
        widths = _shares(len(keys))
        out.append(
            row(
                *(
                    cell(para(s.label(k), run(" "), s.answer(k), after=20), w * 840, w)
                    for k, w in zip(keys, widths, strict=True)
                )
            )
        )
    return table(out, [840] * 12, lines) + gap()


def captioned(s: Sheet, rows: Rows, above: bool = False) -> str:
    """Answers on a rule, the labels as small captions in a row of their own."""
    small, out = s.label_look, []
    s.label_look = look(size=7.5, italic=True)
    for keys in rows:
        widths = _shares(len(keys))
        said = row(
            *(
                cell(para(s.answer(k), after=0, before=60), w * 840, w, under=True)
                for k, w in zip(keys, widths, strict=True)
            )
        )
        names = row(
            *(
                cell(para(s.label(k, ""), after=0), w * 840, w)
                for k, w in zip(keys, widths, strict=True)
            )
        )
        out += [names, said] if above else [said, names]
    s.label_look = small
    return table(out, [840] * 12, "none") + gap()


def lines(
    s: Sheet, rows: Rows, between: str = "\t", stops: Sequence[int] = (5400,), gap_: str = " "
) -> str:
    """Labels and answers on lines of text, several on a line."""
    out = ""
    for keys in rows:
        runs = []
        for at, key in enumerate(keys):
            runs += [run(between) * bool(at), s.label(key), run(gap_), s.answer(key)]
        out += para(*runs, after=90, tabs=[(t, "") for t in stops])
    return out


def over_under(s: Sheet, rows: Rows, hints: dict[str, str] | None = None) -> str:
    """A line for the label, then a line for the answer, no table."""
    out = ""
    for key in (k for keys in rows for k in keys):
        out += para(s.label(key), after=0, keep=True)
        if hints and key in hints:
            out += s.hint(hints[key])
        out += para(s.answer(key), after=110, left=240)
    return out


def boxes(s: Sheet, columns: int = 2, after: bool = False) -> str:
    """The checkboxes of section V, down the columns; ``after`` puts the box behind its words."""

    def one(key: str) -> str:
        parts = [s.box(key), run("  "), run(s.words.label(key, ""))]
        return para(*(parts[::-1] if after else parts), after=40)

    if columns == 1:
        return "".join(one(k) for k in BOXES) + gap()
    left, right = "".join(map(one, BOXES[:4])), "".join(map(one, BOXES[4:]))
    half = WIDE // 2
    return table([row(cell(left, half), cell(right, half))], (half, half), "none") + gap()


def question(s: Sheet, key: str, boxes_: bool = False, note: str = "", tab: bool = False) -> str:
    """A yes/no question with its answer behind it."""
    said = s.yes_no(key) if boxes_ else s.answer(key)
    tail = run(f"  {note}", look(italic=True, size=8)) if note else ""
    return para(s.label(key), run("\t" if tab else "  "), said, tail, after=80, tabs=((8200, ""),))


def long_box(s: Sheet, key: str, note: str = "", lines: str = "single") -> str:
    """A long answer in a box under its question."""
    first = para(s.label(key), after=40) + (s.hint(note) if note else "")
    return table([row(cell(first + para(s.answer(key), after=200), WIDE))], (WIDE,), lines) + gap()


def _shares(count: int) -> tuple[int, ...]:
    return {1: (12,), 2: (8, 4), 3: (4, 4, 4), 4: (3, 3, 3, 3)}[count]
