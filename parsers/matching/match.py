"""Matching: which form a file is, and its reading as that form."""

from __future__ import annotations

from collections.abc import Sequence

from form_templates.model import Form
from parsers.errors import NoFormError, UnsupportedError
from parsers.matching import names, signatures
from parsers.matching.choices import only_choices
from parsers.matching.misnamed import copied
from parsers.matching.one_form import Matching
from parsers.matching.unknown import no_form_in
from parsers.matching.unsigned import unsigned_slots
from parsers.model import NO_ROOTS, Extract, FileKind, ParsedForm, Roots
from parsers.unseen import cut_off


def read_document(
    data: bytes,
    kind: FileKind,
    forms: Sequence[Form],
    form_id: str | None = None,
    roots: Roots = NO_ROOTS,
) -> ParsedForm:
    """Read a Word or PDF file as one of ``forms`` (``form_id`` forces one).

    ``roots`` are the authorities by which digital signatures are trusted. Raises the errors of
    ``parsers.errors``; NoFormError where no form is recognised.
    """
    if kind is FileKind.WORD:
        from parsers.word import read_word  # noqa: PLC0415 - imports stay light

        light = read_word(data, sheet=False, roots=roots)
        if light.sheet:
            return match(light, forms, form_id)
        told = _by_ids_alone(light, forms, form_id) if light.controls else None
        if told is not None and not signatures.any_missing(told.signatures.values()):
            return told
        return match(read_word(data, roots=roots), forms, form_id)
    if kind is FileKind.PDF:
        from parsers.pdf import read_pdf  # noqa: PLC0415

        chosen = _candidates(forms, form_id)
        light = read_pdf(data, sheet=False, unsigned=unsigned_slots(chosen), roots=roots)
        told = _by_ids_alone(light, forms, form_id) if light.controls else None
        if told is None:
            told = match(light if light.sheet else read_pdf(data, roots=roots), forms, form_id)
        return cut_off(told) if light.damaged else told
    raise UnsupportedError("This file is neither a Word document nor a PDF; send one of these.")


def _by_ids_alone(
    extract: Extract, forms: Sequence[Form], form_id: str | None
) -> ParsedForm | None:
    """The reading where the controls' names say everything."""
    for form in _candidates(forms, form_id):
        known = names.by_id(form, extract.controls)
        alike = () if extract.form_mark else copied(known, extract.controls)
        if not alike and all(field.id in known for field in form.fields.values()):
            told = Matching(form, extract, known).result()
            return told if only_choices(form, told.fields, known) else None
    return None


def match(extract: Extract, forms: Sequence[Form], form_id: str | None = None) -> ParsedForm:
    """What ``extract`` says as the form it is: the one of ``forms`` that fits best.

    ``form_id`` forces a form. Raises what :func:`no_form_in` tells where none is recognised.
    """
    best: tuple[float, Matching] | None = None
    for form in _candidates(forms, form_id):
        matching = Matching(form, extract)
        score = 1.0 if form_id else matching.score()
        if best is None or score > best[0]:
            best = score, matching
    if best is None or best[0] <= 0:
        raise no_form_in(extract)
    return best[1].result()


def _candidates(forms: Sequence[Form], form_id: str | None) -> list[Form]:
    chosen = [form for form in forms if form_id in {None, form.id}]
    if not chosen:
        known = ", ".join(form.id for form in forms)
        raise NoFormError(f"There is no form “{form_id}”; the forms known are {known}.")
    return chosen
