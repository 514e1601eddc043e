"""The scanned pages of a PDF whose other pages are typed, read as pages of the same form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from form_templates.model import FieldType, Form
from parsers.errors import NoFormError, ReadTimeoutError
from parsers.matching import names
from parsers.matching.vocabulary import vocabulary
from parsers.model import Control, FileKind, ParsedForm, Source
from parsers.pdf.leftover import without_fields
from parsers.scan.foreign.reading import read_foreign
from parsers.scan.laying.blanks import blank_pages
from parsers.scan.profile.assembling import FileRead, assembled, nothing_found, unlooked_in
from parsers.scan.reader import TimeLeft, read_pages, strange_pages

_FEWEST = 3
"""Fields that a page of an unknown print must be found to have to be taken for one of the form."""


def read_scanned(
    data: bytes, pages: Collection[int], form: Form, time_left: TimeLeft = lambda: True
) -> ParsedForm:
    """What the scanned ``pages`` of the PDF ``data`` show of ``form``.

    ``scanned`` of the answer are those of them that are not understood, a page of an unknown print
    among them: what is not found may stand there. What fields that were left over on them hold is
    typed, and not on the paper.
    """
    data = without_fields(data, pages, lambda controls: _typed(form, controls))
    read = read_pages(data, FileKind.PDF, blank_pages([form]), time_left, only=pages)
    if read.pages:
        told = assembled([read])
        return replace(told, scanned=tuple(sorted((*read.strange, *read.unread))))
    told = _of_other_print(data, read, form, time_left)
    left = tuple(sorted((*read.strange, *read.unread)))
    return replace(told, scanned=left)


def _typed(form: Form, controls: Sequence[Control]) -> frozenset[str]:
    """The names of the controls that say which field of ``form`` they are; slots show their ink."""
    known = names.by_id(form, controls)
    known |= names.by_title(vocabulary(form), controls, known)
    return frozenset(
        control.name
        for field, control in known.items()
        if form[field].type is not FieldType.SIGNATURE
    )


def _of_other_print(data: bytes, read: FileRead, form: Form, time_left: TimeLeft) -> ParsedForm:
    told = None
    if read.strange:
        try:
            strange = strange_pages(data, FileKind.PDF, read, time_left)
            told = read_foreign(strange, [form], form.id, time_left)
        except (NoFormError, ReadTimeoutError):
            told = None
    if told is not None and len(list(_found(told))) >= _FEWEST:
        return told
    fields, slots = nothing_found(form)
    said = [f"Page {number} is a scan, and no page of the form." for number in read.strange]
    said += unlooked_in(read)
    return ParsedForm(
        form.id, form.version, Source.SCAN, read.count, fields, slots, tuple(said), opens=form.opens
    )


def _found(told: ParsedForm) -> Iterator[str]:
    yield from (key for key, one in told.fields.items() if one.found)
    yield from (key for key, one in told.signatures.items() if one.found_by is not None)
