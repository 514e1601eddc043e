"""Designs in lines and boxes: a memo of underscores, captions in a box, approvals first."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.unseen import word_kit as kit
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet


def _line(s: Sheet, *ids: str, tab: int = 6200) -> str:
    """Labels and values on one line, a tab between two of them."""
    inside = []
    for at, field_id in enumerate(ids):
        inside.append(run("\t") if at else "")
        inside += [s.lab(field_id, ":", size=10), run(" "), s.value(field_id)]
    return para(*inside, tabs=(tab,), after=100)


def memo(s: Sheet) -> str:
    """A letter-like worksheet: a line each, rules of underscores, X before the signature."""
    out = kit.letterhead("TO: DAS/BEST Enterprise Planning", s.words.title, align="")
    out += _line(s, "date_requested", "desired_go_live")
    out += _line(s, "engagement_title") + _line(s, "agency")
    out += _line(s, "request_type") + _line(s, "current_phase")
    for _, name, phone in kit.people_rows(s):
        out += _line(s, name, phone)
    for field_id in ("business_objectives", "services_requested"):
        out += para(s.lab(field_id, "", size=10), before=120) + s.pen.block(field_id)
    for field_id in (*kit.YES_NO_II, *kit.YES_NO_IV):
        out += para(s.lab(field_id, "", size=10), run("  "), s.value(field_id), after=80)
    out += para(run(s.words.section("IV"), bold=True, size=11), before=160)
    rule, s.pen.rule = s.pen.rule, ""
    out += kit.phases(s, ("phase", "start", "finish", "status"), (3840, 2100, 2100, 2400))
    s.pen.rule = rule
    out += para(run(s.words.section("V"), bold=True, size=11), before=160)
    for field_id in (*kit.BIDS, *kit.SOURCING):
        out += para(kit.box(s, field_id), indent=300)
    out += para(s.lab("vendor_engaged", "", size=10), run("  "), s.value("vendor_engaged"))
    for n in s.vendors:
        name, how = f"vendor_{n}_name", f"vendor_{n}_authority"
        out += para(run(f"({n}) "), s.lab(name, ":"), run(" "), s.value(name), run("\t"),
                    s.lab(how, ":"), run(" "), s.value(how), tabs=(6200,), indent=300)  # fmt: skip
    out += para(run(s.words.section("VI"), bold=True, size=11), before=160)
    return out + "".join(_x_line(s, who) for who in kit.signers())


def _x_line(s: Sheet, who: str) -> str:
    """An X and a rule to sign on, what it is in small letters under it."""
    signed = s.profile.signatures[f"{who}_signature"] == "signed"
    mark = s.signature(who) if signed else run("_" * 36)
    name, day = f"{who}_signed_name", f"{who}_signed_date"
    out = para(run("X "), mark, before=240, after=0)
    out += para(s.lab(f"{who}_signature", "", bold=False, size=8), after=80)
    return out + _line(s, name, day)


def captions_in_box(s: Sheet) -> str:
    """Every box numbered, its small caption on top and the value under it in the same cell."""
    count = 0

    def one(field_id: str, wide: int, span: int = 1) -> str:
        nonlocal count
        count += 1
        top = para(run(f"{count}. ", size=7), s.lab(field_id, "", bold=False, size=7), after=20)
        many = FIELDS[field_id].type == "long_text"
        under = s.pen.block(field_id) if many else para(s.value(field_id), after=20)
        return cell(top, under, width=wide, span=span)

    def strip(*parts: tuple[str, int]) -> str:
        return table(row(*(one(f, w) for f, w in parts)), grid=tuple(w for _, w in parts))

    out = kit.letterhead("STATE OF CONNECTICUT", s.words.title)
    out += strip(("engagement_title", 7000), ("date_requested", 3440))
    out += strip(("requestor_name", 7000), ("requestor_phone", 3440))
    out += strip(("agency", 7000), ("desired_go_live", 3440))
    for who in ("project_manager", "business_sponsor", "it_director"):
        out += strip((f"{who}_name", 7000), (f"{who}_phone", 3440))
    out += strip(("current_phase", 5220), ("request_type", 5220))
    out += strip(("business_objectives", WIDE)) + strip(*((f, 5220) for f in kit.YES_NO_II))
    out += strip(("services_requested", WIDE)) + para(after=60)
    out += kit.phases(s, ("phase", "status", "start", "finish"), (4140, 2300, 2000, 2000))
    out += strip(*((f, 5220) for f in kit.YES_NO_IV)) + para(after=60)
    for group in (kit.SOURCING, kit.BIDS):
        wide = WIDE // len(group)
        out += table(row(*(cell(para(kit.box(s, f)), width=wide) for f in group)),
                     grid=(wide,) * len(group))  # fmt: skip
    out += strip(("vendor_engaged", WIDE))
    out += kit.vendors(s, (700, 5840, 3900), ("", "VENDOR NAME(S)", "PURCHASING AUTHORITY"))
    return out + para(after=60) + _boxed_signers(s)


def _boxed_signers(s: Sheet) -> str:
    out = ""
    for who, role in (("it_manager", "AGENCY IT MANAGER"),
                      ("business_sponsor", "AGENCY BUSINESS SPONSOR")):  # fmt: skip
        wide = (4600, 3640, 2200)
        heads = (f"{role} SIGNATURE", f"{role} PRINTED NAME", "DATE")
        inside = (s.signature(who), s.value(f"{who}_signed_name"), s.value(f"{who}_signed_date"))
        cells = [
            cell(para(run(h, size=7), after=20), para(i), width=w)
            for h, i, w in zip(heads, inside, wide, strict=True)
        ]
        out += table(row(*cells), grid=wide)
    return out


def approvals_first(s: Sheet) -> str:
    """Approvals at the top, buying before planning, the agency's people last."""
    out = kit.letterhead("State of Connecticut", "DAS / BEST", s.words.title)
    out += kit.band(s.words.section("VI"), "C00000")
    wide = (5220, 5220)
    sides = []
    for who, role in (("it_manager", "Agency IT Manager"),
                      ("business_sponsor", "Agency Business Sponsor")):  # fmt: skip
        lines = [para(run(role, bold=True))]
        lines.append(para(run("Signature: "), s.signature(who), after=80))
        ids = (f"{who}_signed_name", f"{who}_signed_date")
        lines += [para(s.lab(f, ":"), run(" "), s.value(f)) for f in ids]
        sides.append(cell(*lines, width=5220))
    out += table(row(*sides), grid=wide) + kit.band(s.words.section("I"), "C00000")
    grid = (2610,) * 4
    rows = []
    for a, b in (("engagement_title", "agency"), kit.FACTS[:2], kit.FACTS[2:]):
        rows.append(_four(s, a, b))
    rows += [_four(s, name, phone) for _, name, phone in kit.people_rows(s)]
    out += table(*rows, grid=grid) + kit.band(s.words.section("V"), "C00000")
    out += "".join(para(kit.box(s, f)) for f in (*kit.BIDS, *kit.SOURCING))
    out += para(s.lab("vendor_engaged", size=9), run("  "), s.value("vendor_engaged"))
    heads = ("Authority to Purchase", "Vendor Name")
    rows = [kit.head_row(heads, wide)]
    rows += [row(kit.value_cell(s, f"vendor_{n}_authority", 5220),
                 kit.value_cell(s, f"vendor_{n}_name", 5220)) for n in s.vendors]  # fmt: skip
    out += table(*rows, grid=wide) + kit.band(s.words.section("IV"), "C00000")
    out += kit.phases(s, ("phase", "finish", "start", "status"), (4140, 2000, 2000, 2300))
    return out + _last_questions(s)


def _four(s: Sheet, a: str, b: str) -> str:
    cells = [kit.label_cell(s, a, 2610, "F2F2F2"), kit.value_cell(s, a, 2610)]
    return row(*cells, kit.label_cell(s, b, 2610, "F2F2F2"), kit.value_cell(s, b, 2610))


def _last_questions(s: Sheet) -> str:
    out = para(after=40)
    for field_id in kit.YES_NO_IV:
        out += para(s.lab(field_id, size=9), run("  "), s.value(field_id))
    for number, field_id in (("III", "services_requested"), ("II", "business_objectives")):
        out += kit.band(s.words.section(number), "C00000")
        out += para(s.lab(field_id, size=9)) + s.pen.block(field_id)
    for field_id in kit.YES_NO_II:
        out += para(s.lab(field_id, size=9), run("  "), s.value(field_id))
    return out


_RULES = (
    "Complete every section. Forms that are incomplete or not signed are returned to the agency.",
    "An engagement title is limited to 32 characters because of the tracking system.",
    "Agencies which expect to publish an ITB, RFQ or RFP contact DAS Procurement first.",
    "For Level Two and Level Three projects name the person who will manage the project.",
    "Send the signed form, with attachments, to DAS/BEST Enterprise Planning by e-mail.",
)


def long_form(s: Sheet) -> str:
    """A form of many pages: instructions first, then roomy tables that break over pages."""
    out = kit.letterhead("State of Connecticut", "Department of Administrative Services",
                         s.words.title, size=18)  # fmt: skip
    out += para(run("General instructions", bold=True, size=12), before=200)
    out += "".join(para(run(text, size=10), numbered=True, after=160) for text in _RULES)
    wide = (3900, 6540)
    first = ["engagement_title", "agency", "date_requested", "desired_go_live"]
    first += [f"{who}_{part}" for who in kit.PEOPLE for part in ("name", "phone")]
    first += ["current_phase", "request_type"]
    plan = [("I", first), ("II", ["business_objectives", *kit.YES_NO_II]),
            ("III", ["services_requested"])]  # fmt: skip
    for number, ids in plan:
        rows = [kit.split_row(cell(para(run(s.words.section(number), bold=True, size=11)),
                                   width=WIDE, span=2, fill="FFF2CC"), head=True)]  # fmt: skip
        for field_id in ids:
            left = cell(para(s.lab(field_id, size=10), before=120, after=240), width=wide[0])
            rows += [kit.split_row(left, kit.value_cell(s, field_id, wide[1]))]
        out += para(after=120) + table(*rows, grid=wide)
    return out + _long_rest(s)


def _long_rest(s: Sheet) -> str:
    wide = (3900, 6540)
    heads = ("Project Phase", "Status", "Start Date", "Finish Date")
    widths = (3900, 2500, 2020, 2020)
    rows = [kit.head_row(heads, widths, "FFF2CC")]
    for phase, name in PHASES.items():
        cells = [cell(para(run(s.words.word(name), size=10), before=140, after=200), width=3900)]
        for part, w in zip(("status", "start", "finish"), widths[1:], strict=True):
            cells.append(kit.value_cell(s, f"{phase}_{part}", w))
        rows.append(kit.split_row(*cells))
    out = para(run(s.words.section("IV"), bold=True, size=11), before=200) + table(
        *rows, grid=widths
    )
    rows = [kit.split_row(kit.label_cell(s, f, wide[0]), kit.value_cell(s, f, wide[1]))
            for f in (*kit.YES_NO_IV, "vendor_engaged")]  # fmt: skip
    out += para(after=160) + table(*rows, grid=wide)
    out += para(run(s.words.section("V"), bold=True, size=11), before=200)
    out += "".join(para(kit.box(s, f), after=120) for f in (*kit.SOURCING, *kit.BIDS))
    out += kit.vendors(s, (700, 5840, 3900), ("#", "Vendor", "Purchasing Authority"))
    out += para(run(s.words.section("VI"), bold=True, size=11), before=200)
    for who in kit.signers():
        parts = ((s.lab(f"{who}_signature"), s.signature(who)),
                 (s.lab(f"{who}_signed_name"), s.value(f"{who}_signed_name")),
                 (s.lab(f"{who}_signed_date"), s.value(f"{who}_signed_date")))  # fmt: skip
        rows = [row(cell(para(a), width=wide[0]), cell(para(b), width=wide[1])) for a, b in parts]
        out += table(*rows, grid=wide) + para(after=200)
    return out
