"""What is to be said on a copy of a file, and the copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parsers.model.sheet import Anchor


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say at a place; ``anchor`` None where the file has no place for it.

    ``title`` says what it is about (a field's label), ``text`` all that there is to say about it.
    """

    title: str
    text: str
    anchor: Anchor | None = None

    @property
    def said(self) -> str:
        """The text, after what it is about where it does not name it itself."""
        return self.text if self.title in self.text else f"{self.title}: {self.text}"


@dataclass(frozen=True, slots=True)
class Notes:
    """All that is said on one file: ``heading`` in one sentence, then the notes in their order.

    ``name`` is the file's, ``author`` who says it, ``at`` when (aware). ``scan``: the form came on
    paper, its pages in this file and, in a mail, in the leaves at ``further``; notes are then
    placed by the name of the file that their anchors say.
    """

    name: str
    author: str
    at: datetime
    heading: str
    notes: tuple[Note, ...]
    scan: bool = False
    further: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The heading, every note as numbered lines, and what to do with the copy."""
        lines = [f"{n}. {one.said}" for n, one in enumerate(self.notes, 1)]
        ask = ["Please correct this copy and send it again."] if lines else []
        return "\n".join([self.heading, *lines, *ask])


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with notes; ``suffix`` says what it is (".pdf", ".docx" or another of Word's).

    ``apart`` True: a sheet of its own, because the file is signed and must not be altered. ``scan``
    True: the pages of a form on paper, to look at and not to correct.
    """

    data: bytes
    suffix: str
    apart: bool = False
    scan: bool = False
