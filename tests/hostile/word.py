"""Word files that call home, run programs, nest, or hold a million of something."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.hostile.build import PDF
from tests.hostile.kinds import Check, Hostile, form_or_blame
from tests.hostile.lures import FILE_URL, SHARE, URL, kept
from tests.hostile.ole import compound
from tests.hostile.opened import BODY, PROFILE, TYPES, in_body, parts, related, word

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="x{0}"/><w:tag w:val="x{0}"/><w:text/></w:sdtPr><w:sdtContent>'
    "<w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
_TRANSFORM = '<Transform Algorithm="{}"/>'
_REFERENCE = '<Reference URI="#a"><Transforms>{}</Transforms></Reference>'


def words(chance: random.Random) -> Iterator[Hostile]:
    """The complete sample with something hostile put into it; read, or blamed, never followed."""
    yield from _calls_home()
    yield from _programs(chance)
    yield from _circles()
    yield from _many(chance)
    yield from _signed()


def _calls_home() -> Iterator[Hostile]:
    for kind, target in (
        ("attachedTemplate", URL), ("attachedTemplate", FILE_URL), ("attachedTemplate", SHARE),
        ("frame", URL), ("image", URL), ("oleObject", URL), ("subDocument", URL),
        ("hyperlink", "javascript:alert(1)"), ("video", URL), ("externalLinkPath", SHARE),
        ("customXml", URL), ("styles", URL), ("header", URL), ("settings", FILE_URL),
        ("glossaryDocument", URL),
    ):  # fmt: skip
        where = target.partition(":")[0][:12]
        yield _with(f"Word with an outside {kind} by {where}", {
            **related(_relation("rIdX", kind, target, outside=True)),
            **in_body('<w:p><w:hyperlink r:id="rIdX"/><w:subDoc r:id="rIdX"/></w:p>'),
        })  # fmt: skip
    for target in ("../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "a" * 70_000):
        changes = related(_relation("rIdX", "header", target))
        yield _with(f"Word with a header at {target[:20]}", changes)
    for order in (f'INCLUDEPICTURE "{URL}"', f'INCLUDETEXT "{FILE_URL}"', f'LINK Word "{URL}"',
                  f'IMPORT "{SHARE}"', f'HYPERLINK "{URL}"', f'RD "{FILE_URL}"'):  # fmt: skip
        yield _with(f"Word with {order.split()[0]}", in_body(_field(order)))


def _programs(chance: random.Random) -> Iterator[Hostile]:
    macro = {"word/vbaProject.bin": compound({"VBA": b"Sub AutoOpen()" + chance.randbytes(900)})}
    kinds = parts()[TYPES].replace(
        b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
    )
    yield _with("Word with macros", {**macro, TYPES: kinds})
    for order in ('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"', 'DDE "cmd" "/c x"',
                  "MACROBUTTON AutoOpen x", 'QUOTE "=" \\* MERGEFORMAT'):  # fmt: skip
        yield _with(f"Word with {order.split()[0]}", in_body(_field(order)))
    piece = {"word/afchunk.html": b"<script>x</script>", "word/again.docx": PROFILE.read_bytes()}
    for name in ("afchunk.html", "again.docx"):
        relation = related(_relation("rIdC", "aFChunk", name))
        more = in_body('<w:altChunk r:id="rIdC"/>')
        yield _with(f"Word with a foreign piece {name}", {**piece, **relation, **more})
    inner = compound({"\x01Ole10Native": b"calc.exe\0" + chance.randbytes(3_000)})
    embedded = related(_relation("rIdO", "oleObject", "embeddings/o.bin"))
    yield _with("Word with an embedded program", {"word/embeddings/o.bin": inner, **embedded})
    control = related(_relation("rIdA", "control", "activeX/activeX1.xml"))
    active = b'<ax:ocx xmlns:ax="urn:x" ax:classid="{00000000}" r:id="a"/>' + chance.randbytes(99)
    yield _with(
        "Word with a broken embedded control", {"word/activeX/activeX1.xml": active, **control}
    )
    swapped = parts()[TYPES].replace(b"document.main+xml", b"styles+xml")
    yield _with("Word whose body is called styles", {TYPES: swapped})
    yield _with("Word without content types", {TYPES: None})
    yield _with(
        "Word whose pictures are programs", {"word/media/signature.png": b"MZ" + bytes(900)}
    )
    yield _with("Word whose picture is a PDF", {"word/media/signature.png": PDF})


def _circles() -> Iterator[Hostile]:
    for kind in ("header", "footnotes", "styles", "glossaryDocument", "comments"):
        changes = related(_relation("rIdX", kind, "document.xml"))
        yield _with(f"Word whose {kind} is its own body", changes)
    style = b'<w:style w:type="paragraph" w:styleId="%s"><w:basedOn w:val="%s"/></w:style>'
    circle = style % (b"A", b"B") + style % (b"B", b"A") + style % (b"C", b"C")
    styles = parts()["word/styles.xml"].replace(b"</w:styles>", circle + b"</w:styles>")
    used = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    yield _with("Word whose styles go in a circle", {"word/styles.xml": styles, **in_body(used)})


def _many(chance: random.Random) -> Iterator[Hostile]:
    some, deep = chance.randint(20_001, 30_000), chance.randint(300, 3_000)
    cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    yield _with(
        "Word with a huge table", in_body(f"<w:tbl>{f'<w:tr>{cell * 60}</w:tr>' * 600}</w:tbl>")
    )
    yield _with("Word with a very wide row", in_body(f"<w:tbl><w:tr>{cell * some}</w:tr></w:tbl>"))
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    yield _with("Word with a cell of a milliard columns", in_body(span))
    table = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    yield _with("Word with tables in tables", in_body(table[0] * deep + "<w:p/>" + table[1] * deep))
    box = "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    end = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    yield _with("Word with text boxes in text boxes", in_body(box * deep + "<w:p/>" + end * deep))
    both = "<mc:AlternateContent><mc:Choice Requires='w14'>", "</mc:Choice></mc:AlternateContent>"
    yield _with("Word with choices in choices", in_body(both[0] * deep + "<w:p/>" + both[1] * deep))
    control = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"
    yield _with(
        "Word with controls in controls", in_body(control[0] * deep + "<w:p/>" + control[1] * deep)
    )
    yield _with("Word with very many controls", in_body("".join(map(_CONTROL.format, range(some)))))
    yield _with("Word with one name for all controls", in_body(_CONTROL.format("t") * some))
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    yield _with("Word with fields that never end", in_body(begin * some))
    yield _with("Word with an order of ten megabytes", in_body(_field("IF " * 3_300_000)))
    yield _with(
        "Word with a word of ten megabytes",
        in_body(f"<w:p><w:r><w:t>{'x' * 10_000_000}</w:t></w:r></w:p>"),
    )
    yield _with(
        "Word with very many bookmarks", in_body('<w:bookmarkStart w:id="1" w:name="a"/>' * some)
    )
    yield _with(
        "Word with very many changes",
        in_body("<w:p><w:ins w:id='1'><w:r><w:t>x</w:t></w:r></w:ins></w:p>" * some),
    )
    yield _with(
        "Word with very many runs", in_body(f"<w:p>{'<w:r><w:t>☐</w:t></w:r>' * some}</w:p>")
    )
    relations = related(*(_relation(f"r{n}", "image", f"media/{n}.png") for n in range(some)))
    yield _with("Word with very many relations", relations)
    choice = '<w:listItem w:value="{0}" w:displayText="{0}"/>'
    items = "".join(map(choice.format, range(some)))
    lists = f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    yield _with("Word with a list of very many choices", in_body(lists))
    number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="999999999999"/></w:numPr></w:pPr></w:p>'
    yield _with("Word with numbers out of range", in_body(number))
    yield _with(
        "Word with a bomb beside the body",
        {"word/media/x.png": bytes(chance.randint(12, 20) * 1_000_000)},
    )
    yield _with("Word whose body is a bomb", {BODY: b"<a>" + b" " * 14_000_000 + b"</a>"})
    yield _with("Word with thousands of parts", {f"word/x{n}.xml": b"<a/>" for n in range(4_500)})


def _signed() -> Iterator[Hostile]:
    """Signatures that want something fetched, changed or counted without end."""
    for name, reference in (
        ("an address", f'<Reference URI="{URL}"><DigestMethod Algorithm="x"/></Reference>'),
        ("a file", f'<Reference URI="{FILE_URL}"><DigestMethod Algorithm="x"/></Reference>'),
        ("a style sheet", _REFERENCE.format(_TRANSFORM.format("http://www.w3.org/TR/1999/REC-xslt-19991116"))),
        ("very many parts", '<Reference URI="/word/document.xml?ContentType=x"/>' * 20_000),
        ("no end of transforms", _REFERENCE.format(_TRANSFORM.format("http://www.w3.org/2000/09/xmldsig#base64") * 20_000)),
    ):  # fmt: skip
        signature = f'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>{reference}</SignedInfo></Signature>'
        origin = _relation(
            "rIdS", "digital-signature/origin", "_xmlsignatures/origin.sigs"
        ).replace("officeDocument/2006", "package/2006")
        yield _with(f"Word signed over {name}", {
            "_xmlsignatures/sig1.xml": signature.encode(), "_xmlsignatures/origin.sigs": b"",
            **related(origin, target="_rels/.rels"),
        })  # fmt: skip


def _relation(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}{kind}" Target="{target}"{mode}/>'


def _field(order: str) -> str:
    quoted = order.replace("&", "&amp;").replace("<", "&lt;")
    return f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{quoted}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"


def _with(name: str, changes: dict[str, bytes | None] | dict[str, bytes]) -> Hostile:
    check: Check = lambda read: form_or_blame(read) and kept(read)  # noqa: E731
    return word(name, changes, check)
