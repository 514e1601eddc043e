"""Annotations that are no form fields, put on a document or taken off since it was signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.pdf.geometry import Rect, rect_of
from parsers.pdf.signatures.covering import contents_of
from parsers.pdf.signatures.revision import Comparison, Revision, as_written
from parsers.pdf.strings import text_of
from parsers.pdf.tree import Annotation, entries

_NOT_OF_NOTE = {"/Parent", "/P", "/Popup", "/IRT", "/StructParent", "/M", "/NM"}
_BY_HAND = {"Ink", "Stamp"}
_LEADING_ON = {"/A", "/AA", "/OC"}
"""What happens at a click, and what hides a note at will."""
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
        made.inked += (by_hand := _is_signature(page, after[page, written], slots))
        if not by_hand:
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
    return made


def _notes(revision: Revision) -> dict[tuple[int, bytes], list[Annotation]]:
    found: dict[tuple[int, bytes], list[Annotation]] = {}
    for note in revision.tree.annotations:
        written = as_written(note.node, note.node.keys() - _NOT_OF_NOTE)
        found.setdefault((note.page, written), []).append(note)
    return found


def _slots(comparison: Comparison) -> Iterator[Place]:
    """Where somebody may still sign by hand: the empty slots of the document as it was signed.

    Only on pages whose answers stand in fields, and where no field that says something lies below:
    else a slot could be left over what is to be hidden (a shadow attack).
    """
    empty: list[Place] = []
    said: list[Place] = []
    for one in comparison.old.tree.fields:
        is_slot = text_of(one.node.get("/FT")) == "Sig"
        signed = bool(contents_of(entries(one.node.get("/V"))))
        shown = [(widget.page, rect) for widget in one.widgets
                 if not widget.hidden and (rect := widget.rect)]  # fmt: skip
        (empty if is_slot and not signed else said).extend(shown)
    for page, rect in empty:
        others = [other for there, other in said if there == page]
        if others and not any(_meet(rect, other) for other in others):
            yield page, rect


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_signature(page: int, notes: list[Annotation], slots: list[Place]) -> bool:
    """Whether one thing drawn by hand stands in an empty slot, and over nothing else."""
    node = notes[0].node
    rect = rect_of(node.get("/Rect"))
    drawn = "/AP" in node and text_of(node.get("/Subtype")) in _BY_HAND
    if len(notes) != 1 or not drawn or rect is None or node.keys() & _LEADING_ON:
        return False
    return any(there == page and _lies_within(rect, slot) for there, slot in slots)


def _lies_within(rect: Rect, slot: Rect) -> bool:
    low = rect[0] >= slot[0] - _OVER and rect[1] >= slot[1] - _OVER
    return low and rect[2] <= slot[2] + _OVER and rect[3] <= slot[3] + _OVER
