"""From an office's folder to its form and process, or to all that is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from form_templates.errors import TemplateError, UnknownOfficeError
from form_templates.form_schema import read_form
from form_templates.model import FURTHER, Form
from form_templates.office import Office, Process
from form_templates.process_schema import read_process
from form_templates.rates_schema import read_rates
from form_templates.table import Problems, Table, nearest
from form_templates.toml_mistakes import unreadable
from form_templates.toml_text import TomlText

SHIPPED = Path(__file__).parent
"""Where the offices' folders that come with the product lie."""

COMMON = SHIPPED / "common"
"""Where the messages lie that an office need not write itself."""

FORM_FILE, PROCESS_FILE, MESSAGES = "form.toml", "process.toml", "messages"
RATES_FILE = "rates.toml"

T = TypeVar("T")


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
    return (_shipped if folder.parent == SHIPPED else _office)(folder, messages)


def _office(folder: Path, messages: bool) -> Office:
    read = _Folder(folder)
    for error in read.errors(messages=messages):
        raise error
    form, process = read.form, read.process
    if form is None or process is None:
        raise AssertionError(folder)
    return Office(form.id, folder, form, process, read.further)


_shipped = cache(_office)
"""What comes with the product does not change while it runs, and is read once."""


def load_form(path: Path) -> Form:
    """The form that ``path`` describes; raises the first :class:`TemplateError`."""
    return _placed(_load(path, read_form), path.parent)


def _placed(form: Form, folder: Path) -> Form:
    """The form, knowing where its blanks lie."""
    return replace(form, folder=str(folder.resolve()))


def load_process(path: Path) -> Process:
    """The process that ``path`` describes; raises the first :class:`TemplateError`.

    What it asks of forms is not checked.
    """
    return _load(path, read_process)


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
    return look_into(name_or_path).errors


@dataclass(frozen=True)
class Looked:
    """A folder as looked through: all that is wrong with it, and what could be read of it.

    ``errors`` are in the order of files and lines. ``process`` is None where it cannot be read at
    all; with errors, it is to be looked at only.
    """

    errors: tuple[TemplateError, ...]
    process: Process | None


def look_into(name_or_path: str | Path) -> Looked:
    """An office's files with all their mistakes. Raises :class:`UnknownOfficeError`."""
    found = _Folder(office_folder(name_or_path))
    return Looked(tuple(found.errors()), found.process)


class _Folder:
    """An office's folder as read: what is in it, and what is wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        form, self._of_form = _read(folder / FORM_FILE, read_form)
        self.form = form and _placed(form, folder)
        self.further, self._of_further = _further(folder)
        whole = len(self.further) == len(list((folder / FURTHER).glob("*.toml")))
        reader = partial(read_process, form=self.form, further=self.further if whole else None)
        self.process, self._of_process = _read(folder / PROCESS_FILE, reader)
        self._of_rates: tuple[TemplateError, ...] = ()
        if self.process and (self.process.flow.estimate or (folder / RATES_FILE).exists()):
            rates, self._of_rates = _read(folder / RATES_FILE, read_rates)
            self.process = replace(self.process, rates=rates)

    def errors(self, *, messages: bool = True) -> Iterator[TemplateError]:
        """All that is wrong, in the order of files and lines."""
        yield from (*self._of_form, *self._of_further, *self._of_process, *self._of_rates)
        if messages:
            yield from self._of_messages()

    def _of_messages(self) -> Iterator[TemplateError]:
        """What is wrong with the mails, as far as form and process can be read."""
        from form_templates import message_files  # noqa: PLC0415 - the template engine loads slowly

        words = message_files.words_of(self.form, self.process)
        if self.process:
            yield from message_files.check_notices(self.folder, self.process, words)
        yield from message_files.check_fills(self.folder, self.further, words)


def _further(folder: Path) -> tuple[tuple[Form, ...], tuple[TemplateError, ...]]:
    """The further forms of an office, by the names of their files."""
    forms: dict[str, Form] = {}
    errors: list[TemplateError] = []
    for path in sorted((folder / FURTHER).glob("*.toml")):
        form, wrong = _read(path, partial(read_form, opens=False))
        errors += wrong
        if form is None:
            continue
        if form.id != path.stem:
            problem = f'The form\'s id is "{form.id}" and its file is called {path.name}.'
            line = TomlText(path.read_text("utf-8-sig")).line(("id",))
            errors.append(TemplateError(path, line, problem, "Call both the same."))
        forms[path.stem] = _placed(replace(form, id=path.stem), path.parent)
    return tuple(forms.values()), tuple(errors)


def _load(path: Path, reader: Callable[[Table], T]) -> T:
    value, errors = _read(path, reader)
    if errors or value is None:
        raise errors[0]
    return value


def _read(path: Path, reader: Callable[[Table], T]) -> tuple[T | None, tuple[TemplateError, ...]]:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        problem, mend = "There is no such file.", "Write it; that of a shipped office shows how."
        return None, (TemplateError(path, None, problem, mend),)
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        return None, (TemplateError(path, None, problem, "Let this account read it."),)
    except UnicodeDecodeError:
        mend = "In the editor, choose “Save as” with the encoding UTF-8."
        return None, (TemplateError(path, None, "The file is not UTF-8.", mend),)
    return _parsed(text, path, reader)


def _parsed(
    text: str, path: Path, reader: Callable[[Table], T]
) -> tuple[T | None, tuple[TemplateError, ...]]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = unreadable(str(error), text)
        return None, (TemplateError(path, why.line, why.problem, why.mend),)
    problems = Problems(path, TomlText(text))
    value = reader(Table(values, (), problems))
    if isinstance(value, Process):
        value = replace(value, source=text)
    return value, problems.errors
