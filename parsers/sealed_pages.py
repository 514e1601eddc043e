"""Digital signatures of a PDF whose pages are pictures of paper.

People fill in a form by hand, scan it, and sign the scan: what is read off the pages knows nothing
of it, and their slots seem empty.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from form_templates.model import Form
from parsers.errors import ParseError
from parsers.matching.covered_answers import with_covered
from parsers.matching.one_mark import with_one_slot_each
from parsers.matching.signatures import from_mark, lies_over, shared
from parsers.matching.whole_file import with_broken_seals, with_signed_elsewhere
from parsers.model import FoundBy, Mark, ParsedForm, Roots, SignatureReading, SignatureStatus

_SURE = 0.95


def with_digital(
    data: bytes,
    told: ParsedForm,
    forms: Sequence[Form],
    roots: Roots,
    pages: Collection[int] | None = None,
) -> ParsedForm:
    """``told``, read off the pages of the PDF ``data``, with what its digital signatures say.

    ``pages`` are those that were read, from 1, None for all: then a signature that stands nowhere
    speaks for them too. A file of another kind, or one without signatures, changes nothing.
    """
    form = next((one for one in forms if one.id == told.form), None)
    marks = _marks(data, roots) if form is not None else ()
    if pages is not None:
        marks = tuple(one for one in marks if one.anchor.box and one.anchor.box.page in pages)
    if form is None or not marks:
        return told
    signed = {
        name: _with_mark(form, one, marks) if one.status is SignatureStatus.MISSING else one
        for name, one in told.signatures.items()
    }
    places = {name: one.anchor.box if one.anchor else None for name, one in told.signatures.items()}
    signed = with_one_slot_each(signed, places)
    if pages is None:
        signed = with_signed_elsewhere(signed, marks)
    fields = with_covered(form, told.fields, marks)
    return replace(told, fields=fields, signatures=with_broken_seals(signed, marks))


def _marks(data: bytes, roots: Roots) -> tuple[Mark, ...]:
    if not data.lstrip().startswith(b"%PDF"):
        return ()
    from parsers.pdf.signatures import digital_marks  # noqa: PLC0415 - few scans are signed

    try:
        return digital_marks(data, roots)
    except ParseError:
        return ()


def _with_mark(form: Form, slot: SignatureReading, marks: Sequence[Mark]) -> SignatureReading:
    """An empty slot with the signature that lies in it most."""
    place = slot.anchor.box if slot.anchor else None
    over = [mark for mark in marks if lies_over(place, mark.anchor.box)]
    if not over:
        return slot
    best = max(over, key=lambda mark: shared(place, mark.anchor.box))
    return from_mark(form[slot.field], best, slot.found_by or FoundBy.REGION, _SURE)
