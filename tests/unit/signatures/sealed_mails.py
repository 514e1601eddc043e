"""Mails signed and encrypted with S/MIME as mail programs do it."""

from __future__ import annotations

import asyncio
import base64

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from tests.hostile.build import HEAD, part
from tests.unit.signatures.people import Person

_OPAQUE = (
    b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
    b"Content-Transfer-Encoding: base64\r\n"
)
_LOCKED = _OPAQUE.replace(b"signed-data", b"enveloped-data")


def signature(
    someone: Person, entity: bytes, *, detached: bool = True, digest: str = "sha256"
) -> bytes:
    """The CMS that ``someone`` makes over ``entity`` (DER)."""
    options = [pkcs7.PKCS7Options.Binary]
    options += [pkcs7.PKCS7Options.DetachedSignature] if detached else []
    if digest != "sha256":
        info = asyncio.run(someone.signer().async_sign_general_data(entity, digest))
        return bytes(info.dump())
    builder = pkcs7.PKCS7SignatureBuilder().set_data(entity)
    builder = builder.add_signer(someone.certificate, someone.key, hashes.SHA256())
    for above in someone.chain:
        builder = builder.add_certificate(above)
    return builder.sign(Encoding.DER, options)


def clear_signed(
    someone: Person, entity: bytes, *more: bytes, head: bytes = HEAD, digest: str = "sha256"
) -> bytes:
    """multipart/signed around the MIME entity ``entity``; ``more`` parts stand behind both."""
    entity = entity.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    blob = part(
        signature(someone, entity, digest=digest), "application/pkcs7-signature; name=smime.p7s"
    )
    kind = (
        b'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s0"'
    )
    parts = b"".join(b"--s0\r\n" + one + b"\r\n" for one in (entity, blob, *more))
    return head + b"Content-Type: " + kind + b"\r\n\r\n" + parts + b"--s0--\r\n"


def opaque(someone: Person, entity: bytes, *, head: bytes = HEAD) -> bytes:
    """The same in one piece, as Outlook does it where clear signing is off."""
    blob = signature(someone, entity, detached=False)
    return head + _OPAQUE + b"\r\n" + base64.encodebytes(blob)


def encrypted(someone: Person, entity: bytes, *, head: bytes = HEAD) -> bytes:
    """Encrypted to ``someone``, who has an RSA key."""
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(entity).add_recipient(someone.certificate)
    blob = builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])
    return head + _LOCKED + b"\r\n" + base64.encodebytes(blob)
