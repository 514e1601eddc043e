"""Opening a PDF: the errors of the library become ours, with their cause."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

import pikepdf

from parsers.errors import CorruptError, EncryptedError, TooLargeError, UnsupportedError
from parsers.pdf.front import without_front
from parsers.pdf.geometry import Page, pages_of
from parsers.pdf.limits import MAX_BYTES, MAX_PAGES

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_LOCKED = (
    "The PDF asks for a password. Please send it again without one "
    "(in Adobe: File, Properties, Security, No Security)."
)
_NO_WIDTH = re.compile(rb"/W\s*\[\s*0+\s+0+\s+0+\s*\]")
"""Entries of no bytes (7.5.8.2) are as many as the table says: libraries count to the end."""
_DAMAGED = "file is damaged"
"""What QPDF says of a file whose table of contents it has to make anew."""
_BROKEN = "The PDF is damaged or not complete. Please save it again and send the new file."


@dataclass(frozen=True, slots=True)
class Opened:
    """One open document: its bytes, pikepdf's view of it, its pages.

    ``damaged``: its table of contents was not there, or not right, and was made anew from what was
    found; the file may have been cut off.
    """

    data: bytes
    pdf: Pdf
    pages: tuple[Page, ...]
    damaged: bool = False

    def pages_of(self, numbers: Iterable[int]) -> Iterator[Object]:
        """The page objects of these numbers, from 1."""
        return (self.pdf.pages[number - 1].obj for number in numbers)


@contextmanager
def opened(data: bytes) -> Iterator[Opened]:
    """The document, open for the time of the ``with``.

    Raises EncryptedError, CorruptError or TooLargeError; library errors from inside the ``with``
    become CorruptError too.
    """
    _check_bytes(data)
    try:
        with (
            _mapped(data) as file,
            pikepdf.open(file, suppress_warnings=True, access_mode=_access(file)) as pdf,
        ):
            _check_pages(pdf)
            damaged = any(_DAMAGED in said for said in pdf.get_warnings())
            stripped = without_front(pdf)
            if stripped is None:
                yield Opened(data, pdf, pages_of(pdf), damaged)
                return
        with opened(stripped) as source:
            yield replace(source, damaged=damaged)
    except pikepdf.PasswordError as error:
        raise EncryptedError(_LOCKED) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError) as error:
        if "encrypt" in str(error).lower() or "security handler" in str(error).lower():
            raise EncryptedError(_LOCKED) from error
        raise CorruptError(_BROKEN) from error
    except (MemoryError, RecursionError, OverflowError) as error:
        raise TooLargeError("The PDF needs more memory than we give to one file.") from error


def _mapped(data: bytes) -> BinaryIO:
    """The bytes as a file in memory: mapped, pikepdf reads it three times as fast as a stream."""
    if not hasattr(os, "memfd_create"):
        return BytesIO(data)
    try:
        file = os.fdopen(os.memfd_create("pdf"), "w+b")
        file.write(data)
        file.flush()
    except OSError:
        return BytesIO(data)
    return file


def _access(file: BinaryIO) -> pikepdf.AccessMode:
    in_heap = isinstance(file, BytesIO)
    mode: pikepdf.AccessMode = getattr(pikepdf.AccessMode, "default" if in_heap else "mmap_only")
    return mode


def _check_bytes(data: bytes) -> None:
    if not data:
        raise CorruptError("The PDF is empty (0 bytes). Please attach it again.")
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"The PDF is larger than {MAX_BYTES // 2**20} MB.")
    if b"%PDF-" not in data[:2048]:
        raise UnsupportedError("The file is not a PDF.")
    if _NO_WIDTH.search(data):
        raise CorruptError(_BROKEN)


def _check_pages(pdf: Pdf) -> None:
    count = len(pdf.pages)
    if count == 0:
        raise CorruptError("The PDF has no pages. Please save it again and send the new file.")
    if count > MAX_PAGES:
        raise TooLargeError(f"The PDF has {count} pages; we read up to {MAX_PAGES}.")
