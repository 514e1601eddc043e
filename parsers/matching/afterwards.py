"""What was filled in after a digital signature, and whether the signer had to see it.

Two people sign one after the other: the second fills in their own name and date after the first
signed, and the first signature stays good. Any other answer that was empty when somebody signed
and is not empty now, somebody else gave in their name: a person looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from form_templates.model import FieldType, Form
from parsers.model import Anchor, Control, Mark, SignatureReading, SignatureStatus

_UNSURE = 0.6


def weighed(
    form: Form, told: SignatureReading, known: Mapping[str, Control], controls: Iterable[Control]
) -> SignatureReading:
    """``told`` put in doubt where fields were filled in after it that belong to no signer.

    ``known`` are the controls that answer the form's fields.
    """
    if told.status is not SignatureStatus.SIGNED or told.anchor is None:
        return told
    mark = _mark_at(told.anchor, controls)
    if mark is None or mark.verified is None or not mark.verified.filled:
        return told
    fields = {control.name: field_id for field_id, control in known.items()}
    later = [name for name in mark.verified.filled if not is_signers_own(form, fields.get(name))]
    if not later:
        return told
    labels = [form[fields[name]].full_label if name in fields else name for name in later]
    more = f" and {len(labels) - 3} more" if len(labels) > 3 else ""
    listed = ", ".join(f"“{label}”" for label in labels[:3])
    return replace(
        told,
        status=SignatureStatus.UNCLEAR,
        confidence=min(told.confidence, _UNSURE),
        reason=f"Filled in after this signature: {listed}{more}.",
    )


def _mark_at(anchor: Anchor, controls: Iterable[Control]) -> Mark | None:
    return next((c.mark for c in controls if c.mark is not None and c.mark.anchor == anchor), None)


def is_signers_own(form: Form, field_id: str | None) -> bool:
    """Whether a field is a signer's own: the name or date beside a signature."""
    if field_id is None:
        return False
    beside = form[field_id].beside
    return beside is not None and form[beside].type is FieldType.SIGNATURE
