"""Scanned pages of prints that are not ours as one profile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Sequence
from dataclasses import replace

from form_templates.model import Form
from parsers.errors import NoFormError, ReadTimeoutError
from parsers.matching.match import match
from parsers.matching.vocabulary import vocabulary
from parsers.matching.words import canonical_words
from parsers.model import (
    DOUBTED,
    Box,
    Extract,
    ParsedForm,
    SignatureReading,
    SignatureStatus,
    Source,
)
from parsers.scan.foreign.answers.checking import checked
from parsers.scan.foreign.answers.evidence import Kept, kept, with_evidence
from parsers.scan.foreign.answers.filing import Pictured, numbered, told_by_file
from parsers.scan.foreign.answers.profile_read import ProfileRead
from parsers.scan.foreign.pages import Laid, laid_out
from parsers.scan.foreign.sheet.levelling import levelled
from parsers.scan.foreign.words.trusting import Tokens
from parsers.scan.page.fields import Told
from parsers.scan.profile.signers import LOOSE, PAIR, loose, strangers, unclear
from parsers.scan.profile.unlooked import with_unlooked
from parsers.scan.telling.judging import PROMPTS

_LATE = "There was no time to read {}, and no form was found before; a person will look at it."
_WORD = 3
"""Letters from which a word is hardly made of another one by misreading a letter."""
_NEAR = 40.0
"""Points from a slot within which something that was not read may be its signature."""


def read_foreign(
    pages: Sequence[Pictured],
    forms: Sequence[Form],
    form_id: str | None = None,
    time_left: Callable[[], bool] = lambda: True,
) -> ParsedForm:
    """The profile on ``pages``, whose print is not known.

    Pages for which ``time_left`` says no stay unread and are named. Raises NoFormError where no
    form is recognised, ReadTimeoutError where one may be on these.
    """
    extract, seen = extracted(pages, time_left, _printed(forms))
    unread = [box for page in seen.values() for box in page.unread]
    late = [page.place for number, page in enumerate(pages, start=1) if number not in seen]
    try:
        told = profile_in(extract, forms, form_id, unread)
    except NoFormError as error:
        if not late:
            raise
        raise ReadTimeoutError(_LATE.format(", ".join(late))) from error
    form = next(one for one in forms if one.id == told.form)
    told = checked(ProfileRead(form, told, extract, seen)).told
    told = with_unlooked(told, form, late)
    told = _of_one_form(told, form, {page.name for page in pages})
    return told_by_file(with_evidence(told, form, seen), pages)


def _of_one_form(told: ParsedForm, form: Form, files: Collection[str]) -> ParsedForm:
    """``told`` with unclear signatures where its pages, out of ``files``, may be of two forms.

    Of pages that are not known nobody can tell whether one of them came twice.
    """
    said: dict[str, Told] = {**told.fields, **told.signatures}
    several = LOOSE if len(files) > PAIR else strangers(form, said)
    reason = several or (loose(form, said) if len(files) == PAIR else "")
    slots = {key: unclear(one, reason) for key, one in told.signatures.items()}
    return replace(told, signatures=slots, perhaps_several=several)


def _printed(forms: Sequence[Form]) -> frozenset[Tokens]:
    """The wordings of questions, headings, titles, choices and prompts of ``forms``, and their
    words."""
    whole = {label.tokens for form in forms for label in vocabulary(form).labels}
    fields = [field for form in forms for field in form.values]
    said = {text for field in fields for text in (*field.choices, field.prompt) if text}
    heads = {text for one in forms for text in (one.title, one.short_title, one.publisher) if text}
    whole |= {canonical_words(text) for text in (*said, *heads, *PROMPTS)}
    words = {
        (word,) for tokens in whole for word in tokens if len(word) >= _WORD and word.isalpha()
    }
    return frozenset(whole | words | {("yes",), ("no",)})


def extracted(
    pages: Sequence[Pictured],
    time_left: Callable[[], bool] = lambda: True,
    printed: Container[Tokens] = (),
) -> tuple[Extract, dict[int, Kept]]:
    """What ``pages`` show, before anyone asks which form it is, and what they look like.

    Both by the pages' places in the sequence, from 1. ``printed`` are wordings of known forms.
    """
    laid: list[Laid] = []
    seen: dict[int, Kept] = {}
    warnings: list[str] = []
    top = 0.0
    for page, counted in zip(pages, numbered(pages), strict=True):
        if not time_left():
            warnings.append(f"There was no time to read {page.place}.")
            continue
        picture, geometry = counted.picture, counted.geometry
        tables = sum(_tables(one) for one in laid)
        level = levelled(picture)
        laid.append(laid_out(level, picture, top, tables, geometry, printed))
        seen[picture.number] = kept(level, picture, geometry, laid[-1].unread)
        top += laid[-1].height
    extract = Extract(
        Source.SCAN,
        tuple(control for page in laid for control in page.controls),
        tuple(cell for page in laid for cell in page.cells),
        len(laid),
        tuple(mark for page in laid for mark in page.marks),
        warnings=tuple(warnings),
    )
    return extract, seen


def profile_in(
    extract: Extract,
    forms: Sequence[Form],
    form_id: str | None = None,
    unread: Collection[Box] = (),
) -> ParsedForm:
    """The profile that ``extract`` is. Raises NoFormError where no form is recognised.

    A slot is *missing* only where all slots were found, no ink is left over that may be its
    signature, and nothing ``unread`` stands near; else it is *unclear*.
    """
    told = match(extract, forms, form_id)
    slots = told.signatures
    lost = _may_be_signed(extract, slots.values())
    slots = {
        key: _perhaps(one) if lost or _has_near(one, unread) else one for key, one in slots.items()
    }
    # A section that was not found may stand where the print is not understood.
    return replace(told, signatures=slots, missing_sections=())


def _may_be_signed(extract: Extract, slots: Collection[SignatureReading]) -> bool:
    """Whether a slot's place was not found, or ink stands where no slot was found."""
    lost = bool(extract.warnings) or any(one.found_by is None for one in slots)
    claimed = {one.anchor for one in slots if one.status is not SignatureStatus.MISSING}
    return lost or any(mark.anchor not in claimed for mark in extract.marks)


def _has_near(slot: SignatureReading, unread: Collection[Box]) -> bool:
    """Whether one of the places ``unread`` is near a slot."""
    here = slot.anchor.box if slot.anchor else None
    return here is not None and any(
        one.page == here.page
        and max(one.x0 - here.x1, here.x0 - one.x1, one.y0 - here.y1, here.y0 - one.y1) <= _NEAR
        for one in unread
    )


def _perhaps(slot: SignatureReading) -> SignatureReading:
    if slot.status is not SignatureStatus.MISSING:
        return slot
    sure = min(slot.confidence, DOUBTED)
    reason = "Nothing was seen here, but the print is not one that is known."
    return replace(slot, status=SignatureStatus.UNCLEAR, confidence=sure, reason=reason)


def _tables(page: Laid) -> int:
    return len({cell.table for cell in page.cells if cell.table is not None})
