"""Prints drawn after the first mends, to see again what an unseen layout gives at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.furtherpdf.kit import Sheet
from tests.layouts.furtherpdf.tables import FIRST, SIGNED, answer, cell
from tests.layouts.novelpdf.boxes import BUYING, PLAN, WHY
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES

PARTS = ("status", "start", "finish")
Put = Callable[[Sheet, str], None]
SECTIONS = (("II", ("business_objectives", *WHY)), ("III", ("services_requested",)))


def _head(s: Sheet, section: str, room: float = 100) -> None:
    s.need(room)
    s.y -= 12
    s.say(s.left, s.y - 8, s.words.section(section), 10.5, bold=True)
    s.y -= 14


def _each(s: Sheet, put: Put, ids: Sequence[str]) -> None:
    for field_id in ids:
        put(s, field_id)


def _wordy(s: Sheet, put: Put) -> None:
    """The sections of long texts and questions."""
    for section, ids in SECTIONS:
        _head(s, section, 230)
        _each(s, put, ids)


def _boxes(s: Sheet) -> None:
    """The kinds of procurement, boxes behind their words."""
    for field_id in BUYING:
        s.need(16)
        used = s.say(s.left + 14, s.y - 10, s.caption(field_id, ""), 8)
        s.slot(field_id, (s.left + 20 + used, s.y - 11.5, s.left + 28 + used, s.y - 3.5))
        s.y -= 14


def outlined(s: Sheet) -> None:
    """An outline: numbered labels, each answer on the line under its label, set in."""
    s.title()
    count = [0, 0]

    def put(s: Sheet, field_id: str) -> None:
        count[1] += 1
        high = HEIGHTS.get(field_id, 15.0)
        high = 26.0 if field_id.endswith("_signature") else high
        s.need(high + 16)
        s.say(s.left, s.y - 9, f"{count[0]}.{count[1]}  {s.who(field_id)}", 8)
        if FIELDS[field_id].type == "yes_no":
            s.options(field_id, s.left + 26, s.y - 23, 60)
            high = 15
        else:
            s.place(field_id, (s.left + 22, s.y - 12 - high, s.right, s.y - 11))
        s.y -= high + 14

    def head(section: str, room: float = 100) -> None:
        count[0], count[1] = count[0] + 1, 0
        _head(s, section, room)

    head("I")
    _each(s, put, FIRST)
    for section, ids in SECTIONS:
        head(section, 230)
        _each(s, put, ids)
    head("IV")
    _rows(s)
    _each(s, put, PLAN)
    head("V")
    _boxes(s)
    put(s, "vendor_engaged")
    for n in s.vendors:
        _each(s, put, (f"vendor_{n}_name", f"vendor_{n}_authority"))
    head("VI")
    _each(s, put, [f"{w}_{p}" for w in SIGNERS for p in SIGNED])


def _rows(s: Sheet) -> None:
    """The phases on ruled lines without upright rules, heads over them."""
    xs = (s.left, s.left + 180, s.left + 300, s.left + 410)
    s.need(16 * 9 + 20)
    for x, words in zip(xs, ("Phase", *(s.caption(f"design_{p}", "") for p in PARTS)), strict=True):
        s.say(x + 2, s.y - 10, words, 8, bold=True)
    s.y -= 14
    for phase, name in PHASES.items():
        s.rule(s.left, s.y, s.right)
        s.say(xs[0] + 2, s.y - 11, name, 8)
        for x, part in zip(xs[1:], PARTS, strict=True):
            s.slot(f"{phase}_{part}", (x, s.y - 15, x + 105, s.y - 1))
        s.y -= 16
    s.rule(s.left, s.y, s.right)
    s.y -= 6


def tiered(s: Sheet) -> None:
    """Tables only, with heads of two tiers; roles head the rows of persons and of signers."""
    s.title()
    _head(s, "I")
    _pairs(s, ("engagement_title", "agency"))
    _table(s, ("Role", "Name", "Telephone"), [(ROLES[w], (f"{w}_name", f"{w}_phone"))
                                              for w in PERSONS])  # fmt: skip
    _pairs(s, FIRST[10:])
    for section, ids in SECTIONS:
        _head(s, section, 230)
        _pairs(s, ids[:1], HEIGHTS[ids[0]])
        _asked(s, ids[1:])
    _head(s, "IV", 200)
    x, wide = s.left + 150, (s.wide - 150) / 3
    cell(s, (s.left, s.y - 15, x, s.y), "")
    cell(s, (x, s.y - 15, x + 2 * wide, s.y), "Dates (actual or planned)", bold=True, middle=True)
    cell(s, (x + 2 * wide, s.y - 15, s.right, s.y), "")
    s.y -= 15
    order = ("start", "finish", "status")
    _table(s, ("Phase", *(s.caption(f"design_{p}", "") for p in order)),
           [(name, [f"{p}_{x}" for x in order]) for p, name in PHASES.items()])  # fmt: skip
    _asked(s, PLAN)
    _head(s, "V")
    _asked(s, (*BUYING, "vendor_engaged"))
    heads = ("#", *(s.caption(f"vendor_1_{p}", "") for p in ("name", "authority")))
    _table(s, heads, [(str(n), (f"vendor_{n}_name", f"vendor_{n}_authority")) for n in s.vendors])
    _head(s, "VI", 120)
    _table(s, ("Role", *(s.caption(f"it_manager_{p}", "") for p in SIGNED)),
           [(ROLES[w], [f"{w}_{p}" for p in SIGNED]) for w in SIGNERS], 28)  # fmt: skip


def _pairs(s: Sheet, ids: Sequence[str], high: float = 19) -> None:
    """A label's cell over its answer's, two abreast."""
    for at in range(0, len(ids), 2):
        some = ids[at : at + 2]
        wide = s.wide / len(some)
        s.need(high + 14)
        for place, field_id in enumerate(some):
            x = s.left + place * wide
            cell(s, (x, s.y - 13, x + wide, s.y), s.caption(field_id), bold=True, fill=0.9)
            answer(s, field_id, (x, s.y - 13 - high, x + wide, s.y - 13))
        s.y -= high + 13


def _table(s: Sheet, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]],
           high: float = 18) -> None:  # fmt: skip
    first = 150.0
    wide = (s.wide - first) / (len(heads) - 1)
    s.need(15 + high * len(rows))
    for at, words in enumerate(heads):
        x = s.left + (first + (at - 1) * wide if at else 0)
        cell(s, (x, s.y - 15, x + (wide if at else first), s.y), words, bold=True)
    s.y -= 15
    for title, ids in rows:
        cell(s, (s.left, s.y - high, s.left + first, s.y), title)
        for at, field_id in enumerate(ids):
            x = s.left + first + at * wide
            answer(s, field_id, (x, s.y - high, x + wide, s.y))
        s.y -= high


def _asked(s: Sheet, ids: Sequence[str]) -> None:
    """The answer's cell before the question's."""
    for field_id in ids:
        s.need(19)
        answer(s, field_id, (s.left, s.y - 18, s.left + 90, s.y))
        cell(s, (s.left + 90, s.y - 18, s.right, s.y), s.caption(field_id, ""))
        s.y -= 18


def inline(s: Sheet) -> None:
    """Labels and lines to write on running on in one line, as many as there is room for."""
    s.title()

    def run(*row: str, share: float = 0) -> None:
        s.need(20)
        step = s.wide / len(row)
        for at, field_id in enumerate(row):
            x = s.left + at * step
            used = s.say(x, s.y - 12, s.caption(field_id, ":"), 8)
            high = 24 if field_id.endswith("_signature") else 13
            s.rule(x + used + 3, s.y - 14, x + step - 8)
            s.place(field_id, (x + used + 3, s.y - 13.5, x + step - 8, s.y - 13.5 + high))
        s.y -= 17

    _head(s, "I")
    run("engagement_title", "agency")
    for who in PERSONS:
        run(f"{who}_name", f"{who}_phone")
    run(*FIRST[10:12])
    run(*FIRST[12:])
    _wordy(s, _asking)
    _head(s, "IV", 200)
    for phase, name in PHASES.items():
        s.need(34)
        s.say(s.left, s.y - 11, name, 8.5, bold=True)
        s.y -= 12
        run(*(f"{phase}_{p}" for p in PARTS))
    _each(s, _asking, PLAN)
    _head(s, "V")
    _boxes(s)
    _asking(s, "vendor_engaged")
    for n in s.vendors:
        run(f"vendor_{n}_name", f"vendor_{n}_authority")
    _head(s, "VI")
    for who in SIGNERS:
        s.need(60)
        s.say(s.left, s.y - 12, ROLES[who], 8.5, bold=True)
        s.y -= 24
        run(*(f"{who}_{p}" for p in SIGNED))


def _asking(s: Sheet, field_id: str) -> None:
    """A long text under its question; a yes or no at the end of its own."""
    if FIELDS[field_id].type == "yes_no":
        s.need(18)
        used = s.say(s.left, s.y - 11, s.caption(field_id), 8)
        s.options(field_id, s.left + used + 14, s.y - 11, 0)
        s.y -= 16
        return
    high = HEIGHTS[field_id]
    s.need(high + 16)
    s.say(s.left, s.y - 10, s.caption(field_id), 8)
    s.box((s.left, s.y - 14 - high, s.right, s.y - 14))
    s.slot(field_id, (s.left + 2, s.y - 12 - high, s.right - 2, s.y - 16))
    s.y -= high + 18


def behind(s: Sheet) -> None:
    """Answers in a column of boxes at the left, their labels right of them."""
    s.title()

    def put(s: Sheet, field_id: str) -> None:
        if FIELDS[field_id].type in {"yes_no", "long_text"}:
            _asking(s, field_id)
            return
        high = 24.0 if field_id.endswith("_signature") else 15.0
        s.need(high + 4)
        s.box((s.left, s.y - high, s.left + 300, s.y))
        s.place(field_id, (s.left + 1, s.y - high + 1, s.left + 299, s.y - 1))
        s.say(s.left + 306, s.y - high / 2 - 3, s.who(field_id), 8)
        s.y -= high + 3

    _head(s, "I")
    _each(s, put, FIRST)
    _wordy(s, put)
    _head(s, "IV", 200)
    _rows(s)
    _each(s, put, PLAN)
    _head(s, "V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (s.left, s.y - 11.5, s.left + 8, s.y - 3.5))
        s.say(s.left + 14, s.y - 10, s.caption(field_id, ""), 8)
        s.y -= 14
    put(s, "vendor_engaged")
    for n in s.vendors:
        _each(s, put, (f"vendor_{n}_name", f"vendor_{n}_authority"))
    _head(s, "VI")
    _each(s, put, [f"{w}_{p}" for w in SIGNERS for p in SIGNED])
