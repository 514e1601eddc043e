"""Whether two written names are of the same person, as far as anybody can tell from them."""

from __future__ import annotations

import re
import unicodedata

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "hon", "jr", "sr", "ii", "iii", "iv"}
    | {"phd", "md", "esq", "cpa", "pmp", "mba", "cio", "it", "director", "manager", "sponsor"}
)


def same_person(one: str, other: str) -> bool:
    """Whether the two names agree: every part of the shorter one is met in the longer one.

    "J. Q. Doe", "Doe, Jane" and "Dr. Jane Doe-Smith" agree with "Jane Doe". An initial meets any
    part that begins with it, but at least one full part must be shared.
    """
    first, second = sorted((_parts(one), _parts(other)), key=len)
    if not first:
        return not second
    full = set(first) & set(second)
    if not any(len(part) > 1 for part in full):
        return False
    return all(_met(part, second) for part in first) or (
        len(first) == len(second) and all(_met(part, first) for part in second)
    )


def _met(part: str, others: list[str]) -> bool:
    return any(
        part == other
        or (len(part) == 1 and other.startswith(part))
        or (len(other) == 1 and part.startswith(other))
        or (min(len(part), len(other)) >= 3 and (part.startswith(other) or other.startswith(part)))
        for other in others
    )


def _parts(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", _bare(name).replace("'", "").replace("’", ""))
    return [word for word in words if word not in _TITLES]


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.split(",", 1)[0] if _degrees(name) else name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()


def _degrees(name: str) -> bool:
    """Whether what follows the comma are degrees or a post ("Jane Doe, Director of IT")."""
    head, comma, tail = name.partition(",")
    return bool(comma) and len(head.split()) >= 2 and len(tail.split()) >= 1
