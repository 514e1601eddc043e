"""Prints with lists of boxes for choices, in frames and footers, with remarks, of nested parts."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS, STATUSES
from tests.layouts.further import kit
from tests.layouts.further.tables import signed_rows
from tests.layouts.novel.kit import PEOPLE, QUESTIONS, WIDE, Form
from tests.layouts.word.ooxml import cell, para, row, run, table


def options(f: Form, field_id: str, *, before: bool = True, gap: str = "    ") -> str:
    """A list of boxes, one of them ticked."""
    out = []
    for choice in FIELDS[field_id].choices:
        box = f.pen.tick(field_id, f.profile.written[field_id] == choice, choice)
        words = run(f"{choice}")
        out.append(box + run(" ") + words if before else words + run(" ") + box)
    return run(gap).join(out)


def check_lists(f: Form, *, before: bool = True) -> str:
    """No lists to choose from: each choice is a box to tick, each status a column."""

    def lines(field_id: str) -> str:
        made = options(f, field_id, before=before)
        return para(f.lab(field_id, ":")) + para(made, indent=300)

    body = kit.title()
    for key in ("engagement_title", "agency"):
        body += para(f.lab(key, ": "), f.val(key))
    widths = (6440, 4000)
    for who in PEOPLE:
        body += table(row(cell(para(f.lab(f"{who}_name", ": "), f.val(f"{who}_name")), width=6440),
                          cell(para(f.lab(f"{who}_phone", ": "), f.val(f"{who}_phone")),
                               width=4000)), grid=widths)  # fmt: skip
    body += para(f.lab("date_requested", ": "), f.val("date_requested"), run("     "),
                 f.lab("desired_go_live", ": "), f.val("desired_go_live"))  # fmt: skip
    body += lines("current_phase") + lines("request_type")
    for key in ("business_objectives", "services_requested"):
        body += kit.long_box(f, key) + para(after=0)
    body += "".join(para(f.lab(q, "  "), options(f, q, before=before)) for q in QUESTIONS)
    body += status_columns(f) + para(run("Procurements:", bold=True))
    for key in BOXES:
        parts = [f.val(key), run(" "), run(f.words.label(key))]
        body += para(*(parts if before else parts[::-1]))
    for n in f.vendors:
        body += para(run(f"{f.words.vendors[0]} {n}: ", bold=True), f.val(f"vendor_{n}_name"))
        body += para(run(f"{f.words.vendors[1]}: "), options(f, f"vendor_{n}_authority",
                     before=before), indent=300)  # fmt: skip
    return body + signed_rows(f)


def status_columns(f: Form) -> str:
    """The plan with a column of boxes for each status."""
    widths = (2640, *(1080,) * 5, 1200, 1200)
    heads = ("Phase", *STATUSES, *f.words.columns[1:])
    rows = [row(*(kit.text_cell(t, w, size=7) for t, w in zip(heads, widths, strict=True)))]
    for phase in PHASES:
        said = f.profile.written[f"{phase}_status"]
        cells = [cell(para(run(f.words.phase(phase), size=8)), width=widths[0])]
        for status in STATUSES:
            box = f.pen.tick(f"{phase}_status", said == status, status)
            cells.append(cell(para(box, align="center"), width=1080))
        cells += [kit.value_cell(f, f"{phase}_{part}", 1200) for part in ("start", "finish")]
        rows.append(row(*cells))
    return table(*rows, grid=widths) + para(after=0)


def check_lists_behind(f: Form) -> str:
    """The same with each box behind its words."""
    return check_lists(f, before=False)


def frames_and_footer(f: Form) -> str:
    """Facts in framed paragraphs beside the text, the approvals in the foot of the page."""

    def framed(inside: str, y: int, x: int = 900) -> str:
        frame = (
            f'<w:framePr w:w="4800" w:h="500" w:hRule="atLeast" w:hSpace="180" w:wrap="around" '
            f'w:vAnchor="page" w:hAnchor="page" w:x="{x}" w:y="{y}"/>'
        )
        return para(inside).replace("<w:pPr>", f"<w:pPr>{frame}", 1)

    def told(key: str) -> str:
        return f.lab(key, ": ") + f.val(key)

    body = kit.title()
    facts = ("engagement_title", "agency", "date_requested", "desired_go_live", "current_phase",
             "request_type")  # fmt: skip
    for at, key in enumerate(facts):
        body += framed(told(key), 1700 + 620 * (at // 2), 900 + 5300 * (at % 2))
    body += para(before=2000)
    for who in PEOPLE:
        body += para(told(f"{who}_name")) + para(told(f"{who}_phone"), indent=400)
    for key in ("business_objectives", "services_requested"):
        body += para(f.lab(key, ":")) + f.pen.block(key)
    body += "".join(para(f.lab(q, "  "), f.val(q)) for q in QUESTIONS) + kit.plan(f)
    body += "".join(para(f.val(k), run("\t" + f.words.label(k)), tabs=(500,)) for k in BOXES)
    body += kit.vendors(f) + para()
    f.package.footer = signed_rows(f) + para(after=0)
    return body


def nested_groups(f: Form) -> str:
    """A group for each section, a rich control round each line, the controls within those."""
    count = f.package.next_id

    def told(*keys: str) -> str:
        parts = run("   ").join(f.lab(k, ": ") + f.val(k) for k in keys)
        return kit.wrap(para(parts), number=count())

    def group(number: str, *blocks: str) -> str:
        top = para(run(kit.section(number), bold=True))
        return kit.wrap(top + "".join(blocks), "<w:group/>", number=count())

    people = [told(f"{w}_name", f"{w}_phone") for w in PEOPLE]
    body = kit.title() + group("I", told("engagement_title"), told("agency"), *people,
                               told("date_requested", "desired_go_live"),
                               told("current_phase"), told("request_type"))  # fmt: skip
    body += group("II", para(f.lab("business_objectives")), f.pen.block("business_objectives"),
                  *(told(q) for q in kit.OBJECTIVES))  # fmt: skip
    body += group("III", para(f.lab("services_requested")), f.pen.block("services_requested"))
    body += group("IV", kit.plan(f), para(after=0), *(told(q) for q in kit.PLANNING))
    ticks = [para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES]
    body += group("V", *ticks, told("vendor_engaged"), kit.vendors(f), para(after=0))
    return body + group("VI", signed_rows(f), para(after=0))


def remarked(f: Form) -> str:
    """Answers with remarks, links, marks of spelling and marker pens; notes below labels."""

    def remark(inside: str) -> str:
        number = f.package.next_id()
        note = run("Please check with the bureau: 860-555-0142, 01/02/2020.")
        f.package.comments += (
            f'<w:comment w:id="{number}" w:author="C. Clerk" w:date="2026-02-01T10:00:00Z" '
            f'w:initials="CC">{para(note)}</w:comment>'
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def answer(key: str) -> str:
        value = f.val(key)
        turn = f.rng.randrange(3)
        if turn == 0:
            return remark(value)
        if turn == 1:
            return f'<w:hyperlink w:anchor="top">{value}</w:hyperlink>'
        return f'<w:smartTag w:uri="urn:x" w:element="s">{value}</w:smartTag>'

    def line(key: str) -> str:
        hint = run(" (required)", italic=True, size=7) if key in {"agency", "request_type"} else ""
        left = cell(para(f.lab(key), hint), width=4200, fill="FFF2CC")
        return row(left, cell(para(answer(key)), width=6240))

    top = row(kit.text_cell("TO BE COMPLETED BY THE AGENCY", WIDE, 2, "FFD966"))
    body = kit.title() + table(top, *(line(k) for k in kit.IDENTITY), grid=(4200, 6240))
    for key in ("business_objectives", "services_requested"):
        note = "Attach further pages if needed. 750 to 1,024 characters."
        body += para(f.lab(key)) + para(run(note, italic=True, size=7)) + f.pen.block(key)
    body += "".join(para(f.lab(q, " "), answer(q)) for q in QUESTIONS) + kit.plan(f)
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    body += kit.vendors(f) + para(after=0) + signed_rows(f)
    return body + _copyright(f)


def _copyright(f: Form) -> str:
    del f
    return para(run("Form CEP-1 Rev. 4/2023. Retain one copy. Contact Phone of the help desk: "
                    "860-555-0111.", size=7))  # fmt: skip


def sentences_and_boxes(f: Form) -> str:
    """A box of five lines for the facts; labels and answers in one cell, parted by a break."""

    def stack(*keys: str) -> str:
        width = WIDE // len(keys)
        cells = [
            cell(para(run(f.words.label(k), size=7, color="7F7F7F"), "<w:r><w:br/></w:r>",
                      f.val(k)), width=width)
            for k in keys
        ]  # fmt: skip
        return table(row(*cells), grid=(width,) * len(keys))

    body = kit.title() + stack("engagement_title") + para(after=0)
    body += stack("agency", "request_type", "current_phase") + para(after=0)
    for who in PEOPLE:
        body += stack(f"{who}_name", f"{who}_phone") + para(after=0)
    body += stack("date_requested", "desired_go_live") + para(after=0)
    for key in ("business_objectives", "services_requested"):
        inside = para(run(f.words.label(key), size=7, color="7F7F7F")) + f.pen.block(key)
        body += table(row(cell(inside, width=WIDE)), grid=(WIDE,)) + para(after=0)
    body += "".join(stack(q) + para(after=0) for q in QUESTIONS) + kit.plan(f)
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    body += kit.vendors(f) + para(after=0)
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        cells = ((f"{role} – {signature}", f.signature(who)),
                 (name, f.val(f"{who}_signed_name")),
                 (day, f.val(f"{who}_signed_date")))  # fmt: skip
        body += table(
            row(*(cell(para(run(t, size=7, color="7F7F7F"), "<w:r><w:br/></w:r>", v), width=3480)
                  for t, v in cells)),
            grid=(3480,) * 3,
        ) + para(after=0)  # fmt: skip
    return body
