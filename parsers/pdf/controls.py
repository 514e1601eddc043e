"""From fields as they stand in the file to controls in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.model import Anchor, Box, Control, ControlKind, Mark, MarkKind, Source
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.signing import digital_mark, picture_in
from parsers.pdf.strings import text_of
from parsers.pdf.tree import FieldTree, RawField, Widget
from parsers.pdf.values import MULTILINE, Value, value_of
from parsers.pictures import Look

_READ_ONLY = 1


@dataclass(slots=True)
class Placed:
    """A control with the widgets it comes from; ``place`` is its first widget on the sheet."""

    control: Control
    raw: RawField
    place: Rect | None = None


@dataclass(slots=True)
class Controls:
    """All controls of the form, in reading order, and what was odd about them.

    ``fresh`` is the form's NeedAppearances: looks are stale, values count.
    """

    placed: list[Placed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    source: Source = Source.PDF_TEXT
    fresh: bool = False

    @property
    def all(self) -> tuple[Control, ...]:
        """The controls alone."""
        return tuple(placed.control for placed in self.placed)

    @property
    def shown(self) -> bool:
        """Whether any page shows one of them."""
        return any(placed.place for placed in self.placed)


def read_controls(tree: FieldTree, pages: Sequence[Page]) -> Controls:
    """Every field of ``tree`` as one control; those that no page shows stand last."""
    fresh = bool(tree.form.get("/NeedAppearances", False))
    made = Controls(warnings=list(tree.warnings), fresh=fresh)
    for raw in tree.fields:
        value = value_of(raw, fresh)
        if value is not None:
            made.placed.append(_placed(raw, value, pages))
            made.warnings.extend(_notes(raw, value, made.placed[-1].control))
    if made.placed:
        made.source = Source.PDF_FORM
        unseen = (one for one in made.placed if not any(w.page for w in one.raw.widgets))
        if not made.shown and any(one.control.value for one in unseen):
            made.warnings.append("The file has form fields with values that no page shows.")
    made.placed = in_reading_order(made.placed)
    return made


def _placed(raw: RawField, value: Value, pages: Sequence[Page]) -> Placed:
    widget = _first_shown(raw)
    page = pages[widget.page - 1] if widget and widget.page else None
    rect = widget.rect if widget and not widget.hidden else None
    box = _whole(raw, widget, rect, value) if widget and page and rect else None
    where = f"page {page.number}" if page else "no page"
    anchor = Anchor(where, path=raw.name, box=box)
    control = Control(
        name=raw.name,
        title=_title(raw),
        kind=value.kind,
        value=value.value,
        shown=value.shown,
        anchor=anchor,
        options=value.options,
        locked=bool(raw.flags & _READ_ONLY),
        placeholder=value.placeholder,
        multiline=value.kind is ControlKind.TEXT and bool(raw.flags & MULTILINE),
        mark=_mark(raw, value, anchor),
    )
    return Placed(control, raw, page.placed(rect) if page and rect else None)


def _first_shown(raw: RawField) -> Widget | None:
    hidden = None
    for widget in raw.widgets:
        if widget.page:
            if not widget.hidden:
                return widget
            hidden = hidden or widget
    return hidden


def _whole(raw: RawField, first: Widget, rect: Rect, value: Value) -> Box:
    """The first widget's box; for a group of buttons all of them on that page."""
    x0, y0, x1, y1 = rect
    if value.kind is ControlKind.CHOICE and len(raw.widgets) > 1:
        for widget in raw.widgets:
            if widget.page == first.page and (other := widget.rect):
                x0, y0 = min(x0, other[0]), min(y0, other[1])
                x1, y1 = max(x1, other[2]), max(y1, other[3])
    return Box(first.page or 1, x0, y0, x1, y1)


def places_of(placed: Placed, page: Page) -> list[Rect]:
    """Every place that the control takes on one page of the sheet."""
    here = (w for w in placed.raw.widgets if w.page == page.number)
    return [page.placed(rect) for w in here if (rect := w.rect)]


def _title(raw: RawField) -> str:
    title = text_of(raw.node.get("/TU")).strip()
    if title or len(raw.widgets) != 1:
        return title
    return text_of(raw.widgets[0].node.get("/TU")).strip()


def _mark(raw: RawField, value: Value, anchor: Anchor) -> Mark | None:
    if value.kind is ControlKind.SIGNATURE:
        return digital_mark(raw.node.get("/V"), anchor)
    if value.kind is ControlKind.PICTURE:
        from parsers.pdf.images import look_of  # noqa: PLC0415 - few forms have pictures

        images = [picture_in(widget.node) for widget in raw.widgets]
        looks = {look_of(image) for image in images if image is not None} - {Look.BLANK}
        return Mark(
            MarkKind.PICTURE, bool(looks), anchor, doubtful=bool(looks) and Look.DRAWN not in looks
        )
    return None


def _notes(raw: RawField, value: Value, control: Control) -> list[str]:
    called = control.title or control.name or "a field without a name"
    notes = [f"The field “{called}” {value.note}."] if value.note else []
    if value.value and raw.widgets and all(widget.hidden for widget in raw.widgets):
        notes.append(f"The field “{called}” holds a value but is hidden from its reader.")
    return notes


def in_reading_order(placed: list[Placed]) -> list[Placed]:
    """Rows from the top, each from left to right; what has no place keeps its order at the end."""
    there = [(one.place, one) for one in placed if one.place]
    there.sort(key=lambda pair: (pair[0][1] + pair[0][3], pair[0][0]))
    rows: list[list[tuple[Rect, Placed]]] = []
    for place, one in there:
        if rows and _same_row(rows[-1][0][0], place):
            rows[-1].append((place, one))
        else:
            rows.append([(place, one)])
    ordered = [one for row in rows for _, one in sorted(row, key=lambda pair: pair[0][0])]
    return ordered + [one for one in placed if not one.place]


def _same_row(first: Rect, other: Rect) -> bool:
    apart = abs((first[1] + first[3]) - (other[1] + other[3])) / 2
    low = min(first[3] - first[1], other[3] - other[1])
    return apart <= min(max(low, 4.0), 24.0) / 2
