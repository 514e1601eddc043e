"""The product, as the scale sees it: bytes in, the shape of ``read --json`` out."""

from __future__ import annotations

import inspect
from functools import cache

from tests.layouts.grade import FieldDict, ReadDict, SlotDict


@cache
def _form() -> object:
    from form_templates import load_office

    return load_office("ct_cep").form


def product(data: bytes) -> ReadDict:
    """Read with the product in this checkout."""
    from parsers import read_form

    names = list(inspect.signature(read_form).parameters)[1:]
    form = (_form(),) if "forms" in names else _form()
    parsed = read_form(data, form)  # type: ignore[arg-type]
    fields = {
        name: FieldDict(
            value=r.value, shown=r.shown, confidence=r.confidence,
            found_by=str(r.found_by) if r.found_by else None,
        )
        for name, r in parsed.fields.items()
    }  # fmt: skip
    slots = {
        name: SlotDict(
            status=str(r.status), kind=str(r.kind) if r.kind else None, confidence=r.confidence,
            found_by=str(r.found_by) if r.found_by else None,
        )
        for name, r in parsed.signatures.items()
    }  # fmt: skip
    return ReadDict(form=parsed.form, source=str(parsed.source), fields=fields, signatures=slots)
