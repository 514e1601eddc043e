"""Prints without tables: rules, leaders, tabs, captions under answers, numbered questions."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PHASES, SIGNERS
from tests.layouts.further import kit
from tests.layouts.novel.kit import PEOPLE, QUESTIONS, Form
from tests.layouts.word.ooxml import para, run


def typed_rules(f: Form) -> str:
    """Labels with a typed rule behind, upon which the answer was typed; nothing in columns."""

    def told(*keys: str) -> str:
        parts = [f.lab(k, ": ", bold=False) + f.val(k) for k in keys]
        return para(run("   ").join(parts))

    body = kit.title(over="Agency Request to DAS/BEST") + told("engagement_title")
    body += told("agency")
    body += "".join(told(f"{w}_name", f"{w}_phone") for w in PEOPLE)
    body += told("date_requested", "desired_go_live") + told("current_phase")
    body += told("request_type")
    for key in ("business_objectives", "services_requested"):
        body += para(f.lab(key, bold=False)) + f.pen.block(key)
    body += "".join(told(q) for q in QUESTIONS)
    body += para(run("Schedule by phase (status, start, finish):", bold=True))
    status, start, finish = f.words.columns
    for phase in PHASES:
        body += para(run(f"{f.words.phase(phase)} – {status}: "), f.val(f"{phase}_status"),
                     run(f"  {start}: "), f.val(f"{phase}_start"),
                     run(f"  {finish}: "), f.val(f"{phase}_finish"))  # fmt: skip
    body += para(run("Check all that apply:", bold=True))
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    for n in f.vendors:
        body += para(run(f"{f.words.vendors[0]} #{n}: "), f.val(f"vendor_{n}_name"),
                     run(f"  {f.words.vendors[1]}: "), f.val(f"vendor_{n}_authority"))  # fmt: skip
    return body + captioned_signatures(f)


def captioned_signatures(f: Form) -> str:
    """Signature, name and date over a rule, what they are under it."""
    body = ""
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += para(f.signature(who), run("\t"), f.val(f"{who}_signed_name"), run("\t"),
                     f.val(f"{who}_signed_date"), tabs=(4600, 8200), before=200)  # fmt: skip
        body += para(run(f"{role} {signature}\t{name}\t{day}", size=7.5), tabs=(4600, 8200))
    return body


def tab_leaders(f: Form) -> str:
    """A tab with a line as its leader behind each answer: the line shortens as one types."""

    def told(label: str, value: str) -> str:
        return kit.ruled(run(label + " "), value, run("\t"))

    def one(key: str) -> str:
        return told(f.words.label(key) + ":", f.val(key))

    body = kit.title() + para(run(kit.section("I"), bold=True))
    body += "".join(one(key) for key in kit.IDENTITY)
    body += para(run(kit.section("II"), bold=True)) + para(f.lab("business_objectives"))
    body += f.pen.block("business_objectives") + "".join(one(k) for k in kit.OBJECTIVES)
    body += para(run(kit.section("III"), bold=True)) + para(f.lab("services_requested"))
    body += f.pen.block("services_requested") + para(run(kit.section("IV"), bold=True))
    for phase in PHASES:
        body += para(run(f.words.phase(phase), bold=True), before=80)
        for text, part in zip(f.words.columns, kit.PARTS, strict=True):
            body += told(f"{text}:", f.val(f"{phase}_{part}"))
    body += "".join(one(k) for k in kit.PLANNING) + para(run(kit.section("V"), bold=True))
    body += "".join(para(f.val(k), run(f"  {f.words.label(k)}")) for k in BOXES)
    body += one("vendor_engaged")
    for n in f.vendors:
        body += told(f"{n}. {f.words.vendors[0]}", f.val(f"vendor_{n}_name"))
        body += told(f"    {f.words.vendors[1]}", f.val(f"vendor_{n}_authority"))
    body += para(run(kit.section("VI"), bold=True))
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += para(run(role, bold=True), before=120) + told(f"{signature}:", f.signature(who))
        body += told(f"{name}:", f.val(f"{who}_signed_name"))
        body += told(f"{day}:", f.val(f"{who}_signed_date"))
    return body


def captions_below(f: Form) -> str:
    """Answers side by side on tab stops, in the next paragraph small captions under them."""
    stops = (6200,)

    def over(*keys: str) -> str:
        values = run("\t").join(f.val(k) for k in keys)
        words = "\t".join(f.words.label(k) for k in keys)
        return para(values, tabs=stops, after=0) + para(run(words, size=7), tabs=stops, after=120)

    body = kit.title() + over("engagement_title", "date_requested") + over("agency")
    body += "".join(over(f"{w}_name", f"{w}_phone") for w in PEOPLE)
    body += over("request_type", "desired_go_live") + over("current_phase")
    for key in ("business_objectives", "services_requested"):
        body += para(f.lab(key, ":")) + f.pen.block(key)
    body += "".join(para(f.lab(q), run("  "), f.val(q)) for q in QUESTIONS)
    body += kit.plan(f) + para(after=0)
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    return body + kit.vendors(f) + captioned_signatures(f)


def numbered(f: Form) -> str:
    """Questions that Word numbers, an instruction under each, the answer on a line of its own."""
    hints = {
        "engagement_title": "Keep it short (32 characters).",
        "requestor_name": "Who should be called about this request?",
        "agency": "Name the business unit too.",
        "desired_go_live": "The day on which the service must be usable.",
        "request_type": "Level Two, Level Three, procurement or emergency.",
        "services_requested": "List hosting, network, data or advice. Do not use abbreviations.",
    }

    def ask(key: str, value: str = "") -> str:
        out = para(f.lab(key), numbered=True, before=80)
        if key in hints:
            out += para(run(hints[key], italic=True, size=7.5, color="666666"), indent=400)
        return out + (value or para(f.val(key), indent=400))

    body = kit.title() + "".join(ask(key) for key in kit.IDENTITY)
    body += ask("business_objectives", f.pen.block("business_objectives"))
    body += "".join(ask(q) for q in kit.OBJECTIVES)
    body += ask("services_requested", f.pen.block("services_requested"))
    body += para(run("Project plan by phase", bold=True), numbered=True) + kit.plan(f)
    body += "".join(ask(q) for q in (*kit.PLANNING, "vendor_engaged"))
    body += para(run("Vendors, if any", bold=True), numbered=True) + kit.vendors(f)
    body += para(run("Procurements (mark each that applies)", bold=True), numbered=True)
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k)), indent=400) for k in BOXES)
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += para(run(f"Approval of the {role}", bold=True), numbered=True, before=120)
        body += para(run(f"{signature}: "), f.signature(who), indent=400)
        body += para(run(f"{name}: "), f.val(f"{who}_signed_name"), indent=400)
        body += para(run(f"{day}: "), f.val(f"{who}_signed_date"), indent=400)
    return body


def typewriter(f: Form) -> str:
    """As WordPerfect left it: everything on tabs, headings in capitals, columns by tabs."""

    def tabbed(*pairs: tuple[str, str]) -> str:
        parts = run("\t").join(run(f"{label}:\t") + value for label, value in pairs)
        return para(parts, tabs=(3000, 6600, 8200), after=0)

    def one(*keys: str) -> str:
        return tabbed(*((f.words.label(k).upper(), f.val(k)) for k in keys))

    body = kit.title("CUSTOMER ENGAGEMENT PROFILE") + para(run("AGENCY INFORMATION"))
    body += one("engagement_title") + one("agency")
    for who in PEOPLE:
        body += one(f"{who}_name", f"{who}_phone")
    body += one("date_requested", "desired_go_live") + one("current_phase") + one("request_type")
    body += para(run("BUSINESS OBJECTIVES"), before=120) + f.pen.block("business_objectives")
    body += "".join(one(q) for q in kit.OBJECTIVES)
    body += para(run("SERVICES REQUESTED OF DAS/BEST"), before=120)
    body += f.pen.block("services_requested")
    body += para(run("PROJECT PLANNING"), before=120)
    body += para(run("\t".join(("PHASE", *(c.upper() for c in f.words.columns)))),
                 tabs=(4000, 6400, 8400))  # fmt: skip
    for phase in PHASES:
        cells = run("\t").join(f.val(f"{phase}_{part}") for part in kit.PARTS)
        body += para(run(f"{f.words.phase(phase)}\t"), cells, tabs=(4000, 6400, 8400), after=0)
    body += "".join(one(q) for q in kit.PLANNING)
    body += para(run("PROCUREMENT SUPPORT"), before=120)
    body += "".join(para(f.val(k), run(f"\t{f.words.label(k)}"), tabs=(700,)) for k in BOXES)
    body += one("vendor_engaged")
    body += para(run("\t".join(f.words.vendors).upper()), tabs=(6000,))
    for n in f.vendors:
        body += para(f.val(f"vendor_{n}_name"), run("\t"), f.val(f"vendor_{n}_authority"),
                     tabs=(6000,), after=0)  # fmt: skip
    body += para(run("AGENCY APPROVALS"), before=120)
    signature, name, day = (t.upper() for t in f.words.approvals)
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += para(run(role.upper()), before=80)
        body += tabbed((signature, f.signature(who)))
        body += tabbed((name, f.val(f"{who}_signed_name")), (day, f.val(f"{who}_signed_date")))
    return body
