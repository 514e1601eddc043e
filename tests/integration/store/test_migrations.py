"""Migrations make exactly the tables that the code knows."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from intake_mailbot.store.migrate import check, upgrade
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
