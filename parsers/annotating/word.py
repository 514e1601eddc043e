"""Comments in a Word document (ISO/IEC 29500-1, 17.13.4); no other part of it is touched."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from parsers.annotating.anchoring import comment_on
from parsers.annotating.comments import Comments
from parsers.annotating.sheet import sheet_of
from parsers.errors import TooLargeError, UnsupportedError
from parsers.model import Annotated, Notes
from parsers.word.document import Document
from parsers.word.package import MAX_INFLATED, Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_CONTENT_TYPES = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def annotate_word(data: bytes, notes: Notes) -> Annotated:
    """``data`` with a comment at each note; a signed document gets a sheet of its own."""
    package = Package(data)
    document = Document(package)
    if document.signatures.all:
        return Annotated(sheet_of(notes), ".pdf", apart=True)
    if package.flat:
        raise UnsupportedError("A Word file of one piece (flat XML) cannot carry notes.")
    suffix = ".docm" if any(n.endswith("vbaproject.bin") for n in package.names()) else ".docx"
    return Annotated(_Copy(data, document).with_notes(notes), suffix)


class _Copy:
    """The package on its way to being written again."""

    def __init__(self, data: bytes, document: Document) -> None:
        self._zip = zipfile.ZipFile(BytesIO(data))
        if sum(info.file_size for info in self._zip.infolist()) > MAX_INFLATED:
            raise TooLargeError("The Word file is too large to carry notes.")
        self._names = {self._key(info.filename): info.filename for info in self._zip.infolist()}
        self._main = document.main
        known = document.package.related(document.main, "comments")
        folder = posixpath.dirname(document.main)
        self._comments = known[0] if known else posixpath.join(folder, "comments.xml")
        self._new = not known

    def with_notes(self, notes: Notes) -> bytes:
        """The bytes of the copy."""
        root = self._parsed(self._main)
        space = etree.QName(root).namespace or ""
        held = None if self._new else self._parsed(self._comments)
        comments = Comments(held, space)
        comments.take_out_ours(root)
        comment_on(root, comments, notes)
        changed = {self._main: _written(root), self._comments: _written(comments.root)}
        if self._new:
            changed |= self._introduced(strict=space == _STRICT)
        return self._zipped({self._key(name): data for name, data in changed.items()})

    def _introduced(self, *, strict: bool) -> dict[str, bytes]:
        """The relationship and the content type of a part of comments that is new."""
        folder, _, name = self._main.rpartition("/")
        rels_name = posixpath.join(folder, "_rels", f"{name}.rels")
        if self._key(rels_name) in self._names:
            rels = self._parsed(rels_name)
        else:
            rels = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        taken = {one.get("Id") for one in rels}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdNotes{n}" not in taken)
        one = etree.SubElement(rels, f"{{{_RELATIONS}}}Relationship")
        one.set("Id", f"rIdNotes{number}")
        one.set("Type", _STRICT_OFFICE if strict else _OFFICE)
        one.set("Target", posixpath.basename(self._comments))
        types = self._parsed(_CONTENT_TYPES)
        said = etree.SubElement(types, f"{{{_TYPES}}}Override")
        said.set("PartName", f"/{self._comments}")
        said.set("ContentType", _TYPE)
        return {rels_name: _written(rels), _CONTENT_TYPES: _written(types)}

    def _zipped(self, changed: dict[str, bytes]) -> bytes:
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in self._zip.infolist():
                data = changed.pop(self._key(info.filename), None)
                copy.writestr(info, self._zip.read(info) if data is None else data)
            for name, data in changed.items():
                copy.writestr(name, data)
        return stream.getvalue()

    def _parsed(self, name: str) -> etree._Element:
        return etree.fromstring(self._zip.read(self._names[self._key(name)]), _PARSER)

    @staticmethod
    def _key(name: str) -> str:
        return name.replace("\\", "/").lstrip("/").lower()


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
