"""A typescript: a transmittal before it, typed underscores to write upon, an example behind it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import PERSONS, PHASES, SIGNERS
from tests.layouts.clerks_pdf.sheets import Sheet
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PLAN, ROLES, WHY

_LETTER = (
    "TRANSMITTAL", "", "To: DAS/BEST Enterprise Planning", "From: Fiscal Office, Room 214",
    "Date: December 30, 2025", "Phone: 860-555-0188", "",
    "Enclosed please find our Customer Engagement Profile. The business sponsor and the IT",
    "director have been told of the request. Please call the number above with any question.",
)  # fmt: skip
_EXAMPLE = (
    "EXAMPLE OF A COMPLETED SECTION", "", "Engagement Title: Super Widget Portal",
    "Requestor: Pat Sample     Tel.: 860-555-0150", "Date of Request: 01/02/2020",
    "Current Phase: Design", "Business Issues     Completed     01/02/2020     02/28/2020",
    "By: (signed) Pat Sample     Name: Pat Sample     Date: 01/15/2020",
)  # fmt: skip


def _pages(s: Sheet, lines: Sequence[str]) -> None:
    for at, line in enumerate(lines):
        s.say(s.left, s.y - 12, line, 10, bold=not at)
        s.y -= 15


def _blank(s: Sheet, x: float, field_id: str, words: str, end: float, high: float = 20) -> None:
    """Words, then typed underscores as far as ``end``, the answer standing upon them."""
    y = s.y - high + 5
    used = s.say(x, y, f"{words} ", 9)
    count = int((end - x - used) / 5.0)
    s.say(x + used, y, "_" * count, 9)
    s.answer(field_id, (x + used, y - 1.5, x + used + 5.0 * count, y + high - 6))


def _line(s: Sheet, *ids: str, high: float = 20) -> None:
    s.need(high)
    step = s.wide / len(ids)
    for at, field_id in enumerate(ids):
        x = s.left + at * step
        _blank(s, x, field_id, s.caption(field_id, ":"), x + step - 8, high)
    s.y -= high


def _ask(s: Sheet, field_id: str) -> None:
    s.need(20)
    used = s.say(s.left, s.y - 14, s.caption(field_id, ""), 9)
    s.options(field_id, s.left + used + 12, s.y - 14, 42, kind="check")
    s.y -= 19


def typescript(s: Sheet) -> None:
    """The whole: the form between a letter and an example, each on pages of their own."""
    _pages(s, _LETTER)
    s.turn()
    s.title(13)
    s.head("I")
    _line(s, "engagement_title")
    _line(s, "agency")
    for who in PERSONS:
        _line(s, f"{who}_name", f"{who}_phone")
    _line(s, *CLOSING[:2])
    _line(s, *CLOSING[2:])
    for section, field_id, asked, high in (("II", "business_objectives", WHY, 100.0),
                                           ("III", "services_requested", (), 130.0)):  # fmt: skip
        s.head(section, high + 60)
        s.say(s.left, s.y - 10, s.caption(field_id, ""), 9)
        s.slot(field_id, (s.left, s.y - high, s.right, s.y - 14))
        s.y -= high
        for question in asked:
            _ask(s, question)
    s.head("IV", 260)
    for phase, name in PHASES.items():
        s.need(20)
        s.say(s.left, s.y - 15, name, 9)
        for x, part, wide in zip((138, 275, 405), PARTS, (130, 124, 122), strict=True):
            label = s.caption(f"{phase}_{part}", "")
            _blank(s, s.left + x, f"{phase}_{part}", label, s.left + x + wide)
        s.y -= 20
    for question in PLAN:
        _ask(s, question)
    s.head("V", 190)
    for field_id in BUYING:
        s.need(15)
        s.say(s.left, s.y - 11, "(    )", 9)
        s.tick_in(field_id, (s.left + 5, s.y - 12, s.left + 13, s.y - 4), "")
        s.say(s.left + 24, s.y - 11, s.caption(field_id, ""), 9)
        s.y -= 15
    _ask(s, "vendor_engaged")
    for n in s.vendors:
        _line(s, f"vendor_{n}_name", f"vendor_{n}_authority")
    s.head("VI", 150)
    for who in SIGNERS:
        _signer(s, who)
    s.turn()
    _pages(s, _EXAMPLE)


def _signer(s: Sheet, who: str) -> None:
    """By, name, title and date in one row, the role above them."""
    s.need(54)
    s.say(s.left, s.y - 11, f"For the {ROLES[who]}:", 9, bold=True)
    s.y -= 14
    y = s.y - 33
    for x, part, words, end in ((0, "signature", "By", 165), (170, "signed_name", "Name", 330),
                                (335, "", "Title", 415),
                                (420, "signed_date", "Date", 528)):  # fmt: skip
        used = s.say(s.left + x, y, f"{words}: ", 9)
        count = int((end - x - used) / 5.0)
        s.say(s.left + x + used, y, "_" * count, 9)
        rect = (s.left + x + used, y - 1.5, s.left + x + used + 5.0 * count, y + 28)
        if part == "signature":
            s.answer(f"{who}_{part}", rect)
        elif part:
            s.answer(f"{who}_{part}", (*rect[:3], y + 14))
        else:
            s.say(s.left + x + used + 4, y + 1.5, "Manager", 8)
    s.y -= 40
