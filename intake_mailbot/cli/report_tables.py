"""A report as tables, for the terminal and for CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake_mailbot.domain.report import Corrected, Period, Report


@dataclass(frozen=True)
class Table:
    """A title, the heads and the rows; ``empty`` says why there are no rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    empty: str


def tables_of(made: Report) -> Iterator[Table]:
    """Forms received, what they came back for, how long things took, clocks kept."""
    span = f"from {made.period.first} to {made.period.last}"
    yield _received(made, span)
    yield Table(
        f"Which fields cost agencies most – {made.office}",
        ("field", "forms sent back"),
        tuple((one.label or "the whole form", one.forms) for one in made.causes),
        f"No form went back {span}.",
    )
    yield Table(
        f"From first receipt to – {made.office}",
        ("stage", "cases", "median days", "nine of ten within"),
        tuple(
            (one.stage, one.cases, _days(one.median), _days(one.ninety)) for one in made.milestones
        ),
        f"No case came to a stage {span}.",
    )
    yield Table(
        f"Clocks kept – {made.office}",
        ("clock", "in time", "late", "% in time"),
        tuple((one.what, one.in_time, one.late, one.share) for one in made.kept),
        f"No clock came to its end {span}: one counts when what it waits for has happened,"
        " not while it runs and not where it was called off.",
    )


def _received(made: Report, span: str) -> Table:
    weeks = tuple(
        (f"week of {one.monday}", one.received, one.accepted, one.returned, one.held)
        for one in made.weeks
    )
    total = tuple(made.total(name) for name in ("received", "accepted", "returned", "held"))
    return Table(
        f"Forms received {span} – {made.office}",
        ("when", "received", "accepted", "returned", "held"),
        (*weeks, ("all", *total)) if weeks else (),
        f"No form was received {span}.",
    )


def corrections(office: str, period: Period, rows: Iterable[Corrected]) -> Table:
    """What planners did to readings."""
    span = f"from {period.first} to {period.last}"
    return Table(
        f"Readings that planners looked at {span} – {office}",
        ("field", "file", "damage to the page", "what was done", "times"),
        tuple((one.field, one.source, _damage(one), one.kind, one.number) for one in rows),
        f"No planner confirmed or corrected a reading {span}.",
    )


def _damage(one: Corrected) -> str:
    """What had happened to the page; "" where it is no page of paper, or nothing is known."""
    return "no damage" if one.damage == "none" else one.damage


def _days(span: timedelta) -> str:
    return f"{span / timedelta(days=1):.1f}"
