"""The prints of the novel Word designs: one function a layout of a page."""

from __future__ import annotations

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.novel.kit import (
    FACTS,
    PEOPLE,
    QUESTIONS,
    WIDE,
    Form,
    approval_table,
    boxes,
    grid,
    head,
    line,
    phase_table,
    questions,
    vendor_table,
)
from tests.layouts.word.ooxml import cell, para, row, run, table

TITLE = para(run("Customer Engagement Profile", bold=True, size=14), align="center", after=120)


def ledger(f: Form) -> str:
    """An old official print: numbered boxes, small captions over the answers, merged cells."""
    number = iter(range(1, 60))

    def box(field_id: str, width: int, span: int = 1) -> str:
        caption = run(f"{next(number)}. {f.words.label(field_id).upper()}", size=6.5)
        return cell(para(caption, after=0), para(f.val(field_id)), width=width, span=span)

    def long(field_id: str) -> str:
        caption = run(f"{next(number)}. {f.words.label(field_id).upper()}", size=6.5)
        return row(cell(para(caption, after=0), f.pen.block(field_id), width=WIDE, span=6))

    sixth = WIDE // 6
    rows = [row(box("engagement_title", sixth * 4, 4), box("date_requested", sixth * 2, 2))]
    rows += [row(box("agency", sixth * 4, 4), box("desired_go_live", sixth * 2, 2))]
    rows += [row(box(f"{w}_name", sixth * 4, 4), box(f"{w}_phone", sixth * 2, 2)) for w in PEOPLE]
    rows += [row(box("current_phase", sixth * 3, 3), box("request_type", sixth * 3, 3))]
    rows += [long("business_objectives"), long("services_requested")]
    rows += [row(box(q, WIDE, 6)) for q in QUESTIONS]
    whole = table(*rows, grid=(sixth,) * 6)
    return TITLE + whole + phase_table(f) + boxes(f) + vendor_table(f) + approval_table(f)


def leaders(f: Form) -> str:
    """Labels with dots to the answer, the answer in bold; two on a line."""

    def dotted(field_id: str) -> str:
        return f.lab(field_id, " ........ ", bold=False) + f.val(field_id)

    body = TITLE + head("General")
    for key in ("engagement_title", "agency"):
        body += line(dotted(key))
    for who in PEOPLE:
        body += line(dotted(f"{who}_name"), run("\t"), dotted(f"{who}_phone"), tabs=(6200,))
    body += line(dotted("date_requested"), run("\t"), dotted("desired_go_live"), tabs=(5200,))
    body += line(dotted("current_phase")) + line(dotted("request_type"))
    for key in ("business_objectives", "services_requested"):
        body += line(f.lab(key, ":")) + f.pen.block(key)
    body += "".join(line(dotted(q)) for q in QUESTIONS)
    body += head("Schedule")
    for phase in PHASES:
        parts = [run(f"{f.words.phase(phase)}: ", bold=True)]
        for column, label in zip(("status", "start", "finish"), f.words.columns, strict=True):
            parts += [run(f"{label} "), f.val(f"{phase}_{column}"), run("\t")]
        body += line(*parts, tabs=(5200, 7800))
    body += head("Purchasing") + boxes(f)
    for n in f.vendors:
        body += line(run(f"{f.words.vendors[0]} {n}: "), f.val(f"vendor_{n}_name"), run("\t"),
                     run(f"{f.words.vendors[1]}: "), f.val(f"vendor_{n}_authority"),
                     tabs=(6200,))  # fmt: skip
    return body + head("Sign-off") + _sign_lines(f)


def _sign_lines(f: Form) -> str:
    body = ""
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += line(run(f"{role} – {signature}: "), f.signature(who))
        body += line(run(f"{name}: "), f.val(f"{who}_signed_name"), run("\t"), run(f"{day}: "),
                     f.val(f"{who}_signed_date"), tabs=(6200,))  # fmt: skip
    return body


def beside(f: Form) -> str:
    """A table of two columns: labels in shaded cells left, controls right."""

    def pair(field_id: str) -> str:
        left = cell(para(f.lab(field_id, ":")), width=4200, fill="F2F2F2")
        return row(left, cell(para(f.val(field_id)), width=6240))

    def long(field_id: str) -> str:
        left = cell(para(f.lab(field_id, ":")), width=4200, fill="F2F2F2")
        return row(left, cell(f.pen.block(field_id), width=6240))

    keys = ["engagement_title", "agency"]
    keys += [f"{who}_{part}" for who in PEOPLE for part in ("name", "phone")]
    rows = [pair(key) for key in (*keys, *FACTS)]
    rows += [long("business_objectives"), pair("mandated"), pair("documentation_attached")]
    rows += [long("services_requested")]
    rows += [pair(q) for q in ("depends_on_other_agencies", "formal_project_plan")]
    body = TITLE + table(*rows, grid=(4200, 6240)) + phase_table(f, "spbf")
    body += boxes(f) + table(pair("vendor_engaged"), grid=(4200, 6240)) + vendor_table(f)
    return body + approval_table(f)


def under_lines(f: Form) -> str:
    """Answers over a line, what they are in small print under it."""

    def over(*keys: str) -> str:
        width = WIDE // len(keys)
        values = row(*(cell(para(f.val(k)), width=width) for k in keys))
        notes = row(*(cell(para(run(f"({f.words.label(k)})", size=7)), width=width) for k in keys))
        return table(values, notes, grid=(width,) * len(keys), borders=False) + para(after=0)

    body = TITLE + over("engagement_title") + over("agency")
    body += "".join(over(f"{who}_name", f"{who}_phone") for who in PEOPLE)
    body += over("date_requested", "desired_go_live") + over("current_phase", "request_type")
    for key in ("business_objectives", "services_requested"):
        body += line(f.lab(key)) + f.pen.block(key)
    body += questions(f) + phase_table(f, "pbfs") + boxes(f) + vendor_table(f)
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        values = row(
            cell(para(f.signature(who)), width=4200),
            cell(para(f.val(f"{who}_signed_name")), width=4200),
            cell(para(f.val(f"{who}_signed_date")), width=2040),
        )
        texts = (f"({role}, {f.words.approvals[0]})", f"({f.words.approvals[1]})",
                 f"({f.words.approvals[2]})")  # fmt: skip
        notes = row(*(cell(para(run(t, size=7)), width=w)
                      for t, w in zip(texts, (4200, 4200, 2040), strict=True)))  # fmt: skip
        body += table(values, notes, grid=(4200, 4200, 2040), borders=False) + para(after=0)
    return body


def stacked(f: Form) -> str:
    """Label, instruction and answer under each other, in two columns on the page."""
    hints = {
        "engagement_title": "Use the formal project name where there is one.",
        "date_requested": "The day on which you send this.",
        "business_objectives": "What is to be reached, not how.",
        "agency": "As in the State Register.",
    }

    def ask(field_id: str) -> str:
        hint = hints.get(field_id)
        told = para(run(hint, italic=True, size=7.5)) if hint else ""
        return line(f.lab(field_id)) + told + line(f.val(field_id), after=120)

    body = TITLE + ask("engagement_title") + ask("agency")
    for who in PEOPLE:
        body += ask(f"{who}_name") + ask(f"{who}_phone")
    body += "".join(ask(key) for key in FACTS)
    body += line(f.lab("business_objectives")) + para(
        run(hints["business_objectives"], italic=True, size=7.5)
    )
    body += f.pen.block("business_objectives") + ask("mandated") + ask("documentation_attached")
    body += line(f.lab("services_requested")) + f.pen.block("services_requested")
    body += phase_table(f) + ask("depends_on_other_agencies") + ask("formal_project_plan")
    body += boxes(f) + ask("vendor_engaged") + vendor_table(f) + approval_table(f)
    return body


def ruled_matrix(f: Form) -> str:
    """Roles as columns, what is asked of each as rows; questions with Yes and No columns."""
    roles = ("Requestor", "Project Manager (if applicable)", "Agency Business Sponsor",
             "Agency IT Director")  # fmt: skip
    body = TITLE + line(f.lab("engagement_title", ": "), f.val("engagement_title"))
    body += line(f.lab("agency", ": "), f.val("agency"))
    rows = [["", *(run(r, bold=True) for r in roles)]]
    rows += [[run("Name", bold=True), *(f.val(f"{w}_name") for w in PEOPLE)]]
    rows += [[run("Phone", bold=True), *(f.val(f"{w}_phone") for w in PEOPLE)]]
    body += grid(rows, (1440, 2250, 2250, 2250, 2250))
    body += "".join(line(f.lab(k, ": "), f.val(k)) for k in FACTS)
    for key in ("business_objectives", "services_requested"):
        body += table(row(cell(para(f.lab(key, ":")), f.pen.block(key), width=WIDE)), grid=(WIDE,))
        body += para(after=0)
    asked = [["Question", "Yes", "No"]]
    told = f.profile.written
    asked += [
        [run(f.words.label(q)), *(run("X" if told[q] == a else "") for a in ("Yes", "No"))]
        for q in QUESTIONS
    ]
    asked[0] = [run(text, bold=True) for text in asked[0]]
    body += grid(asked, (8440, 1000, 1000))
    return body + phase_table(f) + boxes(f, behind=True) + vendor_table(f) + approval_table(f)
