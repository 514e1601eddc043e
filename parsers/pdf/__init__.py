"""PDF: AcroForm and XFA fields, and the printed page as a sheet of cells."""

from __future__ import annotations

from collections.abc import Callable

from parsers.model import NO_ROOTS, Control, Extract, Roots


def read_pdf(
    data: bytes,
    sheet: bool = True,
    *,
    marks: bool = True,
    unsigned: Callable[[Control], bool] | None = None,
    roots: Roots = NO_ROOTS,
) -> Extract:
    """Read a PDF: its controls, and with ``sheet`` what its pages print.

    ``sheet=False`` leaves the printed page out where the file has form fields (fast: the fields'
    names suffice for a form that we know); a file without fields is always laid out. What was put
    over an empty slot is looked for all the same; ``unsigned`` says which controls are such slots,
    by default every signature field that holds nothing. With ``marks=False`` as well the fields
    alone are read: a box that a page only draws is no control of the file.

    Boxes are in points with the origin in the page's lower left corner (its unrotated user space);
    the sheet's ``y`` grows downwards, pages below each other.

    Raises EncryptedError when the file asks for a password, CorruptError when it is broken,
    UnsupportedError when it is no PDF or only a scan, HostileError or TooLargeError beyond the
    limits of ``parsers.pdf.limits``.
    """
    from parsers.pdf.reader import read  # noqa: PLC0415 - keeps `import parsers` light

    return read(data, sheet=sheet, marks=marks, unsigned=unsigned, roots=roots)
