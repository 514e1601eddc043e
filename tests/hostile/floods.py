"""MIME again: floods, contradictions and letters that lie, drawn by chance."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator

from tests.hostile.build import HEAD, attached, mail, multipart, part, text, tnef, with_parts
from tests.hostile.kinds import Blamed, Check, Hostile, Must
from tests.hostile.lures import FILE, URL, kept
from tests.hostile.opened import PROFILE

_CHARSETS = (
    "utf-7", "utf-16", "utf-32", "hz", "iso-2022-jp", "iso-2022-kr", "cp037", "punycode", "idna",
    "raw_unicode_escape", "unicode_escape", "base64", "zlib", "rot13", "mbcs", "undefined", "x" * 9_000,
)  # fmt: skip


def floods(chance: random.Random) -> Iterator[Hostile]:
    """Mails of too many, too deep, too long, or of two minds."""
    yield from _too_much(chance)
    yield from _two_minds()
    yield from _letters(chance)
    yield from _elsewhere()
    yield from _wrapped(chance)


def _too_much(chance: random.Random) -> Iterator[Hostile]:
    many = chance.randint(10_000, 40_000)
    piece = b"--b0\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    yield _sent("mail of ten thousand parts", HEAD + _multi() + piece * many, Blamed())
    named = b"--b0\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n"
    yield _sent("mail of ten thousand files", HEAD + _multi() + named * many, Blamed())
    yield _sent(
        "mail of digests",
        HEAD + _multi("digest") + b"--b0\r\n\r\nSubject: x\r\n\r\ny\r\n" * many,
        Blamed(),
    )
    size = chance.randint(20, 95)
    yield _sent(
        f"header of {size} megabytes", mail(extra=b"X-A: " + b"a" * (size * 1_000_000) + b"\r\n")
    )
    yield _sent("subject of ten megabytes", mail(head=HEAD.replace(b"profile", b"a " * 5_000_000)))
    to = b"".join(b"<person%d@agency.gov>,\r\n " % n for n in range(50_000)) + b"<a@b.gov>\r\n"
    yield _sent("fifty thousand recipients", mail(extra=b"Cc: " + to))
    yield _sent("a line of ten megabytes", mail(b"a" * 10_000_000))
    yield _sent(
        "ten megabytes of blanks in base64", _coded(b" " * 10_000_000 + base64.b64encode(b"Hello"))
    )
    yield _sent(
        "ten megabytes of soft line ends",
        mail(b"=\r\n" * 3_000_000, b"Content-Transfer-Encoding: quoted-printable\r\n"),
    )
    yield _sent(
        "a hundred thousand headers of one name", mail(extra=b"Received: by a\r\n" * 100_000)
    )
    yield _sent("mail over the limit", HEAD + b"\r\n" + b"a" * 101_000_000, Blamed(), dies=True)
    deep = chance.randint(11, 300)
    inner = with_parts(text(), attached(PROFILE.read_bytes(), "profile.docx"))
    for _ in range(deep):
        inner = (
            HEAD
            + b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
            + inner
        )
    yield _sent("mails in mails in mails", inner, Blamed())


def _two_minds() -> Iterator[Hostile]:
    data = PROFILE.read_bytes()
    coded = base64.encodebytes(data)
    disposition = b'Content-Disposition: attachment; filename="profile.docx"\r\n'
    for name, head in (
        (
            "two transfer encodings",
            b"Content-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64\r\n",
        ),
        (
            "two transfer encodings the other way",
            b"Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 8bit\r\n",
        ),
        ("an encoding of two words", b"Content-Transfer-Encoding: base64 7bit\r\n"),
        ("an encoding in a comment", b"Content-Transfer-Encoding: (7bit) base64\r\n"),
        (
            "two types",
            b"Content-Type: text/plain\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n",
        ),
        (
            "a type that is a multipart",
            b"Content-Type: multipart/mixed; boundary=b0\r\nContent-Transfer-Encoding: base64\r\n",
        ),
        (
            "two file names",
            b"Content-Type: text/plain; name=a.txt\r\nContent-Transfer-Encoding: base64\r\n",
        ),
        ("a colon with blanks", b"Content-Transfer-Encoding : base64\r\n"),
    ):
        raw = HEAD + multipart(text(), head + disposition + b"\r\n" + coded)
        yield _sent(f"part with {name}", raw, form=True)
    piece = attached(data, "profile.docx")
    for name, head, body in (
        (
            "a boundary of a thousand letters",
            b'Content-Type: multipart/mixed; boundary="' + b"b" * 1_000 + b'"',
            b"--" + b"b" * 1_000,
        ),
        ("an empty boundary", b'Content-Type: multipart/mixed; boundary=""', b"--"),
        (
            "a boundary with an end in it",
            b'Content-Type: multipart/mixed; boundary="b--"',
            b"--b--",
        ),
        (
            "a boundary in two pieces",
            b"Content-Type: multipart/mixed; boundary*0=b; boundary*1=0",
            b"--b0",
        ),
        (
            "a boundary in another alphabet",
            b"Content-Type: multipart/mixed; boundary*=utf-8''b%300",
            b"--b00",
        ),
        (
            "a boundary with blanks behind it",
            b"Content-Type: multipart/mixed; boundary=b0",
            b"--b0   \t",
        ),
    ):
        raw = HEAD + head + b"\r\n\r\n" + body + b"\r\n" + piece + b"\r\n" + body + b"--\r\n"
        yield _sent(f"mail with {name}", raw, form=True)


def _letters(chance: random.Random) -> Iterator[Hostile]:
    for charset in _CHARSETS:
        body = base64.encodebytes(b"+AGE-~{<:Ky2~}\x1b$B=" + chance.randbytes(2_000))
        raw = mail(
            body,
            f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n".encode(),
        )
        yield _sent(f"text in {charset[:20]}", raw)
    yield _sent("NULs everywhere", mail(b"\0" * 100_000, b"X-\0A: b\0\r\n"))
    yield _sent("carriage returns only", with_parts(text()).replace(b"\r\n", b"\r"))
    yield _sent("line ends of all kinds", with_parts(text()).replace(b"\r\n", b"\n\r"))
    yield _sent("bytes by chance", chance.randbytes(50_000))
    yield _sent("bytes by chance behind a head", HEAD + b"\r\n" + chance.randbytes(50_000))
    yield _sent(
        "flowed text that never ends",
        mail(b"a \r\n" * 300_000, b"Content-Type: text/plain; format=flowed; delsp=yes\r\n"),
    )


def _elsewhere() -> Iterator[Hostile]:
    body = f'Content-Type: message/external-body; access-type=URL; URL="{URL}"\r\n\r\nContent-Type: application/pdf\r\n\r\n'
    yield _sent("body that lies elsewhere", HEAD + multipart(text(), body.encode()))
    local = f'Content-Type: message/external-body; access-type=local-file; name="{FILE}"\r\n\r\nContent-Type: text/plain\r\n\r\n'
    yield _sent("body that lies in a file of ours", HEAD + multipart(text(), local.encode()))
    piece = b"Content-Type: message/partial; id=a; number=1; total=99999\r\n\r\nFrom: a@b\r\n\r\nx"
    yield _sent("first piece of many", HEAD + multipart(text(), piece))
    page = f'<base href="{URL}"><link rel=stylesheet href="{URL}"><meta http-equiv=refresh content="0;{URL}"><img src="{URL}"><form action="{URL}"><iframe src="{URL}"><object data="{URL}"></object>'
    yield _sent("page that calls home", mail(page.encode(), b"Content-Type: text/html\r\n"))
    receipt = f"Disposition-Notification-To: <spy@evil.example>\r\nReturn-Receipt-To: spy@evil.example\r\nList-Unsubscribe: <{URL}>\r\n"
    yield _sent("wishes for receipts", mail(extra=receipt.encode()))


def _wrapped(chance: random.Random) -> Iterator[Hostile]:
    whole = bytearray(tnef(("profile.docx", PROFILE.read_bytes())))
    for _ in range(chance.randint(1, 30)):
        whole[chance.randrange(6, len(whole))] = chance.randrange(256)
    yield _sent(
        "winmail.dat with noise",
        with_parts(text(), attached(bytes(whole), "winmail.dat")),
        form=True,
    )
    cut = bytes(whole[: chance.randrange(40, len(whole))])
    yield _sent("winmail.dat cut", with_parts(text(), attached(cut, "winmail.dat")), form=True)
    begin = b"begin 644 profile.pdf\r\n"
    yield _sent("uuencoded files without end", mail(begin * 50_000))
    yield _sent("uuencoded noise", mail(begin + b"M" + chance.randbytes(60_000) + b"\r\nend\r\n"))
    yenc = (
        b"=ybegin line=128 size=99999999999 name=../../x.pdf\r\n"
        + chance.randbytes(9_000)
        + b"\r\n=yend size=1\r\n"
    )
    yield _sent("yEnc that lies", mail(yenc))
    apple = b"\0\x05\x16\0\0\2\0\0" + bytes(16) + b"\xff\xff" + chance.randbytes(900)
    yield _sent("AppleDouble of noise", with_parts(text(), part(apple, "application/applefile")))
    signed = base64.encodebytes(b"\x30\x84\xff\xff\xff\xff" + chance.randbytes(3_000))
    yield _sent(
        "S/MIME of four gigabytes",
        mail(
            signed,
            b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n",
        ),
    )
    deep = base64.encodebytes(b"\x30\x80" * 50_000)
    yield _sent(
        "S/MIME a hundred thousand deep",
        mail(
            deep,
            b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n",
        ),
    )
    calendar = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nRRULE:FREQ=SECONDLY\r\n" * 20_000
    yield _sent("calendar without end", with_parts(text(), attached(calendar, "a.ics")))


def _multi(kind: str = "mixed") -> bytes:
    return f"Content-Type: multipart/{kind}; boundary=b0\r\n\r\n".encode()


def _coded(body: bytes) -> bytes:
    return mail(body, b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n")


def _sent(
    name: str, raw: bytes, check: Check | None = None, *, form: bool = False, dies: bool = False
) -> Hostile:
    must = Must.BLAMED if isinstance(check, Blamed) else Must.HARMLESS
    return Hostile(name, raw, check or kept, must, form=form, listed=not dies)
