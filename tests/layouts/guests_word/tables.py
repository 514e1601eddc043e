"""Guests' forms made of tables: bars, twins, captions in cells, list prints, transposed plans."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS
from tests.layouts.guests_word.kit import (
    PARTS,
    PEOPLE,
    TEXTS,
    WIDE,
    Sheet,
    b,
    bar,
    grid,
    marked,
    p,
    plan,
    shares,
    vendors,
)
from tests.layouts.outsiders_word import ooxml as x

_PAIRS = (("engagement_title", "agency"), *((f"{w}_name", f"{w}_phone") for w in PEOPLE),
          ("date_requested", "desired_go_live"), ("current_phase", "request_type"))  # fmt: skip
ONE = tuple(key for pair in _PAIRS for key in pair)
_ASKED = ("mandated", "documentation_attached")
_PLANNED = ("depends_on_other_agencies", "formal_project_plan")


def _turned(cell: str) -> str:
    """A cell whose text runs upwards."""
    return cell.replace("</w:tcPr>", '<w:textDirection w:val="btLr"/></w:tcPr>', 1)


def bars(s: Sheet) -> str:
    """One table for all: a turned bar for each section at the left, labels and answers beside."""
    w = shares(0.6, 2.2, 2.8, 1.7, 2.3)
    lab = {"shade": "F2F2F2"}

    def c(run: str, n: int, span: int = 1, **look: str) -> str:
        return x.cell(p(run), width=sum(w[n : n + span]), span=span, **look)  # type: ignore[arg-type]

    def four(a: str, one: str, d: str, two: str) -> str:
        return c(x.run(a), 1, **lab) + c(one, 2) + c(x.run(d), 3, **lab) + c(two, 4)

    def block(title: str, *rows: str) -> str:
        merges = ("restart", *["continue"] * (len(rows) - 1))
        heads = [_turned(x.cell(p(b(title) if m == "restart" else "", align="center"), width=w[0],
                                merge=m, shade="BDD6EE")) for m in merges]  # fmt: skip
        return "".join(x.row(h, r) for h, r in zip(heads, rows, strict=True))

    def wide(key: str) -> str:
        return x.cell(p(b(s.label(key))), p(s.said(key)), width=sum(w[1:]), span=4)

    def ask(key: str) -> str:
        return c(x.run(s.label(key)), 1, 3, **lab) + c(s.pair(key), 4)

    one = [four(s.label(a), s.said(a), s.label(d), s.said(d)) for a, d in _PAIRS]
    heads = (s.word("Project Phase"), *map(s.word, ("Status", "Start", "Finish")))
    four_ = [c(b(h), n, **lab) for n, h in enumerate(heads, 1)]
    plans = ["".join((c(x.run(PHASES[ph]), 1, **lab),
                      *(c(s.said(f"{ph}_{d}"), n) for n, d in enumerate(PARTS, 2))))
             for ph in PHASES]  # fmt: skip
    ticks = x.cell(*(p(x.run(f"{s.tick(s.on(k))} {s.label(k)}")) for k in BOXES),
                   width=sum(w[1:]), span=4)  # fmt: skip
    sold = [four(f"Vendor {n}", s.said(f"vendor_{n}_name"), "Purchasing Authority",
                 s.said(f"vendor_{n}_authority")) for n in range(1, 5)]  # fmt: skip
    signs = [
        row
        for who in SIGNERS
        for row in (
            c(x.run(f"{SIGNERS[who]} – Signature"), 1, **lab) + c(s.sign(who), 2, 3),
            four(
                "Printed Name", s.said(f"{who}_signed_name"), "Date", s.said(f"{who}_signed_date")
            ),
        )
    ]
    rows = (block("AGENCY", *one), block("OBJECTIVES", wide(TEXTS[0]), *map(ask, _ASKED)),
            block("SERVICES", wide(TEXTS[1])), block("PLANNING", "".join(four_), *plans,
            *map(ask, _PLANNED)), block("PROCUREMENT", ticks, ask("vendor_engaged"), *sold),
            block("APPROVALS", *signs))  # fmt: skip
    return p(b("Customer Engagement Profile", size=14)) + x.table(*rows, widths=w)


def _stack(s: Sheet, keys: tuple[str, ...], wide: int) -> str:
    """A narrow table: small label, answer under it in a cell of its own."""
    rows = [r for k in keys for r in (
        x.row(x.cell(p(x.run(s.label(k), size=8, color="595959"), after=0), width=wide,
                     shade="F2F2F2")),
        x.row(x.cell(p(s.said(k)), width=wide)))]  # fmt: skip
    return x.table(*rows, widths=[wide])


def twin(s: Sheet) -> str:
    """Two forms side by side: who asks at the left, what for at the right, tables in a table."""
    half = WIDE // 2 - 200
    left = p(b("PART A – Who is asking")) + _stack(s, ONE, half)
    right = p(b("PART B – What for")) + _stack(s, TEXTS, half)
    right += "".join(p(x.run(f"{s.label(k)} ")) + p(s.pair(k)) for k in (*_ASKED, *_PLANNED))
    right += p(b("Procurement support"), before=100)
    right += "".join(p(x.run(f"{s.tick(s.on(k))} {s.label(k)}")) for k in BOXES)
    right += p(x.run(s.label("vendor_engaged"))) + p(s.pair("vendor_engaged")) + vendors(s, half)
    both = x.row(x.cell(left, width=WIDE // 2), x.cell(right, width=WIDE // 2))
    body = x.table(both, widths=[WIDE // 2] * 2, border="none")
    return (p(b("Customer Engagement Profile", size=14)) + body + bar("PART C – Planning")
            + plan(s) + bar("PART D – Approvals") + under_lines(s))  # fmt: skip


def under_lines(s: Sheet) -> str:
    """Lines to sign on; beneath each what it is: signature, name, title, date."""
    w, out = shares(3, 2.6, 2, 1.6), []
    titles = {"it_manager": "IT Manager 2", "business_sponsor": "Deputy Commissioner"}
    for who, role in SIGNERS.items():
        top = (s.sign(who), s.said(f"{who}_signed_name"), x.run(titles[who]),
               s.said(f"{who}_signed_date"))  # fmt: skip
        caps = (f"{role} – Signature", "Printed Name", "Title", "Date")
        rows = [
            x.row(
                *(
                    x.cell(p(c, rule=True, after=0), width=n, valign="bottom")
                    for c, n in zip(top, w, strict=True)
                ),
                height=640,
            ),
            x.row(*(x.cell(p(x.run(c, size=7.5)), width=n) for c, n in zip(caps, w, strict=True))),
        ]
        out.append(x.table(*rows, widths=w, border="none") + p())
    return "".join(out)


def marker(s: Sheet) -> str:
    """The choices printed, the right one under a yellow marker; labels at the left."""

    def choose(key: str, between: str = "   ") -> str:
        said = s.profile.written[key]
        return x.run(between).join(marked(c, "yellow") if c == said else x.run(c)
                                   for c in FIELDS[key].choices)  # fmt: skip

    rows = [[x.run(s.label(k)), choose(k) if k == "request_type" else s.said(k)] for k in ONE]
    asked = grid([[x.run(s.label(k)), choose(k)] for k in (*_ASKED, *_PLANNED, "vendor_engaged")],
                 shares(4, 1))  # fmt: skip
    sign = grid([[x.run(role), s.said(f"{w}_signed_name"), s.sign(w), s.said(f"{w}_signed_date")]
                 for w, role in SIGNERS.items()], shares(2, 2.4, 3, 1.6),
                heads=("Approver", "Printed Name", "Signature", "Date"), height=640)  # fmt: skip
    return "".join((
        p(b("Customer Engagement Profile", size=14)),
        p(x.run("Please highlight your choice where several are printed.", italic=True)),
        grid(rows, shares(2, 3), shade="DEEAF6"), p(), asked, p(),
        *(grid([[b(s.label(k))], [s.said(k)]], [WIDE]) + p() for k in TEXTS), plan(s), p(),
        grid([[x.run(s.tick(s.on(k))), x.run(s.label(k))] for k in BOXES], shares(1, 12)),
        p(), vendors(s), bar("Approvals"), sign,
    ))  # fmt: skip


def item_print(s: Sheet) -> str:
    """A list item printed from an intranet: a name and a value in every row, and who made it."""
    rows = [[x.run(s.label(k)), s.said(k)] for k in (*ONE, TEXTS[0], *_ASKED, TEXTS[1])]
    rows += [[x.run(f"{PHASES[ph]} {s.word(FIELDS[f'{ph}_{d}'].label)}"), s.said(f"{ph}_{d}")]
             for ph in PHASES for d in PARTS]  # fmt: skip
    rows += [[x.run(s.label(k)), s.said(k)] for k in (*_PLANNED, "vendor_engaged")]
    rows += [[x.run(s.label(k)), x.run("Yes" if s.on(k) else "No")] for k in BOXES]
    rows += [[x.run(f"Vendor {n} {w}"), s.said(f"vendor_{n}_{k}")] for n in range(1, 5)
             for w, k in (("Name", "name"), ("Purchasing Authority", "authority"))]  # fmt: skip
    for who, role in SIGNERS.items():
        rows += [[x.run(f"{role} Signature"), s.sign(who)],
                 [x.run(f"{role} Printed Name"), s.said(f"{who}_signed_name")],
                 [x.run(f"{role} Date"), s.said(f"{who}_signed_date")]]  # fmt: skip
    small = {"size": 8, "color": "767676"}
    return "".join(
        (
            p(x.run("Work Intake  >  Customer Engagement Profiles  >  View Item", **small)),
            grid(rows, shares(2, 3), border="nil"),
            p(x.run("Version: 3.0", **small)),
            p(x.run("Created at 1/12/2026 9:41 AM by intranet staff", **small)),
            p(x.run("Last modified at 1/14/2026 4:05 PM by intranet staff", **small)),
        )
    )


def captions(s: Sheet) -> str:
    """Numbered captions and answers in the same paragraph of a cell; a box of the office's own."""
    w, count = shares(1, 1), iter(range(1, 60))

    def c(key: str, width: int, span: int = 1) -> str:
        said = s.pair(key) if FIELDS[key].type == "yes_no" else s.said(key)
        small = x.run(f"{next(count)}. {s.label(key)}\n", size=7.5)
        return x.cell(p(small, said), width=width, span=span)

    office = x.cell(p(b("FOR DAS/BEST USE ONLY", size=7.5)),
                    p(x.run("Tracking No.: 26-0417     Date received: 2/3/2026", size=8)),
                    p(x.run("Received by: Intake Desk     Phone: 860-555-0100", size=8)),
                    width=w[1], shade="E7E6E6")  # fmt: skip
    rows = [x.row(x.cell(p(b("CUSTOMER ENGAGEMENT PROFILE", size=13)), width=w[0]), office)]
    rows += [x.row(*(c(k, n) for k, n in zip(pair, w, strict=True))) for pair in _PAIRS]
    for text, asked in zip(TEXTS, (_ASKED, _PLANNED), strict=True):
        rows += [x.row(c(text, WIDE, 2)), x.row(*map(c, asked, w))]
    rows.append(x.row(c("vendor_engaged", WIDE, 2)))
    signs = []
    for who, role in SIGNERS.items():
        one = p(x.run(f"{role} signature\n", size=7.5), s.sign(who))
        two = p(x.run("Printed name\n", size=7.5), s.said(f"{who}_signed_name"))
        three = p(x.run("Date signed\n", size=7.5), s.said(f"{who}_signed_date"))
        widths = shares(3, 2.5, 1.5)
        cells = [x.cell(t, width=n) for t, n in zip((one, two, three), widths, strict=True)]
        signs.append(x.row(*cells, height=760))
    ticks = grid([[x.run(f"{s.tick(s.on(k))} {s.label(k)}") for k in BOXES[n:n + 2]] +
                  [""] * (2 - len(BOXES[n:n + 2])) for n in range(0, 7, 2)], w)  # fmt: skip
    return "".join((x.table(*rows, widths=w), bar("PROCUREMENT SUPPORT (check all)"), ticks,
                    bar("VENDORS"), vendors(s), bar("PROJECT PHASES"), plan(s), bar("APPROVALS"),
                    x.table(*signs, widths=shares(3, 2.5, 1.5))))  # fmt: skip
