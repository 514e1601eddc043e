"""Bound controls: the value that a custom XML part holds (ISO/IEC 29500-1, 17.5.2.6, 15.2.5)."""

from __future__ import annotations

import re

from lxml import etree

from parsers.errors import ParseError
from parsers.model import ControlKind
from parsers.word.package import Package
from parsers.word.prompts import folded, is_blank
from parsers.word.sdt import Binding, Properties

FIXED_STORES = {
    "core-properties": "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
    "extended-properties": "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
}
"""The ids under which controls are bound to the document's properties, by kind of relationship."""
_MAPPING = re.compile(r"xmlns:([\w.-]+)\s*=\s*['\"]([^'\"]*)['\"]")
_STEP = re.compile(
    r"/(?:(@)?(?:([\w.-]+):)?([\w.-]+)(?:\[(\d{1,4})\])?(?![\w(])|text\(\)(?:\[1\])?)"
)
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Stores:
    """The custom XML parts of one document by their store's id, read when first asked for."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._roots: dict[str, etree._Element] | None = None

    def value(self, binding: Binding) -> str | None:
        """The text that ``binding`` names, or None where it cannot be followed."""
        root = self._all().get(binding.store)
        if root is None:
            return None
        return _follow(root, binding.xpath, dict(_MAPPING.findall(binding.prefixes)))

    def _all(self) -> dict[str, etree._Element]:
        if self._roots is None:
            self._roots = {}
            for name in self._package.related(self._main, "customXml"):
                self._take(name)
            for kind, store in FIXED_STORES.items():
                for name in self._package.related("", kind):
                    self._add(store, name)
        return self._roots

    def _take(self, name: str) -> None:
        for props in self._package.related(name, "customXmlProps"):
            root = self._parse(props)
            for key, value in () if root is None else root.attrib.items():
                if str(key).endswith("itemID"):
                    self._add(str(value).upper(), name)

    def _add(self, store: str, name: str) -> None:
        root = self._parse(name)
        if root is not None and self._roots is not None:
            self._roots[store] = root

    def _parse(self, name: str) -> etree._Element | None:
        """A store that is damaged is as good as none: what shows counts then."""
        try:
            return self._package.xml(name)
        except ParseError:
            return None


def _follow(root: etree._Element, path: str, prefixes: dict[str, str]) -> str | None:
    """Follow a plain location path; anything cleverer is not evaluated (it is foreign)."""
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step[0] for step in steps) != path:
        return None
    here: etree._Element | None = None
    for step in steps:
        attribute, prefix, name, place = step.groups()
        if name is None:
            break
        full = f"{{{prefixes.get(prefix, '')}}}{name}" if prefix else name
        if attribute:
            return None if here is None else here.get(full)
        if here is None:
            here = root if root.tag == full else None
        else:
            named = [child for child in here if child.tag == full]
            number = int(place or 1) - 1
            here = named[number] if 0 <= number < len(named) else None
        if here is None:
            return None
    return None if here is None else "".join(str(text) for text in here.itertext())


def as_shown(properties: Properties, kind: ControlKind, stored: str) -> str:
    """How a control shows ``stored``: an entry's text for its value, a date without its time."""
    if kind is ControlKind.CHOICE:
        for option in properties.options:
            if option.value == stored:
                return option.text
    if kind is ControlKind.DATE:
        found = _ISO_DATE.match(stored)
        return found[0] if found else stored
    return stored


def differs(properties: Properties, kind: ControlKind, shown: str, stored: str) -> bool:
    """Whether ``stored`` says something else than ``shown``, formats apart."""
    if kind is ControlKind.DATE:
        date = _ISO_DATE.match(stored)
        if date is None:
            return folded(shown) != folded(stored)
        if date[0] == properties.full_date[:10]:
            return False
        numbers = {int(number) for number in re.findall(r"\d{1,4}", shown)}
        return not (
            int(date[3]) in numbers and (int(date[1]) in numbers or int(date[1][2:]) in numbers)
        )
    return folded(as_shown(properties, kind, stored)) != folded(shown) and not is_blank(
        stored + shown
    )
