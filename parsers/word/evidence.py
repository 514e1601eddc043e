"""What a picture in a Word file looks like that may be no signature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from parsers.cropping import shown_as
from parsers.errors import ParseError
from parsers.model import Anchor, Damage, Evidence, ParsedForm, SignatureKind
from parsers.word.document import Document
from parsers.word.names import BLIP, IMAGE_DATA, R
from parsers.word.package import Package
from parsers.word.pictures import grey_of


def with_evidence(data: bytes, read: ParsedForm) -> ParsedForm:
    """``read`` with the pictures of the Word file ``data`` that stand in slots and are in doubt.

    What cannot be shown has none: a metafile, a picture outside of the file.
    """
    doubted = {
        name: one.anchor
        for name, one in read.signatures.items()
        if one.kind is SignatureKind.PICTURE and not one.sure and one.anchor is not None
    }
    if not doubted:
        return read
    made: tuple[Evidence, ...] = ()
    with suppress(ParseError):
        made = tuple(_pictures(Document(Package(data)), doubted))
    return replace(read, evidence=made)


def _pictures(document: Document, doubted: Mapping[str, Anchor]) -> Iterator[Evidence]:
    for name, anchor in doubted.items():
        grey = grey_of(_picture_at(document, anchor))
        made = shown_as(name, grey, anchor.place, Damage.NONE) if grey is not None else None
        if made is not None:
            yield made


def _picture_at(document: Document, anchor: Anchor) -> bytes:
    """The bytes of the first picture at, or below, the element that ``anchor`` names."""
    root = document.root(anchor.part)
    if root is None or not anchor.path:
        return b""
    tree = root.getroottree()
    for element in root.iter(BLIP, IMAGE_DATA):
        path = tree.getpath(element)
        if path == anchor.path or path.startswith(f"{anchor.path}/"):
            relation = element.get(R + "embed") or element.get(R + "id")
            return document.pictures.data_of(anchor.part, relation)
    return b""
