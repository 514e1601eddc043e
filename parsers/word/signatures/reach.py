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
_DRAWN = frozenset(
    [
        "numbering", "theme", "themeOverride", "fontTable", "font", "subDocument", "chart",
        "chartUserShapes", "diagramData", "diagramLayout", "diagramColors", "diagramQuickStyle",
        "oleObject", "package", "vmlDrawing",
    ]
)  # fmt: skip
"""Kinds that lead to what a page is drawn with; Word signs these too ([MS-OFFCRYPTO] 2.5.2.6)."""
_SHOWS = _READ | _DRAWN
_ELSEWHERE = "a relationship to something outside of the file"
_BINDINGS = "{*}dataBinding"
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
        whole = coverage.has(target) or not target
        if whole and coverage.has_relation(source, relation):
            continue
        what = f"the relationship to {target}" if whole and target else target or _ELSEWHERE
        if kind in _SHOWS or kind == "officeDocument" or _is_bound(package, main, kind, target):
            read.append(what)
        elif kind not in _LEFT_OUT:
            other.append(what)
    if read:
        raise UnjudgedError(
            f"it does not cover {named(read)}, from which the form is read or drawn"
        )
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
            if source and one.kind in _SHOWS and one.target and one.target not in seen:
                seen.add(one.target)
                waiting.append(one.target)


def _is_bound(package: Package, main: str, kind: str, target: str) -> bool:
    """Whether a control of the document shows what a custom XML part or a property holds.

    A binding that names no store shows whichever it fits (ISO/IEC 29500-1, 17.5.2.6).
    """
    if kind not in _STORES or not target:
        return False
    fixed = FIXED_STORES.get(kind)
    ids = {fixed} if fixed else {"", *_store_ids(package, target)}
    return not ids.isdisjoint(_bound_stores(package, main))


def _bound_stores(package: Package, main: str) -> set[str]:
    """The ids of the stores that controls are bound to, "" where one names none."""
    found: set[str] = set()
    kinds = ("header", "footer", "footnotes", "endnotes")
    for story in [main, *(part for kind in kinds for part in package.related(main, kind))]:
        root = package.xml(story)
        for element in () if root is None else root.iter(_BINDINGS):
            named = [str(v) for k, v in element.attrib.items() if str(k).endswith("}storeItemID")]
            found.add(named[0].strip().upper() if named else "")
    return found


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
