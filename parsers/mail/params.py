"""Content-Type and Content-Disposition values with their parameters.

Sources: RFC 2045 section 5.1, RFC 2183, RFC 2231 sections 3 and 4. The names of files come in every
way that programs have thought of: continued, percent-encoded, as encoded words, as bare 8-bit text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from parsers.text import decode, decode_words, unfolded

_PARAM = re.compile(
    r';\s{0,20}([^\s=;"]{1,80})[ \t]{0,20}=[ \t]{0,20}(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL
)
_SECTION = re.compile(r"(.+?)\*(?:(\d{1,3})(\*)?)?\Z")
_MOST_PARAMS = 100
_LONGEST = 16_000
_TYPE = re.compile(r"[^\s/;]{1,100}/[^\s/;]{1,100}")
_ESCAPED = re.compile(r"\\([\"\\])")


@dataclass(frozen=True, slots=True)
class Parameterised:
    """A value such as ``text/plain`` or ``attachment``, lower-cased, with its parameters."""

    value: str
    params: Mapping[str, str]

    def get(self, name: str) -> str:
        """The parameter ``name``, or ""."""
        return self.params.get(name, "")


NOTHING = Parameterised("", MappingProxyType({}))


def read_parameterised(raw: bytes) -> Parameterised:
    """A raw header value with parameters; what is broken in it is left out."""
    text = unfolded(raw[:_LONGEST])
    head = text.partition(";")[0].strip().strip('"').lower()
    simple: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for number, found in enumerate(_PARAM.finditer(text, len(text.partition(";")[0]))):
        if number >= _MOST_PARAMS:
            break
        name = found[1].lower()
        value = _ESCAPED.sub(r"\1", found[2]) if found[2] is not None else found[3].strip()
        section = _SECTION.match(name)
        if section is None:
            simple.setdefault(name, value)
        else:
            numbered = section[2] is not None
            encoded = not numbered or section[3] is not None
            part = int(section[2]) if numbered else 0
            pieces.setdefault(section[1], {}).setdefault(part, (value, encoded))
    params = {name: decode_words(value) for name, value in simple.items()}
    params |= {name: _joined(parts) for name, parts in pieces.items()}
    return Parameterised(head, MappingProxyType(params))


def content_type(raw: bytes) -> Parameterised:
    """A raw Content-Type; ``value`` is "" where it names no type."""
    read = read_parameterised(raw)
    found = _TYPE.match(read.value)
    return Parameterised(found[0] if found else "", read.params)


def _joined(parts: Mapping[int, tuple[str, bool]]) -> str:
    """RFC 2231 pieces put together; the charset stands in the first."""
    charset = ""
    out: list[bytes] = []
    for index, (number, (value, encoded)) in enumerate(sorted(parts.items())):
        text = value
        if encoded and index == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "replace")
        out.append(unquote_to_bytes(raw) if encoded else raw)
        if number > _MOST_PARAMS:
            break
    return decode_words(decode(b"".join(out), charset))
