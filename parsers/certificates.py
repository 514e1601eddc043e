"""Who vouches for a signer's certificate, at the moment of signing and without a network.

RFC 5280, by pyHanko's validator. Nothing is fetched: whether a certificate was withdrawn is known
only where the file brings the evidence.
"""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from asn1crypto import crl, ocsp, x509
from pyhanko_certvalidator import ValidationContext, find_valid_path
from pyhanko_certvalidator.errors import PathBuildingError, RevokedError, ValidationError

from parsers.model import Roots, Trust
from parsers.text import printable

_T = TypeVar("_T")
_LONGEST_NAME = 200
_MOST_ABOVE, _MOST_OF_ONE_NAME = 12, 3
"""Certificates above a signer's that are asked who vouches for it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the file brings along: other certificates, revocation lists, revocation answers."""

    certificates: tuple[x509.Certificate, ...] = ()
    lists: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.certificates + other.certificates,
            self.lists + other.lists,
            self.answers + other.answers,
        )


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who vouches for a certificate; ``remark`` is a sentence on its validity, "" for none.

    ``revoked`` is True only where a list or answer in the file says so, and that is trusted itself.
    """

    trust: Trust
    remark: str = ""
    revoked: bool = False


def vouched(
    certificate: x509.Certificate,
    evidence: Evidence,
    roots: Roots,
    moment: datetime | None,
    usage: frozenset[str] = frozenset(),
) -> Vouched:
    """Who vouches for ``certificate`` at ``moment``; None: the moment from which it is valid.

    ``usage`` are extended key usages that it must have ("time_stamping").
    """
    own = Trust.SELF_SIGNED if _is_own_issuer(certificate) else Trust.UNKNOWN
    when = moment or certificate.not_valid_before
    if when > certificate.not_valid_after:
        day = certificate.not_valid_after.date().isoformat()
        return Vouched(own, f"The certificate had expired on {day}.")
    if when < certificate.not_valid_before:
        day = certificate.not_valid_before.date().isoformat()
        return Vouched(own, f"The certificate was valid only from {day} on.")
    extended = certificate.extended_key_usage_value
    if usage and not usage <= set(extended.native if extended is not None else ()):
        return Vouched(own)
    if not roots.certificates:
        return Vouched(own)
    return _by_roots(certificate, evidence, roots, when, own)


def _by_roots(
    certificate: x509.Certificate,
    evidence: Evidence,
    roots: Roots,
    moment: datetime,
    own: Trust,
) -> Vouched:
    try:
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(root) for root in roots.certificates],
            other_certs=_on_the_way(certificate, evidence.certificates),
            moment=moment,
            crls=evidence.lists,
            ocsps=evidence.answers,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        paths = context.path_builder.async_build_paths_lazy(certificate)
        without_loop(find_valid_path(certificate, paths, context))
    except RevokedError as error:
        day = error.revocation_dt.date().isoformat()
        return Vouched(own, f"The certificate had been withdrawn on {day}.", revoked=True)
    except (PathBuildingError, ValidationError):
        return Vouched(own)
    except Exception:  # noqa: BLE001 - foreign certificates end the validator in every way
        return Vouched(own, "The chain of its certificates could not be followed.")
    return Vouched(Trust.TRUSTED)


def _on_the_way(
    certificate: x509.Certificate, others: Sequence[x509.Certificate]
) -> Sequence[x509.Certificate]:
    """Those of ``others`` that may stand above ``certificate``, as many as are followed.

    Certificates of one name that vouch for each other make more paths than anybody can walk; an
    honest chain has two or three above the signer's, each perhaps renewed once.
    """
    if len(others) <= _MOST_ABOVE:
        return others
    by_name: dict[str, list[x509.Certificate]] = {}
    for one in others:
        by_name.setdefault(one.subject.hashable, []).append(one)
    chosen: list[x509.Certificate] = []
    names = [certificate.issuer.hashable]
    for name in names:  # grows while it is walked
        for one in by_name.pop(name, ())[:_MOST_OF_ONE_NAME]:
            chosen.append(one)
            names.append(one.issuer.hashable)
    return chosen[:_MOST_ABOVE]


def without_loop(work: Coroutine[object, None, _T]) -> _T:
    """The result of a coroutine that waits for nothing: a caged child may not open a loop."""
    try:
        work.send(None)
    except StopIteration as end:
        value: _T = end.value
        return value
    finally:
        work.close()
    raise RuntimeError("something was waited for")


def common_name(certificate: x509.Certificate) -> str:
    """The subject's common name, else its organisation's; "" where it has neither."""
    try:
        parts = certificate.subject.native
    except ValueError:
        return ""
    for key in ("common_name", "organization_name"):
        value = parts.get(key)
        if isinstance(value, list):
            value = value[0]
        if isinstance(value, str) and (shown := printable(value)):
            return shown[:_LONGEST_NAME]
    return ""


def _is_own_issuer(certificate: x509.Certificate) -> bool:
    same: bool = certificate.subject == certificate.issuer
    return same


def certificates_of(encoded: Sequence[bytes]) -> tuple[x509.Certificate, ...]:
    """Those of ``encoded`` that can be read."""
    found = []
    for data in encoded:
        try:
            certificate = x509.Certificate.load(data)
            _ = certificate.subject.native
        except (ValueError, TypeError, KeyError):
            continue
        found.append(certificate)
    return tuple(found)
