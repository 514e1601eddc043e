"""``mail``: the ledger of messages."""

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

app = typer.Typer(help="The messages: list, show, retry.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def _store(context: typer.Context) -> Store:
    from intake_mailbot.service import open_store

    return open_store(of(context).settings())


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """Every message, oldest first."""
    rows = casework.messages(_store(context))
    if as_json:
        print_json([shapes.message(row) for row in rows])
        return
    table = Table("id", "kind", "state", "from", "subject", "case", "reason")
    for row in rows:
        table.add_row(
            str(row.id), row.kind.value if row.kind else "", row.state.value, row.sender,
            row.subject, ", ".join(row.tracking_numbers), row.reason,
        )  # fmt: skip
    Console().print(table)


@app.command()
def show(context: typer.Context, message: int, as_json: AsJson = False) -> None:
    """One message and what happened to it."""
    row, events = casework.message(_store(context), message)
    if as_json:
        print_json(shapes.message(row))
        return
    console = Console()
    for key, value in shapes.message(row).items():
        console.print(f"{key}: {value}", markup=False, highlight=False)
    for event in events:
        line = f"  {event.at:%Y-%m-%d %H:%M} {event.actor}: {event.text}"
        console.print(line, markup=False, highlight=False)


@app.command()
def retry(context: typer.Context, messages: list[int]) -> None:
    """Work on held or quarantined messages again at the next pass."""
    from intake_mailbot.service.wiring import now_utc

    store = _store(context)
    for message in messages:
        casework.retry(store, message, now_utc(), getpass.getuser())
        typer.echo(f"Mail {message} is worked on again at the next pass.")
