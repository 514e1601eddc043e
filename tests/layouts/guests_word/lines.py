"""Guests' forms made of lines: typed on blanks, questions, strikes, sentences."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS
from tests.layouts.guests_word.kit import (
    PARTS,
    PEOPLE,
    TEXTS,
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

_DATED = ("date_requested", "desired_go_live")
_CHOSEN = ("current_phase", "request_type")


def _blank(s: Sheet, key: str, wide: int) -> str:
    """An answer underlined on a blank of ``wide`` characters."""
    text = s.profile.written[key]
    under = x.run(text, under=True) if text else ""
    return under + x.run("_" * max(wide - len(text), 2 if text else wide))


def _blanks_line(s: Sheet, *keys: tuple[str, int]) -> str:
    runs = "".join(x.run(f"{chr(9) if n else ''}{s.label(k)}: ") + _blank(s, k, w)
                   for n, (k, w) in enumerate(keys))  # fmt: skip
    return p(runs, tabs=[(6400, "none")], after=90)


def word97(s: Sheet) -> str:
    """Typed in the nineties: tabs and underscores, phases in columns of tab stops."""
    stops = [(3400, "none"), (5800, "none"), (8000, "none")]
    out = [
        p(b(s.word("CUSTOMER ENGAGEMENT PROFILE"), under=True, size=13), align="center"),
        p(b("I.  AGENCY INFORMATION"), before=160),
        _blanks_line(s, ("engagement_title", 40)),
    ]
    for who in PEOPLE:
        out.append(_blanks_line(s, (f"{who}_name", 22), (f"{who}_phone", 12)))
        if who == "requestor":
            out.append(_blanks_line(s, ("agency", 46)))
    out += [_blanks_line(s, *((k, 18) for k in _DATED)),
            _blanks_line(s, *((k, 18) for k in _CHOSEN)),
            p(b("II.  BUSINESS OBJECTIVES"), before=160), _typed_text(s, TEXTS[0]),
            _ticked_line(s, "mandated"), _ticked_line(s, "documentation_attached"),
            p(b("III.  SERVICES REQUESTED OF DAS/BEST"), before=160), _typed_text(s, TEXTS[1]),
            p(b("IV.  PROJECT PLANNING"), before=160),
            p(b("Project Phase\tStatus\tStart\tFinish", under=True), tabs=stops)]  # fmt: skip
    for ph in PHASES:
        cells = "".join(x.run("\t") + s.said(f"{ph}_{d}", "________") for d in PARTS)
        out.append(p(x.run(PHASES[ph]) + cells, tabs=stops))
    out += [_ticked_line(s, "depends_on_other_agencies"), _ticked_line(s, "formal_project_plan"),
            p(b("V.  PROCUREMENT SUPPORT"), before=160)]  # fmt: skip
    out += [p(x.run(f"{'_X_' if s.on(k) else '___'}  {s.label(k)}"), indent=300) for k in BOXES]
    out.append(_ticked_line(s, "vendor_engaged"))
    out += [_blanks_line(s, (f"vendor_{n}_name", 26), (f"vendor_{n}_authority", 10))
            for n in range(1, 5)]  # fmt: skip
    out.append(p(b("VI.  AGENCY APPROVALS"), before=160))
    for who in SIGNERS:
        out += [p(), p(), p(s.sign(who, float_=True), x.run("_" * 34 + "\t"),
                  _blank(s, f"{who}_signed_date", 18), tabs=[(6400, "none")], after=0),
                p(x.run(f"{SIGNERS[who]} (signature)\tDate", size=8), tabs=[(6400, "none")]),
                p(_blank(s, f"{who}_signed_name", 34), before=100, after=0),
                p(x.run("(print name)", size=8))]  # fmt: skip
    return "".join(out)


def _typed_text(s: Sheet, key: str) -> str:
    return p(x.run(s.label(key))) + p(s.said(key, "_" * 84), indent=300, after=80)


def _ticked_line(s: Sheet, key: str) -> str:
    said = s.profile.written[key]
    marks = "   ".join(f"{'_X_' if said == w else '___'} {w}" for w in ("Yes", "No"))
    return p(x.run(f"{s.label(key)}   {marks}"))


def docs(s: Sheet) -> str:
    """Exported by a web editor: every label a heading, the answer the paragraph below it."""
    grey = {"color": "434343", "size": 12}

    def ask(key: str) -> str:
        return x.para(x.run(s.label(key), **grey), before=200, after=40, keep=True) + x.para(
            s.said(key), after=80)  # fmt: skip

    keys = [
        "engagement_title",
        "requestor_name",
        "requestor_phone",
        "agency",
        *(f"{w}_{d}" for w in PEOPLE[1:] for d in ("name", "phone")),
        *_DATED,
        *_CHOSEN,
    ]
    out = [x.para(x.run("Customer engagement profile", size=22)), *map(ask, keys), ask(TEXTS[0])]
    out += [
        ask("mandated"),
        ask("documentation_attached"),
        ask(TEXTS[1]),
        x.para(x.run("Project planning", size=16), before=300),
        plan(s),
    ]
    out += map(ask, ("depends_on_other_agencies", "formal_project_plan"))
    out.append(x.para(x.run("Procurement support", size=16), before=300))
    out += [p(x.run(f"{s.ticks[not s.on(k)]} {s.label(k)}")) for k in BOXES]
    out += [ask("vendor_engaged"), vendors(s), x.para(x.run("Approvals", size=16), before=300)]
    for who, role in SIGNERS.items():
        out += [x.para(x.run(f"{role}: signature", **grey), before=200, after=40, keep=True),
                x.para(s.sign(who), after=80)]  # fmt: skip
        out += [ask(f"{who}_signed_name"), ask(f"{who}_signed_date")]
    return "".join(out)


def nested(s: Sheet) -> str:
    """Questions 1a, 1b …, each answer indented below in blue italics; a phase in one line."""
    blocks = (
        ("engagement_title", "agency", "request_type", "current_phase", *_DATED),
        tuple(f"{w}_{d}" for w in PEOPLE for d in ("name", "phone")),
        (TEXTS[0], "mandated", "documentation_attached", TEXTS[1]),
        ("depends_on_other_agencies", "formal_project_plan", "vendor_engaged"),
    )
    heads = ("The request", "The people", "What you need", "Planning and procurement")
    out = [x.para(b("Customer Engagement Profile", size=15))]
    for number, (head, keys) in enumerate(zip(heads, blocks, strict=True), 1):
        out.append(x.para(b(f"{number}. {head}", size=12), before=200, keep=True))
        for letter, key in zip("abcdefgh", keys, strict=False):
            out += [x.para(x.run(f"{number}{letter}. {s.label(key)}"), after=20, keep=True),
                    x.para(s.said(key), indent=560, after=90)]  # fmt: skip
    out.append(x.para(b("5. Timeline", size=12), before=200, keep=True))
    for letter, ph in zip("abcdefgh", PHASES, strict=True):
        line = [x.run(f"{', ' if n else ''}{s.word(FIELDS[f'{ph}_{d}'].label)}: ")
                + s.said(f"{ph}_{d}", "–") for n, d in enumerate(PARTS)]  # fmt: skip
        out += [x.para(x.run(f"5{letter}. {s.word(PHASES[ph])}"), after=20, keep=True),
                x.para(*line, indent=560)]  # fmt: skip
    out.append(x.para(b("6. Procurement support (mark all that apply)", size=12), before=200))
    out += [p(x.run(f"{s.ticks[not s.on(k)]} {s.label(k)}"), indent=560) for k in BOXES]
    out += [p(b("7. Vendors"), before=200), vendors(s), p(b("8. Signatures"), before=200)]
    for letter, who in zip("ab", SIGNERS, strict=True):
        out += [x.para(x.run(f"8{letter}. {SIGNERS[who]}"), keep=True, before=120),
                *(x.para(x.run(f"{name}: "), said, indent=560) for name, said in (
                    ("Signature", s.sign(who)), ("Name", s.said(f"{who}_signed_name")),
                    ("Date", s.said(f"{who}_signed_date"))))]  # fmt: skip
    return "".join(out)


def _delete(s: Sheet, key: str, between: str = " / ") -> str:
    """The choices, those that do not apply struck out; none struck where nothing was said."""
    said, choices = s.profile.written[key], FIELDS[key].choices
    return x.run(between).join(marked(c, "strike") if said and c != said else x.run(c)
                               for c in choices)  # fmt: skip


def struck(s: Sheet) -> str:
    """Yes / No and the types printed, to be struck out; signed one signer after the other."""
    keys = [
        "engagement_title",
        "agency",
        *(f"{w}_{d}" for w in PEOPLE for d in ("name", "phone")),
        *_DATED,
        "current_phase",
    ]
    rows = [[x.run(s.label(k)), s.said(k)] for k in keys]
    rows.append([x.run(f"{s.label('request_type')} *"), _delete(s, "request_type")])

    def ask(key: str) -> str:
        return p(x.run(f"{s.label(key)} *   "), _delete(s, key))

    out = [p(b("CUSTOMER ENGAGEMENT PROFILE", size=14), align="center"),
           p(x.run("* Delete whichever does not apply.", italic=True, size=8.5)),
           grid(rows, shares(2, 3)), bar("Business Objectives"), p(b(s.label(TEXTS[0]))),
           p(s.said(TEXTS[0])), ask("mandated"), ask("documentation_attached"),
           bar("Services Requested"), p(b(s.label(TEXTS[1]))), p(s.said(TEXTS[1])),
           bar("Project Planning"), plan(s), ask("depends_on_other_agencies"),
           ask("formal_project_plan"), bar("Procurement Support")]  # fmt: skip
    out += [p(x.run(f"[{'X' if s.on(k) else '  '}]  {s.label(k)}")) for k in BOXES]
    out += [ask("vendor_engaged"), vendors(s), bar("Approvals")]
    for who, role in SIGNERS.items():
        out += [
            p(x.run(f"{role}:"), before=200),
            p(
                x.run("Signed:  "),
                s.sign(who) or x.run("." * 50),
                x.run("   Date:  "),
                s.said(f"{who}_signed_date", "." * 24),
            ),
            p(x.run("Name in block letters:  "), s.said(f"{who}_signed_name", "." * 50)),
        ]
    return "".join(out)


def bullets(s: Sheet) -> str:
    """A memo of bullets: name and phone under one label, a phase a line, signed in a line."""
    who = {
        "requestor": "Requestor",
        "project_manager": "Project manager (if applicable)",
        "business_sponsor": "Agency business sponsor",
        "it_director": "Agency IT director",
    }
    out = [p(b("Re: Customer Engagement Profile"), after=200)]

    def item(label: str, *runs: str) -> str:
        end = " " if label.endswith("?") else ": "
        return x.para(x.run("•  "), b(label.rstrip(".") + end), *runs, indent=300)

    out += [item(s.label(k), s.said(k)) for k in ("engagement_title", "agency")]
    for person, label in who.items():
        both = [r for r in (s.said(f"{person}_name"), s.said(f"{person}_phone")) if r]
        out.append(item(f"{label} (name, phone)", x.run(", ").join(both)))
    out += [
        item(s.label(k), s.said(k))
        for k in (*_DATED, *_CHOSEN, TEXTS[0], "mandated", "documentation_attached", TEXTS[1])
    ]
    out.append(p(b("Project phases"), before=160))
    for ph in PHASES:
        dated = any(s.profile.written[f"{ph}_{d}"] for d in PARTS[1:])
        days = [s.said(f"{ph}_{d}", "____") for d in PARTS[1:]] if dated else []
        runs = [s.said(f"{ph}_status"), x.run(", ") if dated else "", x.run(" to ").join(days)]
        out.append(item(PHASES[ph], *runs))
    out += [
        item(s.label(k), s.said(k))
        for k in ("depends_on_other_agencies", "formal_project_plan", "vendor_engaged")
    ]
    out += [p(b("Vendors"), before=160), vendors(s), p(b("Procurement support"), before=160)]
    out += [p(x.run(f"{'(X)' if s.on(k) else '( )'} {s.label(k)}"), indent=300) for k in BOXES]
    for signer, role in SIGNERS.items():
        out += [p(b(f"Approved by {role}"), before=240, keep=True),
                p(x.run("Signature: "), s.sign(signer) or x.run("_" * 30)),
                p(x.run("Name: "), s.said(f"{signer}_signed_name"), x.run("    Date: "),
                  s.said(f"{signer}_signed_date"))]  # fmt: skip
    return "".join(out)


def sentences(s: Sheet) -> str:
    """An agreement in whole sentences with blanks, filled in a handwriting font."""

    def f(key: str, wide: int = 22) -> str:
        return s.said(key, "_" * wide)

    t = x.run
    people = "".join(
        p(t(f"The {name} is "), f(f"{who}_name"), t(", who can be reached by phone at "),
          f(f"{who}_phone"), t("."))
        for who, name in (("requestor", "Requestor"),
                          ("project_manager", "Project Manager, if any,"),
                          ("business_sponsor", "Agency Business Sponsor"),
                          ("it_director", "Agency IT Director")))  # fmt: skip
    out = [
        p(b("CUSTOMER ENGAGEMENT PROFILE", size=14), align="center", after=200),
        p(
            t("The agency named "),
            f("agency", 40),
            t(" asks DAS/BEST for its support in the engagement titled "),
            f("engagement_title", 30),
            t("."),
        ),
        people,
        p(
            t("This request is dated "),
            f(_DATED[0]),
            t(" and the desired go-live date is "),
            f(_DATED[1]),
            t(". The current project phase is "),
            f(_CHOSEN[0]),
            t(" and the type of request is "),
            f(_CHOSEN[1]),
            t("."),
        ),
    ]
    for key in (
        TEXTS[0],
        "mandated",
        "documentation_attached",
        TEXTS[1],
        "depends_on_other_agencies",
        "formal_project_plan",
    ):
        out += [p(t(s.label(key)), before=100), p(f(key, 60))]
    out += [plan(s), bar("Procurement")]
    out += [p(t(f"{s.ticks[not s.on(k)]} {s.label(k)}")) for k in BOXES]
    out += [
        p(t(s.label("vendor_engaged"))),
        p(f("vendor_engaged")),
        vendors(s),
        p(t("IN WITNESS WHEREOF the agency's officers have signed below."), before=200),
    ]
    for who, role in SIGNERS.items():
        out += [p(s.sign(who) or t(" "), before=300, rule=True, after=0),
                p(t(f"Signature of {role}", size=8)),
                p(t("Printed name: "), f(f"{who}_signed_name"), t("   on this date: "),
                  f(f"{who}_signed_date"))]  # fmt: skip
    return "".join(out)
