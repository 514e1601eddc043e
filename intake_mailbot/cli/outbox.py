"""``outbox``: mails of ours that wait, are uncertain or failed."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from intake_mailbot import casework
from intake_mailbot.cli import shapes, tables
from intake_mailbot.cli.context import print_json, store
from intake_mailbot.cli.tables import Column

app = typer.Typer(help="The replies: list, retry, discard.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


_COLUMNS = (
    Column("id"),
    Column("state"),
    Column("to", 2),
    Column("about"),
    Column("subject", 3),
    Column("tries"),
    Column("last error", 2, wide_only=True),
)


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """Every reply, oldest first."""
    rows = casework.replies(store(context))
    if as_json:
        print_json([shapes.reply(row) for row in rows])
        return
    shown = (
        (row.id, row.state.value, row.to, row.about, row.subject, row.attempts, row.last_error)
        for row in rows
    )
    tables.show(tables.console(), _COLUMNS, shown)


@app.command()
def retry(context: typer.Context, replies: list[int]) -> None:
    """Send failed or uncertain replies at the next pass; the Message-ID stays the same."""
    from intake_mailbot.service.wiring import now_utc

    opened = store(context)
    for reply in replies:
        casework.send_again(opened, reply, now_utc(), getpass.getuser())
        typer.echo(f"Reply {reply} is sent at the next pass.")


@app.command()
def discard(context: typer.Context, replies: list[int]) -> None:
    """Settle that replies are not sent."""
    from intake_mailbot.service.wiring import now_utc

    opened = store(context)
    for reply in replies:
        casework.discard(opened, reply, now_utc(), getpass.getuser())
        typer.echo(f"Reply {reply} is discarded.")
