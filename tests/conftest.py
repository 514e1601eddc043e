"""Fixtures that every test may ask for; nothing starts before a test asks."""

from __future__ import annotations

import sys

import pytest
import structlog

from tests.servers.command import BYTECODE

pytest_plugins = ["tests.servers.databases", "tests.servers.mail"]

# Processes that tests start find compiled modules, whatever the environment says.
sys.dont_write_bytecode, sys.pycache_prefix = False, str(BYTECODE)

# As by default, but without the variables of every frame: they may hold whole mails and forms.
structlog.configure(
    processors=[
        *structlog.get_config()["processors"][:-1],
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is that of the unit tests: measuring it makes reading three times as slow."""
    for item in items:
        if not item.nodeid.startswith("tests/unit/"):
            item.add_marker("no_cover")
