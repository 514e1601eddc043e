"""Answers over which a signature lies: what is read there is not what a person sees.

A signature may be drawn as its signer likes, with other words for instance, and be laid over a page
that others have signed ("Shadow Attacks", NDSS 2021, and attacks on certified documents). So may
the stamp of somebody who signs after them by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from form_templates.model import Form
from parsers.matching.afterwards import is_signers_own
from parsers.matching.signatures import lies_over
from parsers.model import Mark, MarkKind, Reading

_LOOSE = 0.6
_COVERED = "A signature lies over what was read there."
_DRAWN = frozenset({MarkKind.DIGITAL, MarkKind.INK})


def with_covered(
    form: Form, values: Mapping[str, Reading], marks: Iterable[Mark]
) -> dict[str, Reading]:
    """``values`` of a file that is signed digitally, with answers in doubt that a signature covers.

    But for its signers' own.
    """
    present = [mark for mark in marks if mark.present]
    if not any(mark.kind is MarkKind.DIGITAL for mark in present):
        return dict(values)
    boxes = [mark.anchor.box for mark in present if mark.kind in _DRAWN]
    return {
        name: replace(one, confidence=min(one.confidence, _LOOSE), reason=_COVERED)
        if one.value is not None
        and one.anchor is not None
        and not is_signers_own(form, name)
        and any(lies_over(one.anchor.box, box) for box in boxes)
        else one
        for name, one in values.items()
    }
