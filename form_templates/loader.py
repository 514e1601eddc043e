"""From an office's folder to its form and process, or to all that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from form_templates.errors import TemplateError, UnknownOfficeError
from form_templates.flow import messages_of
from form_templates.form_schema import read_form
from form_templates.model import FURTHER, Form
from form_templates.office import Office, Process
from form_templates.process_schema import read_process
from form_templates.rates_schema import read_rates
from form_templates.table import Problems, Table, nearest
from form_templates.toml_text import TomlText

SHIPPED = Path(__file__).parent
"""Where the offices' folders that come with the product lie."""

COMMON = SHIPPED / "common"
"""Where the messages lie that an office need not write itself."""

FORM_FILE, PROCESS_FILE, MESSAGES = "form.toml", "process.toml", "messages"
RATES_FILE = "rates.toml"

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
    return tuple(_Folder(office_folder(name_or_path)).errors())


class _Folder:
    """An office's folder as read: what is in it, and what is wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        form, self._of_form = _read(folder / FORM_FILE, read_form)
        self.form = form and _placed(form, folder)
        self.further, self._of_further = _further(folder)
        sound = None if self._of_form or self._of_further else self.form
        reader = partial(read_process, form=sound, further=self.further)
        self.process, self._of_process = _read(folder / PROCESS_FILE, reader)
        self._of_rates: tuple[TemplateError, ...] = ()
        if self.process and (self.process.flow.estimate or (folder / RATES_FILE).exists()):
            rates, self._of_rates = _read(folder / RATES_FILE, read_rates)
            self.process = replace(self.process, rates=rates)

    def errors(self, *, messages: bool = True) -> Iterator[TemplateError]:
        """All that is wrong, in the order of files and lines."""
        yield from (*self._of_form, *self._of_further, *self._of_process, *self._of_rates)
        if messages and self.form and self.process and not self._of_form:
            yield from _messages(self.folder, self.form, self.process)
            yield from _fills(self.folder, self.further, self.form, self.process)


def _further(folder: Path) -> tuple[tuple[Form, ...], tuple[TemplateError, ...]]:
    """The further forms of an office, by the names of their files."""
    forms: dict[str, Form] = {}
    errors: list[TemplateError] = []
    for path in sorted((folder / FURTHER).glob("*.toml")):
        form, wrong = _read(path, read_form)
        errors += wrong
        if form is None or wrong:
            continue
        if form.id != path.stem:
            problem = f'The form\'s id is "{form.id}" and its file is called {path.name}.'
            errors.append(TemplateError(path, None, problem, "Call both the same."))
        forms[path.stem] = _placed(replace(form, id=path.stem, opens=False), path.parent)
    return tuple(forms.values()), tuple(errors)


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


def _fills(
    folder: Path, further: tuple[Form, ...], form: Form, process: Process
) -> Iterator[TemplateError]:
    """What is wrong with what the office fills in before a letter goes out."""
    for one in further:
        fills = [field.fill for field in one.values if field.fill]
        if not fills:
            continue
        from form_templates.notice_checks import Words, check_fill  # noqa: PLC0415 - as above

        path = folder / FURTHER / f"{one.id}.toml"
        lines = path.read_text("utf-8").splitlines()
        words = Words(frozenset(form.fields), frozenset(process.contacts))
        for fill in fills:
            at = next((n for n, line in enumerate(lines, 1) if fill in line), None)
            yield from check_fill(path, at, fill, words)


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
