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
_OVERRIDE = f"{{{_TYPES}}}Override"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_CONTENT_TYPES = "[Content_Types].xml"
_SUFFIXES = {
    ".template.main+xml": ".dotx",
    ".document.macroenabled.main+xml": ".docm",
    ".template.macroenabledtemplate.main+xml": ".dotm",
}
"""What Word calls a file by the end of its main part's content type; it opens no other name."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def annotate_word(data: bytes, notes: Notes) -> Annotated:
    """``data`` with a comment at each note; a signed document gets a sheet of its own."""
    package = Package(data)
    document = Document(package)
    if document.signatures.all:
        return Annotated(sheet_of(notes), ".pdf", apart=True)
    if package.flat:
        raise UnsupportedError("A Word file of one piece (flat XML) cannot carry notes.")
    copy = _Copy(data, document)
    suffix = copy.suffix  # asked first: writing a member anew ends the reading of the old one
    return Annotated(copy.with_notes(notes), suffix)


class _Copy:
    """The package on its way to being written again."""

    def __init__(self, data: bytes, document: Document) -> None:
        self._zip = zipfile.ZipFile(BytesIO(data))
        if sum(info.file_size for info in self._zip.infolist()) > MAX_INFLATED:
            raise TooLargeError("The Word file is too large to carry notes.")
        self._names = {self._key(info.filename): info.filename for info in self._zip.infolist()}
        self._main = document.main
        relations = document.package.relations(document.main).values()
        known = [one.target for one in relations if one.kind == "comments" and one.target]
        folder = posixpath.dirname(document.main)
        self._comments = known[0] if known else posixpath.join(folder, "comments.xml")
        self._related = bool(known)

    @property
    def suffix(self) -> str:
        """The ending that the file's name needs, with its dot."""
        said = _said_of(self._parsed(_CONTENT_TYPES), self._main)
        for end, suffix in _SUFFIXES.items():
            if said.endswith(end):
                return suffix
        return ".docm" if any(name.endswith("vbaproject.bin") for name in self._names) else ".docx"

    def with_notes(self, notes: Notes) -> bytes:
        """The bytes of the copy."""
        root = self._parsed(self._main)
        space = etree.QName(root).namespace or ""
        comments = Comments(self._held(f"{{{space}}}comments"), space)
        comments.take_out_ours(root)
        comment_on(root, comments, notes)
        changed = {self._main: _written(root), self._comments: _written(comments.root)}
        changed |= self._introduced(strict=space == _STRICT)
        return self._zipped({self._key(name): data for name, data in changed.items()})

    def _held(self, tag: str) -> etree._Element | None:
        """The comments that the document has, None where there are none that can be read."""
        if not self._related or self._key(self._comments) not in self._names:
            return None
        try:
            root = self._parsed(self._comments)
        except etree.XMLSyntaxError:
            return None
        return root if root.tag == tag else None

    def _introduced(self, *, strict: bool) -> dict[str, bytes]:
        """The relationship and the content type of the part of comments, where they are new."""
        changed = {} if self._related else self._with_relation(strict=strict)
        types = self._parsed(_CONTENT_TYPES)
        if _said_of(types, self._comments) != _TYPE:
            part = f"/{self._comments}"
            for one in types.findall(_OVERRIDE):
                if one.get("PartName", "").lower() == part.lower():
                    types.remove(one)
            said = etree.SubElement(types, _OVERRIDE)
            said.set("PartName", part)
            said.set("ContentType", _TYPE)
            changed[_CONTENT_TYPES] = _written(types)
        return changed

    def _with_relation(self, *, strict: bool) -> dict[str, bytes]:
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
        return {rels_name: _written(rels)}

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


def _said_of(types: etree._Element, part: str) -> str:
    """What the list of content types says that ``part`` is, in small letters."""
    ending = part.rpartition(".")[2].lower()
    for one in types.findall(_OVERRIDE):
        if one.get("PartName", "").lower().lstrip("/") == part.lower():
            return one.get("ContentType", "").lower()
    for one in types.findall(f"{{{_TYPES}}}Default"):
        if one.get("Extension", "").lower() == ending:
            return one.get("ContentType", "").lower()
    return ""


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
