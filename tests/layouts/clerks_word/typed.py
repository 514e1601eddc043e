"""Forms typed line by line: behind a memo, as an interview, on ruled tabs, before an appendix."""

from __future__ import annotations

from collections.abc import Iterable

from tests.layouts.catalog import BOXES, FIELDS, PHASES
from tests.layouts.clerks_word.wording import PEOPLE
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import TITLES, WIDE, Clerk
from tests.layouts.novel.kit import FACTS, QUESTIONS
from tests.layouts.word.ooxml import cell, para, row, run, table

PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
PARTS = ("status", "start", "finish")
SIGNED = ("signed_name", "signed_date")


def tabbed(*inline: str, stops: Iterable[tuple[int, str]], after: int = 60) -> str:
    """A paragraph with tab stops that may draw a leader: "none", "dot" or "underscore"."""
    made = "".join(f'<w:tab w:val="left" w:leader="{how}" w:pos="{at}"/>' for at, how in stops)
    return (f'<w:p><w:pPr><w:tabs>{made}</w:tabs><w:spacing w:before="40" w:after="{after}"/>'
            f"</w:pPr>{''.join(inline)}</w:p>")  # fmt: skip


def asked_of(f: Clerk, key: str) -> str:
    """A label with its colon, a question with none."""
    words = f.words.label(key)
    return words if words.endswith(("?", ".")) else f"{words}:"


def memorandum() -> str:
    """A memo of the agency's own before the form, on its own page."""
    lines = (("TO:", "DAS/BEST Enterprise Planning"), ("FROM:", "Fiscal Office, Room 214"),
             ("DATE:", "December 30, 2025"), ("PHONE:", "860-555-0188"),
             ("SUBJECT:", "Customer Engagement Profile"))  # fmt: skip
    body = para(run("MEMORANDUM", bold=True, size=14), align="center", after=160)
    body += "".join(para(run(a, bold=True), run(f"\t{b}"), tabs=(1600,)) for a, b in lines)
    body += para(run("_" * 84), after=120)
    body += para(run("Please find on the following pages the profile of our next engagement. The "
                     "project manager, the business sponsor and the IT director have seen it. "
                     "Should anything be missing, kindly call the number above and do not hold "
                     "the request."))  # fmt: skip
    return body + para(run("Enclosure: Customer Engagement Profile (3 pages)", italic=True)) + PAGE


def memo_cover(f: Clerk) -> str:
    """A memo, then grids of shaded labels and answers, two pairs abreast; signers in one row."""

    def pairs(*keys: str) -> str:
        wide = WIDE - 2300 if len(keys) == 1 else 2920
        cells = [c for k in keys for c in (
            cell(para(run(f.words.label(k), size=8)), width=2300, fill="EAEAEA"),
            cell(f.pen.block(k) if FIELDS[k].type == "long_text" else para(f.val(k)), width=wide,
                 span=3 if len(keys) == 1 else 1))]  # fmt: skip
        return row(*cells)

    grid = (2300, 2920, 2300, 2920)
    parts = {
        "I": [pairs("engagement_title"), pairs("agency"),
              *(pairs(f"{w}_name", f"{w}_phone") for w in PEOPLE), pairs(*FACTS[:2]),
              pairs(*FACTS[2:])],
        "II": [pairs("business_objectives"), pairs("mandated", "documentation_attached")],
        "III": [pairs("services_requested")],
    }  # fmt: skip
    body = memorandum() + kit.masthead("CUSTOMER ENGAGEMENT PROFILE", "DAS / BEST")
    for number, rows in parts.items():
        body += para(run(f"PART {number}: {TITLES[number].upper()}", bold=True), before=120)
        body += table(*rows, grid=grid) + para(after=0)
    body += para(run(f"PART IV: {TITLES['IV'].upper()}", bold=True), before=120)
    rows = [["PHASE", *f.words.columns]]
    cells = [[run(w, bold=True, size=8) for w in rows[0]]]
    cells += [[run(f.words.phase(p).upper()), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    body += kit.plain_table(cells, (3840, 2200, 2200, 2200))
    body += table(pairs(*QUESTIONS[2:4]), grid=grid) + para(after=0)
    body += para(run(f"PART V: {TITLES['V'].upper()}", bold=True), before=120)
    half = (len(BOXES) + 1) // 2
    ticks = [[f.val(k) + run(f"  {f.words.label(k).upper()}", size=8) for k in pair if k]
             for pair in zip(BOXES[:half], (*BOXES[half:], ""), strict=True)]  # fmt: skip
    ticks = [line if len(line) == 2 else [*line, ""] for line in ticks]
    body += kit.plain_table(ticks, (WIDE // 2, WIDE // 2), lined=False)
    body += table(pairs("vendor_engaged"), *(pairs(f"vendor_{n}_name", f"vendor_{n}_authority")
                                             for n in f.vendors), grid=grid)  # fmt: skip
    body += para(run(f"PART VI: {TITLES['VI'].upper()}", bold=True), before=120)
    signature, name, day = f.words.approvals
    rows = [["", signature, name, day]]
    cells = [[run(w, bold=True, size=8) for w in rows[0]]]
    cells += [[run(role), f.signature(w), *(f.val(f"{w}_{p}") for p in SIGNED)]
              for w, role in kit.approvals(f)]  # fmt: skip
    return body + kit.plain_table(cells, (2600, 3400, 2840, 1600))


def interview(f: Clerk) -> str:
    """Numbered questions, each followed by "Answer:" on a line of its own; hints between."""
    count = 0

    def ask(words: str, answer: str, hint: str = "") -> str:
        nonlocal count
        count += 1
        out = para(run(f"{count}. {words}", bold=True), before=80, after=0)
        out += para(run(hint, italic=True, size=7.5), indent=300, after=0) if hint else ""
        return out + para(run("Answer:  "), answer, indent=300)

    def asks(*keys: str) -> str:
        return "".join(ask(f.words.label(k), f.val(k)) for k in keys)

    def long(key: str, hint: str) -> str:
        nonlocal count
        count += 1
        return (para(run(f"{count}. {f.words.label(key)}", bold=True), before=80, after=0)
                + para(run(hint, italic=True, size=7.5), indent=300, after=0)
                + para(run("Answer:"), indent=300, after=0) + f.pen.block(key))  # fmt: skip

    body = kit.masthead("Customer Engagement Profile", "as asked over the telephone or in person")
    body += para(
        run(
            "Interviewer: write down the answers as they are given. Do not leave a "
            "question out. If there is no answer, leave the line blank.",
            italic=True,
        )
    )
    body += _title("I")
    body += ask(
        f.words.label("engagement_title"),
        f.val("engagement_title"),
        "No more than 32 characters, please.",
    ) + asks("agency")
    for who in PEOPLE:
        body += asks(f"{who}_name", f"{who}_phone")
    body += asks(*FACTS) + _title("II")
    body += long("business_objectives", "A few sentences; no more than 750 characters.")
    body += asks(*QUESTIONS[:2]) + _title("III")
    body += long("services_requested", "A few sentences; no more than 1,024 characters.")
    body += _title("IV")
    for phase in PHASES:
        count += 1
        body += para(run(f"{count}. {f.words.phase(phase)} phase", bold=True), before=80, after=0)
        line = [r for w, p in zip(f.words.columns, PARTS, strict=True)
                for r in (run(f"{w}:  "), f.val(f"{phase}_{p}"), run("      "))]  # fmt: skip
        body += para(*line, indent=300)
    body += asks(*QUESTIONS[2:4]) + _title("V")
    body += para(run("Which of these is the agency planning? Mark each that applies."))
    body += "".join(para(f.val(k), run(f"  {f.words.label(k)}"), indent=300) for k in BOXES)
    body += asks("vendor_engaged")
    for n in f.vendors:
        vendor, authority = f.words.vendors
        body += ask(f"{vendor} no. {n}", f.val(f"vendor_{n}_name"))
        body += ask(f"{authority} of vendor no. {n}", f.val(f"vendor_{n}_authority"))
    return body + _title("VI") + _column(f)


def _title(number: str) -> str:
    return para(run(f"{TITLES[number].upper()}", bold=True, size=11), before=200)


def _column(f: Clerk, extra: bool = False) -> str:
    """Each signer a block of lines: By, Name, perhaps the signer's own title, Date."""
    signature, name, day = f.words.approvals
    body = ""
    for who, role in kit.approvals(f):
        body += para(run(role, bold=True), before=160)
        body += para(run(f"{signature}: "), f.signature(who))
        body += para(run(f"{name}: "), f.val(f"{who}_signed_name"))
        body += para(run("Position: Manager II")) if extra else ""
        body += para(run(f"{day}: "), f.val(f"{who}_signed_date"))
    return body


def ruled_tabs(f: Clerk) -> str:
    """Answers on tab stops that draw their line behind them, two to a line; signers abreast."""

    def two(*keys: str) -> str:
        where = ((5200, "underscore"), (5400, "none"), (WIDE, "underscore"))
        parts = [r for k in keys for r in (run(f"{asked_of(f, k)} "), f.val(k), run("\t"))]
        parts[3:3] = [run("\t")] if len(keys) > 1 else []
        return tabbed(*parts, stops=where if len(keys) > 1 else ((WIDE, "underscore"),))

    body = kit.masthead("Customer Engagement Profile", "(typed copy)") + _title("I")
    body += two("engagement_title") + two("agency")
    body += "".join(two(f"{w}_name", f"{w}_phone") for w in PEOPLE) + two(*FACTS[:2])
    body += two(*FACTS[2:])
    for number, key, asked in (("II", "business_objectives", QUESTIONS[:2]),
                               ("III", "services_requested", ())):  # fmt: skip
        body += _title(number) + para(run(f"{f.words.label(key)}:")) + f.pen.block(key)
        body += "".join(two(k) for k in asked)
    body += _title("IV")
    stops = ((4000, "none"), (6200, "none"), (8400, "none"))
    heads = run("Phase", bold=True) + "".join(run(f"\t{w}", bold=True) for w in f.words.columns)
    body += tabbed(heads, stops=stops)
    for phase in PHASES:
        values = "".join(run("\t") + f.val(f"{phase}_{p}") for p in PARTS)
        body += tabbed(run(f.words.phase(phase)), values, stops=stops)
    body += two(QUESTIONS[2]) + two(QUESTIONS[3]) + _title("V")
    body += "".join(para(f.val(k), run(f"\t{f.words.label(k)}"), tabs=(500,)) for k in BOXES)
    body += two("vendor_engaged")
    for n in f.vendors:
        body += two(f"vendor_{n}_name", f"vendor_{n}_authority")
    return body + _title("VI") + _abreast(f)


def _abreast(f: Clerk) -> str:
    """Both signers in one row without lines: By, Name, Title, Date under each other."""
    _, name, day = f.words.approvals
    sides = []
    for who, role in kit.approvals(f):
        sides.append(cell(
            para(run(role.upper(), bold=True)), para(run("By: "), f.signature(who)),
            para(run(f"{name}: "), f.val(f"{who}_signed_name")),
            para(run("Title: "), run("Manager II")),
            para(run(f"{day}: "), f.val(f"{who}_signed_date")), width=WIDE // 2))  # fmt: skip
    return table(row(*sides), grid=(WIDE // 2,) * 2, borders=False) + para(after=0)


NOTES = (
    ("Title of Engagement", "Restricted to 32 characters. Example: Super Widget Portal"),
    ("Requestor", "Point of contact with DAS/BEST. Example: Pat Sample, 860-555-0150"),
    ("Agency Business Sponsor", "Executive Sponsor or Business Manager."),
    ("Current Phase", "Example: Design"),
    ("Status", "Not Applicable, TBD, Completed, Active or Estimated."),
    ("IT Manager", "Signs and dates the form. Example: signed 01/15/2020"),
)


def appendix(f: Clerk) -> str:
    """Label, colon, answer; behind the form two pages of help that name all labels again."""

    def lines(*keys: str) -> str:
        return "".join(para(run(asked_of(f, k), bold=True), run("  "), f.val(k)) for k in keys)

    body = kit.masthead("Customer Engagement Profile", "See the appendix for help with each item")
    body += _title("I") + lines("engagement_title", "agency")
    body += "".join(lines(f"{w}_name", f"{w}_phone") for w in PEOPLE) + lines(*FACTS)
    for number, key, asked in (("II", "business_objectives", QUESTIONS[:2]),
                               ("III", "services_requested", ())):  # fmt: skip
        body += _title(number) + para(f.lab(key, ":")) + f.pen.block(key) + lines(*asked)
    body += _title("IV")
    cells = [[run(w, bold=True) for w in ("Phase", *f.words.columns)]]
    cells += [[run(f.words.phase(p)), *(f.val(f"{p}_{x}") for x in PARTS)] for p in PHASES]
    body += kit.plain_table(cells, (3840, 2200, 2200, 2200)) + lines(*QUESTIONS[2:4]) + _title("V")
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    body += lines("vendor_engaged")
    vendor, authority = f.words.vendors
    for n in f.vendors:
        body += para(run(f"{n}. {vendor}: ", bold=True), f.val(f"vendor_{n}_name"))
        body += para(run(f"    {authority}: ", bold=True), f.val(f"vendor_{n}_authority"))
    body += _title("VI") + _column(f, extra=True) + PAGE
    body += para(run("Appendix A – How to Complete the Form", bold=True, size=12))
    body += "".join(para(run(f"{a}: ", bold=True), run(b)) for a, b in NOTES)
    body += para(run("Appendix B – Example", bold=True, size=12), before=160)
    cells = [[run(w, bold=True) for w in ("Phase", *f.words.columns)]]
    cells += [[run(w) for w in ("Business Issues", "Completed", "01/02/2020", "02/28/2020")],
              [run(w) for w in ("Requirements", "Active", "03/01/2020", "05/31/2020")]]  # fmt: skip
    return body + kit.plain_table(cells, (3840, 2200, 2200, 2200))
