"""What a package's digital signatures claim (ISO/IEC 29500-2, 12; [MS-OFFCRYPTO] 2.5.2).

Nothing is verified here: whose signature it says it is, when, and which signature line it names.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lxml import etree

from parsers.errors import ParseError
from parsers.model import Anchor, Mark, MarkKind
from parsers.word.package import Package


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as claimed; ``line`` is the id of its signature line, "" without one."""

    part: str
    signer: str | None
    time: datetime | None
    line: str


class Signatures:
    """The signatures of one package, read when first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def all(self) -> tuple[Signature, ...]:
        """Every signature part that holds a signature; an empty one is none."""
        found = []
        for origin in self._package.related("", "origin"):
            for part in self._package.related(origin, "signature"):
                signature = self._read(part)
                if signature is not None:
                    found.append(signature)
        return tuple(found)

    def by_line(self, line: str) -> Signature | None:
        """The signature that names the signature line with this id."""
        wanted = line.strip("{} ").upper()
        return next((s for s in self.all if wanted and s.line == wanted), None)

    def marks(self) -> list[Mark]:
        """A mark for each signature."""
        place = "the whole file"
        return [
            Mark(MarkKind.DIGITAL, True, Anchor(place, s.part), signer=s.signer, time=s.time)
            for s in self.all
        ]

    def _read(self, part: str) -> Signature | None:
        try:
            root = self._package.xml(part)
        except ParseError:
            return None
        if root is None:
            return None
        texts = _first_texts(root)
        if not texts.get("SignatureValue", "").strip():
            return None
        certificate = texts.get("X509Certificate", "")
        signer = _common_name(certificate) or texts.get("SignatureText", "").strip() or None
        line = texts.get("SetupID", "").strip("{} \n").upper()
        return Signature(part, signer, _time(texts.get("Value", "")), line)


def _first_texts(root: etree._Element) -> dict[str, str]:
    """The text of each kind of element, of the first that has any."""
    texts: dict[str, str] = {}
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if element.text and name not in texts:
            texts[name] = element.text
    return texts


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _common_name(certificate: str) -> str | None:
    from asn1crypto import x509  # noqa: PLC0415  (only signed files pay for it)

    try:
        loaded = x509.Certificate.load(base64.b64decode(certificate))
        name = loaded.subject.native.get("common_name")
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return name if isinstance(name, str) else None
