"""Whose signature it is: the certificate, the name in it, and who vouches for it (RFC 5280)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import (
    ExtensionPolicy,
    PolicyBuilder,
    Store,
    VerificationError,
)
from lxml import etree

from parsers.model import Trust
from parsers.text import printable
from parsers.word.signatures.algorithms import digest
from parsers.word.signatures.errors import BrokenError, UnjudgedError
from parsers.word.signatures.references import DS, decoded, only

_MOST = 20
_NAMES = (NameOID.COMMON_NAME, NameOID.EMAIL_ADDRESS, NameOID.ORGANIZATION_NAME)


def loaded(data: bytes) -> x509.Certificate | None:
    """The certificate in ``data`` (DER), None where it is none."""
    try:
        certificate = x509.load_der_x509_certificate(data)
        certificate.public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return certificate


def carried(root: etree._Element) -> list[x509.Certificate]:
    """The certificates that the signature's XML carries, the signer's most likely first."""
    wanted = (f"{DS}X509Certificate", "{*}EncapsulatedX509Certificate")
    found: list[x509.Certificate] = []
    for element in root.iter(*wanted):
        if len(found) == _MOST:
            break
        certificate = loaded(decoded(element))
        if certificate is not None and certificate not in found:
            found.append(certificate)
    return found


def name_of(certificate: x509.Certificate) -> str | None:
    """The name of the certificate's owner as a person would say it."""
    try:
        subject = certificate.subject
    except ValueError:
        return None
    for kind in _NAMES:
        for attribute in subject.get_attributes_for_oid(kind):
            if isinstance(attribute.value, str) and (shown := printable(attribute.value)):
                return shown
    return None


def check_time(certificate: x509.Certificate, when: datetime) -> None:
    """Raise UnjudgedError where the certificate was not valid at the time of signing."""
    if not certificate.not_valid_before_utc <= when <= certificate.not_valid_after_utc:
        first = certificate.not_valid_before_utc.date()
        last = certificate.not_valid_after_utc.date()
        raise UnjudgedError(
            f"its certificate is good from {first} to {last} and it was signed on {when.date()}"
        )


def check_named(properties: etree._Element | None, certificate: x509.Certificate) -> None:
    """Raise BrokenError where the signed properties name another certificate (XAdES 5.2.2)."""
    if properties is None:
        return
    held = "{*}SignedSignatureProperties/{*}SigningCertificate"
    named = [*properties.findall(f"{held}/{{*}}Cert/{{*}}CertDigest"),
             *properties.findall(f"{held}V2/{{*}}Cert/{{*}}CertDigest")]  # fmt: skip
    data = certificate.public_bytes(Encoding.DER)
    for one in named[:1]:  # the others are those above the signer's
        found, _ = digest(only(one, "DigestMethod").get("Algorithm", ""), data)
        if found != decoded(only(one, "DigestValue")):
            raise BrokenError("it was made with another certificate than it carries")


def trust_of(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    roots: Sequence[bytes],
    when: datetime,
) -> Trust:
    """Who vouched for ``certificate`` at ``when``; ``roots`` are trusted certificates (DER)."""
    trusted = [one for one in map(loaded, roots) if one is not None]
    if certificate in trusted:
        return Trust.TRUSTED
    if _signs_itself(certificate):
        return Trust.SELF_SIGNED
    if not trusted:
        return Trust.UNKNOWN
    verifier = (
        PolicyBuilder()
        .store(Store(trusted))
        .time(when.astimezone(UTC).replace(tzinfo=None))
        .extension_policies(
            ca_policy=ExtensionPolicy.webpki_defaults_ca(),
            ee_policy=ExtensionPolicy.permit_all(),
        )
        .build_client_verifier()
    )
    try:
        verifier.verify(certificate, [one for one in others if one != certificate])
    except (VerificationError, ValueError):
        return Trust.UNKNOWN
    return Trust.TRUSTED


def _signs_itself(certificate: x509.Certificate) -> bool:
    """Whether its own key made it; with SHA-1 too, which Word's own certificates long had."""
    if certificate.issuer != certificate.subject:
        return False
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            made_with = certificate.signature_hash_algorithm or hashes.SHA256()
            made, padded = certificate.tbs_certificate_bytes, padding.PKCS1v15()
            key.verify(certificate.signature, made, padded, made_with)
        else:
            certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
