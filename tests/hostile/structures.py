"""MIME: depth, floods, ambiguity."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from parsers.errors import ErrorKind
from parsers.model import FileKind
from tests.hostile.build import (
    HEAD,
    PDF,
    attached,
    mail,
    multipart,
    part,
    text,
    with_parts,
)
from tests.hostile.kinds import (
    Hostile,
    blamed,
    files,
    holds_pdf,
    still_read,
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
