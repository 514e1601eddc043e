"""File names in every way that programs write them."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from tests.hostile.build import (
    PDF,
    text,
    with_parts,
)
from tests.hostile.kinds import (
    Hostile,
    holds_pdf,
)


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
