"""Word profiles with content controls that carry neither tag nor title."""

from __future__ import annotations

from tests.layouts.fresh import blocks as b
from tests.layouts.fresh import tables as t
from tests.layouts.fresh.ooxml import WIDE, cell, gap, look, para, row, run, table
from tests.layouts.fresh.sheet import Sheet, WordDesign
from tests.layouts.fresh.ways import Controls
from tests.layouts.fresh.wording import (
    OFFICIAL,
    OFFICIAL_BARE,
    OFFICIAL_CURLY,
    OFFICIAL_DASH,
    PERSONS,
    ROLE,
    SHORT,
)


def _bare_source(s: Sheet) -> str:
    return "".join(
        (
            b.title(s),
            b.heading(s, "I"),
            b.within(s, b.IDENTITY, "none"),
            b.heading(s, "II"),
            b.long_box(s, "business_objectives", lines="none"),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III"),
            b.long_box(s, "services_requested", lines="none"),
            b.heading(s, "IV"),
            t.phases(s, lines="none", shade=""),
            b.question(s, "depends_on_other_agencies"),
            b.question(
                s, "formal_project_plan", note="(If yes, please provide a copy with this Profile)"
            ),
            b.heading(s, "V"),
            b.boxes(s),
            b.question(s, "vendor_engaged", note="(If Yes, please list the vendors below.)"),
            t.vendors(s, lines="none", shade=""),
            b.heading(s, "VI"),
            t.signatures(s, lines="none", shade=""),
        )
    )


def _bare_below(s: Sheet) -> str:
    return "".join(
        (
            b.title(s),
            b.heading(s, "I", "caps"),
            b.stacked(s, b.IDENTITY, above=False),
            b.heading(s, "II", "caps"),
            b.long_box(s, "business_objectives"),
            b.beside(s, (("mandated",), ("documentation_attached",)), share=0.8),
            b.heading(s, "III", "caps"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", "caps"),
            t.phases(s),
            b.beside(s, (("depends_on_other_agencies",), ("formal_project_plan",)), share=0.8),
            b.heading(s, "V", "caps"),
            b.boxes(s),
            b.beside(s, (("vendor_engaged",),), share=0.8),
            t.vendors(s),
            b.heading(s, "VI", "caps"),
            t.sign_blocks(s),
        )
    )


def _bare_columns(s: Sheet) -> str:
    left = "".join(
        para(s.label(k), after=0) + para(s.answer(k), after=100)
        for k in (
            "engagement_title",
            "agency",
            "date_requested",
            "desired_go_live",
            "current_phase",
            "request_type",
        )
    )
    right = ""
    for person in PERSONS:
        right += para(s.word(ROLE[person]), after=0, keep=True)
        right += para(run("Name  "), s.answer(f"{person}_name"), after=0, left=200)
        right += para(run("Phone  "), s.answer(f"{person}_phone"), after=100, left=200)
    half = WIDE // 2
    return "".join(
        (
            b.title(s, align="left"),
            b.heading(s, "I", "big"),
            table([row(cell(left, half), cell(right, half))], (half, half)),
            gap(),
            b.heading(s, "II", "big"),
            b.over_under(s, (("business_objectives",), ("mandated",), ("documentation_attached",))),
            b.heading(s, "III", "big"),
            b.over_under(s, (("services_requested",),)),
            b.heading(s, "IV", "big"),
            t.phase_cards(s),
            b.over_under(s, (("depends_on_other_agencies",), ("formal_project_plan",))),
            b.heading(s, "V", "big"),
            b.boxes(s, 1),
            b.over_under(s, (("vendor_engaged",),)),
            t.vendors(s),
            b.heading(s, "VI", "big"),
            t.signatures(s),
        )
    )


def _bare_landscape(s: Sheet) -> str:
    return "".join(
        (
            b.title(s),
            b.heading(s, "I"),
            b.beside(s, b.IDENTITY),
            b.heading(s, "II"),
            b.long_box(s, "business_objectives"),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", page=True),
            t.phases_across(s),
            b.question(s, "depends_on_other_agencies"),
            b.question(s, "formal_project_plan"),
            b.heading(s, "V"),
            b.boxes(s),
            b.question(s, "vendor_engaged"),
            t.vendors(s),
            b.heading(s, "VI"),
            t.signatures(s),
        )
    )


def _bare_boxes(s: Sheet) -> str:
    hints = {
        "engagement_title": "32 characters at most",
        "date_requested": "mm/dd/yyyy",
        "desired_go_live": "mm/dd/yyyy",
        "requestor_phone": "(nnn) nnn-nnnn",
    }
    first = [(k,) for keys in b.IDENTITY for k in keys if k != "request_type"]
    asked = para(s.label("request_type"), after=0) + para(
        s.options("request_type"), after=120, left=240
    )
    return "".join(
        (
            b.title(s),
            b.heading(s, "I", "under"),
            b.over_under(s, first, hints),
            asked,
            b.heading(s, "II", "under"),
            b.over_under(s, (("business_objectives",),)),
            b.question(s, "mandated", boxes_=True),
            b.question(s, "documentation_attached", boxes_=True),
            b.heading(s, "III", "under"),
            b.over_under(s, (("services_requested",),)),
            b.heading(s, "IV", "under"),
            t.phases(s),
            b.question(s, "depends_on_other_agencies", boxes_=True),
            b.question(s, "formal_project_plan", boxes_=True),
            b.heading(s, "V", "under"),
            b.boxes(s),
            b.question(s, "vendor_engaged", boxes_=True),
            t.vendors(s),
            b.heading(s, "VI", "under"),
            t.signatures(s),
        )
    )


DESIGNS = (
    WordDesign(
        "fr-bare-source",
        "word-untagged",
        _bare_source,
        Controls,
        OFFICIAL,
        label_look=look(size=8, bold=True),
    ),
    WordDesign(
        "fr-bare-below",
        "word-untagged",
        _bare_below,
        lambda: Controls(own_prompts=True),
        OFFICIAL_BARE,
        label_look=look(size=7.5, italic=True),
        header="Agency request - #",
    ),
    WordDesign(
        "fr-bare-columns",
        "word-untagged",
        _bare_columns,
        Controls,
        SHORT,
        label_look=look(bold=True, size=9),
        answer_look=look(font="Liberation Serif"),
        footer="page #",
    ),
    WordDesign(
        "fr-bare-landscape",
        "word-untagged",
        _bare_landscape,
        lambda: Controls(own_prompts=True),
        OFFICIAL_CURLY,
        size=9,
        landscape=True,
    ),
    WordDesign(
        "fr-bare-boxes",
        "word-untagged",
        _bare_boxes,
        Controls,
        OFFICIAL_DASH,
        label_look=look(bold=True),
        signed_by="float",
    ),
)
