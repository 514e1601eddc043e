"""Puts notes on a copy of a file, so that its sender sees each at its place.

Only the notes are new: values, controls and everything else stay as they are, and reading the copy
gives what reading the file gave. Notes of an earlier copy are replaced. A signed file is never
altered: the notes stand on a sheet of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.errors import UnsupportedError
from parsers.model import Annotated, FileKind, Notes
from parsers.reading import guarded, require_readable


def annotate(data: bytes, notes: Notes) -> Annotated:
    """A copy of the Word or PDF file ``data`` with ``notes`` on it.

    Of a scan it is a PDF of its pages. Raises a ParseError where the file is neither, or cannot be
    written again.
    """
    if notes.scan:
        return annotate_pages([(notes.name, data)], notes)
    kind = require_readable(data, notes.name)
    with guarded(notes.name):
        if kind is FileKind.WORD:
            from parsers.annotating.word import annotate_word  # noqa: PLC0415 - one is enough

            return annotate_word(data, notes)
        if kind is FileKind.PDF:
            from parsers.annotating.pdf import annotate_pdf  # noqa: PLC0415

            return annotate_pdf(data, notes)
    raise UnsupportedError("Only Word and PDF files can carry notes.")


def annotate_pages(files: Sequence[tuple[str, bytes]], notes: Notes) -> Annotated:
    """The pages of scanned ``files`` (name and content) as one PDF, ``notes`` at their places.

    Raises a ParseError where one of them cannot be opened.
    """
    with guarded(notes.name):
        from parsers.annotating.pages import annotated_pages  # noqa: PLC0415

        return annotated_pages(files, notes)
