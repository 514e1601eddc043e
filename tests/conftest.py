"""Fixtures that every test may ask for; nothing starts before a test asks."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Generator

import pytest
import structlog
from hypothesis import settings

from tests.servers.command import BYTECODE

pytest_plugins = ["tests.servers.databases", "tests.servers.mail"]

# Processes that tests start find compiled modules, whatever the environment says.
sys.dont_write_bytecode, sys.pycache_prefix = False, str(BYTECODE)

# How long an example takes is the machine's affair; `make fuzz` tries many more of them.
_EXAMPLES = int(os.environ.get("EXAMPLES", "50"))
settings.register_profile("untimed", deadline=None, max_examples=_EXAMPLES)
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage is that of the rooms that it is asked of: measuring makes tests twice as slow.

    What a test begins with is not measured either, which the mark ``no_cover`` would do.
    """
    room = "/".join(item.nodeid.split("::")[0].split("/")[:3])
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    if tracer is None or room in _MEASURED:
        return (yield)
    # Not by pytest-cov's pause: in xdist's processes it hands over to another measurement.
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(of_threads)
        sys.settrace(tracer)


def pytest_collection_finish() -> None:
    """Thousands of tests and all they import stay: the collector need not look at them again."""
    gc.collect()
    gc.freeze()
