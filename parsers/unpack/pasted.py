"""Pages in a Word file that holds nothing but pictures: people paste their scan into one.

Source: ECMA-376 part 1, sections 17.3.3.31 (text) and 20.1.8.13 (pictures), part 2, section 9.3.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from parsers.detect import is_image
from parsers.unpack.limits import Budget
from parsers.unpack.member import Member, clean_name

_SIGN = b"word/media/"
_MAIN, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_TEXT = re.compile(rb"<w:t[ >][^<]*")
_EMBEDDED = re.compile(rb'r:(?:embed|id)="([^"]{1,80})"')
_RELATION = re.compile(rb"<Relationship\s[^<>]*>")
_ID, _TARGET = re.compile(rb'\sId="([^"]*)"'), re.compile(rb'\sTarget="([^"]*)"')
_LARGEST_PART = 2_000_000
_FEW_LETTERS = 600
"""A form's own print has more of them than the lines above and below a pasted scan."""
_MOST = 20
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
           ValueError, KeyError)  # fmt: skip


def members(data: bytes, budget: Budget) -> tuple[Member, ...]:
    """The pictures of the Word file ``data`` in its order, none where it has text of its own.

    Raises TooLargeError where they break the ``budget``.
    """
    if _SIGN not in data:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return tuple(_pictures(package, budget))
    except _BROKEN:
        return ()  # who reads the file as a form says what is wrong with it


def _pictures(package: zipfile.ZipFile, budget: Budget) -> Iterator[Member]:
    main, relations = _part(package, _MAIN), _part(package, _RELATIONS)
    letters = sum(len(text) - len(b"<w:t>") for text in _TEXT.findall(main))
    if letters > _FEW_LETTERS:
        return
    targets = dict(_targets(relations))
    named = dict.fromkeys(targets.get(one, "") for one in _EMBEDDED.findall(main))
    for name in [one for one in named if one.startswith(_SIGN.decode())][:_MOST]:
        with contextlib.suppress(*_BROKEN):  # one picture; the others can be read
            info = package.getinfo(name)
            if info.file_size > budget.limits.ratio * max(info.compress_size, 1):
                continue  # no scan is packed so well
            budget.take_member()
            budget.take_inflated(info.file_size, info.compress_size, info.file_size)
            data = package.read(info)
            if is_image(data):
                yield Member(clean_name(name), data)


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        read = part.read(_LARGEST_PART + 1)
    if len(read) > _LARGEST_PART:
        raise ValueError(name)  # far more than a few lines around pictures
    return read


def _targets(relations: bytes) -> Iterator[tuple[bytes, str]]:
    for one in _RELATION.findall(relations):
        found, target = _ID.search(one), _TARGET.search(one)
        if found and target:
            path = posixpath.join("/word", target[1].decode("utf-8", "replace"))
            yield found[1], posixpath.normpath(path).lstrip("/")
