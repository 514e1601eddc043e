"""Pictures, text boxes, ink, signature lines and embedded controls."""

from __future__ import annotations

from lxml import etree

from parsers.model import Mark, MarkKind
from parsers.pictures import Look
from parsers.word.activex import embedded_control
from parsers.word.flow import Block
from parsers.word.inline import InlineReader, chosen_branch
from parsers.word.names import (
    ALTERNATE,
    BLIP,
    EMBEDDED,
    GEOMETRY,
    IMAGE_DATA,
    INK,
    OFFICE,
    SHAPE,
    SIGNATURE_LINE,
    TEXT_BOX,
    A,
    R,
)

_STROKES = 10
"""Commands from which a free form is a scribble and no ornament."""


class DrawingReader(InlineReader):
    """Reads what is drawn; text boxes become blocks beside the paragraph they hang on."""

    _label = ""

    def blocks(self, parent: etree._Element, path: str) -> list[Block]:
        """The blocks below ``parent``."""
        raise NotImplementedError

    def drawing(self, element: etree._Element) -> None:
        """Take in what a drawing shows."""
        for node in element:
            tag = node.tag
            if tag.endswith("}docPr"):
                self._label = node.get("descr") or node.get("title") or ""
            elif tag.endswith("}contentPart"):
                self._ink(node)
            elif tag == BLIP:
                self._picture(node, node.get(R + "embed"))
            elif tag == IMAGE_DATA:
                self._picture(node, node.get(R + "id"))
            elif tag == SHAPE and node.find(SIGNATURE_LINE) is not None:
                self._signature_line(node)
            elif tag == TEXT_BOX:
                self._text_box(node)
            elif tag == ALTERNATE:
                branch = chosen_branch(node)
                if branch is not None:
                    self.drawing(branch)
            elif tag == EMBEDDED:
                self._embedded(node)
                return
            elif not self._strokes(node):
                self.drawing(node)

    def _text_box(self, element: etree._Element) -> None:
        items, place, fields = self.items, self.place, self.fields
        beside, self.beside, self.fields = self.beside, [], []
        blocks = self.blocks(element, element.getroottree().getpath(element))
        self.end_fields()
        self.beside = beside + blocks
        self.items, self.place, self.fields = items, place, fields
        self.aim()

    def _picture(self, element: etree._Element, relation: str | None) -> None:
        pictures = self.document.pictures
        main = self.part == self.document.main
        look = pictures.look(self.part, relation) if main else Look.DRAWN
        mark = Mark(
            MarkKind.PICTURE,
            look is not Look.BLANK,
            self.anchor(element),
            label=self._label,
            doubtful=look in {Look.PALE, Look.UNKNOWN},
        )
        pictures.remember(mark, self.part, relation)
        self.sink.append(mark)

    def _ink(self, element: etree._Element) -> None:
        self.sink.append(Mark(MarkKind.INK, True, self.anchor(element)))

    def _strokes(self, element: etree._Element) -> bool:
        """Take in handwriting kept as a free form or as VML ink."""
        if element.tag == INK:
            self._ink(element)
            return True
        if element.tag != GEOMETRY:
            return False
        commands = sum(1 for _ in element.iter(A + "lnTo", A + "cubicBezTo", A + "quadBezTo"))
        if commands >= _STROKES:
            self._ink(element)
        return True

    def _signature_line(self, shape: etree._Element) -> None:
        line = shape.find(SIGNATURE_LINE)
        if line is None:
            return
        names = (line.get(OFFICE + "suggestedsigner"), line.get(OFFICE + "suggestedsigner2"))
        label = ", ".join(name for name in names if name)
        signature = self.document.signature_on(line.get("id", ""))
        mark = Mark(
            MarkKind.SIGNATURE_LINE,
            signature is not None,
            self.anchor(shape),
            signer=signature.signer if signature else None,
            time=signature.time if signature else None,
            label=label,
            verified=signature.verified if signature else None,
        )
        self.sink.append(mark)

    def _embedded(self, element: etree._Element) -> None:
        control = embedded_control(self.document.package, self.part, element, self.anchor(element))
        if control is None:
            self.document.warn("The document holds an embedded control that cannot be read.")
            return
        self.document.legacy += 1
        self.sink.append(control)
