"""The structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what a screen reader follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf


@dataclass
class Tag:
    """A structure element: its kind ("H2", "TD"), and its kids in reading order."""

    kind: str
    kids: list[Tag | Drawn | Widget] = field(default_factory=list)
    scope: str = ""

    def add(self, kind: str, scope: str = "") -> Tag:
        """A new element at the end of this one."""
        tag = Tag(kind, scope=scope)
        self.kids.append(tag)
        return tag


@dataclass(frozen=True)
class Drawn:
    """Marked content: its page, from 0, and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Widget:
    """A field's widget annotation and its page, from 0."""

    page: int
    annotation: Object


class Structure:
    """Turns tags into the objects of a PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._drawn: dict[int, dict[int, Object]] = {}
        self._widgets: list[Object] = []

    def attach(self, document: Tag) -> None:
        """Make the structure tree of ``document`` and hang it into the PDF."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(document, root)])
        pages = len(self._pdf.pages)
        numbers: list[object] = []
        for at, page in enumerate(self._pdf.pages):
            page.obj.StructParents = at
            owners = self._drawn.get(at, {})
            numbers += [at, self._pdf.make_indirect(Array(owners[n] for n in sorted(owners)))]
        for at, owner in enumerate(self._widgets, start=pages):
            numbers += [at, owner]
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = pages + len(self._widgets)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, tag: Tag, parent: Object) -> Object:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent)
        )
        if tag.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
        element.K = Array([self._kid(kid, element) for kid in tag.kids])
        return element

    def _kid(self, kid: Tag | Drawn | Widget, parent: Object) -> Object:
        if isinstance(kid, Tag):
            return self._element(kid, parent)
        page = self._pdf.pages[kid.page].obj
        if isinstance(kid, Drawn):
            self._drawn.setdefault(kid.page, {})[kid.mcid] = parent
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
        kid.annotation.StructParent = len(self._pdf.pages) + len(self._widgets)
        self._widgets.append(parent)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=kid.annotation)
