"""A mistake in an office's files is told with file, line and mend."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form_templates import (
    FieldType,
    Note,
    Row,
    TemplateError,
    UnknownOfficeError,
    check_office,
    load_form,
    load_office,
)
from tests.unit.form_templates.making import FORM, PROCESS, write_office


def line_of(text: str, wanted: str, start: str = "") -> int:
    begin = text.index(start) if start else 0
    return text[: text.index(wanted, begin)].count("\n") + 1


def errors(folder: Path, old: str, new: str) -> tuple[str, ...]:
    """What is said when ``old`` in the small form is written as ``new``: "line: problem mend"."""
    assert old in FORM
    write_office(folder, FORM.replace(old, new, 1))
    return tuple(f"{e.line}: {e.problem} {e.mend}" for e in check_office(folder))


def test_an_office_of_ones_own_is_loaded_from_its_folder(tmp_path: Path) -> None:
    office = load_office(write_office(tmp_path / "mine"))
    assert office.id == "small"
    assert office.blank(".pdf") == tmp_path / "mine" / "small.pdf"
    assert office.messages == tmp_path / "mine" / "messages"
    assert list(office.form.fields) == [
        "name", "phone", "red", "green", "blue", "one_done", "one_day", "two_done", "two_day",
    ]  # fmt: skip


def test_columns_are_laid_out_side_by_side(tmp_path: Path) -> None:
    form = load_form(write_office(tmp_path) / "form.toml")
    assert form.sections[0].parts[:4] == (
        Row(("name", "phone"), (2, 1)),
        Row(("red", "blue"), (1, 1)),
        Row(("green",), (1, 1)),
        Note("Sign below."),
    )


def test_a_row_of_a_grid_can_alter_its_cells(tmp_path: Path) -> None:
    form = load_form(write_office(tmp_path) / "form.toml")
    assert form["one_done"].preset == "Yes"
    assert form["two_done"].preset is None
    assert form["two_done"].required
    assert form["two_day"].required
    assert form["one_done"].type is FieldType.YES_NO
    assert form["one_day"].role == "One"


def test_an_unknown_office_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(UnknownOfficeError, match='Did you mean "ct_cep"'):
        load_office("ct_cpe")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    write_office(tmp_path)
    (tmp_path / "process.toml").unlink()
    (problem,) = check_office(tmp_path)
    assert problem.path == tmp_path / "process.toml"
    assert problem.problem == "There is no such file."


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    write_office(tmp_path, FORM.replace('version = "2.0"', 'version = "2.0'))
    (problem,) = check_office(tmp_path)
    assert problem.line == line_of(FORM, "version")
    assert 'opened with " and not closed' in problem.problem


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    write_office(tmp_path)
    (tmp_path / "form.toml").write_bytes(b'id = "\xe9"')
    assert "UTF-8" in check_office(tmp_path)[0].problem


def test_loading_stops_at_the_first_error_and_names_its_place(tmp_path: Path) -> None:
    write_office(tmp_path, FORM.replace('type = "phone"', 'type = "phon"'))
    with pytest.raises(TemplateError) as raised:
        load_office(tmp_path)
    line = line_of(FORM, 'type = "phone"')
    assert str(raised.value).startswith(f"{tmp_path / 'form.toml'}:{line}: ")
    assert 'Did you mean "phone"?' in str(raised.value)


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    broken = FORM.replace('beside = "name"', 'beside = "nome"').replace('type = "text"', "type = 1")
    write_office(tmp_path, broken, PROCESS.replace("amount = 3", "amount = 0"))
    found = check_office(tmp_path)
    assert [error.path.name for error in found] == ["form.toml", "form.toml", "process.toml"]
    assert found[0].line is not None
    assert found[1].line is not None
    assert found[0].line < found[1].line


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ('label = "Phone"', 'lable = "Phone"', "lable", 'Did you mean "label"?'),
        ('id = "phone"', 'id = "name"', 'id = "name"\nlabel = "Phone"', "used twice"),
        ('id = "phone"', 'id = "my phone"', "my phone", "unusable"),
        ('beside = "name"', 'beside = "nam"', 'beside = "nam"', 'Did you mean "name"?'),
        ('beside = "name"', 'beside = "phone"', "beside", "names itself"),
        ('{ field = "name" }', '{ field = "nmae" }', "required_when", 'Did you mean "name"?'),
        ('{ field = "name" }', '{ felid = "name" }', "required_when", "`felid` is not a key"),
        ('{ field = "name" }', '"name"', "required_when", "must be a table"),
        ('{ field = "name" }', '{ field = "red", one_of = ["J"] }', "required_when", "never shows"),
        ('["name", "phone"]', '["name", "fone"]', "fone", "is no field"),
        ('["red", "green"]', '["red", "name"]', '"red", "name"', "placed twice"),
        ('["red", "green"]', '["red"]', 'id = "green"', "is in no section"),
        ('[["red", "green"], ["blue"]]', '[["red"], ["blue", "green"]]', "columns", "longer"),
        ("[2, 1]", "[2]", "widths = [2]", "1 number for 2 fields"),
        ("[2, 1]", "[2, 0]", "widths = [2, 0]", "below 1"),
        ("[2, 1]", '["2", 1]', 'widths = ["2"', 'holds "2"'),
        ('{ note = "Sign below." }', "{  }", "{  }", "A part is empty"),
        ('note = "Sign below."', 'note = "x", grid = "steps"', "note", "at once"),
        ('grid = "steps"', 'grid = "stops"', "stops", 'Did you mean "steps"?'),
        ('version = "2.0"', "version = 2.0", "version", "a text in quotes"),
        ('version = "2.0"', "", "", "`version` is missing"),
        ("required = true", 'required = "yes"', "required", "true or false"),
        ('type = "text"', 'type = "text"\nlimit = 0', "limit", "at least 1"),
        ('type = "text"', 'type = "text"\nlimit = true', "limit", "a whole number"),
        ('type = "text"', 'type = "choice"', 'id = "name"\nlabel', "has no choices"),
        ('type = "text"', 'type = "text"\nchoices = ["a"]', "choices", "means nothing for a text"),
        ('type = "text"', 'type = "choice"\nchoices_from = "stps"', "choices_from", '"steps"'),
        ('type = "text"', 'type = "choice"\nchoices = ["a", "a"]', "choices", "twice"),
        ('type = "text"', 'type = "choice"\nchoices = ["a"]\nprompt = "a"', "prompt", "is a choi"),
        ('type = "text"', 'type = "choice"\nchoices = ["a"]\npreset = "b"', "preset", "Known are"),
        ('type = "text"', 'type = "date"\nnot_before = "phone"', "not_before", "is no date"),
        ("changes = { done", "changes = { dune", "changes", 'Did you mean "done"?'),
        ('preset = "Yes"', 'preset = "Ja"', "changes", '`preset` is "Ja"'),
        ('corner = "Step"', 'widths = [1]', "widths = [1]", "1 numbers for 3 columns"),
        ('id = "two", label', 'id = "two", labl = "Q", label', "labl", 'Did you mean "label"?'),
    ],
)  # fmt: skip
def test_every_mistake_is_told_with_line_and_mend(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    found = errors(tmp_path, old, new)
    changed = FORM.replace(old, new, 1)
    mine = [one for one in found if said in one]
    assert mine, found
    if place:
        lines = {one.partition(":")[0] for one in mine}
        wanted = changed[: changed.index(place)].count("\n") + 1
        assert str(wanted) in lines, (wanted, found)


def test_one_mistake_in_a_column_is_told_once(tmp_path: Path) -> None:
    found = errors(tmp_path, 'type = "date"', 'type = "date"\nhelp = "x"')
    assert len(found) == 1


def test_sections_have_ids_of_their_own(tmp_path: Path) -> None:
    again = '[[sections]]\nid = "A"\ntitle = "Again"\nparts = [{ note = "x" }]\n\n[[fields]]'
    (said,) = errors(tmp_path, "[[fields]]", again)
    assert 'two sections "A"' in said


CHECK = '[[checks]]\nid = "c"\nmessage = "m"\nmend = "n"\n'
SCHEDULE = '[schedule]\ngrid = "steps"\nstatus = "done"\nstart = "day"\nfinish = "day"\n'


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (SCHEDULE.replace('"steps"', '"step"'), 'No grid is called "step"'),
        (SCHEDULE.replace('"done"', '"state"'), 'no column "state"'),
        (SCHEDULE + 'current = "nom"\n', "is no field"),
        (CHECK, "stands nowhere"),
        (CHECK + 'field = "nm"\n', "is no field"),
        (
            CHECK + 'field = "name"\nbefore = ["name", "one_day"]\n',
            "is not two dates",
        ),
        (
            CHECK + 'when = [{ field = "red", one_of = ["On"] }]\nwhen_any = [{ field = "x" }]\n',
            "never shows",
        ),
    ],
)
def test_checks_and_schedule_must_name_what_exists(tmp_path: Path, more: str, said: str) -> None:
    write_office(tmp_path, FORM + more)
    assert any(said in error.problem for error in check_office(tmp_path))


def test_checks_and_schedule_are_read(tmp_path: Path) -> None:
    check = (
        '[[checks]]\nid = "c"\nmessage = "m"\nmend = "n"\nreturns = true\nfield = "one_day"\n'
        'before = ["one_day", "two_day"]\nwhen = [{ field = "red" }]\n'
    )
    form = load_form(
        write_office(tmp_path, FORM + SCHEDULE + 'active = "On"\n' + check) / "form.toml"
    )
    assert form.schedule is not None
    assert form.schedule.active == "On"
    assert [phase.name for phase in form.schedule.phases] == ["One", "Two"]
    assert form.checks[0].before == ("one_day", "two_day")
    assert form.checks[0].returns


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('holidays = "US"', 'holidays = "Connecticut"', "US-CT"),
        ('unit = "days"', 'unit = "day"', 'Did you mean "days"?'),
        ('prefix = "SM"', "", "`prefix` is missing"),
        ("[numbering]", "[nmbering]", "There is no [numbering]"),
        ('prefix = "SM"', 'prefix = "SM"\nformat = "{prefix}-{year}"', "one number"),
        ('prefix = "SM"', 'prefix = "SM"\nformat = "{prefix}-{seq}"', "Use {prefix}"),
        ('prefix = "SM"', 'prefix = "SM"\nformat = "{sequence"', "Use {prefix}"),
        ("amount = 3", "", "`amount` is missing"),
        ("[[clocks]]", "[contacts]\nphone = 5\n\n[[clocks]]", "a text in quotes"),
        (
            "[[clocks]]",
            '[[clocks]]\nid = "answer"\nwhat = "x"\namount = 1\nunit = "weeks"\n[[clocks]]',
            "used twice",
        ),
    ],
)
def test_a_mistake_in_the_process_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    write_office(tmp_path, process=PROCESS.replace(old, new, 1))
    found = check_office(tmp_path)
    assert any(said in str(error) for error in found), found


def test_lines_are_found_past_long_strings_and_comments(tmp_path: Path) -> None:
    tricky = 'title = """\n[[fields]]\nid = "no field"\n"""  # [[fields]]'
    form = FORM.replace('title = "Small Form"', tricky).replace('beside = "name"', 'beside = "x"')
    write_office(tmp_path, form)
    (error,) = check_office(tmp_path)
    assert error.line == line_of(form, "beside")


def test_an_error_travels_to_another_process() -> None:
    error = TemplateError(Path("form.toml"), 3, "It is wrong.", "Mend it.")
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "form.toml:3: It is wrong. Mend it."
    assert (again.line, again.mend) == (3, "Mend it.")


@given(st.data())
def test_whatever_stands_in_the_file_only_template_errors_come_out(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    lines = FORM.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    new = data.draw(
        st.sampled_from(["", "[[fields]]", "[grids.steps]", 'id = "x"', "rows = 3", "parts = [1]"])
        | st.text(st.characters(codec="utf-8"), max_size=20)
    )
    folder = tmp_path_factory.mktemp("office")
    write_office(folder, "\n".join([*lines[:at], new, *lines[at + 1 :]]))
    for error in check_office(folder):
        assert error.problem
        assert error.mend
