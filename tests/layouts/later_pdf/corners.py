"""Small captions in the corner of every box, three boxes abreast; phases as rows of boxes."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.later_pdf.kit import BUYING, PARTS, PLAN, SIGNED, WHY, Sheet


def _box(s: Sheet, row: Sequence[tuple[str, float]], high: float = 27) -> None:
    for (field_id, _), (x0, y0, x1, y1) in zip(row, s.cells(high, row), strict=True):
        s.say(x0 + 2, y1 - 6.5, s.caption(field_id, ""), 5.8)
        s.answer(field_id, (x0 + 3, y0, x1, y1 - 7), kind="radio")


def corners(s: Sheet) -> None:
    """The whole form."""
    s.title()
    s.head("I")
    _box(s, [("engagement_title", 4), ("agency", 5), ("date_requested", 2.6)])
    _box(s, [("requestor_name", 4), ("requestor_phone", 3), ("desired_go_live", 3)])
    _box(s, [("project_manager_name", 4), ("project_manager_phone", 3), ("request_type", 3)])
    _box(s, [("business_sponsor_name", 4), ("business_sponsor_phone", 3), ("current_phase", 3)])
    _box(s, [("it_director_name", 4), ("it_director_phone", 3)])
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.head(section, 190)
        _box(s, [(long, 1)], 130 if section == "II" else 160)
        for field_id in asked:
            _box(s, [(field_id, 1)], 24)
    s.head("IV", 260)
    for phase, name in PHASES.items():
        rects = s.cells(25, [("", 3.4), ("", 2.6), ("", 2.2), ("", 2.2)])
        s.words_in(rects[0], name, bold=True)
        for part, (x0, y0, x1, y1) in zip(PARTS, rects[1:], strict=True):
            s.say(x0 + 2, y1 - 6.5, s.caption(f"{phase}_{part}", ""), 5.8)
            s.answer(f"{phase}_{part}", (x0 + 2, y0, x1, y1 - 7))
    _box(s, [(f, 1) for f in PLAN], 24)
    s.head("V", 190)
    for at in range(0, len(BUYING), 3):
        s.need(18)
        for column, field_id in enumerate(BUYING[at : at + 3]):
            x = s.left + column * s.wide / 3
            s.slot(field_id, (x, s.y - 12, x + 8, s.y - 4))
            lines = s.fits(s.caption(field_id, ""), s.wide / 3 - 18, 7)
            for down, line in enumerate(lines):
                s.say(x + 12, s.y - 10.5 - down * 8, line, 7)
        s.y -= 22
    _box(s, [("vendor_engaged", 1)], 24)
    for n in s.vendors:
        _box(s, [(f"vendor_{n}_name", 3), (f"vendor_{n}_authority", 2)], 25)
    s.head("VI", 130)
    for who in SIGNERS:
        row = [(f"{who}_{p}", w) for p, w in zip(SIGNED, (5, 4, 2.5), strict=True)]
        for (field_id, _), (x0, y0, x1, y1) in zip(row, s.cells(38, row), strict=True):
            s.say(x0 + 2, y1 - 6.5, s.who(field_id), 5.8)
            s.place(field_id, (x0 + 3, y0 + 1, x1 - 3, y1 - 8))
