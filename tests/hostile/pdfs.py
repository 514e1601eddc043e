"""PDFs that go in circles, swell, run programs, call home, or claim what they are not."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Mapping

from tests.hostile.build import attached, text, with_parts
from tests.hostile.kinds import Blamed, Check, Hostile, Must
from tests.hostile.lures import FILE_URL, URL, kept
from tests.hostile.opened import PDF_PROFILE
from tests.hostile.rawpdf import DRAWN, PAGE, deflated, pdf, stream

_CALL = URL.encode()
_OVER = frozenset({
    "a page tree of itself", "a page a hundred thousand times", "a page tree two thousand deep",
    "contents of a bomb", "half a million lines", "very many letters", "a bomb of LZW",
    "a bomb of runs", "one field a hundred thousand times", "very many fields",
    "a list of very many choices", "very many annotations", "a broken lock of version 1",
    "a broken lock of version 5", "a broken lock of version 99",
})  # fmt: skip
"""Those that must be blamed: a limit is hit, or they cannot be opened."""


def pdfs(chance: random.Random) -> Iterator[Hostile]:
    """Documents of one page with something hostile in them, and the sample with it added."""
    yield from _structure(chance)
    yield from _actions()
    yield from _drawn(chance)
    yield from _pictures(chance)
    yield from _fields(chance)
    yield from _appended(chance)


def _structure(chance: random.Random) -> Iterator[Hostile]:
    some = chance.randint(30_000, 120_000)
    yield _made("a page tree of itself", {2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"})
    yield _made("a page that is its own parent", {3: PAGE.replace(b"2 0 R /Media", b"3 0 R /Media")})
    kids = b"<< /Type /Pages /Kids [%b] /Count 1 >>"
    yield _made("a page a hundred thousand times", {2: kids % (b"3 0 R " * 100_000)})
    deep = {n: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1) for n in range(5, 2_000)}
    yield _made("a page tree two thousand deep", {2: kids % b"5 0 R", **deep, 2_000: PAGE})
    yield _made("a count of a milliard", {2: b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>"})
    yield _made("a count below nothing", {2: b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>"})
    yield _made("an object of itself", {3: b"3 0 R"})
    yield _made("a length of itself", {4: b"<< /Length 4 0 R >>\nstream\nx\nendstream"})
    yield _made("a length of a milliard", {4: stream(DRAWN, length=999_999_999)})
    yield _made("a length below nothing", {4: stream(DRAWN, length=-1)})
    yield _made("dictionaries in dictionaries", {5: b"<</a" * some})
    yield _made("lists in lists", {5: b"[" * some + b"]" * some})
    yield _made("an open string", {5: b"(" * some})
    yield _made("a name of a megabyte", {5: b"/" + b"a" * 1_000_000})
    yield _made("a number of many figures", {5: b"9" * some, 3: PAGE.replace(b"612", b"9" * 400)})
    bomb = b"".join(b"%d %d " % (n, n) for n in range(100)) + b" " * 30_000_000
    yield _made("objects packed in a bomb", {5: deflated(bomb, b"/Type /ObjStm /N 9999999 /First 800")})
    yield _made("packed objects that extend each other", {
        5: deflated(b"6 0 null", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R"),
        6: deflated(b"5 0 null", b"/Type /ObjStm /N 1 /First 4 /Extends 5 0 R"),
    })  # fmt: skip
    whole = pdf()
    start = whole.rindex(b"xref\n0")
    yield _raw("tables in a circle", pdf(trailer=b"/Prev %d" % start))
    yield _raw("a table of noise", whole[: start + 8] + chance.randbytes(300) + whole[start + 90 :])
    for said, place in (("-1", -1), ("0", 0), ("5", 5), ("a wrong place", start + 7), ("nowhere", 10**12)):
        yield _raw(f"a start at {said}", whole.replace(b"startxref\n%d" % start, b"startxref\n%d" % place))
    yield _raw("ten thousand ends", whole + b"startxref\n%d\n%%%%EOF\n" % start * 10_000)
    yield _raw("no root", whole.replace(b"/Root 1 0 R", b"/Root 9 0 R"))
    yield _raw("no trailer", whole[: whole.rindex(b"trailer")])
    yield _raw("a megabyte before it", b"x" * 900 + whole)
    yield _raw("a linear lie", whole.replace(b"%PDF-1.7\n", b"%PDF-1.7\n9 0 obj<</Linearized 1/L 9/H[1 2]/O 9/E 9/N 999999/T 9>>endobj\n"))
    lock = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V %d /R %d /O <%b> /U <%b> /P -4 /Length 99999 >>"
    for version in (1, 5, 99):
        yield _raw(f"a broken lock of version {version}", pdf(trailer=lock % (version, version, b"00" * 32, b"11" * 32)))


def _actions() -> Iterator[Hostile]:
    """What a viewer would run, open or send."""
    for name, action in (
        ("JavaScript", b"/S /JavaScript /JS (app.launchURL\\('%b'\\))" % _CALL),
        ("a program to launch", b"/S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >>"),
        ("an address to open", b"/S /URI /URI (%b)" % _CALL),
        ("a form to send", b"/S /SubmitForm /F (%b) /Flags 4" % _CALL),
        ("data to import", b"/S /ImportData /F (%b)" % FILE_URL.encode()),
        ("another file to go to", b"/S /GoToR /F (\\\\\\\\127.0.0.1\\\\x) /D [0 /Fit]"),
        ("a film", b"/S /Rendition /R << /C << /D (%b) >> >>" % _CALL),
    ):
        root = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << %b >> /AA << /WC << %b >> >> >>"
        yield _made(name, {1: root % (action, action)})
        yield _sample(f"{name} behind the sample", b"99 0 obj\n<< %b >>\nendobj\n" % action)
    names = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Kids [5 0 R] >> >> >>"
    yield _made("names in a circle", {1: names, 5: b"<< /Kids [5 0 R] >>"})
    file = b"<< /Type /Filespec /F (calc.exe) /EF << /F 7 0 R >> >>"
    held = {5: b"<< /Names [(a) 6 0 R] >>", 6: file, 7: deflated(b"MZ" + bytes(22_000_000))}
    yield _made("an embedded program that is a bomb", {1: names, **held})
    lined = b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>"
    yield _made("an outline in a circle", {1: lined, 5: b"<< /First 6 0 R /Last 6 0 R >>", 6: b"<< /Title (a) /Next 6 0 R /First 5 0 R >>"})
    about = b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>"
    laughs = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 9_000 + b'">]><a>' + b"&b;" * 90_000 + b"</a>"
    yield _made("metadata of a bomb", {1: about, 5: deflated(laughs, b"/Type /Metadata /Subtype /XML")})


def _drawn(chance: random.Random) -> Iterator[Hostile]:
    """Page contents and fonts."""
    some = chance.randint(30_000, 90_000)
    for name, box in (
        ("a page as large as a land", b"[0 0 1e9 1e9]"), ("a page of no size", b"[0 0 0 0]"),
        ("a page turned inside out", b"[612 792 0 0]"), ("a page of words", b"[/a (b) null true]"),
        ("a page without end", b"[0 0 99999999999999999999999999999999999999 1]"),
    ):  # fmt: skip
        yield _made(name, {3: PAGE.replace(b"[0 0 612 792]", box)})
    yield _made("a rotation of no angle", {3: PAGE.replace(b"/Contents", b"/Rotate 12345678901 /Contents")})
    for name, data in (
        ("contents of a bomb", b" " * 25_000_000), ("half a million lines", b"0 0 m 9 9 l S " * 500_000),
        ("states that never end", b"q " * some), ("texts that never end", b"BT " * some),
        ("very many letters", b"BT /F1 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * some),
        ("very many boxes", b"".join(b"%d %d 9 9 re S " % (n % 600, n // 600 * 3) for n in range(some))),
        ("numbers out of range", b"BT /F1 1e38 Tf 1e38 -1e38 Td (x) Tj ET 1e308 0 0 1e308 0 0 cm"),
        ("a picture in the line", b"BI /W 99999 /H 99999 /BPC 8 /CS /G ID " + b"x" * 99 + b" EI"),
        ("crossing rules", b"".join(b"%d 0 m %d 792 l S 0 %d m 612 %d l S " % (n % 612, n % 612, n % 792, n % 792) for n in range(9_000))),
    ):  # fmt: skip
        yield _made(name, {4: deflated(data)})
    chain = DRAWN
    for _ in range(8):
        chain = zlib.compress(chain)
    yield _made("contents packed eight times", {4: stream(chain, b"/Filter [" + b"/FlateDecode " * 8 + b"]")})
    yield _made("contents in a hundred filters", {4: stream(b"<~~>", b"/Filter [" + b"/ASCII85Decode " * 100 + b"]")})
    yield _made("a bomb of LZW", {4: stream(b"\x80\x0b\x60\x50" * 200_000, b"/Filter /LZWDecode")})
    yield _made("a bomb of runs", {4: stream(b"\x81 " * 400_000, b"/Filter /RunLengthDecode")})
    predicted = b"/DecodeParms << /Predictor 15 /Columns 999999999 /Colors 99999 >>"
    yield _made("a predictor of a milliard columns", {4: deflated(DRAWN, predicted)})
    drawing = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    used = {3: PAGE.replace(b"<< >>", b"<< /XObject << /X 5 0 R >> /Font << /F1 6 0 R >> /Pattern << /P 7 0 R >> /Shading << /S 8 0 R >> >>")}
    yield _made("a drawing of itself", {**used, 4: stream(b"/X Do"), 5: stream(b"/X Do " * 99, drawing)})
    map_ = b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange 9 begincidrange <00> <ffffffff> 0 endcidrange endcmap"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 9 0 R /DescendantFonts [6 0 R] >>"
    yield _made("a font of four milliards of letters", {**used, 6: font, 9: deflated(map_ + b" " * 3_000_000)})
    pen = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255 /Widths 6 0 R /CharProcs << /C 4 0 R >> /Encoding << /Differences [67 /C] >> /Resources << /Font << /F1 6 0 R >> >> >>"
    yield _made("a font whose letters are the page", {**used, 6: pen})
    tile = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep .0001 /YStep .0001 /Resources << /Pattern << /P 7 0 R >> >>"
    yield _made("a pattern of a milliard tiles", {**used, 4: stream(b"/Pattern cs /P scn 0 0 612 792 re f"), 7: stream(b"/Pattern cs /P scn 0 0 1 1 re f", tile)})
    shade = b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Function << /FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [99999 99999] /BitsPerSample 32 >> >>"
    yield _made("a shading of many samples", {**used, 4: stream(b"/S sh"), 8: shade})


def _pictures(chance: random.Random) -> Iterator[Hostile]:
    used = {3: PAGE.replace(b"<< >>", b"<< /XObject << /I 5 0 R >> >>"), 4: stream(b"612 0 0 792 0 0 cm /I Do")}
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent %d "
    noise = chance.randbytes(3_000)
    for name, wide, high, more in (
        ("JBIG2 of noise", 2_000, 2_000, b"/Filter /JBIG2Decode"),
        ("JPEG 2000 of noise", 2_000, 2_000, b"/Filter /JPXDecode"),
        ("JPEG of noise", 2_000, 2_000, b"/Filter /DCTDecode"),
        ("a fax of a milliard rows", 1_728, 999_999_999, b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1728 /Rows 999999999 >>"),
        ("a picture of a milliard milliards of points", 2**31 - 1, 2**31 - 1, b""),
        ("a picture of no size", 0, 0, b""), ("a picture below nothing", -5, -5, b""),
        ("a picture whose mask is itself", 99, 99, b"/SMask 5 0 R"),
        ("a picture of a deep palette", 99, 99, b"/Decode [" + b"0 " * 9_000 + b"]"),
    ):  # fmt: skip
        yield _made(name, {**used, 5: stream(noise, head % (wide, high, 8) + more)})
    side = chance.randint(9_600, 12_000)
    packed = zlib.compress(bytes(side * side // 8), 9)
    bomb = head % (side, side, 1) + b"/Filter /FlateDecode"
    yield _made("a picture that is a bomb", {**used, 5: stream(packed, bomb)})
    jp2 = b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 \0\0\0-jp2h\0\0\0\x16ihdr\xff\xff\xff\xff\xff\xff\xff\xff\0\x03\x07\x07\0\0"
    yield _made("JPEG 2000 of four milliards a side", {**used, 5: stream(jp2 + noise, b"/Type /XObject /Subtype /Image /Filter /JPXDecode")})


def _fields(chance: random.Random) -> Iterator[Hostile]:
    root = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%b] %b >> >>"
    field = b"<< /FT /Tx /T (f) /V (x) /Kids [%b] /Parent %b >>"
    yield _made("fields in a circle", {1: root % (b"5 0 R", b""), 5: field % (b"5 0 R", b"5 0 R")})
    yield _made("one field a hundred thousand times", {1: root % (b"5 0 R " * 100_000, b""), 5: field % (b"", b"null")})
    many = chance.randint(20_000, 100_000)
    listed = {n: b"<< /FT /Tx /T (f%d) /V (x) >>" % n for n in range(5, many)}
    yield _made("very many fields", {1: root % (b" ".join(b"%d 0 R" % n for n in listed), b""), **listed})
    chain = {n: field % (b"%d 0 R" % (n + 1), b"%d 0 R" % (n - 1)) for n in range(5, 3_000)}
    yield _made("fields three thousand deep", {1: root % (b"5 0 R", b""), **chain})
    yield _made("a value of ten megabytes", {1: root % (b"5 0 R", b""), 5: b"<< /FT /Tx /T (a) /V (%b) >>" % (b"x" * 10_000_000)})
    options = b"<< /FT /Ch /T (a) /Opt [%b] /V (x) >>" % (b"(x) " * 200_000)
    yield _made("a list of very many choices", {1: root % (b"5 0 R", b""), 5: options})
    yield _made("very many annotations", {3: PAGE.replace(b"/Contents", b"/Annots [" + b"5 0 R " * 90_000 + b"] /Contents"), 5: b"<< /Subtype /FreeText /Rect [0 0 9 9] /Contents (x) >>"})
    laughs = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "%s">]><a>%s</a>' % ("c" * 9_000, "&b;" * 90_000)
    asked = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{FILE_URL}">]><a>&b;</a>'
    for name, xfa in (("a bomb", laughs), ("a file", asked), ("depth", "<a>" * 90_000)):
        yield _made(f"XFA of {name}", {1: root % (b"", b"/XFA 5 0 R"), 5: deflated(xfa.encode())})
    for name, span in (("everywhere", b"[0 999999999999 0 0]"), ("below nothing", b"[-1 -1 -1 -1]"),
                       ("in pieces", b"[" + b"0 1 " * 9_000 + b"]"), ("of words", b"[/a (b)]")):  # fmt: skip
        signature = b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange %b /Contents <%b> >>"
        yield _made(f"a signature over {name}", {
            1: root % (b"5 0 R", b"/SigFlags 3"), 5: b"<< /FT /Sig /T (s) /V 6 0 R >>",
            6: signature % (span, chance.randbytes(4_000).hex().encode()),
        })  # fmt: skip


def _appended(chance: random.Random) -> Iterator[Hostile]:
    """The sample profile with something behind it, or damaged."""
    whole = PDF_PROFILE.read_bytes()
    start = whole.rindex(b"startxref")
    yield _sample("a thousand empty revisions", whole[start:] * 1_000)
    yield _sample("a zip behind it", b"PK\x05\x06" + bytes(18))
    yield _sample("ten megabytes of noise", chance.randbytes(10_000_000))
    yield _sample("another catalog", b"1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
    yield _raw("the sample cut", whole[: chance.randrange(2_000, len(whole) - 100)])
    for round_ in range(3):
        data = bytearray(whole)
        for _ in range(10 ** (round_ + 1)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield _raw(f"the sample with {10 ** (round_ + 1)} bytes changed", bytes(data), form=True)


def _made(name: str, changes: Mapping[int, bytes | None]) -> Hostile:
    return _raw(name, pdf(changes))


def _sample(name: str, tail: bytes) -> Hostile:
    return _raw(f"{name} (sample)", PDF_PROFILE.read_bytes() + tail, form=True)


def _raw(name: str, data: bytes, *, form: bool = False) -> Hostile:
    over = name in _OVER
    check: Check = lambda read: kept(read) and (not over or _blamed(read))  # noqa: E731
    mail = with_parts(text(), attached(data, "profile.pdf"))
    return Hostile(f"PDF of {name}", mail, check, Must.BLAMED if over else Must.HARMLESS, form=form)


_blamed = Blamed()
