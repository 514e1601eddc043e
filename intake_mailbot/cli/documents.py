"""Commands on files: ``read``, ``check``, ``inspect``. They need no settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from form_templates import Form, known_offices, load_office
from intake_mailbot.cli import shapes, tables
from intake_mailbot.cli.context import check_files, file_bytes, print_json
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Judgement, Severity, Verdict
from parsers.errors import ParseError
from parsers.model import ParsedForm, Reading
from parsers.sandbox import Reader

Files = Annotated[list[Path], typer.Argument(help="Word or PDF files.", metavar="FILE...")]
FormId = Annotated[
    str | None, typer.Option("--form", help="Read as this form, or as the form of this folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command("read")(read)
    app.command("check")(check)
    app.command("inspect")(inspect)


def read(files: Files, form: FormId = None, as_json: AsJson = False) -> None:
    """Show what each document says, field by field."""
    check_files(files)
    shown: list[shapes.Json] = []
    failed = False
    with _reader(form) as (reader, form_id):
        for path in _progress(files, as_json=as_json):
            try:
                parsed = reader.read_form(file_bytes(path), form_id=form_id, name=path.name)
            except ParseError as error:
                failed = True
                shown.append(shapes.failure(str(path), error))
                _unless(as_json, f"{path}: {error}\n")
                continue
            shown.append(shapes.profile(str(path), parsed))
            if not as_json:
                _print_reading(path, parsed)
    if as_json:
        print_json(shown)
    raise typer.Exit(1 if failed else 0)


def check(
    files: Files,
    attached: Annotated[
        list[Path] | None,
        typer.Option("--with", help="A file that comes with each of them in the mail."),
    ] = None,
    form: FormId = None,
    on: Annotated[str | None, typer.Option("--on", help="The day to judge by, 2026-03-31.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the verdict and findings an agency would get, each file as if it came alone."""
    today = _day(on)
    check_files((*files, *(attached or ())))
    beside = tuple(path.name for path in attached or ())
    forms = {one.id: one for one in _forms(form)}
    shown: list[shapes.Json] = []
    wrong = False
    with _reader(form) as (reader, form_id):
        for path in _progress(files, as_json=as_json):
            try:
                parsed = reader.read_form(file_bytes(path), form_id=form_id, name=path.name)
            except ParseError as error:
                wrong = True
                shown.append(shapes.failure(str(path), error))
                _unless(as_json, f"{path}: {error}\n")
                continue
            judgement = judge(forms[parsed.form or ""], parsed, beside, today)
            wrong = wrong or judgement.verdict is Verdict.RETURN
            shown.append(_checked(str(path), parsed, judgement))
            if not as_json:
                _print_judgement(path, judgement)
    if as_json:
        print_json(shown)
    raise typer.Exit(1 if wrong else 0)


def inspect(files: Files, as_json: AsJson = False) -> None:
    """Show every form control of any Word or PDF file, whatever the form."""
    check_files(files)
    shown: list[shapes.Json] = []
    failed = False
    with Reader(()) as reader:
        for path in _progress(files, as_json=as_json):
            try:
                source, controls = reader.controls(file_bytes(path), name=path.name)
            except ParseError as error:
                failed = True
                shown.append(shapes.failure(str(path), error))
                _unless(as_json, f"{path}: {error}\n")
                continue
            shown.append(shapes.controls(str(path), source, controls))
            if not as_json:
                _print_controls(path, shown[-1])
    if as_json:
        print_json(shown)
    raise typer.Exit(1 if failed else 0)


def _checked(file: str, parsed: ParsedForm, judgement: Judgement) -> shapes.Json:
    return {
        **shapes.profile(file, parsed),
        "verdict": judgement.verdict.value,
        "findings": [shapes.finding(one) for one in judgement.findings],
    }


@contextmanager
def _reader(form: str | None) -> Iterator[tuple[Reader, str | None]]:
    forms = _forms(form)
    with Reader(forms) as reader:
        yield reader, forms[0].id if form else None


def _forms(form: str | None) -> tuple[Form, ...]:
    names = [form] if form else list(known_offices())
    return tuple(load_office(name).form for name in names)


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--on {text} is no day; write it like 2026-03-31.") from error


def _progress(files: Sequence[Path], *, as_json: bool) -> Iterator[Path]:
    console = Console(stderr=True)
    quiet = as_json or len(files) < 3 or not console.is_terminal
    yield from track(files, "Reading", console=console, disable=quiet, transient=True)


def _unless(as_json: bool, text: str) -> None:
    if not as_json:
        typer.echo(text, nl=False, err=True)


def _print_reading(path: Path, parsed: ParsedForm) -> None:
    table = Table(title=f"{path} – {parsed.form} {parsed.form_version} ({parsed.source.value})")
    for head in ("field", "value", "sure", "found by", "where"):
        table.add_column(head, overflow="fold")
    for name, one in parsed.fields.items():
        where = one.anchor.place if one.anchor else ""
        table.add_row(name, _value(one), f"{one.confidence:.2f}", one.found_by or "–", where)
    for name, slot in parsed.signatures.items():
        how = f"{slot.status.value} ({slot.kind.value})" if slot.kind else slot.status.value
        where = slot.anchor.place if slot.anchor else ""
        table.add_row(name, how, f"{slot.confidence:.2f}", slot.found_by or "–", where)
    console = tables.console(narrow=True)
    console.print(table)
    for warning in parsed.warnings:
        console.print(f"note: {warning}", highlight=False, markup=False)


def _value(one: Reading) -> str:
    if one.value is None:
        return f"(unusable: {one.shown})" if one.shown else ""
    if isinstance(one.value, bool):
        return "yes" if one.value else "no"
    return one.value


def _print_judgement(path: Path, judgement: Judgement) -> None:
    console = tables.console(narrow=True)
    console.print(f"{path}: {judgement.verdict.value}", style="bold", markup=False)
    for one in judgement.findings:
        sign = "✗" if one.severity is Severity.ERROR else "!"
        line = f"  {sign} {one.section} {one.label}: {one.message} {one.mend}"
        console.print(line, highlight=False, markup=False)
    for doubt in judgement.doubts:
        line = f"  ? {doubt.section} {doubt.label}: {doubt.reason}"
        console.print(line, highlight=False, markup=False)


def _print_controls(path: Path, shown: shapes.Json) -> None:
    controls = shown["controls"]
    table = Table(title=f"{path} ({shown['source']})")
    for head in ("name", "title", "kind", "value", "page"):
        table.add_column(head, overflow="fold")
    for one in controls if isinstance(controls, list) else ():
        table.add_row(*(str(one[key] if one[key] is not None else "") for key in (
            "name", "title", "kind", "value", "page")))  # fmt: skip
    tables.console(narrow=True).print(table)
