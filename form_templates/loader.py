"""From an office's folder to its form and process, or to all that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from form_templates.errors import TemplateError, UnknownOfficeError
from form_templates.form_schema import read_form
from form_templates.model import Form, Office, Process
from form_templates.process_schema import read_process
from form_templates.table import Problems, Table, nearest
from form_templates.toml_text import TomlText

SHIPPED = Path(__file__).parent
"""Where the offices' folders that come with the product lie."""

FORM_FILE, PROCESS_FILE = "form.toml", "process.toml"

T = TypeVar("T")
_POSITION = re.compile(r"\(at line (\d+)")


def known_offices() -> tuple[str, ...]:
    """The names of the offices that come with the product, sorted."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob(f"*/{FORM_FILE}")))


def office_folder(name_or_path: str | Path) -> Path:
    """The folder of a shipped office by its name, or a folder of one's own by its path.

    Raises :class:`UnknownOfficeError` where there is neither.
    """
    named = SHIPPED / str(name_or_path)
    if str(name_or_path) in known_offices():
        return named
    folder = Path(name_or_path)
    if folder.is_dir():
        return folder
    mend = nearest(str(name_or_path), known_offices())
    raise UnknownOfficeError(
        f'No office is called "{name_or_path}", and no folder is there. {mend}'
    )


def load_office(name_or_path: str | Path) -> Office:
    """The office of that name or in that folder.

    Raises :class:`TemplateError` for the first thing that is wrong with its files, and
    :class:`UnknownOfficeError` where there is no such office.
    """
    folder = office_folder(name_or_path)
    form = load_form(folder / FORM_FILE)
    return Office(form.id, folder, form, load_process(folder / PROCESS_FILE))


def load_form(path: Path) -> Form:
    """The form that ``path`` describes; raises the first :class:`TemplateError`."""
    return _load(path, read_form)


def load_process(path: Path) -> Process:
    """The process that ``path`` describes; raises the first :class:`TemplateError`."""
    return _load(path, read_process)


def check_office(name_or_path: str | Path) -> tuple[TemplateError, ...]:
    """All that is wrong with an office's files, in the order of files and lines; () if nothing."""
    folder = office_folder(name_or_path)
    _, form = _read(folder / FORM_FILE, read_form)
    _, process = _read(folder / PROCESS_FILE, read_process)
    return form + process


def _load(path: Path, reader: Callable[[Table], T]) -> T:
    value, errors = _read(path, reader)
    if errors or value is None:
        raise errors[0]
    return value


def _read(path: Path, reader: Callable[[Table], T]) -> tuple[T | None, tuple[TemplateError, ...]]:
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        return None, (TemplateError(path, None, problem, "Put it there."),)
    except UnicodeDecodeError:
        return None, (TemplateError(path, None, "The file is not UTF-8.", "Save it as UTF-8."),)
    except tomllib.TOMLDecodeError as error:
        at = _POSITION.search(str(error))
        problem = f"The file is not TOML: {error}."
        mend = "Mend the line, or what stands before it."
        return None, (TemplateError(path, int(at[1]) if at else None, problem, mend),)
    problems = Problems(path, TomlText(text))
    value = reader(Table(values, (), problems))
    return value, problems.errors
