"""Check boxes drawn as characters: by Unicode, and by the codes of symbol fonts."""

from __future__ import annotations

EMPTY = frozenset("☐□◻⬜▢❏❐❑❒◯○⚪🞎🞏▯")
TICKED = frozenset("☑☒⊠⊡🗹🗷🗵🗳🞕◉🔘")
BARE = frozenset("✓✔✗✘✕✖🗸🗴🗶")
"""Ticks without a box: they are an answer wherever they stand alone."""
SOLID = frozenset("■●⬛◼⚫•×")
"""An answer only inside a box, or where the page also shows the empty one (□, ○)."""
SQUARES = frozenset("■◼⬛")
_PARTNER = {"■": "□◻▢", "◼": "◻", "⬛": "⬜", "●": "○◯", "⚫": "⚪"}

_WINGDINGS = {
    0x6F: "☐", 0x71: "❑", 0x72: "❒", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑",
    0xFB: "✗", 0xFC: "✓", 0x6E: "■", 0x6C: "●", 0xA1: "○", 0xA4: "◉",
    0x52: "☑", 0x53: "☒", 0x51: "☒", 0x54: "☒",
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: "☐", 0xA3: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "☒", 0x4F: "✗", 0x50: "✓",
}  # fmt: skip
_ZAPF = {
    0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0x6C: "●", 0x6E: "■",
    0x6F: "❏", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x6D: "○",
}  # fmt: skip


def symbolic(text: str) -> bool:
    """Whether ``text`` is a code of a symbol font, whatever font stood in for it.

    Such fonts are encoded from U+F020 on; who has none prints the code in another font.
    """
    return len(text) == 1 and "\uf020" <= text <= "\uf0ff"


def from_symbol_font(text: str, family: str, font: str) -> str:
    """A character of a symbol font as the Unicode character it looks like; itself when unknown.

    Symbol fonts come with codes below 256 or in the private area from U+F000.
    """
    code = ord(text[0]) if text else 0
    private = symbolic(text)
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    if code > 0xFF:
        return text
    if family == "dingbats":
        return _ZAPF.get(code, text)
    if family == "wingdings" or (private and family in {"", "symbol"}):
        table = (
            _WINGDINGS_2 if "wingdings2" in font.replace(" ", "").replace("-", "") else _WINGDINGS
        )
        return table.get(code, text)
    return text


def state_of(glyph: str, page_glyphs: frozenset[str]) -> bool | None:
    """Whether a character is a check box and its state; None when it is text or a bullet."""
    if glyph in EMPTY:
        return False
    if glyph in TICKED or glyph in BARE:
        return True
    partners = _PARTNER.get(glyph, "")
    return True if any(partner in page_glyphs for partner in partners) else None


def ticks(glyph: str) -> bool:
    """Whether a character inside a drawn box ticks it."""
    return glyph in TICKED | BARE | SOLID or glyph in {"X", "x", "+", "√", "V", "v", "*", "/"}
