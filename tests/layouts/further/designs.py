"""The further Word designs: which print, pen and wording make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.further import kit, later, lines, odd, tables, wording
from tests.layouts.novel.kit import Form
from tests.layouts.novel.wording import SOURCE, Wording
from tests.layouts.truth import Profile
from tests.layouts.word.ooxml import Package
from tests.layouts.word.pens import Controls, Legacy, Pen
from tests.layouts.word.sheet import missing_rows


@dataclass(frozen=True)
class FurtherWord:
    """One layout: a print of the form, the pen that fills it, the wording, the print's habits."""

    name: str
    kind: str
    body: Callable[[Form], str]
    pen: type[Pen] = Pen
    pen_with: Mapping[str, object] = field(default_factory=dict)
    words: Wording = SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    package_with: Mapping[str, object] = field(default_factory=dict)
    vendor_rows: int = 2

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room for it."""
        return profile.without(missing_rows(self.vendor_rows))

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``; ``profile`` must have been through :meth:`fit`."""
        package = Package(**self.package_with)  # type: ignore[arg-type]
        pen = self.pen(profile, self.words, rng, package, **self.pen_with)  # type: ignore[arg-type]
        form = Form(
            profile, self.words, pen, rng, package, vendor_rows=self.vendor_rows, **self.habits
        )  # type: ignore[arg-type]
        return package.build(self.body(form))


_BARE = {"tags": "", "aliases": False}
_TRACKED = {"track": True}
DESIGNS = (
    FurtherWord("fu-stacked-cells", "word", tables.stacked_cells, Controls,
                pen_with={**_BARE, "deep": True}, habits={"answers": "boxes"}, vendor_rows=4),
    FurtherWord("fu-grouped", "word-text", tables.grouped, words=wording.AGENCY),
    FurtherWord("fu-grouped-fields", "word-legacy", tables.grouped, Legacy, words=wording.VENDOR,
                package_with={"protect": "forms"}, habits={"sign": "vml"}),
    FurtherWord("fu-row-controls", "word", tables.row_controls, kit.Spanish,
                pen_with={**_BARE, "deep": True, "rich": True}, vendor_rows=4),
    FurtherWord("fu-abreast", "word-text", tables.persons_abreast,
                pen_with={"ticks": "bracket"}, habits={"answers": "after"}),
    FurtherWord("fu-abreast-bare", "word", tables.persons_abreast, Controls, pen_with=_BARE,
                words=wording.VENDOR, habits={"answers": "boxes", "sign": "control"}),
    FurtherWord("fu-contacts", "word", tables.contact_list, Controls,
                pen_with={"tags": "foreign", "aliases": False, "combo": True},
                words=wording.AGENCY),
    FurtherWord("fu-contacts-typed", "word-text", tables.contact_list, words=SOURCE,
                pen_with={"ticks": "check"}, habits={"sign": "floating"}),
    FurtherWord("fu-sideways", "word-text", tables.sideways, words=wording.VENDOR,
                pen_with={"ticks": "line"}),
    FurtherWord("fu-typed-rules", "word-text", lines.typed_rules,
                pen_with={"rule": "after", "ticks": "line"}, words=wording.AGENCY),
    FurtherWord("fu-typed-stubs", "word-text", lines.typed_rules,
                pen_with={"rule": "before", "ticks": "bracket"}, words=SOURCE,
                habits={"sign": "ink"}),
    FurtherWord("fu-tab-leaders", "word-text", lines.tab_leaders, words=SOURCE),
    FurtherWord("fu-captions-below", "word-legacy", lines.captions_below, Legacy,
                words=wording.UNIT, habits={"answers": "boxes"}, package_with={"protect": "forms"}),
    FurtherWord("fu-numbered", "word-tracked", lines.numbered, pen_with=_TRACKED, words=SOURCE,
                package_with=_TRACKED),
    FurtherWord("fu-numbered-bare", "word", lines.numbered, Controls, pen_with=_BARE,
                words=wording.UNIT, habits={"answers": "boxes"}),
    FurtherWord("fu-typewriter", "word-text", lines.typewriter, words=SOURCE,
                pen_with={"ticks": "bracket"}),
    FurtherWord("fu-check-lists", "word", odd.check_lists, Controls, pen_with=_BARE,
                words=wording.VENDOR),
    FurtherWord("fu-check-lists-typed", "word-text", odd.check_lists_behind,
                pen_with={"ticks": "wingdings"}, words=SOURCE),
    FurtherWord("fu-frames", "word-text", odd.frames_and_footer, words=SOURCE),
    FurtherWord("fu-nested-groups", "word", odd.nested_groups, kit.Programmer, pen_with=_BARE,
                words=wording.UNIT, habits={"sign": "control"}),
    FurtherWord("fu-remarked", "word-text", odd.remarked, words=wording.UNIT),
    FurtherWord("fu-small-captions", "word-text", odd.sentences_and_boxes, words=wording.AGENCY,
                habits={"answers": "boxes"}),
    FurtherWord("fl-banner", "word", later.banner, Controls, pen_with={**_BARE, "deep": True},
                words=wording.OFFICE),
    FurtherWord("fl-brackets", "word-text", later.bracketed, words=SOURCE),
    FurtherWord("fl-spans", "word", later.spans, Controls,
                pen_with={"tags": "foreign", "aliases": False, "rich": True},
                words=wording.OFFICE),
    FurtherWord("fl-yes-no-columns", "word-legacy", later.yes_no_columns, Legacy, words=SOURCE,
                habits={"sign": "vml"}, package_with={"protect": "forms"}),
    FurtherWord("fl-pressed-tabs", "word-text", later.pressed_tabs, words=SOURCE,
                pen_with={"ticks": "line"}),
    FurtherWord("fl-two-in-one", "word-text", later.two_pages_in_one, words=wording.OFFICE,
                habits={"answers": "boxes", "sign": "floating"}),
    FurtherWord("fl-outlined", "word-tracked", later.outlined, pen_with=_TRACKED,
                words=wording.OFFICE, package_with=_TRACKED),
    FurtherWord("fl-side-titles", "word", later.side_titles, kit.Spanish, pen_with=_BARE,
                words=SOURCE, habits={"answers": "boxes", "sign": "control"}),
)  # fmt: skip
