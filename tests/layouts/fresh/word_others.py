"""Word profiles with legacy form fields, and with tracked changes."""

from __future__ import annotations

from tests.layouts.fresh import word_pages as pages
from tests.layouts.fresh.ooxml import look
from tests.layouts.fresh.sheet import WordDesign
from tests.layouts.fresh.ways import Legacy, Tracked
from tests.layouts.fresh.wording import (
    NAMED,
    NO_HEADINGS,
    OFFICIAL,
    OFFICIAL_STAR,
    SHORT,
)

DESIGNS = (
    WordDesign(
        "fr-legacy-source",
        "word-legacy",
        pages.source,
        Legacy,
        OFFICIAL,
        label_look=look(size=8),
        font="Liberation Serif",
    ),
    WordDesign(
        "fr-legacy-beside",
        "word-legacy",
        pages.beside,
        Legacy,
        SHORT,
        signed_by="float",
        footer="# of 2",
    ),
    WordDesign(
        "fr-legacy-lines",
        "word-legacy",
        pages.flowing,
        lambda: Legacy(helped=True),
        NAMED,
        label_look=look(bold=True),
        size=9,
    ),
    WordDesign(
        "fr-tracked-source",
        "word-tracked",
        pages.source,
        lambda: Tracked(prompt=""),
        OFFICIAL,
        label_look=look(size=8, bold=True),
    ),
    WordDesign(
        "fr-tracked-lines",
        "word-tracked",
        pages.flowing,
        lambda: Tracked(prompt="________"),
        OFFICIAL_STAR,
        size=9,
    ),
    WordDesign(
        "fr-tracked-people",
        "word-tracked",
        pages.tracked_people,
        lambda: Tracked(prompt="Enter here"),
        NO_HEADINGS,
        label_look=look(bold=True, size=9),
    ),
)
