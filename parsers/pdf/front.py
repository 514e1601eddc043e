"""The page that we put before a copy: it sums up the notes, and is no page of the form."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Name, Object, Pdf

_MARK = "/IntakeNotes"


def mark_as_front(page: Object) -> None:
    """Mark ``page`` as ours, so that a copy that comes back is read as the pages behind it."""
    page[Name(_MARK)] = True


def without_front(pdf: Pdf) -> bytes | None:
    """The file without pages of ours, None where it has none or nothing else.

    A file that was signed since stays as it is.
    """
    ours = [number for number, page in enumerate(pdf.pages) if _MARK in page.obj]
    if not ours or len(ours) == len(pdf.pages) or _is_signed(pdf):
        return None
    for number in reversed(ours):
        del pdf.pages[number]
    stream = BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _is_signed(pdf: Pdf) -> bool:
    return any(_holds(one, "/ByteRange") for one in pdf.objects)


def _holds(one: Object, key: str) -> bool:
    keys = getattr(one, "keys", None)
    try:
        return keys is not None and key in keys()
    except (TypeError, ValueError):
        return False
