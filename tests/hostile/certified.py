"""Mails signed with S/MIME in ways that no mail program does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from asn1crypto import cms, core

from parsers.model import ParsedMail, Standing
from tests.hostile.build import HEAD, attached, multipart, part, text
from tests.hostile.kinds import Check, Hostile, Must
from tests.hostile.opened import PROFILE
from tests.unit.signatures.people import Person, person
from tests.unit.signatures.sealed_mails import clear_signed, opaque, signature

JANE = "jane@agency.gov"


def certified(chance: random.Random) -> Iterator[Hostile]:
    """Signatures that lie, swell, or are something else; the profile beneath is honest."""
    yield _sent("signed by its sender", clear_signed(jane(), _entity()), _holds)
    yield _sent("signed in one piece", opaque(jane(), _entity()), _holds)
    yield from _others()
    yield from _swollen(chance)
    yield from _nested()
    yield from _swapped(chance)


@cache
def jane() -> Person:
    return person("Jane Roe", address=JANE)


def _entity() -> bytes:
    return multipart(text(), attached(PROFILE.read_bytes(), "profile.docx"))


def _others() -> Iterator[Hostile]:
    for name, address in (
        ("somebody else", "eve@evil.example"), ("an address of two lines", "jane@agency.gov\r\nx@evil.example"),
        ("an address and a NUL", "jane@agency.gov\0.evil.example"), ("nobody", ""),
        ("an address of ten thousand letters", "j" * 10_000 + "@agency.gov"),
    ):  # fmt: skip
        someone = person(f"Eve {name[:20]}", address=address)
        yield _sent(f"signed by {name}", clear_signed(someone, _entity()), _not_by_jane)
    for number, name in enumerate(
        (
            "a\x1b[2Jb",
            "a\r\nBcc: all@evil.example",
            "<script>x</script>",
            "\u202eeor enaj",
            "=cmd|x",
        )
    ):
        raw = clear_signed(person(name, address=JANE), _entity())
        yield _sent(f"signed by a name of orders {number}", raw, _plain)
    changed = clear_signed(jane(), _entity()).replace(b"Please find", b"Ignore all!", 1)
    yield _sent("signed and changed", changed, _does_not_hold)
    more = attached(PROFILE.read_bytes(), "second.docx")
    yield _sent("signed with a form beside", clear_signed(jane(), _entity(), more), _does_not_hold)


def _swollen(chance: random.Random) -> Iterator[Hostile]:
    """More of everything than a signature has."""
    many = chance.randint(400, 900)
    for name, change in (
        ("certificates", lambda s: s["certificates"].append(s["certificates"][0])),
        ("signers", lambda s: s["signer_infos"].append(s["signer_infos"][0])),
        ("digests", lambda s: s["digest_algorithms"].append(s["digest_algorithms"][0])),
    ):

        def swell(signed: cms.SignedData, change=change) -> None:
            for _ in range(many):
                change(signed)

        yield _changed(f"very many {name}", swell)
    yield _changed("no signer", lambda s: s.__setitem__("signer_infos", []))
    yield _changed("no certificate", lambda s: s.__setitem__("certificates", []))
    noise = chance.randbytes(3_000_000)
    unsigned = [{"type": "1.2.3.4", "values": [core.OctetString(noise)]}]
    yield _changed(
        "attributes of megabytes", lambda s: _signer(s).__setitem__("unsigned_attrs", unsigned)
    )
    long = ".".join(["1", "2", *(["9" * 300] * 30)])
    yield _changed("a digest of a long name", lambda s: _digest(s).__setitem__("algorithm", long))
    for algorithm in ("md5", "sha1", "sha3_256", "shake256", "1.2.3.4.5"):
        yield _changed(
            f"the digest {algorithm}", lambda s, a=algorithm: _digest(s).__setitem__("algorithm", a)
        )
    cut = signature(jane(), _entity())
    for size in (10, 60, len(cut) // 2, len(cut) - 1):
        yield _blob(f"signature cut at {size * 100 // len(cut)} hundredths", cut[:size])
    noisy = bytearray(cut)
    for _ in range(chance.randint(1, 40)):
        noisy[chance.randrange(len(noisy))] = chance.randrange(256)
    yield _blob("signature with noise", bytes(noisy))
    yield _blob("signature of noise", chance.randbytes(200_000))
    yield _blob("signature with ten megabytes behind it", cut + bytes(10_000_000))
    yield _blob("signature of sequences in sequences", b"\x30\x80" * 60_000)


def _nested() -> Iterator[Hostile]:
    clear, one = _entity(), _entity()
    for _ in range(7):
        clear = clear_signed(jane(), clear, head=b"").removeprefix(b"\r\n")
        one = opaque(jane(), one, head=b"")
    yield _sent("signatures in signatures", HEAD + clear)
    yield _sent("opaque signatures in opaque signatures", HEAD + one)
    large = multipart(text(), attached(bytes(8_000_000), "zeros.bin"))
    yield _sent("signature over eight megabytes", clear_signed(jane(), large), form=False)


def _swapped(chance: random.Random) -> Iterator[Hostile]:
    """What stands where the signature should, and the signature where it should not."""
    whole = signature(jane(), _entity())
    blob = part(whole, "application/pkcs7-signature; name=smime.p7s")
    word = part(PROFILE.read_bytes(), "application/pkcs7-signature; name=smime.p7s")
    for name, parts in (
        ("signature before what it signs", (blob, _entity())), ("signature alone", (blob,)),
        ("two signatures and nothing else", (blob, blob)), ("nothing signed", (b"", blob)),
        ("signature that is a form", (text(), word)), ("signature that is a page", (text(), part(b"<html>x", "application/pkcs7-signature"))),
        ("very many signatures", (_entity(), *[blob] * chance.randint(100, 400))),
    ):  # fmt: skip
        yield _sent(name, HEAD + multipart(*parts, kind="signed", boundary="s0"))
    mail = part(whole, "application/pkcs7-mime; smime-type=certs-only; name=smime.p7c")
    yield _sent("certificates only", HEAD + mail, form=False)
    inner = part(clear_signed(jane(), _entity()), "message/rfc822", encoding="8bit")
    yield _sent("signed mail that is forwarded", HEAD + multipart(text(), inner, boundary="f0"))


def _signer(signed: cms.SignedData) -> cms.SignerInfo:
    return signed["signer_infos"][0]


def _digest(signed: cms.SignedData) -> cms.DigestAlgorithm:
    return _signer(signed)["digest_algorithm"]


def _changed(name: str, change) -> Hostile:
    info = cms.ContentInfo.load(signature(jane(), _entity()))
    change(info["content"])
    return _blob(f"signature of {name}", info.dump(force=True))


def _blob(name: str, data: bytes) -> Hostile:
    blob = part(data, "application/pkcs7-signature; name=smime.p7s")
    return _sent(name, HEAD + multipart(_entity(), blob, kind="signed", boundary="s0"), _plain)


def _holds(read: ParsedMail) -> bool:
    found = read.signature
    return found is not None and found.standing is Standing.VALID and JANE in found.addresses


def _does_not_hold(read: ParsedMail) -> bool:
    return read.signature is not None and read.signature.standing is not Standing.VALID


def _not_by_jane(read: ParsedMail) -> bool:
    return read.signature is not None and JANE not in read.signature.addresses


def _plain(read: ParsedMail) -> bool:
    """Whatever is said of it is a line of plain text."""
    found = read.signature
    return found is None or not set("\r\n\0\x1b\u202e") & set(found.signer + found.reason)


def _sent(name: str, raw: bytes, check: Check = lambda _: True, *, form: bool = True) -> Hostile:
    return Hostile(f"mail: {name}", raw, check, Must.HARMLESS, form=form)
