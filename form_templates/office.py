"""What an office is: its form, its process and where its messages lie."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from form_templates.flow import Flow
from form_templates.flow_clocks import Unit
from form_templates.flow_defaults import shortest
from form_templates.flow_figures import RateSchedule
from form_templates.model import FURTHER, Form


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the office will have done within ``amount`` ``unit`` of the receipt."""

    id: str
    what: str
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Numbering:
    """How tracking numbers look: ``format`` uses ``prefix``, ``year`` and ``sequence``."""

    prefix: str
    format: str = "{prefix}-{year}-{sequence:04d}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is often asked, in several wordings, with its answer and whom to turn to."""

    id: str
    asks: tuple[str, ...]
    answer: str
    contact: str


Lists = Mapping[str, tuple[Mapping[str, str], ...]]
"""Lists of the office by name; every entry of one list has the same words."""


@dataclass(frozen=True)
class Process:
    """What happens to a case of this office (``process.toml``).

    ``holidays`` is a country or country-subdivision code ("US-CT") of the ``holidays`` package.
    ``contacts`` are words that messages may use, by name, ``lists`` what they may go through;
    ``questions`` are the office's directory.
    ``rates`` are what its estimates reckon with, None where it makes none.
    ``source`` is the text of the file.
    """

    numbering: Numbering
    holidays: str
    flow: Flow = field(default_factory=lambda: shortest(Flow()))
    next_steps: tuple[str, ...] = ()
    complete_means: str = ""
    contacts: Mapping[str, str] = field(default_factory=dict)
    lists: Lists = field(default_factory=dict)
    unsigned_word_is_draft: bool = False
    questions: tuple[Question, ...] = ()
    rates: RateSchedule | None = None
    source: str = field(default="", repr=False, compare=False)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 (hex) of the file: a case stays with the process under which it began."""
        return hashlib.sha256(self.source.encode()).hexdigest()

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What the agency is told to expect, in the order of the file."""
        return tuple(
            Promise(clock.id, clock.what, clock.amount, clock.unit)
            for clock in self.flow.clocks
            if clock.promised
        )


@dataclass(frozen=True)
class Office:
    """One folder of ``form_templates``: its form, its process and where its messages lie.

    ``further`` are the forms and letters that come back later in a case.
    """

    id: str
    folder: Path
    form: Form
    process: Process
    further: tuple[Form, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form of the office, the one that opens a case first."""
        return (self.form, *self.further)

    @property
    def messages(self) -> Path:
        """The folder of the office's mail templates."""
        return self.folder / "messages"

    def further_form(self, form_id: str) -> Form:
        """The further form of this id. Raises KeyError."""
        return {form.id: form for form in self.further}[form_id]

    def home(self, form: Form) -> Path:
        """The folder in which the blanks of ``form`` lie."""
        return self.folder if form.opens else self.folder / FURTHER

    def blank(self, suffix: str) -> Path:
        """The committed blank form; ``suffix`` is ``.docx`` or ``.pdf``."""
        return self.folder / f"{self.form.id}{suffix}"
