"""References: what a signature covers, and the check sum it had (XML-Signature 4.4.3)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parsers.word.signatures.algorithms import digest
from parsers.word.signatures.errors import BrokenError

DS = "{http://www.w3.org/2000/09/xmldsig#}"
_MOST = 4_000
_MOST_TRANSFORMS = 2
"""The relationship transform and a canonical form: nobody needs more (29500-2, 12.2.4.5)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: ``method`` names its digest, ``value`` is the digest it had."""

    uri: str
    transforms: tuple[etree._Element, ...]
    method: str
    value: bytes

    def check(self, data: bytes, what: str) -> bool:
        """Whether the digest is weak; raises BrokenError where ``data`` is not what was signed."""
        found, weak = digest(self.method, data)
        if found != self.value:
            raise BrokenError(f"{what} was changed after signing")
        return weak


def references(parent: etree._Element) -> Iterator[Reference]:
    """The references directly below ``parent``."""
    found = parent.findall(DS + "Reference")
    if len(found) > _MOST:
        raise BrokenError("it refers to more parts than any document has")
    for element in found:
        listed = element.find(DS + "Transforms")
        transforms = () if listed is None else tuple(listed)
        if len(transforms) > _MOST_TRANSFORMS:
            raise BrokenError("it turns a part into another more often than is allowed")
        method = only(element, "DigestMethod").get("Algorithm", "")
        value = decoded(only(element, "DigestValue"))
        yield Reference(element.get("URI", ""), transforms, method, value)


def only(parent: etree._Element, name: str) -> etree._Element:
    """The one child of this name; raises BrokenError where there is none or are several."""
    found = parent.findall(DS + name)
    if len(found) != 1:
        raise BrokenError(f"it has {len(found)} times the element {name}")
    return found[0]


def decoded(element: etree._Element) -> bytes:
    """The bytes that an element holds as base64; raises BrokenError."""
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except (binascii.Error, ValueError) as error:
        name = str(element.tag).rpartition("}")[2]
        raise BrokenError(f"its {name} is garbled") from error
