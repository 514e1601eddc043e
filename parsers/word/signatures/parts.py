"""The parts and relationships of the package that manifests cover (ISO/IEC 29500-2, 12.2.4)."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from parsers.errors import ParseError
from parsers.word.names import RELATIONSHIP
from parsers.word.package import Package
from parsers.word.signatures.canonical import INCLUSIVE, METHODS, canonical, parse
from parsers.word.signatures.errors import BrokenError, UnjudgedError
from parsers.word.signatures.references import Reference

_TRANSFORM = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_MDSSI = "{http://schemas.openxmlformats.org/package/2006/digital-signature}"
_BY_ID = _MDSSI + "RelationshipReference"
_BY_TYPE = _MDSSI + "RelationshipsGroupReference"
_MAIN = ".main+xml"
"""How the kind of a document's main part ends, folded."""
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Parts:
    """The parts of one package as its signatures see them; each is read once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._read: dict[str, bytes] = {}

    def bytes_of(self, name: str) -> bytes:
        """A part as it stands; raises BrokenError where it is gone or damaged."""
        known = self._read.get(name)
        if known is None:
            try:
                data = self.package.read(name)
            except ParseError as error:
                raise UnjudgedError(f"the part {name} cannot be read") from error
            if data is None:
                raise BrokenError(f"the part {name} was taken out after signing")
            known = self._read[name] = data
        return known

    def content_type(self, name: str) -> str:
        """What [Content_Types].xml says that a part is, folded; "" where it says nothing."""
        overrides, defaults = self._types
        return overrides.get(name) or defaults.get(name.rpartition(".")[2], "")

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        root = parse(self.bytes_of("[content_types].xml"), "the list of content types")
        for element in root:
            said = element.get("ContentType", "").casefold()
            if element.tag == _TYPES + "Override":
                overrides[element.get("PartName", "").lstrip("/").lower()] = said
            elif element.tag == _TYPES + "Default":
                defaults[element.get("Extension", "").lower()] = said
        return overrides, defaults


class Coverage:
    """What one signature covers: whole parts, and relationships by their ids."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._relations: dict[str, set[str]] = defaultdict(set)
        self._names: set[str] = set()
        self.weak = False

    def has(self, name: str) -> bool:
        """Whether the part ``name`` is covered."""
        return name.lower() in self._names

    def has_relation(self, source: str, relation: str) -> bool:
        """Whether the relationship of this id from ``source`` ("" is the package) is covered."""
        folder, _, name = source.lower().rpartition("/")
        covered = self._relations.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return covered is not None and relation in covered

    def check(self, reference: Reference) -> None:
        """Take in what one reference of a manifest covers; raises BrokenError."""
        path, _, query = reference.uri.partition("?")
        name = unquote(path).lstrip("/").lower()
        if not path.startswith("/"):
            raise BrokenError("it refers to something outside of the file")
        data = self._parts.bytes_of(name)
        kind = unquote(query.partition("=")[2]).casefold()
        if kind != self._parts.content_type(name):
            raise BrokenError(
                f"the part {name} is declared as something else than when it was signed"
            )
        chosen: set[str] = set()
        if reference.transforms:
            data = self._transformed(reference, data, name, chosen)
        elif name.endswith(".rels"):
            chosen.update(one.get("Id", "") for one in _relationships(data, name))
        what = "the text of the document" if kind.endswith(_MAIN) else f"the part {name}"
        self.weak |= reference.check(data, what)
        if name.endswith(".rels"):
            self._relations[name] |= chosen
        else:
            self._names.add(name)

    def _transformed(self, reference: Reference, data: bytes, name: str, chosen: set[str]) -> bytes:
        first, *rest = reference.transforms
        method = first
        if first.get("Algorithm") == _TRANSFORM:
            root = _kept(first, data, name, chosen)
            if not rest:
                return canonical(root, INCLUSIVE, root)
            (method,) = rest
        elif rest or name.endswith(".rels"):
            raise BrokenError(f"the part {name} is turned into something else before it is checked")
        else:
            root = parse(data, f"the part {name}")
        algorithm = method.get("Algorithm", "")
        if algorithm not in METHODS:
            raise BrokenError(f"the part {name} is turned into something else before it is checked")
        return canonical(root, algorithm, method)


def _kept(transform: etree._Element, data: bytes, name: str, chosen: set[str]) -> etree._Element:
    """The relationships part with only what ``transform`` names, in order (12.2.4.26)."""
    ids = {element.get("SourceId", "") for element in transform.iter(_BY_ID)}
    types = {element.get("SourceType", "") for element in transform.iter(_BY_TYPE)}
    found = [
        one
        for one in _relationships(data, name)
        if one.get("Id", "") in ids or one.get("Type", "") in types
    ]
    if not found:
        raise BrokenError(f"the relationships in {name} were taken out after signing")
    root = found[0].getparent()
    assert root is not None  # noqa: S101 - a relationship is a child of its part's root
    root[:] = sorted(found, key=lambda one: one.get("Id", ""))
    root.text = None
    for one in root:
        one.text = one.tail = None
        if not one.get("TargetMode"):
            one.set("TargetMode", "Internal")
    chosen.update(one.get("Id", "") for one in found)
    return root


def _relationships(data: bytes, name: str) -> list[etree._Element]:
    """The relationships of a part; raises BrokenError where anything else stands there."""
    found = []
    for element in parse(data, f"the part {name}").iterchildren("{*}*"):
        if element.tag != RELATIONSHIP or len(element):
            raise BrokenError(f"the part {name} holds something else than relationships")
        found.append(element)
    return found
