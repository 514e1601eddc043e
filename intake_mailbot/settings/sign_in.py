"""What a sign-in by token needs, asked for by the kind of the sign-in."""

from __future__ import annotations

from pathlib import Path

from intake_mailbot.settings import keys
from intake_mailbot.settings.document import Document
from intake_mailbot.settings.model import SignIn, TokenSettings
from intake_mailbot.settings.schema import SignInTable

_NEEDED = {
    SignIn.PASSWORD: (),
    SignIn.MICROSOFT365: ("tenant", "client_id"),
    SignIn.GOOGLE: ("service_account_file",),
    SignIn.TOKEN_COMMAND: ("token_command",),
}


def needed_secret(table: SignInTable) -> str:
    """What people call the secret that the sign-in needs; "" where it needs none."""
    if table.auth is SignIn.MICROSOFT365:
        instead = table.certificate_file
        return "" if instead else "the client secret of the application (or certificate_file)"
    return "the password" if table.auth is SignIn.PASSWORD else ""


def token_settings(document: Document, table: SignInTable, path: keys.Path) -> TokenSettings:
    """The settings of the table at ``path``. Raises SettingsError for what is missing."""
    for name in _NEEDED[table.auth]:
        if not getattr(table, name):
            raise document.error((*path, name), f"{name} is missing: {table.auth} needs it")
    return TokenSettings(
        table.tenant,
        table.client_id,
        _file(document, table.certificate_file, (*path, "certificate_file")),
        _file(document, table.service_account_file, (*path, "service_account_file")),
        table.token_command,
    )


def existing(document: Document, text: str, path: keys.Path) -> Path:
    """The file named at ``path``. Raises SettingsError where there is none."""
    file = document.file(path, text)
    if not file.is_file():
        raise document.error(path, f"there is no file {file}: correct the path")
    return file


def _file(document: Document, text: str, path: keys.Path) -> Path | None:
    return existing(document, text, path) if text else None
