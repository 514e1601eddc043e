"""``cases``: what planners look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from intake_mailbot import casework
from intake_mailbot.cli import moving, planning, process_view, shapes, sheets, tables
from intake_mailbot.cli.context import print_json, store, writing
from intake_mailbot.cli.evidence import write_evidence
from intake_mailbot.cli.screen import say
from intake_mailbot.cli.sheets import Sheet
from intake_mailbot.cli.tables import Column
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import CaseView

if TYPE_CHECKING:
    from intake_mailbot.store.rows import Kept

app = typer.Typer(
    help="The cases: list them, show one, do what a planner does with it.",
    no_args_is_help=True,
)
planning.register(app)
app.command(moving.move.__name__)(moving.move)

_VERDICTS = {
    Verdict.ACCEPT: "complete",
    Verdict.RETURN: "has errors",
    Verdict.HOLD: "needs a look",
}
"""What was judged of the form, in the words of the mails."""

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
def show(
    context: typer.Context,
    number: str,
    at: Annotated[str, typer.Option("--at", help=planning.AT_HELP)] = "",
    evidence: Annotated[
        Path | None,
        typer.Option("--evidence", help="Write the pictures of what is in doubt into this folder."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """One case: its stage, clocks, tasks, fields, findings, mails and history."""
    opened = store(context)
    if at:
        stood = planning.stood(context, number, at)
        sheet, stands = stood.case, stood.stands
    else:
        sheet, stands = casework.case(opened, number), None
    written = write_evidence(opened, sheet.evidence, evidence) if evidence and sheet else {}
    if as_json:
        print_json(_as_json(sheet) if sheet else None)
        return
    console = tables.console()
    if sheet is None:
        say(f"{number} had not arrived yet.")
        return
    _head(console, sheet.view)
    stands = stands or planning.standing(context, number)
    process_view.show(console, stands, sheet.view.tracking_number, past=bool(at))
    table = Table("field", "value", box=None)
    for name, value in sheet.view.fields.items():
        table.add_row(name, Text("" if value is None else str(value)))
    console.print(table)
    for line in (*_slots(sheet), *_lines(sheet, written)):
        console.print(f"  {line}", markup=False, highlight=False)


def _head(console: Console, view: CaseView) -> None:
    console.print(f"{view.tracking_number}  {view.title}", style="bold", markup=False)
    console.print(
        f"{view.agency} · {view.stage} · {_VERDICTS[view.verdict]} · version {view.version}"
        f" · from {view.sender} · received {view.received:%Y-%m-%d %H:%M %Z}",
        markup=False, highlight=False,
    )  # fmt: skip


def _as_json(sheet: casework.CaseSheet) -> shapes.Json:
    return {**shapes.case(sheet.view), "signatures": shapes.signatures(sheet.signatures)}


def _slots(sheet: casework.CaseSheet) -> Iterator[str]:
    """A line for each signature slot: the verdict, how, by whom, when, where, and why."""
    for name, slot in sheet.signatures.items():
        status = slot.status.value if slot.found_by else "its place was not found"
        how = f" ({slot.kind.value})" if slot.kind else ""
        by = f", by {slot.signer}" if slot.signer else ""
        at = f", {slot.time:%Y-%m-%d %H:%M %Z}" if slot.time else ""
        where = f", {slot.anchor.place}" if slot.anchor and slot.anchor.place else ""
        why = f". {slot.reason}" if slot.reason else ""
        yield f"signature: {name}: {status}{how}{by}{at}{where}{why}"


def _lines(sheet: casework.CaseSheet, written: Mapping[str, Path]) -> Iterator[str]:
    shown = {one.field: one for one in sheet.evidence}
    for finding in sheet.view.findings:
        yield f"{finding.severity.value}: {finding.label}: {finding.message} {finding.mend}"
    for doubt in sheet.doubts:
        sure = sheet.confidence.get(doubt.field)
        read = f" Read: “{doubt.shown}”." if doubt.shown else ""
        how = f" Confidence {sure:.2f}." if sure else ""
        seen = f" {_picture(shown[doubt.field], written)}" if doubt.field in shown else ""
        yield (
            f"to look at: {doubt.field or 'the form'} ({doubt.label}): {doubt.reason}{read}{how}"
            f"{seen}"
        )
    if sheet.doubts and sheet.view.verdict is Verdict.HOLD:
        number = sheet.view.tracking_number
        yield f"    cases confirm {number} ok (or “field: value”, signed, not-signed)"
    for event in sheet.history:
        yield f"{event.at:%Y-%m-%d %H:%M} {event.actor}: {event.text}"
    for mail in sheet.mails:
        yield f"mail of {mail.created:%Y-%m-%d %H:%M} to {mail.to}, {mail.state}: {mail.subject}"


def _picture(one: Kept, written: Mapping[str, Path]) -> str:
    """Where the picture of a place in doubt is to be had."""
    if one.field in written:
        return f"Picture: {written[one.field]}."
    return f"Picture of {one.place}: --evidence FOLDER writes it."


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
        text = sheets.as_csv(Sheet.of(views))
        if output is None:
            sys.stdout.write(text)
        else:
            with writing(output):
                output.write_text(text, encoding="utf-8", newline="")
    elif output is None:
        raise UsageError("An XLSX file is not for the screen; name a file with -o cases.xlsx.")
    else:
        with writing(output):
            output.write_bytes(sheets.as_xlsx(Sheet.of(views)))
