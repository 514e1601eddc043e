"""From the bytes of a Word document to its extract."""

from __future__ import annotations

from parsers.errors import CorruptError, HostileError
from parsers.model import NO_ROOTS, Control, Extract, Roots, Source
from parsers.word.alone import MAX_CONTROLS, controls_alone
from parsers.word.boxes import find_boxes
from parsers.word.document import Document, Story, check_root
from parsers.word.flow import StoryFlow
from parsers.word.layout import Sheet
from parsers.word.marking import form_mark
from parsers.word.names import W
from parsers.word.package import Package
from parsers.word.story import StoryReader
from parsers.word.tabbed import with_tables
from parsers.word.unwrapped import unwrapped

_PREFIXES = {
    "": "",
    "header": "header, ",
    "footer": "footer, ",
    "footnotes": "footnote, ",
    "endnotes": "endnote, ",
}


def read(data: bytes, *, sheet: bool = True, roots: Roots = NO_ROOTS) -> Extract:
    """Read a document; see :func:`parsers.word.read_word`."""
    try:
        document = Document(Package(data), roots)
        stories = _stories(document)
        if not sheet:
            light = _alone(document, stories)
            if light is not None:
                return light
            document = document.again()
        return _whole(document, stories)
    except RecursionError as error:
        raise HostileError("The Word file nests deeper than any form does.") from error


def _stories(document: Document) -> list[Story]:
    stories = list(document.stories())
    body = next((story for story in stories if not story.kind), None)
    if body is None:
        raise CorruptError("The Word file has lost its main part; please send it again.")
    check_root(body.root.tag)
    return stories


def _check_controls(story: Story) -> None:
    count = sum(1 for _ in story.root.iter(W + "sdt", W + "fldChar"))
    if count > MAX_CONTROLS:
        raise HostileError(
            f"The Word file holds {count:,} form controls; no form has that many. Please save it "
            "anew and send it again."
        )


def _whole(document: Document, stories: list[Story]) -> Extract:
    flows: list[StoryFlow] = []
    for story in stories:
        _check_controls(story)
    for story in stories:
        reader = StoryReader(document, story.part, document.looks(story.root))
        flows += _flows(reader, story)
    find_boxes(flows)
    sheet = Sheet()
    for flow in flows:
        flow.blocks = with_tables(unwrapped(flow.blocks), document.next_table)
        sheet.add(flow)
    return Extract(
        source=_source(document),
        controls=tuple(sheet.controls),
        sheet=tuple(sheet.cells),
        marks=(*sheet.marks, *document.signatures.marks()),
        form_mark=form_mark(document.package, document.main),
        warnings=tuple(document.warnings),
    )


def _alone(document: Document, stories: list[Story]) -> Extract | None:
    """The controls without the printed page; None where something printed may belong to them."""
    found: list[Control] = []
    for story in stories:
        controls = controls_alone(document, story, _PREFIXES[story.kind])
        if controls is None:
            return None
        found += controls
    if not found:
        return None
    return Extract(
        source=_source(document),
        controls=tuple(found),
        sheet=(),
        marks=tuple(document.signatures.marks()),
        warnings=tuple(document.warnings),
    )


def _flows(reader: StoryReader, story: Story) -> list[StoryFlow]:
    root, prefix = story.root, _PREFIXES[story.kind]
    if not story.kind:
        body = root.find(W + "body")
        blocks = [] if body is None else reader.story(body, "/w:document/w:body")
        return [StoryFlow(story.part, blocks)]
    tree = root.getroottree()
    if story.kind in ("header", "footer"):
        return [StoryFlow(story.part, reader.story(root, tree.getpath(root), prefix))]
    return [
        StoryFlow(story.part, reader.story(note, tree.getpath(note), prefix))
        for note in root
        if note.get(W + "type") is None
    ]


def _source(document: Document) -> Source:
    if document.controls:
        return Source.WORD
    return Source.WORD_LEGACY if document.legacy else Source.WORD_TEXT
