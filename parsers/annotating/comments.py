"""The part of comments: those of others stay, ours of an earlier copy go."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

_INITIALS = "intake"
"""Marks our own comments, so that a copy annotated again does not gather them."""
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments of one document, in the namespace that it is written in."""

    def __init__(self, root: etree._Element | None, space: str) -> None:
        """``root`` is the part's own, None where the document has none yet."""
        self._w = f"{{{space}}}"
        if root is None:
            root = etree.Element(self._w + "comments", nsmap={"w": space})
        self.root = root
        numbers = [one.get(self._w + "id", "") for one in root]
        self._next = max((int(n) for n in numbers if n.isdecimal()), default=-1) + 1

    def take_out_ours(self, document: etree._Element) -> None:
        """Take our comments out of the part, and their marks out of ``document``."""
        w = self._w
        ours = [one for one in self.root if one.get(w + "initials") == _INITIALS]
        ids = {one.get(w + "id") for one in ours}
        for one in ours:
            self.root.remove(one)
        if not ids:
            return
        names = [w + n for n in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        for mark in list(document.iter(*names)):
            parent = mark.getparent()
            if mark.get(w + "id") not in ids or parent is None:
                continue
            parent.remove(mark)
            grand = parent.getparent()
            if mark.tag == names[2] and not len(parent) and grand is not None:
                grand.remove(parent)

    def add(self, text: str, author: str, at: datetime) -> str:
        """A new comment, a paragraph for each line of ``text``; gives its id."""
        w, number = self._w, str(self._next)
        self._next += 1
        comment = etree.SubElement(self.root, w + "comment")
        comment.set(w + "id", number)
        comment.set(w + "author", _clean(author))
        comment.set(w + "date", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        comment.set(w + "initials", _INITIALS)
        for line in text.splitlines():
            run = etree.SubElement(etree.SubElement(comment, w + "p"), w + "r")
            said = etree.SubElement(run, w + "t")
            said.text = _clean(line)
            said.set(_XML_SPACE, "preserve")
        return number

    def mark(self, kind: str, number: str) -> etree._Element:
        """``commentRangeStart`` or ``commentRangeEnd`` of the comment ``number``."""
        made = etree.Element(self._w + kind)
        made.set(self._w + "id", number)
        return made

    def reference(self, number: str) -> etree._Element:
        """The run that shows the comment ``number``."""
        run = etree.Element(self._w + "r")
        run.append(self.mark("commentReference", number))
        return run


def _clean(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return "".join(c if c >= " " or c == "\t" else " " for c in text if c not in "\ufffe\uffff")
