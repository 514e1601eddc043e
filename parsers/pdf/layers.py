"""Layers that are switched off: what stands on them no viewer shows (ISO 32000-2, 8.11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Object, Operator, Pdf, PdfError

from parsers.errors import CorruptError
from parsers.pdf.limits import MAX_DEPTH
from parsers.pdf.strings import text_of
from parsers.pdf.tree import elements, entries

_PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"})
_SHOWS = frozenset({"Tj", "TJ", "sh", "INLINE IMAGE"})
_NEXT_LINE = frozenset({"'", '"'})
Instruction = tuple[list[Object], Operator]


def as_shown(pdf: Pdf, data: bytes) -> bytes:
    """The file as a viewer shows it: without what stands on layers that are off.

    ``data`` itself where no layer is off, as in nearly every file. Raises CorruptError where what
    a page draws cannot be told apart.
    """
    if not _hidden(pdf):
        return data
    out = BytesIO()
    try:
        pdf.save(out)
        with Pdf.open(BytesIO(out.getvalue())) as copy:
            _Cleaner(copy, _hidden(copy)).clean()
            out = BytesIO()
            copy.save(out)
    except PdfError as error:
        raise CorruptError("The PDF's pages are damaged. Please save it again.") from error
    return out.getvalue()


def _hidden(pdf: Pdf) -> frozenset[tuple[int, int]]:
    """The layers that are off by default, as object numbers."""
    layers = entries(pdf.Root.get("/OCProperties"))
    default = entries(layers.get("/D"))
    off = {one.objgen for one in elements(default.get("/OFF"))}
    if text_of(default.get("/BaseState")) == "OFF":
        on = {one.objgen for one in elements(default.get("/ON"))}
        off |= {one.objgen for one in elements(layers.get("/OCGs"))} - on
    return frozenset(off)


class _Cleaner:
    """Takes out of every page what its hidden layers paint; the state of graphics is kept."""

    def __init__(self, pdf: Pdf, hidden: frozenset[tuple[int, int]]) -> None:
        self.pdf, self.hidden = pdf, hidden
        self.done: set[tuple[int, int]] = set()

    def clean(self) -> None:
        for page in self.pdf.pages:
            resources = entries(page.obj.get("/Resources"))
            kept = list(self._kept(page.obj, resources))
            page.obj.Contents = self.pdf.make_stream(_unparsed(kept))
            self._drawings(resources, 0)

    def _drawings(self, resources: dict[str, Object], depth: int) -> None:
        for drawing in entries(resources.get("/XObject")).values():
            if not isinstance(drawing, pikepdf.Stream) or drawing.objgen in self.done:
                continue
            self.done.add(drawing.objgen)
            if drawing.get("/Subtype") == "/Form" and depth < MAX_DEPTH:
                inner = entries(drawing.get("/Resources"))
                drawing.write(_unparsed(list(self._kept(drawing, inner))))
                self._drawings(inner, depth + 1)

    def _kept(self, content: Object, resources: dict[str, Object]) -> Iterator[Instruction]:
        """The instructions of a content without what paints on a hidden layer."""
        layers, drawings = entries(resources.get("/Properties")), entries(resources.get("/XObject"))
        marked: list[bool] = []
        for one in pikepdf.parse_content_stream(content):
            operands, operator = list(one.operands), one.operator
            name = str(operator)
            if name in {"BDC", "BMC"}:
                layered = name == "BDC" and text_of(operands[0]) == "OC"
                layer = layers.get(f"/{text_of(operands[1])}") if layered else None
                marked.append(self._is_off(layer))
            elif name == "EMC" and marked:
                marked.pop()
            hidden = any(marked)
            if name == "Do" and operands:
                layer = entries(drawings.get(f"/{text_of(operands[0])}")).get("/OC")
                hidden = hidden or self._is_off(layer)
            if not hidden:
                yield operands, operator
            else:
                yield from _unpainted(name, operands, operator)

    def _is_off(self, layer: Object | None) -> bool:
        """Whether a layer, or a group's rule over several (its /P), hides what stands on it."""
        if layer is None:
            return False
        member = entries(layer)
        if text_of(member.get("/Type")) != "OCMD":
            return layer.objgen in self.hidden
        groups = member.get("/OCGs")
        several = elements(groups) or ([groups] if groups is not None else [])
        off = [one.objgen in self.hidden for one in several]
        match text_of(member.get("/P")):
            case "AllOn":
                return any(off)
            case "AnyOff":
                return bool(off) and not any(off)
            case "AllOff":
                return not all(off)
            case _:
                return bool(off) and all(off)


def _unpainted(name: str, operands: list[Object], operator: Operator) -> Iterator[Instruction]:
    """What is left of an instruction that must not paint."""
    if name in _PAINTS:
        yield [], Operator("n")
    elif name in _NEXT_LINE:
        yield [], Operator("T*")
    elif name not in _SHOWS and name != "Do":
        yield operands, operator


def _unparsed(kept: Iterable[Instruction]) -> bytes:
    return pikepdf.unparse_content_stream(list(kept))
