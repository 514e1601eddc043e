"""What a scan is: its kind of damage, its file, and the truth about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from form_templates import load_office
from form_templates.model import Form
from tests.layouts.catalog import SIGNATURES
from tests.layouts.truth import Profile
from tests.scans.pen import Page
from tests.scans.slots import SIGNED, Content

Sent = tuple[str, bytes, int]
"""A file's name, its bytes and its number of pages."""


class Kind(StrEnum):
    """What happened to the sheets, and by which device and file they came."""

    CLEAN = "clean-300"
    GREY = "grey-200"
    LOW = "low-150"
    COPIER = "copier-300"
    DIRTY = "dirty-glass"
    PUNCHED = "holes-staples"
    TONER = "low-toner"
    TURNED = "turned"
    SHUFFLED = "shuffled"
    DOUBLED = "doubled"
    MISSING = "page-missing"
    TEXT = "hidden-text"
    LYING = "lying-text"
    FINE_FAX = "fax-fine"
    FAX = "fax-standard"
    PHOTO = "phone"
    CURLED = "phone-curled"
    SINGLE = "phone-files"
    BENT = "phone-bent"


FAXES = frozenset({Kind.FINE_FAX, Kind.FAX})
PHOTOS = frozenset({Kind.PHOTO, Kind.CURLED, Kind.SINGLE})
OFFICE = frozenset(Kind) - FAXES - PHOTOS - {Kind.BENT}
"""The groups that have goals; sheets that are bent hard need only be held."""


@dataclass(frozen=True)
class Scan:
    """One file with its truth.

    ``blank`` says what was printed. ``contents`` is what stands in each slot that is there;
    ``pages`` how many pages the file has.
    """

    kind: str
    blank: str
    seed: int
    name: str
    data: bytes
    pages: int
    profile: Profile
    contents: Mapping[str, Content]

    @property
    def complete(self) -> bool:
        """Whether it is an honest form: nothing emptied, every slot signed, no page missing."""
        signed = all(content in SIGNED for content in self.contents.values())
        whole = len(self.contents) == len(SIGNATURES) and not _asked_of(self.profile.absent)
        return signed and whole and not self.profile.emptied


@cache
def _form() -> Form:
    return load_office("ct_cep").form


def _asked_of(absent: frozenset[str]) -> bool:
    """Whether an answer may be asked for that a sheet has no place for.

    Prints of others often have fewer rows for vendors: nobody must fill these, and what is asked
    only of a vendor who has no row is never asked.
    """
    fields = (_form()[name] for name in absent)
    return any(
        one.required or (one.required_when is not None and one.required_when.field not in absent)
        for one in fields
    )


@dataclass
class Sheets:
    """The pages of a form on paper, while they are made."""

    pages: list[Page]
    profile: Profile
    contents: dict[str, Content] = field(default_factory=dict)
    blank: str = ""
