"""Mails within mails that are none, headers that say two things, and letters that hide others."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator

from parsers.model import ParsedMail
from tests.hostile.build import HEAD, attached, mail, multipart, part, text, with_parts
from tests.hostile.kinds import Check, Hostile, Must
from tests.hostile.lures import kept
from tests.hostile.opened import PROFILE

_EVIL = b"MAIL FROM:<a@evil.example>\r\nRCPT TO:<best.workintake@example.gov>\r\nDATA\r\n"
_ENDS = (
    b"\r\n.\r\n", b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n.\r", b"\r\n\0.\r\n",
    b"\r\n\x00\r\n.\r\n", b"\r\n..\r\n", b"\n\n.\r\n",
)  # fmt: skip


def smuggled(chance: random.Random) -> Iterator[Hostile]:
    """What servers and readers may take apart in different ways."""
    yield from _second_mails()
    yield from _said_twice()
    yield from _lines()
    yield from _words(chance)
    yield from _parameters(chance)
    yield from _boundaries(chance)


def _second_mails() -> Iterator[Hostile]:
    """SMTP smuggling: what stands behind an end of data is the text of this mail, and no other."""
    second = HEAD + multipart(text(), attached(PROFILE.read_bytes(), "profile.docx"))
    for number, end in enumerate(_ENDS):
        raw = mail(b"Good morning." + end + _EVIL + second)
        yield _sent(f"second mail behind end {number}", raw, lambda r: not r.forms)
    mbox = b"Good morning.\r\n\r\nFrom a@evil.example Mon Nov  2 10:00:00 2026\r\n" + second
    yield _sent("second mail behind a line of mbox", mail(mbox), lambda r: not r.forms)
    yield _sent("mail that begins in its body", b"\r\n" + second, lambda r: True, form=True)


def _said_twice() -> Iterator[Hostile]:
    """Headers that may stand once, twice."""
    for name in ("To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
                 "Reply-To", "MIME-Version", "Return-Path", "Sender"):  # fmt: skip
        twice = f"{name}: <a@agency.gov>\r\n{name}: <b@evil.example>\r\n".encode()
        raw = twice + with_parts(text(), attached(PROFILE.read_bytes(), "profile.docx"))
        yield _sent(f"{name} twice", raw, form=True)
    types = b"Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=b0\r\n"
    body = b"--b0\r\n" + attached(PROFILE.read_bytes(), "profile.docx") + b"\r\n--b0--\r\n"
    yield _sent("Content-Type twice", HEAD + types + b"\r\n" + body, form=True)
    other = b"Content-Type: multipart/mixed; boundary=b0\r\nContent-Type: text/plain\r\n"
    yield _sent("Content-Type twice the other way", HEAD + other + b"\r\n" + body, form=True)


def _lines() -> Iterator[Hostile]:
    """Line ends that only some take for one."""
    for name, end in (
        ("a carriage return", b"\r"), ("a vertical tab", b"\x0b"), ("a form feed", b"\x0c"),
        ("a next line", "\x85".encode()), ("a line separator", "\u2028".encode()), ("a NUL", b"\0"),
        ("a record separator", b"\x1e"), ("a blank line of one space", b"\r\n \r\n"),
    ):  # fmt: skip
        head = b"X-A: b" + end + b"Auto-Submitted: no" + end + b"Bcc: all@evil.example\r\n"
        yield _sent(f"header that goes on behind {name}", mail(extra=head), _one_line)
        subject = HEAD.replace(b"profile", b"a" + end + b"Bcc: all@evil.example")
        yield _sent(f"subject that goes on behind {name}", mail(head=subject), _one_line)
    yield _sent("header without a colon", mail(extra=b"Bcc all@evil.example\r\nX-A: b\r\n"))
    yield _sent("header of a colon only", mail(extra=b": b\r\n"))
    yield _sent("header with a blank name", mail(extra=b" : b\r\n"))
    folded = b"X-A:" + b"\r\n " * 200_000 + b"b\r\n"
    yield _sent("header of two hundred thousand folds", mail(extra=folded))


def _words(chance: random.Random) -> Iterator[Hostile]:
    """Encoded words: very many, in each other, in alphabets that hide."""
    for name, word in (
        ("of UTF-7", b"=?utf-7?Q?+ADw-script+AD4-?="), ("of iso-2022-jp", b"=?iso-2022-jp?B?GyRCMEUbKEI=?="),
        ("of iso-2022 that never ends", b"=?iso-2022-jp?Q?=1B=24B=30=45?="), ("of hz", b"=?hz?Q?~{<:Ky?="),
        ("of utf-16", b"=?utf-16?B?//5BAA0ACgBCAA==?="), ("of lines", b"=?utf-8?Q?a=0D=0ABcc=3A_b?="),
        ("of NULs", b"=?utf-8?Q?a=00b?="), ("of orders to a terminal", b"=?utf-8?Q?=1B]0;x=07=1B[2J?="),
        ("of C1 controls", b"=?iso-8859-1?Q?=9B2J=85x?="), ("of turns", b"=?utf-8?B?4oCuZ25w4oCs?="),
        ("in a word", b"=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?="), ("with a language", b"=?utf-8*en?Q?a?="),
        ("of lone surrogates", b"=?utf-8?Q?=ED=A0=80?="), ("of base64 only", b"=?utf-8?B?" + b"QQ==" * 400 + b"?="),
    ):  # fmt: skip
        many = b" ".join([word] * chance.randint(1, 3))
        yield _sent(f"subject {name}", mail(head=HEAD.replace(b"profile", many)), _one_line)
    flood = b"\r\n ".join([b"=?utf-8?B?QUFBQQ==?="] * 2_000)
    yield _sent("two thousand encoded words", mail(head=HEAD.replace(b"profile", flood)))
    mixed = b" ".join(b"=?utf-8?Q?a?= =?koi8-r?B?8A==?=" for _ in range(1_000))
    yield _sent("words of two alphabets in turn", mail(head=HEAD.replace(b"profile", mixed)))
    cut = b"=?utf-8?Q?" * 5_000
    yield _sent("words that begin and never end", mail(head=HEAD.replace(b"profile", cut)))


def _parameters(chance: random.Random) -> Iterator[Hostile]:
    """RFC 2231: pieces without end, out of order, of two minds."""
    data = PROFILE.read_bytes()
    for name, said in (
        ("huge numbers", "filename*999999999999=a; filename*0=profile.docx"),
        ("holes", "; ".join(f"filename*{n * 7}=a" for n in range(800))),
        ("one number many times", "; ".join("filename*0=a" for _ in range(2_000))),
        ("numbers below nothing", "filename*-1=a; filename*0=profile.docx"),
        ("percent signs", "filename*=utf-8''" + "%41" * 15_000),
        ("broken percent signs", "filename*=utf-8''" + "%" * 15_000),
        ("three names", "filename=a.docx; filename*=utf-8''b.docx; filename*0=c.docx"),
        ("lines", "filename*=utf-8''profile%0D%0ABcc%3A%20a.docx"),
        ("a path in percent signs", "filename*=utf-8''..%2F..%2Fetc%2Fpasswd"),
        ("a codec that is no alphabet", "filename*=zlib''profile.docx"),
        ("UTF-7", "filename*=utf-7''+AC8-etc+AC8-passwd"),
        ("pieces of two alphabets", "filename*0*=utf-8''a; filename*1*=utf-16''%00b"),
        ("an open quote", 'filename="' + "\\" * 9_001),
        ("very many semicolons", ";" * 60_000),
    ):
        disposition = f"Content-Disposition: attachment; {said}\r\n"
        piece = part(data, "application/octet-stream", disposition)
        yield _sent(f"file name of {name}", with_parts(text(), piece), form=True)
    several = chance.randint(500, 3_000)
    types = "; ".join(f"x{n}*{n}*=utf-8''%41" for n in range(several))
    yield _sent(
        "types of many parameters", mail(extra=f"Content-Type: text/plain; {types}\r\n".encode())
    )


def _boundaries(chance: random.Random) -> Iterator[Hostile]:
    """Where one reader sees a part, another sees none."""
    piece = attached(PROFILE.read_bytes(), "profile.docx")
    coded = base64.b64encode(b"--b0\r\n" * 4_000)
    for name, body in (
        ("a boundary in base64", b"--b0\r\n" + part(coded, "text/plain") + b"\r\n--b0--\r\n"),
        ("an end before the parts", b"--b0--\r\n--b0\r\n" + piece + b"\r\n--b0--\r\n"),
        ("two ends", b"--b0\r\n" + piece + b"\r\n--b0--\r\n--b0--\r\n--b0\r\n" + piece),
        ("parts behind a NUL", b"--b0\0\r\n" + piece + b"\r\n--b0--\r\n"),
        ("parts in the preamble", piece + b"\r\n--b0\r\n" + text() + b"\r\n--b0--\r\n"),
        ("dashes only", b"--" * chance.randint(50_000, 200_000)),
        ("boundaries that go on", b"--b0x\r\n" + piece + b"\r\n--b0 y\r\n" + piece + b"\r\n--b0--\r\n"),
        ("parts without headers", b"--b0\r\n\r\n" * 400),
        ("boundaries at bare carriage returns", (b"--b0\r\n" + piece + b"\r\n--b0--").replace(b"\r\n", b"\r")),
    ):  # fmt: skip
        head = HEAD + b"Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
        yield _sent(f"mail of {name}", head + body, form=True)
    for name, kind in (
        ("a charset in a boundary", b"multipart/mixed; charset=utf-7; boundary=b0"),
        (
            "base64 around parts",
            b"multipart/mixed; boundary=b0\r\nContent-Transfer-Encoding: base64",
        ),
        ("a type of two slashes", b"multipart/mixed/x; boundary=b0"),
        ("a type of blanks", b" multipart / mixed ; boundary = b0"),
        ("a type in an encoded word", b"=?utf-8?Q?multipart/mixed?=; boundary=b0"),
    ):
        body = b"\r\n\r\n--b0\r\n" + piece + b"\r\n--b0--\r\n"
        yield _sent(f"mail of {name}", HEAD + b"Content-Type: " + kind + body, form=True)


def _one_line(read: ParsedMail) -> bool:
    said = (read.headers.subject, *(value for _, value in read.headers.fields))
    return not any(set("\r\n\0\x0b\x0c\x1b\x1e") & set(value) for value in said)


def _sent(name: str, raw: bytes, check: Check = kept, *, form: bool = False) -> Hostile:
    return Hostile(name, raw, check, Must.HARMLESS, form=form)
