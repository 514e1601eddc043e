"""Word profiles without controls: legacy fields, text typed over, tracked changes."""

from __future__ import annotations

from tests.layouts.catalog import PHASES
from tests.layouts.fresh import blocks as b
from tests.layouts.fresh.ooxml import WIDE, cell, gap, look, para, row, run, table
from tests.layouts.fresh.sheet import Sheet, WordDesign
from tests.layouts.fresh.ways import Legacy, Tracked, Typed
from tests.layouts.fresh.wording import (
    BRIEF_QUESTIONS, NAMED, NO_HEADINGS, OFFICIAL, OFFICIAL_BARE, OFFICIAL_CURLY, OFFICIAL_SPACED,
    OFFICIAL_STAR, SHORT,
)  # fmt: skip

_PLAN = "(If yes, please provide a copy with this Profile)"


def _source(s: Sheet, lines: str = "single", shade: str = "D9D9D9") -> str:
    return "".join((
        b.title(s, "Version 1.8"), b.heading(s, "I", "bold", shade), b.within(s, b.IDENTITY, lines),
        b.heading(s, "II", "bold", shade), b.long_box(s, "business_objectives", lines=lines), b.question(s, "mandated"),
        b.question(s, "documentation_attached"), b.heading(s, "III", "bold", shade),
        b.long_box(s, "services_requested", lines=lines), b.heading(s, "IV", "bold", shade), b.phases(s, lines=lines),
        b.question(s, "depends_on_other_agencies"), b.question(s, "formal_project_plan", note=_PLAN),
        b.heading(s, "V", "bold", shade), b.boxes(s), b.question(s, "vendor_engaged"), b.vendors(s, lines=lines),
        b.heading(s, "VI", "bold", shade), b.signatures(s, lines=lines),
    ))  # fmt: skip


def _beside(s: Sheet) -> str:
    asked = (
        ("mandated", "documentation_attached"),
        ("depends_on_other_agencies", "formal_project_plan"),
    )
    return "".join((
        b.title(s, align="left"), b.heading(s, "I", "caps"), b.beside(s, b.IDENTITY[:-1], "none", under=True),
        b.beside(s, (("date_requested", "desired_go_live"), ("current_phase", "request_type")), "none", under=True),
        b.heading(s, "II", "caps"), b.long_box(s, "business_objectives"),
        *(b.question(s, k, boxes_=True) for k in asked[0]), b.heading(s, "III", "caps"),
        b.long_box(s, "services_requested"), b.heading(s, "IV", "caps"), b.phases(s, shade=""),
        *(b.question(s, k, boxes_=True) for k in asked[1]), b.heading(s, "V", "caps"), b.boxes(s, 1),
        b.question(s, "vendor_engaged", boxes_=True), b.vendors(s, shade=""), b.heading(s, "VI", "caps"), b.sign_blocks(s),
    ))  # fmt: skip


def _flowing(s: Sheet, one_column: bool = True) -> str:
    return "".join((
        b.title(s), b.heading(s, "I"), b.lines(s, b.IDENTITY[:-1], stops=(6000,)),
        b.lines(s, (("date_requested", "desired_go_live"), ("current_phase", "request_type")), stops=(5000,)),
        b.heading(s, "II"), b.over_under(s, (("business_objectives",),)), b.question(s, "mandated"),
        b.question(s, "documentation_attached"), b.heading(s, "III"), b.over_under(s, (("services_requested",),)),
        b.heading(s, "IV"), b.phase_lines(s), b.question(s, "depends_on_other_agencies"), b.question(s, "formal_project_plan"),
        b.heading(s, "V"), b.boxes(s, 1 if one_column else 2), b.question(s, "vendor_engaged"),
        b.lines(s, [(f"vendor_{n}_name", f"vendor_{n}_authority") for n in (1, 2)], stops=(5200,)),
        b.heading(s, "VI"), *(_signed_lines(s, w) for w in ("it_manager", "business_sponsor")),
    ))  # fmt: skip


def _signed_lines(s: Sheet, who: str) -> str:
    first = para(run(s.words.role(who), look(bold=True)), before=100, after=20, keep=True)
    first += para(run("Signature: "), s.sign(f"{who}_signature"), before=160, after=60)
    return first + para(run("Printed Name: "), s.answer(f"{who}_signed_name"), run("\tDate: "),
                        s.answer(f"{who}_signed_date"), tabs=((6000, ""),))  # fmt: skip


def _matrix(s: Sheet) -> str:
    kind = para(s.label("request_type"), after=0) + para(s.options("request_type"), after=120)
    return "".join((
        b.title(s), b.heading(s, "I", "bar", "385623"), b.beside(s, b.IDENTITY[:-1], share=0.36, shade="E2EFD9"),
        b.beside(s, (("date_requested", "desired_go_live"), ("current_phase",)), share=0.36, shade="E2EFD9"), kind,
        b.heading(s, "II", "bar", "385623"), b.long_box(s, "business_objectives"), b.question(s, "mandated", boxes_=True),
        b.question(s, "documentation_attached", boxes_=True), b.heading(s, "III", "bar", "385623"),
        b.long_box(s, "services_requested"), b.heading(s, "IV", "bar", "385623"), b.phases(s, matrix=True, shade="E2EFD9"),
        b.question(s, "depends_on_other_agencies", boxes_=True), b.question(s, "formal_project_plan", boxes_=True),
        b.heading(s, "V", "bar", "385623"), b.boxes(s), b.question(s, "vendor_engaged", boxes_=True),
        b.vendors(s, shade="E2EFD9"), b.heading(s, "VI", "bar", "385623"), b.signatures(s, shade="E2EFD9"),
    ))  # fmt: skip


def _captions(s: Sheet) -> str:
    return "".join((
        b.title(s), b.heading(s, "I", "big"), b.captioned(s, b.IDENTITY), b.heading(s, "II", "big"),
        b.over_under(s, (("business_objectives",),)), b.question(s, "mandated", tab=True), b.question(s, "documentation_attached", tab=True),
        b.heading(s, "III", "big"), b.over_under(s, (("services_requested",),)), b.heading(s, "IV", "big"),
        b.phases(s, lines="none", shade=""), b.question(s, "depends_on_other_agencies", tab=True),
        b.question(s, "formal_project_plan", tab=True), b.heading(s, "V", "big"), b.boxes(s), b.question(s, "vendor_engaged", tab=True),
        b.vendors(s), b.heading(s, "VI", "big"), b.sign_blocks(s),
    ))  # fmt: skip


def _numbered(s: Sheet) -> str:
    """Every question numbered, its answer on the line beneath."""
    keys = [k for keys in b.IDENTITY for k in keys]
    out, at = b.title(s, align="left") + b.heading(s, "I", "under"), 0

    def ask(key: str) -> str:
        nonlocal at
        at += 1
        return para(run(f"{at}. "), s.label(key), after=0, keep=True) + para(
            s.answer(key), after=110, left=360
        )

    out += "".join(map(ask, keys)) + b.heading(s, "II", "under")
    out += "".join(map(ask, ("business_objectives", "mandated", "documentation_attached")))
    out += (
        b.heading(s, "III", "under")
        + ask("services_requested")
        + b.heading(s, "IV", "under")
        + b.phases(s)
    )
    out += (
        ask("depends_on_other_agencies") + ask("formal_project_plan") + b.heading(s, "V", "under")
    )
    out += b.boxes(s, 1) + ask("vendor_engaged") + b.vendors(s) + b.heading(s, "VI", "under")
    return out + b.signatures(s)


def _strip(s: Sheet) -> str:
    """One big table: the section's name in a merged strip at the left, Yes / No underlined."""

    def picked(key: str) -> str:
        said = s.profile.expected[key]
        return (
            run("Yes", look(under=said is True, bold=said is True))
            + run(" / ")
            + run("No", look(under=said is False, bold=said is False))
        )

    def block(number: str, parts: list[str]) -> list[str]:
        name = para(run(s.words.section(number), look(bold=True)), after=0)
        return [row(cell(name if not at else "", 1900, 1, "EDEDED", "continue" if at else "restart"),
                    cell(part, WIDE - 1900)) for at, part in enumerate(parts)]  # fmt: skip

    def asked(key: str) -> str:
        return para(s.label(key), run("   "), picked(key))

    def pair(*keys: str) -> str:
        runs = [x for k in keys for x in (s.label(k), run(" "), s.answer(k), run("\t"))][:-1]
        return para(*runs, tabs=((5200, ""),))

    mates = [pair(*keys) for keys in b.IDENTITY[:-1]]
    mates += [
        pair("date_requested", "desired_go_live"),
        pair("current_phase"),
        pair("request_type"),
    ]
    plan = [para(run(f"{n} - ", look(bold=True)), s.answer(f"{p}_status"), run("\tStart: "), s.answer(f"{p}_start"),
                 run("\tFinish: "), s.answer(f"{p}_finish"), tabs=((4300, ""), (6500, ""))) for p, n in PHASES.items()]  # fmt: skip
    sign = [para(run(s.words.role(w) + " signature: "), s.sign(f"{w}_signature"), after=40, before=100)
            + para(run("Printed name: "), s.answer(f"{w}_signed_name"), run("\tDate: "), s.answer(f"{w}_signed_date"),
                   tabs=((5200, ""),)) for w in ("it_manager", "business_sponsor")]  # fmt: skip
    two = [
        para(s.label(k), after=40) + para(s.answer(k))
        for k in ("business_objectives", "services_requested")
    ]
    sold = [pair(f"vendor_{n}_name", f"vendor_{n}_authority") for n in (1, 2)]
    rows = block("I", mates) + block(
        "II", [two[0], asked("mandated"), asked("documentation_attached")]
    )
    rows += block("III", [two[1]]) + block(
        "IV", [*plan, asked("depends_on_other_agencies"), asked("formal_project_plan")]
    )
    ticks = [para(s.box(k), run("  "), run(s.words.label(k, ""))) for k in _BOXES]
    rows += block("V", ["".join(ticks), asked("vendor_engaged"), *sold]) + block("VI", sign)
    return b.title(s) + table(rows, (1900, WIDE - 1900)) + gap()


_BOXES = ("itb", "rfq", "rfp", "solution_procurement", "high_volume_procurement", "federal_transfer_system",
          "state_transfer_system")  # fmt: skip


def _text_box(s: Sheet, key: str) -> str:
    inner = "".join(para(run(line, s.answer_look), after=40) for line in s.text(key).split("\n"))
    number = s.next()
    high = 1500000
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="6300000" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Text Box {number}"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="6300000" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="width:496pt;height:118pt"><v:textbox><w:txbxContent>'
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return para(s.label(key), after=40, keep=True) + para(box)


def _leaders(s: Sheet) -> str:
    """Dot leaders from label to answer; the long answers in text boxes; approvals before planning."""

    def led(key: str) -> str:
        return para(s.label(key, ""), run("\t"), s.answer(key), tabs=((5600, "dot"),), after=80)

    names = [k for keys in b.IDENTITY for k in keys]
    return "".join((
        b.title(s), b.heading(s, "I"), *map(led, names), b.heading(s, "II"), _text_box(s, "business_objectives"),
        led("mandated"), led("documentation_attached"), b.heading(s, "III"), _text_box(s, "services_requested"),
        b.heading(s, "V"), b.boxes(s), led("vendor_engaged"), b.vendors(s), b.heading(s, "IV"), b.phases(s),
        led("depends_on_other_agencies"), led("formal_project_plan"), b.heading(s, "VI"), b.signatures(s),
    ))  # fmt: skip


def _tracked_people(s: Sheet) -> str:
    first = (
        ("engagement_title",),
        ("agency",),
        ("date_requested", "desired_go_live"),
        ("current_phase", "request_type"),
    )
    return "".join((
        b.title(s), b.heading(s, "I", "big"), b.stacked(s, first), b.people(s), b.heading(s, "II", "big"),
        b.long_box(s, "business_objectives"), b.question(s, "mandated"), b.question(s, "documentation_attached"), b.heading(s, "III", "big"),
        b.long_box(s, "services_requested"), b.heading(s, "IV", "big"), b.phases(s), b.question(s, "depends_on_other_agencies"),
        b.question(s, "formal_project_plan"), b.heading(s, "V", "big"), b.boxes(s), b.question(s, "vendor_engaged"), b.vendors(s),
        b.heading(s, "VI", "big"), b.signatures(s),
    ))  # fmt: skip


BLUE, MONO = look(color="1F3FBF"), look(font="Liberation Mono", size=9.5, bold=True)
DESIGNS = (
    WordDesign("fr-legacy-source", "word-legacy", _source, Legacy, OFFICIAL, label_look=look(size=8), font="Liberation Serif"),
    WordDesign("fr-legacy-beside", "word-legacy", _beside, Legacy, SHORT, signed_by="float", footer="# of 2"),
    WordDesign("fr-legacy-lines", "word-legacy", _flowing, lambda: Legacy(helped=True), NAMED, label_look=look(bold=True), size=9),
    WordDesign("fr-typed-underscores", "word-text", _flowing, lambda: Typed("__", "_" * 14, ("( )", "(X)")), OFFICIAL_CURLY,
               footer="DAS/BEST  Customer Engagement Profile v1.9 (R1.00.40)  page #", size=9),
    WordDesign("fr-typed-matrix", "word-text", _matrix, Typed, OFFICIAL_BARE, answer_look=BLUE, label_look=look(size=9), size=9.5),
    WordDesign("fr-typed-captions", "word-text", _captions, lambda: Typed(marks=("[ ]", "[x]")), OFFICIAL_CURLY,
               answer_look=look(bold=True), header="CONNECTICUT    Page #"),
    WordDesign("fr-typed-numbered", "word-text", _numbered, lambda: Typed(marks=("F0A8", "F0FE"), symbol_font="Wingdings"),
               BRIEF_QUESTIONS, answer_look=MONO, label_look=look(bold=True)),
    WordDesign("fr-typed-strip", "word-text", _strip, lambda: Typed(marks=("__", "_X_")), OFFICIAL_SPACED,
               answer_look=look(font="Liberation Serif", italic=True, size=11)),
    WordDesign("fr-typed-leaders", "word-text", _leaders, Typed, SHORT, answer_look=look(color="C00000"), signed_by="float"),
    WordDesign("fr-tracked-source", "word-tracked", _source, lambda: Tracked(prompt=""), OFFICIAL, label_look=look(size=8, bold=True)),
    WordDesign("fr-tracked-lines", "word-tracked", _flowing, lambda: Tracked(prompt="________"), OFFICIAL_STAR, size=9),
    WordDesign("fr-tracked-people", "word-tracked", _tracked_people, lambda: Tracked(prompt="Enter here"), NO_HEADINGS,
               label_look=look(bold=True, size=9)),
)  # fmt: skip
