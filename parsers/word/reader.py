"""From the bytes of a Word document to its extract."""

from __future__ import annotations

from parsers.errors import CorruptError, HostileError
from parsers.model import Extract, Source
from parsers.word.boxes import find_boxes
from parsers.word.document import Document, check_root
from parsers.word.flow import StoryFlow
from parsers.word.layout import Sheet
from parsers.word.marking import form_mark
from parsers.word.names import W
from parsers.word.package import Package
from parsers.word.story import StoryReader


def read(data: bytes) -> Extract:
    """Read a document; see :func:`parsers.word.read_word`."""
    try:
        return _read(Document(Package(data)))
    except RecursionError as error:
        raise HostileError("The Word file nests deeper than any form does.") from error


def _read(document: Document) -> Extract:
    headers = _stories(document, "header", "header, ")
    body = _body(document)
    after = [
        *_stories(document, "footer", "footer, "),
        *_stories(document, "footnotes", "footnote, "),
        *_stories(document, "endnotes", "endnote, "),
    ]
    flows = (*headers, body, *after)
    find_boxes(flows)
    sheet = Sheet()
    for flow in flows:
        sheet.add(flow)
    return Extract(
        source=_source(document),
        controls=tuple(sheet.controls),
        sheet=tuple(sheet.cells),
        marks=(*sheet.marks, *document.signatures.marks()),
        form_mark=form_mark(document.package, document.main),
        warnings=tuple(document.warnings),
    )


def _body(document: Document) -> StoryFlow:
    story = document.story(document.main)
    if story is None:
        raise CorruptError("The Word file has lost its main part; please send it again.")
    root, looks = story
    check_root(root.tag)
    body = root.find(W + "body")
    if body is None:
        return StoryFlow(document.main, [])
    reader = StoryReader(document, document.main, looks)
    return StoryFlow(document.main, reader.story(body, "/w:document/w:body"))


def _stories(document: Document, kind: str, prefix: str) -> list[StoryFlow]:
    flows = []
    for part in document.package.related(document.main, kind):
        story = document.story(part)
        if story is None:
            continue
        root, looks = story
        reader = StoryReader(document, part, looks)
        if kind in ("header", "footer"):
            path = root.getroottree().getpath(root)
            flows.append(StoryFlow(part, reader.story(root, path, prefix)))
            continue
        for note in root:
            if note.get(W + "type") is None:
                path = root.getroottree().getpath(note)
                flows.append(StoryFlow(part, reader.story(note, path, prefix)))
    return flows


def _source(document: Document) -> Source:
    if document.controls:
        return Source.WORD
    return Source.WORD_LEGACY if document.legacy else Source.WORD_TEXT
