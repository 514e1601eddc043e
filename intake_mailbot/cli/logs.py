"""Logs: one line an event, on standard error; ids only, no personal data."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict, WrappedLogger

from intake_mailbot.cli.screen import harmless


def to_stderr(*, warnings_only: bool = False) -> None:
    """Send structlog to standard error: readable on a terminal, JSON in a pipe."""
    terminal = sys.stderr.isatty()
    renderer: structlog.types.Processor = (
        structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            quiet_fields,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.WARNING if warnings_only else logging.INFO
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def quiet_fields(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """A step of structlog: every text of an event without a terminal's orders."""
    return {key: _quiet(value) for key, value in event.items()}


def _quiet(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, tuple | list):
        return type(value)(_quiet(one) for one in value)
    return value
