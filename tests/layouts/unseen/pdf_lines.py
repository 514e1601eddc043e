"""PDF designs in lines: questions with hints, labels flush right, approvals at the top."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS, SIGNERS
from tests.layouts.pdf.sheet import LEFT, RIGHT
from tests.layouts.unseen import pdf_kit as kit
from tests.layouts.unseen.pdf_boxes import ROLE_TITLES
from tests.layouts.unseen.pdf_kit import Print
from tests.layouts.unseen.word_kit import BIDS, PEOPLE, SOURCING, YES_NO_II, YES_NO_IV

HINTS = {
    "engagement_title": "At most 32 characters.",
    "current_phase": "The phase you are in as you fill this in.",
    "business_objectives": "Up to 750 characters. Tell us the outcome, not the technology.",
    "services_requested": "Up to 1,024 characters.",
    "formal_project_plan": "If yes, please send a copy.",
    "vendor_engaged": "If yes, list them in the table.",
}
FIRST = ("engagement_title", "agency", "request_type", "current_phase", "date_requested",
         "desired_go_live")  # fmt: skip


def _ask(s: Print, number: str, field_id: str) -> None:
    """A numbered question, its hint, and a rule for the answer below."""
    s.need(48 + kit.HEIGHTS.get(field_id, 0))
    s.y -= 4
    used = s.say(LEFT, s.y - 9, number, 9, bold=True)
    s.say(LEFT + max(used + 5, 24), s.y - 9, kit.label(s, field_id, ""), 9, bold=True)
    s.y -= 12
    if field_id in HINTS:
        s.note(HINTS[field_id], LEFT + 24)
    if kit.is_long(field_id):
        high = kit.HEIGHTS[field_id]
        s.slot(field_id, (LEFT + 24, s.y - high, RIGHT, s.y - 2))
        s.y -= high
        return
    kind = FIELDS[field_id].type
    if kind == "yes_no" or field_id == "request_type":
        options = ("Yes", "No") if kind == "yes_no" else FIELDS[field_id].choices
        kit.choices(s, field_id, LEFT + 26, s.y - 12, options)
    else:
        s.rule(LEFT + 24, s.y - 15, RIGHT - 120)
        s.slot(field_id, (LEFT + 24, s.y - 14.5, RIGHT - 120, s.y - 1))
    s.y -= 18


def questions(s: Print) -> None:
    """Questions 1a, 1b … with hints in italics and the answer under each."""
    kit.title(s, "State of Connecticut", left=True, size=17)
    people = tuple(f"{w}_{p}" for w in PEOPLE for p in ("name", "phone"))
    plan = (
        ("1", "I", (*people[:2], *FIRST, *people[2:])),
        ("2", "II", ("business_objectives", *YES_NO_II)),
        ("3", "III", ("services_requested",)),
    )
    for number, section, ids in plan:
        kit.bar(s, f"{number}.  {_bare(s, section)}", None)
        for letter, field_id in zip("abcdefghijklmnop", ids, strict=False):
            _ask(s, f"{number}{letter}.", field_id)
    kit.bar(s, f"4.  {_bare(s, 'IV')}", None)
    kit.phases(s, ("phase", "status", "start", "finish"), (3, 1.6, 1.5, 1.5), grey=None,
               first="Phase")  # fmt: skip
    for letter, field_id in zip("ab", YES_NO_IV, strict=True):
        _ask(s, f"4{letter}.", field_id)
    kit.bar(s, f"5.  {_bare(s, 'V')}", None)
    s.note("Check everything that applies.")
    kit.ticks(s, ((*SOURCING, *BIDS),))
    _ask(s, "5a.", "vendor_engaged")
    heads = ("#", s.words.label("vendor_1_name", ""), s.words.label("vendor_1_authority", ""))
    kit.vendors(s, heads, (0.4, 4, 2.8), grey=None)
    kit.bar(s, f"6.  {_bare(s, 'VI')}", None)
    for letter, who in zip("ab", SIGNERS, strict=True):
        _x_signer(s, f"6{letter}.", who)


def _bare(s: Print, section: str) -> str:
    return s.words.headings.get(section, s.words.section(section))


def _x_signer(s: Print, number: str, who: str) -> None:
    """An X on a rule, the signer's words in small letters under it."""
    s.need(84)
    s.say(LEFT, s.y - 12, number, 9, bold=True)
    s.say(LEFT + 24, s.y - 34, "X", 11, bold=True)
    s.rule(LEFT + 36, s.y - 36, LEFT + 300)
    s.slot(f"{who}_signature", (LEFT + 40, s.y - 35, LEFT + 296, s.y - 8))
    caption = s.words.label(f"{who}_signature", "")
    if caption == "Signature":
        caption = f"Signature of {ROLE_TITLES[who]}"
    s.say(LEFT + 36, s.y - 45, caption, 7.5)
    s.y -= 48
    kit.line(s, LEFT + 36, LEFT + 300, f"{who}_signed_name")
    kit.line(s, LEFT + 320, RIGHT, f"{who}_signed_date")
    s.y -= 28


def _right(s: Print, field_id: str, x: float, end: float) -> None:
    """A label that ends at ``x`` and a rule from there; the cursor stays."""
    s.right(x - 5, s.y - 13, kit.label(s, field_id, ":"))
    s.rule(x, s.y - 16, end)
    s.slot(field_id, (x, s.y - 15.5, end, s.y - 1))


def flush_right(s: Print) -> None:
    """Labels flush right against their rules, no boxes at all."""
    kit.title(s, "STATE OF CONNECTICUT", "Agency Technology Office")
    kit.bar(s, s.words.section("I"), None)
    for field_id in FIRST:
        s.need(20)
        _right(s, field_id, LEFT + 210, RIGHT)
        s.y -= 20
    for who in PEOPLE:
        s.need(20)
        _right(s, f"{who}_name", LEFT + 210, LEFT + 334)
        _right(s, f"{who}_phone", LEFT + 436, RIGHT)
        s.y -= 20
    for section, long_id, ids in (("II", "business_objectives", YES_NO_II),
                                  ("III", "services_requested", ())):  # fmt: skip
        kit.bar(s, s.words.section(section), None)
        kit.long_box(s, long_id)
        kit.answered(s, ids, ruled=False)
    kit.bar(s, s.words.section("IV"), None)
    kit.phases(s, ("phase", "start", "finish", "status"), (3, 1.5, 1.5, 1.6), grey=None)
    kit.answered(s, (*YES_NO_IV, "vendor_engaged"), ruled=False)
    kit.bar(s, s.words.section("V"), None)
    for n in s.vendors:
        s.need(20)
        _right(s, f"vendor_{n}_name", LEFT + 90, LEFT + 260)
        _right(s, f"vendor_{n}_authority", LEFT + 390, RIGHT)
        s.y -= 20
    kit.ticks(s, (BIDS, SOURCING))
    kit.bar(s, s.words.section("VI"), None)
    for who in SIGNERS:
        s.need(64)
        s.y -= 14
        s.right(LEFT + 205, s.y - 13, kit.label(s, f"{who}_signature", ":"))
        s.rule(LEFT + 210, s.y - 16, RIGHT - 60)
        s.slot(f"{who}_signature", (LEFT + 214, s.y - 15, RIGHT - 60, s.y + 10))
        s.y -= 22
        _right(s, f"{who}_signed_name", LEFT + 210, LEFT + 350)
        _right(s, f"{who}_signed_date", LEFT + 440, RIGHT)
        s.y -= 22


def approvals_top(s: Print) -> None:
    """Approvals first, then the agency in running lines, buying before planning."""
    kit.title(s, "Department of Administrative Services")
    kit.bar(s, s.words.section("VI"), 0.85)
    for who in SIGNERS:
        s.say(LEFT, s.y - 12, ROLE_TITLES[who], 9, bold=True)
        s.y -= 26
        used = s.say(LEFT, s.y - 13, "Signature:", 8.5, bold=True)
        s.rule(LEFT + used + 5, s.y - 15, LEFT + 180)
        s.slot(f"{who}_signature", (LEFT + used + 7, s.y - 14.5, LEFT + 178, s.y + 10))
        kit.line(s, LEFT + 186, LEFT + 366, f"{who}_signed_name")
        kit.line(s, LEFT + 372, RIGHT, f"{who}_signed_date")
        s.y -= 24
    kit.bar(s, s.words.section("I"), 0.85)
    for ids in (("engagement_title",), ("agency",), ("request_type", "current_phase"),
                ("date_requested", "desired_go_live")):  # fmt: skip
        _lines(s, *ids)
    for who in PEOPLE:
        _lines(s, f"{who}_name", f"{who}_phone", at=0.64)
    kit.bar(s, s.words.section("V"), 0.85)
    kit.ticks(s, (BIDS, SOURCING))
    kit.asked(s, ("vendor_engaged",), "check")
    for n in s.vendors:
        _lines(s, f"vendor_{n}_name", f"vendor_{n}_authority", at=0.55, number=f"{n}.")
    kit.bar(s, s.words.section("IV"), 0.85)
    kit.phases(s, ("phase", "status", "start", "finish"), (3, 1.6, 1.5, 1.5), high=19)
    kit.asked(s, YES_NO_IV, "check")
    for section, long_id in (("III", "services_requested"), ("II", "business_objectives")):
        kit.bar(s, s.words.section(section), 0.85)
        kit.long_box(s, long_id)
    kit.asked(s, YES_NO_II, "check")


def _lines(s: Print, *ids: str, at: float = 0.52, number: str = "") -> None:
    """One or two fields on a line."""
    s.need(20)
    if number:
        s.say(LEFT, s.y - 14, number, 8.5)
    middle = LEFT + at * (RIGHT - LEFT)
    x0 = LEFT + (14 if number else 0)
    kit.line(s, x0, middle - 8 if len(ids) > 1 else RIGHT, ids[0])
    if len(ids) > 1:
        kit.line(s, middle, RIGHT, ids[1])
    s.y -= 20
