"""Word designs made of lines: letters, questions and answers, captions under rules, columns."""

from __future__ import annotations

from tests.layouts.catalog import PHASES, SIGNERS, VENDORS
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.outsiders_word import parts
from tests.layouts.outsiders_word.form import Form
from tests.layouts.outsiders_word.wording import ONE, QUESTIONS

_ALL = (*ONE, "business_objectives", "mandated", "documentation_attached", "services_requested")
_LATER = ("depends_on_other_agencies", "formal_project_plan")
_HINTS = {
    "engagement_title": "Keep the title short; it will be used in all correspondence.",
    "agency": "Give the full name of the agency and, where it applies, the unit.",
    "date_requested": "The day on which you fill in this form.",
    "request_type": "If unsure, call the DAS/BEST intake desk before choosing.",
    "current_phase": "Where the project stands today.",
}


def letter(f: Form) -> str:
    """A letter with a list of facts, signed at its foot."""
    head = (
        "STATE AGENCY LETTERHEAD", "100 Example Street, Anytown", "",
        "To: DAS/BEST Customer Engagement", "Re: Customer Engagement Profile", "",
        "Dear Customer Engagement Team:", "",
        "Please accept this letter as our Customer Engagement Profile. The particulars follow.",
    )  # fmt: skip
    facts = "".join(x.para(x.run("•  "), f.label(k, bold=True), x.run(" "), f.answer(k), indent=300)
                    for k in ONE)  # fmt: skip
    return "".join((
        *(x.para(x.run(h)) for h in head), facts, parts.told(f, "business_objectives", False),
        parts.asked(f, "mandated", False), parts.asked(f, "documentation_attached", False),
        parts.told(f, "services_requested", False),
        x.para(x.run("The schedule of the project is:"), before=120), parts.plan(f),
        x.para(after=0),
        *(parts.asked(f, k, False) for k in _LATER),
        x.para(x.run("Procurement support (those that apply are marked):"), before=120),
        parts.ticked(f), parts.asked(f, "vendor_engaged", False), parts.vendors(f),
        x.para(x.run("Sincerely,"), before=240), parts.stacked(f),
    ))  # fmt: skip


def memo(f: Form) -> str:
    """A memorandum on top, the profile as a table under it."""
    head = (
        ("TO:", "DAS/BEST Customer Engagement"), ("FROM:", "Office of the Deputy Commissioner"),
        ("CC:", "Fiscal Office"), ("SUBJECT:", "Customer Engagement Profile for review"),
    )  # fmt: skip
    widths = parts.shares(2, 3)
    rows = [x.row(x.cell(x.para(f.label(k), after=0), width=widths[0], shade="F2F2F2"),
                  x.cell(x.para(f.answer(k), after=0), width=widths[1])) for k in ONE]  # fmt: skip
    return "".join((
        x.para(x.run("M E M O R A N D U M", bold=True, size=14)),
        *(x.para(x.run(f"{a}\t{b}"), tabs=[(1400, "none")], after=20) for a, b in head),
        x.para(x.run("Enclosed is our completed profile. Kindly confirm receipt."), rule=True),
        x.table(*rows, widths=widths), parts.rest(f, boxes=False, sign="stacked"),
    ))  # fmt: skip


def interview(f: Form) -> str:
    """Q and A, numbered, as pasted from a mail."""
    out = [f.title()]
    for number, key in enumerate((*_ALL, *_LATER, "vendor_engaged"), 1):
        out.append(x.para(x.run(f"Q{number}. {f.words.label(key, '')}", bold=True), keep=True))
        out.append(x.para(x.run(f"A{number}. "), f.answer(key), indent=300, after=120))
    return "".join((
        *out, f.heading("IV"), parts.plan(f), f.heading("V"), parts.ticked(f), parts.vendors(f),
        f.heading("VI"), parts.stacked(f),
    ))  # fmt: skip


def columns(f: Form) -> str:
    """Section I in two newspaper columns, each answer under its label."""
    turn = '<w:r><w:br w:type="column"/></w:r>'
    pairs = "".join(
        x.para(turn if n == len(ONE) // 2 else "", x.run(_named(f, k), size=8, color="555555"),
               after=0, keep=True) + x.para(f.answer(k), rule=True, after=120)
        for n, k in enumerate(ONE))  # fmt: skip
    one = f"<w:p><w:pPr>{x.section(edges=f.paper.edges)}</w:pPr></w:p>"
    two = f"<w:p><w:pPr>{x.section(2, kind='continuous')}</w:pPr></w:p>"
    return f.title() + f.heading("I") + one + pairs + two + parts.rest(f)


def _named(f: Form, key: str) -> str:
    return QUESTIONS[key] if key.endswith("_phone") else f.words.label(key, "")


def under_rules(f: Form) -> str:
    """Each answer on a ruled line, its caption in small print under the line."""
    widths, out = parts.shares(3, 2), [f.title(), f.heading("I")]
    pairs = (("engagement_title", "date_requested"), ("agency", "desired_go_live"),
             *((f"{w}_name", f"{w}_phone") for w in
               ("requestor", "project_manager", "business_sponsor", "it_director")),
             ("request_type", "current_phase"))  # fmt: skip
    for pair in pairs:
        cells = [x.cell(x.para(f.answer(k), rule=True, after=0),
                        x.para(x.run(f"({f.words.label(k, '')})", size=7.5), after=80), width=w)
                 for k, w in zip(pair, widths, strict=True)]  # fmt: skip
        out.append(x.table(x.row(*cells), widths=widths, border="nil"))
    return "".join(out) + parts.rest(f, columns=2, sign="side")


def guided(f: Form) -> str:
    """An instructions sheet first, then fields with hints between them."""
    steps = ("Complete all sections. Incomplete forms will be returned.",
             "Section I: enter the Engagement Title, the Requestor's Name and Contact Phone.",
             "Section VI must be signed by the Agency IT Manager and the Agency Business Sponsor.",
             "Send the completed form to the address given on the intranet.")  # fmt: skip
    out = [f.title(), x.para(x.run("INSTRUCTIONS FOR COMPLETING THIS FORM", bold=True))]
    out += [x.para(x.run(f"{n}. {s}"), indent=300) for n, s in enumerate(steps, 1)]
    out += ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>', f.heading("I")]
    for key in ONE:
        out.append(x.para(f.label(key, bold=True), x.run("  "), f.answer(key)))
        if key in _HINTS:
            out.append(x.para(x.run(_HINTS[key], italic=True, size=8, color="666666"), indent=300))
    return "".join(out) + parts.rest(f)


def noted(f: Form) -> str:
    """Labels with footnotes, comments of a reviewer, and help in hidden text."""
    help_ = x.run(" Help: type the name here, e.g. Pat Example, 860-555-0100.", hidden=True)
    out = [f.title(), f.heading("I")]
    for key in ONE:
        mark = f.paper.note("As printed in the agency's directory.") if key == "agency" else ""
        said = f.answer(key)
        if key in {"requestor_name", "it_director_name"}:
            said = f.paper.comment(said, "Confirmed by telephone.")
        hint = help_ if key.endswith("_name") else ""
        out.append(x.para(f.label(key, ""), mark, x.run(": "), hint, said, tabs=[(3800, "none")]))
    return "".join(out) + parts.rest(f, columns=2)


def circled(f: Form) -> str:
    """Yes and No printed on every line, the one that is meant with a ring round it."""
    out = [f.title(), f.heading("I")]
    out += [x.para(f.label(key), x.run("\t"), f.answer(key), tabs=[(4600, "none")])
            for key in ONE]  # fmt: skip
    return "".join(out) + parts.rest(f, sign="over")


def boxed_text(f: Form) -> str:
    """Every answer of section I, and the long ones, in a text box."""
    out = [f.title(), f.heading("I")]
    for number, key in enumerate(ONE, 500):
        box = x.textbox(number, x.para(f.answer(key), after=0), 250, 20)
        out.append(x.para(f.label(key), x.run("\t"), box, tabs=[(4600, "none")]))
    return "".join(out) + parts.rest(f, sign="side", long=_told_in_box)


def _told_in_box(f: Form, key: str) -> str:
    inside = x.para(f.answer(key), after=0)
    return x.para(f.label(key, bold=True)) + x.para(x.textbox(len(key) + 600, inside, 490, 165))


def outline(f: Form) -> str:
    """No table at all: an outline of numbered lines, phases and vendors included."""
    out = [f.title(), f.heading("I")]
    out += [x.para(x.run(f"1.{n}  "), f.label(k), x.run(" "), f.answer(k)) for n, k in
            enumerate(ONE, 1)]  # fmt: skip
    out += [f.heading("II"), parts.told(f, "business_objectives", False)]
    out += [parts.asked(f, k) for k in ("mandated", "documentation_attached")]
    out += [f.heading("III"), parts.told(f, "services_requested", False), f.heading("IV")]
    for phase in PHASES:
        out.append(x.para(x.run(f.words.phase(phase), bold=True), keep=True, after=0))
        parts_ = [r for d, label in zip(parts.DATES, ("Status", "Start", "Finish"), strict=True)
                  for r in (x.run(f"{f.words.word(label)}: "), f.answer(f"{phase}_{d}"),
                            x.run("\t"))]  # fmt: skip
        out.append(x.para(*parts_[:-1], tabs=[(3400, "none"), (6600, "none")], indent=300))
    out += [parts.asked(f, k) for k in _LATER]
    out += [f.heading("V"), parts.ticked(f), parts.asked(f, "vendor_engaged")]
    for n in VENDORS:
        out.append(x.para(x.run(f"Vendor {n} Name: "), f.answer(f"vendor_{n}_name"),
                          x.run("\tPurchasing Authority: "), f.answer(f"vendor_{n}_authority"),
                          tabs=[(6200, "none")]))  # fmt: skip
    out.append(f.heading("VI"))
    for who in SIGNERS:
        out.append(x.para(x.run(f"{f.words.role(who)} Signature: "),
                          f.signature(who) or x.run("_" * 30), before=160))  # fmt: skip
        said = (f.answer(f"{who}_signed_name"), x.run("\tDate: "), f.answer(f"{who}_signed_date"))
        out.append(x.para(x.run("Printed Name: "), *said, tabs=[(6200, "none")]))
    return "".join(out)
