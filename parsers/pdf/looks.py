"""Whether a field's look says the same as its value: a stale or forged look earns a warning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pikepdf import Object
from rapidfuzz import fuzz

from parsers.model import ControlKind
from parsers.pdf.controls import Placed
from parsers.pdf.signing import normal_appearance
from parsers.pdf.streams import unpacked
from parsers.pdf.strings import decoded, text_of
from parsers.pdf.tree import Node, entries

_LONGEST = 200_000
_STRING = re.compile(rb"\\.|\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>(?!>)", re.DOTALL)
"""A string, or a character behind a backslash outside of one, which begins none: else a string that
does not end would be sought again from each of its own brackets."""
_LINE_ENDS = re.compile(
    rb"(?P<string>" + _STRING.pattern + rb")|\bT\*|[-\d.]+\s+(?P<down>[-\d.]+)\s+T[dD]\b", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_UNLIKE, _WORDS = 75.0, 4
"""How alike, of 100, letters of other words are at most, and how many letters make words."""
_WORDED = {ControlKind.TEXT, ControlKind.DATE, ControlKind.CHOICE}


def look_notes(one: Placed) -> Iterator[str]:
    """A warning for a text or list field that shows other words than its value."""
    shown = _told(one)
    if shown is None:
        return
    control = one.control
    look, value = bare(shown), bare(control.shown)
    called = control.title or control.name
    if look and not value:
        yield f"The field “{called}” shows “{_short(shown)}” but has no value."
    elif value and not look:
        yield f"The field “{called}” has the value “{_short(control.shown)}” but shows nothing."
    elif note := other_words(one):
        yield note


def other_words(one: Placed) -> str:
    """A sentence on a field that shows other words than those it has as its value, else ""."""
    shown = _told(one)
    if shown is None:
        return ""
    control = one.control
    look, value = bare(shown), bare(control.shown)
    if not look or not value or look in value or value in look or sorted(look) == sorted(value):
        return ""
    return (
        f"The field “{control.title or control.name}” shows “{_short(shown)}” "
        f"but has the value “{_short(control.shown)}”."
    )


def clearly_other_words(one: Placed) -> str:
    """As :func:`other_words`, where both are words and hardly a letter of them is the same.

    Dates and numbers are drawn as their format wants them, and letters beyond ASCII may be coded in
    several ways: what only differs by these is no other answer.
    """
    shown, control = _told(one), one.control
    if shown is None or control.kind is ControlKind.DATE:
        return ""
    look, value = (_letters(text) for text in (shown, control.shown))
    if not look or not value or fuzz.ratio(look, value) > _UNLIKE:
        return ""
    return other_words(one)


def _letters(text: str) -> str:
    """The plain letters of words, "" for figures, and where brackets may part what is drawn."""
    if any(letter.isdigit() or letter in "()\\" for letter in text):
        return ""
    flat = bare(unicodedata.normalize("NFKD", text))
    plain = "".join(letter for letter in flat if letter.isascii())
    return plain if len(plain) >= _WORDS else ""


def _told(one: Placed) -> str | None:
    """What the one look of a text or list field draws; None where that cannot be told."""
    control = one.control
    if control.kind not in _WORDED or len(one.raw.widgets) != 1 or isinstance(control.value, tuple):
        return None
    return shown_words(one.raw.widgets[0].node)


def bare(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."


def shown_words(widget: Node) -> str | None:
    """The words that a widget's look draws; None without a look, or where they cannot be told."""
    data = _drawn(widget)
    if data is None:
        return None
    return decoded(b"".join(_literal(found.group()) for found in _STRING.finditer(data)))


def shown_text(widget: Node) -> str | None:
    """The same with a line feed where the look begins a new line."""
    data = _drawn(widget)
    if data is None:
        return None
    parts: list[bytes] = []
    for found in _LINE_ENDS.finditer(data):
        down = found["down"]
        if found["string"]:
            parts.append(_literal(found["string"]))
        elif parts and (down is None or down.strip(b"-0.")):
            parts.append(b"\n")
    said = b"".join(parts)
    told = said.decode("cp1252", "replace") if _is_western(widget) else decoded(said)
    return told.strip()


def _is_western(widget: Node) -> bool:
    """Whether the letters of a look are in Windows' code page, as forms' own fonts are."""
    fonts = entries(entries(entries(normal_appearance(widget)).get("/Resources")).get("/Font"))
    coded = [entries(font).get("/Encoding") for font in fonts.values()]
    return any(text_of(one) == "WinAnsiEncoding" for one in coded if one is not None)


def _drawn(widget: Node) -> bytes | None:
    """The content of a look that draws nothing but words in letters of its own."""
    look = normal_appearance(widget)
    if look is None or _coded(look):
        return None
    data = unpacked(look, _LONGEST)
    return None if b"Do" in data or b"BT" not in data else data


def _coded(look: Object) -> bool:
    """Whether a font of the look has codes that are not letters."""
    fonts = entries(entries(entries(look).get("/Resources")).get("/Font")).values()
    for font in map(entries, fonts):
        if text_of(font.get("/Subtype")) == "Type0" or "/ToUnicode" in font:
            return True
        if "/Differences" in entries(font.get("/Encoding")):
            return not text_of(font.get("/BaseFont")).startswith(("Helv", "Arial", "Times", "Cour"))
    return False


def _literal(raw: bytes) -> bytes:
    if raw[:1] == b"\\":
        return b""
    if raw[:1] == b"<":
        digits = b"".join(raw[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return _ESCAPE.sub(_unescaped, raw[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found.group(1)
    if code.isdigit():
        return bytes([int(code, 8) & 0xFF])
    if code in {b"\n", b"\r\n"}:
        return b""
    return _PLAIN.get(code, code)
