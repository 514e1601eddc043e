"""Reads Word documents: every control, every printed cell, every picture and ink mark."""

from __future__ import annotations

from parsers.model import NO_ROOTS, Extract, Roots


def read_word(data: bytes, sheet: bool = True, roots: Roots = NO_ROOTS) -> Extract:
    """Read a Word document (.docx, .docm, .dotx, .dotm, Strict or Transitional, flat XML).

    Macros never run and nothing outside of ``data`` is read. Places on the sheet are in points,
    made up as :mod:`parsers.model.sheet` says.

    ``sheet=False`` leaves out the printed page, the form's mark, and pictures outside of controls,
    where every control stands apart from the text around it (fast: the controls' names suffice for
    a form that we know); any other file is always laid out.

    ``roots`` are the authorities by which digital signatures are trusted.

    Raises only errors of :mod:`parsers.errors`: EncryptedError, CorruptError, UnsupportedError,
    TooLargeError, HostileError.
    """
    from parsers.word.reader import read  # noqa: PLC0415  (lxml only when it is needed)

    return read(data, sheet=sheet, roots=roots)
