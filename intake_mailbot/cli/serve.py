"""``run``, ``poll`` and ``doctor``: the service, one pass of it, and what ails it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from intake_mailbot.cli import tables
from intake_mailbot.cli.context import of

if TYPE_CHECKING:
    from intake_mailbot.service import Bureau
    from intake_mailbot.service.health import Health


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command("run")(run)
    app.command("poll")(poll)
    app.command("doctor")(doctor)


def run(context: typer.Context) -> None:
    """Wait for mail, answer it, keep the cases – until stopped."""
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service import open_bureau
    from intake_mailbot.service import run as serve

    settings = of(context).settings()
    to_stderr()
    with open_bureau(settings) as bureau, _watched(bureau) as health:
        hung = serve(bureau, health=health)
        if hung:
            # A server or a file keeps them; a hard end loses nothing, the ledger has it all.
            typer.echo(f"Left unfinished: {', '.join(hung)}.", err=True)
            os._exit(0)


@contextmanager
def _watched(bureau: Bureau) -> Iterator[Health]:
    """The service's health, with its page where the settings name a port."""
    from intake_mailbot.service.health import Health

    health, port = Health(bureau.clock), bureau.settings.service.health_port
    if not port:
        yield health
        return
    from intake_mailbot.service.health_page import serving

    with serving(port, health, bureau.store.open_rows):
        yield health


def poll(
    context: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing when all is well.")] = False,
) -> None:
    """One pass over the mailbox and the outbox, then exit. Sends replies, never digests."""
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service import open_bureau
    from intake_mailbot.service import poll as pass_over

    settings = of(context).settings()
    to_stderr(warnings_only=True)
    console = Console(stderr=True)
    with open_bureau(settings) as bureau, console.status("Looking for mail …") as status:
        count = 0

        def seen(_: object) -> None:
            nonlocal count
            count += 1
            status.update(f"Working on the mail … {count} done")

        done = pass_over(bureau, seen)
    if quiet:
        return
    kinds = Counter(one.kind.value for each in done for one in each.processed)
    said = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    typer.echo(
        f"{sum(each.claimed for each in done)} new, {sum(kinds.values())} worked on"
        f"{f' ({said})' if said else ''}, {sum(each.sent for each in done)} replies sent,"
        f" {sum(each.filed for each in done)} filed."
    )


def doctor(context: typer.Context) -> None:
    """Try each part of the configuration for real, and say what to mend."""
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service.doctor import examine

    settings = of(context).settings()
    to_stderr(warnings_only=True)
    wrong = False
    console = tables.console()
    for one in examine(settings):
        wrong = wrong or one.sign == "✗"
        line = f"{one.sign} {one.part}: {one.said}"
        console.print(Text(line), soft_wrap=not console.is_terminal)
    raise typer.Exit(1 if wrong else 0)
