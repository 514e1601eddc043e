"""Phases, procurement and approvals of a PDF form, in several arrangements."""

from __future__ import annotations

from tests.layouts.catalog import BOXES, PHASES, SIGNERS, VENDOR_NOTE
from tests.layouts.sealed.board import LEFT, WIDE, Board
from tests.layouts.sealed.word_end import CAPTIONS
from tests.layouts.sealed.word_middle import PARTS


def _table(b: Board, widths: list[float], cells: list[tuple[str, str]], height: float = 18) -> None:
    """One row: each cell holds printed words or, where the first part is "", a field's answer."""
    x: float = LEFT
    for width, (text, key) in zip(widths, cells, strict=True):
        b.frame(x, b.y, width, height)
        b.y += height - 5
        if key:
            b.answer(key, x + 2, width - 4)
        else:
            b.say(x + 4, text, 8.5)
        b.y -= height - 5
        x += width
    b.y += height


def phase_rows(b: Board) -> None:
    """A row a phase."""
    b.need(210)
    b.band("IV")
    b.y -= 12
    widths: list[float] = [180, 120, 110, 110]
    heads = ("Project Phase", "Status", "Start", "Finish")
    _table(b, widths, [(b.words.of(h), "") for h in heads])
    for phase in PHASES:
        row = [(b.words.phase(phase), ""), *(("", f"{phase}_{part}") for part in PARTS)]
        _table(b, widths, row)
    b.y += 18


def phase_lines(b: Board) -> None:
    """A line a phase: its name, and the three labels each before its answer."""
    b.band("IV")
    for phase in PHASES:
        b.need(20)
        b.say(LEFT, b.words.phase(phase), 9, bold=True)
        for part, x, room in zip(PARTS, (150, 310, 420), (150, 100, 100), strict=True):
            key = f"{phase}_{part}"
            end = b.say(LEFT + x, b.words.colon(key), 8) + 3
            b.answer(key, end, LEFT + x + room - end)
        b.y += 19
    b.y += 10


def phase_halves(b: Board) -> None:
    """Two tables side by side, four phases each."""
    b.need(160)
    b.band("IV")
    b.y -= 12
    widths: list[float] = [74, 60, 63, 63] * 2
    heads = [(b.words.of(h), "") for h in ("Phase", "Status", "Start", "Finish")]
    _table(b, widths, heads * 2)
    names = list(PHASES)
    for pair in zip(names[:4], names[4:], strict=True):
        top = b.y
        for phase in pair:
            x = LEFT + (260 if phase in names[4:] else 0)
            for width, part in zip((74, 60, 63, 63), ("", *PARTS), strict=True):
                b.frame(x, top, width, 26)
                b.y = top + (10 if not part else 17)
                if part:
                    b.answer(f"{phase}_{part}", x + 1, width - 2)
                else:
                    b.wrapped(x + 3, b.words.phase(phase), width - 6, 8)
                x += width
        b.y = top + 26
    b.y += 18


def box_columns(b: Board) -> None:
    """Boxes in two columns."""
    b.band("V")
    for at in range(4):
        for x, keys in ((LEFT, BOXES[:4]), (LEFT + 290, BOXES[4:])):
            if at < len(keys):
                b.tick(keys[at], x, bool(b.profile.written[keys[at]]))
                b.say(x + 15, b.words.of(keys[at]), 8.5)
        b.y += 16
    b.y += 4


def box_list(b: Board) -> None:
    """One box a line."""
    b.band("V")
    for key in BOXES:
        b.need(16)
        b.tick(key, LEFT + 10, bool(b.profile.written[key]))
        b.say(LEFT + 26, b.words.of(key))
        b.y += 15
    b.y += 6


def _engaged(b: Board) -> None:
    b.need(40 + 20 * b.vendors)
    end = b.say(LEFT, b.words.colon("vendor_engaged")) + 8
    b.yes_no("vendor_engaged", end, 44)
    b.say(end + (84 if b.yes != "list" else 48), VENDOR_NOTE, 6.5)
    b.y += 10


def vendor_table(b: Board) -> None:
    """A row a vendor."""
    _engaged(b)
    heads = ("Vendor Name(s)", "Purchasing Authority")
    _table(b, [320, 200], [(b.words.of(h), "") for h in heads])
    for n in range(1, b.vendors + 1):
        _table(b, [320, 200], [("", f"vendor_{n}_{part}") for part in ("name", "authority")])
    b.y += 16


def vendor_lines(b: Board) -> None:
    """A line a vendor, each answer after its label."""
    _engaged(b)
    b.y += 10
    for n in range(1, b.vendors + 1):
        end = b.say(LEFT, f"{b.words.of('vendor_1_name')}:") + 4
        b.answer(f"vendor_{n}_name", end, LEFT + 290 - end)
        end = b.say(LEFT + 300, f"{b.words.of('vendor_1_authority')}:") + 4
        b.answer(f"vendor_{n}_authority", end, LEFT + WIDE - end)
        b.y += 20
    b.y += 8


def signer_rows(b: Board) -> None:
    """A table with a row a signer."""
    b.need(140)
    b.band("VI")
    b.y -= 12
    widths: list[float] = [136, 164, 130, 90]
    _table(b, widths, [(b.words.of(h), "") for h in ("Approver", *CAPTIONS.values())])
    for who in SIGNERS:
        top = b.y
        parts = [(b.words.role(who), ""), (" ", "")]
        parts += [("", f"{who}_{part}") for part in list(CAPTIONS)[1:]]
        _table(b, widths, parts, 36)
        b.y = top + 33
        b.sign(who, LEFT + 139, 158)
        b.y = top + 36
    b.y += 10


def signer_lines(b: Board) -> None:
    """Lines to sign on, their captions beneath, the role above."""
    b.band("VI")
    for who in SIGNERS:
        b.need(80)
        b.say(LEFT, b.words.role(who), 9, bold=True)
        b.y += 34
        b.sign(who, LEFT, 200)
        b.answer(f"{who}_signed_name", LEFT + 220, 170, dy=1)
        b.answer(f"{who}_signed_date", LEFT + 410, 110, dy=1)
        for x, width in ((LEFT, 200), (LEFT + 220, 170), (LEFT + 410, 110)):
            b.rule(x, width)
        b.y += 11
        for x, caption in zip((LEFT, LEFT + 220, LEFT + 410), CAPTIONS.values(), strict=True):
            b.say(x, b.words.of(caption), 7)
        b.y += 20


def signer_halves(b: Board) -> None:
    """The two signers side by side, a labelled line for each part."""
    b.need(140)
    b.band("VI")
    top = b.y
    for at, who in enumerate(SIGNERS):
        x, b.y = LEFT + at * 268, top
        b.say(x, b.words.role(who), 9, bold=True)
        for part, caption in CAPTIONS.items():
            b.y += 32 if part == "signature" else 20
            end = b.say(x, f"{b.words.of(caption)}:") + 5
            if part == "signature":
                b.sign(who, end, 160, 24)
            else:
                b.answer(f"{who}_{part}", end, x + 250 - end)
            b.rule(end, x + 250 - end, 3)
    b.y += 20
