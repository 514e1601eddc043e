"""What was done to a document after one of its signatures, in what is read and what is shown.

Three kinds. *Altered*: what the signer saw and signed is otherwise now. *Added*: something stands
there that the signer did not see. *Filled*: fields that were empty hold a value. Further
signatures, evidence for long keeping and timestamps change nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from parsers.pdf.geometry import Rect, rect_of
from parsers.pdf.signatures.covering import contents_of
from parsers.pdf.signatures.looking import Looks
from parsers.pdf.signatures.noting import notes_since
from parsers.pdf.signatures.packets import Packets, packets_since
from parsers.pdf.signatures.revision import (
    Comparison,
    Revision,
    effective,
)
from parsers.pdf.signing import normal_appearance
from parsers.pdf.streams import unpacked
from parsers.pdf.strings import text_of
from parsers.pdf.tree import RawField, entries
from parsers.pdf.values import Value, value_of

_OF_PAGE = frozenset({"/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"})
_NOT_OF_PAGE = {
    "/Type", "/Parent", "/Annots", "/LastModified", "/Metadata", "/PieceInfo", "/StructParents",
    "/Tabs", "/Thumb", "/ID", "/B",
}  # fmt: skip
"""What nothing on a page is drawn by. All else counts: a page may be named as the resources, or the
looks, of another thing, and then holds what these are made of.
"""
_NOT_SHOWN = {
    "/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Pages", "/Version", "/Type",
    "/StructTreeRoot", "/MarkInfo", "/PieceInfo", "/Lang",
}  # fmt: skip
_SETTINGS = {
    "/OCProperties": "the document's layers were changed",
    "/OpenAction": "what the document does when it is opened was changed",
    "/AA": "the document's scripts were changed",
    "/Names": "the document's attachments or scripts were changed",
    "/Outlines": "the document's bookmarks were changed",
    "/Collection": "the document became a collection of files",
}
_EDGE, _EDGE_OF_SIGNATURE, _LARGE = 3.0, 18.0, 1 / 8
"""Points by which a signature may reach into a field or another signature, and how much of a page
it may take."""
_LOOK = 100_000


@dataclass(slots=True)
class Changes:
    """``altered`` and ``added`` in plain words, ``filled`` by full field name.

    ``signed`` counts further signatures, ``inked`` those by hand in slots that were empty.
    """

    altered: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    signed: int = 0
    inked: int = 0


def changes_between(old: Revision, new: Revision) -> Changes:
    """What ``new`` says and shows that ``old``, an earlier version of it, did not."""
    made = Changes()
    comparison = Comparison(old, new)
    _compare_pages(comparison, made)
    _compare_settings(comparison, made)
    noted = notes_since(comparison)
    made.added += noted.told
    made.inked += noted.inked
    _Fields(comparison, made).run()
    return made


def _compare_pages(comparison: Comparison, made: Changes) -> None:
    before, after = comparison.old.pages, comparison.new.pages
    if len(before) != len(after):
        made.altered.append(f"the document had {len(before)} pages and has {len(after)}")
        return
    for number, (one, other) in enumerate(zip(before, after, strict=True), 1):
        keys = (_OF_PAGE | set(one.keys()) | set(other.keys())) - _NOT_OF_PAGE
        pair = effective(one, keys), effective(other, keys)
        if not comparison.same_entries(*pair, keys):
            made.altered.append(f"page {number} was changed")


def _compare_settings(comparison: Comparison, made: Changes) -> None:
    """What the document sets for all its pages: layers, scripts, destinations, XFA."""
    before, after = comparison.old.root, comparison.new.root
    for key in sorted((before.keys() | after.keys()) - _NOT_SHOWN):
        if not comparison.same_entries(before, after, (key,), upwards=False):
            made.added.append(
                _SETTINGS.get(key, f"a setting of the document was changed ({key[1:]})")
            )
    packets = packets_since(comparison)
    if packets is not Packets.SAME:
        told = made.added if packets is Packets.ANSWERED else made.altered
        told.append("the form's XFA data were changed")


class _Fields:
    """The form's fields in both versions, by name."""

    def __init__(self, comparison: Comparison, made: Changes) -> None:
        self.comparison, self.made = comparison, made
        self.looks = Looks(comparison)
        self.before = _by_name(comparison.old.tree.fields)
        self.after = _by_name(comparison.new.tree.fields)

    def run(self) -> None:
        """Compare every field of the signed revision with what it is now."""
        if not self.looks.fonts_alike():
            self.made.added.append("the fonts of the form's fields were changed")
        if not self.looks.form_alike():
            self.made.added.append("how the form draws its fields was changed")
        for name, fields in self.before.items():
            others = self.after.get(name, [])
            for old, new in zip(fields, others, strict=False):
                self._compare(old, new)
            if len(others) < len(fields):
                self.made.altered.append(f"the field {called(fields[0])} was removed")
        for name, fields in self.after.items():
            for new in fields[len(self.before.get(name, [])) :]:
                self._new(new)

    def _compare(self, old: RawField, new: RawField) -> None:
        before, after = value_of(old, False), value_of(new, False)
        if before is None or after is None or before.kind is not after.kind:
            if before is not after:
                self.made.altered.append(f"{called(new)} became another kind of field")
            elif not self._moved(old, new) and not self.looks.same(old, new):
                self.made.added.append(f"{called(new)} was drawn anew")
        elif text_of(old.node.get("/FT")) == "Sig":
            self._compare_signatures(old, new)
        elif (before.value, before.placeholder) != (after.value, after.placeholder):
            if _is_empty(before):
                self.made.filled.append(new.name)
                self._moved(old, new)
            else:
                self.made.altered.append(f"{called(new)} was changed from “{_short(before.shown)}”")
        elif not self._moved(old, new):
            self._compare_looks(old, new, after)

    def _compare_looks(self, old: RawField, new: RawField, value: Value) -> None:
        told = self.looks.told(old, new, value)
        if told is False:
            self.made.altered.append(f"{called(new)} shows other words than were signed")
        elif told is None:
            self.made.added.append(f"{called(new)} was drawn anew")
        elif not self.looks.made_alike(old, new):
            self.made.added.append(f"how {called(old)} is drawn or called was changed")

    def _compare_signatures(self, old: RawField, new: RawField) -> None:
        before, after = (contents_of(entries(one.node.get("/V"))) for one in (old, new))
        if before == after:
            if self._moved(old, new) or not before:
                return
            if not self.looks.same(old, new):
                self.made.added.append(f"the signature in {called(new)} was drawn anew")
        elif before:
            self.made.altered.append(f"the signature in {called(new)} was replaced")
        else:
            self.made.signed += not _is_timestamp(new)
            self._moved(old, new)

    def _moved(self, old: RawField, new: RawField) -> bool:
        """Notes a field that stands elsewhere, or is hidden or shown now."""
        if _places(old) == _places(new):
            return False
        self.made.altered.append(f"{called(new)} was moved or hidden")
        return True

    def _new(self, new: RawField) -> None:
        value = value_of(new, False)
        seen = [place for place in _places(new) if _is_seen(place)]
        if text_of(new.node.get("/FT")) == "Sig":
            self.made.signed += _is_signed(new) and not _is_timestamp(new)
            if any(self._lies_on_a_field(place) or self._is_large(place) for place in seen):
                self.made.added.append("a signature was laid over what was signed")
            elif seen and not _is_signed(new) and _is_drawn(new):
                self.made.added.append(f"something was put on page {seen[0][0]}")
        elif seen or (value is not None and not _is_empty(value)):
            self.made.added.append(f"the field {called(new)} was put in")

    def _lies_on_a_field(self, place: Place) -> bool:
        """Whether a field lies below that says something; an empty slot is there to be signed."""
        number, _, rect = place
        for one in (one for fields in self.before.values() for one in fields):
            least = _EDGE
            if text_of(one.node.get("/FT")) == "Sig":
                if not _is_signed(one):
                    continue
                least = _EDGE_OF_SIGNATURE
            for there, flags, other in _places(one):
                seen = there == number and _is_seen((there, flags, other))
                if seen and _touch(rect, other, least):
                    return True
        return False

    def _is_large(self, place: Place) -> bool:
        """Whether a place takes more of its page than anybody needs to sign."""
        number, _, rect = place
        if number is None or rect is None:
            return False
        page = self.comparison.new.pages[number - 1]
        whole = rect_of(effective(page, {"/MediaBox"}).get("/MediaBox"))
        return whole is not None and _area(rect) > _LARGE * _area(whole)


Place = tuple[int | None, int, Rect | None]
"""Page, whether it is hidden, rectangle."""


def _places(one: RawField) -> list[Place]:
    return [(widget.page, int(widget.hidden), widget.rect) for widget in one.widgets]


def _is_seen(place: Place) -> bool:
    number, hidden, rect = place
    if number is None or hidden or rect is None:
        return False
    return rect[2] - rect[0] > 1 and rect[3] - rect[1] > 1


def _touch(one: Rect | None, other: Rect | None, least: float) -> bool:
    """Whether two places share more than an edge of ``least`` points."""
    if one is None or other is None:
        return False
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > least and high > least


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def _by_name(fields: Iterable[RawField]) -> dict[str, list[RawField]]:
    named: defaultdict[str, list[RawField]] = defaultdict(list)
    for one in fields:
        named[one.name].append(one)
    return named


def _is_signed(one: RawField) -> bool:
    return bool(contents_of(entries(one.node.get("/V"))))


def _is_drawn(one: RawField) -> bool:
    looks = (normal_appearance(widget.node) for widget in one.widgets)
    return any(look is not None and unpacked(look, _LOOK).strip() for look in looks)


def _is_timestamp(one: RawField) -> bool:
    """Whether what stands in a signature field is a document timestamp, which nobody signs."""
    value = entries(one.node.get("/V"))
    return text_of(value.get("/Type")) == "DocTimeStamp"


def _is_empty(value: Value) -> bool:
    return value.placeholder or value.value in {None, False, "", ()}


def called(one: RawField) -> str:
    """A field as a person knows it, in quotes."""
    title = text_of(one.node.get("/TU")).strip() or one.name or "a field without a name"
    return f"“{_short(title)}”"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."
