"""What is drawn into slots for training, of each sort, and how often."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from parsers.scan.slots.sorts import Sort
from tests.scans.slots import Content
from tests.scans.training import hands
from tests.scans.training.dirtied import both, flecks, mark, one_of, own, smear
from tests.scans.training.puts import Put, blocks, free, hand, stamp, typed, written

Weighed = list[tuple[float, Put]]
_FREE = ((3.0, hands.moving), (2.5, hands.scrawled), (2.0, hands.looped), (0.8, hands.tangled))
_OWN_HANDS = (
    Content.INK, Content.INK, Content.PRINT_LIKE, Content.INITIALS, Content.LETTERS,
    Content.MARKER, Content.FINE, Content.SOILED,
)  # fmt: skip
_OVER = (
    Content.STREWN, Content.PEPPER, Content.HAIRS, Content.FIBRES, Content.LINE, Content.FOLD,
    Content.RING, Content.SHOW_THROUGH, Content.SMUDGE, Content.HIGHLIGHTER,
)  # fmt: skip
_LINES = (
    Content.LINE, Content.FIBRES, Content.FIBRES, Content.HAIRS, Content.SCRATCHES,
    Content.SCRATCHES, Content.RING, Content.FOLD, Content.CROSSED_OUT,
)  # fmt: skip
_SPOTS = (
    Content.STREWN, Content.STREWN, Content.PEPPER, Content.STAPLE, Content.STAPLE,
    Content.SMUDGE, Content.SHOW_THROUGH, Content.REVERSE, Content.HIGHLIGHTER,
)  # fmt: skip


def contents(fonts: Path) -> dict[Sort, Weighed]:
    """What is drawn of each sort; ``fonts`` is where type is taken from."""
    over = one_of(*map(own, _OVER))
    return {
        Sort.HAND: _hands(partial(typed, fonts), over),
        Sort.TYPE: [
            (7, partial(typed, fonts)), (0.9, both(partial(typed, fonts), over)),
            (0.6, own(Content.TYPED)), (0.8, own(Content.DOT_MATRIX)),
        ],
        Sort.STAMP: [
            (3, partial(stamp, fonts)), (0.7, own(Content.STAMP)), (0.7, own(Content.DATE_STAMP)),
        ],
        Sort.MARK: [(2, mark), (0.5, own(Content.X_MARK)), (0.3, both(mark, over))],
        Sort.LINES: [
            *((1.0, own(one)) for one in _LINES),
            (2, both(over, own(Content.FIBRES))), (1, both(over, own(Content.SCRATCHES))),
        ],
        Sort.SPOTS: [
            *((1.0, own(one)) for one in _SPOTS), (2, smear), (3, flecks),
            (2, both(over, own(Content.STREWN))), (1, both(over, own(Content.PEPPER))),
        ],
    }  # fmt: skip


def _hands(type_: Put, over: Put) -> Weighed:
    """Pens alone, under dirt and over a typed name."""
    lettered: Weighed = [(2.5, hand(written, small=True)), (4.5, hand(blocks, small=True))]
    alone: Weighed = [(weight, hand(free(way))) for weight, way in _FREE]
    alone += lettered
    alone += [(0.6, own(one)) for one in _OWN_HANDS]
    any_ = one_of(*(put for _, put in alone))
    return [*alone, (1.2, both(any_, over)), (0.5, both(type_, any_))]
