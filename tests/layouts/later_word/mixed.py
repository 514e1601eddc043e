"""Designs that mark choices, hold a phase's dates in one cell, or turn the plan on its side."""

from __future__ import annotations

from collections.abc import Iterable

from tests.layouts.catalog import BOXES, FIELDS, PHASES
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import WIDE, Clerk
from tests.layouts.novel.kit import PEOPLE, QUESTIONS
from tests.layouts.word.ooxml import cell, para, row, run, table

PARTS = ("status", "start", "finish")
FACTS = ("date_requested", "desired_go_live", "current_phase", "request_type")
LONG = ("business_objectives", "services_requested")


def _pairs(f: Clerk, keys: Iterable[str], widths: tuple[int, int] = (3800, 6640)) -> str:
    rows = []
    for key in keys:
        long = FIELDS[key].type == "long_text"
        value = f.pen.block(key) if long else para(f.val(key))
        rows.append(row(cell(para(run(f.words.label(key))), width=widths[0], fill="EDEDED"),
                        cell(value, width=widths[1])))  # fmt: skip
    return table(*rows, grid=widths) + para(after=0)


def _persons(f: Clerk) -> str:
    """Four columns: label, name, label, phone."""
    rows = [[run(f.words.label(f"{w}_name")), f.val(f"{w}_name"),
             run(f.words.label(f"{w}_phone")), f.val(f"{w}_phone")] for w in PEOPLE]  # fmt: skip
    return kit.plain_table(rows, (2800, 3600, 1440, 2600))


def _vendors(f: Clerk) -> str:
    rows = [[run(t, bold=True) for t in f.words.vendors]]
    rows += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    return kit.plain_table(rows, (6000, 4440))


def _signers(f: Clerk) -> str:
    """Two rows a signer: the slot over the line, name and date beside each other."""
    signature, name, day = f.words.approvals
    body = ""
    for who, role in kit.approvals(f):
        first = row(cell(para(run(f"{role} {signature}:")), width=3200),
                    cell(para(f.signature(who)), width=7240, span=3))  # fmt: skip
        second = row(cell(para(run(f"{name}:")), width=3200),
                     cell(para(f.val(f"{who}_signed_name")), width=3240),
                     cell(para(run(f"{day}:")), width=1400),
                     cell(para(f.val(f"{who}_signed_date")), width=2600))  # fmt: skip
        body += table(first, second, grid=(3200, 3240, 1400, 2600)) + para(after=0)
    return body


def _head(f: Clerk, text: str) -> str:
    del f
    return para(run(text.upper(), bold=True), fill="BDD7EE", before=120)


def _plain_plan(f: Clerk) -> str:
    rows = [[run(t, bold=True) for t in ("Project Phase", *f.words.columns)]]
    rows += [[run(f.words.phase(p)), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    return kit.plain_table(rows, (3840, 2200, 2200, 2200))


def _assembled(f: Clerk, plan: str, ticks: str) -> str:
    """The sections in the official order, about a plan and a list of boxes of one's own."""
    body = kit.masthead("Customer Engagement Profile", "(R1.00.40)")
    body += _head(f, "Section I – Agency Information")
    body += _pairs(f, ("engagement_title", "agency")) + _persons(f) + _pairs(f, FACTS)
    body += _head(f, "Section II – Business Objectives")
    body += _pairs(f, (LONG[0], *QUESTIONS[:2]))
    body += _head(f, "Section III – Services Requested of DAS/BEST") + _pairs(f, LONG[1:])
    body += _head(f, "Section IV – Project Planning") + plan + _pairs(f, QUESTIONS[2:4])
    body += _head(f, "Section V – Procurement Support") + ticks
    body += _pairs(f, QUESTIONS[4:]) + _vendors(f)
    return body + _head(f, "Section VI – Agency Approvals") + _signers(f)


def _lines(f: Clerk) -> str:
    return "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)


def _between(f: Clerk, phase: str, how: str) -> str:
    """Both dates of a phase as they are typed into one cell."""
    start, finish = f.written(f"{phase}_start"), f.written(f"{phase}_finish")
    if not start and not finish:
        return ""
    return how.format(start=start, finish=finish)


def ranges(f: Clerk) -> str:
    """Begin and end of a phase typed into one cell with a dash; the answer highlighted."""
    status, start, finish = f.words.columns
    rows = [[run(t, bold=True) for t in ("Project Phase", status, f"Dates ({start} – {finish})")]]
    for phase in PHASES:
        both = f.pen.runs(_between(f, phase, "{start} – {finish}"))
        rows.append([run(f.words.phase(phase)), f.val(f"{phase}_status"), both])
    return _assembled(f, kit.plain_table(rows, (4200, 2400, 3840)), _lines(f))


def sideways_halves(f: Clerk) -> str:
    """The plan with phases as columns, four at a time; boxes two abreast in a table."""

    def half(names: list[str]) -> str:
        rows = [[run("Phase", bold=True), *(run(f.words.phase(p), bold=True) for p in names)]]
        for part, word in zip(PARTS, f.words.columns, strict=True):
            rows.append([run(word, bold=True), *(f.val(f"{p}_{part}") for p in names)])
        return kit.plain_table(rows, (1640, 2200, 2200, 2200, 2200))

    names = list(PHASES)
    items = [f.val(k) + run(f" {f.words.label(k)}") for k in BOXES] + [run("")]
    ticks = kit.plain_table([items[i : i + 2] for i in range(0, 8, 2)], (5220, 5220), lined=False)
    return _assembled(f, half(names[:4]) + half(names[4:]), ticks)


def struck(f: Clerk) -> str:
    """Yes or no struck out; the boxes behind their words; the plan as it always was."""
    ticks = "".join(para(run(f"{f.words.label(k)} "), f.val(k)) for k in BOXES)
    return _assembled(f, _plain_plan(f), ticks)


def options(f: Clerk) -> str:
    """Every choice written out with a mark before it, statuses too."""
    widths = (2400, 4440, 1800, 1800)
    rows = [[run(t, bold=True) for t in ("Project Phase", *f.words.columns)]]
    rows += [[run(f.words.phase(p)), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    return _assembled(f, kit.plain_table(rows, widths), _lines(f))


def prompted(f: Clerk) -> str:
    """A template with prompts in brackets that are typed over, or left where nothing is said."""

    def said(key: str) -> str:
        if not f.written(key):
            return kit.prompt(f"Enter {f.words.label(key).rstrip('?').lower()}")
        return f.val(key)

    def told(*keys: str) -> str:
        return para(*(run(f"{f.words.label(k)}\t", bold=True) + said(k) + run("\t") for k in keys),
                    tabs=(3000, 6400, 8000))  # fmt: skip

    body = kit.masthead("Customer Engagement Profile")
    body += told("engagement_title") + told("agency")
    body += "".join(told(f"{w}_name", f"{w}_phone") for w in PEOPLE)
    body += told("date_requested", "desired_go_live") + told("current_phase") + told("request_type")
    for key in LONG:
        body += para(run(f.words.label(key), bold=True)) + f.pen.block(key)
    body += "".join(told(q) for q in QUESTIONS[:4]) + _plain_plan(f) + _lines(f)
    body += told("vendor_engaged") + _vendors(f)
    signature, name, day = f.words.approvals
    for who, role in kit.approvals(f):
        body += para(run(f"{role}", bold=True), before=160, after=0)
        body += para(run(f"{signature}\t", bold=True), f.signature(who), tabs=(3000,))
        body += told(f"{who}_signed_name").replace(f.words.label(f"{who}_signed_name"), name, 1)
        body += told(f"{who}_signed_date").replace(f.words.label(f"{who}_signed_date"), day, 1)
    return body


def nested(f: Clerk) -> str:
    """A page-wide table of two cells: tables in them, other sections first, labels at the right."""

    def mirrored(keys: Iterable[str]) -> str:
        rows = [[f.val(k), run(f"‹ {f.words.label(k)}", size=8)] for k in keys]
        return kit.plain_table(rows, (2900, 2100))

    def side(title: str, *inside: str) -> str:
        return cell(para(run(title, bold=True)), *inside, width=WIDE // 2)

    def pair(left: str, right: str) -> str:
        return table(row(left, right), grid=(WIDE // 2,) * 2) + para(after=0)

    persons = [f"{w}_{p}" for w in PEOPLE for p in ("name", "phone")]
    body = kit.masthead("Customer Engagement Profile") + _head(f, "Agency Approvals") + _signers(f)
    body += pair(side("Agency Information", mirrored(("engagement_title", "agency", *FACTS))),
                 side("People", mirrored(persons)))  # fmt: skip
    body += _head(f, "Project Planning") + _plain_plan(f) + mirrored(QUESTIONS[2:4])
    body += pair(side("Business Objectives", para(run(f.words.label(LONG[0]))),
                      f.pen.block(LONG[0]), mirrored(QUESTIONS[:2])),
                 side("Services Requested of DAS/BEST", para(run(f.words.label(LONG[1]))),
                      f.pen.block(LONG[1])))  # fmt: skip
    ticks = "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    return body + _head(f, "Procurement Support") + ticks + mirrored(QUESTIONS[4:]) + _vendors(f)
