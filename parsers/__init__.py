"""What a file says: a pure library. Bytes in, readings out; no network, database, clock."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.mail.reader import read_mail
    from parsers.reading import read_controls, read_form

_HOMES = {
    "read_form": "parsers.reading",
    "read_controls": "parsers.reading",
    "read_mail": "parsers.mail.reader",
}

__all__ = ["read_controls", "read_form", "read_mail"]


def __getattr__(name: str) -> object:
    """Import a public function when it is first asked for, so that the package imports fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'parsers' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
