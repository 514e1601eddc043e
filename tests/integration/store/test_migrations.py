"""Migrations make exactly the tables that the code knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.store.engine import make_engine
from intake_mailbot.store.migrate import MIGRATIONS, NEWEST, check, upgrade
from intake_mailbot.store.tables import metadata
from intake_mailbot.store.unit import Store


def test_migrations_equal_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    assert upgrade(database_url) == check(database_url)
    assert check(database_url).is_current


def test_the_newest_migration_is_known_by_name() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


def test_a_database_of_a_newer_version_is_left_alone(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not check(store.url).is_current
    with pytest.raises(SettingsError, match="newer version"):
        store.upgrade()


def test_clocks_of_the_first_version_are_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    engine = make_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        columns = "tracking_number, office, stage, verdict, title, agency, sender, participants,"
        columns += " received, first_received, version, row_version, fields, undelivered"
        values = "'EP-1', 'x', 'accepted', 'accept', '', '', '', '[]', '2026-01-01 00:00:00',"
        values += " '2026-01-01 00:00:00', 1, 1, '{}', 0"
        connection.execute(text(f"INSERT INTO case_ ({columns}) VALUES ({values})"))
        connection.execute(text(
            "INSERT INTO deadline (case_id, clock, what, due, done) VALUES"
            " (1, 'contact', 'Call', '2026-01-08', NULL),"
            " (1, 'review', 'Meet', '2026-01-15', '2026-01-09 10:00:00')"
        ))  # fmt: skip
    engine.dispose()
    upgrade(url)
    with make_engine(url).connect() as connection:
        kept = connection.execute(text("SELECT clock, run, due, kept FROM clock ORDER BY id")).all()
    assert [tuple(row) for row in kept] == [
        ("contact", 1, "2026-01-08", 0),
        ("review", 1, "2026-01-15", 1),
    ]
