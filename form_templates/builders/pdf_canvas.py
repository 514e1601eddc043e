"""Drawing operators of a PDF page, with the marks that tie them to the document's structure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from form_templates.builders import palette
from form_templates.builders.layout import Box
from form_templates.builders.mark import Modules
from form_templates.builders.measure import BOLD, ITALIC, REGULAR, text_width

FONT_NAMES = {REGULAR: "F1", BOLD: "F2", ITALIC: "F3"}


def number(value: float) -> str:
    """A number as PDF writes it, to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def literal(text: str) -> bytes:
    """``text`` as a string operand in WinAnsi."""
    raw = text.encode("cp1252", "replace")
    for plain in (b"\\", b"(", b")"):
        raw = raw.replace(plain, b"\\" + plain)
    return b"(" + raw + b")"


@dataclass(frozen=True, slots=True)
class Type:
    """How a line of text is printed; ``size`` in points."""

    font: str
    size: float
    colour: str


class Canvas:
    """One page's content. Everything drawn outside of ``tagged`` must be inside ``artifact``."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.marked = 0

    @property
    def content(self) -> bytes:
        """The content stream."""
        return b"\n".join(self._parts) + b"\n"

    @contextmanager
    def tagged(self, kind: str) -> Iterator[int]:
        """What is drawn within is content of a structure element; gives its number on the page."""
        mcid = self.marked
        self.marked += 1
        self._add(f"/{kind} <</MCID {mcid}>> BDC")
        yield mcid
        self._add("EMC")

    @contextmanager
    def artifact(self, *, pagination: bool = False) -> Iterator[None]:
        """What is drawn within is decoration that a screen reader skips."""
        self._add("/Artifact <</Type /Pagination>> BDC" if pagination else "/Artifact BMC")
        yield
        self._add("EMC")

    def fill(self, box: Box, colour: str) -> None:
        """A filled rectangle."""
        self._add(f"{self._rgb(colour)} rg {self._rectangle(box)} re f")

    def frame(self, box: Box, colour: str, width: float) -> None:
        """A rectangle's outline."""
        self._add(f"{self._rgb(colour)} RG {number(width)} w {self._rectangle(box)} re S")

    def line(self, x0: float, y: float, x1: float, colour: str, width: float) -> None:
        """A level line."""
        ends = f"{number(x0)} {number(y)} m {number(x1)} {number(y)} l S"
        self._add(f"{self._rgb(colour)} RG {number(width)} w {ends}")

    def text(self, x: float, y: float, text: str, kind: Type) -> None:
        """One line of text with its baseline at ``y``."""
        font = FONT_NAMES[kind.font]
        self._add(f"BT /{font} {number(kind.size)} Tf {self._rgb(kind.colour)} rg")
        self._parts.append(f"{number(x)} {number(y)} Td ".encode() + literal(text) + b" Tj ET")

    def text_ending(self, x: float, y: float, text: str, kind: Type) -> None:
        """One line of text that ends at ``x``."""
        self.text(x - text_width(text, kind.font, kind.size), y, text, kind)

    def modules(self, box: Box, modules: Modules) -> None:
        """A QR code, dark runs as one rectangle each."""
        self._add(f"{self._rgb(palette.INK)} rg")
        step = (box.x1 - box.x0) / len(modules)
        for down, row in enumerate(modules):
            start = None
            for across, dark in enumerate((*row, False)):
                if dark and start is None:
                    start = across
                elif not dark and start is not None:
                    left, low = box.x0 + start * step, box.y1 - (down + 1) * step
                    run = Box(left, low, box.x0 + across * step, low + step)
                    self._add(f"{self._rectangle(run)} re")
                    start = None
        self._add("f")

    def _add(self, operators: str) -> None:
        self._parts.append(operators.encode("ascii"))

    @staticmethod
    def _rgb(colour: str) -> str:
        return " ".join(f"{part:g}" for part in palette.parts(colour))

    @staticmethod
    def _rectangle(box: Box) -> str:
        numbers = (box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)
        return " ".join(number(value) for value in numbers)
