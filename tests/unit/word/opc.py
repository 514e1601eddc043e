"""Packages part by part, for the tests: relationships, content types, targets."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

Files = dict[str, str | bytes]
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def parts_of(data: bytes) -> Files:
    """The members of a zip."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_types(files: Files) -> Files:
    """``files`` with content types for what has none."""
    types = text_of(files["[Content_Types].xml"])
    if "Default" in types:
        return dict(files)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    inner = (
        f'<Default Extension="rels" ContentType="{RELS_TYPE}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.'
        'digital-signature-origin"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    )
    return {
        **files,
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{inner}</Types>',
    }


def relationships(data: str | bytes) -> list[dict[str, str]]:
    """The relationships of a part as their attributes."""
    return [dict(element.attrib) for element in ET.fromstring(text_of(data))]


def transformed(chosen: list[dict[str, str]]) -> bytes:
    """What the relationship transform and canonical form make of these relationships."""
    rows = []
    for one in sorted(chosen, key=lambda r: r["Id"]):
        all_of = {"TargetMode": "Internal", **one}
        attributes = "".join(
            f' {name}="{escape(value, {chr(34): "&quot;"})}"'
            for name, value in sorted(all_of.items())
        )
        rows.append(f"<Relationship{attributes}></Relationship>")
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'.encode()
    )


def content_type(files: Files, name: str) -> str:
    """What [Content_Types].xml says that a part is."""
    root = ET.fromstring(text_of(files["[Content_Types].xml"]))
    for element in root:
        if element.get("PartName") == "/" + name:
            return element.attrib["ContentType"]
    ending = name.rpartition(".")[2]
    return next(e.attrib["ContentType"] for e in root if e.get("Extension") == ending)


def target_of(folder: str, target: str) -> str:
    """The part that a relationship from ``folder`` leads to."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def text_of(data: str | bytes) -> str:
    """A part as text."""
    return data if isinstance(data, str) else data.decode()
