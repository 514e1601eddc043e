"""Word designs made of cells: numbered blocks, cards, rows that repeat, tables within tables."""

from __future__ import annotations

from tests.layouts.catalog import PHASES, SIGNERS, VENDORS
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.outsiders_word import parts
from tests.layouts.outsiders_word.form import WIDE, Form
from tests.layouts.outsiders_word.wording import ONE, PEOPLE, WHOSE

_SIX = parts.shares(*[1] * 6)
_BLOCKS = (
    (("1", "engagement_title", 4), ("2", "date_requested", 2)),
    (("3", "agency", 6),),
    (("4a", "requestor_name", 4), ("4b", "requestor_phone", 2)),
    (("5a", "project_manager_name", 4), ("5b", "project_manager_phone", 2)),
    (("6a", "business_sponsor_name", 4), ("6b", "business_sponsor_phone", 2)),
    (("7a", "it_director_name", 4), ("7b", "it_director_phone", 2)),
    (("8", "request_type", 2), ("9", "current_phase", 2), ("10", "desired_go_live", 2)),
)
_ASKED = (("12", "mandated"), ("13", "documentation_attached"),
          ("16", "depends_on_other_agencies"), ("17", "formal_project_plan"),
          ("19", "vendor_engaged"))  # fmt: skip


def _block(f: Form, number: str, key: str, span: int, tall: bool = False) -> str:
    caption = x.run(f"{number}. {f.words.label(key, '')}", size=7)
    said = x.para(f.answer(key), after=200 if tall else 20)
    return x.cell(x.para(caption, after=0), said, width=_SIX[0] * span, span=span)


def _yes_no_row(f: Form, number: str, key: str) -> str:
    return x.row(
        x.cell(x.para(x.run(f"{number}. {f.words.label(key, '')}", size=8), after=0),
               width=_SIX[0] * 4, span=4),
        x.cell(x.para(f.pair(key), after=0), width=_SIX[0] * 2, span=2),
    )  # fmt: skip


def _band(f: Form, number: str) -> str:
    words = x.run(f.words.section(number), bold=True, size=9, color="FFFFFF")
    return x.row(x.cell(x.para(words, align="center", after=0), width=WIDE, span=6, shade="000000"))


def blocks(f: Form) -> str:
    """A standard form: numbered blocks, small captions at the top of each cell."""
    asked = dict(_ASKED)
    top = [x.row(*(_block(f, *b) for b in blocks)) for blocks in _BLOCKS]
    one, two, four, five = ([_yes_no_row(f, n, k) for n, k in list(asked.items())[a:b]]
                            for a, b in ((0, 2), (2, 3), (3, 4), (4, 5)))  # fmt: skip
    return "".join((
        x.para(x.run("STANDARD FORM CEP-1 (Rev. 1-26)", size=7), align="right"), f.title(size=13),
        x.table(_band(f, "I"), *top, _band(f, "II"),
                x.row(_block(f, "11", "business_objectives", 6, True)), *one, _band(f, "III"),
                x.row(_block(f, "14", "services_requested", 6, True)), _band(f, "IV"),
                widths=_SIX),
        parts.plan(f, "15. Phase"), x.para(after=0),
        x.table(*two, *four, _band(f, "V"),
                x.row(x.cell(x.para(x.run("18. Procurement type (check all that apply)", size=7)),
                             *(x.para(t, after=0) for t in f.ticks()), width=WIDE, span=6)),
                *five, widths=_SIX),
        parts.vendors(f, numbered=True), x.para(after=0),
        x.table(_band(f, "VI"), widths=_SIX), _certified(f),
    ))  # fmt: skip


def _certified(f: Form) -> str:
    """Blocks 21 to 22: name, signature and date of each signer in a row of captions."""
    rows, widths = [], parts.shares(3, 4, 2)
    for n, who in enumerate(SIGNERS, 21):
        role = f.words.role(who)
        captions = (f"{n}a. Name of {role}", f"{n}b. Signature of {role}", f"{n}c. Date signed")
        said = (f.answer(f"{who}_signed_name"), f.signature(who), f.answer(f"{who}_signed_date"))
        rows.append(x.row(*(
            x.cell(x.para(x.run(c, size=7), after=0), x.para(s, after=20), width=w)
            for c, s, w in zip(captions, said, widths, strict=True)), height=800))  # fmt: skip
    return x.table(*rows, widths=widths)


def cards(f: Form) -> str:
    """Three cards a row: a dark head with the label in white, the answer under it."""
    widths, keys, rows = parts.shares(1, 1, 1), [*ONE, ""], []
    for at in range(0, len(keys), 3):
        three = keys[at : at + 3]
        whose = [_whose(f, k) for k in three]
        rows.append(x.row(*(
            x.cell(x.para(x.run(t, bold=True, color="FFFFFF", size=9), after=0), width=w,
                   shade="1F3864") for t, w in zip(whose, widths, strict=True))))  # fmt: skip
        rows.append(x.row(*(
            x.cell(x.para(f.answer(k) if k else "", after=60), width=w)
            for k, w in zip(three, widths, strict=True)), height=420))  # fmt: skip
    return f.title(color="1F3864") + x.table(*rows, widths=widths) + parts.rest(f, sign="over")


def _whose(f: Form, key: str) -> str:
    """A label that says whose telephone it is."""
    if key.endswith("_phone"):
        return f"{WHOSE[key.removesuffix('_phone')].partition(' (')[0]} {f.words.label(key, '')}"
    return f.words.label(key, "") if key else ""


def responses(f: Form) -> str:
    """One long table of item, question and response whose head repeats on every page."""
    widths, rows = parts.shares(1, 5, 7), []
    head = [x.cell(x.para(x.run(h, bold=True), after=0), width=w, shade="BFBFBF")
            for h, w in zip(("Item", "Information Requested", "Agency Response"), widths,
                            strict=True)]  # fmt: skip
    rows.append(x.row(*head, head=True))
    keys = (*ONE, "business_objectives", "mandated", "documentation_attached",
            "services_requested", "depends_on_other_agencies", "formal_project_plan",
            "vendor_engaged")  # fmt: skip
    for n, key in enumerate(keys, 1):
        cells = (x.run(f"{n}"), x.run(_whose(f, key)), f.answer(key))
        rows.append(x.row(*(x.cell(x.para(c, after=40), width=w)
                            for c, w in zip(cells, widths, strict=True))))  # fmt: skip
    return "".join((
        f.title(), x.table(*rows, widths=widths), f.heading("IV"), parts.plan(f), f.heading("V"),
        parts.ticked(f), parts.vendors(f), f.heading("VI"), parts.signers(f),
    ))  # fmt: skip


def nested(f: Form) -> str:
    """A layout table whose cells hold a table each."""
    inner, rows = WIDE - 400, []
    half = parts.shares(2, 3, wide=inner)
    one = x.table(*(
        x.row(x.cell(x.para(f.label(k), after=0), width=half[0]),
              x.cell(x.para(f.answer(k), after=0), width=half[1])) for k in ONE),
        widths=half)  # fmt: skip
    sections = (
        ("I", one), ("II", _asked_table(f, inner, "business_objectives", "mandated",
                                        "documentation_attached")),
        ("III", _asked_table(f, inner, "services_requested")),
        ("IV", parts.plan(f, wide=inner) + x.para(after=0)
         + _asked_table(f, inner, "depends_on_other_agencies", "formal_project_plan")),
        ("V", parts.ticked(f, 2, inner) + x.para(after=0) + _asked_table(f, inner, "vendor_engaged")
         + x.para(after=0) + parts.vendors(f, inner)),
        ("VI", parts.signers(f, inner)),
    )  # fmt: skip
    for number, inside in sections:
        words = x.run(f.words.section(number), bold=True)
        rows.append(x.row(x.cell(x.para(words), inside, width=WIDE)))
    return f.title() + x.table(*rows, widths=[WIDE], border="double")


def _asked_table(f: Form, wide: int, *keys: str) -> str:
    widths = parts.shares(3, 4, wide=wide)
    return x.table(*(
        x.row(x.cell(x.para(f.label(k), after=0), width=widths[0]),
              x.cell(x.para(f.answer(k), after=0), width=widths[1])) for k in keys),
        widths=widths)  # fmt: skip


def landscape(f: Form) -> str:
    """A wide page: a roster of people, the phases as columns of the plan."""
    wide = 13800
    people, facts = parts.shares(3, 4, 3, wide=wide), parts.shares(2, 3, 2, 3, wide=wide)
    roster = [x.row(*(x.cell(x.para(x.run(h, bold=True), after=0), width=w) for h, w in
                      zip(("Role", "Name", "Contact Phone"), people, strict=True)))]  # fmt: skip
    for who in PEOPLE:
        inside = (x.run(WHOSE[who]), f.answer(f"{who}_name"), f.answer(f"{who}_phone"))
        roster.append(x.row(*(x.cell(x.para(c, after=0), width=w)
                              for c, w in zip(inside, people, strict=True))))  # fmt: skip
    pairs = [k for k in ONE if not k.endswith(("_name", "_phone"))]
    grid = [x.row(*(x.cell(x.para(c, after=0), width=w) for c, w in
                    zip((f.label(a), f.answer(a), f.label(b), f.answer(b)), facts, strict=True)))
            for a, b in zip(pairs[::2], pairs[1::2], strict=True)]  # fmt: skip
    body = f.title() + f.heading("I") + x.table(*grid, widths=facts) + x.para(after=0)
    body += x.table(*roster, widths=people) + parts.rest(f, columns=3, planned=_across)
    return body


def _across(f: Form) -> str:
    """The plan with the phases across."""
    widths = parts.shares(1, *[1.5] * 8, wide=13800)
    head = [
        x.run("Phase", bold=True),
        *(x.run(f.words.phase(p), bold=True, size=8) for p in PHASES),
    ]
    rows = [head]
    for key, label in (("status", "Status"), ("start", "Start"), ("finish", "Finish")):
        rows.append(
            [x.run(f.words.word(label), bold=True), *(f.answer(f"{p}_{key}") for p in PHASES)]
        )
    return x.table(*(
        x.row(*(x.cell(x.para(c, after=0), width=w) for c, w in zip(cells, widths, strict=True)))
        for cells in rows), widths=widths)  # fmt: skip


def merged(f: Form) -> str:
    """Section names in a merged column at the left; people two to a row."""
    widths = parts.shares(1.6, 2.4, 3, 1.6, 2.4)
    rows = []
    for n, key in enumerate(("engagement_title", "agency", "request_type", "current_phase")):
        cells = [x.cell(x.para(f.label(key), after=0), width=widths[1]),
                 x.cell(x.para(f.answer(key), after=0), width=sum(widths[2:]), span=3)]  # fmt: skip
        rows.append(x.row(_merged(f, "I", n == 0, widths[0]), *cells))
    pairs = [*((f"{who}_name", f"{who}_phone") for who in PEOPLE),
             ("date_requested", "desired_go_live")]  # fmt: skip
    rows += [x.row(_merged(f, "I", False, widths[0]), *_four(f, a, b, widths)) for a, b in pairs]
    top = f.title() + x.table(*rows, widths=widths)
    return top + parts.rest(f, sign="side", listed=_merged_vendors)


def _merged_vendors(f: Form) -> str:
    widths = parts.shares(1.6, 2.4, 3, 1.6, 2.4)
    return x.table(*(
        x.row(_merged(f, "V", n == 1, widths[0], "Vendors"),
              *_four(f, f"vendor_{n}_name", f"vendor_{n}_authority", widths)) for n in VENDORS),
        widths=widths)  # fmt: skip


def _merged(f: Form, number: str, first: bool, width: int, words: str = "") -> str:
    said = x.run(words or f.words.section(number), bold=True) if first else ""
    return x.cell(x.para(said), width=width, merge="restart" if first else "continue",
                  shade="F2F2F2")  # fmt: skip


def _four(f: Form, one: str, two: str, widths: list[int]) -> list[str]:
    inside = (f.label(one), f.answer(one), f.label(two), f.answer(two))
    return [x.cell(x.para(c, after=0), width=w) for c, w in zip(inside, widths[1:], strict=True)]
