"""What seems to be missing from a profile of which not all was seen: it may stand in the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from parsers.model import DOUBTED, ParsedForm, Reading, SignatureReading, SignatureStatus

_CUT_OFF = "The file was damaged or cut off on its way; what could be saved of it was read."
_LOST = (
    "Nothing was found here, but the file was damaged or cut off on its way: it may have stood in "
    "what is lost."
)


def perhaps_elsewhere(whole: ParsedForm, why: str, paper: Collection[int] = ()) -> ParsedForm:
    """``whole`` with what seems to be missing in doubt, and ``why`` as the reason.

    Nothing is plainly missing then: no empty place, no signature, no section. A box on one of the
    ``paper`` pages that seems to be unticked is in doubt as well.
    """
    return replace(
        whole,
        fields={key: _perhaps(one, why, paper) for key, one in whole.fields.items()},
        signatures={key: _perhaps_signed(one, why) for key, one in whole.signatures.items()},
        missing_sections=(),
    )


def cut_off(told: ParsedForm) -> ParsedForm:
    """``told`` of a file that was damaged, or cut off: what it lacks may have stood in the rest."""
    return replace(perhaps_elsewhere(told, _LOST), warnings=(*told.warnings, _CUT_OFF))


def stands(one: Reading, paper: Collection[int] = ()) -> bool:
    """Whether a page shows the field that is none of the ``paper`` ones.

    It may be left over from a page that was taken out, or replaced by one of the ``paper`` pages.
    """
    box = one.anchor.box if one.anchor is not None else None
    return box is not None and box.page not in paper


def numbers(pages: Sequence[int]) -> str:
    """The ``pages``, in their order, as people write them: “3, 7–9”."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    if len(run) < 3:  # two are named
        return ", ".join(map(str, run))
    return f"{run[0]}–{run[-1]}"


def _perhaps(one: Reading, why: str, paper: Collection[int]) -> Reading:
    said = one.value is not None and (one.value is not False or stands(one, paper))
    if said or not one.found:
        return one
    return replace(one, confidence=min(one.confidence, DOUBTED), reason=one.reason or why)


def _perhaps_signed(slot: SignatureReading, why: str) -> SignatureReading:
    if slot.status is not SignatureStatus.MISSING:
        return slot
    sure = min(slot.confidence, DOUBTED)
    return replace(slot, status=SignatureStatus.UNCLEAR, confidence=sure, reason=why)
