"""One version of a document: its fields and pages, and its objects as bytes that can be compared.

Two versions of one file number their objects alike, as an update writes anew only what it changes.
So two things look alike when they are written alike, and everything that they refer to is as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Object, Pdf

from parsers.pdf.limits import MAX_LEVELS, MAX_NODES
from parsers.pdf.tree import FieldTree, Node, entries

Key = tuple[int, int]
_REFERENCE = re.compile(rb"\b(\d{1,10}) (\d{1,5}) R\b")
_UPWARDS = re.compile(rb"/(?:Parent|P|Popup|IRT|Dest|Pg) \d+ \d+ R\b")


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


def _bytes_of(value: Object) -> bytes:
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
        self._alike: set[Key] = set()
        self._left = MAX_NODES
        self._edges = old.edges | new.edges

    def alike(self, old: bytes, new: bytes) -> bool:
        """Whether two written parts are the same, with everything that they refer to.

        References upwards, and to pages, are not followed.
        """
        if old != new:
            return False
        waiting = _references(new)
        seen: set[Key] = set()
        while waiting:
            key = waiting.pop()
            if key in seen or key in self._alike or key in self._edges:
                continue
            self._left -= 1
            written = self.new.written(key)
            if self._left < 0 or self.old.written(key) != written:
                return False
            seen.add(key)
            waiting += _references(written.partition(b"\nstream\n")[0])
        self._alike |= seen
        return True

    def same_entries(
        self, old: Mapping[str, Object], new: Mapping[str, Object], keys: Iterable[str]
    ) -> bool:
        """Whether these entries of two dictionaries are alike."""
        listed = tuple(keys)
        return self.alike(as_written(dict(old), listed), as_written(dict(new), listed))


def _references(written: bytes) -> list[Key]:
    bare = _UPWARDS.sub(b"", written) if b" R" in written else b""
    return [(int(number), int(generation)) for number, generation in _REFERENCE.findall(bare)]


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
