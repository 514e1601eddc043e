"""Grids on a PDF page: persons, phases, vendors, signers."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.fresh.press import Press
from tests.layouts.fresh.wording import PERSONS, ROLE

Cell = str | tuple[str, str]


def grid(
    p: Press,
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    shares: Sequence[float],
    lines: bool = True,
    tall: float = 0,
) -> None:
    """A table; a cell is printed words, or ("field", id), or ("sign", id)."""
    parts = [s * p.wide for s in shares]
    p.need(20 + 20 * min(len(rows), 3))
    _grid_row(p, list(head), parts, lines, 15, bold=True)
    for cells in rows:
        room = [
            p.high(c[1], w - 6)
            for c, w in zip(cells, parts, strict=True)
            if isinstance(c, tuple) and c[0] == "field"
        ]
        high = max([14, tall, *room]) + 2
        p.need(high)
        _grid_row(p, cells, parts, lines, high)
    p.y -= 8


def _grid_row(
    p: Press,
    cells: Sequence[Cell],
    parts: Sequence[float],
    lines: bool,
    high: float,
    bold: bool = False,
) -> None:
    x = p.ink.left
    for one, wide in zip(cells, parts, strict=True):
        if lines:
            p.canvas.rect(x, p.y - high, wide, high)
        if isinstance(one, str):
            p.print(x + 3, p.y - 11, one, "Helvetica-Bold" if bold else "")
        elif one[0] == "sign":
            p.sign(one[1], x + 2, p.y - high + 1, wide - 4, high - 2)
        else:
            p.answer(one[1], x + 2, p.y - 11, wide - 5)
        x += wide
    p.y -= high


def people(p: Press, lines: bool = True) -> None:
    """The four persons as a grid."""
    head = ["", "Name", p.words.word("Contact Phone")]
    rows: list[list[Cell]] = [
        [p.words.word(ROLE[w]), ("field", f"{w}_name"), ("field", f"{w}_phone")] for w in PERSONS
    ]
    grid(p, head, rows, (0.34, 0.38, 0.28), lines)


def phases(p: Press, lines: bool = True) -> None:
    """The phases as a grid."""
    head = [p.words.word(h) for h in ("Project Phase", "Status", "Start", "Finish")]
    rows: list[list[Cell]] = [
        [p.words.word(n), *(("field", f"{k}_{x}") for x in ("status", "start", "finish"))]
        for k, n in PHASES.items()
    ]
    grid(p, head, rows, (0.31, 0.25, 0.22, 0.22), lines)


def phases_across(p: Press) -> None:
    """The phases as columns, on a wide page."""
    p.need(120)
    name = 46 / p.wide
    each = (1 - name) / 8
    head = [
        "",
        *(
            p.words.word(n)
            .replace("Procurement (ITB or RFP)", "Procurement")
            .replace("Testing / Quality Assurance", "Testing / QA")
            for n in PHASES.values()
        ),
    ]
    rows: list[list[Cell]] = [
        [p.words.word(w), *(("field", f"{k}_{w.lower()}") for k in PHASES)]
        for w in ("Status", "Start", "Finish")
    ]
    grid(p, head, rows, (name, *[each] * 8))


def vendors(p: Press, lines: bool = True) -> None:
    """Two vendors as a grid."""
    head = [p.words.word("Vendor Name(s)"), p.words.word("Purchasing Authority")]
    rows: list[list[Cell]] = [
        [("field", f"vendor_{n}_name"), ("field", f"vendor_{n}_authority")] for n in (1, 2)
    ]
    grid(p, head, rows, (0.6, 0.4), lines)


def signatures(p: Press, lines: bool = True) -> None:
    """The signers as a grid."""
    p.need(110)
    rows: list[list[Cell]] = [
        [
            p.words.word(role),
            ("sign", f"{w}_signature"),
            ("field", f"{w}_signed_name"),
            ("field", f"{w}_signed_date"),
        ]
        for w, role in SIGNERS.items()
    ]
    grid(p, ["", "Signature", "Printed Name", "Date"], rows, (0.24, 0.32, 0.26, 0.18), lines, 34)


def sign_blocks(p: Press) -> None:
    """For each signer a rule to sign on, captions beneath."""
    for who, role in SIGNERS.items():
        p.need(70)
        p.print(p.ink.left + 3, p.y - 11, p.words.word(role), "Helvetica-Bold", 9)
        x = p.ink.left
        parts = (("Signature", 0.42), ("Printed Name", 0.34), ("Date", 0.24))
        keys = (f"{who}_signature", f"{who}_signed_name", f"{who}_signed_date")
        for (caption, share), key in zip(parts, keys, strict=True):
            wide = share * p.wide - 14
            if caption == "Signature":
                p.sign(key, x, p.y - 47, wide, 32)
            else:
                p.answer(key, x, p.y - 44, wide)
            p.canvas.line(x, p.y - 48, x + wide, p.y - 48)
            p.print(x, p.y - 57, caption, "Helvetica", 7)
            x += share * p.wide
        p.y -= 66
