"""Do the messages of notices exist, and is every value that they use one that there is?"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from form_templates.errors import TemplateError
from form_templates.notice_values import NoticeValues
from form_templates.table import nearest

FILTERS = frozenset({"short", "long_date"})
"""The filters of ours, besides those of Jinja2."""

_FREE = object()
"""The type of what is not followed further: a filter's result, a number, a name of the template."""

_TAGS = ("block", "endblock", "if", "elif", "else", "endif", "for", "endfor", "set", "endset",
         "extends", "import", "from", "macro", "endmacro", "call", "endcall", "include", "with",
         "endwith")  # fmt: skip

_JINJA = frozenset({"loop", "self", "super", "range", "namespace", "caller", "varargs", "kwargs"})


@dataclass(frozen=True)
class Words:
    """The names that stand in for a template's free mappings.

    The form's fields, the contacts, and the lists with the words of their entries; None where they
    are not known, because the file that names them cannot be read.
    """

    fields: frozenset[str] | None
    contacts: frozenset[str] | None
    lists: Mapping[str, frozenset[str]] | None = field(default_factory=dict)


@dataclass(frozen=True)
class _Entry:
    """The type of an entry of an office's list: it has these words."""

    words: frozenset[str]


def check_message(path: Path, words: Words) -> tuple[TemplateError, ...]:
    """All that is wrong with the message at ``path``, in the order of its lines."""
    try:
        source = path.read_text("utf-8")
    except UnicodeDecodeError:
        mend = "In the editor, choose “Save as” with the encoding UTF-8."
        return (TemplateError(path, None, "The file is not UTF-8.", mend),)
    environment = Environment(autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return (not_a_template(path, error),)
    reader = _Reader(path, words, frozenset(environment.filters))
    reader.body(tree.body, dict(_hints(NoticeValues)))
    written = {block.name for block in tree.find_all(nodes.Block)}
    for block in ("subject", "body"):
        if block not in written:
            reader.lacks(block)
    return tuple(sorted(reader.errors.values(), key=lambda error: error.line or 0))


def check_fill(path: Path, line: int | None, text: str, words: Words) -> tuple[TemplateError, ...]:
    """All that is wrong with ``text``, which says at ``line`` of ``path`` what a letter is filled
    with.
    """
    environment = Environment(autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        wrong = not_a_template(path, error)
        return (TemplateError(path, line, f"`fill`: {wrong.problem}", wrong.mend),)
    reader = _Reader(path, words, frozenset(environment.filters))
    reader.body(tree.body, dict(_hints(NoticeValues)))
    found = reader.errors.values()
    return tuple(TemplateError(path, line, one.problem, one.mend) for one in found)


def not_a_template(path: Path, error: TemplateSyntaxError) -> TemplateError:
    """Where and why a message cannot be understood, in words for who writes it."""
    said = (error.message or "").rstrip(".")
    unknown = re.search(r"unknown tag '(\w+)'", said)
    waiting = re.search(r"needs to be closed is '(\w+)'", said)
    if waiting and unknown and unknown[1] in _TAGS:
        problem = f"{{% {unknown[1]} %}} comes before the end of a {{% {waiting[1]} … %}}."
        mend = f"Write {{% end{waiting[1]} %}} where that ends."
        return TemplateError(path, error.lineno, problem, mend)
    if unknown:
        tag = unknown[1]
        mend = nearest(tag, _TAGS)
        return TemplateError(path, error.lineno, f"{{% {tag} %}} means nothing.", mend)
    if "end of template" in said and "print statement" in said:
        return TemplateError(
            path, error.lineno, "A {{ is not closed.", "Write }} behind its words."
        )
    if "end of template" in said:
        problem = "Something is begun and not ended."
        mend = "Each {% block … %}, {% if … %} and {% for … %} has its {% end… %}."
        return TemplateError(path, error.lineno, problem, mend)
    mend = "Look at the {{ … }} and {% … %} of this line, and whether each of them is closed."
    return TemplateError(path, error.lineno, f"The line cannot be understood: {said}.", mend)


Scope = Mapping[str, object]


class _Reader:
    def __init__(self, path: Path, words: Words, filters: frozenset[str]) -> None:
        self.path, self.words, self.filters = path, words, filters
        self.errors: dict[tuple[int, str], TemplateError] = {}

    def body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Read what stands one after the other; what one sets, the next knows."""
        known = dict(scope)
        for node in body:
            self._statement(node, known)

    def _statement(self, node: nodes.Node, known: dict[str, object]) -> None:
        match node:
            case nodes.For():
                inner = self._type(node.iter, known)
                within = {**known, **dict.fromkeys(_names(node.target), _element(inner))}
                self.body(node.body, within | {"loop": _FREE})
                self.body(node.else_, known)
            case nodes.Assign():
                found = self._type(node.node, known)
                known.update(dict.fromkeys(_names(node.target), found))
            case nodes.Import() | nodes.FromImport():
                known.update(dict.fromkeys(_imported(node), _FREE))
            case nodes.Macro() | nodes.CallBlock():
                args = dict.fromkeys((a.name for a in node.args), _FREE)
                self.body(node.body, {**known, **args, "caller": _FREE})
                if isinstance(node, nodes.Macro):
                    known[node.name] = _FREE
                else:
                    self._type(node.call, known)
            case nodes.Expr():
                self._type(node, known)
            case _:
                self._parts(node, known)

    def _parts(self, node: nodes.Node, known: dict[str, object]) -> None:
        for name, part in node.iter_fields():
            if isinstance(part, list) and name in {"body", "else_", "elif_"}:
                self.body(part, known)
                continue
            for one in part if isinstance(part, list) else [part]:
                if isinstance(one, nodes.Node):
                    self._statement(one, known)

    def _type(self, node: nodes.Node, known: Scope) -> object:
        """The type of an expression; notes every name in it that does not exist."""
        match node:
            case nodes.Name():
                return self._name(node, known)
            case nodes.Getattr():
                return self._attribute(node, node.attr, self._type(node.node, known))
            case nodes.Getitem(arg=nodes.Const(value=str(key))):
                return self._attribute(node, key, self._type(node.node, known))
            case nodes.Filter() if node.name not in self.filters:
                problem = f'No filter is called "{node.name}".'
                self._wrong(node, problem, nearest(node.name, self.filters))
        for child in node.iter_child_nodes():
            self._type(child, known)
        return _FREE

    def _name(self, node: nodes.Name, known: Scope) -> object:
        if node.name in known:
            return known[node.name]
        if node.name not in _JINJA:
            self._wrong(node, f"“{node.name}” does not exist.", nearest(node.name, known))
        return _FREE

    def _attribute(self, node: nodes.Node, name: str, owner: object) -> object:
        if isinstance(owner, _Entry):
            if name not in owner.words:
                self._wrong(node, f"“{_path(node)}” does not exist.", nearest(name, owner.words))
            return _FREE
        kinds = [one for one in _options(owner) if dataclasses.is_dataclass(one)]
        if kinds:
            hints = _hints(kinds[0])
            if name not in hints:
                self._wrong(node, f"“{_path(node)}” does not exist.", nearest(name, hints))
            return hints.get(name, _FREE)
        if typing.get_origin(owner) is not Mapping:
            return _FREE
        of = _path(node).partition(".")[0]
        known = {"contacts": self.words.contacts, "lists": self.words.lists}.get(
            of, self.words.fields
        )
        if known is not None and name not in known:
            self._wrong(node, f"“{_path(node)}” does not exist.", nearest(name, known))
        entries = (self.words.lists or {}).get(name) if of == "lists" else None
        return _FREE if entries is None else tuple[_Entry(entries), ...]  # type: ignore[misc]

    def lacks(self, block: str) -> None:
        """Note that the message has no such block."""
        mend = f"Write {{% block {block} %}} … {{% endblock %}}."
        problem = f'There is no block "{block}".'
        self.errors[1, problem] = TemplateError(self.path, 1, problem, mend)

    def _wrong(self, node: nodes.Node, problem: str, mend: str) -> None:
        error = TemplateError(self.path, node.lineno, problem, mend)
        self.errors.setdefault((node.lineno, problem), error)


def _path(node: nodes.Node) -> str:
    """How the template writes it: "case.agency"."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=str(key))):
            return f"{_path(node.node)}.{key}"
        case nodes.Getitem():
            return _path(node.node)
    return "…"


def _hints(kind: object) -> dict[str, object]:
    return dict(typing.get_type_hints(kind))


def _options(kind: object) -> tuple[object, ...]:
    """The types that a value of ``kind`` can have: those of a union, or itself."""
    return typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)


def _element(kind: object) -> object:
    """The type of what a loop over ``kind`` gives."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) in {tuple, Sequence} else _FREE


def _names(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    for child in target.find_all(nodes.Name):
        yield child.name


def _imported(node: nodes.Import | nodes.FromImport) -> list[str]:
    if isinstance(node, nodes.Import):
        return [node.target]
    return [name if isinstance(name, str) else name[1] for name in node.names]
