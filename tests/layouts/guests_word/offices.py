"""Guests' forms of other offices: routing slips, prompts left over, other languages, wide pages."""

from __future__ import annotations

from tests.layouts import strokes
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
    p,
    plan,
    shares,
    vendors,
)
from tests.layouts.guests_word.tables import ONE, under_lines
from tests.layouts.outsiders_word import ooxml as x

_YES_NO = ("mandated", "documentation_attached", "depends_on_other_agencies", "formal_project_plan",
           "vendor_engaged")  # fmt: skip
_TURN = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_PROMPTS = {"date": "Click or tap to enter a date.", "choice": "Choose an item."}
_ENTER = "Click or tap here to enter text."


def routing(s: Sheet) -> str:
    """A routing slip with the approvals on top, other officers' signatures among them."""

    def scrawl() -> str:
        return s.paper.picture(strokes.picture(s.rng), 110, 26)

    rows = [[x.run("Prepared by (Requestor)"), s.said("requestor_name", ""), scrawl(),
             s.said("date_requested", "")]]  # fmt: skip
    for who, role in SIGNERS.items():
        rows.append([x.run(role), s.said(f"{who}_signed_name"), s.sign(who, 110, 26),
                     s.said(f"{who}_signed_date")])  # fmt: skip
        if who == "it_manager":
            rows.append([x.run("Fiscal Officer"), x.run("T. Abernathy"), scrawl(),
                         x.run("1/6/2026")])  # fmt: skip
    rows.append([x.run("DAS/BEST Intake (leave blank)"), "", "", ""])
    ask = [[x.run(s.label(k)), s.said(k)] for k in (*ONE, *_YES_NO)]
    return "".join((
        p(b("APPROVALS AND ROUTING", size=13)),
        grid(rows, shares(2.4, 2.4, 2.6, 1.6), heads=("Routed to", "Printed Name", "Signature",
                                                      "Date"), height=600),
        bar("Planning"), plan(s), bar("Procurement"),
        *(p(x.run(f"{s.tick(s.on(k))}  {s.label(k)}")) for k in BOXES), vendors(s), _TURN,
        p(b("REQUEST", size=13)), grid(ask, shares(1, 1)),
        *(bar(s.label(k), shade="FFFFFF") + p(s.said(k)) for k in TEXTS),
    ))  # fmt: skip


def _prompted(s: Sheet, key: str) -> str:
    """An answer, or the prompt of the control that was there once, now plain grey text."""
    kind = FIELDS[key].type
    prompt = _PROMPTS["choice"] if FIELDS[key].choices else _PROMPTS.get(kind, _ENTER)
    return s.said(key) or x.run(prompt, color="808080")


def prompts(s: Sheet) -> str:
    """The source's table saved by another program: controls gone, prompts left, label and answer
    in the same cell."""  # fmt: skip

    def c(key: str, width: int, span: int = 1) -> str:
        return x.cell(p(b(f"{s.label(key).upper()}: "), _prompted(s, key)), width=width, span=span)

    w = shares(2, 1, 1)
    rows = [x.row(c("engagement_title", WIDE, 3))]
    for who in PEOPLE:
        rows.append(x.row(c(f"{who}_name", w[0]), c(f"{who}_phone", w[1] + w[2], 2)))
        if who == "requestor":
            rows.append(x.row(c("agency", WIDE, 3)))
    rows += [
        x.row(c("date_requested", w[0]), c("desired_go_live", w[1] + w[2], 2)),
        x.row(c("current_phase", w[0]), c("request_type", w[1] + w[2], 2)),
    ]
    told = [x.table(x.row(x.cell(p(x.run(s.label(k))), p(_prompted(s, k)), width=WIDE)),
                    widths=[WIDE]) for k in TEXTS]  # fmt: skip
    plans = [[x.run(PHASES[ph]), *(_prompted(s, f"{ph}_{d}") for d in PARTS)] for ph in PHASES]
    sold = [[_prompted(s, f"vendor_{n}_{k}") for k in ("name", "authority")] for n in range(1, 5)]
    signs = [
        [
            x.run(f"{role} signature: "),
            s.sign(w),
            b("Name: ") + _prompted(s, f"{w}_signed_name"),
            b("Date: ") + _prompted(s, f"{w}_signed_date"),
        ]
        for w, role in SIGNERS.items()
    ]

    def ask(key: str) -> str:
        return p(x.run(f"{s.label(key)} "), x.run(s.profile.written[key] or "Choose...", bold=True))

    return "".join((
        p(b("Customer Engagement Profile", size=14)), bar("SECTION I – AGENCY INFORMATION"),
        x.table(*rows, widths=w), bar("SECTION II – BUSINESS OBJECTIVES"), told[0],
        *map(ask, _YES_NO[:2]), bar("SECTION III – SERVICES REQUESTED OF DAS/BEST"), told[1],
        bar("SECTION IV – PROJECT PLANNING"),
        grid(plans, shares(3, 2, 2, 2), heads=("Project Phase", "Status", "Start", "Finish")),
        *map(ask, _YES_NO[2:4]), bar("SECTION V – PROCUREMENT SUPPORT"),
        *(p(x.run(f"{s.tick(s.on(k))} {s.label(k)}")) for k in BOXES), ask("vendor_engaged"),
        grid(sold, shares(3, 2), heads=("Vendor Name(s)", "Purchasing Authority")),
        bar("SECTION VI – AGENCY APPROVALS"),
        grid(signs, shares(2, 2.4, 3, 2), height=620),
    ))  # fmt: skip


def fullwidth(s: Sheet) -> str:
    """Typed in another office suite: fullwidth colons, tick signs behind the words, small rows."""

    def row(*keys: str) -> str:
        w = shares(2, 3, 1.3, 2) if len(keys) == 2 else shares(2, 6.3)
        cells = [cell for n, k in enumerate(keys) for cell in (
            x.cell(p(x.run(f"{s.label(k)}：")), width=w[2 * n]),
            x.cell(p(s.said(k)), width=w[2 * n + 1]))]  # fmt: skip
        return x.table(x.row(*cells), widths=w)

    out = [p(b("Customer Engagement Profile", size=16), align="center"), row("engagement_title")]
    for who in PEOPLE:
        out.append(row(f"{who}_name", f"{who}_phone"))
        if who == "requestor":
            out.append(row("agency"))
    out += [row("date_requested", "desired_go_live"), row("current_phase", "request_type"), p()]

    def ask(key: str) -> str:
        return p(x.run(f"{s.label(key)}  "), s.pair(key, after=True))

    for key, asked in zip(TEXTS, (_YES_NO[:2], ()), strict=True):
        out += [p(x.run(f"{s.label(key)}")), x.table(x.row(x.cell(p(s.said(key)), width=WIDE),
                height=900), widths=[WIDE]), *map(ask, asked)]  # fmt: skip
    out += [p(), plan(s), *map(ask, _YES_NO[2:4]), p()]
    out += [p(x.run(f"{s.label(k)} {s.tick(s.on(k))}")) for k in BOXES]
    out += [ask("vendor_engaged"), vendors(s)]
    for who, role in SIGNERS.items():
        lines = (("signature", s.sign(who)), ("printed name", s.said(f"{who}_signed_name")),
                 ("date", s.said(f"{who}_signed_date")))  # fmt: skip
        out += [p(), *(p(x.run(f"{role} ({name})："), said) for name, said in lines)]
    return "".join(out)


def middle(s: Sheet) -> str:
    """English at the left, French at the right, the answer between the two."""
    french = {
        "engagement_title": "Titre du mandat", "agency": "Organisme", "requestor_name": "Demandeur",
        "project_manager_name": "Chef de projet (le cas échéant)", "business_sponsor_name":
        "Promoteur", "it_director_name": "Directeur informatique", "date_requested":
        "Date de la demande", "desired_go_live": "Mise en service souhaitée",
        "current_phase": "Phase actuelle", "request_type": "Type de demande",
        "mandated": "Exigé par une loi ou un règlement ?", "documentation_attached":
        "Documents joints ?", "depends_on_other_agencies": "Dépend d'autres organismes ?",
        "formal_project_plan": "Plan de projet officiel ?",
        "vendor_engaged": "Fournisseur déjà engagé ?",
        "business_objectives": "Objectifs de la demande", "services_requested": "Aide demandée",
    }  # fmt: skip
    keys = (*ONE, TEXTS[0], *_YES_NO[:2], TEXTS[1], *_YES_NO[2:])
    rows = [[x.run(s.label(k)), s.said(k), x.run(french.get(k, "Téléphone"), italic=True)]
            for k in keys]  # fmt: skip
    return "".join((
        p(b("Customer Engagement Profile  •  Profil du client", size=14)),
        grid(rows, shares(3, 4, 2.4), heads=("English", "Answer / Réponse", "Français")), p(),
        plan(s), p(), grid([[x.run(s.tick(s.on(k))), x.run(s.label(k))] for k in BOXES],
                           shares(1, 12)), p(), vendors(s), p(), under_lines(s),
    ))  # fmt: skip


def matrix(s: Sheet) -> str:
    """A wide page: contacts as a matrix with columns of the office's own, the phases across."""
    wide, out = 13800, []
    roles = {
        "requestor": "Requestor",
        "project_manager": "Project Manager (if applicable)",
        "business_sponsor": "Agency Business Sponsor",
        "it_director": "Agency IT Director",
    }
    rest = [k for k in ONE if not k.endswith(("_name", "_phone"))]
    out.append(p(b("Customer Engagement Profile", size=14)))
    out.append(grid([[x.run(s.label(k)), s.said(k)] for k in rest], shares(1, 2, wide=wide)))
    people = [[x.run(role), s.said(f"{w}_name"), x.run("Manager"), s.said(f"{w}_phone"),
               x.run("office@agency.example")] if s.profile.written[f"{w}_name"] or
              w != "project_manager" else [x.run(role), "", "", "", ""]
              for w, role in roles.items()]  # fmt: skip
    out += [
        bar("Contacts"),
        grid(
            people,
            shares(3, 3, 2, 2.4, 3, wide=wide),
            heads=("Role", "Name", "Job Title", "Contact Phone", "E-mail"),
        ),
    ]
    out += [bar(s.label(k)) + p(s.said(k)) for k in TEXTS]
    out += [p(x.run(f"{s.label(k)}  "), s.pair(k)) for k in _YES_NO]
    across = [[x.run(FIELDS[f"design_{d}"].label), *(s.said(f"{ph}_{d}") for ph in PHASES)]
              for d in PARTS]  # fmt: skip
    out += [
        bar("Project Planning"),
        grid(across, shares(1, *[1.6] * 8, wide=wide), heads=("", *PHASES.values())),
        bar("Procurement"),
    ]
    out += [p(x.run("    ".join(f"{s.tick(s.on(k))} {s.label(k)}" for k in BOXES[n:n + 2])))
            for n in range(0, 7, 2)]  # fmt: skip
    signs = [
        [x.run("Signature"), *(s.sign(w) for w in SIGNERS)],
        [x.run("Printed Name"), *(s.said(f"{w}_signed_name") for w in SIGNERS)],
        [x.run("Date"), *(s.said(f"{w}_signed_date") for w in SIGNERS)],
    ]
    out += [
        vendors(s, wide),
        bar("Approvals"),
        grid(signs, shares(1, 3, 3, wide=wide), heads=("", *SIGNERS.values()), height=500),
    ]
    return "".join(out)
