"""Building all that an office's folder holds beside its definition: the blanks and their layout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from form_templates.builders.arrange import lay_out
from form_templates.builders.layout import PAGE_HEIGHT, PAGE_WIDTH, Box, field_places, mark_box
from form_templates.builders.pdf import build_pdf
from form_templates.builders.word import build_word
from form_templates.marks import page_mark
from form_templates.model import FURTHER, Form
from form_templates.office import Office

LAYOUT_FILE = "layout.json"


def build_office(office: Office, into: Path) -> tuple[Path, ...]:
    """Write the blank Word and PDF forms and their layout into the folder ``into``.

    The folder is made if need be; the paths written are returned. Raises :class:`OSError` where
    the folder cannot be written to.
    """
    built = dict(_built(office, into))
    for path, data in built.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tuple(built)


def _built(office: Office, into: Path) -> Iterator[tuple[Path, bytes]]:
    for form in office.forms:
        home = into if form.opens else into / FURTHER
        layout = LAYOUT_FILE if form.opens else f"{form.id}.json"
        yield home / f"{form.id}.docx", build_word(form)
        yield home / f"{form.id}.pdf", build_pdf(form)
        yield home / layout, build_layout(form).encode()


def build_layout(form: Form) -> str:
    """The page, from 1, and the box of every field and page mark, as JSON.

    Boxes are left, low, right, high in points from the lower left corner of the page. They hold
    for both blanks: the Word form, too, has rows of exact heights.
    """
    layout = lay_out(form)
    pages = [
        {"page": sheet.number, "mark": page_mark(form, sheet.number), "box": _box(mark_box())}
        for sheet in layout.sheets
    ]
    found = {field: {"page": page, "box": _box(box)} for field, page, box in field_places(layout)}
    fields = {field: found[field] for field in form.fields}
    head = {
        "form": form.id,
        "version": form.version,
        "unit": "point",
        "origin": "lower left",
        "page_size": [PAGE_WIDTH, PAGE_HEIGHT],
    }
    lines = [f'"{key}": {json.dumps(value)}' for key, value in head.items()]
    lines.append(f'"pages": [\n  {_lines(map(json.dumps, pages))}\n ]')
    places = (f'"{field}": {json.dumps(place)}' for field, place in fields.items())
    lines.append(f'"fields": {{\n  {_lines(places)}\n }}')
    return "{\n " + ",\n ".join(lines) + "\n}\n"


def _lines(entries: Iterable[str]) -> str:
    """One entry a line, so that a change shows as the lines it changes."""
    return ",\n  ".join(entries)


def _box(box: Box) -> list[float]:
    return [round(edge, 1) for edge in (box.x0, box.y0, box.x1, box.y1)]
