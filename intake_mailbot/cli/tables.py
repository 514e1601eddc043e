"""Tables on the terminal: one line a row where it can be read so, cut and not folded."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table

from intake_mailbot.cli.screen import Screen, harmless

_IN_A_PIPE = 10_000
"""Columns where nobody looks and programs read: nothing is cut."""
_WIDE = 100
_LONGEST = 200
"""Characters of a cell: one long subject must not push all rows apart."""


@dataclass(frozen=True)
class Column:
    """``share`` is the part of the free width that a column of free text gets; None: as it needs.

    ``wide_only`` columns are left out on a narrow terminal.
    """

    head: str
    share: int | None = None
    wide_only: bool = False


def console(*, narrow: bool = False) -> Console:
    """Standard output. In a pipe it is wide, unless ``narrow`` (text for people to look at)."""
    if narrow or sys.stdout.isatty():
        return Screen(highlight=False, markup=False, emoji=False)
    return Screen(highlight=False, markup=False, emoji=False, width=_IN_A_PIPE)


def show(
    to: Console, columns: Sequence[Column], rows: Iterable[Sequence[object]], title: str = ""
) -> None:
    """Print a table of plain text."""
    wide, cut = to.width >= _WIDE, to.width < _IN_A_PIPE
    shown = [i for i, column in enumerate(columns) if wide or not column.wide_only]
    table = Table(box=box.SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False,
                  title_style="bold", expand=cut, collapse_padding=True,
                  padding=(0, 1, 0, 0))  # fmt: skip
    for i in shown:
        column = columns[i]
        table.add_column(
            column.head, no_wrap=True, overflow="ellipsis", ratio=column.share if cut else None,
            min_width=None if column.share else len(column.head),
        )  # fmt: skip
    for row in rows:
        table.add_row(*(_plain(row[i]) for i in shown))
    to.print(table)


def first_of(numbers: Sequence[str]) -> str:
    """The first number, and how many more there are."""
    more = f" +{len(numbers) - 1}" if len(numbers) > 1 else ""
    return f"{numbers[0]}{more}" if numbers else ""


def _plain(value: object) -> str:
    """One line of what shows, short enough to leave room for the other columns."""
    line = " ".join(harmless("" if value is None else str(value)).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
