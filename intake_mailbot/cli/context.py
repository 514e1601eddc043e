"""What every command shares: where the settings are, and how to print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from intake_mailbot.cli.screen import json_text
from intake_mailbot.domain.errors import ServiceUnreachableError, UsageError

if TYPE_CHECKING:
    from intake_mailbot.settings import Settings
    from intake_mailbot.store.unit import Store
    from parsers.model import Roots


@dataclass(frozen=True)
class Context:
    """The options that stand before the command."""

    config: Path | None

    def settings(self) -> Settings:
        """The settings in force. Raises SettingsError."""
        from intake_mailbot.settings import load_settings

        return load_settings(self.config, os.environ, Path.cwd())

    def signature_roots(self) -> Roots:
        """The authorities of the settings, where there are settings. Raises SettingsError."""
        from intake_mailbot.settings import load_signature_roots

        return load_signature_roots(self.config, os.environ, Path.cwd())


def of(context: typer.Context) -> Context:
    """The shared options of a running command."""
    found = context.find_object(Context)
    return found or Context(None)


def store(context: typer.Context) -> Store:
    """The store of the settings in force, where it was made before.

    Raises SettingsError, and ServiceUnreachableError where there is no database.
    """
    from intake_mailbot.service import open_store
    from intake_mailbot.store import migrate

    settings = of(context).settings()
    if migrate.check(settings.database.url.get_secret_value()).current is None:
        raise ServiceUnreachableError(
            f"There is no database yet at {settings.database.shown}: make it with"
            " intake-mailbot db upgrade, or mend url under [database]."
        )
    return open_store(settings)


def print_json(document: object) -> None:
    """One JSON document on standard output, and nothing else."""
    sys.stdout.write(json_text(document) + "\n")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises UsageError where the file that the user named cannot be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UsageError(f"{path} cannot be written ({reason}); check the name.") from error


def file_bytes(path: Path) -> bytes:
    """The content of a file that the user named. Raises UsageError when there is none."""
    with _said(path):
        return path.read_bytes()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except IsADirectoryError as error:
        raise UsageError(f"{path} is a folder; name the files in it.") from error
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UsageError(f"{path} cannot be read ({reason}); check the name.") from error
