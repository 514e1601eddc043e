"""Commands on files: ``read``, ``check``, ``inspect``.

They need no settings; where there are some, their signature roots are trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from form_templates import Field, Form, Office, known_offices, load_office
from intake_mailbot.cli import shapes, tables
from intake_mailbot.cli.context import file_bytes, of, print_json
from intake_mailbot.cli.screen import say
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Doubt, Judgement, Severity, Verdict
from intake_mailbot.domain.prompts import is_prompt
from parsers.errors import NoFormError, ParseError
from parsers.model import ParsedForm, Reading, Roots
from parsers.sandbox import Reader

Files = Annotated[
    list[Path], typer.Argument(help="Word or PDF files, scans, pictures.", metavar="FILE...")
]
FormId = Annotated[
    str | None, typer.Option("--form", help="Read as this form, or as the form of this folder.")
]
With = Annotated[
    list[Path] | None,
    typer.Option("--with", help="A file that comes with each of them in the mail; once for each."),
]
OnDay = Annotated[str | None, typer.Option("--on", help="The day to judge by, 2026-03-31.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]

_MANY = 4
"""From so many times on, one reason is said once for all."""


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command("read")(read)
    app.command("check")(check)
    app.command("inspect")(inspect)


def read(
    context: typer.Context, files: Files, form: FormId = None, as_json: AsJson = False
) -> None:
    """Show what each document says, field by field."""
    report = _Report(as_json)
    offices = offices_of(form)
    with reader_of(offices, of(context).signature_roots()) as reader:
        for path, data in report.over(files):
            with report.failing(path):
                parsed = reader.read_form(data, form_id=forced(form, offices), name=path.name)
                report.add(shapes.profile(str(path), parsed))
                if not as_json:
                    _print_reading(path, parsed, offices[parsed.form or ""].form)
    report.end()


def check(
    context: typer.Context,
    files: Files,
    attached: With = None,
    form: FormId = None,
    on: OnDay = None,
    as_json: AsJson = False,
) -> None:
    """Show the verdict and findings an agency would get, each file as if it came alone.

    Files that come with it in the mail, other pages of it above all, are named by --with.
    """
    today = day(on)
    beside = [(path.name, file_bytes(path)) for path in attached or ()]
    report = _Report(as_json)
    offices = offices_of(form)
    with reader_of(offices, of(context).signature_roots()) as reader:
        for path, data in report.over(files):
            with report.failing(path):
                file, form_id = (path.name, data), forced(form, offices)
                parsed, judgement = _checked(reader, file, beside, offices, today, form_id)
                wrong = judgement.verdict is Verdict.RETURN
                report.add(_sheet(str(path), parsed, judgement), wrong=wrong)
                if not as_json:
                    _print_judgement(path, judgement)
    report.end()


def inspect(files: Files, as_json: AsJson = False) -> None:
    """Show every form control of any Word or PDF file, whatever the form."""
    report = _Report(as_json)
    with Reader(()) as reader:
        for path, data in report.over(files):
            with report.failing(path):
                source, controls = reader.controls(data, name=path.name)
                shown = shapes.controls(str(path), source, controls)
                report.add(shown)
                if not as_json:
                    _print_controls(path, shown)
    report.end()


@dataclass
class _Report:
    """What is printed of many files: one that fails is named and stops no other.

    ``code`` is the exit code: 1 where something is wrong with a file, 2 where one that was named
    is not there or cannot be opened.
    """

    as_json: bool
    shown: list[shapes.Json] = field(default_factory=list)
    code: int = 0

    def over(self, files: Sequence[Path]) -> Iterator[tuple[Path, bytes]]:
        """Each file with its content, but those that cannot be opened."""
        for path in _progress(files, as_json=self.as_json):
            try:
                data = file_bytes(path)
            except UsageError as error:
                self.code = 2
                self.shown.append(shapes.unopened(str(path), str(error)))
                say(f"intake-mailbot: {error}", err=True)
            else:
                yield path, data

    @contextmanager
    def failing(self, path: Path) -> Iterator[None]:
        """Notes an error in reading ``path``."""
        try:
            yield
        except ParseError as error:
            self.add(shapes.failure(str(path), error), wrong=True)
            if not self.as_json:
                say(f"{path}: {error}", err=True)

    def add(self, shown: shapes.Json, *, wrong: bool = False) -> None:
        """What is said of one file, and whether something is wrong with it."""
        self.shown.append(shown)
        self.code = max(self.code, int(wrong))

    def end(self) -> NoReturn:
        """Print the document and leave with the code."""
        if self.as_json:
            print_json(self.shown)
        raise typer.Exit(self.code)


def _checked(
    reader: Reader,
    file: tuple[str, bytes],
    beside: Sequence[tuple[str, bytes]],
    offices: Mapping[str, Office],
    today: date,
    form_id: str | None,
) -> tuple[ParsedForm, Judgement]:
    """The profile in ``file`` and the verdict on it, as a mail with ``beside`` would get it.

    Where no profile is found in such a mail, the file is read by itself, and says why not, or is
    read as the form ``form_id``. A file that is no form may hold one, as in a mail.
    """
    from intake_mailbot.intake.checking import (  # the rooms behind start slowly
        checked,
        checked_in_mail,
        companions,
    )

    found = checked_in_mail(reader, file, beside, offices, today) if beside else None
    if found:
        return found
    name, data = file
    try:
        parsed = reader.read_form(data, form_id=form_id, name=name)
    except NoFormError:
        if held := checked_in_mail(reader, file, (), offices, today):
            return held
        raise
    return checked(parsed, offices, companions(reader, beside, offices), today, name=name)


def _sheet(file: str, parsed: ParsedForm, judgement: Judgement) -> shapes.Json:
    return {
        **shapes.profile(file, parsed),
        "verdict": judgement.verdict.value,
        "findings": [shapes.finding(one) for one in judgement.findings],
    }


def reader_of(offices: Mapping[str, Office], roots: Roots) -> Reader:
    """What reads files as the forms of ``offices``, in a child process."""
    return Reader(tuple(office.form for office in offices.values()), roots=roots)


def offices_of(form: str | None) -> dict[str, Office]:
    """The office of ``form``, or all that are known, by the id of their form."""
    names = [form] if form else known_offices()
    loaded = (load_office(name, messages=False) for name in names)
    return {office.form.id: office for office in loaded}


def forced(form: str | None, offices: Mapping[str, Office]) -> str | None:
    """The id of the form that every file is read as, None where it is to be found out."""
    return next(iter(offices)) if form else None


def day(text: str | None) -> date:
    """The day to judge by, today where none is given. Raises UsageError."""
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


def _print_reading(path: Path, parsed: ParsedForm, form: Form) -> None:
    table = Table(title=f"{path} – {parsed.form} {parsed.form_version} ({parsed.source.value})")
    for head in ("field", "value", "sure", "found by", "where"):
        table.add_column(head, overflow="fold")
    for name, one in parsed.fields.items():
        where = one.anchor.place if one.anchor else ""
        table.add_row(
            name, _value(form[name], one), f"{one.confidence:.2f}", one.found_by or "–", where
        )
    for name, slot in parsed.signatures.items():
        how = f"{slot.status.value} ({slot.kind.value})" if slot.kind else slot.status.value
        where = slot.anchor.place if slot.anchor else ""
        table.add_row(name, how, f"{slot.confidence:.2f}", slot.found_by or "–", where)
    console = tables.console(narrow=True)
    console.print(table)
    for warning in parsed.warnings:
        console.print(f"note: {warning}", highlight=False, markup=False)


def _value(asked: Field, one: Reading) -> str:
    """What was read; nothing where the blank's own prompt is all that stands there."""
    if one.value is None:
        return "" if is_prompt(asked, one.shown) else f"(unusable: {one.shown})"
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
    for line in _doubt_lines(judgement.doubts):
        console.print(line, highlight=False, markup=False)


def _doubt_lines(doubts: Sequence[Doubt]) -> Iterator[str]:
    """A line for each place in doubt; a reason that many share is said once, before them."""
    counted = Counter(doubt.reason for doubt in doubts if doubt.field)
    shared = {reason for reason, times in counted.items() if times >= _MANY}
    for reason in [one for one in counted if one in shared]:
        yield f"  ? {counted[reason]} places: {reason}"
        for doubt in doubts:
            if doubt.field and doubt.reason == reason:
                yield f"      {doubt.section} {doubt.label}"
    for doubt in doubts:
        if not doubt.field or doubt.reason not in shared:
            yield f"  ? {doubt.section} {doubt.label}: {doubt.reason}"


def _print_controls(path: Path, shown: shapes.Json) -> None:
    controls = shown["controls"]
    table = Table(title=f"{path} ({shown['source']})")
    for head in ("name", "title", "kind", "value", "page"):
        table.add_column(head, overflow="fold")
    for one in controls if isinstance(controls, list) else ():
        table.add_row(*(str(one[key] if one[key] is not None else "") for key in (
            "name", "title", "kind", "value", "page")))  # fmt: skip
    tables.console(narrow=True).print(table)
