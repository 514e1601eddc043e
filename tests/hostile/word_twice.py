"""Word files of two minds: parts that are there twice, under other names, or bound elsewhere."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Iterator, Mapping

from tests.hostile.build import attached, text, with_parts, zipped
from tests.hostile.kinds import Check, Hostile, form_or_blame
from tests.hostile.lures import FILE_URL, kept
from tests.hostile.opened import (
    BODY,
    RELATIONS,
    TYPES,
    in_body,
    package,
    parts,
    related,
    word,
)

_EMPTY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
_BINDING = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="{}" w:storeItemID="{{1}}" w:prefixMappings="{}"/><w:text/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'


def word_twice(chance: random.Random) -> Iterator[Hostile]:
    """The complete sample, which one program may read in another way than the next."""
    yield from _doubled()
    yield from _named(chance)
    yield from _bound(chance)
    yield from _styled(chance)
    yield from _wrapped(chance)


def _doubled() -> Iterator[Hostile]:
    for name, last in (("an empty body behind", _EMPTY), ("a broken body behind", b"<w:document")):
        yield _file(f"Word with {name} its body", _appended({BODY: last}))
    yield _file("Word with its relations twice", _appended({RELATIONS: b"<Relationships/>"}))
    yield _file("Word with its types twice", _appended({TYPES: b"<Types/>"}))
    for other in ("word/Document.xml", "WORD/DOCUMENT.XML", "word\\document.xml", "/word/document.xml",
                  "word/./document.xml", "word/x/../document.xml", "word//document.xml",
                  "word/%64ocument.xml", "word/document.xml ", "word/document.xml\0.png"):  # fmt: skip
        shown = other.encode("unicode_escape").decode()
        yield _file(f"Word with a second body at {shown}", _appended({other: _EMPTY}))
    whole = package({})
    yield _file("Word behind another zip", zipped({"a.txt": b"x"}) + whole)
    last = whole + zipped({"word/document.xml": _EMPTY})  # which Word, too, takes for an empty page
    yield Hostile(
        "Word before another zip", with_parts(text(), attached(last, "profile.docx")), kept
    )
    first = whole.replace(BODY.encode(), b"word/documenu.xml", 1)
    yield _file("Word of another name inside than in the directory", first)


def _named(chance: random.Random) -> Iterator[Hostile]:
    relation = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
    for name, kind, target in (
        ("a body in a circle of names", "officeDocument", "./././word/document.xml"),
        ("a header that climbs", "header", "../" * 5_000 + "word/document.xml"),
        ("a header of percent signs", "header", "%2e%2e/%2e%2e/etc/passwd"),
        ("a header of a query", "header", "header1.xml?x=1#y"),
        ("a header of lines", "header", "a\r\nb"),
        ("a store elsewhere", "customXml", FILE_URL),
        ("a header of NULs", "header", "a&#0;b"),
    ):
        yield _with(f"Word with {name}", related(relation.format(kind, target)))
    two = relation.format("officeDocument", "word/styles.xml")
    yield _with("Word of two main parts", related(two, target="_rels/.rels"))
    many = "".join(
        relation.format("header", "document.xml") for _ in range(chance.randint(500, 5_000))
    )
    yield _with("Word of one relation many times", related(many))


def _bound(chance: random.Random) -> Iterator[Hostile]:
    """Controls bound to parts (17.5.2.6): paths that a reader might evaluate."""
    for number, path in enumerate((
        "document('" + FILE_URL + "')", "//*[count(//*) > 0]" * 20, "/a" + "/b" * 20_000, "/a[" + "(" * 9_000,
        "/a[" + "9" * 5_000 + "]", "system-property('x')", "/a/text()[1]/../../..", "/ns0:a[1]" * 3_000,
    )):  # fmt: skip
        quoted = path.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
        yield _with(f"Word bound by path {number}", in_body(_BINDING.format(quoted, "")))
    mapped = "xmlns:a=&apos;" * chance.randint(5_000, 20_000)
    yield _with("Word bound by names without end", in_body(_BINDING.format("/a:b", mapped)))
    some = chance.randint(500, 2_000)
    store = {
        "customXml/item1.xml": b"<a>" + b"<b>x</b>" * 90_000 + b"</a>",
        "customXml/itemProps1.xml": b'<ds:datastoreItem xmlns:ds="urn:x" ds:itemID="{1}"/>',
        "customXml/_rels/item1.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>',
        **related(
            '<Relationship Id="rIdB" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>'
        ),
    }
    controls = "".join(_BINDING.format(f"/a/b[{9_000 - n}]", "") for n in range(some))
    yield _with("Word bound many times to very many", {**store, **in_body(controls)})


def _styled(chance: random.Random) -> Iterator[Hostile]:
    deep = "".join(
        f'<w:style w:type="paragraph" w:styleId="A{n}"><w:basedOn w:val="A{n + 1}"/></w:style>'
        for n in range(chance.randint(5_000, 20_000))
    )
    styles = parts()["word/styles.xml"].replace(b"</w:styles>", deep.encode() + b"</w:styles>")
    used = '<w:p><w:pPr><w:pStyle w:val="A0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 50
    yield _with("Word with styles very deep", {"word/styles.xml": styles, **in_body(used)})
    cells = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>" * 5_000
    yield _with("Word with cells that go on above", in_body(cells))
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>" + "x" * 2_000_000 + "</w:t></w:r></w:p>"
    yield _with("Word with hidden words", in_body(hidden))
    marks = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(30_000))
    yield _with("Word with comments that begin and never end", in_body(marks))
    moved = '<w:moveFrom w:id="1"><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo w:id="1"><w:r><w:t>x</w:t></w:r></w:moveTo>'
    yield _with("Word with words moved in circles", in_body(f"<w:p>{moved * 5_000}</w:p>"))
    signs = "\u202e\u2066\u200b\ufeff\ue000\U000e0041" * 50_000
    yield _with(
        "Word with signs that do not show", in_body(f"<w:p><w:r><w:t>{signs}</w:t></w:r></w:p>")
    )
    accents = "a" + "\u0301" * 500_000
    yield _with(
        "Word with very many accents", in_body(f"<w:p><w:r><w:t>{accents}</w:t></w:r></w:p>")
    )


def _wrapped(chance: random.Random) -> Iterator[Hostile]:
    """What the zip of a Word file can say that Word would not."""
    whole = package({})
    at = whole.rindex(b"PK\x05\x06")
    for name, place, value in (
        ("a directory of another size", at + 12, struct.pack("<I", chance.randrange(1 << 31))),
        ("more parts than it has", at + 8, b"\xff\xff\xff\xff"),
        ("a disk of its own", at + 4, b"\7\0\7\0"),
    ):
        yield _file(f"Word of {name}", whole[:place] + value + whole[place + len(value) :])
    stored = zipped(dict(parts()), zipfile.ZIP_STORED)
    yield _file("Word that is not packed", stored)
    for method, name in ((zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "LZMA")):
        yield _file(f"Word packed by {name}", zipped(dict(parts()), method))
    flagged = bytearray(whole)
    struct.pack_into("<H", flagged, 6, 8)
    yield _file("Word whose first part says its size later", bytes(flagged))
    large = package({"word/media/a.bmp": bytes(30_000_000)})
    yield _file("Word with thirty megabytes of nothing", large)


def _appended(more: Mapping[str, bytes]) -> bytes:
    """The sample with parts behind it that may have the names of others."""
    buffer = io.BytesIO(package({}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the second part of one name, which is meant
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as made:
            for name, data in more.items():
                made.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), data)
    return buffer.getvalue()


def _file(name: str, data: bytes) -> Hostile:
    raw = with_parts(text(), attached(data, "profile.docx"))
    return Hostile(name, raw, lambda read: form_or_blame(read) and kept(read), form=True)


def _with(name: str, changes: Mapping[str, bytes | None]) -> Hostile:
    check: Check = lambda read: form_or_blame(read) and kept(read)  # noqa: E731
    return word(name, changes, check)
