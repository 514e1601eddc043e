"""Pictures, text boxes, ink, signature lines and embedded controls."""

from __future__ import annotations

from lxml import etree

from parsers.model import Mark, MarkKind
from parsers.word.flow import Block
from parsers.word.inline import InlineReader
from parsers.word.names import TEXT_BOX, A


class DrawingReader(InlineReader):
    """Reads what is drawn; text boxes become blocks beside the paragraph they hang on."""

    def blocks(self, parent: etree._Element, path: str) -> list[Block]:
        """The blocks below ``parent``."""
        raise NotImplementedError

    def drawing(self, element: etree._Element) -> None:
        """Take in what a drawing shows."""
        for node in element.iter(A + "blip", TEXT_BOX):
            if node.tag == TEXT_BOX:
                self.beside.extend(self.blocks(node, node.getroottree().getpath(node)))
            else:
                self.sink.append(Mark(MarkKind.PICTURE, True, self.anchor(element)))
