"""Word profiles with the answers typed over the print."""

from __future__ import annotations

from tests.layouts.catalog import PHASES
from tests.layouts.fresh import blocks as b
from tests.layouts.fresh import tables as t
from tests.layouts.fresh import word_pages as pages
from tests.layouts.fresh.ooxml import WIDE, cell, gap, look, para, row, run, table
from tests.layouts.fresh.sheet import Sheet, WordDesign
from tests.layouts.fresh.ways import Typed
from tests.layouts.fresh.wording import (
    BRIEF_QUESTIONS,
    OFFICIAL_BARE,
    OFFICIAL_CURLY,
    OFFICIAL_SPACED,
    SHORT,
)


def _matrix(s: Sheet) -> str:
    kind = para(s.label("request_type"), after=0) + para(s.options("request_type"), after=120)
    return "".join(
        (
            b.title(s),
            b.heading(s, "I", "bar", "385623"),
            b.beside(s, b.IDENTITY[:-1], share=0.36, shade="E2EFD9"),
            b.beside(
                s,
                (("date_requested", "desired_go_live"), ("current_phase",)),
                share=0.36,
                shade="E2EFD9",
            ),
            kind,
            b.heading(s, "II", "bar", "385623"),
            b.long_box(s, "business_objectives"),
            b.question(s, "mandated", boxes_=True),
            b.question(s, "documentation_attached", boxes_=True),
            b.heading(s, "III", "bar", "385623"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", "bar", "385623"),
            t.phases(s, matrix=True, shade="E2EFD9"),
            b.question(s, "depends_on_other_agencies", boxes_=True),
            b.question(s, "formal_project_plan", boxes_=True),
            b.heading(s, "V", "bar", "385623"),
            b.boxes(s),
            b.question(s, "vendor_engaged", boxes_=True),
            t.vendors(s, shade="E2EFD9"),
            b.heading(s, "VI", "bar", "385623"),
            t.signatures(s, shade="E2EFD9"),
        )
    )


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
        + t.phases(s)
    )
    out += (
        ask("depends_on_other_agencies") + ask("formal_project_plan") + b.heading(s, "V", "under")
    )
    out += b.boxes(s, 1) + ask("vendor_engaged") + t.vendors(s) + b.heading(s, "VI", "under")
    return out + t.signatures(s)


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
        return [
            row(
                cell(name if not at else "", 1900, 1, "EDEDED", "continue" if at else "restart"),
                cell(part, WIDE - 1900),
            )
            for at, part in enumerate(parts)
        ]

    def asked(key: str) -> str:
        return para(s.label(key), run("   "), picked(key))

    def pair(*keys: str) -> str:
        runs = [x for k in keys for x in (s.label(k), run(" "), s.answer(k), run("\t"))][:-1]
        return para(*runs, tabs=((4700, ""),))

    mates = [pair(*keys) for keys in b.IDENTITY[:-1]]
    mates += [
        pair("date_requested", "desired_go_live"),
        pair("current_phase"),
        pair("request_type"),
    ]
    plan = [
        para(
            run(f"{n} - ", look(bold=True)),
            s.answer(f"{p}_status"),
            run("\tStart: "),
            s.answer(f"{p}_start"),
            run("\tFinish: "),
            s.answer(f"{p}_finish"),
            tabs=((3900, ""), (6000, "")),
        )
        for p, n in PHASES.items()
    ]
    sign = [
        para(run(s.words.role(w) + " signature: "), s.sign(f"{w}_signature"), after=40, before=100)
        + para(
            run("Printed name: "),
            s.answer(f"{w}_signed_name"),
            run("\tDate: "),
            s.answer(f"{w}_signed_date"),
            tabs=((4700, ""),),
        )
        for w in ("it_manager", "business_sponsor")
    ]
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


_BOXES = (
    "itb",
    "rfq",
    "rfp",
    "solution_procurement",
    "high_volume_procurement",
    "federal_transfer_system",
    "state_transfer_system",
)


def _text_box(s: Sheet, key: str) -> str:
    inner = "".join(para(run(line, s.answer_look), after=40) for line in s.text(key).split("\n"))
    number = s.next()
    high = 1500000
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f'<wp:extent cx="6300000" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Text Box {number}"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="6300000" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="width:496pt;height:118pt"><v:textbox><w:txbxContent>'
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return para(s.label(key), after=40, keep=True) + para(box)


def _leaders(s: Sheet) -> str:
    """Dot leaders from label to answer; the long answers in text boxes; V before IV."""

    def led(key: str) -> str:
        return para(s.label(key, ""), run("\t"), s.answer(key), tabs=((5600, "dot"),), after=80)

    names = [k for keys in b.IDENTITY for k in keys]
    return "".join(
        (
            b.title(s),
            b.heading(s, "I"),
            *map(led, names),
            b.heading(s, "II"),
            _text_box(s, "business_objectives"),
            led("mandated"),
            led("documentation_attached"),
            b.heading(s, "III"),
            _text_box(s, "services_requested"),
            b.heading(s, "V"),
            b.boxes(s),
            led("vendor_engaged"),
            t.vendors(s),
            b.heading(s, "IV"),
            t.phases(s),
            led("depends_on_other_agencies"),
            led("formal_project_plan"),
            b.heading(s, "VI"),
            t.signatures(s),
        )
    )


BLUE, MONO = look(color="1F3FBF"), look(font="Liberation Mono", size=9.5, bold=True)
DESIGNS = (
    WordDesign(
        "fr-typed-underscores",
        "word-text",
        pages.flowing,
        lambda: Typed("__", "_" * 14, ("( )", "(X)")),
        OFFICIAL_CURLY,
        footer="DAS/BEST  Customer Engagement Profile v1.9 (R1.00.40)  page #",
        size=9,
    ),
    WordDesign(
        "fr-typed-matrix",
        "word-text",
        _matrix,
        Typed,
        OFFICIAL_BARE,
        answer_look=BLUE,
        label_look=look(size=9),
        size=9.5,
    ),
    WordDesign(
        "fr-typed-captions",
        "word-text",
        pages.captions,
        lambda: Typed(marks=("[ ]", "[x]")),
        OFFICIAL_CURLY,
        answer_look=look(bold=True),
        header="CONNECTICUT    Page #",
    ),
    WordDesign(
        "fr-typed-numbered",
        "word-text",
        _numbered,
        lambda: Typed(marks=("F0A8", "F0FE"), symbol_font="Wingdings"),
        BRIEF_QUESTIONS,
        signed_by="ink",
        answer_look=MONO,
        label_look=look(bold=True),
    ),
    WordDesign(
        "fr-typed-strip",
        "word-text",
        _strip,
        lambda: Typed(marks=("__", "_X_")),
        OFFICIAL_SPACED,
        answer_look=look(font="Liberation Serif", italic=True),
        size=9.5,
    ),
    WordDesign(
        "fr-typed-leaders",
        "word-text",
        _leaders,
        Typed,
        SHORT,
        answer_look=look(color="C00000"),
        signed_by="float",
    ),
)
