"""The signature's own XML: its objects, found by their ids, and which of them are signed.

Only what a checked reference leads to is ever asked for a claim, so that nothing can be put beside
it (signature wrapping).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from parsers.word.signatures.canonical import INCLUSIVE, METHODS, canonical
from parsers.word.signatures.errors import BrokenError
from parsers.word.signatures.references import DS, Reference, only, references

_ETSI = "{http://uri.etsi.org/01903/"


class Enveloping:
    """One signature part, its references into itself checked once."""

    def __init__(self, root: etree._Element) -> None:
        """Look through ``root``; raises BrokenError for what no signature looks like."""
        if root.tag != DS + "Signature":
            raise BrokenError("its part holds no signature")
        self.root = root
        self.info = only(root, "SignedInfo")
        self.value = only(root, "SignatureValue")
        self.weak = False
        self._by_id = _ids(root)

    def canonical_info(self) -> bytes:
        """What was signed: SignedInfo in its canonical form."""
        method = only(self.info, "CanonicalizationMethod")
        return _canonical(self.info, method)

    @cached_property
    def signed(self) -> tuple[etree._Element, ...]:
        """The elements that SignedInfo covers, each as it was; raises BrokenError."""
        return tuple(self._checked(reference) for reference in references(self.info))

    def _checked(self, reference: Reference) -> etree._Element:
        element = self._by_id.get(reference.uri.removeprefix("#"))
        if not reference.uri.startswith("#") or element is None:
            raise BrokenError("it refers to something that it does not hold")
        if not self._at_home(element):
            raise BrokenError("what it covers stands where nothing signed belongs")
        if len(reference.transforms) > 1:
            raise BrokenError("it turns itself into something else before it is checked")
        data = (
            _canonical(element, reference.transforms[0])
            if reference.transforms
            else canonical(element, INCLUSIVE, element)
        )
        self.weak |= reference.check(data, "the signature's own record")
        return element

    def _at_home(self, element: etree._Element) -> bool:
        """Whether ``element`` is an object of this signature or its signed properties."""
        parent = element.getparent()
        if element.tag == DS + "Object":
            return parent is self.root
        if not _is_etsi(element, "SignedProperties") or parent is None:
            return False
        holder = parent.getparent()
        return (
            _is_etsi(parent, "QualifyingProperties")
            and holder is not None
            and holder.tag == DS + "Object"
            and holder.getparent() is self.root
        )

    def manifests(self) -> Iterator[etree._Element]:
        """The manifests in signed objects."""
        for element in self.signed:
            yield from element.findall(DS + "Manifest")

    def claim(self, *path: str) -> str:
        """The text of the first signed element at the end of ``path`` (tags), "" without one."""
        for signed in self.signed:
            for element in signed.iter(path[0]):
                found = element.find("/".join(path[1:])) if path[1:] else element
                if found is not None and (found.text or "").strip():
                    return (found.text or "").strip()
        return ""

    def properties(self) -> etree._Element | None:
        """The signed properties (XAdES), where they are signed."""
        return next((e for e in self.signed if _is_etsi(e, "SignedProperties")), None)


def _ids(root: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            raise BrokenError("comments stand in it, which no program that signs writes")
        for name in ("Id", "ID", "id"):
            value = element.get(name)
            if value is not None and found.setdefault(value, element) is not element:
                raise BrokenError("two of its elements have one name, as in forged signatures")
    return found


def _canonical(element: etree._Element, transform: etree._Element) -> bytes:
    method = transform.get("Algorithm", "")
    if method not in METHODS:
        raise BrokenError("it turns itself into something else before it is checked")
    return canonical(element, method, transform)


def _is_etsi(element: etree._Element, name: str) -> bool:
    tag = str(element.tag)
    return tag.startswith(_ETSI) and tag.endswith("}" + name)
