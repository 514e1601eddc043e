"""Designs that are tables: label and value in one cell, captions below, persons as blocks."""

from __future__ import annotations

from collections.abc import Iterable

from tests.layouts.catalog import BOXES, FIELDS, PHASES
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import WIDE, Clerk
from tests.layouts.later_word.wording import HINTS
from tests.layouts.novel.kit import PEOPLE, QUESTIONS
from tests.layouts.word.ooxml import cell, para, row, run, table

PARTS = ("status", "start", "finish")


def _cells(f: Clerk, *keys: str, numbered: str = "") -> str:
    """A row of cells, each a small label with its value on the line below."""
    width, made = WIDE // len(keys), []
    for at, key in enumerate(keys):
        number = f"{numbered}{'abcd'[at]}. " if numbered and len(keys) > 1 else ""
        number = f"{numbered}. " if numbered and len(keys) == 1 else number
        label = run(f"{number}{f.words.label(key)}", size=7)
        made.append(cell(para(label, run("\n"), f.val(key)), width=width))
    return row(*made)


def _single(rows: Iterable[str], count: int) -> str:
    return "".join(table(r, grid=(WIDE // count,) * count) for r in rows)


def label_in_cell(f: Clerk) -> str:
    """Boxes as on a tax form: a number and a small label, a line break, the value."""
    body = kit.masthead("Customer Engagement Profile", "Department of Administrative Services")
    body += _single([_cells(f, "engagement_title", numbered="1")], 1)
    body += _single([_cells(f, "agency", "request_type", numbered="2")], 2)
    for at, who in enumerate(PEOPLE, 3):
        body += _single([_cells(f, f"{who}_name", f"{who}_phone", numbered=str(at))], 2)
    body += _single(
        [_cells(f, "date_requested", "desired_go_live", "current_phase", numbered="7")], 3
    )
    for at, key in enumerate(("business_objectives", "services_requested"), 8):
        label = para(run(f"{at}. {f.words.label(key)}", size=7))
        body += table(row(cell(label, f.pen.block(key), width=WIDE)), grid=(WIDE,))
    for at, key in enumerate(QUESTIONS, 10):
        asked = para(run(f"{at}. {f.words.label(key)}   ", size=8), f.val(key))
        body += table(row(cell(asked, width=WIDE)), grid=(WIDE,))
    ticks = "".join(para(f.val(k), run(f" {f.words.label(k)}", size=8)) for k in BOXES)
    body += table(row(cell(para(run("15. Procurement (check all that apply)", size=7)), ticks,
                           width=WIDE)), grid=(WIDE,))  # fmt: skip
    return body + _phase_strips(f) + _vendor_cells(f) + _signing_cells(f)


def _phase_strips(f: Clerk) -> str:
    """A phase a row, its label in the first cell, "Status:" and the value in one cell."""
    rows = []
    for phase in PHASES:
        cells = [cell(para(run(f.words.phase(phase), bold=True, size=8)), width=2610)]
        for part, word in zip(PARTS, f.words.columns, strict=True):
            inside = run(f"{word}: ", size=7) + f.val(f"{phase}_{part}")
            cells.append(cell(para(inside), width=2610))
        rows.append(row(*cells))
    return table(*rows, grid=(2610,) * 4) + para(after=0)


def _vendor_cells(f: Clerk) -> str:
    rows = []
    for n in f.vendors:
        cells = []
        for key, word in zip(("name", "authority"), f.words.vendors, strict=True):
            label = run(f"{n}. {word}" if key == "name" else word, size=7)
            cells.append(cell(para(label, run("\n"), f.val(f"vendor_{n}_{key}")), width=5220))
        rows.append(row(*cells))
    return table(*rows, grid=(5220,) * 2) + para(after=0)


def _signing_cells(f: Clerk) -> str:
    body, (signature, name, day) = "", f.words.approvals
    for who, role in kit.approvals(f):
        parts = [(signature, f.signature(who)), (name, f.val(f"{who}_signed_name")),
                 (day, f.val(f"{who}_signed_date"))]  # fmt: skip
        head = row(cell(para(run(role, bold=True, size=8)), width=WIDE, span=3))
        cells = row(*(cell(para(run(w, size=7), run("\n"), v), width=3480) for w, v in parts))
        body += table(head, cells, grid=(3480,) * 3) + para(after=0)
    return body


def captions_under(f: Clerk) -> str:
    """Each value in a cell with a line below; under it its caption in another row."""

    def band(*keys: str) -> list[str]:
        width = WIDE // len(keys)
        return [row(*(cell(para(f.val(k)), width=width) for k in keys)),
                row(*(cell(para(run(f.words.label(k), size=7, italic=True)), width=width)
                      for k in keys))]  # fmt: skip

    bands = [band("engagement_title", "agency")]
    bands += [band(f"{w}_name", f"{w}_phone") for w in PEOPLE]
    bands += [band("date_requested", "desired_go_live"), band("current_phase", "request_type")]
    body = kit.masthead("State of Connecticut", "DAS/BEST Customer Engagement Profile")
    body += "".join(table(*b, grid=(5220, 5220), borders=False) + para(after=0) for b in bands)
    for key in ("business_objectives", "services_requested"):
        body += para(run(f.words.label(key), bold=True)) + f.pen.block(key)
    rows = [[f.val(q), run(f.words.label(q))] for q in QUESTIONS]
    body += kit.plain_table(rows, (2000, 8440), lined=False)
    body += kit.plain_table(
        [[run(t, bold=True) for t in ("Project Phase", *f.words.columns)]]
        + [[run(f.words.phase(p)), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES],
        (3840, 2200, 2200, 2200),
    )
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    rows = [[run(t, bold=True) for t in f.words.vendors]]
    rows += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    return body + kit.plain_table(rows, (6000, 4440)) + _signed_over_captions(f)


def _signed_over_captions(f: Clerk) -> str:
    body = ""
    for who, role in kit.approvals(f):
        values = [f.signature(who), f.val(f"{who}_signed_name"), f.val(f"{who}_signed_date")]
        words = [run(f"{role} – {w}", size=7, italic=True) for w in f.words.approvals]
        body += kit.plain_table([values, words], (4000, 3840, 2600), lined=False)
    return body


def person_blocks(f: Clerk) -> str:
    """A block a person and a block a vendor: a head row with whose it is, then its lines."""

    def block(head: str, *pairs: tuple[str, str]) -> str:
        rows = [row(cell(para(run(head, bold=True)), width=WIDE, span=2, fill="DDEBF7"),
                    head=True)]  # fmt: skip
        rows += [row(cell(para(run(w)), width=3000), cell(para(v), width=7440)) for w, v in pairs]
        return table(*rows, grid=(3000, 7440)) + para(after=0)

    def asked(key: str) -> tuple[str, str]:
        return f.words.label(key), f.val(key)

    roles = ("Requestor", "Project Manager (if applicable)", "Agency Business Sponsor",
             "Agency IT Director")  # fmt: skip
    body = kit.masthead("Customer Engagement Profile")
    body += block("Engagement", *(asked(k) for k in ("engagement_title", "agency")))
    for who, role in zip(PEOPLE, roles, strict=True):
        body += block(role, ("Name", f.val(f"{who}_name")), ("Phone", f.val(f"{who}_phone")))
    facts = ("request_type", "current_phase", "date_requested", "desired_go_live")
    body += block("Request", *(asked(k) for k in facts))
    body += block("Business Objectives", asked("business_objectives"), asked("mandated"),
                  asked("documentation_attached"))  # fmt: skip
    body += block("Services Requested of DAS/BEST", asked("services_requested"))
    for at, phase in enumerate(PHASES, 1):
        values = (f.val(f"{phase}_{p}") for p in PARTS)
        body += block(f"Phase {at}: {f.words.phase(phase)}",
                      *zip(f.words.columns, values, strict=True))  # fmt: skip
    body += block("Planning", asked("depends_on_other_agencies"), asked("formal_project_plan"))
    body += block("Procurement", *((f.words.label(k), f.val(k)) for k in BOXES),
                  asked("vendor_engaged"))  # fmt: skip
    for n in f.vendors:
        body += block(f"Vendor {n}", ("Name", f.val(f"vendor_{n}_name")),
                      ("Purchasing Authority", f.val(f"vendor_{n}_authority")))  # fmt: skip
    for who, role in kit.approvals(f):
        parts = (f.signature(who), f.val(f"{who}_signed_name"), f.val(f"{who}_signed_date"))
        body += block(f"Approval: {role}", *zip(f.words.approvals, parts, strict=True))
    return body


def hints_in_cells(f: Clerk) -> str:
    """Label with its help below it in the left cell, the value in the right one; two lines."""

    def ask(key: str) -> str:
        label = para(run(f.words.label(key), bold=True), after=0)
        hint = para(run(HINTS[key], size=7)) if key in HINTS else ""
        long = FIELDS[key].type == "long_text"
        value = f.pen.block(key) if long else para(f.val(key))
        return row(cell(label, hint, width=4200), cell(value, width=6240))

    def part(number: str, *keys: str) -> str:
        rows = [row(cell(para(run(f"{number}. {kit.TITLES[number]}", bold=True)), width=WIDE,
                         span=2, fill="E2EFD9"))]  # fmt: skip
        return table(*rows, *(ask(k) for k in keys), grid=(4200, 6240)) + para(after=0)

    persons = [f"{w}_{p}" for w in PEOPLE for p in ("name", "phone")]
    body = kit.masthead("DAS/BEST", "Customer Engagement Profile")
    body += part("I", "engagement_title", "agency", *persons, "date_requested", "desired_go_live",
                 "current_phase", "request_type")  # fmt: skip
    body += part("II", "business_objectives", "mandated", "documentation_attached")
    body += part("III", "services_requested")
    body += part("IV", "depends_on_other_agencies", "formal_project_plan") + _stacked_phases(f)
    body += part("V", *BOXES, "vendor_engaged")
    rows = [[run(t, bold=True) for t in ("No.", *f.words.vendors)]]
    rows += [[run(str(n)), f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")]
             for n in f.vendors]  # fmt: skip
    return body + kit.plain_table(rows, (800, 5640, 4000)) + part("VI") + _signers_table(f)


def _stacked_phases(f: Clerk) -> str:
    """The plan with its dates over each other in the last cell: "Start: …", "Finish: …"."""
    status, start, finish = (w.replace("\n", " ") for w in f.words.columns)
    rows = [[run(t, bold=True) for t in ("Project Phase", status, "Dates")]]
    for phase in PHASES:
        dates = run(f"{start}: ") + f.val(f"{phase}_start") + run(f"\n{finish}: ")
        rows.append([run(f.words.phase(phase)), f.val(f"{phase}_status"),
                     dates + f.val(f"{phase}_finish")])  # fmt: skip
    return kit.plain_table(rows, (4200, 2400, 3840))


def _signers_table(f: Clerk) -> str:
    """The signers as columns, what they give as rows."""
    roles = [role for _, role in kit.approvals(f)]
    makers = (f.signature, lambda w: f.val(f"{w}_signed_name"), lambda w: f.val(f"{w}_signed_date"))
    rows = [[run(""), *(run(r, bold=True) for r in roles)]]
    for word, make in zip(f.words.approvals, makers, strict=True):
        rows.append([run(word), *(make(who) for who, _ in kit.approvals(f))])
    return kit.plain_table(rows, (2440, 4000, 4000))
