"""The command ``intake-mailbot``."""

from __future__ import annotations

from intake_mailbot.cli.app import main

__all__ = ["main"]
