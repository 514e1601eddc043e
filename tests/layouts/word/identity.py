"""Section I in the ways in which offices lay it out."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet

LAST = ("date_requested", "desired_go_live", "current_phase", "request_type")
ROWS: tuple[tuple[str, ...], ...] = (
    ("engagement_title",),
    ("requestor_name", "requestor_phone"),
    ("agency",),
    ("project_manager_name", "project_manager_phone"),
    ("business_sponsor_name", "business_sponsor_phone"),
    ("it_director_name", "it_director_phone"),
    LAST,
)
HALF = WIDE // 2


def _spans(count: int, units: int) -> list[tuple[int, int]]:
    """(width, span) of ``count`` equal cells over ``units`` grid columns."""
    span = units // count
    return [(WIDE * span // units, span)] * count


def grid(s: Sheet) -> str:
    """As the source: label and control in the same cell, one, two or four cells a row."""
    rows = []
    for fields in ROWS:
        cells = [
            cell(para(s.pair(f)), width=w, span=n)
            for f, (w, n) in zip(fields, _spans(len(fields), 4), strict=True)
        ]
        rows.append(row(*cells))
    return s.heading("I") + table(*rows, grid=(WIDE // 4,) * 4)


def left_right(s: Sheet) -> str:
    """The label in the left cell, the value in the right one; two pairs a row where they fit."""
    rows = []
    for fields in (*ROWS[:-1], LAST[:2], LAST[2:]):
        cells = []
        for f in fields:
            cells.append(cell(para(s.lab(f)), width=2300, fill="F2F2F2"))
            wide = len(fields) == 1
            width = WIDE - 2300 if wide else HALF - 2300
            if f == "request_type" and s.request == "boxes":
                cells.append(cell(para(s.value(f)), width=width))
            else:
                cells.append(s.pen.cell(f, width, span=3 if wide else 1))
        rows.append(row(*cells))
    return s.heading("I") + table(*rows, grid=(2300, HALF - 2300, 2300, HALF - 2300))


def above_below(s: Sheet) -> str:
    """A row of labels above a row of values."""
    rows = []
    for fields in ROWS:
        spans = _spans(len(fields), 4)
        both = list(zip(fields, spans, strict=True))
        rows.append(
            row(*(cell(para(s.lab(f)), width=w, span=n, fill="EDEDED") for f, (w, n) in both))
        )
        rows.append(row(*(s.pen.cell(f, w, span=n) for f, (w, n) in both)))
    return s.heading("I") + table(*rows, grid=(WIDE // 4,) * 4)


def tabbed(s: Sheet) -> str:
    """Paragraphs with tab stops, no table."""
    out = s.heading("I") + s.hint("Complete every line. Use the tab key to move on.")
    for fields in (*ROWS[:-1], LAST[:2], LAST[2:]):
        inside = run("\t").join(s.lab(f) + run("\t") + s.value(f) for f in fields)
        out += para(inside, tabs=(2700, 6300, 7900), after=100)
    return out


def stacked(s: Sheet) -> str:
    """Two persons beside each other, the phone under the name, label above value in one cell."""

    def box(*fields: str) -> str:
        parts = []
        for f in fields:
            parts += [para(s.lab(f), after=0), para(s.value(f), after=80)]
        return cell(*parts, width=HALF)

    def person(who: str) -> str:
        return box(f"{who}_name", f"{who}_phone")

    rows = [
        row(box("engagement_title"), box("agency")),
        row(person("requestor"), person("project_manager")),
        row(person("business_sponsor"), person("it_director")),
        row(box("date_requested"), box("desired_go_live")),
        row(box("current_phase"), box("request_type")),
    ]
    return s.heading("I") + table(*rows, grid=(HALF, HALF))


def lines(s: Sheet) -> str:
    """A field a line; a person's phone on the same line."""
    out = s.heading("I") + s.hint("Please print or type. Attach further sheets if needed.")
    for fields in (*ROWS[:-1], LAST[:2], LAST[2:3], LAST[3:]):
        out += para(run("     ").join(s.pair(f) for f in fields), after=100)
    return out


def under(s: Sheet) -> str:
    """Each label a paragraph, its value the next one."""
    out = s.heading("I")
    for fields in ROWS:
        for f in fields:
            out += para(s.lab(f), after=0, before=60) + para(s.value(f), indent=240)
    return out


def nested(s: Sheet) -> str:
    """A table of people inside a cell of the outer one."""
    inner = [
        row(*(cell(para(run(h, bold=True, size=8)), width=w, fill="EDEDED")
              for h, w in (("Role", 3400), ("Name", 4000), ("Contact Phone", 2800))))
    ]  # fmt: skip
    for who in PERSONS:
        cells = [cell(para(s.lab(f"{who}_name", "")), width=3400)]
        cells += [s.pen.cell(f"{who}_name", 4000), s.pen.cell(f"{who}_phone", 2800)]
        inner.append(row(*cells))
    people = table(*inner, grid=(3400, 4000, 2800))
    top = table(
        row(
            cell(para(s.lab("engagement_title")), width=3400), s.pen.cell("engagement_title", 6800)
        ),
        row(cell(para(s.lab("agency")), width=3400), s.pen.cell("agency", 6800)),
        grid=(3400, 6800),
    )
    heads = row(*(cell(para(s.lab(f)), width=2550) for f in LAST))
    values = row(*(s.pen.cell(f, 2550) for f in LAST))
    bottom = table(heads, values, grid=(2550,) * 4)
    whole = cell(para(run(s.words.section("I"), bold=True)), top, people, bottom, width=WIDE)
    return table(row(whole), grid=(WIDE,))
