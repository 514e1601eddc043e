"""A request written into the mail itself, as "Label: value" lines.

Only forms that say ``in_mail`` are looked for, and only where no file holds one. A label that does
not stand there was left out: a mail has no other edition, so nothing is "not found".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from form_templates.model import Field, FieldType, Form
from parsers.matching.values import normalise
from parsers.matching.words import canonical_words
from parsers.model import (
    Anchor,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
)

_SURE = 0.95
_LEAST, _LEAST_SHARE, _LEAST_FILLED = 3, 0.4, 2
"""Labels that make a request: in number, of all, and with a value behind them."""

_MOST_LINES = 2_000
_WRAPPED = 60
"""A line that is at least as long may have been broken by the mail program."""

_LEAD = re.compile(r"^[\s*•·_–-]*(?:\(?\d{1,2}[.)]\s+)?[*_]*")
_SEPARATOR = re.compile(r"[*_]*\s*(?:[:：\t=]|\s[–—-]\s)[*_]*")
_FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr|rv|i)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line that begins with a label: which field's, and what stands behind it."""

    number: int
    field: Field
    rest: str


def read_body(words: str, text: str, subject: str, forms: Sequence[Form]) -> ParsedForm | None:
    """The request in a mail's own ``words``; in all of its ``text`` where it is forwarded.

    None where the mail is none of ``forms``.
    """
    looked_at = [words, text] if _FORWARDED.match(subject) else [words]
    for written in looked_at:
        read = (_read(form, written) for form in forms if form.in_mail)
        found = [one for one in read if one is not None]
        if found:
            return max(found, key=lambda one: one.form_score)
    return None


def _read(form: Form, text: str) -> ParsedForm | None:
    lines = text.splitlines()[:_MOST_LINES]
    labelled = list(_labelled(form, lines))
    said = {
        one.field.id: _value(one, after.number, lines, last=False)
        for one, after in pairwise(labelled)
    }
    if labelled:
        said[labelled[-1].field.id] = _value(labelled[-1], len(lines), lines, last=True)
    share = len(said) / max(1, len(form.values))
    filled = sum(bool(value) for value in said.values())
    if len(said) < _LEAST or share < _LEAST_SHARE or filled < _LEAST_FILLED:
        return None
    fields = {field.id: _reading(field, said.get(field.id, "")) for field in form.values}
    signatures = {slot.id: _unsigned(slot) for slot in form.signatures}
    return ParsedForm(
        form.id, form.version, Source.MAIL_BODY, None, fields, signatures, form_score=share
    )


def _labelled(form: Form, lines: Sequence[str]) -> Iterator[_Labelled]:
    """The first line of every label, in the order of the lines."""
    known = {
        canonical_words(label): field
        for field in reversed(form.values)
        for label in (*field.also, field.full_label, field.label)
    }
    seen: set[str] = set()
    for number, line in enumerate(lines):
        found = _begins(known, line)
        if found is not None and found[0].id not in seen:
            seen.add(found[0].id)
            yield _Labelled(number, *found)


def _begins(known: dict[tuple[str, ...], Field], line: str) -> tuple[Field, str] | None:
    bare = line[_LEAD.match(line).end() :]  # type: ignore[union-attr]
    for separator in _SEPARATOR.finditer(bare[:200]):
        field = known.get(canonical_words(bare[: separator.start()]))
        if field is not None:
            return field, bare[separator.end() :].strip(" \t*_")
    field = known.get(canonical_words(bare)) if bare.strip() else None
    return (field, "") if field is not None else None


def _value(one: _Labelled, until: int, lines: Sequence[str], *, last: bool) -> str:
    """What stands behind a label: on its line, or under it."""
    following = [line.strip() for line in lines[one.number + 1 : until]]
    if one.field.type is FieldType.LONG_TEXT:
        taken = list(_paragraph(following, one.rest)) if last else following
        return "\n".join([one.rest, *taken]).strip()
    if not one.rest:
        return next((line for line in following if line), "")
    taken, before = [one.rest], lines[one.number]
    for line in following:
        wordy = one.field.type is FieldType.TEXT
        if not wordy or not line or len(before) < _WRAPPED:
            break
        taken.append(line)
        before = line
    return " ".join(taken)


def _paragraph(lines: Sequence[str], rest: str) -> Iterator[str]:
    """The lines up to the first empty one behind what is written: then comes the farewell."""
    written = bool(rest)
    for line in lines:
        if not line and written:
            return
        written = written or bool(line)
        yield line


def _reading(field: Field, text: str) -> Reading:
    told = normalise(field, text)
    anchor = Anchor("the message")
    return Reading(field.id, told.value, told.shown, _SURE, FoundBy.LABEL, anchor)


def _unsigned(slot: Field) -> SignatureReading:
    return SignatureReading(slot.id, SignatureStatus.MISSING, None, _SURE, FoundBy.LABEL)
