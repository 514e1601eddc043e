"""From lines as recognised to a reading: the field's type checks what letters alone cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from form_templates.model import Field, FieldType
from parsers.matching.prompts import is_prompt
from parsers.matching.values import Normalised, normalise
from parsers.model import DOUBTED, SURE, Value
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.raster import Quality
from parsers.scan.telling.accents import has_a_strange_accent, may_be_a_speck
from parsers.scan.telling.capitals import begins_small, capital_i
from parsers.scan.telling.days import restored
from parsers.scan.telling.gluing import joins_names, lacks_a_space, may_lack_a_space, strokes_apart
from parsers.scan.telling.lookalikes import begins_with_nought, mended
from parsers.scan.telling.stops import cleaned, may_hold_a_speck
from parsers.scan.writing.spacing import leans_over_a_space

EMPTY_SURE = 0.95
_LONG_TEXT = 0.75
"""For a long text: what ended a line, the writer or the page, cannot be seen."""
_CAPPED = 0.75
"""For names, phones and dates on a page whose letters cannot be trusted."""
_HALF, _HARDLY = 0.7, 0.3
_ALIKE, _ALIKE_IN_PART, _AHEAD = 86, 72, 12
_SURE_LETTER, _POOR_LETTER = 0.9, 0.6
_OF_KIND = {FieldType.DATE: "mm/dd/yyyy", FieldType.PHONE: "(nnn) nnn-nnnn"}
_PROMPTS = (
    "Click or tap here to enter text.", "Click or tap here to enter text (at most 32 characters).",
    *_OF_KIND.values(), "Choose an item.",
)  # fmt: skip
_TO_CHOOSE = ("Choose an item.", "Choose one...")
PROMPTS = tuple(dict.fromkeys((*_PROMPTS, *_TO_CHOOSE)))
"""What invites to write or to choose on forms of ours and others."""
_CLOSED = frozenset({FieldType.CHOICE, FieldType.YES_NO})
_EXACT = frozenset({FieldType.TEXT, FieldType.PHONE, FieldType.DATE})
_FIGURES = frozenset({FieldType.PHONE, FieldType.DATE})
"""One figure for another makes another value: looks of which none knows them well agree by chance,
where they are written by hand."""
SPECKS = frozenset("·•°~^|_*=<>{}\\")
"""Signs that specks and strokes are read as, and that nobody writes in a name."""
_NAMED = 2
"""Letters and figures that a name or a title has at least."""
CAPPED = frozenset({Quality.STANDARD_FAX, Quality.FAINT})
"""On such pages no name, phone or date is sure by itself."""
_MAY_BE_SURE = frozenset({Quality.SCAN, Quality.DUSTY, Quality.PALE})
"""Qualities of pages on which two looks that agree may make a name sure: one must know it well, for
a letter that lost a piece is the same other letter to most."""
_NEVER_SURE = CAPPED | {Quality.CROSSED}
"""The same where a stroke runs through letters: it makes others of them, alike for every look."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a field says: its value, what is shown, and how surely.

    ``guessed``: letters alone do not say so; a full stop was taken off its end that may have been
    written, or the word told a capital I from a small l. ``known`` is how probable its letters
    are, by their mean, and ``lines`` are what was recognised.
    """

    value: Value
    shown: str
    confidence: float
    guessed: bool = False
    known: float = 0.0
    lines: tuple[Read, ...] = ()


def judged(field: Field, lines: Sequence[Read], quality: Quality) -> Judged:
    """One way of reading a field's lines, by itself."""
    return replace(_judged(field, lines, quality), lines=tuple(lines))


def _judged(field: Field, lines: Sequence[Read], quality: Quality) -> Judged:
    dusty = quality is not Quality.SCAN
    seen, stopped = cleaned(field.type, _joined(_without_prompts(field, lines)), dusty=dusty)
    text = _mended(field.type, seen)
    named, certain = capital_i(text) if field.personal else (text, True)
    told = _told(field, named if field.type is FieldType.TEXT else text)
    least = min((line.least for line in lines), default=0.0)
    mean = min((line.mean for line in lines), default=0.0)
    if told.shown and (prompt := _prompt_in(field, told.shown)):
        return Judged(None, prompt, DOUBTED if _is_anothers(field, prompt) else 0.9)
    sure = min(_sureness(field, told, least, mean), _most_of_one(field, told.shown, quality))
    if field.type is FieldType.DATE and text != seen:
        sure = min(sure, DOUBTED)
    if field.type is FieldType.TEXT and (not certain or strokes_apart(seen)):
        return Judged(told.value, told.shown, min(sure, DOUBTED), guessed=True, known=mean)
    sure = min(sure, _HALF if stopped else 1.0)
    return Judged(told.value, told.shown, sure, stopped, mean)


def _most_of_one(field: Field, shown: str, quality: Quality) -> float:
    """How sure one look at a field on a page of such ``quality`` is at most."""
    most = _LONG_TEXT if field.type is FieldType.LONG_TEXT else 1.0
    if quality in _NEVER_SURE and field.type in _EXACT:
        most = min(most, _CAPPED)
    if quality is Quality.DUSTY and _speckled(field, shown):
        most = min(most, _HALF)
    if deceives(field, shown):
        most = min(most, _CAPPED)
    if quality is Quality.FINE_FAX and field.type is FieldType.TEXT:
        most = min(most, _CAPPED)  # of names nothing tells c from e
    if field.type is FieldType.TEXT and sum(map(str.isalnum, shown)) < _NAMED:
        most = min(most, DOUBTED)
    return most


def _speckled(field: Field, shown: str) -> bool:
    marked = may_be_a_speck(shown) or may_hold_a_speck(shown) or may_lack_a_space(shown)
    return field.type is FieldType.TEXT and marked


def _holds_a_speck(field: Field, told: Judged) -> bool:
    """Whether a look shows a sign that nobody writes: what others say without it stands."""
    return field.type is FieldType.TEXT and not SPECKS.isdisjoint(told.shown)


def deceives(field: Field, shown: str) -> bool:
    """Whether all looks may be wrong alike: a letter passes for a nought, a slash leans over the
    space on one side of it, a space was not seen, a speck is read that nobody writes in a name,
    or no person is called so."""
    odd = begins_with_nought(shown) or leans_over_a_space(shown) or lacks_a_space(shown)
    odd = odd or not SPECKS.isdisjoint(shown)
    odd = odd or (field.personal and _is_no_name(shown))
    return field.type is FieldType.TEXT and odd


def _is_no_name(shown: str) -> bool:
    """Whether no person is called so: words stand together, one begins small as it lost its first
    letter, a stroke is a figure, or a speck an accent that the name has not."""
    if "@" in shown:
        return False  # an address of mail
    strange = joins_names(shown) or begins_small(shown) or has_a_strange_accent(shown)
    return strange or any(map(str.isdigit, shown))


def is_odd(field: Field, shown: str) -> bool:
    """Whether a speck, a lost space or a stroke may have made what is ``shown``."""
    return _speckled(field, shown) or deceives(field, shown)


def says_no_more(field: Field, told: Judged) -> bool:
    """Whether the same picture in another field surely says the same: a choice, or a prompt."""
    prompt = told.value is None and bool(told.shown)
    return told.confidence >= SURE and (field.type in _CLOSED or prompt)


def agreed(field: Field, ways: Sequence[Judged], quality: Quality) -> Judged:
    """Several ways of reading the same lines: what two of them say is sure, else it is doubted.

    The first way reads them as they are: what it says otherwise, and hardly doubts, is in doubt.
    """
    best = max(ways, key=lambda told: (told.confidence, told.known))
    for at, one in enumerate(ways):
        same = [other for other in ways[at + 1 :] if _same(field, one, other)]
        if same:
            if at and ways[0].confidence >= _HALF and not _holds_a_speck(field, ways[0]):
                return replace(one, confidence=DOUBTED)
            more = max(told.confidence for told in (one, *same))
            if more <= DOUBTED and best.confidence >= SURE:
                return replace(best, confidence=DOUBTED)
            return replace(one, confidence=_most(field, one, quality, more))
    return replace(best, confidence=min(best.confidence, DOUBTED))


def is_settled(field: Field, ways: Sequence[Judged], quality: Quality) -> bool:
    """Whether two ways say the same, and one of them knows it well where it is a name that can be
    sure: else another look may tell."""
    first, *others = ways
    same = [other for other in others if other.value == first.value]
    may_be = field.type is FieldType.TEXT and quality in _MAY_BE_SURE
    known = not may_be or any(told.confidence >= SURE for told in same)
    return bool(same) and known


def _most(field: Field, told: Judged, quality: Quality, more: float) -> float:
    """How sure two equal readings are, of which one is ``told`` and the surer one ``more`` sure."""
    if told.value is None and told.shown and told.confidence < SURE:
        return DOUBTED
    capped = field.type in _CLOSED or field.type is FieldType.LONG_TEXT or told.guessed
    if capped or deceives(field, told.shown):
        return told.confidence  # as each way was
    odd = quality is not Quality.SCAN and more < SURE and _speckled(field, told.shown)
    match quality:
        case _ if quality in _MAY_BE_SURE and not odd:
            # what toner left out is gone from every look
            enough = _HALF if quality is Quality.PALE else _HARDLY
            figures = field.type in _FIGURES and told.value is not None
            known = SURE if field.type is FieldType.TEXT else _HALF if figures else 0.0
            poor = told.confidence < enough or more < known
            return DOUBTED if poor else 0.85
        case Quality.FINE_FAX if field.type is not FieldType.TEXT and told.confidence >= _HALF:
            return 0.82
    return _CAPPED


def _same(field: Field, one: Judged, other: Judged) -> bool:
    """Whether two ways say the same; of figures all that counts is in the value."""
    if one.value != other.value:
        return False
    figures = field.type in _FIGURES and one.value is not None
    return figures or _bare(one) == _bare(other)


def _bare(told: Judged) -> str:
    return re.sub(r"\s+", "", told.shown)


def _mended(type_: FieldType, text: str) -> str:
    match type_:
        case FieldType.TEXT:
            return mended(text)
        case FieldType.DATE:
            return restored(text)
    return text


def _without_prompts(field: Field, lines: Sequence[Read]) -> Sequence[Read]:
    """``lines`` without what invites to write a date, where one was written above or below it."""
    if field.type is not FieldType.DATE:
        return lines
    return [line for line in lines if not _prompt_in(field, line.text)] or lines


def _joined(lines: Sequence[Read]) -> str:
    return " ".join(line.text for line in lines if line.text)


def _told(field: Field, text: str) -> Normalised:
    told = normalise(field, text)
    if field.type in _CLOSED and told.shown and not (told.checked and told.value is not None):
        return _likeliest(field, told)
    return told


def _likeliest(field: Field, told: Normalised) -> Normalised:
    """The choice that is nearly what was read, where no other is as near; what invites to choose
    is one of them and means that nothing was chosen."""
    choices = field.choices if field.type is FieldType.CHOICE else ("Yes", "No")
    prompts = (*_TO_CHOOSE, field.prompt) if field.prompt else _TO_CHOOSE
    best: dict[str, float] = {}
    for choice in choices:
        best[choice] = _likeness(told.shown, choice)
    best[""] = max(_likeness(told.shown, prompt) for prompt in prompts)
    (first, most), *others = sorted(best.items(), key=lambda one: -one[1])
    if most < _ALIKE_IN_PART or (others and most - others[0][1] < _AHEAD):
        return told
    return normalise(field, first) if first else Normalised(None, prompts[-1])


def _likeness(one: str, other: str) -> float:
    """How alike two texts are, of 100; spaces, stops and cases do not count."""
    return fuzz.ratio(_letters(one), _letters(other))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _prompt_in(field: Field, shown: str) -> str:
    """What invites to answer, where ``shown`` is that, perhaps a letter wrong; else ""."""
    if is_prompt(shown, field.prompt):
        return shown
    low = shown.casefold()
    if len(low) > 12 and fuzz.partial_ratio(low, "tap here to enter text") >= _ALIKE_IN_PART:
        return _PROMPTS[0]
    prompts = (*_PROMPTS, field.prompt) if field.prompt else _PROMPTS
    likeliest = max(prompts, key=lambda prompt: fuzz.ratio(_glanced(low), _glanced(prompt)))
    return likeliest if fuzz.ratio(_glanced(low), _glanced(likeliest)) >= _ALIKE else ""


def _glanced(text: str) -> str:
    """``text`` as a glance tells it: spaces do not count, and a y without its tail is a v."""
    return text.casefold().replace(" ", "").replace("v", "y")


def _is_anothers(field: Field, shown: str) -> bool:
    """Whether what invites to answer asks for a date, or a number, and the field does not."""
    others = (prompt for kind, prompt in _OF_KIND.items() if kind is not field.type)
    return any(fuzz.ratio(shown.casefold(), prompt) >= _ALIKE for prompt in others)


def _sureness(field: Field, told: Normalised, least: float, mean: float) -> float:
    if told.value is None:
        return DOUBTED
    if field.type in _CLOSED:
        return 0.95 if told.checked else DOUBTED
    if least > _SURE_LETTER:
        return 0.95 if told.checked else 0.92
    if least < _POOR_LETTER or mean < _SURE_LETTER:
        return DOUBTED if least >= 0.3 else 0.25
    return _HALF
