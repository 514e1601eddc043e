"""``backup`` and ``restore``: all of it, while the service runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake_mailbot.cli.context import of, store
from intake_mailbot.cli.telling import telling

if TYPE_CHECKING:
    from intake_mailbot.settings import MailboxSettings
    from intake_mailbot.store.unit import Store


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Write cases, messages, replies and files into DIR, while the service runs."""
    from intake_mailbot.service.wiring import now_utc
    from intake_mailbot.store.backup import back_up

    opened = store(context)
    try:
        with telling("Writing") as told:
            made = back_up(opened, folder, now_utc(), told)
    finally:
        opened.close()
    typer.echo(f"{folder}: {sum(made.tables.values())} rows and {made.files} files.")
    if made.missing:
        typer.echo(
            f"{len(made.missing)} files could not be had as they were kept; they are named in"
            " backup.json. Put them back from an earlier backup.",
            err=True,
        )
        raise typer.Exit(1)


def restore(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What `backup` wrote.")],
) -> None:
    """Put a backup into the empty database of the settings, and its files beside."""
    from intake_mailbot.service import open_store
    from intake_mailbot.store.backup import restore as put_back

    settings = of(context).settings()
    opened = open_store(settings)
    try:
        with _holding(opened, settings.mailboxes), telling("Restoring") as told:
            made = put_back(opened, folder, told)
    finally:
        opened.close()
    typer.echo(
        f"Restored the backup of {made.made:%Y-%m-%d %H:%M} UTC: {sum(made.tables.values())} rows"
        f" and {made.files} files."
    )


@contextmanager
def _holding(opened: Store, mailboxes: Iterable[MailboxSettings]) -> Iterator[None]:
    """No service works on these mailboxes meanwhile. Raises ServiceUnreachableError."""
    from intake_mailbot.connections import mailbox_of
    from intake_mailbot.store.locks import poller_lock

    with ExitStack() as stack:
        for one in mailboxes:
            stack.enter_context(poller_lock(opened, mailbox_of(one).account, 0))
        yield
