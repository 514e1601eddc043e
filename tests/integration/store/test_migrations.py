"""Migrations make exactly the tables that the code knows."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from intake_mailbot.domain.errors import SettingsError
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
