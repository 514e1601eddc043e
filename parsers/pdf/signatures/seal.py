"""The cryptographic part of a signature: whose it is, when it was made, and whether it holds.

RFC 5652 (CMS) by pyHanko, RFC 3161 for timestamps, ETSI EN 319 122 for the signing certificate's
attribute.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, core, tsp
from asn1crypto.x509 import Certificate
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    extract_self_reported_ts,
    extract_tst_data_iter,
    validate_sig_integrity,
)

from parsers.certificates import Evidence, Vouched, common_name, vouched
from parsers.model import Roots, Trust
from parsers.pdf.signatures.covering import BrokenSignatureError, UnclearSignatureError

_STAMPING = frozenset({"time_stamping"})
_WEAK = {"md2": "MD2", "md5": "MD5", "sha1": "SHA-1"}
_GARBLED = "The signature itself cannot be read."


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature that fits the bytes that it covers.

    ``time`` is the signer's own claim, or a timestamp's where ``stamped``.
    """

    certificate: Certificate
    signer: str
    time: datetime | None
    stamped: bool
    vouched: Vouched


def open_seal(
    contents: bytes,
    pieces: Sequence[memoryview],
    evidence: Evidence,
    roots: Roots,
    claimed: datetime | None,
) -> Seal:
    """The signature in ``contents`` (DER, zeros may follow) over ``pieces``.

    ``claimed`` is the time that the document names where the signature names none. Raises
    BrokenSignatureError where it does not fit, UnclearSignatureError where it is of a kind that
    nothing can be said about.
    """
    signed = _signed_data(contents)
    certificate, others = _certificates(signed)
    evidence = evidence + Evidence(others) + _archived(signed)
    info = extract_signer_info(signed)
    algorithm = info["digest_algorithm"]["algorithm"].native
    weak = _WEAK.get(algorithm) or _WEAK.get(_hash_of(info))
    if (
        signed["encap_content_info"]["content"] is not core.VOID
        and signed["encap_content_info"]["content_type"].native == "data"
    ):
        raise UnclearSignatureError("The signature is of an old kind that is not verified here.")
    digest = hashlib.new(algorithm)
    for piece in pieces:
        digest.update(piece)
    _check(signed, certificate, digest.digest(), "data")
    if weak:
        raise UnclearSignatureError(f"The signature rests on {weak}, which can be forged.")
    stamp = _stamped(info, evidence, roots)
    time = stamp or extract_self_reported_ts(info) or claimed
    return Seal(
        certificate,
        common_name(certificate),
        time,
        stamp is not None,
        vouched(certificate, evidence, roots, time),
    )


def _hash_of(info: cms.SignerInfo) -> str:
    """The digest that the signature's own algorithm names, "" where it names none."""
    try:
        named: str = info["signature_algorithm"].hash_algo
    except ValueError:
        return ""
    return named


def signer_of(contents: bytes) -> str:
    """The signer by the certificate in ``contents``, "" where none can be read."""
    try:
        return common_name(_certificates(_signed_data(contents))[0])
    except (BrokenSignatureError, UnclearSignatureError):
        return ""


def _signed_data(contents: bytes) -> cms.SignedData:
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


def _certificates(signed: cms.SignedData) -> tuple[Certificate, tuple[Certificate, ...]]:
    """The signer's certificate and the others in the signature."""
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


def _check(signed: cms.SignedData, certificate: Certificate, digest: bytes, kind: str) -> None:
    """Raises BrokenSignatureError unless the signature fits ``digest`` and the certificate."""
    try:
        intact, valid = validate_sig_integrity(
            extract_signer_info(signed), certificate, kind, digest
        )
    except (NotImplementedError, LookupError) as error:
        raise UnclearSignatureError(
            "The signature is of a kind that is not verified here."
        ) from error
    except Exception as error:
        raise BrokenSignatureError("The signature does not hold together.") from error
    if not intact:
        raise BrokenSignatureError("The document was changed after it was signed.")
    if not valid:
        raise BrokenSignatureError("The signature was not made with the key of its certificate.")


def _archived(signed: cms.SignedData) -> Evidence:
    """Revocation evidence that Adobe's viewers put into the signature itself."""
    try:
        for attribute in extract_signer_info(signed)["signed_attrs"]:
            if attribute["type"].native == "adobe_revocation_info_archival":
                value = attribute["values"][0]
                lists = tuple(value["crl"]) if value["crl"] is not core.VOID else ()
                answers = tuple(value["ocsp"]) if value["ocsp"] is not core.VOID else ()
                return Evidence((), lists, answers)
    except Exception:  # noqa: BLE001 - evidence that cannot be read is none
        return Evidence()
    return Evidence()


def _stamped(info: cms.SignerInfo, evidence: Evidence, roots: Roots) -> datetime | None:
    """The time of the signature's timestamp, where an authority that we trust has set it."""
    try:
        for token in extract_tst_data_iter(info, signed=False):
            stamp: tsp.TSTInfo = token["encap_content_info"]["content"].parsed
            when: datetime = stamp["gen_time"].native
            imprint = stamp["message_imprint"]
            algorithm = imprint["hash_algorithm"]["algorithm"].native
            fits = hashlib.new(algorithm, info["signature"].native).digest()
            if fits != imprint["hashed_message"].native or algorithm in _WEAK:
                continue
            if _token_trust(token, evidence, roots, when) is Trust.TRUSTED:
                return when
    except Exception:  # noqa: BLE001 - a timestamp that cannot be read stamps nothing
        return None
    return None


def _token_trust(token: cms.SignedData, evidence: Evidence, roots: Roots, when: datetime) -> Trust:
    certificate, others = _certificates(token)
    algorithm = extract_signer_info(token)["digest_algorithm"]["algorithm"].native
    content = bytes(token["encap_content_info"]["content"])
    _check(token, certificate, hashlib.new(algorithm, content).digest(), "tst_info")
    return vouched(certificate, evidence + Evidence(others), roots, when, _STAMPING).trust
