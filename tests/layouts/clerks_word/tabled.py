"""Forms in tables: titles down the side, matrices of yes and no, tables in cells, contact lists."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, FIELDS, PHASES
from tests.layouts.clerks_word.wording import PEOPLE
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import TITLES, WIDE, Clerk
from tests.layouts.novel.kit import FACTS, QUESTIONS
from tests.layouts.word.ooxml import cell, para, row, run, table

PARTS = ("status", "start", "finish")
SIGNED = ("signed_name", "signed_date")
SIDE, THIRD = 1440, 3000


def above(f: Clerk, key: str, width: int, span: int = 1) -> str:
    """A cell with the label in small print over the answer."""
    long = FIELDS[key].type == "long_text"
    answer = f.pen.block(key) if long else para(f.val(key))
    return cell(para(run(f.words.label(key), size=7, color="404040"), after=0), answer,
                width=width, span=span)  # fmt: skip


def sidebar(f: Clerk) -> str:
    """One table; the section's title stands merged down its left side, labels over answers."""

    def part(number: str, *lines: str) -> list[str]:
        words = para(run(f"{number}. {TITLES[number]}", bold=True, size=8))
        out = []
        for at, inside in enumerate(lines):
            first = cell(*([words] if not at else []), width=SIDE, fill="D9D9D9",
                         merge="on" if at else "restart")  # fmt: skip
            out.append(row(first, inside))
        return out

    def three(*keys: str) -> str:
        spans = {1: (3,), 2: (2, 1), 3: (1, 1, 1)}[len(keys)]
        return "".join(above(f, k, THIRD * s, s) for k, s in zip(keys, spans, strict=True))

    def heads(*words: str) -> str:
        return "".join(cell(para(run(w, bold=True, size=7)), width=THIRD) for w in words)

    rows = part("I", three("engagement_title", "date_requested"),
                three("agency", "desired_go_live"), three("current_phase", "request_type"),
                *(three(f"{w}_name", f"{w}_phone") for w in PEOPLE))  # fmt: skip
    rows += part("II", three("business_objectives"), three(*QUESTIONS[:2]))
    rows += part("III", three("services_requested"))
    planned = [cell(table(*_plan_rows(f), grid=(3000, 2000, 1900, 1900)), width=3 * THIRD, span=3)]
    rows += part("IV", *planned, three(*QUESTIONS[2:4]))
    ticks = [cell(*(para(f.val(k), run(f" {f.words.label(k)}", size=8)) for k in BOXES),
                  width=3 * THIRD, span=3)]  # fmt: skip
    buying = [three(f"vendor_{n}_name", f"vendor_{n}_authority") for n in f.vendors]
    rows += part("V", *ticks, three("vendor_engaged"), *buying)
    signature, name, day = f.words.approvals
    approvals = [heads(signature, name, day)]
    for who, role in kit.approvals(f):
        shown = para(run(f"{role}:", size=7), after=0)
        approvals.append(cell(shown, para(f.signature(who)), width=THIRD)
                         + "".join(cell(para(f.val(f"{who}_{p}")), width=THIRD)
                                   for p in SIGNED))  # fmt: skip
    rows += part("VI", *approvals)
    head = kit.masthead("Customer Engagement Profile", "Rev. 6/2014 – retyped")
    return head + table(*rows, grid=(SIDE, THIRD, THIRD, THIRD)) + para(after=0)


def _plan_rows(f: Clerk) -> list[str]:
    widths = (3000, 2000, 1900, 1900)
    cells = [[run(w, bold=True, size=7) for w in ("Phase", *f.words.columns)]]
    cells += [[run(f.words.phase(p), size=8), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    return [row(*(cell(para(c), width=w) for c, w in zip(line, widths, strict=True)))
            for line in cells]  # fmt: skip


def yes_no_matrix(f: Clerk) -> str:
    """Labels over answers; questions of all sections in one matrix; dates before the status."""
    half = WIDE // 2

    def pair(*keys: str) -> str:
        return row(*(above(f, k, WIDE // len(keys), 2 // len(keys)) for k in keys))

    rows = [pair("engagement_title", "agency"), *(pair(f"{w}_name", f"{w}_phone") for w in PEOPLE),
            pair(*FACTS[:2]), pair(*FACTS[2:]), pair("business_objectives"),
            pair("services_requested")]  # fmt: skip
    body = kit.masthead("DAS/BEST – Customer Engagement Profile")
    body += para(run("Complete every item. Items that do not apply are left blank.", italic=True))
    body += table(*rows, grid=(half, half)) + para(after=0)
    cells = [[run(w, bold=True) for w in ("Please answer each question", "Yes", "No")]]
    for key in QUESTIONS:
        ticks = [f.pen.tick(key, f.written(key) == w, w) for w in ("Yes", "No")]
        cells.append([run(f.words.label(key)), *ticks])
    body += kit.plain_table(cells, (8440, 1000, 1000))
    status, start, finish = f.words.columns
    cells = [[run(w, bold=True) for w in (start, finish, status, "Phase of the project")]]
    cells += [[*(f.val(f"{p}_{x}") for x in ("start", "finish", "status")), run(f.words.phase(p))]
              for p in PHASES]  # fmt: skip
    body += kit.plain_table(cells, (2200, 2200, 2200, 3840))
    cells = [[f.val(k), run(f.words.label(k))] for k in BOXES]
    body += kit.plain_table(cells, (600, WIDE - 600))
    cells = [[run(w, bold=True) for w in ("No.", *f.words.vendors)]]
    cells += [[run(f"{n}"), f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")]
              for n in f.vendors]  # fmt: skip
    body += kit.plain_table(cells, (800, 5640, 4000))
    return body + _stacked(f)


def _stacked(f: Clerk) -> str:
    """A signer's cell over another: the answer above, what it is under it in small print."""
    signature, name, day = f.words.approvals
    rows = []
    for who, role in kit.approvals(f):
        parts = ((f.signature(who), f"{role} – {signature}", 4640),
                 (f.val(f"{who}_signed_name"), name, 3800),
                 (f.val(f"{who}_signed_date"), day, 2000))  # fmt: skip
        rows.append(row(*(cell(para(v, after=0), width=w) for v, _, w in parts)))
        rows.append(row(*(cell(para(run(t, size=7)), width=w) for _, t, w in parts)))
    return table(*rows, grid=(4640, 3800, 2000)) + para(after=0)


def nested(f: Clerk) -> str:
    """A card a section: inside it a table, the answers in its left column, labels to the right."""

    def line(key: str) -> str:
        return row(cell(para(f.val(key)), width=4600),
                   cell(para(run("◄ "), run(f.words.label(key))), width=5000))  # fmt: skip

    def card(number: str, *inside: str) -> str:
        words = para(run(f"{TITLES[number]}", bold=True, color="1F3864", size=11))
        return table(row(cell(words, *inside, width=WIDE)), grid=(WIDE,)) + para(after=80)

    def lines(*keys: str) -> str:
        return table(*(line(k) for k in keys), grid=(4600, 5000)) + para(after=0)

    def long(key: str) -> str:
        return para(run(f.words.label(key), bold=True)) + f.pen.block(key)

    who = [k for w in PEOPLE for k in (f"{w}_name", f"{w}_phone")]
    body = kit.masthead("Customer Engagement Profile")
    body += card("I", lines("agency", *who, *FACTS[1:]))
    body += card("II", long("business_objectives"), lines(*QUESTIONS[:2]))
    body += card("III", long("services_requested"))
    body += card("IV", table(*_plan_rows(f), grid=(3000, 2000, 1900, 1900)), para(after=0),
                 lines(*QUESTIONS[2:4]))  # fmt: skip
    ticks = "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    cells = [[run(w, bold=True) for w in f.words.vendors]]
    cells += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    body += card("V", ticks, lines("vendor_engaged"), kit.plain_table(cells, (5600, 4000)))
    return body + card("VI", _approvals(f))


def _approvals(f: Clerk) -> str:
    cells = [[run(w, bold=True) for w in ("Approval of", *f.words.approvals)]]
    cells += [[run(role), f.signature(who), *(f.val(f"{who}_{p}") for p in SIGNED)]
              for who, role in kit.approvals(f)]  # fmt: skip
    return kit.plain_table(cells, (2400, 3200, 2400, 1600))


def contacts(f: Clerk) -> str:
    """Lists with columns that nobody asked for: e-mail, owner, remarks; titles under the names."""
    asked = ("engagement_title", "agency", *FACTS)
    cells = [[run(f.words.label(k), bold=True), f.val(k)] for k in asked]
    body = kit.masthead("Engagement Profile", "for DAS/BEST – working copy of the commission")
    body += _head("A", "I") + kit.plain_table(cells, (3600, 6840))
    cells = [[run(w, bold=True) for w in ("Contact", "Name", "E-mail", "Phone", "Best time")]]
    cells += [[run(f.words.label(f"{w}_name")), f.val(f"{w}_name"), run("on file"),
               f.val(f"{w}_phone"), run("a.m.")] for w in PEOPLE]  # fmt: skip
    body += kit.plain_table(cells, (2800, 2900, 1240, 2300, 1200))
    for letter, number, key, more in (("B", "II", "business_objectives", QUESTIONS[:2]),
                                      ("C", "III", "services_requested", ())):  # fmt: skip
        body += _head(letter, number) + para(run(f.words.label(key), bold=True)) + f.pen.block(key)
        body += "".join(para(run(f"{f.words.label(k)}  "), f.val(k)) for k in more)
    status, start, finish = f.words.columns
    cells = [[run(w, bold=True) for w in ("#", "Phase", "Lead", start, finish, status, "Remarks")]]
    cells += [[run(f"{n}"), run(f.words.phase(p)), run("tbn"), f.val(f"{p}_start"),
               f.val(f"{p}_finish"), f.val(f"{p}_status"), ""]
              for n, p in enumerate(PHASES, 1)]  # fmt: skip
    body += _head("D", "IV") + kit.plain_table(cells, (500, 2700, 800, 1950, 1950, 1640, 900))
    body += "".join(para(run(f"{f.words.label(k)}  "), f.val(k)) for k in QUESTIONS[2:4])
    body += _head("E", "V")
    for keys in (BOXES[:2], BOXES[2:4], BOXES[4:]):
        body += para(*(r for k in keys
                       for r in (run(f"{f.words.label(k)} "), f.val(k), run("     "))))  # fmt: skip
    body += para(run(f"{f.words.label('vendor_engaged')}  "), f.val("vendor_engaged"))
    vendor, authority = f.words.vendors
    cells = [[run(w, bold=True) for w in (vendor, "Contract no.", authority)]]
    cells += [[f.val(f"vendor_{n}_name"), "", f.val(f"vendor_{n}_authority")] for n in f.vendors]
    body += kit.plain_table(cells, (5000, 2000, 3440)) + _head("F", "VI")
    signature, name, day = f.words.approvals
    cells = [[run(w, bold=True) for w in ("Approver", f"{name}", "Title", day, signature)]]
    cells += [[run(role), f.val(f"{who}_signed_name"), run("Mgr."), f.val(f"{who}_signed_date"),
               f.signature(who)] for who, role in kit.approvals(f)]  # fmt: skip
    return body + kit.plain_table(cells, (2100, 2700, 840, 1900, 2900))


def _head(letter: str, number: str) -> str:
    return para(run(f"{letter}.  {TITLES[number]}", bold=True, size=10), before=140)
