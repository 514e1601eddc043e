"""Finding names in a template that nothing stands behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from jinja2 import nodes

from intake_mailbot.replies.template_values import (
    Gives,
    Kind,
    Named,
    attribute,
    element,
    names_of,
)

Names: TypeAlias = Mapping[str, Kind]
Missing: TypeAlias = tuple[int, str, tuple[str, ...]]
"""A line, the name that does not exist, and those that do."""

_KEEP = frozenset({"list", "sort", "reverse", "selectattr", "rejectattr", "unique"})
_PICK = frozenset({"first", "last"})
_BY_ATTRIBUTE = frozenset({"selectattr", "rejectattr"})
_IN_MACROS = ("caller", "varargs", "kwargs")


class NameCheck:
    """Walks through a template's tree and notes in ``missing`` what does not exist.

    ``known`` are the names that it may use; ``macros`` tells what an imported file offers.
    """

    def __init__(self, known: Names, macros: Callable[[str], Named]) -> None:
        self._known = dict(known)
        self._macros = macros
        self.missing: list[Missing] = []

    def template(self, tree: nodes.Template) -> None:
        """Look through a whole file: what it defines at its top is known everywhere in it."""
        names: dict[str, Kind] = {**self._known, "self": None, "super": None}
        for node in tree.body:
            names |= self._defined(node, names)
        self._body(tree.body, names)

    def _body(self, body: list[nodes.Node], names: Names) -> None:
        inner = dict(names)
        for node in body:
            self._statement(node, inner)
            inner |= self._defined(node, inner)

    def _defined(self, node: nodes.Node, names: Names) -> dict[str, Kind]:
        """The names that a statement gives to what follows it."""
        match node:
            case nodes.Macro():
                return {node.name: None}
            case nodes.Import():
                name = node.template.value if isinstance(node.template, nodes.Const) else ""
                return {node.target: self._macros(name) if name else None}
            case nodes.FromImport():
                return {one if isinstance(one, str) else one[1]: None for one in node.names}
            case nodes.Assign():
                silent = NameCheck(names, self._macros)
                return _bound(node.target, silent.expression(node.node, names))
            case nodes.If():
                parts = (*node.body, *node.elif_, *node.else_)
                return {k: v for part in parts for k, v in self._defined(part, names).items()}
        return _bound(node.target, str) if isinstance(node, nodes.AssignBlock) else {}

    def _statement(self, node: nodes.Node, names: Names) -> None:
        match node:
            case nodes.For():
                of = self.expression(node.iter, names)
                inner = {**names, **_bound(node.target, element(of)), "loop": None}
                if node.test is not None:
                    self.expression(node.test, inner)
                self._body(node.body, inner)
                self._body(node.else_, names)
            case nodes.CallBlock():
                self.expression(node.call, names)
                self._macro(node, names)
            case nodes.Macro():
                self._macro(node, names)
            case nodes.Block() | nodes.Scope() | nodes.FilterBlock():
                self._body(node.body, names)
            case nodes.With():
                self._body(node.body, {**names, **self._given(node, names)})
            case nodes.If():
                self.expression(node.test, names)
                self._body(node.body, names)
                self._body([*node.elif_, *node.else_], names)
            case nodes.Assign():
                self.expression(node.node, names)
            case _:
                for child in node.iter_child_nodes():
                    self._child(child, names)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, names: Names) -> None:
        given = dict.fromkeys((*(one.name for one in node.args), *_IN_MACROS))
        for default in node.defaults:
            self.expression(default, names)
        self._body(node.body, {**names, **given})

    def _given(self, node: nodes.With, names: Names) -> dict[str, Kind]:
        pairs = zip(node.targets, node.values, strict=True)
        return {k: v for at, of in pairs for k, v in _bound(at, self.expression(of, names)).items()}

    def _child(self, node: nodes.Node, names: Names) -> None:
        if isinstance(node, nodes.Expr):
            self.expression(node, names)
        else:
            self._statement(node, names)

    def expression(self, node: nodes.Node, names: Names) -> Kind:
        """What an expression gives, None where that is not known; notes what does not exist."""
        match node:
            case nodes.Name():
                if node.name not in names:
                    self.missing.append((node.lineno, node.name, tuple(names)))
                return names.get(node.name)
            case nodes.Getattr():
                return self._attribute(node, self.expression(node.node, names), node.attr)
            case nodes.Filter() if node.node is not None:
                return self._filter(node, self.expression(node.node, names), names)
            case nodes.Call():
                of = self.expression(node.node, names)
                for child in (*node.args, *node.kwargs):
                    self._child(child, names)
                return of.result if isinstance(of, Gives) else None
            case _:
                for child in node.iter_child_nodes():
                    self._child(child, names)
                return None

    def _filter(self, node: nodes.Filter, of: Kind, names: Names) -> Kind:
        for child in (*node.args, *node.kwargs):
            self._child(child, names)
        first = node.args[0] if node.args else None
        if node.name in _BY_ATTRIBUTE and isinstance(first, nodes.Const):
            self._attribute(node, element(of), str(first.value))
        if node.name in _KEEP:
            return of
        return element(of) if node.name in _PICK else None

    def _attribute(self, node: nodes.Node, of: Kind, name: str) -> Kind:
        found, kind = attribute(of, name)
        if not found:
            self.missing.append((node.lineno, f"{_shown(node)}{name}", names_of(of)))
        return kind


def _shown(node: nodes.Node) -> str:
    """What stands before the name, where it is a plain path."""
    inner = node.node if isinstance(node, nodes.Getattr) else None
    if isinstance(inner, nodes.Name):
        return f"{inner.name}."
    return f"{_shown(inner)}{inner.attr}." if isinstance(inner, nodes.Getattr) else ""


def _bound(target: nodes.Node, kind: Kind) -> dict[str, Kind]:
    """The names of a target; only a single name takes the kind."""
    if isinstance(target, nodes.Name):
        return {target.name: kind}
    return dict.fromkeys(_names_in(target))


def _names_in(target: nodes.Node) -> Iterator[str]:
    for name in target.find_all(nodes.Name):
        yield name.name
