"""Authentication-Results as RFC 8601 writes them: comments, quoting, versions, reasons.

A small reader of the grammar of section 2.2; whatever does not follow it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST = 20_000
_WORD = re.compile(r'[^\s;="()\\]+')


@dataclass(frozen=True, slots=True)
class Result:
    """One method's result: ``dmarc=pass header.from=example.gov``; all lower-cased.

    ``properties`` are the pairs behind it ("header.from", "example.gov").
    """

    method: str
    result: str
    properties: tuple[tuple[str, str], ...]

    def every(self, name: str) -> tuple[str, ...]:
        """All values of the property ``name``."""
        return tuple(value for key, value in self.properties if key == name)


@dataclass(frozen=True, slots=True)
class AuthResults:
    """One header: who says it (lower-cased, "" where nobody does) and what."""

    authserv_id: str
    results: tuple[Result, ...]


def read_auth_results(value: str) -> AuthResults:
    """What one Authentication-Results header says; never raises.

    A header whose comments or quotes do not close says nothing, under nobody's name. Source: RFC
    8601, section 2.2.
    """
    tokens = _tokens(value[:_MOST])
    if tokens is None:
        return AuthResults("", ())
    pieces = list(_split(tokens))
    head = pieces[0] if pieces else []
    named = bool(head) and "=" not in head
    authserv_id = head[0].strip('"').lower() if named else ""
    read = (_result(piece) for piece in (pieces[1:] if named else pieces))
    return AuthResults(authserv_id, tuple(result for result in read if result is not None))


def _tokens(value: str) -> list[str] | None:
    """Words, "=", ";" and quoted strings (with their quotes), comments left out."""
    tokens: list[str] = []
    at = 0
    while at < len(value):
        character = value[at]
        if character == "(":
            end = _comment_end(value, at)
        elif character == '"':
            end = _quote_end(value, at)
            if end:
                tokens.append('"' + re.sub(r"\\(.)", r"\1", value[at + 1 : end - 1]) + '"')
        elif character in ";=":
            tokens.append(character)
            end = at + 1
        else:
            word = _WORD.match(value, at)
            if word is not None:
                tokens.append(word.group())
            end = word.end() if word is not None else at + 1
        if not end:
            return None
        at = end
    return tokens


def _comment_end(value: str, at: int) -> int:
    """Where the comment that begins at ``at`` ends; 0 where it does not."""
    depth = 0
    while at < len(value):
        character = value[at]
        if character == "\\":
            at += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return 0


def _quote_end(value: str, at: int) -> int:
    """Where the quoted string that begins at ``at`` ends; 0 where it does not."""
    at += 1
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == '"':
            return at + 1
        at += 1
    return 0


def _split(tokens: list[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for word in tokens:
        if word == ";":
            yield piece
            piece = []
        else:
            piece.append(word)
    yield piece


def _result(piece: list[str]) -> Result | None:
    """``method[/version] = result`` and the pairs behind it."""
    pairs = list(_pairs(piece))
    if not pairs or len(piece) < 3 or piece[1] != "=":
        return None
    method, result = pairs[0]
    method = method.partition("/")[0].strip()
    properties = tuple((name, value) for name, value in pairs[1:] if "." in name)
    return Result(method, result, properties) if method and result else None


def _pairs(piece: list[str]) -> Iterator[tuple[str, str]]:
    at = 0
    while at + 2 < len(piece):
        if piece[at + 1] == "=" and piece[at] != "=" and piece[at + 2] != "=":
            yield piece[at].lower(), piece[at + 2].strip('"').lower()
            at += 3
        else:
            at += 1
