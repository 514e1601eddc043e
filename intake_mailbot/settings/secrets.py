"""Passwords from the environment or a file; never from the settings file, never shown."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from intake_mailbot.settings import keys
from intake_mailbot.settings.document import Document, spelled, variable


def secret(
    document: Document, given: SecretStr | None, file: str, path: keys.Path, *, needed: str
) -> SecretStr | None:
    """The password of the table at ``path``; the environment goes before ``password_file``.

    ``needed`` is what people call it where there must be one, "" where there need not. None where
    none is given and none is needed. Raises SettingsError.
    """
    if given is not None:
        return given
    if file:
        return _from_file(document, document.file((*path, "password_file"), file), path)
    if not needed:
        return None
    named = path
    if path[0] == "mailboxes":
        index = int(path[1])
        named = (path[0], str(document.values["mailboxes"][index]["name"]), *path[2:])
    raise document.error(
        (*path, "password"),
        f"{needed} is missing: set {variable((*named, 'password'))} in the environment, or "
        f"{spelled((*path, 'password_file'))} to a file that holds it",
    )


def _from_file(document: Document, file: Path, path: keys.Path) -> SecretStr:
    place = (*path, "password_file")
    try:
        text = file.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise document.error(place, f"{file} cannot be read ({why}): correct the path") from error
    if not text:
        raise document.error(place, f"{file} is empty: write the password into it")
    return SecretStr(text)
