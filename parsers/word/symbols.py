"""Characters of symbol fonts that print boxes and ticks, as the Unicode characters they look like.

Sources: the character tables of Wingdings, Wingdings 2 and Webdings.
"""

from __future__ import annotations

_WINGDINGS = {
    0x6F: "□", 0x70: "□", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒",
    0xFC: "✓", 0xFB: "✗", 0xA1: "○", 0xA4: "◉", 0x6E: "■", 0x6C: "●", 0xA2: "○",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐",
    0x30: "☐", 0x99: "○", 0x9A: "○", 0x9B: "◉",
}  # fmt: skip
_WEBDINGS = {0x63: "☐", 0x61: "✓", 0x67: "■", 0x72: "✗", 0x3D: "●"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS}


def symbol(font: str, code: str) -> str:
    """The text of ``w:sym`` (17.3.3.30): ``code`` in hex, often raised by F000."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return symbol_text(font, chr(number)) if 0 < number < 0xFFFF else ""


def is_symbol_font(font: str) -> bool:
    """Whether letters in ``font`` are pictures."""
    return font.strip().lower() in _FONTS


def symbol_text(font: str, text: str) -> str:
    """``text`` set in ``font`` as it looks; what has no likeness stays as it is."""
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return text
    return "".join(table.get(ord(c) & 0xFF if ord(c) >= 0xF000 else ord(c), c) for c in text)
