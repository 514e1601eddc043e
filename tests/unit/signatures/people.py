"""Keys and certificates of made-up people and authorities, each made once a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import keys, pem, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

Key = (
    ec.EllipticCurvePrivateKey
    | rsa.RSAPrivateKey
    | ed25519.Ed25519PrivateKey
    | ed448.Ed448PrivateKey
)
_EDWARDS = ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey
SIGNED = datetime(2026, 11, 19, 15, 15, tzinfo=UTC)
"""The moment at which the samples are signed."""


@dataclass(frozen=True)
class Person:
    """Somebody with a key and a certificate; ``chain`` are the certificates above it."""

    key: Key
    certificate: pyca.Certificate
    chain: tuple[pyca.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        """The certificate's bytes."""
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        """The certificate as a PEM file."""
        return self.certificate.public_bytes(Encoding.PEM)

    def signer(self, **options: Any) -> SimpleSigner:
        """What pyHanko signs with."""
        store = SimpleCertificateStore()
        store.register_multiple([_loaded(one) for one in self.chain])
        return SimpleSigner(_loaded(self.certificate), _loaded_key(self.key), store, **options)

    def timestamper(self) -> DummyTimeStamper:
        """An authority of timestamps that always says :data:`SIGNED`."""
        store = SimpleCertificateStore()
        store.register_multiple([_loaded(one) for one in self.chain])
        return DummyTimeStamper(
            _loaded(self.certificate), _loaded_key(self.key), store, fixed_dt=SIGNED
        )


def _loaded(certificate: pyca.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _loaded_key(key: Key) -> keys.PrivateKeyInfo:
    raw = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return keys.PrivateKeyInfo.load(pem.unarmor(raw)[2])


def _name(common: str) -> pyca.Name:
    return pyca.Name(
        [
            pyca.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Agency"),
            pyca.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _key(kind: str) -> Key:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    if kind == "ed448":
        return ed448.Ed448PrivateKey.generate()
    if kind == "p384":
        return ec.generate_private_key(ec.SECP384R1())
    return ec.generate_private_key(ec.SECP256R1())


@cache
def person(
    name: str,
    kind: str = "ec",
    issuer: str = "",
    *,
    authority: bool = False,
    stamps: bool = False,
    address: str = "",
    purpose: pyca.ObjectIdentifier | None = None,
    start: datetime = datetime(2025, 1, 1, tzinfo=UTC),
    end: datetime = datetime(2029, 1, 1, tzinfo=UTC),
) -> Person:
    """A person or authority; ``issuer`` is the authority that certifies them, "" themselves.

    ``address`` is the mail address that the certificate names, ``purpose`` what alone it is for.
    """
    key = _key(kind)
    above = person(issuer, authority=True) if issuer else None
    usage = pyca.KeyUsage(True, True, False, False, False, authority, authority, False, False)
    builder = (
        pyca.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(above.certificate.subject if above else _name(name))
        .public_key(key.public_key())
        .serial_number(pyca.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(pyca.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if above:
        lists = pyca.UniformResourceIdentifier("http://lists.example.gov/withdrawn.crl")
        point = pyca.DistributionPoint([lists], None, None, None)
        builder = builder.add_extension(pyca.CRLDistributionPoints([point]), critical=False)
    if address:
        named = pyca.SubjectAlternativeName([_as_written(address)])
        builder = builder.add_extension(named, critical=False)
    if purpose:
        builder = builder.add_extension(pyca.ExtendedKeyUsage([purpose]), critical=False)
    if stamps:
        stamping = pyca.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(stamping, critical=True)
    maker = above.key if above else key
    certificate = builder.sign(maker, None if isinstance(maker, _EDWARDS) else hashes.SHA256())
    chain = (above.certificate, *above.chain) if above else ()
    return Person(key, certificate, chain)


def _as_written(address: str) -> pyca.RFC822Name:
    """``address`` as a certificate may hold it, though it is none: newer Pythons refuse those."""
    return pyca.RFC822Name._init_without_validation(address)


def withdrawn(someone: Person, issuer: Person, when: datetime) -> asn1_crl.CertificateList:
    """The authority's list of certificates that it has withdrawn: that of ``someone``."""
    revoked = (
        pyca.RevokedCertificateBuilder()
        .serial_number(someone.certificate.serial_number)
        .revocation_date(when)
        .build()
    )
    made = (
        pyca.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(when)
        .next_update(when + timedelta(days=90))
        .add_revoked_certificate(revoked)
        .sign(issuer.key, hashes.SHA256())
    )
    return asn1_crl.CertificateList.load(made.public_bytes(Encoding.DER))
