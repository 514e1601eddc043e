"""Designs with content controls: strips, numbered questions, nested cards, side headings."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.unseen import word_kit as kit
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet

GREY = "E7E6E6"


def _strip(s: Sheet, *pairs: tuple[str, int]) -> str:
    """A shaded row of labels and, under it, a row of values."""
    above = [kit.label_cell(s, f, w, GREY, bold=False, size=7.5) for f, w in pairs]
    under = [kit.value_cell(s, f, w) for f, w in pairs]
    return table(row(*above), row(*under), grid=tuple(w for _, w in pairs)) + para(after=0)


def _strip_questions(s: Sheet, ids: tuple[str, ...]) -> str:
    rows = [row(kit.label_cell(s, f, 8640, GREY), kit.value_cell(s, f, 1800)) for f in ids]
    return table(*rows, grid=(8640, 1800)) + para(after=0)


def shaded_strips(s: Sheet) -> str:
    """Strips of shaded labels over white values, a dark band a section."""
    out = kit.letterhead(
        "STATE OF CONNECTICUT", "Department of Administrative Services · BEST", s.words.title
    )
    out += kit.band(s.words.section("I")) + _strip(s, ("engagement_title", 5220), ("agency", 5220))
    out += _strip(s, ("requestor_name", 3220), ("requestor_phone", 2000),
                  ("project_manager_name", 3220), ("project_manager_phone", 2000))  # fmt: skip
    out += _strip(s, ("business_sponsor_name", 3220), ("business_sponsor_phone", 2000),
                  ("it_director_name", 3220), ("it_director_phone", 2000))  # fmt: skip
    out += _strip(s, *((f, WIDE // 4) for f in kit.FACTS))
    out += kit.band(s.words.section("II")) + _strip(s, ("business_objectives", WIDE))
    out += _strip_questions(s, kit.YES_NO_II)
    out += kit.band(s.words.section("III")) + _strip(s, ("services_requested", WIDE))
    out += kit.band(s.words.section("IV"))
    out += kit.phases(s, ("phase", "status", "start", "finish"), (4140, 2300, 2000, 2000), (), GREY)
    out += para(after=0) + _strip_questions(s, kit.YES_NO_IV)
    out += kit.band(s.words.section("V"))
    ticks = [[kit.box(s, f) for f in group] for group in (kit.SOURCING, kit.BIDS)]
    out += table(
        row(*(cell(*map(para, group), width=WIDE // 2) for group in ticks)), grid=(WIDE // 2,) * 2
    )
    out += para(after=0) + _strip_questions(s, ("vendor_engaged",))
    heads = ("No.", "VENDOR NAME(S)", "PURCHASING AUTHORITY")
    out += kit.vendors(s, (700, 6240, 3500), heads)
    return out + kit.band(s.words.section("VI")) + _strip_approvals(s)


def _strip_approvals(s: Sheet) -> str:
    out = ""
    for who, role in (("it_manager", "AGENCY IT MANAGER"), ("business_sponsor",
                      "AGENCY BUSINESS SPONSOR")):  # fmt: skip
        wide = (5000, 3440, 2000)
        top = row(cell(para(run(role, bold=True, size=9)), width=WIDE, span=3))
        heads = ("SIGNATURE", "PRINTED NAME", "DATE")
        caps = row(
            *(
                cell(para(run(h, size=7.5)), width=w, fill=GREY)
                for h, w in zip(heads, wide, strict=True)
            )
        )
        values = row(
            cell(para(s.signature(who)), width=wide[0]),
            kit.value_cell(s, f"{who}_signed_name", wide[1]),
            kit.value_cell(s, f"{who}_signed_date", wide[2]),
        )
        out += table(top, caps, values, grid=wide) + para(after=40)
    return out


def _asked(s: Sheet, number: str, field_id: str, hint: str = "") -> str:
    """A numbered question, a hint in italics, the answer on a line of its own."""
    out = para(run(f"{number}  ", bold=True), s.lab(field_id, "", size=10), before=120, after=20)
    out += kit.note(hint) if hint else ""
    if FIELDS[field_id].type == "long_text":
        return out + s.pen.block(field_id)
    return out + para(s.value(field_id), indent=360)


_HINTS = {
    "engagement_title": "No more than 32 characters, please. Use the project's formal name if it "
    "has one.",
    "requestor_name": "We will speak with this person during work intake.",
    "business_sponsor_name": "Someone who may speak for the agency's business side.",
    "request_type": "Choose the one that fits best.",
    "current_phase": "Pick the phase you are working in as you fill this in.",
    "business_objectives": "Business outcomes, not a business case. 750 characters at most.",
    "services_requested": "Avoid technical detail; 1,024 characters at most.",
    "formal_project_plan": "If you have one, send a copy along.",
    "vendor_engaged": "If so, list them in the table below.",
}


def numbered_questions(s: Sheet) -> str:
    """Questions 1a, 1b … one under the other, hints in italics, answers below."""
    out = kit.letterhead("State of Connecticut – BEST", s.words.title, align="")
    first = ["engagement_title", "request_type", "current_phase", "date_requested",
             "desired_go_live", "agency"]  # fmt: skip
    first += [f"{who}_{part}" for who in kit.PEOPLE for part in ("name", "phone")]
    plan = [
        ("1", "I", first), ("2", "II", ["business_objectives", *kit.YES_NO_II]),
        ("3", "III", ["services_requested"]),
    ]  # fmt: skip
    for number, section, ids in plan:
        out += para(run(f"{number}. {s.words.section(section)}", bold=True, size=12), before=200)
        for letter, field_id in zip("abcdefghijklmnop", ids, strict=False):
            out += _asked(s, f"{number}{letter}.", field_id, _HINTS.get(field_id, ""))
    return out + _numbered_rest(s)


def _numbered_rest(s: Sheet) -> str:
    out = para(run("4. Your schedule", bold=True, size=12), before=200)
    out += para(run("4a.  ", bold=True), run("Give us the dates of each phase.", bold=True))
    out += kit.note("Leave the dates out where a phase is not applicable or yet to be decided.")
    out += kit.phases(s, ("phase", "start", "finish", "status"), (4000, 1900, 1900, 2640))
    for letter, field_id in zip("bc", kit.YES_NO_IV, strict=True):
        out += _asked(s, f"4{letter}.", field_id, _HINTS.get(field_id, ""))
    out += para(run("5. Buying goods or services", bold=True, size=12), before=200)
    out += para(run("5a.  ", bold=True), run("What are you buying, and how? (check all that "
                                             "apply)", bold=True))  # fmt: skip
    out += "".join(para(kit.box(s, f), indent=360) for f in (*kit.SOURCING, *kit.BIDS))
    out += _asked(s, "5b.", "vendor_engaged", _HINTS["vendor_engaged"])
    out += kit.vendors(s, (600, 6000, 3840), ("#", "Vendor's name", "Purchasing authority"))
    out += para(run("6. Who approves", bold=True, size=12), before=200)
    for letter, who in zip("ab", kit.signers(), strict=True):
        out += para(run(f"6{letter}.  ", bold=True), s.lab(f"{who}_signature", size=10), before=160)
        out += para(s.signature(who), indent=360)
        for part in ("signed_name", "signed_date"):
            out += para(s.lab(f"{who}_{part}", ":"), run("  "), s.value(f"{who}_{part}"),
                        indent=360)  # fmt: skip
    return out


def _card(s: Sheet, title: str, ids: tuple[str, ...], wide: int = 4900) -> str:
    """A small ruled table of labels and values under its title."""
    half = (wide * 2 // 5, wide - wide * 2 // 5)
    rows = [row(cell(para(run(title, bold=True)), width=wide, span=2, fill="DEEAF6"))]
    rows += [row(kit.label_cell(s, f, half[0]), kit.value_cell(s, f, half[1])) for f in ids]
    return table(*rows, grid=half) + para(after=60)


def nested_cards(s: Sheet) -> str:
    """Two columns of cards, each card a table within the outer table."""
    out = kit.letterhead("County of Fairfield / State IT Liaison Office", s.words.title)
    left = _card(s, "The request", ("engagement_title", "agency", *kit.FACTS))
    left += _card(s, "Who is asking", ("requestor_name", "requestor_phone"))
    right = ""
    for who in ("business_sponsor", "it_director", "project_manager"):
        title = s.words.label(f"{who}_name", "")
        right += _card(s, title, (f"{who}_name", f"{who}_phone"))
    out += table(row(cell(left, width=5220), cell(right, width=5220)), grid=(5220, 5220),
                 borders=False)  # fmt: skip
    for field_id in ("business_objectives", "services_requested"):
        top = cell(para(s.lab(field_id, size=9)), width=WIDE, fill="DEEAF6")
        under = cell(s.pen.block(field_id), width=WIDE)
        out += table(row(top), row(under), grid=(WIDE,)) + para(after=60)
    asked = (*kit.YES_NO_II, *kit.YES_NO_IV, "vendor_engaged")
    rows = [row(kit.label_cell(s, f, 7800), kit.value_cell(s, f, 2640)) for f in asked]
    out += table(*rows, grid=(7800, 2640)) + para(after=60)
    return out + _card_lists(s)


def _card_lists(s: Sheet) -> str:
    out = kit.phases(s, ("status", "phase", "start", "finish"), (2200, 4240, 2000, 2000), (),
                     "DEEAF6") + para(after=60)  # fmt: skip
    ticks = [para(kit.box(s, f)) for f in (*kit.BIDS, *kit.SOURCING)]
    vend = kit.vendors(s, (500, 2700, 2300), ("#", "Vendor", "Purchasing Authority"))
    out += table(row(cell(*ticks, width=4640), cell(vend, width=5800)), grid=(4640, 5800),
                 borders=False)  # fmt: skip
    cards = []
    for who in kit.signers():
        lab = [s.lab(f"{who}_signature"), s.lab(f"{who}_signed_name"), s.lab(f"{who}_signed_date")]
        got = [s.signature(who), s.value(f"{who}_signed_name"), s.value(f"{who}_signed_date")]
        rows = [
            row(cell(para(a), width=1800), cell(para(b), width=3100))
            for a, b in zip(lab, got, strict=True)
        ]
        title = "Agency IT Manager" if who == "it_manager" else "Agency Business Sponsor"
        top = row(cell(para(run(title, bold=True)), width=4900, span=2, fill="DEEAF6"))
        cards.append(cell(table(top, *rows, grid=(1800, 3100)), width=5220))
    return out + para(after=60) + table(row(*cards), grid=(5220, 5220), borders=False)


def side_headings(s: Sheet) -> str:
    """One table: section titles down the left in merged cells, labels and values beside them."""
    wide = (1500, 3800, 5140)
    people = [f"{w}_{p}" for w in kit.PEOPLE for p in ("name", "phone")]
    plan = {
        "I": ("engagement_title", "agency", *people, *kit.FACTS),
        "II": ("business_objectives", *kit.YES_NO_II),
        "III": ("services_requested",),
    }
    rows = []
    for section, ids in plan.items():
        for at, field_id in enumerate(ids):
            merge = "on" if at else "restart"
            text = "" if at else s.words.section(section)
            side = cell(para(run(text, bold=True, size=9)), width=wide[0], fill="D0CECE",
                        merge=merge)  # fmt: skip
            value = s.pen.cell(field_id, wide[2])
            rows.append(row(side, kit.label_cell(s, field_id, wide[1]), value))
    out = kit.letterhead("Department of Administrative Services", s.words.title)
    out += table(*rows, grid=wide) + para()
    out += para(run(s.words.section("IV"), bold=True), before=120)
    out += _phase_blocks(s)
    for field_id in (*kit.YES_NO_IV, "vendor_engaged"):
        out += para(s.lab(field_id), run("   "), s.value(field_id), after=80)
    out += kit.vendors(s, (700, 5840, 3900), ("", "Vendor Name(s)", "Purchasing Authority"))
    out += para(run(s.words.section("V"), bold=True), before=120)
    out += "".join(para(kit.box(s, f)) for f in (*kit.SOURCING, *kit.BIDS))
    return out + _side_approvals(s)


def _phase_blocks(s: Sheet) -> str:
    """Phases across: a column for each of four, two tables."""
    out, names = "", list(PHASES)
    for group in (names[:4], names[4:]):
        wide = (1440, 2250, 2250, 2250, 2250)
        rows = [kit.head_row(("Project Phase", *(PHASES[p] for p in group)), wide)]
        for part, head in (("status", "Status"), ("start", "Start"), ("finish", "Finish")):
            cells = [s.pen.cell(f"{p}_{part}", w) for p, w in zip(group, wide[1:], strict=True)]
            rows.append(row(cell(para(run(head, bold=True, size=9)), width=wide[0]), *cells))
        out += table(*rows, grid=wide) + para(after=80)
    return out


def _side_approvals(s: Sheet) -> str:
    out = para(run(s.words.section("VI"), bold=True), before=120)
    wide = (3000, 3720, 3720)
    rows = [kit.head_row(("", "Agency IT Manager", "Agency Business Sponsor"), wide)]
    for part, head in (("signature", "Signature"), ("signed_name", "Printed Name"),
                       ("signed_date", "Date")):  # fmt: skip
        cells = [
            cell(para(s.signature(who) if part == "signature" else s.value(f"{who}_{part}")),
                 width=w)
            for who, w in zip(kit.signers(), wide[1:], strict=True)
        ]  # fmt: skip
        rows.append(row(cell(para(run(head)), width=wide[0]), *cells))
    return out + table(*rows, grid=wide)
