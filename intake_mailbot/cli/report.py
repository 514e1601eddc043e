"""``report``: why forms come back, time to milestones, clocks kept; how readings were corrected."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake_mailbot.cli import sheets, tables
from intake_mailbot.cli.context import of, store, writing
from intake_mailbot.cli.days import day_of
from intake_mailbot.cli.report_tables import Table, corrections, tables_of
from intake_mailbot.cli.tables import Column
from intake_mailbot.domain.errors import UsageError

if TYPE_CHECKING:
    from intake_mailbot.domain.report import Period, Report
    from intake_mailbot.intake.desk import OfficeDesk

_MONTH = timedelta(days=30)


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
    office: Annotated[
        str, typer.Option("--office", help="One office, by its folder. Default: all.")
    ] = "",
    csv_: Annotated[
        Path | None, typer.Option("--csv", help="Write it there as CSV; - is standard output.")
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture", help="Forms a week, as a PNG there; of several offices, one each."
        ),
    ] = None,
) -> None:
    """Why forms come back, how long things take, how clocks are kept."""
    from intake_mailbot import reports
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.digest.parts import headings
    from intake_mailbot.service.keeping import desks_of
    from intake_mailbot.service.planning_desk import open_quiet_bureau

    to_stderr(warnings_only=True)
    if picture and what is What.READINGS:
        raise UsageError("There is no picture of readings; leave --picture out.")
    store(context).close()  # says where there is no database yet
    found: list[Table] = []
    with open_quiet_bureau(of(context).settings()) as bureau:
        every = {name: desk.offices[name] for name, desk in desks_of(bureau.counters).items()}
        chosen = _chosen(every, office)
        for name, title in headings(chosen.values()).items():
            desk, period = chosen[name], _period(from_, to, chosen[name])
            if what is What.READINGS:
                rows = reports.readings(bureau.store, desk, period)
                found.append(corrections(title, period, rows))
                continue
            made = replace(reports.report(bureau.store, desk, period), office=title)
            found += tables_of(made)
            if picture:
                _draw(made, _named(picture, name) if len(chosen) > 1 else picture)
    _write(found, csv_) if csv_ else _show(found)


def _chosen(every: Mapping[str, OfficeDesk], office: str) -> Mapping[str, OfficeDesk]:
    """The offices to report on, by the names of their folders. Raises UsageError."""
    if not office:
        return every
    if office not in every:
        from intake_mailbot.settings.keys import nearest

        near = nearest(office, tuple(every))
        meant = f" Did you mean “{near}”?" if near else ""
        raise UsageError(f"There is no office “{office}”; there are: {', '.join(every)}.{meant}")
    return {office: every[office]}


def _period(first: str, last: str, desk: OfficeDesk) -> Period:
    from intake_mailbot.domain.report import Period
    from intake_mailbot.service.wiring import now_utc

    end = day_of(last) or now_utc().astimezone(desk.settings.time_zone).date()
    begin = day_of(first) or end - _MONTH
    if begin > end:
        raise UsageError(
            f"{begin} lies after {end}: --from is the first day, --to the last (default: today)."
        )
    return Period(begin, end)


def _named(path: Path, office: str) -> Path:
    """Where the picture of one of several offices goes."""
    return path.with_stem(f"{path.stem}-{office}")


def _draw(made: Report, path: Path) -> None:
    from intake_mailbot.replies.report_chart import report_png

    with writing(path):
        path.write_bytes(report_png(made))


def _show(found: Sequence[Table]) -> None:
    for table in found:
        columns = [Column(head, None if at else 3) for at, head in enumerate(table.heads)]
        to = tables.console(narrow=True)
        if table.rows:
            tables.show(to, columns, table.rows, table.title)
        else:
            to.print(table.title, style="bold")
            to.print(f"\n{table.empty}\n")


def _write(found: Sequence[Table], path: Path) -> None:
    """Each table with its title in a row before it, an empty row between.

    A table without rows has a row that says why.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    for number, table in enumerate(found):
        if number:
            writer.writerow(())
        writer.writerow((sheets.plain(table.title),))
        writer.writerow(table.heads)
        rows = table.rows or ((table.empty,),)
        writer.writerows([sheets.plain(value) for value in row] for row in rows)
    if str(path) == "-":
        sys.stdout.write(text.getvalue())
        return
    with writing(path):
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
