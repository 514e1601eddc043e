"""Addresses in headers, read strictly: where programs could disagree, there is no address.

Source: RFC 5322 section 3.4, RFC 6532. A lenient reader lets "alice@agency.gov)bob@evil" pass for
either (CVE-2023-27043, CVE-2019-16056); this one refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.model import Address
from parsers.text import decode_words

_TOKEN = re.compile(
    r'(?P<space>\s+)|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<open>\()|<(?P<angle>[^<>]*)>'
    r'|(?P<mark>[,;:])|(?P<bad>[<>")\\])|(?P<atom>[^\s"(),;:<>\\]+)',
    re.DOTALL,
)
_COMMENT_STEP = re.compile(r"\\.|[()]", re.DOTALL)
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u0080-\U0010ffff-]{1,64}"
_DOMAIN = r"[A-Za-z0-9\u0080-\U0010ffff](?:[A-Za-z0-9_\u0080-\U0010ffff.-]{0,252})"
_SPEC = re.compile(
    rf'({_LOCAL}|"(?:[^"\\\r\n]|\\[^\r\n]){{1,62}}")@({_DOMAIN}|\[[0-9A-Fa-f.:IPv]{{2,45}}\])\.?'
)
_MOST = 1_000


@dataclass
class _Element:
    """What stands between two commas; ``bare`` are the words that were not quoted."""

    words: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    angles: list[str] = field(default_factory=list)
    spec: str = ""
    broken: bool = False
    after_angle: bool = False

    @property
    def empty(self) -> bool:
        return not (self.words or self.angles or self.broken)

    @property
    def mere_words(self) -> bool:
        return not self.angles and not self.broken and not any("@" in w for w in self.words)


def mailboxes(value: str) -> tuple[Address, ...]:
    """Every readable mailbox in a header value, members of groups included."""
    elements, _ = _elements(value)
    found = (_mailbox(element, "") for element in elements)
    return tuple(address for address in found if address is not None)[:_MOST]


def one_mailbox(value: str) -> Address | None:
    """The one mailbox that ``value`` names; None where it names none, several, or a group.

    An unquoted comma in a name ("Doe, Jane <jane@agency.gov>") is forgiven: nothing but the angle
    brackets holds an address there.
    """
    elements, grouped = _elements(value)
    if grouped or not elements:
        return None
    *before, last = elements
    if not all(element.mere_words for element in before):
        return None
    name = ", ".join(" ".join(element.words) for element in before)
    return _mailbox(last, name)


def bare_address(value: str) -> Address | None:
    """``value`` itself as an address, without name and brackets; None where it is none."""
    found = _SPEC.fullmatch(value.strip())
    if found is None or ".." in found[1] or ".." in found[2]:
        return None
    if found[1].startswith(".") or found[1].endswith("."):
        return None
    return Address(f"{found[1]}@{found[2].lower().rstrip('.')}")


def _mailbox(element: _Element, before: str) -> Address | None:
    if element.broken or len(element.angles) > 1:
        return None
    if element.angles:
        spec = bare_address(element.angles[0])
        others = [word for word in element.bare if "@" in word]
    else:
        spec = bare_address(element.words[0]) if len(element.words) == 1 else None
        others = []
    if spec is None or any(word.lower() != spec.address.lower() for word in others):
        return None
    words = " ".join(element.words) if element.angles else ""
    name = decode_words(", ".join(filter(None, (before, words))))
    return Address(spec.address, "" if bare_address(name) else name[:200])


def _elements(value: str) -> tuple[list[_Element], bool]:
    """The elements between commas, and whether there was a group."""
    elements: list[_Element] = []
    current = _Element()
    grouped = False
    for kind, text in _tokens(value):
        if kind == "mark" and text in ",;":
            if not current.empty:
                elements.append(current)
            current = _Element()
            grouped = grouped or text == ";"
        elif kind == "mark":
            current, grouped = _Element(), True
        else:
            _take(current, kind, text)
    if not current.empty:
        elements.append(current)
    return elements, grouped


def _take(element: _Element, kind: str, text: str) -> None:
    if kind == "angle":
        element.angles.append(text)
    elif kind == "bad" or (element.angles and kind in {"atom", "quoted"}):
        element.broken = True
    elif kind in {"atom", "quoted"}:
        element.words.append(text)
        element.bare += [text] if kind == "atom" else []


def _tokens(value: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(value):
        found = _TOKEN.match(value, position)
        if found is None:
            yield "bad", value[position]
            position += 1
            continue
        position = found.end()
        kind = found.lastgroup or "bad"
        if kind == "open":
            end = _comment_end(value, position)
            if end is None:
                yield "bad", "("
                return
            position = end
        elif kind == "quoted":
            yield from _quoted(value, position, found["quoted"])
            if position < len(value) and value[position] == "@":
                position = _skip_atom(value, position)
        elif kind != "space":
            yield kind, found[kind]


def _quoted(value: str, end: int, text: str) -> Iterator[tuple[str, str]]:
    """A quoted word, or a quoted local part together with its domain."""
    if end < len(value) and value[end] == "@":
        yield "atom", f'"{text}"{value[end : _skip_atom(value, end)]}'
    else:
        yield "quoted", re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def _skip_atom(value: str, position: int) -> int:
    found = re.compile(r'[^\s"(),;:<>\\]*').match(value, position)
    return found.end() if found else position


def _comment_end(value: str, position: int) -> int | None:
    depth = 1
    for step in _COMMENT_STEP.finditer(value, position):
        if step[0] == "(":
            depth += 1
        elif step[0] == ")":
            depth -= 1
        if depth == 0:
            return step.end()
    return None
