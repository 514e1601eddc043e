"""``data``: one person's data, exported or erased, and retention."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake_mailbot.cli.context import of, store
from intake_mailbot.cli.telling import telling
from intake_mailbot.domain.errors import UsageError

if TYPE_CHECKING:
    from intake_mailbot.care.erasing import Plan
    from intake_mailbot.care.retaining import Terms
    from intake_mailbot.domain.redacting import Impersonal
    from intake_mailbot.settings.model import RetentionSettings

app = typer.Typer(help="Data care: export, erase, retain.", no_args_is_help=True)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="The person's mail address.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command()
def export(
    context: typer.Context,
    address: Address,
    output: Annotated[Path, typer.Option("--output", "-o", help="A new zip file.")],
) -> None:
    """Write everything about one person into a zip: data.json, their mails, our replies."""
    from intake_mailbot.care.exporting import export as write
    from intake_mailbot.service.wiring import now_utc

    opened = store(context)
    try:
        with telling("Writing") as told:
            made = write(opened, address, output, now_utc(), told)
    finally:
        opened.close()
    typer.echo(f"{output}: {made.cases} cases, {made.mails} mails, {made.replies} replies.")
    if made.missing:
        typer.echo(f"Of {made.missing} mails the bytes are not kept any more.")


@app.command()
def erase(
    context: typer.Context,
    address: Address,
    also: Annotated[
        list[str] | None,
        typer.Option("--also", help="A further word about the person (a name, a phone)."),
    ] = None,
    with_open: Annotated[
        bool, typer.Option("--open", help="In cases that are still open, too.")
    ] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Erase what is kept about one person; numbers, dates and counts stay."""
    from intake_mailbot.care import erasing
    from intake_mailbot.service.wiring import now_utc

    impersonal = _impersonal(context)
    opened = store(context)
    try:
        with telling("Looking") as told:
            planned = erasing.plan(opened, address, also or (), told)
        _show(planned)
        if dry_run:
            typer.echo("Nothing was changed (--dry-run).")
            return
        _confirm("Erase all of it? It cannot be undone.", yes=yes)
        with telling("Erasing") as told:
            files = erasing.erase(
                opened, planned, now_utc(), getpass.getuser(),
                impersonal=impersonal, with_open=with_open, told=told,
            )  # fmt: skip
    finally:
        opened.close()
    typer.echo(f"Erased. {files} files were removed.")
    for folder, number in sorted(planned.folders.items()):
        typer.echo(f"In the mailbox, {number} lie in {folder}: remove them there yourself.")
    typer.echo("Backups taken before hold it still.")


@app.command()
def retain(context: typer.Context, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Remove what is older than the settings allow, as the service does each night."""
    from intake_mailbot.care import retaining
    from intake_mailbot.service.wiring import now_utc

    terms = _terms(of(context).settings().retention)
    if terms == retaining.Terms():
        raise UsageError("nothing is ever removed; set mail_days or personal_days in [retention]")
    impersonal = _impersonal(context)
    opened, now = store(context), now_utc()
    try:
        for step, aged in retaining.overdue(opened, terms, now):
            what = "what is about people" if step.personal else "mails as they came"
            typer.echo(
                f"{what}, older than {step.days} days: {aged.mails} mails, {aged.replies} replies,"
                f" {aged.cases} cases."
            )
        if dry_run:
            typer.echo("Nothing was changed (--dry-run).")
            return
        _confirm("Remove it? It cannot be undone.", yes=yes)
        with telling("Removing") as told:
            done = retaining.retain(
                opened, terms, now, impersonal=impersonal, actor=getpass.getuser(), told=told
            )
    finally:
        opened.close()
    typer.echo(f"Done: {done.mails} mails, {done.replies} replies, {done.cases} cases.")


def _terms(settings: RetentionSettings) -> Terms:
    from intake_mailbot.care.retaining import Terms

    return Terms(settings.mail_days, settings.personal_days)


def _impersonal(context: typer.Context) -> Impersonal:
    """The fields in which people stand, as the configured offices' forms say."""
    from form_templates import load_office
    from intake_mailbot.care.personal import impersonal_fields

    names = dict.fromkeys(form for one in of(context).settings().offices for form in one.forms)
    return impersonal_fields(load_office(name, messages=False) for name in names)


def _show(planned: Plan) -> None:
    person = planned.person
    typer.echo(
        f"{person.address}: {len(person.mails)} mails, {len(planned.replies)} replies,"
        f" {len(person.cases)} cases ({len(person.own_cases)} of them all theirs)."
    )
    if person.open_cases:
        typer.echo(f"Still open: {', '.join(person.open_cases)}.")


def _confirm(question: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here; look with --dry-run, then add --yes")
    typer.confirm(question, abort=True)
