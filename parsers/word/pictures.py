"""Whether a picture shows anything: blank ones and a control's own icon do not."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from parsers.errors import ParseError
from parsers.model import Anchor, Mark, MarkKind
from parsers.pictures import Look, look, on_paper
from parsers.word.package import Package

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_MAX_PIXELS = 40_000_000
_LEAST_SIDE = 6
"""Pixels: a picture narrower than this is a spacer or a line."""
_MOST_JUDGED = 256
_JUDGED: dict[tuple[int, int, int], Look] = {}
"""What pictures seen before show, by their check sum and sizes."""


Identity = tuple[int, int]


class Pictures:
    """Judges the pictures of one document."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._looks: dict[str, Look] = {}
        self._icons: frozenset[Identity] | None = None
        self._targets: dict[Anchor, str] = {}

    def look(self, part: str, relation: str | None) -> Look:
        """What the picture that ``relation`` of ``part`` names shows.

        What lies outside of the file, or cannot be read, is unknown.
        """
        target = self._target(part, relation)
        if not target:
            return Look.UNKNOWN
        known = self._looks.get(target)
        if known is None:
            known = self._looks[target] = self._judge(target)
        return known

    def data_of(self, part: str, relation: str | None) -> bytes:
        """The bytes of the picture that ``relation`` of ``part`` names; b"" where there is none."""
        target = self._target(part, relation)
        return self._read(target) if target else b""

    def _judge(self, target: str) -> Look:
        """Judge a picture, or remember how an equal one was judged: letterheads come again."""
        size = self._package.fingerprint(target)
        known = _JUDGED.get(size) if size else None
        if known is None:
            known = look_of(self._read(target))
            if size:
                if len(_JUDGED) >= _MOST_JUDGED:
                    _JUDGED.clear()
                _JUDGED[size] = known
        return known

    def in_control(self, mark: Mark | None, anchor: Anchor, *, flagged: bool) -> Mark:
        """What a picture control holds: absent where there is none or its icon shows.

        A control that says it shows its icon is believed, unless the icon is known (from the
        glossary) and this is another picture: programs that insert pictures leave the flag on.
        """
        if mark is None:
            return Mark(MarkKind.PICTURE, present=False, anchor=anchor)
        if mark.kind is not MarkKind.PICTURE or not mark.present:
            return mark
        target = self._targets.get(mark.anchor)
        known = self._identity(target) if target and (flagged or self.icons()) else None
        icon = known in self.icons() if known else False
        if icon or (flagged and not (known and self.icons())):
            return replace(mark, present=False)
        return mark

    def remember(self, mark: Mark, part: str, relation: str | None) -> None:
        """Keep which picture ``mark`` stands for."""
        target = self._target(part, relation)
        if target:
            self._targets[mark.anchor] = target

    def icons(self) -> frozenset[Identity]:
        """The pictures of the glossary: what picture controls show while they are empty."""
        if self._icons is None:
            found: set[Identity | None] = set()
            for glossary in self._package.related(self._main, "glossaryDocument"):
                for name in self._package.related(glossary, "image"):
                    found.add(self._identity(name))
            self._icons = frozenset(one for one in found if one)
        return self._icons

    def _identity(self, name: str) -> Identity | None:
        """What tells a picture from others: its bytes' check sum and size, None where unreadable.

        The zip has them at hand; two pictures of one form that differ share them by malice alone,
        and then a person looks at a signature more.
        """
        said = self._package.fingerprint(name)
        if said is not None:
            return said[:2]
        data = self._read(name)
        return (zlib.crc32(data), len(data)) if data else None

    def _target(self, part: str, relation: str | None) -> str:
        known = self._package.relations(part).get(relation or "")
        return known.target if known else ""

    def _read(self, name: str) -> bytes:
        try:
            return self._package.read(name) or b""
        except ParseError:
            return b""


def grey_of(data: bytes) -> Image | None:
    """The picture ``data`` in shades of grey on white paper; None where it cannot be shown."""
    from PIL import Image as Pictures  # noqa: PLC0415

    try:
        with Pictures.open(BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _MAX_PIXELS:
                return None
            return on_paper(image).convert("L")
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError):
        return None


def look_of(data: bytes) -> Look:
    """What the picture ``data`` shows; a tiny one shows nothing.

    Formats that are not read here (EMF, WMF, SVG) and damaged pictures are unknown.
    """
    from PIL import Image  # noqa: PLC0415  (only documents with pictures pay for it)

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            if min(image.size) < _LEAST_SIDE:
                return Look.BLANK
            if image.width * image.height > _MAX_PIXELS:
                return Look.UNKNOWN
            return look(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Look.UNKNOWN
