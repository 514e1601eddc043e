"""Prints in lines: dot leaders, typed underscores, captions under their rules."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import PERSONS, PHASES, SIGNERS
from tests.layouts.novelpdf.boxes import BUYING, PLAN, WHY
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES, WIDE, Sheet
from tests.layouts.pdf.sheet import LEFT, RIGHT


def _fill(s: Sheet, x0: float, x1: float, y: float, letter: str) -> None:
    """A row of dots or underscores from one place to another."""
    step = stringWidth(letter, s.font, 8)
    s.say(x0, y, letter * max(0, int((x1 - x0) / step)), 8)


def leader(s: Sheet, field_id: str, x: float, wide: float, split: float) -> None:
    """A label, dots as far as ``split``, then the value."""
    used = s.say(x, s.y - 12, s.caption(field_id), 8)
    _fill(s, x + used + 3, x + split, s.y - 12, ".")
    s.slot(field_id, (x + split + 3, s.y - 16, x + wide, s.y - 2))


def typed(s: Sheet, field_id: str, x: float, wide: float) -> None:
    """A label and underscores, over which the value is printed."""
    used = s.say(x, s.y - 12, s.caption(field_id, ":") + " ", 8)
    _fill(s, x + used, x + wide - 6, s.y - 12, "_")
    s.slot(field_id, (x + used + 2, s.y - 17, x + wide - 6, s.y - 3))


def under(s: Sheet, row: Sequence[tuple[str, str]], high: float = 30) -> None:
    """Values on rules, abreast, each with its caption under the rule."""
    s.need(high)
    wide = WIDE / len(row)
    for at, (field_id, words) in enumerate(row):
        x = LEFT + at * wide
        s.rule(x, s.y - high + 10, x + wide - 10)
        s.say(x, s.y - high + 3, words or s.caption(field_id), 6.5)
        rect = (x + 2, s.y - high + 10.5, x + wide - 12, s.y - 1)
        if field_id.endswith("_signature"):
            s.signature(field_id.removesuffix("_signature"), rect)
        else:
            s.slot(field_id, rect)
    s.y -= high + 2


def _open(s: Sheet, field_id: str) -> None:
    """A question over open space."""
    high = HEIGHTS[field_id]
    s.need(high + 24)
    s.y -= s.wrapped(LEFT, s.y, s.caption(field_id), WIDE, 8, bold=True) + 2
    s.slot(field_id, (LEFT, s.y - high, RIGHT, s.y))
    s.y -= high + 2


def _dotted(s: Sheet, ids: Sequence[str]) -> None:
    """Questions with dots to their two boxes."""
    for field_id in ids:
        s.need(30)
        words = s.lines(s.caption(field_id), WIDE - 120, 8)
        for line in words[:-1]:
            s.say(LEFT, s.y - 9, line, 8)
            s.y -= 10
        used = s.say(LEFT, s.y - 9, words[-1], 8)
        _fill(s, LEFT + used + 3, RIGHT - 96, s.y - 9, ".")
        s.one_of(field_id, RIGHT - 90, s.y - 10, ("Yes", "No"))
        s.y -= 16


def leaders(s: Sheet) -> None:
    """Two columns of dot leaders; the phases under printed heads without rules."""
    s.masthead()
    s.bar("I", 0.2)
    pairs = [("engagement_title", "agency"), ("current_phase", "request_type"),
             ("date_requested", "desired_go_live"),
             *((f"{who}_name", f"{who}_phone") for who in PERSONS)]  # fmt: skip
    for left, right in pairs:
        s.need(18)
        leader(s, left, LEFT, 282, 150)
        leader(s, right, LEFT + 292, WIDE - 292, 116)
        s.y -= 17
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.bar(section, 0.2)
        _open(s, long)
        _dotted(s, asked)
    s.bar("IV", 0.2)
    _columns(s)
    _dotted(s, PLAN)
    s.bar("V", 0.2)
    for field_id in BUYING:
        s.need(16)
        used = s.say(LEFT, s.y - 10, s.caption(field_id), 8)
        _fill(s, LEFT + used + 3, RIGHT - 40, s.y - 10, ".")
        s.slot(field_id, (RIGHT - 34, s.y - 11, RIGHT - 25.5, s.y - 2.5))
        s.y -= 14
    _dotted(s, ("vendor_engaged",))
    for n in s.vendors:
        s.need(18)
        leader(s, f"vendor_{n}_name", LEFT, 282, 90)
        leader(s, f"vendor_{n}_authority", LEFT + 292, WIDE - 292, 100)
        s.y -= 17
    s.bar("VI", 0.2)
    for who in SIGNERS:
        s.need(60)
        s.say(LEFT, s.y - 12, ROLES[who], 9, bold=True)
        s.y -= 26
        used = s.say(LEFT, s.y - 12, "Signature", 8)
        _fill(s, LEFT + used + 3, LEFT + 215, s.y - 12, ".")
        s.signature(who, (LEFT + used + 6, s.y - 13, LEFT + 210, s.y + 12))
        leader(s, f"{who}_signed_name", LEFT + 225, 170, 52)
        leader(s, f"{who}_signed_date", LEFT + 402, WIDE - 402, 28)
        s.y -= 22


def _columns(s: Sheet) -> None:
    """The phases' table without a rule: heads on a line, rows below."""
    xs = (LEFT, LEFT + 190, LEFT + 310, LEFT + 415, RIGHT)
    s.need(20 + 16 * len(PHASES))
    for x, part in zip(xs[1:], ("status", "start", "finish"), strict=False):
        s.say(x + 2, s.y - 10, s.caption(f"design_{part}"), 8, bold=True)
    s.say(LEFT, s.y - 10, "Project Phase", 8, bold=True)
    s.y -= 15
    for phase, name in PHASES.items():
        s.say(LEFT, s.y - 11, name, 8)
        for at, part in enumerate(("status", "start", "finish")):
            s.slot(f"{phase}_{part}", (xs[at + 1], s.y - 15, xs[at + 2] - 4, s.y - 1))
        s.y -= 16
    s.y -= 4


def underscored(s: Sheet) -> None:
    """Typed underscores after every label, answers typed over them."""
    s.masthead()
    s.bar("I")
    pairs = [("engagement_title", "agency"), ("current_phase", "request_type"),
             ("date_requested", "desired_go_live"),
             *((f"{who}_name", f"{who}_phone") for who in PERSONS)]  # fmt: skip
    for left, right in pairs:
        _typed_pair(s, left, right)
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.bar(section)
        _open(s, long)
        _dotted(s, asked)
    s.bar("IV")
    for phase, name in PHASES.items():
        s.need(34)
        s.say(LEFT, s.y - 11, name, 8, bold=True)
        s.y -= 14
        for at, part in enumerate(("status", "start", "finish")):
            typed(s, f"{phase}_{part}", LEFT + 12 + at * 170, 168)
        s.y -= 18
    _dotted(s, PLAN)
    s.bar("V")
    for at in range(0, len(BUYING), 2):
        s.need(16)
        for place, field_id in enumerate(BUYING[at : at + 2]):
            s.slot(field_id, (LEFT + place * 270, s.y - 11, LEFT + 8.5 + place * 270, s.y - 2.5))
            s.say(LEFT + 14 + place * 270, s.y - 10, s.caption(field_id), 8)
        s.y -= 15
    _dotted(s, ("vendor_engaged",))
    for n in s.vendors:
        _typed_pair(s, f"vendor_{n}_name", f"vendor_{n}_authority")
    s.bar("VI")
    for who in SIGNERS:
        s.need(70)
        s.say(LEFT, s.y - 12, ROLES[who], 9, bold=True)
        s.y -= 34
        used = s.say(LEFT, s.y - 12, "Signature: ", 8)
        _fill(s, LEFT + used, LEFT + 200, s.y - 12, "_")
        s.signature(who, (LEFT + used, s.y - 13, LEFT + 195, s.y + 14))
        typed(s, f"{who}_signed_name", LEFT + 205, 190)
        typed(s, f"{who}_signed_date", LEFT + 398, WIDE - 398)
        s.y -= 20


def _typed_pair(s: Sheet, left: str, right: str) -> None:
    s.need(18)
    typed(s, left, LEFT, 290)
    typed(s, right, LEFT + 295, WIDE - 295)
    s.y -= 18


def captioned(s: Sheet) -> None:
    """Rules with their captions below, two and three abreast."""
    s.masthead()
    s.bar("I")
    for left, right in (("engagement_title", "agency"), ("current_phase", "request_type"),
                        ("date_requested", "desired_go_live"),
                        *((f"{who}_name", f"{who}_phone") for who in PERSONS)):  # fmt: skip
        under(s, ((left, ""), (right, "")))
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.bar(section)
        _open(s, long)
        _dotted(s, asked)
    s.bar("IV")
    for phase, name in PHASES.items():
        s.need(46)
        s.say(LEFT, s.y - 11, name, 8.5, bold=True)
        s.y -= 12
        under(s, tuple((f"{phase}_{part}", "") for part in ("status", "start", "finish")), 27)
    _dotted(s, PLAN)
    s.bar("V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (LEFT, s.y - 11, LEFT + 8.5, s.y - 2.5))
        s.say(LEFT + 14, s.y - 10, s.caption(field_id), 8)
        s.y -= 14
    _dotted(s, ("vendor_engaged",))
    for n in s.vendors:
        under(s, ((f"vendor_{n}_name", ""), (f"vendor_{n}_authority", "")))
    s.bar("VI")
    for who, role in SIGNERS.items():
        signs = (f"{who}_signature", f"Signature of {role}")
        under(s, (signs, (f"{who}_signed_name", ""), (f"{who}_signed_date", "")), 40)
