"""One version of a document: its fields and pages, and its objects as bytes that can be compared.

Two versions of one file number their objects alike, as an update writes anew only what it changes.
So two things look alike when they are written alike, and everything that they refer to is as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Object, Pdf

from parsers.cms import UnclearSignatureError
from parsers.pdf.limits import MAX_LEVELS, MAX_NODES
from parsers.pdf.tree import FieldTree, Node, entries

Key = tuple[int, int]
_REFERENCE = re.compile(rb"(?:/([^\s/<>()\[\]]+) )?\b(\d{1,10}) (\d{1,5}) R\b")
_PLACES = {b"", b"Parent", b"P", b"Popup", b"IRT", b"Dest", b"Pg", b"Data"}
"""Under what a page, or the whole document, is where something stands or leads to; else it may be
taken for a list of drawings, and what it calls a thumbnail is drawn.
"""
_UPWARDS = re.compile(rb"/(?:Parent|P|Popup|IRT|Dest|Pg) \d+ \d+ R\b")
_TOO_LARGE = "The file is too large to tell what was done to it after signing."


class Revision:
    """One version: ``pdf`` is open, ``tree`` its form."""

    def __init__(self, pdf: Pdf, tree: FieldTree) -> None:
        self.pdf, self.tree = pdf, tree
        self.root = entries(pdf.Root)
        self.pages = [page.obj for page in pdf.pages]
        self._written: dict[Key, bytes] = {}
        self.edges = {page.objgen for page in self.pages} | {pdf.Root.objgen}

    def written(self, key: Key) -> bytes:
        """The object ``key`` as it is written: a dictionary, or a stream with its data."""
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = _bytes_of(self.pdf.get_object(key))
        return found


def _bytes_of(value: object) -> bytes:
    """An object as bytes; lengths and names that stand by themselves come as Python's own."""
    if not isinstance(value, Object):
        return repr(value).encode()
    if isinstance(value, pikepdf.Stream):
        return bytes(value.stream_dict.unparse()) + b"\nstream\n" + value.read_raw_bytes()
    return bytes(value.unparse(resolved=True))


def as_written(node: Node, keys: Iterable[str]) -> bytes:
    """These entries of a dictionary as bytes; references stay references."""
    return b"\n".join(
        key.encode("utf-8", "surrogateescape") + b" " + part_as_written(node[key])
        for key in sorted(keys)
        if key in node
    )


def part_as_written(value: object) -> bytes:
    """One value as bytes; a reference stays a reference."""
    return bytes(value.unparse()) if isinstance(value, Object) else repr(value).encode()


class Comparison:
    """Two versions side by side; what was once found alike is not looked at again."""

    def __init__(self, old: Revision, new: Revision) -> None:
        self.old, self.new = old, new
        self._known: dict[bool, set[Key]] = {True: set(), False: set()}
        self._left = MAX_NODES
        self._edges = old.edges | new.edges

    def alike(self, old: bytes, new: bytes, *, upwards: bool = True) -> bool:
        """Whether two written parts are the same, with everything that they refer to.

        Pages are not followed where they are a place. References that lead ``upwards`` (a parent,
        an outline's place) are left out only where nothing that is drawn is named: a drawing may
        be called /Parent. Raises UnclearSignatureError where there is more than can be compared.
        """
        if old != new:
            return False
        waiting = self._references(new, upwards=upwards)
        known = self._known[upwards]
        seen: set[Key] = set()
        while waiting:
            key = waiting.pop()
            if key in seen or key in known:
                continue
            self._left -= 1
            if self._left < 0:
                raise UnclearSignatureError(_TOO_LARGE)
            written = self.new.written(key)
            if self.old.written(key) != written:
                return False
            seen.add(key)
            waiting += self._references(written.partition(b"\nstream\n")[0], upwards=upwards)
        known |= seen
        return True

    def same_entries(
        self,
        old: Mapping[str, Object],
        new: Mapping[str, Object],
        keys: Iterable[str],
        *,
        upwards: bool = True,
    ) -> bool:
        """Whether these entries of two dictionaries are alike."""
        listed = tuple(keys)
        pair = as_written(dict(old), listed), as_written(dict(new), listed)
        return self.alike(*pair, upwards=upwards)

    def _references(self, written: bytes, *, upwards: bool) -> list[Key]:
        if b" R" not in written:
            return []
        bare = written if upwards else _UPWARDS.sub(b"", written)
        found = [(name, (int(one), int(other))) for name, one, other in _REFERENCE.findall(bare)]
        return [key for name, key in found if key not in self._edges or name not in _PLACES]


def effective(page: Object, keys: Iterable[str]) -> dict[str, Object]:
    """These entries of a page, inherited ones included."""
    found: dict[str, Object] = {}
    wanted = set(keys)
    node: Node = entries(page)
    for _ in range(MAX_LEVELS):
        for key in wanted - found.keys():
            if key in node:
                found[key] = node[key]
        if "/Parent" not in node:
            break
        node = entries(node["/Parent"])
    return found
