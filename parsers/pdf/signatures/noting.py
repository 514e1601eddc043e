"""Annotations that are no form fields, put on a document or taken off since it was signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from pikepdf import Object

from parsers.pdf.geometry import Rect, rect_of
from parsers.pdf.signatures.covering import contents_of
from parsers.pdf.signatures.revision import Comparison, Revision, as_written
from parsers.pdf.strings import number, text_of
from parsers.pdf.tree import Annotation, Node, elements, entries

_NOT_OF_NOTE = {"/Parent", "/P", "/Popup", "/IRT", "/StructParent", "/M", "/NM"}
_BY_HAND = {"Ink", "Stamp"}
_LEADING_ON = {"/A", "/AA", "/OC"}
"""What happens at a click, and what hides a note at will."""
_ELSEWHERE = 0b1_0011_1011
"""Flags of a note that is hidden, or shown in another place or size than its own: invisible,
hidden, not zoomed, not turned, not viewed, viewed at will (ISO 32000-1, table 165)."""
_OVER = 4.0
"""Points by which a signature by hand may reach over the edge of its slot."""

Place = tuple[int | None, Rect]
"""Page and rectangle."""


@dataclass(slots=True)
class Noted:
    """``told`` in plain words; ``inked`` counts signatures by hand in slots that were empty.

    The next signer may have no certificate, and sign with a pen or a picture of their signature.
    """

    told: list[str] = field(default_factory=list)
    inked: int = 0


def notes_since(comparison: Comparison) -> Noted:
    """What became of the annotations since the document was signed."""
    made = Noted()
    before, after = _notes(comparison.old), _notes(comparison.new)
    slots = list(_slots(comparison))
    for page, written in sorted(after.keys() - before.keys()):
        notes = after[page, written]
        made.inked += (by_hand := len(notes) == 1 and _is_signature(page, notes[0].node, slots))
        if not by_hand and not all(_is_closed(page, one.node, slots) for one in notes):
            made.told.append(f"something was put on page {page}")
    more = Counter({key: len(notes) for key, notes in after.items()})
    less = Counter({key: len(notes) for key, notes in before.items()})
    for page, _ in sorted(key for key in (more - less) if key in before):
        made.told.append(f"something was put on page {page}")
    for page, _ in sorted(less - more):
        made.told.append(f"something was taken off page {page}")
    for page, written in before.keys() & after.keys():
        if not comparison.alike(written, written):
            made.told.append(f"something on page {page} was changed")
    if not made.told:
        made.told += [f"what lies on page {page} was reordered" for page in _reordered(comparison)]
    return made


def _reordered(comparison: Comparison) -> Iterator[int]:
    """Pages on which something lies over another that lay under it when the document was signed."""
    pages = zip(comparison.old.pages, comparison.new.pages, strict=False)
    for at, pair in enumerate(pages, 1):
        before, after = ([_which(one) for one in elements(page.get("/Annots")) if entries(one)]
                         for page in pair)  # fmt: skip
        was = set(before)
        if [one for one in after if one in was] != before:
            yield at


def _which(one: Object) -> Hashable:
    """A field by its number, a note as it is written: programs give numbers to notes without."""
    node = entries(one)
    if one.is_indirect and text_of(node.get("/Subtype")) == "Widget":
        return one.objgen
    return _as_noted(node)


def _as_noted(note: Node) -> bytes:
    return as_written(note, note.keys() - _NOT_OF_NOTE)


def _notes(revision: Revision) -> dict[tuple[int, bytes], list[Annotation]]:
    found: dict[tuple[int, bytes], list[Annotation]] = {}
    for note in revision.tree.annotations:
        found.setdefault((note.page, _as_noted(note.node)), []).append(note)
    return found


def _slots(comparison: Comparison) -> Iterator[Place]:
    """Where somebody may still sign by hand: the empty slots of the document as it was signed.

    Only on pages whose answers stand in fields, and where nothing that says something lies below,
    a field or a note: else a slot could be left over what is to be hidden (a shadow attack).
    """
    empty: list[Place] = []
    said: list[Place] = []
    for one in comparison.old.tree.fields:
        is_slot = text_of(one.node.get("/FT")) == "Sig"
        signed = bool(contents_of(entries(one.node.get("/V"))))
        shown = [(widget.page, rect) for widget in one.widgets
                 if not widget.hidden and (rect := widget.rect)]  # fmt: skip
        (empty if is_slot and not signed else said).extend(shown)
    noted = list(_noted(comparison.old))
    for page, rect in empty:
        fields = [other for there, other in said if there == page]
        others = fields + [other for there, other in noted if there == page]
        if fields and not any(_meet(rect, other) for other in others):
            yield page, rect


def _noted(revision: Revision) -> Iterator[Place]:
    """Where something is noted or signed by hand."""
    for note in revision.tree.annotations:
        rect = rect_of(note.node.get("/Rect"))
        if rect and text_of(note.node.get("/Subtype")) != "Popup":
            yield note.page, rect


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_signature(page: int, note: Node, slots: list[Place]) -> bool:
    """Whether one thing drawn by hand stands in an empty slot, and over nothing else."""
    rect = rect_of(note.get("/Rect"))
    drawn = "/AP" in note and text_of(note.get("/Subtype")) in _BY_HAND
    if not drawn or rect is None or note.keys() & _LEADING_ON or _is_elsewhere(note):
        return False
    return any(there == page and _lies_within(rect, slot) for there, slot in slots)


def _is_elsewhere(note: Node) -> bool:
    return bool(number(note.get("/F")) & _ELSEWHERE)


def _is_closed(page: int, note: Node, slots: list[Place]) -> bool:
    """Whether a note is the closed window that programs keep with a signature by hand."""
    if text_of(note.get("/Subtype")) != "Popup" or note.keys() & {"/AP", *_LEADING_ON}:
        return False
    return not note.get("/Open", False) and _is_signature(page, entries(note.get("/Parent")), slots)


def _lies_within(rect: Rect, slot: Rect) -> bool:
    low = rect[0] >= slot[0] - _OVER and rect[1] >= slot[1] - _OVER
    return low and rect[2] <= slot[2] + _OVER and rect[3] <= slot[3] + _OVER
