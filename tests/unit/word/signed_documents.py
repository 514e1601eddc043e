"""Signed Word documents for the tests, and what is done to them after signing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parsers.model import Extract, Mark, MarkKind, Roots, Standing
from parsers.word import read_word
from tests.unit.word.ooxml import (
    NAMESPACES,
    package,
    para,
    picture,
    png,
    relations,
    sdt,
    story,
    zipped,
)
from tests.unit.word.opc import Files, parts_of
from tests.unit.word.signer import LINE, signed

OTHER_LINE = "{0A1B2C3D-0000-4000-8000-000000000002}"
SIG = "_xmlsignatures/sig1.xml"
RELS = "word/_rels/document.xml.rels"


def line(setup: str = LINE) -> str:
    """A paragraph with a signature line."""
    return para(
        f'<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/><o:signatureline v:ext="edit" '
        f'id="{setup}" o:suggestedsigner="IT Manager" issignatureline="t"/>'
        "</v:shape></w:pict></w:r>"
    )


def document(*body: str) -> bytes:
    """A document as Word keeps it: styles, settings, a header with a picture, properties."""
    properties = '<cp:coreProperties xmlns:cp="urn:x"><title>Form</title></cp:coreProperties>'
    return package(
        "".join(body) or para("Engagement Title", sdt("Permit Portal", tag="engagement_title")),
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId10", "header", "header1.xml"),
        ("rId3", "hyperlink", "media/image1.png"),
        parts={
            "word/styles.xml": f"<w:styles {NAMESPACES}/>",
            "word/settings.xml": f"<w:settings {NAMESPACES}/>",
            "word/header1.xml": story("hdr", para(picture("rId1"))),
            "word/_rels/header1.xml.rels": relations(("rId1", "image", "media/image1.png")),
            "word/media/image1.png": png(20, 20),
            "docProps/core.xml": properties,
        },
        root=(("rId2", "core-properties", "docProps/core.xml"),),
    )


def digital(data: bytes, *roots: bytes) -> Mark:
    """The one mark of the whole file."""
    marks = digitals(read_word(data, roots=Roots(roots)))
    assert len(marks) == 1
    return marks[0]


def digitals(extract: Extract) -> list[Mark]:
    return [mark for mark in extract.marks if mark.kind is MarkKind.DIGITAL]


def standing(data: bytes) -> Standing | None:
    """How the file's signature stands; None where none is seen at all."""
    marks = digitals(read_word(data))
    return marks[0].verified.standing if marks and marks[0].verified else None


def reason(data: bytes) -> str:
    found = digital(data).verified
    assert found is not None
    return found.reason


def changed(name: str, old: str, new: str, count: int = 1) -> Callable[[Files], None]:
    """A change of one part that must find what it changes."""

    def change(files: Files) -> None:
        data = files[name]
        text = data if isinstance(data, str) else data.decode()
        assert old in text
        files[name] = text.replace(old, new, count)

    return change


def after(change: Callable[[Files], None], data: bytes | None = None, **how: Any) -> bytes:
    """A signed document with ``change`` done to it afterwards."""
    files = parts_of(signed(data or document(), **how))
    change(files)
    return zipped(files)


def pasted(files: Files) -> None:
    other = parts_of(signed(document(para("Another document"))))
    files[SIG] = other[SIG]
