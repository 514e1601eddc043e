"""What every command shares: where the settings are, and how to print."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from intake_mailbot.domain.errors import UsageError

if TYPE_CHECKING:
    from intake_mailbot.settings import Settings


@dataclass(frozen=True)
class Context:
    """The options that stand before the command."""

    config: Path | None

    def settings(self) -> Settings:
        """The settings in force. Raises SettingsError."""
        from intake_mailbot.settings import load_settings

        return load_settings(self.config, os.environ, Path.cwd())


def of(context: typer.Context) -> Context:
    """The shared options of a running command."""
    found = context.find_object(Context)
    return found or Context(None)


def print_json(document: object) -> None:
    """One JSON document on standard output, and nothing else."""
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def file_bytes(path: Path) -> bytes:
    """The content of a file that the user named. Raises UsageError when there is none."""
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise UsageError(f"{path} is a folder; name the files in it.") from error
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UsageError(f"{path} cannot be read ({reason}); check the name.") from error
