"""``demo``: the whole job on the bundled sample mail."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from intake_mailbot import casework
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Severity
from intake_mailbot.store.unit import Store

_MARK = ".intake-mailbot-demo"

_SETTINGS = """\
# The demo's settings: a local Maildir as mailbox, SQLite, replies as files.
[office]
forms = ["ct_cep"]
name = "DAS/BEST Enterprise Planning"
address = "best.workintake@example.gov"
time_zone = "America/New_York"
planners = ["planner@example.gov"]

[mailbox]
url = "maildir:mailbox"
answer_mail_before_start = true

[outgoing]
url = "dir:sent"

[database]
url = "sqlite:///intake.db"

[files]
url = "file:files"

[trust]
authserv_ids = ["mx.example.gov"]
agency_domains = ["example.gov"]
"""


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
    from intake_mailbot.cli.logs import to_stderr
    from intake_mailbot.service import open_bureau, poll
    from intake_mailbot.settings import load_settings

    to_stderr(warnings_only=True)
    mails = fixtures.mails()
    config = _prepare(folder, mails)
    console = Console()
    console.print(f"{len(mails)} sample mails lie in {folder / 'mailbox'}.", highlight=False)
    settings = load_settings(config, {}, Path.cwd())
    with open_bureau(settings) as bureau:
        with Console(stderr=True).status("Working on the mail …"):
            poll(bureau)
        _show_messages(console, bureau.store)
        _show_cases(console, bureau.store)
        _show_replies(console, bureau.store, folder)
    console.print(
        f"\nLook around: {folder}/mailbox (filed mail), {folder}/sent (replies), or\n"
        f"  intake-mailbot --config {config} cases list\n"
        "The nightly digest and deadlines come with a later version.",
        highlight=False,
        soft_wrap=True,
    )


def _prepare(folder: Path, mails: tuple[Path, ...]) -> Path:
    """A fresh demo folder with the sample mails in its mailbox; gives the settings' path."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise UsageError(f"{folder} is not empty and no earlier demo; name another folder.")
    shutil.rmtree(folder, ignore_errors=True)
    inbox = folder / "mailbox"
    for part in ("new", "cur", "tmp"):
        (inbox / part).mkdir(parents=True)
    (folder / _MARK).touch()
    config = folder / "config.toml"
    config.write_text(_SETTINGS, encoding="utf-8")
    for number, mail in enumerate(mails, start=1):
        target = inbox / "new" / f"{1_760_000_000 + number}.{number:04d}.sample"
        shutil.copyfile(mail, target)
        os.utime(target, (1_760_000_000 + number, 1_760_000_000 + number))
    return config


def _show_messages(console: Console, store: Store) -> None:
    table = Table("mail", "from", "subject", "taken for", "case", title="What came in")
    for row in casework.messages(store):
        number = ", ".join(row.tracking_numbers)
        kind = f"{row.kind.value if row.kind else '?'}, {row.state.value}"
        table.add_row(str(row.id), row.sender, row.subject, kind, number)
    console.print(table)


def _show_cases(console: Console, store: Store) -> None:
    table = Table("case", "verdict", "agency", "title", "errors", "next due", title="Decided")
    for view in casework.cases(store):
        errors = sum(one.severity is Severity.ERROR for one in view.findings)
        due = min((one.day.isoformat() for one in view.deadlines), default="")
        table.add_row(
            view.tracking_number, view.verdict.value, view.agency, view.title,
            str(errors or ""), due,
        )  # fmt: skip
    console.print(table)


def _show_replies(console: Console, store: Store, folder: Path) -> None:
    table = Table("reply", "to", "subject", "state", title=f"Answered ({folder}/sent)")
    for row in casework.replies(store):
        table.add_row(row.kind, row.to, row.subject, row.state.value)
    console.print(table)
