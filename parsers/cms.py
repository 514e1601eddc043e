"""Signatures of CMS (RFC 5652) by pyHanko: whose they are, and whether they fit a digest.

Which bytes they cover is known to whoever carries them: a PDF, or a mail.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from asn1crypto import algos, cms
from asn1crypto.keys import PublicKeyInfo
from asn1crypto.x509 import Certificate
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)
from pyhanko_certvalidator.errors import (
    AlgorithmNotSupported,
    DSAParametersUnavailable,
    PSSParameterMismatch,
)
from pyhanko_certvalidator.sig_validate import (
    DEFAULT_VALIDATION_CONTEXT,
    DefaultSignatureValidator,
    SignatureValidationContext,
)

WEAK = {"md2": "MD2", "md5": "MD5", "sha1": "SHA-1"}
"""Digests that can be forged, by the names that asn1crypto gives them."""
_GARBLED = "The signature itself cannot be read."
_UNKNOWN_KIND = "The signature is of a kind that is not verified here."


class BrokenSignatureError(Exception):
    """The signature is broken in itself; the message says how, as a sentence."""


class UnclearSignatureError(Exception):
    """The signature cannot be judged; the message says why, as a sentence."""


def signed_data(contents: bytes) -> cms.SignedData:
    """The one signature in ``contents`` (DER or BER, anything may follow).

    Raises BrokenSignatureError where there is none, or not exactly one.
    """
    try:
        message = cms.ContentInfo.load(contents)
        kind = message["content_type"].native
        signed = message["content"]
        _ = signed["encap_content_info"]["content_type"].native
        extract_signer_info(signed)
    except Exception as error:
        # Foreign DER ends asn1crypto with ValueError, TypeError, KeyError and bare assertions.
        raise BrokenSignatureError(_GARBLED) from error
    if kind != "signed_data":
        raise BrokenSignatureError(_GARBLED)
    return signed


def certificates(signed: cms.SignedData) -> tuple[Certificate, tuple[Certificate, ...]]:
    """The signer's certificate and the others in the signature.

    Raises UnclearSignatureError where the signer's is not among them, BrokenSignatureError where
    they cannot be read.
    """
    try:
        found = extract_certs_for_validation(signed)
        return found.signer_cert, tuple(found.other_certs)
    except SignatureValidationError as error:
        if "not included" in str(error.failure_message):
            raise UnclearSignatureError(
                "The signature does not bring the signer's certificate."
            ) from error
        raise BrokenSignatureError("The signature names another certificate.") from error
    except Exception as error:
        raise BrokenSignatureError(_GARBLED) from error


def check(
    signed: cms.SignedData, certificate: Certificate, digest: bytes, kind: str, covered: str
) -> None:
    """Raise BrokenSignatureError unless the signature fits ``digest`` and the certificate.

    ``kind`` is the content type that it has to name ("data"), ``covered`` what it covers, as the
    message calls it ("document"). Raises UnclearSignatureError for kinds that are not known.
    """
    try:
        intact, valid = validate_sig_integrity(
            extract_signer_info(signed), certificate, kind, digest, sig_validator=_Known()
        )
    except UnclearSignatureError:
        raise
    except (NotImplementedError, LookupError) as error:
        raise UnclearSignatureError(_UNKNOWN_KIND) from error
    except Exception as error:
        raise BrokenSignatureError("The signature does not hold together.") from error
    if not intact:
        raise BrokenSignatureError(f"The {covered} was changed after it was signed.")
    if not valid:
        raise BrokenSignatureError("The signature was not made with the key of its certificate.")


class _Known(DefaultSignatureValidator):
    """Tells methods and keys that pyHanko does not know from signatures that are wrong."""

    def validate_signature(
        self,
        signature: bytes,
        signed_data: bytes,
        public_key_info: PublicKeyInfo,
        signature_algorithm: algos.SignedDigestAlgorithm,
        context: SignatureValidationContext = DEFAULT_VALIDATION_CONTEXT,
    ) -> None:
        """Raise InvalidSignature for what is wrong, UnclearSignatureError for what is not known."""
        try:
            super().validate_signature(
                signature, signed_data, public_key_info, signature_algorithm, context
            )
        except (
            AlgorithmNotSupported, DSAParametersUnavailable, PSSParameterMismatch,
            UnsupportedAlgorithm, AssertionError,
        ) as error:  # fmt: skip
            raise UnclearSignatureError(_UNKNOWN_KIND) from error


def digest_of(name: str, pieces: Iterable[bytes | memoryview]) -> bytes:
    """The digest of ``pieces`` one after the other, by asn1crypto's ``name`` for it.

    Raises UnclearSignatureError for one that is not known here.
    """
    try:
        made = hashlib.new(name)
    except ValueError as error:
        raise UnclearSignatureError(_UNKNOWN_KIND) from error
    for piece in pieces:
        made.update(piece)
    return made.digest()


def weakness(info: cms.SignerInfo) -> str:
    """The forgeable digest that a signature rests on ("SHA-1"), "" where it rests on none."""
    named = info["digest_algorithm"]["algorithm"].native
    return WEAK.get(named, "") or WEAK.get(_hash_of(info), "")


def _hash_of(info: cms.SignerInfo) -> str:
    """The digest that the signature's own algorithm names, "" where it names none."""
    try:
        named: str = info["signature_algorithm"].hash_algo
    except ValueError:
        return ""
    return named
