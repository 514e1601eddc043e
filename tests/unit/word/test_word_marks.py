"""Pictures, ink, signature lines, package signatures, embedded controls."""

from __future__ import annotations

import struct

import pytest

from parsers.model import ControlKind, MarkKind, Source
from parsers.pictures import Look
from parsers.word.activex import read_morph_data
from parsers.word.pictures import look_of
from tests.hostile.ole import compound
from tests.unit.word.ooxml import (
    NAMESPACES,
    cell,
    only,
    para,
    picture,
    png,
    read,
    relations,
    row,
    run,
    scribble,
    sdt,
    story,
    table,
    texts,
)

IMAGE = ("rId9", "image", "media/image1.png")


def with_image(data: bytes) -> dict[str, object]:
    return {"parts": {"word/media/image1.png": data}}


def test_a_picture_stands_at_its_place() -> None:
    body = table(row("Signature", cell(para(picture(description="Signed by Jane")))))
    extract = read(body, IMAGE, **with_image(scribble()))
    assert texts(extract) == ["Signature", "<picture>"]
    (mark,) = extract.marks
    assert (mark.kind, mark.present, mark.label) == (MarkKind.PICTURE, True, "Signed by Jane")
    assert mark.anchor.place == "table 1, row 1"


@pytest.mark.parametrize(
    "data", [png(60, 20), png(60, 20, alpha=0), png(4, 4, (1, 1)), png(100, 100, (5, 5))]
)
def test_a_blank_picture_marks_only_the_place(data: bytes) -> None:
    assert not read(para(picture()), IMAGE, **with_image(data)).marks[0].present


@pytest.mark.parametrize("data", [b"", b"\xd7\xcd\xc6\x9a metafile", b"\x89PNG broken"])
def test_a_picture_that_cannot_be_read_is_doubtful(data: bytes) -> None:
    mark = read(para(picture()), IMAGE, **with_image(data)).marks[0]
    assert mark.present
    assert mark.doubtful
    assert look_of(data) is Look.UNKNOWN


def test_a_picture_outside_of_the_file_counts_as_there() -> None:
    assert read(para(picture("rId77"))).marks[0].present


def test_an_old_picture_is_a_picture() -> None:
    body = para('<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>')
    assert read(body, IMAGE, **with_image(scribble())).marks[0].present


def test_a_picture_of_a_palette_with_a_clear_colour_is_judged_on_white() -> None:
    from io import BytesIO

    from PIL import Image

    stream = BytesIO()
    Image.new("P", (40, 40), 0).save(stream, "GIF", transparency=0)
    assert look_of(stream.getvalue()) is Look.BLANK


def test_a_picture_in_a_header_is_a_mark_that_nobody_judges() -> None:
    header = story("hdr", para(picture("rId1")))
    parts = {
        "word/header1.xml": header,
        "word/_rels/header1.xml.rels": relations(("rId1", "image", "media/image1.png")),
        "word/media/image1.png": png(20, 20),
    }
    assert read("", ("rId4", "header", "header1.xml"), parts=parts).marks[0].present


def control(showing: str = "") -> str:
    return para(sdt(picture(), kind="<w:picture/>", tag="sig", showing=showing))


def test_a_picture_control_holds_its_picture() -> None:
    held = only(read(control(), IMAGE, **with_image(scribble())))
    assert held.kind is ControlKind.PICTURE
    assert held.mark is not None
    assert held.mark.present
    assert not held.placeholder


def test_a_picture_control_that_shows_its_icon_is_empty() -> None:
    held = only(read(control("yes"), IMAGE, **with_image(scribble())))
    assert held.mark is not None
    assert not held.mark.present
    assert held.placeholder


def test_an_empty_picture_control_is_empty() -> None:
    held = only(read(para(sdt("", kind="<w:picture/>"))))
    assert held.mark is not None
    assert not held.mark.present


GLOSSARY_PARTS = {
    "word/glossary/document.xml": f"<w:glossaryDocument {NAMESPACES}/>",
    "word/glossary/_rels/document.xml.rels": relations(("rId1", "image", "../media/icon.png")),
    "word/media/icon.png": scribble(64, 64),
}
GLOSSARY = ("rId5", "glossaryDocument", "glossary/document.xml")


def test_another_picture_than_the_glossarys_icon_is_the_users_in_spite_of_the_flag() -> None:
    parts = {**GLOSSARY_PARTS, "word/media/image1.png": scribble()}
    held = only(read(control("yes"), IMAGE, GLOSSARY, parts=parts))
    assert held.mark is not None
    assert held.mark.present


def test_the_glossarys_icon_is_no_picture_even_without_the_flag() -> None:
    parts = {**GLOSSARY_PARTS, "word/media/image1.png": scribble(64, 64)}
    held = only(read(control(), IMAGE, GLOSSARY, parts=parts))
    assert held.mark is not None
    assert not held.mark.present


def test_a_picture_in_a_nameless_control_makes_it_a_picture_control() -> None:
    held = only(read(para(sdt(picture(), kind="")), IMAGE, **with_image(scribble())))
    assert held.kind is ControlKind.PICTURE


def test_ink_is_ink_once() -> None:
    ink = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><wp:inline><a:graphic>'
        '<a:graphicData><w14:contentPart r:id="rId9"/></a:graphicData></a:graphic></wp:inline>'
        f"</w:drawing></mc:Choice><mc:Fallback>{picture()[5:-6]}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    (mark,) = read(para(ink)).marks
    assert (mark.kind, mark.present) == (MarkKind.INK, True)


def test_handwriting_kept_as_a_free_form_is_ink() -> None:
    def shape(strokes: int) -> str:
        lines = "<a:lnTo/>" * strokes
        return (
            "<w:r><w:drawing><wp:inline><a:graphic><wps:wsp><a:custGeom>"
            f"<a:path>{lines}</a:path></a:custGeom></wps:wsp></a:graphic></wp:inline></w:drawing></w:r>"
        )

    assert [m.kind for m in read(para(shape(30))).marks] == [MarkKind.INK]
    assert read(para(shape(3))).marks == ()
    old = '<w:r><w:pict><v:shape><o:ink i="x"/></v:shape></w:pict></w:r>'
    assert [m.kind for m in read(para(old)).marks] == [MarkKind.INK]


def test_a_drawing_of_two_choices_inside_is_read_once() -> None:
    inner = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{picture()[5:-6]}</mc:Choice>'
        f"<mc:Fallback>{picture()[5:-6]}</mc:Fallback></mc:AlternateContent><mc:AlternateContent/>"
    )
    body = para(f"<w:r><w:pict>{inner}</w:pict></w:r>")
    assert len(read(body, IMAGE, **with_image(scribble())).marks) == 1


LINE = (
    '<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/><o:signatureline '
    'id="{0a1b2c3d-0000-0000-0000-000000000001}" o:suggestedsigner="Jane Doe" '
    'o:suggestedsigner2="IT Manager" issignatureline="t"/></v:shape></w:pict></w:r>'
)


def signed(inner: str) -> dict[str, object]:
    signature = f'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">{inner}</Signature>'
    return {
        "root": (("rId9", "origin", "_xmlsignatures/origin.sigs"),),
        "parts": {
            "_xmlsignatures/origin.sigs": "",
            "_xmlsignatures/_rels/origin.sigs.rels": relations(("rId1", "signature", "sig1.xml")),
            "_xmlsignatures/sig1.xml": signature,
        },
    }


CLAIMS = (
    "<SignatureValue>AAAA</SignatureValue><Object><SignatureTime><Value>2026-03-01T10:00:00Z"
    "</Value></SignatureTime><SetupID>{0A1B2C3D-0000-0000-0000-000000000001}</SetupID>"
    "<SignatureText>Jane Doe</SignatureText></Object>"
)


def test_an_unsigned_signature_line_only_marks_the_place() -> None:
    (mark,) = read(para(LINE)).marks
    assert (mark.kind, mark.present) == (MarkKind.SIGNATURE_LINE, False)
    assert mark.label == "Jane Doe, IT Manager"


def test_a_signature_that_names_the_line_signs_it() -> None:
    line, whole = read(para(LINE), **signed(CLAIMS)).marks
    assert (line.present, line.signer) == (True, "Jane Doe")
    assert line.time is not None
    assert line.time.year == 2026
    assert (whole.kind, whole.present, whole.signer) == (MarkKind.DIGITAL, True, "Jane Doe")


@pytest.mark.parametrize("inner", ["", "<SignatureValue> </SignatureValue>"])
def test_an_empty_signature_is_none(inner: str) -> None:
    (line,) = read(para(LINE), **signed(inner)).marks
    assert not line.present


def test_a_damaged_signature_is_none() -> None:
    more = signed("")
    more["parts"]["_xmlsignatures/sig1.xml"] = "<Signature"  # type: ignore[index]
    assert read("", **more).marks == ()


def test_a_signature_without_a_readable_time_or_signer_is_still_there() -> None:
    inner = "<SignatureValue>A</SignatureValue><Value>noon</Value>"
    inner += "<X509Certificate>AAAA</X509Certificate>"
    (mark,) = read("", **signed(inner)).marks
    assert (mark.signer, mark.time, mark.present) == (None, None, True)


def test_the_signer_is_the_certificates_common_name() -> None:
    import base64
    from datetime import UTC, datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Jane Certified")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
        .public_key(key.public_key()).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC)).sign(key, hashes.SHA256())
    )  # fmt: skip
    text = base64.b64encode(made.public_bytes(serialization.Encoding.DER)).decode()
    inner = f"<SignatureValue>A</SignatureValue><X509Certificate>{text}</X509Certificate>"
    assert read("", **signed(inner)).marks[0].signer == "Jane Certified"


AX = (
    'xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CHECK = "{8BD21D40-EC42-11CE-9E0D-00AA006002F3}"
EMBEDDED = ("rId7", "control", "activeX/activeX1.xml")


def embedded(inside: str, class_id: str = CHECK) -> str:
    return f'<ax:ocx {AX} ax:classid="{class_id}" {inside}</ax:ocx>'


def morph(value: str = "", caption: str = "") -> bytes:
    """A MorphData binary with a size, a value and a caption."""
    mask, block, strings = 1 << 8, b"", struct.pack("<II", 1000, 500)
    for bit, text in ((22, value), (23, caption)):
        if text:
            mask |= 1 << bit
            block += struct.pack("<I", len(text) | 0x80000000)
            strings += text.encode() + b"\0" * (-len(text) % 4)
    mask |= 1 << 6
    block = b"\4\0\0\0" + block
    total = 8 + len(block) + len(strings)
    return b"c" * 16 + b"\0\2" + struct.pack("<HQ", total, mask) + block + strings


OBJECT = para('<w:r><w:object><v:shape/><w:control r:id="rId7" w:name="Check1"/></w:object></w:r>')


@pytest.mark.parametrize(("state", "value"), [("1", True), ("0", False)])
def test_an_embedded_check_box_tells_its_state(state: str, value: bool) -> None:
    parts = {
        "word/activeX/activeX1.xml": embedded('ax:persistence="persistStreamInit" r:id="rId1">'),
        "word/activeX/_rels/activeX1.xml.rels": relations(
            ("rId1", "activeXControlBinary", "activeX1.bin")
        ),
        "word/activeX/activeX1.bin": morph(state, "RFP"),
    }
    extract = read(OBJECT, EMBEDDED, parts=parts)
    found = only(extract)
    assert (found.kind, found.name, found.title) == (ControlKind.CHECKBOX, "Check1", "RFP")
    assert found.value is value
    assert extract.source is Source.WORD_LEGACY


@pytest.mark.parametrize(("state", "value"), [("1", True), ("0", False)])
def test_an_embedded_control_kept_as_a_storage_tells_its_state(state: str, value: bool) -> None:
    parts = {
        "word/activeX/activeX1.xml": embedded('ax:persistence="persistStorage" r:id="rId1">'),
        "word/activeX/_rels/activeX1.xml.rels": relations(
            ("rId1", "activeXControlBinary", "activeX1.bin")
        ),
        "word/activeX/activeX1.bin": compound({"contents": morph(state, "RFP")[16:]}),
    }
    found = only(read(OBJECT, EMBEDDED, parts=parts))
    assert (found.value, found.title) == (value, "RFP")


@pytest.mark.parametrize("data", [compound({"other": b"x"}), compound({"contents": b""})[:600]])
def test_an_embedded_control_in_a_broken_storage_has_no_state(data: bytes) -> None:
    parts = {
        "word/activeX/activeX1.xml": embedded('ax:persistence="persistStorage" r:id="rId1">'),
        "word/activeX/_rels/activeX1.xml.rels": relations(
            ("rId1", "activeXControlBinary", "activeX1.bin")
        ),
        "word/activeX/activeX1.bin": data,
    }
    found = only(read(OBJECT, EMBEDDED, parts=parts))
    assert (found.kind, found.value) == (ControlKind.CHECKBOX, None)


@pytest.mark.parametrize(
    ("class_id", "kind", "value"),
    [
        ("{8BD21D10-EC42-11CE-9E0D-00AA006002F3}", ControlKind.TEXT, "Jane"),
        ("{8BD21D30-EC42-11CE-9E0D-00AA006002F3}", ControlKind.CHOICE, "Jane"),
        ("{D7053240-CE69-11CD-A777-00DD01143C57}", ControlKind.BUTTON, None),
    ],
)
def test_an_embedded_control_with_a_property_bag(
    class_id: str, kind: ControlKind, value: str | None
) -> None:
    bag = '><ax:ocxPr ax:name="Value" ax:value="Jane"/><ax:ocxPr ax:name="Caption" ax:value="C"/>'
    parts = {"word/activeX/activeX1.xml": embedded(bag, class_id)}
    found = only(read(OBJECT, EMBEDDED, parts=parts))
    assert (found.kind, found.value, found.title) == (kind, value, "C")


@pytest.mark.parametrize(
    "part", [embedded(">", "{00000000-0000}"), "<broken", embedded('r:id="rId1">')]
)
def test_an_embedded_control_that_cannot_be_read_is_told(part: str) -> None:
    extract = read(OBJECT, EMBEDDED, parts={"word/activeX/activeX1.xml": part})
    if extract.controls:
        assert extract.controls[0].value is None
    else:
        assert extract.warnings
    assert read(OBJECT).warnings


def test_a_damaged_binary_tells_nothing() -> None:
    good = morph("1", "Yes or no")
    assert read_morph_data(good) == ("1", "Yes or no")
    assert read_morph_data(morph("", "")) == (None, "")
    for cut in (0, 10, 20, 30, len(good) - 4):
        assert read_morph_data(good[:cut]) == (None, "")
    wrong = bytearray(good)
    wrong[18:20] = b"\0\0"
    assert read_morph_data(bytes(wrong)) == (None, "")


def test_run_text_beside_a_mark_is_kept() -> None:
    assert texts(read(para(run("a"), picture(), run("b")))) == ["a<picture>b"]
