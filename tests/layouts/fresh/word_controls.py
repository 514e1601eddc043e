"""Word profiles with content controls: with tags, with titles only, and with neither."""

from __future__ import annotations

import re

from tests.layouts.fresh import blocks as b
from tests.layouts.fresh.ooxml import WIDE, cell, gap, look, para, row, run, table
from tests.layouts.fresh.sheet import Sheet, WordDesign
from tests.layouts.fresh.ways import Controls
from tests.layouts.fresh.wording import (
    NAMED, OFFICIAL, OFFICIAL_BARE, OFFICIAL_CURLY, OFFICIAL_DASH, OFFICIAL_STAR, ROLE, SHORT,
)  # fmt: skip
from tests.layouts.fresh.wording import PERSONS

_SIMPLE = re.compile(
    r"<w:tc>(<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)(<w:p><w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)"
    r"<w:sdt>(<w:sdtPr>(?:(?!</w:sdtPr>).)*</w:sdtPr>)<w:sdtContent>((?:(?!<w:sdt>).)*?)"
    r"</w:sdtContent></w:sdt></w:p></w:tc>"
)


def _round_cells(body: str) -> str:
    """Controls that are alone in a cell put round the cell, as Word does with a selected cell."""
    return _SIMPLE.sub(
        r"<w:sdt>\3<w:sdtContent><w:tc>\1\2\4</w:p></w:tc></w:sdtContent></w:sdt>", body
    )


def _tagged_stacked(s: Sheet) -> str:
    identity = b.stacked(s, b.IDENTITY)
    planning = b.phases(s) + b.question(s, "depends_on_other_agencies")
    planning += b.question(
        s, "formal_project_plan", note="(If yes, please provide a copy with this Profile)"
    )
    return "".join((
        b.title(s, "Version 1.9 (R1.00.40)"), b.heading(s, "I", "bar", "1F3864"), identity,
        b.heading(s, "II", "bar", "1F3864"), b.long_box(s, "business_objectives"),
        b.question(s, "mandated"), b.question(s, "documentation_attached"),
        b.heading(s, "III", "bar", "1F3864"), b.long_box(s, "services_requested"),
        b.heading(s, "IV", "bar", "1F3864"), _round_cells(planning),
        b.heading(s, "V", "bar", "1F3864"), b.boxes(s), b.question(s, "vendor_engaged"),
        _round_cells(b.vendors(s)), b.heading(s, "VI", "bar", "1F3864"), b.signatures(s),
    ))  # fmt: skip


def _tagged_lines(s: Sheet) -> str:
    who = (("requestor_name", "requestor_phone"), ("project_manager_name", "project_manager_phone"),
           ("business_sponsor_name", "business_sponsor_phone"), ("it_director_name", "it_director_phone"))  # fmt: skip
    when = (("date_requested", "desired_go_live"), ("current_phase", "request_type"))
    return "".join((
        b.title(s, "Agency copy - return by e-mail", "left"), b.heading(s, "I", "big"),
        b.lines(s, (("engagement_title",), ("agency",), *who, *when), stops=(6200,)),
        b.heading(s, "IV", "big"), b.phase_cards(s), b.question(s, "depends_on_other_agencies"),
        b.question(s, "formal_project_plan"), b.heading(s, "II", "big"),
        b.over_under(s, (("business_objectives",),)), b.question(s, "mandated"),
        b.question(s, "documentation_attached"), b.heading(s, "III", "big"),
        b.over_under(s, (("services_requested",),)), b.heading(s, "V", "big"), b.boxes(s, 1, after=True),
        b.question(s, "vendor_engaged"), b.vendors(s), b.heading(s, "VI", "big"), b.sign_blocks(s),
    ))  # fmt: skip


def _titled_captions(s: Sheet) -> str:
    return "".join((
        b.title(s), b.heading(s, "I", "under"), b.captioned(s, b.IDENTITY),
        b.heading(s, "II", "under"), b.over_under(s, (("business_objectives",),), {"business_objectives": "750 characters at most"}),
        b.question(s, "mandated", tab=True), b.question(s, "documentation_attached", tab=True),
        b.heading(s, "III", "under"), b.over_under(s, (("services_requested",),), {"services_requested": "1,024 characters at most"}),
        b.heading(s, "IV", "under"), b.phases(s, lines="dotted", shade=""),
        b.question(s, "depends_on_other_agencies", tab=True), b.question(s, "formal_project_plan", tab=True),
        b.heading(s, "V", "under"), b.boxes(s, 1), b.question(s, "vendor_engaged", tab=True),
        b.vendors(s, lines="dotted", shade=""), b.heading(s, "VI", "under"), b.sign_blocks(s),
    ))  # fmt: skip


def _titled_people(s: Sheet) -> str:
    first = (
        ("engagement_title",),
        ("agency",),
        ("request_type", "current_phase"),
        ("date_requested", "desired_go_live"),
    )
    return "".join((
        b.title(s, "Please answer every question marked with *"), b.heading(s, "I", "caps"),
        b.beside(s, first, shade="F2F2F2", share=0.35), _round_cells(b.people(s)),
        b.heading(s, "II", "caps"), b.long_box(s, "business_objectives"), b.question(s, "mandated"),
        b.question(s, "documentation_attached"), b.heading(s, "III", "caps"), b.long_box(s, "services_requested"),
        b.heading(s, "IV", "caps", page=True), _round_cells(b.phases(s)), b.question(s, "depends_on_other_agencies"),
        b.question(s, "formal_project_plan"), b.heading(s, "V", "caps"), b.question(s, "vendor_engaged"),
        b.vendors(s), b.boxes(s), b.heading(s, "VI", "caps"), b.signatures(s),
    ))  # fmt: skip


def _bare_source(s: Sheet) -> str:
    return "".join((
        b.title(s), b.heading(s, "I"), b.within(s, b.IDENTITY, "none"), b.heading(s, "II"),
        b.long_box(s, "business_objectives", lines="none"), b.question(s, "mandated"), b.question(s, "documentation_attached"),
        b.heading(s, "III"), b.long_box(s, "services_requested", lines="none"), b.heading(s, "IV"),
        b.phases(s, lines="none", shade=""), b.question(s, "depends_on_other_agencies"),
        b.question(s, "formal_project_plan", note="(If yes, please provide a copy with this Profile)"),
        b.heading(s, "V"), b.boxes(s), b.question(s, "vendor_engaged", note="(If Yes, please list the vendors below.)"),
        b.vendors(s, lines="none", shade=""), b.heading(s, "VI"), b.signatures(s, lines="none", shade=""),
    ))  # fmt: skip


def _bare_below(s: Sheet) -> str:
    return "".join((
        b.title(s), b.heading(s, "I", "caps"), b.stacked(s, b.IDENTITY, above=False), b.heading(s, "II", "caps"),
        b.long_box(s, "business_objectives"), b.beside(s, (("mandated",), ("documentation_attached",)), share=0.8),
        b.heading(s, "III", "caps"), b.long_box(s, "services_requested"), b.heading(s, "IV", "caps"), b.phases(s),
        b.beside(s, (("depends_on_other_agencies",), ("formal_project_plan",)), share=0.8),
        b.heading(s, "V", "caps"), b.boxes(s), b.beside(s, (("vendor_engaged",),), share=0.8), b.vendors(s),
        b.heading(s, "VI", "caps"), b.sign_blocks(s),
    ))  # fmt: skip


def _bare_columns(s: Sheet) -> str:
    left = "".join(para(s.label(k), after=0) + para(s.answer(k), after=100) for k in (
        "engagement_title", "agency", "date_requested", "desired_go_live", "current_phase", "request_type"))  # fmt: skip
    right = ""
    for person in PERSONS:
        right += para(s.word(ROLE[person]), after=0, keep=True)
        right += para(run("Name  "), s.answer(f"{person}_name"), after=0, left=200)
        right += para(run("Phone  "), s.answer(f"{person}_phone"), after=100, left=200)
    half = WIDE // 2
    return "".join((
        b.title(s, align="left"), b.heading(s, "I", "big"), table([row(cell(left, half), cell(right, half))], (half, half)), gap(),
        b.heading(s, "II", "big"), b.over_under(s, (("business_objectives",), ("mandated",), ("documentation_attached",))),
        b.heading(s, "III", "big"), b.over_under(s, (("services_requested",),)), b.heading(s, "IV", "big"), b.phase_cards(s),
        b.over_under(s, (("depends_on_other_agencies",), ("formal_project_plan",))), b.heading(s, "V", "big"), b.boxes(s, 1),
        b.over_under(s, (("vendor_engaged",),)), b.vendors(s), b.heading(s, "VI", "big"), b.signatures(s),
    ))  # fmt: skip


def _bare_landscape(s: Sheet) -> str:
    return "".join((
        b.title(s), b.heading(s, "I"), b.beside(s, b.IDENTITY), b.heading(s, "II"),
        b.long_box(s, "business_objectives"), b.question(s, "mandated"), b.question(s, "documentation_attached"), b.heading(s, "III"),
        b.long_box(s, "services_requested"), b.heading(s, "IV", page=True), b.phases_across(s),
        b.question(s, "depends_on_other_agencies"), b.question(s, "formal_project_plan"), b.heading(s, "V"), b.boxes(s),
        b.question(s, "vendor_engaged"), b.vendors(s), b.heading(s, "VI"), b.signatures(s),
    ))  # fmt: skip


def _bare_boxes(s: Sheet) -> str:
    hints = {"engagement_title": "32 characters at most", "date_requested": "mm/dd/yyyy", "desired_go_live": "mm/dd/yyyy",
             "requestor_phone": "(nnn) nnn-nnnn"}  # fmt: skip
    first = [(k,) for keys in b.IDENTITY for k in keys if k != "request_type"]
    asked = para(s.label("request_type"), after=0) + para(
        s.options("request_type"), after=120, left=240
    )
    return "".join((
        b.title(s), b.heading(s, "I", "under"), b.over_under(s, first, hints), asked, b.heading(s, "II", "under"),
        b.over_under(s, (("business_objectives",),)), b.question(s, "mandated", boxes_=True), b.question(s, "documentation_attached", boxes_=True),
        b.heading(s, "III", "under"), b.over_under(s, (("services_requested",),)), b.heading(s, "IV", "under"), b.phases(s),
        b.question(s, "depends_on_other_agencies", boxes_=True), b.question(s, "formal_project_plan", boxes_=True),
        b.heading(s, "V", "under"), b.boxes(s), b.question(s, "vendor_engaged", boxes_=True), b.vendors(s),
        b.heading(s, "VI", "under"), b.signatures(s),
    ))  # fmt: skip


FOOT = "Customer Engagement Profile    Page #"
DESIGNS = (
    WordDesign("fr-tag-stacked", "word-tagged", _tagged_stacked, lambda: Controls(tags=True, titles=True), OFFICIAL,
               label_look=look(size=7.5, bold=True), footer=FOOT),
    WordDesign("fr-tag-lines", "word-tagged", _tagged_lines, lambda: Controls(tags=True, own_prompts=True), NAMED,
               label_look=look(color="1F3864"), header="State of Connecticut    page #", font="Liberation Serif", size=11),
    WordDesign("fr-title-captions", "word-titled", _titled_captions, lambda: Controls(titles=True, own_prompts=True),
               OFFICIAL_CURLY, footer="Rev. 2019  #", font="Liberation Serif"),
    WordDesign("fr-title-people", "word-titled", _titled_people, lambda: Controls(titles=True), OFFICIAL_STAR,
               label_look=look(bold=True), answer_look=look(color="1F497D")),
    WordDesign("fr-bare-source", "word-untagged", _bare_source, Controls, OFFICIAL, label_look=look(size=8, bold=True)),
    WordDesign("fr-bare-below", "word-untagged", _bare_below, lambda: Controls(own_prompts=True), OFFICIAL_BARE,
               label_look=look(size=7.5, italic=True), header="Agency request - #"),
    WordDesign("fr-bare-columns", "word-untagged", _bare_columns, Controls, SHORT, label_look=look(bold=True, size=9),
               answer_look=look(font="Liberation Serif"), footer="page #"),
    WordDesign("fr-bare-landscape", "word-untagged", _bare_landscape, lambda: Controls(own_prompts=True), OFFICIAL_CURLY,
               size=9, landscape=True),
    WordDesign("fr-bare-boxes", "word-untagged", _bare_boxes, Controls, OFFICIAL_DASH, label_look=look(bold=True),
               signed_by="float"),
)  # fmt: skip
