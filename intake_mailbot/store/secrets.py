"""Keys that the bot makes for itself and keeps."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from intake_mailbot.store.inserts import insert_or_ignore
from intake_mailbot.store.tables import secret


class Secrets:
    """Named keys, each made once. Two processes that ask at once get the same."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get_or_create(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The key called ``name``; ``make`` is asked only where there is none yet."""
        wanted = select(secret.c.value).where(secret.c.name == name)
        found = self._connection.scalar(wanted)
        if found is None:
            insert_or_ignore(self._connection, secret, {"name": name, "value": make()})
            found = self._connection.scalar(wanted)
        return bytes(found or b"")
