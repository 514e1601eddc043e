"""What is never sure on a print that nobody knows, however clearly its letters were read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from form_templates.model import Field, FieldType, Form
from parsers.matching.values import normalise
from parsers.matching.vocabulary import vocabulary
from parsers.matching.words import canonical_words
from parsers.model import DOUBTED, Anchor, FoundBy, ParsedForm, Reading, SignatureReading
from parsers.scan.foreign.answers.evidence import Kept
from parsers.scan.foreign.answers.lessening import in_doubt
from parsers.scan.foreign.answers.naming import oddity_of
from parsers.scan.foreign.answers.odd_signs import odd_sign, without_specks
from parsers.scan.foreign.answers.profile_read import ProfileRead
from parsers.scan.foreign.answers.scattering import Place, crossed, ink_astray, place_of, scattered
from parsers.scan.telling.capitals import capital_i
from parsers.scan.telling.judging import PROMPTS
from parsers.scan.telling.lookalikes import mended

_TICKS = frozenset({"x", "✓", "✔", "■"})
"""What stands between brackets that are typed as a box, and are read as letters are."""
_LEVEL, _COLUMN = 3.0, 40.0
"""Points from which a place is above another, and within which it is in the same column."""
_TYPED_BOX = "This print has no box here that was seen as one."
_NOT_IN_ORDER = "It stands where another row's answer should."
_SENTENCE = re.compile(r"[a-z]{5,}\. [A-Z]")
"""A sentence, before what was answered; words that names shorten are shorter."""
_LIMIT_SAID = re.compile(
    r"(?:at most|up to|no more than|(?:limited to|max(?:imum)?\.?(?: of)?)) [\d,.]+ "
    r"char(?:acter)?s?\. (?=\S)", re.IGNORECASE,
)  # fmt: skip
"""How long an answer may be, said before it: no answer says that of itself."""
_HINTED = "A hint of the print may stand before the answer."
_ALIKE_LETTERS = "A capital I and a small l look alike in this name."
_SHARED = "What stands there was taken for the answer to two questions."
_COUNTED = "Its place was told by counting boxes, and some may not have been seen."
_NO_ANSWER = "What was read is none of the answers that the form has."
_FEW = 4
"""Words of an answer yes or no, boxes of both too."""
_NOTE = re.compile(r"\s*\((?:[^()\s]+\s+){2,}[^()]*\)?\s*$")
"""Three words in brackets, or more, which may go on in the next line."""
_QUESTION = 3
"""Words from which a question stands in nobody's answer by chance."""
_QUESTION_TOO = "Another question of the form stands among the words that were read."
_OTHERS = "Another signer's place was not found: what stands here may be that signer's."
_BESIDE_UNREAD = "Several answers beside it seem to be empty, so this may be another's."
_OTHERS_ANSWER = "It stands nearer to what the other signer answered."
_SPECK = "A speck of the scan may have been read as an apostrophe or a stop."
_STRAY = re.compile(r"[^\Wsxz_]['’](?=\s|$)|(?<=\s)['’](?=\S)", re.IGNORECASE)
"""An apostrophe that ends a word which is no plural, or begins one."""
_PARTED = "A space may have been read where none is."
_ODD_SPACE = re.compile(r"\w- \w|\S [,;]|\S \.(?:\W|\w\b)")
_BOX_LOST = "The box of a question beside it was not found: this may be that one's."
_BLANK = " ☐☒"
_ENOUGH, _SEVERAL = 3, 3
_MANY = 6
"""Rows of a table of which no print leaves out most; people need few rows for vendors."""
_NEARLY_SURE, _TWICE = 0.7, 0.82
"""How sure a name is that two looks at one line say, and one that two lines say."""
_LONG_PROMPT = 8
_ALIKE, _AHEAD = 86, 12
"""Of 100: how alike what was read is to a choice, and how much less to the next."""


def doubted(read: ProfileRead) -> ProfileRead:
    """``read`` with what may not be sure in doubt."""
    form, told, pages = read.form, read.told, read.pages
    why = dict.fromkeys(_shared(form, told), _SHARED)
    why |= dict.fromkeys(_out_of_order(form, told, pages), _NOT_IN_ORDER)
    why |= dict.fromkeys(scattered(form, told, pages), _NOT_IN_ORDER)
    why |= dict.fromkeys(crossed(form, told, pages), _OTHERS_ANSWER)
    why |= dict(_not_only_theirs(form, told))
    why |= {k: _COUNTED for k, one in told.fields.items() if one.found_by is FoundBy.POSITION}
    why |= dict.fromkeys(_beside_lost_boxes(form, told), _BOX_LOST)
    strange = _signers_lost(form, told)
    why |= dict.fromkeys((key for key in told.fields if form[key].section in strange), _OTHERS)
    apart = strange | ink_astray(form, told, pages)
    slots = {
        key: _another_s(one) if form[key].section in apart else one
        for key, one in told.signatures.items()
    }
    fields = {key: _unproven(form[key], one) for key, one in told.fields.items()}
    why |= dict.fromkeys(_hardly_read(form, fields), _BESIDE_UNREAD)
    fields |= {key: in_doubt(fields[key], reason) for key, reason in why.items()}
    fields |= {} if strange else dict(_borne_out(form, fields))
    return replace(read, told=replace(told, fields=fields, signatures=slots))


def _hardly_read(form: Form, fields: Mapping[str, Reading]) -> Iterator[str]:
    """Fields of sections in which several required answers seem to be empty.

    Whoever leaves out so many sends no form: the print was not understood there, and what was found
    may be another's.
    """
    lost = Counter(form[key].section for key, one in fields.items()
                   if form[key].required and one.found and one.value is None)  # fmt: skip
    return (key for key in fields if lost[form[key].section] >= _SEVERAL)


def _beside_lost_boxes(form: Form, told: ParsedForm) -> set[str]:
    """Check boxes of sections in which one was not found: that one's may count as another's."""
    boxes = [field for field in form.values if field.type is FieldType.CHECKBOX]
    lost = {field.section for field in boxes if not told.fields[field.id].found}
    return {field.id for field in boxes if field.section in lost}


def _signers_lost(form: Form, told: ParsedForm) -> set[str]:
    """Sections in which a signer's place was not found: what was may be that signer's."""
    return {form[key].section for key, one in told.signatures.items() if one.found_by is None}


def _another_s(slot: SignatureReading) -> SignatureReading:
    sure = min(slot.confidence, DOUBTED)
    return replace(slot, confidence=sure, reason=slot.reason or _OTHERS)


def _borne_out(form: Form, fields: Mapping[str, Reading]) -> Iterator[tuple[str, Reading]]:
    """Names that are nearly sure and stand to the letter alike at two places, as sure.

    Two lines of type are hardly misread in the same way.
    """
    for asked in form.values:
        one, other = fields[asked.id], fields.get(asked.same_person_as or "")
        if other is None or one.value is None or one.value != other.value:
            continue
        if one.anchor != other.anchor and min(one.confidence, other.confidence) >= _NEARLY_SURE:
            for each in (one, other):
                yield each.field, replace(each, confidence=max(each.confidence, _TWICE))


def _unproven(field: Field, one: Reading) -> Reading:
    """``one``, in doubt where nothing bears it out.

    That nothing stands at a place may be for want of seeing it, or of the right place.
    """
    if one.value is None or _is_nearly_prompt(field, one.shown):
        return in_doubt(replace(one, value=None), "")
    if field.type is FieldType.CHOICE and one.value not in field.choices:
        return _nearest(field, one) or _behind_hint(field, one)
    if field.type is FieldType.YES_NO and not _is_an_answer(field, one.shown):
        return in_doubt(one, _NO_ANSWER)
    if field.type is FieldType.TEXT and isinstance(one.value, str):
        if reason := odd_sign(one.shown):
            return in_doubt(replace(one, value=without_specks(one.value)), reason)
        one = replace(one, value=mended(one.value), shown=mended(one.shown))
        one = _with_capitals(one) if field.personal else one
    if field.type is FieldType.TEXT and _SENTENCE.search(one.shown):
        answer = _LIMIT_SAID.sub("", one.shown)
        return in_doubt(replace(one, value=answer, shown=answer), _HINTED)
    typed = isinstance(one.value, bool) and not one.shown.strip()
    bracketed = one.value is True and one.shown.strip(" ()[]_").casefold() in _TICKS
    return in_doubt(one, _TYPED_BOX) if typed or bracketed else one


def _with_capitals(one: Reading) -> Reading:
    """A name with capital I where its words begin with it, in doubt where that is not certain."""
    value, certain = capital_i(str(one.value))
    shown, _ = capital_i(one.shown)
    told = replace(one, value=value, shown=shown)
    return told if certain else in_doubt(told, _ALIKE_LETTERS)


def _not_only_theirs(form: Form, told: ParsedForm) -> Iterator[tuple[str, str]]:
    """Fields in whose words another question stands, or that may have lost a word of a name."""
    labels = [label.tokens for label in vocabulary(form).labels]
    asked = {tokens for tokens in labels if len(tokens) >= _QUESTION}
    printed = {"".join(tokens) for tokens in labels}
    for field in form.values:
        shown = told.fields[field.id].shown
        if field.type is not FieldType.TEXT or not shown:
            continue
        words = canonical_words(shown)
        runs = (words[a:b] for a, b in combinations(range(len(words) + 1), 2))
        if any(run in asked for run in runs) or _is_part(shown, printed):
            yield field.id, _QUESTION_TOO
        elif field.personal and (odd := oddity_of(shown)):
            yield field.id, odd
        elif _ODD_SPACE.search(shown):
            yield field.id, _PARTED
        elif _STRAY.search(mended(shown)):
            yield field.id, _SPECK


def _is_part(shown: str, printed: Collection[str]) -> bool:
    """Whether all that was read is a part of a question, however its words are parted."""
    said = _letters(shown)
    return len(said) >= _LONG_PROMPT and any(said in one for one in printed)


def _is_nearly_prompt(field: Field, shown: str) -> bool:
    """Whether a prompt was read wrong by a letter."""
    said = _letters(shown)
    return len(said) >= _LONG_PROMPT and any(
        fuzz.ratio(said, _letters(prompt)) >= _ALIKE
        for prompt in (*PROMPTS, *((field.prompt,) if field.prompt else ()))
    )


def _is_an_answer(field: Field, shown: str) -> bool:
    """Whether yes or no is all that was read: many a sentence begins with one of these.

    A note of the print in brackets may stand behind: "No (If Yes, please list them below.)"
    """
    alone = _NOTE.sub("", shown)
    return normalise(field, alone).checked and len(alone.split()) <= _FEW


def _nearest(field: Field, one: Reading) -> Reading | None:
    """``one`` as the choice that is nearly what was read, where no other is as near."""
    alike = sorted(
        ((fuzz.ratio(_letters(one.shown), _letters(choice)), choice) for choice in field.choices),
        reverse=True,
    )
    (most, choice), (second, _) = (*alike, (0.0, ""), (0.0, ""))[:2]
    if most >= _ALIKE and most - second >= _AHEAD:
        return replace(one, value=choice)
    return None


def _behind_hint(field: Field, one: Reading) -> Reading:
    """``one`` in doubt; as the choice that stands behind a sentence, where one does."""
    for stop in re.finditer(r"[.?:] ", one.shown):
        chosen = _nearest(field, replace(one, shown=one.shown[stop.end() :]))
        if chosen is not None:
            return in_doubt(chosen, _HINTED)
    return in_doubt(one, _NO_ANSWER)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _shared(form: Form, told: ParsedForm) -> Iterator[str]:
    """Fields of which one has the words of another at the same place, or the same check box.

    Where that is so in a row, its questions were taken for one another: so they may be in all rows
    of its table, and boxes in their section.
    """
    places: dict[tuple[Anchor, str], list[Field]] = {}
    for field in form.values:
        one = told.fields[field.id]
        ticked = field.type is FieldType.CHECKBOX
        if one.anchor is not None and (ticked or one.shown.strip(_BLANK)):
            said = _BLANK if ticked else one.shown
            places.setdefault((one.anchor, said), []).append(field)
    doubled = [field for fields in places.values() if len(fields) > 1 for field in fields]
    tables = {field.section for field in doubled if field.role}
    boxes = {field.section for field in doubled if field.type is FieldType.CHECKBOX}
    yield from (field.id for field in doubled)
    for field in form.values:
        ticked = field.type is FieldType.CHECKBOX
        if field.section in (boxes if ticked else tables) and (ticked or field.role):
            yield field.id


def _out_of_order(form: Form, told: ParsedForm, pages: Mapping[int, Kept]) -> Iterator[str]:
    """Fields of rows that do not follow each other as the form's do.

    Rows have the same questions, one below the other. Where some stand in the form's order and
    others do not, some were taken for one another, and which of them nobody can tell. Nor can
    anybody where most rows of a long table were not found, or no name of any row: what was found
    may be another row's.
    """
    asked: dict[tuple[str, str], list[Field]] = {}
    for field in form.values:
        if field.role:
            asked.setdefault((field.section, field.label), []).append(field)
    for (section, _), fields in asked.items():
        named = len(fields) > 1 and fields[0].type is FieldType.TEXT
        if named and not any(told.fields[one.id].found for one in fields):
            yield from (f.id for f in form.values if f.section == section and f.role)
            continue
        rows = [(one.role, at) for one in fields if (at := place_of(told, one.id, pages))]
        steps = [_step(one, other) for (_, one), (_, other) in pairwise(rows)]
        alone = len(fields) >= _MANY and 2 * len(rows) < len(fields)
        if alone or (len(rows) > _ENOUGH and {-1, 1} <= set(steps)):
            roles = {role for role, _ in rows}
            yield from (f.id for f in form.values if f.section == section and f.role in roles)


def _step(one: Place, other: Place) -> int:
    """Whether a place stands below (1) or above (-1) another; 0 beside it or in another column."""
    if one.page != other.page or abs(one.x - other.x) > _COLUMN or abs(one.y - other.y) < _LEVEL:
        return 0
    return 1 if other.y > one.y else -1
