"""Senders that are made to look like somebody else: notes for planners, never a reason to believe.

Mixed scripts and confusable letters as in Unicode TR 39, sections 4 and 5.1, with the few letters
that are used for it in domains of agencies.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from parsers.model import Address

_LETTERS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u03bf\u03b1\u03bd\u0261\u01310158",
    "aeopcyxijsdqwoavgiolsb",
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_ADDRESS = re.compile(r"[\w.+'-]+@([\w-]+(?:\.[\w-]+)+)")
_SHORTEST = 5
"""Letters of a label below which one letter less or more is another word."""


def remarks(sender: Address | None, agency_domains: Iterable[str]) -> tuple[str, ...]:
    """What a planner should know of the sender's address, a clause each; none where it is plain."""
    if sender is None:
        return ()
    shown = _unicode(sender.domain)
    found = []
    if scripts := _mixed(shown):
        found.append(f"its domain {shown} mixes {' and '.join(scripts)} letters")
    if model := _looks_like(shown, tuple(agency_domains)):
        found.append(f"its domain {shown} is not {model}, but looks like it")
    named = _ADDRESS.search(sender.name)
    if named and not _of_one_house(named[1].lower(), sender.domain):
        found.append(f"its name shows {named[0]}, and it comes from {sender.address}")
    return tuple(found)


def _looks_like(domain: str, agency_domains: tuple[str, ...]) -> str:
    """The agency domain that ``domain`` may be mistaken for, "" for none or where it is one."""
    for model in agency_domains:
        if _below(domain, model.lower()) is not None:
            return ""
    for model in agency_domains:
        plain = model.lower()
        tail = ".".join(domain.split(".")[-len(plain.split(".")) :])
        if _skeleton(tail) == _skeleton(plain) or _one_letter(tail, plain):
            return model
        within = "[.-]".join(re.escape(label) for label in plain.split("."))
        if re.search(rf"(?:^|[.-]){within}(?:[.-]|$)", domain):
            return model
    return ""


def _of_one_house(one: str, other: str) -> bool:
    return _below(one, other) is not None or _below(other, one) is not None


def _below(domain: str, other: str) -> str | None:
    """What stands before ``other`` in ``domain``, None where it is no part of it."""
    if domain == other:
        return ""
    return domain[: -len(other) - 1] if domain.endswith("." + other) else None


def _skeleton(domain: str) -> str:
    """The domain as an eye in a hurry reads it."""
    visible = "".join(c for c in unicodedata.normalize("NFKD", domain) if _is_visible(c))
    plain = visible.translate(_LETTERS)
    for two, one in _PAIRS:
        plain = plain.replace(two, one)
    return plain


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Mn", "Cf"}


def _one_letter(one: str, other: str) -> bool:
    """Whether one label differs by one letter: added, left out, or another one."""
    pairs = list(zip(one.split("."), other.split("."), strict=False))
    differing = [(a, b) for a, b in pairs if a != b]
    if one.count(".") != other.count(".") or len(differing) != 1:
        return False
    first, second = differing[0]
    if min(len(first), len(second)) < _SHORTEST:
        return False
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    rest, others = first[same:], second[same:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


def _mixed(domain: str) -> tuple[str, ...]:
    """The scripts of a label that is written in several."""
    for label in domain.split("."):
        scripts = {_script(c) for c in label if c.isalpha()}
        if len(scripts) > 1:
            return tuple(sorted(scripts))
    return ()


def _script(letter: str) -> str:
    return unicodedata.name(letter, "unnamed").split()[0].capitalize()


def _unicode(domain: str) -> str:
    """The domain with its punycode decoded, as a mail program may show it."""
    labels = []
    for label in domain.lower().split("."):
        try:
            labels.append(label[4:].encode().decode("punycode") if label[:4] == "xn--" else label)
        except (UnicodeError, ValueError):
            labels.append(label)
    return ".".join(labels)
