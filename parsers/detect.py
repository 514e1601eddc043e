"""What a file is, by its bytes: names and declared types are whatever the sender's program made up.

Sources: ECMA-376 part 2 (OPC) and part 1 section 11.3.10 (main document part), MS-CFB, MS-OFFCRYPTO
2.3.4.4, MS-DOC 2.1.1, MS-OXMSG 2.2, MS-OXTNEF 2.1.3.1, RFC 5652, ISO 32000 annex H.1.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from parsers.model import FileKind

_HEAD = 1024
_TEXT_HEAD = 4096
_TYPES_LIMIT = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TNEF = b"\x78\x9f\x3e\x22"

_WORD_MAIN = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    rb"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml",
    re.IGNORECASE,
)
_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"II+\x00",
    b"MM\x00+",
    b"GIF87a",
    b"GIF89a",
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
_OTHER_MAGIC = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_HEADER = re.compile(rb"([!-9;-~]{1,76})[ \t]{0,4}:")
_KNOWN_HEADERS = frozenset(
    b"from to cc date subject message-id received mime-version return-path content-type "
    b"delivered-to reply-to sender dkim-signature x-mailer content-transfer-encoding".split()
)
_TELLING_HEADERS = frozenset(b"received mime-version message-id return-path date from".split())
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s)", re.IGNORECASE)
_PDF = re.compile(rb"%PDF-\d")
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_WORD_PARTS = frozenset({"[Content_Types].xml", "word/document.xml"})
"""Who has both is a Word document, whatever else it has."""
_ODF = b"application/vnd.oasis.opendocument"
_ODF_TEXT = _ODF + b".text"
_IWORK, _IWORK_PACKED, _IWORK_BESIDE = "index/document.iwa", "index.zip", "metadata/"
_UNREAD = {
    FileKind.OPEN_DOCUMENT: "an OpenDocument text (.odt)",
    FileKind.RICH_TEXT: "a rich text file (.rtf)",
    FileKind.IWORK: "a file of Apple's Pages or its like (.pages)",
    FileKind.WORKS: "a Microsoft Works document (.wps)",
}
"""What other word processors write, as their users know it."""


def detect(data: bytes) -> FileKind:
    """Say what ``data`` is, by its content alone; never raises."""
    if not data.strip(b"\x00 \t\r\n"):
        return FileKind.EMPTY
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(_TNEF):
        return FileKind.TNEF
    return _by_head(data)


def word_processed(kind: FileKind, name: str) -> str:
    """What to say of a file of another word processor, with its mend; "" where it is none."""
    if kind not in _UNREAD:
        return ""
    return (
        f"{name or 'The file'} is {_UNREAD[kind]}, which we cannot read; please save it as a Word"
        " document (.docx) or as a PDF, and send it again."
    )


def packed_in(data: bytes) -> str:
    """The name of an archive format that is recognised but not opened, or ""."""
    names = ("7-Zip", "RAR", "gzip", "bzip2", "xz")
    found = (
        name for magic, name in zip(_OTHER_MAGIC, names, strict=True) if data.startswith(magic)
    )
    if data[257:262] == b"ustar":
        return "tar"
    return next(found, "")


def is_image(data: bytes) -> bool:
    """Whether ``data`` begins like a JPEG, PNG, TIFF, GIF, BMP, HEIF or WebP picture."""
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return True
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return True
    return data[:2] == b"BM" and len(data) > 26 and data[6:10] == b"\0\0\0\0"


def _by_head(data: bytes) -> FileKind:
    if is_image(data):
        return FileKind.IMAGE
    if _is_pdf(data):
        return FileKind.PDF
    if data.startswith(b"{\\rtf"):
        return FileKind.RICH_TEXT
    if data.startswith(_OTHER_MAGIC) or data[257:262] == b"ustar":
        return FileKind.OTHER
    if (kind := _cms_kind(data)) is not None:
        return kind
    return _text_kind(data)


def _is_pdf(data: bytes) -> bool:
    found = _PDF.search(data[:_HEAD])
    if found is None:
        return False
    return found.start() == 0 or b"%%EOF" in data or b"startxref" in data


def _cms_kind(data: bytes) -> FileKind | None:
    from parsers.unpack.smime import cms_kind  # noqa: PLC0415 - asn1crypto only where it is needed

    return cms_kind(data)


def _text_kind(data: bytes) -> FileKind:
    head = data[:_TEXT_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _CONTROLS and start.translate(None, _CONTROLS) != start:
        return FileKind.OTHER
    if start[:15].upper().startswith((b"BEGIN:VCALENDAR", b"BEGIN:VCARD")):
        return FileKind.CALENDAR
    if looks_like_mail(head):
        return FileKind.MESSAGE
    return FileKind.HTML if _HTML.search(start[:_HEAD]) else FileKind.TEXT


def looks_like_mail(head: bytes) -> bool:
    """Whether ``head`` begins with a mail's headers: two known ones, one of them telling."""
    names = set[bytes]()
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()
    if lines and lines[0].startswith((b"From ", b">From ")):
        del lines[0]
    for number, line in enumerate(lines):
        if not line:
            break
        if line[:1] in {b" ", b"\t"} and number:
            continue
        found = _HEADER.match(line)
        if found is None:
            break
        names.add(found[1].lower())
    return len(names & _KNOWN_HEADERS) >= 2 and bool(names & _TELLING_HEADERS)


def _zip_kind(data: bytes) -> FileKind:
    from parsers.unpack.directory import plain_directory  # noqa: PLC0415
    from parsers.unpack.zips import directory_is_sane  # noqa: PLC0415 - which imports this module

    if not directory_is_sane(data):
        return FileKind.ZIP
    if {entry.name for entry in plain_directory(data) or ()} >= _WORD_PARTS:
        return FileKind.WORD
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
            if "[content_types].xml" in names:
                return _opc_kind(archive, names)
            if kind := _other_kind(archive, names):
                return kind
    except _ZIP_ERRORS:
        return _broken_zip_kind(data)
    return FileKind.WORD if "word/document.xml" in names else FileKind.ZIP


_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, KeyError, IndexError, struct.error, OverflowError,
)  # fmt: skip


def _other_kind(archive: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    """What another office program packs in this way; None where none does."""
    named = _member_head(archive, "mimetype") if "mimetype" in names else b""
    if named.startswith(_ODF_TEXT):
        return FileKind.OPEN_DOCUMENT
    if named.startswith(_ODF):
        return FileKind.OTHER_OFFICE
    packed = _IWORK_PACKED in names and any(name.startswith(_IWORK_BESIDE) for name in names)
    return FileKind.IWORK if packed or _IWORK in names else None


def _opc_kind(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    actual = next(n for n in archive.namelist() if n.lower() == "[content_types].xml")
    types = _member_head(archive, actual)
    if b"\x00" in types[:4]:
        types = types.replace(b"\x00", b"")
    if _WORD_MAIN.search(types) or "word/document.xml" in names:
        return FileKind.WORD
    return FileKind.OTHER_OFFICE


def _member_head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(_TYPES_LIMIT)


def _broken_zip_kind(data: bytes) -> FileKind:
    """A zip whose directory is gone still says what it was by its first local headers."""
    if b"word/document.xml" in data:
        return FileKind.WORD
    return FileKind.ZIP


def _ole_kind(data: bytes) -> FileKind:
    from parsers.unpack.ole import stream_names  # noqa: PLC0415 - olefile only where it is needed

    names = stream_names(data)
    if "encryptedpackage" in names:
        return FileKind.ENCRYPTED_OFFICE
    if "__properties_version1.0" in names:
        return FileKind.OUTLOOK_MESSAGE
    if "worddocument" in names:
        return FileKind.WORD_OLD
    if "matost" in names:
        return FileKind.WORKS
    return FileKind.OTHER_OFFICE if names else FileKind.OTHER
