"""Hostile and broken mails, each with what must become of it."""

from __future__ import annotations

import base64
import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parsers.errors import ErrorKind
from parsers.model import FileKind, Leaf, ParsedMail
from tests.hostile.build import (
    HEAD,
    PDF,
    attached,
    locked_zip,
    lying_zip,
    mail,
    many_entries_zip,
    multipart,
    nested_zip,
    overlapping_zip,
    part,
    text,
    tnef,
    with_parts,
    zipped,
)
from tests.hostile.ole import compound, outlook, outlook_in_outlook

Check = Callable[[ParsedMail], bool]


@dataclass(frozen=True)
class Hostile:
    """One input by name, and what must hold of its reading."""

    name: str
    raw: bytes
    check: Check


def files(read: ParsedMail) -> list[Leaf]:
    """The leaves that are no decoration."""
    return [leaf for leaf in read.leaves if not leaf.decoration]


def blamed(kind: ErrorKind, times: int = 1) -> Check:
    """Exactly ``times`` leaves carry a problem, all of this kind."""

    def check(read: ParsedMail) -> bool:
        problems = [leaf.problem for leaf in read.leaves if leaf.problem]
        return len(problems) == times and all(p.kind is kind and p.message for p in problems)

    return check


def holds_pdf(name: str | None = None) -> Check:
    """The PDF was found whole, under this name where one is given, and nothing is blamed."""

    def check(read: ParsedMail) -> bool:
        found = [leaf for leaf in files(read) if leaf.kind is FileKind.PDF]
        whole = len(found) == 1 and found[0].size == len(PDF) and found[0].problem is None
        return whole and (name is None or found[0].name == name)

    return check


def no_sender(read: ParsedMail) -> bool:
    """Nobody is taken for the sender."""
    return read.headers.sender is None


def sent_by(address: str) -> Check:
    """Exactly this address is the sender."""
    return lambda read: read.headers.sender is not None and read.headers.sender.address == address


def still_read(read: ParsedMail) -> bool:
    """The other headers and the body survived."""
    sender = read.headers.sender
    return read.text == "Hello" and sender is not None and sender.address == "jane@agency.gov"


def _from(value: str) -> bytes:
    return b"From: " + value.encode("utf-8", "surrogateescape") + b"\r\nSubject: x\r\n\r\nHello\r\n"


def _nested_messages(levels: int) -> bytes:
    inner = HEAD + multipart(text(), attached(PDF, "profile.pdf"))
    for _ in range(levels):
        inner = HEAD + b"Content-Type: message/rfc822\r\n\r\n" + inner
    return inner


def _nested_multiparts(levels: int) -> bytes:
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(levels)
    )
    return HEAD + head + b"Content-Type: text/plain\r\n\r\nHello\r\n"


def _quine_like() -> bytes:
    """A zip that holds twenty zips that hold twenty zips of 1 MB of nothing each."""
    leaf = zipped({"zeros.bin": bytes(1_000_000)})
    middle = zipped({f"{n}.zip": leaf for n in range(20)})
    return zipped({f"{n}.zip": middle for n in range(20)})


def _many_honest_megabytes() -> bytes:
    """Twelve members of 10 MB, each packed to a twentieth, over the total together."""
    source = random.Random(1)
    noise = b"".join(source.randbytes(500) + bytes(9_500) for _ in range(1_000))
    return zipped({f"{n}.bin": noise for n in range(12)})


def archives() -> Iterator[Hostile]:
    """Archives: bombs, lies, locks, depth."""

    def sent(name: str, data: bytes, check: Check) -> Hostile:
        return Hostile(name, with_parts(text(), attached(data, "forms.zip")), check)

    hostile, corrupt, too_large = ErrorKind.HOSTILE, ErrorKind.CORRUPT, ErrorKind.TOO_LARGE
    yield sent("zip bomb of one member", zipped({"a": bytes(30_000_000)}), blamed(hostile))
    yield sent("zip of overlapping members", overlapping_zip(), blamed(hostile))
    yield sent("zip whose directory lies low", many_entries_zip(1, 50_000), blamed(too_large))
    yield sent(
        "zip of two thousand files",
        zipped({f"{n}.txt": b"x" for n in range(2_000)}),
        lambda r: any(leaf.problem and leaf.problem.kind is too_large for leaf in r.leaves),
    )
    yield sent("member larger than it claims", lying_zip(20_000_000), blamed(corrupt))
    yield sent("zip with a password", locked_zip(), blamed(ErrorKind.ENCRYPTED))
    yield sent("zips three deep", nested_zip(3), holds_pdf("profile.pdf"))
    yield sent("zips four deep", nested_zip(4), blamed(hostile))
    yield sent(
        "zip of zips of zips of zeros",
        _quine_like(),
        lambda r: (
            all(
                leaf.problem is None or leaf.problem.kind in {hostile, too_large}
                for leaf in r.leaves
            )
            and any(leaf.problem for leaf in r.leaves)
        ),
    )
    yield sent("members over the total", _many_honest_megabytes(), blamed(too_large, 2))
    yield sent("zip cut in half", zipped({"profile.pdf": PDF * 50})[:200], blamed(corrupt))
    yield sent("zip of nothing", zipped({}), blamed(corrupt))
    yield sent("zip of folders only", zipped({"a/": b"", "b/": b""}), blamed(corrupt))
    yield sent(
        "zip that climbs out",
        zipped({"../../etc/profile.pdf": PDF}),
        lambda r: holds_pdf("profile.pdf")(r) and ".." not in r.leaves[-1].path,
    )
    yield sent(
        "zip with what a Mac adds",
        zipped({"profile.pdf": PDF, "__MACOSX/._profile.pdf": b"\0\5\x16\7x", ".DS_Store": b"x"}),
        holds_pdf("profile.pdf"),
    )
    yield sent(
        "zip of one name twice",
        _twice(),
        lambda r: len({leaf.path for leaf in r.leaves}) == len(r.leaves) == 5,
    )
    yield sent("zip with an unknown method", _method(99), blamed(corrupt))
    yield sent("zip with a bad checksum", _bad_checksum(), blamed(corrupt))
    yield sent("7-Zip", b"7z\xbc\xaf\x27\x1c" + bytes(50), blamed(ErrorKind.UNSUPPORTED))
    yield sent("RAR", b"Rar!\x1a\x07\x01\x00" + bytes(50), blamed(ErrorKind.UNSUPPORTED))
    yield sent("gzip", b"\x1f\x8b\x08" + bytes(50), blamed(ErrorKind.UNSUPPORTED))
    yield sent(
        "zip with a name of control characters",
        zipped({"pro\u202efdp.\x07file.pdf": PDF}),
        holds_pdf("profdp.file.pdf"),
    )


def _twice() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(3):
            info = zipfile.ZipInfo("profile.pdf")
            archive.NameToInfo.pop("profile.pdf", None)
            archive.writestr(info, PDF + b"%" * n)
    return buffer.getvalue()


def _method(number: int) -> bytes:
    whole = bytearray(zipped({"profile.pdf": PDF}))
    struct.pack_into("<H", whole, 8, number)
    struct.pack_into("<H", whole, whole.index(b"PK\x01\x02") + 10, number)
    return bytes(whole)


def _bad_checksum() -> bytes:
    whole = bytearray(zipped({"profile.pdf": PDF}))
    struct.pack_into("<I", whole, whole.index(b"PK\x01\x02") + 16, 1)
    return bytes(whole)


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


def structures() -> Iterator[Hostile]:
    """MIME: depth, floods, ambiguity."""
    hostile, corrupt = ErrorKind.HOSTILE, ErrorKind.CORRUPT
    yield Hostile(
        "three hundred thousand parts",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 300_000,
        blamed(hostile),
    )
    yield Hostile("a thousand nested multiparts", _nested_multiparts(1_000), blamed(hostile))
    yield Hostile("a thousand nested messages", _nested_messages(1_000), blamed(hostile))
    yield Hostile("nine nested messages", _nested_messages(9), holds_pdf("profile.pdf"))
    yield Hostile(
        "four hundred attachments",
        with_parts(text(), *(attached(b"x", f"{n}.txt") for n in range(400))),
        lambda r: len(files(r)) == 400,
    )
    yield Hostile(
        "thirty multiparts of thirty",
        with_parts(
            *(multipart(*(text() for _ in range(30)), boundary=f"in{n}") for n in range(30))
        ),
        lambda r: any(leaf.problem and leaf.problem.kind is hostile for leaf in r.leaves),
    )
    yield Hostile(
        "no boundary parameter",
        HEAD
        + b"Content-Type: multipart/mixed\r\n\r\n--zz\r\n"
        + attached(PDF, "profile.pdf")
        + b"\r\n--zz--\r\n",
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "wrong boundary parameter",
        HEAD
        + b"Content-Type: multipart/mixed; boundary=other\r\n\r\n--zz\r\n"
        + attached(PDF, "profile.pdf")
        + b"\r\n--zz--\r\n",
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "no end of the multipart",
        HEAD + multipart(text(), attached(PDF, "profile.pdf"))[:-6],
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "multipart of words only",
        mail(b"Hello\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n"),
        lambda r: r.text == "Hello" and blamed(corrupt)(r),
    )
    yield Hostile(
        "empty multipart",
        mail(b"", b"Content-Type: multipart/mixed; boundary=x\r\n"),
        lambda r: r.leaves == () and r.text == "",
    )
    yield Hostile(
        "boundary of pattern characters",
        HEAD + multipart(text(), attached(PDF, "profile.pdf"), boundary=".*(a+)+$["),
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "inner boundary that begins like the outer",
        HEAD + multipart(multipart(text(), attached(PDF, "profile.pdf"), boundary="b0-1")),
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "inner boundary that is the outer",
        HEAD + multipart(multipart(text(), attached(PDF, "profile.pdf"))),
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "two boundary parameters",
        HEAD
        + b"Content-Type: multipart/mixed; boundary=zz; boundary=yy\r\n\r\n--zz\r\n"
        + attached(PDF, "profile.pdf")
        + b"\r\n--zz--\r\n",
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "bare line feeds",
        HEAD.replace(b"\r\n", b"\n")
        + multipart(text(), attached(PDF, "profile.pdf")).replace(b"\r\n", b"\n"),
        holds_pdf("profile.pdf"),
    )
    yield Hostile(
        "a hundred thousand parameters",
        mail(extra=b"Content-Type: text/plain" + b"; a=b" * 100_000 + b"\r\n"),
        still_read,
    )
    yield Hostile(
        "ten thousand continued parameters",
        mail(
            extra=b"Content-Type: text/plain"
            + b"".join(b"; n*%d*=%%41" % n for n in range(10_000))
            + b"\r\n"
        ),
        still_read,
    )
    yield Hostile(
        "parameter of quotes and backslashes",
        mail(extra=b'Content-Type: text/plain; name="' + b'\\"' * 7_000 + b"\r\n"),
        still_read,
    )
    yield Hostile(
        "base64 of stray characters",
        with_parts(
            part(
                b"*".join(base64.b64encode(PDF)[i : i + 4] for i in range(0, 80, 4)),
                "application/pdf",
                encoding="base64\r\nX: y",
            )
        ),
        lambda r: len(r.leaves) == 1,
    )
    yield Hostile(
        "base64 without padding",
        _encoded(base64.b64encode(PDF).rstrip(b"=")),
        lambda r: files(r)[0].kind is FileKind.PDF,
    )
    yield Hostile(
        "base64 padded in the middle",
        _encoded(base64.b64encode(PDF[:10]) + b"\r\n" + base64.b64encode(PDF[10:])),
        holds_pdf(),
    )
    yield Hostile(
        "base64 with a list's footer",
        _encoded(base64.encodebytes(PDF + b"\n") + b"_____\r\nlist mailing list\r\n"),
        lambda r: files(r)[0].kind is FileKind.PDF and files(r)[0].size == len(PDF) + 1,
    )
    yield Hostile(
        "unknown transfer encoding", mail(extra=b"Content-Transfer-Encoding: rot13\r\n"), still_read
    )
    yield Hostile(
        "unknown charset", mail(extra=b"Content-Type: text/plain; charset=klingon\r\n"), still_read
    )
    yield Hostile(
        "charset that is no text codec",
        mail(extra=b"Content-Type: text/plain; charset=zlib\r\n"),
        still_read,
    )
    yield Hostile(
        "charset of a megabyte",
        mail(extra=b"Content-Type: text/plain; charset=" + b"x" * 1_000_000 + b"\r\n"),
        still_read,
    )
    yield Hostile(
        "UTF-7 of broken bytes",
        mail(b"\xff+-+\xfe", b"Content-Type: text/plain; charset=utf-7\r\n"),
        lambda r: bool(r.text),
    )
    yield Hostile("nothing at all", b"", lambda r: r.leaves == () or len(files(r)) == 0)
    yield Hostile("one NUL", b"\x00", lambda r: r.text == "")
    yield Hostile("no headers", b"\r\n\r\nHello\r\n", lambda r: r.text == "Hello")
    yield Hostile("a megabyte of line breaks", b"\r\n" * 500_000, lambda r: r.text == "")
    yield Hostile("body of a million quotes", mail(b">" * 1_000_000), lambda r: r.words == "")
    yield Hostile("body of half a million colons", mail(b"On:\n" * 120_000), lambda r: bool(r.text))


def _encoded(body: bytes) -> bytes:
    return mail(body, b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n")


def html() -> Iterator[Hostile]:
    """HTML bodies that make parsers slow or deep."""

    def sent(name: str, body: str, check: Check) -> Hostile:
        return Hostile(name, mail(body.encode(), b"Content-Type: text/html\r\n"), check)

    def hello(read: ParsedMail) -> bool:
        return "Hello" in read.text

    yield sent("deep tables", "Hello" + "<table><tr><td>" * 50_000, hello)
    yield sent("deep quotations", "Hello" + "<blockquote>" * 50_000 + "x", hello)
    yield sent("tags that never end", "Hello" + "<a " * 100_000, hello)
    yield sent("comments that never end", "Hello<!--" * 50_000, hello)
    yield sent("a hundred thousand entities", "Hello" + "&amp;" * 100_000, hello)
    yield sent("a hundred thousand attributes", "Hello<p " + "a=b " * 100_000 + ">x", hello)
    yield sent(
        "scripts", "Hello<script>alert('x')</script><style>p{}</style>", lambda r: r.text == "Hello"
    )
    yield sent(
        "hidden text", 'Hello<div style="display:none">secret</div>', lambda r: r.text == "Hello"
    )
    yield sent(
        "an entity bomb", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>Hello &b;', hello
    )
    yield sent("a declared XML encoding", '<?xml version="1.0" encoding="utf-16"?>Hello', hello)
    yield sent("NULs", "He\0llo", hello)


def headers() -> Iterator[Hostile]:
    """Headers that break parsers, and senders that are two people."""

    def extra(name: str, line: bytes, check: Check = still_read) -> Hostile:
        return Hostile(name, mail(extra=line + b"\r\n"), check)

    def of(name: str, value: str, check: Check) -> Hostile:
        return Hostile(name, _from(value), check)

    exchange = HEAD.replace(b"<1@a>", b"<[1a2b@microsoft.com]>")
    yield Hostile(
        "Exchange's bracketed Message-ID",
        mail(head=exchange),
        lambda r: still_read(r) and r.headers.message_id == "<[1a2b@microsoft.com]>",
    )
    yield extra("parameter without a value", b"Content-Type: text/plain; name*")
    yield extra("group of a comment only", b"Cc: (c):")
    yield extra(
        "line break in an encoded word",
        b"Reply-To: =?utf-8?Q?a=0Ab?= <x@y.gov>",
        lambda r: still_read(r) and "\n" not in repr(r.headers.reply_to),
    )
    yield extra("a hundred thousand copies", b"Cc: " + b"a@b.gov, " * 100_000)
    yield extra("copies that fit", b"Cc: " + b"a@b.gov, " * 5_000)
    yield extra("a hundred thousand references", b"References: " + b"<a@b> " * 100_000)
    yield extra(
        "references that fit",
        b"References:" + b"".join(b" <%d@b>" % n for n in range(5_000)),
        lambda r: still_read(r) and len(r.headers.references) == 200,
    )
    yield extra("nested comments", b"Cc: " + b"(" * 30_000)
    yield extra("open quotes", b"Cc: " + b'"' * 30_001)
    yield extra("angles", b"Cc: " + b"<" * 30_000)
    yield extra("encoded words without end", b"X-A: " + b"=?utf-8?B?" * 6_000)
    yield extra("encoded words of broken base64", b"X-A: " + b"=?utf-8?B?a?= " * 4_000)
    yield extra("encoded word of an unknown charset", b"X-A: =?klingon?Q?abc?=")
    yield extra(
        "date of the year 0",
        b"Date: Mon, 0 Jan 0000 00:00:00 +9999",
        lambda r: still_read(r) and r.headers.date is None,
    )
    yield extra(
        "date of many figures",
        b"Date: " + b"9" * 50_000,
        lambda r: still_read(r) and r.headers.date is None,
    )
    yield extra("subject of a bare carriage return", b"X-Subject: a\rb")
    yield extra("ten thousand headers", b"\r\n".join(b"X-%d: y" % n for n in range(10_000)))
    yield extra("a header of ten megabytes", b"X-A: " + b"a" * 10_000_000)
    yield extra("NULs in a header", b"X-A: a\0b")
    yield of("address in a comment trick", "alice@agency.gov)bob@evil.example", no_sender)
    yield of("two addresses", "alice@agency.gov, bob@evil.example", no_sender)
    yield of("group", "Agency: alice@agency.gov;", no_sender)
    yield of("two angles", "<alice@agency.gov> <bob@evil.example>", no_sender)
    yield of("address before an angle", "alice@agency.gov <bob@evil.example>", no_sender)
    yield of(
        "own address before its angle", "bob@agency.gov <bob@agency.gov>", sent_by("bob@agency.gov")
    )
    yield of(
        "quoted address before an angle",
        '"alice@agency.gov" <alice@agency.gov>',
        sent_by("alice@agency.gov"),
    )
    yield of("route", "<@evil.example:alice@agency.gov>", no_sender)
    yield of("two at signs", "alice@agency.gov@evil.example", no_sender)
    yield of("spaces in the address", "alice @ agency.gov", no_sender)
    yield of(
        "unquoted comma in the name", "Doe, Jane <jane@agency.gov>", sent_by("jane@agency.gov")
    )
    yield of("words behind the angle", "Jane <jane@agency.gov> evil@evil.example", no_sender)
    yield of(
        "comment behind the angle", "Jane <jane@agency.gov> (Agency)", sent_by("jane@agency.gov")
    )
    yield of("open comment", "Jane (a <jane@agency.gov>", no_sender)
    yield of("open quote", '"Jane <jane@agency.gov>', no_sender)
    yield of("empty", "", no_sender)
    yield of("line break within the address", "<jane@agency.gov\r\n evil>", no_sender)
    yield of(
        "encoded word that spells an address",
        "=?utf-8?Q?alice=40agency=2Egov=3C?= <bob@evil.example>",
        sent_by("bob@evil.example"),
    )
    yield of(
        "encoded word that spells a second mailbox",
        "=?utf-8?Q?alice=40agency=2Egov=2C?= <bob@evil.example>",
        sent_by("bob@evil.example"),
    )
    yield Hostile(
        "two From headers", b"From: a@agency.gov\r\nFrom: b@evil.example\r\n\r\nHello", no_sender
    )
    yield Hostile(
        "From that is folded oddly",
        b"From:\r\n\t Jane\r\n <jane@agency.gov>\r\n\r\nHello",
        sent_by("jane@agency.gov"),
    )
    yield Hostile("NUL in the address", b"From: <jane\0@agency.gov>\r\n\r\nHello", no_sender)


def names() -> Iterator[Hostile]:
    """File names in every way that programs write them."""

    def named(
        name: str, disposition: bytes, shown: str, kind: bytes = b"application/pdf"
    ) -> Hostile:
        head = b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n"
        if disposition:
            head += b"Content-Disposition: " + disposition + b"\r\n"
        body = head + b"\r\n" + base64.encodebytes(PDF)
        return Hostile(name, with_parts(text(), body), holds_pdf(shown))

    yield named("RFC 2231 name", b"attachment; filename*=utf-8''f%C3%B6rm.pdf", "förm.pdf")
    yield named(
        "continued name", b"attachment; filename*0*=utf-8''f%C3%B6; filename*1=rm.pdf", "förm.pdf"
    )
    yield named(
        "continued name out of order", b"attachment; filename*1=rm.pdf; filename*0=fo", "form.pdf"
    )
    yield named("RFC 2047 name", b'attachment; filename="=?utf-8?B?ZsO2cm0ucGRm?="', "förm.pdf")
    yield named(
        "RFC 2047 name in two words",
        b'attachment; filename="=?utf-8?Q?f=C3?= =?utf-8?Q?=B6rm.pdf?="',
        "förm.pdf",
    )
    yield named("raw UTF-8 name", 'attachment; filename="förm.pdf"'.encode(), "förm.pdf")
    yield named("raw Latin-1 name", 'attachment; filename="förm.pdf"'.encode("latin-1"), "förm.pdf")
    yield named("name in Content-Type", b"", "form.pdf", b'application/pdf; name="form.pdf"')
    yield named("unquoted name with spaces", b"attachment; filename=my form.pdf", "my form.pdf")
    yield named("name with a path", b'attachment; filename="C:\\\\temp\\\\form.pdf"', "form.pdf")
    yield named("name that climbs", b'attachment; filename="../../form.pdf"', "form.pdf")
    yield named(
        "name that turns round",
        'attachment; filename="form\u202efdp.exe.pdf"'.encode(),
        "formfdp.exe.pdf",
    )
    yield named("name with a semicolon", b'attachment; filename="a;b.pdf"', "a;b.pdf")
    yield named("name without an end quote", b'attachment; filename="form.pdf', "form.pdf")
    yield named("broken percent signs", b"attachment; filename*=utf-8''f%zz.pdf", "f%zz.pdf")
    yield named(
        "name of an unknown charset", b"attachment; filename*=klingon''form.pdf", "form.pdf"
    )
    yield named("no name", b"attachment", "")
    yield named("inline", b'inline; filename="form.pdf"', "form.pdf")
    yield named("declared as text", b'attachment; filename="form.pdf"', "form.pdf", b"text/plain")
    yield named("declared as a picture", b'inline; filename="form.pdf"', "form.pdf", b"image/png")
    yield named(
        "declared as a mail", b'attachment; filename="form.pdf"', "form.pdf", b"application/x"
    )
    yield named("no type", b'attachment; filename="form.pdf"', "form.pdf", b"nonsense")


def every() -> list[Hostile]:
    """All of them."""
    return [
        *archives(), *containers(), *structures(), *html(), *headers(), *names(),
    ]  # fmt: skip
