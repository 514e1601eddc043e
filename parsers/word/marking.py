"""The form's own mark ("ct_cep/1.9") in a file's properties."""

from __future__ import annotations

from parsers.errors import ParseError
from parsers.word.names import VAL, W
from parsers.word.package import Package

_NAMES = frozenset(["formmark", "intake-form"])


def form_mark(package: Package, main: str) -> str:
    """The mark in the custom properties (15.2.12.2) or document variables (17.15.1.33), or ""."""
    for name in package.related("", "custom-properties"):
        data = package.read(name) or b""
        if _mentions(data):
            return _property(package, name)
    for name in package.related(main, "settings"):
        data = package.read(name) or b""
        if b"docVar" in data and _mentions(data):
            return _variable(package, name)
    return ""


def _mentions(data: bytes) -> bool:
    lowered = data.lower()
    return any(name.encode() in lowered for name in _NAMES)


def _property(package: Package, part: str) -> str:
    try:
        root = package.xml(part)
    except ParseError:
        return ""
    for element in () if root is None else root:
        if element.get("name", "").lower() in _NAMES:
            return "".join(str(text) for text in element.itertext()).strip()
    return ""


def _variable(package: Package, part: str) -> str:
    try:
        root = package.xml(part)
    except ParseError:
        return ""
    for element in () if root is None else root.iter(W + "docVar"):
        if element.get(W + "name", "").lower() in _NAMES:
            return element.get(VAL, "").strip()
    return ""
