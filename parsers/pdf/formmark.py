"""The form's own mark ("ct_cep/1.9"), from the document's information or its keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.pdf.strings import text_of
from parsers.pdf.tree import entries

if TYPE_CHECKING:
    from pikepdf import Pdf

_MARK = re.compile(r"(?<![\w./-])([a-z][a-z0-9_]{1,40}/\d+(?:\.\d+){0,3})(?![\w/-])")


def form_mark_of(pdf: Pdf) -> str:
    """The mark, or "" where the file carries none."""
    info = entries(pdf.trailer.get("/Info"))
    for key in ("/IntakeForm", "/Keywords", "/Subject"):
        found = _MARK.search(text_of(info.get(key)))
        if found:
            return found.group(1)
    metadata = entries(pdf.Root).get("/Metadata") if "/Metadata" in pdf.Root else None
    packet = text_of(metadata)
    found = re.search(r"IntakeForm\W+(?:[\w:]*\W+)?" + _MARK.pattern, packet)
    if not found:
        words = re.search(r"Keywords[^<]{0,20}>(?:\s*<[^>]{1,80}>)*([^<]{1,400})<", packet)
        found = _MARK.search(words.group(1)) if words else None
        return found.group(1) if found else ""
    return found.group(1)
