"""Who a mail says it is from: forged, spoofed, alike, automatic; each brings a complete profile."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator

from parsers.model import ParsedMail
from tests.hostile.build import attached, multipart, text
from tests.hostile.kinds import Check, Hostile, Must
from tests.hostile.opened import PROFILE

OURS = "mx.example.gov"
CLERK = "clerk@agency.example.gov"
_FAIL = f"Authentication-Results: {OURS}; dmarc=fail header.from=agency.example.gov\r\n"
_HOP = f"Received: from evil.example (evil.example [192.0.2.9]) by {OURS} with ESMTPS; Mon, 2 Nov 2026 10:00:00 -0500\r\n"
_THEIRS = "Received: from pc by evil.example with ESMTP; Mon, 2 Nov 2026 09:59:00 -0500\r\n"
_PASS = "dmarc=pass header.from=agency.example.gov"


def senders(chance: random.Random) -> Iterator[Hostile]:
    """Spoofs, which must not be believed, and automatic mail, which must not be answered."""
    yield from _forged_results(chance)
    yield from _forged_from()
    yield from _alike()
    yield from _replies()
    yield from _automatic(chance)


def _forged_results(chance: random.Random) -> Iterator[Hostile]:
    number = chance.randrange(10**6)
    for name, forged in (
        ("below our own", f"Authentication-Results: {OURS}; {_PASS}\r\n"),
        ("of another server", f"Authentication-Results: mx.evil.example; {_PASS}\r\n"),
        (
            "of a server with our name in it",
            f"Authentication-Results: {OURS}.evil.example; {_PASS}\r\n",
        ),
        (
            "of a server of our name with noise",
            f"Authentication-Results: x{number}{OURS}; {_PASS}\r\n",
        ),
        ("folded", f"Authentication-Results:\r\n\t{OURS};\r\n\t{_PASS}\r\n"),
        ("repeated", f"Authentication-Results: {OURS}; {_PASS}\r\n" * chance.randint(2, 60)),
        ("in a comment", f"Authentication-Results: (mx) {OURS} (x; {_PASS}); spf=none\r\n"),
        ("in a reason", f'Authentication-Results: {OURS}; dmarc=fail reason="x; {_PASS}"\r\n'),
        ("in quotes", f'Authentication-Results: "{OURS}"; {_PASS}\r\n'),
        ("of version 2", f"Authentication-Results: {OURS} 2; {_PASS}\r\n"),
        ("in capitals", f"AUTHENTICATION-RESULTS: {OURS.upper()}; {_PASS.upper()}\r\n"),
        ("with an open comment", f"Authentication-Results: {OURS} (; {_PASS}\r\n"),
        ("with a NUL", f"Authentication-Results: {OURS}\0; {_PASS}\r\n"),
        ("in an encoded word", f"Authentication-Results: =?utf-8?q?{OURS}=3B?= {_PASS}\r\n"),
        (
            "sealed",
            f"ARC-Authentication-Results: i=1; {OURS}; {_PASS}\r\nX-MS-Exchange-Organization-AuthAs: Internal\r\n",
        ),
        ("behind a name with a blank", f"Authentication-Results : {OURS}; {_PASS}\r\n"),
        ("behind a bare carriage return", f"X-A: b\rAuthentication-Results: {OURS}; {_PASS}\r\n"),
        ("behind a line separator", f"X-A: b\u2028Authentication-Results: {OURS}; {_PASS}\r\n"),
        (
            "in an encoded word of lines",
            f"X-A: =?utf-8?q?b=0D=0AAuthentication-Results=3A?= {OURS}; {_PASS}\r\n",
        ),
        (
            "with very many comments",
            f"Authentication-Results: {OURS}{'(' * 9_000}{')' * 9_000}; {_PASS}\r\n",
        ),
    ):
        yield _spoof(f"results {name}, ours say fail", _FAIL + _HOP + forged)
        if name != "of version 2":
            yield _spoof(f"results {name}, ours say nothing", _HOP + _THEIRS + forged)
    hops = "".join(
        f"Received: from a by {OURS}; Mon, 2 Nov 2026 10:00:0{n} -0500\r\n" for n in range(9)
    )
    yield _spoof(
        "forged hops of our own server",
        _HOP + _THEIRS + hops + f"Authentication-Results: {OURS}; {_PASS}\r\n",
    )
    said = f"Authentication-Results: {OURS}; dmarc=pass header.from=evil.example\r\n"
    yield _spoof("a pass for another domain", said + _HOP)
    both = f"Authentication-Results: {OURS}; dmarc=pass header.from=agency.example.gov header.from=evil.example\r\n"
    yield _spoof("a pass for two domains", both + _HOP)


def _forged_from() -> Iterator[Hostile]:
    evil = f"Authentication-Results: {OURS}; dmarc=pass header.from=evil.example\r\n{_HOP}"
    for name, sender in (
        ("two From headers", f"From: {CLERK}\r\nFrom: a@evil.example"),
        ("two From headers the other way", f"From: a@evil.example\r\nFrom: {CLERK}"),
        ("two senders in one", f"From: {CLERK}, a@evil.example"),
        ("a name that is an address", f'From: "{CLERK}" <a@evil.example>'),
        ("a name of two lines", f"From: =?utf-8?q?{CLERK}=0D=0AFrom=3A_?= <a@evil.example>"),
        ("an injected header", "From: =?utf-8?q?A=0D=0ABcc=3A_all=40evil.example?= <a@evil.example>"),
        ("a name with a NUL", f"From: {CLERK}\0 <a@evil.example>"),
        ("a group", f"From: Agency: {CLERK};"), ("a route", f"From: <@evil.example:{CLERK}>"),
        ("a comment with the address", f"From: a@evil.example ({CLERK})"),
        ("an encoded address", "From: =?utf-8?q?clerk=40agency=2Eexample=2Egov?= <a@evil.example>"),
        ("an encoded address and nothing else", "From: =?utf-8?q?clerk=40agency=2Eexample=2Egov?="),
        ("a quoted at sign", 'From: <"clerk@agency.example.gov,"@evil.example>'),
        ("a sender that differs", f"From: a@evil.example\r\nSender: {CLERK}\r\nResent-From: {CLERK}"),
        ("a From that is folded in the address", "From: clerk@agency.example.gov\r\n .evil.example"),
        ("a From behind a blank", f"From : {CLERK}\r\nFrom: a@evil.example"),
        ("no From", f"Sender: {CLERK}"),
        ("a bare carriage return", f"From: a@evil.example\rFrom: {CLERK}"),
        ("a bare carriage return the other way", f"From: {CLERK}\rFrom: a@evil.example"),
        ("a vertical tab", f"From: a@evil.example\x0bFrom: {CLERK}"),
        ("a line separator", f"From: a@evil.example\u2028From: {CLERK}"),
        ("a next line", f"From: a@evil.example\x85From: {CLERK}"),
        ("an empty fold", f"From:\r\n \r\n {CLERK}"),
        ("a NUL in the header's name", f"Fr\0om: {CLERK}\r\nFrom: a@evil.example"),
        ("another alphabet in the header's name", f"Fr\u043em: {CLERK}\r\nFrom: a@evil.example"),
        ("a tab behind the header's name", f"From\t: {CLERK}\r\nFrom: a@evil.example"),
        ("capitals", f"FROM: {CLERK}\r\nfrom: a@evil.example"),
        ("an encoded word in angles", "From: <=?utf-8?q?clerk=40agency=2Eexample=2Egov?=>"),
        ("UTF-7", "From: +ADw-clerk+AEA-agency.example.gov+AD4- <a@evil.example>"),
        ("an encoded word in UTF-7", "From: =?utf-7?q?+ADw-clerk+AEA-agency.example.gov+AD4-?= <a@evil.example>"),
        ("letters of iso-2022", f"From: \x1b$B{CLERK}\x1b(B <a@evil.example>"),
        ("an address quoted whole", f'From: "{CLERK}"@evil.example'),
        ("a percent route", "From: clerk%agency.example.gov@evil.example"),
        ("a bang path", f"From: evil.example!{CLERK}"),
        ("a literal", "From: clerk@[agency.example.gov]"),
        ("a dot behind the domain", f"From: {CLERK}."),
        ("very many From", f"From: {CLERK}\r\n" * 500),
        ("a From behind ten thousand headers", "X-A: b\r\n" * 10_000 + f"From: {CLERK}"),
    ):  # fmt: skip
        yield _spoof(name, evil, sender)


def _alike() -> Iterator[Hostile]:
    for name, domain in (
        ("another top", "agency.example.gov.evil.example"), ("a hyphen", "agency-example.gov.example"),
        ("a Cyrillic letter", "agency.ex\u0430mple.gov"), ("punycode", "agency.xn--exmple-4nf.gov"),
        ("rn for m", "agency.exarnple.gov"), ("a digit", "agency.examp1e.gov"),
        ("a wide dot", "agency\uff0eexample\uff0egov"), ("a letter too many", "agency.examplee.gov"),
        ("an invisible letter", "agency.exam\u200bple.gov"), ("mixed scripts", "\u0430gency.\u0435xample.gov"),
        ("an end", "notexample.gov"),
    ):  # fmt: skip
        said = f"Authentication-Results: {OURS}; dmarc=pass header.from={domain}\r\n{_HOP}"
        yield _sent(f"look-alike by {name}", said, f"From: Clerk <clerk@{domain}>", Must.HARMLESS,
                    form=False)  # fmt: skip


def _replies() -> Iterator[Hostile]:
    """Whoever is believed may still say where the answer goes; it must not leave the house."""
    said = f"Authentication-Results: {OURS}; {_PASS}\r\n{_HOP}"
    for name, more in (
        ("many", "Reply-To: " + ", ".join(f"v{n}@evil.example" for n in range(200))),
        ("evil", "Reply-To: a@evil.example"), ("ourselves", "Reply-To: best.workintake@example.gov"),
        ("two", f"Reply-To: {CLERK}, a@evil.example"), ("a group", "Reply-To: x: a@evil.example;"),
        ("lines", "Reply-To: =?utf-8?q?a=0D=0ABcc=3A_b?= <a@evil.example>"),
        ("a program", 'Reply-To: "|/bin/sh"@agency.example.gov'), ("a path", "Return-Path: <a@evil.example>"),
        ("an own thread", "In-Reply-To: <aaaaaaaaaa.bbbbbbbb.cccccccccccccccc@example.gov>"),
        ("ten thousand references", "References: " + " ".join(f"<{n}.x.y@example.gov>" for n in range(10_000))),
        ("an id of lines", "Message-ID: <a@b>\r\n\tBcc: all@evil.example"),
        ("an id of ten thousand letters", f"Message-ID: <{'a' * 10_000}@agency.example.gov>"),
    ):  # fmt: skip
        yield _sent(f"answers asked to {name}", said, f"From: {CLERK}\r\n{more}", Must.BELIEVED)


def _automatic(chance: random.Random) -> Iterator[Hostile]:
    said = f"Authentication-Results: {OURS}; {_PASS}\r\n{_HOP}"
    value = chance.choice(
        [
            "auto-replied",
            "auto-generated",
            "AUTO-REPLIED (comment)",
            'auto-notified; owner-email="a@b"',
            "x-new",
        ]
    )
    for name, more in (
        ("Auto-Submitted", f"Auto-Submitted: {value}"),
        ("two of them", "Auto-Submitted: no\r\nAuto-Submitted: auto-replied"),
        ("a folded one", "Auto-Submitted:\r\n auto-generated"),
        ("Precedence", f"Precedence: {chance.choice(['bulk', 'junk', 'list', 'auto_reply'])}"),
        ("a null path", "Return-Path: <>"),
        ("a list", "List-Id: <x.example.gov>"),
        ("unsubscribing", "List-Unsubscribe: <mailto:a@b>"),
        ("X-Autoreply", "X-Autoreply: yes"),
        ("X-Autorespond", "X-Autorespond: x"),
        ("an absence", "X-Auto-Response-Suppress: All"),
        ("a loop", "X-MS-Exchange-Inbox-Rules-Loop: best.workintake@example.gov"),
    ):
        yield _sent(f"automatic by {name}", said, f"From: {CLERK}\r\n{more}", Must.UNANSWERED)
    for name in ("mailer-daemon", "postmaster", "noreply", "no-reply", "bounces+1", "donotreply"):
        sender = f"From: {name}@agency.example.gov"
        yield _sent(f"automatic by the name {name}", said, sender, Must.UNANSWERED)
    own = "From: best.workintake@example.gov"
    yield _sent(
        "our own address",
        f"Authentication-Results: {OURS}; dmarc=pass header.from=example.gov\r\n",
        own,
        Must.UNANSWERED,
    )


def _spoof(name: str, top: str, sender: str = f"From: {CLERK}") -> Hostile:
    return _sent(f"spoof by {name}", top, sender, Must.UNBELIEVED, form=False)


def _sent(name: str, top: str, sender: str, must: Must, *, form: bool = True) -> Hostile:
    """A complete profile under these headers, as it lies in our mailbox."""
    seed = base64.b32encode(name.encode()).decode().lower().strip("=")[:200]
    head = f"{top}{sender}\r\nTo: best.workintake@example.gov\r\nSubject: Engagement profile\r\n"
    if "Message-ID" not in sender:
        head += f"Message-ID: <{seed}@agency.example.gov>\r\n"
    raw = head.encode("utf-8", "surrogateescape") + b"MIME-Version: 1.0\r\n"
    raw += multipart(text(), attached(PROFILE.read_bytes(), "profile.docx"))
    check: Check = _read
    return Hostile(name, raw, check, must, passes=False, form=form)


def _read(read: ParsedMail) -> bool:
    sender = read.headers.sender
    return sender is None or not set("\r\n\0") & set(sender.address + sender.name)
