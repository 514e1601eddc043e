"""Pictures that may be a scanned or photographed form."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.errors import ErrorKind
from parsers.model import FileKind, Leaf, PartProblem

_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


class _Shape(NamedTuple):
    """Pictures at least ``least`` times as long as wide, and at most ``upright`` times where they
    stand, ``lying`` times where they lie; ``wide`` and ``high`` are the fewest pixels across one
    that stands and down one that lies."""

    least: float
    upright: float
    lying: float
    wide: int
    high: int


_PAGE = _Shape(1.2, 1.55, 1.55, 700, 1_100)
_ABOUT_A_PAGE = _Shape(1.0, 2.8, 1.9, 600, 1_000)
"""With what telephones have around a page, whose pictures may be 9 to 16 and longer; legal paper;
the screen around a page; two pages that a program joined into one picture."""


def is_page(data: bytes) -> bool:
    """Whether the picture ``data`` has the shape and size of a scanned or photographed page.

    TIFF is what scanners and fax machines send, and what cannot be measured may be one too.
    """
    return _has(data, _PAGE)


def may_show_a_page(data: bytes) -> bool:
    """Whether ``data`` is worth a look for a page, however its picture was cut.

    Where none is found on it, it need not have been meant as one.
    """
    return _has(data, _ABOUT_A_PAGE)


def _has(data: bytes, shape: _Shape) -> bool:
    if data.startswith(_TIFF):
        return True
    from PIL import Image  # noqa: PLC0415 - few mails bring a picture that is no decoration

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            width, height = picture.size
    except (OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, MemoryError):
        return True
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return True
    upright = height >= width
    if min(width, height) < (shape.wide if upright else shape.high):
        return False
    most = shape.upright if upright else shape.lying
    return shape.least <= max(width, height) / min(width, height) <= most


def blame_scans(leaves: Sequence[Leaf], pages: frozenset[str]) -> tuple[Leaf, ...]:
    """``leaves``, where no profile was found with the pictures at ``pages`` named as unread.

    Beside a profile a picture is documentation; alone it may be the profile itself, and must not
    pass for a mail without one.
    """
    if any(leaf.form is not None for leaf in leaves):
        return tuple(leaves)
    return tuple(_blamed(leaf) if leaf.path in pages else leaf for leaf in leaves)


def _blamed(leaf: Leaf) -> Leaf:
    if leaf.kind is not FileKind.IMAGE or leaf.decoration or leaf.problem is not None:
        return leaf
    return replace(
        leaf,
        problem=PartProblem(
            ErrorKind.UNSUPPORTED,
            f"{leaf.name or 'The attached picture'} is a picture, and scans are not read here; "
            "please send the form itself as Word or PDF.",
            scan=True,
        ),
    )
