"""Sections V and VI in the ways in which offices lay them out."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, SIGNERS
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet

HALF = WIDE // 2


def _box(s: Sheet, field_id: str) -> str:
    return para(s.value(field_id), run(" " + s.words.label(field_id, "")), after=20)


def two_columns(s: Sheet) -> str:
    """The seven boxes in two columns of one table row, as the source."""
    left = [_box(s, f) for f in BOXES[:4]]
    right = [_box(s, f) for f in BOXES[4:]]
    rows = row(cell(*left, width=HALF), cell(*right, width=HALF))
    asked = row(cell(para(s.question("vendor_engaged")), width=WIDE, span=2))
    return s.heading("V") + table(rows, asked, grid=(HALF, HALF))


def box_list(s: Sheet) -> str:
    """The boxes one under the other."""
    out = s.heading("V") + s.hint("Check all that apply. See the procurement web site.")
    return out + "".join(_box(s, f) for f in BOXES) + para(s.question("vendor_engaged"), before=60)


def box_table(s: Sheet) -> str:
    """A box cell and a label cell, two a row."""
    rows = []
    for i in range(0, len(BOXES), 2):
        cells = []
        for f in BOXES[i : i + 2]:
            cells.append(cell(para(s.value(f)), width=500))
            cells.append(cell(para(run(s.words.label(f, ""))), width=HALF - 500))
        while len(cells) < 4:
            cells += [cell(width=500), cell(width=HALF - 500)]
        rows.append(row(*cells))
    asked = para(s.question("vendor_engaged"), before=80)
    return s.heading("V") + table(*rows, grid=(500, HALF - 500) * 2) + asked


def box_run(s: Sheet) -> str:
    """The boxes in running lines, several a line, parted by tabs."""
    out = s.heading("V")
    for group in (BOXES[:2], BOXES[2:4], BOXES[4:]):
        inside = run("\t").join(s.value(f) + run(" " + s.words.label(f, "")) for f in group)
        out += para(inside, tabs=(3600, 7000))
    return out + para(s.question("vendor_engaged"))


def vendor_table(s: Sheet) -> str:
    """Vendors as a table with a head."""
    heads = ("Vendor Name(s)", "Purchasing Authority")
    rows = [
        row(
            *(
                cell(para(run(s.words.word(h), bold=True)), width=HALF, fill="EDEDED")
                for h in heads
            ),
            head=True,
        )
    ]
    for n in s.vendors:
        cells = [s.pen.cell(f"vendor_{n}_{part}", HALF) for part in ("name", "authority")]
        rows.append(row(*cells))
    return para(after=0) + table(*rows, grid=(HALF, HALF))


def vendor_lines(s: Sheet) -> str:
    """A line a vendor, each with its own labels."""
    out = ""
    for n in s.vendors:
        name = run(f"Vendor {n} Name: ", size=8) + s.value(f"vendor_{n}_name")
        authority = run("Purchasing Authority: ", size=8) + s.value(f"vendor_{n}_authority")
        out += para(name, run("\t"), authority, tabs=(5200,), after=60)
    return out


def _consent(s: Sheet) -> str:
    return s.hint(
        "By signing below, the Agency IT Manager and the Agency Business Sponsor approve this "
        "request on the date shown."
    )


def sign_table(s: Sheet) -> str:
    """Signers as rows; Signature, Printed Name and Date as columns."""
    grid = (2400, 3300, 2940, 1800)
    heads = ("", "Signature", "Printed Name", "Date")
    rows = [
        row(
            *(
                cell(para(run(h, bold=True)), width=w, fill="EDEDED")
                for h, w in zip(heads, grid, strict=True)
            ),
            head=True,
        )
    ]
    for who in SIGNERS:
        cells = [
            cell(para(run(s.words.role(who), bold=True)), width=grid[0]),
            cell(para(s.signature(who)), width=grid[1]),
            s.pen.cell(f"{who}_signed_name", grid[2]),
            s.pen.cell(f"{who}_signed_date", grid[3]),
        ]
        rows.append(row(*cells))
    return s.heading("VI") + _consent(s) + table(*rows, grid=grid)


def sign_lines(s: Sheet) -> str:
    """A signer's block of lines: the role, then signature, name and date."""
    out = s.heading("VI") + _consent(s)
    for who in SIGNERS:
        out += para(run(s.words.role(who), bold=True), before=160, after=120)
        out += para(run("Signature: "), s.signature(who), after=120)
        out += para(
            run("Printed Name: "), s.value(f"{who}_signed_name"), run("\tDate: "),
            s.value(f"{who}_signed_date"), tabs=(6600,),
        )  # fmt: skip
    return out


def sign_cells(s: Sheet) -> str:
    """Each cell holds its own full label: Agency IT Manager Signature, Printed Name, Date."""
    grid = (4600, 3640, 2200)
    rows = []
    for who in SIGNERS:
        parts = (
            (f"{s.words.role(who)} Signature:", s.signature(who)),
            ("Printed Name:", s.value(f"{who}_signed_name")),
            ("Date:", s.value(f"{who}_signed_date")),
        )
        rows.append(
            row(
                *(
                    cell(para(run(label, bold=True, size=8)), para(value), width=w)
                    for (label, value), w in zip(parts, grid, strict=True)
                )
            )
        )
    return s.heading("VI") + _consent(s) + table(*rows, grid=grid)


def sign_under(s: Sheet) -> str:
    """Values over a line, the captions under it, as on paper."""
    grid = (4600, 3640, 2200)
    rows = []
    for who in SIGNERS:
        rows.append(
            row(
                cell(para(s.signature(who)), width=grid[0]),
                s.pen.cell(f"{who}_signed_name", grid[1]),
                s.pen.cell(f"{who}_signed_date", grid[2]),
            )
        )
        captions = (f"{s.words.role(who)} (signature)", "Printed name", "Date")
        rows.append(
            row(*(cell(para(run(c, size=7)), width=w) for c, w in zip(captions, grid, strict=True)))
        )
    return s.heading("VI") + _consent(s) + table(*rows, grid=grid)
