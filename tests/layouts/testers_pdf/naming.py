"""What a form's fields are called: spoken names, tooltips only, or nothing that says anything."""

from __future__ import annotations

from dataclasses import dataclass

from tests.layouts.catalog import FIELDS
from tests.layouts.testers_word.pens import tag_of, title_of

_STEMS = {"choice": "Dropdown", "yes_no": "Dropdown", "checkbox": "Check Box",
          "signature": "Signature"}  # fmt: skip


@dataclass
class Naming:
    """``scheme``: "camel", "prefix", "words" or "caps"; "tips" or "bare" for Text1, Text2, …"""

    scheme: str
    count: int = 0
    last: str = ""

    def of(self, key: str, word: str = "") -> tuple[str, str | None]:
        """A field's name and its tooltip; the buttons of one group share a name."""
        if self.scheme in {"camel", "prefix"}:
            return tag_of(key, self.scheme == "prefix", word), None
        if self.scheme == "words":
            return " ".join(w.capitalize() for w in key.split("_")) + f" {word}".rstrip(), None
        if self.scheme == "caps":
            return f"{key.upper()}_{word.upper()}".rstrip("_"), None
        stem = "Check Box" if word else _STEMS.get(FIELDS[key].type, "Text")
        if word or key != self.last:
            self.count += 1
        self.last = key
        return f"{stem}{self.count}", title_of(key, word) if self.scheme == "tips" else None
