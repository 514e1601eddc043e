"""Blocks that several Word designs have in common."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.catalog import BOXES, PHASES, SIGNERS, VENDORS
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.outsiders_word.form import WIDE, Form

Block = Callable[[Form], str]
Telling = Callable[[Form, str], str]
DATES = ("status", "start", "finish")


def shares(*parts: float, wide: int = WIDE) -> list[int]:
    """Widths in these proportions."""
    return [round(wide * part / sum(parts)) for part in parts]


def plan(f: Form, corner: str = "Project Phase", wide: int = WIDE, shade: str = "EDEDED") -> str:
    """Phases down, status and dates across."""
    widths = shares(4, 2.4, 2.4, 2.4, wide=wide)
    heads = (corner, *(f.words.word(h) for h in ("Status", "Start", "Finish")))
    cells = [x.cell(x.para(x.run(h, bold=True), after=0), width=w, shade=shade)
             for h, w in zip(heads, widths, strict=True)]  # fmt: skip
    rows = [x.row(*cells, head=True)]
    for phase in PHASES:
        inside = [x.run(f.words.phase(phase)), *(f.answer(f"{phase}_{d}") for d in DATES)]
        rows.append(x.row(*(x.cell(x.para(c, after=0), width=w)
                            for c, w in zip(inside, widths, strict=True))))  # fmt: skip
    return x.table(*rows, widths=widths)


def vendors(f: Form, wide: int = WIDE, numbered: bool = False) -> str:
    """Vendors down, name and authority across."""
    widths = shares(3, 2, wide=wide)
    heads = [f.words.word(h) for h in ("Vendor Name(s)", "Purchasing Authority")]
    rows = [x.row(*(x.cell(x.para(x.run(h, bold=True), after=0), width=w, shade="EDEDED")
                    for h, w in zip(heads, widths, strict=True)))]  # fmt: skip
    for n in VENDORS:
        name = (x.run(f"{n}. ") if numbered else "") + f.answer(f"vendor_{n}_name")
        cells = (name, f.answer(f"vendor_{n}_authority"))
        rows.append(x.row(*(x.cell(x.para(c, after=0), width=w)
                            for c, w in zip(cells, widths, strict=True))))  # fmt: skip
    return x.table(*rows, widths=widths)


def signers(f: Form, wide: int = WIDE) -> str:
    """Signers down; signature, printed name and date across."""
    widths = shares(2.2, 3, 2.6, 2, wide=wide)
    heads = [f.words.word(h) for h in ("Approver", "Signature", "Printed Name", "Date")]
    rows = [x.row(*(x.cell(x.para(x.run(h, bold=True), after=0), width=w, shade="EDEDED")
                    for h, w in zip(heads, widths, strict=True)))]  # fmt: skip
    for who in SIGNERS:
        inside = (x.run(f.words.role(who)), f.signature(who), f.answer(f"{who}_signed_name"),
                  f.answer(f"{who}_signed_date"))  # fmt: skip
        rows.append(x.row(*(x.cell(x.para(c, after=0), width=w)
                            for c, w in zip(inside, widths, strict=True)), height=680))  # fmt: skip
    return x.table(*rows, widths=widths)


def side_by_side(f: Form, wide: int = WIDE, caption: str = "under") -> str:
    """Two signature blocks beside each other; captions under or over what they name."""
    widths = shares(1, 1, wide=wide)
    rows = [x.row(*(x.cell(x.para(x.run(f.words.role(w), bold=True)), width=wd)
                    for w, wd in zip(SIGNERS, widths, strict=True)))]  # fmt: skip
    for key, label in (("signature", "Signature"), ("signed_name", "Printed Name"),
                       ("signed_date", "Date Signed")):  # fmt: skip
        cells = []
        for who, width in zip(SIGNERS, widths, strict=True):
            said = f.signature(who) if key == "signature" else f.answer(f"{who}_{key}")
            small = x.para(x.run(f.words.word(label), size=7.5, color="444444"), after=0)
            above = x.para(said, after=0)
            cells.append(x.cell(*((above, small) if caption == "under" else (small, above)),
                                width=width))  # fmt: skip
        rows.append(x.row(*cells, height=560))
    return x.table(*rows, widths=widths)


def under_captions(f: Form) -> str:
    """The blocks side by side, every caption above what it names."""
    return side_by_side(f, caption="over")


def stacked(f: Form) -> str:
    """Signature lines one above the other, all on tab stops."""
    out = []
    for who in SIGNERS:
        out += [
            x.para(x.run(f.words.role(who), bold=True), before=200, keep=True),
            x.para(x.run("Signature: "), f.signature(who) or x.run("_" * 36), after=80),
            x.para(x.run("Printed Name: "), f.answer(f"{who}_signed_name"), after=80),
            x.para(x.run("Date: "), f.answer(f"{who}_signed_date")),
        ]
    return "".join(out)


def ticked(f: Form, columns: int = 1, wide: int = WIDE) -> str:
    """The procurement checkboxes, in a list or in columns."""
    ticks = f.ticks()
    if columns == 1:
        return "".join(x.para(t, indent=300) for t in ticks)
    ticks += [""] * (-len(BOXES) % columns)
    widths = shares(*[1] * columns, wide=wide)
    rows = [x.row(*(x.cell(x.para(t, after=0), width=w)
                    for t, w in zip(ticks[at:at + columns], widths, strict=True)))
            for at in range(0, len(ticks), columns)]  # fmt: skip
    return x.table(*rows, widths=widths, border="none")


def asked(f: Form, key: str, boxes: bool = True) -> str:
    """A yes/no question with its boxes or its answer behind it."""
    return x.para(f.label(key), x.run("   "), f.pair(key) if boxes else f.answer(key))


def told(f: Form, key: str, box: bool = True) -> str:
    """A long answer under its question, in a box or free."""
    label = x.para(f.label(key, bold=True), keep=True)
    if not box:
        return label + x.para(f.answer(key))
    return label + x.table(
        x.row(x.cell(x.para(f.answer(key), after=0), width=WIDE), height=1100), widths=[WIDE]
    )


_SIGNED = {"table": signers, "side": side_by_side, "over": under_captions, "stacked": stacked}


def rest(
    f: Form, boxes: bool = True, columns: int = 1, sign: str = "table", *,
    planned: Block = plan, listed: Block = vendors, long: Telling = told,
) -> str:  # fmt: skip
    """Sections II to VI in a plain way, but for the blocks that a design draws itself."""
    signed = _SIGNED[sign]
    return "".join((
        f.heading("II"), long(f, "business_objectives"), asked(f, "mandated", boxes),
        asked(f, "documentation_attached", boxes), f.heading("III"),
        long(f, "services_requested"), f.heading("IV"), planned(f), x.para(after=0),
        asked(f, "depends_on_other_agencies", boxes), asked(f, "formal_project_plan", boxes),
        f.heading("V"), ticked(f, columns), asked(f, "vendor_engaged", boxes), listed(f),
        f.heading("VI"), signed(f),
    ))  # fmt: skip
