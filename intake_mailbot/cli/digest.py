"""``digest``: what planners are told tonight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from intake_mailbot.cli import tables
from intake_mailbot.cli.context import of, store
from intake_mailbot.domain.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from intake_mailbot.digest import Bulletin
    from intake_mailbot.service import Bureau


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("digest")(digest)


def digest(
    context: typer.Context,
    on: Annotated[
        str, typer.Option("--on", help="The date that it is for: 2026-03-20. Default: today.")
    ] = "",
    send: Annotated[
        bool, typer.Option("--send", help="Send it to the planners, once a date.")
    ] = False,
) -> None:
    """Tonight's digest, to the screen or out."""
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service.keeping import bulletins
    from intake_mailbot.service.planning_desk import open_quiet_bureau

    to_stderr(warnings_only=True)
    day = _day(on)
    store(context).close()  # says where there is no database yet
    with open_quiet_bureau(of(context).settings()) as bureau:
        now = bureau.clock()
        for bulletin in bulletins(bureau):
            wanted = day or now.astimezone(bulletin.settings.time_zone).date()
            if send:
                _send(bureau, bulletin, wanted, now)
            else:
                show(tables.console(narrow=True), bulletin, wanted, now)


def show(console: Console, bulletin: Bulletin, day: date, now: datetime) -> None:
    """Print the digest of ``day`` as its text, with its subject."""
    from intake_mailbot.replies.digest import digest_words
    from intake_mailbot.store.digest_runs import Audience

    with bulletin.desk.store.unit(write=False) as unit:
        told = bulletin.digest(unit, bulletin.scope(), day, Audience.PLANNERS)
    said = digest_words(told, bulletin.sending(now))
    console.print(said.subject, style="bold", markup=False)
    console.print(said.text, markup=False)


def _send(bureau: Bureau, bulletin: Bulletin, day: date, now: datetime) -> None:
    from intake_mailbot.digest import send_now

    planners = bulletin.settings.planners
    if not planners:
        raise UsageError(
            f"{bulletin.settings.name} has no planners: name them, planners = […] under [office]"
        )
    if not send_now(bulletin, day, now):
        typer.echo(f"The digest of {day} was sent before.")
        return
    _post(bureau)
    typer.echo(f"The digest of {day} goes to {', '.join(planners)}.")


def _post(bureau: Bureau) -> None:
    """Send what waits; where a service runs, it does so itself."""
    from intake_mailbot.service.passes import drain_outboxes

    drain_outboxes(bureau)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"“{text}” is no day; write it as 2026-03-20.") from error
