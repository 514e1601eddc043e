"""``forms``: the offices known, their blank forms, their checks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from form_templates import check_office, known_offices, load_office, office_folder
from intake_mailbot.cli import tables
from intake_mailbot.cli.tables import Column

app = typer.Typer(help="The forms: list, build, validate.", no_args_is_help=True)


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
    from intake_mailbot.replies.template_check import check_messages

    wrong = False
    for name in forms:
        errors = check_office(office_folder(name)) or check_messages(load_office(name))
        for error in errors:
            wrong = True
            typer.echo(str(error), err=True)
        if not errors:
            typer.echo(f"{name}: no errors.")
    raise typer.Exit(1 if wrong else 0)
