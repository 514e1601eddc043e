"""The designs drawn in Writer: fillable as LibreOffice exports them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from tests.layouts import words as wording
from tests.layouts.strange import parts
from tests.layouts.strange.parts import Part
from tests.layouts.strange.pen import Looks, Pen, p
from tests.layouts.truth import Profile
from tests.layouts.words import Words

Asked = Callable[[Pen, str, str], str]


@dataclass(frozen=True)
class WriterDesign:
    """One form; ``yes_no`` is "list", "boxes" or "radio", ``ticks`` where a box stands."""

    name: str
    identity: Part
    asked: Asked
    phases: Part
    approvals: Part
    yes_no: str = "list"
    ticks: str = "before"
    vendors: str = "table"
    words: Words = wording.PLAIN
    looks: Looks = field(default_factory=Looks)
    kind: str = "odf"

    def fit(self, profile: Profile) -> Profile:
        """The profile in letters that every flattener can print."""
        return western(profile)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.fodt``."""
        pen = Pen(profile, self.words, rng, self.looks)
        body = p(escape(self.words.title), style="H") + self.identity(pen)
        body += self.asked(pen, "II", self.yes_no) + self.asked(pen, "III", self.yes_no)
        body += self.phases(pen) + self.asked(pen, "IV", self.yes_no)
        body += parts.ticks(pen, self.ticks)
        body += p(pen.label("vendor_engaged"), "  ", pen.yes_no("vendor_engaged", self.yes_no))
        body += parts.vendors(pen, self.vendors) + self.approvals(pen)
        return pen.document(body)


def western(profile: Profile) -> Profile:
    """The profile without letters that the fonts of PDF fields lack."""

    def plain(value: object) -> object:
        if not isinstance(value, str):
            return value
        return value.encode("latin-1", "ignore").decode("latin-1")

    written = {key: str(plain(value)) for key, value in profile.written.items()}
    expected = {key: plain(value) for key, value in profile.expected.items()}
    return replace(profile, written=written, expected=expected)  # type: ignore[arg-type]


DESIGNS = (
    WriterDesign("st-plain-rows", parts.rows_of_two, parts.under, parts.phase_rows,
                 parts.approval_rows),
    WriterDesign("st-tabbed", parts.tabbed, parts.before, parts.phase_lines, parts.approval_lines,
                 yes_no="boxes", ticks="behind", vendors="lines",
                 looks=Looks(seat="top", rel="baseline", font="Liberation Serif", size=10)),
    WriterDesign("st-captions", parts.captions, parts.beside, parts.phase_cards,
                 parts.approval_rows, yes_no="boxes", words=wording.CURLY),
    WriterDesign("st-four-across", parts.four_across, parts.beside, parts.phase_columns,
                 parts.approval_rows, yes_no="radio", ticks="own", words=wording.ABBREVIATED),
    WriterDesign("st-people", parts.people, parts.under, parts.phase_double, parts.approval_rows,
                 looks=Looks(wide=11, high=8.5, frame="none", typed=True)),
    WriterDesign("st-framed", parts.framed, parts.under, parts.phase_open, parts.approval_lines,
                 yes_no="radio", vendors="lines", looks=Looks(typed=True)),
    WriterDesign("st-nested", parts.nested, parts.beside, parts.phase_blocks,
                 parts.approval_lines, words=wording.LOUD,
                 looks=Looks(rule="0.5pt dotted #404040")),
)  # fmt: skip
