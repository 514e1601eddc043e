"""What a form is: plain data, read from an office's ``form.toml`` and used by everyone else.

A form has sections; a section has parts (a row of fields, a grid, a line of text); a part names
fields. Fields keep the order of the form everywhere: in findings, in exports, on the blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

FURTHER = "forms"
"""The folder, in an office's, of its further forms and letters."""


class FieldType(StrEnum):
    """What a field can hold."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PHONE = "phone"
    DATE = "date"
    AMOUNT = "amount"
    CHOICE = "choice"
    YES_NO = "yes_no"
    CHECKBOX = "checkbox"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when ``field`` is filled (``one_of`` empty) or shows one of ``one_of``.

    A yes/no field shows "Yes" or "No", a checkbox likewise. ``empty`` makes it hold where nothing
    is filled in instead.
    """

    field: str
    one_of: tuple[str, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``limit`` is in characters. ``limit_is_ours`` and ``choices_are_ours`` mark guesses of ours:
    breaking them earns a warning, never a return. ``prompt`` is the text a blank choice shows
    ("Choose Phase..."): it means empty. ``also`` are other labels seen on prints of the form.
    ``role`` names the person or row that a repeated label belongs to ("Agency IT Manager",
    "Business Issues"); ``beside`` is the field whose neighbour this one is (a contact phone
    beside its person). ``attach_when`` is the shown value that promises an attachment.
    ``role_also`` are other words for the role on prints of the form.
    ``fill`` is what a letter of ours says there before it goes out, as a template of a case's
    values. ``region`` is the country whose phone numbers are written without its code.
    ``same_person_as`` is the field that should name the same person (a printed name beside a
    signature): a difference earns a warning. ``personal``: what stands there says who a person is
    (a name, an address); whoever has their data erased is looked for by it.
    """

    id: str
    section: str
    label: str
    type: FieldType
    required: bool = False
    required_when: Condition | None = None
    limit: int | None = None
    limit_is_ours: bool = False
    choices: tuple[str, ...] = ()
    choices_are_ours: bool = False
    prompt: str = ""
    preset: str | None = None
    also: tuple[str, ...] = ()
    role: str = ""
    beside: str | None = None
    not_before: str | None = None
    not_future: bool = False
    attach_when: str | None = None
    typed_counts: bool = False
    hint: str = ""
    same_person_as: str | None = None
    role_also: tuple[str, ...] = ()
    region: str = "US"
    fill: str = ""
    personal: bool = False

    @property
    def full_label(self) -> str:
        """The label with the role that tells it from its like: "Requestor – Contact Phone"."""
        said = not self.role or self.role.lower() in self.label.lower()
        return self.label if said else f"{self.role} – {self.label}"


@dataclass(frozen=True, slots=True)
class Check:
    """A further question that an office asks of its form, in its own words.

    It speaks when every condition of ``when`` holds, at least one of ``when_any`` (if any are
    given) and, where ``before`` names two dates, the first is not after the second. ``field`` is
    where the finding stands; "" means the field of the first condition of ``when_any`` that
    holds. ``message`` and ``mend`` are sentences; ``{value}`` in them is what the field shows.
    ``returns`` makes it an error that sends the form back; else it is a warning. ``holds``, of a
    further form: what speaks so does not count as arrived before a planner says so.
    """

    id: str
    message: str
    mend: str
    field: str = ""
    when: tuple[Condition, ...] = ()
    when_any: tuple[Condition, ...] = ()
    before: tuple[str, str] | None = None
    returns: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """One line of a project plan: its printed name and the fields that hold status and dates."""

    name: str
    status: str
    start: str
    finish: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The project plan of a form, phases in the order in which they should happen.

    ``current`` is the choice field that names the phase the project is in. The three words are
    the statuses that the warnings about a plan ask for.
    """

    phases: tuple[Phase, ...]
    current: str | None = None
    completed: str = "Completed"
    active: str = "Active"
    not_applicable: str = "Not Applicable"


@dataclass(frozen=True, slots=True)
class Row:
    """Fields that stand beside each other, from left to right; ``widths`` are relative.

    Where there are more widths than fields, the rest of the row stays empty.
    """

    fields: tuple[str, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid: its printed head ("" where it has none) and a field under each header."""

    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row. ``corner`` is the header above the rows' heads ("" for none)."""

    corner: str
    headers: tuple[str, ...]
    rows: tuple[GridRow, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A printed line of explanation, with no field."""

    text: str


Part = Row | Grid | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A section as printed: ``id`` is its numeral, ``title`` its words without the numeral."""

    id: str
    title: str
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """The heading as printed, e.g. ``SECTION I – AGENCY INFORMATION``."""
        return f"SECTION {self.id} – {self.title.upper()}"

    def grids(self) -> Iterator[Grid]:
        """The grids of this section, top to bottom."""
        return (part for part in self.parts if isinstance(part, Grid))


@dataclass(frozen=True)
class Form:
    """A whole form; ``fields`` in the order of the form.

    ``opens`` says that a filled one opens a case, as an office's own form does; further forms
    (a questionnaire, a letter that comes back signed) belong to a case that is there.
    ``in_mail``: it may be written into the mail itself, as "Label: value" lines.
    ``checks`` are questions beyond those that the fields themselves raise; ``schedule`` is its
    project plan, None where it has none. ``title_field`` and ``agency_field`` are the fields that
    name a case and its agency; "" means the form's first text field, and none. ``folder`` is where
    its blanks lie, "" where it has none.
    """

    id: str
    title: str
    publisher: str
    version: str
    revision: str
    sections: tuple[Section, ...]
    fields: Mapping[str, Field]
    short_title: str = ""
    checks: tuple[Check, ...] = ()
    schedule: Schedule | None = None
    title_field: str = ""
    agency_field: str = ""
    in_mail: bool = False
    opens: bool = True
    folder: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))

    def __getitem__(self, field_id: str) -> Field:
        return self.fields[field_id]

    def __hash__(self) -> int:
        return hash((self.id, self.version, self.revision))

    def __reduce__(self) -> tuple[object, ...]:
        return Form, (
            self.id, self.title, self.publisher, self.version, self.revision, self.sections,
            dict(self.fields), self.short_title, self.checks, self.schedule,
            self.title_field, self.agency_field, self.in_mail, self.opens, self.folder,
        )  # fmt: skip

    @cached_property
    def signatures(self) -> tuple[Field, ...]:
        """The signature slots, in order."""
        return tuple(f for f in self.fields.values() if f.type is FieldType.SIGNATURE)

    @cached_property
    def personal(self) -> frozenset[str]:
        """The ids of the fields in which a person stands: those that say so, and every phone."""
        phone = FieldType.PHONE
        return frozenset(f.id for f in self.fields.values() if f.personal or f.type is phone)

    @cached_property
    def values(self) -> tuple[Field, ...]:
        """Every field that is not a signature slot, in order."""
        return tuple(f for f in self.fields.values() if f.type is not FieldType.SIGNATURE)
