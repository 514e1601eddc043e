"""What keys the settings have, asked by path: for nearest names, and for lists in variables."""

from __future__ import annotations

import difflib
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from intake_mailbot.settings.schema import SettingsFile

Path = tuple[str | int, ...]


def tables_at(path: Path) -> tuple[type[BaseModel], ...]:
    """The tables that may stand at ``path``; empty where a plain value or nothing stands."""
    return tuple(_models(_annotation_at(path)))


def keys_at(path: Path) -> tuple[str, ...]:
    """The keys that a table at ``path`` may have."""
    return tuple(key for table in tables_at(path) for key in table.model_fields)


def is_list(path: Path) -> bool:
    """Whether the value at ``path`` is a list."""
    return get_origin(_annotation_at(path)) is tuple


def exists(path: Path) -> bool:
    """Whether there is such a key or table."""
    return _annotation_at(path) is not None


def nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The known word most like ``word``, None when none is like it."""
    found = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return found[0] if found else None


def _annotation_at(path: Path) -> Any:
    here: Any = SettingsFile
    for part in path:
        here = _step(here, part)
    return here


def _step(here: Any, part: str | int) -> Any:
    origin, args = get_origin(here), get_args(here)
    if origin is dict:
        return args[1]
    if origin is tuple:
        return args[0]
    for model in _models(here):
        if part in model.model_fields:
            return model.model_fields[str(part)].annotation
    return None


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) is UnionType:
        return [model for arg in get_args(annotation) for model in _models(arg)]
    return []
