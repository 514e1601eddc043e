"""A process as a picture: stages one under the other, ways as arcs beside them.

Each way starts on a line of its own in its stage's box, so that no two words ever overlap: ways
that lead down run on the right, ways that lead back up on the left.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from form_templates.diagrams.arrows import ARRIVAL, Arrow, arrows, held_by
from form_templates.flow import GIVEN_UP, HELD, RETURNED, Flow, Stage

_WIDTH, _LINE, _PAD, _GAP, _LANE = 560, 20, 12, 26, 16
_COLUMNS = 82
_TITLE, _TEXT, _WAY, _EDGE, _FINAL = "#1f3a5f", "#33404f", "#1a5fa8", "#9fb0c3", "#eef1f5"
_KINDS = {"To decide": "#6b3fa0", "Clock": "#9a4a00"}
"""Colours of the lines that begin so; each is readable on white (more than 5 : 1)."""

_FONTS = "Arial, Helvetica, sans-serif"
_TIP = (
    '<defs><marker id="tip" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto">'
    f'<path d="M0,0 L9,4 L0,8 z" fill="{_WAY}"/></marker></defs>'
)


@dataclass(frozen=True)
class _Box:
    """A stage as drawn: its top and height in pixels, its lines, and where each way starts."""

    stage: Stage
    top: int
    lines: tuple[str, ...]
    ways: tuple[tuple[Arrow, tuple[str, ...], int], ...]
    height: int


@dataclass(frozen=True)
class _Arc:
    arrow: Arrow
    start: int
    end: int
    lane: int

    @property
    def down(self) -> bool:
        return self.end > self.start


def svg(flow: Flow, title: str = "") -> str:
    """The picture, as an SVG document; ``title`` is its name for who cannot see it."""
    boxes = _boxes(flow)
    arcs = _arcs(boxes)
    left = _margin(arc.lane for arc in arcs if not arc.down)
    right = _margin(arc.lane for arc in arcs if arc.down)
    width, height = left + _WIDTH + right, boxes[-1].top + boxes[-1].height + _GAP
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{_FONTS}">',
        f"<title>{escape(title or 'The process')}</title>",
        _TIP,
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *(part for box in boxes for part in _drawn(box, left)),
        *(_curve(arc, left) for arc in arcs),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _boxes(flow: Flow) -> list[_Box]:
    leaving: dict[str, list[Arrow]] = {}
    for arrow in arrows(flow):
        leaving.setdefault(arrow.start, []).append(arrow)
    titles = {stage.id: stage.title for stage in flow.stages}
    boxes: list[_Box] = []
    top = _GAP
    for stage in _in_order(flow):
        lines = tuple(row for line in held_by(flow, stage) for row in _wrapped(line))
        at = top + _PAD + (len(lines) + 1) * _LINE
        ways = []
        for arrow in leaving.get(stage.id, ()):
            rows = _wrapped(f"→ {titles[arrow.end]}: {arrow.label}")
            ways.append((arrow, rows, at))
            at += len(rows) * _LINE
        boxes.append(_Box(stage, top, lines, tuple(ways), at + _PAD - top))
        top = at + _PAD + _GAP
    return boxes


def _in_order(flow: Flow) -> list[Stage]:
    """The stages as written, those of the intake first."""
    order = (HELD, RETURNED, GIVEN_UP)
    intake = [stage for stage in flow.stages if stage.id in order]
    in_order = sorted(intake, key=lambda one: order.index(one.id))
    return [ARRIVAL, *in_order, *(stage for stage in flow.stages if stage not in intake)]


def _arcs(boxes: Sequence[_Box]) -> list[_Arc]:
    """Each way with a lane of its own where it would cross another; short ways lie inside."""
    tops = {box.stage.id: box.top for box in boxes}
    spans: list[tuple[Arrow, int, int]] = []
    for box in boxes:
        spans += [(arrow, at + _LINE // 2, tops[arrow.end] + 18) for arrow, _, at in box.ways]
    found: list[_Arc] = []
    for arrow, start, end in sorted(spans, key=lambda span: abs(span[2] - span[1])):
        taken = {
            arc.lane
            for arc in found
            if arc.down == (end > start) and _meet((arc.start, arc.end), (start, end))
        }
        lane = next(n for n in range(len(spans) + 1) if n not in taken)
        found.append(_Arc(arrow, start, end, lane))
    return found


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(min(one), min(other)) <= min(max(one), max(other))


def _margin(lanes: Iterator[int]) -> int:
    return (max(lanes, default=-1) + 2) * _LANE + 8


def _drawn(box: _Box, left: int) -> Iterator[str]:
    fill = _FINAL if box.stage.final else "#ffffff"
    yield (
        f'<rect x="{left}" y="{box.top}" width="{_WIDTH}" height="{box.height}" rx="8"'
        f' fill="{fill}" stroke="{_EDGE}" stroke-width="1.5"/>'
    )
    at = box.top + _PAD + 14
    yield _words(left, at, box.stage.title, _TITLE, bold=True)
    colour = _TEXT
    for number, line in enumerate(box.lines, start=1):
        kind = line.partition(":")[0]
        colour = _KINDS.get(kind, _TEXT) if not line.startswith(" ") else colour
        yield _words(left, at + number * _LINE, line, colour)
    for _, rows, start in box.ways:
        for number, row in enumerate(rows):
            yield _words(left, start + 14 + number * _LINE, row, _WAY)


def _words(left: int, at: int, text: str, colour: str, *, bold: bool = False) -> str:
    weight, size = (' font-weight="bold"', 15) if bold else ("", 13)
    indent = 8 * (len(text) - len(text.lstrip()))
    place = f'x="{left + 16 + indent}" y="{at}" font-size="{size}"'
    return f'<text {place} fill="{colour}"{weight}>{escape(text.strip())}</text>'


def _curve(arc: _Arc, left: int) -> str:
    out = (arc.lane + 1) * _LANE
    edge = left + _WIDTH if arc.down else left
    far = edge + out if arc.down else edge - out
    bend = 8 if arc.end > arc.start else -8
    path = (
        f"M{edge},{arc.start} H{far - 8 if arc.down else far + 8}"
        f" Q{far},{arc.start} {far},{arc.start + bend} V{arc.end - bend}"
        f" Q{far},{arc.end} {far - 8 if arc.down else far + 8},{arc.end} H{edge}"
    )
    return (
        f'<path d="{path}" fill="none" stroke="{_WAY}" stroke-width="1.3" marker-end="url(#tip)"/>'
    )


def _wrapped(line: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(line, _COLUMNS, subsequent_indent="  ")) or ("",)
