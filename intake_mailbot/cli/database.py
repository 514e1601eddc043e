"""``db``: the tables of the database."""

from __future__ import annotations

import typer

from intake_mailbot.cli.context import of

app = typer.Typer(help="The database: upgrade, check.", no_args_is_help=True)


@app.command()
def upgrade(context: typer.Context) -> None:
    """Make or bring up the tables."""
    from intake_mailbot.store import migrate

    settings = of(context).settings()
    state = migrate.upgrade(settings.database.url.get_secret_value())
    typer.echo(f"{settings.database.shown}: the tables are at {state.current}.")


@app.command()
def check(context: typer.Context) -> None:
    """Whether the tables are those that this version needs."""
    from intake_mailbot.store import migrate

    settings = of(context).settings()
    state = migrate.check(settings.database.url.get_secret_value())
    if state.is_current:
        typer.echo(f"{settings.database.shown}: the tables are up to date.")
        return
    stand = f"are at {state.current}" if state.current else "are not made yet"
    typer.echo(
        f"{settings.database.shown}: the tables {stand}, this version needs {state.newest}."
        " Run: intake-mailbot db upgrade",
        err=True,
    )
    raise typer.Exit(1)
