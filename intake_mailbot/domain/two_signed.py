"""Copies of one profile of which each bears another person's signature.

Who signs a copy signs what that copy says. Where the two say the same, each signed all of it; where
they do not, only one of them signed what counts, and a person has to ask the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Submitted
from intake_mailbot.domain.printed import DOUBTED, differing_fields, is_typed
from intake_mailbot.domain.wording import label_of, listed, quote
from parsers.model import SignatureReading, SignatureStatus

_MOST_NAMED = 3
_REASON = "It stands on {}, which says something else than {}: {}."


def as_signed(
    form: Form, lead: Submitted, second: Submitted, slots: Mapping[str, SignatureReading]
) -> dict[str, SignatureReading]:
    """``slots`` of the profile that both files make and whose answers are those of ``lead``.

    What only ``second`` shows to be signed is in doubt where it says something else, the name and
    date beside a signature apart.
    """
    taken = {key for key, one in slots.items() if _is_only_of(second, lead, key, one)}
    differing = [
        field
        for field in differing_fields(form, lead.form, second.form, exact=_are_typed(lead, second))
        if not _is_beside_a_slot(form, field)
    ]
    if not taken or not differing:
        return dict(slots)
    named = [quote(label_of(form, field).rstrip(".")) for field in differing[:_MOST_NAMED]]
    if len(differing) > _MOST_NAMED:
        named.append(f"{len(differing) - _MOST_NAMED} more")
    reason = _REASON.format(second.name, lead.name, listed(named, "and"))
    return {key: _doubted(one, reason) if key in taken else one for key, one in slots.items()}


def _is_only_of(second: Submitted, lead: Submitted, key: str, one: SignatureReading) -> bool:
    if one.status is not SignatureStatus.SIGNED or one is not second.form.signatures.get(key):
        return False
    own = lead.form.signatures.get(key)
    return own is None or own.status is not SignatureStatus.SIGNED


def _are_typed(one: Submitted, other: Submitted) -> bool:
    return is_typed(one) and is_typed(other)


def _is_beside_a_slot(form: Form, field: Field) -> bool:
    beside = form.fields.get(field.beside) if field.beside else None
    return beside is not None and beside.type is FieldType.SIGNATURE


def _doubted(one: SignatureReading, reason: str) -> SignatureReading:
    sure = min(one.confidence, DOUBTED)
    return replace(one, status=SignatureStatus.UNCLEAR, confidence=sure, reason=reason)
