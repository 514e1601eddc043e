"""``process.toml``: what happens to a case of the office."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from form_templates.flow_checks import check_flow
from form_templates.flow_fields import check_fields, check_further
from form_templates.flow_schema import read_flow
from form_templates.model import Form
from form_templates.office import Numbering, Process, Question
from form_templates.table import Table, nearest

_PLACES = ("prefix", "year", "sequence")
HOLIDAYS = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
"""How a calendar's code is written: a country, or one of its parts."""


def read_process(
    root: Table, form: Form | None = None, further: tuple[Form, ...] | None = None
) -> Process:
    """The process that ``root`` describes; what is wrong with it is noted at ``root.problems``.

    ``form`` is the office's form, ``further`` are its other forms; None where what the process asks
    of them is not to be looked at.
    """
    process = Process(
        numbering=_numbering(root.table("numbering"), root),
        holidays=root.text("holidays", needed=True),
        flow=read_flow(root),
        next_steps=root.texts("next_steps"),
        complete_means=root.text("complete_means"),
        contacts=_contacts(root.table("contacts")),
        lists=_lists(root.table("lists")),
        unsigned_word_is_draft=root.flag("unsigned_word_is_draft"),
        questions=tuple(_questions(root)),
    )
    root.done()
    check_flow(root, process.flow)
    if form is not None:
        check_fields(root, form)
    if further is not None:
        check_further(root, further)
    if process.holidays and not HOLIDAYS.fullmatch(process.holidays):
        problem = f'`holidays` is "{process.holidays}".'
        root.wrong("holidays", problem, 'Write a country or a part of one: "US" or "US-CT".')
    return process


def _numbering(table: Table | None, root: Table) -> Numbering:
    if table is None:
        root.wrong("", "There is no [numbering].", 'Write [numbering] with prefix = "…".')
        return Numbering("")
    prefix = table.text("prefix", needed=True)
    numbering = Numbering(prefix, table.text("format") or Numbering(prefix).format)
    table.done()
    try:
        places = [name for _, name, _, _ in string.Formatter().parse(numbering.format) if name]
        numbering.format.format(prefix=prefix, year=2000, sequence=1)
    except (ValueError, KeyError, IndexError, AttributeError):
        mend = "Use {prefix}, {year} and {sequence:04d}."
        table.wrong("format", f'`format` is "{numbering.format}".', mend)
        return numbering
    if "sequence" not in places:
        table.wrong("format", "`format` gives every case one number.", "Use {sequence:04d} in it.")
    for name in places:
        if name not in _PLACES:
            table.wrong("format", f"`format` uses {{{name}}}.", nearest(name, _PLACES))
    return numbering


def _questions(root: Table) -> Iterator[Question]:
    seen: set[str] = set()
    for table in root.tables("questions"):
        question = Question(
            id=table.text("id", needed=True),
            asks=table.texts("asks", needed=True),
            answer=table.text("answer", needed=True),
            contact=table.text("contact", needed=True),
        )
        table.done()
        if question.id in seen:
            table.wrong("id", f'The id "{question.id}" is used twice.', "Give each its own id.")
        seen.add(question.id)
        yield question


def _lists(root: Table | None) -> dict[str, tuple[dict[str, str], ...]]:
    """``[[lists.NAME]]``: entries of the same words, which messages go through."""
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for name in root.values if root else ():
        tables = tuple(root.tables(name)) if root else ()
        words = dict.fromkeys(key for table in tables for key in table.values)
        for table in tables:
            for key in words.keys() - table.values.keys():
                problem = f"`{key}` is missing, which other entries of `{name}` have."
                table.wrong("", problem, f'Write {key} = "…", or "" for nothing.')
        found[name] = tuple({key: table.text(key) for key in words} for table in tables)
    return found


def _contacts(table: Table | None) -> dict[str, str]:
    return {key: table.text(key) for key in table.values} if table else {}
