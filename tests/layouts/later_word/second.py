"""Designs of a second round, drawn before the readers were read and measured after the mends.

Exports, worksheets, surveys and letters: two answers under one label, statuses as a matrix of
marks, a phase's facts in one line, answers in sentences.
"""

from __future__ import annotations

from tests.layouts.catalog import BOXES, FIELDS, PHASES, STATUSES
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import WIDE, Clerk
from tests.layouts.novel.kit import PEOPLE, QUESTIONS
from tests.layouts.word.ooxml import cell, para, row, run, table

PARTS = ("status", "start", "finish")
FACTS = ("date_requested", "desired_go_live", "current_phase", "request_type")
LONG = ("business_objectives", "services_requested")
ROLES = {"requestor": "Requestor", "project_manager": "Project Manager",
         "business_sponsor": "Agency Business Sponsor",
         "it_director": "Agency IT Director"}  # fmt: skip


def _value(f: Clerk, key: str) -> str:
    return f.pen.block(key) if FIELDS[key].type == "long_text" else para(f.val(key))


def register(f: Clerk) -> str:
    """What a list exports: one table of two columns, a name that says everything, its value."""
    rows = [row(*(cell(para(run(t, bold=True)), width=w) for t, w in
                  (("Field", 4400), ("Response", 6040))), head=True)]  # fmt: skip

    def add(name: str, value: str) -> None:
        rows.append(row(cell(para(run(name)), width=4400), cell(value, width=6040)))

    add("Engagement Title", _value(f, "engagement_title"))
    add("Agency / Business Unit Name", _value(f, "agency"))
    for who, role in ROLES.items():
        add(f"{role} – Name", _value(f, f"{who}_name"))
        add(f"{role} – Contact Phone", _value(f, f"{who}_phone"))
    for key in (*FACTS, *LONG, *QUESTIONS[:2]):
        add(f.words.label(key), _value(f, key))
    for phase in PHASES:
        for part, word in zip(PARTS, f.words.columns, strict=True):
            add(f"{f.words.phase(phase)} – {word}", _value(f, f"{phase}_{part}"))
    for key in (*QUESTIONS[2:4], *BOXES, "vendor_engaged"):
        add(f.words.label(key), _value(f, key))
    for n in f.vendors:
        add(f"Vendor {n} – Name", _value(f, f"vendor_{n}_name"))
        add(f"Vendor {n} – Purchasing Authority", _value(f, f"vendor_{n}_authority"))
    for who, role in kit.approvals(f):
        add(f"{role} – Signature", para(f.signature(who)))
        add(f"{role} – Printed Name", _value(f, f"{who}_signed_name"))
        add(f"{role} – Date", _value(f, f"{who}_signed_date"))
    head = kit.masthead("Customer Engagement Profile", "Item 1 of 1")
    return head + table(*rows, grid=(4400, 6040))


def combined(f: Clerk) -> str:
    """Name and phone under one label, both dates under one; a phase's facts in one line."""

    def ask(label: str, value: str) -> str:
        return row(cell(para(run(label, bold=True)), width=4000), cell(value, width=6440))

    def both(one: str, other: str, mark: str) -> str:
        said = [f.val(k) for k in (one, other) if f.written(k)]
        return para(run(mark).join(said))

    rows = [ask("Engagement Title", _value(f, "engagement_title"))]
    rows += [ask("Agency / Business Unit Name", _value(f, "agency"))]
    rows += [ask(f"{role}'s Name / Contact Phone", both(f"{who}_name", f"{who}_phone", " / "))
             for who, role in ROLES.items()]  # fmt: skip
    rows += [ask(f.words.label(k), _value(f, k)) for k in FACTS]
    rows += [ask(f.words.label(k), _value(f, k)) for k in (*LONG, *QUESTIONS[:2])]
    body = kit.masthead("Customer Engagement Profile") + table(*rows, grid=(4000, 6440)) + para()
    body += para(run("Project Phases (status, start to finish)", bold=True))
    for phase in PHASES:
        line = run(f"{f.words.phase(phase)}: ", bold=True) + f.val(f"{phase}_status")
        if f.written(f"{phase}_start") or f.written(f"{phase}_finish"):
            line += run(", ") + f.val(f"{phase}_start") + run(" to ") + f.val(f"{phase}_finish")
        body += para(line)
    rows = [ask(f.words.label(k), _value(f, k)) for k in QUESTIONS[2:4]]
    body += table(*rows, grid=(4000, 6440)) + para()
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    body += table(ask(f.words.label("vendor_engaged"), _value(f, "vendor_engaged")),
                  grid=(4000, 6440)) + para()  # fmt: skip
    for n in f.vendors:
        said = both(f"vendor_{n}_name", f"vendor_{n}_authority", " – ")
        body += table(ask(f"Vendor {n} (name – purchasing authority)", said), grid=(4000, 6440))
    return body + para() + routing(f)


def routing(f: Clerk) -> str:
    """A routing slip: more roles than the form asks for, theirs left empty."""
    heads = ("Routing", "Name", "Signature", "Date")
    rows = [[run(t, bold=True) for t in heads]]
    for who, role in kit.approvals(f):
        rows.append([run(role), f.val(f"{who}_signed_name"), f.signature(who),
                     f.val(f"{who}_signed_date")])  # fmt: skip
    rows.append([run("DAS/BEST Reviewer (leave blank)"), "", "", ""])
    return kit.plain_table(rows, (3000, 3040, 2800, 1600))


def worksheet(f: Clerk) -> str:
    """A worksheet pasted into Word: item numbers, empty columns and rows between all others."""
    widths = (500, 3000, 300, 2900, 300, 1500, 300, 1640)
    count = 0

    def line(*pairs: tuple[str, str]) -> str:
        nonlocal count
        count += 1
        cells = [cell(para(run(str(count))), width=widths[0])]
        (label, value), rest = pairs[0], pairs[1:]
        cells += [cell(para(run(label)), width=widths[1]), cell(width=widths[2])]
        if not rest:
            return row(*cells, cell(para(value), width=sum(widths[3:]), span=5))
        cells += [cell(para(value), width=widths[3]), cell(width=widths[4]),
                  cell(para(run(rest[0][0])), width=widths[5]), cell(width=widths[6]),
                  cell(para(rest[0][1]), width=widths[7])]  # fmt: skip
        return row(*cells)

    def ask(*keys: str) -> str:
        return line(*((f.words.label(k), f.val(k)) for k in keys))

    gap = row(*(cell(width=w) for w in widths))
    rows = [ask("engagement_title"), ask("agency"), gap]
    rows += [ask(f"{w}_name", f"{w}_phone") for w in PEOPLE]
    rows += [gap, ask("date_requested", "desired_go_live"), ask("current_phase"),
             ask("request_type"), gap]  # fmt: skip
    rows += [ask(LONG[0]), ask(QUESTIONS[0]), ask(QUESTIONS[1]), gap, ask(LONG[1]), gap]
    body = kit.masthead("Customer Engagement Profile") + table(*rows, grid=widths) + para()
    plan = [[run(""), *(run(t) for t in ("Project Phase", "", *f.words.columns))]]
    plan += [[run(str(at)), run(f.words.phase(p)), "", *(f.val(f"{p}_{x}") for x in PARTS)]
             for at, p in enumerate(PHASES, 1)]  # fmt: skip
    body += kit.plain_table(plan, (500, 3600, 300, 2000, 2000, 2040))
    rows = [ask(QUESTIONS[2]), ask(QUESTIONS[3]), gap]
    rows += [line((f.words.label(k), f.val(k))) for k in BOXES] + [gap, ask("vendor_engaged")]
    body += table(*rows, grid=widths) + para()
    vendors = [[run("#"), *(run(t) for t in f.words.vendors)]]
    vendors += [[run(str(n)), f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")]
                for n in f.vendors]  # fmt: skip
    return body + kit.plain_table(vendors, (500, 5500, 4440)) + routing(f)


def survey(f: Clerk) -> str:
    """A survey printed: stars for what is required, a matrix of marks, the dates apart from it."""

    def ask(text: str, answer: str) -> str:
        return para(run(text, bold=True), run(" *", color="C00000"), before=120, after=0) + answer

    def one(key: str) -> str:
        return ask(f.words.label(key), _value(f, key))

    body = kit.masthead("Customer Engagement Profile") + para(run("* Required", color="C00000"))
    body += one("engagement_title") + one("agency")
    body += "".join(one(f"{w}_{p}") for w in PEOPLE for p in ("name", "phone"))
    body += one("date_requested") + one("desired_go_live")
    for key in ("current_phase", "request_type"):
        body += ask(f.words.label(key), _marks(f, key, FIELDS[key].choices))
    body += "".join(one(k) for k in LONG)
    body += "".join(ask(f.words.label(q), _marks(f, q, ("Yes", "No"))) for q in QUESTIONS[:4])
    rows = [[run(""), *(run(s, size=8) for s in STATUSES)]]
    for phase in PHASES:
        marks = (run("●" if f.written(f"{phase}_status") == s else "○") for s in STATUSES)
        rows.append([run(f.words.phase(phase)), *marks])
    body += ask("Status of each project phase", kit.plain_table(rows, (3440, *(1400,) * 5)))
    rows = [[run(""), run(f.words.columns[1]), run(f.words.columns[2])]]
    rows += [[run(f.words.phase(p)), f.val(f"{p}_start"), f.val(f"{p}_finish")] for p in PHASES]
    body += ask("Start and finish of each phase", kit.plain_table(rows, (4440, 3000, 3000)))
    ticks = "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    body += ask("Expected procurements", ticks)
    body += ask(f.words.label("vendor_engaged"), _marks(f, "vendor_engaged", ("Yes", "No")))
    for n in f.vendors:
        body += para(run(f"Vendor {n}", bold=True)) + para(f.val(f"vendor_{n}_name"))
        body += para(run(f"Vendor {n}: purchasing authority", bold=True))
        body += para(f.val(f"vendor_{n}_authority"))
    return body + _survey_end(f)


def _survey_end(f: Clerk) -> str:
    body, (signature, name, day) = "", f.words.approvals
    for who, role in kit.approvals(f):
        body += para(run(f"{signature} of {role}", bold=True)) + para(f.signature(who))
        body += para(run(f"{name} of {role}", bold=True)) + para(f.val(f"{who}_signed_name"))
        body += para(run(f"{day} signed by {role}", bold=True))
        body += para(f.val(f"{who}_signed_date"))
    return body


def _marks(f: Clerk, key: str, choices: tuple[str, ...]) -> str:
    """The choices a line each, a filled circle before the one that was taken."""
    return "".join(
        para(run("●" if f.written(key) == c else "○"), run(f" {c}"), indent=240) for c in choices
    )


def letter(f: Clerk) -> str:
    """A letter: sentences in which the answers are underlined."""

    def told(key: str, length: int = 20) -> str:
        return kit.ruled_off(f.written(key), length)

    body = kit.masthead("Customer Engagement Profile", "Letter of Engagement")
    body += para(run("The agency / business unit"), told("agency"), run("requests an engagement "
                 "titled"), told("engagement_title"), run("."))  # fmt: skip
    for who, role in ROLES.items():
        body += para(run(f"The {role} is"), told(f"{who}_name"), run("(contact phone"),
                     told(f"{who}_phone"), run(")."))  # fmt: skip
    body += para(run("This was requested on"), told("date_requested"), run("and the desired "
                 "go-live date is"), told("desired_go_live"), run("."))  # fmt: skip
    body += para(run("The current project phase is"), told("current_phase"),
                 run("and the type of request is"), told("request_type"), run("."))  # fmt: skip
    for key in LONG:
        body += para(run(f.words.label(key), bold=True)) + f.pen.block(key)
    body += "".join(para(run(f"{f.words.label(q)} "), f.val(q)) for q in QUESTIONS)
    body += para(run("Our plan by phase:"))
    for phase in PHASES:
        body += para(run(f"{f.words.phase(phase)}: status"), told(f"{phase}_status", 14),
                     run("start"), told(f"{phase}_start", 14), run("finish"),
                     told(f"{phase}_finish", 14))  # fmt: skip
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    for n in f.vendors:
        body += para(run(f"Vendor {n} is"), told(f"vendor_{n}_name"),
                     run("under the purchasing authority"), told(f"vendor_{n}_authority"),
                     run("."))  # fmt: skip
    for who, role in kit.approvals(f):
        body += para(f.signature(who), before=200) + para(run("_" * 40))
        body += para(told(f"{who}_signed_name"), run(f", {role}, on"), told(f"{who}_signed_date"))
    return body


def bilingual(f: Clerk) -> str:
    """Every label twice: English, and French in italics below; two labels and values a row."""
    french = {"name": "Nom", "phone": "Téléphone", "requested": "Date de la demande"}

    def label(text: str, other: str) -> str:
        return cell(para(run(text, bold=True, size=8), after=0),
                    para(run(other, italic=True, size=7)), width=2200)  # fmt: skip

    def pair(*keys: str) -> str:
        cells = []
        for key in keys:
            other = french.get(key.rpartition("_")[2], "(en français)")
            width, span = (3020, 1) if len(keys) > 1 else (8240, 3)
            cells += [label(f.words.label(key), other),
                      cell(para(f.val(key)), width=width, span=span)]  # fmt: skip
        return row(*cells)

    rows = [pair("engagement_title"), pair("agency")]
    rows += [pair(f"{w}_name", f"{w}_phone") for w in PEOPLE]
    rows += [pair("date_requested", "desired_go_live"), pair("current_phase", "request_type")]
    body = kit.masthead("Customer Engagement Profile / Profil d'engagement")
    body += table(*rows, grid=(2200, 3020, 2200, 3020)) + para()
    for key in LONG:
        asked = para(run(f.words.label(key), bold=True), run(" / Veuillez décrire", italic=True))
        body += table(row(cell(asked, f.pen.block(key), width=WIDE)), grid=(WIDE,)) + para(after=0)
    rows = [row(label(f.words.label(q), "(en français)"), cell(para(f.val(q)), width=8240, span=3))
            for q in QUESTIONS]  # fmt: skip
    body += table(*rows, grid=(2200, 3020, 2200, 3020)) + para()
    heads = ("Project Phase / Phase", "Status / État", "Start / Début", "Finish / Fin")
    plan = [[run(t, bold=True) for t in heads]]
    plan += [[run(f.words.phase(p)), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    body += kit.plain_table(plan, (3840, 2200, 2200, 2200))
    body += kit.plain_table([[f.val(k), run(f.words.label(k))] for k in BOXES], (800, 9640))
    vendors = [[run(t, bold=True) for t in f.words.vendors]]
    vendors += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    return body + kit.plain_table(vendors, (6000, 4440)) + routing(f)
