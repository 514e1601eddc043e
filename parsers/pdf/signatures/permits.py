"""What a signer allowed to be done to the document afterwards (ISO 32000-2, 12.8.2)."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.pdf.strings import number, text_of
from parsers.pdf.tree import Node, elements, entries

_FILLING, _NOTING = 2, 3


@dataclass(frozen=True, slots=True)
class Permits:
    """``filling`` False: nothing at all may be changed; ``noting`` False: no notes may be put on.

    ``locked`` are the fields that may not, or with ``but_these`` the only ones that may.
    """

    filling: bool = True
    noting: bool = True
    locked: frozenset[str] = frozenset()
    but_these: bool = False

    def locks(self, name: str) -> bool:
        """Whether the field ``name``, or one above it, is locked."""
        parts = name.split(".")
        listed = any(".".join(parts[: at + 1]) in self.locked for at in range(len(parts)))
        return listed != self.but_these


def permits_of(signature: Node, root: Node) -> Permits:
    """What ``signature`` allows, and the signature that certifies the whole document."""
    level, locked, but_these = _NOTING, frozenset[str](), False
    certifying = entries(entries(root.get("/Perms")).get("/DocMDP"))
    for node, own in ((signature, True), (certifying, False)):
        for reference in map(entries, elements(node.get("/Reference"))):
            method = text_of(reference.get("/TransformMethod"))
            params = entries(reference.get("/TransformParams"))
            if method == "DocMDP":
                level = min(level, number(params.get("/P"), _FILLING))
            elif method == "FieldMDP" and own:
                listed = frozenset(text_of(name) for name in elements(params.get("/Fields")))
                action = text_of(params.get("/Action"))
                locked = frozenset() if action == "All" else listed
                but_these = action in {"All", "Exclude"}
    return Permits(level >= _FILLING, level >= _NOTING, locked, but_these)
