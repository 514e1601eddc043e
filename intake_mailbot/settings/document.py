"""The settings as written: the file's values with those of the environment laid over them.

Every complaint is made here, so that each names the key, the line and the mend.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.settings import keys
from intake_mailbot.settings.lines import line_numbers
from intake_mailbot.settings.urls import path_at

PREFIX = "INTAKE_MAILBOT_"
_NAMED = ("offices", "outgoings")

Tree = dict[str, Any]


@dataclass
class Document:
    """``values`` as TOML gives them; ``lines`` and ``variables`` say where each came from."""

    source: Path | None
    base: Path
    values: Tree = field(default_factory=dict)
    lines: dict[keys.Path, int] = field(default_factory=dict)
    variables: dict[keys.Path, str] = field(default_factory=dict)

    def error(self, path: keys.Path, sentence: str) -> SettingsError:
        """A complaint about the key at ``path``."""
        if path in self.variables:
            return SettingsError(f"{self.variables[path]}: {_ended(sentence)}")
        where = f"{self.source}" if self.source else "The environment"
        for length in range(len(path), 0, -1):
            if line := self.lines.get(path[:length]):
                where += f", line {line}"
                break
        return SettingsError(f"{where}: {spelled(path)}: {_ended(sentence)}")

    def file(self, path: keys.Path, text: str) -> Path:
        """The file or folder that the key at ``path`` names as ``text``. Raises SettingsError."""
        try:
            return path_at(self.base.absolute(), text)
        except ValueError as error:
            raise self.error(path, str(error)) from error

    def unknown(self, path: keys.Path) -> SettingsError:
        """A complaint about a key that does not exist, with the nearest that does.

        Where a table on the way to it does not exist either, that table is meant.
        """
        first = next((n for n in range(len(path)) if not keys.exists(path[: n + 1])), len(path) - 1)
        known = keys.keys_at(path[:first])
        near = keys.nearest(str(path[first]), known)
        mend = f'did you mean "{near}"?' if near else f"known here are {', '.join(known)}"
        return self.error(path, f"there is no such setting: {mend}")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def spelled(path: keys.Path) -> str:
    """A path as people write it: ``mailboxes[0].url``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.lstrip(".")


def variable(path: keys.Path) -> str:
    """The environment variable that sets the key at ``path``."""
    return PREFIX + "__".join(_env_word(str(part)) for part in path)


def read(source: Path | None, environ: Mapping[str, str], cwd: Path) -> Document:
    """The file, if any, and the environment over it. Raises SettingsError."""
    document = Document(source, source.parent if source else cwd)
    if source:
        text = _text(source)
        try:
            document.values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(
                f"{source} is not well-formed TOML: {error}; mend that place."
            ) from error
        document.lines = line_numbers(text)
        _refuse_secrets(document, document.values, ())
    for name in sorted(environ):
        if name.upper().startswith(PREFIX) and "__" in name[len(PREFIX) :]:
            _lay_over(document, name, environ[name])
    return document


def _text(source: Path) -> str:
    try:
        return source.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(
            f"The settings file {source} cannot be read ({error.strerror}): "
            "name another with --config, or copy config.example.toml there."
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{source} is not UTF-8 text: save it as UTF-8.") from error


def _refuse_secrets(document: Document, value: object, path: keys.Path) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "password":
                raise document.error(
                    (*path, key),
                    "secrets do not stand in this file: give it in the environment as "
                    f"{variable((*path, key))}, or name a file with password_file",
                )
            _refuse_secrets(document, inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _refuse_secrets(document, inner, (*path, index))


def _lay_over(document: Document, name: str, text: str) -> None:
    path = _path(document, name[len(PREFIX) :].lower().split("__"))
    document.variables[path] = name
    if not keys.exists(path):
        raise document.unknown(path)
    if path[-1] == "password" and not text:
        return
    here: Any = document.values
    for part, after in pairwise(path):
        here = here[part] if isinstance(part, int) else here.setdefault(part, {})
        if not isinstance(here, list if isinstance(after, int) else dict):
            raise document.error(path, f"the file has another value where {name} needs a table")
    here[path[-1]] = _value(document, path, text)


def _path(document: Document, words: list[str]) -> keys.Path:
    """The path that a variable's words mean; names are compared without case and signs."""
    path: list[str | int] = list(words)
    if len(words) > 1 and words[0] in _NAMED:
        table = document.values.get(words[0])
        named = table if isinstance(table, dict) else {}
        path[1] = next((key for key in named if _env_word(key) == _env_word(words[1])), words[1])
    if len(words) > 1 and words[0] == "mailboxes":
        path[1] = _mailbox(document, words[1])
    return tuple(path)


def _mailbox(document: Document, word: str) -> int:
    boxes = document.values.get("mailboxes")
    tables = boxes if isinstance(boxes, list) else []
    names = [str(box.get("name", "")) if isinstance(box, dict) else "" for box in tables]
    for index, name in enumerate(names):
        if _env_word(name) == _env_word(word):
            return index
    raise SettingsError(
        f"{PREFIX}MAILBOXES__{word.upper()}__…: there is no mailbox of this name; "
        f"known are {', '.join(names) or 'none'}."
    )


def _value(document: Document, path: keys.Path, text: str) -> object:
    if not keys.is_list(path):
        return text
    if text.lstrip().startswith("["):
        try:
            return json.loads(text)
        except ValueError as error:
            raise document.error(
                path, 'this is no list: write words with commas between, or ["a", "b"]'
            ) from error
    return [word.strip() for word in text.split(",") if word.strip()]


def _env_word(word: str) -> str:
    return re.sub(r"[^A-Z0-9]", "_", word.upper())
