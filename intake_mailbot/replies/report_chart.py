"""The picture of a report: the forms received, by week, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from intake_mailbot.domain.report import Report, Week
from intake_mailbot.replies.chart import Bar, Shade, bars_png

_MOST = 16
"""Bars beside each other; a longer period has bars of several weeks."""
_WEEK = timedelta(weeks=1)
_LEGEND = {Shade.GOOD: "accepted", Shade.ALARM: "returned", Shade.WAITS: "held"}


def report_png(made: Report) -> bytes:
    """A PNG with a bar for each week of the period, those without a form too."""
    first, last = made.period.first, made.period.last
    mondays = tuple(_mondays(first, last))
    each = -(-len(mondays) // _MOST)
    weeks = {one.monday: one for one in made.weeks}
    bars = [
        _bar(mondays[at], [weeks[one] for one in mondays[at : at + each] if one in weeks])
        for at in range(0, len(mondays), each)
    ]
    unit = "a week" if each == 1 else f"in {each} weeks"
    return bars_png(bars, f"{made.office}: forms received {unit}, {first} to {last}", _LEGEND)


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += _WEEK


def _bar(monday: date, weeks: list[Week]) -> Bar:
    parts = (
        (sum(one.accepted for one in weeks), Shade.GOOD),
        (sum(one.returned for one in weeks), Shade.ALARM),
        (sum(one.held for one in weeks), Shade.WAITS),
    )
    return Bar(f"{monday:%b} {monday.day}", parts)
