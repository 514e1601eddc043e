"""Are the messages of an office's notices there, and is what they and its letters say right?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from form_templates.errors import TemplateError
from form_templates.flow import messages_of
from form_templates.loader import COMMON, MESSAGES, PROCESS_FILE
from form_templates.model import FURTHER, Form
from form_templates.notice_checks import Words, check_fill, check_message
from form_templates.office import Process
from form_templates.table import closest

_ENDING = ".txt.j2"


def words_of(form: Form | None, process: Process | None) -> Words:
    """What messages may use of form and process; None stands for one that cannot be read."""
    fields = None if form is None else frozenset(form.fields)
    if process is None:
        return Words(fields, None, None)
    lists: dict[str, frozenset[str]] = {
        name: frozenset(word for one in entries for word in one)
        for name, entries in process.lists.items()
    }
    return Words(fields, frozenset(process.contacts), lists)


def check_notices(folder: Path, process: Process, words: Words) -> Iterator[TemplateError]:
    """What is wrong with the messages of the process's notices, or missing among them."""
    for name in messages_of(process.flow):
        own, common = folder / MESSAGES / f"{name}{_ENDING}", COMMON / f"{name}{_ENDING}"
        if own.exists() or common.exists():
            yield from check_message(own if own.exists() else common, words)
        else:
            yield _missing(folder, name, process.source)


def check_fills(folder: Path, further: Sequence[Form], words: Words) -> Iterator[TemplateError]:
    """What is wrong with what the office fills in before a letter goes out."""
    for form in further:
        fills = [field.fill for field in form.values if field.fill]
        if not fills:
            continue
        path = folder / FURTHER / f"{form.id}.toml"
        lines = path.read_text("utf-8-sig").splitlines()
        for fill in fills:
            at = next((n for n, line in enumerate(lines, 1) if fill in line), None)
            yield from check_fill(path, at, fill, words)


def _missing(folder: Path, name: str, process: str) -> TemplateError:
    """A message that a notice names and that nobody wrote, at the line of the notice."""
    named = re.compile(rf'\s*message\s*=\s*["\']{re.escape(name)}["\']')
    lines = enumerate(process.splitlines(), start=1)
    at = next((number for number, line in lines if named.match(line)), None)
    problem = f"`message`: there is no file {MESSAGES}/{name}{_ENDING}."
    written = [one.name.removesuffix(_ENDING) for one in (folder / MESSAGES).glob(f"*{_ENDING}")]
    like = closest(name, written)
    mend = f'Did you mean "{like}"?' if like else "Write it, with the blocks subject and body."
    return TemplateError(folder / PROCESS_FILE, at, problem, mend)
