"""Reads Word documents: every control, every printed cell, every picture and ink mark."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Extract


def read_word(data: bytes, sheet: bool = True, trusted: Sequence[bytes] = ()) -> Extract:
    """Read a Word document (.docx, .docm, .dotx, .dotm, Strict or Transitional, flat XML).

    Macros never run and nothing outside of ``data`` is read. Places on the sheet are in points,
    made up as :mod:`parsers.model.sheet` says.

    ``sheet=False`` leaves out the printed page, the form's mark, and pictures outside of controls,
    where every control stands apart from the text around it (fast: the controls' names suffice for
    a form that we know); any other file is always laid out.

    ``trusted`` are certificates (DER) that may vouch for who signs digitally.

    Raises only errors of :mod:`parsers.errors`: EncryptedError, CorruptError, UnsupportedError,
    TooLargeError, HostileError.
    """
    from parsers.word.reader import read  # noqa: PLC0415  (lxml only when it is needed)

    return read(data, sheet=sheet, trusted=trusted)
