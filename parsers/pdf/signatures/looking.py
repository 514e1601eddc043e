"""Whether a field looks as it did when it was signed, or at least shows its value."""

from __future__ import annotations

from parsers.model import ControlKind
from parsers.pdf.looks import bare, shown_words
from parsers.pdf.signatures.revision import Comparison
from parsers.pdf.tree import RawField
from parsers.pdf.values import Value

_DRAWN = ("/AP", "/AS", "/MK", "/BS", "/Border", "/OC")
_WORDED = {ControlKind.TEXT, ControlKind.DATE, ControlKind.CHOICE}


class Looks:
    """The looks of fields in both versions."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

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
        return all(bare(words or "") == bare(value.shown) for words in drawn)
