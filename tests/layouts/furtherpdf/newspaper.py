"""Two newspaper columns: labels over shaded boxes without edges."""

from __future__ import annotations

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.furtherpdf.kit import Sheet
from tests.layouts.furtherpdf.tables import FIRST, LONG, PARTS, SIGNED, TALL
from tests.layouts.novelpdf.boxes import BUYING, PLAN
from tests.layouts.novelpdf.kit import HEIGHTS


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

    def head(self, section: str) -> None:
        """A section's title over a rule."""
        s = self.s
        self.need(TALL.get(section, 90) * 1.7)
        s.y -= 14
        s.say(self.x, s.y - 4, s.words.section(section), 10, bold=True)
        s.rule(self.x, s.y - 8, self.x + self.wide)
        s.y -= 12

    def over(self, field_id: str, words: str = "", x: float | None = None,
             wide: float = 0) -> float:  # fmt: skip
        """A label over its shaded box; the height below it."""
        s = self.s
        x, wide, top = self.x if x is None else x, wide or self.wide, s.y
        for line in s.fits(words or s.caption(field_id), wide, 7.5):
            s.say(x, top - 9, line, 7.5)
            top -= 9
        high = HEIGHTS.get(field_id, 0) * 1.7 or (28 if field_id.endswith("_signature") else 16)
        s.shade((x, top - 3 - high, x + wide, top - 3))
        s.place(field_id, (x + 1, top - 2.5 - high, x + wide - 1, top - 3.5))
        return top - 3 - high - 3

    def ask(self, field_id: str) -> None:
        """A question over its two circles."""
        s = self.s
        self.need(40)
        for line in s.fits(s.caption(field_id), self.wide, 7.5):
            s.say(self.x, s.y - 9, line, 7.5)
            s.y -= 9
        s.options(field_id, self.x + 8, s.y - 11, 50, kind="radio")
        s.y -= 16


def columns(s: Sheet) -> None:
    """The whole form, in the order of its sections."""
    s.title()
    flow = Flow(s)
    flow.head("I")
    for field_id in FIRST:
        flow.need(34)
        s.y = flow.over(field_id)
    for section, (long, asked) in LONG.items():
        flow.head(section)
        flow.need(HEIGHTS[long] * 1.7 + 30)
        s.y = flow.over(long)
        for field_id in asked:
            flow.ask(field_id)
    flow.head("IV")
    _phases(flow)
    for field_id in PLAN:
        flow.ask(field_id)
    flow.head("V")
    _buying(flow)
    flow.head("VI")
    for who in SIGNERS:
        for part in SIGNED:
            flow.need(46)
            s.y = flow.over(f"{who}_{part}", s.who(f"{who}_{part}"))


def _phases(flow: Flow) -> None:
    s = flow.s
    for phase, name in PHASES.items():
        flow.need(46)
        s.say(flow.x, s.y - 10, name, 8.5, bold=True)
        s.y -= 11
        third = flow.wide / 3
        ends = [flow.over(f"{phase}_{p}", x=flow.x + at * third, wide=third - 4)
                for at, p in enumerate(PARTS)]  # fmt: skip
        s.y = min(ends)


def _buying(flow: Flow) -> None:
    s = flow.s
    for field_id in BUYING:
        flow.need(16)
        s.slot(field_id, (flow.x, s.y - 11, flow.x + 8, s.y - 3))
        s.say(flow.x + 13, s.y - 10, s.caption(field_id, ""), 7.5)
        s.y -= 13.5
    flow.ask("vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            flow.need(34)
            s.y = flow.over(f"vendor_{n}_{part}", f"{s.caption(f'vendor_{n}_{part}')} ({n})")
