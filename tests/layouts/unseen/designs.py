"""The unseen Word designs: which print, pen and wording make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.truth import Profile
from tests.layouts.unseen import (
    word_controls,
    word_kit,
    word_lines,
    word_more,
    word_typed,
    wording,
)
from tests.layouts.word.ooxml import Package, para, run
from tests.layouts.word.pens import Controls, Legacy, Pen
from tests.layouts.word.sheet import Sheet, missing_rows
from tests.layouts.words import Words


@dataclass(frozen=True)
class UnseenWord:
    """One layout: a print of the form, the pen that fills it, the wording, the print's habits."""

    name: str
    kind: str
    body: Callable[[Sheet], str]
    pen: type[Pen] = Controls
    pen_with: Mapping[str, object] = field(default_factory=dict)
    words: Words = wording.SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    package_with: Mapping[str, object] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    font: str = ""

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room for it."""
        rows = int(str(self.habits.get("vendor_rows", 4)))
        if self.habits.get("sign") == "typed":
            profile = profile.signed_as("unclear")
        return profile.without(missing_rows(rows)) if rows < 4 else profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``; ``profile`` must have been through :meth:`fit`."""
        header = (
            para(run(self.header, size=8, color="595959"), align="right") if self.header else ""
        )
        package = Package(header=header, **self.package_with)  # type: ignore[arg-type]
        pen = self.pen(profile, self.words, rng, package, **self.pen_with)  # type: ignore[arg-type]
        sheet = Sheet(profile, self.words, rng, package, pen, **self.habits)  # type: ignore[arg-type]
        made = package.build(self.body(sheet))
        return word_kit.finished(made, self.footer, self.font)


_NO_NAMES = {"tags": "", "aliases": False}
_TITLES = {"tags": "", "aliases": True}
DESIGNS = (
    UnseenWord("un-strips", "word", word_controls.shaded_strips, pen_with=_NO_NAMES,
               habits={"vendor_rows": 2}, footer="Form ITS-104  Rev. 06/2025"),
    UnseenWord("un-questions", "word", word_controls.numbered_questions, pen_with=_TITLES,
               words=wording.ASKING, habits={"yes_no": "boxes", "request": "boxes",
               "sign": "control"}, footer="Request to Engage", font="Calibri"),
    UnseenWord("un-nested-cards", "word", word_controls.nested_cards,
               pen_with={"tags": "foreign", "aliases": False}, words=wording.CLERK,
               habits={"vendor_rows": 3, "sign": "floating"}),
    UnseenWord("un-side-headings", "word", word_controls.side_headings,
               pen_with={**_NO_NAMES, "deep": True}, words=wording.PLAIN,
               habits={"sign": "control", "vendor_rows": 3}, font="Times New Roman"),
    UnseenWord("un-approvals-first", "word", word_lines.approvals_first,
               pen_with={"tags": "foreign", "aliases": True}, words=wording.SPELLED,
               habits={"sign": "ink", "vendor_rows": 2}, font="Cambria"),
    UnseenWord("un-long", "word", word_lines.long_form, pen_with={**_NO_NAMES, "combo": True},
               words=wording.CLERK, habits={"yes_no": "after"},
               header="DAS/BEST – Technology Engagement Request",
               footer="TER-7 (R 3/2025)"),
    UnseenWord("un-outline", "word", word_more.outline, pen_with={**_NO_NAMES, "rich": True},
               words=wording.ASKING, habits={"vendor_rows": 2}, font="Georgia"),
    UnseenWord("un-legacy-captions", "word-legacy", word_lines.captions_in_box, pen=Legacy,
               habits={"vendor_rows": 3}, package_with={"protect": "forms"}),
    UnseenWord("un-legacy-worksheet", "word-legacy", word_more.worksheet, pen=Legacy,
               words=wording.NEIGHBOR, habits={"yes_no": "boxes", "sign": "vml"},
               package_with={"protect": "forms"}, font="Verdana"),
    UnseenWord("un-legacy-abreast", "word-legacy", word_more.three_abreast, pen=Legacy,
               words=wording.PLAIN, habits={"vendor_rows": 3}),
    UnseenWord("un-borderless", "word-text", word_typed.borderless, pen=Pen, words=wording.CLERK,
               habits={"yes_no": "boxes", "vendor_rows": 2}, font="Times New Roman"),
    UnseenWord("un-excel", "word-text", word_typed.excel, pen=Pen, words=wording.BUREAU,
               pen_with={"ticks": "check"}, habits={"vendor_rows": 3}, font="Calibri"),
    UnseenWord("un-contact-matrix", "word-text", word_typed.contact_matrix, pen=Pen,
               words=wording.NEIGHBOR, pen_with={"ticks": "wingdings"},
               habits={"sign": "floating"}),
    UnseenWord("un-memo", "word-text", word_lines.memo, pen=Pen, words=wording.ASKING,
               pen_with={"rule": "after", "ticks": "bracket"},
               habits={"yes_no": "boxes", "vendor_rows": 2}, footer="Please e-mail to BEST",
               font="Calibri"),
    UnseenWord("un-plain-boxes", "word-text", word_more.box_a_section, pen=Pen,
               words=wording.SPELLED, habits={"sign": "typed", "vendor_rows": 2}),
    UnseenWord("un-tracked-boxes", "word-tracked", word_more.box_a_section, pen=Pen,
               words=wording.BUREAU, pen_with={"track": True}, package_with={"track": True},
               habits={"vendor_rows": 3}),
    UnseenWord("un-tracked-strips", "word-tracked", word_lines.captions_in_box, pen=Pen,
               words=wording.SOURCE, pen_with={"track": True}, package_with={"track": True},
               habits={"vendor_rows": 2}),
)  # fmt: skip
