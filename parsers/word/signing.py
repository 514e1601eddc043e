"""The digital signatures of a package (ISO/IEC 29500-2, 12; [MS-OFFCRYPTO] 2.5.2).

What each claims, and what it is worth: a claim counts only where the signature covers it.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from lxml import etree

from parsers.errors import ParseError
from parsers.model import NO_ROOTS, Anchor, Mark, MarkKind, Roots, Standing, Verification
from parsers.word.names import FALLBACK, SIGNATURE_LINE
from parsers.word.package import Package

_RANKS = (Standing.VALID, Standing.UNCLEAR, Standing.INVALID)
_FLAT = Verification(
    Standing.UNCLEAR, None,
    "The digital signature cannot be checked in a file of one piece (flat XML).",
)  # fmt: skip
_SHARED = Verification(
    Standing.UNCLEAR, None,
    "The digital signature names several signature lines, and can only be one's.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature; ``line`` is the id of its signature line, "" without one."""

    part: str
    signer: str | None
    time: datetime | None
    line: str
    verified: Verification


class Signatures:
    """The signatures of one package, read when first asked for."""

    def __init__(self, package: Package, main: str, roots: Roots = NO_ROOTS) -> None:
        """``main`` is the document's part; ``roots`` are who is trusted to vouch for signers."""
        self._package, self._main, self._roots = package, main, roots

    @cached_property
    def all(self) -> tuple[Signature, ...]:
        """Every signature part that holds a signature; an empty one is none."""
        claimed = [
            claims
            for origin in self._package.related("", "origin")
            for part in self._package.related(origin, "signature")
            if (claims := _claims(self._package, part))
        ]
        return tuple(self._verified(claimed))

    def _verified(self, claimed: list[Signature]) -> Iterable[Signature]:
        if not claimed or self._package.flat:
            return claimed
        from parsers.word.signatures import judge  # noqa: PLC0415  (only signed files pay for it)

        # A package of its own, so that checking does not use up what reading may inflate.
        parts = [claims.part for claims in claimed]
        judged = judge(self._package.fresh(), self._main, parts, self._roots.certificates)
        return [
            replace(
                claims,
                verified=found.verified,
                signer=found.signer if found.signed else claims.signer,
                time=found.time if found.signed else claims.time,
                line=found.line if found.signed else claims.line,
            )
            for claims, found in ((one, judged[one.part]) for one in claimed)
        ]

    def on_line(self, line: str, roots: Iterable[etree._Element]) -> Signature | None:
        """The signature that names the signature line with this id, the soundest of several.

        ``roots`` are the stories: a line that stands there more than once is not one slot.
        """
        wanted = folded_id(line)
        found = [one for one in self.all if wanted and one.line == wanted]
        if not found:
            return None
        best = min(found, key=lambda one: _RANKS.index(one.verified.standing))
        if _lines(roots)[wanted] > 1 and best.verified.standing is Standing.VALID:
            return replace(best, verified=_SHARED)
        return best

    def marks(self) -> list[Mark]:
        """A mark for each signature."""
        return [
            Mark(
                MarkKind.DIGITAL, True, Anchor("the whole file", one.part),
                signer=one.signer, time=one.time, verified=one.verified,
            )
            for one in self.all
        ]  # fmt: skip


def folded_id(line: str) -> str:
    """The id of a signature line as it is compared."""
    return line.strip("{} \n").upper()


def _lines(roots: Iterable[etree._Element]) -> Counter[str]:
    """How often each signature line stands in the stories, copies for old programs left out."""
    return Counter(
        folded_id(line.get("id", ""))
        for root in roots
        for line in root.iter(SIGNATURE_LINE)
        if next(line.iterancestors(FALLBACK), None) is None
    )


def _claims(package: Package, part: str) -> Signature | None:
    try:
        root = package.xml(part)
    except ParseError:
        return None
    if root is None:
        return None
    texts = _first_texts(root)
    if not texts.get("SignatureValue", "").strip():
        return None
    signer = _common_name(texts.get("X509Certificate", ""))
    signer = signer or texts.get("SignatureText", "").strip() or None
    line = folded_id(texts.get("SetupID", ""))
    return Signature(part, signer, _time(texts.get("Value", "")), line, _FLAT)


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
