"""One file read: its form, or its controls. The door for whoever has bytes and no mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from form_templates.model import Form
from parsers.detect import detect, packed_in, word_processed
from parsers.errors import (
    CorruptError,
    EncryptedError,
    HostileError,
    ParseError,
    ScanError,
    ScannedPagesError,
    TooLargeError,
    UnsupportedError,
)
from parsers.mixed import joined, unjoined
from parsers.model import NO_ROOTS, Control, FileKind, ParsedForm, Roots, Source
from parsers.scan import is_installed
from parsers.unpack.limits import DEFAULT

READABLE = frozenset({FileKind.WORD, FileKind.PDF})
"""The kinds of files in which a form can be found."""

_MENDS: dict[FileKind, tuple[type[ParseError], str]] = {
    FileKind.EMPTY: (CorruptError, "{} is empty; please send the file again."),
    FileKind.ENCRYPTED_OFFICE: (
        EncryptedError,
        "{} asks for a password; please remove the password and send it again.",
    ),
    FileKind.WORD_OLD: (
        UnsupportedError,
        "{} is in the old Word format (.doc); please save it as .docx and send it again.",
    ),
    FileKind.IMAGE: (
        ScanError,
        "{} is a picture, and scans are not read here; please send the form itself as Word or PDF.",
    ),
    FileKind.ZIP: (UnsupportedError, "{} is a zip archive; please name the file inside it."),
    FileKind.OTHER_OFFICE: (
        UnsupportedError,
        "{} is an Office file of another kind; the form is a Word or PDF file.",
    ),
    FileKind.SMIME_SIGNATURE: (UnsupportedError, "{} is only a signature, not a document."),
    FileKind.CALENDAR: (UnsupportedError, "{} is a calendar entry, not a Word or PDF file."),
}
_NO_CONTROLS = (
    "{} is a scan, and pictures have no controls to list; the commands read and check say what is "
    "written on it."
)
_MAILS = frozenset(
    {FileKind.MESSAGE, FileKind.OUTLOOK_MESSAGE, FileKind.TNEF, FileKind.SMIME_OPAQUE}
)
_LARGEST = DEFAULT.inflated


def read_form(
    data: bytes,
    forms: Sequence[Form],
    *,
    form_id: str | None = None,
    name: str = "",
    roots: Roots = NO_ROOTS,
    scans: bool = True,
    pictures: bool = False,
) -> ParsedForm:
    """The profile in a Word or PDF file, or on scanned pages.

    ``forms`` are the forms that it may be, ``form_id`` forces one of them; ``name`` is only said
    in messages; ``roots`` are the authorities by which digital signatures are trusted;
    ``pictures`` asks for what a place in doubt looks like on the pages of a PDF, which takes
    longer than the reading, and what a picture in a slot of a Word file does (those of a scan
    always come with it). Raises a ParseError whose
    ``kind`` says why: NoFormError where the file can be read and is none of
    ``forms``, ScanError for a scan where ``scans`` is False or the extra that reads them is not
    installed. Of a PDF with typed and scanned pages the scanned ones are read too; ``scans`` False
    leaves them to whoever asks, named in ``scanned``.
    """
    try:
        kind = require_readable(data, name)
        with guarded(name):
            from parsers.matching import read_document  # noqa: PLC0415 - heavy, only needed here

            read = read_document(data, kind, forms, form_id, roots)
            if pictures:
                read = _with_pictures(data, kind, read, forms)
            return _with_scanned(data, read, forms, roots) if scans and read.scanned else read
    except (ScanError, ScannedPagesError):
        if not (scans and is_installed()):
            raise
    with guarded(name):
        from parsers.scan.reader import read_scan  # noqa: PLC0415 - heavy, only needed here
        from parsers.sealed_pages import with_digital  # noqa: PLC0415

        return with_digital(data, read_scan(data, detect(data), forms, form_id), forms, roots)


def _with_pictures(
    data: bytes, kind: FileKind, read: ParsedForm, forms: Sequence[Form]
) -> ParsedForm:
    """``read`` with what shows its places in doubt."""
    if kind is FileKind.PDF:
        from parsers.pdf.evidence import with_evidence as of_pdf  # noqa: PLC0415

        return of_pdf(data, read, forms)
    from parsers.word.evidence import with_evidence as of_word  # noqa: PLC0415

    return of_word(data, read)


def _with_scanned(
    data: bytes, typed: ParsedForm, forms: Sequence[Form], roots: Roots
) -> ParsedForm:
    """``typed`` with what the scanned pages of the PDF ``data`` show."""
    if not is_installed():
        return unjoined(typed)
    from parsers.scan.among_typed import read_scanned  # noqa: PLC0415 - heavy
    from parsers.sealed_pages import with_digital  # noqa: PLC0415

    form = next(one for one in forms if one.id == typed.form)
    paper = read_scanned(data, typed.scanned, form)
    return joined(form, typed, with_digital(data, paper, forms, roots, typed.scanned))


def read_controls(data: bytes, *, name: str = "") -> tuple[Source, tuple[Control, ...]]:
    """Every form control of any Word or PDF file in reading order, whatever the form.

    Of a PDF its fields (AcroForm and XFA), not the boxes that its pages draw; of a Word file its
    content controls, form fields, embedded controls and the boxes typed into its text.

    Raises a ParseError whose ``kind`` says why the file cannot be read.
    """
    try:
        kind = require_readable(data, name)
        with guarded(name):
            return _controls(data, kind)
    except ScanError as error:
        if not is_installed():
            raise
        raise ScanError(_NO_CONTROLS.format(name or "The file")) from error


def _controls(data: bytes, kind: FileKind) -> tuple[Source, tuple[Control, ...]]:
    if kind is FileKind.WORD:
        from parsers.word import read_word  # noqa: PLC0415

        extract = read_word(data, sheet=False)
    else:
        from parsers.pdf import read_pdf  # noqa: PLC0415

        extract = read_pdf(data, sheet=False, marks=False)
    return extract.source, extract.controls


def require_readable(data: bytes, name: str = "") -> FileKind:
    """WORD or PDF; raises the ParseError that says why another file cannot be read."""
    shown = name or "The file"
    if len(data) > _LARGEST:
        raise TooLargeError(
            f"{shown} is larger than {_LARGEST // 1_000_000} MB; please send a smaller file."
        )
    kind = detect(data)
    if kind in READABLE:
        return kind
    error, message = _MENDS.get(kind, (UnsupportedError, _other(kind, data)))
    raise error(message.format(shown))


def _other(kind: FileKind, data: bytes) -> str:
    if said := word_processed(kind, "{}"):
        return said
    if kind in _MAILS:
        return "{} is a mail, not a form; the form is the Word or PDF file attached to it."
    if packed := packed_in(data):
        return f"{{}} is a {packed} archive; please attach the files without packing them."
    return "{} is neither a Word nor a PDF file; please send the form as one of these."


_PROBABLY_OURS = (AssertionError, AttributeError, ImportError, LookupError,
                  NameError, SyntaxError, TypeError)  # fmt: skip
"""Errors that more likely are a fault of the reader than of the file: nobody is told to mend it."""


@contextmanager
def guarded(name: str = "") -> Iterator[None]:
    """Turn whatever a reader of foreign bytes raises into a ParseError that names the file."""
    shown = name or "The file"
    try:
        yield
    except ParseError:
        raise
    except (MemoryError, RecursionError) as error:
        raise HostileError(
            f"{shown} needed more memory than a form does; please save it anew and send it again."
        ) from error
    except _PROBABLY_OURS as error:
        raise HostileError(
            f"{shown} could not be read ({type(error).__name__}); a person will look at it."
        ) from error
    except Exception as error:
        # Libraries end in every way on foreign bytes; none of them may end the mail.
        raise CorruptError(
            f"{shown} could not be read ({type(error).__name__}); please open it, save it anew "
            "and send it again."
        ) from error
