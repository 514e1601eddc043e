"""PDFs whose tables lie, whose trees go in circles, and whose fonts and packings never end."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator, Mapping

from tests.hostile.kinds import Hostile
from tests.hostile.pdf_mails import made, raw
from tests.hostile.rawpdf import CATALOG, DRAWN, PAGE, deflated, pdf, stream


def pdf_tables(chance: random.Random) -> Iterator[Hostile]:
    """Documents of one page again, hostile in the places that readers trust most."""
    yield from _streamed(chance)
    yield from _packed(chance)
    yield from _trees(chance)
    yield from _contents(chance)
    yield from _fonts(chance)
    yield from _coded(chance)


def with_table(entries: bytes, more: bytes, tail: bytes = b"") -> bytes:
    """A document whose cross-reference table is the stream ``entries`` with ``more`` said of it."""
    body = (
        b"%PDF-1.7\n1 0 obj\n"
        + CATALOG
        + b"\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    )
    body += b"3 0 obj\n" + PAGE + b"\nendobj\n4 0 obj\n" + stream(DRAWN) + b"\nendobj\n" + tail
    table = stream(entries, b"/Type /XRef /Root 1 0 R " + more)
    return body + b"9 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _streamed(chance: random.Random) -> Iterator[Hostile]:
    """Cross-reference streams (7.5.8)."""
    for name, said in (
        ("a table of no width", b"/Size 9 /W [0 0 0] /Index [0 999999999]"),
        ("a table of no width and no end", b"/Size 9 /W [0 0 0] /Index [0 9223372036854775807]"),
        ("a table of huge widths", b"/Size 9 /W [2147483647 2147483647 9]"),
        ("a table of widths below nothing", b"/Size 9 /W [-1 4 -2]"),
        ("a table of a milliard objects", b"/Size 2147483647 /W [1 4 2]"),
        ("a table before the first object", b"/Size 9 /W [1 4 2] /Index [-5 9]"),
        ("a table of very many sections", b"/Size 9 /W [1 4 2] /Index [" + b"0 1 " * 60_000 + b"]"),
        ("a table that follows itself", b"/Size 9 /W [1 4 2] /Prev 390"),
        (
            "a table whose packing is in the table",
            b"/Size 9 /W [1 4 2] /Filter 9 0 R /DecodeParms 9 0 R",
        ),
    ):
        yield raw(name, with_table(chance.randbytes(700), said))
    everywhere = b"".join(struct.pack(">BIH", 2, 9, n % 9) for n in range(9))
    yield raw("objects packed in the table itself", with_table(everywhere, b"/Size 9 /W [1 4 2]"))
    bomb = zlib.compress(bytes(chance.randint(10, 20) * 1_000_000))
    yield raw(
        "a table that is a bomb", with_table(bomb, b"/Size 9 /W [1 4 2] /Filter /FlateDecode")
    )
    whole = pdf()
    start = whole.rindex(b"xref\n0")
    yield raw("a table beside the table", pdf(trailer=b"/XRefStm %d" % start))
    chain = whole
    for _ in range(chance.randint(300, 1_500)):
        last = chain.rindex(b"startxref") + 10
        before = int(chain[last:].split()[0])
        place = len(chain)
        chain += (
            b"xref\n0 0\ntrailer << /Size 9 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
            % (before, place)
        )
    yield raw("very many tables in a chain", chain)
    lined = whole.replace(b"0000000000 65535 f ", b"9999999999 99999 f ").replace(
        b"00000 n", b"99999 n"
    )
    yield raw("a table of wrong generations", lined)


def _packed(chance: random.Random) -> Iterator[Hostile]:
    """Object streams (7.5.7)."""
    for name, data, said in (
        ("very many", b"".join(b"%d 0 " % n for n in range(20, 60_000)), b"/N 59980 /First 400000"),
        ("below nothing", b"6 0 null", b"/N -1 /First -4"), ("of itself", b"5 0 null", b"/N 1 /First 4"),
        ("behind their end", b"6 999999 null", b"/N 1 /First 9"),
        ("all at one place", b"".join(b"%d 0 " % n for n in range(6, 4_000)) + b"<< /A [ " * 999, b"/N 3994 /First 21000"),
    ):  # fmt: skip
        yield made(f"packed objects {name}", {5: deflated(data, b"/Type /ObjStm " + said)})
    deep = b"6 0 " + b"[" * chance.randint(20_000, 200_000)
    yield made("packed objects too deep", {5: deflated(deep, b"/Type /ObjStm /N 1 /First 4")})


def _trees(chance: random.Random) -> Iterator[Hostile]:
    """Trees besides that of the pages."""
    root = b"<< /Type /Catalog /Pages 2 0 R %b >>"
    for name, said, five in (
        ("page labels", b"/PageLabels 5 0 R", b"<< /Kids [5 0 R 5 0 R] >>"),
        ("a structure", b"/StructTreeRoot 5 0 R /MarkInfo << /Marked true >>", b"<< /K [5 0 R] /P 5 0 R /ParentTree 5 0 R /Kids [5 0 R] >>"),
        ("destinations", b"/Dests 5 0 R /Names << /Dests 5 0 R >>", b"<< /Kids [5 0 R] /D 5 0 R >>"),
        ("layers", b"/OCProperties << /OCGs [5 0 R] /D << /Order [5 0 R] /BaseState /OFF >> >>", b"[5 0 R [5 0 R]]"),
        ("roles", b"/StructTreeRoot << /RoleMap << /A /B /B /A >> /K 5 0 R >>", b"<< /S /A /K 5 0 R >>"),
        ("threads", b"/Threads [5 0 R]", b"<< /F 5 0 R /N 5 0 R /V 5 0 R >>"),
        ("an outline of a million", b"/Outlines 5 0 R", b"<< /First 5 0 R /Last 5 0 R /Count 999999999 >>"),
    ):  # fmt: skip
        yield made(f"{name} in a circle", {1: root % said, 5: five})
    both = {
        2: b"<< /Type /Pages /Kids [5 0 R 5 0 R] /Count 4 >>",
        5: b"<< /Type /Pages /Kids [6 0 R 6 0 R] /Count 4 >>",
    }
    doubling: dict[int, bytes] = {
        n: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 9 >>" % (n + 1, n + 1)
        for n in range(6, 45)
    }
    yield made("a page tree that doubles forty times", {**both, **doubling, 45: PAGE})
    kids = b"<< /FT /Tx /T (a) /Kids [%d 0 R %d 0 R] >>"
    fields: dict[int, bytes] = {n: kids % (n + 1, n + 1) for n in range(5, 45)}
    form = root % b"/AcroForm << /Fields [5 0 R 5 0 R] >>"
    yield made("fields that double forty times", {1: form, **fields, 45: b"<< /FT /Tx /V (x) >>"})
    loop = b"<< /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [9 9 99 99] /AP << /N 6 0 R >> /Popup 5 0 R /IRT 5 0 R /Parent 5 0 R >>"
    drawn = stream(
        b"/X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    )
    used: Mapping[int, bytes] = {
        3: PAGE.replace(b"/Contents", b"/Annots [5 0 R] /Contents"),
        5: loop,
        6: drawn,
    }
    yield made(
        "a field that is drawn by itself",
        {1: root % b"/AcroForm << /Fields [5 0 R] /NeedAppearances true >>", **used},
    )
    huge = (
        b"<< /FT /Tx /T (a) /V (x) /MaxLen 999999999 /Ff 16777216 /DA (%b) /Rect [0 0 9e9 9e9] >>"
        % (b"/F 9 Tf " * chance.randint(5_000, 50_000))
    )
    yield made(
        "a field of a milliard cells",
        {
            1: root % b"/AcroForm << /Fields [5 0 R] >>",
            5: huge,
            3: PAGE.replace(b"/Contents", b"/Annots [5 0 R] /Contents"),
        },
    )


def _contents(chance: random.Random) -> Iterator[Hostile]:
    some = chance.randint(20_000, 90_000)
    yield made(
        "contents very many times", {3: PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * some + b"]")}
    )
    yield made(
        "contents in contents", {3: PAGE.replace(b"4 0 R", b"5 0 R"), 5: b"[5 0 R [5 0 R 4 0 R]]"}
    )
    yield made(
        "a picture in the line without end",
        {4: stream(b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"x" * 200_000)},
    )
    yield made(
        "pictures in the line, very many",
        {4: deflated(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI " * some)},
    )
    yield made("marked contents in each other", {4: deflated(b"/A << /MCID 0 >> BDC " * some)})
    yield made("clippings without end", {4: deflated(b"0 0 9 9 re W n " * some)})
    yield made("curves without end", {4: deflated(b"0 0 m " + b"1 2 3 4 5 6 c " * some + b"f")})
    yield made("dashes without end", {4: stream(b"[.0001 .0001] 0 d 0 0 m 600 700 l S " * 99)})
    yield made("a string in strings", {4: stream(b"(" * some)})
    yield made("an array of arrays", {4: stream(b"[" * some + b"] TJ")})
    scaled = PAGE.replace(b"/Type /Page ", b"/Type /Page /UserUnit 75000 ")
    yield made("a page of a unit of a mile", {3: scaled})
    tiny = PAGE.replace(b"[0 0 612 792]", b"[0 0 0.0000001 0.0000001]")
    yield made("a page of a grain", {3: tiny})
    turned = PAGE.replace(b"/Contents", b"/CropBox [-1e9 -1e9 1e9 1e9] /Rotate -90 /Contents")
    yield made("a page cut outside itself", {3: turned})


def _fonts(chance: random.Random) -> Iterator[Hostile]:
    with_font = {3: PAGE.replace(b"<< >>", b"<< /Font << /F1 6 0 R >> >>")}
    font = b"<< /Type /Font /Subtype /%b /BaseFont /A /FirstChar 0 /LastChar %d /Widths 8 0 R /FontDescriptor 7 0 R /Encoding 8 0 R /ToUnicode 8 0 R >>"
    told = b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1e9 1e9] /%b 9 0 R >>"
    for kind, file in ((b"TrueType", b"FontFile2"), (b"Type1", b"FontFile"), (b"Type1", b"FontFile3"),
                       (b"MMType1", b"FontFile3")):  # fmt: skip
        noise = b"\0\1\0\0\xff\xff" + chance.randbytes(6_000)
        name = f"a {kind.decode()} of noise in {file.decode()}"
        yield made(
            name,
            {
                **with_font,
                6: font % (kind, 255),
                7: told % file,
                9: deflated(noise, b"/Subtype /Type1C "),
            },
        )
    table = b"\1\0\4\4" + b"\0\1\1\1\5" + struct.pack(">H", 65_535) + b"\4" + b"\xff" * 9_000
    yield made(
        "a font of an index without end",
        {
            **with_font,
            6: font % (b"Type1", 255),
            7: told % b"FontFile3",
            9: deflated(table, b"/Subtype /Type1C "),
        },
    )
    yield made(
        "a font of two milliards of letters",
        {**with_font, 6: font % (b"TrueType", 2**31 - 1), 8: b"[" + b"9 " * 200_000 + b"]"},
    )
    names = b"<< /Differences [" + b"0 /a " * chance.randint(30_000, 100_000) + b"] >>"
    yield made("a font of very many names", {**with_font, 6: font % (b"Type1", 255), 8: names})
    below = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 8 0 R /ToUnicode 8 0 R /DescendantFonts [7 0 R] >>"
    above = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 [%b] 0 999999999 1] /DW2 [0 0] /CIDSystemInfo << >> >>"
        % (b"9 " * 90_000)
    )
    circle = deflated(
        b"/A usecmap 1 begincodespacerange <00> <ffffffffffffffff> endcodespacerange "
        b"1 beginbfchar <00> <" + b"41" * 90_000 + b"> endbfchar",
        b"/Type /CMap /CMapName /A /UseCMap 8 0 R ",
    )
    yield made("a map of letters that uses itself", {**with_font, 6: below, 7: above, 8: circle})


def _coded(chance: random.Random) -> Iterator[Hostile]:
    """Packings and pictures that say more than they hold."""
    used = {
        3: PAGE.replace(b"<< >>", b"<< /XObject << /I 5 0 R >> >>"),
        4: stream(b"612 0 0 792 0 0 cm /I Do"),
    }
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent %d "
    side = chance.randint(20_000, 60_000)
    region = struct.pack(">IIIIB", side, side, 0, 0, 0)
    page = struct.pack(">IIIIBH", side, side, 0, 0, 0, 0)
    jbig = (
        struct.pack(">IBBBI", 0, 48, 0, 1, len(page))
        + page
        + struct.pack(">IBBBI", 1, 38, 0, 1, 2**32 - 1)
        + region
    )
    tile = (
        b"\xff\x4f\xff\x51"
        + struct.pack(">HHIIIIIIIIH", 41, 0, side, side, 0, 0, 1, 1, 0, 0, 1)
        + b"\7\1\1"
        + chance.randbytes(200)
    )
    frame = (
        b"\xff\xd8"
        b"\xff\xc2"
        + struct.pack(">HBHHB", 11, 8, 65_500, 65_500, 1)
        + b"\1\x11\0"
        + b"\xff\xda\0\x08\1\1\0\0\0\0" * 2_000
    )
    palette = b"/ColorSpace [/Indexed [/Indexed /DeviceGray 255 (x)] 999999999 (x)]"
    for name, data, said in (
        ("JBIG2 of a large page", jbig, b"/Filter /JBIG2Decode"),
        ("JBIG2 whose globals are itself", jbig, b"/Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 5 0 R >>"),
        ("JPEG 2000 of a milliard tiles", tile, b"/Filter /JPXDecode"),
        ("JPEG of two thousand scans", frame, b"/Filter /DCTDecode"),
        ("a fax of a milliard columns", b"\0" * 900, b"/Filter /CCITTFaxDecode /DecodeParms << /K 0 /Columns 999999999 /Rows 9 >>"),
        ("a fax that goes on", b"\xff" * 200_000, b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /EndOfBlock false /Columns 60000 >>"),
        ("palettes in palettes", b"x", palette),
        ("colours of very many inks", b"x", b"/ColorSpace [/DeviceN [" + b"/A " * 9_000 + b"] /DeviceGray 6 0 R]"),
    ):  # fmt: skip
        yield made(name, {**used, 5: stream(data, head % (side, side, 1) + said)})
    yield made(
        "very many pictures",
        {
            **used,
            4: deflated(b"9 0 0 9 0 0 cm /I Do " * chance.randint(2_000, 9_000)),
            5: deflated(bytes(2_000 * 2_000 // 8), head % (2_000, 2_000, 1)),
        },
    )
    sieve = b"/Filter [" + b"/FlateDecode /ASCIIHexDecode " * 40 + b"]"
    yield made("contents in filters in turn", {4: stream(zlib.compress(b"00" * 9_000), sieve)})
    sized = b"/Filter /FlateDecode /DecodeParms << /Predictor 2 /Colors 2147483647 /BitsPerComponent 16 /Columns 2147483647 >>"
    yield made("contents of a predictor that wraps round", {4: stream(zlib.compress(DRAWN), sized)})
