"""The controls of a document alone, where nothing that is printed can belong to them.

A form with tagged controls says all it says by them; laying out the page around them costs more
than reading them. This tells which files can be read so, and which parts of them hold anything:
the reader is the same, and where there is any doubt the whole file is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from lxml import etree

from parsers.model import Control, ControlKind
from parsers.word.boxes import MAYBE
from parsers.word.flow import Aside, Block, Item, Paragraph, Run, StoryFlow, Table, TableCell
from parsers.word.names import CELL, DEL, ROW, SDT, SDT_CONTENT, TABLE, TEXT, TEXT_BOX, P, W

_FIELD_MARKS = frozenset([W + "fldChar", W + "instrText", W + "fldSimple"])
_CODES = ("FORM", "MACROBUTTON")
_REFUSED = frozenset(
    [TEXT_BOX, *(W + name for name in ("ffData", "control", "sym", "altChunk", "cellDel"))]
)
_NAMES = (SDT, DEL, *_FIELD_MARKS, *_REFUSED)
_HOLDERS = frozenset([P, TABLE, ROW, CELL, SDT, SDT_CONTENT])
_STORIES = frozenset(W + name for name in ("body", "hdr", "ftr", "footnote", "endnote"))


def holders(root: etree._Element) -> Set[etree._Element] | None:
    """The elements of a story that hold its content controls, from the paragraph upwards.

    None where the story has to be read whole: it has form fields, embedded controls, text boxes,
    deleted paragraphs or rows, boxes that are only typed, or controls in unusual places.
    """
    found: set[etree._Element] = set()
    fields = False
    for element in root.iter(*_NAMES):
        tag = element.tag
        if tag == SDT:
            if not _climb(element, found):
                return None
        elif tag in _FIELD_MARKS:
            code = (element.text or element.get(W + "instr") or "").strip().upper()
            if code.startswith(_CODES):
                return None
            fields = True
        elif tag in _REFUSED or not _is_run_deletion(element):
            return None
    if (fields and found) or _prints_boxes(root, found):
        return None
    return found


def _climb(control: etree._Element, found: set[etree._Element]) -> bool:
    """Add what is around and inside of a control; False where it stands in an unusual place."""
    parent = control.getparent()
    if parent is not None and parent.tag != P:
        found.update(control.iter(P, TABLE, ROW, CELL, SDT))
    while parent is not None and parent not in found:
        if parent.tag not in _HOLDERS:
            return parent.tag in _STORIES
        found.add(parent)
        parent = parent.getparent()
    return True


def _is_run_deletion(element: etree._Element) -> bool:
    """Whether ``w:del`` holds deleted text, and does not mark a deleted paragraph or row."""
    parent = element.getparent()
    return parent is not None and parent.tag in _HOLDERS


def _prints_boxes(root: etree._Element, found: Set[etree._Element]) -> bool:
    """Whether a box may be printed where no control stands."""
    for element in root.iter(TEXT):
        text = element.text
        if not text or (text.isascii() and "[" not in text and "(" not in text):
            continue
        if MAYBE.search(text):
            paragraph = next(element.iterancestors(P), None)
            if paragraph not in found:
                return True
    return False


def controls(flows: Sequence[StoryFlow], held: Set[etree._Element]) -> list[Control] | None:
    """The controls of ``flows`` in reading order; None where text beside one may belong to it."""
    found: list[Control] = []
    for flow in flows:
        for paragraph, cell in _paragraphs(flow.blocks, None):
            if not _take(paragraph.items, cell, held, found):
                return None
    return found


def _paragraphs(
    blocks: Sequence[Block], cell: TableCell | None
) -> Iterator[tuple[Paragraph, TableCell | None]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for inner in row:
                    yield from _paragraphs(inner.blocks, inner)
        else:
            yield block, cell


def _take(
    items: Sequence[Item],
    cell: TableCell | None,
    held: Set[etree._Element],
    found: list[Control],
) -> bool:
    """Add the controls among ``items``; False where printed text touches or continues one."""
    before: Control | None = None
    text = ""
    for item in items:
        if isinstance(item, Run):
            if MAYBE.search(item.text) or (before and _goes_on(before, item.text, text)):
                return False
            text += item.text
            continue
        if isinstance(item, Aside):
            found.append(item.control)
        elif isinstance(item, Control):
            if text and (text[-1].isalnum() or text[-1] == "_"):
                return False
            found.append(item)
            before, text = item, ""
    return not (before and cell and _is_text(before) and _more_behind(cell, held))


def _goes_on(control: Control, text: str, since: str) -> bool:
    """Whether ``text`` behind a control may be the rest of what it holds."""
    if not since and (text[:1].isalnum() or text[:1] == "_"):
        return True
    return "\n" in text and _is_text(control)


def _is_text(control: Control) -> bool:
    return control.kind is ControlKind.TEXT and bool(control.value) and not control.multiline


def _more_behind(cell: TableCell, held: Set[etree._Element]) -> bool:
    """Whether text follows in the cell, in paragraphs behind the last one that holds a control."""
    for block in cell.element.iterchildren(reversed=True):
        if block in held:
            return block.tag == TABLE
        if any(text.text for text in block.iter(TEXT)):
            return True
    return False
