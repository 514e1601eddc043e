"""Pages of Word profiles that several designs fill in their own ways."""

from __future__ import annotations

from tests.layouts.fresh import blocks as b
from tests.layouts.fresh import tables as t
from tests.layouts.fresh.ooxml import look, para, run
from tests.layouts.fresh.sheet import Sheet

_PLAN = "(If yes, please provide a copy with this Profile)"


def source(s: Sheet, lines: str = "single", shade: str = "D9D9D9") -> str:
    return "".join(
        (
            b.title(s, "Version 1.8"),
            b.heading(s, "I", "bold", shade),
            b.within(s, b.IDENTITY, lines),
            b.heading(s, "II", "bold", shade),
            b.long_box(s, "business_objectives", lines=lines),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III", "bold", shade),
            b.long_box(s, "services_requested", lines=lines),
            b.heading(s, "IV", "bold", shade),
            t.phases(s, lines=lines),
            b.question(s, "depends_on_other_agencies"),
            b.question(s, "formal_project_plan", note=_PLAN),
            b.heading(s, "V", "bold", shade),
            b.boxes(s),
            b.question(s, "vendor_engaged"),
            t.vendors(s, lines=lines),
            b.heading(s, "VI", "bold", shade),
            t.signatures(s, lines=lines),
        )
    )


def beside(s: Sheet) -> str:
    asked = (
        ("mandated", "documentation_attached"),
        ("depends_on_other_agencies", "formal_project_plan"),
    )
    return "".join(
        (
            b.title(s, align="left"),
            b.heading(s, "I", "caps"),
            b.beside(s, b.IDENTITY[:-1], "none", under=True),
            b.beside(
                s,
                (("date_requested", "desired_go_live"), ("current_phase", "request_type")),
                "none",
                under=True,
            ),
            b.heading(s, "II", "caps"),
            b.long_box(s, "business_objectives"),
            *(b.question(s, k, boxes_=True) for k in asked[0]),
            b.heading(s, "III", "caps"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", "caps"),
            t.phases(s, shade=""),
            *(b.question(s, k, boxes_=True) for k in asked[1]),
            b.heading(s, "V", "caps"),
            b.boxes(s, 1),
            b.question(s, "vendor_engaged", boxes_=True),
            t.vendors(s, shade=""),
            b.heading(s, "VI", "caps"),
            t.sign_blocks(s),
        )
    )


def flowing(s: Sheet, one_column: bool = True) -> str:
    return "".join(
        (
            b.title(s),
            b.heading(s, "I"),
            b.lines(s, b.IDENTITY[:-1], stops=(6000,)),
            b.lines(
                s,
                (("date_requested", "desired_go_live"), ("current_phase", "request_type")),
                stops=(5000,),
            ),
            b.heading(s, "II"),
            b.over_under(s, (("business_objectives",),)),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III"),
            b.over_under(s, (("services_requested",),)),
            b.heading(s, "IV"),
            t.phase_lines(s),
            b.question(s, "depends_on_other_agencies"),
            b.question(s, "formal_project_plan"),
            b.heading(s, "V"),
            b.boxes(s, 1 if one_column else 2),
            b.question(s, "vendor_engaged"),
            b.lines(
                s, [(f"vendor_{n}_name", f"vendor_{n}_authority") for n in (1, 2)], stops=(5200,)
            ),
            b.heading(s, "VI"),
            *(_signed_lines(s, w) for w in ("it_manager", "business_sponsor")),
        )
    )


def _signed_lines(s: Sheet, who: str) -> str:
    first = para(run(s.words.role(who), look(bold=True)), before=100, after=20, keep=True)
    first += para(run("Signature: "), s.sign(f"{who}_signature"), before=160, after=60)
    return first + para(
        run("Printed Name: "),
        s.answer(f"{who}_signed_name"),
        run("\tDate: "),
        s.answer(f"{who}_signed_date"),
        tabs=((6000, ""),),
    )


def captions(s: Sheet) -> str:
    return "".join(
        (
            b.title(s),
            b.heading(s, "I", "big"),
            b.captioned(s, b.IDENTITY),
            b.heading(s, "II", "big"),
            b.over_under(s, (("business_objectives",),)),
            b.question(s, "mandated", tab=True),
            b.question(s, "documentation_attached", tab=True),
            b.heading(s, "III", "big"),
            b.over_under(s, (("services_requested",),)),
            b.heading(s, "IV", "big"),
            t.phases(s, lines="none", shade=""),
            b.question(s, "depends_on_other_agencies", tab=True),
            b.question(s, "formal_project_plan", tab=True),
            b.heading(s, "V", "big"),
            b.boxes(s),
            b.question(s, "vendor_engaged", tab=True),
            t.vendors(s),
            b.heading(s, "VI", "big"),
            t.sign_blocks(s),
        )
    )


def tracked_people(s: Sheet) -> str:
    first = (
        ("engagement_title",),
        ("agency",),
        ("date_requested", "desired_go_live"),
        ("current_phase", "request_type"),
    )
    return "".join(
        (
            b.title(s),
            b.heading(s, "I", "big"),
            b.stacked(s, first),
            t.people(s),
            b.heading(s, "II", "big"),
            b.long_box(s, "business_objectives"),
            b.question(s, "mandated"),
            b.question(s, "documentation_attached"),
            b.heading(s, "III", "big"),
            b.long_box(s, "services_requested"),
            b.heading(s, "IV", "big"),
            t.phases(s),
            b.question(s, "depends_on_other_agencies"),
            b.question(s, "formal_project_plan"),
            b.heading(s, "V", "big"),
            b.boxes(s),
            b.question(s, "vendor_engaged"),
            t.vendors(s),
            b.heading(s, "VI", "big"),
            t.signatures(s),
        )
    )
