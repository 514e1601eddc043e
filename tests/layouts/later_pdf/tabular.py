"""Landscape tables: phases as columns, persons as rows; and begin and end in one cell."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS, PHASES, SIGNERS
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PLAN, ROLES, SIGNED, WHY, Sheet
from tests.layouts.pdf.sheet import Rect


def _zebra(s: Sheet, high: float, at: int) -> None:
    s.need(high)
    if at % 2 == 0:
        s.shade((s.left, s.y - high, s.right, s.y), 0.93)


def _pair(s: Sheet, at: int, *ids: str, high: float = 19) -> None:
    """Labels and answers in turn across a shaded row, without lines."""
    _zebra(s, high, at)
    step = s.wide / len(ids)
    for column, field_id in enumerate(ids):
        x = s.left + column * step
        wide = min(step * 0.45, 190)
        s.words_in((x, s.y - high, x + wide, s.y), s.caption(field_id), 7.5, bold=True)
        s.answer(field_id, (x + wide, s.y - high, x + step - 6, s.y))
    s.y -= high


def _table(s: Sheet, corner: str, heads: list[str], rows: list[tuple[str, list[str]]],
           first: float = 110, high: float = 22, ruled: bool = False) -> None:  # fmt: skip
    """Heads across, row titles down, an answer where they meet."""
    step = (s.wide - first) / len(heads)
    s.need(high * (len(rows) + 1))

    def cell(column: int) -> Rect:
        x0 = s.left if column < 0 else s.left + first + column * step
        rect = (x0, s.y - high, x0 + (first if column < 0 else step), s.y)
        if ruled:
            s.box(rect)
        return rect

    s.words_in(cell(-1), corner, 7.5, bold=True)
    for column, words in enumerate(heads):
        s.words_in(cell(column), words, 7.5, bold=True)
    s.y -= high
    for at, (title, ids) in enumerate(rows):
        if not ruled:
            _zebra(s, high, at)
        s.words_in(cell(-1), title, 7.5)
        for column, field_id in enumerate(ids):
            s.answer(field_id, cell(column))
        s.y -= high


def _wordy(s: Sheet) -> None:
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.head(section, 190)
        for line in s.fits(s.caption(long), s.wide, 8):
            s.say(s.left, s.y - 8, line, 8)
            s.y -= 10
        high = 96 if section == "II" else 124
        s.shade((s.left, s.y - high, s.right, s.y - 1), 0.94)
        s.slot(long, (s.left + 3, s.y - high, s.right - 3, s.y - 3))
        s.y -= high + 4
        for at, field_id in enumerate(asked):
            _pair(s, at, field_id)


def transposed(s: Sheet) -> None:
    """Phases as columns, status, start and end as rows; no lines but shaded rows."""
    s.title()
    s.head("I")
    _pair(s, 0, "engagement_title", "agency", high=24)
    _table(s, "Contact", ["Name", "Telephone"],
           [(ROLES[w], [f"{w}_name", f"{w}_phone"]) for w in PERSONS], 190)  # fmt: skip
    _pair(s, 0, *CLOSING[:2])
    _pair(s, 1, *CLOSING[2:])
    _wordy(s)
    s.head("IV", 150)
    _table(s, "Phase", list(PHASES.values()),
           [(s.caption(f"design_{p}", ""), [f"{x}_{p}" for x in PHASES]) for p in PARTS],
           60, 30, ruled=True)  # fmt: skip
    for at, field_id in enumerate(PLAN):
        _pair(s, at, field_id)
    s.head("V")
    for at, field_id in enumerate(BUYING):
        x = s.left + at % 2 * s.wide / 2
        s.need(16)
        s.slot(field_id, (x + 2, s.y - 12, x + 10, s.y - 4))
        s.say(x + 16, s.y - 10.5, s.caption(field_id, ""), 8)
        s.y -= 15 * (at % 2 or at == len(BUYING) - 1)
    _pair(s, 0, "vendor_engaged")
    _table(s, "", [s.caption("vendor_1_name", ""), s.caption("vendor_1_authority", "")],
           [(str(n), [f"vendor_{n}_name", f"vendor_{n}_authority"]) for n in s.vendors],
           30, 19)  # fmt: skip
    s.head("VI", 120)
    _table(s, "", [s.words.label(f"it_manager_{p}", "") for p in SIGNED],
           [(ROLES[w], [f"{w}_{p}" for p in SIGNED]) for w in SIGNERS], 140, 34)  # fmt: skip


def spans(s: Sheet) -> None:
    """Begin and end of a phase, and name and phone of a person, written into one cell each."""
    s.title()
    s.head("I")
    _rows(s, "engagement_title", "agency")
    for who in PERSONS:
        _both(s, f"{ROLES[who]} (name / phone)", f"{who}_name", f"{who}_phone", " / ")
    _rows(s, *CLOSING)
    _wordy(s)
    s.head("IV", 230)
    rects = s.cells(16, [("", 3), ("", 2), ("", 4)])
    for rect, words in zip(rects, ("Phase", "Status", "Dates (start - finish)"), strict=True):
        s.words_in(rect, words, bold=True)
    for phase, name in PHASES.items():
        title, status, dates = s.cells(18, [("", 3), ("", 2), ("", 4)])
        s.words_in(title, name)
        s.answer(f"{phase}_status", status)
        _joined(s, f"{phase}_start", f"{phase}_finish", dates, " - ")
    _rows(s, *PLAN)
    s.head("V", 150)
    for field_id in BUYING:
        s.need(15)
        s.slot(field_id, (s.left + 3, s.y - 11, s.left + 11, s.y - 3))
        s.say(s.left + 16, s.y - 10, s.caption(field_id, ""), 8)
        s.y -= 14
    _rows(s, "vendor_engaged")
    for n in s.vendors:
        _rows(s, f"vendor_{n}_name", f"vendor_{n}_authority")
    s.head("VI", 150)
    for who in SIGNERS:
        for part in SIGNED:
            label, rect = s.cells(28 if part == "signature" else 18, [("", 3), ("", 5)])
            s.words_in(label, s.who(f"{who}_{part}"))
            s.answer(f"{who}_{part}", rect)


def _rows(s: Sheet, *ids: str) -> None:
    for field_id in ids:
        label, rect = s.cells(20, [("", 3), ("", 5)])
        s.words_in(label, s.caption(field_id))
        s.answer(field_id, rect)


def _both(s: Sheet, words: str, first: str, second: str, mark: str) -> None:
    label, rect = s.cells(20, [("", 3), ("", 5)])
    s.words_in(label, words)
    _joined(s, first, second, rect, mark)


def _joined(s: Sheet, first: str, second: str, rect: Rect, mark: str) -> None:
    """Two answers in one cell with a mark between them, as one hand writes them."""
    written = s.profile.written
    text = mark.join(written[f] for f in (first, second) if written[f])
    s.canvas.setFillColorRGB(*s.ink)
    s.canvas.setFont(s.value_font, s.size)
    s.canvas.drawString(rect[0] + 4, rect[1] + 6, text)
    s.canvas.setFillGray(0)
