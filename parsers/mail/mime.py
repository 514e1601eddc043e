"""The tree of a mail's parts, cut from its bytes in linear time.

Source: RFC 5322 section 2.2, RFC 2046 section 5.1. The standard library's parser takes minutes on
some inputs and recursion errors on others, so the tree is cut here; its leaves are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from parsers.errors import HostileError, ParseError
from parsers.mail.params import NOTHING, Parameterised, content_type, read_parameterised
from parsers.model import PartProblem
from parsers.text import decode_transfer, decode_words
from parsers.unpack.limits import Budget

RawHeader = tuple[str, bytes]

_BLANK = re.compile(rb"\n\r?\n")
_HEADER = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,100}:")
_LINE = re.compile(rb"[^\n]*(?:\n|\Z)")
_GUESSED = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?$", re.MULTILINE)
_HEADER_BLOCK = 2_000_000


@dataclass(frozen=True)
class Part:
    """One entity: a leaf, or a multipart with ``children``.

    ``path`` counts parts from 1 ("2.1"); a mail without parts is "1" itself. ``raw`` is the body
    before its transfer encoding is undone, and
    empty where it was cut into ``children``. ``headers`` have lower-cased names and raw values.
    ``signed`` is, of a whole mail that is multipart/signed, its first part byte for byte.
    """

    path: str
    headers: tuple[RawHeader, ...]
    raw: bytes
    kind: Parameterised
    children: tuple[Part, ...] = ()
    problem: PartProblem | None = None
    warnings: tuple[str, ...] = field(default=())
    signed: bytes = b""

    @cached_property
    def disposition(self) -> Parameterised:
        """Content-Disposition; its value is "" where there is none."""
        raw = self.header("content-disposition")
        return read_parameterised(raw) if raw else NOTHING

    @cached_property
    def data(self) -> bytes:
        """The body without its transfer encoding."""
        return decode_transfer(self.raw, self.encoding)

    @property
    def encoding(self) -> str:
        """The transfer encoding as declared."""
        return self.header("content-transfer-encoding").decode("ascii", "replace").split(";")[0]

    @property
    def name(self) -> str:
        """The file name that the part declares, or ""."""
        found = self.disposition.get("filename") or self.disposition.get("name")
        return found or self.kind.get("name") or self.kind.get("filename")

    @property
    def content_id(self) -> str:
        """Content-ID without brackets, or ""."""
        return decode_words(self.header("content-id").decode("utf-8", "replace")).strip("<> ")

    @property
    def is_multipart(self) -> bool:
        """Whether parts were declared."""
        return self.kind.value.startswith("multipart/")

    def header(self, name: str) -> bytes:
        """The first raw header ``name`` (lower-case), or b""."""
        return next((value for key, value in self.headers if key == name), b"")

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse(raw: bytes, budget: Budget, level: int = 0, path: str = "") -> Part:
    """The tree of the mail ``raw``; ``level`` says how deep it lies in another.

    ``path`` is put before the parts' own numbers. A branch that breaks a limit carries a problem
    and no children. Never raises.
    """
    return _entity(_without_envelope(raw), budget, level, path, "")


def _without_envelope(raw: bytes) -> bytes:
    """Without the mbox line and the blank lines that stand before the headers.

    A carriage return alone ends a line only in a mail that has no line feed at all.
    """
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    raw = raw.lstrip(b"\r\n") if raw[:1] in {b"\r", b"\n"} else raw
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if raw.startswith((b"From ", b">From ")):
        return raw.partition(b"\n")[2]
    return raw


def _entity(raw: bytes, budget: Budget, level: int, prefix: str, number: str) -> Part:
    headers, body, warnings = split_headers(raw, budget)
    declared = next((v for k, v in headers if k == "content-type"), b"")
    kind = content_type(declared) if declared else NOTHING
    path = prefix + (number or "1")
    part = Part(path, headers, body, kind, warnings=warnings)
    if not part.is_multipart:
        return part
    try:
        budget.check_mime_level(level + 1)
        pieces = _pieces(body, kind.get("boundary"), budget)
    except ParseError as error:
        return Part(path, headers, body, kind, (), PartProblem(error.kind, str(error)), warnings)
    stem = f"{number}." if number else ""
    children = tuple(
        _entity(piece, budget, level + 1, prefix, f"{stem}{n}") for n, piece in enumerate(pieces, 1)
    )
    signed = pieces[0] if pieces and level == 0 and kind.value == "multipart/signed" else b""
    rest = b"" if children else body
    return Part(path, headers, rest, kind, children, None, warnings, signed)


def _pieces(body: bytes, boundary: str, budget: Budget) -> list[bytes]:
    """The bodies between delimiter lines; none where the boundary does not occur."""
    marker = boundary.rstrip().encode("utf-8", "surrogateescape")
    found = _delimiters(body, marker, budget) if marker else []
    if not found and (guess := _GUESSED.search(body)):
        found = _delimiters(body, guess[1].removesuffix(b"--"), budget)
    pieces: list[bytes] = []
    for index, (_, end, closing) in enumerate(found):
        if closing:
            break
        following = found[index + 1][0] if index + 1 < len(found) else len(body)
        budget.take_part()
        pieces.append(_without_last_break(body[end:following]))
    return pieces


def _delimiters(body: bytes, marker: bytes, budget: Budget) -> list[tuple[int, int, bool]]:
    """Start, end and whether it closes, of each delimiter line."""
    pattern = re.compile(rb"^--" + re.escape(marker) + rb"(--)?[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE)
    most = budget.limits.parts + 2
    found = [
        (m.start(), m.end(), m[1] is not None) for m in islice(pattern.finditer(body), most + 1)
    ]
    if len(found) > most:
        raise HostileError(
            f"The mail has more than {budget.limits.parts:,} parts, which no mail program makes; "
            "please send the form in a new mail."
        )
    return found


def _without_last_break(piece: bytes) -> bytes:
    """The line break before a delimiter belongs to the delimiter."""
    if piece.endswith(b"\r\n"):
        return piece[:-2]
    return piece[:-1] if piece.endswith((b"\n", b"\r")) else piece


def split_headers(
    raw: bytes, budget: Budget
) -> tuple[tuple[RawHeader, ...], bytes, tuple[str, ...]]:
    """The headers and body of an entity, and warnings about headers that were left out.

    Headers end at a blank line, or where a line is neither a header nor a continuation.
    """
    limits = budget.limits
    headers: list[RawHeader] = []
    warnings: list[str] = []
    name, start, position = "", 0, 0
    while True:
        line = _LINE.match(raw, position)
        text = line[0] if line else b""
        blank = not text.strip(b"\r\n")
        folded = text[:1] in {b" ", b"\t"} and bool(name)
        found = None if blank or folded else _HEADER.match(text)
        if not folded:
            if name:
                _keep(headers, warnings, name, raw[start:position], budget)
            if found is None:
                body_at = position + len(text) if blank else position
                break
            name = found[1].decode("ascii").lower()
            start = position + found.end()
        position += len(text)
        if position > _HEADER_BLOCK or len(headers) >= limits.headers:
            warnings.append("The mail's headers are longer than is read; the rest was left out.")
            end = _BLANK.search(raw, max(0, position - 2))
            body_at = end.end() if end else len(raw)
            break
    return tuple(headers), raw[body_at:], tuple(warnings)


def _keep(
    headers: list[RawHeader], warnings: list[str], name: str, value: bytes, budget: Budget
) -> None:
    if len(value) > budget.limits.header:
        warnings.append(f"The header {name} is longer than is read; it was left out.")
        return
    headers.append((name, value.strip()))
