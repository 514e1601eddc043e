"""Who vouches for a certificate, and what is told of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import x509
from asn1crypto.pem import armor
from cryptography import x509 as pyca
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from parsers.certificates import (
    Evidence,
    certificates_of,
    common_name,
    vouched,
    without_loop,
)
from parsers.model import NO_ROOTS, Roots, Trust, roots_of
from tests.unit.signatures.people import SIGNED, Person, person, withdrawn

AUTHORITY = "Example Authority"
ANN = ("Ann Roe", "ec", AUTHORITY)


def loaded(someone: Person) -> x509.Certificate:
    return x509.Certificate.load(someone.der)


def roots() -> Roots:
    return roots_of([person(AUTHORITY, authority=True).pem])


def test_a_chain_to_an_authority_of_ours_is_trusted() -> None:
    assert vouched(loaded(person(*ANN)), Evidence(), roots(), SIGNED).trust is Trust.TRUSTED
    assert vouched(loaded(person(*ANN)), Evidence(), roots(), None).trust is Trust.TRUSTED


def test_a_certificate_named_in_the_settings_is_trusted_itself() -> None:
    dana = person("Dana Roe")
    told = vouched(loaded(dana), Evidence(), roots_of([dana.pem]), SIGNED)
    assert told.trust is Trust.TRUSTED


def test_another_authority_of_the_same_name_is_not_ours() -> None:
    other = Person(person("Impostor").key, person("Impostor").certificate)
    told = vouched(loaded(person(*ANN)), Evidence(), roots_of([other.pem]), SIGNED)
    assert (told.trust, told.revoked, told.remark) == (Trust.UNKNOWN, False, "")


def test_a_withdrawn_certificate_is_revoked_from_its_day_on() -> None:
    ann, authority = person(*ANN), person(AUTHORITY, authority=True)
    evidence = Evidence(lists=(withdrawn(ann, authority, SIGNED - timedelta(days=9)),))
    told = vouched(loaded(ann), evidence, roots(), SIGNED)
    assert told.revoked
    assert told.remark == "The certificate had been withdrawn on 2026-11-10."
    assert not vouched(loaded(ann), evidence, NO_ROOTS, SIGNED).revoked


@pytest.mark.parametrize(
    "name", ["Eve\x1b[2J Roe", "Eve\r\n Roe", "\u202eEve Roe", "Eve\x9b Roe", "Eve\0 Roe"]
)
def test_a_name_in_a_certificate_orders_no_terminal_about(name: str) -> None:
    shown = common_name(loaded(person(name)))
    assert shown.isprintable()
    assert shown.startswith("Eve")
    assert shown.endswith("Roe")


def test_an_authority_of_timestamps_must_be_one() -> None:
    stamping = frozenset({"time_stamping"})
    ann = vouched(loaded(person(*ANN)), Evidence(), roots(), SIGNED, stamping)
    clock = person("Example Clock", "rsa", AUTHORITY, stamps=True)
    assert ann.trust is Trust.UNKNOWN
    told = vouched(loaded(clock), Evidence(), roots(), SIGNED, stamping)
    assert told.trust is Trust.TRUSTED


def test_roots_that_are_no_certificates_trust_nobody() -> None:
    told = vouched(loaded(person(*ANN)), Evidence(), Roots((b"one",)), SIGNED)
    assert told.trust is Trust.UNKNOWN
    assert "could not be followed" in told.remark


def test_a_certificate_out_of_its_time_is_not_trusted() -> None:
    for moment in (datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)):
        told = vouched(loaded(person(*ANN)), Evidence(), roots(), moment)
        assert (told.trust, bool(told.remark)) == (Trust.UNKNOWN, True)


def test_the_name_is_the_common_one_or_the_organisations() -> None:
    assert common_name(loaded(person("Dana  Roe"))) == "Dana Roe"
    nameless = x509.Certificate.load(person("Dana Roe").der)
    nameless["tbs_certificate"]["subject"] = x509.Name.build({"organization_name": "An Agency"})
    assert common_name(nameless) == "An Agency"
    nameless["tbs_certificate"]["subject"] = x509.Name.build({"country_name": "US"})
    assert not common_name(nameless)


def test_what_is_no_certificate_is_left_out() -> None:
    good = person("Dana Roe").der
    assert len(certificates_of([b"", b"junk", good, good[:80]])) == 1


def test_a_coroutine_that_waits_is_not_waited_for() -> None:
    async def waits() -> None:
        await asyncio.sleep(0)

    made: Coroutine[object, None, None] = waits()
    with pytest.raises(RuntimeError, match="waited for"):
        without_loop(made)


def crossed(name: str, issuer: str, number: int = 1) -> x509.Certificate:
    """A certificate of one key, with which all of these are made."""
    key = person("Of All", authority=True).key
    called = [pyca.Name([pyca.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, issuer)]
    made = (
        pyca.CertificateBuilder()
        .subject_name(called[0])
        .issuer_name(called[1])
        .public_key(key.public_key())
        .serial_number(number)
        .not_valid_before(SIGNED - timedelta(days=30))
        .not_valid_after(SIGNED + timedelta(days=30))
        .add_extension(pyca.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return x509.Certificate.load(made.public_bytes(Encoding.DER))


def test_certificates_that_vouch_for_each_other_are_followed_to_an_end() -> None:
    """Twenty layers of four of one name each: more paths than there are seconds."""
    others = [crossed(f"L{n}", f"L{n + 1}", m) for n in range(20) for m in range(1, 5)]
    others.append(crossed("L20", "L0"))
    told = vouched(crossed("Jo", "L0"), Evidence(tuple(others)), roots(), SIGNED)
    assert (told.trust, told.remark) == (Trust.UNKNOWN, "")


def test_an_honest_chain_among_very_many_certificates_is_found() -> None:
    noise = [crossed(f"Nobody {n}", f"Nobody {n + 1}") for n in range(30)]
    chain = [crossed("Middle", "Upper"), crossed("Upper", "Root")]
    root = roots_of([armor("CERTIFICATE", crossed("Root", "Root").dump())])
    for others, trust in ((noise, Trust.UNKNOWN), ((*noise, *chain), Trust.TRUSTED)):
        assert (
            vouched(crossed("Ann", "Middle"), Evidence(tuple(others)), root, SIGNED).trust is trust
        )
