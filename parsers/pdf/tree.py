"""The AcroForm as it stands in the file: fields with what they inherit, and their widgets.

ISO 32000-1, 12.7.3. The walk is our own because helpers of libraries drop fields (nameless ones,
widgets that /Fields forgot, fields without a widget) or fall over circular trees.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pikepdf import Object, ObjectType, Pdf

from parsers.errors import HostileError
from parsers.pdf.geometry import Rect, rect_of
from parsers.pdf.limits import MAX_LEVELS, MAX_NODES
from parsers.pdf.strings import number, text_of

Node = dict[str, Object]
_ARRAY, _DICTIONARY, _STREAM = ObjectType.array, ObjectType.dictionary, ObjectType.stream
_INHERITED = ("/FT", "/V", "/DV", "/Ff", "/Opt", "/MaxLen", "/TU", "/RV", "/AA", "/I")


@dataclass(slots=True)
class Widget:
    """A field's place on a page. ``page`` from 1, None when no page shows it.

    ``hidden`` says that a viewer does not show it (flags Hidden and NoView, 12.5.3).
    """

    node: Node
    page: int | None
    hidden: bool = field(init=False)

    def __post_init__(self) -> None:
        self.hidden = bool(number(self.node.get("/F")) & 0b100010)

    @property
    def rect(self) -> Rect | None:
        """The widget's /Rect, None where it has none."""
        return rect_of(self.node.get("/Rect"))


@dataclass(slots=True)
class RawField:
    """A terminal field: full name, merged entries, widgets in the order of /Kids, flags /Ff."""

    name: str
    node: Node
    widgets: list[Widget] = field(default_factory=list)
    flags: int = field(init=False)

    def __post_init__(self) -> None:
        self.flags = number(self.node.get("/Ff"))


@dataclass(slots=True)
class Annotation:
    """An annotation that is no widget, with its page from 1."""

    node: Node
    page: int


@dataclass(slots=True)
class FieldTree:
    """All fields, all other annotations, and what was odd about them."""

    fields: list[RawField]
    annotations: list[Annotation]
    form: Node
    warnings: list[str]


def entries(value: object) -> Node:
    """A dictionary's entries; empty for anything that is none."""
    kind = _kind(value)
    if kind == _DICTIONARY:
        return dict(value.items())  # type: ignore[attr-defined]  # the kind says so
    if kind == _STREAM:
        return dict(value.stream_dict.items())  # type: ignore[attr-defined]  # the kind says so
    return {}


def elements(value: object) -> list[Object]:
    """An array's elements, nulls included; empty for anything that is no array."""
    if value is None or _kind(value) != _ARRAY:
        return []
    if len(value) > MAX_NODES:  # type: ignore[arg-type]  # the kind says so
        raise HostileError("The PDF has more form fields than any form.")
    return list(value)  # type: ignore[call-overload, no-any-return]  # the kind says so


def _kind(value: object) -> ObjectType | None:
    """The type of an object; pikepdf's own isinstance checks cost ten times as much."""
    return value._type_code if isinstance(value, Object) else None  # noqa: SLF001


def read_tree(pdf: Pdf) -> FieldTree:
    """Walk the form of ``pdf``. Raises HostileError when it has more nodes than any form."""
    return _Walk(pdf).run()


class _Walk:
    """One pass over the pages' annotations and the field tree."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages: dict[tuple[int, int], int] = {}
        self.loose: list[tuple[Object, int]] = []
        self.seen: set[tuple[int, int]] = set()
        self.tree = FieldTree([], [], entries(pdf.Root.get("/AcroForm")), [])
        self.left = MAX_NODES

    def run(self) -> FieldTree:
        """Every field of the pages and of the form, each once."""
        for page, holder in enumerate(self.pdf.pages, 1):
            for annotation in elements(holder.obj.get("/Annots")):
                self._note(annotation, page)
        for root in elements(self.tree.form.get("/Fields")):
            self._descend(root)
        for annotation, page in self.loose:
            self._strays(annotation, page)
        return self.tree

    def _note(self, annotation: Object, page: int) -> None:
        self._count()
        key = getattr(annotation, "objgen", (0, 0))
        if key != (0, 0):
            self.pages.setdefault(key, page)
        self.loose.append((annotation, page))

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise HostileError("The PDF has more form fields than any form.")

    def _descend(self, root: Object) -> None:
        """Walk one tree without recursion; a node that was met before is not entered again."""
        stack: list[tuple[Object, str, Node, int]] = [(root, "", {}, 0)]
        while stack:
            current, prefix, above, depth = stack.pop()
            if not self._enter(current, depth):
                continue
            node = entries(current)
            if not node:
                continue
            name = _joined(prefix, node)
            merged = above | node if above else node
            kids = elements(node.get("/Kids"))
            below = [kid for kid in kids if _is_field(kid)]
            if below:
                passed = {key: merged[key] for key in _INHERITED if key in merged}
                stack.extend((kid, name, passed, depth + 1) for kid in reversed(below))
            if not below or len(below) < len(kids):
                self._terminal(current, name, merged, kids, bool(below))

    def _enter(self, current: Object, depth: int) -> bool:
        self._count()
        key = getattr(current, "objgen", (0, 0))
        if key != (0, 0):
            if key in self.seen:
                self._warn("The form's field tree runs in a circle; each field was read once.")
                return False
            self.seen.add(key)
        if depth > MAX_LEVELS:
            self._warn("The form's field tree is nested too deeply; the deepest part is left out.")
            return False
        return True

    def _terminal(
        self, current: Object, name: str, node: Node, kids: list[Object], mixed: bool
    ) -> None:
        made = RawField(name, node)
        for kid in kids:
            if mixed and _is_field(kid):
                continue
            if self._enter(kid, 0) and (entry := entries(kid)):
                made.widgets.append(Widget(entry, self._page(kid)))
        if not made.widgets and ("/Rect" in node or "/Subtype" in node):
            made.widgets.append(Widget(node, self._page(current)))
        if not mixed or made.widgets:
            self.tree.fields.append(made)

    def _page(self, widget: Object) -> int | None:
        return self.pages.get(getattr(widget, "objgen", (0, 0)))

    def _strays(self, annotation: Object, page: int) -> None:
        """Widgets that /Fields forgot become fields; other annotations are kept as they are."""
        key = getattr(annotation, "objgen", (0, 0))
        if key in self.seen:
            return
        node = entries(annotation)
        if text_of(node.get("/Subtype")) != "Widget":
            if node:
                self.tree.annotations.append(Annotation(node, page))
            return
        if key != (0, 0):
            self.seen.add(key)
        name, merged = _climbed(node)
        mate = next((f for f in self.tree.fields if f.name == name), None) if name else None
        if mate is not None and "/T" not in node:
            mate.widgets.append(Widget(node, page))
            return
        self.tree.fields.append(RawField(name, merged, [Widget(node, page)]))

    def _warn(self, text: str) -> None:
        if text not in self.tree.warnings:
            self.tree.warnings.append(text)


def _joined(prefix: str, node: Node) -> str:
    if "/T" not in node:
        return prefix
    own = text_of(node["/T"])
    return f"{prefix}.{own}" if prefix else own


def _is_field(kid: Object) -> bool:
    """A kid with a name, or with kids of its own, is a field; any other is a widget (12.7.3.2)."""
    get = getattr(kid, "get", None)
    try:
        return get is not None and (get("/T") is not None or get("/Kids") is not None)
    except (TypeError, ValueError):
        return False


def _climbed(node: Node) -> tuple[str, Node]:
    """A stray widget's full name and merged entries, from its chain of parents, each once."""
    names = [text_of(node["/T"])] if "/T" in node else []
    merged = dict(node)
    met: set[tuple[int, int]] = set()
    parent = node.get("/Parent")
    for _ in range(MAX_LEVELS):
        above = entries(parent)
        key = getattr(parent, "objgen", (0, 0))
        if not above or key in met:
            break
        if key != (0, 0):
            met.add(key)
        if "/T" in above:
            names.append(text_of(above["/T"]))
        merged = {name: above[name] for name in _INHERITED if name in above} | merged
        parent = above.get("/Parent")
    return ".".join(reversed(names)), merged
