"""What was read for each field of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from parsers.model.evidence import Evidence, within_limits
from parsers.model.quick import quick
from parsers.model.sheet import Anchor, Source

SURE = 0.8
"""The confidence from which a reading counts as sure."""
DOUBTED = 0.6
"""The most that a reading has which something speaks against: a person looks at it."""


class FoundBy(StrEnum):
    """What led to the field's place."""

    ID = "id"
    LABEL = "label"
    POSITION = "position"
    REGION = "region"


Value = str | bool | None


@quick(frozen=True, slots=True)
class Reading:
    """What was read for one field.

    ``value`` is normalised by the field's type (text stripped, date ISO 8601, phone E.164, yes/no
    and checkbox bool, choice the text shown); None when empty or unusable. ``shown`` is what
    stands in the document. ``found_by`` None and ``confidence`` 0 mean the place was not found.
    ``reason`` says in one sentence why the reading is in doubt, "" where nobody knows more.
    """

    field: str
    value: Value
    shown: str
    confidence: float
    found_by: FoundBy | None
    anchor: Anchor | None = None
    reason: str = ""

    @property
    def found(self) -> bool:
        """Whether the field's place was found at all."""
        return self.found_by is not None

    @property
    def sure(self) -> bool:
        """Whether the reading counts as sure."""
        return self.confidence >= SURE


class SignatureStatus(StrEnum):
    """The verdict on a signature slot."""

    SIGNED = "signed"
    MISSING = "missing"
    UNCLEAR = "unclear"
    INVALID = "invalid"


class SignatureKind(StrEnum):
    """How a slot was signed."""

    HANDWRITING = "handwriting"
    PICTURE = "picture"
    INK = "ink"
    DIGITAL = "digital"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class SignatureReading:
    """What stands in one signature slot; ``reason`` says why it is unclear or invalid.

    ``confidence`` 0 with ``found_by`` None means that the slot's place was not found.
    """

    field: str
    status: SignatureStatus
    kind: SignatureKind | None
    confidence: float
    found_by: FoundBy | None
    signer: str | None = None
    time: datetime | None = None
    shown: str = ""
    reason: str = ""
    anchor: Anchor | None = None

    @property
    def sure(self) -> bool:
        """Whether the verdict counts as sure."""
        return self.confidence >= SURE and self.status is not SignatureStatus.UNCLEAR


@dataclass(frozen=True)
class ParsedForm:
    """A profile as read: a reading for every field of the form, in the form's order.

    ``opens`` False: it is a further form of an office, which belongs to a case that is there.
    ``evidence`` shows the places of readings in doubt, as far as they can be shown; there is never
    more of it than :func:`within_limits` says, whoever made it. ``scanned`` are pages, from 1, that
    are pictures of paper and are not understood: what was not found may stand there.
    ``perhaps_several`` says why its pages may be of more than one form, "" where nothing does.
    """

    form: str | None
    form_version: str | None
    source: Source
    pages: int | None
    fields: Mapping[str, Reading]
    signatures: Mapping[str, SignatureReading]
    warnings: tuple[str, ...] = ()
    missing_sections: tuple[str, ...] = ()
    form_score: float = 1.0
    opens: bool = True
    evidence: tuple[Evidence, ...] = ()
    scanned: tuple[int, ...] = ()
    perhaps_several: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))
        object.__setattr__(self, "signatures", MappingProxyType(dict(self.signatures)))
        object.__setattr__(self, "evidence", within_limits(self.evidence))

    def __reduce__(self) -> tuple[object, ...]:
        return ParsedForm, (
            self.form, self.form_version, self.source, self.pages, dict(self.fields),
            dict(self.signatures), self.warnings, self.missing_sections, self.form_score,
            self.opens, self.evidence, self.scanned, self.perhaps_several,
        )  # fmt: skip

    def corrected(self, readings: Mapping[str, Reading]) -> ParsedForm:
        """This profile with a planner's corrections in place of the readings named."""
        return replace(self, fields={**self.fields, **readings})
