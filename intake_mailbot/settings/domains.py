"""Domains of the settings: what one may be written as, and the mend of what is none."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_BETWEEN = re.compile(r"[\s,;]+")
_ANY = re.compile(r"^\*\.?")


def domain(text: str) -> str:
    """The domain that ``text`` names, in lower case, without an @ or a dot at its ends.

    Raises ValueError with a sentence that holds the mend, as for what would never match a sender:
    a pattern, the URL of a page, several domains in one.
    """
    found = _plain(text)
    if _DOMAIN.fullmatch(found):
        return found
    raise ValueError(f"{text!r} is no domain: {_mend(found)}")


def _plain(text: str) -> str:
    return text.strip().lower().removeprefix("@").strip(".")


def _mend(found: str) -> str:
    several = [_plain(part) for part in _BETWEEN.split(found) if part]
    if len(several) > 1 and all("." in part and _DOMAIN.fullmatch(part) for part in several):
        return f"write each in quotes of its own: [{', '.join(map(_quoted, several))}]"
    if "@" in found:
        return "only whole domains are believed, never one address: write one like example.gov"
    host = _ANY.sub("", _host(found))
    if host != found and _DOMAIN.fullmatch(host):
        return f"write {_quoted(host)}, which counts with all below it"
    if not found.isascii() and (encoded := _encoded(found)):
        return f"write {_quoted(encoded)}, as mail servers do"
    return "write one like example.gov"


def _host(text: str) -> str:
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or text
    except ValueError:
        return text


def _encoded(text: str) -> str:
    try:
        return text.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _quoted(text: str) -> str:
    return f'"{text}"'
