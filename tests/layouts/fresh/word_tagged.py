"""Word profiles with content controls that carry tags, or titles only."""

from __future__ import annotations

import re

from tests.layouts.fresh import blocks as b
from tests.layouts.fresh import tables as t
from tests.layouts.fresh.ooxml import look
from tests.layouts.fresh.sheet import Sheet, WordDesign
from tests.layouts.fresh.ways import Controls
from tests.layouts.fresh.wording import (
    NAMED,
    OFFICIAL,
    OFFICIAL_CURLY,
    OFFICIAL_STAR,
)

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


_ALONE = re.compile(
    r"<w:p>(<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)<w:sdt>(<w:sdtPr>(?:(?!</w:sdtPr>).)*</w:sdtPr>)"
    r"<w:sdtContent>((?:(?!<w:sdt>).)*?)</w:sdtContent></w:sdt></w:p>"
)


def _round_paragraphs(body: str) -> str:
    """Controls that are alone in a paragraph put round it, as Word does with a rich-text one."""
    return _ALONE.sub(r"<w:sdt>\2<w:sdtContent><w:p>\1\3</w:p></w:sdtContent></w:sdt>", body)


def _tagged_stacked(s: Sheet) -> str:
    identity = b.stacked(s, b.IDENTITY)
    planning = t.phases(s) + b.question(s, "depends_on_other_agencies")
    planning += b.question(
        s, "formal_project_plan", note="(If yes, please provide a copy with this Profile)"
    )
    return "".join(
        (
            b.title(s, "Version 1.9 (R1.00.40)"),
            b.heading(s, "I", "bar", "1F3864"),
            identity,
            b.heading(s, "II", "bar", "1F3864"),
            b.long_box(s, "business_objectives"),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III", "bar", "1F3864"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", "bar", "1F3864"),
            _round_cells(planning),
            b.heading(s, "V", "bar", "1F3864"),
            b.boxes(s),
            b.question(s, "vendor_engaged"),
            _round_cells(t.vendors(s)),
            b.heading(s, "VI", "bar", "1F3864"),
            t.signatures(s),
        )
    )


def _tagged_lines(s: Sheet) -> str:
    who = (
        ("requestor_name", "requestor_phone"),
        ("project_manager_name", "project_manager_phone"),
        ("business_sponsor_name", "business_sponsor_phone"),
        ("it_director_name", "it_director_phone"),
    )
    when = (("date_requested", "desired_go_live"), ("current_phase", "request_type"))
    return "".join(
        (
            b.title(s, "Agency copy - return by e-mail", "left"),
            b.heading(s, "I", "big"),
            b.lines(s, (("engagement_title",), ("agency",), *who, *when), stops=(6200,)),
            b.heading(s, "IV", "big"),
            t.phase_cards(s),
            b.question(s, "depends_on_other_agencies"),
            b.question(s, "formal_project_plan"),
            b.heading(s, "II", "big"),
            _round_paragraphs(b.over_under(s, (("business_objectives",),))),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III", "big"),
            _round_paragraphs(b.over_under(s, (("services_requested",),))),
            b.heading(s, "V", "big"),
            b.boxes(s, 1, after=True),
            b.question(s, "vendor_engaged"),
            t.vendors(s),
            b.heading(s, "VI", "big"),
            t.sign_blocks(s),
        )
    )


def _titled_captions(s: Sheet) -> str:
    return "".join(
        (
            b.title(s),
            b.heading(s, "I", "under"),
            b.captioned(s, b.IDENTITY),
            b.heading(s, "II", "under"),
            b.over_under(
                s, (("business_objectives",),), {"business_objectives": "750 characters at most"}
            ),
            b.question(s, "mandated", tab=True),
            b.question(s, "documentation_attached", tab=True),
            b.heading(s, "III", "under"),
            b.over_under(
                s, (("services_requested",),), {"services_requested": "1,024 characters at most"}
            ),
            b.heading(s, "IV", "under"),
            t.phases(s, lines="dotted", shade=""),
            b.question(s, "depends_on_other_agencies", tab=True),
            b.question(s, "formal_project_plan", tab=True),
            b.heading(s, "V", "under"),
            b.boxes(s, 1),
            b.question(s, "vendor_engaged", tab=True),
            t.vendors(s, lines="dotted", shade=""),
            b.heading(s, "VI", "under"),
            t.sign_blocks(s),
        )
    )


def _titled_people(s: Sheet) -> str:
    first = (
        ("engagement_title",),
        ("agency",),
        ("request_type", "current_phase"),
        ("date_requested", "desired_go_live"),
    )
    return "".join(
        (
            b.title(s, "Please answer every question marked with *"),
            b.heading(s, "I", "caps"),
            b.beside(s, first, shade="F2F2F2", share=0.35),
            _round_cells(t.people(s)),
            b.heading(s, "II", "caps"),
            b.long_box(s, "business_objectives"),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III", "caps"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", "caps", page=True),
            _round_cells(t.phases(s)),
            b.question(s, "depends_on_other_agencies"),
            b.question(s, "formal_project_plan"),
            b.heading(s, "V", "caps"),
            b.question(s, "vendor_engaged"),
            t.vendors(s),
            b.boxes(s),
            b.heading(s, "VI", "caps"),
            t.signatures(s),
        )
    )


FOOT = "Customer Engagement Profile    Page #"
DESIGNS = (
    WordDesign(
        "fr-tag-stacked",
        "word-tagged",
        _tagged_stacked,
        lambda: Controls(tags=True, titles=True),
        OFFICIAL,
        label_look=look(size=7.5, bold=True),
        footer=FOOT,
    ),
    WordDesign(
        "fr-tag-lines",
        "word-tagged",
        _tagged_lines,
        lambda: Controls(tags=True, own_prompts=True),
        NAMED,
        label_look=look(color="1F3864"),
        header="State of Connecticut    page #",
        font="Liberation Serif",
        size=11,
    ),
    WordDesign(
        "fr-title-captions",
        "word-titled",
        _titled_captions,
        lambda: Controls(titles=True, own_prompts=True),
        OFFICIAL_CURLY,
        footer="Rev. 2019  #",
        font="Liberation Serif",
    ),
    WordDesign(
        "fr-title-people",
        "word-titled",
        _titled_people,
        lambda: Controls(titles=True),
        OFFICIAL_STAR,
        label_look=look(bold=True),
        answer_look=look(color="1F497D"),
    ),
)
