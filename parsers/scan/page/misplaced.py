"""A page that was laid beside its place: what stands in most fields is no answer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from form_templates.model import FieldType, Form
from parsers.model import DOUBTED, SURE, Reading, SignatureReading

Told = Reading | SignatureReading

_ODD, _SHARE = 4, 0.25
"""Fields whose words are no answer to them, and the share of all that are written in, from which
nothing on the page is believed."""
_FREE = frozenset({FieldType.CHECKBOX, FieldType.LONG_TEXT, FieldType.TEXT})
"""What may hold any words, or none."""
_REASON = "Much of what was read on this page is no answer to what is asked there."


def doubted_where_odd(form: Form, told: Mapping[str, Told]) -> dict[str, Told]:
    """``told`` of one page, all of it in doubt where dates, numbers and choices make no sense.

    One such field is ill written; where a page bends they are the next column's answers, and those
    that make sense may be another field's too.
    """
    written = [
        one
        for name, one in told.items()
        if isinstance(one, Reading) and one.shown and form[name].type not in _FREE
    ]
    odd = [one for one in written if one.value is None and one.confidence < SURE]
    if len(odd) < max(_ODD, _SHARE * len(written)):
        return dict(told)
    return {
        name: replace(one, confidence=DOUBTED, reason=one.reason or _REASON)
        if one.confidence > DOUBTED
        else one
        for name, one in told.items()
    }
