"""The form typed anew: a secretary's table, dotted leaders, underscores, lists to mark."""

from __future__ import annotations

from collections.abc import Iterable

from tests.layouts.catalog import BOXES, FIELDS, PHASES
from tests.layouts.later_word import kit
from tests.layouts.later_word.kit import WIDE, Clerk
from tests.layouts.novel.kit import FACTS, QUESTIONS
from tests.layouts.plain_word.kept import TITLES
from tests.layouts.plain_word.wording import PEOPLE
from tests.layouts.word.ooxml import cell, para, row, run, table

PARTS = ("status", "start", "finish")
TWO = (3800, 6640)


def secretary(f: Clerk) -> str:
    """One table of two columns for all of it; what belongs together stands in one cell."""

    def ask(words: str, *paragraphs: str) -> str:
        return row(cell(para(run(words)), width=TWO[0]), cell(*paragraphs, width=TWO[1]))

    def title(number: str) -> str:
        words = run(f"Section {number} - {TITLES[number]}", bold=True)
        return row(cell(para(words), width=WIDE, span=2, fill="F2F2F2"))

    def plain(*keys: str) -> list[str]:
        return [ask(f.words.label(k), f.pen.block(k) if FIELDS[k].type == "long_text"
                    else para(f.val(k))) for k in keys]  # fmt: skip

    rows = [title("I"), *plain("engagement_title", "agency")]
    rows += [ask(f"{f.words.label(f'{w}_name')}\nContact Phone", para(f.val(f"{w}_name")),
                 para(f.val(f"{w}_phone"))) for w in PEOPLE]  # fmt: skip
    rows += [*plain(*FACTS), title("II"),
             *plain("business_objectives", "mandated", "documentation_attached"), title("III"),
             *plain("services_requested"), title("IV")]  # fmt: skip
    for phase in PHASES:
        lines = [para(run(f"{w}: "), f.val(f"{phase}_{p}"))
                 for w, p in zip(f.words.columns, PARTS, strict=True)]  # fmt: skip
        rows.append(ask(f.words.phase(phase), *lines))
    rows += [*plain("depends_on_other_agencies", "formal_project_plan"), title("V"), *plain(*BOXES),
             *plain("vendor_engaged")]  # fmt: skip
    rows += [ask(f"Vendor {n}", para(run("Name: "), f.val(f"vendor_{n}_name")),
                 para(run("Purchasing Authority: "), f.val(f"vendor_{n}_authority")))
             for n in f.vendors] + [title("VI")]  # fmt: skip
    signature, name, day = f.words.approvals
    for who, role in kit.approvals(f):
        rows += [ask(f"{role} {signature}", para(f.signature(who))),
                 ask(name, para(f.val(f"{who}_signed_name"))),
                 ask(day, para(f.val(f"{who}_signed_date")))]  # fmt: skip
    return kit.masthead("Customer Engagement Profile") + table(*rows, grid=TWO) + para(after=0)


def _title(number: str) -> str:
    return para(run(f"{number}.  {TITLES[number].upper()}", bold=True), before=160)


def _leader(f: Clerk, number: str, key: str, dots: int = 60) -> str:
    words = f.words.label(key)
    return para(run(f"{number}  {words} {'.' * max(6, dots - len(words))} "), f.val(key))


def leaders(f: Clerk) -> str:
    """Numbered lines with dots up to the answer."""
    body = kit.masthead("State of Connecticut", "Customer Engagement Profile") + _title("I")
    body += _leader(f, "1.", "engagement_title") + _leader(f, "2.", "agency")
    for at, who in enumerate(PEOPLE, 3):
        body += _leader(f, f"{at}a.", f"{who}_name") + _leader(f, f"{at}b.", f"{who}_phone")
    body += "".join(_leader(f, f"{at}.", k) for at, k in enumerate(FACTS, 7))
    for number, at, key, asked in (("II", 11, "business_objectives", QUESTIONS[:2]),
                                   ("III", 14, "services_requested", ())):  # fmt: skip
        body += _title(number) + para(run(f"{at}.  {f.words.label(key)}")) + f.pen.block(key)
        body += "".join(_leader(f, f"{n}.", k, 90) for n, k in enumerate(asked, at + 1))
    body += _title("IV")
    for letter, phase in zip("abcdefgh", PHASES, strict=True):
        body += para(run(f"15{letter}.  {f.words.phase(phase)}", bold=True), after=0)
        body += "".join(para(run(f"{w} {'.' * 12} "), f.val(f"{phase}_{p}"), indent=500, after=0)
                        for w, p in zip(f.words.columns, PARTS, strict=True))  # fmt: skip
    body += _leader(f, "16.", QUESTIONS[2], 90) + _leader(f, "17.", QUESTIONS[3], 90) + _title("V")
    body += "".join(_leader(f, f"18{x}.", k, 70) for x, k in zip("abcdefg", BOXES, strict=True))
    body += _leader(f, "19.", "vendor_engaged", 90)
    for n in f.vendors:
        for words, part in zip(f.words.vendors, ("name", "authority"), strict=True):
            body += para(run(f"Vendor {n} {words} {'.' * 20} "), f.val(f"vendor_{n}_{part}"))
    return body + _title("VI") + _signing_lines(f)


def _signing_lines(f: Clerk) -> str:
    """Who signs over a row of lines, what each line is for under it."""
    body, tabs = "", (5000, 8200)
    for who, role in kit.approvals(f):
        values = (f.signature(who), f.val(f"{who}_signed_name"), f.val(f"{who}_signed_date"))
        body += para(run("\t").join(values), before=240, after=0, tabs=tabs)
        if not f.pen.rule:
            body += para(run("\t".join(("_" * 34, "_" * 22, "_" * 14))), after=0, tabs=tabs)
        words = (f"{role} {f.words.approvals[0]}", *f.words.approvals[1:])
        body += para(run("\t".join(words), size=7, italic=True), tabs=tabs)
    return body


def captioned(f: Clerk) -> str:
    """Answers typed over underscores, two to a line; the captions under them in small print."""

    def two(first: str, second: str) -> str:
        words = run(f"{f.words.label(first)}\t{f.words.label(second)}", size=7, italic=True)
        return (para(f.val(first), run("\t"), f.val(second), before=120, after=0, tabs=(5600,))
                + para(words, tabs=(5600,)))  # fmt: skip

    body = kit.masthead("Customer Engagement Profile") + _title("I")
    body += two("engagement_title", "agency")
    body += "".join(two(f"{who}_name", f"{who}_phone") for who in PEOPLE)
    body += two("date_requested", "desired_go_live") + two("current_phase", "request_type")
    for number, key, asked in (("II", "business_objectives", QUESTIONS[:2]),
                               ("III", "services_requested", ())):  # fmt: skip
        body += _title(number) + para(run(f.words.label(key))) + f.pen.block(key)
        body += "".join(para(run(f"{f.words.label(k)}  "), f.val(k)) for k in asked)
    body += _title("IV")
    for phase in PHASES:
        inside = [run(f"\t{w}: ") + f.val(f"{phase}_{p}")
                  for w, p in zip(f.words.columns, PARTS, strict=True)]  # fmt: skip
        body += para(run(f.words.phase(phase), bold=True), *inside, tabs=(2800, 5600, 8000))
    body += "".join(para(run(f"{f.words.label(k)}  "), f.val(k)) for k in QUESTIONS[2:4])
    body += _title("V") + "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    body += para(run(f"{f.words.label('vendor_engaged')}  "), f.val("vendor_engaged"))
    for n in f.vendors:
        body += para(f.val(f"vendor_{n}_name"), run("\t"), f.val(f"vendor_{n}_authority"),
                     before=120, after=0, tabs=(5600,))  # fmt: skip
        body += para(run("\t".join(f.words.vendors), size=7, italic=True), tabs=(5600,))
    return body + _title("VI") + _signing_lines(f)


def lists(f: Clerk) -> str:
    """Questions to the left and all choices to the right, marked; statuses as columns to cross."""

    def ask(key: str) -> str:
        kind, label = FIELDS[key].type, para(run(f.words.label(key)))
        if kind == "choice":
            right = [_choice(f, key, c) for c in FIELDS[key].choices]
        else:
            right = [f.pen.block(key) if kind == "long_text" else para(f.val(key))]
        return row(cell(label, width=TWO[0]), cell(*right, width=TWO[1]))

    def block(number: str, keys: Iterable[str]) -> str:
        rows = [ask(k) for k in keys]
        return _title(number) + table(*rows, grid=TWO, borders=False) + para(after=0)

    people = [f"{w}_{p}" for w in PEOPLE for p in ("name", "phone")]
    body = kit.masthead("Customer Engagement Profile", "Please type or print")
    body += block("I", ("engagement_title", *people[:2], "agency", *people[2:], *FACTS))
    body += block("II", ("business_objectives", *QUESTIONS[:2]))
    body += block("III", ("services_requested",)) + _title("IV") + _crossed(f)
    body += table(*(ask(k) for k in QUESTIONS[2:4]), grid=TWO, borders=False) + para(after=0)
    body += _title("V") + "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    body += table(ask("vendor_engaged"), grid=TWO, borders=False) + para(after=0)
    rows = [[run(t, bold=True) for t in f.words.vendors]]
    rows += [[f.val(f"vendor_{n}_name"), f.val(f"vendor_{n}_authority")] for n in f.vendors]
    return body + kit.plain_table(rows, (6000, 4440)) + _title("VI") + _signing_lines(f)


def _choice(f: Clerk, key: str, choice: str) -> str:
    box = f.pen.tick(key, f.written(key) == choice, choice)
    return para(box, run(f" {choice}"), after=0)


def _crossed(f: Clerk) -> str:
    """A column for each status, an X where it is so; start and finish behind."""
    choices = FIELDS["design_status"].choices
    heads = ("Project Phase", *choices, *f.words.columns[1:])
    rows = [[run(t, bold=True, size=7) for t in heads]]
    for phase in PHASES:
        marks = [run("X" if f.written(f"{phase}_status") == c else "") for c in choices]
        dates = [f.val(f"{phase}_start"), f.val(f"{phase}_finish")]
        rows.append([run(f.words.phase(phase), size=8), *marks, *dates])
    return kit.plain_table(rows, (2640, 1000, 1000, 1000, 1000, 1000, 1400, 1400))
