"""What part of one ground is whose, whoever shares it.

Controls are theirs in order; words are told apart by what only one of the types can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.matching.region import DISPUTED, Region
from parsers.matching.values import parse_date, parse_phone

_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DATE = re.compile(
    rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}|{_MONTH} \d{{1,2}},? \d{{4}}"
    rf"|\d{{1,2}} {_MONTH},? \d{{4}}"
)
_PHONE = re.compile(
    r"(?:\+?1[ ./-]?)?\(?\d{3}\)?[ ./-]?\d{3}[ ./-]?\d{4}(?:\s*(?:ext\.?|x)\s*\d{1,5})?"
)
_BOUND = " \t\n/|,;:–—-"
_FIRST_AND_LAST = 2
_JOINER = re.compile(r"[\W_]*(?:(?:from|to|until|through|and)\b[\W_]*)*", re.IGNORECASE)
"""What stands between answers and is none."""
_UP_TO = re.compile(r"(?:[–—-]|\bto|\buntil|\bthrough)\s*$", re.IGNORECASE)
"""What stands before the last day of two where the first is not said."""
_BETWEEN = re.compile(r"\s*(?:[-–—/|,]|\b(?:to|thru|through|until)\b)\s*")
"""What stands between two dates that are all that is said."""
_TO_PHONE = re.compile(
    r"(?:^|(?<![\s,;/|–—-])[\s,;/|–—-])[\s,;/|–—-]*(?=\+?1?[\s.-]?\(?\d{3}\)?[\s./-]?\d{3}[\s./-]?\d{4})"
)
"""What stands between a name and the number behind it."""


def shared(region: Region, fields: Sequence[Field]) -> list[Region]:
    """The part of ``region`` that answers each of ``fields``, in their order.

    Where they cannot be told apart, each gets all of it, and it is disputed.
    """
    controls = [thing for thing in region.cell.things_in(region.start, region.end) if thing.control]
    if len(controls) == len(fields) and not region.more:
        cuts = [thing.offset + 1 for thing in controls]
        starts = [region.start, *cuts[:-1]]
        return [
            replace(region, start=a, end=b) for a, b in zip(starts, cuts, strict=True)
        ]  # fmt: skip
    told = None if controls or region.more else _by_type(region, fields)
    return told or [replace(region, sure=min(region.sure, DISPUTED)) for _ in fields]


def two_dates(text: str) -> tuple[int, int] | None:
    """Where the first of two dates ends in ``text`` and the second begins; None for others."""
    parts = [
        (match.start(), match.end())
        for match in _BETWEEN.finditer(text)
        if parse_date(text[: match.start()].strip()) and parse_date(text[match.end() :].strip())
    ]
    return parts[0] if len(parts) == 1 else None


def name_and_phone(region: Region) -> tuple[int, int]:
    """Where a name ends in a cell, and where the phone behind it begins: its end for none."""
    text = region.cell.text[region.start : region.end]
    match = _TO_PHONE.search(text)
    if match and parse_phone(text[match.end() :].strip()):
        return region.start + match.start(), region.start + match.end()
    return region.end, region.end


def _by_type(region: Region, fields: Sequence[Field]) -> list[Region] | None:
    text = region.cell.text
    free = [(region.start, region.end)]
    found: dict[int, tuple[int, int] | None] = {}
    for kind in (FieldType.PHONE, FieldType.DATE, FieldType.CHOICE):
        mine = [at for at, field in enumerate(fields) if field.type is kind]
        spans = list(_spans(text, region, fields[mine[0]])) if mine else []
        if len(spans) > len(mine):
            return None
        owners = _owners(mine, spans, text[region.start : region.end], region.start)
        if owners is None:
            return None
        found |= dict.fromkeys(mine) | dict(zip(owners, spans, strict=True))
        free = [part for whole in free for part in _without(whole, spans)]
    left = [at for at in range(len(fields)) if at not in found]
    said = [span for span in (_stripped(text, *part) for part in free) if span]
    said = [span for span in said if not _JOINER.fullmatch(text, *span)]
    if len(left) > 1 or len(said) > len(left):
        return None
    found |= dict.fromkeys(left) | dict(zip(left, said, strict=False))
    end = region.end
    spans_of = (found[at] or (end, end) for at in range(len(fields)))
    return [replace(region, start=start, end=stop) for start, stop in spans_of]


def _owners(
    mine: Sequence[int], spans: Sequence[tuple[int, int]], text: str, offset: int
) -> list[int] | None:
    """Which of the fields of one type each answer is for; None where that is not said."""
    if not spans or len(spans) == len(mine):
        return list(mine[: len(spans)])
    if len(mine) != _FIRST_AND_LAST:
        return None
    start, end = spans[0][0] - offset, spans[0][1] - offset
    before, behind = text[:start].strip(), text[end:].strip()
    if _UP_TO.search(before) and not behind:
        return [mine[1]]
    return [mine[0]] if behind and _JOINER.fullmatch(behind) and not before else None


def _spans(text: str, region: Region, field: Field) -> Iterator[tuple[int, int]]:
    """Where an answer of the field's type stands on the region."""
    if field.type is FieldType.CHOICE:
        yield from _choices(text, region, field)
        return
    pattern = _DATE if field.type is FieldType.DATE else _PHONE
    for match in pattern.finditer(text, region.start, region.end):
        told = (
            parse_date(match.group())
            if field.type is FieldType.DATE
            else parse_phone(match.group(), field.region)
        )
        if told is not None:
            yield match.span()


def _choices(text: str, region: Region, field: Field) -> Iterator[tuple[int, int]]:
    left = text[: region.end]
    for choice in sorted(field.choices, key=len, reverse=True):
        words = r"\s+".join(re.escape(word) for word in choice.split())
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(left, region.start):
            yield match.span()
        left = pattern.sub(lambda met: "\0" * len(met.group()), left)


def _without(whole: tuple[int, int], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = whole[0]
    for start, end in sorted(spans):
        if whole[0] <= start and end <= whole[1]:
            yield at, start
            at = end
    yield at, whole[1]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The slice without what binds it to the next answer; None where nothing is left."""
    part = text[start:end]
    start += len(part) - len(part.lstrip(_BOUND))
    stop = start + len(part.strip(_BOUND))
    return (start, stop) if stop > start else None
