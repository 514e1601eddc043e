"""Weighs one reading of a scan against its truth."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, fields

from rapidfuzz.fuzz import ratio

from intake_mailbot.domain.model import Verdict
from parsers.model import SURE, ParsedForm, Reading, SignatureKind, SignatureReading
from parsers.model import SignatureStatus as Status
from tests.layouts.catalog import BOXES, SIGNATURES
from tests.scans.model import Scan
from tests.scans.people import LONG, SHORT
from tests.scans.slots import BARE, SIGNED, Content

_ALIKE = 95.0
"""How alike a long text must be, of 100, to count as read."""


@dataclass(frozen=True)
class Failure:
    """One field or slot that was not read as it stands."""

    scan: str
    field: str
    trouble: str
    expected: object
    got: object
    shown: str
    confidence: float

    def line(self) -> str:
        """The failure in one line."""
        return (
            f"{self.trouble:<8} {self.scan} {self.field}: expected {_short(self.expected)} "
            f"got {_short(self.got)} shown {_short(self.shown)} {self.confidence:.2f}"
        )


def _short(thing: object) -> str:
    text = repr(thing)
    return text if len(text) <= 60 else f"{text[:28]}…{text[-28:]}"


@dataclass
class Grade:
    """Counts over one or more scans; ``seconds`` are of one core, a page."""

    files: int = 0
    errors: int = 0
    fields: int = 0
    exact: int = 0
    wrong_sure: int = 0
    doubted: int = 0
    boxes: int = 0
    boxes_right: int = 0
    texts: int = 0
    texts_alike: int = 0
    slots: Counter[tuple[Content, str]] = field(default_factory=Counter)
    honest: Counter[Verdict] = field(default_factory=Counter)
    faulty: Counter[Verdict] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    peak: int = 0
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: Grade) -> None:
        """Take another grade's counts in."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if one.name == "peak":
                self.peak = max(mine, theirs)
            else:
                setattr(self, one.name, mine + theirs)

    @property
    def misjudged(self) -> int:
        """How many complete forms would be returned and faulty ones accepted."""
        return self.honest[Verdict.RETURN] + self.faulty[Verdict.ACCEPT]

    @property
    def second(self) -> float:
        """The median of the seconds a page."""
        return statistics.median(self.seconds) if self.seconds else 0.0

    def said(self, contents: frozenset[Content], *answers: str) -> int:
        """How many slots with these contents were called so."""
        return sum(n for (what, answer), n in self.slots.items()
                   if what in contents and answer in answers)  # fmt: skip


def grade(scan: Scan, parsed: ParsedForm | None, verdict: Verdict) -> Grade:
    """The grade of one scan; ``parsed`` None means that it was not read at all."""
    result = Grade(files=1, errors=parsed is None)
    for name in SHORT:
        _grade_value(result, scan, name, parsed)
    for name in BOXES:
        _grade_box(result, scan, name, parsed)
    for name in LONG:
        _grade_text(result, scan, name, parsed)
    for name in SIGNATURES:
        _grade_slot(result, scan, name, parsed)
    fates = result.honest if scan.complete else result.faulty
    fates[verdict] += 1
    if result.misjudged:
        said = "complete" if scan.complete else "faulty"
        result.failures.append(Failure(_called(scan), "", "FATE", said, str(verdict), "", 1.0))
    return result


def unread(scan: Scan, error: str) -> Failure:
    """That a scan was not read at all, and what was said."""
    return Failure(_called(scan), "", "ERROR", scan.name, None, error, 0.0)


def _called(scan: Scan) -> str:
    return f"{scan.kind}#{scan.seed}({scan.blank})"


def _reading(parsed: ParsedForm | None, name: str) -> Reading:
    nothing = Reading(name, None, "", 0.0, None)
    return nothing if parsed is None else parsed.fields.get(name, nothing)


def plain(value: object) -> object:
    """A value without what no print tells apart: white space, kinds of quotes and dashes."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).translate({0x2019: "'", 0x2018: "'", 0x2013: "-"})
    return re.sub(r"\s+", " ", text).strip()


def _fail(result: Grade, scan: Scan, got: Reading, trouble: str) -> None:
    expected = scan.profile.expected[got.field]
    result.failures.append(
        Failure(_called(scan), got.field, trouble, expected, got.value, got.shown, got.confidence)
    )


def _absent(result: Grade, scan: Scan, got: Reading) -> bool:
    """Whether the field is on a page that is not there; being sure of its value is wrong."""
    if got.field not in scan.profile.absent:
        return False
    if got.found and got.sure:
        result.wrong_sure += 1
        _fail(result, scan, got, "WRONG")
    return True


def _grade_value(result: Grade, scan: Scan, name: str, parsed: ParsedForm | None) -> None:
    got = _reading(parsed, name)
    if _absent(result, scan, got):
        return
    needed = name in scan.profile.required
    there = parsed is not None and (got.found or not needed)
    right = there and plain(got.value) == plain(scan.profile.expected[name])
    result.fields += 1
    result.exact += right
    result.doubted += needed and not got.sure
    result.wrong_sure += not right and got.sure
    if not right:
        _fail(result, scan, got, "WRONG" if got.sure else "unsure")
    elif needed and not got.sure:
        _fail(result, scan, got, "doubted")


def _grade_box(result: Grade, scan: Scan, name: str, parsed: ParsedForm | None) -> None:
    got = _reading(parsed, name)
    if _absent(result, scan, got):
        return
    right = got.found and bool(got.value) == scan.profile.expected[name]
    result.boxes += 1
    result.boxes_right += right
    result.wrong_sure += not right and got.sure
    if not right:
        _fail(result, scan, got, "WRONG" if got.sure else "box")


def _grade_text(result: Grade, scan: Scan, name: str, parsed: ParsedForm | None) -> None:
    """Long texts need only be known as filled or empty to be decided on; alike is better."""
    got = _reading(parsed, name)
    if _absent(result, scan, got):
        return
    expected = scan.profile.expected[name]
    alike = ratio(str(plain(expected) or ""), str(plain(got.value) or "")) >= _ALIKE
    wrong = bool(expected) != bool(got.value) and got.sure
    result.texts += 1
    result.texts_alike += alike and got.found
    result.wrong_sure += wrong
    if wrong or not (alike and got.found):
        _fail(result, scan, got, "WRONG" if wrong else "text")


SURELY_MISSING, PERHAPS_MISSING = "missing", "missing?"
"""How a slot was called: a doubtful word of it being missing holds a form and returns none."""


def _grade_slot(result: Grade, scan: Scan, name: str, parsed: ParsedForm | None) -> None:
    nothing = SignatureReading(name, Status.UNCLEAR, None, 0.0, None)
    got = nothing if parsed is None else parsed.signatures.get(name, nothing)
    answer = str(got.status) + ("" if got.confidence >= SURE else "?")
    if name not in scan.contents:
        if got.found_by is not None and got.status is Status.SIGNED:
            _fail_slot(result, scan, got, "SLOT", "no page")
        return
    content = scan.contents[name]
    result.slots[content, answer] += 1
    good = _good_answers(content)
    if answer not in good:
        bad = answer == SURELY_MISSING if content in SIGNED else got.status is Status.SIGNED
        _fail_slot(result, scan, got, "SLOT" if bad else "slot?", content)
    elif content is Content.TYPED and got.kind not in {None, SignatureKind.TYPED}:
        _fail_slot(result, scan, got, "slot?", content)


def _good_answers(content: Content) -> set[str]:
    if content in SIGNED:
        return {"signed"}
    if content in BARE:
        return {"missing"}
    return {"missing", "missing?", "unclear", "unclear?", "invalid"}


def _fail_slot(
    result: Grade, scan: Scan, got: SignatureReading, trouble: str, content: str
) -> None:
    result.failures.append(
        Failure(_called(scan), got.field, trouble, str(content), str(got.status),
                f"{got.kind} {got.reason}", got.confidence)
    )  # fmt: skip
