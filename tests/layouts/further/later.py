"""Eight prints that were drawn after the mends for the others, to see what these are worth."""

from __future__ import annotations

from collections.abc import Iterable

from tests.layouts.catalog import BOXES, PHASES, SIGNERS
from tests.layouts.further import kit
from tests.layouts.novel.kit import PEOPLE, QUESTIONS, WIDE, Form
from tests.layouts.word.ooxml import cell, para, row, run, table


def banner(f: Form) -> str:
    """Heads over their answers, three or two abreast, one band under the other."""

    def band(*keys: str) -> str:
        width = WIDE // len(keys)
        heads = row(*(kit.text_cell(f.words.label(k), width, color="1F3864") for k in keys))
        return table(heads, row(*(kit.value_cell(f, k, width) for k in keys)),
                     grid=(width,) * len(keys))  # fmt: skip

    bands = [band("engagement_title", "agency", "request_type")]
    bands += [band(f"{w}_name", f"{w}_phone") for w in PEOPLE]
    bands += [band("date_requested", "desired_go_live", "current_phase")]
    bands += [band("business_objectives"), band(*kit.OBJECTIVES), band("services_requested")]
    body = kit.title() + para(after=0).join(bands) + para(after=0) + kit.plan(f) + para(after=0)
    body += band(*kit.PLANNING) + para(after=0)
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    body += band("vendor_engaged") + para(after=0) + kit.vendors(f) + para(after=0)
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        texts = (f"{role} {signature}", name, day)
        values = (cell(para(f.signature(who)), width=3480),
                  kit.value_cell(f, f"{who}_signed_name", 3480),
                  kit.value_cell(f, f"{who}_signed_date", 3480))  # fmt: skip
        body += table(row(*(kit.text_cell(t, 3480) for t in texts)), row(*values),
                      grid=(3480,) * 3) + para(after=0)  # fmt: skip
    return body


def bracketed(f: Form) -> str:
    """Answers typed between brackets, remarks in brackets behind labels."""

    def told(key: str, label: str = "") -> str:
        said = f.val(key)
        return run(f"{label or f.words.label(key)}: [ ") + said + run(" ]")

    body = kit.title() + para(run("Part A", bold=True)) + para(told("engagement_title"))
    body += para(told("agency"))
    for who in PEOPLE:
        body += para(told(f"{who}_name"), run("   "), told(f"{who}_phone"))
    body += para(told("date_requested"), run("   "), told("desired_go_live"))
    body += para(told("current_phase")) + para(told("request_type"))
    for key in ("business_objectives", "services_requested"):
        body += para(f.lab(key, ":", bold=False)) + f.pen.block(key)
    body += "".join(para(told(q)) for q in QUESTIONS) + para(run("Part B", bold=True))
    for phase in PHASES:
        words = zip(f.words.columns, kit.PARTS, strict=True)
        body += para(run(f"{f.words.phase(phase)} – "),
                     run("   ").join(told(f"{phase}_{p}", w) for w, p in words))  # fmt: skip
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}")) for k in BOXES)
    for n in f.vendors:
        body += para(told(f"vendor_{n}_name", f"{f.words.vendors[0]} {n}"), run("   "),
                     told(f"vendor_{n}_authority", f.words.vendors[1]))  # fmt: skip
    return body + signed_lines(f)


def signed_lines(f: Form) -> str:
    """A signer a paragraph, with a job title that nobody asks for."""
    body = ""
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += para(run(f"{signature} of the {role}: "), f.signature(who), before=160)
        body += para(run(f"{name}: "), f.val(f"{who}_signed_name"), run("    Job title: Manager"),
                     run(f"    {day}: "), f.val(f"{who}_signed_date"))  # fmt: skip
    return body


def _pairs(f: Form, keys: Iterable[str]) -> str:
    return table(*kit.pair_rows(f, keys, (4200, 6240)), grid=(4200, 6240)) + para(after=0)


def spans(f: Form) -> str:
    """A phase's begin and end in one cell; the rest in two columns."""
    body = kit.title() + _pairs(f, kit.IDENTITY)
    body += _pairs(f, ("business_objectives", *kit.OBJECTIVES, "services_requested"))
    status, start, finish = f.words.columns
    heads = ("Phase", status, f"{start} – {finish}")
    widths = (4000, 2400, 4040)
    rows = [row(*(kit.text_cell(t, w) for t, w in zip(heads, widths, strict=True)))]
    for phase in PHASES:
        both = f.val(f"{phase}_start") + run(" – ") + f.val(f"{phase}_finish")
        rows.append(row(cell(para(run(f.words.phase(phase))), width=widths[0]),
                        kit.value_cell(f, f"{phase}_status", widths[1]),
                        cell(para(both), width=widths[2])))  # fmt: skip
    body += table(*rows, grid=widths) + para(after=0) + _pairs(f, kit.PLANNING)
    body += "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    return body + _pairs(f, ("vendor_engaged",)) + kit.vendors(f) + para() + signed_lines(f)


def yes_no_columns(f: Form) -> str:
    """Questions with a box in a column for yes and one for no; boxes behind their words."""
    body = kit.title() + _pairs(f, kit.IDENTITY)
    for key in ("business_objectives", "services_requested"):
        body += kit.long_box(f, key) + para(after=0)
    widths = (8440, 1000, 1000)
    rows = [row(*(kit.text_cell(t, w) for t, w in zip(("Question", "Yes", "No"), widths,
                                                      strict=True)))]  # fmt: skip
    for q in QUESTIONS:
        boxes = (f.pen.tick(q, f.profile.written[q] == word, word) for word in ("Yes", "No"))
        rows.append(row(cell(para(run(f.words.label(q))), width=widths[0]),
                        *(cell(para(b, align="center"), width=1000) for b in boxes)))  # fmt: skip
    body += table(*rows, grid=widths) + para(after=0) + kit.plan(f) + para(after=0)
    lines = [row(cell(para(run(f.words.label(k))), width=8440), cell(para(f.val(k)), width=2000))
             for k in BOXES]  # fmt: skip
    return (
        body + table(*lines, grid=(8440, 2000)) + para() + kit.vendors(f) + para() + signed_lines(f)
    )


def pressed_tabs(f: Form) -> str:
    """Typed with as many tabs as it took; headings in capitals; columns by tabs."""

    def told(*keys: str) -> str:
        parts = [run(f"{f.words.label(k)}:" + "\t" * (1 + (len(f.words.label(k)) < 20))) + f.val(k)
                 for k in keys]  # fmt: skip
        return para(run("\t\t").join(parts))

    def columns(*parts: str) -> str:
        return para(run("\t\t").join(parts))

    body = kit.title() + para(run("AGENCY INFORMATION", bold=True)) + told("engagement_title")
    body += told("agency") + "".join(told(f"{w}_name", f"{w}_phone") for w in PEOPLE)
    body += told("date_requested") + told("desired_go_live") + told("current_phase")
    body += told("request_type")
    for number, key in (("II", "business_objectives"), ("III", "services_requested")):
        body += para(run(kit.section(number, "{title}"), bold=True), before=120)
        body += para(f.lab(key, ":")) + f.pen.block(key)
        body += "".join(told(q) for q in (kit.OBJECTIVES if number == "II" else ()))
    body += para(run("PROJECT PLANNING", bold=True), before=120)
    body += columns(*(run(t) for t in ("Phase", *f.words.columns)))
    for phase in PHASES:
        name = run(f.words.phase(phase))
        body += columns(name, *(f.val(f"{phase}_{part}") or run("-") for part in kit.PARTS))
    body += "".join(told(q) for q in kit.PLANNING)
    body += para(run("PROCUREMENT SUPPORT", bold=True), before=120)
    body += "".join(para(f.val(k), run(f"\t{f.words.label(k)}")) for k in BOXES)
    body += told("vendor_engaged")
    for n in f.vendors:
        name, authority = f.words.vendors
        body += para(run(f"{name} {n}:\t"), f.val(f"vendor_{n}_name"),
                     run(f"\t\t{authority}:\t"), f.val(f"vendor_{n}_authority"))  # fmt: skip
    return body + para(run("AGENCY APPROVALS", bold=True), before=120) + signed_lines(f)


def two_pages_in_one(f: Form) -> str:
    """A sheet in two halves: a table of one row, the form's lines in its two cells."""

    def told(*keys: str) -> str:
        return "".join(para(f.lab(k, ": "), f.val(k)) for k in keys)

    def long(key: str) -> str:
        return para(f.lab(key, ":")) + f.pen.block(key)

    left = para(run("1. AGENCY INFORMATION", bold=True)) + told("engagement_title", "agency")
    for who in PEOPLE:
        left += told(f"{who}_name") + para(f.lab(f"{who}_phone", ": "), f.val(f"{who}_phone"),
                                           indent=300)  # fmt: skip
    left += told("date_requested", "desired_go_live", "current_phase", "request_type")
    right = para(run("2. BUSINESS OBJECTIVES", bold=True)) + long("business_objectives")
    right += told(*kit.OBJECTIVES) + para(run("3. SERVICES REQUESTED OF DAS/BEST", bold=True))
    right += long("services_requested")
    half = WIDE // 2
    body = kit.title() + table(row(cell(left, width=half), cell(right, width=half)),
                               grid=(half, half))  # fmt: skip
    body += para(run("4. PROJECT PLANNING", bold=True)) + kit.plan(f) + told(*kit.PLANNING)
    boxes = "".join(para(f.val(k), run(" "), run(f.words.label(k))) for k in BOXES)
    side = told("vendor_engaged") + kit.vendors(f, (3000, 2200))
    body += para(run("5. PROCUREMENT SUPPORT", bold=True))
    body += table(row(cell(boxes, width=half), cell(side, width=half)), grid=(half, half))
    return body + para(run("6. AGENCY APPROVALS", bold=True)) + signed_lines(f)


def outlined(f: Form) -> str:
    """Numbers typed before labels as in an outline, the answers indented below."""
    count = {"part": 0, "item": 0}

    def part(text: str) -> str:
        count.update(part=count["part"] + 1, item=0)
        return para(run(f"{count['part']}.0  {text}", bold=True), before=120)

    def ask(text: str, value: str) -> str:
        count["item"] += 1
        return para(run(f"{count['part']}.{count['item']}  {text}")) + value

    def one(key: str) -> str:
        return ask(f.words.label(key), para(f.val(key), indent=600))

    body = kit.title() + part("Agency Information") + "".join(one(k) for k in kit.IDENTITY)
    body += part("Business Objectives")
    body += ask(f.words.label("business_objectives"), f.pen.block("business_objectives"))
    body += "".join(one(q) for q in kit.OBJECTIVES) + part("Services Requested")
    body += ask(f.words.label("services_requested"), f.pen.block("services_requested"))
    body += part("Project Planning") + kit.plan(f) + "".join(one(q) for q in kit.PLANNING)
    body += part("Procurement Support")
    body += "".join(para(f.val(k), run(f" {f.words.label(k)}"), indent=600) for k in BOXES)
    body += one("vendor_engaged") + kit.vendors(f) + part("Agency Approvals")
    signature, name, day = f.words.approvals
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        body += ask(f"{role} – {signature}", para(f.signature(who), indent=600))
        body += ask(f"{role} – {name}", para(f.val(f"{who}_signed_name"), indent=600))
        body += ask(f"{role} – {day}", para(f.val(f"{who}_signed_date"), indent=600))
    return body


def side_titles(f: Form) -> str:
    """Sections titled in a merged cell at the left, turned by a quarter; labels and answers."""
    widths = (900, 3600, 5940)

    def block(number: str, *pairs: tuple[str, str]) -> str:
        out = ""
        for at, (text, value) in enumerate(pairs):
            said = (
                para(run(kit.section(number, "{title}"), bold=True, size=7)) if not at else para()
            )
            side = cell(said, width=widths[0], merge="on" if at else "restart", fill="D9E2F3")
            side = side.replace("</w:tcPr>", '<w:textDirection w:val="btLr"/></w:tcPr>', 1)
            out += row(side, kit.text_cell(text, widths[1]), value)
        return table(out, grid=widths) + para(after=0)

    def pairs(keys: Iterable[str]) -> list[tuple[str, str]]:
        return [(f.words.label(k), kit.value_cell(f, k, widths[2])) for k in keys]

    body = kit.title() + block("I", *pairs(kit.IDENTITY))
    body += block("II", *pairs(("business_objectives", *kit.OBJECTIVES)))
    body += block("III", *pairs(("services_requested",))) + kit.plan(f) + para(after=0)
    body += block("IV", *pairs(kit.PLANNING))
    body += block("V", *pairs((*BOXES, "vendor_engaged"))) + kit.vendors(f) + para(after=0)
    signature, name, day = f.words.approvals
    rows = []
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        rows += [(f"{role}: {signature}", cell(para(f.signature(who)), width=widths[2]))]
        rows += [(f"{role}: {name}", kit.value_cell(f, f"{who}_signed_name", widths[2]))]
        rows += [(f"{role}: {day}", kit.value_cell(f, f"{who}_signed_date", widths[2]))]
    return body + block("VI", *rows)
