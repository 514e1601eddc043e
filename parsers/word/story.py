"""Reads one story part into blocks: paragraphs, tables, and the controls around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from parsers.model import Anchor, Mark
from parsers.word.drawings import DrawingReader
from parsers.word.flow import Aside, Block, Item, Paragraph, Run, Table, TableCell, text_of
from parsers.word.grid import grid_of, table_indent
from parsers.word.inline import chosen_branch, split_control
from parsers.word.names import (
    ALTERNATE,
    CELL,
    OTHER_FILE,
    ROW,
    RUN,
    SDT,
    TABLE,
    TABLE_GRID,
    TABLE_PR,
    WRAPPERS,
    P,
)
from parsers.word.nesting import adopt, holds_controls, is_choice_region
from parsers.word.sdt import Properties
from parsers.word.values import content_control


class StoryReader(DrawingReader):
    """Reads block content; the state of fields goes on from paragraph to paragraph."""

    prefix = ""
    paragraphs = 0
    in_table = False
    _pending: list[Item] | None = None

    def story(self, root: etree._Element, path: str, prefix: str = "") -> list[Block]:
        """The blocks of a whole story; ``prefix`` names it to a person ("header, ")."""
        self.prefix = self.place = prefix
        blocks = self.blocks(root, path)
        self.end_fields()
        return blocks

    def blocks(self, parent: etree._Element, path: str) -> list[Block]:
        """The blocks below ``parent``, whose own path is ``path``."""
        found: list[Block] = []
        paragraphs = tables = 0
        for child in parent:
            tag = child.tag
            if tag == P:
                paragraphs += 1
                found.append(self.paragraph(child, f"{path}/w:p[{paragraphs}]"))
                if self.beside:
                    found.extend(self.beside)
                    self.beside = []
            elif tag == TABLE:
                tables += 1
                found.append(self.table(child, f"{path}/w:tbl[{tables}]"))
            elif tag == SDT:
                found.extend(self.block_control(child))
            elif tag in WRAPPERS:
                found.extend(self.blocks(child, self.path_of(child)))
            elif tag == ALTERNATE:
                branch = chosen_branch(child)
                if branch is not None:
                    found.extend(self.blocks(branch, self.path_of(branch)))
            elif tag == OTHER_FILE:
                self.document.warn("The document takes in another file, which was not read.")
        return found

    def path_of(self, element: etree._Element) -> str:
        """lxml's path of ``element``."""
        return element.getroottree().getpath(element)

    def paragraph(self, element: etree._Element, path: str) -> Paragraph:
        """Read one paragraph."""
        if not self.in_table:
            self.paragraphs += 1
            self.place = f"{self.prefix}paragraph {self.paragraphs}"
        paragraph = Paragraph([], self.place, path)
        outer = self.items
        self.redirect(paragraph.items)
        self.path = path
        if self._pending:
            self.items.extend(self._pending)
            self._pending = None
        controls = 0
        for child in element:
            tag = child.tag
            if tag == RUN:
                self.run(child)
            elif tag == SDT:
                controls += 1
                self.number = controls
                self.inline_control(child)
            else:
                handler = self.HANDLERS.get(tag)
                if handler is not None:
                    handler(self, child)
        if self.fields:
            self.end_paragraph()
        self.items, self.path = outer, ""
        look = self.looks.paragraphs.get(element)
        if look is not None:
            paragraph.indent, paragraph.stops = look.indent, look.stops
            paragraph.item_of = look.item_of
            if look.end_removed:
                self._pending, paragraph.items = paragraph.items, []
        return paragraph

    # Controls around blocks.

    def block_control(self, sdt: etree._Element) -> list[Block]:
        """Read ``w:sdt`` among paragraphs."""
        properties, content = split_control(sdt)
        inner = [] if content is None else self.blocks(content, self.path_of(content))
        return self._collapse_blocks(sdt, properties, inner)

    def _collapse_blocks(
        self, sdt: etree._Element, properties: Properties, inner: list[Block]
    ) -> list[Block]:
        if properties.container:
            return inner
        paragraphs = [block for block in inner if isinstance(block, Paragraph)]
        items = [item for block in paragraphs for item in block.items]
        plain = len(paragraphs) == len(inner) and all(
            isinstance(item, Run | Mark) for item in items
        )
        shown = "\n".join(text_of(block.items) for block in paragraphs)
        if is_choice_region(properties, shown):
            return inner
        places = [block.items for block in paragraphs]
        if len(paragraphs) == len(inner) and adopt(properties, places, shown, self.document):
            return inner
        if not plain:
            return self._beside_blocks(sdt, properties, shown, inner)
        first = paragraphs[0] if paragraphs else Paragraph([], self.place, self.path_of(sdt))
        anchor = Anchor(first.place, self.part, self.path_of(sdt))
        if properties.kind is None:
            properties = replace(properties, multiline=True)
        first.items = [content_control(properties, shown, anchor, items, self.document)]
        return [first]

    def _beside_blocks(
        self, sdt: etree._Element, properties: Properties, own: str, inner: list[Block]
    ) -> list[Block]:
        """A region: what it holds stays printed, and the control itself has no place.

        A nameless region around other controls is no control: its text is their labels.
        """
        if _has_controls(inner):
            if not own.strip() or not (properties.name or properties.title):
                return inner
        else:
            own = "\n".join(_table_texts(inner))
        control = content_control(properties, own, self.anchor(sdt), (), self.document)
        if isinstance(inner[0], Paragraph):
            inner[0].items.insert(0, Aside(control))
            return inner
        return [Paragraph([Aside(control)], self.place, self.path_of(sdt)), *inner]

    # Tables.

    def table(self, element: etree._Element, path: str) -> Table:
        """Read one table; a table in a table keeps the place of the outer one."""
        if any(open_field.slot for open_field in self.fields):
            self.end_fields()
        index = self.document.next_table()
        outer_place, outer_inside = self.place, self.in_table
        name = f"{self.prefix}table {index + 1}"
        table = Table(index, name, grid_of(element.find(TABLE_GRID)))
        table.indent = table_indent(element.find(TABLE_PR))
        self.in_table = True
        for number, (row, row_path) in enumerate(self._rows(element, path), 1):
            self.place = f"{name}, row {number}"
            table.rows.append(self._row(row, row_path))
        self.place, self.in_table = outer_place, outer_inside
        return table

    def _rows(self, parent: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
        """The rows of a table, those in row controls among them; deleted ones left out."""
        count = 0
        for child in parent:
            if child.tag == ROW:
                count += 1
                if child not in self.looks.rows_removed:
                    yield child, f"{path}/w:tr[{count}]"
            elif child.tag == SDT:
                content = split_control(child)[1]
                if content is not None:
                    yield from self._rows(content, self.path_of(content))
            elif child.tag in WRAPPERS:
                yield from self._rows(child, self.path_of(child))

    def _row(self, element: etree._Element, path: str) -> list[TableCell]:
        cells: list[TableCell] = []
        self._cells(element, path, self.looks.rows_skipping.get(element, 0), cells)
        return cells

    def _cells(self, parent: etree._Element, path: str, column: int, cells: list[TableCell]) -> int:
        """Read the cells below ``parent`` from ``column`` on; returns the next free column."""
        count = 0
        for child in parent:
            tag = child.tag
            if tag == CELL:
                count += 1
                column = self._cell(child, f"{path}/w:tc[{count}]", column, cells)
            elif tag == SDT:
                column = self._controlled_cells(child, column, cells)
            elif tag in WRAPPERS:
                column = self._cells(child, self.path_of(child), column, cells)
        return column

    def _cell(self, element: etree._Element, path: str, column: int, cells: list[TableCell]) -> int:
        look = self.looks.cells.get(element)
        span = 1
        if look is not None:
            if look.removed:
                return column
            span = look.span
        depth = len(self.fields)
        cell = TableCell(self.blocks(element, path), element, path, column, span)
        if self.fields:
            self.end_fields(depth)
        if look is not None:
            cell.continues = look.continues
            if look.across and cells:
                cells[-1].span += span
                cells[-1].blocks += cell.blocks
                return column + span
        cells.append(cell)
        return column + span

    def _controlled_cells(self, sdt: etree._Element, column: int, cells: list[TableCell]) -> int:
        """A control around whole cells: its content is what they hold."""
        properties, content = split_control(sdt)
        if content is None:
            return column
        before = len(cells)
        column = self._cells(content, self.path_of(content), column, cells)
        held = cells[before:]
        if len(held) == 1:
            held[0].blocks = self._collapse_blocks(sdt, properties, held[0].blocks)
        return column


def _has_controls(blocks: list[Block]) -> bool:
    for block in blocks:
        if isinstance(block, Paragraph):
            if holds_controls(block.items):
                return True
        elif any(_has_controls(cell.blocks) for row in block.rows for cell in row):
            return True
    return False


def _table_texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            text = text_of(block.items).strip()
            if text:
                yield text
        else:
            for row in block.rows:
                for cell in row:
                    yield from _table_texts(cell.blocks)
