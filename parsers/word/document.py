"""What the parts of one document share while they are read; all of it lazily."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple
from xml.sax.saxutils import unescape

from lxml import etree

from parsers.errors import CorruptError, UnsupportedError
from parsers.model import NO_ROOTS, Roots
from parsers.remembering import remembered
from parsers.word.looks import Looks
from parsers.word.names import TEXT, VAL, P, W
from parsers.word.package import Package, parse_xml
from parsers.word.pictures import Pictures
from parsers.word.prompts import folded
from parsers.word.signing import Signature, Signatures
from parsers.word.stores import Stores

_GIVEN_NAME = re.compile(r"(?!DefaultPlaceholder)(?![0-9A-Fa-f]{32}$)[A-Za-z][\w.-]*")
_TEXTS = re.compile(rb"<w:t(?: [^>]*)?>([^<]+)</w:t>")
_OTHER_ROOTS = {
    "workbook": "an Excel workbook",
    "presentation": "a PowerPoint presentation",
}


_SMALL = 200_000
"""Bytes of a glossary that is worth remembering."""
_SIDE_PARTS = ("hidden_styles", "pictures", "stores", "signatures", "prompt_words", "prompts")


class Story(NamedTuple):
    """A part that is read as text, parsed from ``data``.

    ``kind`` is the last word of its relation, "" for the body.
    """

    kind: str
    part: str
    root: etree._Element
    data: bytes


class Document:
    """One Word document: its package, what was counted so far, and its side parts."""

    def __init__(self, package: Package, roots: Roots = NO_ROOTS) -> None:
        """``roots`` are the authorities by which digital signatures are trusted."""
        self.package = package
        self.main = _main_part(package)
        self.trusted = roots
        self.controls = 0
        self.legacy = 0
        self.tables = 0
        self.tagged = False
        self.symbols = False
        self.warnings: list[str] = []
        self._lent: set[str] = set()
        self._roots: dict[str, etree._Element] = {}
        self._data: dict[str, bytes] = {}

    def warn(self, text: str) -> None:
        """Note something a person should know, once."""
        if text not in self.warnings:
            self.warnings.append(text)

    def next_table(self) -> int:
        """The number of the table that begins now."""
        self.tables += 1
        return self.tables - 1

    def again(self) -> Document:
        """The same document as if nothing of it had been read; what was parsed stays parsed."""
        fresh = Document(self.package, self.trusted)
        fresh._roots, fresh._data = self._roots, self._data
        fresh.tagged, fresh.symbols = self.tagged, self.symbols
        known = self.__dict__
        fresh.__dict__.update({name: known[name] for name in _SIDE_PARTS if name in known})
        return fresh

    def stories(self) -> Iterator[Story]:
        """Every story part in reading order: headers, body, footers, notes."""
        for kind in ("header", "", "footer", "footnotes", "endnotes"):
            for part in self.package.related(self.main, kind) if kind else [self.main]:
                root = self.root(part)
                if root is not None:
                    yield Story(kind, part, root, self._data[part])

    def root(self, part: str) -> etree._Element | None:
        """The root of a story part, or None where there is no such part."""
        known = self._roots.get(part)
        if known is None:
            data = self.package.read(part)
            if data is None:
                return None
            known = self._roots[part] = parse_xml(data, part)
            self._data[part] = data
            self.tagged = self.tagged or b"<w:tag " in data
            self.symbols = self.symbols or b"dings" in data
        return known

    def looks(self, root: etree._Element) -> Looks:
        """The looks of a story."""
        looks = Looks(lambda: self.hidden_styles)
        looks.gather(root, symbols=self.symbols)
        return looks

    @cached_property
    def hidden_styles(self) -> frozenset[str]:
        """The ids of the character styles that hide their text (17.3.2.41)."""
        for name in self.package.related(self.main, "styles"):
            data = self.package.read(name) or b""
            if b"w:vanish" in data:
                return self._hidden_in(name)
        return frozenset()

    def _hidden_in(self, name: str) -> frozenset[str]:
        root = self.package.xml(name)
        hidden = set()
        for style in () if root is None else root.iter(W + "style"):
            vanish = style.find(f"{W}rPr/{W}vanish")
            if vanish is not None and vanish.get(VAL, "1") not in ("0", "false", "off"):
                hidden.add(style.get(W + "styleId", ""))
        return frozenset(hidden)

    def lent_name(self, doc_part: str) -> str:
        """The name of a control without a tag, from the block that says what it shows when empty.

        LibreOffice 7.4 drops every tag and keeps the blocks' names, but lends a name to the next
        controls that have none: only the first counts. Names that Word makes up are none.
        """
        if self.tagged or doc_part in self._lent or not _GIVEN_NAME.fullmatch(doc_part):
            return ""
        self._lent.add(doc_part)
        return doc_part

    @cached_property
    def pictures(self) -> Pictures:
        """The judge of the document's pictures."""
        return Pictures(self.package, self.main)

    @cached_property
    def stores(self) -> Stores:
        """The custom XML that controls are bound to."""
        return Stores(self.package, self.main)

    @cached_property
    def signatures(self) -> Signatures:
        """The package's digital signatures."""
        return Signatures(self.package, self.main, self.trusted)

    def signature_on(self, line: str) -> Signature | None:
        """The digital signature on the signature line with this id."""
        return self.signatures.on_line(line, self._roots.values())

    @cached_property
    def prompt_words(self) -> frozenset[str]:
        """The text of every block of the glossary, folded: a cheap look before it is parsed."""
        words: set[str] = set()
        for name in self.package.related(self.main, "glossaryDocument"):
            data = self.package.read(name) or b""
            told = _words_in if len(data) <= _SMALL else _words_in.__wrapped__
            words |= told(data)
        return frozenset(words)

    @cached_property
    def prompts(self) -> dict[str, str]:
        """The glossary's texts by the name of their docPart, folded (17.12)."""
        found: dict[str, str] = {}
        for name in self.package.related(self.main, "glossaryDocument"):
            root = self.package.xml(name)
            for part in () if root is None else root.iter(W + "docPart"):
                label = part.find(f"{W}docPartPr/{W}name")
                if label is not None:
                    lines = ("".join(t.text or "" for t in p.iter(TEXT)) for p in part.iter(P))
                    found[label.get(VAL, "")] = folded(" ".join(lines))
        return found


@lru_cache(maxsize=8)
def _words_in(glossary: bytes) -> frozenset[str]:
    """The text of every block of a glossary, folded; copies of one blank have the same glossary."""
    return frozenset(map(_words_of, glossary.split(b"</w:docPart>")))


@remembered(1024)
def _words_of(block: bytes) -> str:
    lines = (b"".join(_TEXTS.findall(line)) for line in block.split(b"</w:p>"))
    return folded(unescape(b" ".join(lines).decode("utf-8", "replace")))


def _main_part(package: Package) -> str:
    mains = package.related("", "officeDocument")
    if mains:
        return mains[0]
    if package.has("word/document.xml"):
        return "word/document.xml"
    names = package.names()
    if any(name.startswith(("xl/", "ppt/")) for name in names) or "mimetype" in names:
        raise UnsupportedError("This is an office file of another kind, not a Word document.")
    if not any(name.startswith("word/") for name in names):
        raise UnsupportedError("This is a zip file, not a Word document.")
    raise CorruptError("The Word file has lost its main part; please send it again.")


def check_root(tag: str) -> None:
    """Refuse what is no Word document by its root element's name."""
    if tag == W + "document":
        return
    local = tag.rpartition("}")[2]
    what = _OTHER_ROOTS.get(local, "something else")
    raise UnsupportedError(f"This is not a Word document but {what}.")
