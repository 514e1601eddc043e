"""The cryptographic part of a signature: whose it is, when it was made, and whether it holds.

RFC 5652 (CMS) by pyHanko, RFC 3161 for timestamps, ETSI EN 319 122 for the signing certificate's
attribute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, core, tsp
from asn1crypto.x509 import Certificate
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts, extract_tst_data_iter

from parsers.certificates import Evidence, Vouched, common_name, vouched
from parsers.cms import (
    WEAK,
    BrokenSignatureError,
    UnclearSignatureError,
    certificates,
    check,
    digest_of,
    signed_data,
    weakness,
)
from parsers.model import Roots, Trust

_STAMPING = frozenset({"time_stamping"})


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
    signed = signed_data(contents)
    certificate, others = certificates(signed)
    evidence = evidence + Evidence(others) + _archived(signed)
    info = extract_signer_info(signed)
    if (
        signed["encap_content_info"]["content"] is not core.VOID
        and signed["encap_content_info"]["content_type"].native == "data"
    ):
        raise UnclearSignatureError("The signature is of an old kind that is not verified here.")
    digest = digest_of(info["digest_algorithm"]["algorithm"].native, pieces)
    check(signed, certificate, digest, "data", "document")
    if weak := weakness(info):
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


def signer_of(contents: bytes) -> str:
    """The signer by the certificate in ``contents``, "" where none can be read."""
    try:
        return common_name(certificates(signed_data(contents))[0])
    except (BrokenSignatureError, UnclearSignatureError):
        return ""


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
            fits = digest_of(algorithm, [info["signature"].native])
            if fits != imprint["hashed_message"].native or algorithm in WEAK:
                continue
            if _token_trust(token, evidence, roots, when) is Trust.TRUSTED:
                return when
    except Exception:  # noqa: BLE001 - a timestamp that cannot be read stamps nothing
        return None
    return None


def _token_trust(token: cms.SignedData, evidence: Evidence, roots: Roots, when: datetime) -> Trust:
    certificate, others = certificates(token)
    algorithm = extract_signer_info(token)["digest_algorithm"]["algorithm"].native
    content = bytes(token["encap_content_info"]["content"])
    check(token, certificate, digest_of(algorithm, [content]), "tst_info", "timestamp")
    return vouched(certificate, evidence + Evidence(others), roots, when, _STAMPING).trust
