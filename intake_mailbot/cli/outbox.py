"""``outbox``: mails of ours that wait, are uncertain or failed."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from intake_mailbot import casework
from intake_mailbot.cli import shapes
from intake_mailbot.cli.context import of, print_json
from intake_mailbot.store.unit import Store

app = typer.Typer(help="The replies: list, retry, discard.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def _store(context: typer.Context) -> Store:
    from intake_mailbot.service import open_store

    return open_store(of(context).settings())


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """Every reply, oldest first."""
    rows = casework.replies(_store(context))
    if as_json:
        print_json([shapes.reply(row) for row in rows])
        return
    table = Table("id", "state", "to", "about", "subject", "tries", "last error")
    for row in rows:
        table.add_row(
            str(row.id), row.state.value, row.to, row.about, row.subject, str(row.attempts),
            row.last_error,
        )  # fmt: skip
    Console().print(table)


@app.command()
def retry(context: typer.Context, replies: list[int]) -> None:
    """Send failed or uncertain replies at the next pass; the Message-ID stays the same."""
    from intake_mailbot.service.wiring import now_utc

    store = _store(context)
    for reply in replies:
        casework.send_again(store, reply, now_utc(), getpass.getuser())
        typer.echo(f"Reply {reply} is sent at the next pass.")


@app.command()
def discard(context: typer.Context, replies: list[int]) -> None:
    """Settle that replies are not sent."""
    from intake_mailbot.service.wiring import now_utc

    store = _store(context)
    for reply in replies:
        casework.discard(store, reply, now_utc(), getpass.getuser())
        typer.echo(f"Reply {reply} is discarded.")
