"""The novel Word designs: which print, pen and wording make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.novel import odd_pages, pages, wording
from tests.layouts.novel.kit import Form
from tests.layouts.novel.wording import Wording
from tests.layouts.truth import Profile
from tests.layouts.word.ooxml import Package
from tests.layouts.word.pens import Controls, Legacy, Pen
from tests.layouts.word.sheet import missing_rows

VENDOR_ROWS = 2


@dataclass(frozen=True)
class NovelWord:
    """One layout: a print of the form, the pen that fills it, the wording, the print's habits."""

    name: str
    kind: str
    body: Callable[[Form], str]
    pen: type[Pen] = Pen
    pen_with: Mapping[str, object] = field(default_factory=dict)
    words: Wording = wording.SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    package_with: Mapping[str, object] = field(default_factory=dict)

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room for it."""
        return profile.without(missing_rows(VENDOR_ROWS))

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``; ``profile`` must have been through :meth:`fit`."""
        package = Package(**self.package_with)  # type: ignore[arg-type]
        pen = self.pen(profile, self.words, rng, package, **self.pen_with)  # type: ignore[arg-type]
        form = Form(profile, self.words, pen, rng, package, vendor_rows=VENDOR_ROWS, **self.habits)  # type: ignore[arg-type]
        return package.build(self.body(form))


def _blue() -> dict[str, object]:
    return {"bold": True, "color": "1F3864"}


_BARE = {"tags": "", "aliases": False}
_TRACKED = {"track": True}
DESIGNS = (
    NovelWord("nv-ledger", "word-text", pages.ledger, pen_with={"look": _blue},
              words=wording.SHORT),
    NovelWord("nv-ledger-fields", "word-legacy", pages.ledger, Legacy, words=wording.CLERK,
              habits={"answers": "boxes"}, package_with={"protect": "forms"}),
    NovelWord("nv-leaders-typed", "word-text", pages.leaders, pen_with={"look": _blue},
              words=wording.SOURCE),
    NovelWord("nv-leaders-tracked", "word-tracked", pages.leaders, pen_with=_TRACKED,
              words=wording.CLERK, package_with=_TRACKED),
    NovelWord("nv-bilingual", "word", pages.beside, Controls,
              pen_with={"tags": "foreign", "aliases": False, "rich": True}, words=wording.TWO,
              habits={"answers": "boxes"}),
    NovelWord("nv-bilingual-typed", "word-text", pages.beside, words=wording.TWO,
              pen_with={"ticks": "wingdings"}, habits={"answers": "boxes", "sign": "floating"}),
    NovelWord("nv-under-lines", "word-text", pages.under_lines, words=wording.SOURCE,
              pen_with={"ticks": "check"}),
    NovelWord("nv-stacked", "word", pages.stacked, Controls,
              pen_with={**_BARE, "combo": True, "rich": True}, words=wording.ASKING,
              habits={"answers": "after", "sign": "control"}),
    NovelWord("nv-matrix", "word-text", pages.ruled_matrix, words=wording.SHORT,
              pen_with={"ticks": "bracket"}),
    NovelWord("nv-parts", "word", odd_pages.parts, Controls, pen_with=_BARE,
              words=wording.SOURCE, habits={"answers": "boxes"}),
    NovelWord("nv-marked", "word-text", odd_pages.marked, words=wording.CLERK,
              pen_with={"ticks": "line"}),
    NovelWord("nv-exported", "word-text", odd_pages.exported, words=wording.ASKING),
    NovelWord("nv-running-head", "word", odd_pages.running_head, Controls,
              pen_with={"tags": "foreign", "aliases": False, "deep": True}, words=wording.SHORT),
    NovelWord("nv-text-boxes", "word-text", odd_pages.text_boxes, words=wording.CLERK,
              habits={"answers": "boxes"}),
    NovelWord("nv-cards-fields", "word-legacy", odd_pages.side_by_side, Legacy, words=wording.SHORT,
              habits={"answers": "boxes", "sign": "vml"}),
    NovelWord("nv-cards-tracked", "word-tracked", odd_pages.side_by_side, pen_with=_TRACKED,
              words=wording.ASKING, package_with=_TRACKED),
)  # fmt: skip
