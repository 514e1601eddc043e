"""The plain Word designs: which print, pen and wording make which layout."""

from __future__ import annotations

from tests.layouts.later_word.designs import LaterWord
from tests.layouts.novel.wording import SOURCE
from tests.layouts.plain_word import kept, retyped
from tests.layouts.plain_word.wording import HINTED, OLDER, SECRETARY
from tests.layouts.word.ooxml import para, run
from tests.layouts.word.pens import Controls, Legacy


def _blue() -> dict[str, object]:
    return {"italic": True, "color": "1F3864"}


_FOOT = {
    "footer": para(run("Office of Policy and Management – Budget Division – Phone: 860-555-0190",
                       size=7)),
}  # fmt: skip
DESIGNS = (
    LaterWord("pw-older-print", "word-text", kept.older_print, words=OLDER,
              pen_with={"ticks": "bracket", "look": _blue}, habits={"answers": "boxes"},
              vendor_rows=2),
    LaterWord("pw-text-boxes", "word", kept.text_boxes, Controls,
              pen_with={"tags": "", "aliases": False}, words=SOURCE,
              habits={"sign": "control"}, vendor_rows=2),
    LaterWord("pw-tabbed-cells", "word-legacy", kept.tabbed_cells, Legacy, words=HINTED,
              package_with={"protect": "forms"}, habits={"answers": "after"}),
    LaterWord("pw-secretary", "word-text", retyped.secretary, words=SECRETARY,
              pen_with={"look": _blue}, habits={"sign": "floating"}),
    LaterWord("pw-leaders", "word-text", retyped.leaders, words=OLDER,
              habits={"answers": "text"}, package_with=_FOOT),
    LaterWord("pw-captioned", "word-text", retyped.captioned, words=SOURCE,
              pen_with={"rule": "before", "ticks": "line"}, habits={"answers": "boxes"}),
    LaterWord("pw-lists", "word-text", retyped.lists, words=HINTED,
              pen_with={"ticks": "bracket"}, habits={"answers": "round", "sign": "ink"}),
)  # fmt: skip
