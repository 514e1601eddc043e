"""Column types that hold foreign text and times the same way in SQLite and Postgres."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A row id: SQLite numbers rows by itself only where the type says INTEGER."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept and given back in UTC.

    A time without a zone raises ``ValueError``: nobody could say later when it was.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Any zone in; SQLite gets the same moment without its zone, so that text sorts by time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; the store keeps aware times only")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class CleanText(TypeDecorator[str]):
    """Foreign text: what no database can hold (NUL, lone surrogates) becomes U+FFFD.

    ``limit`` is in characters: an indexed column is cut, since Postgres refuses index entries of
    more than 2,704 bytes. Values that are compared with the column are cut alike.
    """

    impl = Text
    cache_ok = True

    def __init__(self, limit: int | None = None) -> None:
        super().__init__()
        self.limit = limit

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Clean and cut."""
        return None if value is None else _UNSTORABLE.sub("\ufffd", value[: self.limit])


class JsonText(TypeDecorator[Any]):
    """A JSON document as ASCII text: lossless for every string, as Postgres' own type is not."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Python's plain values in."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The same out (tuples come back as lists)."""
        return None if value is None else json.loads(value)
