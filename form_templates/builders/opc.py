"""Writing an Open Packaging file (ISO 29500-2): parts, their types and their relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass
class Part:
    """A part: its name without the leading slash, its bytes, and what it refers to."""

    name: str
    content_type: str
    data: bytes
    relationships: list[tuple[str, str, str]] = field(default_factory=list)

    def relate(self, kind: str, target: Part) -> str:
        """Refer to ``target``; the relationship's id."""
        folder = posixpath.dirname(self.name)
        number = f"rId{len(self.relationships) + 1}"
        path = posixpath.relpath(target.name, folder or ".")
        self.relationships.append((number, kind, path))
        return number


def xml_bytes(element: etree._Element) -> bytes:
    """``element`` as a stand-alone UTF-8 file."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def write_package(root: Part, parts: list[Part]) -> bytes:
    """The package; ``root`` has no data, only the relationships of the package itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        _write(package, "[Content_Types].xml", _content_types(parts))
        _write(package, "_rels/.rels", _relationships(root))
        for part in parts:
            _write(package, part.name, part.data)
            if part.relationships:
                folder, name = posixpath.split(part.name)
                _write(package, f"{folder}/_rels/{name}.rels", _relationships(part))
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    package.writestr(entry, data)


def _content_types(parts: list[Part]) -> bytes:
    root = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    defaults = {"rels": _RELATIONSHIPS_TYPE, "xml": "application/xml", "png": "image/png"}
    for extension, kind in defaults.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    for part in parts:
        if part.content_type not in defaults.values():
            attributes = {"PartName": f"/{part.name}", "ContentType": part.content_type}
            etree.SubElement(root, f"{{{_TYPES}}}Override", attributes)
    return xml_bytes(root)


def _relationships(part: Part) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
    for number, kind, target in part.relationships:
        attributes = {"Id": number, "Type": kind, "Target": target}
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return xml_bytes(root)
