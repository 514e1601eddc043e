"""``demo``: the whole job on the bundled sample mail."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from intake_mailbot import casework
from intake_mailbot.cli import tables
from intake_mailbot.cli.tables import Column
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Severity
from intake_mailbot.domain.outcomes import CaseView

if TYPE_CHECKING:
    from intake_mailbot.service import Bureau
    from intake_mailbot.store.unit import Store

_MARK = ".intake-mailbot-demo"

_AT_ONCE = timedelta(seconds=2)
"""How long after a mail the office looks into its mailbox."""


@dataclass
class _Clock:
    """Shows the days of the sample mails, so that the demo is the same on every day."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("demo")(demo)


def demo(
    folder: Annotated[
        Path, typer.Argument(help="Where everything is left to look at.", metavar="DIR")
    ] = Path("demo"),
) -> None:
    """Run the whole job on the bundled sample mail, and show what came of it."""
    import fixtures
    from fixtures.office import deliver
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service import open_bureau, poll
    from intake_mailbot.settings import load_settings

    to_stderr(warnings_only=True)
    mails = fixtures.mails()
    first, last = fixtures.received(mails[0]), fixtures.received(mails[-1])
    config = _prepare(folder)
    console = tables.console(narrow=True)
    console.print(
        f"{len(mails)} sample mails come to {folder / 'mailbox'},"
        f" from {first:%Y-%m-%d} to {last:%Y-%m-%d}.",
        highlight=False,
    )
    clock = _Clock(first)
    with open_bureau(load_settings(config, {}, Path.cwd()), clock=clock) as bureau:
        with Console(stderr=True).status("Working on the mail …") as status:
            for number, mail in enumerate(mails, start=1):
                status.update(f"Working on the mail … {number} of {len(mails)}")
                came = fixtures.received(mail)
                deliver(folder, f"{number:04d}.sample", mail.read_bytes(), came.timestamp())
                clock.now = came + _AT_ONCE
                poll(bureau)
        _show_messages(console, bureau.store)
        _show_cases(console, bureau.store)
        _show_replies(console, bureau.store, folder)
        _show_digest(console, bureau, clock)
    console.print(
        f"\nLook around: {folder}/mailbox (filed mail), {folder}/sent (replies), or\n"
        f"  intake-mailbot --config {config} cases list",
        highlight=False,
        soft_wrap=True,
    )


def _prepare(folder: Path) -> Path:
    """A fresh demo folder with an empty mailbox; gives the settings' path."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the demo.")
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise UsageError(f"{folder} is not empty and no earlier demo; name another folder.")
    shutil.rmtree(folder, ignore_errors=True)
    from fixtures.office import open_office

    folder.mkdir(parents=True)
    (folder / _MARK).touch()
    return open_office(folder)


def _show_digest(console: Console, bureau: Bureau, clock: _Clock) -> None:
    """The digest of that evening, sent as the service sends it."""
    from intake_mailbot.cli.digest import show
    from intake_mailbot.digest import send_now
    from intake_mailbot.digest.schedule import moment
    from intake_mailbot.service.keeping import bulletins
    from intake_mailbot.service.passes import drain_outboxes
    from intake_mailbot.store.digest_runs import Audience

    console.print("\nTonight's digest\n", style="bold")
    for bulletin in bulletins(bureau):
        settings = bulletin.settings
        day = clock.now.astimezone(settings.time_zone).date()
        clock.now = moment(day, settings.digest.at, settings.time_zone)
        show(console, bulletin, day, clock.now)
        send_now(bulletin, Audience.PLANNERS, day, clock.now)
    drain_outboxes(bureau)


def _show_messages(console: Console, store: Store) -> None:
    columns = (
        Column("id"), Column("from", 3), Column("subject", 4), Column("taken for"),
        Column("filed to"), Column("case"),
    )  # fmt: skip
    rows = (
        (row.id, row.sender.partition("@")[0], row.subject, row.kind, row.to_folder,
         tables.first_of(row.tracking_numbers))
        for row in casework.messages(store)
    )  # fmt: skip
    tables.show(console, columns, rows, "What came in")


def _show_cases(console: Console, store: Store) -> None:
    columns = (
        Column("case"), Column("verdict"), Column("agency", 4), Column("title", 3),
        Column("errors"), Column("next due"),
    )  # fmt: skip
    rows = (
        (view.tracking_number, view.verdict, view.agency, view.title, _errors(view) or "",
         min((one.day.isoformat() for one in view.deadlines), default=""))
        for view in casework.cases(store)
    )  # fmt: skip
    tables.show(console, columns, rows, "What was decided")


def _errors(view: CaseView) -> int:
    return sum(one.severity is Severity.ERROR for one in view.findings)


def _show_replies(console: Console, store: Store, folder: Path) -> None:
    columns = (Column("reply"), Column("to", 2), Column("subject", 3), Column("state"))
    rows = ((row.kind, row.to, row.subject, row.state) for row in casework.replies(store))
    tables.show(console, columns, rows, f"What was answered ({folder / 'sent'})")
