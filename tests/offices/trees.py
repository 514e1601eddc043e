"""A city's street trees: an office that lies beside this file as a folder, and nowhere in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fixtures.pdf_fill import fill_pdf
from fixtures.word_fill import Slots, fill_word
from form_templates import Form, load_office

FOLDER = Path(__file__).parent / "tree_work"

APPLICATION = {
    "applicant": "Sampleton Housing Department",
    "contact_name": "Ash Example",
    "contact_phone": "(413) 555-0142",
    "applied_on": "04/13/2027",
    "start": "05/10/2027",
    "finish": "05/12/2027",
    "location": "14 Sample Street",
    "work": "Pruning",
    "reason": "Dead wood",
    "tree_1_species": "Silver maple",
    "tree_1_girth": "210",
    "tree_1_tag": "SM-0417",
    "wires": "No",
    "neighbor": "No",
    "photos": "No",
    "owner_name": "Ash Example",
    "owner_date": "04/13/2027",
    "arborist_name": "Rowan Placeholder",
    "arborist_date": "04/13/2027",
}
"""An application that is complete, with nobody else to ask."""

SIGNED: Slots = {"owner_signature": 71, "arborist_signature": 72}


@dataclass(frozen=True)
class Papers:
    """Filled forms of the office whose blanks were built into ``folder``."""

    folder: Path

    def application(self, slots: Slots = SIGNED, **changes: str) -> bytes:
        """The application in Word, with these answers changed."""
        return fill_word(APPLICATION | changes, slots, blank=self._blank(".docx"))

    def in_pdf(self, **changes: str) -> bytes:
        """The application as a PDF, signed by both."""
        pictures = {"owner_signature": 73, "arborist_signature": 74}
        return fill_pdf(APPLICATION | changes, pictures, blank=self._blank(".pdf"))

    def conditions(self, sent: bytes, answers: Mapping[str, str], slots: Slots) -> bytes:
        """The conditions as they were ``sent`` in Word, with the rest filled in."""
        return fill_word(answers, slots, blank=sent)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form of the office."""
        return load_office(self.folder).forms

    def _blank(self, suffix: str) -> bytes:
        return (self.folder / f"tree_work{suffix}").read_bytes()
