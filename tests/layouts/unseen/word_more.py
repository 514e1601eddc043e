"""More Word designs: an outline, a box a section, three fields abreast, a bulleted worksheet."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.unseen import word_kit as kit
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet


def _under(s: Sheet, field_id: str) -> str:
    """A label as a small heading and the value below it."""
    head = para(s.lab(field_id, "", size=10, color="2E74B5"), before=140, after=20)
    if FIELDS[field_id].type == "long_text":
        return head + s.pen.block(field_id)
    return head + para(s.value(field_id))


def outline(s: Sheet) -> str:
    """An outline: each label a little heading, nothing in tables but phases and vendors."""
    out = kit.letterhead("County Information Services", s.words.title, align="", size=20)
    parts = {
        "I": ("engagement_title", *kit.FACTS, "agency",
              *(f"{w}_{p}" for w in kit.PEOPLE for p in ("name", "phone"))),
        "II": ("business_objectives", *kit.YES_NO_II), "III": ("services_requested",),
    }  # fmt: skip
    for number, ids in parts.items():
        out += para(run(s.words.section(number)), style="Heading1")
        out += "".join(_under(s, f) for f in ids)
    out += para(run(s.words.section("IV")), style="Heading1")
    for phase, name in PHASES.items():
        out += para(run(s.words.word(name), bold=True, size=9.5), before=100, after=20)
        bits = []
        for part in ("status", "start", "finish"):
            bits += [
                s.lab(f"{phase}_{part}", ":", bold=False),
                run(" "),
                s.value(f"{phase}_{part}"),
            ]
            bits.append(run("\t"))
        out += para(*bits[:-1], tabs=(4200, 7200), indent=300)
    out += "".join(_under(s, f) for f in kit.YES_NO_IV)
    out += para(run(s.words.section("V")), style="Heading1")
    out += "".join(para(kit.box(s, f)) for f in (*kit.SOURCING, *kit.BIDS))
    out += _under(s, "vendor_engaged")
    out += kit.vendors(s, (600, 5400, 4440), ("#", "Vendor's name", "Purchasing authority"))
    out += para(run(s.words.section("VI")), style="Heading1")
    for who in kit.signers():
        out += para(s.lab(f"{who}_signature", "", size=10, color="2E74B5"), before=160)
        out += para(s.signature(who))
        out += _under(s, f"{who}_signed_name") + _under(s, f"{who}_signed_date")
    return out


def _boxed(*paragraphs: str, title: str = "") -> str:
    head = para(run(title, bold=True, size=10), after=80) if title else ""
    return table(row(cell(head, *paragraphs, width=WIDE)), grid=(WIDE,)) + para(after=40)


def box_a_section(s: Sheet) -> str:
    """A ruled box a section, lines of label and value inside it."""

    def line(*ids: str) -> str:
        inside = []
        for field_id in ids:
            inside += [s.lab(field_id, ":", size=9), run(" "), s.value(field_id), run("\t")]
        return para(*inside[:-1], tabs=(6000,), after=90)

    out = kit.letterhead("STATE OF CONNECTICUT", s.words.title)
    one = [line("engagement_title"), line("agency"), line("request_type"), line("current_phase")]
    one += [line(name, phone) for _, name, phone in kit.people_rows(s)]
    one.append(line("date_requested", "desired_go_live"))
    out += _boxed(*one, title=s.words.section("I"))
    for number, long_id, asked in (("II", "business_objectives", kit.YES_NO_II),
                                   ("III", "services_requested", ())):  # fmt: skip
        inside = [para(s.lab(long_id, ":", size=9)), s.pen.block(long_id)]
        out += _boxed(*inside, *(line(f) for f in asked), title=s.words.section(number))
    out += kit.phases(s, ("phase", "start", "finish", "status"), (4140, 2000, 2000, 2300))
    out += para(after=40) + _boxed(*(line(f) for f in kit.YES_NO_IV))
    ticks = [para(kit.box(s, f)) for f in (*kit.BIDS, *kit.SOURCING)]
    sold = [para(s.lab(f"vendor_{n}_name", ""), run(f" {n}: "), s.value(f"vendor_{n}_name"),
                 run("\t"), s.lab(f"vendor_{n}_authority", ":"), run(" "),
                 s.value(f"vendor_{n}_authority"), tabs=(6000,)) for n in s.vendors]  # fmt: skip
    out += _boxed(*ticks, line("vendor_engaged"), *sold, title=s.words.section("V"))
    for who in kit.signers():
        first = para(s.lab(f"{who}_signature", ":", size=9), run(" "), s.signature(who), after=120)
        role = "Agency IT Manager" if who == "it_manager" else "Agency Business Sponsor"
        title = role if s.words.label(f"{who}_signature", "") == "Signature" else ""
        out += _boxed(first, line(f"{who}_signed_name", f"{who}_signed_date"), title=title)
    return out


def three_abreast(s: Sheet) -> str:
    """Three fields abreast without rules, small labels above the values."""
    wide = (WIDE // 3,) * 3

    def trio(*ids: str) -> str:
        cells = [
            cell(para(s.lab(f, "", bold=False, size=7.5, color="7F7F7F"), after=0),
                 para(s.value(f), after=100), width=wide[0])
            for f in ids
        ]  # fmt: skip
        cells += [cell(para(), width=wide[0])] * (3 - len(cells))
        return row(*cells)

    out = kit.letterhead("DEPARTMENT OF ADMINISTRATIVE SERVICES", s.words.title)
    rows = [trio("engagement_title", "agency", "request_type"),
            trio("date_requested", "desired_go_live", "current_phase"),
            trio("requestor_name", "requestor_phone"),
            trio("project_manager_name", "project_manager_phone"),
            trio("business_sponsor_name", "business_sponsor_phone"),
            trio("it_director_name", "it_director_phone")]  # fmt: skip
    out += table(*rows, grid=wide, borders=False)
    for field_id in ("business_objectives", "services_requested"):
        out += para(s.lab(field_id, "", size=9), before=100)
        out += table(row(cell(s.pen.block(field_id), width=WIDE)), grid=(WIDE,)) + para(after=0)
    out += table(*(trio(*ids) for ids in ((*kit.YES_NO_II, "vendor_engaged"), kit.YES_NO_IV)),
                 grid=wide, borders=False)  # fmt: skip
    out += kit.phases(s, ("phase", "status", "start", "finish"), (3640, 2400, 2200, 2200))
    out += para(after=60) + "".join(para(kit.box(s, f)) for f in (*kit.SOURCING, *kit.BIDS))
    out += kit.vendors(s, (900, 5640, 3900), ("Vendor", "Name", "Purchasing Authority"))
    rows = []
    for who, role in (("it_manager", "Agency IT Manager"),
                      ("business_sponsor", "Agency Business Sponsor")):  # fmt: skip
        rows.append(row(cell(para(run(role, bold=True)), width=WIDE, span=3)))
        inside = [(run("Signature", size=7.5), s.signature(who))]
        ids = (f"{who}_signed_name", f"{who}_signed_date")
        inside += [(s.lab(f, "", size=7.5), s.value(f)) for f in ids]
        rows.append(row(*(cell(para(a, after=0), para(b), width=wide[0]) for a, b in inside)))
    return out + para(after=60) + table(*rows, grid=wide)


def worksheet(s: Sheet) -> str:
    """Bulleted lines with a person's phone on the line after the name."""

    def item(field_id: str) -> str:
        return para(run("•  "), s.lab(field_id, ":", size=9.5), run("  "), s.value(field_id),
                    indent=240, after=70)  # fmt: skip

    out = kit.letterhead("Town and Agency Services Division", s.words.title, align="")
    first = ["requestor_name", "requestor_phone", "agency", "engagement_title", "request_type",
             "current_phase", "date_requested", "desired_go_live"]  # fmt: skip
    first += [f"{w}_{p}" for w in kit.PEOPLE[1:] for p in ("name", "phone")]
    out += para(run(s.words.section("I"), bold=True, size=11)) + "".join(map(item, first))
    for number, long_id in (("II", "business_objectives"), ("III", "services_requested")):
        out += para(run(s.words.section(number), bold=True, size=11), before=140)
        out += para(run("•  "), s.lab(long_id, "", size=9.5), indent=240) + s.pen.block(long_id)
        out += "".join(map(item, kit.YES_NO_II)) if number == "II" else ""
    out += para(run(s.words.section("IV"), bold=True, size=11), before=140)
    out += kit.phases(s, ("phase", "status", "start", "finish"), (3640, 2400, 2200, 2200))
    out += para(after=40) + "".join(map(item, kit.YES_NO_IV))
    out += para(run(s.words.section("V"), bold=True, size=11), before=140)
    out += "".join(para(kit.box(s, f), indent=240) for f in (*kit.SOURCING, *kit.BIDS))
    out += item("vendor_engaged")
    out += kit.vendors(s, (600, 5400, 4440), ("#", "Vendor", "Bought under (purchasing authority)"))
    for who, role in (("it_manager", "Agency IT Manager"),
                      ("business_sponsor", "Agency Business Sponsor")):  # fmt: skip
        out += para(run(f"{role} – please sign below", bold=True), before=160)
        out += para(run("Signature: "), s.signature(who), indent=240)
        out += item(f"{who}_signed_name") + item(f"{who}_signed_date")
    return out
