"""Prints in tables: stacked, grouped, in rows and cells that are controls, split, sideways."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PHASES, SIGNERS
from tests.layouts.further import kit
from tests.layouts.novel.kit import PEOPLE, WIDE, Form
from tests.layouts.word.ooxml import cell, para, row, run, table


def stacked_cells(f: Form) -> str:
    """One column: a label in a shaded cell, its answer in the cell below."""

    def pile(number: str, *keys: str) -> list[str]:
        rows = [kit.head_row(kit.section(number), WIDE, 1)] if number else []
        for key in keys:
            rows += [row(kit.text_cell(f.words.label(key), WIDE)),
                     row(kit.value_cell(f, key, WIDE))]  # fmt: skip
        return rows

    first = table(*pile("I", *kit.IDENTITY), grid=(WIDE,))
    second = table(*pile("II", "business_objectives", *kit.OBJECTIVES), grid=(WIDE,))
    third = table(*pile("III", "services_requested"), grid=(WIDE,))
    fourth = table(kit.head_row(kit.section("IV"), WIDE, 1), grid=(WIDE,)) + kit.plan(f)
    fourth += table(*pile("", *kit.PLANNING), grid=(WIDE,))
    ticks = [row(cell(para(f.val(k), run(" "), run(f.words.label(k))), width=WIDE)) for k in BOXES]
    fifth = table(kit.head_row(kit.section("V"), WIDE, 1), *ticks, *pile("", "vendor_engaged"),
                  grid=(WIDE,)) + kit.vendors(f)  # fmt: skip
    sixth = [kit.head_row(kit.section("VI"), WIDE, 1)]
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        signature, name, day = f.words.approvals
        for text, value in (
            (f"{role} – {signature}", cell(para(f.signature(who)), width=WIDE)),
            (f"{role} – {name}", kit.value_cell(f, f"{who}_signed_name", WIDE)),
            (f"{role} – {day}", kit.value_cell(f, f"{who}_signed_date", WIDE)),
        ):
            sixth += [row(kit.text_cell(text, WIDE)), row(value)]
    gap = para(after=0)
    return kit.title() + gap.join(
        [first, second, third, fourth, fifth, table(*sixth, grid=(WIDE,))]
    )


def grouped(f: Form) -> str:
    """Three columns: whose it is, merged over its rows; what is asked; the answer."""
    widths = (2300, 2700, 5440)

    def group(name: str, *pairs: tuple[str, str]) -> str:
        out = ""
        for at, (label, value) in enumerate(pairs):
            merged = para(run(name, bold=True, size=8.5)) if not at else para()
            merge = "on" if at else "restart"
            first = cell(merged, width=widths[0], merge=merge, fill="DEEAF6")
            out += row(first, kit.text_cell(label, widths[1], bold=False), value)
        return out

    def val(key: str) -> str:
        return kit.value_cell(f, key, widths[2])

    label = f.words.label
    rows = group("Engagement", ("Title", val("engagement_title")),
                 (label("agency"), val("agency")), (label("request_type"), val("request_type")),
                 (label("current_phase"), val("current_phase")),
                 (label("date_requested"), val("date_requested")),
                 (label("desired_go_live"), val("desired_go_live")))  # fmt: skip
    for who in PEOPLE:
        rows += group(kit.ROLES[who], ("Name", val(f"{who}_name")),
                      ("Contact Phone", val(f"{who}_phone")))  # fmt: skip
    body = kit.title() + table(rows, grid=widths) + para(after=0)
    for key in ("business_objectives", "services_requested"):
        body += kit.long_box(f, key) + para(after=0)
    asked = group(
        "Please answer each",
        *((label(k), val(k)) for k in (*kit.OBJECTIVES, *kit.PLANNING, "vendor_engaged")),
    )
    body += table(asked, grid=widths) + para(after=0)
    plan = "".join(
        group(
            f.words.phase(p),
            *((c, val(f"{p}_{part}")) for c, part in zip(f.words.columns, kit.PARTS, strict=True)),
        )
        for p in PHASES
    )
    body += para(run("Project plan", bold=True)) + table(plan, grid=widths) + para(after=0)
    body += "".join(para(f.val(k), run("  "), run(label(k))) for k in BOXES) + kit.vendors(f)
    signature, name, day = f.words.approvals
    last = "".join(
        group(role, (signature, cell(para(f.signature(who)), width=widths[2])),
              (name, val(f"{who}_signed_name")), (day, val(f"{who}_signed_date")))
        for who, role in zip(SIGNERS, f.words.signers, strict=True)
    )  # fmt: skip
    return body + para(run("Approvals", bold=True)) + table(last, grid=widths)


def row_controls(f: Form) -> str:
    """Each row is in a control of its own; phases and vendors in repeating sections."""
    widths = (4200, 6240)

    def item(inside: str) -> str:
        return kit.wrap(inside, "<w15:repeatingSectionItem/>", number=f.package.next_id())

    def repeating(rows: list[str]) -> str:
        inside = "".join(item(r) for r in rows)
        return kit.wrap(inside, "<w15:repeatingSection/>", number=f.package.next_id())

    def rows(*keys: str) -> list[str]:
        made = kit.pair_rows(f, keys, widths)
        return [kit.wrap(r, number=f.package.next_id()) for r in made]

    one = table(*rows(*kit.IDENTITY), grid=widths)
    two = table(*rows("business_objectives", *kit.OBJECTIVES, "services_requested"), grid=widths)
    heads = row(*(kit.text_cell(t, 2610) for t in ("Phase", *f.words.columns)))
    plan = [
        row(cell(para(run(f.words.phase(p))), width=2610),
            *(kit.value_cell(f, f"{p}_{part}", 2610) for part in kit.PARTS))
        for p in PHASES
    ]  # fmt: skip
    four = table(heads, repeating(plan), grid=(2610,) * 4) + para(after=0)
    four += table(*rows(*kit.PLANNING), grid=widths)
    five = "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    five += table(*rows("vendor_engaged"), grid=widths) + para(after=0)
    named = [
        row(kit.value_cell(f, f"vendor_{n}_name", 6000),
            kit.value_cell(f, f"vendor_{n}_authority", 4440))
        for n in f.vendors
    ]  # fmt: skip
    top = row(*(kit.text_cell(t, w) for t, w in zip(f.words.vendors, (6000, 4440), strict=True)))
    five += table(top, repeating(named), grid=(6000, 4440)) + para(after=0)
    return kit.title() + one + para(after=0) + two + para(after=0) + four + five + signed_rows(f)


def signed_rows(f: Form) -> str:
    """The approvals: a row a signer, its role in front of the signature."""
    widths = (2600, 3200, 2840, 1800)
    heads = ("Role", *f.words.approvals)
    rows = [row(*(kit.text_cell(t, w) for t, w in zip(heads, widths, strict=True)))]
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        rows.append(row(kit.text_cell(role, widths[0]),
                        cell(para(f.signature(who)), width=widths[1]),
                        kit.value_cell(f, f"{who}_signed_name", widths[2]),
                        kit.value_cell(f, f"{who}_signed_date", widths[3])))  # fmt: skip
    return table(*rows, grid=widths)


def persons_abreast(f: Form) -> str:
    """Two persons beside each other under their roles; two facts beside each other."""
    widths = (1700, 3520, 1700, 3520)

    def four(a: str, b: str, labels: tuple[str, str] | None = None) -> str:
        left, right = labels or (f.words.label(a), f.words.label(b))
        return row(kit.text_cell(left, widths[0]), kit.value_cell(f, a, widths[1]),
                   kit.text_cell(right, widths[2]), kit.value_cell(f, b, widths[3]))  # fmt: skip

    def over(a: str, b: str) -> str:
        return row(*(kit.text_cell(kit.ROLES[who].upper(), 5220, 2, "BDD6EE") for who in (a, b)))

    rows = [four("engagement_title", "agency")]
    for a, b in (("requestor", "project_manager"), ("business_sponsor", "it_director")):
        rows += [over(a, b), four(f"{a}_name", f"{b}_name", ("Name", "Name"))]
        rows += [four(f"{a}_phone", f"{b}_phone", ("Contact Phone", "Contact Phone"))]
    rows += [row(kit.text_cell("DATES AND STATUS", WIDE, 4, "BDD6EE"))]
    rows += [four("date_requested", "desired_go_live"), four("current_phase", "request_type")]
    body = kit.title() + table(*rows, grid=widths) + para(after=0)
    for key, asked in (("business_objectives", kit.OBJECTIVES), ("services_requested", ())):
        body += kit.long_box(f, key, "Use plain words; attach details.") + para(after=0)
        body += "".join(para(f.lab(q), run("   "), f.val(q)) for q in asked)
    body += kit.plan(f) + "".join(para(f.lab(q), run("   "), f.val(q)) for q in kit.PLANNING)
    names = list(BOXES)
    pairs = zip(names[::2], [*names[1::2], ""], strict=True)
    body += table(
        *(row(*(cell(para(f.val(k), run(" " + f.words.label(k))) if k else para(), width=5220)
                for k in pair)) for pair in pairs),
        grid=(5220, 5220), borders=False,
    )  # fmt: skip
    body += para(f.lab("vendor_engaged"), run("   "), f.val("vendor_engaged")) + kit.vendors(f)
    return body + para(after=0) + _signers_abreast(f)


def _signers_abreast(f: Form) -> str:
    """The two signers beside each other."""
    signature, name, day = f.words.approvals
    rows = [row(*(kit.text_cell(r.upper(), 5220, 2, "BDD6EE") for r in f.words.signers))]
    first, second = SIGNERS
    lines = [(signature, [cell(para(f.signature(w)), width=3520) for w in SIGNERS])]
    for text, part in ((name, "signed_name"), (day, "signed_date")):
        lines.append((text, [kit.value_cell(f, f"{w}_{part}", 3520) for w in (first, second)]))
    for text, (left, right) in lines:
        rows.append(row(kit.text_cell(text, 1700), left, kit.text_cell(text, 1700), right))
    return table(*rows, grid=(1700, 3520, 1700, 3520))


def contact_list(f: Form) -> str:
    """A list of contacts with columns that the form does not ask for; boxes of office use."""
    widths = (2700, 2700, 1900, 1640, 1500)
    heads = ("Role", "Name", "Job Title", "Contact Phone", "E-mail")
    rows = [row(*(kit.text_cell(t, w) for t, w in zip(heads, widths, strict=True)))]
    for who in PEOPLE:
        known = bool(f.profile.written[f"{who}_name"])
        job = f.rng.choice(("Manager", "Fiscal Officer", "Bureau Chief")) if known else ""
        rows.append(row(kit.text_cell(kit.ROLES[who], widths[0]),
                        kit.value_cell(f, f"{who}_name", widths[1]),
                        cell(para(run(job)), width=widths[2]),
                        kit.value_cell(f, f"{who}_phone", widths[3]),
                        cell(para(run("me@example.gov" if known else "")),
                             width=widths[4])))  # fmt: skip
    texts = ("FOR BEST USE ONLY", "Date Received:", "Received By:", "Tracking No.:")
    office = row(*(kit.text_cell(text, 2610) for text in texts))
    body = kit.title() + table(office, grid=(2610,) * 4) + para(after=0)
    facts = ("engagement_title", "agency", "date_requested", "desired_go_live", "current_phase",
             "request_type")  # fmt: skip
    body += table(*kit.pair_rows(f, facts, (3400, 7040)), grid=(3400, 7040)) + para(after=0)
    body += para(run("Contacts", bold=True)) + table(*rows, grid=widths) + para(after=0)
    more = row(kit.text_cell("Cost Center", 3400), cell(para(run("44-217")), width=7040))
    body += table(more, *kit.pair_rows(f, ("business_objectives", *kit.OBJECTIVES,
                  "services_requested"), (3400, 7040)), grid=(3400, 7040))  # fmt: skip
    body += para(after=0) + kit.plan(f) + para(after=0)
    body += table(*kit.pair_rows(f, kit.PLANNING, (3400, 7040)), grid=(3400, 7040))
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    body += table(*kit.pair_rows(f, ("vendor_engaged",), (3400, 7040)), grid=(3400, 7040))
    body += para(after=0) + kit.vendors(f) + para(after=0) + signed_rows(f)
    seen = row(kit.text_cell("BEST Reviewer", 2600), kit.text_cell("Signature", 3920),
               kit.text_cell("Date", 3920))  # fmt: skip
    return body + para(after=0) + table(seen, grid=(2600, 3920, 3920))


def sideways(f: Form) -> str:
    """Sections in another order, their tables split; the plan with phases as columns."""
    eighth = (1240, *(1150,) * 8)
    body = kit.title() + para(run("APPROVALS", bold=True)) + signed_rows(f) + para(after=0)
    heads = ("", *(f.words.phase(p) for p in PHASES))
    rows = [row(*(kit.text_cell(t, w, size=6.5) for t, w in zip(heads, eighth, strict=True)))]
    for text, part in zip(f.words.columns, kit.PARTS, strict=True):
        cells = [kit.value_cell(f, f"{p}_{part}", 1150) for p in PHASES]
        rows.append(row(kit.text_cell(text, 1240), *cells))
    body += para(run("PROJECT PLANNING", bold=True)) + table(*rows, grid=eighth) + para(after=0)
    body += table(*kit.pair_rows(f, kit.PLANNING, (7440, 3000)), grid=(7440, 3000))
    body += para(run("AGENCY INFORMATION", bold=True))
    keys = kit.IDENTITY
    body += table(*kit.pair_rows(f, keys[:6], (4200, 6240)), grid=(4200, 6240))
    body += para(run("AGENCY INFORMATION (continued)", bold=True))
    body += table(*kit.pair_rows(f, keys[6:], (4200, 6240)), grid=(4200, 6240))
    body += para(run("PROCUREMENT SUPPORT", bold=True)) + kit.vendors(f)
    body += table(*kit.pair_rows(f, ("vendor_engaged",), (7440, 3000)), grid=(7440, 3000))
    body += "".join(para(run(f.words.label(k) + "  "), f.val(k)) for k in BOXES)
    body += para(run("SERVICES AND OBJECTIVES", bold=True))
    body += table(*kit.pair_rows(f, ("services_requested", "business_objectives",
                  *kit.OBJECTIVES), (4200, 6240)), grid=(4200, 6240))  # fmt: skip
    return body
