"""Whether a field looks as it did when it was signed, or at least shows its value."""

from __future__ import annotations

from parsers.model import ControlKind
from parsers.pdf.looks import bare, shown_words
from parsers.pdf.signatures.revision import Comparison
from parsers.pdf.strings import number
from parsers.pdf.tree import Node, RawField, entries
from parsers.pdf.values import Value

_DRAWN = ("/AP", "/AS", "/MK", "/BS", "/Border", "/OC")
_RICH = 1 << 25
"""Flag of a text field whose words are those of /RV (ISO 32000-1, table 228)."""
_DRAWN_BY = ("/DA", "/Q", "/MK", "/BS", "/Border", "/MaxLen")
"""How a viewer draws a field that has no look, or whose look is stale."""
_MADE = ("/A", "/AA", "/TU", "/Opt")
"""What a field does when it is clicked or filled, is called, and lets choose."""
_OTHER_LOOKS = ("/D", "/R")
"""Looks under a pressed button, and under the pointer."""
_BEARING = ~0b111
"""Flags beyond read-only, required and not exported, which tell how a field shows its value."""
_PLACED = 0b1_0001_1001
"""Flags by which a field is shown at another place or size, or only now and then (table 165)."""
_WORDED = {ControlKind.TEXT, ControlKind.DATE, ControlKind.CHOICE}


class Looks:
    """The looks of fields in both versions."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._fresh = _is_fresh(comparison.new.tree.form)

    def same(self, old: RawField, new: RawField) -> bool:
        """Whether nothing that draws the field was changed."""
        return len(old.widgets) == len(new.widgets) and all(
            self.comparison.same_entries(one.node, other.node, _DRAWN)
            for one, other in zip(old.widgets, new.widgets, strict=True)
        )

    def told(self, old: RawField, new: RawField, value: Value) -> bool | None:
        """Whether the field shows what was signed, its value being the same; None: not known.

        Programs draw fields anew when they save; then the words of the look are compared.
        """
        if self.same(old, new):
            return True
        if value.kind not in _WORDED or isinstance(value.value, tuple):
            return None
        drawn = [shown_words(widget.node) for widget in new.widgets]
        if not drawn or any(words is None for words in drawn):
            return None
        if not all(bare(words or "") == bare(value.shown) for words in drawn):
            return False
        pairs = zip(old.widgets, new.widgets, strict=False)
        return True if all(self._else_alike(one.node, other.node) for one, other in pairs) else None

    def _else_alike(self, old: Node, new: Node) -> bool:
        looks = entries(old.get("/AP")), entries(new.get("/AP"))
        return self.comparison.same_entries(*looks, _OTHER_LOOKS)

    def made_alike(self, old: RawField, new: RawField) -> bool:
        """Whether the field is called, and drawn by viewers themselves, as when it was signed."""
        if (old.flags ^ new.flags) & _BEARING:
            return False
        pairs = list(zip(old.widgets, new.widgets, strict=False))
        if any((number(a.node.get("/F")) ^ number(b.node.get("/F"))) & _PLACED for a, b in pairs):
            return False
        keys = list(_MADE)
        if new.flags & _RICH:
            keys.append("/RV")
        if self._fresh or any("/AP" not in widget.node for widget in new.widgets):
            keys += _DRAWN_BY
        nodes = [(old.node, new.node)]
        nodes += [(a.node, b.node) for a, b in pairs]
        return all(self.comparison.same_entries(*pair, keys) for pair in nodes)

    def form_alike(self) -> bool:
        """Whether the form tells viewers to draw its fields as when it was signed."""
        forms = self.comparison.old.tree.form, self.comparison.new.tree.form
        return not self._fresh or self.comparison.same_entries(*forms, _DRAWN_BY)

    def fonts_alike(self) -> bool:
        """Whether every resource that fields could be drawn with is the same: programs write fonts
        anew when they save, add others, and leave out what nothing uses."""
        before, after = (
            entries(revision.tree.form.get("/DR"))
            for revision in (self.comparison.old, self.comparison.new)
        )
        for kind, held in before.items():
            old, new = entries(held), entries(after.get(kind))
            both = old.keys() & new.keys()
            if kind == "/Font":
                if not all(self._same_font(entries(old[key]), entries(new[key])) for key in both):
                    return False
            elif not self.comparison.same_entries(old, new, both):
                return False
        return True

    def _same_font(self, old: Node, new: Node) -> bool:
        return self.comparison.same_entries(old, new, (old.keys() | new.keys()) - {"/Name"})


def _is_fresh(form: Node) -> bool:
    return bool(form.get("/NeedAppearances", False))
