"""``digest``: what planners are told tonight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from intake_mailbot.cli import tables
from intake_mailbot.cli.context import of, store
from intake_mailbot.cli.days import day_of
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
    day = day_of(on)
    store(context).close()  # says where there is no database yet
    with open_quiet_bureau(of(context).settings()) as bureau:
        now, all_of = bureau.clock(), bulletins(bureau)
        if send and not any(one.settings.planners for one in all_of):
            raise UsageError("There are no planners: name them, planners = […] under [office].")
        for bulletin in all_of:
            wanted = day or now.astimezone(bulletin.settings.time_zone).date()
            if send:
                _send(bureau, bulletin, wanted, now)
            else:
                show(tables.console(narrow=True), bulletin, wanted, now)


def show(console: Console, bulletin: Bulletin, day: date, now: datetime) -> None:
    """Print the digest of ``day`` as its text, with its subject."""
    from intake_mailbot.replies.digest import digest_words

    with bulletin.desk.store.unit(write=False) as unit:
        told = bulletin.whole(unit, day)
    said = digest_words(told, bulletin.sending(now))
    console.print(said.subject, style="bold", markup=False)
    console.print(said.text, markup=False)


def _send(bureau: Bureau, bulletin: Bulletin, day: date, now: datetime) -> None:
    """The digest of one office's planners; on the weekday of the summaries, those as well."""
    from intake_mailbot.digest import send_now
    from intake_mailbot.store.digest_runs import Audience

    settings = bulletin.settings
    sent = send_now(bulletin, Audience.PLANNERS, day, now)
    if day.weekday() in settings.digest.weekly:
        sent |= send_now(bulletin, Audience.AGENCIES, day, now)
    if sent:
        _post(bureau)
    typer.echo(_said(bulletin, day, sent=sent))


def _said(bulletin: Bulletin, day: date, *, sent: bool) -> str:
    if not sent:
        return f"The digest of {day} was sent before."
    if not bulletin.settings.planners:
        return f"{bulletin.settings.name} has no planners."
    if not bulletin.planners:
        return f"The planners of {bulletin.settings.name} get it with that of another office."
    return f"The digest of {day} goes to {', '.join(bulletin.planners)}."


def _post(bureau: Bureau) -> None:
    """Send what waits; where a service runs, it does so itself."""
    from intake_mailbot.service.passes import drain_outboxes

    drain_outboxes(bureau)
