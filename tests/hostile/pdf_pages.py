"""PDFs whose pages, fonts and pictures swell or go in circles."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

from tests.hostile.kinds import Hostile
from tests.hostile.pdf_mails import made
from tests.hostile.rawpdf import DRAWN, PAGE, deflated, stream


def drawn(chance: random.Random) -> Iterator[Hostile]:
    """Page contents and fonts."""
    some = chance.randint(30_000, 90_000)
    for name, box in (
        ("a page as large as a land", b"[0 0 1e9 1e9]"), ("a page of no size", b"[0 0 0 0]"),
        ("a page turned inside out", b"[612 792 0 0]"), ("a page of words", b"[/a (b) null true]"),
        ("a page without end", b"[0 0 99999999999999999999999999999999999999 1]"),
    ):  # fmt: skip
        yield made(name, {3: PAGE.replace(b"[0 0 612 792]", box)})
    yield made(
        "a rotation of no angle", {3: PAGE.replace(b"/Contents", b"/Rotate 12345678901 /Contents")}
    )
    for name, data in (
        ("contents of a bomb", b" " * 25_000_000), ("half a million lines", b"0 0 m 9 9 l S " * 500_000),
        ("states that never end", b"q " * some), ("texts that never end", b"BT " * some),
        ("very many letters", b"BT /F1 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * some),
        ("very many boxes", b"".join(b"%d %d 9 9 re S " % (n % 600, n // 600 * 3) for n in range(some))),
        ("numbers out of range", b"BT /F1 1e38 Tf 1e38 -1e38 Td (x) Tj ET 1e308 0 0 1e308 0 0 cm"),
        ("a picture in the line", b"BI /W 99999 /H 99999 /BPC 8 /CS /G ID " + b"x" * 99 + b" EI"),
        ("crossing rules", b"".join(b"%d 0 m %d 792 l S 0 %d m 612 %d l S " % (n % 612, n % 612, n % 792, n % 792) for n in range(9_000))),
    ):  # fmt: skip
        yield made(name, {4: deflated(data)})
    chain = DRAWN
    for _ in range(8):
        chain = zlib.compress(chain)
    yield made(
        "contents packed eight times",
        {4: stream(chain, b"/Filter [" + b"/FlateDecode " * 8 + b"]")},
    )
    yield made(
        "contents in a hundred filters",
        {4: stream(b"<~~>", b"/Filter [" + b"/ASCII85Decode " * 100 + b"]")},
    )
    yield made("a bomb of LZW", {4: stream(b"\x80\x0b\x60\x50" * 200_000, b"/Filter /LZWDecode")})
    yield made("a bomb of runs", {4: stream(b"\x81 " * 400_000, b"/Filter /RunLengthDecode")})
    predicted = b"/DecodeParms << /Predictor 15 /Columns 999999999 /Colors 99999 >>"
    yield made("a predictor of a milliard columns", {4: deflated(DRAWN, predicted)})
    drawing = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    )
    used = {
        3: PAGE.replace(
            b"<< >>",
            b"<< /XObject << /X 5 0 R >> /Font << /F1 6 0 R >> /Pattern << /P 7 0 R >> /Shading << /S 8 0 R >> >>",
        )
    }
    yield made(
        "a drawing of itself", {**used, 4: stream(b"/X Do"), 5: stream(b"/X Do " * 99, drawing)}
    )
    map_ = b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange 9 begincidrange <00> <ffffffff> 0 endcidrange endcmap"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 9 0 R /DescendantFonts [6 0 R] >>"
    yield made(
        "a font of four milliards of letters",
        {**used, 6: font, 9: deflated(map_ + b" " * 3_000_000)},
    )
    pen = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255 /Widths 6 0 R /CharProcs << /C 4 0 R >> /Encoding << /Differences [67 /C] >> /Resources << /Font << /F1 6 0 R >> >> >>"
    yield made("a font whose letters are the page", {**used, 6: pen})
    tile = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep .0001 /YStep .0001 /Resources << /Pattern << /P 7 0 R >> >>"
    yield made(
        "a pattern of a milliard tiles",
        {
            **used,
            4: stream(b"/Pattern cs /P scn 0 0 612 792 re f"),
            7: stream(b"/Pattern cs /P scn 0 0 1 1 re f", tile),
        },
    )
    shade = b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Function << /FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [99999 99999] /BitsPerSample 32 >> >>"
    yield made("a shading of many samples", {**used, 4: stream(b"/S sh"), 8: shade})


def pictures(chance: random.Random) -> Iterator[Hostile]:
    used = {
        3: PAGE.replace(b"<< >>", b"<< /XObject << /I 5 0 R >> >>"),
        4: stream(b"612 0 0 792 0 0 cm /I Do"),
    }
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
        yield made(name, {**used, 5: stream(noise, head % (wide, high, 8) + more)})
    side = chance.randint(9_600, 12_000)
    packed = zlib.compress(bytes(side * side // 8), 9)
    bomb = head % (side, side, 1) + b"/Filter /FlateDecode"
    yield made("a picture that is a bomb", {**used, 5: stream(packed, bomb)})
    jp2 = b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 \0\0\0-jp2h\0\0\0\x16ihdr\xff\xff\xff\xff\xff\xff\xff\xff\0\x03\x07\x07\0\0"
    yield made(
        "JPEG 2000 of four milliards a side",
        {**used, 5: stream(jp2 + noise, b"/Type /XObject /Subtype /Image /Filter /JPXDecode")},
    )
