"""Weighs one reading of a file against its truth."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TypedDict

from tests.layouts.cases import Case
from tests.layouts.catalog import FIELDS, SIGNATURES, VALUES

SURE = 0.8


class FieldDict(TypedDict):
    """A field as ``read --json`` writes it."""

    value: str | bool | None
    shown: str
    confidence: float
    found_by: str | None


class SlotDict(TypedDict):
    """A signature slot as ``read --json`` writes it."""

    status: str
    kind: str | None
    confidence: float
    found_by: str | None


class ReadDict(TypedDict):
    """What a reader gives back for one file."""

    form: str | None
    source: str
    fields: dict[str, FieldDict]
    signatures: dict[str, SlotDict]


@dataclass(frozen=True)
class Failure:
    """One field or slot that was not read as it stands."""

    layout: str
    seed: int
    field: str
    trouble: str
    expected: object
    got: object
    shown: str
    confidence: float
    found_by: str | None

    def line(self) -> str:
        """The failure in one line."""
        return (
            f"{self.trouble:<9} {self.layout}#{self.seed} {self.field}: expected "
            f"{_short(self.expected)} got {_short(self.got)} shown {_short(self.shown)} "
            f"{self.confidence:.2f} {self.found_by}"
        )


@dataclass
class Grade:
    """Counts over one or more files."""

    files: int = 0
    fields: int = 0
    exact: int = 0
    wrong_sure: int = 0
    not_found: int = 0
    doubted: int = 0
    emptied: int = 0
    flagged: int = 0
    slots: int = 0
    slots_right: int = 0
    honest: dict[str, int] = field(default_factory=lambda: {"accept": 0, "hold": 0, "return": 0})
    faulty: dict[str, int] = field(default_factory=lambda: {"accept": 0, "hold": 0, "return": 0})
    milliseconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: Grade) -> None:
        """Take another grade's counts in."""
        for name in (
            "files", "fields", "exact", "wrong_sure", "not_found", "doubted", "emptied",
            "flagged", "slots", "slots_right", "milliseconds",
        ):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for verdict in self.honest:
            self.honest[verdict] += other.honest[verdict]
            self.faulty[verdict] += other.faulty[verdict]
        self.failures += other.failures

    @property
    def exactness(self) -> float:
        """The share of fields read exactly."""
        return self.exact / self.fields if self.fields else 0.0


def _short(thing: object) -> str:
    text = repr(thing)
    return text if len(text) <= 60 else f"{text[:28]}…{text[-28:]}"


def _right(case: Case, field_id: str, got: FieldDict) -> bool:
    """Whether a value is the expected one.

    LibreOffice drops line feeds inside controls, so that no reader can tell the words at the end
    of a line apart: in its files, white space in long texts does not count.
    """
    expected, value = case.profile.expected[field_id], got["value"]
    long = FIELDS[field_id].type == "long_text" and case.kind.startswith("lo-")
    if long and isinstance(expected, str) and isinstance(value, str):
        return _plain(expected).replace(" ", "") == _plain(value).replace(" ", "")
    return _same(expected, value)


def _same(expected: object, got: object) -> bool:
    if isinstance(expected, str) and isinstance(got, str):
        return _plain(expected) == _plain(got)
    return expected is got if isinstance(expected, bool) else expected == got


def _plain(text: str) -> str:
    """Text without what no reader need keep: kinds of white space and of composed letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _trouble(case: Case, field_id: str, got: FieldDict) -> str:
    """What is wrong with a reading, or ""."""
    if got["found_by"] is None and field_id not in case.profile.absent:
        return "not-found"
    if not _right(case, field_id, got):
        return "WRONG" if got["confidence"] >= SURE else "unsure"
    if got["confidence"] < SURE and field_id in case.profile.required:
        return "doubted"
    return ""


def _grade_field(grade: Grade, case: Case, field_id: str, got: FieldDict) -> None:
    trouble = _trouble(case, field_id, got)
    grade.fields += 1
    grade.exact += _right(case, field_id, got) and (
        got["found_by"] is not None
        or field_id in case.profile.absent
        or field_id not in case.profile.required
    )
    grade.wrong_sure += trouble == "WRONG"
    grade.not_found += trouble == "not-found"
    grade.doubted += trouble in {"doubted", "unsure"}
    if field_id in case.profile.emptied and field_id in case.profile.required:
        grade.emptied += 1
        grade.flagged += got["value"] is None and got["found_by"] is not None
    if trouble:
        expected = case.profile.expected[field_id]
        grade.failures.append(
            Failure(case.layout, case.seed, field_id, trouble, expected, got["value"],
                    got["shown"], got["confidence"], got["found_by"])
        )  # fmt: skip


def _digital(case: Case, slot: str, got: SlotDict) -> bool:
    """Whether a signed field is seen as one; before it can be verified it is unclear."""
    seen = got["kind"] == "digital" and got["status"] in {"signed", "unclear"}
    return seen and case.profile.signatures[slot] == "digital"


def _grade_slot(grade: Grade, case: Case, slot: str, got: SlotDict) -> None:
    expected = case.profile.signatures[slot]
    right = expected == got["status"] or _digital(case, slot, got)
    grade.slots += 1
    grade.slots_right += right
    if not right or (got["confidence"] < SURE and expected in {"signed", "missing"}):
        sure = got["confidence"] >= SURE and got["status"] in {"signed", "missing"}
        trouble = ("SLOT" if sure else "slot?") if not right else "doubted"
        grade.failures.append(
            Failure(case.layout, case.seed, slot, trouble, expected, got["status"],
                    str(got["kind"]), got["confidence"], got["found_by"])
        )  # fmt: skip


def _verdict(case: Case, got: ReadDict) -> str:
    """The fate of the form as far as readings decide it."""
    needed = [got["fields"][f] for f in VALUES if f in case.profile.required]
    slots = [
        got["signatures"][s]
        for s in SIGNATURES
        if not _digital(case, s, got["signatures"][s]) and case.profile.signatures[s] != "unclear"
    ]
    if any(f["value"] is None and f["confidence"] >= SURE for f in needed):
        return "return"
    if any(s["status"] == "missing" and s["confidence"] >= SURE for s in slots):
        return "return"
    long = {f for f in VALUES if FIELDS[f].type == "long_text"}
    doubts = [
        f["confidence"] < SURE and not (name in long and f["value"])
        for name, f in got["fields"].items()
        if name in case.profile.required
    ]
    if any(doubts) or any(s["confidence"] < SURE or s["status"] == "unclear" for s in slots):
        return "hold"
    return "accept"


_NOTHING: FieldDict = {"value": None, "shown": "", "confidence": 0.0, "found_by": None}
_NO_SLOT: SlotDict = {"status": "missing", "kind": None, "confidence": 0.0, "found_by": None}


def grade(case: Case, got: ReadDict | None) -> Grade:
    """The grade of one file; ``got`` None means that the reader gave nothing."""
    full: ReadDict = {
        "form": got["form"] if got else None,
        "source": got["source"] if got else "",
        "fields": {f: (got["fields"] if got else {}).get(f, _NOTHING) for f in VALUES},
        "signatures": {s: (got["signatures"] if got else {}).get(s, _NO_SLOT) for s in SIGNATURES},
    }
    result = Grade(files=1)
    for field_id in VALUES:
        _grade_field(result, case, field_id, full["fields"][field_id])
    for slot in SIGNATURES:
        _grade_slot(result, case, slot, full["signatures"][slot])
    fates = result.honest if case.profile.honest else result.faulty
    fates[_verdict(case, full)] += 1
    return result
