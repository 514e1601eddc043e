"""How one print looks and words things: knobs drawn from the seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.layouts.catalog import FIELDS, PHASES, SECTIONS, SIGNERS

SOURCE: dict[str, str] = {}
SHORT = {
    "Requestor's Name": "Requestor Name", "Contact Phone": "Phone",
    "Agency / Business Unit Name": "Agency / Business Unit",
    "Project Manager's Name (if applicable)": "Project Manager (if applicable)",
    "Agency Business Sponsor's Name": "Agency Business Sponsor",
    "Agency IT Director's Name": "Agency IT Director", "Desired Go-Live Date": "Go-Live Date",
    "Current Project Phase": "Current Phase", "Vendor Name(s)": "Vendor Name",
}  # fmt: skip
LIGHT = {
    "Contact Phone": "Contact Phone #", "Date Requested": "Request Date",
    "Agency / Business Unit Name": "Agency/Business Unit",
    "Project Manager's Name (if applicable)": "Project Manager's Name (if any)",
    "Agency Business Sponsor's Name": "Business Sponsor's Name",
    "Agency IT Director's Name": "IT Director's Name", "Type of Request": "Request Type",
    "Start": "Start Date", "Finish": "Finish Date", "Testing / Quality Assurance": "Testing / QA",
}  # fmt: skip
_HEADINGS = ("SECTION {roman} – {upper}", "Section {roman}: {title}", "{roman}. {upper}",
             "{order}. {title}", "SECTION {order} - {upper}")  # fmt: skip


@dataclass
class Look:
    """The knobs of one print."""

    words: dict[str, str]
    font: str = "Arial"
    size: float = 10
    colon: bool = True
    star: str = ""
    number: str = ""
    bold: bool = False
    upper: bool = False
    borders: bool = True
    shade: str = "D9D9D9"
    heading: str = _HEADINGS[0]
    answer: dict[str, object] = field(default_factory=dict)
    head: bool = False
    foot: bool = False
    a4: bool = False
    _count: int = 0

    def reset(self) -> None:
        """Begin to number anew, where every section does."""
        if self.number == "(a)":
            self._count = 0

    def _numbered(self) -> str:
        self._count += 1
        if self.number == "(a)":
            return f"({chr(96 + self._count)}) "
        return f"{self._count}. " if self.number else ""

    def word(self, text: str) -> str:
        """A printed word in this print's wording and letters."""
        text = self.words.get(text, text)
        return text.upper() if self.upper else text

    def label(self, key: str, plain: bool = False) -> str:
        """A field's label, with its number, star and colon unless ``plain``."""
        entry = FIELDS[key]
        text = self.word(entry.label)
        if plain:
            return text
        free = entry.type == "checkbox" or key.startswith(("project_manager", "vendor_"))
        text = self._numbered() + text + ("" if free else self.star)
        return text + (":" if self.colon and not text.endswith(("?", ".", ":")) else "")

    def role(self, who: str) -> str:
        """How a signer is called."""
        return self.word(SIGNERS[who])

    def phase(self, phase: str) -> str:
        """How a phase is called."""
        return self.word(PHASES[phase])

    def section(self, roman: str) -> str:
        """A section's heading."""
        order = list(SECTIONS).index(roman) + 1
        title = SECTIONS[roman].title().replace("Das/Best", "DAS/BEST").replace(" Of ", " of ")
        return self.heading.format(roman=roman, order=order, title=title, upper=SECTIONS[roman])


def drawn(rng: random.Random, fonts: tuple[str, ...] = ()) -> Look:
    """The look of one print."""
    words = rng.choice((SOURCE, SOURCE, SHORT, LIGHT))
    fonts = fonts or ("Arial", "Calibri", "Times New Roman", "Verdana")
    return Look(
        words, font=rng.choice(fonts), size=rng.choice((9, 9.5, 10, 10.5)),
        colon=rng.random() < 0.65, star=rng.choice(("", "", "*", " *")),
        number=rng.choice(("", "", "", "1.", "(a)")), bold=rng.random() < 0.5,
        upper=rng.random() < 0.25, borders=rng.random() < 0.7,
        shade=rng.choice(("D9D9D9", "DBE5F1", "")), heading=rng.choice(_HEADINGS),
        answer=rng.choice(({}, {}, {"color": "1F3864"}, {"italic": True}, {"bold": True})),
        head=rng.random() < 0.5, foot=rng.random() < 0.6, a4=rng.random() < 0.25,
    )  # fmt: skip
