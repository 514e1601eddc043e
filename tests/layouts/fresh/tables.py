"""Grids on a Word page: persons, phases, vendors, signers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.layouts.catalog import FIELDS, PHASES, SIGNERS
from tests.layouts.fresh.blocks import SHADE
from tests.layouts.fresh.ooxml import cell, gap, look, para, row, run, table
from tests.layouts.fresh.sheet import Sheet
from tests.layouts.fresh.wording import PERSONS, ROLE


def grid(
    s: Sheet,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    lines: str = "single",
    shade: str = SHADE,
    head_size: float = 0,
) -> str:
    """A table with a head; cells are runs."""
    out = (
        [
            row(
                *(
                    cell(para(run(h, look(bold=True, size=head_size)), after=0), w, 1, shade)
                    for h, w in zip(head, widths, strict=True)
                )
            )
        ]
        if head
        else []
    )
    out += [
        row(*(cell(para(c, after=20), w) for c, w in zip(cells, widths, strict=True)))
        for cells in rows
    ]
    return table(out, widths, lines) + gap()


def people(
    s: Sheet,
    head: Sequence[str] = ("", "Name", "Contact Phone"),
    shade: str = SHADE,
    lines: str = "single",
) -> str:
    """The four persons as a grid: role, name, phone."""
    rows = [(s.word(ROLE[p]), s.answer(f"{p}_name"), s.answer(f"{p}_phone")) for p in PERSONS]
    return grid(
        s, [s.words.word(h) for h in head], rows, (3600, 3880, 2600), shade=shade, lines=lines
    )


def phases(s: Sheet, matrix: bool = False, shade: str = SHADE, lines: str = "single") -> str:
    """The phases as rows, the status as a word or as a cross in its column."""
    word = s.words.word
    if matrix:
        choices = FIELDS["design_status"].choices
        head = [word("Project Phase"), *choices, word("Start"), word("Finish")]
        rows = []
        for phase, name in PHASES.items():
            said = s.profile.expected[f"{phase}_status"]
            crosses = [run("X" if said == c else "") for c in choices]
            rows.append(
                [s.word(name), *crosses, s.answer(f"{phase}_start"), s.answer(f"{phase}_finish")]
            )
        return grid(
            s,
            head,
            rows,
            (1900, 1150, 700, 1250, 850, 1200, 1500, 1530),
            head_size=8,
            shade=shade,
            lines=lines,
        )
    head = [word(h) for h in ("Project Phase", "Status", "Start", "Finish")]
    rows = [
        [s.word(n), *(s.answer(f"{p}_{x}") for x in ("status", "start", "finish"))]
        for p, n in PHASES.items()
    ]
    return grid(s, head, rows, (3300, 2460, 2160, 2160), shade=shade, lines=lines)


def phases_across(s: Sheet, wide: int = 13600) -> str:
    """The phases as columns, for paper turned on its side."""
    each = (wide - 1000) // 8
    head = ["", *(s.words.word(n) for n in PHASES.values())]
    rows = [
        [s.word(w), *(s.answer(f"{p}_{w.lower()}") for p in PHASES)]
        for w in ("Status", "Start", "Finish")
    ]
    return grid(s, head, rows, (1000, *[each] * 8), head_size=8)


def phase_lines(s: Sheet) -> str:
    """The phases as lines of text."""
    out = ""
    for phase, name in PHASES.items():
        parts = [run(name, look(bold=True)), run("\t")]
        for part in ("status", "start", "finish"):
            parts += [s.label(f"{phase}_{part}"), run(" "), s.answer(f"{phase}_{part}"), run("\t")]
        out += para(*parts[:-1], after=60, tabs=((2600, ""), (5000, ""), (7500, "")))
    return out


def phase_cards(s: Sheet) -> str:
    """A little table for each phase, two abreast: tables within a table."""
    cards = []
    for phase, name in PHASES.items():
        inside = [row(cell(para(run(name, look(bold=True)), after=0), 4600, 2, "EDEDED"))]
        for part in ("status", "start", "finish"):
            key = f"{phase}_{part}"
            inside.append(
                row(
                    cell(para(s.label(key), after=0), 1400),
                    cell(para(s.answer(key), after=0), 3200),
                )
            )
        cards.append(table(inside, (1400, 3200)))
    pairs = zip(cards[::2], cards[1::2], strict=True)
    return (
        table([row(cell(a, 5040), cell(b, 5040)) for a, b in pairs], (5040, 5040), "none") + gap()
    )


def vendors(s: Sheet, count: int = 2, shade: str = SHADE, lines: str = "single") -> str:
    """The vendors as a grid."""
    head = [s.words.word("Vendor Name(s)"), s.words.word("Purchasing Authority")]
    rows = [
        [s.answer(f"vendor_{n}_{x}") for x in ("name", "authority")] for n in range(1, count + 1)
    ]
    return grid(s, head, rows, (5600, 4480), shade=shade, lines=lines)


def signatures(
    s: Sheet,
    head: Sequence[str] = ("", "Signature", "Printed Name", "Date"),
    shade: str = SHADE,
    lines: str = "single",
) -> str:
    """The signers as a grid."""
    rows = [
        [
            s.word(role),
            s.sign(f"{w}_signature"),
            s.answer(f"{w}_signed_name"),
            s.answer(f"{w}_signed_date"),
        ]
        for w, role in SIGNERS.items()
    ]
    return grid(s, head, rows, (2300, 3080, 2700, 2000), shade=shade, lines=lines)


def sign_blocks(s: Sheet, caption: bool = True) -> str:
    """For each signer a heading, a rule to sign on, and the captions beneath."""
    out = ""
    for who, role in SIGNERS.items():
        wides = (4300, 3480, 2300)
        keys = (f"{who}_signed_name", f"{who}_signed_date")
        said = row(
            cell(para(s.sign(f"{who}_signature"), after=0, before=120), wides[0], under=True),
            *(
                cell(para(s.answer(k), after=0, before=300), w, under=True)
                for k, w in zip(keys, wides[1:], strict=True)
            ),
        )
        names = row(
            *(
                cell(para(run(t, look(size=8)), after=0), w)
                for t, w in zip(("Signature", "Printed Name", "Date"), wides, strict=True)
            )
        )
        out += para(s.word(role), before=80, after=0, keep=True)
        out += table([said, names] if caption else [names, said], wides, "none") + gap()
    return out
