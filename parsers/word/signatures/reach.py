"""What is read from a document and not covered by a signature, and what else is not.

Word signs the main part, whatever it relates to that makes up the page, and those relationships;
it leaves out the properties (title, author, dates), the thumbnail and newer side parts, so that
their change is no forgery. "Every Signature is Broken" (USENIX Security 2023) shows what becomes
of a check that stops at the digests: parts and relationships added later are asked for here.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.errors import ParseError
from parsers.word.package import Package
from parsers.word.signatures.errors import BrokenError, UnjudgedError
from parsers.word.signatures.parts import Coverage
from parsers.word.stores import FIXED_STORES

_READ = frozenset(
    [
        "header", "footer", "footnotes", "endnotes", "styles", "settings", "glossaryDocument",
        "image", "control", "activeXControlBinary", "aFChunk",
    ]
)  # fmt: skip
"""Kinds of relationships that lead to what is read."""
_STORES = frozenset(["customXml", "core-properties", "extended-properties"])
_LEFT_OUT = frozenset(
    ["core-properties", "extended-properties", "custom-properties", "thumbnail", "origin",
     "customXmlProps"]
)  # fmt: skip
"""Kinds that Word never signs, so that their being uncovered tells nothing."""
_MOST_NAMED = 4


def check_reach(package: Package, main: str, coverage: Coverage) -> tuple[str, ...]:
    """The parts that are not covered and hold nothing that is read.

    Raises BrokenError where the document itself is not covered, UnjudgedError where a part or a
    relationship is not from which something is read.
    """
    if not coverage.has(main):
        raise BrokenError(f"it does not cover the document itself ({main})")
    read: list[str] = []
    other: list[str] = []
    for source, relation, kind, target in _related(package, main):
        if not target or (coverage.has(target) and coverage.has_relation(source, relation)):
            continue
        what = target if not coverage.has(target) else f"the relationship to {target}"
        if kind in _READ or kind == "officeDocument" or _is_bound(package, main, kind, target):
            read.append(what)
        elif kind not in _LEFT_OUT:
            other.append(what)
    if read:
        raise UnjudgedError(f"it does not cover {named(read)}, from which the form is read")
    return tuple(dict.fromkeys(other))


def named(parts: list[str] | tuple[str, ...]) -> str:
    """The first few of ``parts``, and how many more there are."""
    parts = list(dict.fromkeys(parts))
    more = len(parts) - _MOST_NAMED
    listed = ", ".join(parts[:_MOST_NAMED])
    return f"{listed} and {more} more" if more > 0 else listed


def _related(package: Package, main: str) -> Iterator[tuple[str, str, str, str]]:
    """Source, id, kind and target of every relationship from the package and what is read."""
    waiting, seen = ["", main], {"", main}
    while waiting:
        source = waiting.pop()
        for one in package.relations(source).values():
            yield source, one.id, one.kind, one.target
            if source and one.kind in _READ and one.target not in seen:
                seen.add(one.target)
                waiting.append(one.target)


def _is_bound(package: Package, main: str, kind: str, target: str) -> bool:
    """Whether a control of the document shows what a custom XML part or a property holds."""
    if kind not in _STORES:
        return False
    fixed = FIXED_STORES.get(kind)
    ids = [fixed] if fixed else _store_ids(package, target)
    stories = [main, *package.related(main, "header"), *package.related(main, "footer")]
    texts = [(package.read(story) or b"").upper() for story in stories]
    return any(f'"{one}"'.encode() in text for one in ids for text in texts)


def _store_ids(package: Package, target: str) -> list[str]:
    ids: list[str] = []
    for props in package.related(target, "customXmlProps"):
        try:
            root = package.xml(props)
        except ParseError:
            continue
        found = () if root is None else root.attrib.items()
        ids += [str(value).upper() for key, value in found if str(key).endswith("itemID")]
    return ids
