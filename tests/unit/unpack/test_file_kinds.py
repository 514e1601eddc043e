"""A file is what its bytes say, whatever its name."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parsers
from form_templates.loader import load_office
from parsers import reading
from parsers.detect import detect, packed_in
from parsers.errors import (
    CorruptError,
    EncryptedError,
    ErrorKind,
    HostileError,
    NoFormError,
    ParseError,
    TooLargeError,
    UnsupportedError,
)
from parsers.model import FileKind, Source
from tests.hostile.build import PDF, attached, mail, text, tnef, with_parts, zipped
from tests.hostile.ole import compound, outlook

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def opc(main: str, *others: str) -> bytes:
    types = f'<Types><Override PartName="/word/doc.xml" ContentType="{main}"/></Types>'
    files = {"[Content_Types].xml": types.encode(), **dict.fromkeys(others, b"x")}
    return zipped(files)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b" \r\n\x00", FileKind.EMPTY),
        (opc(MAIN), FileKind.WORD),
        (opc(MAIN.replace("document.main", "template.main")), FileKind.WORD),
        (opc("application/vnd.ms-word.document.macroEnabled.main+xml"), FileKind.WORD),
        (opc("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), FileKind.WORD),
        (opc("application/x", "word/document.xml"), FileKind.WORD),
        (zipped({"word/document.xml": b"x"}), FileKind.WORD),
        (opc("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
         FileKind.OTHER_OFFICE),
        (zipped({"[Content_Types].xml": f"<a>{MAIN}</a>".encode("utf-16")}), FileKind.WORD),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), FileKind.OPEN_DOCUMENT),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
         FileKind.OTHER_OFFICE),
        (zipped({"Index/Document.iwa": b"x", "preview.jpg": b"x"}), FileKind.IWORK),
        (zipped({"Index.zip": b"x", "Metadata/Properties.plist": b"x"}), FileKind.IWORK),
        (zipped({"index.zip": b"x", "profile.docx": b"x"}), FileKind.ZIP),
        (zipped({"Our.pages/Index/Document.iwa": b"x", "form.docx": b"x"}), FileKind.ZIP),
        (compound({"MatOST": b"x"}), FileKind.WORKS),
        (zipped({"mimetype": b"application/epub+zip"}), FileKind.ZIP),
        (zipped({"a.txt": b"x"}), FileKind.ZIP),
        (zipped({}), FileKind.ZIP),
        (opc(MAIN, "word/document.xml")[:-30], FileKind.WORD),
        (zipped({"a.txt": b"x" * 50})[:60], FileKind.ZIP),
        (compound({"WordDocument": b"x"}), FileKind.WORD_OLD),
        (compound({"EncryptedPackage": b"x"}), FileKind.ENCRYPTED_OFFICE),
        (compound({"Workbook": b"x"}), FileKind.OTHER_OFFICE),
        (outlook({}), FileKind.OUTLOOK_MESSAGE),
        (compound({"a": b"x"})[:600], FileKind.OTHER),
        (PDF, FileKind.PDF),
        (b"\r\njunk" + PDF, FileKind.PDF),
        (b"the %PDF-1.4 header", FileKind.TEXT),
        (b"%!PS-Adobe-3.0 PDF-1.4", FileKind.TEXT),
        (b"\xff\xd8\xff\xe0JFIF", FileKind.IMAGE),
        (b"\x89PNG\r\n\x1a\n", FileKind.IMAGE),
        (b"II*\x00", FileKind.IMAGE),
        (b"GIF89a", FileKind.IMAGE),
        (b"BM" + bytes(8) + b"x" * 30, FileKind.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileKind.IMAGE),
        (b"\0\0\0\x18ftypheic", FileKind.IMAGE),
        (b"RIFF\0\0\0\0WAVE", FileKind.OTHER),
        (tnef(), FileKind.TNEF),
        (b"{\\rtf1 hello}", FileKind.RICH_TEXT),
        (b"\x1f\x8b\x08", FileKind.OTHER),
        (mail(), FileKind.MESSAGE),
        (b"From x Mon\r\n" + mail(), FileKind.MESSAGE),
        (with_parts(text(), attached(PDF, "p.pdf")), FileKind.MESSAGE),
        (b"Name: Jane\nDate: today\n\nHello", FileKind.TEXT),
        (b"To: you\nSubject: x\n\nHello", FileKind.TEXT),
        (b"<!DOCTYPE html><p>x", FileKind.HTML),
        (b"\xef\xbb\xbf<html><body>", FileKind.HTML),
        (b"BEGIN:VCALENDAR\r\n", FileKind.CALENDAR),
        (b"hello", FileKind.TEXT),
        ("hällo".encode("utf-16"), FileKind.TEXT),
        (b"\x00\x01\x02", FileKind.OTHER),
        (b"-----BEGIN PKCS7-----\nzzzz\n-----END PKCS7-----", FileKind.TEXT),
    ],
)  # fmt: skip
def test_bytes_say_what_a_file_is(data: bytes, kind: FileKind) -> None:
    assert detect(data) is kind


def test_cms_in_text_is_recognised() -> None:
    der = b"\x30\x10" + bytes.fromhex("06092a864886f70d010703") + b"\xa0\x03\x30\x01\x00"
    pem = b"-----BEGIN PKCS7-----\n" + base64.encodebytes(der) + b"-----END PKCS7-----"
    sealed = b"\x30\x20" + bytes.fromhex("060b2a864886f70d0109100117") + bytes(20)
    for data in (der, base64.encodebytes(der), pem, sealed):
        assert detect(data) is FileKind.SMIME_OPAQUE


def test_packed_files_are_named() -> None:
    assert packed_in(b"7z\xbc\xaf\x27\x1c") == "7-Zip"
    assert packed_in(bytes(257) + b"ustar") == "tar"
    assert packed_in(b"PK\x03\x04") == ""


STARTS = [
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x78\x9f\x3e\x22",
    b"0\x82\x01\x00\x06\x09", b"%PDF-1", b"From: a\nDate: b\n",
]  # fmt: skip


@given(st.binary(max_size=300), st.sampled_from(STARTS))
def test_no_bytes_raise(noise: bytes, start: bytes) -> None:
    assert isinstance(detect(start + noise), FileKind)


@pytest.mark.parametrize(
    ("data", "error", "mend"),
    [
        (b"", CorruptError, "send the file again"),
        (compound({"EncryptedPackage": b"x"}), EncryptedError, "remove the password"),
        (compound({"WordDocument": b"x"}), UnsupportedError, r"save it as \.docx"),
        (zipped({"a": b"x"}), UnsupportedError, "inside it"),
        (mail(), UnsupportedError, "attached to it"),
        (b"7z\xbc\xaf\x27\x1c", UnsupportedError, "without packing"),
        (b"hello", UnsupportedError, "as one of these"),
        (opc("application/x"), UnsupportedError, "Word or PDF"),
    ],
)
def test_what_cannot_be_read_says_the_mend(data: bytes, error: type[ParseError], mend: str) -> None:
    with pytest.raises(error, match=rf"profile.*{mend}"):
        parsers.read_form(data, (), name="profile")
    with pytest.raises(error, match=mend):
        parsers.read_controls(data)


def test_a_picture_is_read_as_a_scan_and_has_no_controls() -> None:
    with pytest.raises(CorruptError, match="scan it anew"):
        parsers.read_form(b"\xff\xd8\xff", (), name="profile")
    with pytest.raises(UnsupportedError, match="is a scan"):
        parsers.read_controls(b"\xff\xd8\xff")


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_blank_forms_are_read(suffix: str) -> None:
    office = load_office("ct_cep")
    data = office.blank(suffix).read_bytes()
    assert parsers.read_form(data, [office.form]).form == "ct_cep"
    source, controls = parsers.read_controls(data)
    assert source is (Source.WORD if suffix == ".docx" else Source.PDF_FORM)
    assert len(controls) >= len(office.form.fields)


def test_a_file_over_the_limit_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LARGEST", 10)
    with pytest.raises(TooLargeError):
        parsers.read_form(PDF, ())


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (MemoryError(), HostileError),
        (RecursionError(), HostileError),
        (ZeroDivisionError(), CorruptError),
        (zipfile.BadZipFile(), CorruptError),
        (AttributeError(), HostileError),
        (NoFormError("none"), NoFormError),
    ],
)
def test_whatever_a_library_raises_is_one_of_ours(
    raised: Exception, error: type[ParseError]
) -> None:
    with pytest.raises(error), reading.guarded("profile"):
        raise raised


def test_the_package_has_these_doors_and_no_others() -> None:
    assert parsers.read_mail(mail()).text == "Hello"
    with pytest.raises(AttributeError, match="nothing"):
        _ = parsers.nothing
    assert ErrorKind.NO_FORM.value == "no_form"
    assert io.BytesIO(PDF).read() == PDF
