"""How much a page draws, measured before PDFium draws it.

A drawing that uses a drawing ten times that uses another ten times grows without bound in a few
kilobytes; so does a packed stream. Both are weighed here and refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pikepdf import Object, ObjectType

from parsers.errors import HostileError
from parsers.pdf.limits import MAX_DEPTH, MAX_INFLATED
from parsers.pdf.streams import unpacked
from parsers.pdf.strings import text_of
from parsers.pdf.tree import elements, entries

_USES = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_TOO_MUCH = "The PDF draws far more than an honest form does."


def check_contents(pages: Iterable[Object]) -> None:
    """Raise HostileError when the pages to be drawn draw more than the limit, in bytes."""
    scale = _Scale()
    total = 0
    for page in pages:
        total += scale.page(page)
        if total > MAX_INFLATED:
            raise HostileError(_TOO_MUCH)


class _Scale:
    """Weighs drawings; a drawing that was weighed before costs nothing again."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], int] = {}

    def page(self, page: Object) -> int:
        contents = page.get("/Contents")
        parts = [contents] if contents is not None else []
        resources = _resources(page)
        streams = [part for part in elements(contents) or parts if _is_stream(part)]
        return sum(self._stream(stream, resources, 0) for stream in streams)

    def _stream(self, stream: Object, resources: Object | None, depth: int) -> int:
        key = stream.objgen
        if key != (0, 0) and key in self.known:
            return self.known[key]
        self.known[key] = 0
        data = unpacked(stream)
        own = stream.get("/Resources")
        weight = len(data) + self._below(data, resources if own is None else own, depth)
        if weight > MAX_INFLATED:
            raise HostileError(_TOO_MUCH)
        self.known[key] = weight
        return weight

    def _below(self, data: bytes, resources: Object | None, depth: int) -> int:
        if depth > MAX_DEPTH or b"Do" not in data:
            return 0
        drawings = entries(entries(resources).get("/XObject"))
        weight = 0
        for used in _USES.finditer(data):
            drawing = drawings.get("/" + used.group(1).decode("latin-1"))
            if _is_stream(drawing) and text_of(entries(drawing).get("/Subtype")) == "Form":
                weight += 1 + self._stream(drawing, resources, depth + 1)  # type: ignore[arg-type]
            if weight > MAX_INFLATED:
                raise HostileError(_TOO_MUCH)
        return weight


def _is_stream(value: object) -> bool:
    return isinstance(value, Object) and value._type_code == ObjectType.stream  # noqa: SLF001


def _resources(page: Object) -> Object | None:
    node: Object | None = page
    for _ in range(MAX_DEPTH):
        if node is None:
            return None
        found = node.get("/Resources")
        if found is not None:
            return found
        node = node.get("/Parent")
    return None
