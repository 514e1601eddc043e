"""The held Word designs."""

from __future__ import annotations

from tests.layouts.held import word_parts as held
from tests.layouts.held import wording
from tests.layouts.word import closing, identity, planning
from tests.layouts.word import more_parts as more
from tests.layouts.word.designs import WordDesign, ask
from tests.layouts.word.pens import Legacy, Pen

_BARE = {"tags": "", "aliases": False}

DESIGNS: tuple[WordDesign, ...] = (
    WordDesign(
        "held-one-table", "word",
        (more.one_table, more.phase_merged, ask(planning.beside, "IV"), closing.box_list,
         closing.vendor_table, closing.sign_cells),
        pen_with={**_BARE, "deep": True}, words=wording.REWORDED, habits={"sign": "control"},
    ),
    WordDesign(
        "held-people-columns", "word",
        (held.people_columns, ask(more.yes_no_columns, "II"), ask(more.yes_no_columns, "III"),
         planning.phase_table, ask(more.yes_no_columns, "IV"), held.boxes_behind,
         held.vendors_across, more.sign_columns),
        pen_with={"tags": "foreign", "aliases": False}, words=wording.TITLED,
        habits={"sign": "inline"}, seal=True,
    ),
    WordDesign(
        "held-cards", "word",
        (more.people_cards, ask(held.answers_below, "II"), ask(held.answers_below, "III"),
         more.phase_cards, ask(held.answers_below, "IV"), closing.box_table,
         closing.vendor_lines, closing.sign_lines),
        pen_with={**_BARE, "rich": True}, words=wording.SHOUTED,
        habits={"sign": "floating", "yes_no": "boxes"},
    ),
    WordDesign(
        "held-text-box", "word",
        (held.boxed_identity, ask(planning.plain, "II"), ask(planning.plain, "III"),
         planning.phase_table, ask(planning.plain, "IV"), closing.two_columns,
         closing.vendor_table, held.sign_one_line),
        pen_with={"tags": "foreign", "combo": True}, words=wording.TITLED,
        habits={"sign": "vml", "vendor_rows": 2},
    ),
    WordDesign(
        "held-legacy-numbered", "word-legacy",
        (held.numbered_questions, ask(held.answers_below, "II"), ask(held.answers_below, "III"),
         more.phase_merged, ask(held.answers_below, "IV"), held.boxes_behind,
         closing.vendor_lines, more.sign_columns),
        pen=Legacy, package_with={"protect": "forms"}, words=wording.NUMBERED,
        habits={"sign": "inline"},
    ),
    WordDesign(
        "held-legacy-one-table", "word-legacy",
        (more.one_table, more.phase_cards, ask(planning.beside, "IV"), closing.box_table,
         closing.vendor_table, closing.sign_under),
        pen=Legacy, package_with={"protect": "forms"}, words=wording.REWORDED,
        habits={"sign": "vml", "yes_no": "after"},
    ),
    WordDesign(
        "held-typed-across", "word-text",
        (held.people_columns, ask(more.yes_no_columns, "II"), ask(more.yes_no_columns, "III"),
         held.phases_across, ask(more.yes_no_columns, "IV"), closing.box_list,
         held.vendors_across, more.sign_columns),
        pen=Pen, pen_with={"ticks": "check"}, words=wording.TITLED, habits={"sign": "inline"},
    ),
    WordDesign(
        "held-typed-cards", "word-text",
        (more.people_cards, ask(held.answers_below, "II"), ask(held.answers_below, "III"),
         more.phase_cards, ask(planning.plain, "IV"), closing.box_run, closing.vendor_lines,
         held.sign_one_line),
        pen=Pen, pen_with={"rule": "before", "ticks": "line"}, words=wording.REWORDED,
        habits={"sign": "floating", "yes_no": "boxes", "sign_rule": "_" * 25},
    ),
    WordDesign(
        "held-typed-one-table", "word-text",
        (more.one_table, planning.phase_lines, ask(planning.beside, "IV"), closing.box_table,
         closing.vendor_table, closing.sign_table),
        pen=Pen, pen_with={"ticks": "bracket"}, words=wording.SHOUTED, habits={"sign": "typed"},
    ),
    WordDesign(
        "held-tracked-lines", "word-tracked",
        (identity.lines, ask(planning.beside, "II"), ask(planning.beside, "III"),
         planning.phase_table, ask(held.answers_below, "IV"), closing.box_list,
         closing.vendor_table, closing.sign_under),
        pen=Pen, pen_with={"track": True}, package_with={"track": True}, words=wording.REWORDED,
    ),
    WordDesign(
        "held-captions-under", "word",
        (held.captions_under, ask(planning.boxed, "II"), ask(planning.boxed, "III"),
         planning.phase_table, ask(planning.plain, "IV"), closing.box_run,
         closing.vendor_table, closing.sign_under),
        pen_with={**_BARE, "deep": True}, words=wording.TITLED,
        habits={"sign": "inline", "yes_no": "after"},
    ),
    WordDesign(
        "held-status-ticks", "word",
        (identity.left_right, ask(planning.beside, "II"), ask(planning.beside, "III"),
         held.status_ticks, ask(planning.beside, "IV"), closing.two_columns,
         closing.vendor_table, closing.sign_table),
        pen_with=_BARE, habits={"sign": "control"},
    ),
    WordDesign(
        "held-side-by-side", "word-legacy",
        (held.side_by_side, ask(planning.boxed, "III"), planning.phase_blocks,
         ask(planning.plain, "IV"), closing.box_list, closing.vendor_table, closing.sign_lines),
        pen=Legacy, package_with={"protect": "forms"}, words=wording.TITLED,
        habits={"sign": "floating", "request": "boxes"},
    ),
)  # fmt: skip
