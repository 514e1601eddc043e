"""PDF strings, names, numbers and dates as Python values (ISO 32000-1, 7.9.2 to 7.9.5)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from pikepdf import Object, ObjectType

from parsers.pdf.limits import MAX_STRING
from parsers.pdf.streams import unpacked

_STRING, _NAME, _STREAM = ObjectType.string, ObjectType.name_, ObjectType.stream
_LANGUAGE = re.compile("\x1b[^\x1b]{2,8}\x1b")
_DATE = re.compile(
    r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:([+\-Zz])\s*(?:(\d\d)'?(\d\d)?)?)?"
)
_UNUSUAL = re.compile(rb"[\x00\r\x18-\x1f]")
"""Bytes that PDFDocEncoding reads unlike ASCII, or that are tidied away."""
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</p>\s*<p\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>(.*?)</body>", re.IGNORECASE | re.DOTALL)


def decoded(raw: bytes) -> str:
    """A text string: UTF-16 or UTF-8 by its byte order mark, PDFDocEncoding otherwise."""
    if raw.isascii():
        text = raw[:MAX_STRING].decode("ascii")
        if text.isprintable() or not _UNUSUAL.search(raw):
            return text
    if raw[:2] == b"\xfe\xff":
        text = raw[2:].decode("utf-16-be", "replace")
    elif raw[:2] == b"\xff\xfe":
        text = raw[2:].decode("utf-16-le", "replace")
    elif raw[:3] == b"\xef\xbb\xbf":
        text = raw[3:].decode("utf-8", "replace")
    else:
        text = raw.decode("pdfdoc_pikepdf", "replace")
    return tidy(text)


def tidy(text: str) -> str:
    """``text`` with line ends as ``\\n``, without language marks and NULs, cut at the limit."""
    if "\x1b" in text:
        text = _LANGUAGE.sub("", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text[:MAX_STRING] if len(text) > MAX_STRING else text


def name_text(name: bytes | str) -> str:
    """A name without its slash: UTF-8 (7.3.5), or Latin letters where it is none.

    A dictionary's key comes as a string with surrogates for bytes that are no UTF-8.
    """
    raw = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name
    if raw[1:].isalnum() and raw[:1] == b"/":
        return raw[1:].decode("ascii")[:MAX_STRING]  # most names are letters: nothing to tidy
    try:
        return tidy(raw.removeprefix(b"/").decode("utf-8"))
    except UnicodeDecodeError:
        return tidy(raw.removeprefix(b"/").decode("cp1252", "replace"))


def text_of(value: object) -> str:
    """Any scalar as text; "" for what has no text (a dictionary, an array, null)."""
    if value is None:
        return ""
    if not isinstance(value, Object):
        return tidy(str(value))
    kind = value._type_code  # noqa: SLF001 - an isinstance check of pikepdf costs ten times as much
    if kind == _STRING:
        return decoded(bytes(value))
    if kind == _NAME:
        return name_text(bytes(value))
    return decoded(unpacked(value)) if kind == _STREAM else ""


def number(value: object, otherwise: int = 0) -> int:
    """An integer object, or ``otherwise`` where something else stands."""
    try:
        return int(value)  # type: ignore[call-overload, no-any-return]  # any object may stand here
    except (TypeError, ValueError, ArithmeticError, NotImplementedError):
        return otherwise


def rich_text(markup: str) -> str:
    """The words of a rich text value (/RV, XFA ``exData``): paragraphs become lines."""
    import html  # noqa: PLC0415

    body = _BODY.search(markup)
    text = _BREAK.sub("\n", body.group(1) if body else markup)
    return tidy(html.unescape(_TAG.sub("", text))).strip()


def date_of(text: str) -> datetime | None:
    """A PDF date; without a zone it is taken as UTC. None when it is none."""
    found = _DATE.match(text)
    if not found:
        return None
    year, *parts = found.groups()[:6]
    sign, hours, minutes = found.groups()[6:]
    month, day, hour, minute, second = (
        int(p) if p else d for p, d in zip(parts, (1, 1, 0, 0, 0), strict=True)
    )
    zone: timezone = UTC
    try:
        if sign in {"+", "-"}:
            offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
            zone = timezone(offset if sign == "+" else -offset)
        return datetime(int(year), month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
