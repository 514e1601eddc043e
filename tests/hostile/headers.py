"""Headers that break parsers, and senders that are two people."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.build import (
    HEAD,
    mail,
)
from tests.hostile.kinds import (
    Check,
    Hostile,
    no_sender,
    sent_by,
    still_read,
)


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


def _from(value: str) -> bytes:
    return b"From: " + value.encode("utf-8", "surrogateescape") + b"\r\nSubject: x\r\n\r\nHello\r\n"
