"""Keys and certificates of plainly made up people, for signing in tests."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(number: int = 0) -> rsa.RSAPrivateKey:
    """The test's own RSA key of this number."""
    del number
    return rsa.generate_private_key(65537, 2048)


@cache
def ec_key() -> ec.EllipticCurvePrivateKey:
    """The test's own key on an elliptic curve."""
    return ec.generate_private_key(ec.SECP256R1())


@cache
def certificate(
    name: str = "Jane Doe",
    key: Key | None = None,
    issuer: x509.Certificate | None = None,
    issuer_key: Key | None = None,
    years: tuple[int, int] = (2025, 2028),
    authority: bool = False,
    serial: int = 1,
) -> x509.Certificate:
    """A certificate of ``name`` for ``key``, self-signed without an issuer."""
    key = key or rsa_key()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in years)
    signing = issuer_key or key
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    return (
        x509.CertificateBuilder().subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject).serial_number(serial)
        .public_key(key.public_key()).not_valid_before(first).not_valid_after(last)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(identifier, critical=False)
        .add_extension(_usage(authority=authority), critical=True)
        .sign(signing, hashes.SHA256())
    )  # fmt: skip


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority,
        crl_sign=authority, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def der(made: x509.Certificate) -> bytes:
    """The certificate's bytes."""
    return made.public_bytes(Encoding.DER)
