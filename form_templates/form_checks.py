"""What fields, checks and the schedule say about other fields: each must exist and fit."""

from __future__ import annotations

from collections.abc import Mapping

from form_templates.field_schema import read_condition, shows
from form_templates.grid_schema import GridDraft
from form_templates.model import Check, Condition, Field, FieldType, Phase, Schedule
from form_templates.table import Table, nearest

Fields = Mapping[str, Field]


def check_references(tables: Mapping[str, Table], fields: Fields) -> None:
    """Note every field that is named by another one and does not exist or cannot serve."""
    for field in fields.values():
        table = tables[field.id]
        if field.required_when:
            _check_condition(field.required_when, "required_when", table, fields)
        for key in ("beside", "not_before", "same_person_as"):
            name: str | None = getattr(field, key)
            if name is not None and not _exists(name, key, table, fields):
                continue
            if name == field.id:
                table.wrong(key, f'"{field.id}" names itself.', "Name another field.")
            elif key == "not_before" and name and fields[name].type is not FieldType.DATE:
                table.wrong(
                    key, f'`{key}` is "{name}", which is no date.', 'Name a field of type "date".'
                )


def _exists(name: str, key: str, table: Table, fields: Fields) -> bool:
    if name in fields:
        return True
    table.wrong(key, f'`{key}` is "{name}", which is no field.', nearest(name, fields))
    return False


def _check_condition(condition: Condition, key: str, table: Table, fields: Fields) -> None:
    if not _exists(condition.field, key, table, fields):
        return
    possible = shows(fields[condition.field])
    for value in condition.one_of:
        if possible and value not in possible:
            problem = f'`{key}`: "{condition.field}" never shows "{value}".'
            table.wrong(key, problem, nearest(value, possible))


def read_check(table: Table, fields: Fields, *, opens: bool = True) -> Check:
    """One of the office's own questions; ``opens``: of the form that opens a case."""
    check = Check(
        id=table.text("id", needed=True),
        message=table.text("message", needed=True),
        mend=table.text("mend", needed=True),
        field=table.text("field"),
        when=tuple(read_condition(one) for one in table.tables("when")),
        when_any=tuple(read_condition(one) for one in table.tables("when_any")),
        before=_two_dates(table, fields),
        returns=table.flag("returns"),
        holds=table.flag("holds"),
    )
    table.done()
    _check_holding(table, check, opens=opens)
    for condition in check.when:
        _check_condition(condition, "when", table, fields)
    for condition in check.when_any:
        _check_condition(condition, "when_any", table, fields)
    if check.field:
        _exists(check.field, "field", table, fields)
    elif not check.when_any:
        table.wrong("", f'The check "{check.id}" stands nowhere.', "Name its `field`.")
    return check


def _check_holding(table: Table, check: Check, *, opens: bool) -> None:
    """What a planner is to decide belongs to a case that is there, and does not go back."""
    if check.holds and check.returns:
        table.wrong("holds", "`holds` and `returns` are both true.", "Keep one of them.")
    elif check.holds and opens:
        problem = "`holds` means nothing in the form that opens a case."
        table.wrong("holds", problem, "Use it in a form of forms/, or write returns = true.")


def _two_dates(table: Table, fields: Fields) -> tuple[str, str] | None:
    names = table.texts("before")
    if not names:
        return None
    known = [name for name in names if _exists(name, "before", table, fields)]
    dates = [name for name in known if fields[name].type is FieldType.DATE]
    if len(names) != 2 or len(dates) != len(known):
        table.wrong("before", "`before` is not two dates.", 'Write before = ["date", "date"].')
    return (dates[0], dates[1]) if len(dates) == 2 else None


def read_schedule(table: Table, grids: Mapping[str, GridDraft], fields: Fields) -> Schedule | None:
    """The project plan: which grid, which of its columns, and the field that names the phase."""
    name = table.text("grid", needed=True)
    columns = {key: table.text(key, needed=True) for key in ("status", "start", "finish")}
    words = {key: table.text(key) for key in ("completed", "active", "not_applicable")}
    current = table.text("current") or None
    table.done()
    if name not in grids:
        table.wrong("grid", f'No grid is called "{name}".', nearest(name, grids))
        return None
    if current:
        _exists(current, "current", table, fields)
    given = {key: word for key, word in words.items() if word}
    return Schedule(tuple(_phases(table, grids[name], columns)), current, **given)


def _phases(table: Table, draft: GridDraft, columns: Mapping[str, str]) -> list[Phase]:
    phases = []
    for row in draft.grid.rows:
        found = {
            key: next((f for f in row.fields if f.endswith(f"_{column}")), None)
            for key, column in columns.items()
        }
        for key, field in found.items():
            if field is None:
                problem = f'The grid has no column "{columns[key]}".'
                table.wrong(key, problem, "Name one of its columns.")
        status, start, finish = found["status"], found["start"], found["finish"]
        if status and start and finish:
            phases.append(Phase(row.label, status, start, finish))
    return phases
