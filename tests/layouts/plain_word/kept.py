"""The form as an office has kept it: an older print in numbered boxes, and boxes of Word."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PHASES
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import WIDE, Clerk
from tests.layouts.novel.kit import QUESTIONS
from tests.layouts.plain_word.wording import PEOPLE
from tests.layouts.word.ooxml import cell, para, row, run, table

TITLES = {
    "I": "Agency Information", "II": "Business Objectives", "III": "Services Requested",
    "IV": "Project Planning", "V": "Procurement Support", "VI": "Agency Approvals",
}  # fmt: skip
HALF = WIDE // 2
QUARTERS = (WIDE // 4,) * 4


def bar(number: str) -> str:
    """A section's title across a table of its own."""
    words = para(run(f"SECTION {number}. {TITLES[number].upper()}", bold=True, size=9))
    inside = row(cell(words, width=WIDE, fill="C0C0C0"))
    return table(inside, grid=(WIDE,)) + para(after=0)


def numbered(f: Clerk, number: str, field_id: str, wide: int, gap: str = "\n") -> str:
    """A cell with its number, its label in small print and the answer in the next line."""
    words = run(f"{number}. {f.words.label(field_id)}", size=7)
    return cell(
        para(words, run(gap), f.val(field_id)), width=wide, span=max(1, wide // QUARTERS[0])
    )


def older_print(f: Clerk) -> str:
    """Numbered boxes, the answer under its label in one cell; the office's own box at the end."""
    head = kit.masthead("STATE OF CONNECTICUT", "DEPARTMENT OF INFORMATION TECHNOLOGY",
                        "Customer Engagement Profile", "DOIT-41 (Rev. 3/09)")  # fmt: skip
    wide = 3 * QUARTERS[0]
    rows = [row(numbered(f, "1", "engagement_title", wide),
                numbered(f, "2", "date_requested", QUARTERS[0]))]  # fmt: skip
    for at, who in enumerate(PEOPLE, 3):
        rows.append(row(numbered(f, f"{at}a", f"{who}_name", wide),
                        numbered(f, f"{at}b", f"{who}_phone", QUARTERS[0])))  # fmt: skip
    rows.append(row(numbered(f, "7", "agency", WIDE)))
    rows.append(row(numbered(f, "8", "current_phase", HALF), numbered(f, "9", "request_type",
                                                                      QUARTERS[0]),
                    numbered(f, "10", "desired_go_live", QUARTERS[0])))  # fmt: skip
    body = head + bar("I") + table(*rows, grid=QUARTERS) + para(after=0)
    body += bar("II") + _boxed(f, "11", "business_objectives", "mandated", "documentation_attached")
    body += bar("III") + _boxed(f, "14", "services_requested")
    body += bar("IV") + _plan(f) + bar("V") + _buying(f) + bar("VI") + _signers(f)
    return body + _own_use()


def _boxed(f: Clerk, number: str, long: str, *asked: str) -> str:
    label = para(run(f"{number}. {f.words.label(long)}", size=7), after=0)
    rows = [row(cell(label, f.pen.block(long), width=WIDE))]
    for at, key in enumerate(asked, int(number) + 1):
        words = run(f"{at}. {f.words.label(key)}  ", size=7)
        rows.append(row(cell(para(words, f.val(key)), width=WIDE)))
    return table(*rows, grid=(WIDE,)) + para(after=0)


def _plan(f: Clerk) -> str:
    """Two rows of heads: start and end stand under "Scheduled Dates"."""
    status, start, finish = (run(w, bold=True, size=7) for w in f.words.columns)
    widths = (3840, 2200, 2200, 2200)
    first = row(cell(para(run("15. Project Phase", bold=True, size=7)), width=widths[0],
                     merge="restart"),
                cell(para(status), width=widths[1], merge="restart"),
                cell(para(run("Scheduled Dates", bold=True, size=7), align="center"), width=4400,
                     span=2))  # fmt: skip
    second = row(cell(width=widths[0], merge="on"), cell(width=widths[1], merge="on"),
                 cell(para(start), width=widths[2]),
                 cell(para(finish), width=widths[3]))  # fmt: skip
    rows = []
    for phase in PHASES:
        values = [f.val(f"{phase}_{p}") for p in ("status", "start", "finish")]
        cells = [cell(para(v), width=w) for v, w in zip(values, widths[1:], strict=True)]
        rows.append(row(cell(para(run(f.words.phase(phase), size=8)), width=widths[0]), *cells))
    body = table(first, second, *rows, grid=widths) + para(after=0)
    asked = [row(cell(para(run(f"{at}. {f.words.label(k)}  ", size=7), f.val(k)), width=WIDE))
             for at, k in enumerate(QUESTIONS[2:4], 16)]  # fmt: skip
    return body + table(*asked, grid=(WIDE,)) + para(after=0)


def _buying(f: Clerk) -> str:
    """The boxes in two columns, four and three; then the vendors, numbered."""
    sides = [BOXES[:4], BOXES[4:]]
    cells = [cell(*(para(f.val(k), run(f" {f.words.label(k)}", size=8)) for k in side), width=HALF)
             for side in sides]  # fmt: skip
    label = para(run("18. Support requested (check all that apply)", size=7))
    asked = para(run(f"19. {f.words.label('vendor_engaged')}  ", size=7), f.val("vendor_engaged"))
    heads = (cell(para(run(w, bold=True, size=7)), width=HALF) for w in f.words.vendors)
    rows = [row(cell(label, width=WIDE, span=2)), row(*cells), row(cell(asked, width=WIDE, span=2)),
            row(*heads)]  # fmt: skip
    rows += [row(cell(para(run(f"{n}. "), f.val(f"vendor_{n}_name")), width=HALF),
                 cell(para(f.val(f"vendor_{n}_authority")), width=HALF))
             for n in f.vendors]  # fmt: skip
    return table(*rows, grid=(HALF, HALF)) + para(after=0)


def _signers(f: Clerk) -> str:
    signature, name, day = f.words.approvals
    rows, widths = [], (5000, 3440, 2000)
    for at, (who, role) in enumerate(kit.approvals(f), 20):
        parts = ((f"{at}a. {role} {signature}", f.signature(who)),
                 (f"{at}b. {name}", f.val(f"{who}_signed_name")),
                 (f"{at}c. {day}", f.val(f"{who}_signed_date")))  # fmt: skip
        rows.append(row(*(cell(para(run(w, size=7), run("\n"), v), width=x)
                          for (w, v), x in zip(parts, widths, strict=True))))  # fmt: skip
    return table(*rows, grid=widths) + para(after=0)


def _own_use() -> str:
    """What the receiving office fills in: none of it is the agency's."""
    title = para(run("FOR DOIT USE ONLY", bold=True, size=7))
    words = ("Received By", "Date Received", "Tracking Number")
    cells = [cell(para(run(w, size=7), run("\n")), width=WIDE // 3) for w in words]
    return table(row(cell(title, width=WIDE, span=3, fill="D9D9D9")), row(*cells),
                 grid=(WIDE // 3,) * 3) + para(after=0)  # fmt: skip


def text_boxes(f: Clerk) -> str:
    """Long texts in text boxes with their question above; the rest in a table of four columns."""

    def cells(*keys: str) -> str:
        made = [c for k in keys for c in (cell(para(run(f.words.label(k), bold=True, size=8)),
                                               width=2400),
                                          cell(para(f.val(k)), width=2820))]  # fmt: skip
        return row(*made)

    body = kit.masthead("Customer Engagement Profile", "Version 1.7") + bar("I")
    rows = [cells(f"{who}_name", f"{who}_phone") for who in PEOPLE]
    rows += [cells("engagement_title", "agency"), cells("date_requested", "desired_go_live"),
             cells("current_phase", "request_type")]  # fmt: skip
    body += table(*rows, grid=(2400, 2820, 2400, 2820)) + para(after=0)
    for number, key, asked in (("II", "business_objectives", QUESTIONS[:2]),
                               ("III", "services_requested", ())):  # fmt: skip
        body += bar(number) + para(run(f.words.label(key), bold=True))
        body += para(kit.text_box(f, f.pen.block(key), 660, 160))
        body += "".join(para(run(f.words.label(k)), run("\t"), f.val(k), tabs=(8000,))
                        for k in asked)  # fmt: skip
    body += bar("IV") + _plan(f) + bar("V") + _buying(f) + bar("VI") + _signers(f)
    return body


def tabbed_cells(f: Clerk) -> str:
    """Label and answer in one cell, a tab between them; two cells to a row, some merged."""

    def one(key: str, wide: int = HALF) -> str:
        return cell(para(run(f"{f.words.label(key)}:", size=8), run("\t"), f.val(key),
                         tabs=(wide // 2 - 400,)), width=wide, span=wide // HALF)  # fmt: skip

    rows = [row(one("engagement_title", WIDE)), row(one("agency", WIDE))]
    rows += [row(one(f"{who}_name"), one(f"{who}_phone")) for who in PEOPLE]
    rows += [row(one("date_requested"), one("desired_go_live")),
             row(one("current_phase"), one("request_type"))]  # fmt: skip
    body = kit.masthead("DAS/BEST", "Customer Engagement Profile") + bar("I")
    body += table(*rows, grid=(HALF, HALF)) + para(after=0)
    for number, key, asked in (("II", "business_objectives", QUESTIONS[:2]),
                               ("III", "services_requested", ())):  # fmt: skip
        long = row(cell(para(run(f.words.label(key), size=8)), f.pen.block(key), width=WIDE))
        rest = [row(one(k, WIDE)) for k in asked]
        body += bar(number) + table(long, *rest, grid=(WIDE,)) + para(after=0)
    return body + bar("IV") + _plan(f) + bar("V") + _buying(f) + bar("VI") + _signers(f)
