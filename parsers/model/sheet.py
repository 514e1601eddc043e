"""What stands in a file: controls, and a *sheet* of printed cells with their places.

Two geometries meet in the sheet. PDF cells have real coordinates, in points. Word has none before
it is laid out, so its reader makes them up: a table row or a paragraph is a band, columns follow
the table's grid. In both, ``y`` grows downwards and pages follow each other, so that "right of" and
"below" mean the same everywhere. Where a thing stands in the *file* is said by its
:class:`Anchor`, never by the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.model.quick import quick


class Source(StrEnum):
    """How the form came, as ``read --json`` says it."""

    WORD = "word"
    WORD_LEGACY = "word-legacy"
    WORD_TEXT = "word-text"
    PDF_FORM = "pdf-form"
    PDF_XFA = "pdf-xfa"
    PDF_TEXT = "pdf-text"
    SCAN = "scan"
    MAIL_BODY = "mail-body"


class ControlKind(StrEnum):
    """What a control can hold."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    CHECKBOX = "checkbox"
    PICTURE = "picture"
    SIGNATURE = "signature"
    BUTTON = "button"


@quick(frozen=True, slots=True)
class Box:
    """A rectangle on a page: points, origin in the page's lower left corner, page from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@quick(frozen=True, slots=True)
class Anchor:
    """Where something stands in the file, so that a note can be put there.

    Word: ``part`` ("word/document.xml") and ``path`` (lxml's ``getpath``). PDF: ``path`` is the
    full field name where there is one, ``box`` the place. ``place`` says it to a person
    ("table 1, row 1", "page 3").
    """

    place: str
    part: str = ""
    path: str = ""
    box: Box | None = None


class MarkKind(StrEnum):
    """What can stand in a signature slot besides type."""

    PICTURE = "picture"
    INK = "ink"
    DIGITAL = "digital"
    SIGNATURE_LINE = "signature_line"


class Standing(StrEnum):
    """What the verification of a digital signature came to."""

    VALID = "valid"
    """Intact, and it covers all that is shown and read."""
    INVALID = "invalid"
    """Broken, or something that it covered was changed after signing."""
    UNCLEAR = "unclear"
    """It could not be judged: a person looks."""


class Trust(StrEnum):
    """Who vouches for a signer's certificate."""

    TRUSTED = "trusted"
    SELF_SIGNED = "self-signed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verification:
    """How a digital signature stands; ``reason`` says in one plain sentence why.

    ``trust`` is None where no certificate could be read. A valid signature's reason says whose
    certificate it is and what was done to the file after signing, if anything. ``filled`` names the
    controls that were empty when it was signed and hold a value now: who signed did not see it.
    """

    standing: Standing
    trust: Trust | None
    reason: str
    filled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A picture, ink, digital signature or signature line.

    ``present`` is False for what only marks the place: a blank picture, the placeholder icon, an
    empty signature field, an unsigned signature line. ``signer`` and ``time`` are as claimed by
    the file, and ``verified`` says what a digital signature is worth (None: not verified).
    ``doubtful`` is a picture without anything as dark as ink, or one that cannot be looked at: it
    may be a placeholder, or nothing. So is a stamp that only says something: "Sign here".
    """

    kind: MarkKind
    present: bool
    anchor: Anchor
    signer: str | None = None
    time: datetime | None = None
    label: str = ""
    doubtful: bool = False
    verified: Verification | None = None


@quick(frozen=True, slots=True)
class Control:
    """A thing in a file that can hold a value.

    ``value``: text as it stands (never a prompt), True/False for a checkbox, the chosen text for a
    choice, a tuple for a multiple choice, None when empty. ``shown`` is what the document displays
    at its place, prompts included. ``placeholder`` is True when what shows is a prompt.
    ``name`` is the tag or field name, ``title`` the alias, tooltip or status text.
    ``box`` is in PDF points, None in Word. ``mark`` is what a picture or signature control holds.
    ``sure`` is how surely its state was seen: 1 where the file itself says it.
    """

    name: str
    title: str
    kind: ControlKind
    value: str | bool | tuple[str, ...] | None
    shown: str
    anchor: Anchor
    options: tuple[str, ...] = ()
    locked: bool = False
    placeholder: bool = False
    multiline: bool = False
    mark: Mark | None = None
    sure: float = 1.0

    @property
    def page(self) -> int | None:
        """The page from 1, or None where the format has no pages."""
        return self.anchor.box.page if self.anchor.box else None

    @property
    def box(self) -> Box | None:
        """The rectangle in PDF points, or None in Word."""
        return self.anchor.box


@quick(frozen=True, slots=True)
class Piece:
    """The smallest thing on a line: a run of printed text, a control, or a mark.

    Exactly one of ``text`` (non-empty), ``control`` and ``mark`` is set. ``x0`` and ``x1`` are on
    the sheet. A check box drawn as a character (☐ ☒ ☑ or a Wingdings glyph) is a control of kind
    checkbox, not text. Printed fill lines (____) stay text. ``sure`` is how surely text was read:
    1 where the file itself says it, less where it was read off a picture. ``italic``, ``marked``
    (underlined, highlighted, shaded, framed), ``struck`` (crossed out) and ``faint`` (small or
    grey) are said by Word files only. ``apart`` tells that the rest of its line is set in other
    type than what stands before it, as an answer behind its label.
    """

    x0: float
    x1: float
    text: str = ""
    control: Control | None = None
    mark: Mark | None = None
    bold: bool = False
    sure: float = 1.0
    italic: bool = False
    apart: bool = False
    marked: bool = False
    struck: bool = False
    faint: bool = False


@quick(frozen=True, slots=True)
class Line:
    """Pieces that stand on one line, from left to right."""

    y0: float
    y1: float
    pieces: tuple[Piece, ...]


@quick(frozen=True, slots=True)
class Cell:
    """A region of the sheet that the document itself holds together.

    A table cell (``table`` counts tables from 0, ``row`` and ``column`` from 0, ``column`` in grid
    columns), a box between ruled lines, or a paragraph (``table`` None). ``anchor`` says where an
    empty value would have stood. ``item_of`` names the list in which Word counts a paragraph.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[Line, ...]
    anchor: Anchor
    table: int | None = None
    row: int = 0
    column: int = 0
    item_of: str = ""


@dataclass(frozen=True)
class Extract:
    """All that one file says, before anyone asks which form it is.

    ``controls`` are in reading order, each once. Each also stands once in ``sheet`` where its
    place is known. ``form_mark`` is the form's own mark ("ct_cep/1.9") where the file carries it.
    ``unreadable`` tells why nothing can be read at all (a dynamic XFA form needs Adobe).
    ``scanned`` are the pages, from 1, that are pictures of paper: what they say is not in here.
    ``damaged``: the file may have been cut off, and hold less than was sent.
    """

    source: Source
    controls: tuple[Control, ...]
    sheet: tuple[Cell, ...]
    pages: int | None = None
    marks: tuple[Mark, ...] = ()
    form_mark: str = ""
    warnings: tuple[str, ...] = ()
    unreadable: str = ""
    scanned: tuple[int, ...] = ()
    damaged: bool = False
