"""Finding, reading and checking the settings, once, at the start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.settings import keys
from intake_mailbot.settings.document import PREFIX, Document, read
from intake_mailbot.settings.model import Settings
from intake_mailbot.settings.narrowed import refuse_strangers
from intake_mailbot.settings.resolve import Resolver, inherited
from intake_mailbot.settings.roots import signature_roots
from intake_mailbot.settings.schema import SettingsFile, TrustTable
from parsers.model import NO_ROOTS, Roots

_FILE = "config.toml"
_VARIABLE = f"{PREFIX}CONFIG"
_SHAPES = {
    "tuple_type": 'this must be a list: write ["…", "…"], with one value too',
    "dict_type": "this must be a table: write [its.name] and the keys below, or { key = value }",
    "model_type": "this must be a table: write [its.name] and the keys below, or { key = value }",
    "string_type": 'this must be a text in quotes: write "…"',
    "bool_parsing": "this must be true or false, without quotes",
    "bool_type": "this must be true or false, without quotes",
}
"""What is said of a value of the wrong shape, by pydantic's names for them."""


def load_settings(path: Path | None, environ: Mapping[str, str], cwd: Path) -> Settings:
    """The settings of ``--config`` (``path``), else of INTAKE_MAILBOT_CONFIG, else of config.toml.

    Relative paths in the file start at its folder; variables such as
    ``INTAKE_MAILBOT_DATABASE__URL`` go before it. Without any file, variables alone may do, and
    relative paths start at ``cwd``. Source: spec/config.md.

    Raises SettingsError, naming the key, the line and the mend.
    """
    document = read(_find(path, environ, cwd), environ, cwd)
    try:
        file = SettingsFile.model_validate(inherited(document.values))
    except ValidationError as error:
        raise _complaint(document, error.errors()) from None
    refuse_strangers(document, file)
    return Resolver(document, file).settings()


def load_signature_roots(path: Path | None, environ: Mapping[str, str], cwd: Path) -> Roots:
    """``[trust] signature_roots`` alone, for commands that need no settings; none without a file.

    The file is looked for as :func:`load_settings` does; passwords and the rest are not asked for.
    Raises SettingsError.
    """
    found = _named(path, environ, cwd)
    if found is None:
        return NO_ROOTS
    document = read(found, environ, cwd)
    try:
        table = TrustTable.model_validate(document.values.get("trust", {}))
    except ValidationError as error:
        found_wrong = error.errors()
        for one in found_wrong:
            one["loc"] = ("trust", *one["loc"])
        raise _complaint(document, found_wrong) from None
    return signature_roots(document, table.signature_roots)


def _find(path: Path | None, environ: Mapping[str, str], cwd: Path) -> Path | None:
    found = _named(path, environ, cwd)
    if found is not None:
        return found
    if any(name.upper().startswith(PREFIX) and "__" in name for name in environ):
        return None
    raise SettingsError(
        f"There is no {_FILE} in {cwd}: copy config.example.toml to it, or name a file with "
        f"--config or {_VARIABLE}."
    )


def _named(path: Path | None, environ: Mapping[str, str], cwd: Path) -> Path | None:
    """The file that is named, or the one here; None where there is neither."""
    named = path or (Path(environ[_VARIABLE]) if environ.get(_VARIABLE) else None)
    if named is not None:
        file = cwd / named.expanduser()
        if not file.is_file():
            by = "--config" if path else _VARIABLE
            raise SettingsError(
                f"There is no settings file {file} ({by}): correct the name, or copy "
                "config.example.toml there."
            )
        return file
    return cwd / _FILE if (cwd / _FILE).is_file() else None


def _complaint(document: Document, errors: list[ErrorDetails]) -> SettingsError:
    """The first complaint, unknown keys before all: they explain the others."""
    errors.sort(key=lambda error: error["type"] != "extra_forbidden")
    first = errors[0]
    path = _path(first["loc"])
    if first["type"] == "extra_forbidden":
        return document.unknown(path)
    message = _SHAPES.get(first["type"], first["msg"].removeprefix("Value error, "))
    return document.error(path, message[:1].lower() + message[1:].rstrip("."))


def _path(loc: tuple[str | int, ...]) -> keys.Path:
    """The place without the names of types that pydantic puts between for unions."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(part, int) or keys.exists((*path, part)) or part == loc[-1]:
            path.append(part)
    return tuple(path)
