"""Whether the packets of a form that Adobe keeps beside its fields (XFA) are those signed."""

from __future__ import annotations

from enum import Enum, auto

from parsers.pdf.signatures.revision import Comparison
from parsers.pdf.strings import text_of
from parsers.pdf.tree import Node, elements

_DATA = frozenset({"datasets", "form"})
"""Written anew whenever somebody fills in a field: the answers, and how they are laid out."""


class Packets(Enum):
    """What became of them."""

    SAME = auto()
    ANSWERED = auto()
    """Only the answers were written anew, as filling in one field does."""
    OTHER = auto()


def packets_since(comparison: Comparison) -> Packets:
    """What became of the packets since the form was signed."""
    before, after = comparison.old.tree.form, comparison.new.tree.form
    if comparison.same_entries(before, after, ("/XFA",)):
        return Packets.SAME
    old, new = _named(before), _named(after)
    if not old or list(old) != list(new):
        return Packets.OTHER
    kept = old.keys() - _DATA
    return Packets.ANSWERED if comparison.same_entries(old, new, kept) else Packets.OTHER


def _named(form: Node) -> Node:
    """The packets by their names; none where all of them are one piece."""
    listed = elements(form.get("/XFA"))
    return {text_of(name): packet for name, packet in zip(listed[::2], listed[1::2], strict=False)}
