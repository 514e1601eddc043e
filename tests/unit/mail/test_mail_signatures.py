"""The signature over a mail itself: whose it is and whether it holds, said and never believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from parsers.errors import ErrorKind
from parsers.mail import read_mail
from parsers.model import FileKind, MailSignature, ParsedMail, Standing, Trust, roots_of
from tests.hostile.build import HEAD, PDF, attached, mail, multipart, part, text
from tests.unit.signatures.people import Person, person
from tests.unit.signatures.sealed_mails import clear_signed, encrypted, opaque, signature

JANE = "jane@agency.gov"
ENTITY = multipart(text("Signed words."), attached(PDF, "profile.pdf"))
NOW = datetime.now(UTC)
RECEIVED = f"Received: from a by mx.example.gov; {NOW:%d %b %Y %H:%M:%S +0000}\r\n".encode()
HEADERS = RECEIVED + HEAD


def jane(**more: object) -> Person:
    return person("Jane Roe", issuer="Mail Authority", address=JANE, **more)  # type: ignore[arg-type]


AUTHORITY = roots_of([person("Mail Authority", authority=True).pem])


def judged(raw: bytes) -> MailSignature:
    found = read_mail(raw, roots=AUTHORITY).signature
    assert found
    return found


def forms(read: ParsedMail) -> list[str]:
    return [leaf.name for leaf in read.leaves if not leaf.decoration]


@pytest.mark.parametrize("sealed", [clear_signed, opaque])
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_signature_that_holds_names_its_signer(sealed, kind) -> None:
    raw = sealed(jane(kind=kind), ENTITY, head=HEADERS)
    found = judged(raw)
    assert (found.standing, found.trust) == (Standing.VALID, Trust.TRUSTED)
    assert (found.signer, found.addresses) == ("Jane Roe", (JANE,))
    assert found.time
    assert found.reason == "An authority that this office trusts vouches for the certificate."
    read = read_mail(raw)
    assert (read.text, forms(read)) == ("Signed words.", ["profile.pdf"])


def test_bare_line_feeds_in_a_maildir_break_nothing() -> None:
    raw = clear_signed(jane(), ENTITY, head=HEADERS).replace(b"\r\n", b"\n")
    assert judged(raw).standing is Standing.VALID


@pytest.mark.parametrize(
    ("old", "new"), [(b"Signed words.", b"Forged words."), (b"profile.pdf", b"profile.exe")]
)
def test_a_mail_that_was_changed_is_said_to_be(old: bytes, new: bytes) -> None:
    found = judged(clear_signed(jane(), ENTITY, head=HEADERS).replace(old, new))
    assert found.standing is Standing.INVALID
    assert found.reason == "The mail was changed after it was signed."
    assert found.addresses == (JANE,)


def test_an_opaque_mail_that_was_changed_is_said_to_be() -> None:
    import base64

    blob = signature(jane(), ENTITY, detached=False).replace(b"Signed", b"Forged")
    head, _, _ = opaque(jane(), ENTITY, head=HEADERS).partition(b"\r\n\r\n")
    found = judged(head + b"\r\n\r\n" + base64.encodebytes(blob))
    assert found.standing is Standing.INVALID


def test_a_part_beside_what_is_signed_is_not_covered() -> None:
    more = attached(PDF, "other.pdf")
    found = judged(clear_signed(jane(), ENTITY, more, head=HEADERS))
    assert found.standing is Standing.UNCLEAR
    assert "a part of the mail only" in found.reason


def test_a_signed_mail_that_was_forwarded_signs_nothing_here() -> None:
    inner = clear_signed(jane(), ENTITY)
    assert read_mail(mail(inner, b"Content-Type: message/rfc822\r\n")).signature is None
    beside = multipart(part(inner, "message/rfc822", encoding="8bit"), attached(PDF, "x.pdf"))
    assert read_mail(HEAD + beside).signature is None


@pytest.mark.parametrize(
    ("someone", "trust", "said"),
    [
        (person("Jane Roe", address=JANE), Trust.SELF_SIGNED, "self-signed"),
        (
            person("Jane Roe", issuer="Other Authority", address=JANE),
            Trust.UNKNOWN,
            "this office does not know",
        ),
        (jane(end=NOW - timedelta(days=2)), Trust.UNKNOWN, "had expired on"),
        (jane(start=NOW + timedelta(days=2)), Trust.UNKNOWN, "was valid only from"),
        (
            jane(purpose=ExtendedKeyUsageOID.SERVER_AUTH),
            Trust.UNKNOWN,
            "The certificate is not made for mail.",
        ),
        (
            jane(purpose=ExtendedKeyUsageOID.EMAIL_PROTECTION),
            Trust.TRUSTED,
            "this office trusts vouches",
        ),
    ],
)
def test_what_is_known_of_the_certificate_is_said(someone: Person, trust: Trust, said: str) -> None:
    found = judged(clear_signed(someone, ENTITY, head=HEADERS))
    assert found.standing is Standing.VALID
    assert found.trust is trust
    assert said in found.reason


def test_an_old_signature_that_is_sent_again_is_said_to_be_old() -> None:
    late = RECEIVED.replace(str(NOW.year).encode(), str(NOW.year + 1).encode())
    found = judged(clear_signed(jane(), ENTITY, head=late + HEAD))
    assert f"It was signed on {NOW.date()}, long before the mail arrived." in found.reason


def test_a_forgeable_digest_proves_nothing() -> None:
    found = judged(clear_signed(jane(), ENTITY, head=HEADERS, digest="sha1"))
    assert found.standing is Standing.UNCLEAR
    assert "SHA-1" in found.reason


def test_a_signature_without_its_certificate_cannot_be_judged() -> None:
    from asn1crypto import cms

    info = cms.ContentInfo.load(signature(jane(), ENTITY))
    info["content"]["certificates"] = []
    blob = part(info.dump(force=True), "application/pkcs7-signature")
    raw = HEAD + multipart(ENTITY, blob, kind="signed", boundary="s0")
    assert judged(raw).reason == "The signature does not bring the signer's certificate."


@pytest.mark.parametrize("blob", [b"noise", b"", b"\x30\x82\x01\x00" + bytes(256)])
def test_noise_in_the_place_of_a_signature_is_said_to_be_none(blob: bytes) -> None:
    raw = HEAD + multipart(
        ENTITY, part(blob, "application/pkcs7-signature"), kind="signed", boundary="s0"
    )
    found = judged(raw)
    assert found.standing is Standing.UNCLEAR
    assert found.reason == "The signature itself cannot be read."
    assert forms(read_mail(raw))[:1] == ["profile.pdf"]


def test_other_mails_bear_none() -> None:
    pgp = part(b"-----BEGIN PGP SIGNATURE-----", "application/pgp-signature")
    for raw in (mail(), HEAD + ENTITY, HEAD + multipart(ENTITY, pgp, kind="signed", boundary="s0"),
                HEAD + multipart(ENTITY, kind="signed", boundary="s0")):  # fmt: skip
        assert read_mail(raw).signature is None


def test_a_listing_without_files_says_that_nothing_was_verified() -> None:
    found = read_mail(clear_signed(jane(), ENTITY), read_files=False).signature
    assert found
    assert (found.standing, found.signer) == (Standing.UNCLEAR, "")


def test_an_encrypted_mail_says_what_to_do() -> None:
    read = read_mail(encrypted(jane(kind="rsa"), ENTITY))
    [leaf] = read.leaves
    assert leaf.kind is FileKind.SMIME_OPAQUE
    assert leaf.problem
    assert leaf.problem.kind is ErrorKind.ENCRYPTED
    assert "please send it without encryption" in leaf.problem.message
    assert read.signature is None
