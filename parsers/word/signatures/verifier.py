"""One signature part judged: intact or not, whose, when, for which line, and what it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from lxml import etree

from parsers.errors import ParseError
from parsers.model import Standing, Trust, Verification
from parsers.word.package import Package
from parsers.word.signatures.algorithms import signature_method, verifies
from parsers.word.signatures.canonical import parse
from parsers.word.signatures.certificates import (
    carried,
    check_named,
    check_time,
    loaded,
    name_of,
    trust_of,
)
from parsers.word.signatures.enveloping import Enveloping
from parsers.word.signatures.errors import BrokenError, UnjudgedError
from parsers.word.signatures.parts import Coverage, Parts
from parsers.word.signatures.reach import check_reach, named
from parsers.word.signatures.references import decoded, only, references

_MSSIG = "{http://schemas.microsoft.com/office/2006/digsig}"
_MDSSI = "{http://schemas.openxmlformats.org/package/2006/digital-signature}"
_MOST = 20
"""Signatures of one file that are judged; the rest stay unclear."""
_SAID = {
    Trust.TRUSTED: "an authority that this office trusts vouches for it",
    Trust.SELF_SIGNED: "it is self-signed",
    Trust.UNKNOWN: "no authority that this office trusts vouches for it",
}


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature part as judged.

    ``line`` is the id of the signature line that it signs (upper case, without braces), "" without
    one. ``signer``, ``time`` and ``line`` are signed themselves where ``signed`` is True, and only
    claimed otherwise: then they are None and "".
    """

    verified: Verification
    signed: bool = False
    signer: str | None = None
    time: datetime | None = None
    line: str = ""


def judge(
    package: Package, main: str, parts: Sequence[str], roots: Sequence[bytes] = ()
) -> dict[str, Signature]:
    """The signatures in ``parts`` of ``package``, whose main part is ``main``, by their parts.

    ``roots`` are certificates (DER) that are trusted to vouch for signers. Raises nothing: what
    cannot be judged is unclear.
    """
    shared = Parts(package)
    judged = {}
    for number, part in enumerate(parts):
        judging = _Judging(shared, main, part, roots)
        judged[part] = judging.result() if number < _MOST else _unclear("it is one of too many")
    return judged


def _unclear(reason: str, trust: Trust | None = None) -> Signature:
    text = f"The digital signature could not be accepted: {reason}."
    return Signature(Verification(Standing.UNCLEAR, trust, text))


class _Judging:
    """One signature on its way through the checks."""

    def __init__(self, parts: Parts, main: str, part: str, roots: Sequence[bytes]) -> None:
        self._parts, self._main, self._part, self._roots = parts, main, part, roots
        self._trust: Trust | None = None

    def result(self) -> Signature:
        """The signature as judged."""
        try:
            return self._judged()
        except BrokenError as error:
            return Signature(Verification(Standing.INVALID, self._trust, _sentence(error)))
        except UnjudgedError as error:
            return _unclear(str(error), self._trust)
        except (ParseError, etree.LxmlError, RecursionError, MemoryError):
            return _unclear("the file it signs cannot be followed", self._trust)

    def _judged(self) -> Signature:
        if self._parts.package.repeated:
            raise BrokenError(f"the file holds {self._parts.package.repeated} twice")
        signature = Enveloping(parse(self._parts.bytes_of(self._part.lower()), "its part"))
        weak, certificate, others = self._signer(signature)
        coverage = Coverage(self._parts)
        manifests = [one for held in signature.manifests() for one in references(held)]
        if not manifests:
            raise BrokenError("it covers nothing of the file")
        for reference in manifests:
            coverage.check(reference)
        check_named(signature.properties(), certificate)
        time = _time(signature)
        if time is None:
            raise UnjudgedError("it does not say when it was made")
        self._trust = trust_of(certificate, others, self._roots, time)
        check_time(certificate, time)
        beside = check_reach(self._parts.package, self._main, coverage)
        weak = weak or signature.weak or coverage.weak
        return Signature(
            Verification(Standing.VALID, self._trust, _praise(self._trust, beside, weak=weak)),
            True,
            name_of(certificate),
            time,
            signature.claim(_MSSIG + "SetupID").strip("{} ").upper(),
        )

    def _signer(
        self, signature: Enveloping
    ) -> tuple[bool, x509.Certificate, list[x509.Certificate]]:
        """Whether SHA-1 signs it, the certificate whose key made it, and all that it carries."""
        method = signature_method(only(signature.info, "SignatureMethod").get("Algorithm", ""))
        value, data = decoded(signature.value), signature.canonical_info()
        found = [*carried(signature.root), *self._beside()]
        if not found:
            raise UnjudgedError("it carries no certificate that says whose it is")
        refused: UnjudgedError | None = None
        for certificate in found:
            try:
                if verifies(certificate.public_key(), method, value, data):
                    return method.weak, certificate, found
            except UnjudgedError as error:
                refused = refused or error
        if refused is not None and len(found) == 1:
            raise refused
        raise BrokenError("it was changed, or not made with the key of its certificate")

    def _beside(self) -> Iterator[x509.Certificate]:
        """Certificates in parts of their own (ISO/IEC 29500-2, 12.2.3)."""
        for name in self._parts.package.related(self._part, "certificate"):
            certificate = loaded(self._parts.bytes_of(name.lower()))
            if certificate is not None:
                yield certificate


def _time(signature: Enveloping) -> datetime | None:
    texts = (
        signature.claim(_MDSSI + "SignatureTime", _MDSSI + "Value"),
        signature.claim("{*}SigningTime"),
    )
    for text in texts:
        try:
            time = datetime.fromisoformat(text)
        except ValueError:
            continue
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return None


def _sentence(error: BrokenError) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."


def _praise(trust: Trust, beside: tuple[str, ...], *, weak: bool) -> str:
    text = f"The digital signature is intact and covers all that is read; {_SAID[trust]}."
    if weak:
        text += " It rests on SHA-1, which is weak."
    if beside:
        text += f" It does not cover {named(beside)}."
    return text
