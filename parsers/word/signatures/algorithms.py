"""The digests and signatures that Office writes (XML-Signature 6, RFC 9231)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from parsers.word.signatures.errors import BrokenError, UnjudgedError

_DSIG = "http://www.w3.org/2000/09/xmldsig#"
_MORE = "http://www.w3.org/2001/04/xmldsig-more#"
_ENC = "http://www.w3.org/2001/04/xmlenc#"
_PSS = "http://www.w3.org/2007/05/xmldsig-more#"
_WEAK = "sha1"
_LEAST_BITS = 1024
"""The shortest RSA key that is judged; Belgium's first cards, and old Windows, sign with it."""

_DIGESTS = {
    _DSIG + "sha1": "sha1",
    _ENC + "sha256": "sha256",
    _MORE + "sha384": "sha384",
    _ENC + "sha512": "sha512",
}
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(),  # noqa: S303 - Word 2010 signs with it; the reading says so
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_BARE_SHA1 = bytes.fromhex("301f300706052b0e03021a0414")
"""A SHA-1 DigestInfo whose algorithm has no parameters, which RFC 8017 A.2.4 lets a reader take."""


class _Scheme(StrEnum):
    RSA = "rsa"
    PSS = "pss"
    ECDSA = "ecdsa"


@dataclass(frozen=True, slots=True)
class SignatureMethod:
    """How SignedInfo is signed; ``digest`` is the name of its hash."""

    scheme: _Scheme
    digest: str

    @property
    def weak(self) -> bool:
        """Whether its hash is SHA-1."""
        return self.digest == _WEAK


_METHODS = {
    _DSIG + "rsa-sha1": SignatureMethod(_Scheme.RSA, "sha1"),
    **{_MORE + f"rsa-{name}": SignatureMethod(_Scheme.RSA, name) for name in _HASHES},
    **{_MORE + f"ecdsa-{name}": SignatureMethod(_Scheme.ECDSA, name) for name in _HASHES},
    **{_PSS + f"{name}-rsa-MGF1": SignatureMethod(_Scheme.PSS, name) for name in _HASHES},
}


def signature_method(uri: str) -> SignatureMethod:
    """The method that ``uri`` names; raises BrokenError for a shared secret (HMAC)."""
    if "hmac" in uri.lower():
        raise BrokenError("it is sealed with a shared secret and signed by nobody")
    try:
        return _METHODS[uri]
    except KeyError as error:
        raise UnjudgedError("it is signed in a way that is not known here") from error


def digest(uri: str, data: bytes) -> tuple[bytes, bool]:
    """The digest of ``data`` and whether its hash is weak."""
    name = _DIGESTS.get(uri)
    if name is None:
        raise UnjudgedError("it uses a check sum that is not known here")
    return hashlib.new(name, data, usedforsecurity=False).digest(), name == _WEAK


def verifies(key: object, method: SignatureMethod, signature: bytes, data: bytes) -> bool:
    """Whether ``signature`` over ``data`` was made with the private half of ``key``.

    Raises UnjudgedError for a key of another kind or size than is judged.
    """
    algorithm = _HASHES[method.digest]
    try:
        if method.scheme is _Scheme.ECDSA:
            return _verifies_ecdsa(key, algorithm, signature, data)
        if not isinstance(key, rsa.RSAPublicKey):
            raise UnjudgedError("its certificate's key is of another kind than its signature")
        if key.key_size < _LEAST_BITS:
            raise UnjudgedError(f"its key of {key.key_size} bits proves nothing")
        if method.scheme is _Scheme.PSS:
            pss = padding.PSS(padding.MGF1(algorithm), padding.PSS.AUTO)
            key.verify(signature, data, pss, algorithm)
            return True
        return _verifies_rsa(key, algorithm, signature, data)
    except InvalidSignature:
        return False


def _verifies_rsa(
    key: rsa.RSAPublicKey, algorithm: hashes.HashAlgorithm, signature: bytes, data: bytes
) -> bool:
    try:
        key.verify(signature, data, padding.PKCS1v15(), algorithm)
    except InvalidSignature:
        if algorithm.name != _WEAK:
            raise
        held = key.recover_data_from_signature(signature, padding.PKCS1v15(), None)
        return held == _BARE_SHA1 + hashlib.sha1(data, usedforsecurity=False).digest()
    return True


def _verifies_ecdsa(
    key: object, algorithm: hashes.HashAlgorithm, signature: bytes, data: bytes
) -> bool:
    """Check r and s, each as wide as the curve (RFC 9231, 2.3.6)."""
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise UnjudgedError("its certificate's key is of another kind than its signature")
    width = (key.curve.key_size + 7) // 8
    if len(signature) != 2 * width:
        return False
    r, s = (int.from_bytes(half, "big") for half in (signature[:width], signature[width:]))
    key.verify(utils.encode_dss_signature(r, s), data, ec.ECDSA(algorithm))
    return True
