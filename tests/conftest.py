"""Fixtures that every test may ask for; nothing starts before a test asks."""

from __future__ import annotations

import gc
import sys

import pytest
import structlog
from hypothesis import settings

from tests.servers.command import BYTECODE

pytest_plugins = ["tests.servers.databases", "tests.servers.mail"]

# Processes that tests start find compiled modules, whatever the environment says.
sys.dont_write_bytecode, sys.pycache_prefix = False, str(BYTECODE)

# How long an example takes is the machine's affair.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# As by default, but without the variables of every frame: they may hold whole mails and forms.
structlog.configure(
    processors=[
        *structlog.get_config()["processors"][:-1],
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)


_MEASURED = {
    f"tests/unit/{room}"
    for room in (
        "annotating", "domain", "mail", "matching", "pdf", "sandbox", "scan", "signatures",
        "test_mixed_files.py", "unpack", "word",
    )
}  # fmt: skip
"""Where the tests of `parsers` and of the domain are."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is that of the rooms that it is asked of: measuring makes tests twice as slow."""
    for item in items:
        if "/".join(item.nodeid.split("::")[0].split("/")[:3]) not in _MEASURED:
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Thousands of tests and all they import stay: the collector need not look at them again."""
    gc.collect()
    gc.freeze()
