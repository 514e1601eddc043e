"""The sections of the form in the ways in which strange agencies lay them out in Writer."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.catalog import BOXES, FIELDS, PERSONS, PHASES, SIGNERS, VENDORS
from tests.layouts.strange.pen import Pen, frame, p, tab, table
from tests.layouts.word.identity import ROWS
from tests.layouts.word.planning import ASKED, LONG

Part = Callable[[Pen], str]
FLAT = tuple(f for row in ROWS for f in row)
LAST = ("date_requested", "desired_go_live", "current_phase", "request_type")
DATES = ("status", "start", "finish")


def rows_of_two(pen: Pen) -> str:
    """Label in the left cell, control in the right one, no rules."""
    rows = [[p(pen.label(f)), p(pen.control(f, 3.3))] for f in FLAT]
    return pen.heading("I") + table(rows, ruled=False)


def tabbed(pen: Pen) -> str:
    """A line a field: label, tab, control."""
    return pen.heading("I") + "".join(p(pen.label(f), tab(), pen.control(f, 3.2)) for f in FLAT)


def captions(pen: Pen) -> str:
    """The control, and its label in small letters under it."""
    rows = []
    for fields in ROWS:
        cells = [
            p(pen.control(f, 6.6 / len(fields))) + p(pen.label(f, ""), style="S") for f in fields
        ]
        rows.append(cells)
    return pen.heading("I") + table(rows, ruled=False)


def four_across(pen: Pen) -> str:
    """Label, control, label, control."""
    pairs = [*ROWS[1:2], *ROWS[3:6], LAST[:2], LAST[2:], ("engagement_title", "agency")]
    rows = [[one for f in fields for one in (p(pen.label(f)), p(pen.control(f, 1.6)))]
            for fields in pairs]  # fmt: skip
    return pen.heading("I") + table(rows)


def people(pen: Pen) -> str:
    """A table of persons: a row each, name and phone in columns."""
    single = ("engagement_title", "agency", *LAST)
    out = pen.heading("I") + "".join(p(pen.label(f), " ", pen.control(f, 3.6)) for f in single)
    rows = [[p(pen.word("Role")), p(pen.word("Name")), p(pen.word("Contact Phone"))]]
    for who in PERSONS:
        name = "Requestor" if who == "requestor" else pen.label(f"{who}_name", "")
        rows.append([p(name), *(p(pen.control(f"{who}_{x}", 2.2)) for x in ("name", "phone"))])
    return out + table(rows)


def framed(pen: Pen) -> str:
    """Labels in frames of their own, controls beside them."""
    out = pen.heading("I")
    for fields in (*ROWS[:-1], LAST[:2], LAST[2:]):
        out += p(*(frame(p(pen.label(f)), 1.7) + pen.control(f, 1.7) + "  " for f in fields))
    return out


def nested(pen: Pen) -> str:
    """A table in each cell of a table, labels above the controls."""
    rows = []
    for fields in (*ROWS[:-1], LAST[:2], LAST[2:]):
        inner = [[p(pen.label(f)) for f in fields],
                 [p(pen.control(f, 3.2 if len(fields) > 1 else 6.6)) for f in fields]]  # fmt: skip
        rows.append([table(inner, ruled=False)])
    return pen.heading("I") + table(rows)


def under(pen: Pen, number: str, way: str) -> str:
    """Each question a paragraph, its answer the next."""
    out = pen.heading(number) if number != "IV" else ""
    for f in ASKED[number]:
        out += p(pen.label(f))
        out += p(pen.control(f, 7.0) if f in LONG else pen.yes_no(f, way))
    return out


def beside(pen: Pen, number: str, way: str) -> str:
    """The question in a wide left cell, its answer in the right one; long texts below."""
    out = pen.heading(number) if number != "IV" else ""
    rows = [[p(pen.label(f)), p(pen.yes_no(f, way))] for f in ASKED[number] if f not in LONG]
    for f in ASKED[number]:
        if f in LONG:
            out += p(pen.label(f)) + p(pen.control(f, 7.0))
    return out + (table(rows) if rows else "")


def before(pen: Pen, number: str, way: str) -> str:
    """The answer before its question."""
    out = pen.heading(number) if number != "IV" else ""
    for f in ASKED[number]:
        if f in LONG:
            out += p(pen.label(f)) + p(pen.control(f, 7.0))
        else:
            out += p(pen.yes_no(f, way), tab(), pen.label(f))
    return out


def phase_rows(pen: Pen) -> str:
    """A row a phase, its columns headed."""
    rows = [[p(pen.word(h)) for h in ("Project Phase", "Status", "Start", "Finish")]]
    for phase, said in PHASES.items():
        rows.append([p(pen.word(said)), *(p(pen.control(f"{phase}_{x}", 1.4)) for x in DATES)])
    return pen.heading("IV") + table(rows)


def phase_open(pen: Pen) -> str:
    """The same without rules, numbered, with a second line of heads."""
    rows = [[p(""), p(""), p("Planned or actual"), p("dates")],
            [p(pen.word(h)) for h in ("Phase", "Status", "Start", "Finish")]]  # fmt: skip
    for n, (phase, said) in enumerate(PHASES.items(), 1):
        cells = [p(pen.control(f"{phase}_{x}", 1.3)) for x in DATES]
        rows.append([p(f"{n}. {pen.word(said)}"), *cells])
    return pen.heading("IV") + table(rows, ruled=False)


def phase_lines(pen: Pen) -> str:
    """A line a phase, with labels before each control."""
    out = pen.heading("IV")
    for phase, said in PHASES.items():
        out += p(pen.word(said))
        parts = [f"{pen.label(f'{phase}_{x}')} {pen.control(f'{phase}_{x}', 1.3)}" for x in DATES]
        out += p("    ".join(parts))
    return out


def phase_blocks(pen: Pen) -> str:
    """Two phases a row, each a cell with its name above three labelled controls."""
    cells = []
    for phase, said in PHASES.items():
        lines = [p(pen.label(f"{phase}_{x}"), " ", pen.control(f"{phase}_{x}", 1.6)) for x in DATES]
        cells.append(p(pen.word(said)) + "".join(lines))
    return pen.heading("IV") + table([cells[i : i + 2] for i in range(0, len(cells), 2)])


def phase_columns(pen: Pen) -> str:
    """A column a phase, four at a time; status, start and finish in rows."""
    out = pen.heading("IV")
    names = list(PHASES)
    for some in (names[:4], names[4:]):
        rows = [[p(pen.word("Phase")), *(p(pen.word(PHASES[n])) for n in some)]]
        for x, head in zip(DATES, ("Status", "Start", "Finish"), strict=True):
            rows.append([p(pen.word(head)), *(p(pen.control(f"{n}_{x}", 1.2)) for n in some)])
        out += table(rows) + p("")
    return out


def phase_double(pen: Pen) -> str:
    """Two phases abreast: eight columns with the heads twice."""
    heads = [p(pen.word(h)) for h in ("Phase", "Status", "Start", "Finish")]
    rows, names = [[*heads, *heads]], list(PHASES)
    for left, right in zip(names[:4], names[4:], strict=True):
        cells = []
        for phase in (left, right):
            cells.append(p(pen.word(PHASES[phase])))
            cells += [p(pen.control(f"{phase}_{x}", 0.85)) for x in DATES]
        rows.append(cells)
    return pen.heading("IV") + table(rows)


def phase_cards(pen: Pen) -> str:
    """The phase left, and in the cell beside it each control over its caption."""
    rows = []
    for phase, said in PHASES.items():
        cells = [
            p(pen.control(f"{phase}_{x}", 1.4)) + p(pen.label(f"{phase}_{x}", ""), style="S")
            for x in DATES
        ]
        rows.append([p(pen.word(said)), *cells])
    return pen.heading("IV") + table(rows)


def ticks(pen: Pen, way: str) -> str:
    """The boxes of section V: before or behind their words, or with words of their own."""
    out = pen.heading("V")
    for f in BOXES:
        on, said = bool(pen.profile.written[f]), pen.label(f, "")
        if way == "own":
            out += p(pen.box(on=on, label=FIELDS[f].label, wide=4.0))
        elif way == "behind":
            out += p(said, tab(), tab(), pen.box(on=on))
        else:
            out += p(pen.box(on=on), " ", said)
    return out


def vendors(pen: Pen, way: str) -> str:
    """The vendors in a table, or a line each."""
    if way == "lines":
        return "".join(
            p(f"Vendor {n}: ", pen.control(f"vendor_{n}_name", 2.4), "  Purchasing Authority: ",
              pen.control(f"vendor_{n}_authority", 1.6)) for n in VENDORS
        )  # fmt: skip
    rows = [[p(pen.word(h)) for h in ("Vendor Name(s)", "Purchasing Authority")]]
    rows += [
        [p(pen.control(f"vendor_{n}_{x}", 2.6)) for x in ("name", "authority")] for n in VENDORS
    ]
    return table(rows)


def approval_rows(pen: Pen) -> str:
    """A row an approver."""
    rows = [[p(h) for h in ("Approval", "Signature", "Printed Name", "Date")]]
    for who in SIGNERS:
        cells = [p(pen.control(f"{who}_signed_{x}", w)) for x, w in (("name", 1.7), ("date", 1.2))]
        rows.append([p(pen.word(SIGNERS[who])), p(pen.signature(who)), *cells])
    return pen.heading("VI") + table(rows)


def approval_lines(pen: Pen) -> str:
    """Under each approver's name a line of labels with their controls."""
    out = pen.heading("VI")
    for who, role in SIGNERS.items():
        out += p(pen.word(role))
        out += p("Signature: ", pen.signature(who))
        out += p("Printed name: ", pen.control(f"{who}_signed_name", 2.6), "    Date: ",
                 pen.control(f"{who}_signed_date", 1.3))  # fmt: skip
    return out
