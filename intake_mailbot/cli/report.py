"""``report``: why forms come back, time to milestones, clocks kept; how readings were corrected."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake_mailbot.cli import sheets, tables
from intake_mailbot.cli.context import of, store, writing
from intake_mailbot.cli.tables import Column
from intake_mailbot.domain.errors import UsageError

if TYPE_CHECKING:
    from intake_mailbot.domain.report import Corrected, Period, Report
    from intake_mailbot.intake.desk import OfficeDesk

_MONTH = timedelta(days=30)

Table = tuple[str, tuple[str, ...], tuple[tuple[object, ...], ...]]
"""A title, the heads and the rows."""


class What(StrEnum):
    """What can be reported."""

    INTAKE = "intake"
    READINGS = "readings"


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("report")(report)


def report(
    context: typer.Context,
    what: Annotated[
        What, typer.Argument(help="readings: how they were corrected.", metavar="[readings]")
    ] = What.INTAKE,
    from_: Annotated[str, typer.Option("--from", help="First day; default: 30 days ago.")] = "",
    to: Annotated[str, typer.Option("--to", help="Last day; default: today.")] = "",
    csv_: Annotated[
        Path | None, typer.Option("--csv", help="Write it there as CSV; - is standard output.")
    ] = None,
    picture: Annotated[
        Path | None, typer.Option("--picture", help="Forms a week, as a PNG there.")
    ] = None,
) -> None:
    """Why forms come back, how long things take, how clocks are kept."""
    from intake_mailbot import reports
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service.keeping import desks_of
    from intake_mailbot.service.planning_desk import open_quiet_bureau

    to_stderr(warnings_only=True)
    store(context).close()  # says where there is no database yet
    found: list[Table] = []
    with open_quiet_bureau(of(context).settings()) as bureau:
        for office, desk in desks_of(bureau.counters).items():
            one = desk.offices[office]
            period = _period(from_, to, one)
            if what is What.READINGS:
                rows = reports.readings(bureau.store, one, period)
                found.append(_corrections(one.settings.name, period, rows))
                continue
            made = reports.report(bureau.store, one, period)
            found += _tables(made)
            if picture:
                _draw(made, picture)
                picture = None
    if csv_:
        _write(found, csv_)
        return
    for title, heads, rows_ in found:
        columns = [Column(head, None if at else 3) for at, head in enumerate(heads)]
        tables.show(tables.console(narrow=True), columns, rows_, title)


def _period(first: str, last: str, desk: OfficeDesk) -> Period:
    from intake_mailbot.domain.report import Period
    from intake_mailbot.service.wiring import now_utc

    end = _day(last) or now_utc().astimezone(desk.settings.time_zone).date()
    begin = _day(first) or end - _MONTH
    if begin > end:
        raise UsageError(f"{begin} lies after {end}; --from is the first day")
    return Period(begin, end)


def _tables(made: Report) -> tuple[Table, ...]:
    span = f"{made.office}, {made.period.first} to {made.period.last}"
    weeks = [
        (f"week of {one.monday}", one.received, one.accepted, one.returned, one.held)
        for one in made.weeks
    ]
    total = tuple(made.total(name) for name in ("received", "accepted", "returned", "held"))
    return (
        (f"Forms received – {span}", ("when", "received", "accepted", "returned", "held"),
         (*weeks, ("all", *total))),
        ("Why forms went back", ("field", "forms"),
         tuple((one.label or "the whole form", one.forms) for one in made.causes)),
        ("From first receipt to", ("stage", "cases", "median days", "nine of ten within"),
         tuple((one.stage, one.cases, _days(one.median), _days(one.ninety))
               for one in made.milestones)),
        ("Clocks kept", ("clock", "in time", "late", "% in time"),
         tuple((one.what, one.in_time, one.late, one.share) for one in made.kept)),
    )  # fmt: skip


def _corrections(office: str, period: Period, rows: Iterable[Corrected]) -> Table:
    return (
        f"Readings that planners looked at – {office}, {period.first} to {period.last}",
        ("field", "file", "page", "what was done", "times"),
        tuple((one.field, one.source, one.damage, one.kind, one.number) for one in rows),
    )


def _days(span: timedelta) -> str:
    return f"{span / timedelta(days=1):.1f}"


def _write(found: Sequence[Table], path: Path) -> None:
    """Each table with its title in a row before it, an empty row between."""
    text = io.StringIO()
    writer = csv.writer(text)
    for number, (title, heads, rows) in enumerate(found):
        if number:
            writer.writerow(())
        writer.writerow((title,))
        writer.writerow(heads)
        writer.writerows([sheets.plain(value) for value in row] for row in rows)
    if str(path) == "-":
        sys.stdout.write(text.getvalue())
        return
    with writing(path):
        path.write_text(text.getvalue(), encoding="utf-8", newline="")


def _draw(made: Report, path: Path) -> None:
    from intake_mailbot.replies.chart import Bar, bars_png

    bars = [Bar(f"{one.monday:%b} {one.monday.day}", one.received) for one in made.weeks[-16:]]
    with writing(path):
        path.write_bytes(bars_png(bars or [Bar("nothing", 0)]))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"“{text}” is no day; write it as 2026-03-20.") from error
