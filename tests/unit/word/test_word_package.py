"""Packages of every kind, honest, odd, broken and hostile."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import (
    CorruptError,
    EncryptedError,
    HostileError,
    ParseError,
    TooLargeError,
    UnsupportedError,
)
from parsers.word import package as package_module
from parsers.word import read_word
from tests.unit.word.ooxml import (
    MAIN,
    NAMESPACES,
    only,
    package,
    para,
    read,
    relations,
    sdt,
    story,
    texts,
    zipped,
)

GOOD = package(para("Name: ", sdt("Jane")))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", CorruptError, id="nothing"),
        pytest.param(b"  \r\n", CorruptError, id="blanks"),
        pytest.param(b"<!DOCTYPE html><html></html>", UnsupportedError, id="web page"),
        pytest.param(b"\xef\xbb\xbf<html>", UnsupportedError, id="web page with a mark"),
        pytest.param(b"%PDF-1.7", UnsupportedError, id="PDF"),
        pytest.param(b"{\\rtf1", UnsupportedError, id="RTF"),
        pytest.param(b"\x89PNG\r\n", UnsupportedError, id="picture"),
        pytest.param(b"just text", CorruptError, id="text"),
        pytest.param(b"PK\x03\x04 cut off", CorruptError, id="cut archive"),
        pytest.param(OLE, UnsupportedError, id="old Word"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedError, id="encrypted"),
        pytest.param(GOOD[:-30], CorruptError, id="cut Word"),
        pytest.param(zipped({"a.txt": "x"}), UnsupportedError, id="any archive"),
        pytest.param(zipped({"xl/workbook.xml": "<x/>"}), UnsupportedError, id="workbook"),
        pytest.param(
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            UnsupportedError,
            id="OpenDocument",
        ),
        pytest.param(zipped({"word/styles.xml": "<x/>"}), CorruptError, id="no document"),
        pytest.param(package("", raw="<w:document"), CorruptError, id="cut document"),
        pytest.param(package("", raw="<workbook/>"), UnsupportedError, id="document of a workbook"),
        pytest.param(package("", raw="<other/>"), UnsupportedError, id="another document"),
        pytest.param(package("", raw=b"\xff\xfe\x00"), CorruptError, id="no XML"),
    ],
)
def test_what_is_no_whole_word_file_is_refused_by_name(
    data: bytes, error: type[ParseError]
) -> None:
    with pytest.raises(error) as caught:
        read_word(data)
    assert str(caught.value).endswith(".")


def test_an_excel_workbook_is_called_by_its_name() -> None:
    data = zipped(
        {"_rels/.rels": relations(("r", "officeDocument", "xl/w.xml")), "xl/w.xml": "<workbook/>"}
    )
    with pytest.raises(UnsupportedError, match="Excel"):
        read_word(data)


def test_a_file_without_relationships_is_read_by_its_usual_name() -> None:
    document = f"<w:document {NAMESPACES}><w:body>{para(sdt('a'))}</w:body></w:document>"
    assert only(read_word(zipped({MAIN: document}))).value == "a"


def test_a_document_without_a_body_is_empty() -> None:
    assert read_word(package("", raw=f"<w:document {NAMESPACES}/>")).sheet == ()


def test_names_are_compared_without_case_and_slashes() -> None:
    document = f"<w:document {NAMESPACES}><w:body>{para(sdt('a'))}</w:body></w:document>"
    data = zipped(
        {
            "_rels/.rels": relations(("r", "officeDocument", "/Word/Document.xml")),
            "word\\document.xml": document,
        }
    )
    assert only(read_word(data)).value == "a"


def test_strict_names_read_alike() -> None:
    strict = NAMESPACES
    for old, new in (
        (
            "schemas.openxmlformats.org/wordprocessingml/2006",
            "purl.oclc.org/ooxml/wordprocessingml",
        ),
        (
            "schemas.openxmlformats.org/officeDocument/2006/relationships",
            "purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        strict = strict.replace(old, new)
    assert strict != NAMESPACES
    raw = f"<w:document {strict}><w:body>{para('Name: ', sdt('Jane'))}</w:body></w:document>"
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    rels = relations(("r", "officeDocument", MAIN)).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", kind
    )
    assert texts(read_word(package("", raw=raw, parts={"_rels/.rels": rels}))) == ["Name: {Jane}"]


def test_a_document_in_utf_16_is_read() -> None:
    raw = (
        '<?xml version="1.0" encoding="UTF-16"?>'
        f"<w:document {NAMESPACES}><w:body>{para('Ä')}</w:body></w:document>"
    )
    assert texts(read_word(package("", raw=raw.encode("utf-16")))) == ["Ä"]


def flat(*parts: tuple[str, str]) -> bytes:
    inner = "".join(f'<pkg:part pkg:name="{name}">{body}</pkg:part>' for name, body in parts)
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{inner}</pkg:package>'.encode()


def test_a_flat_document_is_read() -> None:
    rels = relations(("r", "officeDocument", MAIN))
    document = f"<w:document {NAMESPACES}><w:body>{para(sdt('a'))}</w:body></w:document>"
    packed = base64.b64encode(b"x").decode()
    data = flat(
        ("/_rels/.rels", f"<pkg:xmlData>{rels}</pkg:xmlData>"),
        (f"/{MAIN}", f"<pkg:xmlData>{document}</pkg:xmlData>"),
        ("/word/media/a.png", f"<pkg:binaryData>{packed}</pkg:binaryData><pkg:xmlData/>"),
    )
    assert only(read_word(data)).value == "a"
    with pytest.raises(CorruptError):
        read_word(flat(("/x", "<pkg:binaryData>a</pkg:binaryData>")))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_dtd_is_refused(declared: str) -> None:
    raw = f"{declared}<w:document {NAMESPACES}><w:body/></w:document>"
    with pytest.raises(HostileError):
        read_word(package("", raw=raw))


def test_deep_nesting_is_refused() -> None:
    deep = "<w:smartTag>" * 5_000 + "</w:smartTag>" * 5_000
    with pytest.raises(HostileError):
        read(para(deep))


def test_nesting_that_the_parser_takes_is_walked() -> None:
    deep = para(sdt("x"))
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert only(read(deep)).value == "x"


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(HostileError):
        read("", parts={f"word/{n}.xml": "" for n in range(4_100)})


def test_a_part_that_swells_is_refused() -> None:
    with pytest.raises(HostileError):
        read(para("a" * 3_000_000))


def test_a_file_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_INFLATED", 500)
    with pytest.raises(TooLargeError):
        read_word(GOOD)


def test_a_locked_member_is_said_to_be_locked() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(EncryptedError):
        read_word(bytes(data))


def test_a_packing_that_word_does_not_write_is_said() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("_rels/.rels", relations(("r", "officeDocument", MAIN)))
    with pytest.raises(UnsupportedError):
        read_word(stream.getvalue())


def test_stored_members_are_read() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as source, zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    assert only(read_word(stream.getvalue())).value == "Jane"


def test_a_flipped_byte_is_noticed() -> None:
    at = GOOD.find(MAIN.encode()) + len(MAIN) + 20
    for offset in range(0, 60, 7):
        data = bytearray(GOOD)
        data[at + offset] ^= 0xFF
        with pytest.raises(CorruptError):
            read_word(bytes(data))


def test_a_member_that_is_not_where_it_should_be_is_noticed() -> None:
    data = bytearray(GOOD)
    data[data.find(b"PK\x03\x04")] = 0
    data[data.find(b"PK\x03\x04")] = 0
    with pytest.raises(CorruptError):
        read_word(b"PK" + bytes(data[2:]))


def test_story_parts_are_found_by_relationship() -> None:
    parts = {
        "word/top.xml": story("hdr", para("Form ", sdt("h"))),
        "word/bottom.xml": story("ftr", para("Page", sdt("f"))),
        "word/notes.xml": story(
            "footnotes",
            f'<w:footnote w:type="separator">{para("-----")}</w:footnote>'
            f'<w:footnote w:id="1">{para(sdt("n"))}</w:footnote>',
        ),
        "word/end.xml": story("endnotes", f'<w:endnote w:id="1">{para(sdt("e"))}</w:endnote>'),
        "word/header9.xml": story("hdr", para(sdt("unrelated"))),
    }
    extract = read(
        para(sdt("b")),
        ("r1", "footer", "bottom.xml"),
        ("r2", "header", "top.xml"),
        ("r3", "footnotes", "notes.xml"),
        ("r4", "endnotes", "end.xml"),
        ("r5", "header", "missing.xml"),
        ("r6", "header", "top.xml"),
        parts=parts,
    )
    assert [c.value for c in extract.controls] == ["h", "b", "f", "n", "e"]
    assert extract.controls[0].anchor.part == "word/top.xml"
    assert extract.controls[0].anchor.place == "header, paragraph 1"
    ys = [c.y0 for c in extract.sheet]
    assert ys == sorted(ys)
    assert texts(extract)[0] == "Form {h}"


CUSTOM = (
    '<Properties><property name="Other"><v>x</v></property>'
    '<property name="FormMark"><v>ct_cep/1.9</v></property></Properties>'
)


def test_the_forms_own_mark_is_read_from_the_properties() -> None:
    root = (("rId9", "custom-properties", "docProps/custom.xml"),)
    extract = read("", root=root, parts={"docProps/custom.xml": CUSTOM})
    assert extract.form_mark == "ct_cep/1.9"
    assert read("", root=root, parts={"docProps/custom.xml": "<FormMark"}).form_mark == ""
    assert read("", root=root, parts={"docProps/custom.xml": "<FormMark/>"}).form_mark == ""
    assert read("", root=root, parts={"docProps/custom.xml": "<p/>"}).form_mark == ""


def test_the_forms_own_mark_is_read_from_the_documents_variables() -> None:
    variable = '<w:docVar w:name="{}" w:val="ct_cep/1.9"/>'
    related = ("r1", "settings", "settings.xml")

    def mark(inner: str) -> str:
        return read("", related, parts={"word/settings.xml": inner}).form_mark

    assert mark(story("settings", variable.format("intake-form"))) == "ct_cep/1.9"
    assert mark(story("settings", variable.format("intake-formal"))) == ""
    assert mark(story("settings", variable.format("other"))) == ""
    assert mark("<docVar intake-form") == ""


def test_external_relationships_lead_nowhere() -> None:
    rels = relations(("r1", "header", "http://x/h.xml")).replace("/>", ' TargetMode="External"/>')
    data = package(para("a"), parts={"word/_rels/document.xml.rels": rels})
    assert texts(read_word(data)) == ["a"]


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_named_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        read_word(data)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255), st.integers(0, 40))
def test_damaged_packages_end_in_an_extract_or_a_named_error(at: int, by: int, cut: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= by
    try:
        extract = read_word(bytes(data[: len(data) - cut] if cut > 20 else data))
    except ParseError:
        return
    assert len(extract.controls) <= 1


def test_nesting_beyond_our_own_depth_is_refused() -> None:
    import sys

    deep = para("x")
    for _ in range(80):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    data = package(deep)
    limit = sys.getrecursionlimit()
    depth = 0
    frame = sys._getframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back  # type: ignore[assignment]
    sys.setrecursionlimit(depth + 120)
    try:
        with pytest.raises(HostileError):
            read_word(data)
    finally:
        sys.setrecursionlimit(limit)
