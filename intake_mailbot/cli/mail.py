"""``mail``: the ledger of messages."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from intake_mailbot import casework
from intake_mailbot.cli import shapes, tables
from intake_mailbot.cli.context import of, print_json, store
from intake_mailbot.cli.screen import say
from intake_mailbot.cli.tables import Column

app = typer.Typer(help="The messages: list, show, retry, release.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


_COLUMNS = (
    Column("id"),
    Column("kind"),
    Column("state"),
    Column("from", 2),
    Column("subject", 3),
    Column("case"),
    Column("reason", 3, wide_only=True),
)


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """Every message, oldest first."""
    rows = casework.messages(store(context))
    if as_json:
        print_json([shapes.message(row) for row in rows])
        return
    shown = (
        (row.id, row.kind.value if row.kind else "", row.state.value, row.sender, row.subject,
         tables.first_of(row.tracking_numbers), row.reason)
        for row in rows
    )  # fmt: skip
    tables.show(tables.console(), _COLUMNS, shown)


@app.command()
def show(context: typer.Context, message: int, as_json: AsJson = False) -> None:
    """One message and what happened to it."""
    row, events = casework.message(store(context), message)
    if as_json:
        print_json(shapes.message(row))
        return
    console = tables.console()
    for key, value in shapes.message(row).items():
        console.print(f"{key}: {value}", markup=False, highlight=False)
    for event in events:
        line = f"  {event.at:%Y-%m-%d %H:%M} {event.actor}: {event.text}"
        console.print(line, markup=False, highlight=False)


@app.command()
def retry(context: typer.Context, messages: list[int]) -> None:
    """Work on held or quarantined messages again at the next pass."""
    from intake_mailbot.service.wiring import now_utc

    opened = store(context)
    for message in messages:
        casework.retry(opened, message, now_utc(), getpass.getuser())
        typer.echo(f"Mail {message} is worked on again at the next pass.")


@app.command()
def release(
    context: typer.Context,
    message: int,
    lines: Annotated[
        list[str] | None,
        typer.Argument(
            help="For a held case: ok (the default), signed, not-signed, or “field: value”.",
            metavar="[WHAT]…",
        ),
    ] = None,
) -> None:
    """Let a held or quarantined message go on: you vouch for its sender, or for what was read."""
    from intake_mailbot import releasing
    from intake_mailbot.service.planning_desk import open_message_desk
    from intake_mailbot.service.wiring import now_utc

    said = tuple(line.replace("not-signed", "not signed") for line in lines or ())
    store(context).close()  # says where there is no database yet
    with open_message_desk(of(context).settings(), message) as desk:
        say(releasing.release(desk, message, said, now_utc(), getpass.getuser()))
