"""Annotations that an agency adds over a form: typed text, ink, stamps (ISO 32000-1, 12.5.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pikepdf import Array

from parsers.model import Anchor, Mark, MarkKind
from parsers.pdf.geometry import Page, Rect, rect_of
from parsers.pdf.stamps import is_signing
from parsers.pdf.strings import date_of, number, rich_text, text_of
from parsers.pdf.tree import Annotation, Node
from parsers.pdf.words import Word

_SMALL_SHAPES = {"/Ink", "/Stamp", "/Line", "/PolyLine", "/Polygon", "/Circle", "/Highlight"}
_UNSEEN = 0b100010
_FONT_SIZE = re.compile(r"([\d.]+)\s+Tf")
_LETTER = 0.5
OUR_NOTE = "intake-note-"
"""How the names of our own notes begin, on copies that went back to their senders."""
_OUR_KINDS = {"Text", "Highlight"}
_TICK_SIZE = 24.0
_CORNERS = 8
"""Corners from which a line was drawn by a hand."""


@dataclass(slots=True)
class Notes:
    """What annotations add to one page."""

    words: list[Word] = field(default_factory=list)
    marks: list[tuple[Mark, Rect]] = field(default_factory=list)
    blots: list[Rect] = field(default_factory=list)


def is_ours(node: Node) -> bool:
    """Whether an annotation is a note of ours on a copy that came back."""
    ours = text_of(node.get("/NM")).startswith(OUR_NOTE)
    return ours and text_of(node.get("/Subtype")) in _OUR_KINDS


def notes_on(page: Page, annotations: Iterable[Annotation]) -> Notes:
    """Typed text as words at its place, ink and stamps as marks; hidden ones are left out."""
    made = Notes()
    for annotation in annotations:
        node = annotation.node
        rect = rect_of(node.get("/Rect"))
        if annotation.page != page.number or rect is None or number(node.get("/F")) & _UNSEEN:
            continue
        if is_ours(node):
            continue
        kind = "/" + text_of(node.get("/Subtype"))
        placed = page.placed(rect)
        small = max(placed[2] - placed[0], placed[3] - placed[1]) <= _TICK_SIZE
        if kind == "/FreeText":
            made.words += _typed(annotation, placed)
        elif small and kind in _SMALL_SHAPES:
            made.blots.append(placed)
        elif kind == "/Ink" or (kind == "/Stamp" and "/AP" in node) or _is_drawn(kind, node):
            made.marks.append((_mark(page, annotation, placed), placed))
    return made


def _is_drawn(kind: str, node: Node) -> bool:
    """Whether it is a line of so many corners that a hand drew it; an arrow has few."""
    corners = node.get("/Vertices")
    return kind == "/PolyLine" and isinstance(corners, Array) and len(corners) >= 2 * _CORNERS


def _mark(page: Page, annotation: Annotation, placed: Rect) -> Mark:
    node = annotation.node
    anchor = Anchor(f"page {page.number}", box=page.box(placed))
    when = date_of(text_of(node.get("/M"))) if "/M" in node else None
    signer = text_of(node.get("/T")).strip() or None
    label = text_of(node.get("/Contents")).strip() or text_of(node.get("/Name"))
    kind = text_of(node.get("/Subtype"))
    doubtful = kind == "PolyLine" or (kind == "Stamp" and not is_signing(node))
    return Mark(MarkKind.INK, True, anchor, signer, when, label[:200], doubtful=doubtful)


def _typed(annotation: Annotation, rect: Rect) -> list[Word]:
    node = annotation.node
    text = text_of(node.get("/Contents"))
    if not text.strip() and "/RC" in node:
        text = rich_text(text_of(node["/RC"]))
    if not text.strip():
        return []
    given = _FONT_SIZE.search(text_of(node.get("/DA")))
    size = float(given.group(1)) if given and given.group(1).strip(".") else 0.0
    high = rect[3] - rect[1]
    size = size if 3 <= size <= 72 else min(11.0, max(4.0, high * 0.7))
    lines = _wrapped(text, max(size, rect[2] - rect[0]), size)
    if len(lines) == 1:
        return _line(lines[0], rect[0], (rect[1] + rect[3]) / 2 + 0.28 * size, size)
    step = min(1.2 * size, high / len(lines))
    words = []
    for place, line in enumerate(lines):
        words += _line(line, rect[0], rect[1] + 0.9 * size + place * step, size)
    return words


def _wrapped(text: str, width: float, size: float) -> Sequence[str]:
    """Lines as typed, broken where they are plainly wider than the box."""
    room = max(4, int(width / (_LETTER * size) * 1.25))
    lines: list[str] = []
    for typed in text.strip("\n").split("\n"):
        line = ""
        for word in typed.split():
            if line and len(line) + 1 + len(word) > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def _line(text: str, left: float, base: float, size: float) -> list[Word]:
    words = []
    for found in re.finditer(r"\S+", text):
        x0 = left + 1 + found.start() * _LETTER * size
        x1 = x0 + len(found.group()) * _LETTER * size
        words.append(Word(found.group(), x0, x1, base, size))
    return words
