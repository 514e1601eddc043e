"""HTML bodies that make parsers slow or deep."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.model import ParsedMail
from tests.hostile.build import (
    mail,
)
from tests.hostile.kinds import (
    Check,
    Hostile,
)


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
