"""Database URLs and columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.store.columns import UtcDateTime
from intake_mailbot.store.engine import parse_url


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("no url", "cannot be understood"),
        ("nowhere://x", "cannot be understood"),
        ("mysql://x/y", "not supported"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
    ],
)
def test_an_unusable_url_is_a_settings_error(url: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        parse_url(url)


def test_postgres_is_always_spoken_to_by_psycopg_3() -> None:
    assert parse_url("postgresql://u@h/db").drivername == "postgresql+psycopg"


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()])
def test_a_moment_comes_back_in_utc(dialect: sqlite.dialect) -> None:
    column = UtcDateTime()
    eastern = timezone(timedelta(hours=-5))
    moment = datetime(2026, 1, 31, 22, 0, tzinfo=eastern)
    kept = column.process_bind_param(moment, dialect)
    back = column.process_result_value(kept, dialect)
    assert back == moment
    assert back is not None
    assert back.tzinfo is UTC


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 1, 1), sqlite.dialect())  # noqa: DTZ001
