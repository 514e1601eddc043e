"""Prints without tables: newspaper columns, labels behind or inside, a margin, a typed page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.further.kit import Sheet
from tests.layouts.further.tables import FIRST, SIGNED
from tests.layouts.novelpdf.boxes import BUYING, PLAN, WHY
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES

PARTS = ("status", "start", "finish")
LONG = {"II": ("business_objectives", WHY), "III": ("services_requested", ())}
TALL = {"II": 180.0, "III": 200.0}
"""Room that a section's title needs together with what stands under it."""


class Flow:
    """Text that flows down one newspaper column and then down the next."""

    def __init__(self, s: Sheet, count: int = 2, gap: float = 20) -> None:
        self.s, self.count, self.at = s, count, 0
        self.wide = (s.wide - gap * (count - 1)) / count
        self.gap, self.start = gap, s.y

    @property
    def x(self) -> float:
        """The column's left edge."""
        return self.s.left + self.at * (self.wide + self.gap)

    def need(self, high: float) -> None:
        """Go to the next column where less than ``high`` points are left."""
        if self.s.y - high >= self.s.bottom:
            return
        self.at += 1
        if self.at == self.count:
            self.at = 0
            self.s.turn()
            self.start = self.s.top
        self.s.y = self.start


def shade(s: Sheet, rect: tuple[float, float, float, float], grey: float = 0.93) -> None:
    """A shaded box without an edge, its corners round."""
    x0, y0, x1, y1 = rect
    s.canvas.setFillGray(grey)
    s.canvas.roundRect(x0, y0, x1 - x0, y1 - y0, 3, stroke=0, fill=1)
    s.canvas.setFillGray(0)


def columns(s: Sheet) -> None:
    """Two newspaper columns: labels over shaded boxes without edges."""
    s.title()
    flow = Flow(s)

    def head(section: str) -> None:
        flow.need(TALL.get(section, 90) * 1.7)
        s.y -= 14
        s.say(flow.x, s.y - 4, s.words.section(section), 10, bold=True)
        s.rule(flow.x, s.y - 8, flow.x + flow.wide)
        s.y -= 12

    def over(field_id: str, words: str = "", x: float | None = None,
             wide: float = 0) -> float:  # fmt: skip
        x, wide, top = flow.x if x is None else x, wide or flow.wide, s.y
        for line in s.fits(words or s.caption(field_id), wide, 7.5):
            s.say(x, top - 9, line, 7.5)
            top -= 9
        high = HEIGHTS.get(field_id, 0) * 1.7 or (28 if field_id.endswith("_signature") else 16)
        shade(s, (x, top - 3 - high, x + wide, top - 3))
        s.place(field_id, (x + 1, top - 2.5 - high, x + wide - 1, top - 3.5))
        return top - 3 - high - 3

    def ask(field_id: str) -> None:
        flow.need(40)
        for line in s.fits(s.caption(field_id), flow.wide, 7.5):
            s.say(flow.x, s.y - 9, line, 7.5)
            s.y -= 9
        s.options(field_id, flow.x + 8, s.y - 11, 50, kind="radio")
        s.y -= 16

    head("I")
    for field_id in FIRST:
        flow.need(34)
        s.y = over(field_id)
    for section, (long, asked) in LONG.items():
        head(section)
        flow.need(HEIGHTS[long] * 1.7 + 30)
        s.y = over(long)
        for field_id in asked:
            ask(field_id)
    head("IV")
    for phase, name in PHASES.items():
        flow.need(46)
        s.say(flow.x, s.y - 10, name, 8.5, bold=True)
        s.y -= 11
        third = flow.wide / 3
        ends = [over(f"{phase}_{p}", x=flow.x + at * third, wide=third - 4)
                for at, p in enumerate(PARTS)]  # fmt: skip
        s.y = min(ends)
    for field_id in PLAN:
        ask(field_id)
    head("V")
    for field_id in BUYING:
        flow.need(16)
        s.slot(field_id, (flow.x, s.y - 11, flow.x + 8, s.y - 3))
        s.say(flow.x + 13, s.y - 10, s.caption(field_id, ""), 7.5)
        s.y -= 13.5
    ask("vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            flow.need(34)
            s.y = over(f"vendor_{n}_{part}", f"{s.caption(f'vendor_{n}_{part}')} ({n})")
    head("VI")
    for who in SIGNERS:
        for part in SIGNED:
            flow.need(46)
            s.y = over(f"{who}_{part}", s.who(f"{who}_{part}"))


def trailing(s: Sheet) -> None:
    """A line to write on, its label in brackets behind it."""
    s.title()

    def head(section: str) -> None:
        s.need(90)
        words, middle = s.words.section(section), (s.left + s.right) / 2
        half = stringWidth(words, s.bold, 9) / 2 + 8
        s.y -= 18
        s.rule(s.left, s.y + 3, middle - half)
        s.rule(middle + half, s.y + 3, s.right)
        s.say(middle - half + 8, s.y, words, 9, bold=True)
        s.y -= 6

    def behind(row: Sequence[tuple[str, str]], high: float = 20) -> None:
        s.need(high + 4)
        wide = s.wide / len(row)
        for at, (field_id, words) in enumerate(row):
            words = f"({words or s.caption(field_id, '')})"
            x, used = s.left + at * wide, stringWidth(words, s.font, 7.5)
            end = x + wide - used - 14
            s.rule(x, s.y - high + 3, end)
            s.place(field_id, (x + 1, s.y - high + 3.5, end - 1, s.y - 1))
            s.say(end + 4, s.y - high + 4, words, 7.5)
        s.y -= high

    def ask(field_id: str) -> None:
        s.need(20)
        s.options(field_id, s.left, s.y - 12, 34)
        s.say(s.left + 84, s.y - 12, s.caption(field_id), 8)
        s.y -= 16

    head("I")
    for pair in zip(FIRST[::2], FIRST[1::2], strict=True):
        behind([(f, "") for f in pair])
    for section, (long, asked) in LONG.items():
        head(section)
        s.need(HEIGHTS[long] + 20)
        s.say(s.left, s.y - 9, s.caption(long), 8)
        s.slot(long, (s.left, s.y - 14 - HEIGHTS[long], s.right, s.y - 13))
        s.y -= 16 + HEIGHTS[long]
        for field_id in asked:
            ask(field_id)
    head("IV")
    for phase, name in PHASES.items():
        s.need(36)
        s.say(s.left, s.y - 12, name, 8, bold=True)
        s.y -= 12
        behind([(f"{phase}_{p}", "") for p in PARTS])
    for field_id in PLAN:
        ask(field_id)
    head("V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (s.left, s.y - 12, s.left + 8, s.y - 4))
        s.say(s.left + 14, s.y - 11, s.caption(field_id, ""), 8)
        s.y -= 14
    ask("vendor_engaged")
    for n in s.vendors:
        behind([(f"vendor_{n}_name", ""), (f"vendor_{n}_authority", "")])
    head("VI")
    for who in SIGNERS:
        s.need(60)
        s.say(s.left, s.y - 12, ROLES[who], 8, bold=True)
        s.y -= 14
        behind([(f"{who}_{p}", "") for p in SIGNED], 30)


def inside(s: Sheet) -> None:
    """Boxes with their label inside at the left, before the answer; persons in two columns."""
    s.title()

    def head(section: str) -> None:
        s.need(TALL.get(section, 90))
        s.y -= 9
        shade(s, (s.left, s.y - 17, s.right, s.y), 0.3)
        s.white_on_dark(s.left + 8, s.y - 12.5, s.words.section(section), 10, dark=True)
        s.y -= 20

    def within(field_id: str, x: float, wide: float, high: float = 20, words: str = "") -> None:
        """The box's label in small grey print, the answer behind it."""
        s.box((x, s.y - high, x + wide, s.y))
        words = words or s.caption(field_id)
        s.canvas.setFont(s.font, 7)
        s.canvas.setFillGray(0.45)
        s.canvas.drawString(x + 3, s.y - high / 2 - 2.5, words)
        s.canvas.setFillGray(0)
        begin = x + stringWidth(words, s.font, 7) + 7
        s.place(field_id, (begin, s.y - high + 1, x + wide - 2, s.y - 1))

    def ask(ids: Sequence[str]) -> None:
        for field_id in ids:
            s.need(22)
            s.box((s.left, s.y - 19, s.right, s.y))
            s.say(s.left + 3, s.y - 12, s.caption(field_id), 7.5)
            s.options(field_id, s.right - 90, s.y - 12, 44, kind="radio")
            s.y -= 21

    half = s.wide / 2
    head("I")
    for field_id in ("engagement_title", "agency"):
        within(field_id, s.left, s.wide)
        s.y -= 22
    for pair in (PERSONS[:2], PERSONS[2:]):
        for part in ("name", "phone"):
            for at, who in enumerate(pair):
                within(f"{who}_{part}", s.left + at * half, half - (4 if at == 0 else 0))
            s.y -= 22
    for left, right in (("date_requested", "desired_go_live"), ("current_phase", "request_type")):
        within(left, s.left, half - 4)
        within(right, s.left + half, half)
        s.y -= 22
    for section, (long, asked) in LONG.items():
        head(section)
        high = HEIGHTS[long] + 14
        s.need(high)
        s.box((s.left, s.y - high, s.right, s.y))
        s.say(s.left + 3, s.y - 9, s.caption(long), 7)
        s.slot(long, (s.left + 3, s.y - high + 2, s.right - 3, s.y - 13))
        s.y -= high + 2
        ask(asked)
    head("IV")
    for phase, name in PHASES.items():
        s.need(24)
        s.box((s.left, s.y - 20, s.left + 132, s.y), fill=0.93)
        s.say(s.left + 4, s.y - 13, name, 8, bold=True)
        step = (s.wide - 134) / 3
        for at, part in enumerate(PARTS):
            within(f"{phase}_{part}", s.left + 134 + at * step, step - 2)
        s.y -= 22
    ask(PLAN)
    head("V")
    for at, field_id in enumerate(BUYING):
        s.need(18)
        x = s.left + at % 2 * half
        s.slot(field_id, (x + 4, s.y - 13, x + 13, s.y - 4))
        s.say(x + 18, s.y - 12, s.caption(field_id, ""), 8)
        s.y -= 15 * (at % 2 or at == len(BUYING) - 1)
    s.y -= 4
    ask(("vendor_engaged",))
    for n in s.vendors:
        s.need(24)
        within(f"vendor_{n}_name", s.left, s.wide * 0.58 - 2)
        within(f"vendor_{n}_authority", s.left + s.wide * 0.58, s.wide * 0.42)
        s.y -= 22
    head("VI")
    s.need(100)
    for at, who in enumerate(SIGNERS):
        s.say(s.left + at * half + 2, s.y - 11, ROLES[who], 8.5, bold=True)
    s.y -= 15
    for part, high in zip(SIGNED, (34, 20, 20), strict=True):
        for at, who in enumerate(SIGNERS):
            within(f"{who}_{part}", s.left + at * half, half - (4 if at == 0 else 0), high)
        s.y -= high + 2


def margin(s: Sheet) -> None:
    """Labels flush right in a wide margin, answers in a column of lines beside them."""
    s.title()
    edge = s.left + s.wide * 0.36

    def beside(field_id: str, words: str = "") -> None:
        high = HEIGHTS.get(field_id, 0) * 1.5 or (28.0 if field_id.endswith("_signature") else 17.0)
        lines = s.fits(words or s.caption(field_id), edge - s.left - 8, 8)
        s.need(max(high, 10 * len(lines)) + 4)
        for at, line in enumerate(lines):
            s.say_right(edge - 8, s.y - 11 - at * 9.5, line, 8)
        if FIELDS[field_id].type == "yes_no":
            s.options(field_id, edge + 2, s.y - 11, 50)
        else:
            s.place(field_id, (edge, s.y - high + 1, s.right, s.y))
            s.rule(edge, s.y - high + 0.5, s.right)
        s.y -= max(high, 9.5 * len(lines) + 3) + 3

    def head(section: str) -> None:
        s.need(TALL.get(section, 90) * 1.5)
        s.y -= 10
        s.say(s.left, s.y - 9, s.words.section(section), 9.5, bold=True)
        s.y -= 17

    head("I")
    for field_id in FIRST:
        beside(field_id)
    for section, (long, asked) in LONG.items():
        head(section)
        for field_id in (long, *asked):
            beside(field_id)
    head("IV")
    for phase, name in PHASES.items():
        s.need(75)
        s.say(edge, s.y - 10, name, 8.5, bold=True)
        s.y -= 13
        for part in PARTS:
            beside(f"{phase}_{part}")
    for field_id in PLAN:
        beside(field_id)
    head("V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (edge + 2, s.y - 11, edge + 10, s.y - 3))
        s.say(edge + 16, s.y - 10, s.caption(field_id, ""), 8)
        s.y -= 14
    beside("vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            beside(f"vendor_{n}_{part}", f"{n}. {s.caption(f'vendor_{n}_{part}')}")
    head("VI")
    for who in SIGNERS:
        s.need(90)
        s.say(edge, s.y - 10, ROLES[who], 8.5, bold=True)
        s.y -= 13
        for part in SIGNED:
            beside(f"{who}_{part}")


def typescript(s: Sheet) -> None:
    """A page of one typewriter face: dots to a colon, brackets to tick, columns by spaces."""
    wide = stringWidth("m", "Courier", 9)
    s.font = "Courier"

    def put(column: float, text: str) -> None:
        s.say(s.left + column * wide, s.y - 10, text, 9)

    def value(field_id: str, column: float, room: float) -> None:
        x = s.left + column * wide
        s.slot(field_id, (x - 2, s.y - 14.0, x + room * wide, s.y - 2.5))

    def step(high: float = 13) -> None:
        s.y -= high
        s.need(30)

    def head(section: str) -> None:
        s.need(TALL.get(section, 80))
        s.y -= 8
        words = s.words.section(section)
        put(0, words)
        step(11)
        put(0, "-" * len(words))
        step()

    def dotted(field_id: str, words: str = "") -> None:
        words = words or s.caption(field_id, "")
        put(0, f"{words} ".ljust(38, ".") + ":")
        value(field_id, 40, 45)
        step()

    def ask(field_id: str) -> None:
        words = s.caption(field_id, "")
        for line in s.fits(words, 66 * wide, 9):
            put(0, line)
            step(11)
        s.y += 11
        for at, option in enumerate(("Yes", "No")):
            column = 70 + at * 9
            put(column, f"[ ] {option}")
            x = s.left + (column + 1) * wide
            s.tick_in(field_id, (x, s.y - 11.2, x + wide, s.y - 4), option)
        step()

    put(10, s.words.title.upper())
    step(22)
    head("I")
    for field_id in FIRST:
        dotted(field_id)
    for section, (long, asked) in LONG.items():
        head(section)
        put(0, s.caption(long))
        step(12)
        s.need(HEIGHTS[long] + 10)
        s.slot(long, (s.left, s.y - HEIGHTS[long] - 10, s.right, s.y))
        s.y -= HEIGHTS[long] + 14
        for field_id in asked:
            ask(field_id)
    head("IV")
    s.need(140)
    for column, words in ((0, "PHASE"), (34, "STATUS"), (54, "START"), (74, "FINISH")):
        put(column, words)
    step()
    for phase, name in PHASES.items():
        put(0, name)
        for part, column in zip(PARTS, (34, 54, 74), strict=True):
            value(f"{phase}_{part}", column, 17)
        step()
    for field_id in PLAN:
        ask(field_id)
    head("V")
    for field_id in BUYING:
        put(0, f"[ ] {s.caption(field_id, '')}")
        x = s.left + wide
        s.tick_in(field_id, (x, s.y - 11.2, x + wide, s.y - 4), "")
        step()
    ask("vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            dotted(f"vendor_{n}_{part}", f"{s.caption(f'vendor_{n}_{part}', '')} {n}")
    head("VI")
    for who in SIGNERS:
        s.need(110)
        put(0, ROLES[who].upper())
        step(26)
        for part in SIGNED:
            words = s.caption(f"{who}_{part}", "")
            put(0, f"{words} ".ljust(38, ".") + ":")
            x = s.left + 40 * wide
            high = 22.0 if part == "signature" else 11.0
            s.place(f"{who}_{part}", (x - 2, s.y - 14, x + 45 * wide, s.y - 14 + high))
            step()
        step(8)
