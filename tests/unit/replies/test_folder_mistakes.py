"""Whoever writes an office is told each mistake with its file, its line and the mend, all at once.

The mistakes stand in ``tests/offices/mistakes.toml``, each with the words that are told.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from form_templates import TemplateError, check_office
from intake_mailbot.replies.template_check import check_folder
from tests.offices.trees import FOLDER

TABLE = FOLDER.parent / "mistakes.toml"
MISTAKES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text("utf-8"))["mistake"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "tree_work"))


def make(folder: Path, mistake: Mapping[str, Any]) -> None:
    path = folder / mistake["file"]
    text = path.read_text("utf-8")
    assert mistake["old"] in text
    path.write_text(text.replace(mistake["old"], mistake["new"], 1), "utf-8")


def told(error: TemplateError) -> str:
    return f"{error.problem} {error.mend}"


def line(error: TemplateError, folder: Path) -> str:
    """The file that an error names, and what stands in its line."""
    assert error.line is not None
    text = error.path.read_text("utf-8").splitlines()[error.line - 1]
    return f"{error.path.relative_to(folder).as_posix()}: {text.strip()}"


def test_a_folder_without_a_mistake_is_well(folder: Path) -> None:
    assert check_folder(folder) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=[one["made"] for one in MISTAKES])
def test_a_mistake_is_told_with_file_line_and_mend(
    folder: Path, mistake: Mapping[str, Any]
) -> None:
    make(folder, mistake)
    errors = check_office(folder)
    assert [told(error) for error in errors] == mistake["told"]
    assert line(errors[0], folder) == mistake["at"]
    assert str(errors[0]).startswith(f"{errors[0].path}:{errors[0].line}: ")


def test_all_mistakes_in_all_files_are_told_in_one_go(folder: Path) -> None:
    wanted = (
        "a misspelt key",
        "a condition on a field that is not there",
        "a notice to a misspelt role",
        "a clock that starts at a task with a slip of the pen",
        "a type of field that is none",
        "a letter filled in with what does not exist",
        "a message with a contact that does not exist",
        "a message that nobody wrote",
    )
    made = [one for one in MISTAKES if one["made"] in wanted]
    for one in made:
        make(folder, one)
    guidance = folder / "messages" / "guidance.txt.j2"
    guidance.write_text(guidance.read_text("utf-8").replace("{{ form_name", "{{ form_nam"), "utf-8")
    said = [told(error) for error in check_folder(folder)]
    for one in made:
        assert set(one["told"]) <= set(said), one["made"]
    assert '“form_nam” does not exist. Did you mean "form_name"?' in said
    assert len(said) == 1 + sum(len(one["told"]) for one in made)


def test_a_calendar_that_nobody_knows_is_told_with_those_that_are_like_it(folder: Path) -> None:
    process = folder / "process.toml"
    process.write_text(process.read_text("utf-8").replace('"US-MA"', '"US-MAS"'), "utf-8")
    [error] = check_folder(folder)
    assert line(error, folder).startswith('process.toml: holidays = "US-MAS"')
    assert "no such calendar is known" in error.problem
    assert "US-MA" in error.mend


def test_mails_are_looked_at_though_the_process_cannot_be_read(folder: Path) -> None:
    (folder / "process.toml").write_text("holidays = US\n", "utf-8")
    guidance = folder / "messages" / "guidance.txt.j2"
    guidance.write_text(guidance.read_text("utf-8").replace("{{ form_name", "{{ form_nam"), "utf-8")
    first, second = (told(error) for error in check_folder(folder))
    assert first.startswith(
        "`holidays` is US, which cannot be read. Put a text in quotes, holidays"
    )
    assert second.startswith("“form_nam” does not exist.")


@pytest.mark.parametrize("file", ["form.toml", "process.toml"])
def test_a_file_that_is_not_there_is_told_once(folder: Path, file: str) -> None:
    (folder / file).unlink()
    [error] = check_folder(folder)
    assert (error.path, error.problem) == (folder / file, "There is no such file.")


def test_a_file_as_an_editor_of_windows_saves_it_is_read(folder: Path) -> None:
    for file in ("form.toml", "process.toml", "forms/conditions.toml"):
        text = (folder / file).read_text("utf-8").replace("\n", "\r\n")
        (folder / file).write_bytes(text.encode("utf-8-sig"))
    assert check_office(folder) == ()
