"""winmail.dat, Outlook messages, OLE, S/MIME."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator

from parsers.errors import ErrorKind
from parsers.model import FileKind
from tests.hostile.build import (
    PDF,
    attached,
    mail,
    part,
    text,
    tnef,
    with_parts,
)
from tests.hostile.kinds import (
    Check,
    Hostile,
    blamed,
    files,
    holds_pdf,
)
from tests.hostile.ole import compound, outlook, outlook_in_outlook


def containers() -> Iterator[Hostile]:
    """winmail.dat, Outlook messages, OLE, S/MIME."""

    def sent(name: str, data: bytes, check: Check, filename: str = "winmail.dat") -> Hostile:
        return Hostile(name, with_parts(text(), attached(data, filename)), check)

    whole = tnef(("profile.pdf", PDF))
    count = struct.pack("<I", 0xFFFFFFFF)
    corrupt = ErrorKind.CORRUPT
    yield sent("winmail.dat", whole, holds_pdf("profile.pdf"))
    yield sent(
        "winmail.dat with a count of four milliards",
        tnef(("p.pdf", PDF), props=count),
        holds_pdf("p.pdf"),
    )
    yield sent(
        "winmail.dat with a value count of four milliards",
        tnef(("p.pdf", PDF), props=struct.pack("<IHHI", 1, 0x1E, 0x1000, 0xFFFFFFFF)),
        holds_pdf("p.pdf"),
    )
    yield sent("winmail.dat cut off", whole[:60], lambda r: r.text.startswith("Please"))
    yield sent(
        "winmail.dat of three bytes more than its sign",
        whole[:7],
        lambda r: r.text.startswith("Please"),
    )
    yield sent("winmail.dat in winmail.dat in …", _wrapped(5), blamed(ErrorKind.HOSTILE))
    yield sent(
        "winmail.dat of two thousand files",
        tnef(*((f"{n}", b"x") for n in range(2_000))),
        blamed(ErrorKind.TOO_LARGE),
    )
    yield sent("Outlook message", outlook({"profile.pdf": PDF}), holds_pdf("profile.pdf"), "a.msg")
    yield sent(
        "Outlook message in an Outlook message",
        outlook_in_outlook("profile.pdf", PDF),
        holds_pdf("profile.pdf"),
        "a.msg",
    )
    yield sent(
        "Outlook message cut off",
        outlook({"profile.pdf": PDF * 99})[:1_500],
        lambda r: len(files(r)) == 1,
        "a.msg",
    )
    yield sent(
        "OLE of a header only",
        compound({"a": b"b"})[:512],
        lambda r: files(r)[0].kind is FileKind.OTHER,
        "a.xls",
    )
    yield sent(
        "OLE whose table points at itself", _looping_ole(), lambda r: len(files(r)) == 1, "x"
    )
    yield sent(
        "Word with a password",
        compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
        blamed(ErrorKind.ENCRYPTED),
        "profile.docx",
    )
    yield sent(
        "old Word",
        compound({"WordDocument": b"x" * 99}),
        blamed(ErrorKind.UNSUPPORTED),
        "profile.doc",
    )
    yield sent("empty Word", b"", blamed(corrupt), "profile.docx")
    yield sent(
        "Word that is a web page",
        b"<html><body>Sign in</body></html>",
        blamed(corrupt),
        "profile.docx",
    )
    yield sent("PDF that is noise", bytes(range(256)) * 9, blamed(corrupt), "profile.pdf")
    yield Hostile("encrypted S/MIME", _enveloped(), blamed(ErrorKind.ENCRYPTED))
    yield Hostile(
        "encrypted PGP",
        with_parts(
            part(b"Version: 1", "application/pgp-encrypted"),
            part(b"-----BEGIN PGP MESSAGE-----\n\nabc\n", "application/octet-stream"),
            kind="encrypted",
        ),
        blamed(ErrorKind.ENCRYPTED),
    )
    yield Hostile(
        "broken S/MIME",
        mail(
            base64.encodebytes(_enveloped_der(2)[:15] + bytes(40)),
            b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n"
            b"Content-Transfer-Encoding: base64\r\n",
        ),
        lambda r: len(r.leaves) == 1,
    )


def _wrapped(levels: int) -> bytes:
    data, name = PDF, "profile.pdf"
    for _ in range(levels):
        data, name = tnef((name, data)), "winmail.dat"
    return data


def _looping_ole() -> bytes:
    whole = bytearray(compound({"a": b"x" * 9_000}))
    fat = len(whole) - 512
    for sector in range(10):
        struct.pack_into("<I", whole, fat + sector * 4, sector)
    return bytes(whole)


def _enveloped_der(kind: int) -> bytes:
    oid = bytes.fromhex("06092a864886f70d0107") + bytes([kind])
    inner = oid + b"\xa0\x03\x30\x01\x00"
    return b"\x30" + bytes([len(inner)]) + inner


def _enveloped() -> bytes:
    body = base64.encodebytes(_enveloped_der(3) + bytes(30))
    return mail(
        body,
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n"
        b"Content-Transfer-Encoding: base64\r\n",
    )
