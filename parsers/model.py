"""What a file says: controls, printed cells, readings.

Readers of each format make an :class:`Extract`: every control, and a *sheet* of printed cells with
the controls at their places. Matching turns an extract and a form into a :class:`ParsedForm`.

Two geometries meet in the sheet. PDF cells have real coordinates, in points. Word has none before
it is laid out, so its reader makes them up: a table row or a paragraph is a band, columns follow
the table's grid. In both, ``y`` grows downwards and pages follow each other, so that "right of" and
"below" mean the same everywhere. Where a thing stands in the *file* is said by its
:class:`Anchor`, never by the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from parsers.errors import ErrorKind, ParseError, ScanError

SURE = 0.8
"""The confidence from which a reading counts as sure."""


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


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: points, origin in the page's lower left corner, page from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A picture, ink, digital signature or signature line.

    ``present`` is False for what only marks the place: a blank picture, the placeholder icon, an
    empty signature field, an unsigned signature line. ``signer`` and ``time`` are as claimed by
    the file; nothing is verified here. ``doubtful`` is a picture without anything as dark as
    ink, or one that cannot be looked at: it may be a placeholder, or nothing.
    """

    kind: MarkKind
    present: bool
    anchor: Anchor
    signer: str | None = None
    time: datetime | None = None
    label: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """A thing in a file that can hold a value.

    ``value``: text as it stands (never a prompt), True/False for a checkbox, the chosen text for a
    choice, a tuple for a multiple choice, None when empty. ``shown`` is what the document displays
    at its place, prompts included. ``placeholder`` is True when what shows is a prompt.
    ``name`` is the tag or field name, ``title`` the alias, tooltip or status text.
    ``box`` is in PDF points, None in Word. ``mark`` is what a picture or signature control holds.
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

    @property
    def page(self) -> int | None:
        """The page from 1, or None where the format has no pages."""
        return self.anchor.box.page if self.anchor.box else None

    @property
    def box(self) -> Box | None:
        """The rectangle in PDF points, or None in Word."""
        return self.anchor.box


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest thing on a line: a run of printed text, a control, or a mark.

    Exactly one of ``text`` (non-empty), ``control`` and ``mark`` is set. ``x0`` and ``x1`` are on
    the sheet. A check box drawn as a character (☐ ☒ ☑ or a Wingdings glyph) is a control of kind
    checkbox, not text. Printed fill lines (____) stay text.
    """

    x0: float
    x1: float
    text: str = ""
    control: Control | None = None
    mark: Mark | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that stand on one line, from left to right."""

    y0: float
    y1: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A region of the sheet that the document itself holds together.

    A table cell (``table`` counts tables from 0, ``row`` and ``column`` from 0, ``column`` in grid
    columns), a box between ruled lines, or a paragraph (``table`` None). ``anchor`` says where an
    empty value would have stood.
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


@dataclass(frozen=True)
class Extract:
    """All that one file says, before anyone asks which form it is.

    ``controls`` are in reading order, each once. Each also stands once in ``sheet`` where its
    place is known. ``form_mark`` is the form's own mark ("ct_cep/1.9") where the file carries it.
    ``unreadable`` tells why nothing can be read at all (a dynamic XFA form needs Adobe).
    """

    source: Source
    controls: tuple[Control, ...]
    sheet: tuple[Cell, ...]
    pages: int | None = None
    marks: tuple[Mark, ...] = ()
    form_mark: str = ""
    warnings: tuple[str, ...] = ()
    unreadable: str = ""


class FoundBy(StrEnum):
    """What led to the field's place."""

    ID = "id"
    LABEL = "label"
    POSITION = "position"
    REGION = "region"


Value = str | bool | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for one field.

    ``value`` is normalised by the field's type (text stripped, date ISO 8601, phone E.164, yes/no
    and checkbox bool, choice the text shown); None when empty or unusable. ``shown`` is what
    stands in the document. ``found_by`` None and ``confidence`` 0 mean the place was not found.
    """

    field: str
    value: Value
    shown: str
    confidence: float
    found_by: FoundBy | None
    anchor: Anchor | None = None

    @property
    def found(self) -> bool:
        """Whether the field's place was found at all."""
        return self.found_by is not None

    @property
    def sure(self) -> bool:
        """Whether the reading counts as sure."""
        return self.confidence >= SURE


class SignatureStatus(StrEnum):
    """The verdict on a signature slot."""

    SIGNED = "signed"
    MISSING = "missing"
    UNCLEAR = "unclear"
    INVALID = "invalid"


class SignatureKind(StrEnum):
    """How a slot was signed."""

    HANDWRITING = "handwriting"
    PICTURE = "picture"
    INK = "ink"
    DIGITAL = "digital"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class SignatureReading:
    """What stands in one signature slot; ``reason`` says why it is unclear or invalid.

    ``confidence`` 0 with ``found_by`` None means that the slot's place was not found.
    """

    field: str
    status: SignatureStatus
    kind: SignatureKind | None
    confidence: float
    found_by: FoundBy | None
    signer: str | None = None
    time: datetime | None = None
    shown: str = ""
    reason: str = ""
    anchor: Anchor | None = None


@dataclass(frozen=True)
class ParsedForm:
    """A profile as read: a reading for every field of the form, in the form's order."""

    form: str | None
    form_version: str | None
    source: Source
    pages: int | None
    fields: Mapping[str, Reading]
    signatures: Mapping[str, SignatureReading]
    warnings: tuple[str, ...] = ()
    missing_sections: tuple[str, ...] = ()
    form_score: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))
        object.__setattr__(self, "signatures", MappingProxyType(dict(self.signatures)))

    def __reduce__(self) -> tuple[object, ...]:
        return ParsedForm, (
            self.form, self.form_version, self.source, self.pages, dict(self.fields),
            dict(self.signatures), self.warnings, self.missing_sections, self.form_score,
        )  # fmt: skip

    def corrected(self, readings: Mapping[str, Reading]) -> ParsedForm:
        """This profile with a planner's corrections in place of the readings named."""
        return replace(self, fields={**self.fields, **readings})


class FileKind(StrEnum):
    """What bytes are, by their content."""

    WORD = "word"
    PDF = "pdf"
    IMAGE = "image"
    ZIP = "zip"
    TNEF = "tnef"
    MESSAGE = "message"
    OUTLOOK_MESSAGE = "outlook_message"
    WORD_OLD = "word_old"
    ENCRYPTED_OFFICE = "encrypted_office"
    OTHER_OFFICE = "other_office"
    SMIME_OPAQUE = "smime_opaque"
    SMIME_SIGNATURE = "smime_signature"
    CALENDAR = "calendar"
    TEXT = "text"
    HTML = "html"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox: ``address`` with its domain lower-cased, ``name`` decoded, single-lined."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the last @, lower-cased."""
        return self.address.rpartition("@")[2].lower()


@dataclass(frozen=True)
class Headers:
    """A mail's headers, each read by itself so that one bad header costs only itself.

    ``sender`` is the one mailbox in From, None where From is absent, unreadable or names several.
    ``message_id`` and ``references`` keep their angle brackets. ``return_path`` is "" for the null
    path and None where there is no such header. ``fields`` holds every header in order, names
    lower-cased, values decoded and unfolded.
    """

    message_id: str
    sender: Address | None
    subject: str
    date: datetime | None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    return_path: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def every(self, name: str) -> tuple[str, ...]:
        """All values of the header ``name``, topmost first."""
        wanted = name.lower()
        return tuple(value for key, value in self.fields if key == wanted)

    def first(self, name: str) -> str:
        """The topmost value of the header ``name``, or ""."""
        return next(iter(self.every(name)), "")


@dataclass(frozen=True, slots=True)
class PartProblem:
    """Why one part of a mail could not be read; ``scan`` where it may be a form on paper."""

    kind: ErrorKind
    message: str
    scan: bool = False


def problem_of(error: ParseError) -> PartProblem:
    """What ``error`` says of the part in which it was raised."""
    return PartProblem(error.kind, str(error), isinstance(error, ScanError))


@dataclass(frozen=True)
class Leaf:
    """One file or text in a mail, however deep it lies.

    ``path`` says where ("2", "3/forms.zip/profile.docx"). ``decoration`` is True for what a mail
    program adds by itself: a picture that the HTML shows inline, a signature blob, a calendar.
    ``form`` is set where a profile was found in it, ``problem`` where it could not be read.
    """

    path: str
    name: str
    kind: FileKind
    declared: str
    size: int
    sha256: str
    decoration: bool = False
    form: ParsedForm | None = None
    problem: PartProblem | None = None


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """A bounce or delay, as its multipart/report or its text says it.

    ``about`` are the Message-IDs of ours that it returns; ``failed`` False for a mere delay.
    """

    about: tuple[str, ...]
    recipients: tuple[str, ...]
    failed: bool
    status: str = ""
    diagnostic: str = ""


@dataclass(frozen=True)
class ParsedMail:
    """One mail as read. ``text`` is its own body text; ``words`` the same without what it quotes.

    ``body_form`` is a request written as "Label: value" lines in the body.
    """

    headers: Headers
    text: str
    words: str
    leaves: tuple[Leaf, ...]
    report: DeliveryReport | None = None
    body_form: ParsedForm | None = None
    warnings: tuple[str, ...] = field(default=())

    @property
    def forms(self) -> tuple[Leaf, ...]:
        """The leaves in which a profile was found."""
        return tuple(leaf for leaf in self.leaves if leaf.form is not None)
