"""OLE compound files, opened with every way guarded in which a broken one can end."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import olefile

from parsers.errors import CorruptError

_ERRORS = (
    OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, struct.error,
    RecursionError, UnicodeError, OverflowError, AssertionError,
)  # fmt: skip
_STREAM_LIMIT = 100_000_000


class Compound:
    """An open compound file: its streams by path, names as written."""

    def __init__(self, ole: olefile.OleFileIO) -> None:
        """Wrap an open ``ole``."""
        self._ole = ole
        self.paths: tuple[tuple[str, ...], ...] = tuple(
            tuple(path) for path in cast("list[list[str]]", ole.listdir())
        )

    def read(self, path: tuple[str, ...]) -> bytes:
        """The bytes of the stream at ``path``; raises CorruptError where it cannot be read."""
        try:
            with self._ole.openstream(list(path)) as stream:
                return cast("bytes", stream.read(_STREAM_LIMIT))
        except _ERRORS as error:
            raise CorruptError("A part of the Outlook file is damaged.") from error


@contextmanager
def opened(data: bytes) -> Iterator[Compound]:
    """The compound file in ``data``; raises CorruptError where it is none."""
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
        compound = Compound(ole)
    except _ERRORS as error:
        raise CorruptError("The file is damaged; please save it again and send it anew.") from error
    try:
        yield compound
    finally:
        ole.close()


def stream_names(data: bytes) -> frozenset[str]:
    """The names of the streams in the root of ``data``, lower-cased; empty where it is damaged."""
    try:
        with opened(data) as compound:
            return frozenset(path[0].lower() for path in compound.paths if len(path) == 1)
    except CorruptError:
        return frozenset()
