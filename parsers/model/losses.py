"""Pages that a file lacks: what is said of them is true until another file brings them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.model.form import ParsedForm

_LOST = re.compile(r"Page \d+ of the form (?:is missing|was not found)\.")


def lost_page(number: int, *, sure: bool) -> str:
    """That page ``number`` of the form, from 1, is not in the file, or was not found there."""
    return f"Page {number} of the form {'is missing' if sure else 'was not found'}."


def warnings_of(whole: ParsedForm, parts: Iterable[ParsedForm]) -> tuple[str, ...]:
    """The warnings of ``parts`` that are true of the ``whole`` which they are together, each once.

    That a page is missing is none where all is found that the part itself lacks.
    """
    there = _found(whole)
    said = (
        one
        for part in parts
        for one in part.warnings
        if not (_LOST.fullmatch(one) and _all(part) - _found(part) <= there)
    )
    return tuple(dict.fromkeys(said))


def _all(form: ParsedForm) -> set[str]:
    return {*form.fields, *form.signatures}


def _found(form: ParsedForm) -> set[str]:
    fields = {name for name, one in form.fields.items() if one.found}
    return fields | {name for name, one in form.signatures.items() if one.found_by is not None}
