"""The mark by which a printed or saved form is known again: form, version and page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from form_templates.model import Form

MARK_PROPERTY = "FormMark"
"""The custom property of a Word file, and the key in a PDF's document information."""

_MARK = re.compile(r"([A-Za-z_]\w*)/([\w.-]+)(?:/(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Mark:
    """Form id, version, and page from 1 (None in a file's own mark, which is for all pages)."""

    form: str
    version: str
    page: int | None = None


def form_mark(form: Form) -> str:
    """The mark of the file: ``ct_cep/1.9``."""
    return f"{form.id}/{form.version}"


def page_mark(form: Form, page: int) -> str:
    """The mark on a page, from 1: ``ct_cep/1.9/2``. It is what the printed QR code says."""
    return f"{form_mark(form)}/{page}"


def read_mark(text: str) -> Mark | None:
    """The mark that ``text`` is, None where it is none."""
    found = _MARK.fullmatch(text.strip())
    if not found:
        return None
    return Mark(found[1], found[2], int(found[3]) if found[3] else None)
