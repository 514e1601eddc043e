"""The open Word designs: which builder, pen and wording make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts import words as wording
from tests.layouts.truth import Profile
from tests.layouts.word import closing, identity, more_parts, planning
from tests.layouts.word.ooxml import Package
from tests.layouts.word.pens import Controls, Legacy, Pen
from tests.layouts.word.sheet import Sheet, missing_rows
from tests.layouts.words import Words

Builder = Callable[[Sheet], str]


@dataclass(frozen=True)
class WordDesign:
    """One layout: the section builders in order, the pen with its settings, the print's habits."""

    name: str
    kind: str
    sections: tuple[Builder, ...]
    pen: type[Pen] = Controls
    pen_with: Mapping[str, object] = field(default_factory=dict)
    words: Words = wording.SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    package_with: Mapping[str, object] = field(default_factory=dict)
    seal: bool = False

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room for it."""
        rows = int(str(self.habits.get("vendor_rows", 4)))
        if self.habits.get("sign") == "typed":
            profile = profile.signed_as("unclear")
        return profile.without(missing_rows(rows)) if rows < 4 else profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``; ``profile`` must have been through :meth:`fit`."""
        package = Package(**self.package_with)  # type: ignore[arg-type]
        pen = self.pen(profile, self.words, rng, package, **self.pen_with)  # type: ignore[arg-type]
        sheet = Sheet(profile, self.words, rng, package, pen, **self.habits)  # type: ignore[arg-type]
        body = sheet.masthead(self.seal) + "".join(part(sheet) for part in self.sections)
        return package.build(body)


def ask(way: Callable[[Sheet, str], str], number: str) -> Builder:
    """A builder of Section II, III or the questions of IV."""
    return lambda s: way(s, number)


def both(way: Callable[[Sheet, str], str]) -> tuple[Builder, Builder]:
    """Builders of Sections II and III."""
    return ask(way, "II"), ask(way, "III")


def _columns(*order: str) -> Builder:
    return lambda s: planning.phase_table(s, order)


_C = closing
_P = planning
SOURCE_LIKE = (
    identity.grid, *both(_P.boxed), _P.phase_table, ask(_P.boxed, "IV"), _C.two_columns,
    _C.vendor_table,
)  # fmt: skip
BESIDE = (
    identity.left_right, *both(_P.beside), _P.phase_table, ask(_P.beside, "IV"), _C.box_table,
    _C.vendor_table,
)  # fmt: skip
BELOW = (
    identity.above_below, *both(_P.boxed), _P.phase_table, ask(_P.plain, "IV"), _C.box_list,
    _C.vendor_table,
)  # fmt: skip
TABBED = (
    identity.tabbed, *both(_P.plain), _P.phase_lines, ask(_P.plain, "IV"), _C.box_run,
    _C.vendor_lines,
)  # fmt: skip
STACKED = (
    identity.stacked, *both(_P.boxed), _columns("start", "finish", "status"),
    ask(_P.beside, "IV"), _C.box_list, _C.vendor_table,
)  # fmt: skip
LINES = (
    identity.lines, *both(_P.plain), _P.phase_lines, ask(_P.plain, "IV"), _C.box_list,
    _C.vendor_lines,
)  # fmt: skip
UNDER = (
    identity.under, *both(_P.plain), _P.phase_blocks, ask(_P.plain, "IV"), _C.box_list,
    _C.vendor_table,
)  # fmt: skip
NESTED = (
    identity.nested, *both(_P.beside), _P.phase_table, ask(_P.boxed, "IV"), _C.two_columns,
    _C.vendor_table,
)  # fmt: skip
_M = more_parts
ONE_TABLE = (
    _M.one_table, _M.phase_merged, ask(_P.plain, "IV"), _C.box_list, _C.vendor_table,
    _M.sign_columns,
)  # fmt: skip
CARDS = (
    _M.people_cards, *both(_P.plain), _M.phase_cards, ask(_M.yes_no_columns, "IV"), _C.box_list,
    _C.vendor_table, _C.sign_lines,
)  # fmt: skip
_BARE = {"tags": "", "aliases": False}
_FORMS = {"protect": "forms"}


def _typed(name: str, sections: tuple[Builder, ...], **more: object) -> WordDesign:
    return WordDesign(name, "word-text", sections, pen=Pen, **more)  # type: ignore[arg-type]


def _legacy(name: str, sections: tuple[Builder, ...], **more: object) -> WordDesign:
    return WordDesign(
        name, "word-legacy", sections, pen=Legacy, package_with=_FORMS, **more  # type: ignore[arg-type]
    )  # fmt: skip


DESIGNS: tuple[WordDesign, ...] = (
    WordDesign("ids-grid", "word", (*SOURCE_LIKE, _C.sign_table), habits={"sign": "control"}),
    WordDesign(
        "foreign-tags-alias", "word", (*SOURCE_LIKE, _C.sign_cells),
        pen_with={"tags": "foreign", "rich": True}, habits={"sign": "control", "vendor_rows": 2},
        words=wording.PLAIN, seal=True,
    ),
    WordDesign(
        "bare-same-cell", "word", (*SOURCE_LIKE, _C.sign_table), pen_with=_BARE,
        habits={"sign": "inline", "vendor_rows": 2},
    ),
    WordDesign(
        "bare-left-right", "word", (*BESIDE, _C.sign_lines), pen_with={**_BARE, "deep": True},
        words=wording.PLAIN, habits={"sign": "control", "yes_no": "boxes", "hints": True},
    ),
    WordDesign(
        "bare-above-below", "word", (*BELOW, _C.sign_under),
        pen_with={**_BARE, "deep": True, "rich": True}, words=wording.CURLY,
        habits={"sign": "floating", "hints": True},
    ),
    WordDesign(
        "bare-tabbed", "word", (*TABBED, _C.sign_lines), pen_with={**_BARE, "combo": True},
        words=wording.ABBREVIATED, habits={"sign": "vml", "yes_no": "after", "hints": True},
    ),
    WordDesign(
        "alias-two-persons", "word", (*STACKED, _C.sign_cells), pen_with={"tags": "foreign"},
        words=wording.LOUD, habits={"sign": "ink", "request": "boxes"},
    ),
    WordDesign(
        "bare-two-persons", "word", (*STACKED, _C.sign_table), pen_with=_BARE,
        words=wording.PLAIN, habits={"sign": "inline", "request": "boxes", "yes_no": "boxes"},
    ),
    WordDesign(
        "bare-nested", "word", (*NESTED, _C.sign_under), pen_with={**_BARE, "deep": True},
        words=wording.ABBREVIATED, habits={"sign": "control", "rows_repeat": True}, seal=True,
    ),
    WordDesign(
        "bare-lines", "word", (*LINES, _C.sign_lines), pen_with=_BARE, words=wording.LOUD,
        habits={"sign": "ink", "vendor_rows": 3},
    ),
    _legacy("legacy-grid", (*SOURCE_LIKE, _C.sign_table), habits={"sign": "inline"}),
    _legacy(
        "legacy-left-right", (*BESIDE, _C.sign_cells), words=wording.PLAIN,
        habits={"sign": "floating", "yes_no": "boxes", "request": "boxes"}, seal=True,
    ),
    _legacy(
        "legacy-tabbed", (*TABBED, _C.sign_lines), words=wording.CURLY,
        habits={"sign": "vml", "yes_no": "after", "hints": True, "vendor_rows": 2},
    ),
    _legacy(
        "legacy-named", (*STACKED, _C.sign_table), pen_with={"unhelpful": False},
        words=wording.ABBREVIATED, habits={"sign": "inline"},
    ),
    _typed("typed-grid", (*SOURCE_LIKE, _C.sign_table), habits={"sign": "inline"}),
    _typed(
        "typed-left-right", (*BESIDE, _C.sign_cells), words=wording.PLAIN,
        habits={"sign": "floating", "yes_no": "boxes", "request": "boxes"},
    ),
    _typed(
        "typed-above-below", (*BELOW, _C.sign_under), words=wording.CURLY,
        pen_with={"ticks": "check"}, habits={"sign": "inline", "yes_no": "boxes"},
    ),
    _typed(
        "typed-underscores", (*LINES, _C.sign_lines), words=wording.PLAIN,
        pen_with={"rule": "after", "ticks": "bracket"},
        habits={"sign": "inline", "sign_rule": "_" * 30, "yes_no": "boxes", "hints": True},
    ),
    _typed(
        "typed-tabbed", (*TABBED, _C.sign_lines), words=wording.ABBREVIATED,
        habits={"sign": "vml", "yes_no": "after", "vendor_rows": 2},
    ),
    _typed(
        "typed-under", (*UNDER, _C.sign_table), words=wording.LOUD,
        pen_with={"ticks": "wingdings"}, habits={"sign": "ink", "hints": True},
    ),
    _typed("typed-two-persons", (*STACKED, _C.sign_cells), habits={"sign": "typed"}),
    WordDesign(
        "tracked-typed", "word-tracked", (*SOURCE_LIKE, _C.sign_table), pen=Pen,
        pen_with={"track": True}, package_with={"track": True}, words=wording.PLAIN,
    ),
    WordDesign(
        "tracked-controls", "word-tracked", (*BESIDE, _C.sign_cells),
        pen_with={**_BARE, "track": True}, package_with={"track": True}, habits={"sign": "vml"},
    ),
    WordDesign(
        "bare-one-table", "word", ONE_TABLE, pen_with={**_BARE, "deep": True},
        habits={"sign": "inline", "yes_no": "boxes"},
    ),
    _legacy("legacy-cards", CARDS, words=wording.ABBREVIATED, habits={"sign": "inline"}),
    _typed(
        "typed-cards", CARDS, words=wording.PLAIN, pen_with={"rule": "after"},
        habits={"sign": "inline", "sign_rule": "_" * 25, "yes_no": "boxes"},
    ),
    WordDesign(
        "tracked-lines", "word-tracked", (*LINES, _C.sign_cells), pen=Pen,
        pen_with={"track": True}, package_with={"track": True}, words=wording.ABBREVIATED,
    ),
)  # fmt: skip
