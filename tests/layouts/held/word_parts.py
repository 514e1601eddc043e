"""Section builders that no open Word layout uses."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PERSONS, PHASES, SIGNERS
from tests.layouts.held.wording import ROLES
from tests.layouts.word.identity import LAST, ROWS
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.planning import ASKED, LONG
from tests.layouts.word.sheet import WIDE, Sheet

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


def people_columns(s: Sheet) -> str:
    """People as columns: a head of roles, then a row of names and a row of phones."""
    wide = (WIDE - 1400) // 4
    grid = (1400, wide, wide, wide, wide)
    heads = ["", *(s.words.word(ROLES[who]) for who in PERSONS)]
    rows = [
        row(
            *(
                cell(para(run(h, bold=True, size=8)), width=w, fill="EDEDED")
                for h, w in zip(heads, grid, strict=True)
            )
        )
    ]
    for part, word in (("name", "Name"), ("phone", s.words.word("Contact Phone"))):
        cells = [cell(para(run(word, bold=True, size=8)), width=1400)]
        cells += [s.pen.cell(f"{who}_{part}", wide) for who in PERSONS]
        rows.append(row(*cells))
    top = [
        row(cell(para(s.lab(f)), width=2600, fill="F2F2F2"), s.pen.cell(f, WIDE - 2600))
        for f in ("engagement_title", "agency", *LAST)
    ]
    first = table(*top, grid=(2600, WIDE - 2600))
    return s.heading("I") + first + para(after=60) + table(*rows, grid=grid)


def people_cards(s: Sheet) -> str:
    """A card a person: the role as its heading, then Name and Phone."""
    out = s.heading("I") + para(s.pair("engagement_title")) + para(s.pair("agency"))
    for who in PERSONS:
        name = run("Name: ", size=8) + s.value(f"{who}_name")
        phone = run(f"\t{s.words.word('Contact Phone')}: ", size=8) + s.value(f"{who}_phone")
        out += para(run(s.words.word(ROLES[who]), bold=True), before=80, after=0)
        out += para(name, phone, tabs=(5600,), indent=200)
    return out + "".join(para(s.pair(f)) for f in LAST)


def numbered_questions(s: Sheet) -> str:
    """An automatic number and the label; the value alone in the paragraph below."""
    out = s.heading("I")
    for group in ROWS:
        for f in group:
            out += para(s.lab(f), numbered=True, after=0) + para(s.value(f), indent=400)
    return out


def phases_across(s: Sheet) -> str:
    """Phases as columns, status, start and finish as rows."""
    wide = (WIDE - 900) // 8
    grid = (900, *([wide] * 8))
    heads = ["", *(s.words.word(label) for label in PHASES.values())]
    rows = [
        row(
            *(
                cell(para(run(h, bold=True, size=6.5)), width=w, fill="EDEDED")
                for h, w in zip(heads, grid, strict=True)
            )
        )
    ]
    for part, word in PARTS:
        cells = [cell(para(run(s.words.word(word), bold=True, size=8)), width=900)]
        rows.append(row(*cells, *(s.pen.cell(f"{phase}_{part}", wide) for phase in PHASES)))
    return s.heading("IV") + table(*rows, grid=grid)


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


def answers_below(s: Sheet, number: str) -> str:
    """Every answer in a paragraph of its own below its question."""
    out = s.heading(number) if number != "IV" else ""
    for f in ASKED[number]:
        out += para(s.lab(f), s.after(f), before=60, after=0)
        out += s.pen.block(f) if f in LONG else para(s.answer(f), indent=300)
    return out


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


def boxes_behind(s: Sheet) -> str:
    """The label first, its box behind it at a tab stop."""
    out = s.heading("V")
    for f in BOXES:
        out += para(run(s.words.label(f, "")), run("\t"), s.value(f), tabs=(6400,), after=20)
    return out + para(s.question("vendor_engaged"), before=60)


def vendors_across(s: Sheet) -> str:
    """Vendors as columns, name and authority as rows."""
    wide = (WIDE - 2000) // s.vendor_rows
    grid = (2000, *([wide] * s.vendor_rows))
    heads = ["", *(f"Vendor {n}" for n in s.vendors)]
    rows = [
        row(*(cell(para(run(h, bold=True)), width=w) for h, w in zip(heads, grid, strict=True)))
    ]
    for part, label in (("name", "Vendor Name(s)"), ("authority", "Purchasing Authority")):
        cells = [cell(para(run(s.words.word(label), size=8)), width=2000)]
        rows.append(row(*cells, *(s.pen.cell(f"vendor_{n}_{part}", wide) for n in s.vendors)))
    return table(*rows, grid=grid)


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


def sign_one_line(s: Sheet) -> str:
    """All of a signer on one line: Agency IT Manager: … Name: … Date: …"""
    out = s.heading("VI")
    for who in SIGNERS:
        out += para(
            run(f"{s.words.role(who)} Signature: ", bold=True), s.signature(who),
            run("   Printed Name: "), s.value(f"{who}_signed_name"), run("   Date: "),
            s.value(f"{who}_signed_date"), before=160,
        )  # fmt: skip
    return out


def text_box(s: Sheet, inside: str, height: int = 130) -> str:
    """A floating text box, with the copy that older programs read."""
    number = s.package.next_id()
    size = f'cx="{6600000}" cy="{height * 12700}"'
    return para(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="{number}" name="Text Box '
        f'{number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" '
        f'y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="tb{number}" style="width:520pt;height:{height}pt"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def boxed_identity(s: Sheet) -> str:
    """Section I inside a text box."""
    inside = "".join(
        para(run("      ").join(s.pair(f) for f in group), after=60)
        for group in (*ROWS[:-1], LAST[:2], LAST[2:])
    )
    return s.heading("I") + text_box(s, inside, 190)
