"""``annotate``: a file with a note at each finding."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake_mailbot.cli.context import file_bytes, of, writing
from intake_mailbot.cli.documents import FormId, OnDay, With, day, forced, offices_of, reader_of
from intake_mailbot.cli.screen import say
from intake_mailbot.domain.errors import UsageError
from parsers.errors import ParseError
from parsers.model import Annotated as Copy


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("annotate")(annotate)


def annotate(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A Word or PDF file, or a scan.", metavar="FILE")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where the copy is written.")],
    attached: With = None,
    form: FormId = None,
    on: OnDay = None,
) -> None:
    """Write a copy of a form with a comment or note at each finding."""
    from intake_mailbot.intake.checking import checked, companions  # the rooms behind start slowly
    from intake_mailbot.replies.annotating import notes_for

    data, today = file_bytes(file), day(on)
    if out.resolve() == file.resolve():
        raise UsageError(f"{out} is the file itself; name another for the copy.")
    beside = [(path.name, file_bytes(path)) for path in attached or ()]
    offices = offices_of(form)
    with reader_of(offices, of(context).signature_roots()) as reader:
        come_with = companions(reader, beside, offices)
        try:
            own = reader.read_form(data, form_id=forced(form, offices), name=file.name)
            parsed, judgement = checked(own, offices, come_with, today, name=file.name)
            office = offices[parsed.form or ""]
            notes = notes_for(
                office.form, own, judgement, name=file.name, author=office.form.title,
                at=datetime.now(UTC),
            )  # fmt: skip
            copy = reader.annotate(data, notes)
        except ParseError as error:
            say(f"{file}: {error}", err=True)
            raise typer.Exit(1) from error
    target = out.with_suffix(copy.suffix) if copy.apart or copy.scan else out
    if target.resolve() == file.resolve():
        raise UsageError(f"{target} is the file itself; name another for the copy.")
    with writing(target):
        target.write_bytes(copy.data)
    typer.echo(_said(target, len(notes.notes), copy))


def _said(target: Path, count: int, copy: Copy) -> str:
    notes = f"{count} note{'' if count == 1 else 's'}"
    if copy.scan:
        return f"{target}: {notes} on the pages of the scan, and a page before them that sums up."
    if copy.apart:
        return f"{target}: {notes} on a sheet of their own; the file is signed and was not altered."
    return f"{target}: {notes}."
