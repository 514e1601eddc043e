"""S/MIME: the mail inside an opaque signature; detached signatures and encryption recognised.

Source: RFC 5652 sections 3, 5 and 6; RFC 8551 sections 3.4 and 3.5. Nothing is verified here:
:mod:`parsers.mail.sealed` does.
"""

from __future__ import annotations

import base64
import binascii
import re

from asn1crypto import cms

from parsers.errors import CorruptError, EncryptedError
from parsers.model import FileKind

_CMS_OID = re.compile(
    rb"\A\x30(?:\x80|[\x01-\x7f]|\x81.|\x82..|\x83...|\x84....)"
    rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07([\x02\x03\x06])",
    re.DOTALL,
)
_AUTH_ENVELOPED = re.compile(
    rb"\A\x30(?:\x80|[\x01-\x7f]|\x81.|\x82..|\x83...|\x84....)"
    rb"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17",
    re.DOTALL,
)
_SIGNED = b"\x02"
_ASN1_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
_PEM = re.compile(rb"-----BEGIN (?:PKCS7|CMS)-----(.+?)-----END ", re.DOTALL)
_BASE64_START = re.compile(rb"\AM[A-Za-z0-9+/]{11}")


def cms_kind(data: bytes) -> FileKind | None:
    """Whether ``data`` is a CMS message (opaque or encrypted), a detached signature, or neither."""
    der = as_der(data)
    if _AUTH_ENVELOPED.match(der[:32]):
        return FileKind.SMIME_OPAQUE
    found = _CMS_OID.match(der[:32])
    if found is None:
        return None
    if found[1] != _SIGNED:
        return FileKind.SMIME_OPAQUE
    return FileKind.SMIME_OPAQUE if _econtent(der) is not None else FileKind.SMIME_SIGNATURE


def signed_content(data: bytes) -> bytes:
    """The MIME entity inside an opaque-signed message.

    Raises EncryptedError for an enveloped message, CorruptError where nothing can be taken out.
    """
    der = as_der(data)
    found = _CMS_OID.match(der[:32])
    if _AUTH_ENVELOPED.match(der[:32]) or (found and found[1] != _SIGNED):
        raise EncryptedError(
            "The mail is encrypted (S/MIME), and this mailbox has no key for it; please send it "
            "without encryption."
        )
    content = _econtent(der) if found else None
    if content is None:
        raise CorruptError("The signed mail is damaged; please send the form again, unsigned.")
    return content


def as_der(data: bytes) -> bytes:
    """``data`` itself, or what its base64 or PEM text holds; b"" where it is nothing of these."""
    if data[:1] == b"\x30":
        return data
    pem = _PEM.search(data[:200]) or (_PEM.search(data) if data[:5] == b"-----" else None)
    text = pem[1] if pem else data
    if not pem and not _BASE64_START.match(data[:32]):
        return b""
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _econtent(der: bytes) -> bytes | None:
    """The bytes of eContent; None where there is none or the structure cannot be read."""
    try:
        info = cms.ContentInfo.load(der)
        content = info["content"]["encap_content_info"]["content"]
        native = content.native if content is not None else None
    except _ASN1_ERRORS:
        return None
    return native if isinstance(native, bytes) else None
