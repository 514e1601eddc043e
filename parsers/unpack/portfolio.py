"""PDF portfolios: the files that a PDF is an envelope of.

Source: ISO 32000-2, sections 7.11.4 (embedded file streams) and 12.3.5 (collections). An ordinary
PDF with files in it is none: there the file itself is what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from parsers.errors import CorruptError, HostileError, ParseError, TooLargeError
from parsers.model import PartProblem
from parsers.pdf.opening import opened
from parsers.pdf.streams import unpacked
from parsers.unpack.limits import Budget
from parsers.unpack.member import Member, clean_path

_SIGN = b"/Collection"
_FILES = b"/EmbeddedFile"
_STREAMS = ("/UF", "/F")


def may_be_portfolio(data: bytes) -> bool:
    """Whether it is worth a look: files lie in it, and something in it is a collection.

    The catalog that says so may itself be packed; the files' own streams say what they are.
    """
    return _FILES in data and (_SIGN in data or b"/ObjStm" in data)


def members(data: bytes, budget: Budget) -> tuple[Member, ...]:
    """The files of the portfolio ``data``; none where it is an ordinary PDF.

    A file that cannot be read carries its problem. Raises ParseError for what cannot be opened, or
    has too many files.
    """
    try:
        with opened(data) as document:
            if "/Collection" not in document.pdf.Root:
                return ()
            return tuple(_members(document.pdf, budget))
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # a list that is none
        raise CorruptError(
            "The list of files in the PDF portfolio is damaged; please attach the files themselves."
        ) from error


def _members(pdf: pikepdf.Pdf, budget: Budget) -> Iterator[Member]:
    """Each file; many that are one and the same stream are unpacked once, and counted each.

    Nothing is unpacked any more after a file that grows beyond bounds.
    """
    known: dict[tuple[int, int], bytes] = {}
    bomb: PartProblem | None = None
    for name, entry in pdf.attachments.items():
        budget.take_member()
        shown = clean_path(entry.filename or name) or "unnamed"
        if bomb is not None:
            yield Member(shown, problem=bomb)
            continue
        try:
            yield Member(shown, _bytes(entry.obj, shown, budget, known))
        except TooLargeError:
            raise
        except ParseError as error:
            problem = PartProblem(error.kind, str(error))
            bomb = problem if isinstance(error, HostileError) else None
            yield Member(shown, problem=problem)


def _bytes(
    spec: pikepdf.Object, shown: str, budget: Budget, known: dict[tuple[int, int], bytes]
) -> bytes:
    held = spec.get("/EF")
    found = [held.get(key) for key in _STREAMS] if isinstance(held, pikepdf.Dictionary) else []
    stream = next((one for one in found if isinstance(one, pikepdf.Stream)), None)
    data = _unpacked(stream, known) if stream is not None else b""
    if stream is None or not data:
        raise CorruptError(
            f"{shown} in the PDF portfolio is damaged or empty; please attach it by itself."
        )
    budget.take_inflated(len(data), len(bytes(stream.get_raw_stream_buffer())), len(data))
    return data


def _unpacked(stream: pikepdf.Stream, known: dict[tuple[int, int], bytes]) -> bytes:
    if stream.objgen not in known:
        known[stream.objgen] = unpacked(stream)
    return known[stream.objgen]
