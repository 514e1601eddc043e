"""Where a comment stands: around the control or label that it is about.

A comment may stand in the body only: neither in headers and notes nor in text boxes. What is said
about those stands at the paragraph that the text box hangs on, or in the summary alone.
"""

from __future__ import annotations

from lxml import etree

from parsers.annotating.comments import Comments
from parsers.model import Anchor, Notes


def comment_on(root: etree._Element, comments: Comments, notes: Notes) -> None:
    """Put every note into ``comments`` and its marks into ``root``; the summary goes first."""
    w = f"{{{etree.QName(root).namespace}}}"
    at = notes.at
    first = next((p for p in root.iter(w + "p") if not _boxed(p, w)), None)
    places = [(note, _place(root, note.anchor)) for note in notes.notes]
    if first is not None:
        _around(first, first, comments, comments.add(notes.summary, notes.author, at), w)
    for note, place in places:
        around = None if place is None else _paragraphs(place, w)
        if around is not None:
            number = comments.add(note.said, notes.author, at)
            _around(*around, comments, number, w)


def _place(root: etree._Element, anchor: Anchor | None) -> etree._Element | None:
    """The element that ``anchor`` names in the body, or the nearest around it that there is."""
    if anchor is None or not anchor.path.startswith("/w:document"):
        return None
    spaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    path = anchor.path
    while path.count("/") > 2:
        try:
            found = root.getroottree().xpath(path, namespaces=spaces)
        except etree.XPathError:
            found = []
        if isinstance(found, list) and found and etree.iselement(found[0]):
            return found[0]
        path = path.rpartition("/")[0]
    return None


def _boxed(element: etree._Element, w: str) -> bool:
    return next(element.iterancestors(w + "txbxContent"), None) is not None


def _paragraphs(place: etree._Element, w: str) -> tuple[etree._Element, etree._Element] | None:
    """What a comment on ``place`` begins before and ends after.

    Both are children of paragraphs, or paragraphs (then all that stands in them is meant).
    """
    while (box := next(place.iterancestors(w + "txbxContent"), None)) is not None:
        place = box
    above: etree._Element | None = place
    while above is not None and above.tag != w + "p":
        parent = above.getparent()
        if parent is not None and parent.tag == w + "p":
            if next(parent.iter(w + "fldChar"), None) is not None:
                return parent, parent
            return above, above
        above = parent
    if above is not None:
        return above, above
    inside = [p for p in place.iter(w + "p") if not _boxed(p, w)]
    return (inside[0], inside[-1]) if inside else None


def _around(
    first: etree._Element, last: etree._Element, comments: Comments, number: str, w: str
) -> None:
    """Put the marks of one comment from before ``first`` to after ``last``."""
    start = comments.mark("commentRangeStart", number)
    end = comments.mark("commentRangeEnd", number)
    if first.tag == w + "p":
        properties = first.find(w + "pPr")
        first.insert(0 if properties is None else first.index(properties) + 1, start)
    else:
        first.addprevious(start)
    if last.tag == w + "p":
        last.append(end)
    else:
        _add_after(last, end)
    _add_after(end, comments.reference(number))


def _add_after(element: etree._Element, new: etree._Element) -> None:
    """Insert ``new`` behind ``element``, whose tail stays its own."""
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element) + 1, new)
