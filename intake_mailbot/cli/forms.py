"""``forms``: the offices known, their blank forms, their checks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from form_templates import known_offices, load_office
from intake_mailbot.cli import tables
from intake_mailbot.cli.context import writing
from intake_mailbot.cli.tables import Column
from intake_mailbot.domain.errors import UsageError

app = typer.Typer(help="The forms: list, build, validate, diagram.", no_args_is_help=True)


_COLUMNS = (
    Column("id"),
    Column("title", 1),
    Column("version"),
    Column("fields"),
    Column("folder", 2, wide_only=True),
)


@app.command("list")
def list_() -> None:
    """The forms that come with this installation."""
    offices = [load_office(name) for name in known_offices()]
    rows = (
        (o.form.id, o.form.title, o.form.version, len(o.form.fields), o.folder) for o in offices
    )
    tables.show(tables.console(), _COLUMNS, rows)


@app.command()
def build(
    form: Annotated[str, typer.Argument(help="A form's id, or the path of a folder.")],
    into: Annotated[
        Path | None, typer.Option("-o", "--into", help="The folder to write to; else the form's.")
    ] = None,
) -> None:
    """Write the blank Word and PDF forms and their layout."""
    from form_templates.builders.office import build_office

    office = load_office(form)
    folder = into or office.folder
    folder.mkdir(parents=True, exist_ok=True)
    for path in build_office(office, folder):
        typer.echo(str(path))


@app.command()
def validate(
    forms: Annotated[list[str], typer.Argument(help="Ids or folders.", metavar="FORM...")],
) -> None:
    """Check folders; every error with its file, line and mend."""
    from intake_mailbot.replies.template_check import check_folder

    wrong = False
    for name in forms:
        errors = check_folder(name)
        for error in errors:
            wrong = True
            typer.echo(str(error), err=True)
        if not errors:
            typer.echo(f"{name}: no errors.")
    raise typer.Exit(1 if wrong else 0)


@app.command()
def diagram(
    form: Annotated[str, typer.Argument(help="A form's id, or the path of a folder.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A .svg picture or a .mmd Mermaid file; else Mermaid."),
    ] = None,
) -> None:
    """Draw the process: Mermaid to standard output, or a picture to a file."""
    from form_templates.diagrams import mermaid, svg

    office = load_office(form)
    if output is None:
        typer.echo(mermaid(office.process.flow), nl=False)
        return
    if output.suffix.lower() not in {".svg", ".mmd"}:
        raise UsageError(f"{output} is neither a .svg nor a .mmd file; name it so.")
    picture = output.suffix.lower() == ".svg"
    drawn = svg(office.process.flow, office.form.title) if picture else mermaid(office.process.flow)
    with writing(output):
        output.write_text(drawn, encoding="utf-8")
