"""From an office's folder to its form and process, or to all that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from form_templates.errors import TemplateError, UnknownOfficeError
from form_templates.flow import messages_of
from form_templates.form_schema import read_form
from form_templates.model import Form, Office, Process
from form_templates.process_schema import read_process
from form_templates.table import Problems, Table, nearest
from form_templates.toml_text import TomlText

SHIPPED = Path(__file__).parent
"""Where the offices' folders that come with the product lie."""

COMMON = SHIPPED / "common"
"""Where the messages lie that an office need not write itself."""

FORM_FILE, PROCESS_FILE, MESSAGES = "form.toml", "process.toml", "messages"

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


def load_office(name_or_path: str | Path, *, messages: bool = True) -> Office:
    """The office of that name or in that folder.

    ``messages`` False leaves the mails of its process unchecked, for who sends none.

    Raises :class:`TemplateError` for the first thing that is wrong with its files, and
    :class:`UnknownOfficeError` where there is no such office.
    """
    folder = office_folder(name_or_path)
    form = load_form(folder / FORM_FILE)
    process = load_process(folder / PROCESS_FILE, form)
    for error in _messages(folder, form, process) if messages else ():
        raise error
    return Office(form.id, folder, form, process)


def load_form(path: Path) -> Form:
    """The form that ``path`` describes; raises the first :class:`TemplateError`."""
    return replace(_load(path, read_form), folder=str(path.parent.resolve()))


def load_process(path: Path, form: Form | None = None) -> Process:
    """The process that ``path`` describes; raises the first :class:`TemplateError`.

    ``form`` is the form that it asks, None where that is not to be checked.
    """
    return _load(path, partial(read_process, form=form))


def parse_process(text: str, path: Path) -> Process:
    """The process that was written as ``text`` once, in a file at ``path``.

    Raises the first :class:`TemplateError`. Its form and messages, which may have changed since,
    are not looked at.
    """
    process, errors = _parsed(text, path, read_process)
    if errors or process is None:
        raise errors[0]
    return process


def check_office(name_or_path: str | Path) -> tuple[TemplateError, ...]:
    """All that is wrong with an office's files, in the order of files and lines; () if nothing."""
    folder = office_folder(name_or_path)
    form, of_form = _read(folder / FORM_FILE, read_form)
    sound = None if of_form else form
    process, of_process = _read(folder / PROCESS_FILE, partial(read_process, form=sound))
    of_messages = _messages(folder, sound, process) if sound and process else ()
    return (*of_form, *of_process, *of_messages)


def _messages(folder: Path, form: Form, process: Process) -> tuple[TemplateError, ...]:
    """What is wrong with the messages of the process's notices."""
    from form_templates.notice_checks import (  # noqa: PLC0415 - the template engine loads slowly
        Words,
        check_message,
    )

    words = Words(frozenset(form.fields), frozenset(process.contacts))
    files = [f"{name}.txt.j2" for name in messages_of(process.flow)]
    paths = [_message(folder / MESSAGES / file, COMMON / file) for file in files]
    return tuple(error for path in paths for error in check_message(path, words))


def _message(own: Path, common: Path) -> Path:
    return common if common.exists() and not own.exists() else own


def _load(path: Path, reader: Callable[[Table], T]) -> T:
    value, errors = _read(path, reader)
    if errors or value is None:
        raise errors[0]
    return value


def _read(path: Path, reader: Callable[[Table], T]) -> tuple[T | None, tuple[TemplateError, ...]]:
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        return None, (TemplateError(path, None, problem, "Put it there."),)
    except UnicodeDecodeError:
        return None, (TemplateError(path, None, "The file is not UTF-8.", "Save it as UTF-8."),)
    return _parsed(text, path, reader)


def _parsed(
    text: str, path: Path, reader: Callable[[Table], T]
) -> tuple[T | None, tuple[TemplateError, ...]]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _POSITION.search(str(error))
        problem = f"The file is not TOML: {error}."
        mend = "Mend the line, or what stands before it."
        return None, (TemplateError(path, int(at[1]) if at else None, problem, mend),)
    problems = Problems(path, TomlText(text))
    value = reader(Table(values, (), problems))
    if isinstance(value, Process):
        value = replace(value, source=text)
    return value, problems.errors
