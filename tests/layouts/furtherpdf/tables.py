"""Prints in tables: numbered lines, persons as columns, statuses as columns, labels in a margin."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS, STATUSES
from tests.layouts.furtherpdf.kit import Sheet
from tests.layouts.novelpdf.boxes import BUYING, PLAN, WHY
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES

SMALL = 7.5
FIRST = ("engagement_title", "agency", *(f"{w}_{p}" for w in PERSONS for p in ("name", "phone")),
         "date_requested", "desired_go_live", "current_phase", "request_type")  # fmt: skip
SIGNED = ("signature", "signed_name", "signed_date")
PARTS = ("status", "start", "finish")
LONG = {"II": ("business_objectives", WHY), "III": ("services_requested", ())}
TALL = {"II": 180.0, "III": 200.0}
"""Room that a section's title needs together with what stands under it."""


def band(s: Sheet, section: str, fill: float = 0.8) -> None:
    """A section's title in a ruled band as wide as the page."""
    s.need(270 if section in {"II", "III"} else 130)
    s.y -= 7
    s.box((s.left, s.y - 15, s.right, s.y), fill=fill)
    s.white_on_dark(s.left + 4, s.y - 11, s.words.section(section), 9, dark=fill < 0.5)
    s.y -= 15


def cell(s: Sheet, rect: tuple[float, float, float, float], words: str, *, bold: bool = False,
         fill: float | None = None, middle: bool = False) -> None:  # fmt: skip
    """A ruled cell with words at its left, or in its middle."""
    x0, y0, x1, y1 = rect
    s.box(rect, fill)
    lines = s.fits(words, x1 - x0 - 5, SMALL, bold)
    y = (y0 + y1) / 2 + len(lines) * 4.4 - 7
    for line in lines:
        if middle:
            s.canvas.setFont(s.bold if bold else s.font, SMALL)
            s.canvas.drawCentredString((x0 + x1) / 2, y, line)
        else:
            s.say(x0 + 3, y, line, SMALL, bold)
        y -= 8.8


def answer(s: Sheet, field_id: str, rect: tuple[float, float, float, float]) -> None:
    """A ruled cell for an answer; two boxes where it is yes or no."""
    x0, y0, x1, y1 = rect
    s.box(rect)
    if FIELDS[field_id].type == "yes_no":
        s.options(field_id, x0 + 6, (y0 + y1) / 2 - 3, 40, kind="radio")
    elif FIELDS[field_id].type == "checkbox":
        s.slot(field_id, (x0 + 6, (y0 + y1) / 2 - 4, x0 + 14, (y0 + y1) / 2 + 4))
    else:
        s.place(field_id, (x0 + 2, y0 + 1.5, x1 - 2, y1 - 1.5))


def numbered(s: Sheet) -> None:
    """Lines of a number, an item and an entry, as a statistical office prints its schedules."""
    s.title()
    xs = (s.left, s.left + 28, s.left + 230, s.right)
    count = 0

    def line(field_id: str, words: str = "") -> None:
        nonlocal count
        count += 1
        high = HEIGHTS.get(field_id, 0) * 1.5
        high = high or (26.0 if field_id.endswith("_signature") else 19.0)
        words = words or s.caption(field_id)
        high = max(high, 9.0 * len(s.fits(words, xs[2] - xs[1] - 5, SMALL)) + 5)
        s.need(high)
        cell(s, (xs[0], s.y - high, xs[1], s.y), str(count), middle=True)
        cell(s, (xs[1], s.y - high, xs[2], s.y), words)
        answer(s, field_id, (xs[2], s.y - high, xs[3], s.y))
        s.y -= high

    band(s, "I")
    for field_id in FIRST:
        line(field_id)
    for section, ids in (("II", ("business_objectives", *WHY)), ("III", ("services_requested",))):
        band(s, section)
        for field_id in ids:
            line(field_id)
    band(s, "IV")
    _phases(s, ("status", "start", "finish"))
    for field_id in PLAN:
        line(field_id)
    band(s, "V")
    for field_id in (*BUYING, "vendor_engaged"):
        line(field_id)
    for n in s.vendors:
        for part in ("name", "authority"):
            line(f"vendor_{n}_{part}", f"Vendor {n}: {s.caption(f'vendor_{n}_{part}')}")
    band(s, "VI")
    for who in SIGNERS:
        for part in SIGNED:
            line(f"{who}_{part}", s.who(f"{who}_{part}"))


def _phases(s: Sheet, parts: Sequence[str], high: float = 18) -> None:
    """The phases in rows under three heads."""
    wide = (s.wide - 160) / len(parts)
    s.need(high * (len(PHASES) + 1))
    cell(s, (s.left, s.y - high, s.left + 160, s.y), "Phase", bold=True, fill=0.92)
    for at, part in enumerate(parts):
        x = s.left + 160 + at * wide
        cell(s, (x, s.y - high, x + wide, s.y), s.caption(f"design_{part}"), bold=True, fill=0.92)
    s.y -= high
    for phase, name in PHASES.items():
        cell(s, (s.left, s.y - high, s.left + 160, s.y), name)
        for at, part in enumerate(parts):
            x = s.left + 160 + at * wide
            answer(s, f"{phase}_{part}", (x, s.y - high, x + wide, s.y))
        s.y -= high


def roles(s: Sheet) -> None:
    """Persons as columns of one table, signers as columns of another; planning comes last."""
    s.title()
    band(s, "I", 0.88)
    _grid(s, (("engagement_title",), ("agency",)), 110)
    heads = [ROLES[w] for w in PERSONS]
    _columns(s, heads, [(s.caption("requestor_name") if p == "x" else p.title(),
                         [f"{w}_{p}" for w in PERSONS]) for p in ("name", "phone")])  # fmt: skip
    _grid(s, (("date_requested", "desired_go_live"), ("current_phase", "request_type")), 110)
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        band(s, section, 0.88)
        _tall(s, long)
        _yes_no(s, asked)
    band(s, "V", 0.88)
    for pair in (BUYING[:2], BUYING[2:4], BUYING[4:]):
        s.need(20)
        for at, field_id in enumerate(pair):
            x = s.left + at * s.wide / len(pair)
            s.box((x, s.y - 18, x + s.wide / len(pair), s.y))
            s.slot(field_id, (x + 5, s.y - 13, x + 13.5, s.y - 4.5))
            s.say(x + 18, s.y - 12, s.caption(field_id, ""), SMALL)
        s.y -= 18
    _yes_no(s, ("vendor_engaged",))
    _columns(s, [f"Vendor {n}" for n in s.vendors],
             [(s.caption(f"vendor_1_{p}"), [f"vendor_{n}_{p}" for n in s.vendors])
              for p in ("name", "authority")])  # fmt: skip
    band(s, "IV", 0.88)
    _phases(s, ("start", "finish", "status"))
    _yes_no(s, PLAN)
    band(s, "VI", 0.88)
    _columns(s, [ROLES[w] for w in SIGNERS],
             [(s.caption(f"it_manager_{p}"), [f"{w}_{p}" for w in SIGNERS]) for p in SIGNED],
             high=26)  # fmt: skip


def _grid(s: Sheet, rows: Sequence[Sequence[str]], first: float) -> None:
    for row in rows:
        s.need(20)
        wide = s.wide / len(row)
        for at, field_id in enumerate(row):
            x = s.left + at * wide
            cell(s, (x, s.y - 20, x + first, s.y), s.caption(field_id), bold=True, fill=0.95)
            answer(s, field_id, (x + first, s.y - 20, x + wide, s.y))
        s.y -= 20


def _columns(s: Sheet, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]],
             high: float = 20) -> None:  # fmt: skip
    s.need(16 + high * len(rows))
    first = 90.0
    wide = (s.wide - first) / len(heads)
    cell(s, (s.left, s.y - 16, s.left + first, s.y), "", fill=0.95)
    for at, words in enumerate(heads):
        x = s.left + first + at * wide
        cell(s, (x, s.y - 16, x + wide, s.y), words, bold=True, fill=0.95, middle=True)
    s.y -= 16
    for title, ids in rows:
        cell(s, (s.left, s.y - high, s.left + first, s.y), title, bold=True, fill=0.95)
        for at, field_id in enumerate(ids):
            x = s.left + first + at * wide
            answer(s, field_id, (x, s.y - high, x + wide, s.y))
        s.y -= high


def _tall(s: Sheet, field_id: str) -> None:
    high = HEIGHTS[field_id]
    s.need(high)
    cell(s, (s.left, s.y - high, s.left + 110, s.y), s.caption(field_id), bold=True, fill=0.95)
    answer(s, field_id, (s.left + 110, s.y - high, s.right, s.y))
    s.y -= high


def _yes_no(s: Sheet, ids: Sequence[str]) -> None:
    for field_id in ids:
        s.need(20)
        cell(s, (s.left, s.y - 20, s.right - 110, s.y), s.caption(field_id))
        answer(s, field_id, (s.right - 110, s.y - 20, s.right, s.y))
        s.y -= 20


def ticks(s: Sheet) -> None:
    """All choices as columns to tick: yes and no, the statuses, the purchasing authorities."""
    s.title()
    band(s, "I", 0.2)
    for field_id in FIRST[:-2]:
        s.need(20)
        cell(s, (s.left, s.y - 19, s.left + 200, s.y), s.caption(field_id))
        answer(s, field_id, (s.left + 200, s.y - 19, s.right, s.y))
        s.y -= 19
    for field_id, across in (("current_phase", 3), ("request_type", 2)):
        _many(s, field_id, across)
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        band(s, section, 0.2)
        s.need(HEIGHTS[long] + 14)
        s.say(s.left, s.y - 10, s.caption(long), 8, bold=True)
        s.y -= 14
        answer(s, long, (s.left, s.y - HEIGHTS[long], s.right, s.y))
        s.y -= HEIGHTS[long]
        _crossed(s, "Question", [(s.caption(q), q) for q in asked], ("Yes", "No"))
    band(s, "IV", 0.2)
    _crossed(s, "Phase", [(name, f"{p}_status") for p, name in PHASES.items()], STATUSES)
    s.y -= 6
    _phases(s, ("start", "finish"), 16)
    s.y -= 6
    _crossed(s, "Question", [(s.caption(q), q) for q in PLAN], ("Yes", "No"))
    band(s, "V", 0.2)
    _crossed(s, "Kind of procurement", [(s.caption(b, ""), b) for b in BUYING], ("Applies",))
    s.y -= 6
    _crossed(s, "Question", [(s.caption("vendor_engaged"), "vendor_engaged")], ("Yes", "No"))
    s.y -= 6
    for n in s.vendors:
        s.need(40)
        cell(s, (s.left, s.y - 19, s.left + 140, s.y), f"{n}. {s.caption(f'vendor_{n}_name')}")
        answer(s, f"vendor_{n}_name", (s.left + 140, s.y - 19, s.right, s.y))
        s.y -= 19
        cell(s, (s.left, s.y - 19, s.left + 140, s.y), s.caption(f"vendor_{n}_authority"))
        s.box((s.left + 140, s.y - 19, s.right, s.y))
        s.options(f"vendor_{n}_authority", s.left + 146, s.y - 12, 0, size=7)
        s.y -= 19
    band(s, "VI", 0.2)
    for who in SIGNERS:
        s.need(46)
        for at, (part, share) in enumerate(zip(SIGNED, (0.4, 0.36, 0.24), strict=True)):
            x = s.left + s.wide * (0, 0.4, 0.76)[at]
            s.box((x, s.y - 40, x + s.wide * share, s.y))
            s.say(x + 3, s.y - 9, s.who(f"{who}_{part}"), 6.5)
            s.place(f"{who}_{part}", (x + 3, s.y - 38, x + s.wide * share - 3, s.y - 12))
        s.y -= 40


def _many(s: Sheet, field_id: str, across: int) -> None:
    choices = FIELDS[field_id].choices
    high = 14.0 * -(-len(choices) // across) + 16
    s.need(high)
    s.box((s.left, s.y - high, s.right, s.y))
    s.say(s.left + 3, s.y - 10, f"{s.caption(field_id)} (check one)", SMALL, bold=True)
    for at, option in enumerate(choices):
        x = s.left + 10 + at % across * (s.wide - 10) / across
        s.options(field_id, x, s.y - 23 - at // across * 14, 0, (option,), size=SMALL)
    s.y -= high


def _crossed(s: Sheet, corner: str, rows: Sequence[tuple[str, str]],
             heads: Sequence[str]) -> None:  # fmt: skip
    """A table of rows to tick under one of several heads."""
    if not rows:
        return
    wide = 62.0 if len(heads) > 2 else 44.0
    first = s.right - wide * len(heads)
    s.need(15 + 17 * len(rows))
    cell(s, (s.left, s.y - 15, first, s.y), corner, bold=True, fill=0.92)
    for at, head in enumerate(heads):
        x = first + at * wide
        cell(s, (x, s.y - 15, x + wide, s.y), head, bold=True, fill=0.92, middle=True)
    s.y -= 15
    for words, field_id in rows:
        cell(s, (s.left, s.y - 17, first, s.y), words)
        for at, head in enumerate(heads):
            x = first + at * wide
            s.box((x, s.y - 17, x + wide, s.y))
            rect = (x + wide / 2 - 4, s.y - 12.5, x + wide / 2 + 4, s.y - 4.5)
            option = "" if FIELDS[field_id].type == "checkbox" else head
            s.slot(field_id, rect, "check", option)
        s.y -= 17
