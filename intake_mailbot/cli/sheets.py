"""Cases as rows: CSV and XLSX, in which no text of an agency becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_mailbot.cli import shapes
from intake_mailbot.domain.outcomes import CaseView

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_HEAD = ("tracking_number", "office", "stage", "verdict", "title", "agency", "sender", "received",
         "version")  # fmt: skip

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula in a CSV file (OWASP, CSV Injection)."""

_NUMBER = re.compile(r"[+-]?[\d ().\-]*\d[\d ().\-]*(?:(?:;ext=| ?x ?| ?ext\.? ?)\d+)?")
"""A phone or another number: it can begin with + or -, and calls nothing."""


@dataclass(frozen=True)
class Sheet:
    """One row a case, with a column for each field that any of them has."""

    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    @classmethod
    def of(cls, views: Sequence[CaseView]) -> Sheet:
        """The sheet of these cases, in their order."""
        fields = tuple(dict.fromkeys(name for view in views for name in view.fields))
        return cls((*_HEAD, *fields), tuple(_row(view, fields) for view in views))


def _row(view: CaseView, fields: Sequence[str]) -> tuple[object, ...]:
    shape = shapes.case(view)
    return (*(shape[key] for key in _HEAD), *(view.fields.get(name) for name in fields))


def plain(value: object) -> object:
    """``value`` for a CSV file: a text that would be a formula is marked as text by a ``'``."""
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def as_csv(sheet: Sheet) -> str:
    """The sheet as CSV (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(sheet.head)
    writer.writerows([plain(value) for value in row] for row in sheet.rows)
    return text.getvalue()


def as_xlsx(sheet: Sheet) -> bytes:
    """The sheet as an XLSX file. Its cells say that they are text: nothing has to be marked."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("Cases")
    page.append(sheet.head)
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(page: WriteOnlyWorksheet, value: object) -> object:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(page, "".join(c for c in value if c.isprintable() or c == "\n"))
    cell.data_type = "s"
    return cell
