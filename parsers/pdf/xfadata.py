"""The data packet of an XFA form: groups and leaves, each taken once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parsers.errors import HostileError
from parsers.pdf.strings import tidy

Element = etree._Element  # noqa: SLF001 - lxml gives its element class no public name
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+|\*)\])?")
_DEEPEST = 60
_MAX_NODES = 50_000


def local(element: Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def told(element: Element | None, part: str, attribute: str) -> str:
    """An attribute of a child element, "" where either is missing."""
    if element is None:
        return ""
    found = next((child for child in element if local(child) == part), None)
    return (found.get(attribute) or "") if found is not None else ""


def text_in(element: Element | None) -> str:
    """All text of an element; paragraphs and breaks of rich text become lines."""
    if element is None:
        return ""
    if not len(element):
        return tidy(element.text or "")
    return tidy("".join(_flow(element, 0))).strip("\n")


def _flow(element: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    rich = local(element) not in {"body", "exData", "value"}
    yield (element.text or "") if rich or (element.text or "").strip() else ""
    for child in element:
        yield from _flow(child, depth + 1)
        if local(child) in {"p", "br"}:
            yield "\n"
        if (child.tail or "").strip():
            yield child.tail or ""


class Data:
    """A group or leaf of the data. A child that was taken is not taken again."""

    def __init__(self, element: Element | None) -> None:
        self.element = element
        self.parts = (
            [Data(child) for child in element if local(child)] if element is not None else []
        )
        self.taken = False

    @classmethod
    def empty(cls) -> Data:
        """A group for which the file has no data."""
        return cls(None)

    @property
    def name(self) -> str:
        """The element's local name."""
        return local(self.element) if self.element is not None else ""

    @property
    def text(self) -> str:
        """The leaf's text; several ``value`` items (a multiple choice) are lines."""
        if self.element is None:
            return ""
        if self.parts and all(part.name == "value" for part in self.parts):
            return "\n".join(part.text for part in self.parts)
        return text_in(self.element)

    def take(self, name: str) -> Data | None:
        """The next child called ``name`` that nobody has taken."""
        found = next((part for part in self.parts if part.name == name and not part.taken), None)
        if found is not None:
            found.taken = True
        return found

    def bound(self, ref: str, root: Data | None) -> Data | None:
        """What an explicit binding ("$.a.b", "$record.a.b[1]") names; None without one."""
        if not ref:
            return None
        bare = ref.removeprefix("$data.")
        at: Data | None = root if bare.startswith("$record") else self
        bare = bare.removeprefix("$record").removeprefix("$").removeprefix(".")
        for step, index in _STEP.findall(bare):
            if at is None:
                return None
            same = [part for part in at.parts if part.name == step]
            place = int(index) if index.isdigit() else 0
            at = same[place] if place < len(same) else None
        if at is not None:
            at.taken = True
        return at

    def only(self, name: str) -> Data | None:
        """The one leaf of this name anywhere below, None when there is none or more than one."""
        found = [leaf for leaf in self._leaves() if leaf.name == name and not leaf.taken]
        if len(found) != 1 or not name:
            return None
        found[0].taken = True
        return found[0]

    def _leaves(self) -> Iterator[Data]:
        stack = [self]
        while stack:
            at = stack.pop()
            if at.parts:
                stack.extend(reversed(at.parts))
            else:
                yield at

    def leaves(self, prefix: str = "") -> Iterator[tuple[str, str]]:
        """Paths ("form1.name") and texts of all leaves, in order."""
        path = f"{prefix}.{self.name}" if prefix else self.name
        if not self.parts:
            yield path, self.text
        for part in self.parts:
            yield from part.leaves(path)


def data_root(datasets: Element | None) -> Data | None:
    """The form's own group inside ``datasets``/``data``; None where the file has no data.

    Raises HostileError when the data has more parts than any form.
    """
    if datasets is None:
        return None
    if sum(1 for _ in islice(datasets.iter(), _MAX_NODES + 1)) > _MAX_NODES:
        raise HostileError("The PDF's XFA data has more parts than any form.")
    data = datasets
    if local(datasets) == "datasets":
        data = next((part for part in datasets if local(part) == "data"), datasets)
    groups = [part for part in data if local(part)]
    return Data(groups[0]) if groups else None
