"""Prints in boxes: the tax form with captions in the corner, matrices, cards for persons."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES, WIDE, Sheet
from tests.layouts.pdf.sheet import LEFT, RIGHT

Row = Sequence[tuple[str, float]]
BUYING = ("solution_procurement", "high_volume_procurement", "federal_transfer_system",
          "state_transfer_system", "itb", "rfq", "rfp")  # fmt: skip
PLAN = ("depends_on_other_agencies", "formal_project_plan")
WHY = ("mandated", "documentation_attached")
_SIDE = 16.0


def corners(s: Sheet, row: Row, high: float, numbers: Sequence[str] = ()) -> None:
    """Boxes side by side, each with its caption in small print in the upper left corner."""
    x, whole = LEFT + _SIDE, sum(share for _, share in row)
    room = RIGHT - x
    for at, (field_id, share) in enumerate(row):
        wide = room * share / whole
        s.box((x, s.y - high, x + wide, s.y))
        number = f"{numbers[at]}  " if numbers else ""
        words = s.caption(field_id)
        if words == "Signature":
            words = f"Signature of {ROLES[field_id.removesuffix('_signature')]}"
        s.say(x + 2, s.y - 6.5, number + words, 5.6)
        if field_id.endswith("_signature"):
            s.signature(field_id.removesuffix("_signature"),
                        (x + 4, s.y - high + 1, x + wide - 4, s.y - 8))  # fmt: skip
        elif FIELDS[field_id].type == "yes_no":
            s.one_of(field_id, x + 8, s.y - high + 4, ("Yes", "No"))
        else:
            s.slot(field_id, (x + 5, s.y - high + 2, x + wide - 3, s.y - 8))
        x += wide
    s.y -= high


def _side(s: Sheet, section: str, top: float) -> None:
    """A section's title, turned, along the left edge of its boxes."""
    s.box((LEFT, s.y, LEFT + _SIDE, top), fill=0.85)
    s.canvas.saveState()
    s.canvas.translate(LEFT + 11, (s.y + top) / 2)
    s.canvas.rotate(90)
    s.canvas.setFont(s.bold, 7)
    s.canvas.drawCentredString(0, 0, s.words.section(section))
    s.canvas.restoreState()


def tax(s: Sheet) -> None:
    """The tax form's way: numbered corner captions, turned titles, combs."""
    s.masthead()
    people = [[(f"{who}_name", 6.0), (f"{who}_phone", 4.0)] for who in PERSONS]
    first: list[Row] = [[("engagement_title", 5), ("agency", 5)], *people,
                        [("date_requested", 1), ("desired_go_live", 1)],
                        [("current_phase", 1), ("request_type", 1)]]  # fmt: skip
    _block(s, "I", first, 25)
    _block(s, "II", [[("business_objectives", 1)], [(q, 1) for q in WHY]], 25)
    _block(s, "III", [[("services_requested", 1)]], 25)
    s.need(24 * len(PHASES) + 60)
    top = s.y
    _plan(s)
    _block(s, "IV", [[(q, 1) for q in PLAN]], 25, top)
    vendors: list[Row] = [[(f"vendor_{n}_name", 6), (f"vendor_{n}_authority", 4)]
                          for n in s.vendors]  # fmt: skip
    s.need(60 + 15 * len(BUYING) + 25 * len(vendors))
    top = s.y
    for field_id in BUYING:
        s.slot(field_id, (LEFT + 20, s.y - 12, LEFT + 28, s.y - 4))
        s.say(LEFT + 32, s.y - 11, s.caption(field_id), 7.5)
        s.y -= 14
    _block(s, "V", [[("vendor_engaged", 1)], *vendors], 25, top)
    _block(s, "VI", [[(f"{w}_signature", 4), (f"{w}_signed_name", 4), (f"{w}_signed_date", 3)]
                     for w in SIGNERS], 34)  # fmt: skip


def _block(
    s: Sheet, section: str, rows: Sequence[Row], high: float, top: float | None = None
) -> None:
    """Rows of corner boxes; their turned title begins at ``top`` where more stands above them."""
    tall = [HEIGHTS.get(row[0][0], high) for row in rows]
    if top is None:
        s.need(sum(tall) + 6)
        top = s.y
    for at, (row, each) in enumerate(zip(rows, tall, strict=True)):
        corners(s, row, each, [f"{at + 1}{letter}" for letter in "abc"])
    _side(s, section, top)
    s.y -= 8


def _plan(s: Sheet) -> None:
    """The phases as rows of corner boxes behind the phase's name."""
    for phase, name in PHASES.items():
        s.box((LEFT + _SIDE, s.y - 23, LEFT + 170, s.y))
        s.say(LEFT + _SIDE + 4, s.y - 15, name, 8, bold=True)
        x = LEFT + 170
        for part, wide in (("status", 112.0), ("start", 120.0), ("finish", 120.0)):
            s.box((x, s.y - 23, x + wide, s.y))
            s.say(x + 2, s.y - 6.5, s.caption(f"{phase}_{part}"), 5.6)
            s.slot(f"{phase}_{part}", (x + 4, s.y - 21.5, x + wide - 3, s.y - 8))
            x += wide
        s.y -= 23


def _head(s: Sheet, x: float, wide: float, words: str, high: float = 16) -> None:
    s.box((x, s.y - high, x + wide, s.y), fill=0.92)
    s.wrapped(x + 3, s.y - 2, words, wide - 6, 7.5, bold=True)


def matrices(s: Sheet) -> None:
    """Tables with heads of rows and of columns; the phases stand in columns."""
    s.masthead()
    s.bar("I", 0.25)
    _pairs(s, ("engagement_title", "agency", "request_type", "current_phase"))
    _table(s, "Contact", [(ROLES[w], [f"{w}_name", f"{w}_phone"]) for w in PERSONS],
           ("Name", "Contact Phone"))  # fmt: skip
    _pairs(s, ("date_requested", "desired_go_live"))
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.bar(section, 0.25)
        _long(s, long)
        for question in asked:
            _asked(s, question)
    s.bar("IV", 0.25)
    names = list(PHASES)
    for four in (names[:4], names[4:]):
        s.need(110)
        lines = [(s.caption(f"{four[0]}_{p}"), [f"{f}_{p}" for f in four])
                 for p in ("status", "start", "finish")]  # fmt: skip
        _table(s, "", lines, [PHASES[f] for f in four], head=24)
    for question in PLAN:
        _asked(s, question)
    s.bar("V", 0.25)
    for field_id in BUYING:
        s.need(16)
        s.say(LEFT + 4, s.y - 11, s.caption(field_id), 8)
        s.slot(field_id, (RIGHT - 40, s.y - 12, RIGHT - 31.5, s.y - 3.5))
        s.y -= 15
    _asked(s, "vendor_engaged")
    _table(s, "No.", [(str(n), [f"vendor_{n}_name", f"vendor_{n}_authority"]) for n in s.vendors],
           (s.caption("vendor_1_name"), s.caption("vendor_1_authority")))  # fmt: skip
    s.bar("VI", 0.25)
    _table(s, "Approved by", [(ROLES[w], [f"{w}_signature", f"{w}_signed_name", f"{w}_signed_date"])
                              for w in SIGNERS],
           ("Signature", "Printed Name", "Date"), high=30)  # fmt: skip


def _pairs(s: Sheet, ids: Sequence[str]) -> None:
    for left, right in zip(ids[::2], ids[1::2], strict=True):
        s.need(22)
        for at, field_id in enumerate((left, right)):
            x = LEFT + at * WIDE / 2
            _head(s, x, 100, s.caption(field_id), 22)
            s.box((x + 100, s.y - 22, x + WIDE / 2, s.y))
            s.slot(field_id, (x + 102, s.y - 20, x + WIDE / 2 - 2, s.y - 2))
        s.y -= 22


def _table(s: Sheet, corner: str, rows: Sequence[tuple[str, Sequence[str]]],
           heads: Sequence[str], high: float = 20, head: float = 16) -> None:  # fmt: skip
    s.need(head + high * len(rows) + 8)
    first = 110.0 if len(corner) != 3 else 30.0
    wide = (WIDE - first) / len(heads)
    _head(s, LEFT, first, corner, head)
    for at, words in enumerate(heads):
        _head(s, LEFT + first + at * wide, wide, words, head)
    s.y -= head
    for title, ids in rows:
        _head(s, LEFT, first, title, high)
        for at, field_id in enumerate(ids):
            x = LEFT + first + at * wide
            s.box((x, s.y - high, x + wide, s.y))
            rect = (x + 2, s.y - high + 2, x + wide - 2, s.y - 2)
            if field_id.endswith("_signature"):
                s.signature(field_id.removesuffix("_signature"), rect)
            else:
                s.slot(field_id, rect)
        s.y -= high
    s.y -= 6


def _long(s: Sheet, field_id: str) -> None:
    high = HEIGHTS[field_id]
    s.need(high + 24)
    s.y -= s.wrapped(LEFT, s.y, s.caption(field_id), WIDE, 8, bold=True) + 3
    s.box((LEFT, s.y - high, RIGHT, s.y))
    s.slot(field_id, (LEFT + 3, s.y - high + 3, RIGHT - 3, s.y - 3))
    s.y -= high + 4


def _asked(s: Sheet, field_id: str) -> None:
    s.need(22)
    used = s.wrapped(LEFT, s.y - 2, s.caption(field_id), WIDE - 110, 8)
    s.one_of(field_id, RIGHT - 90, s.y - 12, ("Yes", "No"), behind=True)
    s.y -= max(18, used + 5)


def cards(s: Sheet) -> None:
    """A card for each person and phase, two and three abreast, labels over their lines."""
    s.masthead()
    s.bar("I")
    _stack(s, LEFT, WIDE, [("engagement_title", ""), ("agency", "")], "", 60)
    s.y -= 64
    _deck(s, [(ROLES[w], [(f"{w}_name", "Name"), (f"{w}_phone", "Phone")]) for w in PERSONS], 2)
    s.need(24 + 14 * len(PHASES))
    top = s.y
    for at, field_id in enumerate(("current_phase", "request_type")):
        x = LEFT + at * WIDE / 2
        s.say(x, top - 9, s.caption(field_id), 8, bold=True)
        s.one_of(field_id, x + 6, top - 24, FIELDS[field_id].choices, kind="radio", down=14)
    s.y -= 24 + 14 * len(PHASES)
    _stack(s, LEFT, WIDE, [("date_requested", ""), ("desired_go_live", "")], "", 60)
    s.y -= 64
    for section, long, asked in (("II", "business_objectives", WHY),
                                 ("III", "services_requested", ())):  # fmt: skip
        s.bar(section)
        _long(s, long)
        for question in asked:
            _asked(s, question)
    s.bar("IV")
    parts = ("status", "start", "finish")
    _deck(s, [(name, [(f"{p}_{x}", s.caption(f"{p}_{x}")) for x in parts])
              for p, name in PHASES.items()], 3)  # fmt: skip
    for question in PLAN:
        _asked(s, question)
    s.bar("V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (LEFT + 4, s.y - 12, LEFT + 12.5, s.y - 3.5))
        s.say(LEFT + 18, s.y - 11, s.caption(field_id), 8)
        s.y -= 15
    _asked(s, "vendor_engaged")
    _deck(s, [(f"Vendor {n}", [(f"vendor_{n}_name", s.caption(f"vendor_{n}_name")),
                               (f"vendor_{n}_authority", s.caption(f"vendor_{n}_authority"))])
              for n in s.vendors], 2)  # fmt: skip
    s.bar("VI")
    _deck(s, [(ROLES[w], [(f"{w}_signature", "Signature"), (f"{w}_signed_name", "Printed Name"),
                          (f"{w}_signed_date", "Date")]) for w in SIGNERS], 2)  # fmt: skip


def _deck(s: Sheet, cards_: Sequence[tuple[str, Sequence[tuple[str, str]]]], abreast: int) -> None:
    wide = WIDE / abreast
    high = 16 + 28.0 * len(cards_[0][1])
    for start in range(0, len(cards_), abreast):
        s.need(high + 6)
        for at, (title, lines) in enumerate(cards_[start : start + abreast]):
            _stack(s, LEFT + at * wide, wide - 6, lines, title, high)
        s.y -= high + 5


def _stack(s: Sheet, x: float, wide: float, lines: Sequence[tuple[str, str]], title: str,
           high: float) -> None:  # fmt: skip
    """A frame with a title, in it a label over its value, one under the other."""
    s.box((x, s.y - high, x + wide, s.y))
    if title:
        s.say(x + 4, s.y - 11, title, 9, bold=True)
    y = s.y - (16 if title else 2)
    for field_id, words in lines:
        s.say(x + 4, y - 8, words or s.caption(field_id), 7)
        rect = (x + 6, y - 25, x + wide - 6, y - 9.5)
        if field_id.endswith("_signature"):
            s.signature(field_id.removesuffix("_signature"), rect)
        else:
            s.slot(field_id, rect)
        y -= 28
