"""One mark signs one slot: a picture that reaches into a second one does not sign that too.

Slots stand close to each other, and the ink of one name may run over the next line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from parsers.matching.signatures import shared
from parsers.model import Anchor, Box, SignatureReading, SignatureStatus

_LOOSE = 0.6
_CLEARLY = 2.0
"""How many times as much of a mark lies in the slot that it signs as in any other."""
_OVER = "What stands there lies over another slot too, so whose signature it is cannot be told."


def with_one_slot_each(
    signed: Mapping[str, SignatureReading], boxes: Mapping[str, Box | None]
) -> dict[str, SignatureReading]:
    """``signed`` with every mark counted where it clearly belongs, and unclear at other slots.

    ``boxes`` are the places of the slots, where they are known.
    """
    told = dict(signed)
    by_mark: defaultdict[Anchor, list[str]] = defaultdict(list)
    for name, one in signed.items():
        if one.status is SignatureStatus.SIGNED and one.anchor is not None and one.anchor.box:
            by_mark[one.anchor].append(name)
    for anchor, names in by_mark.items():
        if len(names) > 1:
            own = _owner(anchor, names, boxes)
            told |= {name: _unclear(signed[name]) for name in names if name != own}
    return told


def _owner(anchor: Anchor, names: list[str], boxes: Mapping[str, Box | None]) -> str | None:
    """The slot in which clearly most of a mark lies."""
    parts = [shared(boxes.get(name), anchor.box) for name in names]
    first, second = sorted(parts, reverse=True)[:2]
    return names[parts.index(first)] if first > _CLEARLY * second else None


def _unclear(one: SignatureReading) -> SignatureReading:
    return replace(
        one, status=SignatureStatus.UNCLEAR, confidence=min(one.confidence, _LOOSE), reason=_OVER
    )
