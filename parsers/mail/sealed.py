"""The signature over a mail itself (S/MIME): whose it is, and whether it fits what arrived.

It says something about the sender and nothing about a form in the mail. Source: RFC 8551 sections
3.5 and 4; RFC 1847 section 2.1. Servers rewrite mail on its way, so that one that does not fit
proves nothing against anybody.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from asn1crypto import cms
from asn1crypto.x509 import Certificate
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts

from parsers.certificates import Evidence, common_name, vouched
from parsers.cms import (
    BrokenSignatureError,
    UnclearSignatureError,
    certificates,
    check,
    signed_data,
    weakness,
)
from parsers.errors import EncryptedError
from parsers.mail.headers import read_date
from parsers.mail.mime import Part
from parsers.model import FileKind, Headers, MailSignature, Roots, Standing, Trust
from parsers.text import printable
from parsers.unpack.smime import as_der, cms_kind, signed_content

_BLOBS = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature"})
_LINE_END = re.compile(rb"\r?\n")
_FOR_MAIL = frozenset({"email_protection", "any_extended_key_usage"})
_MOST_ADDRESSES, _LONGEST_ADDRESS = 20, 320
_OLD = timedelta(days=7)
"""How long before its arrival a mail may have been signed without a word about it."""
_TRUST = {
    Trust.TRUSTED: "An authority that this office trusts vouches for the certificate.",
    Trust.SELF_SIGNED: "The certificate is self-signed: nobody else says whose it is.",
    Trust.UNKNOWN: "The certificate is from an authority that this office does not know.",
}


def mail_signature(root: Part, headers: Headers, roots: Roots) -> MailSignature | None:
    """How the signature over the whole mail ``root`` stands; None where it bears none.

    Certificates are judged as of the mail's arrival, by its topmost Received line; where none says
    it, as of signing. Only what covers the whole mail counts: not a signed mail that was forwarded,
    nor a signed part beside others. Raises MemoryError and nothing else.
    """
    blob = _blob(root)
    if blob is None:
        return None
    told = MailSignature(Standing.UNCLEAR)
    try:
        pieces = _covered(root, blob)
        signed = signed_data(as_der(blob))
        certificate, others = certificates(signed)
        told = _described(signed, certificate, others, headers, roots)
        _check(root, signed, certificate, pieces)
    except EncryptedError:
        return None  # its part says so
    except BrokenSignatureError as error:
        broken = Standing.INVALID if told.signer or told.addresses else Standing.UNCLEAR
        return replace(told, standing=broken, reason=str(error))
    except UnclearSignatureError as error:
        return replace(told, standing=Standing.UNCLEAR, reason=str(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - libraries end in every way on foreign bytes
        reason = f"The signature could not be verified ({type(error).__name__})."
        return replace(told, standing=Standing.UNCLEAR, reason=reason)
    return told


def unverified(root: Part) -> MailSignature | None:
    """What is said of a signature where there is no time to verify it; None where there is none."""
    if _blob(root) is None:
        return None
    return MailSignature(Standing.UNCLEAR, reason="There was no time to verify the signature.")


def _blob(root: Part) -> bytes | None:
    """The bytes of the signature over the whole mail, None where there is none."""
    if not root.children:
        return root.data if cms_kind(root.data) is FileKind.SMIME_OPAQUE else None
    if root.kind.value != "multipart/signed" or len(root.children) < 2:
        return None
    last = root.children[1]
    is_blob = last.kind.value in _BLOBS or cms_kind(last.data) is FileKind.SMIME_SIGNATURE
    return last.data if is_blob else None


def _covered(root: Part, blob: bytes) -> tuple[bytes, ...]:
    """What the signature may cover: the signed part as it came, and with the line ends of SMTP.

    A Maildir keeps mail with bare line feeds; signed was what went over the wire.
    """
    if not root.children:
        return (signed_content(blob),)
    as_sent = _LINE_END.sub(b"\r\n", root.signed)
    return (root.signed,) if as_sent == root.signed else (root.signed, as_sent)


def _described(
    signed: cms.SignedData,
    certificate: Certificate,
    others: Sequence[Certificate],
    headers: Headers,
    roots: Roots,
) -> MailSignature:
    """Whose signature it is and what is known of the certificate, as if it fitted."""
    made = extract_self_reported_ts(extract_signer_info(signed))
    arrived = read_date(headers.first("received").rpartition(";")[2])
    vouch = vouched(certificate, Evidence(tuple(others)), roots, arrived or made or headers.date)
    for_mail = _is_for_mail(certificate)
    trust = vouch.trust if for_mail or vouch.trust is not Trust.TRUSTED else Trust.UNKNOWN
    reasons = [vouch.remark or _TRUST[trust]]
    if not for_mail:
        reasons.append("The certificate is not made for mail.")
    if made and arrived and arrived - made > _OLD:
        reasons.append(f"It was signed on {made.date()}, long before the mail arrived.")
    return MailSignature(
        Standing.VALID, common_name(certificate), _addresses(certificate), made, trust,
        " ".join(reasons),
    )  # fmt: skip


def _check(
    root: Part, signed: cms.SignedData, certificate: Certificate, pieces: Sequence[bytes]
) -> None:
    """Raise what says that the signature does not fit the mail, or says nothing about it."""
    info = extract_signer_info(signed)
    algorithm = info["digest_algorithm"]["algorithm"].native
    for piece in pieces:
        try:
            check(signed, certificate, hashlib.new(algorithm, piece).digest(), "data", "mail")
            break
        except BrokenSignatureError as error:
            broken = error
    else:
        raise broken
    if weak := weakness(info):
        raise UnclearSignatureError(f"The signature rests on {weak}, which can be forged.")
    if len(root.children) > 2:
        raise UnclearSignatureError("It covers a part of the mail only: more was put beside it.")


def _is_for_mail(certificate: Certificate) -> bool:
    """Whether its issuer made the certificate for mail, or for no purpose in particular."""
    usage = certificate.extended_key_usage_value
    return usage is None or bool(_FOR_MAIL & set(usage.native))


def _addresses(certificate: Certificate) -> tuple[str, ...]:
    """The mail addresses that the certificate names, lower-cased, each once."""
    named = dict.fromkeys(printable(one).lower() for one in _named(certificate))
    plain = (one for one in named if "@" in one and len(one) <= _LONGEST_ADDRESS)
    return tuple(plain)[:_MOST_ADDRESSES]


def _named(certificate: Certificate) -> Iterator[str]:
    """RFC 5280, 4.2.1.6; of old certificates the subject's emailAddress (4.1.2.6)."""
    for name in certificate.subject_alt_name_value or ():
        if name.name == "rfc822_name":
            yield str(name.native)
    for part in certificate.subject.chosen:
        for pair in part:
            if pair["type"].native == "email_address":
                yield str(pair["value"].native)
