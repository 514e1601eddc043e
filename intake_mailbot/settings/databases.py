"""The database's URL: SQLite beside the settings, or Postgres with its password put in."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from intake_mailbot.settings.document import Document
from intake_mailbot.settings.model import DatabaseSettings
from intake_mailbot.settings.schema import DatabaseTable
from intake_mailbot.settings.secrets import secret
from intake_mailbot.settings.urls import path_at

_POSTGRES = "postgresql+psycopg"


def database_settings(document: Document, table: DatabaseTable) -> DatabaseSettings:
    """The database that the table names. Raises SettingsError."""
    try:
        url = _url(table.url.get_secret_value(), document.base.absolute())
    except ValueError as error:
        raise document.error(("database", "url"), str(error)) from error
    password = secret(document, table.password, table.password_file, ("database",), needed="")
    if password is not None and url.get_backend_name() == "postgresql":
        url = url.set(password=password.get_secret_value())
    return DatabaseSettings(
        url=SecretStr(url.render_as_string(hide_password=False)),
        shown=url.difference_update_query(["password"]).render_as_string(),
    )


def _url(text: str, base: Path) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        # Without the text: a password may stand in it.
        raise ValueError(
            "this is no database URL: write sqlite:///PATH or postgresql+psycopg://user@host/db"
        ) from error
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise ValueError("a database in memory keeps nothing: write sqlite:///PATH")
        return url.set(database=str(path_at(base, url.database)))
    if url.drivername not in {"postgresql", _POSTGRES}:
        raise ValueError(
            f"{url.drivername!r} is no database that is known here: write sqlite:///PATH or "
            f"{_POSTGRES}://user@host/db"
        )
    return url.set(drivername=_POSTGRES)
