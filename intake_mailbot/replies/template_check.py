"""What is wrong with an office's ``messages/``, told before a mail should be answered with them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from form_templates import office_folder
from form_templates.errors import TemplateError
from form_templates.loader import COMMON, MESSAGES, PROCESS_FILE, look_into
from form_templates.notice_checks import not_a_template
from form_templates.office import Office, Process
from form_templates.process_schema import HOLIDAYS
from form_templates.table import nearest
from form_templates.toml_text import TomlText
from intake_mailbot.domain.clocks import known_codes
from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.replies import template_values
from intake_mailbot.replies.render import template_environment
from intake_mailbot.replies.template_names import NameCheck
from intake_mailbot.replies.template_values import Kind, Named

_LINKS = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)


def check_folder(name_or_path: str | Path) -> tuple[TemplateError, ...]:
    """All that is wrong with an office's folder: its files, its calendar and all of its mails.

    However much is wrong, all of it is told. Raises UnknownOfficeError.
    """
    folder, looked = office_folder(name_or_path), look_into(name_or_path)
    process = looked.process
    errors = [*looked.errors]
    if process is not None:
        errors += _of_calendar(folder / PROCESS_FILE, process)
    return (*errors, *_Messages(folder / MESSAGES, process).errors())


def check_messages(office: Office) -> tuple[TemplateError, ...]:
    """Each mistake in the templates of replies, with file, line and mend; () if there is none.

    Looked at are the two templates of each kind of reply and what they extend, import or include:
    whether they are there, can be understood, and use only values that exist. What a macro is
    given is not known, so that its attributes are not checked.
    """
    return tuple(_Messages(office.messages, office.process).errors())


def _of_calendar(path: Path, process: Process) -> Iterator[TemplateError]:
    """A calendar of holidays that nobody knows; codes that are none at all are told elsewhere."""
    code = process.holidays
    if not HOLIDAYS.fullmatch(code) or code in known_codes():
        return
    line = TomlText(process.source).line(("holidays",))
    problem = f'`holidays` is "{code}", and no such calendar is known.'
    like = difflib.get_close_matches(code, sorted(known_codes()), n=5)
    mend = f"Like it are: {', '.join(sorted(like))}." if like else 'Write one as in "US-CT".'
    yield TemplateError(path, line, problem, mend)


class _Messages:
    def __init__(self, folder: Path, process: Process | None) -> None:
        self._folder = folder
        self._environment = template_environment(folder)
        self._known = template_values.values(process)
        self._done: set[tuple[str, bool]] = set()
        self._trees: dict[Path, nodes.Template] = {}

    def errors(self) -> Iterator[TemplateError]:
        for kind in ReplyKind:
            yield from self._file(f"{kind.value}.txt.j2", subject=True)
            yield from self._file(f"{kind.value}.html.j2")

    def _file(
        self, name: str, *, subject: bool = False, context: bool = True, by: str = ""
    ) -> Iterator[TemplateError]:
        """The mistakes of one file and of those that it needs; each is told once."""
        if (name, context) in self._done:
            return
        self._done.add((name, context))
        path = self._path(name)
        try:
            tree = self._parsed(path)
        except TemplateError as error:
            needed = f" {by} needs it." if by else ""
            yield TemplateError(path, error.line, f"{error.problem}{needed}", error.mend)
            return
        if subject and not any(b.name == "subject" for b in tree.find_all(nodes.Block)):
            mend = "Write {% block subject %}…{% endblock %}."
            yield TemplateError(path, None, "It has no block “subject”.", mend)
        yield from self._names(path, tree, context=context)
        for link in tree.find_all(_LINKS):
            for named in link.iter_child_nodes(only=("template",)):
                if isinstance(named, nodes.Const):
                    seen = context and getattr(link, "with_context", True)
                    yield from self._file(str(named.value), context=seen, by=name)

    def _path(self, name: str) -> Path:
        """The office's own file, or the one that all offices share."""
        own, common = self._folder / name, COMMON / name
        return common if common.exists() and not own.exists() else own

    def _parsed(self, path: Path) -> nodes.Template:
        """The template as a tree; many import the same one. Raises TemplateError."""
        if path not in self._trees:
            self._trees[path] = self._parsed_anew(path)
        return self._trees[path]

    def _parsed_anew(self, path: Path) -> nodes.Template:
        try:
            source = path.read_text("utf-8")
            self._environment.compile(source, path.name, str(path), raw=True)
            return self._environment.parse(source)
        except OSError as error:
            problem = f"The file cannot be read: {error.strerror}."
            mend = "Write it; that of a shipped office is a beginning."
            raise TemplateError(path, None, problem, mend) from error
        except UnicodeDecodeError as error:
            raise TemplateError(
                path, None, "The file is not UTF-8.", "Save it as UTF-8."
            ) from error
        except TemplateSyntaxError as error:
            raise not_a_template(path, error) from error

    def _names(self, path: Path, tree: nodes.Template, *, context: bool) -> Iterator[TemplateError]:
        known: dict[str, Kind] = dict.fromkeys(self._environment.globals)
        if context:
            known |= self._known
        if context and path.name.endswith(".html.j2"):
            known["subject"] = str
        check = NameCheck(known, self._macros)
        check.template(tree)
        for line, name, among in check.missing:
            problem = f"“{name}” does not exist."
            mend = nearest(name.rpartition(".")[2], among) or "Use a value that does."
            yield TemplateError(path, line, problem, mend)

    def _macros(self, name: str) -> Named:
        """The macros that a file offers; a file with mistakes is told by itself."""
        try:
            tree = self._parsed(self._path(name))
        except TemplateError:
            return Named(frozenset())
        names = {macro.name for macro in tree.find_all(nodes.Macro)}
        names |= {node.name for node in _top_level_names(tree)}
        return Named(frozenset(names))


def _top_level_names(tree: nodes.Template) -> Iterator[nodes.Name]:
    for assignment in tree.find_all(nodes.Assign):
        yield from assignment.target.find_all(nodes.Name)
        if isinstance(assignment.target, nodes.Name):
            yield assignment.target
