"""Section builders that no open Word layout uses."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PERSONS, PHASES, SIGNERS, STATUSES
from tests.layouts.word.identity import LAST, ROWS
from tests.layouts.word.more_parts import PARTS
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.planning import ASKED, LONG
from tests.layouts.word.sheet import WIDE, Sheet
from tests.layouts.words import ROLES


def captions_under(s: Sheet) -> str:
    """Values in one row of cells, their labels small in the row below."""
    rows = []
    for group in ROWS:
        width, span = WIDE // len(group), 4 // len(group)
        rows.append(row(*(s.pen.cell(f, width, span=span) for f in group)))
        rows.append(
            row(
                *(
                    cell(para(run(s.words.label(f, ""), size=6.5)), width=width, span=span)
                    for f in group
                )
            )
        )
    return s.heading("I") + table(*rows, grid=(WIDE // 4,) * 4)


def status_ticks(s: Sheet) -> str:
    """Phases as rows; the status is a tick under one of five heads."""
    grid = (2940, 1000, 900, 1100, 900, 1000, 1300, 1300)
    heads = ("Project Phase", *STATUSES, s.words.word("Start"), s.words.word("Finish"))
    rows = [
        row(
            *(
                cell(para(run(h, bold=True, size=7)), width=w, fill="EDEDED")
                for h, w in zip(heads, grid, strict=True)
            )
        )
    ]
    for phase, label in PHASES.items():
        written = s.profile.written[f"{phase}_status"]
        cells = [cell(para(run(s.words.word(label))), width=grid[0])]
        for status, width in zip(STATUSES, grid[1:], strict=False):
            tick = s.pen.tick(f"{phase}_status", written == status, status)
            cells.append(cell(para(tick, align="center"), width=width))
        cells += [s.pen.cell(f"{phase}_{part}", 1300) for part in ("start", "finish")]
        rows.append(row(*cells))
    return s.heading("IV") + table(*rows, grid=grid)


def side_by_side(s: Sheet) -> str:
    """Section I in the left half of the page and Section II in the right one."""
    half = WIDE // 2
    left = [para(run(s.words.section("I"), bold=True))]
    for group in ROWS:
        left += [para(s.pair(f), after=60) for f in group]
    right = [para(run(s.words.section("II"), bold=True))]
    for f in ASKED["II"]:
        right.append(para(s.lab(f), after=0, before=60))
        right.append(s.pen.block(f) if f in LONG else para(s.answer(f)))
    return table(row(cell(*left, width=half), cell(*right, width=half)), grid=(half, half))


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


def answers_below(s: Sheet, number: str) -> str:
    """Every answer in a paragraph of its own below its question."""
    out = s.heading(number) if number != "IV" else ""
    for f in ASKED[number]:
        out += para(s.lab(f), s.after(f), before=60, after=0)
        out += s.pen.block(f) if f in LONG else para(s.answer(f), indent=300)
    return out


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
