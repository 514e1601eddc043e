"""Designs that are lines of text: underlined blanks, memos, two newspaper columns, sentences."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PHASES
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import WIDE, Clerk
from tests.layouts.later_word.wording import HINTS
from tests.layouts.novel.kit import PEOPLE, QUESTIONS
from tests.layouts.word.ooxml import cell, para, row, run, table

PARTS = ("status", "start", "finish")
FACTS = ("date_requested", "desired_go_live", "current_phase", "request_type")


def underlined(f: Clerk) -> str:
    """Blanks that are underlined by Word, two to a line; a line of its own for a signature."""

    def blank(key: str, length: int = 26) -> str:
        return run(f"{f.words.label(key)} ") + kit.ruled_off(f.written(key), length)

    body = kit.masthead("CUSTOMER ENGAGEMENT PROFILE") + para(blank("engagement_title", 60))
    body += para(blank("agency", 60))
    body += "".join(para(blank(f"{w}_name"), run("  "), blank(f"{w}_phone", 18)) for w in PEOPLE)
    body += para(blank("date_requested", 16), run("  "), blank("desired_go_live", 16))
    body += para(blank("current_phase"), run("  "), blank("request_type"))
    for key in ("business_objectives", "services_requested"):
        body += para(run(f.words.label(key)))
        body += "".join(para(kit.ruled_off(t, 90)) for t in f.written(key).split("\n"))
    body += "".join(para(run(f"{f.words.label(q)} "), f.val(q)) for q in QUESTIONS[:2])
    body += para(run("Project schedule", bold=True))
    for phase in PHASES:
        parts = (run(f" {w} ") + kit.ruled_off(f.written(f"{phase}_{p}"), 14)
                 for w, p in zip(f.words.columns, PARTS, strict=True))  # fmt: skip
        body += para(run(f"{f.words.phase(phase)}:"), *parts)
    body += "".join(para(run(f"{f.words.label(q)} "), f.val(q)) for q in QUESTIONS[2:])
    for n in f.vendors:
        body += para(run(f"{n}. {f.words.vendors[0]} "),
                     kit.ruled_off(f.written(f"vendor_{n}_name")),
                     run(f" {f.words.vendors[1]} "),
                     kit.ruled_off(f.written(f"vendor_{n}_authority"), 18))  # fmt: skip
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    return body + _signature_lines(f)


def _signature_lines(f: Clerk) -> str:
    """A picture on a line of its own, a rule, and under it what belongs there."""
    body = para(run("APPROVALS", bold=True), before=160)
    signature, name, day = f.words.approvals
    for who, role in kit.approvals(f):
        body += para(f.signature(who), run("\t"), run(f.written(f"{who}_signed_date")),
                     tabs=(7000,), after=0, before=120)  # fmt: skip
        body += para(run("_" * 44 + "\t" + "_" * 20), tabs=(7000,), after=0)
        body += para(run(f"{role}, {signature}\t{day}", size=8), tabs=(7000,))
        body += para(run(f"{name}: "), kit.ruled_off(f.written(f"{who}_signed_name"), 40))
    return body


def memo(f: Clerk) -> str:
    """A memorandum: instructions first, then bold labels with the value on the next line."""
    body = para(run("MEMORANDUM", bold=True, size=14))
    body += para(run("TO:\tDAS/BEST Enterprise Planning"), tabs=(1200,))
    body += para(run("RE:\tCustomer Engagement Profile, Version 1.9 (R1.00.40)"), tabs=(1200,))
    body += _instructions() + para(run("Section I – Agency Information", bold=True, size=11))

    def told(key: str) -> str:
        return para(run(f"{f.words.label(key)}:\n", bold=True), f.val(key), after=100)

    body += told("engagement_title") + told("agency")
    body += "".join(told(f"{w}_{p}") for w in PEOPLE for p in ("name", "phone"))
    body += "".join(told(k) for k in FACTS)
    for number, key, more in (("II", "business_objectives", QUESTIONS[:2]),
                              ("III", "services_requested", ())):  # fmt: skip
        body += para(run(f"Section {number} – {kit.TITLES[number]}", bold=True, size=11))
        body += para(run(f"{f.words.label(key)}:", bold=True)) + f.pen.block(key)
        body += "".join(told(q) for q in more)
    body += para(run("Section IV – Project Planning", bold=True, size=11))
    for phase in PHASES:
        said = run("; ").join(run(f"{w}: ") + f.val(f"{phase}_{p}")
                              for w, p in zip(f.words.columns, PARTS, strict=True))  # fmt: skip
        body += para(run(f"{f.words.phase(phase)}\n", bold=True), said)
    body += "".join(told(q) for q in QUESTIONS[2:4])
    body += para(run("Section V – Procurement Support", bold=True, size=11))
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    body += told("vendor_engaged")
    for n in f.vendors:
        body += para(run(f"Vendor {n}: ", bold=True), f.val(f"vendor_{n}_name"),
                     run("\nPurchasing Authority: ", bold=True),
                     f.val(f"vendor_{n}_authority"))  # fmt: skip
    return body + _typed_signers(f)


def _typed_signers(f: Clerk) -> str:
    body = para(run("Section VI – Agency Approvals", bold=True, size=11))
    signature, name, day = f.words.approvals
    for who, role in kit.approvals(f):
        body += para(run(role, bold=True), after=0)
        body += para(run(f"{signature}: "), f.signature(who), after=0)
        body += para(run(f"{name}: "), f.val(f"{who}_signed_name"), after=0)
        body += para(run(f"{day}: "), f.val(f"{who}_signed_date"))
    return body


def _instructions() -> str:
    """A page of instructions that names the fields, then a page break."""
    texts = (
        "Please complete all sections. The Engagement Title is restricted to 32 characters.",
        "Requestor's Name: the individual who is expected to serve as the point of contact.",
        "Project Manager: we ask that you identify the individual you have assigned.",
        "Dates are written mm/dd/yyyy and phone numbers (nnn) nnn-nnnn.",
        "Incomplete or unsigned forms will be returned to the sending agency for correction.",
    )
    body = para(run("Instructions for Use", bold=True))
    body += "".join(para(run(t), numbered=True) for t in texts)
    return body + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def newspaper(f: Clerk) -> str:
    """Two columns on the page; labels in small type, each value in the paragraph below."""

    def told(key: str) -> str:
        return para(run(f.words.label(key), size=7, color="595959"), after=0) + para(f.val(key))

    first = para(run("Agency Information", bold=True)) + told("engagement_title") + told("agency")
    first += "".join(told(f"{w}_{p}") for w in PEOPLE for p in ("name", "phone"))
    first += "".join(told(k) for k in FACTS)
    body = kit.masthead("Customer Engagement Profile", "Bureau of Enterprise Systems")
    body += kit.columns(1) + first + kit.columns(2)
    for key, title in (("business_objectives", "Business Objectives"),
                       ("services_requested", "Services Requested of DAS/BEST")):  # fmt: skip
        body += para(run(title, bold=True))
        body += para(run(f.words.label(key), size=7, color="595959"), after=0) + f.pen.block(key)
    body += "".join(told(q) for q in QUESTIONS)
    rows = [[run(t, bold=True, size=8) for t in ("Phase", *f.words.columns)]]
    rows += [[run(f.words.phase(p), size=8), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    body += kit.plain_table(rows, (3440, 2200, 2400, 2400), lined=False) + kit.columns(1)
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES) + kit.columns(2)
    for n in f.vendors:
        body += told(f"vendor_{n}_name") + told(f"vendor_{n}_authority")
    boxed = ""
    for who, role in kit.approvals(f):
        signature, name, day = f.words.approvals
        inside = para(run(f"{role} – {signature}", size=7)) + para(f.signature(who))
        inside += para(run(f"{name}: ", size=7), f.val(f"{who}_signed_name"))
        inside += para(run(f"{day}: ", size=7), f.val(f"{who}_signed_date"))
        boxed += para(kit.text_box(f, inside))
    return body + boxed


def guided(f: Clerk) -> str:
    """Numbered questions in sentences, a line of help, then the answer in its own paragraph."""
    count = 0

    def ask(text: str, answer: str, hint: str = "") -> str:
        nonlocal count
        count += 1
        told = para(run(hint, size=8, color="7F7F7F"), indent=360) if hint else ""
        return para(run(f"{count}) {text}", bold=True), after=0) + told + answer

    def one(key: str) -> str:
        return ask(f.words.label(key), para(f.val(key), indent=360), HINTS.get(key, ""))

    body = kit.masthead("Customer Engagement Profile", "Tell us about your engagement")
    body += one("engagement_title") + one("agency") + one("request_type")
    body += ask(f.words.label("business_objectives"), f.pen.block("business_objectives"),
                HINTS["business_objectives"])  # fmt: skip
    body += ask(f.words.label("services_requested"), f.pen.block("services_requested"),
                HINTS["services_requested"])  # fmt: skip
    body += "".join(one(f"{w}_{p}") for w in PEOPLE for p in ("name", "phone"))
    body += one("date_requested") + one("desired_go_live") + one("current_phase")
    body += "".join(one(q) for q in QUESTIONS[:4])
    rows = [[run(t, bold=True) for t in ("Phase of the project", *f.words.columns)]]
    rows += [[run(f.words.phase(p)), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    body += ask("Please give the status and the dates of each phase.",
                kit.plain_table(rows, (3640, 2400, 2200, 2200)))  # fmt: skip
    ticks = "".join(para(f.val(k), run(f" {f.words.label(k)}"), indent=360) for k in BOXES)
    body += ask("Which of these procurements do you expect? Check all that apply.", ticks)
    body += one("vendor_engaged")
    rows = [[run(t, bold=True) for t in f.words.vendors]]
    rows += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    body += ask("Which vendors are these?", kit.plain_table(rows, (6000, 4440)))
    return body + _guided_signers(f)


def _guided_signers(f: Clerk) -> str:
    rows = [row(*(cell(para(run(t, bold=True)), width=2610)
                  for t in ("Approved by", *f.words.approvals)))]  # fmt: skip
    for who, role in kit.approvals(f):
        values = (run(role), f.signature(who), f.val(f"{who}_signed_name"),
                  f.val(f"{who}_signed_date"))  # fmt: skip
        rows.append(row(*(cell(para(v), width=2610) for v in values)))
    return para(run("Approvals", bold=True)) + table(*rows, grid=(WIDE // 4,) * 4)
