"""``cases``: what planners look at."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from intake_mailbot import casework
from intake_mailbot.cli import shapes, tables
from intake_mailbot.cli.context import print_json, store, writing
from intake_mailbot.cli.tables import Column
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseView

app = typer.Typer(help="The cases: list, show, export.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


class Format(StrEnum):
    """What ``export`` can write."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


_COLUMNS = (
    Column("number"),
    Column("stage"),
    Column("received"),
    Column("title", 3),
    Column("agency", 2),
    Column("next due"),
)


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """All cases, oldest first."""
    views = casework.cases(store(context))
    if as_json:
        print_json([shapes.case(view) for view in views])
        return
    rows = (
        (view.tracking_number, view.stage, f"{view.received:%Y-%m-%d}", view.title, view.agency,
         _next_due(view))
        for view in views
    )  # fmt: skip
    tables.show(tables.console(), _COLUMNS, rows)


def _next_due(view: CaseView) -> str:
    days: list[date] = [due.day for due in view.deadlines if due.done is None]
    return min(days).isoformat() if days else ""


@app.command()
def show(context: typer.Context, number: str, as_json: AsJson = False) -> None:
    """One case: its fields, findings, clocks and history."""
    sheet = casework.case(store(context), number)
    if as_json:
        print_json(shapes.case(sheet.view))
        return
    console, view = tables.console(), sheet.view
    console.print(f"{view.tracking_number}  {view.title}", style="bold", markup=False)
    console.print(
        f"{view.agency} · {view.stage} · version {view.version} · from {view.sender}"
        f" · received {view.received:%Y-%m-%d %H:%M %Z}",
        markup=False, highlight=False,
    )  # fmt: skip
    for due in view.deadlines:
        done = " (done)" if due.done else ""
        console.print(f"  due {due.day}: {due.what}{done}", markup=False, highlight=False)
    table = Table("field", "value", box=None)
    for name, value in view.fields.items():
        table.add_row(name, Text("" if value is None else str(value)))
    console.print(table)
    for finding in view.findings:
        line = f"  {finding.severity.value}: {finding.label}: {finding.message} {finding.mend}"
        console.print(line, markup=False, highlight=False)
    for doubt in sheet.doubts:
        line = f"  to look at: {doubt.label}: {doubt.reason}"
        console.print(line, markup=False, highlight=False)
    for event in sheet.history:
        line = f"  {event.at:%Y-%m-%d %H:%M} {event.actor}: {event.text}"
        console.print(line, markup=False, highlight=False)


@app.command()
def export(
    context: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help="json, csv or xlsx.")] = Format.JSON,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write it there.")] = None,
) -> None:
    """All cases, to standard output or a file."""
    views = casework.cases(store(context))
    if format_ is Format.JSON:
        if output is None:
            print_json([shapes.case(view) for view in views])
            return
        import json

        text = json.dumps([shapes.case(view) for view in views], indent=2, ensure_ascii=False)
        with writing(output):
            output.write_text(text + "\n", encoding="utf-8")
    elif format_ is Format.CSV:
        text = _csv(views)
        if output is None:
            sys.stdout.write(text)
        else:
            with writing(output):
                output.write_text(text, encoding="utf-8", newline="")
    elif output is None:
        raise UsageError("An XLSX file is not for the screen; name a file with -o cases.xlsx.")
    else:
        with writing(output):
            _xlsx(views, output)


_HEAD = ("tracking_number", "office", "stage", "verdict", "title", "agency", "sender", "received",
         "version")  # fmt: skip


def _rows(views: tuple[CaseView, ...]) -> tuple[list[str], list[list[object]]]:
    fields = list(dict.fromkeys(name for view in views for name in view.fields))
    rows: list[list[object]] = []
    for view in views:
        shape = shapes.case(view)
        rows.append([shape[key] for key in _HEAD] + [view.fields.get(name) for name in fields])
    return [*_HEAD, *fields], rows


def _safe(value: object) -> object:
    """A text that a spreadsheet would take for a formula is marked as text."""
    starts = isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}
    return f"'{value}" if starts else value


def _csv(views: tuple[CaseView, ...]) -> str:
    head, rows = _rows(views)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return text.getvalue()


def _xlsx(views: tuple[CaseView, ...], output: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.utils.exceptions import IllegalCharacterError

    head, rows = _rows(views)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cases")
    sheet.append(head)
    for row in rows:
        try:
            sheet.append([_safe(value) for value in row])
        except IllegalCharacterError:
            sheet.append([_printable(value) for value in row])
    content = io.BytesIO()
    book.save(content)
    output.write_bytes(content.getvalue())


def _printable(value: object) -> object:
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c.isprintable() or c == "\n")
