"""``form.toml`` as a whole: its fields and grids, placed in sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from form_templates.field_schema import read_field
from form_templates.form_checks import check_references, read_check, read_schedule
from form_templates.grid_schema import GridDraft, read_grid, row_labels
from form_templates.model import Field, Form, Note, Part, Row, Section
from form_templates.table import Table, nearest


class _Draft:
    """A form while it is read: its fields with their tables, its grids, and who lies where."""

    def __init__(self, root: Table) -> None:
        self.root = root
        self.fields: dict[str, tuple[Field, Table]] = {}
        self.grids: dict[str, GridDraft] = {}
        self.placed: dict[str, str] = {}
        self.used_grids: set[str] = set()

    def read_fields(self) -> None:
        """All fields, those of the grids too."""
        tables = {}
        grids = self.root.table("grids")
        for name in grids.values if grids else ():
            table = grids.table(name) if grids else None
            if table:
                tables[name] = table
        labels = {name: row_labels(table) for name, table in tables.items()}
        for table in self.root.tables("fields"):
            self._keep(read_field(table, labels), table)
        for name, table in tables.items():
            self.grids[name] = read_grid(table, labels)
            for field, crossing in self.grids[name].fields:
                self._keep(field, crossing)

    def _keep(self, field: Field, table: Table) -> None:
        if field.id in self.fields:
            mend = "Give each field an id of its own."
            table.wrong("id", f'The id "{field.id}" is used twice.', mend, field.id)
        elif not field.id.isidentifier():
            table.wrong("id", f'The id "{field.id}" is unusable.', "Use letters, digits and _.")
        self.fields[field.id] = (field, table)

    def place(self, field_id: str, section: str, part: Table) -> bool:
        """Note where a field lies; False, with a problem, where there is no such field."""
        if field_id not in self.fields:
            mend = nearest(field_id, self.fields)
            part.wrong("", f'"{field_id}" is placed but is no field.', mend, field_id)
            return False
        if field_id in self.placed:
            mend = "Place each field once."
            part.wrong("", f'"{field_id}" is placed twice.', mend, field_id)
        self.placed[field_id] = section
        return True


def read_form(root: Table, *, opens: bool = True) -> Form:
    """The form that ``root`` describes; what is wrong with it is noted at ``root.problems``.

    ``opens``: it is the form that opens a case.
    """
    draft = _Draft(root)
    draft.read_fields()
    sections = tuple(_sections(draft))
    for field_id, (_, table) in draft.fields.items():
        if field_id not in draft.placed:
            table.wrong("id", f'"{field_id}" is in no section.', "Name it in a part.", field_id)
    fields = {
        field_id: replace(draft.fields[field_id][0], section=draft.placed.get(field_id, ""))
        for field_id in dict.fromkeys((*draft.placed, *draft.fields))
    }
    check_references({name: table for name, (_, table) in draft.fields.items()}, fields)
    schedule = root.table("schedule")
    form = Form(
        id=root.text("id", needed=True),
        title=root.text("title", needed=True),
        publisher=root.text("publisher", needed=True),
        version=root.text("version", needed=True),
        revision=root.text("revision"),
        sections=sections,
        fields=fields,
        short_title=root.text("short_title"),
        checks=tuple(read_check(one, fields, opens=opens) for one in root.tables("checks")),
        schedule=read_schedule(schedule, draft.grids, fields) if schedule else None,
        title_field=_known_field(root, "title_field", fields),
        agency_field=_known_field(root, "agency_field", fields),
        in_mail=root.flag("in_mail"),
        opens=opens,
    )
    root.done()
    return form


def _known_field(root: Table, key: str, fields: Mapping[str, Field]) -> str:
    name = root.text(key)
    if name and name not in fields:
        root.wrong(key, f'There is no field "{name}".', "Name a field of this form.", name)
    return name


def _sections(draft: _Draft) -> Iterator[Section]:
    seen: set[str] = set()
    for table in draft.root.tables("sections", needed=True):
        section = Section(table.text("id", needed=True), table.text("title", needed=True), ())
        if section.id in seen:
            table.wrong("id", f'There are two sections "{section.id}".', "Number each once.")
        seen.add(section.id)
        parts = [
            part
            for one in table.tables("parts", needed=True)
            for part in _part(one, section.id, draft)
        ]
        table.done()
        yield replace(section, parts=tuple(parts))


def _row(table: Table, section: str, draft: _Draft) -> Sequence[Part]:
    fields = table.texts("row", needed=True)
    widths = table.wholes("widths")
    if widths and len(widths) < len(fields):
        numbers = "number" if len(widths) == 1 else "numbers"
        problem = f"`widths` has {len(widths)} {numbers} for {len(fields)} fields."
        table.wrong("widths", problem, "Give one for each field.", fields[0])
    known = tuple(field for field in fields if draft.place(field, section, table))
    return [Row(known, widths)] if known else []


def _columns(table: Table, section: str, draft: _Draft) -> Sequence[Part]:
    columns = table.values["columns"]
    table.take("columns", list, "a list of lists of fields")
    lists = [c for c in columns if isinstance(c, list)] if isinstance(columns, list) else []
    names = [[name for name in column if isinstance(name, str)] for column in lists]
    known = [[n for n in column if draft.place(n, section, table)] for column in names]
    if not any(known):
        table.wrong("columns", "`columns` is empty.", 'Write columns = [["id", …], ["id", …]].')
        return []
    if any(len(left) < len(right) for left, right in pairwise(known)):
        mend = "Put the longer column first."
        table.wrong(
            "columns", "A column is longer than the one to its left.", mend, "".join(names[0][:1])
        )
    equal = (1,) * len(known)
    across = zip_longest(*known)
    return [Row(tuple(name for name in row if name), equal) for row in across]


def _grid(table: Table, section: str, draft: _Draft) -> Sequence[Part]:
    name = table.text("grid")
    found = draft.grids.get(name)
    if found is None:
        table.wrong("grid", f'No grid is called "{name}".', nearest(name, draft.grids), name)
        return []
    for field, _ in found.fields:
        draft.place(field.id, section, table)
    return [found.grid]


_PLACES = {"row": _row, "columns": _columns, "grid": _grid}
_KINDS = (*_PLACES, "note")


def _part(table: Table, section: str, draft: _Draft) -> Sequence[Part]:
    kinds = [kind for kind in _KINDS if kind in table.values]
    if len(kinds) != 1:
        what = f"is {' and '.join(kinds)} at once" if kinds else "is empty"
        table.wrong("", f"A part {what}.", f"Give it one of: {', '.join(_KINDS)}.")
        return []
    place = _PLACES.get(kinds[0])
    parts = place(table, section, draft) if place else [Note(table.text("note", needed=True))]
    table.done()
    return parts
