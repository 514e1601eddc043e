"""The guests' Word designs: which page, words, hand and paper make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.guests_word import lines, offices, tables
from tests.layouts.guests_word.kit import Sheet
from tests.layouts.guests_word.people import DAYS, PHONES, Staff
from tests.layouts.outsiders_word.paper import Paper
from tests.layouts.truth import Profile


@dataclass(frozen=True)
class GuestWord:
    """A page design; ``sheet`` is what its sheet is made with, ``paper`` the stationery."""

    name: str
    body: Callable[[Sheet], str]
    staff: Staff = field(default_factory=Staff)
    sheet: Mapping[str, object] = field(default_factory=dict)
    paper: Mapping[str, object] = field(default_factory=dict)
    wide: bool = False
    kind: str = "word-text"

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return self.staff.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is: these prints have room for all of it."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``."""
        paper = Paper(**{"foot": "Customer Engagement Profile", **self.paper})  # type: ignore[arg-type]
        sheet = Sheet(profile, rng, paper, **self.sheet)  # type: ignore[arg-type]
        return paper.save(self.body(sheet), wide=self.wide)


_PLAIN = {
    "engagement_title": "Title of your engagement", "requestor_name": "Who is requesting this?",
    "Contact Phone": "Phone number", "agency": "Agency or business unit",
    "project_manager_name": "Who manages the project? (leave blank if nobody does)",
    "business_sponsor_name": "Who sponsors this for the business?",
    "it_director_name": "Who is your agency's IT director?", "date_requested": "Date of request",
    "desired_go_live": "When would you like to go live?",
    "current_phase": "Which phase is the project in now?",
    "request_type": "What type of request is this?",
    "business_objectives": "What are the business objectives?",
    "mandated": "Do federal or state statutes or regulations mandate this?",
    "documentation_attached": "Are you attaching more documentation?",
    "services_requested": "What support are you asking of DAS/BEST?",
    "depends_on_other_agencies": "Must other state agencies do work for this project?",
    "formal_project_plan": "Do you have a formal project plan?",
    "vendor_engaged": "Have you engaged an outside vendor already?",
    "it_manager_signed_name": "IT Manager: printed name", "it_manager_signed_date":
    "IT Manager: date", "business_sponsor_signed_name": "Business Sponsor: printed name",
    "business_sponsor_signed_date": "Business Sponsor: date",
}  # fmt: skip
_SHORT = {
    "engagement_title": "Eng. Title", "requestor_name": "Requestor", "Contact Phone": "Tel.",
    "agency": "Agency/Unit", "project_manager_name": "Proj. Mgr. (if appl.)",
    "business_sponsor_name": "Bus. Sponsor", "it_director_name": "IT Director",
    "date_requested": "Date Req.", "desired_go_live": "Desired Go-Live",
    "current_phase": "Current Phase", "request_type": "Req. Type", "Start": "Proj. start",
    "Finish": "Proj. finish",
}  # fmt: skip
_TWELVE = {"font": "Times New Roman", "size": 11}
_HAND = {"font": "Segoe Script", "color": "203080"}
_BLUE = {"italic": True, "color": "1F4E9E"}
_TICKS = {"ticks": ("√", "□")}
DESIGNS = (
    GuestWord("gw-word97", lines.word97, Staff(DAYS[:3], PHONES[:4]), paper=_TWELVE),
    GuestWord("gw-docs", lines.docs, sheet={"labels": _PLAIN, "ticks": ("☑", "☐")}),
    GuestWord("gw-nested", lines.nested, sheet={"labels": _PLAIN, "look": _BLUE, "ticks":
                                                ("[X]", "[ ]")}, paper={"font": "Calibri"}),
    GuestWord("gw-struck", lines.struck, paper=_TWELVE),
    GuestWord("gw-bullets", lines.bullets, Staff(plain=True),
              paper={"font": "Calibri", "size": 11}),
    GuestWord("gw-sentences", lines.sentences, Staff(plain=True), {"look": _HAND}, _TWELVE),
    GuestWord("gw-bars", tables.bars, sheet={"look": {"bold": True}}, paper={"size": 9}),
    GuestWord("gw-twin", tables.twin, sheet={"look": {"font": "Courier New"}}, paper={"size": 9}),
    GuestWord("gw-marker", tables.marker, sheet={"look": {"color": "C00000"}, "ticks": ("✓", "")}),
    GuestWord("gw-item-print", tables.item_print, paper={"font": "Segoe UI", "foot": "", "head":
                                                         "Work Intake"}),
    GuestWord("gw-captions", tables.captions, sheet={"labels": _SHORT, "look": _BLUE},
              paper={"font": "Arial Narrow"}),
    GuestWord("gw-routing", offices.routing, sheet={"labels": _SHORT, "ticks": ("(X)", "(  )")}),
    GuestWord("gw-prompts", offices.prompts, paper={"head": "CEP v1.9"}),
    GuestWord("gw-fullwidth", offices.fullwidth, sheet=_TICKS, paper={"font": "SimSun"}),
    GuestWord("gw-middle", offices.middle, Staff(typed=True)),
    GuestWord("gw-matrix", offices.matrix, wide=True, paper={"size": 9}),
)  # fmt: skip
"""Word prints of strangers who bring their own forms: see docs/accuracy.md."""
