"""Signatures of odd kinds: broken or unclear, with a reason, and never more than that."""

from __future__ import annotations

import asyncio
import hashlib
import re

import pytest
from asn1crypto import cms, core

from parsers.certificates import Evidence
from parsers.cms import BrokenSignatureError, UnclearSignatureError
from parsers.model import NO_ROOTS, Standing
from parsers.pdf.signatures.seal import Seal, open_seal, signer_of
from tests.unit.signatures.papers import once, paper, signed, swapped, verdict
from tests.unit.signatures.people import person

SIGNED = b"what was signed"
_PROTECTED = "cms_algorithm_protection"


def made(digest: str = "sha256") -> cms.ContentInfo:
    signer = person("Dana Roe", "rsa").signer()
    raw = hashlib.new(digest, SIGNED).digest()
    return asyncio.run(signer.async_sign(raw, digest))


def made_by(algorithm: str) -> cms.ContentInfo:
    """One that names ``algorithm``, as programs write it that do not protect its name."""
    info = made()
    signer = info["content"]["signer_infos"][0]
    kept = [one for one in signer["signed_attrs"] if one["type"].native != _PROTECTED]
    signer["signed_attrs"] = cms.CMSAttributes(kept)
    signer["signature_algorithm"] = {"algorithm": algorithm}
    return info


def opened(info: cms.ContentInfo) -> Seal:
    return open_seal(info.dump(force=True), [memoryview(SIGNED)], Evidence(), NO_ROOTS, None)


def test_a_plain_one_holds() -> None:
    assert (opened(made()).signer, opened(made()).stamped) == ("Dana Roe", False)


def test_a_check_sum_that_is_not_known_is_not_verified() -> None:
    data = signed(paper(), by=person("Dana Roe", "ed448"), md_algorithm="shake256")
    told = verdict(data)
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, "The signature is of a kind that is not verified here.",
    )  # fmt: skip


def test_zeros_may_follow() -> None:
    data = made().dump() + bytes(99)
    assert open_seal(data, [memoryview(SIGNED)], Evidence(), NO_ROOTS, None).signer == "Dana Roe"
    assert signer_of(data) == "Dana Roe"


def test_without_a_certificate_nothing_can_be_said() -> None:
    info = made()
    info["content"]["certificates"] = cms.CertificateSet([])
    with pytest.raises(UnclearSignatureError, match="does not bring the signer's certificate"):
        opened(info)
    assert not signer_of(info.dump(force=True))


def test_an_old_kind_that_holds_its_own_content_is_not_verified() -> None:
    info = made()
    info["content"]["encap_content_info"] = {"content_type": "data", "content": b"digest"}
    with pytest.raises(UnclearSignatureError, match="old kind"):
        opened(info)


def test_another_thing_than_a_signature_is_none() -> None:
    with pytest.raises(BrokenSignatureError, match="cannot be read"):
        opened(cms.ContentInfo({"content_type": "data", "content": b"x"}))


def test_an_algorithm_that_nobody_knows_is_not_verified() -> None:
    with pytest.raises(UnclearSignatureError, match="not verified here"):
        opened(made_by("1.2.3.4"))


def test_a_key_of_another_kind_than_the_signature_is_not_judged() -> None:
    """OpenSSL 3.0 writes so of keys that are for RSA-PSS alone."""
    with pytest.raises(UnclearSignatureError, match="not verified here"):
        opened(made_by("sha256_ecdsa"))


@pytest.mark.parametrize("kind", ["adbe.x509.rsa_sha1", "CICI.SignIt"])
def test_what_old_programs_sign_in_their_own_way_is_not_verified(kind: str) -> None:
    """ISO 32000-1, 12.8.3.2: no message, but a bare RSA signature."""
    data = once()
    bare = core.OctetString(bytes(range(200)) + bytes(56)).dump()
    found = re.search(rb"/Contents <([0-9A-Fa-f]+)>", data)
    assert found is not None
    room = bare.hex().encode().ljust(len(found.group(1)), b"0")
    data = data.replace(found.group(1), room, 1)
    data = swapped(data, b"/adbe.pkcs7.detached", b"/" + kind.encode())
    told = verdict(data)
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, "The signature is of a kind that is not verified here.",
    )  # fmt: skip


def test_a_signature_cut_short_does_not_hold() -> None:
    info = made()
    info["content"]["signer_infos"][0]["signature"] = b"short"
    with pytest.raises(BrokenSignatureError):
        opened(info)


def test_attributes_of_another_content_do_not_hold() -> None:
    info = made()
    for attribute in info["content"]["signer_infos"][0]["signed_attrs"]:
        if attribute["type"].native == "content_type":
            attribute["values"] = ["signed_data"]
    with pytest.raises(BrokenSignatureError):
        opened(info)


def test_the_certificate_of_another_is_named_as_such() -> None:
    info = made()
    ours = person("Dana Roe", "rsa").der
    other = bytearray(ours)
    other[-1] ^= 1
    info["content"]["certificates"] = cms.CertificateSet(
        [cms.CertificateChoices("certificate", cms.Certificate.load(bytes(other)))]
    )
    with pytest.raises(BrokenSignatureError, match="another certificate"):
        opened(info)


@pytest.mark.parametrize("size", [0, 1, 10, 200, 600])
def test_a_part_of_one_is_garbled(size: int) -> None:
    with pytest.raises(BrokenSignatureError):
        open_seal(made().dump()[:size], [memoryview(SIGNED)], Evidence(), NO_ROOTS, None)
